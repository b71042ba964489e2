"""Dates written by the rules of TIMEX3, for comparison with corpora and tools that follow it.

The edition's own conventions stay as they are; this is an adapter for scoring. What TIMEX3 (TimeML 1.2.1, "Annotating
events and temporal expressions") does differently:

- a range in words or with a dash is two expressions, one for each end (so it is in TEI, with `from` and `to`);
- "early", "the end of" stand in `mod`; the value is that of the whole decade, year or month;
- "about" stands in `mod`; the value has no mark;
- the span takes "the" and "about" along;
- a winter is named by the year of its January, unless the text itself names a year;
- times of day and the months and seasons in names are marked too (`timex_only`);
- a decade is written with three digits, a century with two, years before Christ as `BC0264`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from annotate.measure.timex_only import with_timex_only
from annotate.stages.dates.expressions import Between, Counted, Expression, Named, Pointing, Unit
from annotate.stages.dates.lexicon import DASH, OSP, SP
from annotate.stages.dates.moments import WINTER, Grain, Moment, Part, Stretch, Value, first_moment, last_moment
from annotate.stages.dates.notation import own_date
from annotate.stages.dates.reading import Reading, read_text
from annotate.stages.dates.resolve import ends_of, resolve

_SEASON = {21: "SP", 22: "SU", 23: "FA", 24: "WI"}
_MOD = {
    Part.EARLY: "START", Part.MID: "MID", Part.LATE: "END", Part.FIRST_HALF: "START", Part.SECOND_HALF: "END",
    Part.FIRST_DAY: "START", Part.LAST_DAY: "END", Part.FIRST_DAYS: "START", Part.LAST_DAYS: "END",
    Part.FIRST_WEEK: "START", Part.LAST_WEEK: "END",
}  # fmt: skip
_LONG_UNITS = {Unit.DECADE: 10, Unit.CENTURY: 100}
_BEFORE = re.compile(
    rf"(?:(?<!\w)(?:around|about|approximately|circa|ca?\.|ca|roughly){OSP})?(?:(?<!\w)the{SP})?$", re.IGNORECASE
)
_LINK = re.compile(
    rf",?{SP}(?:up{SP}to|to|through|thru|until|till|and|or|&){SP}(?:the{SP})?|{OSP}(?:{DASH}|\u2014|&|/){OSP}"
    rf"|,{SP}(?:(?:and|or){SP})?(?:the{SP})?",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Timex:
    """A TIMEX3 expression: code point offsets, `value` ("" where unresolved) and `mod` ("" for none)."""

    start: int
    end: int
    value: str
    mod: str


def _year(year: int) -> str:
    return f"{year:04d}" if year > 0 else f"BC{1 - year:04d}"


def _long(moment: Moment, digits: int) -> str:
    """Write a decade (3 digits) or a century (2): the leading digits of the year as its era counts it."""
    if moment.year > 0 or (moment.year == 0 and digits == 3):
        return f"{moment.year:04d}"[:digits]
    return f"BC{-moment.year:04d}"[: digits + 2]


def value(moment: Moment) -> str:
    """Return the TIMEX3 value of a moment: `1944-09`, `196` (a decade), `1948-SP`, `BC0264`."""
    match moment.grain:
        case Grain.CENTURY | Grain.DECADE:
            return _long(moment, 2 if moment.grain is Grain.CENTURY else 3)
        case Grain.YEAR:
            return _year(moment.year)
        case Grain.SEASON:
            return f"{_year(moment.year)}-{_SEASON[moment.month]}"
        case Grain.MONTH:
            return f"{_year(moment.year)}-{moment.month:02d}"
        case _:
            return f"{_year(moment.year)}-{moment.month:02d}-{moment.day:02d}"


def _whole(expression: Expression) -> Expression:
    """Return the expression without the part it names, unless that is a single day."""
    if isinstance(expression, Named | Pointing) and expression.part not in {Part.FIRST_DAY, Part.LAST_DAY}:
        return replace(expression, part=Part.WHOLE)
    if isinstance(expression, Between):
        first, last = (replace(end, part=Part.WHOLE) for end in (expression.first, expression.last))
        return Between(first, last)
    return expression


def _mod(expression: Expression, approximate: bool) -> str:
    part = expression.part if isinstance(expression, Named | Pointing) else Part.WHOLE
    return _MOD.get(part, "APPROX" if approximate else "")


def _decade_before_christ(found: Value) -> str:
    """Return the value of ten years that make a decade before Christ ("the 330s BC"), or ""."""
    first, last = first_moment(found), last_moment(found)
    decade = (
        isinstance(found, Stretch) and last.grain is Grain.YEAR and last.year - first.year == 9 and last.year % 10 == 1
    )
    return f"BC{1 - last.year:04d}"[:-1] if decade and last.year < 0 else ""


def _timex(start: int, end: int, found: Value | None, mod: str, expression: Expression | None = None) -> Timex:
    if found is None:
        return Timex(start, end, "", mod)
    moment = first_moment(found)
    if isinstance(expression, Counted) and expression.unit in _LONG_UNITS:
        # "two decades earlier" is a decade
        length = _LONG_UNITS[expression.unit]
        moment = Moment(Grain.DECADE if length == 10 else Grain.CENTURY, moment.year // length * length)
    if moment.grain is Grain.SEASON and moment.month == WINTER and not _names_year(expression):
        moment = replace(moment, year=moment.year + 1)
    return Timex(start, end, _decade_before_christ(found) or value(moment), mod)


def _names_year(expression: Expression | None) -> bool:
    return not isinstance(expression, Named | Pointing) or (
        isinstance(expression, Named) and expression.year is not None
    )


def _widened(text: str, start: int) -> int:
    before = text[max(0, start - 24) : start].rsplit("\n", 1)[-1]
    match = _BEFORE.search(before)
    return start - len(match[0]) if match else start


def _written(text: str, reading: Reading) -> tuple[Timex, ...]:
    found, expression = reading.found, reading.found.expression
    start, mod = _widened(text, found.start), _mod(expression, reading.lead.approximate)
    link = _LINK.search(text, found.start + 1, found.end) if isinstance(expression, Between) else None
    whole = _whole(expression)
    if link is None or not isinstance(whole, Between) or not isinstance(expression, Between):
        answer = resolve(whole, reading.state, reading.site)
        return (_timex(start, found.end, answer.value, mod, expression),)
    begin, end = ends_of(whole, reading.state, reading.site)
    return (
        _timex(start, link.start(), begin.value, _mod(expression.first, reading.lead.approximate), expression.first),
        _timex(link.end(), found.end, end.value, _mod(expression.last, False), expression.last),
    )


def timexes(text: str, reference: str = "", timex_only: bool = True) -> tuple[Timex, ...]:
    """Return the dates of a text as TIMEX3 expressions, in order; arguments and errors as of `find_dates`.

    Without `timex_only`, what TIMEX3 marks and the edition does not is left out.
    """
    more = with_timex_only if timex_only else None
    return tuple(timex for reading in read_text(text, own_date(reference), more) for timex in _written(text, reading))


_CALENDAR = re.compile(
    r"(?P<bc>BC)?(?P<year>[0-9]{4}|[0-9]{3}X?|[0-9]{2}(?:XX)?)(?:-(?P<month>[0-9]{2}|SP|SU|FA|AU|WI|XX))?"
    r"(?:-(?P<day>[0-9]{2}(?:T.{1,20})?|XX))?"
)
_SEASON_NUMBER = {"SP": "21", "SU": "22", "FA": "23", "AU": "23", "WI": "24"}


def calendar_value(value: str) -> str:
    """Return a TIMEX2 or TIMEX3 value as EDTF, or "" where it names nothing on the calendar (durations, "now").

    Times of day are dropped; weeks, halves and quarters of a year have no EDTF form without a range and give "".
    """
    match = _CALENDAR.fullmatch(value)
    if not match:
        return ""
    sign, year = "-" if match["bc"] else "", match["year"]
    if len(year.rstrip("X")) < 4:
        return sign + year.rstrip("X") + "X" * (4 - len(year.rstrip("X")))
    if match["bc"]:
        astronomical = 1 - int(year)
        year, sign = f"{abs(astronomical):04d}", "-" if astronomical < 0 else ""
    month, day = match["month"], (match["day"] or "")[:2]
    if month in {None, "XX"}:
        return sign + year
    named = f"{sign}{year}-{_SEASON_NUMBER.get(month, month)}"
    return named if day in {"", "XX"} else f"{named}-{day}"
