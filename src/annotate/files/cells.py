"""The one rule for a cell: what may stand in it, and the value it is read as, for checks and readers alike.

A table's cell, a field of a text's description and a property of the geodata are all cells, declared as a `Field`. What
`read` refuses `annotate validate` reports, and what it accepts every reader takes. To add a type, add a row to `TYPES`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from enum import Enum
from functools import cache, lru_cache, partial
from types import MappingProxyType
from typing import Any, NamedTuple

from annotate.files import schema
from annotate.files.fields import Field
from annotate.files.tables import split_list
from annotate.values.cited import Cited
from annotate.values.edtf import NO_DATE, Edtf, EdtfError
from annotate.values.problems import FMT, quoted

#: What foreign keys may point to, by table; a table that cannot be read is not in it.
Keys = Mapping[str, frozenset[str]]

#: Nothing longer (characters) is compared with what there is; no key is as long, and comparing takes a square of it.
LONGEST_NEAR = 80
#: Longest date (characters). The longer a set is, the longer takes the grammar.
LONGEST_DATE = 50
# Signs that are not seen, end a line, or turn the direction of writing: a cell is one line of plain text.
HIDDEN = re.compile(
    "[\x00-\x1f\x7f-\x9f\u00ad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"
    "\U000e0000-\U000e007f]"
)


class Fault(NamedTuple):
    """What is wrong with a cell: the code of the problem, what, what was expected, and the remedy."""

    code: str
    what: str
    expected: str = ""
    remedy: str = ""


class RefusedError(ValueError):
    """A cell breaks a rule; `faults` say which."""

    def __init__(self, *faults: Fault) -> None:
        self.faults = faults
        super().__init__("; ".join(fault.what for fault in faults))


@dataclass(frozen=True, slots=True)
class CellType:
    """A type of cell.

    Attributes
    ----------
    words
        What it is, for people who fill such cells.
    read
        Makes the value of a cell that is not empty; raises `ValueError`, or `RefusedError` to say more.
    empty
        The value of an empty cell.
    code, expected
        The code of the problem where `read` refuses a cell, and what was expected in its place.
    pattern
        What the whole cell must match, as in the constraints of a Table Schema; "" for anything.
    """

    words: str
    read: Callable[[str], Any] = str
    empty: Any = ""
    code: str = ""
    expected: str = ""
    pattern: str = ""


def _date(text: str) -> Edtf:
    """Return a date; the one place where a cell becomes one."""
    if len(text) > LONGEST_DATE:
        raise RefusedError(Fault("edtf", f"{len(text)} characters are no date", f"at most {LONGEST_DATE}"))
    try:
        return Edtf.parse(text)
    except EdtfError as error:
        raise RefusedError(Fault("edtf", error.what, "", error.remedy)) from error


def _cited(text: str) -> tuple[Cited, ...]:
    """Return the sources of a list; the one place where a key is parted from the place in the source."""
    items = split_list(text)
    if bad := [item for item in items if not _CITED.fullmatch(item)]:
        raise RefusedError(*(Fault("cited", f"{quoted(item)} is no citation", _CITED_WORDS) for item in bad))
    return tuple(map(Cited.parse, items))


def _own_date(text: str) -> Edtf:
    """Return the day that "today" means in a text: what the reading of its dates counts from."""
    if not _OWN_DATE.fullmatch(text):
        remedy = "Give a year, a month or a day: 2010, 2010-09 or 2010-09-24, or nothing."
        raise RefusedError(Fault("edtf", f"{text!r} cannot be the date of a text", "", remedy))
    return _date(text)


_OWN_DATE = re.compile(r"-?[0-9]{4}(-(0[1-9]|1[0-2])(-[0-9]{2})?)?")
_WHOLE, _FRACTION = "[0-9]{1,9}", r"-?[0-9]{1,12}(\.[0-9]{1,12})?"
_ID, _CODE, _STEP = "[a-z0-9][a-z0-9-]*", "[A-Z]{3}", "[A-Za-z0-9_-][A-Za-z0-9_.-]*"
# What a place may not hold would end the role in which a page cites it.
_CITED = re.compile(r"[^#]*[^#\s]\s*(#[^{}<>`\\]*[^{}<>`\\\s])?")
_CITED_WORDS = "a key, or a key, # and a place without {}<>`\\, e.g. qian-2003#ch. 5"
_ID_WORDS = "small letters a-z, digits and hyphens, e.g. soviet-union"

TYPES: Mapping[str, CellType] = MappingProxyType(
    {
        "string": CellType("text"),
        # What becomes a title or a name in indexes, where programs of others take `<` for the beginning of a tag.
        "label": CellType("text without < and >", code="markup", expected="text without < and >", pattern="[^<>]*"),
        "id": CellType("identifier: letters a-z, digits, hyphens", code="id-form", expected=_ID_WORDS, pattern=_ID),
        "code": CellType("code of three capital letters", code="state-code", expected="e.g. CHN", pattern=_CODE),
        "place-id": CellType(
            "identifier or code", code="id-form", expected=f"{_ID_WORDS}, or CHN", pattern=f"{_ID}|{_CODE}"
        ),
        "page": CellType(
            "address within the book", code="id-form", expected="letters a-z, digits, `-._/`, e.g. book/old.html#part",
            pattern=f"{_STEP}(/{_STEP})*(#[A-Za-z0-9_.:-]+)?",
        ),
        "sha256": CellType("SHA-256", code="value", expected="64 digits 0-9, a-f", pattern="[0-9a-f]{64}"),
        "anchor": CellType(
            "two short hashes", code="value", expected="what annotate fmt wrote", pattern="[0-9a-f]{8}-[0-9a-f]{12}"
        ),
        "integer": CellType("whole number from 0", int, None, "number", "a whole number from 0", _WHOLE),
        "count": CellType("whole number from 1", int, None, "number", "a whole number from 1", "0{0,8}[1-9][0-9]{0,8}"),
        "number": CellType(
            "number", float, None, "number", "a number with a point, no unit: 125756.5", _FRACTION
        ),
        "date": CellType("date in EDTF", _date, NO_DATE),
        "own-date": CellType("year, month or day", _own_date, NO_DATE),
        "list": CellType("list, separated by semicolons", split_list, ()),
        "cited": CellType("list of sources, separated by semicolons", _cited, ()),
        "wikidata": CellType(
            "Wikidata identifier", str, "", "wikidata", "Q and a number, e.g. Q15180", "Q[1-9][0-9]{0,11}"
        ),
        "url": CellType(
            "address", code="url", expected="an address that begins with https:// or http://",
            pattern=r"https?://[^\s<>\"'`\\{}|^]+",
        ),
    }
)  # fmt: skip


#: The types whose cells hold several items.
LISTS = ("list", "cited")


@lru_cache(maxsize=8192)
def _typed(type: str, value: str) -> Any:
    """Return the value of a cell of a type; raise `RefusedError` or `ValueError` where it is none."""
    kind = TYPES[type]
    if kind.pattern and not _pattern(kind.pattern).fullmatch(value):
        raise ValueError
    return kind.read(value)


@cache
def _pattern(written: str) -> re.Pattern[str]:
    return re.compile(written)


def empty(field: Field) -> Any:
    """Return the value of an empty cell."""
    if field.default:
        return _members(field.values).get(field.default) or _typed(field.type, field.default)
    return None if field.values and isinstance(field.values[0], Enum) else TYPES[field.type].empty


@cache
def _members(values: tuple[str, ...]) -> Mapping[str, str]:
    return {str(value): value for value in values}


def reader(field: Field) -> Callable[[str], Any] | None:
    """Return what makes values of cells of a column that are not empty and hold no hidden sign; None for plain text.

    It raises `ValueError` or `KeyError` where a cell breaks a rule; `read` says which.
    """
    if field.values:
        return _members(field.values).__getitem__
    kind = TYPES[field.type]
    if kind.read is str and kind.pattern:  # most differ, as ids do: to remember them would take longer
        return partial(_matching, _pattern(kind.pattern).fullmatch)
    return None if field.type == "string" else partial(_typed, field.type)


def _matching(whole: Callable[[str], Any], value: str) -> str:
    if whole(value) is None:
        raise ValueError
    return value


def read(field: Field, value: str) -> Any:
    """Return the value of a cell.

    Raises
    ------
    RefusedError
        If it breaks a rule.
    """
    if not value:
        if field.required and not field.default:
            raise RefusedError(absent(field))
        return empty(field)
    if hidden := HIDDEN.search(value):
        what = f"{field.name} {quoted(value)} holds U+{ord(hidden[0]):04X}"
        raise RefusedError(Fault("hidden-sign", what, "one line of plain text", "Remove the sign."))
    if field.values:
        found = _members(field.values).get(value)
        if found is None:
            listed = f"one of: {', '.join(field.values)}"
            raise RefusedError(Fault("value", f"{field.name} is {quoted(value)}", listed, near(value, field.values)))
        return found
    if field.type == "string":
        return value
    try:
        return _typed(field.type, value)
    except RefusedError as error:
        raise RefusedError(*(fault._replace(what=f"{field.name}: {fault.what}") for fault in error.faults)) from None
    except ValueError:
        kind = TYPES[field.type]
        raise RefusedError(Fault(kind.code, f"{field.name} is {quoted(value)}", kind.expected)) from None


def absent(field: Field) -> Fault:
    """Return what is said of a cell that is empty and must not be."""
    expected = f"{field.description.removesuffix('.')}, e.g. {field.example}" if field.example else field.description
    remedy = FMT if field.default else "Fill the cell."
    return Fault("required", f"{field.name} is empty", expected, remedy)


def faults(field: Field, value: str) -> tuple[Fault, ...]:
    """Return what is wrong with a cell on its own."""
    if not value and field.required:
        return (absent(field),)  # also where an empty cell has a meaning
    try:
        read(field, value)
    except RefusedError as error:
        return error.faults
    return ()


def write(field: Field, value: Any) -> str:
    """Return the cell in which a value is written."""
    if value is None:
        return ""
    if isinstance(value, float):
        return f"{value:.{field.decimals}f}" if field.decimals else f"{value:.12f}".rstrip("0").rstrip(".")
    if isinstance(value, tuple):
        return "; ".join(listed(value))
    return str(value)


def listed(items: Iterable[object]) -> Iterator[str]:
    """Yield the items of a list as they stand in a cell."""
    return (item.written if isinstance(item, Cited) else str(item) for item in items)


def pointing(field: Field, value: str, keys: Keys) -> Iterator[Fault]:
    """Yield the items of a cell that point to nothing; keys that are not known cannot be judged."""
    known = keys.get(field.refers_to)
    if known is None or not value:
        return
    where = "data/bibliography.bib" if field.refers_to == schema.SOURCES else f"data/{field.refers_to}.csv"
    code = "unknown-source" if field.refers_to == schema.SOURCES else "unknown-id"
    for written in split_list(value) if field.type in LISTS else (value,):
        item = Cited.parse(written) if field.type == "cited" else written
        if item not in known:
            remedy = near(item, known) or f"Add it to {where} first."
            yield Fault(code, f"{field.name}: {quoted(item)} does not exist", f"a key of {where}", remedy)


def near(value: str, choices: tuple[str, ...] | frozenset[str]) -> str:
    """Return the question whether the nearest of some choices was meant, or "" where none is near."""
    if len(value) > LONGEST_NEAR:
        return ""
    listed = sorted(choices)
    found = get_close_matches(value, listed, n=1) or get_close_matches(value.upper(), listed, n=1)
    return f"Did you mean {str(found[0])!r}?" if found else ""
