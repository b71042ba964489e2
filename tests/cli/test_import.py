"""`annotate import`: rows on standard output or in files of their own, and what is wrong."""

from __future__ import annotations

import pytest

HEAD = "UUID,QUOTE_TRANSCRIPTION,ANCHOR,TYPE\n"


@pytest.fixture
def table(tmp_path):
    (tmp_path / "a.csv").write_text(HEAD + "1,Karlstad,,PLACE\n", encoding="utf-8")
    return tmp_path / "a.csv"


def test_rows_are_written_out_or_into_new_files(call, mini, table, tmp_path):
    given = ("import", "recogito", table, "essay", "--root", mini.root)
    said = call(*given)
    assert said.out.splitlines()[0].startswith("para,id,quote")
    assert said.out.splitlines()[1].startswith("1,")
    assert "1 rows taken in" in said.words
    assert call(*given, "-o", tmp_path / "out").code == 0
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["p01.csv"]
    again = call(*given, "-o", tmp_path / "out")
    assert (again.code, "holds p01.csv already" in again.words) == (2, True)


@pytest.mark.parametrize(
    ("format_", "text", "said"),
    [
        ("teo", "essay", "Did you mean 'tei'?"),
        ("tei", "essay", "the file is not XML"),
        ("recogito", "letter", "annotate text add letter FILE"),
    ],
)
def test_what_is_wrong_is_said(format_, text, said, call, mini, table):
    done = call("import", format_, table, text, "--root", mini.root)
    assert done.code == 2
    assert said in done.words


def test_a_file_that_is_not_there(call, mini, tmp_path):
    done = call("import", "tei", tmp_path / "none", "essay", "--root", mini.root)
    assert done.code == 2
    assert "none" in done.words
