"""What is kept from version to version: addresses that lead on, and lists of everything that a version gave a name."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Redirect:
    """An address of an earlier version and the one that stands for it now (`data/redirects.csv`).

    Both are seen from the root of the pages: `book/old.html`, `book/new.html#part`.
    """

    old: str
    new: str
    line: int = 0


@dataclass(frozen=True, slots=True)
class Named:
    """Something that a version gave a name: a page, a text, an annotation, an authority record, an event, a note."""

    kind: str
    id: str

    def __str__(self) -> str:
        return f"{self.kind} {self.id}"
