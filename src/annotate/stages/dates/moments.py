"""Calendar values: a moment at a grain (century to day), a stretch between two and their parts.

Years are astronomical (1 BC is 0, 264 BC is -263), as ISO 8601-1:2019 §4.3.2 counts them; days are proleptic Gregorian.
"""

from __future__ import annotations

import calendar
import datetime
from dataclasses import dataclass, replace
from enum import IntEnum, StrEnum

from annotate.values.edtf import year_words

#: The first and the last year that EDTF writes with four digits.
FIRST_YEAR, LAST_YEAR = -9999, 9999
SPRING, SUMMER, AUTUMN, WINTER = 21, 22, 23, 24


class Grain(IntEnum):
    """How fine a date is, coarse to fine."""

    CENTURY = 0
    DECADE = 1
    YEAR = 2
    SEASON = 3
    MONTH = 4
    DAY = 5


class Part(StrEnum):
    """A stated part of a date; the thirds are those of the annotation conventions."""

    WHOLE = "whole"
    EARLY = "early"
    MID = "mid"
    LATE = "late"
    FIRST_HALF = "first half"
    SECOND_HALF = "second half"
    FIRST_QUARTER = "first quarter"
    SECOND_QUARTER = "second quarter"
    THIRD_QUARTER = "third quarter"
    LAST_QUARTER = "last quarter"
    FIRST_DAYS = "first"
    LAST_DAYS = "last"
    FIRST_WEEK = "first week"
    SECOND_WEEK = "second week"
    THIRD_WEEK = "third week"
    FOURTH_WEEK = "fourth week"
    LAST_WEEK = "last week"
    FIRST_DAY = "first day"
    LAST_DAY = "last day"


#: Where a part begins and ends among 10 years, 12 months, 100 years, the days of a month, 3 months; 0-based, inclusive.
#: Days of a month end at -1 = its last day, and may begin at a negative place counted from there. A grain without an
#: entry has no such part.
_PARTS: dict[Part, dict[Grain, tuple[int, int]]] = {
    Part.EARLY: {
        Grain.DECADE: (0, 3),
        Grain.YEAR: (0, 3),
        Grain.CENTURY: (0, 33),
        Grain.MONTH: (0, 9),
        Grain.SEASON: (0, 0),
    },
    Part.MID: {
        Grain.DECADE: (4, 6),
        Grain.YEAR: (4, 7),
        Grain.CENTURY: (34, 66),
        Grain.MONTH: (10, 19),
        Grain.SEASON: (1, 1),
    },
    Part.LATE: {
        Grain.DECADE: (7, 9),
        Grain.YEAR: (8, 11),
        Grain.CENTURY: (67, 99),
        Grain.MONTH: (20, -1),
        Grain.SEASON: (2, 2),
    },
    Part.FIRST_HALF: {Grain.DECADE: (0, 4), Grain.YEAR: (0, 5), Grain.CENTURY: (0, 49), Grain.MONTH: (0, 14)},
    Part.SECOND_HALF: {Grain.DECADE: (5, 9), Grain.YEAR: (6, 11), Grain.CENTURY: (50, 99), Grain.MONTH: (15, -1)},
    Part.FIRST_QUARTER: {Grain.YEAR: (0, 2), Grain.CENTURY: (0, 24)},
    Part.SECOND_QUARTER: {Grain.YEAR: (3, 5), Grain.CENTURY: (25, 49)},
    Part.THIRD_QUARTER: {Grain.YEAR: (6, 8), Grain.CENTURY: (50, 74)},
    Part.LAST_QUARTER: {Grain.YEAR: (9, 11), Grain.CENTURY: (75, 99)},
    Part.FIRST_DAYS: {Grain.YEAR: (0, 0), Grain.MONTH: (0, 9)},
    Part.LAST_DAYS: {Grain.YEAR: (11, 11), Grain.MONTH: (20, -1)},
    Part.FIRST_WEEK: {Grain.MONTH: (0, 6)},
    Part.SECOND_WEEK: {Grain.MONTH: (7, 13)},
    Part.THIRD_WEEK: {Grain.MONTH: (14, 20)},
    Part.FOURTH_WEEK: {Grain.MONTH: (21, 27)},
    Part.LAST_WEEK: {Grain.MONTH: (-7, -1)},
}


_MONTH_DAYS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


@dataclass(frozen=True, slots=True)
class Moment:
    """A date at one grain.

    Attributes
    ----------
    grain
        How fine it is; finer fields are 0.
    year
        Astronomical year; of a decade or century its earliest year (1970; -299 for the 3rd century BC).
    month
        1 to 12, or 21 to 24 for a season.
    day
        1 to 31.
    approximate
        Shown as `~`.
    """

    grain: Grain
    year: int
    month: int = 0
    day: int = 0
    approximate: bool = False


@dataclass(frozen=True, slots=True)
class Stretch:
    """From the beginning of `first` to the end of `last`."""

    first: Moment
    last: Moment


Value = Moment | Stretch


def last_day(year: int, month: int) -> int:
    """Return the number of days in a month of the proleptic Gregorian calendar, any year."""
    leap = month == 2 and year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    return 29 if leap else _MONTH_DAYS[month - 1]


def season_months(season: int) -> tuple[int, int]:
    """Return first and last month of a season (21 to 24); a last month below the first lies in the next year."""
    first = (season - 20) * 3
    return first, (first + 1) % 12 + 1


def problem(value: Value) -> str:
    """Return why a value cannot be on the calendar or in EDTF, in words, or "" if it can."""
    if isinstance(value, Stretch):
        return problem(value.first) or problem(value.last)
    year, month = value.year, value.month
    if value.grain >= Grain.MONTH and not 1 <= month <= 12:
        return f"there is no month {month}"
    if value.grain is Grain.DAY and not 1 <= value.day <= last_day(year, month):
        return f"{calendar.month_name[month]} {year_words(year)} has no day {value.day}"
    # Decades, centuries and winters end in another year than they begin in.
    beyond = next((end[0] for end in ends(value) if not FIRST_YEAR <= end[0] <= LAST_YEAR), None)
    return "" if beyond is None else f"the year {beyond} lies outside what EDTF writes with four digits"


def ends(value: Value) -> tuple[tuple[int, int, int], tuple[int, int, int]]:
    """Return first and last day of a value as (year, month, day)."""
    if isinstance(value, Stretch):
        return ends(value.first)[0], ends(value.last)[1]
    year, month = value.year, value.month
    match value.grain:
        case Grain.YEAR:
            return (year, 1, 1), (year, 12, 31)
        case Grain.DAY:
            return (year, month, value.day), (year, month, value.day)
        case Grain.SEASON:
            first, last = season_months(month)
            end_year = year + (last < first)
            return (year, first, 1), (end_year, last, last_day(end_year, last))
        case Grain.MONTH:
            return (year, month, 1), (year, month, last_day(year, month))
        case _:
            return (year, 1, 1), (year + (99 if value.grain is Grain.CENTURY else 9), 12, 31)


def first_moment(value: Value) -> Moment:
    """Return the value itself, or the beginning of a stretch."""
    return value.first if isinstance(value, Stretch) else value


def last_moment(value: Value) -> Moment:
    """Return the value itself, or the end of a stretch."""
    return value.last if isinstance(value, Stretch) else value


def part_of(moment: Moment, part: Part) -> Value | None:
    """Return a part of a moment ("late 1971" is September to December 1971), or None where the grain has none.

    Thirds of decades and years are those of the annotation conventions; centuries, months and seasons follow the same
    idea (years 0-33, 34-66, 67-99; days 1-10, 11-20, 21-end; first, second and third month).
    """
    if part is Part.WHOLE:
        return moment
    if part in {Part.FIRST_DAY, Part.LAST_DAY}:
        year, month, day = ends(moment)[part is Part.LAST_DAY]
        return (
            Moment(Grain.DAY, year, month, day, moment.approximate)
            if moment.grain in {Grain.YEAR, Grain.MONTH}
            else None
        )
    steps = _PARTS[part].get(moment.grain)
    if steps is None:
        return None
    first, last = steps
    match moment.grain:
        case Grain.CENTURY | Grain.DECADE:
            made = (Moment(Grain.YEAR, moment.year + step) for step in steps)
        case Grain.YEAR:
            made = (Moment(Grain.MONTH, moment.year, step + 1) for step in steps)
        case Grain.SEASON:
            months = ((moment.month - 20) * 3 + step for step in steps)
            made = (Moment(Grain.MONTH, moment.year + (m > 12), (m - 1) % 12 + 1) for m in months)
        case _:
            final = last_day(moment.year, moment.month) if last == -1 else last + 1
            start = final + first + 1 if first < 0 else first + 1
            made = (Moment(Grain.DAY, moment.year, moment.month, day) for day in (start, final))
    begin, end = (replace(m, approximate=moment.approximate) for m in made)
    return begin if begin == end else Stretch(begin, end)


def between(first: Value, last: Value) -> Stretch | None:
    """Return the stretch from one value to another, or None where it would run backwards.

    Decades and centuries give their first and last year ("the 1960s and '70s" is 1960/1979).
    """
    begin, end = first_moment(first), last_moment(last)
    if ends(begin)[0] > ends(end)[0] or ends(begin)[1] > ends(end)[1]:
        return None
    if begin.grain <= Grain.DECADE:
        begin = Moment(Grain.YEAR, begin.year, approximate=begin.approximate)
    if end.grain <= Grain.DECADE:
        end = Moment(Grain.YEAR, ends(end)[1][0], approximate=end.approximate)
    return Stretch(begin, end)


def adjacent(first: Value, second: Value) -> bool:
    """Tell whether the second value begins the day after the first ends."""
    year, month, day = ends(first)[1]
    following = (year, month, day + 1)
    if day == last_day(year, month):
        following = (year + (month == 12), month % 12 + 1, 1)
    return ends(second)[0] == following


def roughly(value: Value, only_first: bool = False) -> Value:
    """Return the value marked as approximate; of "around 1950 to 1953" only the beginning is."""
    if isinstance(value, Stretch):
        return Stretch(replace(value.first, approximate=True), replace(value.last, approximate=not only_first))
    return replace(value, approximate=True)


def shift_months(moment: Moment, months: int) -> Moment:
    """Return the month that lies some months after (or before) the month of a moment."""
    total = moment.year * 12 + moment.month - 1 + months
    return Moment(Grain.MONTH, total // 12, total % 12 + 1, approximate=moment.approximate)


#: The Gregorian calendar, weekdays included, repeats after so many years; the standard library knows the years from 1.
_CYCLE, _CYCLE_DAYS = 400, 146_097


def shift_days(moment: Moment, days: int) -> Moment:
    """Return the day some days after (or before) a day."""
    cycles, rest = divmod(_ordinal(moment) + days, _CYCLE_DAYS)
    day = datetime.date.fromordinal(rest + 1)
    return Moment(Grain.DAY, day.year + cycles * _CYCLE, day.month, day.day, moment.approximate)


def weekday(moment: Moment) -> int:
    """Return the weekday of a day (Monday is 0)."""
    return _ordinal(moment) % 7


def _ordinal(moment: Moment) -> int:
    """Return the number of a day, counted from the first of January of the year 1, a Monday."""
    cycles, year = divmod(moment.year - 1, _CYCLE)
    return datetime.date(year + 1, moment.month, moment.day).toordinal() - 1 + cycles * _CYCLE_DAYS
