"""Rows of tables as values and back: one reader and one writer, driven by the declared tables and their dataclasses.

A column becomes the field of its name (`annotate.files.schema`), by the one rule for cells (`annotate.files.cells`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import MISSING, dataclass, fields
from enum import Enum
from functools import cache, cached_property
from operator import itemgetter
from typing import Any, Generic, Protocol, TypeVar, cast

from annotate.files import cells, damage, schema, tables
from annotate.files.cells import Fault, RefusedError
from annotate.files.fields import Field, TableSchema
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

    @cached_property
    def rows(self) -> tuple[Row, ...]:
        """The rows that have a cell for each column; none where the file is not what its columns say."""
        every = self.table.rows if self.table.readable else ()
        return every if all(row.whole for row in every) else tuple(row for row in every if row.whole)

    @cached_property
    def by_line(self) -> Mapping[int, Row]:
        """The rows by physical line."""
        return {row.line: row for row in self.rows}

    @property
    def sound(self) -> bool:
        """Whether every row is read, and every cell by its rule."""
        return self.table.readable and not self.bad and len(self.values) == len(self.table.rows)

    def cell(self, row: Row, column: str) -> Any:
        """Return the value of a cell, None where it breaks a rule."""
        field = self.declared.field(column)
        return None if (row.line, column) in self.bad else cells.read(field, damage.mended(field, row[column]))

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
    make, plan, columns = _maker(declared, tuple(given)), _plan(declared), declared.columns
    more = tuple(given.values())
    values, bad, problems = [], set[tuple[int, str]](), list[Problem]()
    changed: dict[str, list[tuple[Row, Fault]]] = {}
    for row in table.rows if table.readable else ():
        if not row.whole:
            continue  # reported; a cell may stand under another's name
        written = row.cells if row.header == columns else tuple(row[name] for name in columns)
        found = _quickly(plan, written) if not row.odd else None
        if found is None:
            found, faults = _read(declared, written)
            for name, fault, harm in faults if row["id"] else _told(declared, faults):
                if harm is _Harm.NONE:
                    changed.setdefault(name, []).append((row, fault))
                else:
                    problems.append(Problem(shown, row.line, row.column(name), *fault))
                if harm is _Harm.UNREAD:
                    bad.add((row.line, name))
            if any(value is _UNREAD for value in found):
                continue
        values.append(make(found, row.line, more))
    problems += _once(shown, changed)
    return Sheet(shown, declared, table, tuple(values), frozenset(bad), tuple(problems))


_UNREAD = object()


def _told(declared: TableSchema, faults: Iterable[tuple[str, Fault, _Harm]]) -> Iterator[tuple[str, Fault, _Harm]]:
    """Yield what is wrong with a row that `annotate fmt` has yet to number: what it fills by then is not missing."""
    filled = {field.name for field in declared.fields if field.default}
    return (told for told in faults if told[2] is not _Harm.EMPTY or told[0] not in filled)


class _Harm(Enum):
    """What a fault of a cell does: it cannot be read; it can, and is to be written; it can, and `fmt` writes it."""

    UNREAD = 1
    EMPTY = 2
    NONE = 3


def _once(shown: str, changed: Mapping[str, Sequence[tuple[Row, Fault]]]) -> Iterator[Problem]:
    """Yield what a spreadsheet changed and `annotate fmt` changes back, once for each column."""
    for name, found in changed.items():
        row, fault = found[0]
        more = f", and in {len(found) - 1} more row{'s' if len(found) > 2 else ''}" if len(found) > 1 else ""
        yield Problem(shown, row.line, row.column(name), *fault._replace(what=fault.what + more))


# What is to be done with the cells of a row: place, whether it must be filled, value if empty, reader.
_Plan = tuple[tuple[int, bool, Any, Callable[[str], Any] | None], ...]


@cache
def _plan(declared: TableSchema) -> _Plan:
    return tuple(
        (at, field.required, cells.empty(field), cells.reader(field))
        for at, field in enumerate(declared.fields)
        if field.required or field.default or cells.empty(field) != "" or cells.reader(field) is not None
    )


def _quickly(plan: _Plan, written: Sequence[str]) -> list[Any] | None:
    """Return the values of the cells of a row that is not odd, None where one breaks a rule: most break none."""
    found: list[Any] = list(written)
    for at, required, empty, read in plan:
        cell = written[at]
        if not cell:
            if required:
                return None
            found[at] = empty
        elif read is not None:
            try:
                found[at] = read(cell)
            except (KeyError, ValueError):
                return None
    return found


def _read(declared: TableSchema, written: Sequence[str]) -> tuple[list[Any], list[tuple[str, Fault, _Harm]]]:
    """Return the values of a row's cells, and what is wrong with them."""
    found, faults = [], list[tuple[str, Fault, _Harm]]()
    for field, cell in zip(declared.fields, written, strict=True):
        try:
            found.append(cells.read(field, cell))
        except RefusedError as error:
            harm = damage.of_cell(field, cell)
            found.append(cells.read(field, harm.meant[0]) if harm and harm.certain else _instead(declared, field, cell))
            said = [Fault(*damage.said(field.name, cell, harm))] if harm else error.faults
            faults += [(field.name, fault, _Harm.NONE if harm and harm.certain else _Harm.UNREAD) for fault in said]
        else:
            if not cell and field.required:  # what it means is known, and is to be written all the same
                faults.append((field.name, cells.absent(field), _Harm.EMPTY))
            elif cell and field.type == "string" and (harm := damage.of_cell(field, cell)):
                faults.append((field.name, Fault(*damage.said(field.name, cell, harm)), _Harm.UNREAD))
    return found, faults


def _instead(declared: TableSchema, column: Field, cell: str) -> Any:
    """Return what a cell that breaks a rule is read as, `_UNREAD` where nothing will do."""
    of = next(field for field in fields(declared.value) if field.name == column.name)
    if of.type == "str":
        return cell
    if of.type == "Edtf":
        return NO_DATE
    return of.default if of.default is not MISSING else _UNREAD


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
    make, plan = _maker(declared), _plan(declared)

    def of_cells(written: Sequence[str], line: int = 0, /) -> T:
        found: list[Any] = list(written)
        for at, _, empty, read in plan:
            if not (cell := found[at]):
                found[at] = empty
            elif read is not None:
                found[at] = read(cell)
        return cast(T, make(found, line, ()))

    return of_cells


def written(value: object) -> tuple[str, ...]:
    """Return the row that a value is written as: its cells in the order of the columns."""
    return tuple(cells.write(field, getattr(value, field.name)) for field in schema.table_of(type(value)).fields)


def dump(of: type[T], values: Iterable[T]) -> bytes:
    """Return a whole table as it stands in its file."""
    return tables.dump(schema.table_of(of).columns, map(written, values)).encode("utf-8")


def pointing(sheet: Sheet[Any], keys: cells.Keys) -> Iterator[Problem]:
    """Yield the cells of a table that point to nothing."""
    for field in (field for field in sheet.declared.fields if field.refers_to in keys):
        known, column = keys[field.refers_to], field.name
        for row in sheet.rows:
            cell = row[column]
            if cell and cell not in known and (row.line, field.name) not in sheet.bad:
                for fault in cells.pointing(field, cell, keys):
                    yield Problem(sheet.shown, row.line, row.column(field.name), *fault)


_NEW_ID = "Remove one of the rows, or empty the id of the new one and run: annotate fmt"


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
