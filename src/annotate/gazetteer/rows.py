"""Rows of the gazetteer's three tables as values, read cell by cell.

A row is kept as far as it goes, and every cell that cannot be read is a `Problem` at its line and column, so that one
reading lists all of them. What concerns several rows but breaks no cell is `annotate.checks.gazetteer`'s affair.

To add a column: one field in its table (`annotate.files.schema`), one in the value (`annotate.values.model`), one line
in the two functions here that make the value of cells and cells of the value.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Protocol, TypeVar

from annotate.files import schema, tables
from annotate.files.tables import Table
from annotate.gazetteer.cells import TYPES, cell_problems, edtf_problem, number
from annotate.values.model import Certainty, Entity, Kind, Name, Relation
from annotate.values.problems import Problem

_Value = TypeVar("_Value")
_Made_co = TypeVar("_Made_co", covariant=True)


class Maker(Protocol[_Made_co]):
    """A function that makes a value of the cells of a row and its line."""

    def __call__(self, cells: Sequence[str], line: int = 0, /) -> _Made_co:
        """Return the value."""


FILES = (
    ("gazetteer/entities", "entities.csv"),
    ("gazetteer/names", "names.csv"),
    ("gazetteer/relations", "relations.csv"),
)


@dataclass(frozen=True, slots=True)
class Rows:
    """The three tables as values, in file order, with every problem of form, sorted, and the tables as read."""

    entities: tuple[Entity, ...]
    names: tuple[Name, ...]
    relations: tuple[Relation, ...]
    problems: tuple[Problem, ...]
    tables: tuple[Table, ...] = ()


_KINDS: Mapping[str, Kind] = MappingProxyType({kind.value: kind for kind in Kind})
_CERTAINTIES: Mapping[str, Certainty] = MappingProxyType({one.value: one for one in Certainty})


def _span(text: str) -> str:
    return "" if not text or edtf_problem(text) else text


def entity_of(cells: Sequence[str], line: int = 0) -> Entity:
    """Return an entity from the cells of its row, in the order of entities.csv; cells that cannot be read are empty."""
    id, kind, type, label, description, wikidata, status, geonames, viaf, lat, lon, span, sources, sure, heir = cells
    found = _KINDS.get(kind) or TYPES.get(type, Kind.TERM)
    span, cited = _span(span), tables.split_list(sources) if sources else ()
    certainty = _CERTAINTIES.get(sure, Certainty.LOW)
    north, east = number(lat), number(lon)
    # By place and not by name: large gazetteers make many of them.
    return Entity(
        *(id, found, type, label, description, wikidata, status, geonames, viaf),
        *(north, east, span, cited, certainty, heir, line),
    )


def name_of(cells: Sequence[str], line: int = 0) -> Name:
    """Return a name from the cells of its row, in the order of names.csv."""
    entity, name, lang, script, system, role, span, source = cells
    return Name(entity, name, lang, script, system, role, _span(span), source, line)


def relation_of(cells: Sequence[str], line: int = 0) -> Relation:
    """Return a statement from the cells of its row, in the order of relations.csv."""
    subject, relation, object, span, source, sure = cells
    return Relation(subject, relation, object, _span(span), source, _CERTAINTIES.get(sure, Certainty.LOW), line)


def _twice(shown: str, table: Table) -> Iterator[Problem]:
    first: dict[str, int] = {}
    for row in table.rows:
        id = row["id"]
        if id in first:
            what = f"id {id!r} stands twice, first on line {first[id]}"
            yield Problem(shown, row.line, row.column("id"), "twice", what, "", "Remove or change one of them.")
        elif id:
            first[id] = row.line


def _parsed(
    folder: str, table: Table, name: str, ids: frozenset[str], make: Maker[_Value]
) -> tuple[tuple[_Value, ...], list[Problem]]:
    problems = list(table.problems)
    shown = f"{folder}/{table.path.name}"
    for row in table.rows:
        problems += cell_problems(shown, row, schema.table(name).fields, ids)
    columns = schema.table(name).columns
    return tuple(make(tuple(row[column] for column in columns), row.line) for row in table.rows), problems


def read_rows(directory: Path, shown: str | None = None) -> Rows:
    """Read the three tables of a gazetteer.

    Parameters
    ----------
    directory
        The folder with entities.csv, names.csv and relations.csv.
    shown
        How the folder is written in problems; as given by default.

    Raises
    ------
    InputError
        If a file is missing, unreadable or not UTF-8.
    """
    folder = shown or directory.as_posix()
    entity_table, name_table, relation_table = (
        tables.read(directory / file, schema.table(name).columns, f"{folder}/{file}") for name, file in FILES
    )
    ids = frozenset(row["id"] for row in entity_table.rows)
    entities, problems = _parsed(folder, entity_table, FILES[0][0], ids, entity_of)
    names, name_problems = _parsed(folder, name_table, FILES[1][0], ids, name_of)
    relations, relation_problems = _parsed(folder, relation_table, FILES[2][0], ids, relation_of)
    problems += [*name_problems, *relation_problems, *_twice(f"{folder}/{FILES[0][1]}", entity_table)]
    return Rows(entities, names, relations, tuple(sorted(problems)), (entity_table, name_table, relation_table))


def entity_cells(entity: Entity) -> tuple[str, ...]:
    """Return an entity's row as it stands in entities.csv."""
    place = ("" if degrees is None else f"{degrees:.4f}" for degrees in (entity.lat, entity.lon))
    return (
        entity.id,
        entity.kind.value,
        entity.type,
        entity.label,
        entity.description,
        entity.wikidata,
        entity.wikidata_status,
        entity.geonames,
        entity.viaf,
        *place,
        entity.span,
        "; ".join(entity.sources),
        entity.certainty.value,
        entity.replaced_by,
    )


def name_cells(name: Name) -> tuple[str, ...]:
    """Return a name's row as it stands in names.csv."""
    return (name.entity, name.name, name.lang, name.script, name.system, name.role, name.span, name.source)


def relation_cells(relation: Relation) -> tuple[str, ...]:
    """Return a relation's row as it stands in relations.csv."""
    return (
        relation.subject,
        relation.relation,
        relation.object,
        relation.span,
        relation.source,
        relation.certainty.value,
    )
