"""Paths, reading and writing of files: nothing half written, and every failure is a message."""

import os

import pytest

from annotate.files.project import Project, atomic_write, find_project, paragraph_of, read_text, write_text
from annotate.values.errors import DataError, InputError, UsageError, unknown


@pytest.mark.parametrize(
    ("name", "number"),
    [
        ("p06.csv", 6),
        ("p00.csv", 0),
        ("p100.csv", 100),
        ("p6.csv", None),
        ("p006.csv", None),
        ("p06.csv.bak", None),
        ("P06.csv", None),
        ("p0\u0666.csv", None),
        ("p06.csv\n", None),
    ],
)
def test_a_paragraph_file_is_named_in_one_way(tmp_path, name, number):
    assert paragraph_of(tmp_path / name) == number
    if number is not None:
        assert Project(tmp_path).annotation_file("essay", number).name == name


def test_a_project_is_found_upwards(mini):
    assert find_project(mini.data / "texts" / "essay") == mini
    assert mini.text_ids() == ("essay", "letter")
    assert mini.relative(mini.notes("letter")) == "data/notes/letter.csv"
    assert mini.relative(mini.root.parent / "other.csv") == (mini.root.parent / "other.csv").as_posix()


def test_a_file_appears_only_when_it_is_complete(tmp_path):
    path = tmp_path / "new" / "file.txt"
    with pytest.raises(RuntimeError), atomic_write(path) as handle:
        handle.write(b"half")
        raise RuntimeError
    assert list(path.parent.iterdir()) == []
    assert write_text(path, "é\n") is True
    assert write_text(path, "é\n") is False
    assert path.read_bytes() == "é\n".encode()
    assert [p.name for p in path.parent.iterdir()] == ["file.txt"]


def test_a_written_file_has_the_usual_permissions(tmp_path):
    before = os.umask(0o027)
    try:
        write_text(tmp_path / "file.txt", "x")
        assert (tmp_path / "file.txt").stat().st_mode & 0o777 == 0o640
        assert os.umask(0o027) == 0o027
    finally:
        os.umask(before)


@pytest.mark.parametrize("where", ["/proc/file.txt", "a-file/file.txt", "a-folder"])
def test_what_cannot_be_written_is_a_message(tmp_path, where):
    (tmp_path / "a-file").touch()
    (tmp_path / "a-folder").mkdir()
    with pytest.raises(UsageError, match="cannot be written") as caught:
        write_text(tmp_path / where, "x")
    assert caught.value.remedy
    assert sorted(p.name for p in tmp_path.iterdir()) == ["a-file", "a-folder"]


@pytest.mark.parametrize(
    ("content", "message"),
    [(b"a\nb\xff", r"not UTF-8 \(byte 0xff on line 2\)"), ("é".encode("utf-16"), "not UTF-8"), (None, "no such file")],
)
def test_what_cannot_be_read_is_a_message(tmp_path, content, message):
    path = tmp_path / "file.txt"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(InputError, match=message) as caught:
        read_text(path)
    assert caught.value.remedy


def test_a_folder_and_a_file_as_folder_are_messages(tmp_path):
    with pytest.raises(InputError, match="is a folder"):
        read_text(tmp_path)
    (tmp_path / "file").touch()
    with pytest.raises(InputError, match="cannot be read"):
        read_text(tmp_path / "file" / "below")


def test_a_byte_order_mark_is_no_text(tmp_path):
    (tmp_path / "file.txt").write_bytes(b"\xef\xbb\xbfOslo\r\n")
    assert read_text(tmp_path / "file.txt") == "Oslo\r\n"


def test_errors_carry_what_to_do_and_an_exit_code():
    error = unknown("format", "jsnl", ["jsonl", "csv"])
    assert str(error) == "Unknown format 'jsnl'. Did you mean 'jsonl'? Available: csv, jsonl."
    assert "Did you mean" not in str(unknown("format", "zzz", ["csv"]))
    assert str(unknown("text", "a", [])) == "Unknown text 'a'. Available: none."
    assert (error.exit_code, DataError("x").exit_code, InputError("x").exit_code) == (2, 1, 2)
    assert str(DataError("What.", remedy="Do this.")) == "What. Do this."
