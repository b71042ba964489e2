"""What rests on what: the rows of the tables, the sources they name, and whether these were opened."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Protocol

from annotate.files.bibliography import Bibliography
from annotate.values.acts import Preferred
from annotate.values.model import Certainty

if TYPE_CHECKING:
    from annotate.edition import Edition


class Seen(StrEnum):
    """How a row is known, best first."""

    SEEN = "seen"
    STANDARD = "standard-reference"
    MEMORY = "from-memory"
    NONE = "no source"


TABLES = ("events", "acts", "gazetteer", "notes", "claims")
"""The tables that are looked at, in words."""


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


class Graded(Protocol):
    """A row with a grade."""

    @property
    def certainty(self) -> Certainty:
        """How sure it is."""


@dataclass(frozen=True, slots=True)
class Support:
    """A source, how it was seen, and how many rows of each table (in the order of `TABLES`) name it, or only it."""

    key: str
    seen: Seen
    rows: tuple[int, ...]
    alone: tuple[int, ...]


def read(edition: Edition) -> tuple[Resting, ...]:
    """Return every row of `TABLES` with what it rests on.

    A row says itself how it is known where its table has a column `seen`; elsewhere the best of its sources counts,
    though not every word of the row need come from that one.

    Raises
    ------
    DataError, InputError
        If a table cannot be read.
    """
    known = _known(edition.bibliography)
    order = list(Seen)

    def resting(table: str, row: str, sources: tuple[str, ...]) -> Resting:
        best = min((known.get(key, Seen.MEMORY) for key in sources), key=order.index, default=Seen.NONE)
        return Resting(table, row, sources, best)

    return (
        *(Resting("events", e.id, e.sources, _status(e.seen)) for e in edition.events),
        *(resting("acts", act.id, act.sources) for state in edition.recognition for act in state.acts),
        *(resting("gazetteer", e.id, e.sources) for e in edition.gazetteer.entities),
        *(resting("notes", note.id, note.sources) for text in edition.text_ids for note in edition.notes(text)),
        *(resting("claims", claim.id, claim.sources) for text in edition.text_ids for claim in edition.claims(text)),
    )


def _status(written: str) -> Seen:
    return Seen(written) if written in tuple(Seen) else Seen.MEMORY


def _known(bibliography: Bibliography) -> dict[str, Seen]:
    """Return how each source was seen, by key."""
    return {source.key: _status(source.field("keywords")) for source in bibliography.sources}


def share(rows: Iterable[Resting], table: str, seen: Seen) -> float:
    """Return the share of a table's rows that are known in one way, in percent; 0 where it has none."""
    some = [row for row in rows if row.table == table]
    return 100 * sum(row.seen is seen for row in some) / len(some) if some else 0.0


@dataclass(frozen=True, slots=True)
class Grades:
    """How many rows of a table have each grade."""

    table: str
    high: int
    medium: int
    low: int


def grades(edition: Edition) -> tuple[Grades, ...]:
    """Return the grades of every table whose rows have one; raise what `read` raises."""
    acts = [act for state in edition.recognition for act in state.acts]
    tables: dict[str, Iterable[Graded]] = {
        "events": edition.events,
        "acts that are preferred": [act for act in acts if act.preferred is Preferred.YES],
        "acts that are not": [act for act in acts if act.preferred is Preferred.NO],
        "figures for the zones": edition.zone_stats,
        "trade": edition.trade,
        "notes": [note for text in edition.text_ids for note in edition.notes(text)],
        "claims": [claim for text in edition.text_ids for claim in edition.claims(text)],
        "authority records": edition.gazetteer.entities,
        "relations of entities": edition.gazetteer.relations,
    }
    counted = {table: Counter(row.certainty for row in rows) for table, rows in tables.items()}
    return tuple(Grades(table, *(found[grade] for grade in Certainty)) for table, found in counted.items())


def supports(rows: Sequence[Resting], bibliography: Bibliography) -> tuple[Support, ...]:
    """Return the sources that rows name, those that carry most rows alone first."""
    known = _known(bibliography)
    found = []
    for key in sorted({key for row in rows for key in row.sources}):
        naming = tuple(sum(key in row.sources for row in rows if row.table == table) for table in TABLES)
        alone = tuple(sum(row.alone == key for row in rows if row.table == table) for table in TABLES)
        found.append(Support(key, known.get(key, Seen.MEMORY), naming, alone))
    return tuple(sorted(found, key=lambda s: (-sum(s.alone), -sum(s.rows), s.key)))
