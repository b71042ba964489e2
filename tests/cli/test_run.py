"""`annotate run`: any plain text in, one mention a line out; every mistake is one message and leaves no file."""

import csv
import io
import json
import shutil

import pytest

SENTENCE = "On 7 June 1905 the Storting in Kristiania broke with Sweden."
FIELDS = [
    *("para", "start", "end", "quote", "type", "entity", "label", "wikidata", "sense", "refers_to"),
    *("edtf", "earliest", "latest", "relation", "score", "reasons"),
]


@pytest.fixture(scope="session")
def nlp(edition_root):
    from annotate.stages import assembly

    return assembly.pipeline(edition_root / "tests" / "mini" / "data" / "gazetteer")


@pytest.fixture
def quick(nlp, monkeypatch):
    """Give every call the one pipeline, whose gazetteer is that of the small edition."""
    monkeypatch.setattr("annotate.stages.assembly.pipeline", lambda gazetteer, model=None: nlp)


@pytest.fixture
def text(tmp_path):
    path = tmp_path / "letter.txt"
    path.write_text(
        f"\ufeff{SENTENCE}\r\n\r\nIn 1925 it took back its old name, Oslo.\r\n", encoding="utf-8", newline=""
    )
    return path


def _mentions(done):
    return [json.loads(line) for line in done.out.splitlines()]


def _found(done):
    return {(m["para"], m["quote"]): m for m in _mentions(done)}


def test_a_file_becomes_lines_of_json(call, mini, text, quick):
    done = call("run", text, "--root", mini.root)
    assert (done.code, done.words) == (0, "")
    paragraphs = [SENTENCE, "In 1925 it took back its old name, Oslo."]
    for mention in _mentions(done):
        assert list(mention) == FIELDS
        assert paragraphs[mention["para"]][mention["start"] : mention["end"]] == mention["quote"]
        assert 0 <= mention["score"] <= 1
        assert mention["reasons"]
    found = _found(done)
    assert found[0, "7 June 1905"]["edtf"] == "1905-06-07"
    assert found[1, "1925"]["earliest"] == "1925-01-01"
    assert found[0, "Storting"]["entity"] == "storting"
    assert found[0, "Kristiania"]["wikidata"] == found[1, "Oslo"]["wikidata"] == "Q585"


def test_a_text_of_the_edition_brings_its_own_date(call, mini, quick):
    found = _found(call("run", "essay", "--root", mini.root))
    assert found[1, "26 October 1905"]["edtf"] == "1905-10-26"
    assert found[0, "Sweden"]["entity"] == "sweden"


def test_standard_input_is_read(call, mini, stdin, quick):
    stdin(SENTENCE.encode())
    assert (0, "Sweden") in _found(call("run", "-", "--root", mini.root))


def test_csv_has_the_columns_of_the_proposals(call, mini, text, quick):
    from annotate.files.store import SUGGESTION_COLUMNS

    rows = list(csv.DictReader(io.StringIO(call("run", text, "--format", "csv", "--root", mini.root).out)))
    assert tuple(rows[0]) == SUGGESTION_COLUMNS
    assert [r["quote"] for r in rows] == [m["quote"] for m in _mentions(call("run", text, "--root", mini.root))]


@pytest.mark.parametrize("name", ["tei", "spacy"])
def test_a_file_leaves_in_the_formats_of_an_edition(call, mini, text, quick, tmp_path, name):
    out = tmp_path / "out"
    assert call("run", text, "--format", name, "-o", out, "--root", mini.root).code == 0
    if name == "tei":
        assert b">7 June 1905</date>" in out.read_bytes()
        assert b'<idno type="local">storting</idno>' in out.read_bytes()
    else:
        import spacy
        from spacy.tokens import DocBin

        docs = list(DocBin().from_disk(out).get_docs(spacy.blank("en").vocab))
        assert [doc.text for doc in docs] == [SENTENCE, "In 1925 it took back its old name, Oslo."]
        assert [ent.text for ent in docs[1].ents] == ["1925", "Oslo"]


def test_a_file_is_written_whole(call, mini, text, quick, tmp_path):
    done = call("run", text, "-o", tmp_path / "out.jsonl", "--root", mini.root)
    assert (done.code, done.out) == (0, "")
    assert (tmp_path / "out.jsonl").read_text(encoding="utf-8") == call("run", text, "--root", mini.root).out
    assert sorted(p.name for p in tmp_path.iterdir()) == ["letter.txt", "mini", "out.jsonl"]


def test_a_text_without_any_mention_is_no_error(call, mini, stdin, quick):
    stdin(b"and so on\n")
    done = call("run", "-", "--root", mini.root)
    assert (done.code, done.out, done.words) == (0, "", "")


def test_a_gazetteer_of_ones_own_needs_no_edition(call, mini, text, tmp_path, monkeypatch):
    folder = tmp_path / "names"
    shutil.copytree(mini.gazetteer, folder)
    monkeypatch.chdir(tmp_path)
    done = call("run", text, "--gazetteer", folder, "--date", "1905")
    assert done.code == 0
    assert _found(done)[0, "Storting"]["label"] == "Storting"


def _mistakes(tmp_path, mini, text):
    (tmp_path / "folder").mkdir()
    (tmp_path / "empty.txt").touch()
    (tmp_path / "blank.txt").write_text(" \n\t\n", encoding="utf-8")
    (tmp_path / "latin.txt").write_bytes("Kjære".encode("latin-1"))
    (tmp_path / "a-file").touch()
    broken = tmp_path / "broken"
    shutil.copytree(mini.gazetteer, broken)
    (broken / "names.csv").write_text("entity,name\nx,y\n", encoding="utf-8")
    rows = (mini.gazetteer / "names.csv").read_text(encoding="utf-8")
    bad = tmp_path / "bad"
    shutil.copytree(mini.gazetteer, bad)
    (bad / "names.csv").write_text(rows.replace("norway,Norway", "norwai,Norway").replace(",ru,", ",,"), "utf-8")
    half = tmp_path / "half"
    shutil.copytree(mini.gazetteer, half)
    (half / "relations.csv").unlink()
    return {
        "missing file": ([tmp_path / "none.txt"], 2, "none.txt: no such file."),
        "near text": (["esay"], 2, "Did you mean 'essay'?"),
        "folder": ([tmp_path / "folder"], 2, "is a folder"),
        "empty": ([tmp_path / "empty.txt"], 2, "the text is empty"),
        "blank": ([tmp_path / "blank.txt"], 2, "the text is empty"),
        "not UTF-8": ([tmp_path / "latin.txt"], 2, "is not UTF-8 (byte 0xe6 on line 1)"),
        "not at hand": (["letter"], 2, "annotate text add letter FILE"),
        "date": ([text, "--date", "7 June 1905"], 2, "--date: '7 June 1905' cannot be the date of a text."),
        "period": ([text, "--date", "1905/1906"], 2, "--date: '1905/1906' cannot be the date of a text"),
        "format": ([text, "--format", "jsnl"], 2, "Unknown format 'jsnl'. Did you mean 'jsonl'?"),
        "no gazetteer": ([text, "--gazetteer", tmp_path / "none"], 2, "no such gazetteer folder"),
        "half a gazetteer": ([text, "--gazetteer", half], 2, "relations.csv"),
        "broken gazetteer": ([text, "--gazetteer", broken], 1, "names.csv:1:1 columns"),
        "two bad rows": ([text, "--gazetteer", bad], 1, "unknown-id"),
        "model": ([text, "--model", "xx_no_such_model"], 2, "xx_no_such_model"),
        "no folder": ([text, "-o", tmp_path / "none" / "out.jsonl"], 2, "no such folder"),
        "output is a folder": ([text, "-o", tmp_path / "folder"], 2, "is a folder"),
        "below a file": ([text, "-o", tmp_path / "a-file" / "out.jsonl"], 2, "no such folder"),
    }


@pytest.mark.parametrize(
    "name",
    [
        *("missing file", "near text", "folder", "empty", "blank", "not UTF-8", "not at hand", "date", "period"),
        *("format", "no gazetteer", "half a gazetteer", "broken gazetteer", "two bad rows", "model", "no folder"),
        *("output is a folder", "below a file"),
    ],
)
def test_a_mistake_is_one_message_and_leaves_nothing_behind(call, mini, text, tmp_path, untouched, name):
    arguments, code, message = _mistakes(tmp_path, mini, text)[name]
    untouched()
    done = call("run", *arguments, "--root", mini.root)
    assert (done.code, done.out) == (code, "")
    assert done.words.startswith("annotate: ")
    assert message in done.words
    assert done.words.count("annotate: ") == 1


def test_output_that_cannot_be_written_is_one_message(call, mini, text, quick):
    done = call("run", text, "-o", "/proc/out.jsonl", "--root", mini.root)
    assert (done.code, done.out) == (2, "")
    assert "/proc/out.jsonl: cannot be written" in done.words


@pytest.mark.parametrize(
    ("content", "message"), [(b"", "-: the text is empty"), (b"Kj\xe6re", "standard input: is not UTF-8")]
)
def test_bad_standard_input_is_one_message(call, mini, stdin, untouched, content, message):
    untouched()
    stdin(content)
    done = call("run", "-", "--root", mini.root)
    assert (done.code, done.out) == (2, "")
    assert message in done.words
