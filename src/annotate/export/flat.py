"""The edition as flat tables: what CSV, Parquet and GeoPackage are written from. Every row of every status is in them.

A date stands as it is written (EDTF), with its first and last day beside it where they are known; lists are joined by
"; " as in the edition's own files.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, fields, replace
from enum import StrEnum
from typing import Any

from annotate.export.value import Content, decided
from annotate.files.cells import listed
from annotate.values.authority import Entity, Name, Relation
from annotate.values.edtf import Edtf
from annotate.values.model import Mention
from annotate.values.record import Event

Cell = str | int | float | None


@dataclass(frozen=True, slots=True)
class Flat:
    """A table: its name, its columns with the Python type of each, and its rows."""

    name: str
    columns: tuple[tuple[str, type], ...]
    rows: tuple[tuple[Cell, ...], ...]

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the columns."""
        return tuple(name for name, _ in self.columns)


def tables(content: Content) -> tuple[Flat, ...]:
    """Return the tables, those that have rows."""
    made = (
        mentions(content),
        _credited(_table("entities", Entity, content.entities, dates=("span",)), content),
        _table("names", Name, content.names, dates=("span",)),
        _table("relations", Relation, content.relations, dates=("span",)),
        _table("events", Event, content.events, dates=("date",)),
    )
    return tuple(table for table in made if table.rows)


_DECIDED = ("decided_by", "decided_on")


def _credited(table: Flat, content: Content) -> Flat:
    """Return the table of authority records with who gave and who took in each of them, where that is on record."""
    found = [content.credits.get(entity.id) for entity in content.entities]
    made = ({"suggested_by": one.suggested if one else "", **decided(one)} for one in found)
    names = ("suggested_by", *_DECIDED)
    more = [tuple(one.get(name, "") for name in names) for one in made]
    rows = tuple((*row, *cells) for row, cells in zip(table.rows, more, strict=True))
    return replace(table, columns=(*table.columns, *((name, str) for name in names)), rows=rows)


def mentions(content: Content) -> Flat:
    """Return every annotation of every text, with the label and Wikidata identifier of its record."""
    own = [f.name for f in fields(Mention) if f.name not in ("line", "entity_label")]
    numbers = {"para": int, "nth": int}
    columns = [(name, numbers.get(name, str)) for name in own]
    columns += [("label", str), ("wikidata", str), ("start", int), ("end", int), ("earliest", str), ("latest", str)]
    columns += [(name, str) for name in _DECIDED]
    rows = []
    for one in content.texts:
        for m in one.rows:
            entity = content.entity.get(m.entity)
            start, end = one.spans.get(m.id, (None, None))
            who = decided(one.credits.get(m.id))
            more = (entity.label if entity else "", content.wikidata(m.entity), start, end, *_bounds(m.edtf))
            said = (*(cell(getattr(m, name)) for name in own), *more)
            rows.append((*said, *(who.get(name, "") for name in _DECIDED)))
    return Flat("mentions", tuple(columns), tuple(rows))


def _table(name: str, value: type, values: Iterable[Any], dates: tuple[str, ...]) -> Flat:
    own = [f.name for f in fields(value) if f.name != "line"]
    kinds: dict[str, type] = {"lat": float, "lon": float}
    columns = [(column, kinds.get(column, str)) for column in own]
    bounds = [(f"{column}_{end}", str) for column in dates for end in ("earliest", "latest")]
    rows = (
        (*(cell(getattr(v, column)) for column in own), *(b for d in dates for b in _bounds(getattr(v, d))))
        for v in values
    )
    return Flat(name, (*columns, *bounds), tuple(rows))


def cell(value: Any) -> Cell:
    """Return a value as a cell."""
    if isinstance(value, Edtf | StrEnum):
        return str(value)
    if isinstance(value, tuple):
        return "; ".join(listed(value))
    found: Cell = value
    return found


def _bounds(value: Edtf) -> tuple[str, str]:
    first, last = value.earliest, value.latest
    return (
        "" if not value or first.open else str(first),
        "" if not value or last.open else str(last),
    )
