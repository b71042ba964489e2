"""Dates as Extended Date/Time Format strings: canonical form, bounds, words.

Parsing is left to the `edtf` library (ISO 8601-2:2019, levels 0 to 2). On top stand what it does not do: a canonical
spelling (what goes in comes out, or is refused), the check that an interval does not run backwards, and bounds as
ISO dates. Only level 1 forms, plus one-of-a-kind sets, are emitted, so that other parsers read them too.
"""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from annotate.errors import DataError

OPEN_START = "-inf"
OPEN_END = "inf"

_SEASONS = {21: ("spring", 3, 5), 22: ("summer", 6, 8), 23: ("autumn", 9, 11), 24: ("winter", 12, 2)}
_MONTHS = list(calendar.month_name)
_SIMPLE = re.compile(
    r"^(?P<year>-?\d{4}|-?\d{3}X|-?\d{2}XX)(?:-(?P<month>\d{2}))?(?:-(?P<day>\d{2}))?(?P<mark>[~?%])?$"
)


class EdtfError(DataError):
    """A string is not a date this edition accepts."""


@dataclass(frozen=True, slots=True)
class Bounds:
    """First and last day a date may mean, as ISO dates; `-inf` and `inf` where the interval is open."""

    earliest: str
    latest: str


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


def _part_bounds(text: str) -> tuple[str, str]:
    match = _SIMPLE.match(text)
    if not match:
        raise EdtfError(f"{text!r} is not a form of date this edition uses.", remedy="See the guidelines, 'Dates'.")
    year, month, day = match["year"], match["month"], match["day"]
    if "X" in year:
        if month:
            raise EdtfError(f"{text!r} gives a month of an unspecified year.", remedy="Write the decade alone: 197X.")
        return f"{year.replace('X', '0')}-01-01", f"{year.replace('X', '9')}-12-31"
    if not month:
        return f"{year}-01-01", f"{year}-12-31"
    if int(month) in _SEASONS:
        _, first, last = _SEASONS[int(month)]
        end_year = int(year) + (1 if last < first else 0)
        return f"{year}-{first:02d}-01", f"{end_year:04d}-{last:02d}-{calendar.monthrange(end_year, last)[1]:02d}"
    last_day = calendar.monthrange(max(int(year), 1), int(month))[1]
    return (f"{year}-{month}-{day}",) * 2 if day else (f"{year}-{month}-01", f"{year}-{month}-{last_day:02d}")


@lru_cache(maxsize=4096)
def bounds(text: str) -> Bounds:
    """Return the first and last day that an EDTF string may mean.

    Parameters
    ----------
    text
        A canonical EDTF string: a date, season or decade, with `~`, `?` or `%`, or an interval of two of them, either
        end of which may be open (`..`).

    Raises
    ------
    EdtfError
        If the string is not EDTF, is not canonical, or runs backwards.
    """
    parsed = _parse(text)
    if str(parsed) != text:
        raise EdtfError(f"{text!r} is not written canonically.", remedy=f"Write {str(parsed)!r}.")
    first, _, second = text.partition("/")
    earliest = OPEN_START if first == ".." else _part_bounds(first)[0]
    latest = OPEN_END if second == ".." else _part_bounds(second or first)[1]
    if earliest != OPEN_START and latest != OPEN_END:
        first_latest = latest if first == ".." else _part_bounds(first)[1]
        if sort_key(earliest) > sort_key(latest) or (second and sort_key(first_latest) > sort_key(latest)):
            raise EdtfError(f"{text!r} runs backwards: it ends before it begins.", remedy="Swap the two dates.")
    return Bounds(earliest, latest)


def validate(text: str) -> str:
    """Return `text` if it is canonical EDTF that does not run backwards; raise `EdtfError` otherwise."""
    bounds(text)
    return text


def sort_key(day: str) -> tuple[int, int, int]:
    """Return a key that orders ISO days (also `-inf`, `inf` and years before 1) as the calendar does."""
    if day == OPEN_START:
        return (-(10**6), 0, 0)
    if day == OPEN_END:
        return (10**6, 0, 0)
    sign = -1 if day.startswith("-") else 1
    year, month, date = day.lstrip("-").split("-")
    return (sign * int(year), int(month), int(date))


def overlaps(one: str, other: str) -> bool:
    """Tell whether two EDTF spans may have a day in common. An empty span is unknown and overlaps everything."""
    if not one or not other:
        return True
    a, b = bounds(one), bounds(other)
    return sort_key(a.earliest) <= sort_key(b.latest) and sort_key(b.earliest) <= sort_key(a.latest)


def _part_words(text: str) -> str:
    match = _SIMPLE.match(text)
    if not match:
        return text
    year, month, day, mark = match["year"], match["month"], match["day"], match["mark"]
    if year.endswith("XX"):
        base = f"the {int(year[:2]) + 1}th century" if int(year[:2]) + 1 not in (21,) else "the 21st century"
    elif year.endswith("X"):
        base = f"the {year[:-1]}0s"
    elif not month:
        base = year
    elif int(month) in _SEASONS:
        base = f"{_SEASONS[int(month)][0]} {year}"
    else:
        base = f"{int(day)} {_MONTHS[int(month)]} {year}" if day else f"{_MONTHS[int(month)]} {year}"
    return {"~": "about ", "?": "perhaps ", "%": "perhaps about "}.get(mark or "", "") + base


def words(text: str) -> str:
    """Return an EDTF string in English words: `1960~` is "about 1960", `1964/1966` is "1964 to 1966"."""
    first, slash, second = text.partition("/")
    if not slash:
        return _part_words(first)
    if first == "..":
        return f"up to {_part_words(second)}"
    if second == "..":
        return f"from {_part_words(first)}"
    return f"{_part_words(first)} to {_part_words(second)}"
