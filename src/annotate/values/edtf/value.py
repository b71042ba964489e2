"""A date as a value: parsed once where it comes in, compared by its first and last day ever after.

What is written stays the truth: `str(value)` is the EDTF text, two values are equal where their texts are, and a value
equals its text, so that what scholars compare with strings holds. No date at all is `NO_DATE`: false, empty when
written, and overlapping everything, since it may be any day.
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from functools import lru_cache
from typing import Self

from annotate.values.edtf import words as said
from annotate.values.edtf.canonical import canonical
from annotate.values.edtf.days import NO_FINISH, NO_START, Day, EdtfError, bounds, members


@dataclass(frozen=True, slots=True, order=True)
class Edtf:
    """A date of Extended Date/Time Format. Make one with `parse`, `read` or `optional`.

    Values are ordered by first day, then last day, then text.

    Attributes
    ----------
    earliest, latest
        The first and last day that it may mean.
    text
        How it is written, canonically.
    """

    earliest: Day
    latest: Day
    text: str

    @classmethod
    def parse(cls, text: str) -> Edtf:
        """Return the date of a canonical EDTF text; raise `EdtfError`, with a remedy, for any other."""
        return _parsed(text)

    @classmethod
    def read(cls, text: str) -> Edtf:
        """Return the date of any EDTF text that has a canonical writing; raise `EdtfError` for any other."""
        return _parsed(canonical(text))

    @classmethod
    def optional(cls, text: str) -> Edtf:
        """Return the date of a canonical EDTF text, or no date for an empty one; raise `EdtfError` for any other."""
        return _parsed(text) if text else NO_DATE

    def __eq__(self, other: object) -> bool:
        """Tell whether another value, or a text, is written as this one."""
        return self.text == (other.text if isinstance(other, Edtf) else other)

    def __hash__(self) -> int:
        """Return the hash of the text, since a value equals it."""
        return hash(self.text)

    def __str__(self) -> str:
        """Return the EDTF text."""
        return self.text

    def __bool__(self) -> bool:
        """Tell whether it is a date at all."""
        return bool(self.text)

    @property
    def words(self) -> str:
        """It in English words: `1960~` is "about 1960"; "" for no date."""
        return said.words(self.text) if self.text else ""

    @property
    def year(self) -> int | None:
        """The year in which all its days lie, None where that is more than one."""
        return self.earliest.year if self.earliest.year == self.latest.year else None

    @property
    def day(self) -> Day | None:
        """The one day that it is, else None."""
        return self.earliest if self.earliest == self.latest else None

    @property
    def open(self) -> bool:
        """Whether it has an end that is open or unknown."""
        return self.earliest.open or self.latest.open

    @property
    def certain(self) -> bool:
        """Whether both its ends are known to the day."""
        return not any(self.fades)

    @property
    def fades(self) -> tuple[bool, bool]:
        """Whether its beginning, and whether its end, is not known to the day: marked, unspecified, open, a month."""
        if members(self.text):
            return True, True
        first, _, last = self.text.partition("/")
        return _unsharp(first), _unsharp(last or first)

    @property
    def dates(self) -> tuple[datetime.date, datetime.date] | None:
        """Its first and last day as the standard library has them; None where one is open or out of its reach."""
        first, last = self.earliest.date(), self.latest.date()
        return None if first is None or last is None else (first, last)

    def before(self, other: Self) -> bool:
        """Tell whether all its days lie before all days of another."""
        return self.latest < other.earliest

    def overlaps(self, other: Self) -> bool:
        """Tell whether it may have a day in common with another."""
        return self.earliest <= other.latest and other.earliest <= self.latest

    def contains(self, other: Self) -> bool:
        """Tell whether all days of another lie within its own."""
        return self.earliest <= other.earliest and other.latest <= self.latest

    def holds(self, day: Day) -> bool:
        """Tell whether a day lies within it."""
        return self.earliest <= day <= self.latest

    def shared_days(self, other: Self) -> int:
        """Return how many days, of those that the standard library counts, it may have in common with another."""
        first, last = max(self.earliest, other.earliest), min(self.latest, other.latest)
        return max(0, _ordinal(last) - _ordinal(first) + 1)


def _ordinal(day: Day) -> int:
    if day.year < datetime.MINYEAR:
        return 0
    return (day.date() or datetime.date.max).toordinal()


def _unsharp(end: str) -> bool:
    return end.endswith(("~", "?", "%")) or "X" in end or end.removeprefix("-").count("-") < 2


@lru_cache(maxsize=4096)
def _parsed(text: str) -> Edtf:
    try:
        written = canonical(text)
    except EdtfError:
        bounds(text)
        raise
    limits = bounds(written)
    if written != text:
        raise EdtfError(f"{text!r} is not read by every parser of EDTF.", remedy=f"Write {written!r}.")
    return Edtf(*limits, text)


NO_DATE = Edtf(NO_START, NO_FINISH, "")
