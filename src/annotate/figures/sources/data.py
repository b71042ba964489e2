"""What rests on what: the rows of the tables, the sources they name, and whether these were opened."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from annotate.files import schema, tables
from annotate.files.bibliography import Bibliography
from annotate.files.project import Project
from annotate.files.tables import Row, split_list


class Seen(StrEnum):
    """How a row is known, best first."""

    SEEN = "seen"
    STANDARD = "standard-reference"
    MEMORY = "from-memory"
    NONE = "no source"


@dataclass(frozen=True, slots=True)
class Table:
    """A table that is looked at: its name in the schema, its words, and the column with the keys."""

    name: str
    words: str
    column: str = "sources"


TABLES = (
    Table("history/events", "events"),
    Table("history/recognition", "recognition"),
    Table("gazetteer/entities", "gazetteer"),
    Table("notes", "notes"),
    Table("claims", "claims"),
)


@dataclass(frozen=True, slots=True)
class Resting:
    """A row of a table: which, the keys of its sources, and how it is known."""

    table: str
    row: str
    sources: tuple[str, ...]
    seen: Seen

    @property
    def alone(self) -> str:
        """The only source of the row, or "" where it has several or none."""
        return self.sources[0] if len(self.sources) == 1 else ""


@dataclass(frozen=True, slots=True)
class Support:
    """A source, how it was seen, and how many rows of each table (in the order of `TABLES`) name it, or only it."""

    key: str
    seen: Seen
    rows: tuple[int, ...]
    alone: tuple[int, ...]


def read(project: Project, bibliography: Bibliography) -> tuple[Resting, ...]:
    """Return every row of `TABLES` with what it rests on.

    A row says itself how it is known where its table has a column `seen`; elsewhere the best of its sources counts,
    though not every word of the row need come from that one.

    Raises
    ------
    DataError, InputError
        If a table cannot be read.
    """
    known = {source.key: _status(source.field("keywords")) for source in bibliography.sources}
    found = []
    for table in TABLES:
        declared = schema.table(table.name)
        for path in declared.files(project):
            read_rows = tables.require(tables.read(path, declared.columns, project.relative(path)))
            found += [_resting(table, row, known) for row in read_rows.rows]
    return tuple(found)


def _status(written: str) -> Seen:
    return Seen(written) if written in tuple(Seen) else Seen.MEMORY


def _resting(table: Table, row: Row, known: dict[str, Seen]) -> Resting:
    keys = split_list(row[table.column])
    own = row["seen"] if "seen" in {field.name for field in schema.table(table.name).fields} else ""
    order = list(Seen)
    best = min((known.get(key, Seen.MEMORY) for key in keys), key=order.index, default=Seen.NONE)
    name = row[schema.table(table.name).key[0]]
    return Resting(table.words, name, keys, _status(own) if own else best)


def share(rows: Iterable[Resting], table: str, seen: Seen) -> float:
    """Return the share of a table's rows that are known in one way, in percent; 0 where it has none."""
    some = [row for row in rows if row.table == table]
    return 100 * sum(row.seen is seen for row in some) / len(some) if some else 0.0


def supports(rows: Sequence[Resting], bibliography: Bibliography) -> tuple[Support, ...]:
    """Return the sources that rows name, those that carry most rows alone first."""
    known = {source.key: _status(source.field("keywords")) for source in bibliography.sources}
    found = []
    for key in sorted({key for row in rows for key in row.sources}):
        naming = tuple(sum(key in row.sources for row in rows if row.table == table.words) for table in TABLES)
        alone = tuple(sum(row.alone == key for row in rows if row.table == table.words) for table in TABLES)
        found.append(Support(key, known.get(key, Seen.MEMORY), naming, alone))
    return tuple(sorted(found, key=lambda s: (-sum(s.alone), -sum(s.rows), s.key)))
