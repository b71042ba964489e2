"""A corpus of twenty lines of our own, packed as the large ones are."""

import gzip
import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from annotate.measure.corpora import Source, Use

LINES = Path(__file__).parent / "data" / "tiny.jsonl"


@dataclass(frozen=True)
class Tiny:
    folder: Path
    sources: tuple[Source, ...]


@pytest.fixture
def tiny(tmp_path) -> Tiny:
    return packed(tmp_path / "corpora")


@pytest.fixture(scope="session")
def pack() -> Callable[[Path], Tiny]:
    return packed


def packed(folder: Path) -> Tiny:
    folder.mkdir()
    packed = gzip.compress(LINES.read_bytes(), mtime=0)
    (folder / "tiny.jsonl.gz").write_bytes(packed)
    source = Source(
        file="tiny.jsonl.gz",
        name="Twenty lines",
        repo="example/tiny",
        commit="0" * 40,
        path="tiny.jsonl",
        licence="CC0 1.0",
        credit="the editors",
        sha256=hashlib.sha256(packed).hexdigest(),
        use=Use.TRAIN,
    )
    return Tiny(folder, (source,))
