"""The only CSV reader and writer: UTF-8 without BOM, LF, fixed columns, minimal quoting, a final newline.

Reading never drops a row: a row with a bad number of cells, a cell with spreadsheet damage or a wrong header is kept
as far as it goes and reported, so that one mistake does not raise ten others. What can be mended without a decision
(blanks around a cell, no-break spaces, `;` or tab for comma, rows and columns in which nothing stands) is reported,
each kind once, and the values are given as they would be after `annotate fmt`. What else happens to files and cells
stands in `annotate.files.damage`. Problems carry the physical line and column (the column of the cell, counted in
characters of the line, where the line holds the whole row).

Which tables there are says `annotate.files.schema`.
"""

from __future__ import annotations

import csv
import io
import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import accumulate
from pathlib import Path
from sys import intern
from unicodedata import is_normalized, normalize

from annotate.files import damage
from annotate.files.project import read_text, write_text
from annotate.files.records import Record, UnreadError, delimiter_of, filled, records, separator_of, title, trimmed
from annotate.values.errors import InputError
from annotate.values.problems import FMT, Problem

# What stands in a cell and is no part of it; the spaces do not break a line.
_NO_BREAK = re.compile("[\u00a0\u2007\u202f]")
_BLANKS = (
    (_NO_BREAK.search, "no-break-space", "a no-break space"),
    (re.compile(r"\A\s|\s\Z").search, "outer-blank", "a blank before or after the text"),
)
# What a row holds, its cells between zero characters, if one of the above may be the matter.
_DOUBTFUL = re.compile(r"[\u00a0\u2007\u202f]|\x00\s|\s\x00")
# What it holds if one of its cells may be anything but plain text; searched for in every table, hence quick and wide.
_STRANGE = re.compile(
    "[\x01-\x1f\x7f-\xa0\xad\u061c\u1680\u180e\u2000-\u200f\u2028-\u202f\u205f-\u206f\u3000\ufeff\ufff0-\U0010ffff]"
)
_ODD = (_STRANGE, re.compile(" \0"), re.compile("\0 "), re.compile("-[0-9][0-9]\0"), re.compile(r"\.0\x00"))
# The same in the text of a file whose cells are parted by commas and line ends alone.
_ODD_SIGNS = (" ,", " \n", ", ", "\n ", ".0,", ".0\n")
_ODD_ASCII = re.compile("[\0-\x09\x0b-\x1f\x7f]|-[0-9][0-9][,\n]")
_NOTHING = re.compile(r"\n[,\s]*\n")
_LINE_END = re.compile(r"\r\n|\r|\n")

#: Columns that a page of the book writes, and people need not.
OPTIONAL = frozenset({"context"})
# Problems of form after which the rows are not what the contributor meant; the first are of a row alone.
OF_ROWS = frozenset({"cells", "curly-quotes"})
LOSSY = OF_ROWS | {"columns", "csv", "empty-file", "unreadable", "conflict", "mojibake"}


class _Lines:
    """The physical lines of a file, parted when a problem asks for one."""

    __slots__ = ("_lines", "text")

    def __init__(self, text: str) -> None:
        self.text = text
        self._lines: list[str] = []

    def __getitem__(self, line: int) -> str:
        if not self._lines:
            self._lines = _LINE_END.split(self.text)
        return self._lines[line - 1]


#: The lines of a file in which commas alone part plain cells: the cells say them, and the text need not be kept.
_PLAIN = _Lines("")


@dataclass(frozen=True, slots=True)
class Row:
    """A row as it stands in the file: its physical line and its cells by column name.

    Attributes
    ----------
    lines
        The lines of the file, where one of them holds the whole row; else None.
    odd
        Whether a cell may hold a sign that is not seen, or what a spreadsheet makes of text.
    """

    line: int
    header: tuple[str, ...]
    cells: tuple[str, ...]
    lines: _Lines | None = None
    delimiter: str = ","
    odd: bool = False

    @property
    def whole(self) -> bool:
        """Whether the row has as many cells as the header."""
        return len(self.cells) == len(self.header)

    def __getitem__(self, column: str) -> str:
        try:
            return self.cells[self.header.index(column)]
        except (ValueError, IndexError):
            return ""

    def column(self, name: str) -> int:
        """Return the 1-based character column at which a cell begins, or 0 where it is not known."""
        if self.lines is _PLAIN:
            written = ",".join(self.cells)
        else:
            written = self.lines[self.line] if self.lines is not None else ""
        at = _starts(written, self.delimiter) if written and name in self.header else ()
        index = self.header.index(name) if at else 0
        return at[index] if index < min(len(at), len(self.cells)) else 0


@dataclass(frozen=True)
class Table:
    """A file's rows and what is wrong with its form."""

    path: Path
    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    problems: tuple[Problem, ...]

    @cached_property
    def readable(self) -> bool:
        """Whether the file as a whole is what its columns say; single rows may still be broken (`Row.whole`)."""
        return not any(problem.code in LOSSY - OF_ROWS for problem in self.problems)


def split_list(cell: str) -> tuple[str, ...]:
    """Return the items of a cell that holds a list separated by semicolons."""
    return tuple(item.strip() for item in cell.split(";") if item.strip())


def _starts(line: str, delimiter: str) -> tuple[int, ...]:
    """Return where each cell of a one-line CSV row begins (1-based)."""
    starts, quoted = [1], False
    for position, character in enumerate(line, start=1):
        if character == '"':
            quoted = not quoted
        elif character == delimiter and not quoted:
            starts.append(position + 1)
    return tuple(starts)


def _form_problems(shown: str, text: str) -> list[Problem]:
    found = []
    if text.startswith("\ufeff"):
        found.append(Problem(shown, 1, 1, "bom", "the file begins with a byte order mark", "", FMT))
    if "\r" in text:
        line = text[: text.index("\r")].count("\n") + 1
        found.append(Problem(shown, line, 0, "line-ends", "Windows line ends (CR)", "LF", FMT))
    if text and not text.endswith("\n"):
        line = text.count("\n") + 1
        found.append(Problem(shown, line, 0, "final-newline", "no line end after the last row", "", FMT))
    if not text.isascii() and not is_normalized("NFC", text):
        what = "letters are written in parts (NFD), as some systems store them"
        found.append(Problem(shown, 0, 0, "decomposed", what, "NFC", FMT))
    return found


def _header_problems(shown: str, line: int, header: Sequence[str], columns: Sequence[str]) -> list[Problem]:
    if list(header) == [c for c in columns if c in header or c not in OPTIONAL]:
        return []
    wanted = ",".join(columns)
    missing = [c for c in columns if c not in header and c not in OPTIONAL]
    extra = [c for c in header if c and c not in columns]
    twice = sorted({c for c in header if header.count(c) > 1 and c in columns})
    if missing or extra or twice or "" in header:
        kinds = (("missing", missing), ("not known", extra), ("twice", twice))
        parts = [f"{word}: {', '.join(names)}" for word, names in kinds if names]
        parts += [f"without a name: {header.count('')}"] if "" in header else []
        return [
            Problem(shown, line, 1, "columns", f"wrong columns ({'; '.join(parts)})", wanted, "Restore the first line.")
        ]
    return [Problem(shown, line, 1, "column-order", "columns stand in another order", wanted, FMT)]


def _healed(value: str) -> str:
    return _NO_BREAK.sub(" ", value).strip()


# Where something is the matter: line and column, and the words of the problem.
_Places = dict[tuple[str, str], list[tuple[Row, str, str]]]


def _odd(found: Sequence[Record]) -> set[int]:
    """Return which rows may hold anything but plain text; most do not, and all are looked at in one go."""
    written = [f"\0{chr(0).join(cells)}\0" for _, _, cells in found]
    ends, text = list(accumulate(map(len, written))), "".join(written)
    if text.count("\0") > sum(len(cells) + 1 for _, _, cells in found):
        return set(range(len(found)))
    odd = set()
    for sign in _ODD:
        at = 0
        while match := sign.search(text, at):
            row = bisect_right(ends, match.start())
            odd.add(row)
            at = ends[row]
    return odd


def _row(row: Row, places: _Places) -> Row:
    """Return an odd row with its cells as they should be; what was wrong with them is added to `places`."""
    if _DOUBTFUL.search(f"\0{chr(0).join(row.cells)}\0"):
        for name, value in zip(row.header, row.cells, strict=True) if row.whole else ():
            for has, code, what in _BLANKS:
                if value and has(value):
                    places.setdefault((code, name), []).append((row, name, f"{name} {value!r}: {what}"))
                    break
        return replace(row, cells=tuple(map(_healed, row.cells)), odd=True)
    return replace(row, odd=True)


def _told(shown: str, places: _Places) -> Iterator[Problem]:
    """Yield what `annotate fmt` mends in cells, each kind once for each column."""
    for (code, _), found in places.items():
        row, name, what = found[0]
        more = f", and in {len(found) - 1} more row{'s' if len(found) > 2 else ''}" if len(found) > 1 else ""
        yield Problem(shown, row.line, row.column(name), code, what + more, "", FMT)


def _broken_row(shown: str, row: Row) -> Problem:
    """Return the problem of a row that has another number of cells than the header."""
    if any(cell.lstrip()[:1] in ("“", "”", "„", "‘", "’") for cell in row.cells) and len(row.cells) > len(row.header):
        what = f"{len(row.cells)} cells: curly quotation marks do not hold a cell together"
        remedy = 'Write straight quotation marks: "Seoul, Korea"'
        return Problem(shown, row.line, 0, "curly-quotes", what, f"{len(row.header)}", remedy)
    remedy = 'Put text that holds a comma into double quotes: "Seoul, Korea".'
    return Problem(shown, row.line, 0, "cells", f"{len(row.cells)} cells", f"{len(row.header)}", remedy)


def _csv_problem(shown: str, line: int, error: csv.Error) -> Problem:
    remedies = (
        ("field larger", "Close the open quotation mark; a cell may hold 131,072 characters."),
        ("expected after", 'Write a quotation mark inside a quoted cell twice: "the ""Hermit"" kingdom".'),
    )
    remedy = next((text for sign, text in remedies if sign in str(error)), "Close the open quotation mark.")
    return Problem(shown, line, 0, "csv", f"not readable as CSV ({error})", "", remedy)


def read(path: Path, columns: Sequence[str], shown: str | None = None) -> Table:
    """Read a CSV file.

    Parameters
    ----------
    path
        The file.
    columns
        The columns it must have, in order.
    shown
        The path to show in problems; the path itself by default.

    Returns
    -------
    Table
        Rows with physical line numbers, and every problem of form. Columns that are missing read as empty, those that
        are not known are never asked for; both are reported.

    Raises
    ------
    InputError
        If the file is missing, unreadable or not UTF-8.
    """
    shown = shown or path.as_posix()
    return parse(path, read_text(path, mark=True), columns, shown)


def parse(path: Path, text: str, columns: Sequence[str], shown: str) -> Table:
    """Return the table that a file's content is, with every problem of form; see `read`."""
    if not text.strip():
        wanted = ",".join(columns)
        empty = Problem(shown, 1, 0, "empty-file", "the file is empty", wanted, "Restore the first line.")
        return Table(path, tuple(columns), (), (empty,))
    if harm := damage.of_file(text):  # the rest would only say so again
        return Table(path, tuple(columns), (), tuple(Problem(shown, f.line, 0, *f[1:]) for f in harm))
    if (plain := _plain(text, columns)) is not None:
        odd = _may_be_odd(text)
        rows, problems = _made(plain, shown, tuple(columns), (_Lines(text) if odd else _PLAIN, ","), odd=odd)
        return Table(path, tuple(columns), tuple(rows), tuple(sorted(problems)))
    problems = _form_problems(shown, text)
    text = normalize("NFC", text.removeprefix("\ufeff"))
    separator = separator_of(text)
    delimiter = separator[1] if separator and separator[1] in ",;\t" else delimiter_of(text)
    if separator or delimiter != ",":
        what = f"cells are separated by {delimiter!r}" + (f", as {separator[0]!r} says" if separator else "")
        problems.append(Problem(shown, 1, 1, "delimiter", what, "','", FMT))
    try:
        found = records(text[separator.end() :] if separator else text, delimiter)
    except UnreadError as error:
        problems.append(_csv_problem(shown, error.line, error.error))
        found = error.found
    kept: list[Record] = []
    blank: list[int] = []
    for record in found:
        if filled(record[2]):
            kept.append(record)
        else:
            blank.append(record[0])
    blank = blank[1 if separator else 0 :]
    if blank:
        what = "an empty row" if len(blank) == 1 else f"{len(blank)} empty rows, the last on line {blank[-1]}"
        problems.append(Problem(shown, blank[0], 0, "blank-line", what, "", FMT))
    rows, more = _rows(kept, columns, shown, (_Lines(text), delimiter)) if kept else ([], [])
    return Table(path, tuple(columns), tuple(rows), tuple(sorted([*problems, *more])))


def _plain(text: str, columns: Sequence[str]) -> list[Record] | None:
    """Return the records after the header of a file with which nothing is the matter, None where something may be.

    Most files are as `dump` writes them, without a quotation mark: commas and line ends part their cells.
    """
    if not (text.startswith(",".join(columns) + "\n") and text.endswith("\n") and text.isascii()):
        return None
    if '"' in text or "\r" in text or _NOTHING.search(text):
        return None
    lines = text.split("\n")[1:-1]
    found = [(line, True, cells.split(",")) for line, cells in enumerate(lines, start=2)]
    whole = all(len(cells) == len(columns) for _, _, cells in found)
    return found if whole and max(map(len, lines), default=0) <= csv.field_size_limit() else None


def _may_be_odd(text: str) -> bool:
    """Return whether one of the cells of a plain file may be anything but plain text; see `_odd`."""
    return any(sign in text for sign in _ODD_SIGNS) or _ODD_ASCII.search(text) is not None


def _rows(
    found: list[Record], columns: Sequence[str], shown: str, written: tuple[_Lines, str]
) -> tuple[list[Row], list[Problem]]:
    """Return the rows of the records of a file, whose first is the header, and what is wrong with them."""
    problems: list[Problem] = []
    if before := title(found, columns):
        problems.append(Problem(shown, found[0][0], 1, "columns", *before))
        found = found[1:]
    header, found, empty = trimmed(found, columns)
    if empty:
        what = f"{empty} column{'s' if empty > 1 else ''} without a name, in which nothing stands"
        problems.append(Problem(shown, header[0], 0, "blank-column", what, "", FMT))
    names = tuple(header[2])
    names = tuple(columns) if names == tuple(columns) else tuple(map(_healed, names))
    problems += _header_problems(shown, header[0], names, columns)
    rows, told = _made(found, shown, names, written)
    problems += told
    if not any(problem.code == "columns" for problem in problems):  # else the same mistake, once a row
        problems += [_broken_row(shown, row) for row in rows if len(row.cells) != len(names)]
    return rows, problems


def _made(
    found: list[Record], shown: str, names: tuple[str, ...], written: tuple[_Lines, str], *, odd: bool = True
) -> tuple[list[Row], list[Problem]]:
    """Return the rows of records, and what is wrong with cells where some of them may be odd."""
    lines, delimiter = written
    rows = [
        Row(line, names, tuple(map(intern, cells)), lines if alone else None, delimiter) for line, alone, cells in found
    ]
    places: _Places = {}
    for at in sorted(_odd(found)) if odd else ():
        rows[at] = _row(rows[at], places)
    return rows, list(_told(shown, places))


def require(table: Table) -> Table:
    """Return the table if its form has no problem that loses data; raise `InputError` with the first one otherwise."""
    for problem in table.problems:
        if problem.code in LOSSY:
            raise InputError(str(problem), remedy="Run: annotate validate")
    return table


_FORMULA = re.compile(r"[=+@\t\r-]")
_NUMBER = re.compile(r"[+-]?[0-9][0-9.,]*%?")


def harmless(cell: str) -> str:
    """Return a cell as a spreadsheet takes it for text where it would take it for a formula: after an apostrophe.

    Numbers stay. For tables that readers save; the tables of an edition hold their cells as they are.
    """
    return f"'{cell}" if _FORMULA.match(cell) and not _NUMBER.fullmatch(cell) else cell


def dump(columns: Sequence[str], rows: Iterable[Iterable[str]]) -> str:
    """Return the canonical CSV text of rows given in the order of the columns."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n", quoting=csv.QUOTE_MINIMAL)
    writer.writerow(columns)
    writer.writerows(rows)
    return out.getvalue()


def write(path: Path, columns: Sequence[str], rows: Iterable[Sequence[str]]) -> bool:
    """Write a table atomically in canonical form if that changes the file; return whether it did."""
    return write_text(path, dump(columns, rows))
