"""CSV as records: what separates cells, where the header stands, and rows and columns in which nothing stands."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Sequence

_LINE_END = re.compile(r"\r\n|\r|\n")
_SAID = re.compile(r'[^,;\s"]')
_SEPARATOR = re.compile(r'\ufeff?"?sep=(.)"?[;,\t]*(?=[\r\n])', re.I)

# The physical line on which a record begins, whether it is the only one, and its cells.
Record = tuple[int, bool, list[str]]


def delimiter_of(text: str) -> str:
    """Return what separates the cells: a comma, or what a spreadsheet took for it, told by the header."""
    header = next((line for line in _LINE_END.split(text, maxsplit=20) if _SAID.search(line)), "")
    return next((other for other in ";\t" if other in header and "," not in header), ",")


def separator_of(text: str) -> re.Match[str] | None:
    """Return the first line where it tells a spreadsheet what separates cells (`sep=;`), else None."""
    return _SEPARATOR.match(text)


def filled(cells: list[str]) -> bool:
    """Tell whether anything stands in a row."""
    for cell in cells:  # noqa: SIM110 - asked of every row, and the first cell mostly answers
        if cell and not cell.isspace():
            return True
    return False


class UnreadError(Exception):
    """A file is CSV only up to a line."""

    def __init__(self, line: int, error: csv.Error, found: list[Record]) -> None:
        self.line, self.error, self.found = line, error, found


def records(text: str, delimiter: str) -> list[Record]:
    """Return the records of a file; raise `UnreadError` with those before the line that cannot be read."""
    reader = csv.reader(io.StringIO(text, newline=""), strict=True, delimiter=delimiter)
    found: list[Record] = []
    last = 0
    try:
        for cells in reader:
            first, last = last + 1, reader.line_num
            found.append((first, first == last, cells))
    except csv.Error as error:
        raise UnreadError(last + 1, error, found) from error
    return found


def _trim(name: str) -> str:
    return name.replace("\u00a0", " ").strip()


def title(found: Sequence[Record], columns: Sequence[str]) -> tuple[str, str, str] | None:
    """Return what is wrong where something stands before the header, else None."""
    if len(found) < 2 or found[0][2][0] in columns:
        return None
    first, second = (set(map(_trim, record[2])) for record in found[:2])
    if first & set(columns) or not second >= set(columns):
        return None
    what = f"something stands before the first line of the table, which is line {found[1][0]}"
    return what, ",".join(columns), "Remove what stands before it."


def trimmed(found: list[Record], columns: Sequence[str]) -> tuple[Record, list[Record], int]:
    """Return the header and the rows without the columns in which nothing stands, and how many those were."""
    (line, alone, names), *rows = found
    width = len(names)
    most = max((len(cells) for _, _, cells in rows), default=0)
    if (most <= width and all(map(str.strip, names))) or not set(columns) <= set(map(_trim, names)):
        return found[0], rows, 0
    named = [at for at, name in enumerate(names) if name.strip()]
    # A row that alone has a cell too many has a comma too many, even if the last cell is empty.
    width = max(width, min((len(cells) for _, _, cells in rows), default=0))
    free = [at for at in range(width) if at not in set(named)]
    nothing = [at for at in free if not any(cells[at].strip() for _, _, cells in rows if at < len(cells))]
    if not nothing:
        return found[0], rows, 0
    gone = set(nothing)
    alone = alone and nothing[0] > named[-1] if named else alone  # else columns are no longer counted as they stand

    def kept(cells: list[str]) -> list[str]:
        return [cell for at, cell in enumerate(cells) if at not in gone]

    return (line, alone, kept(names)), [(at, one and alone, kept(cells)) for at, one, cells in rows], len(nothing)
