"""The file of records that a large gazetteer is read from."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotate.gazetteer.large.packed import CELL, ROW, Hashes, Packed, Packer, Records, hash_of
from annotate.values.errors import InputError

words = st.text(st.characters(exclude_characters=f"{ROW}{CELL}", exclude_categories=["Cs"]), max_size=6)
rows = st.lists(st.lists(words, min_size=2, max_size=3).map(CELL.join), min_size=1, max_size=3)


def _write(path: Path, content: Mapping[str, list[str]], entries: list[int]) -> Packed:
    with Packer(path) as packer:
        packer.records("things", ((key, ROW.join(lines)) for key, lines in sorted(content.items())))
        packer.hashes("numbers", iter(entries))
    return Packed(path)


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("packed") / "records.bin"


@settings(deadline=None)
@given(st.dictionaries(words.filter(bool), rows, max_size=40), words)
def test_every_record_is_found_by_key_and_by_number_and_no_other(
    path: Path, content: dict[str, list[str]], other: str
) -> None:
    records = Records(_write(path, content, []), "things")
    assert len(records) == len(content)
    for number, key in enumerate(sorted(content)):
        wanted = tuple(line.split(CELL) for line in content[key])
        assert records.rows(key) == wanted
        assert records.at(number) == (key, ROW.join(content[key]))
    assert other in content or records.rows(other) == ()


@settings(deadline=None)
@given(st.lists(st.tuples(st.integers(0, 2**32 - 1) | st.integers(0, 3), st.integers(0, 2**32 - 1)), max_size=60))
@pytest.mark.parametrize("anywhere", [True, False], ids=["read at a place", "mapped"])
def test_all_numbers_under_a_hash_are_found_in_order(path: Path, anywhere: bool, pairs: list[tuple[int, int]]) -> None:
    with pytest.MonkeyPatch.context() as patch:
        if not anywhere and hasattr(os, "pread"):
            patch.delattr(os, "pread")
        numbers = Hashes(_write(path, {}, [hash << 32 | number for hash, number in pairs]), "numbers")
        for hash in {*(hash for hash, _ in pairs), 0, 4, 2**32 - 1}:
            assert list(numbers.of(hash)) == sorted(number for other, number in pairs if other == hash)


def test_two_keys_of_one_hash_are_told_apart(path: Path) -> None:
    one, other = "plumless", "buckeroo"
    assert hash_of(one) == hash_of(other)
    records = Records(_write(path, {one: ["1"], other: ["2"]}, []), "things")
    assert (records.rows(one), records.rows(other)) == ((["1"],), (["2"],))


@pytest.mark.parametrize("kept", [0, 5, 30])
def test_a_file_that_was_cut_short_is_refused(path: Path, kept: int) -> None:
    _write(path, {"a": ["1"]}, [])
    path.write_bytes(path.read_bytes()[:kept])
    with pytest.raises(InputError, match="Delete it"):
        Packed(path)
