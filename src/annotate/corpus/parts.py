"""Gather what the sources hold into parts: what is annotated at one go, and is on file whole or not at all."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from annotate.corpus.sources import Document, Item, Limits, items

#: A part ends after so many documents or characters, whichever comes first: ten to twenty seconds of work.
DOCUMENTS = 256
CHARACTERS = 1_000_000


@dataclass(frozen=True, slots=True)
class Part:
    """Some documents, and what is none, in the order of the sources.

    Attributes
    ----------
    number
        Counted from 0 over the whole archive.
    items
        What the part holds.
    share
        How much of the archive is read when this part is, by the size of the files: 0 to 1.
    """

    number: int
    items: tuple[Item, ...]
    share: float

    @property
    def name(self) -> str:
        """The name of its files."""
        return f"part-{self.number:06d}"

    def digest(self) -> str:
        """Return twelve hex digits over all it holds."""
        total = hashlib.sha256()
        for item in self.items:
            for field in item.__slots__:
                total.update(str(getattr(item, field)).encode("utf-8", "surrogatepass") + b"\0")
        return total.hexdigest()[:12]


def _length(path: Path) -> int:
    """Return how many bytes a file holds; one that is compressed says it at its end, up to 4 GB."""
    size = path.stat().st_size
    if path.suffix.lower() != ".gz" or size < 18:
        return size
    with path.open("rb") as stream:
        stream.seek(-4, 2)
        return max(size, int.from_bytes(stream.read(), "little"))


def parts(files: Sequence[tuple[Path, str]], limits: Limits) -> Iterator[Part]:
    """Yield the parts of an archive; the same files give the same parts."""
    sizes = [max(1, _length(path)) for path, _ in files]
    total, passed, number = sum(sizes), 0, 0
    kept: list[Item] = []
    characters = 0
    for (path, name), size in zip(files, sizes, strict=True):
        read = 0
        for item in items(path, name, limits):
            kept.append(item)
            length = len(item.text) if isinstance(item, Document) else 0
            characters, read = characters + length, read + length
            if len(kept) >= DOCUMENTS or characters >= CHARACTERS:
                yield Part(number, tuple(kept), (passed + min(read, size)) / total)
                kept, characters, number = [], 0, number + 1
        passed += size
    if kept:
        yield Part(number, tuple(kept), 1.0)
