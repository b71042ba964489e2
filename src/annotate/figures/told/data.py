"""Discourse and calendar order: the dates a text names, the jumps between them, the years it dwells on or passes over.

Three rules, stated once and used by every figure of told time:

- A date stands where its sentence stands and covers every day that its EDTF value may mean. "Before 1970" and "since
  1970" both stand at 1970, where something changed; the figures show the direction beside it.
- Between two dates told one after the other lies a jump where no day belongs to both and their middles are at least a
  year apart. Its size is the distance of the middles in years; the least and the greatest distance that the two values
  allow stand beside it.
- A year is named where a date lies wholly within it; it is only covered where it lies in a longer stretch ("the
  1960s"); else it is passed over. The weight of a date is one, shared evenly among the years that it covers.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby, pairwise
from typing import TYPE_CHECKING

from annotate.figures.kit.views import View, seen_in, verified
from annotate.figures.texts import Narrative
from annotate.values.edtf import Edtf
from annotate.values.model import Certainty, DateRelation, Event, Kind, Status

if TYPE_CHECKING:
    from annotate.edition import Edition

YEAR = 365.2425


@dataclass(frozen=True, slots=True)
class Told:
    """A date as told: where, in which words, which days it may mean (first and last, both included)."""

    key: str
    para: int
    quote: str
    edtf: Edtf
    relation: DateRelation | None
    start: date
    end: date
    certainty: Certainty
    status: Status = Status.ACCEPTED

    @property
    def views(self) -> tuple[View, ...]:
        """The views that show it."""
        return seen_in(verified(self.certainty, self.status))

    @property
    def middle(self) -> float:
        """The middle of its days, in years."""
        return (years_of(self.start) + years_of(self.end, over=True)) / 2

    @property
    def soft(self) -> bool:
        """Whether the value is approximate or has unknown digits, so that its ends are not sharp."""
        return any(sign in self.edtf.text for sign in "~?%X")


@dataclass(frozen=True, slots=True)
class Jump:
    """From one date told to the next: sizes in years, negative where the text goes back."""

    origin: Told
    target: Told
    size: float
    least: float
    greatest: float

    @property
    def back(self) -> bool:
        """Whether it leads to an earlier time."""
        return self.size < 0


@dataclass(frozen=True, slots=True)
class Dwelling:
    """What a text and the event record have for a year: how the text treats it, its weight, how many events begin."""

    year: int
    named: bool
    covered: bool
    weight: float
    events: int

    @property
    def treatment(self) -> str:
        """How the text treats it, in words."""
        return "named" if self.named else "covered only" if self.covered else "passed over"


def years_of(day: date, over: bool = False) -> float:
    """Return a day as a number of years: its beginning, or with `over` its end."""
    begin, end = date(day.year, 1, 1), date(day.year + 1, 1, 1)
    return day.year + ((day - begin).days + over) / (end - begin).days


def read(edition: Edition, of: Narrative) -> tuple[Told, ...]:
    """Return the decided dates of a text in discourse order, the one in which they are told.

    Raises
    ------
    DataError, InputError
        If an annotation cannot be read.
    """
    rows = (row for row in edition.decided(of.text) if row.kind is Kind.DATE and row.edtf and row.para >= of.first)
    return tuple(
        Told(row.id, row.para, row.quote, row.edtf, row.relation, *row.edtf.dates, row.certainty, row.status)
        for row in rows
        if row.edtf.dates
    )


def jump(origin: Told, target: Told) -> Jump | None:
    """Return the jump from one date to the next, or None where they share a day or lie closer than a year."""
    size = target.middle - origin.middle
    if (target.start <= origin.end and origin.start <= target.end) or abs(size) < 1:
        return None
    near, far = (origin.start, target.end) if size < 0 else (target.start, origin.end)
    outer, inner = (origin.end, target.start) if size < 0 else (target.end, origin.start)
    sign = -1 if size < 0 else 1
    return Jump(origin, target, size, sign * (near - far).days / YEAR, sign * (outer - inner).days / YEAR)


def jumps(told: Sequence[Told]) -> tuple[Jump, ...]:
    """Return the jumps of a telling, in its order."""
    return tuple(found for pair in pairwise(told) if (found := jump(*pair)))


def largest(found: Iterable[Jump], back: bool) -> Jump | None:
    """Return the widest jump back, or ahead; the first told of equals; None where there is none."""
    return max((j for j in found if j.back is back), key=lambda j: abs(j.size), default=None)


def dwelling(told: Sequence[Told], events: Sequence[Event], first: int, last: int) -> tuple[Dwelling, ...]:
    """Return how the years from `first` to `last` (included) are told, beside the events that begin in them."""
    begun = [event.date.earliest.year for event in events]
    found = []
    for year in range(first, last + 1):
        holding = [t for t in told if t.start.year <= year <= t.end.year]
        named = any(t.start.year == t.end.year for t in holding)
        weight = sum(1 / (t.end.year - t.start.year + 1) for t in holding)
        found.append(Dwelling(year, named, bool(holding) and not named, weight, begun.count(year)))
    return tuple(found)


def extent(events: Sequence[Event]) -> tuple[int, int]:
    """Return the first and last year of the event record."""
    return min(e.date.earliest.year for e in events), max(e.date.latest.year for e in events)


def dwelt_on(years: Sequence[Dwelling], most: int = 3) -> tuple[Dwelling, ...]:
    """Return the named years of greatest weight, greatest first, earlier years before later ones of equal weight."""
    return tuple(sorted((y for y in years if y.named), key=lambda y: (-y.weight, y.year))[:most])


def passed_over(years: Iterable[Dwelling]) -> tuple[Dwelling, ...]:
    """Return the years that no date of the text touches."""
    return tuple(y for y in years if not (y.named or y.covered))


def fullest(years: Iterable[Dwelling]) -> Dwelling | None:
    """Return the year in which most events on record begin; the first of equals; None where there is no year."""
    return max(years, key=lambda y: y.events, default=None)


def overlap(years: Sequence[Dwelling]) -> float:
    """Return which share of the text's weight and of the record's events falls on the same years, 0 to 1.

    It is the sum over the years of the lesser of both shares; 1 where they are spread alike, 0 where they never meet
    or one of them is empty.
    """
    weights, events = sum(y.weight for y in years), sum(y.events for y in years)
    if not weights or not events:
        return 0.0
    return sum(min(y.weight / weights, y.events / events) for y in years)


def longest_unnamed(years: Sequence[Dwelling]) -> tuple[Dwelling, ...]:
    """Return the longest run of years of which none is named; the first of equals; empty where all are."""
    runs = [tuple(run) for named, run in groupby(years, key=lambda y: y.named) if not named]
    return max(runs, key=len, default=())
