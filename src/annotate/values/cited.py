"""A citation in a cell: the key of a source, and the place in it where the thing stands."""

from __future__ import annotations

from typing import Self

#: What a place says that names where a thing is to be looked up, in a source of which other passages were seen.
NOT_OPENED = "not opened"


class Cited(str):
    """A key of the bibliography, to which it is equal, with the place in the source: a page, a document, an article.

    Attributes
    ----------
    place
        As it follows the key in a citation ("ch. 5"); "" where none is given.
    """

    __slots__ = ("place",)
    place: str

    def __new__(cls, key: str, place: str = "") -> Self:
        """Return a key with a place."""
        made = super().__new__(cls, key)
        made.place = place
        return made

    @classmethod
    def parse(cls, text: str) -> Self:
        """Return what `KEY` or `KEY#PLACE` cites."""
        key, _, place = text.partition("#")
        return cls(key.strip(), place.strip())

    @property
    def opened(self) -> bool:
        """Whether the place was looked up, as far as it says."""
        return NOT_OPENED not in self.place

    @property
    def written(self) -> str:
        """It as it stands in a cell."""
        return f"{self}#{self.place}" if self.place else str(self)
