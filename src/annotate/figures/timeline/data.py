"""The chronology in values: who took part (lanes), which stretch of years (strips), what is known how well.

Lanes and landmarks are tables: `data/figures/lanes.csv`, `data/figures/landmarks.csv`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING

from annotate.figures.kit.views import View, seen_in, verified
from annotate.gazetteer import Gazetteer
from annotate.values.drawn import Lane
from annotate.values.edtf import Edtf, EdtfError
from annotate.values.record import Event

if TYPE_CHECKING:
    from annotate.edition import Edition

STRIP_YEARS, STRIP_EVENTS = 12, 20
"""What a strip holds at most; a year that has more events is a strip by itself."""
_BELONGS = ("part-of", "government-of")


_ONE = (Lane("events", "events", "every event", "on record", "town", "any", ()),)


def lanes(edition: Edition) -> tuple[Lane, ...]:
    """Return the rows of the timeline, from the top; one for everything where the edition has none."""
    return edition.drawn(Lane) or _ONE


@dataclass(frozen=True, slots=True)
class Strip:
    """A stretch of whole years, first and last included."""

    first: int
    last: int

    @property
    def label(self) -> str:
        """The years in words."""
        return f"{self.first} to {self.last}" if self.last > self.first else str(self.first)


@dataclass(frozen=True, slots=True)
class Dated:
    """An event with what the drawing needs: its days, where it stands, whether its ends are sharp."""

    event: Event
    lane: Lane
    start: date
    end: date
    fade_start: bool
    fade_end: bool

    @property
    def views(self) -> tuple[View, ...]:
        """The views that show it."""
        return seen_in(verified(self.event.certainty, seen=self.event.seen))

    @property
    def days(self) -> int:
        """How many days it may cover, at least one."""
        return (self.end - self.start).days + 1

    @property
    def instant(self) -> bool:
        """Whether it is one day, or so few that a stretch would not show."""
        return self.days <= 20 and not (self.fade_start or self.fade_end)


def belongs(gazetteer: Gazetteer, id: str, parties: Sequence[str], when: Edtf) -> bool:
    """Tell whether a body is one of some or, at a date, part of one or its government, in any number of steps."""
    found: set[str] = set()
    waiting = [id]
    while waiting:
        one = waiting.pop()
        if one not in found:
            found.add(one)
            waiting += [row.object for relation in _BELONGS for row in gazetteer.related(one, relation, when)]
    return not found.isdisjoint(parties)


def lane_of(event: Event, lanes: Sequence[Lane], gazetteer: Gazetteer) -> Lane:
    """Return the first lane that an event fits; the last one takes what is left."""
    for lane in lanes[:-1]:
        found = (belongs(gazetteer, org, lane.parties, event.date) for org in event.orgs)
        if all(found) if lane.fits == "all" else any(found):
            return lane
    return lanes[-1]


def dated(event: Event, lane: Lane = _ONE[0]) -> Dated:
    """Return an event of a lane with its days.

    Raises
    ------
    EdtfError
        If its date is open at an end.
    """
    if event.date.dates is None:
        raise EdtfError(f"{event.id}: '{event.date}' is open; the timeline needs both ends.", remedy="Give both.")
    return Dated(event, lane, *event.date.dates, *event.date.fades)


def order(events: Sequence[Dated]) -> tuple[Dated, ...]:
    """Return events by first day, last day, id."""
    return tuple(sorted(events, key=lambda d: (d.start, d.end, d.event.id)))


def read(edition: Edition) -> tuple[Dated, ...]:
    """Return the event record in the order of the calendar, each event in its lane.

    Raises
    ------
    EdtfError
        If an event's date is open at an end.
    """
    every, rows = edition.events, lanes(edition)
    return order([dated(event, lane_of(event, rows, edition.gazetteer)) for event in every])


def strips(events: tuple[Dated, ...]) -> tuple[Strip, ...]:
    """Return stretches of whole years that cover the events, each as long as its events leave room for their marks."""
    if not events:
        return ()
    first, last = events[0].start.year, max(d.end.year for d in events)
    begun = Counter(d.start.year for d in events)
    found, start = [], first
    for year in range(first, last + 1):
        held = sum(begun[y] for y in range(start, year + 1))
        if year > start and (held > STRIP_EVENTS or year - start >= STRIP_YEARS):
            found.append(Strip(start, year - 1))
            start = year
    return (*found, Strip(start, last))


def within(events: tuple[Dated, ...], strip: Strip) -> tuple[Dated, ...]:
    """Return the events that begin in a strip."""
    return tuple(d for d in events if strip.first <= d.start.year <= strip.last)


def busiest(events: tuple[Dated, ...], years: int = 3) -> tuple[tuple[int, int], ...]:
    """Return the two fullest runs of years that do not overlap: first year and number of events that begin in them."""
    if not events:
        return ()
    span = range(events[0].start.year, events[-1].start.year + 1)
    counts = [(sum(1 for d in events if y <= d.start.year < y + years), y) for y in span]
    ranked = sorted(counts, key=lambda c: (-c[0], c[1]))
    best = ranked[0]
    second = next((c for c in ranked if abs(c[1] - best[1]) >= years), None)
    return tuple(sorted((year, count) for count, year in (best, second or best)))[: 2 if second else 1]


def longest_gap(events: tuple[Dated, ...]) -> tuple[Dated, Dated]:
    """Return the neighbours furthest apart in time; of two or more events."""
    return max(pairwise(events), key=lambda pair: pair[1].start - pair[0].end)
