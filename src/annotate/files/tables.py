"""The only CSV reader and writer: UTF-8 without BOM, LF, fixed columns, minimal quoting, a final newline.

Reading never drops a row: a row with a bad number of cells, a cell with spreadsheet damage or a wrong header is kept
as far as it goes and reported, so that one mistake does not raise ten others. What can be mended without a decision
(blanks around a cell, no-break spaces, `;` or tab for comma) is reported, and the values are given as they would be
after `annotate fmt`. Problems carry the physical line and column (the column of the cell, counted in characters of the
line, where the line holds the whole row).

To add a table: give its columns to `read` where it is parsed, and describe it in `data/datapackage.json`.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from annotate.files.project import read_text, write_text
from annotate.values.errors import InputError
from annotate.values.problems import Problem

# What spreadsheets do to cells behind their users' backs. The value of the first two cannot be known again.
_DAMAGE = (
    (re.compile(r"\d{4}\.0"), "number-damage", "a year with a decimal point", "Format the column as text; write 1966."),
    (
        re.compile(r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)-\d{2}"),
        "date-damage",
        "a date rewritten by a spreadsheet",
        "Format the column as text; write 1966-09.",
    ),
    (re.compile(r".*\u00a0.*", re.S), "no-break-space", "a no-break space", "Run: annotate fmt"),
    (re.compile(r"\s.*|.*\s", re.S), "outer-blank", "a blank before or after the text", "Run: annotate fmt"),
)
_BEYOND_REPAIR = re.compile("|".join(pattern.pattern for pattern, code, *_ in _DAMAGE if code.endswith("-damage")))
# What a row holds, its cells between zero characters, if one of the above may be the matter.
_DOUBTFUL = re.compile(r"\x00\d{4}\.0\x00|\x00[A-Z][a-z]{2}-\d{2}\x00|\u00a0|\x00\s|\s\x00")
_LINE_END = re.compile(r"\r\n|\r|\n")

# Problems of form after which the rows are not what the contributor meant.
LOSSY = frozenset({"columns", "cells", "csv", "empty-file", "unreadable"})


@dataclass(frozen=True, slots=True)
class Row:
    """A row as it stands in the file: its physical line and its cells by column name.

    Attributes
    ----------
    written
        The physical line, where it holds the whole row; else "".
    damaged
        The columns whose value a spreadsheet changed and nobody can know again.
    """

    line: int
    header: tuple[str, ...]
    cells: tuple[str, ...]
    written: str = ""
    delimiter: str = ","
    damaged: frozenset[str] = frozenset()

    @property
    def whole(self) -> bool:
        """Whether the row has as many cells as the header."""
        return len(self.cells) == len(self.header)

    def __getitem__(self, column: str) -> str:
        at = self.header.index(column) if column in self.header else len(self.cells)
        return self.cells[at] if at < len(self.cells) else ""

    def column(self, name: str) -> int:
        """Return the 1-based character column at which a cell begins, or 0 where it is not known."""
        at = _starts(self.written, self.delimiter) if self.written and name in self.header else ()
        index = self.header.index(name) if at else 0
        return at[index] if index < min(len(at), len(self.cells)) else 0


@dataclass(frozen=True, slots=True)
class Table:
    """A file's rows and what is wrong with its form."""

    path: Path
    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    problems: tuple[Problem, ...]

    @property
    def readable(self) -> bool:
        """Whether the file as a whole is what its columns say; single rows may still be broken (`Row.whole`)."""
        return not any(problem.code in LOSSY - {"cells"} for problem in self.problems)


def split_list(cell: str) -> tuple[str, ...]:
    """Return the items of a cell that holds a list separated by semicolons."""
    return tuple(item.strip() for item in cell.split(";") if item.strip())


def _delimiter(text: str) -> str:
    """Return what separates the cells: a comma, or what a spreadsheet took for it, told by the header."""
    header = _LINE_END.split(text.lstrip("\r\n"), maxsplit=1)[0]
    return next((other for other in ";\t" if other in header and "," not in header), ",")


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
        found.append(Problem(shown, 1, 1, "bom", "the file begins with a byte order mark", "", "Run: annotate fmt"))
    if "\r" in text:
        line = text[: text.index("\r")].count("\n") + 1
        found.append(Problem(shown, line, 0, "line-ends", "Windows line ends (CR)", "LF", "Run: annotate fmt"))
    if text and not text.endswith("\n"):
        found.append(
            Problem(
                shown,
                text.count("\n") + 1,
                0,
                "final-newline",
                "no line end after the last row",
                "",
                "Run: annotate fmt",
            )
        )
    return found


def _header_problems(shown: str, line: int, header: Sequence[str], columns: Sequence[str]) -> list[Problem]:
    if list(header) == list(columns):
        return []
    wanted = ",".join(columns)
    missing = [c for c in columns if c not in header]
    extra = [c for c in header if c not in columns]
    twice = sorted({c for c in header if header.count(c) > 1 and c in columns})
    if missing or extra or twice:
        kinds = (("missing", missing), ("not known", extra), ("twice", twice))
        detail = "; ".join(f"{word}: {', '.join(names)}" for word, names in kinds if names)
        return [Problem(shown, line, 1, "columns", f"wrong columns ({detail})", wanted, "Restore the first line.")]
    return [Problem(shown, line, 1, "column-order", "columns stand in another order", wanted, "Run: annotate fmt")]


def _cell_problems(shown: str, row: Row) -> Iterator[Problem]:
    for name, value in zip(row.header, row.cells, strict=False):
        for pattern, code, what, remedy in _DAMAGE:
            if value and pattern.fullmatch(value):
                yield Problem(shown, row.line, row.column(name), code, f"{name} {value!r}: {what}", "", remedy)
                break


def _healed(value: str) -> str:
    return value.replace("\u00a0", " ").strip()


def _row(row: Row, shown: str) -> tuple[Row, list[Problem]]:
    """Return a row with its cells as they should be, and what was wrong with them."""
    problems = []
    if _DOUBTFUL.search(f"\0{chr(0).join(row.cells)}\0"):  # most rows hold nothing of the kind
        problems = list(_cell_problems(shown, row))
        pairs = zip(row.header, row.cells, strict=False)
        damaged = (name for name, value in pairs if _BEYOND_REPAIR.fullmatch(value))
        row = replace(row, cells=tuple(map(_healed, row.cells)), damaged=frozenset(damaged))
    if not row.whole:
        remedy = 'Put text that holds a comma into double quotes: "Seoul, Korea".'
        problems = [Problem(shown, row.line, 0, "cells", f"{len(row.cells)} cells", f"{len(row.header)}", remedy)]
    return row, problems


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
    problems = _form_problems(shown, text)
    text = text.removeprefix("\ufeff")
    delimiter = _delimiter(text)
    if delimiter != ",":
        problems.append(
            Problem(shown, 1, 1, "delimiter", f"cells are separated by {delimiter!r}", "','", "Run: annotate fmt")
        )
    physical = _LINE_END.split(text)
    reader = csv.reader(io.StringIO(text, newline=""), strict=True, delimiter=delimiter)
    header: tuple[str, ...] = ()
    rows: list[Row] = []
    last = 0
    try:
        for cells in reader:
            first, last = last + 1, reader.line_num
            if not cells:
                problems.append(Problem(shown, first, 0, "blank-line", "an empty line", "", "Run: annotate fmt"))
            elif not header:
                header = tuple(_healed(cell) for cell in cells)
                problems += _header_problems(shown, first, header, columns)
            else:
                written = physical[first - 1] if first == last else ""
                row, found = _row(Row(first, header, tuple(cells), written, delimiter), shown)
                rows.append(row)
                problems += found
    except csv.Error as error:
        problems.append(_csv_problem(shown, last + 1, error))
    if any(problem.code == "columns" for problem in problems):
        problems = [problem for problem in problems if problem.code != "cells"]  # the same mistake, once a row
    return Table(path, tuple(columns), tuple(rows), tuple(sorted(problems)))


def require(table: Table) -> Table:
    """Return the table if its form has no problem that loses data; raise `InputError` with the first one otherwise."""
    for problem in table.problems:
        if problem.code in LOSSY:
            raise InputError(str(problem), remedy="Run: annotate validate")
    return table


def dump(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Return the canonical CSV text of rows given in the order of the columns."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n", quoting=csv.QUOTE_MINIMAL)
    writer.writerow(columns)
    writer.writerows(rows)
    return out.getvalue()


def write(path: Path, columns: Sequence[str], rows: Iterable[Sequence[str]]) -> bool:
    """Write a table atomically in canonical form if that changes the file; return whether it did."""
    return write_text(path, dump(columns, rows))
