"""What an EDTF string means: its first and its last day."""

from __future__ import annotations

import calendar
import datetime
import re
from functools import lru_cache
from itertools import pairwise
from typing import Any, NamedTuple

from annotate.values.errors import DataError

#: What stands in an interval for an end that is open, and for one that is unknown.
NO_END = frozenset({"..", ""})

#: Name, first and last month of the seasons; a last month below the first lies in the next year.
SEASONS = {21: ("spring", 3, 5), 22: ("summer", 6, 8), 23: ("autumn", 9, 11), 24: ("winter", 12, 2)}
_SIMPLE = re.compile(
    r"(?P<sign>-?)(?P<year>[0-9]{4}|[0-9]{3}X|[0-9]{2}XX)(?:-(?P<month>[0-9]{2}|XX))?(?:-(?P<day>[0-9]{2}|XX))?"
    r"(?P<mark>[~?%])?"
)
_PLAIN = re.compile(
    r"(?P<year>[0-9]{4})(?:-(?P<month>0[1-9]|1[0-2])(?:-(?P<day>[0-9]{2}))?)?[~?%]?|[0-9]{4}-2[1-4]|\.\.|"
)
_UNSPECIFIED = re.compile(r"[0-9]{3}X|[0-9]{2}XX")
_SET = re.compile(r"(?P<open>[\[{])(?P<members>[^\[\]{}]+)(?P<close>[\]}])")


class EdtfError(DataError):
    """A string is not a date this edition accepts."""


class Day(NamedTuple):
    """A day of the proleptic Gregorian calendar, its year astronomical; or an end that is open or unknown.

    Days are in order as the calendar has them, an open beginning before all, an open end after all.
    """

    year: int
    month: int
    day: int

    @property
    def open(self) -> bool:
        """Whether it is no day but an end that is open or unknown."""
        return self in {NO_START, NO_FINISH}

    def date(self) -> datetime.date | None:
        """Return it as the standard library has it, which knows the years 1 to 9999; else None."""
        return datetime.date(*self) if datetime.MINYEAR <= self.year <= datetime.MAXYEAR else None

    def __str__(self) -> str:
        """Return it as an ISO day, `-inf` or `inf`."""
        if self.open:
            return "-inf" if self == NO_START else "inf"
        sign = "-" if self.year < 0 else ""
        return f"{sign}{abs(self.year):04d}-{self.month:02d}-{self.day:02d}"


NO_START, NO_FINISH = Day(-(10**6), 0, 0), Day(10**6, 0, 0)


def _parse(text: str) -> Any:
    from edtf import parse_edtf
    from edtf.parser.edtf_exceptions import EDTFParseException

    try:
        return parse_edtf(text)
    except (EDTFParseException, ValueError, TypeError, AttributeError) as error:
        raise EdtfError(
            f"{text!r} is not a date in EDTF.",
            remedy="Write e.g. 1990-09-30, 1992-08, 1985, 197X, 1960~, 1948-21 (spring) or 1960/1963.",
        ) from error


def _is_plain(text: str) -> bool:
    """Tell whether a date, or an interval of two, is of a form whose reading is plain without the grammar.

    Most dates are: a year, month or day, perhaps marked `~`, `?` or `%`; a season, decade or century; an interval of
    two of them, or open at one end. The grammar takes some fifteen milliseconds for each; a test holds both equal.
    """
    if _UNSPECIFIED.fullmatch(text):
        return True
    parts = text.split("/")
    matches = [_PLAIN.fullmatch(part) for part in parts]
    return (
        len(parts) <= 2
        and not NO_END.issuperset(parts)
        and all(
            match is not None
            and (not match["day"] or 1 <= int(match["day"]) <= _month_days(int(match["year"]), int(match["month"])))
            for match in matches
        )
    )


def match_part(text: str) -> re.Match[str]:
    """Return one date of an interval or set, cut into its fields; raise `EdtfError` if it is none."""
    match = _SIMPLE.fullmatch(text)
    if not match:
        raise EdtfError(f"{text!r} is not a form of date this edition uses.", remedy="See the guidelines, 'Dates'.")
    if "X" in match["year"] and match["month"]:
        raise EdtfError(f"{text!r} gives a month of an unspecified year.", remedy="Write the decade alone: 197X.")
    if match["month"] == "XX" and match["day"] not in {None, "XX"}:
        raise EdtfError(f"{text!r} gives a day of an unspecified month.", remedy="Write the year alone, or 1985-XX.")
    return match


def signed(sign: str, digits: str) -> int:
    """Return a year from its sign and its digits."""
    return -int(digits) if sign else int(digits)


def _month_days(year: int, month: int) -> int:
    # The proleptic Gregorian calendar repeats every 400 years; the standard library knows only the years 1 to 9999.
    return calendar.monthrange(2000 + year % 400, month)[1]


def part_bounds(text: str) -> tuple[Day, Day]:
    """Return the first and last day of one date of an interval or set; raise `EdtfError` if it is none."""
    match = match_part(text)
    first, last = sorted(signed(match["sign"], match["year"].replace("X", digit)) for digit in "09")
    if match["month"] in {None, "XX"}:
        return Day(first, 1, 1), Day(last, 12, 31)
    month, day = int(match["month"]), match["day"]
    if month in SEASONS:
        _, begin, end = SEASONS[month]
        last = first + (end < begin)
        return Day(first, begin, 1), Day(last, end, _month_days(last, end))
    if not 1 <= month <= 12:
        raise EdtfError(f"{text!r} is not a form of date this edition uses.", remedy="Months are 01-12, seasons 21-24.")
    if day in {None, "XX"}:
        return Day(first, month, 1), Day(first, month, _month_days(first, month))
    return (Day(first, month, int(day)),) * 2


def members(text: str) -> tuple[str, ...]:
    """Return the members of a set, a range `a..b` as the interval `a/b`; nothing where the text is none."""
    match = _SET.fullmatch(text)
    if not match or (match["open"], match["close"]) not in {("[", "]"), ("{", "}")}:
        return ()
    listed = []
    for member in match["members"].split(","):
        first, dots, last = member.partition("..")
        listed.append(f"{first or '..'}/{last or '..'}" if dots else member)
    return tuple(listed)


def _interval_bounds(text: str) -> tuple[Day, Day]:
    first, slash, second = text.partition("/")
    begin = (NO_START, NO_START) if first in NO_END else part_bounds(first)
    end = begin if not slash else (NO_FINISH, NO_FINISH) if second in NO_END else part_bounds(second)
    if begin[0] > end[0] or begin[1] > end[1]:
        raise EdtfError(f"{text!r} runs backwards: it ends before it begins.", remedy="Swap the two dates.")
    return begin[0], end[1]


@lru_cache(maxsize=4096)
def bounds(text: str) -> tuple[Day, Day]:
    """Return the first and last day that an EDTF string may mean.

    Parameters
    ----------
    text
        An EDTF string: a date, season, decade or century, with `~`, `?` or `%`; an interval of two of them, either end
        of which may be open (`..`) or unknown (nothing); or a set of them, `[1988,1990]` one of, `{1988,1990}` all of.

    Raises
    ------
    EdtfError
        If the string is not EDTF, is not canonical, or runs backwards.
    """
    if _is_plain(text):
        return _interval_bounds(text)
    parsed = _parse(text)
    canonical = str(parsed).replace(", ", ",")
    if canonical != text or text.startswith("-0000"):
        raise EdtfError(
            f"{text!r} is not written canonically.", remedy=f"Write {canonical.replace('-0000', '0000')!r}."
        )
    listed = members(text)
    if not listed:
        return _interval_bounds(text)
    every = [_interval_bounds(member) for member in listed]
    if any(one[0] > following[0] for one, following in pairwise(every)):
        raise EdtfError(f"{text!r} does not list its dates in order.", remedy="Put the earlier date first.")
    return every[0][0], max(latest for _, latest in every)
