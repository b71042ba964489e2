"""Who had relations with either Korea, or with both, on a given day: counted from the record of recognition.

The dates of that record are EDTF, and some are no sharper than a year. **The rule: a relation is counted on a day on
which it surely stood**, that is

- from the latest day that its opening (or restoration) may mean, that day included,
- to the day before the earliest day that its break may mean.

So `1972` opens on 31 December and `1962` breaks on 1 January, and a count is a floor: no state is counted on the
strength of an unsharp date. The rule is for days in between; at the ends of years, for which the published counts are
made, reading the openings early or the breaks late gives the same numbers, as the tests show.

A state counts under its ISO 3166 code, also where its name or extent changed: the Soviet Union and Russia are one row.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from operator import itemgetter

from annotate.values.edtf import NO_DATE, Day, Edtf, EdtfError
from annotate.values.errors import DataError, UsageError
from annotate.values.model import Certainty, Recognition


class Side(StrEnum):
    """One of the two Korean states, as in the names of the columns."""

    ROK = "rok"
    DPRK = "dprk"


@dataclass(frozen=True, slots=True)
class Period:
    """A stretch in which a relation surely stood: from `first` (included) to `end` (excluded).

    It is empty where the break may have come before the opening is sure.
    """

    first: Day
    end: Day

    def covers(self, day: Day) -> bool:
        """Tell whether the relation stood on a day."""
        return self.first <= day < self.end


@dataclass(frozen=True, slots=True)
class Partners:
    """The states with relations to either Korea on a day: ISO 3166 codes (the name where there is none), sorted."""

    day: str
    rok: tuple[str, ...]
    dprk: tuple[str, ...]

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


def _turns(row: Recognition, side: Side) -> tuple[str, tuple[str, ...], tuple[str, ...]]:
    if side is Side.ROK:
        return row.rok_established, row.rok_severed, row.rok_restored
    return row.dprk_established, row.dprk_severed, row.dprk_restored


def periods(row: Recognition, side: Side) -> tuple[Period, ...]:
    """Return the stretches in which a state surely had relations with one Korea, in order.

    Raises
    ------
    DataError
        If a date is not EDTF, a break or a restoration is missing between two others, or no choice of the days that
        the dates may mean would put them in order.
    """
    opened, breaks, restorations = _turns(row, side)
    if not opened:
        if breaks or restorations:
            raise DataError(
                f"{row.state}: relations with the {side.upper()} end without having begun.",
                remedy=f"Fill {side}_established.",
            )
        return ()
    openings = (opened, *restorations)
    if len(breaks) not in (len(openings) - 1, len(openings)):
        raise DataError(
            f"{row.state}: {len(breaks)} breaks with the {side.upper()} and {len(restorations)} restorations.",
            remedy=f"Each date in {side}_restored answers one in {side}_severed.",
        )
    _require_order(row, side, openings, breaks)
    ends = [Edtf.parse(date).earliest for date in breaks] + [NO_DATE.latest]
    return tuple(Period(Edtf.parse(date).latest, end) for date, end in zip(openings, ends, strict=False))


def _require_order(row: Recognition, side: Side, openings: Sequence[str], breaks: Sequence[str]) -> None:
    in_order = [date for turn in zip(openings, (*breaks, ""), strict=False) for date in turn if date]
    reached = NO_DATE.earliest
    for date in map(Edtf.parse, in_order):
        if date.latest < reached:
            raise DataError(
                f"{row.state}: relations with the {side.upper()} run backwards ({', '.join(in_order)}).",
                remedy="Order: established, severed, restored, severed, restored.",
            )
        reached = max(reached, date.earliest)


def _known_well(row: Recognition, side: Side, least: Certainty | None) -> bool:
    if least is None:
        return True
    # A side without a grade of its own is not known to be any better than low.
    own = (row.rok_certainty if side is Side.ROK else row.dprk_certainty) or Certainty.LOW
    scale = list(Certainty)
    return scale.index(own) <= scale.index(least)


_Standing = tuple[tuple[str, tuple[Period, ...]], ...]


@lru_cache(maxsize=16)  # a text states many counts of one record
def _standing(recognition: tuple[Recognition, ...], side: Side, least: Certainty | None) -> _Standing:
    rows = ((row.iso3 or row.state, periods(row, side)) for row in recognition if _known_well(row, side, least))
    return tuple(sorted(((state, found) for state, found in rows if found), key=itemgetter(0)))


def _counter(recognition: Sequence[Recognition], certainty: Certainty | None) -> Callable[[str], Partners]:
    rok, dprk = (_standing(tuple(recognition), side, certainty) for side in (Side.ROK, Side.DPRK))

    def on(day: str) -> Partners:
        at = Edtf.parse(day).earliest
        with_rok, with_dprk = (
            tuple(state for state, found in side if any(period.covers(at) for period in found)) for side in (rok, dprk)
        )
        return Partners(day, with_rok, with_dprk)

    return on


def partners(recognition: Sequence[Recognition], day: str, *, certainty: Certainty | None = None) -> Partners:
    """Return the states that surely had relations with either Korea on a day.

    Parameters
    ----------
    recognition
        The record, e.g. `Edition.recognition`.
    day
        An ISO day, `1973-06-22`.
    certainty
        Leave out the sides of rows that are known less well than this: `Certainty.MEDIUM` leaves out the doubtful
        ones. Each side is judged by its own grade, not by the row's. By default all are counted.

    Raises
    ------
    UsageError
        If `day` is not one day.
    DataError
        If a row's dates contradict each other.
    """
    try:
        one = Edtf.parse(day).day
    except EdtfError:
        one = None
    if str(one) != day:
        raise UsageError(f"{day!r} is not a day.", remedy="Write year, month and day: 1973-06-22.")
    return _counter(recognition, certainty)(day)


def yearly(
    recognition: Sequence[Recognition], first: int = 1948, last: int = 1992, *, certainty: Certainty | None = None
) -> tuple[Partners, ...]:
    """Return the partners of either Korea on the last day of each year from `first` to `last`, both included.

    Raises
    ------
    DataError
        If a row's dates contradict each other.
    """
    on = _counter(recognition, certainty)
    return tuple(on(f"{year:04d}-12-31") for year in range(first, last + 1))
