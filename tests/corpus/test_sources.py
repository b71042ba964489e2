"""Documents from files of every format, and a reason for everything that is none."""

from __future__ import annotations

import gzip
import json

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotate.corpus.parts import parts
from annotate.corpus.sources import REASONS, Document, Fields, Limits, Unread, files_of, items
from annotate.values.errors import InputError

LIMITS = Limits(Fields(), 100)
RECORDS = [
    {"id": "a", "date": "1990-09-30", "title": "One", "text": "Moscow spoke."},
    {"id": "b", "date": "", "title": "", "text": "Seoul answered."},
]


def read(path, limits=LIMITS):
    return list(items(path, path.name, limits))


def told(found):
    return [(one.reason if isinstance(one, Unread) else one.text, one.row) for one in found]


def write(path, content):
    path.write_bytes(gzip.compress(content) if path.suffix == ".gz" else content)
    return path


@pytest.mark.parametrize("name", ["x.jsonl", "x.jsonl.gz", "x.csv", "x.csv.gz", "x.parquet", "X.JSONL"])
def test_every_format_gives_the_same_documents(tmp_path, name):
    lines = "".join(json.dumps(record) + "\n" for record in RECORDS).encode()
    cells = b"id,date,title,text\r\n" + b"".join(",".join(r.values()).encode() + b"\r\n" for r in RECORDS)
    if name.endswith(".parquet"):
        pq.write_table(pa.Table.from_pylist(RECORDS), tmp_path / name)
    else:
        write(tmp_path / name, cells if "csv" in name else lines)
    assert read(tmp_path / name) == [
        Document(name, 1, "a", "One", "1990-09-30", "Moscow spoke."),
        Document(name, 2, "b", "", "", "Seoul answered."),
    ]


def test_a_file_of_text_is_a_document_dated_by_its_name(tmp_path):
    found = read(write(tmp_path / "1950-06-25_front.txt.gz", b"\xef\xbb\xbfWar began."))
    assert found == [Document("1950-06-25_front.txt.gz", 1, "1950-06-25_front.txt.gz", "", "1950-06-25", "War began.")]
    assert read(write(tmp_path / "0001.txt", b"Text"))[0].date == "", "a number is no year"


@pytest.mark.parametrize(
    ("line", "reasons"),
    [
        (b"{}", ["form"]),
        (b"[1]", ["form"]),
        (b"not JSON", ["form"]),
        (b"[" * 100_000, ["too-long"]),
        (b'{"text": 5}', ["form"]),
        (b'{"text": " \\n "}', ["empty"]),
        (b'{"text": "a\\u0000b"}', ["binary"]),
        (b'{"text": "a\\ud800"}', ["encoding"]),
        (b'{"text": "caf\xe9"}', ["encoding"]),
        (b'{"text": "' + b"x" * 101 + b'"}', ["too-long"]),
        (b'{"text": "' + b"x" * 5_000_000 + b'"}', ["too-long"]),
        (b'{"text": "Good", "date": "some day"}', ["date", "Good"]),
        (b'{"text": "Good", "date": "1990-09-30T10:00:00Z"}', ["Good"]),
    ],
)
def test_what_is_no_document_has_a_reason_and_reading_goes_on(tmp_path, line, reasons):
    found = read(write(tmp_path / "x.jsonl", line + b'\n\n{"text": "Last."}\n'))
    assert [what for what, _ in told(found)] == [*reasons, "Last."]
    assert found[-1].row == 3
    assert all(one.reason in REASONS for one in found if isinstance(one, Unread))


def test_rows_of_csv_with_too_many_cells_are_passed_by(tmp_path):
    found = read(write(tmp_path / "x.csv", b'text,id\nGood,1\na,b,c\n"Two\nlines",2\n\xff,3\nLast,4\n'))
    assert [what for what, _ in told(found)] == ["Good", "form", "Two\nlines", "encoding", "Last"]


@pytest.mark.parametrize("name", ["x.jsonl.gz", "x.txt.gz", "x.parquet"])
def test_files_that_end_too_early_are_a_problem(tmp_path, name):
    whole = gzip.compress(json.dumps(RECORDS[0]).encode() * 50)
    (tmp_path / name).write_bytes(whole[: len(whole) // 2])
    assert told(read(tmp_path / name))[-1][0] == "unreadable"


def test_files_of_a_folder_come_in_order_and_hidden_ones_not(tmp_path):
    for name in ("b/2.txt", "a.jsonl", ".hidden/x.txt", "_old/x.txt", "picture.jpg"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("{}")
    found = files_of(tmp_path)
    assert [name for _, name in found] == ["a.jsonl", "b/2.txt", "picture.jpg"]
    assert told(items(*found[2], LIMITS)) == [("unknown-format", 1)]


def test_nothing_to_read_is_an_error(tmp_path):
    with pytest.raises(InputError, match="holds no files"):
        files_of(tmp_path)
    with pytest.raises(InputError, match="no such file"):
        files_of(tmp_path / "missing")


@given(content=st.binary(max_size=300), name=st.sampled_from(["x.jsonl", "x.csv", "x.txt", "x.parquet", "x.jsonl.gz"]))
def test_any_bytes_are_documents_or_problems(tmp_path_factory, content, name):
    path = tmp_path_factory.getbasetemp() / name
    path.write_bytes(content)
    for one in read(path):
        assert isinstance(one, Document) or one.reason in REASONS
        one.id.encode()


def test_parts_hold_every_document_once_and_say_how_far_they_are(tmp_path, monkeypatch):
    monkeypatch.setattr("annotate.corpus.parts.DOCUMENTS", 3)
    write(tmp_path / "x.jsonl", "".join(json.dumps({"text": f"No. {n}"}) + "\n" for n in range(8)).encode())
    found = list(parts(files_of(tmp_path), LIMITS))
    assert [item.row for part in found for item in part.items] == list(range(1, 9))
    assert [part.number for part in found] == [0, 1, 2]
    assert [part.share for part in found] == sorted(part.share for part in found)
    assert found[-1].share == 1
    assert [part.digest() for part in found] == [part.digest() for part in parts(files_of(tmp_path), LIMITS)]
