"""What the words of a date expression say, before anything is known about where they stand."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum

from annotate.stages.dates.moments import Grain, Moment, Part, Value, part_of


class Unit(StrEnum):
    """Units in which distances are counted and to which words point."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    SEASON = "season"
    YEAR = "year"
    DECADE = "decade"
    CENTURY = "century"
    TIME = "time"


class Which(StrEnum):
    """Where a pointing word looks: from the text's own date (this, last, next) or the last date spoken of."""

    THIS = "this"
    LAST = "last"
    NEXT = "next"
    SAME = "same"
    FOLLOWING = "following"
    PREVIOUS = "previous"


@dataclass(frozen=True, slots=True)
class Named:
    """A calendar date as far as its words go: `year` is None when they do not name one.

    `short` marks a year of two digits ('88, '70s) whose century is to be found; `year_of` a year that is pointed to
    ("August of that year"), `month_of` a month that is ("the 9th of that month"); `month` is 0 for a day whose month is
    not named ("on the 17th"); `near` says that it is the nearest one before or after the text's own date ("12 October
    last"); `weekday` (Monday is 0) is the one named with a day; `note` is added to the reason.
    """

    grain: Grain
    year: int | None = None
    month: int = 0
    day: int = 0
    part: Part = Part.WHOLE
    short: bool = False
    year_of: Which | None = None
    month_of: Which | None = None
    near: Which | None = None
    weekday: int | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Counted:
    """A distance: "two years later", "a decade ago". `count` is None when it is not said ("several years later").

    `forward` tells the direction; `from_text` whether it is counted from the text's own date ("ago") rather than from
    the last date spoken of; `from_event` whether it is counted from an event ("the day before the opening"). `more` are
    the finer parts of a distance in several units ("three years, one month and two days").
    """

    count: float | None
    unit: Unit
    forward: bool
    from_text: bool
    from_event: bool = False
    more: tuple[tuple[float, Unit], ...] = ()

    @property
    def parts(self) -> tuple[tuple[float | None, Unit], ...]:
        """The numbers and units of the distance, the coarsest first."""
        return ((self.count, self.unit), *self.more)


@dataclass(frozen=True, slots=True)
class Pointing:
    """A date by pointing: "that August" (month 8), "the following spring" (month 21), "last Monday" (weekday 0)."""

    which: Which | None
    unit: Unit
    month: int = 0
    weekday: int | None = None
    part: Part = Part.WHOLE


@dataclass(frozen=True, slots=True)
class Between:
    """A range between two named dates."""

    first: Named
    last: Named


@dataclass(frozen=True, slots=True)
class Unclear:
    """An expression that is a date and whose value cannot be told; `why` says so in words."""

    why: str


Expression = Named | Counted | Pointing | Between | Unclear


@dataclass(frozen=True, slots=True)
class Found:
    """An expression in the text: code point offsets, what it says, the rule that read it and that rule's score."""

    start: int
    end: int
    expression: Expression
    rule: str
    score: float


def year_from(named: Named, other: Named) -> Named:
    """Return `named` with the century of `other`, if its year has only two digits."""
    if not named.short or named.year is None or other.year is None or other.short:
        return named
    year = other.year // 100 * 100 + named.year
    return replace(named, year=year if year >= other.year else year + 100, short=False)


def share_year(first: Named, last: Named) -> tuple[Named, Named]:
    """Return both ends of a range, each with the year of the other where it names none itself.

    "December to March 1951" begins in 1950; "from November 1950 to January" ends in 1951.
    """
    last = year_from(last, first)
    order = (first.month % 20, first.day) > (last.month % 20, last.day)
    if first.grain <= Grain.YEAR or last.grain <= Grain.YEAR:
        return first, last
    if first.year is None and last.year is not None and not last.short:
        first = replace(first, year=last.year - order)
    elif last.year is None and first.year is not None and not first.short and last.year_of is None:
        last = replace(last, year=first.year + order)
    return first, last


def value_of(named: Named) -> Value | None:
    """Return the value of an expression that names its year, or None where it does not or has no such part."""
    if named.year is None or named.short:
        return None
    return part_of(Moment(named.grain, named.year, named.month, named.day), named.part)
