"""What merges, encodings and spreadsheets do to files behind their users' backs, and what was meant.

A file: git's conflict markers, and UTF-8 that was read as a Western code page (`of_file`). A cell: dates and numbers
rewritten by a spreadsheet (`of_cell`). Where what was meant is certain, `annotate fmt` writes it (`mended`); else the
message names it, and people decide. To add a form of damage to cells: a row in `_DATES`, `_NUMBERS` or `_WORDS`.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from annotate.files.fields import Field
from annotate.values.problems import FMT, quoted

_MARKERS = re.compile(r"^(?:<{7}|\|{7}|={7}|>{7})(?=[ \t\r\n]|\Z)", re.M)
#: Files that are no tables say of the same what tables say.
CONFLICT = "Keep one of the two, or each as a row of its own, and delete the lines that begin with <, | = or >."

# Two or three bytes of UTF-8 as Windows-1252 shows them. Of the first bytes only those of scripts that editions use.
_REST = "[\u0081\u008d\u008f\u0090\u009d\u00a0-\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]"
_SURE = re.compile(rf"[ÂÃ]{_REST}|[à-ï]{_REST}{{2}}|(?:[ÐÑ]{_REST}){{2}}")
_GARBLED = re.compile(rf"(?:[Â-ß]{_REST}|[à-ï]{_REST}{{2}}|[ð-ô]{_REST}{{3}})+")


class Found(NamedTuple):
    """Damage to a file: line, code, what is wrong, what was expected and the remedy."""

    line: int
    code: str
    what: str
    expected: str
    remedy: str


class Damage(NamedTuple):
    """Damage to a cell: the code of the problem, what happened, what was meant, and whether that is certain."""

    code: str
    what: str
    meant: tuple[str, ...] = ()
    certain: bool = False


def of_file(text: str) -> tuple[Found, ...]:
    """Return what keeps a file from being read for what it is, each conflict once, garbled letters once."""
    return (*conflicts(text), *_mojibake(text))


def conflicts(text: str) -> Iterator[Found]:
    """Yield the conflicts that git left in a file, each with the lines of both sides."""
    if "<<<<<<<" not in text and ">>>>>>>" not in text:
        return
    opened = middle = base = 0
    for marker in _MARKERS.finditer(text):
        line = text.count("\n", 0, marker.start()) + 1
        sign = marker[0][0]
        if sign == "<":
            opened, middle, base = line, 0, 0
        elif sign == "|":
            base = line
        elif sign == "=":
            middle = line
        else:
            ours = _lines(text, opened + 1, (base or middle or line) - 1)
            theirs = _lines(text, (middle or opened) + 1, line - 1)
            what = f"git could not merge {ours} with {theirs}"
            yield Found(opened or line, "conflict", what, "one version", CONFLICT)
            opened = middle = base = 0
    if opened:
        yield Found(opened, "conflict", "a conflict that git left begins here", "one version", CONFLICT)


def _lines(text: str, first: int, last: int) -> str:
    """Return how a message names one side of a conflict: its lines, and how the first of them begins."""
    if last < first:
        return "a deletion"
    begins = text.split("\n")[first - 1].strip()[:40]
    return f"line {first} ({begins}…)" if first == last else f"lines {first} to {last} ({begins}…)"


def _mojibake(text: str) -> Iterator[Found]:
    if text.isascii() or not (sure := _SURE.search(text)):
        return
    for match in _GARBLED.finditer(text, max(0, sure.start() - 20)):
        meant = _decoded(match[0])
        if meant:
            line = text.count("\n", 0, match.start()) + 1
            many = sum(1 for _ in _GARBLED.finditer(text))
            what = f"{match[0][:20]!r} is written for {meant[:10]!r}" + (f", and {many - 1} more" if many > 1 else "")
            remedy = "Restore the file, then open it in the spreadsheet as UTF-8 (import it; no double click)."
            yield Found(line, "mojibake", what, "UTF-8", remedy)
            return


def _decoded(garbled: str) -> str:
    """Return the letters that were taken for those of Windows-1252, "" where they are none."""
    try:
        raw = b"".join(c.encode("latin-1" if "\x80" <= c <= "\x9f" else "cp1252") for c in garbled)
        meant = raw.decode("utf-8")
    except UnicodeError:
        return ""
    return meant if any(c.isprintable() for c in meant) else ""


# -- Cells ------------------------------------------------------------------------------------------------------------

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "jan january januar", "feb february februar", "mar march mär märz mrz", "apr april", "may mai",
            "jun june juni", "jul july juli", "aug august", "sep sept september",
            "oct october okt oktober", "nov november", "dec december dez dezember",
        ),
        start=1,
    )
    for name in names.split()
}  # fmt: skip
_MONTH = rf"(?P<month>{'|'.join(sorted(_MONTHS, key=len, reverse=True))})\.?"
_DASHES = re.compile("[\u2010-\u2015\u2212]")
_EPOCH = datetime.date(1899, 12, 30)


def _years(digits: str) -> tuple[int, ...]:
    """Return the years that two or four digits may be; spreadsheets know none before 1900, and write two of any."""
    year = int(digits)
    return (year,) if len(digits) > 2 else (1900 + year,) if year >= 30 else (1900 + year, 2000 + year)


def _days(first: str, second: str, year: str, sign: str) -> tuple[str, ...]:
    """Return the days that two numbers and a year may be; with points between them the day stands first."""
    orders = [(first, second)] if sign == "." else [(first, second), (second, first)]
    found = [_day(each, int(month), int(day)) for each in _years(year) for day, month in orders]
    return tuple(day for day in dict.fromkeys(found) if day)


def _day(year: int, month: int, day: int) -> str:
    """Return an ISO day, "" where there is none."""
    try:
        return datetime.date(year, month, day).isoformat()
    except ValueError:
        return ""


def _spoken(match: re.Match[str]) -> tuple[str, ...]:
    """Return the days or months that a month's name and numbers beside it may be."""
    day, month = match.groupdict().get("day"), _MONTHS[match["month"].lower()]
    found = [_day(year, month, int(day)) if day else f"{year:04d}-{month:02d}" for year in _years(match["year"])]
    return tuple(each for each in found if each)


def _serial(match: re.Match[str]) -> tuple[str, ...]:
    return ((_EPOCH + datetime.timedelta(days=int(match[0]))).isoformat(),)


_Form = tuple[re.Pattern[str], str, str, Callable[[re.Match[str]], tuple[str, ...]], bool]

_REWRITTEN = "a date rewritten by a spreadsheet"
_ABBREVIATED = re.compile(rf"{_MONTH}-(?P<year>\d\d)", re.I)
_DATES: tuple[_Form, ...] = (
    (re.compile(r"(\d{4})[.,]0"), "number-damage", "a year with a decimal", lambda m: (m[1],), True),
    (_ABBREVIATED, "date-damage", _REWRITTEN, _spoken, False),
    (re.compile(rf"{_MONTH} (?P<year>\d{{4}}|\d\d)", re.I), "date-damage", "a date in words", _spoken, False),
    (
        re.compile(rf"(?P<day>\d\d?)[. -]+{_MONTH}[ -](?P<year>\d{{4}}|\d\d)", re.I),
        "date-damage", "a date in words", _spoken, False,
    ),
    (
        re.compile(rf"{_MONTH} (?P<day>\d\d?),? (?P<year>\d{{4}})", re.I),
        "date-damage", "a date in words", _spoken, False,
    ),
    (
        re.compile(r"(\d\d?)([./-])(\d\d?)\2(\d{4}|\d\d)"),
        "date-damage", _REWRITTEN, lambda m: _days(m[1], m[3], m[4], m[2]), False,
    ),
    (
        re.compile(r"(\d{4})/(0?[1-9]|1[0-2])(?:/(\d\d?))?"),
        "date-damage", _REWRITTEN,
        lambda m: (f"{m[1]}-{int(m[2]):02d}" + (f"-{int(m[3]):02d}" if m[3] else ""),), False,
    ),
    (
        re.compile(r"(\d{4}-\d\d-\d\d)[T ]\d\d:\d\d(?::\d\d(?:\.0+)?)?"),
        "date-damage", "a day with a time", lambda m: (m[1],), False,
    ),
    (re.compile(r"[1-5]\d{4}"), "date-damage", "a date as a spreadsheet counts days", _serial, False),
)  # fmt: skip
_NUMBERS: tuple[_Form, ...] = (
    (
        re.compile(r"(-?\d{1,3}),(\d{3})"),
        "number-damage", "a number with a comma", lambda m: (f"{m[1]}.{m[2]}", m[1] + m[2]), False,
    ),
    (re.compile(r"(-?\d+),(\d+)"), "number-damage", "a number with a comma", lambda m: (f"{m[1]}.{m[2]}",), False),
    (
        re.compile(r"(-?\d{1,3}(?:[. \u2019']\d{3})+)(?:,(\d+))?"),
        "number-damage", "a number with marks between its thousands",
        lambda m: (re.sub(r"\D", "", m[1]) + (f".{m[2]}" if m[2] else ""),), False,
    ),
    (
        re.compile(r"(-?\d{1,3}(?:,\d{3})+)(\.\d+)?"),
        "number-damage", "a number with marks between its thousands",
        lambda m: (m[1].replace(",", "") + (m[2] or ""),), False,
    ),
    (
        re.compile(rf"(?P<day>\d\d?)[. -]+{_MONTH}", re.I),
        "number-damage", "a number that a spreadsheet took for a date",
        lambda m: (f"{int(m['day'])}.{_MONTHS[m['month'].lower()]}",), False,
    ),
    (
        re.compile(r"-?\d(?:\.\d+)?E[+-]?\d\d?", re.I),
        "number-damage", "a number in powers of ten", lambda m: (f"{float(m[0]):f}".rstrip("0").rstrip("."),), False,
    ),
)  # fmt: skip
_WHOLE: tuple[_Form, ...] = (
    (re.compile(r"(\d+)[.,]0+"), "number-damage", "a whole number with a decimal", lambda m: (m[1],), True),
)
_WORDS: tuple[_Form, ...] = (
    (re.compile(r"(\d{4})\.0"), "number-damage", "a year with a decimal", lambda m: (m[1],), False),
    (_ABBREVIATED, "date-damage", _REWRITTEN, _spoken, False),
)
_FORMS = {"date": _DATES, "own-date": _DATES, "number": _NUMBERS, "integer": _WHOLE, "count": _WHOLE}

#: Words that look like a date as spreadsheets write it and not as print does.
SHEET_DATE = re.compile(
    r"\d{1,2}/\d{1,2}/(?:\d{4}|\d\d)|\d{1,2}\.\d{1,2}\.(?:\d{4}|\d\d)|\d{1,2}-[A-Z][a-z]{2}(?:-\d\d)?|[A-Z][a-z]{2}-\d\d"
    r"|\d{4}\.0|[1-5]\d{4}"
)


def of_cell(field: Field, cell: str) -> Damage | None:
    """Return what happened to a cell that a rule refuses, or to a cell of text; None where nothing is plain."""
    for pattern, code, what, meant, certain in _FORMS.get(field.type, _WORDS if not field.values else ()):
        if match := pattern.fullmatch(cell):
            return Damage(code, what, meant(match), certain)
    dashed = _DASHES.sub("-", cell)
    if field.type == "date" and dashed != cell and re.fullmatch(r"[0-9X?~%/.-]+", dashed):
        return Damage("date-damage", "a date with dashes for hyphens", (dashed,), True)
    return None


def said(name: str, cell: str, damage: Damage) -> tuple[str, str, str, str]:
    """Return code, what, what was expected and the remedy of damage to a cell of a column."""
    meant = " or ".join(damage.meant)
    write = f"write {meant}" if len(damage.meant) == 1 else "write what was meant"
    remedy = FMT if damage.certain else f"Format the column as text; {write}."
    return damage.code, f"{name} {quoted(cell)}: {damage.what}", meant if len(damage.meant) > 1 else "", remedy


def mended(field: Field, cell: str) -> str:
    """Return a cell as `annotate fmt` writes it: what was meant, where that is certain, else as it is."""
    if field.type not in _FORMS or not cell:
        return cell
    damage = of_cell(field, cell)
    return damage.meant[0] if damage and damage.certain else cell
