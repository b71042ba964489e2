"""Every format carries every annotation under its own id or names it in its report, is what its specification asks for,
and holds running text only where rights allow."""

from __future__ import annotations

import csv
import io
import json
import re
import sqlite3
import zipfile
from importlib import resources

import pandas
import pytest
import rdflib
from lxml import etree

from annotate import edition
from annotate.cli import main
from annotate.export import folder
from annotate.export.catalogue import EXPORTS
from annotate.export.linked_places import when
from annotate.export.tei.common import ID, TEI, dated
from annotate.export.value import VOCABULARY, Content, Made, content_of
from annotate.files.citation import read_publication
from annotate.values.edtf import Edtf
from tests.export import hard

SCHEMAS = resources.files("annotate.export") / "schemas"
FORMAT = {format_.name: format_ for format_ in EXPORTS}
NS = {"t": TEI}


@pytest.fixture(scope="module")
def difficult() -> Content:
    return hard.content()


@pytest.fixture(scope="module")
def made(difficult) -> dict[str, Made]:
    return {format_.name: format_.make(difficult) for format_ in EXPORTS}


@pytest.fixture
def mini_content(mini) -> Content:
    return content_of(edition.load(mini.root))


def docs(content: bytes):
    from spacy.tokens import DocBin
    from spacy.vocab import Vocab

    return list(DocBin().from_bytes(content).get_docs(Vocab()))


def text_of(name: str, content: bytes) -> str:
    """Return what stands in a file, whatever its kind."""
    if name.endswith(".parquet"):
        from pyarrow import parquet

        return str(parquet.read_table(io.BytesIO(content)).to_pylist())
    if name.endswith(".gpkg"):
        base = sqlite3.connect(":memory:")
        base.deserialize(content)
        return "\n".join(line for line in base.iterdump() if "X'" not in line or "INSERT" in line)
    if name.endswith(".spacy"):
        return "\n".join(f"{d.text} {[s.id_ for s in d.spans['annotations']]}" for d in docs(content))
    if name.endswith(".zip"):
        archive = zipfile.ZipFile(io.BytesIO(content))
        return "\n".join(archive.read(one).decode("utf-8") for one in archive.namelist())
    return content.decode("utf-8")


def words_in(one: Made) -> str:
    return "\n".join(text_of(file.name, file.content) for file in one.files)


@pytest.mark.parametrize("name", [n for n in FORMAT if n != "package"])
def test_every_annotation_is_there_under_its_id_or_named_as_lost(name, difficult, made):
    said = words_in(made[name])
    lost = {id for loss in made[name].losses if loss.what == "annotation" for id in loss.ids}
    ids = {m.id for m in difficult.rows}
    here = {id for id in ids if id in said}
    assert ids <= here | lost
    hidden = {m.id for m in difficult.rows if not m.status.shown}
    assert bool(hidden & here) == FORMAT[name].rows


@pytest.mark.parametrize("name", FORMAT)
def test_no_format_loses_a_field_in_silence(name, difficult, made):
    named = {loss.what for loss in made[name].losses}
    for field in ("sense", "refers_to", "edtf", "relation", "certainty", "by", "note"):
        carried = field in FORMAT[name].fields
        assert carried or field in named or "annotation" in named, field


@pytest.mark.parametrize("name", FORMAT)
def test_the_same_edition_gives_the_same_bytes(name, difficult, made):
    assert FORMAT[name].make(difficult).files == made[name].files


def paragraphs(name: str, one: Made) -> list[str]:
    """Return the paragraphs of a text that a format gives, in order."""
    files = {file.name: file.content for file in one.files}
    if name == "tei":
        tree = etree.fromstring(files["essay.xml"])
        return ["".join(p.itertext()) for p in tree.iterfind(".//t:body//t:p", NS)]
    if name == "api":
        return [json.loads(files[f"texts/essay/{n}.json"])["content"] for n in range(2)]
    if name == "spacy":
        return [d.text for d in docs(files["annotations.spacy"])][:2]
    import rdflib

    graph = rdflib.Graph().parse(data=files["edition.ttl"], format="turtle")
    return [str(text) for text in graph.objects(None, rdflib.URIRef("https://schema.org/text"))]


@pytest.mark.parametrize("name", ["tei", "api", "spacy", "turtle"])
def test_the_text_in_an_export_is_the_text(name, made):
    assert paragraphs(name, made[name]) == [hard.WORDS, hard.WORDS]


@pytest.mark.parametrize("name", ["hipe", "conll"])
def test_the_words_in_an_export_are_those_of_the_text(name, made):
    lines = made[name].files[0].content.decode("utf-8").splitlines()
    start = next(n for n, line in enumerate(lines) if "essay" in line and line.startswith("#"))
    end = next(n for n, line in enumerate(lines) if "paper" in line and line.startswith("#"))
    rows = [line.split("\t") for line in lines[start:end] if line and not line.startswith("# ")]
    assert {len(row) for row in rows} == {10}
    marks = [(row[0 if name == "hipe" else 1], row[9]) for row in rows]
    text = "".join(word + ("" if "NoSpaceAfter" in misc or "SpaceAfter=No" in misc else " ") for word, misc in marks)
    assert text == " ".join(hard.WORDS.split()) * 2


def test_a_text_that_may_not_be_given_is_in_no_format_even_for_who_has_a_copy(mini, letter):
    assert main(["text", "add", "letter", str(letter), "--root", str(mini.root)]) == 0
    content = content_of(edition.load(mini.root))
    assert any(one.text.id == "letter" and not one.open for one in content.texts)
    lines = [re.findall(r"\w+", line) for line in letter.read_text(encoding="utf-8").splitlines()]
    runs = {" ".join(words[start : start + 8]) for words in lines for start in range(len(words) - 7)}
    assert runs
    for name, format_ in FORMAT.items():
        said = " ".join(re.findall(r"\w+", re.sub(r"<[^>]+>", " ", words_in(format_.make(content)))))
        assert not [run for run in runs if run in said], name


def test_tei_is_of_the_schema_that_ships(made, mini_content):
    schema = etree.RelaxNG(etree.fromstring((SCHEMAS / "tei.rng").read_bytes()))
    for file in (*made["tei"].files, *FORMAT["tei"].make(mini_content).files):
        schema.assertValid(etree.fromstring(file.content))
    for wrong in (b'cert="sure"', b'cert="high" when="soon"'):
        broken = made["tei"].files[0].content.replace(b'cert="high"', wrong, 1)
        assert not schema.validate(etree.fromstring(broken))


def test_every_pointer_of_a_tei_file_leads_somewhere(made, mini_content):
    for file in (*made["tei"].files, *FORMAT["tei"].make(mini_content).files):
        tree = etree.fromstring(file.content)
        ids = [element.get(ID) for element in tree.iter() if element.get(ID)]
        assert len(ids) == len(set(ids))
        names = ("ref", "corresp", "target", "ana", "resp", "source", "active", "passive", "sameAs", "datingMethod",
                 "who")  # fmt: skip
        pointers = {p for e in tree.iter() for n in names for p in e.get(n, "").split() if p.startswith("#")}
        assert {p[1:] for p in pointers} <= set(ids)


def test_tei_puts_in_the_text_what_can_stand_there_and_the_rest_beside_it(made):
    tree = etree.fromstring(made["tei"].files[0].content)
    inside = {e.get(ID) for e in tree.iterfind(".//t:body//*[@ana]", NS)}
    beside = {e.get(ID) for e in tree.iterfind(".//t:standOff/t:list[@type='mentions']//*[@ana]", NS)}
    assert beside == {"e-0000x01", "e-0001x01"}  # the harbour overlaps with the town
    assert len(inside) == 18
    nested = tree.find(".//t:placeName[@xml:id='e-0000x00']/t:placeName", {**NS, "xml": ID[1:-3]})
    assert nested.get(ID) == "e-0000x02"
    assert {e.get("target") for e in tree.iterfind(".//t:alt", NS)} == {
        "#e-0000x03 #e-0000x04", "#e-0001x03 #e-0001x04"
    }  # fmt: skip
    paper = etree.fromstring(made["tei"].files[1].content)
    assert {e.get("reason") for e in paper.iterfind(".//t:p/t:gap", NS)} == {"copyright"}
    assert {"".join(p.itertext()) for p in paper.iterfind(".//t:body//t:p", NS)} == {""}


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("1990-09-30", {"when": "1990-09-30"}),
        ("1990", {"when": "1990"}),
        ("1990/1992-08", {"from": "1990", "to": "1992-08"}),
        ("1945/..", {"from": "1945"}),
        ("1960~", {"notBefore": "1960-01-01", "notAfter": "1960-12-31"}),
        ("197X", {"notBefore": "1970-01-01", "notAfter": "1979-12-31"}),
        ("1948-21", {"notBefore": "1948-03-01", "notAfter": "1948-05-31"}),
        ("../1985", {"notAfter": "1985-12-31"}),
        ("1984?/2004-06", {"notBefore": "1984-01-01", "notAfter": "2004-06-30"}),
    ],
)
def test_dates_in_tei(written, said):
    given = dated(Edtf.parse(written))
    assert given.pop("when_custom") == written
    assert given.pop("datingMethod") == "#edtf"
    assert given == said


def test_who_suggested_and_decided_notes_records_and_annotations_is_in_every_format_that_has_a_place_for_it(made):
    def one(name, file):
        return next(f.content for f in made[name].files if f.name == file)

    def said(file):
        tree = etree.fromstring(one("tei", file))
        who = {f"#{s.get(ID)}": s.findtext(f"{{{TEI}}}name") for s in tree.iter(f"{{{TEI}}}respStmt")}
        changes = [c for c in tree.iter(f"{{{TEI}}}change") if c.get("who")]
        decided = {(c.get("target"), who[c.get("who")], c.get("when"), c.get("type"), c.text) for c in changes}
        return {e.get(ID): who[e.get("resp")] for e in tree.iter() if e.get("resp") and e.get(ID)}, decided

    by, decided = said("essay.xml")
    assert (by["essay-n01"], by["e-0000x07"]) == ('Ada "B" & C', "N. N. <n@n>")
    assert decided == {
        ("#e-0000x00", "N. N. <n@n>", "2026-03-01", "adjudicated", "It is <so>."),
        ("#e-0000x07", "editors", "2026-03-01", "accepted", None),
        ("#essay-n01", "editors", "2026-03-01", "accepted", "Seen."),
    }
    by, decided = said("gazetteer.xml")
    assert by == {"ent-idea": "Eve", "ent-vik": "Ada"}
    assert {found[:2] for found in decided} == {("#ent-idea", "editors"), ("#ent-vik", "N. N. <n@n>")}

    items = json.loads(one("web-annotation", "essay.jsonld"))["first"]["items"]
    (note,) = (item for item in items if item["motivation"] == "commenting")
    assert note["creator"] == {"type": "Person", "name": 'Ada "B" & C'}
    assert (note["edition:decided_by"], note["edition:decided_on"]) == ("editors", "2026-03-01")
    assert sum("edition:decided_by" in item for item in items) == 3

    graph = rdflib.Graph().parse(data=made["turtle"].files[0].content, format="turtle")
    term = rdflib.Namespace(VOCABULARY)
    found = {
        (str(by), str(graph.value(thing, term.decided_by)), str(graph.value(thing, term.decided_on)))
        for thing in graph.subjects(term.decided_by)
        for by in (*graph.objects(thing, rdflib.DCTERMS.creator), *graph.objects(thing, rdflib.DCTERMS.contributor))
    }
    assert found == {
        ('Ada "B" & C', "editors", "2026-03-01"), ("Eve", "editors", "2026-03-01"),
        ("Ada", "N. N. <n@n>", "2026-03-01"), ("editors", "N. N. <n@n>", "2026-03-01"),
        ("N. N. <n@n>", "editors", "2026-03-01"),
    }  # fmt: skip

    def rows(file):
        return {row["id"]: row for row in csv.DictReader(io.StringIO(one("csv", file).decode(), newline=""))}

    assert [rows("mentions.csv")[id]["decided_by"] for id in ("e-0000x00", "e-0000x01")] == ["N. N. <n@n>", ""]
    assert rows("mentions.csv")["e-0000x00"]["decided_on"] == "2026-03-01"
    assert [rows("entities.csv")[id]["suggested_by"] for id in ("vik", "idea", "ada")] == ["Ada", "Eve", ""]
    (note,) = json.loads(one("api", "texts/essay/0.json"))["notes"]
    assert (note["suggested_by"], note["decided_by"]) == ('Ada "B" & C', "editors")
    assert json.loads(one("api", "entities/vik.json"))["suggested_by"] == "Ada"
    for name, format_ in FORMAT.items():
        assert ("credit" in {loss.what for loss in made[name].losses}) == ("credit" not in format_.parts), name


def test_what_readers_gave_and_an_editor_took_in_is_credited_in_what_leaves_the_edition(mini):
    for name, rows in (
        ("notes", "note,sources,certainty,by,remark\nessay,0,Storting,1,Its house was new.,mini-handbook,low,ada,\n"),
        ("objections", "annotation,note,by\nessay,0,Sweden,1,,A ship.,ada\n"),
    ):
        path = mini.proposals / name / "ada.csv"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"text,para,quote,nth,{rows}", "utf-8")
    assert main(["accept", "--text", "essay", "--by", "bob", "--date", "2026-03-01", "--root", str(mini.root)]) == 0
    essay = next(one for one in content_of(edition.load(mini.root)).texts if one.text.id == "essay")
    assert {id: (c.suggested, c.decided) for id, c in essay.credits.items()} == {
        "n01": ("ada", "bob"), "a-kdjnidxi": ("editors", "bob"),
    }  # fmt: skip
    (row,) = (m for m in essay.rows if m.id == "a-kdjnidxi")
    assert (row.status, row.note) == ("rejected", "A ship.")


def test_dates_in_linked_places():
    assert when(Edtf.parse("1990-09-30"))["timespans"] == [{"start": {"in": "1990-09-30"}, "end": {"in": "1990-09-30"}}]
    assert when(Edtf.parse("1945~/.."))["timespans"] == [{"start": {"earliest": "1945-01-01", "latest": "1945-12-31"}}]
    assert when(Edtf.optional(""))["timespans"] == []


def test_web_annotations_have_what_the_model_demands(made):
    seen = set()
    for file in made["web-annotation"].files:
        whole = json.loads(file.content)
        assert whole["@context"][0] == "http://www.w3.org/ns/anno.jsonld"
        assert whole["type"] == "AnnotationCollection"
        assert whole["total"] == len(whole["first"]["items"])
        for item in whole["first"]["items"]:
            assert item["type"] == "Annotation"
            assert item["id"].startswith("urn:uuid:")
            seen.add(item["id"])
            assert isinstance(item["motivation"], str)
            bodies = item["body"] if isinstance(item["body"], list) else [item["body"]]
            assert all(("value" in body) == (body["type"] == "TextualBody") for body in bodies)
            selectors = item["target"]["selector"]
            for selector in selectors if isinstance(selectors, list) else [selectors]:
                if selector["type"] == "TextPositionSelector":
                    quote = selectors[0]
                    around = hard.WORDS[selector["start"] - len(quote["prefix"]) : selector["end"] + 32]
                    assert around == quote["prefix"] + quote["exact"] + quote["suffix"]
                else:
                    assert selector["exact"]
    assert len(seen) == 2 * (2 * 10 + 1)


def test_linked_places_are_of_the_schema_that_ships(made, mini_content):
    from jsonschema import Draft7Validator

    schema = Draft7Validator(json.loads((SCHEMAS / "linked_places.json").read_text(encoding="utf-8")))
    for one in (made["linked-places"], FORMAT["linked-places"].make(mini_content)):
        collection = json.loads(one.files[0].content)
        schema.validate(collection)
        del collection["features"][0]["properties"]["fclasses"]
        assert not schema.is_valid(collection)


def test_linked_places_come_back_by_our_own_importer(made, tmp_path):
    from annotate.gazetteer.importers import linked_places

    path = tmp_path / "places.json"
    path.write_bytes(made["linked-places"].files[0].content)
    harvest = linked_places.read(path)
    assert harvest.problems == ()
    (place,) = harvest.places
    assert (place.id, place.wikidata, place.lat, place.lon) == ("ada", "Q1", 1.5, -2.5)
    assert "아다" in [name.name for name in place.names]


def test_turtle_is_of_the_shapes_that_ship(made, mini_content):
    import pyshacl
    import rdflib

    shapes = rdflib.Graph().parse(data=(SCHEMAS / "shapes.ttl").read_text(encoding="utf-8"), format="turtle")
    for one in (made["turtle"], FORMAT["turtle"].make(mini_content)):
        graph = rdflib.Graph().parse(data=one.files[0].content, format="turtle")
        conforms, _, said = pyshacl.validate(graph, shacl_graph=shapes)
        assert conforms, said
    broken = made["turtle"].files[0].content.replace(b'term:sense "metonymic"', b'term:sense "literal"', 1)
    assert not pyshacl.validate(rdflib.Graph().parse(data=broken, format="turtle"), shacl_graph=shapes)[0]


def test_hipe_is_read_by_another_reader_with_both_senses(made):
    assert b"# hipe2022:dataset = a-hard-edition\n" in made["hipe"].files[0].content
    read = pandas.read_csv(
        io.BytesIO(made["hipe"].files[0].content), sep="\t", quoting=csv.QUOTE_NONE, keep_default_na=False,
        comment=None, skip_blank_lines=True,
    )  # fmt: skip
    rows = read[~read["TOKEN"].str.startswith("# ")].reset_index(drop=True)
    assert (rows.drop(columns="TOKEN") != "").all(axis=None)
    meto = rows[rows["NE-COARSE-METO"] == "B-org"]
    assert set(meto["NE-COARSE-LIT"]) == {"B-loc"}
    assert set(meto["NEL-LIT"]) == {"Q1"}
    assert set(meto["NEL-METO"]) == {"NIL"}  # the board's number was not seen in a source
    for column in ("NE-COARSE-LIT", "NE-COARSE-METO", "NE-NESTED"):
        before = "O"
        for tag in rows[column]:
            assert not tag.startswith("I-") or before[2:] == tag[2:], column
            before = tag


def test_geopackage_and_parquet_are_read_by_others(made, difficult, tmp_path):
    import pyarrow.parquet
    import pyogrio

    path = tmp_path / "edition.gpkg"
    path.write_bytes(made["geopackage"].files[0].content)
    assert {name for name, _ in pyogrio.list_layers(path)} == {"places", "mentions"}
    points = pyogrio.read_dataframe(path, layer="mentions")
    assert {(p.x, p.y) for p in points.geometry} == {(-2.5, 1.5)}
    assert set(points["quote"]) == {"Ada", "아다"}
    table = next(file for file in made["parquet"].files if file.name == "mentions.parquet")
    read = pyarrow.parquet.read_table(io.BytesIO(table.content)).to_pylist()
    assert [row["id"] for row in read] == [m.id for m in difficult.rows]
    assert [row["note"] for row in read] == [m.note for m in difficult.rows]
    assert {(row["start"] is None) for row in read if row["text"] == "paper"} == {True}


def test_spacy_reads_back_every_span(made, difficult):
    found = {}
    for doc in docs(made["spacy"].files[0].content):
        group = doc.spans["annotations"]
        assert group.attrs["paragraph"][:5] in ("essay", "paper")
        found |= {span.id_: (span.text, span.label_, span.kb_id_) for span in group}
    assert found == {m.id: (m.quote, m.kind.value, m.entity) for m in difficult.shown}


def test_the_api_is_what_its_description_says(made, difficult):
    from jsonschema import Draft202012Validator

    files = {file.name: json.loads(file.content) for file in made["api"].files}
    described = files["openapi.json"]
    answered = set()
    for path, methods in described["paths"].items():
        pattern = re.compile(re.sub(r"\\{\w+\\}", "[^/]+", re.escape(path.strip("/"))))
        schema = methods["get"]["responses"]["200"]["content"]["application/json"]["schema"]
        validator = Draft202012Validator({**schema, "components": described["components"]})
        names = [name for name in files if pattern.fullmatch(name) and name != "openapi.json"]
        assert names, path
        answered.update(names)
        for name in names:
            validator.validate(files[name])
    assert answered == set(files) - {"openapi.json"}
    assert set(files["annotations.json"]) == {m.id for m in difficult.shown}


def test_oai_says_what_it_can_and_names_what_it_cannot(made, difficult):
    from dataclasses import replace

    from annotate.values.publication import Agent

    names = [file.name for file in made["oai"].files]
    assert names == ["ListMetadataFormats.xml", "ListIdentifiers.xml", "ListRecords.xml"]
    assert [loss.what for loss in made["oai"].losses if loss.what == "Identify"]
    known = replace(difficult.publication, url="https://a.invalid/b", contact=Agent("The editors", email="a@b.invalid"))
    whole = FORMAT["oai"].make(replace(difficult, publication=known))
    assert whole.files[0].name == "Identify.xml"
    tree = etree.fromstring(whole.files[0].content)
    assert tree.find(".//{*}adminEmail").text == "a@b.invalid"
    records = etree.fromstring(whole.files[-1].content)
    assert len(records.findall(".//{*}record")) == 3
    assert "https://a.invalid/b" in "".join(records.itertext())


def test_the_archive_holds_the_data_and_its_sums(mini, mini_content):
    import hashlib

    (file,) = FORMAT["package"].make(mini_content).files
    assert file.name == "mini-0.1.0-data.zip"
    archive = zipfile.ZipFile(io.BytesIO(file.content))
    listed = dict(line.split("  ")[::-1] for line in archive.read("checksums.sha256").decode().splitlines())
    assert set(listed) == set(archive.namelist()) - {"checksums.sha256"}
    assert {"CITATION.cff", "data/datapackage.json", "data/annotations/essay/p00.csv"} <= set(listed)
    for name, digest in listed.items():
        assert hashlib.sha256(archive.read(name)).hexdigest() == digest
        assert name.endswith("datapackage.json") or archive.read(name) == (mini.root / name).read_bytes()
    described = json.loads(archive.read("data/datapackage.json"))
    single = [one for one in described["resources"] if len(one["path"]) == 1 or isinstance(one["path"], str)]
    assert single
    for one in single:
        path = one["path"] if isinstance(one["path"], str) else one["path"][0]
        assert one["hash"] == f"sha256:{listed[f'data/{path}']}"


def test_frictionless_finds_nothing_wrong_with_the_archive(mini, mini_content, tmp_path):
    from frictionless import validate

    (file,) = FORMAT["package"].make(mini_content).files
    zipfile.ZipFile(io.BytesIO(file.content)).extractall(tmp_path)
    report = validate(str(tmp_path / "data" / "datapackage.json"), type="package")
    assert report.valid, report.flatten(["message"])


# --- on the command line


def test_export_of_one_format_and_of_all(mini, tmp_path, capsys):
    where = ["--root", str(mini.root)]
    assert main(["export", "hipe", "-o", str(tmp_path / "a.tsv"), *where]) == 0
    assert (tmp_path / "a.tsv").read_text(encoding="utf-8").startswith("TOKEN\t")
    assert "format,what,why,ids" in (tmp_path / "a.tsv.losses.csv").read_text(encoding="utf-8")
    assert "hipe: does not carry" in capsys.readouterr().err
    assert main(["export", "all", "-o", str(tmp_path / "all"), *where]) == 0
    names = {path.relative_to(tmp_path / "all").as_posix() for path in (tmp_path / "all").rglob("*") if path.is_file()}
    assert {"tei/essay.xml", "edition.ttl", "losses.csv", "checksums.sha256", "parquet/mentions.parquet"} <= names
    rows = list(csv.DictReader((tmp_path / "all" / "losses.csv").read_text(encoding="utf-8").splitlines()))
    assert {row["format"] for row in rows} == set(FORMAT) - {"package"}


def test_what_an_earlier_export_left_is_removed_and_what_is_not_ours_stays(mini, tmp_path):
    out = tmp_path / "tei"
    assert main(["export", "api", "-o", str(out), "--root", str(mini.root)]) == 0
    (out / "mine.txt").write_text("mine", encoding="utf-8")
    assert (out / "api" / "entities").is_dir()
    assert main(["export", "tei", "-o", str(out), "--root", str(mini.root)]) == 0
    assert not [path for path in (out / "api").rglob("*") if path.is_file()]
    assert (out / "mine.txt").exists()


def test_export_says_what_is_wrong(mini, tmp_path, capsys, monkeypatch):
    where = ["--root", str(mini.root)]
    assert main(["export", "teii", *where]) == 2
    assert "Did you mean 'tei'?" in capsys.readouterr().err
    (tmp_path / "file").write_text("", encoding="utf-8")
    assert main(["export", "tei", "-o", str(tmp_path / "file"), *where]) == 2
    assert "is a file, a folder was expected" in capsys.readouterr().err
    monkeypatch.setitem(__import__("sys").modules, "lxml.etree", None)
    assert main(["export", "tei", "-o", str(tmp_path / "tei"), *where]) == 2
    assert "pip install 'annotate[export]'" in capsys.readouterr().err
    (mini.root / "CITATION.cff").write_text("title: T\n", encoding="utf-8")
    assert main(["export", "csv", *where]) == 1
    assert "it lacks 'authors'" in capsys.readouterr().err


def test_names_that_lead_out_of_the_folder_are_refused(tmp_path):
    from annotate.export.value import File
    from annotate.values.errors import UsageError

    for name in ("../a", "/a", "b/../../a", ""):
        with pytest.raises(UsageError, match="leads out"):
            folder.put(tmp_path / "x", [File(name, b"")])
    assert list(tmp_path.rglob("*")) == []


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (("The editors", "Foo, Bar"), "stands where something is still to be said"),
        (("urn:uuid:3f2b8a52", "urn:uuid:3f2b"), "no identifier urn:uuid"),
        (("2026-01-02", "January"), "not a day"),
        (("version: 0.1.0", "version: 0.1.0\ndoi: soon"), "doi is 'soon'"),
        (("version: 0.1.0", "version: 0.1.0\nurl: javascript:alert(1)"), "is no address"),
    ],
)
def test_a_record_with_placeholders_or_inventions_is_refused(change, said, mini):
    from annotate.values.errors import DataError

    path = mini.root / "CITATION.cff"
    path.write_text(path.read_text(encoding="utf-8").replace(*change), encoding="utf-8")
    with pytest.raises(DataError, match=said):
        read_publication(mini.root)
