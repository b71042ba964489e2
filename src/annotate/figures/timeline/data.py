"""The chronology in values: who took part (lanes), which stretch of years (strips), what is known how well."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from annotate.figures.kit.views import View, seen_in, verified
from annotate.values import edtf
from annotate.values.model import Event

STRIP_YEARS = 13


@dataclass(frozen=True, slots=True)
class Lane:
    """A row of the timeline: events in which one of `parties` takes part.

    `parties` are pieces of names as they stand in the column `orgs` of the events, so that "Soviet" finds every
    Soviet body; bodies whose names do not say where they belong are named in full.
    """

    id: str
    label: str
    meaning: str
    role: str
    parties: tuple[str, ...]


# An event stands in the first lane that it fits: Moscow before Beijing before Washington, since the edition asks how
# the two Communist powers and Seoul came to recognise each other.
LANES = (
    Lane(
        "moscow",
        "Moscow",
        "a Soviet or Russian body takes part",
        "soviet",
        (
            "Soviet",
            "USSR",
            "Russian Federation",
            "Red Army",
            "25th Army",
            "9th Air Army",
            "1st Far Eastern Front",
            "88th Separate Rifle Brigade",
            "Institute of World Economy and International Relations",
        ),
    ),
    Lane(
        "beijing",
        "Beijing, Taipei",
        "a Chinese body takes part, of either government, and no Soviet one",
        "later",
        ("China", "Chinese"),
    ),
    Lane(
        "washington",
        "US and UN",
        "an American or United Nations body takes part, and none of the above",
        "american",
        (
            "United States",
            "United Nations",
            "XXIV Corps",
            "X Corps",
            "7th Infantry Division",
            "State-War-Navy Coordinating Committee",
            "Korean Military Advisory Group",
            "Allied Powers",
            "World Health Organization",
        ),
    ),
    Lane(
        "korea",
        "Koreas only",
        "Korean bodies alone are named",
        "town",
        (
            "Korea",
            "Workers' Party",
            "Supreme Council for National Reconstruction",
            "Democratic Justice Party",
            "Reunification Democratic Party",
        ),
    ),
    Lane("others", "others", "other states and bodies, alone or with a Korean one", "town", ()),
)


@dataclass(frozen=True, slots=True)
class Landmark:
    """An event that bears a short name in the drawing. One that is not among the events is passed over."""

    id: str
    words: str


LANDMARKS = (
    Landmark("ev-line", "38th parallel proposed"),
    Landmark("ev-rok", "ROK proclaimed"),
    Landmark("ev-dprk", "DPRK proclaimed"),
    Landmark("ev-prc", "PRC proclaimed"),
    Landmark("ev-war", "war begins"),
    Landmark("ev-armistice", "armistice"),
    Landmark("ev-hallstein", "Hallstein line"),
    Landmark("ev-august", "August plenum"),
    Landmark("ev-treaties61", "alliance treaties"),
    Landmark("ev-japan", "ROK–Japan relations"),
    Landmark("ev-un2758", "PRC enters the UN"),
    Landmark("ev-communique72", "joint communiqué"),
    Landmark("ev-june23", "Park’s 23 June statement"),
    Landmark("ev-baden", "Games for Seoul"),
    Landmark("ev-kal007", "KAL 007"),
    Landmark("ev-gorbachev", "Gorbachev"),
    Landmark("ev-vladivostok", "Vladivostok speech"),
    Landmark("ev-olympics", "Olympic Games"),
    Landmark("ev-hungary", "ROK–Hungary relations"),
    Landmark("ev-rok-ussr", "ROK–USSR relations"),
    Landmark("ev-un", "both in the UN"),
    Landmark("ev-rok-prc", "ROK–PRC relations"),
)
_KOREA, _OTHERS = LANES[3], LANES[4]


@dataclass(frozen=True, slots=True)
class Strip:
    """A stretch of whole years, first and last included."""

    first: int
    last: int

    @property
    def label(self) -> str:
        """The years in words."""
        return f"{self.first} to {self.last}"


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


def lane_of(event: Event) -> Lane:
    """Return the first lane that an event fits."""
    for lane in LANES[:3]:
        if any(party in org for party in lane.parties for org in event.orgs):
            return lane
    korean = [any(party in org for party in _KOREA.parties) for org in event.orgs]
    return _KOREA if not korean or all(korean) else _OTHERS


def _soft(part: str) -> bool:
    """Tell whether one end of an EDTF date is not known to the day."""
    return part.endswith(("~", "?", "%")) or "X" in part or part == ".." or part.count("-") < 2


def dated(event: Event) -> Dated:
    """Return an event with its days.

    Raises
    ------
    EdtfError
        If its date is not canonical EDTF, or open at an end.
    """
    limits = edtf.bounds(event.date)
    if edtf.OPEN_START in (limits.earliest, limits.latest) or edtf.OPEN_END in (limits.earliest, limits.latest):
        raise edtf.EdtfError(f"{event.id}: {event.date!r} is open; the timeline needs both ends.", remedy="Give both.")
    first, _, second = event.date.partition("/")
    start, end = date.fromisoformat(limits.earliest), date.fromisoformat(limits.latest)
    return Dated(event, lane_of(event), start, end, _soft(first), _soft(second or first))


def order(events: tuple[Event, ...]) -> tuple[Dated, ...]:
    """Return the events by first day, last day, id."""
    return tuple(sorted((dated(e) for e in events), key=lambda d: (d.start, d.end, d.event.id)))


def strips(events: tuple[Dated, ...]) -> tuple[Strip, ...]:
    """Return stretches of 13 years that cover the events, from the year of the first on."""
    if not events:
        return ()
    first, last = events[0].start.year, max(d.end.year for d in events)
    starts = range(first, last + 1, STRIP_YEARS)
    return tuple(Strip(year, year + STRIP_YEARS - 1) for year in starts)


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
