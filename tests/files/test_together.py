"""Files that change together change all or not at all; who reads and writes an edition does so alone."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from concurrent.futures import TimeoutError as NotYet

import pytest

from annotate.files.together import alone, write_together
from annotate.values.errors import UsageError
from tests.faults import full_disk


def test_files_are_written_and_those_that_are_so_already_left(tmp_path):
    one, other = tmp_path / "one", tmp_path / "new" / "other"
    one.write_bytes(b"1")
    before = one.stat().st_mtime_ns
    assert write_together([(one, b"1"), (other, b"2")]) == (other,)
    assert (one.read_bytes(), other.read_bytes(), one.stat().st_mtime_ns) == (b"1", b"2", before)
    assert [p.name for p in other.parent.iterdir()] == ["other"]


def test_a_file_goes_when_the_others_are_in_place(tmp_path):
    one, other = tmp_path / "one", tmp_path / "other"
    one.write_bytes(b"1")
    with full_disk(10), pytest.raises(UsageError):
        write_together([(one, None), (other, b"x" * 100)])
    assert one.exists()
    assert write_together([(one, None), (tmp_path / "none", None), (other, b"x")]) == (other,)
    assert [path.name for path in tmp_path.iterdir()] == ["other"]


@pytest.mark.parametrize("place", ["full", "below a file", "a folder"])
def test_where_one_cannot_be_written_none_is(tmp_path, place):
    one, other = tmp_path / "one", tmp_path / "other"
    one.write_bytes(b"before")
    if place == "a folder":
        (other / "inside").mkdir(parents=True)
    last = {"full": (other, b"x" * 100), "below a file": (one / "x", b"x"), "a folder": (other, b"x")}[place]
    with full_disk(10), pytest.raises(UsageError, match="cannot be written"):
        write_together([last, (one, b"after")] if place == "a folder" else [(one, b"after"), last])
    assert one.read_bytes() == b"before"
    assert not list(tmp_path.rglob("*.part"))


def test_another_waits_until_the_first_is_done(tmp_path):
    def other() -> str:
        with alone(tmp_path):
            return "done"

    with ThreadPoolExecutor() as threads:
        with alone(tmp_path):
            waiting = threads.submit(other)
            with pytest.raises(NotYet):
                waiting.result(0.1)
        assert waiting.result(10) == "done"
