"""What is exported comes in again row for row, what others made comes in as proposals, and what cannot is named."""

from __future__ import annotations

import json

import pytest

from annotate import edition
from annotate.cli import main
from annotate.export import tei as tei_export
from annotate.export import web_annotation as web_export
from annotate.export.value import content_of
from annotate.files import store, tables
from annotate.importers import IMPORTERS
from annotate.importers.value import Target
from annotate.values.errors import InputError
from annotate.values.model import Kind, Status
from tests.export import hard

IMPORT = {one.name: one for one in IMPORTERS}


def essay() -> Target:
    content = hard.content()
    return Target(content.texts[0].text, content.entities)


def exported(content, name):
    made = {"tei": tei_export, "web-annotation": web_export}[name].FORMAT.make(content)
    suffix = {"tei": "xml", "web-annotation": "jsonld"}[name]
    return {file.name.removesuffix(f".{suffix}"): file.content for file in made.files}, made


@pytest.mark.parametrize("name", ["tei", "web-annotation"])
@pytest.mark.parametrize("size", [22, 200])
def test_an_edition_comes_back_row_for_row(name, size):
    content = hard.content(size)
    files, made = exported(content, name)
    for one in content.texts:
        taken = IMPORT[name].read(files[one.text.id], Target(one.text, content.entities))
        labels = {m.id: content.entity[m.entity].label if m.entity else "" for m in one.shown}
        assert {m.id: m for m in taken.rows} == {
            m.id: type(m)(**{**{f: getattr(m, f) for f in m.__dataclass_fields__}, "entity_label": labels[m.id]})
            for m in one.shown
        }
        hidden = {m.id for m in one.rows} - {m.id for m in taken.rows}
        assert hidden <= {id for loss in made.losses for id in loss.ids}
        assert [left for left in taken.left if "note" not in left.why] == []


@pytest.mark.parametrize("name", ["tei", "web-annotation"])
def test_the_files_of_the_edition_come_back_byte_for_byte(name, edition_root, tmp_path, capsys):
    loaded = edition.load(edition_root)
    files, _ = exported(content_of(loaded), name)
    for text, raw in files.items():
        if text == "gazetteer":
            continue
        (tmp_path / text).write_bytes(raw)
        out = tmp_path / f"out-{text}"
        arguments = ["import", name, str(tmp_path / text), text, "-o", str(out), "--root", str(edition_root)]
        assert main(arguments) == 0, capsys.readouterr().err
        for path in loaded.project.annotation_files(text):
            rows = tables.read(path, store.ANNOTATION_COLUMNS).rows
            if rows:
                assert (out / path.name).read_bytes() == path.read_bytes()
        assert main(arguments) == 2
        assert "holds p00.csv" in capsys.readouterr().err


TEI = (
    '<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader/><text><body><p>{}</p><p>Nowhere is <placeName>Ada</placeName>'
    "</p></body></text></TEI>"
)


EMPTY = b'<TEI xmlns="http://www.tei-c.org/ns/1.0">&x;</TEI>'


def test_tei_of_others_comes_in_as_proposals():
    marked = (
        hard.WORDS.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
        .replace("Ada about", '<hi><placeName ref="https://www.wikidata.org/entity/Q1">Ada</placeName></hi> about')
        .replace("1962", '<date when="1962" cert="high">1962</date>')
        .replace("Vik pact", '<rs type="person" ref="#nobody">Vik</rs> pact').replace("아다", "<rs>아다</rs>")
    )  # fmt: skip
    taken = IMPORT["tei"].read(TEI.format(marked).encode(), essay())
    said = [(m.para, m.quote, m.nth, m.kind, m.entity, m.edtf.text, m.status, m.by) for m in taken.rows]
    assert said == [
        (0, "Ada", 2, Kind.PLACE, "ada", "", Status.PROPOSED, "import"),
        (0, "1962", 1, Kind.DATE, "", "1962", Status.PROPOSED, "import"),
        (0, "Vik", 1, Kind.PERSON, "", "", Status.PROPOSED, "import"),
    ]
    assert all(m.id == store.mint_id("essay", m.para, m.quote, m.nth) for m in taken.rows)
    assert sorted(left.why for left in taken.left) == [
        "its paragraph is not one of the text", "no record for #nobody; taken in without"
    ]  # fmt: skip


def quoted(exact, prefix):
    return {"type": "TextQuoteSelector", "exact": exact, "prefix": prefix}


def test_web_annotations_of_others_come_in_by_position_and_by_quotation():
    start = len(hard.WORDS) + 1 + hard.WORDS.index("Ada wept")
    items = [
        {
            "type": "Annotation", "creator": "Ann",
            "body": [{"type": "TextualBody", "purpose": "tagging", "value": "Place"}, "http://www.wikidata.org/entity/Q1"],
            "target": {"source": "x", "selector": {"type": "TextPositionSelector", "start": start, "end": start + 3}},
        },
        {
            "id": "urn:two", "body": {"value": "PERSON", "purpose": "classifying"},
            "target": {"source": "y#essay-p01", "selector": [
                {"type": "TextQuoteSelector", "exact": "Vik", "prefix": "Ada–", "suffix": " pact"}]},
        },
        {"id": "urn:three", "body": {"value": "PERSON"}, "target": {"selector": quoted("Ada", "")}},
        {"id": "urn:four", "body": [], "target": {"selector": quoted("Harbour", "x")}},
        {"id": "urn:five", "body": []},
        "six",
    ]  # fmt: skip
    taken = IMPORT["web-annotation"].read(json.dumps(items).encode(), essay())
    assert [(m.para, m.quote, m.nth, m.kind, m.entity, m.by) for m in taken.rows] == [
        (1, "Vik", 1, Kind.PERSON, "", "import"), (1, "Ada", 4, Kind.PLACE, "ada", "Ann")
    ]  # fmt: skip
    assert [left.place for left in taken.left] == ["urn:three", "urn:four", "urn:five", "annotation 6"]


@pytest.mark.parametrize("between", ["\n", "\n\n"])
def test_recogito(between):
    whole = between.join([hard.WORDS, hard.WORDS])
    at = whole.rindex("Ada wept")
    table = (
        "UUID,QUOTE_TRANSCRIPTION,ANCHOR,TYPE,URI,VERIFICATION_STATUS,TAGS,COMMENTS\n"
        f"1,Ada,char-offset:{at},PLACE,http://www.wikidata.org/entity/Q1,VERIFIED,,a note\n"
        f"2,Vik,char-offset:{whole.rindex('Vik')},PERSON,http://nowhere.invalid/9,,sea,\n"
        "3,Ada,char-offset:3,PLACE,,,,\n"
        "4,Ada,,TRANSCRIPTION,,,,\n"
    )
    taken = IMPORT["recogito"].read(table.encode("utf-8-sig"), essay())
    assert [(m.para, m.quote, m.nth, m.kind, m.entity, m.note, m.status) for m in taken.rows] == [
        (1, "Vik", 1, Kind.PERSON, "", "", Status.PROPOSED),
        (1, "Ada", 4, Kind.PLACE, "ada", "a note", Status.PROPOSED),
    ]
    assert [(left.place, left.why.split(":")[0].split(";")[0]) for left in taken.left] == [
        ("line 3", "no record for http"), ("line 3", "tags are not taken in"),
        ("line 4", "does not stand where its anchor says, or stands more than once"),
        ("line 5", "type 'TRANSCRIPTION' names no kind of this edition"),
    ]  # fmt: skip


TAB = "\t"


def webanno(text: str, marks: dict[str, tuple[str, str]]) -> str:
    """Return a text as INCEpTION writes it: a sentence, a unit a word, offsets in UTF-16 units."""
    core = "de.tudarmstadt.ukp.dkpro.core.api"
    lines = ["#FORMAT=WebAnno TSV 3.3", f"#T_SP={core}.ner.type.NamedEntity|identifier|value",
             f"#T_CH={core}.coref.type.CoreferenceLink|referenceRelation|referenceType", "", "",
             "#Text=" + text.replace("\\", "\\\\").replace(TAB, "\\t")]  # fmt: skip
    at = 0
    for number, word in enumerate(text.split(" "), start=1):
        end = at + len(word.encode("utf-16-le")) // 2
        link, value = marks.get(word, ("_", "_"))
        lines.append(f"1-{number}\t{at}-{end}\t{word.replace(TAB, '_')}\t{link}\t{value}\t_\t_\t")
        at = end + 1
    return "\n".join(lines) + "\n"


def test_inception():
    target = essay()
    words = [p.text for p in target.text.paragraphs]
    marks = {"Old": ("*[1]", "LOC[1]"), "Port": ("*[1]", "LOC[1]"), "Ada": ("*[1]|http://www.wikidata.org/entity/Q1[2]",
             "LOC[1]|PER[2]"), "1962?": ("_", "MISC\\_x")}  # fmt: skip
    text = words[0] + " " + words[1].split(" ", 3)[3]  # the second paragraph is cut: another text
    taken = IMPORT["inception"].read(webanno(text, marks).encode(), target)
    assert taken.rows == ()
    assert {left.why for left in taken.left if left.place != "line 3"} == {"the file is of another text than this one"}
    whole = f"{words[0]} {words[1]}"
    once = {"Port": ("_", "LOC"), "Harbour": ("http://www.wikidata.org/entity/Q1", "PLACE"), "&": ("_", "smiley")}
    taken = IMPORT["inception"].read(webanno(whole, once).encode(), target)
    assert [(m.para, m.quote, m.nth, m.kind, m.entity) for m in taken.rows] == [
        (n, *said) for n in (0, 1) for said in (("Port", 1, Kind.PLACE, ""), ("Harbour", 1, Kind.PLACE, "ada"))
    ]
    assert [left.why for left in taken.left] == [
        "only the layer of named entities is taken in", *["value 'smiley' names no kind of this edition"] * 2
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("name", "raw", "said"),
    [
        ("tei", b"<TEI", "is not XML"),
        ("tei", b"<p/>", "its root is another element"),
        ("tei", b'<!DOCTYPE T [<!ENTITY x SYSTEM "file:///etc/hostname">]>' + EMPTY, ""),
        ("web-annotation", b"{", "is not JSON"),
        ("web-annotation", b"{}", "holds no annotations"),
        ("recogito", b"a,b\n", "has no column"),
        ("recogito", b"\xff", "not readable as CSV"),
        ("inception", b"#FORMAT=CoNLL", "is not WebAnno TSV 3"),
        ("inception", b"\xff", "not UTF-8"),
    ],
)  # fmt: skip
def test_files_that_are_something_else_are_refused(name, raw, said):
    if not said:  # what a file names elsewhere is not opened
        assert IMPORT[name].read(raw, essay()).rows == ()
        return
    with pytest.raises(InputError, match=said):
        IMPORT[name].read(raw, essay())


def test_the_verb_says_what_is_wrong(mini, capsys, tmp_path):
    where = ["--root", str(mini.root)]
    assert main(["import", "teo", "x", "essay", *where]) == 2
    assert "Did you mean 'tei'?" in capsys.readouterr().err
    assert main(["import", "tei", str(tmp_path / "none"), "essay", *where]) == 2
    (tmp_path / "a.csv").write_text("UUID,QUOTE_TRANSCRIPTION,ANCHOR,TYPE\n", encoding="utf-8")
    assert main(["import", "recogito", str(tmp_path / "a.csv"), "letter", *where]) == 2
    assert "annotate text add letter FILE" in capsys.readouterr().err
    assert main(["import", "recogito", str(tmp_path / "a.csv"), "essay", *where]) == 0
    said = capsys.readouterr()
    assert said.out.splitlines()[0].startswith("para,id,quote")
    assert "0 rows taken in" in said.err
