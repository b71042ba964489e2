"""Who had relations with either Korea, or with both, on a given day: counted from the acts that are preferred.

The dates of the acts are EDTF, and some are no sharper than a year. **The rule: a relation is counted on a day on
which it surely stood**, that is

- from the latest day that its opening (or restoration) may mean, that day included,
- to the day before the earliest day that its break may mean.

So `1972` opens on 31 December and `1962` breaks on 1 January, and a count is a floor: no state is counted on the
strength of an unsharp date. The rule is for days in between; at the ends of years, for which the published counts are
made, reading the openings early or the breaks late gives the same numbers, as the tests show.

A state that is no partner yet may have recognised a Korea, or keep consuls there. That is counted by the same rule, and
never as relations: consuls until they left or relations began, recognition until consuls came or relations began.

A state counts under its ISO 3166 code, also where its name or extent changed: the Soviet Union and Russia are one row.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from annotate.values.acts import ActKind, Recognition, Side
from annotate.values.edtf import NO_DATE, Day, Edtf, EdtfError
from annotate.values.errors import DataError, UsageError
from annotate.values.model import Certainty

#: The acts that relations are counted from.
RELATIONS = (ActKind.ESTABLISHED, ActKind.SEVERED, ActKind.RESTORED)


@dataclass(frozen=True, slots=True)
class Period:
    """A stretch in which something surely stood: from `first` (included) to `end` (excluded).

    It is empty where the break may have come before the opening is sure.
    """

    first: Day
    end: Day

    def covers(self, day: Day) -> bool:
        """Tell whether it stood on a day."""
        return self.first <= day < self.end


@dataclass(frozen=True, slots=True)
class Partners:
    """How states stood with either Korea on a day: ISO 3166 codes, sorted.

    Attributes
    ----------
    rok, dprk
        Those with diplomatic relations.
    rok_consular, dprk_consular
        Those without them that kept consuls.
    rok_recognised, dprk_recognised
        Those that had recognised it, and no more.
    """

    day: str
    rok: tuple[str, ...]
    dprk: tuple[str, ...]
    rok_consular: tuple[str, ...] = ()
    dprk_consular: tuple[str, ...] = ()
    rok_recognised: tuple[str, ...] = ()
    dprk_recognised: tuple[str, ...] = ()

    @property
    def both(self) -> tuple[str, ...]:
        """Those with relations to both."""
        return tuple(state for state in self.rok if state in set(self.dprk))

    @property
    def rok_only(self) -> tuple[str, ...]:
        """Those with relations to the Republic of Korea alone."""
        return tuple(state for state in self.rok if state not in set(self.dprk))

    @property
    def dprk_only(self) -> tuple[str, ...]:
        """Those with relations to the DPRK alone."""
        return tuple(state for state in self.dprk if state not in set(self.rok))

    @property
    def consular(self) -> tuple[str, ...]:
        """Those that kept consuls with a Korea with which they had no relations."""
        return tuple(sorted({*self.rok_consular, *self.dprk_consular}))

    @property
    def recognised(self) -> tuple[str, ...]:
        """Those that had recognised a Korea, and had neither relations nor consuls with either."""
        more = {*self.rok, *self.dprk, *self.consular}
        return tuple(sorted({*self.rok_recognised, *self.dprk_recognised} - more))


def periods(row: Recognition, side: Side) -> tuple[Period, ...]:
    """Return the stretches in which a state surely had relations with one Korea, in order.

    Raises
    ------
    DataError
        If a break or a restoration is missing between two others, or no choice of the days that the dates may mean
        would put them in order.
    """
    opened, breaks, restorations = ([act.date for act in row.told(side, kind)] for kind in RELATIONS)
    if not opened:
        if breaks or restorations:
            raise DataError(
                f"{row.state}: relations with the {side.upper()} end without having begun.",
                remedy="Add the act by which they were established, or prefer one.",
            )
        return ()
    if len(opened) > 1:
        raise DataError(
            f"{row.state}: relations with the {side.upper()} are established {len(opened)} times.",
            remedy="Prefer one of the dates; what comes after a break is restored.",
        )
    openings = (*opened, *restorations)
    if len(breaks) not in (len(openings) - 1, len(openings)):
        raise DataError(
            f"{row.state}: {len(breaks)} breaks with the {side.upper()} and {len(restorations)} restorations.",
            remedy="Each act of restoring answers one of severing.",
        )
    _require_order(row, side, openings, breaks)
    ends = [*(date.earliest for date in breaks), NO_DATE.latest]
    return tuple(Period(date.latest, end) for date, end in zip(openings, ends, strict=False))


def _require_order(row: Recognition, side: Side, openings: Sequence[Edtf], breaks: Sequence[Edtf]) -> None:
    turns = zip(openings, (*breaks, None), strict=False)
    in_order = [date for turn in turns for date in turn if date is not None]
    reached = NO_DATE.earliest
    for date in in_order:
        if date.latest < reached:
            raise DataError(
                f"{row.state}: relations with the {side.upper()} run backwards ({', '.join(map(str, in_order))}).",
                remedy="Order: established, severed, restored, severed, restored.",
            )
        reached = max(reached, date.earliest)


@dataclass(frozen=True, slots=True)
class _Standing:
    """When a state had relations with one Korea, consuls there, and had recognised it and no more."""

    state: str
    relations: tuple[Period, ...]
    consular: tuple[Period, ...]
    recognised: tuple[Period, ...]


def _known_well(row: Recognition, side: Side, least: Certainty | None, *kinds: ActKind) -> bool:
    own = row.grade(side, *kinds)
    scale = list(Certainty)
    return own is not None and (least is None or scale.index(own) <= scale.index(least))


def _until(row: Recognition, side: Side, kind: ActKind, begun: Day, ends: Iterable[Day]) -> tuple[Period, ...]:
    """Return from when an act surely was until the first of some days after it, if that was before relations began."""
    found = [act.date.latest for act in row.told(side, kind)]
    return tuple(Period(day, min(end for end in (*ends, begun) if end > day)) for day in found if day < begun)


def _of(row: Recognition, side: Side, least: Certainty | None) -> _Standing:
    stood = periods(row, side)
    begun = stood[0].first if stood else NO_DATE.latest
    left = [act.date.earliest for act in row.told(side, ActKind.CONSULAR_ENDED)]
    consular = _until(row, side, ActKind.CONSULAR, begun, left)
    recognised = _until(row, side, ActKind.RECOGNISED, begun, [period.first for period in consular])
    return _Standing(
        row.iso3,
        stood if _known_well(row, side, least, *RELATIONS) else (),
        consular if _known_well(row, side, least, ActKind.CONSULAR, ActKind.CONSULAR_ENDED) else (),
        recognised if _known_well(row, side, least, ActKind.RECOGNISED) else (),
    )


class _Record:
    """A record by its identity: to compare it by what it holds would take longer than to count."""

    __slots__ = ("recognition",)

    def __init__(self, recognition: Sequence[Recognition]) -> None:
        self.recognition = recognition

    def __hash__(self) -> int:
        return id(self.recognition)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Record) and other.recognition is self.recognition


@lru_cache(maxsize=16)  # a text states many counts of one record, and figures draw the same ones
def _standing(record: _Record, side: Side, least: Certainty | None) -> tuple[_Standing, ...]:
    return tuple(sorted((_of(row, side, least) for row in record.recognition), key=lambda each: each.state))


def _counter(recognition: Sequence[Recognition], certainty: Certainty | None) -> Callable[[Day], Partners]:
    # A list may change between two counts; a tuple cannot.
    record = _Record(recognition if isinstance(recognition, tuple) else tuple(recognition))
    sides = [_standing(record, side, certainty) for side in Side]

    def on(day: Day) -> Partners:
        def those(stood: Callable[[_Standing], tuple[Period, ...]]) -> list[tuple[str, ...]]:
            return [tuple(e.state for e in side if any(p.covers(day) for p in stood(e))) for side in sides]

        return Partners(
            str(day), *those(lambda e: e.relations), *those(lambda e: e.consular), *those(lambda e: e.recognised)
        )

    return on


def partners(recognition: Sequence[Recognition], day: str, *, certainty: Certainty | None = None) -> Partners:
    """Return how states surely stood with either Korea on a day.

    Parameters
    ----------
    recognition
        The record, e.g. `Edition.recognition`.
    day
        An ISO day, `1973-06-22`.
    certainty
        Leave out what is known less well than this: `Certainty.MEDIUM` leaves out the doubtful. Relations of one side
        are judged by the least of their acts, consuls and recognition by theirs. By default all are counted.

    Raises
    ------
    UsageError
        If `day` is not one day.
    DataError
        If a state's acts contradict each other.
    """
    try:
        one = Edtf.parse(day).day
    except EdtfError:
        one = None
    if one is None or str(one) != day:
        raise UsageError(f"{day!r} is not a day.", remedy="Write year, month and day: 1973-06-22.")
    return _counter(recognition, certainty)(one)


def yearly(
    recognition: Sequence[Recognition], first: int = 1948, last: int = 1992, *, certainty: Certainty | None = None
) -> tuple[Partners, ...]:
    """Return the partners of either Korea on the last day of each year from `first` to `last`, both included.

    Raises
    ------
    DataError
        If a state's acts contradict each other.
    """
    on = _counter(recognition, certainty)
    return tuple(on(Day(year, 12, 31)) for year in range(first, last + 1))


def total(recognition: Sequence[Recognition], day: str, of: str) -> int:
    """Return how many states stood in one of the ways that totals are given for (`annotate.values.acts.Total`).

    `recognised` counts who had recognised Seoul by itself or by relations. Raises what `partners` raises.
    """
    found = partners(recognition, day)
    counted = {
        "rok": found.rok, "dprk": found.dprk, "both": found.both,
        "recognised": {*found.rok, *found.rok_recognised, *found.rok_consular},
    }  # fmt: skip
    return len(counted[of])
