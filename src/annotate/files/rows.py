"""Rows of tables as values and back: one reader and one writer, driven by the declared tables and their dataclasses.

A column becomes the field of its name (`annotate.files.schema`), by the one rule for cells (`annotate.files.cells`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import MISSING, dataclass, fields
from functools import cache
from operator import itemgetter
from typing import Any, Generic, Protocol, TypeVar, cast

from annotate.files import cells, schema, tables
from annotate.files.cells import Fault, RefusedError
from annotate.files.fields import TableSchema
from annotate.files.tables import Row, Table
from annotate.values.edtf import NO_DATE, Edtf
from annotate.values.model import Mention
from annotate.values.problems import Problem, first_of

T = TypeVar("T")
_Made_co = TypeVar("_Made_co", covariant=True)


@dataclass(frozen=True)
class Sheet(Generic[T]):
    """A table's file: its rows as they stand and as values, and what is wrong with its form and its cells.

    Attributes
    ----------
    values
        Of every row that can be read. A cell that breaks a rule is read as it stands where it is text and as nothing
        where it need not be filled; else its row is left out.
    bad
        Line and column of each cell that breaks a rule or that nobody can know again.
    """

    shown: str
    declared: TableSchema
    table: Table
    values: tuple[T, ...]
    bad: frozenset[tuple[int, str]]
    problems: tuple[Problem, ...]

    @property
    def rows(self) -> tuple[Row, ...]:
        """The rows that have a cell for each column; none where the file is not what its columns say."""
        return tuple(row for row in self.table.rows if row.whole) if self.table.readable else ()

    @property
    def by_line(self) -> Mapping[int, Row]:
        """The rows by physical line."""
        return {row.line: row for row in self.rows}

    @property
    def sound(self) -> bool:
        """Whether every row is read, and every cell by its rule."""
        return self.table.readable and not self.bad and len(self.values) == len(self.table.rows)

    def cell(self, row: Row, column: str) -> Any:
        """Return the value of a cell, None where it breaks a rule."""
        return None if (row.line, column) in self.bad else cells.read(self.declared.field(column), row[column])

    def required(self) -> tuple[T, ...]:
        """Return the values.

        Raises
        ------
        DataError
            If a row or a cell cannot be read; the message names the first.
        """
        if not self.sound:
            form = [problem for problem in self.table.problems if problem.code in tables.LOSSY]
            faults = [*form, *self.problems] or [*self.table.problems]  # the last of cells that a spreadsheet changed
            raise first_of(faults)
        return self.values


def sheet(declared: TableSchema, table: Table, shown: str, **given: Any) -> Sheet[Any]:
    """Return a table's file as values.

    Parameters
    ----------
    declared
        Its declaration.
    table
        The file, as it was read.
    shown
        The path to show in problems.
    given
        Fields of the values that are no columns.
    """
    make = _maker(declared, tuple(given))
    values, bad, problems = [], set[tuple[int, str]](), list[Problem]()
    for row in table.rows if table.readable else ():
        if not row.whole:
            continue  # reported; a cell may stand under another's name
        written = row.cells if row.header == declared.columns else tuple(row[name] for name in declared.columns)
        found, faults = _read(declared, written, row.damaged)
        for name, fault in faults if row["id"] else _told(declared, faults):
            problems.append(Problem(shown, row.line, row.column(name), *fault))
            bad.update([(row.line, name)] if fault.code != "required" or name not in _filled(declared) else ())
        bad.update((row.line, name) for name in row.damaged)
        if _UNREAD not in found:
            values.append(make(found, row.line, given.values()))
    return Sheet(shown, declared, table, tuple(values), frozenset(bad), tuple(problems))


_UNREAD = object()


def _told(declared: TableSchema, faults: Iterable[tuple[str, Fault]]) -> Iterator[tuple[str, Fault]]:
    """Yield what is wrong with a row that `annotate fmt` has yet to number: what it fills by then is not missing."""
    return ((name, fault) for name, fault in faults if fault.code != "required" or name not in _filled(declared))


def _read(
    declared: TableSchema, written: Sequence[str], damaged: frozenset[str]
) -> tuple[list[Any], list[tuple[str, Fault]]]:
    """Return the values of a row's cells, and what is wrong with them."""
    found: list[Any] = []
    faults: list[tuple[str, Fault]] = []
    for field, cell in zip(declared.fields, written, strict=True):
        try:
            found.append(cells.read(field, cell))
            if not cell and field.required:  # what it means is known, and is to be written all the same
                faults.append((field.name, cells.absent(field)))
        except RefusedError as error:
            found.append(_instead(declared, field.name, cell))
            if field.name not in damaged:
                faults += [(field.name, fault) for fault in error.faults]
    return found, faults


def _instead(declared: TableSchema, name: str, cell: str) -> Any:
    """Return what a cell that breaks a rule is read as, `_UNREAD` where nothing will do."""
    of = next(field for field in fields(declared.value) if field.name == name)
    if of.type == "str":
        return cell
    if of.type == "Edtf":
        return NO_DATE
    return of.default if of.default is not MISSING else _UNREAD


@cache
def _filled(declared: TableSchema) -> frozenset[str]:
    """Return the columns that `annotate fmt` fills."""
    return frozenset(field.name for field in declared.fields if field.default)


@cache
def _maker(declared: TableSchema, given: tuple[str, ...] = ()) -> Callable[[Iterable[Any], int, Iterable[Any]], Any]:
    """Return the function that makes a value of the values of its cells, its line and what is given.

    By place and not by name: a large gazetteer makes many of them.
    """
    have = (*declared.columns, "line", *given)
    of = [field for field in fields(declared.value) if field.name in have or field.default is MISSING]
    rest = [field for field in fields(declared.value) if field not in of]
    order = itemgetter(*((*have, *(f.name for f in rest)).index(f.name) for f in fields(declared.value)))
    defaults = tuple(field.default for field in rest)
    cls = declared.value

    def make(found: Iterable[Any], line: int, more: Iterable[Any]) -> Any:
        return cls(*order((*found, line, *more, *defaults)))

    dated = [field.name for field in declared.fields if field.type in ("date", "dates")]
    if not any(field.name in dated and "str" in str(field.type) for field in fields(cls)):
        return make

    def written(found: Iterable[Any], line: int, more: Iterable[Any]) -> Any:
        """Make a value that holds its dates as text."""
        cells = (str(v) if isinstance(v, Edtf) else v for v in found)
        return make((tuple(map(str, v)) if isinstance(v, tuple) else v for v in cells), line, more)

    return written


class Maker(Protocol[_Made_co]):
    """A function that makes a value of the cells of a row and its line."""

    def __call__(self, cells: Sequence[str], line: int = 0, /) -> _Made_co:
        """Return the value."""


def maker(value: type[T]) -> Maker[T]:
    """Return a function that makes a value of the cells of a row, which are known to be right, and its line."""
    declared = schema.table_of(value)
    make = _maker(declared)
    special = [(at, field) for at, field in enumerate(declared.fields) if field.type != "string" or field.values]

    def of_cells(written: Sequence[str], line: int = 0, /) -> T:
        found: list[Any] = list(written)
        for at, field in special:
            found[at] = cells.read(field, found[at])
        return cast(T, make(found, line, ()))

    return of_cells


def written(value: object) -> tuple[str, ...]:
    """Return the row that a value is written as: its cells in the order of the columns."""
    return tuple(cells.write(field, getattr(value, field.name)) for field in schema.table_of(type(value)).fields)


def pointing(sheet: Sheet[Any], keys: cells.Keys) -> Iterator[Problem]:
    """Yield the cells of a table that point to nothing."""
    asked = [field for field in sheet.declared.fields if field.refers_to in keys]
    for row in sheet.rows if asked else ():
        for field in asked:
            if field.name not in row.damaged:
                for fault in cells.pointing(field, row[field.name], keys):
                    yield Problem(sheet.shown, row.line, row.column(field.name), *fault)


_NEW_ID = "Empty the cell of the new row and run: annotate fmt"


def twice(sheet: Sheet[Any]) -> Iterator[Problem]:
    """Yield keys that stand twice in one file, naming both lines."""
    for columns in (sheet.declared.key, *((name,) for name in sheet.declared.unique)):
        first: dict[tuple[str, ...], int] = {}
        for row in sheet.table.rows if columns else ():
            key = tuple(row[name] for name in columns)
            if all(key) and first.setdefault(key, row.line) != row.line:
                what = f"{', '.join(columns)} {' · '.join(key)!r} stands twice, first on line {first[key]}"
                remedy = _NEW_ID if sheet.declared.value is Mention else "Remove or change one of them."
                yield Problem(sheet.shown, row.line, row.column(columns[0]), "twice", what, "", remedy)
