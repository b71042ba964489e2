"""Calendar values to EDTF strings and back (ISO 8601-2:2019, levels 0 and 1).

What parsers of EDTF make of a form is not the business of this module: `annotate.values.edtf.canonical` rewrites what
some of them do not read.
"""

from __future__ import annotations

from annotate.stages.dates.moments import Grain, Moment, Stretch, Value, problem
from annotate.values.edtf import EdtfError


def _year(year: int) -> str:
    return f"-{-year:04d}" if year < 0 else f"{year:04d}"


def _moment_edtf(moment: Moment) -> str:
    year = moment.year
    match moment.grain:
        case Grain.CENTURY:
            text = f"{year // 100:02d}XX" if year >= 0 else f"-{-(year + 99) // 100:02d}XX"
        case Grain.DECADE:
            text = f"{year // 10:03d}X"
        case Grain.YEAR:
            text = _year(year)
        case Grain.SEASON | Grain.MONTH:
            text = f"{_year(year)}-{moment.month:02d}"
        case _:
            text = f"{_year(year)}-{moment.month:02d}-{moment.day:02d}"
    return text + ("~" if moment.approximate else "")


def edtf(value: Value) -> str:
    """Return the EDTF string of a value, as the standard allows it.

    A decade before the year 0 is written by its years: its digits would name other years (`-026X` is -269 to -260).
    """
    if isinstance(value, Moment) and value.grain is Grain.DECADE and value.year < 0:
        ends_ = (Moment(Grain.YEAR, value.year + step, approximate=value.approximate) for step in (0, 9))
        value = Stretch(*ends_)
    if isinstance(value, Moment):
        return _moment_edtf(value)
    return f"{_moment_edtf(value.first)}/{_moment_edtf(value.last)}"


def read_moment(text: str) -> Moment | None:
    """Read a plain year, month or day (`2010`, `2010-09`, `2010-09-24`); None for anything else."""
    pieces = text.removeprefix("-").split("-")
    if not 1 <= len(pieces) <= 3 or not all(p.isascii() and p.isdigit() for p in pieces):
        return None
    if [len(p) for p in pieces] != [4, 2, 2][: len(pieces)]:
        return None
    year, month, day = (int(p) for p in (*pieces, "0", "0")[:3])
    grain = (Grain.YEAR, Grain.MONTH, Grain.DAY)[len(pieces) - 1]
    if text.startswith("-0000"):
        return None
    moment = Moment(grain, -year if text.startswith("-") else year, month, day)
    return None if problem(moment) else moment


def own_date(text: str) -> Moment | None:
    """Read the text's own date: an EDTF year, month or day, or "" (None); raise `EdtfError` for anything else."""
    if not text:
        return None
    moment = read_moment(text)
    if moment is None:
        raise EdtfError(
            f"{text!r} cannot be the date of a text.",
            remedy="Give a year, a month or a day: 2010, 2010-09 or 2010-09-24, or nothing.",
        )
    return moment
