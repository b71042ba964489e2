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

from annotate.files import schema
from annotate.files.schema import Field, TableSchema
from annotate.gazetteer.cells import edtf_problem, number

_DAMAGED = re.compile(r"\x1f(?:\d{4}\.0|[A-Z][a-z]{2}-\d{2})\x1f|\xa0")
_WIKIDATA = re.compile(r"Q[1-9][0-9]*")
_Test = Callable[[str], object]


class DoubtError(Exception):
    """A table that is not plainly right."""


def _is_date(value: str) -> bool:
    return edtf_problem(value) is None


def _is_number(value: str) -> bool:
    return number(value) is not None


def _test(field: Field, ids: Container[str] | None) -> _Test | None:
    """Return what a cell that is not empty must pass, or None."""
    if field.values:
        return frozenset(field.values).__contains__
    if field.refers_to == schema.ENTITIES:
        return ids.__contains__ if ids is not None else None
    by_type: dict[str, _Test] = {"date": _is_date, "number": _is_number, "wikidata": _WIKIDATA.fullmatch}
    return by_type.get(field.type)


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
            for cells in reader:
                line, last = last + 1, reader.line_num
                if len(cells) != width or any(cell != cell.strip() for cell in cells):
                    raise DoubtError
                if _DAMAGED.search("\x1f" + "\x1f\x1f".join(cells) + "\x1f"):
                    raise DoubtError
                for at, required, test in asked:
                    if not test(cells[at]) if cells[at] and test else required and not cells[at]:
                        raise DoubtError
                yield line, cells
    except (OSError, UnicodeDecodeError, csv.Error, ValueError) as error:
        raise DoubtError from error
