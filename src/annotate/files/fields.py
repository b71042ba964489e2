"""What a table is declared with: its columns, their types, allowed values and what they point to."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from annotate.files.project import Project
from annotate.values.model import Certainty

CERTAINTY = tuple(Certainty)
ENTITIES = "gazetteer/entities"
EVENTS = "history/events"
SOURCES = "bibliography"


@dataclass(frozen=True, slots=True)
class Field:
    """A column.

    Attributes
    ----------
    type
        `string`, `integer` (from 0), `count` (from 1), `number`, `date` (EDTF), `dates` (EDTF, separated by
        semicolons, in order), `list` (items separated by semicolons) or `wikidata`.
    values
        The allowed values; empty for any.
    refers_to
        The table whose `id` the value, or each item of the list, must be; or `bibliography`.
    """

    name: str
    description: str
    type: str = "string"
    required: bool = False
    values: tuple[str, ...] = ()
    refers_to: str = ""
    example: str = ""


@dataclass(frozen=True, slots=True)
class TableSchema:
    """A table, or a family of tables with one form (`pattern` is relative to `data/`)."""

    name: str
    pattern: str
    title: str
    fields: tuple[Field, ...]
    key: tuple[str, ...] = ()

    @property
    def columns(self) -> tuple[str, ...]:
        """The names of the columns, in order."""
        return tuple(field.name for field in self.fields)

    def files(self, project: Project) -> Iterator[Path]:
        """Yield the files of this table that exist, sorted."""
        yield from sorted(project.data.glob(self.pattern))


CITED = Field("sources", "Keys of the bibliography, separated by semicolons.", "list", refers_to=SOURCES)
GRADE = Field("certainty", "How sure the editors are.", required=True, values=CERTAINTY)
