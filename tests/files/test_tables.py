"""The CSV reader and writer: what is written is read again, and a damaged file is read as far as it goes."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotate.files import tables
from annotate.values.errors import InputError
from tests.strategies import cells

COLUMNS = ("id", "name", "note")


@pytest.fixture
def file(tmp_path):
    def write(content: str | bytes):
        path = tmp_path / "table.csv"
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return tables.read(path, COLUMNS, "table.csv")

    return write


def _values(table):
    return [tuple(row[name] for name in COLUMNS) for row in table.rows]


def _codes(table):
    return [problem.code for problem in table.problems]


@given(st.lists(st.tuples(cells, cells, cells), max_size=6))
def test_what_is_written_is_read(tmp_path_factory, rows):
    rows = [row for row in rows if any(row)]  # what is empty is no row
    path = tmp_path_factory.mktemp("t") / "table.csv"
    tables.write(path, COLUMNS, rows)
    table = tables.read(path, COLUMNS)
    assert _values(table) == rows
    assert [p for p in table.problems if p.code != "line-ends"] == []
    assert tables.write(path, COLUMNS, _values(table)) is False


@given(st.text(max_size=200))
def test_any_text_is_read_without_an_error(tmp_path_factory, text):
    path = tmp_path_factory.mktemp("t") / "table.csv"
    path.write_text(text, encoding="utf-8", newline="")
    table = tables.read(path, COLUMNS)
    assert table.rows or table.problems or text == ",".join(COLUMNS) + "\n"


def test_lines_are_physical_and_columns_count_characters(file):
    table = file('id,name,note\n1,"Seoul\nKorea",x\n2,"a ""b""", y\n')
    assert [row.line for row in table.rows] == [2, 4]
    assert table.rows[0].column("note") == 0
    assert table.rows[1].column("note") == 13
    assert [(p.line, p.column, p.code) for p in table.problems] == [(4, 13, "outer-blank")]


def test_unusual_line_separators_do_not_shift_columns(file):
    table = file("id,name,note\n1,a\u2028b\x0bc,x\n2,b,y\n")
    assert [row.column("note") for row in table.rows] == [9, 5]


def test_blanks_are_told_and_healed(file):
    table = file("id,name,note\n1, Oslo ,a\u00a0b\n")
    assert _codes(table) == ["outer-blank", "no-break-space"]
    assert _values(table) == [("1", "Oslo", "a b")]


@pytest.mark.parametrize("delimiter", [";", "\t"])
def test_another_delimiter_is_told_once_and_read(file, delimiter):
    table = file("id,name,note\n1,a,b\n2,c,d\n".replace(",", delimiter))
    assert _codes(table) == ["delimiter"]
    assert _values(table) == [("1", "a", "b"), ("2", "c", "d")]
    assert tables.require(table) is table


@pytest.mark.parametrize(
    ("content", "codes", "readable"),
    [
        ("", ["empty-file"], False),
        ("\n\n", ["empty-file"], False),
        ("\nid,name,note\n1,a,b\n", ["blank-line"], True),
        ("id,name,note\n1,a\n", ["cells"], True),
        ("id,name,note\n1,a,b,c\n", ["cells"], True),
        ("id,name\n1,a\n2,b,c\n", ["columns"], False),
        ("id,name,note,extra\n1,a,b,c\n", ["columns"], False),
        ("id,id,note\n1,a,b\n", ["columns"], False),
        ("name,id,note\na,1,b\n", ["column-order"], True),
        ('id,name,note\n1,"a,b\n2,c,d\n', ["csv"], False),
        ('id,name,note\n1,"a"x,b\n', ["csv"], False),
        ("id,name,note\r\n1,a,b\r\n", ["line-ends"], True),
        ("\ufeffid,name,note\n1,a,b\n", ["bom"], True),
        ("id,name,note\n1,a,b", ["final-newline"], True),
        ("id,name,note\n1,a,b\n,,\n2,c,d\n,,\n\n", ["blank-line"], True),
        ("id,name,note,,\n1,a,b,,\n2,c,d,,\n", ["blank-column"], True),
        ("id,name,note\n1,a,b,,\n2,c,d,,\n", ["blank-column"], True),
        ("id,name,note\n1,a,b,\n2,c,d\n", ["cells"], True),
        ("id,name,note,\n1,a,b,x\n", ["columns"], False),
        ("id,,name,note\n1,,a,b\n", ["blank-column"], True),
        ("Table of names,,\n,,\nid,name,note\n1,a,b\n", ["columns", "blank-line"], False),
        ("sep=;\nid;name;note\n1;a;b\n", ["delimiter"], True),
        ('"sep=,"\nid,name,note\n1,a,b\n', ["delimiter"], True),
        ("id,name,note\n1,“a, b”,c\n", ["curly-quotes"], True),
        ("id,name,note\n<<<<<<< x\n1,a,b\n=======\n1,a,c\n>>>>>>> y\n", ["conflict"], False),
        ("id,name,note\n1,SÃ¶ul,â€“\n2,SÃ¶ul,\x81\n", ["mojibake"], False),
    ],
)
def test_damage_is_told_once(file, content, codes, readable):
    table = file(content)
    assert _codes(table) == codes
    assert table.readable is readable


@pytest.mark.parametrize(
    ("cells", "odd"), [("1966.0,x", True), ("Sep-66,x", True), ("a\u202eb,x", True), ("1966,Söul 서울", False)]
)
def test_rows_that_may_hold_what_is_not_seen_or_was_changed_are_marked(file, cells, odd):
    (row,) = file(f"id,name,note\n1,{cells}\n").rows
    assert row.odd is odd


def test_the_same_in_many_rows_is_told_once_with_their_number(file):
    table = file("id,name,note\n1, a,b\n2, c,d\n3, e,f\n,,\n,,\n")
    assert [(p.line, p.what) for p in table.problems] == [
        (2, "name ' a': a blank before or after the text, and in 2 more rows"),
        (5, "2 empty rows, the last on line 6"),
    ]
    assert _values(table) == [("1", "a", "b"), ("2", "c", "d"), ("3", "e", "f")]


def test_a_conflict_names_both_sides(file):
    (problem,) = file("id,name,note\n<<<<<<< x\n1,a,b\n||||||| base\n=======\n1,a,c\n2,d,e\n>>>>>>> y\n").problems
    assert (problem.line, problem.what) == (2, "git could not merge line 3 (1,a,b…) with lines 6 to 7 (1,a,c…)")


@pytest.mark.parametrize("content", ["", "id,name\n1,a\n", "id,name,note\n1,a\n", 'id,name,note\n"1,a,b\n'])
def test_what_loses_data_is_refused(file, content):
    with pytest.raises(InputError, match=r"table\.csv:\d"):
        tables.require(file(content))


def test_an_unreadable_file_says_where(tmp_path):
    path = tmp_path / "table.csv"
    path.write_bytes(b"id,name,note\n1,\xe4,b\n")
    with pytest.raises(InputError, match=r"not UTF-8 \(byte 0xe4 on line 2\)"):
        tables.read(path, COLUMNS)
    with pytest.raises(InputError, match="no such file"):
        tables.read(tmp_path / "none.csv", COLUMNS)
    with pytest.raises(InputError, match="is a folder"):
        tables.read(tmp_path, COLUMNS)


@pytest.mark.parametrize(
    ("cell", "saved"),
    [
        ("=cmd|' /C calc'!A1", "'=cmd|' /C calc'!A1"), ("@SUM(1)", "'@SUM(1)"), ("+1-2", "'+1-2"), ("-x", "'-x"),
        ("\tx", "'\tx"), ("-1.5", "-1.5"), ("+3", "+3"), ("-12%", "-12%"), ("Seoul", "Seoul"), ("", ""),
    ],
)  # fmt: skip
def test_what_a_spreadsheet_would_take_for_a_formula_is_saved_as_text(cell, saved):
    assert tables.harmless(cell) == saved


def test_lists_are_split_at_semicolons():
    assert tables.split_list("a; b;;c ;") == ("a", "b", "c")
    assert tables.split_list("") == ()


@pytest.mark.parametrize(
    "text",
    [
        "id,name\na,b\nc,d\n",
        "id,name\n",
        "id,name\na, b\nc,1990.0\nd,Sep-66\n",
        "id,name\na,b\n,\nc,d\n",
        "id,name\na,b\n\nc,d\n",
        "id,name\na,b,\nc,d\n",
        "id,name\na,\x0bb\nc,\x00\n",
        'id,name\na,"b, c"\n',
        "id,name\na,b",
    ],
)
def test_a_table_as_it_is_written_is_read_as_any_other(text, monkeypatch):
    columns = ("id", "name")

    def read():
        table = tables.parse(Path("t.csv"), text, columns, "t.csv")
        places = [(row.column("id"), row.column("name")) for row in table.rows]
        return table.problems, [(row.line, row.cells, row.odd) for row in table.rows], places

    quickly = read()
    monkeypatch.setattr(tables, "_plain", lambda text, columns: None)
    assert read() == quickly
