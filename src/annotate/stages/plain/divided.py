"""Words that a line end divides: after a hyphen, which may be their own, or where a scanner lost it ("Wednes", "day").

A hyphen that was lost is missed only where the two parts are a known word and one of them is none; where that happens
often, also where both are words ("Chester", "field").
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from annotate.stages.plain.value import Edit
from annotate.stages.plain.words import FUNCTION, Seen, Words

_LEFT = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*$")
_RIGHT = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_OPEN = re.compile(r"(?<![\w'’.-])[^\W\d_]{2,}$")
_REST = re.compile(r"\s*([^\W\d_]{2,})(?![\w'’])")
_REACH = 60
_OFTEN = 2
"""So many line ends must have lost their hyphen for a text to be one that loses them."""


@dataclass(frozen=True)
class Divided:
    """Says how a word is read that a line end of a text divides."""

    text: str
    words: Words

    @cached_property
    def _seen(self) -> Seen:
        return Seen.of(self.text)

    @cached_property
    def _loses_hyphens(self) -> bool:
        lines = self.text.split("\n")
        return sum(self._is_sure(*parts) for parts in map(_parts, lines, lines[1:]) if parts) >= _OFTEN

    def edit(self, line: str, end: int, following: str, start: int) -> Edit:
        """Return what stands for the hyphen at the end of a line and the line end.

        Parameters
        ----------
        line, following
            The line and the next one.
        end, start
            Where in the text the line ends, its white space left out, and where the next one begins.
        """
        written = line.rstrip()
        if written[-1] in "\u00ad¬":
            return Edit(end - 1, start, "")
        left, right = _LEFT.search(written[-_REACH:-1]), _RIGHT.match(following.lstrip()[:_REACH])
        if left is None or right is None:
            return Edit(end - 1, start, "-")
        before = written[-2 * _REACH : -1 - len(left[0])].split()
        keeps = self.words.keeps_hyphen(before[-1] if before else "", left[0], right[0], self._seen)
        return Edit(end - 1, start, "-" if keeps else "")

    def lost(self, line: str, following: str) -> bool:
        """Tell whether a line and the next one share a word whose hyphen is lost."""
        parts = _parts(line, following)
        if parts is None or not self._is_one(*parts):
            return False
        if self._is_sure(*parts):
            return not self.words.knows(parts[0]) or self._loses_hyphens
        return FUNCTION.isdisjoint(map(str.lower, parts)) and self._loses_hyphens

    def _is_sure(self, left: str, right: str) -> bool:
        return self.words.are_torn(left, right) or self._is_elsewhere(left, right)

    def _is_one(self, left: str, right: str) -> bool:
        return self.words.knows(f"{left}{right}") or self._is_elsewhere(left, right)

    def _is_elsewhere(self, left: str, right: str) -> bool:
        """Tell whether neither part is known and the text has both in one."""
        unknown = not self.words.knows(left) and not self.words.knows(right)
        return unknown and f"{left}{right}".lower() in self._seen.plain


def _parts(line: str, following: str) -> tuple[str, str] | None:
    """Return the last word of a line and the first of the next one, if they may be one: both small or both capitals."""
    left, right = _OPEN.search(line.rstrip()[-_REACH:]), _REST.match(following[:_REACH])
    if left is None or right is None:
        return None
    alike = right[1].islower() if not left[0].isupper() else right[1].isupper()
    return (left[0], right[1]) if alike else None
