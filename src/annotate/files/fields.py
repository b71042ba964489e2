"""How tables are declared: columns (`Field`) and tables (`TableSchema`); the tables themselves stand in `schema`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from annotate.files.project import Project
from annotate.values.model import Certainty, DateRelation, Kind, Sense

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

    def __hash__(self) -> int:
        """Return a hash of the name alone: what is kept of a table is looked up once a file."""
        return hash(self.name)

    @property
    def columns(self) -> tuple[str, ...]:
        """The names of the columns, in order."""
        return _columns(self)

    def field(self, name: str) -> Field:
        """Return a column by name."""
        return next(field for field in self.fields if field.name == name)

    def files(self, project: Project) -> Iterator[Path]:
        """Yield the files of this table that exist, sorted."""
        yield from sorted(project.data.glob(self.pattern), key=lambda path: path.parts)  # which sorts as paths do


@cache
def _columns(table: TableSchema) -> tuple[str, ...]:
    return tuple(field.name for field in table.fields)


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

PARA = Field("para", "Paragraph, counted from 0 over the non-empty lines of the source.", "integer", True, example="6")
QUOTE = Field("quote", "The exact words in the paragraph.", required=True, example="Soviet Union")
NTH = Field("nth", "Which occurrence of the quote in the paragraph, counted from 1.", "count", True, example="1")
SENSE = Field("sense", "For places: does the name mean the place, or those who act there?", values=tuple(Sense))
MEANT = Field("refers_to", "Who is meant, where the sense is metonymic.", refers_to=ENTITIES)

#: What a person fills in of an annotation; who says so and why stand last.
READING = (
    QUOTE,
    replace(NTH, default="1"),
    Field("kind", "What the mention names.", required=True, values=tuple(Kind)),
    Field(
        "entity",
        "Who or what it names: an id of the gazetteer; empty with a reason in `note`.",
        refers_to=ENTITIES,
    ),
    Field("entity_label", "The entity's label; filled by `annotate fmt`, checked against the id."),
    SENSE,
    MEANT,
    Field("edtf", "For dates: the value in EDTF.", "date", example="1990-09-30"),
    Field("relation", "For dates: until/before or since/after.", values=tuple(DateRelation)),
    replace(GRADE, default=Certainty.MEDIUM),
    Field("by", "Whose reading it is.", required=True, example="editors"),
    Field("note", "Why, where it is not obvious."),
)
