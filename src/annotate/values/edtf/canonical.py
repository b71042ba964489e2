"""The one writing of a date that python-edtf, edtf-validate and edtf.js all read.

The standard allows more than its parsers read. Each rule here leaves earliest and latest day as they are and says less
in its place only where nothing else is read by all three (python-edtf 5.0.2, edtf-validate 2.0.0, edtf.js 4.11.1):

| Written | Refused by | Canonical |
| --- | --- | --- |
| a season with a mark or in an interval | python-edtf; edtf.js | its months: `1948-21~` is `1948-03~/1948-05~` |
| a decade or century with a mark | edtf-validate, edtf.js | its years: `18XX~` is `1800~/1899~` |
| a decade or century in an interval, not beside another date as plain as itself | all | its first or last year |
| `XX` with a mark or in an interval | python-edtf; all | the month or year that it lies in |
| an interval one end of which holds the other | edtf-validate | both to the same month or day |
| an interval within one year before AD 1 | edtf-validate | all its days or months: `{-0479-08-11..-0479-08-20}` |
| the same with a mark | edtf-validate | one of them, `[-0479-03..-0479-05]`; the mark is lost |
| nothing or `..` before a date before AD 1 | edtf-validate | one of all up to it: `[..-0479]`; a mark is lost |

To add a rule, add a row here and to the table in `tests/test_edtf_canonical.py`.
"""

from __future__ import annotations

import re
from functools import lru_cache

from annotate.values.edtf.days import NO_END, Day, EdtfError, match_part, members, part_bounds, signed

#: What is canonical at sight: a year, month or day, perhaps marked; a season, decade or century; a day or month `XX`.
_AS_IT_IS = re.compile(
    r"-?[0-9]{4}(?:-(?:0[1-9]|1[0-2])(?:-[0-9]{2})?)?[~?%]?|-?[0-9]{4}-(?:2[1-4]|XX(?:-XX)?|[0-9]{2}-XX)"
    r"|-?(?:[0-9]{3}X|[0-9]{2}XX)"
)
_MARKS = "~?%"
_DATE = r"-?[0-9]{4}(?:-(?:0[1-9]|1[0-2])(?:-[0-9]{2})?)?"
#: What all read as a member of a set: a date, a day with a mark, a decade or century, an unknown day, a range of dates.
_MEMBER = re.compile(
    rf"{_DATE}|-?[0-9]{{4}}-[0-9]{{2}}-(?:[0-9]{{2}}[~?%]|XX)|-?(?:[0-9]{{3}}X|[0-9]{{2}}XX)"
    rf"|(?:{_DATE}|\.\.)/(?:{_DATE}|\.\.)"
)


def _mark(part: str) -> str:
    return part[-1] if part.endswith(tuple(_MARKS)) else ""


def _before_christ(part: str) -> bool:
    """Tell whether a date lies before AD 1, in part at least."""
    match = match_part(part)
    return signed(match["sign"], match["year"].replace("X", "0")) <= 0


def _cut(day: Day, precision: int) -> str:
    """Cut a day to its year (precision 0) or month (1)."""
    return str(day).rsplit("-", 2 - precision)[0]


def _precision(part: str) -> int:
    return part.removeprefix("-").count("-")


def _simple(part: str, side: int, whole: bool) -> str:
    """Write one end of an interval as a year, month or day; a decade or century too, unless it may stand `whole`."""
    match = match_part(part)
    day = part_bounds(part)[side]
    if "X" in match["year"]:
        return part if whole else _cut(day, 0) + _mark(part)
    if match["month"] == "XX":
        return _cut(day, 0) + _mark(part)
    if match["day"] == "XX" or (match["month"] or "") > "12":
        return _cut(day, 1) + _mark(part)
    return part


def _finer(part: str, other: str, side: int) -> str:
    """Write one end of an interval as finely as the other."""
    precision = _precision(other)
    if "X" in part or _precision(part) >= precision:
        return part
    return _cut(part_bounds(part)[side], precision) + _mark(part)


def _held(begin: str, end: str) -> bool:
    """Tell whether one end of an interval holds the other ("May 1951 to 1951")."""
    (first, until), (start, last) = part_bounds(begin), part_bounds(end)
    return start < first <= last or first <= last < until


def _closed(begin: str, end: str) -> str:
    """Write an interval with both ends."""
    whole = not (_mark(begin) or _mark(end) or _before_christ(begin) or _before_christ(end) or _held(begin, end))
    begin, end = _simple(begin, 0, whole), _simple(end, 1, whole)
    within = _before_christ(begin) and match_part(begin)["year"] == match_part(end)["year"] and _before_christ(end)
    if within or _held(begin, end):
        begin, end = _finer(begin, end, 0), _finer(end, begin, 1)
    if begin == end:
        return begin
    first, last = begin.rstrip(_MARKS), end.rstrip(_MARKS)
    if not within or first == last or part_bounds(first)[0] > part_bounds(last)[1]:
        return f"{begin}/{end}"
    return f"[{first}..{last}]" if _mark(begin) or _mark(end) else f"{{{first}..{last}}}"


def _half_open(begin: str, end: str) -> str:
    """Write an interval with one end open or unknown."""
    if begin in NO_END and end in NO_END:
        return f"{begin}/{end}"
    if begin not in NO_END:
        return f"{_simple(begin, 0, whole=False)}/{end}"
    end = _simple(end, 1, whole=False)
    return f"[..{end.rstrip(_MARKS)}]" if _before_christ(end) else f"{begin}/{end}"


@lru_cache(maxsize=4096)
def canonical(text: str) -> str:
    """Return the writing of a date that python-edtf, edtf-validate and edtf.js all read.

    Parameters
    ----------
    text
        EDTF: a date, season, decade or century, perhaps marked `~`, `?` or `%`; an interval of two of them, either end
        of which may be open or unknown; or a set.

    Raises
    ------
    EdtfError
        If the text is none of these, or a set with a season or a marked year or month, which has no such writing.
    """
    if _AS_IT_IS.fullmatch(text):
        return text
    if listed := members(text):
        if odd := next((member for member in listed if not _MEMBER.fullmatch(member)), None):
            raise EdtfError(
                f"{text!r} lists {odd!r}, which not every parser of EDTF reads in a set.",
                remedy="Write a set of years, months or days; only a day may be marked.",
            )
        return text
    begin, slash, end = text.partition("/")
    if not slash:
        return _closed(begin, begin)
    return _half_open(begin, end) if begin in NO_END or end in NO_END else _closed(begin, end)
