"""Rows of the gazetteer's three tables as values, read cell by cell.

A row is kept as far as it goes, and every cell that cannot be read is a `Problem` at its line and column, so that one
reading lists all of them. What concerns several rows but breaks no cell is `annotate.checks.gazetteer`'s affair.

To add a column: one field in its table (`annotate.schema`), one in the value (`annotate.model`), one line in the two
functions that read and write the row.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from annotate import schema, tables
from annotate.gazetteer.cells import TYPES, cell_problems, edtf_problem, number
from annotate.model import Certainty, Entity, Kind, Name, Relation
from annotate.problems import Problem
from annotate.tables import Row, Table

_Value = TypeVar("_Value", Entity, Name, Relation)

_FILES = (
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


def _certainty(row: Row) -> Certainty:
    value = row["certainty"]
    return Certainty(value) if value in set(Certainty) else Certainty.LOW


def _span(row: Row) -> str:
    span = row["span"]
    return "" if not span or edtf_problem(span) else span


def _entity(row: Row) -> Entity:
    kind = row["kind"]
    return Entity(
        id=row["id"],
        kind=Kind(kind) if kind in set(Kind) else TYPES.get(row["type"], Kind.TERM),
        type=row["type"],
        label=row["label"],
        description=row["description"],
        wikidata=row["wikidata"],
        wikidata_status=row["wikidata_status"],
        geonames=row["geonames"],
        viaf=row["viaf"],
        lat=number(row["lat"]),
        lon=number(row["lon"]),
        span=_span(row),
        sources=tables.split_list(row["sources"]),
        certainty=_certainty(row),
        replaced_by=row["replaced_by"],
        line=row.line,
    )


def _name(row: Row) -> Name:
    return Name(
        entity=row["entity"],
        name=row["name"],
        lang=row["lang"],
        script=row["script"],
        system=row["system"],
        role=row["role"],
        span=_span(row),
        source=row["source"],
        line=row.line,
    )


def _relation(row: Row) -> Relation:
    return Relation(
        subject=row["subject"],
        relation=row["relation"],
        object=row["object"],
        span=_span(row),
        source=row["source"],
        certainty=_certainty(row),
        line=row.line,
    )


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
    folder: str, table: Table, name: str, ids: frozenset[str], make: Callable[[Row], _Value]
) -> tuple[tuple[_Value, ...], list[Problem]]:
    problems = list(table.problems)
    shown = f"{folder}/{table.path.name}"
    for row in table.rows:
        problems += cell_problems(shown, row, schema.table(name).fields, ids)
    return tuple(make(row) for row in table.rows), problems


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
        tables.read(directory / file, schema.table(name).columns, f"{folder}/{file}") for name, file in _FILES
    )
    ids = frozenset(row["id"] for row in entity_table.rows)
    entities, problems = _parsed(folder, entity_table, _FILES[0][0], ids, _entity)
    names, name_problems = _parsed(folder, name_table, _FILES[1][0], ids, _name)
    relations, relation_problems = _parsed(folder, relation_table, _FILES[2][0], ids, _relation)
    problems += [*name_problems, *relation_problems, *_twice(f"{folder}/{_FILES[0][1]}", entity_table)]
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
