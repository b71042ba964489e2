"""The quick way to read the gazetteer's tables: row after row, as long as every row is plainly right.

Large gazetteers are read so, and small ones that are in order. What looks doubtful raises `DoubtError`, and
`annotate.gazetteer.rows.read_rows` then reads everything again cell by cell and says what is wrong, or that nothing is.
"""

from __future__ import annotations

import csv
import mmap
import re
from collections.abc import Callable, Container, Iterator
from pathlib import Path

from annotate.files import cells, schema
from annotate.files.fields import Field, TableSchema

_DAMAGED = re.compile(r"\x1f(?:\d{4}\.0|[A-Z][a-z]{2}-\d{2})\x1f|\xa0")
_Test = Callable[[str], object]


class DoubtError(Exception):
    """A table that is not plainly right."""


def _test(field: Field, ids: Container[str] | None) -> _Test | None:
    """Return what a cell that is not empty must pass, or None; a test may also raise `ValueError`."""
    if field.values:
        return frozenset(field.values).__contains__
    if field.refers_to == schema.ENTITIES:
        return ids.__contains__ if ids is not None else None
    read = None if field.type in cells.LISTS else cells.reader(field)
    return None if read is None else lambda cell: read(cell) is not None


def _plain_form(path: Path) -> bool:
    """Tell whether a file is UTF-8 without a mark, with line ends as they should be, and not empty."""
    with path.open("rb") as handle:
        if not handle.read(1):
            return False
        with mmap.mmap(handle.fileno(), 0, access=mmap.ACCESS_READ) as raw:
            return raw[:3] != b"\xef\xbb\xbf" and raw[-1:] == b"\n" and raw.find(b"\r") < 0


def plain_rows(path: Path, declared: TableSchema, ids: Container[str] | None = None) -> Iterator[tuple[int, list[str]]]:
    """Yield the line and the cells of each row.

    Parameters
    ----------
    path
        The file.
    declared
        Its table.
    ids
        The ids that foreign keys must be among; None if that is looked at elsewhere.

    Raises
    ------
    DoubtError
        If a row, the header or the form of the file is not plainly right.
    """
    tests = [(at, field.required, _test(field, ids)) for at, field in enumerate(declared.fields)]
    asked = [one for one in tests if one[1] or one[2]]
    width, last = len(tests), 1
    try:
        if not _plain_form(path):
            raise DoubtError
        with path.open(encoding="utf-8", newline="") as handle:
            reader = csv.reader(handle, strict=True)
            if tuple(next(reader, ())) != declared.columns:
                raise DoubtError
            for row in reader:
                line, last = last + 1, reader.line_num
                if len(row) != width or any(cell != cell.strip() for cell in row):
                    raise DoubtError
                if _DAMAGED.search("\x1f" + "\x1f\x1f".join(row) + "\x1f") or cells.HIDDEN.search("".join(row)):
                    raise DoubtError
                for at, required, test in asked:
                    if not test(row[at]) if row[at] and test else required and not row[at]:
                        raise DoubtError
                yield line, row
    except (OSError, UnicodeDecodeError, csv.Error, ValueError) as error:
        raise DoubtError from error
