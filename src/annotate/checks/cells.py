"""Every cell against the declaration of the tables (`annotate.files.schema`): form, type, values, keys."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from functools import lru_cache
from pathlib import Path

from annotate.files import bibliography, schema, tables
from annotate.files.project import Project
from annotate.files.schema import Field, TableSchema
from annotate.files.tables import Row, Table, split_list
from annotate.values import edtf
from annotate.values.errors import AnnotateError, InputError
from annotate.values.problems import Problem

_WIKIDATA = re.compile(r"Q[1-9]\d*")
_NUMBER = re.compile(r"-?\d+(?:\.\d+)?")


@dataclass(frozen=True, slots=True)
class Targets:
    """The identifiers that cells may point to, by table."""

    ids: tuple[tuple[str, frozenset[str]], ...]

    def of(self, table: str) -> frozenset[str] | None:
        """Return the identifiers of a table, or None where they are not known."""
        return dict(self.ids).get(table)


def targets(project: Project) -> Targets:
    """Return what foreign keys may point to. Ids of bad rows count, so that one mistake raises no others.

    A table that cannot be read is left out: what points to it cannot be judged.
    """
    found = []
    for name in (schema.ENTITIES, schema.EVENTS):
        declared = schema.table(name)
        read = [read_table(project, declared, path) for path in declared.files(project)]
        if read and all(table.readable for table in read):
            found.append((name, frozenset(row["id"] for table in read for row in table.rows if row["id"])))
    try:
        keys = bibliography.read_keys(project)
    except InputError:
        keys = frozenset()  # reported by the check of sources
    if keys:
        found.append((schema.SOURCES, keys))
    return Targets(tuple(found))


def read_table(project: Project, declared: TableSchema, path: Path) -> Table:
    """Read a table; one that cannot be read is empty and says so in its problems."""
    shown = project.relative(path)
    try:
        return tables.read(path, declared.columns, shown)
    except InputError as error:
        return Table(path, declared.columns, (), (unreadable(shown, path, error),))


def unreadable(shown: str, path: Path, error: AnnotateError) -> Problem:
    """Return the problem that a file cannot be read."""
    return Problem(shown, 0, 0, "unreadable", error.what.removeprefix(f"{path}: "), "", error.remedy)


def check(project: Project) -> Iterator[Problem]:
    """Yield what is wrong with the form and the cells of every table."""
    known = targets(project)
    for declared in schema.TABLES:
        for path in declared.files(project):
            yield from check_table(project, declared, path, known)


def check_table(project: Project, declared: TableSchema, path: Path, known: Targets) -> Iterator[Problem]:
    """Yield what is wrong with the form and the cells of one table, wherever it lies."""
    read = read_table(project, declared, path)
    yield from read.problems
    shown = project.relative(path)
    for row in read.rows if read.readable else ():
        yield from _row(shown, row, declared.fields, known)
    yield from _twice(shown, declared, read)


def _row(shown: str, row: Row, fields: Sequence[Field], known: Targets) -> Iterator[Problem]:
    if not row.whole:
        return  # reported; a cell may stand under another's name
    for field in fields:
        if field.name not in row.damaged:
            yield from check_cell(shown, row, field, known)


def check_cell(shown: str, row: Row, field: Field, known: Targets) -> Iterator[Problem]:
    """Yield what is wrong with one cell."""
    value = row[field.name]
    at = (shown, row.line, row.column(field.name))
    if not value:
        if field.required:
            example = f", e.g. {field.example}" if field.example else ""
            yield Problem(*at, "required", f"{field.name} is empty", field.description + example, "Fill the cell.")
        return
    if field.values and value not in field.values:
        yield Problem(
            *at, "value", f"{field.name} is {value!r}", f"one of: {', '.join(field.values)}", _near(value, field.values)
        )
    yield from _check_type(at, field, value)
    if field.refers_to:
        items = split_list(value) if field.type == "list" else (value,)
        choices = known.of(field.refers_to)
        if choices is not None:
            yield from (_unknown(at, field, item, choices) for item in items if item not in choices)


def _check_type(at: tuple[str, int, int], field: Field, value: str) -> Iterator[Problem]:
    if field.type in ("date", "dates"):
        for date in split_list(value) if field.type == "dates" else (value,):
            if problem := _date_problem(date):
                yield Problem(*at, "edtf", f"{field.name}: {problem[0]}", "", problem[1])
    elif field.type in ("integer", "count"):
        least = 1 if field.type == "count" else 0
        if not value.isdecimal() or int(value) < least:
            yield Problem(*at, "number", f"{field.name} is {value!r}", f"a whole number from {least}", "")
    elif field.type == "number" and not _NUMBER.fullmatch(value):
        yield Problem(*at, "number", f"{field.name} is {value!r}", "a number with a point, no unit: 125756.5", "")
    elif field.type == "wikidata" and not _WIKIDATA.fullmatch(value):
        yield Problem(*at, "wikidata", f"{field.name} is {value!r}", "Q and a number, e.g. Q15180", "")


@lru_cache(maxsize=4096)
def _date_problem(value: str) -> tuple[str, str] | None:
    try:
        edtf.validate(value)
    except edtf.EdtfError as error:
        return error.what, error.remedy
    return None


def _near(value: str, choices: tuple[str, ...] | frozenset[str]) -> str:
    near = get_close_matches(value, sorted(choices), n=1) or get_close_matches(value.upper(), sorted(choices), n=1)
    return f"Did you mean {str(near[0])!r}?" if near else ""


def _unknown(at: tuple[str, int, int], field: Field, item: str, choices: frozenset[str]) -> Problem:
    where = "data/bibliography.bib" if field.refers_to == schema.SOURCES else f"data/{field.refers_to}.csv"
    code = "unknown-source" if field.refers_to == schema.SOURCES else "unknown-id"
    remedy = _near(item, choices) or f"Add it to {where} first."
    return Problem(*at, code, f"{field.name}: {item!r} does not exist", f"a key of {where}", remedy)


def _twice(shown: str, declared: TableSchema, read: Table) -> Iterator[Problem]:
    """Yield keys that stand twice in one file, naming both lines."""
    if not declared.key:
        return
    first: dict[tuple[str, ...], int] = {}
    for row in read.rows:
        key = tuple(row[name] for name in declared.key)
        if not all(key):
            continue
        if key in first:
            what = f"{', '.join(declared.key)} {' · '.join(key)!r} stands twice, first on line {first[key]}"
            yield Problem(
                shown, row.line, row.column(declared.key[0]), "twice", what, "", "Remove or change one of them."
            )
        first.setdefault(key, row.line)
