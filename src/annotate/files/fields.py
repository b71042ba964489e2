"""How tables are declared: columns (`Field`) and tables (`TableSchema`); the tables themselves stand in `schema`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from annotate.files.project import Project
from annotate.values.model import Certainty

ENTITIES = "gazetteer/entities"
EVENTS = "history/events"
STATES = "history/recognition"
SOURCES = "bibliography"


@dataclass(frozen=True, slots=True)
class Field:
    """A column.

    Attributes
    ----------
    type
        Name of a row of `annotate.files.cells.TYPES`.
    values
        The allowed values; empty for any. Members of an enumeration are read as such.
    refers_to
        The table whose key (`annotate.files.schema.KEYED`) the value, or each item, must be; or `bibliography`.
    default
        What an empty cell means, which `annotate fmt` writes into it.
    decimals
        How many digits after the point the machine writes; 0 for as many as there are.
    """

    name: str
    description: str
    type: str = "string"
    required: bool = False
    values: tuple[str, ...] = ()
    refers_to: str = ""
    example: str = ""
    default: str = ""
    decimals: int = 0


@dataclass(frozen=True, slots=True)
class TableSchema:
    """A table, or a family of tables with one form.

    Attributes
    ----------
    pattern
        Where its files lie, relative to `data/`.
    value
        The dataclass that a row becomes; its fields have the names of the columns.
    key
        The columns that tell one row of a file from another.
    unique
        Columns that, where they are filled, tell rows apart on their own.
    """

    name: str
    pattern: str
    title: str
    fields: tuple[Field, ...]
    value: type
    key: tuple[str, ...] = ()
    unique: tuple[str, ...] = ()

    @property
    def columns(self) -> tuple[str, ...]:
        """The names of the columns, in order."""
        return tuple(field.name for field in self.fields)

    def field(self, name: str) -> Field:
        """Return a column by name."""
        return next(field for field in self.fields if field.name == name)

    def files(self, project: Project) -> Iterator[Path]:
        """Yield the files of this table that exist, sorted."""
        yield from sorted(project.data.glob(self.pattern))


CITED = Field(
    "sources",
    "Keys of the bibliography, each with the place after # where one is known, separated by semicolons.",
    "cited",
    refers_to=SOURCES,
    example="joongang-1978-06-19#p. 1",
)
#: How a source, or a fact, was found.
SEEN = ("seen", "standard-reference", "from-memory")
GRADE = Field("certainty", "How sure the editors are.", required=True, values=tuple(Certainty))
