"""A gazetteer's rows in an index on disk: one SQLite file that `annotate.gazetteer.build` makes.

Nothing is loaded; each question is a look-up in a B-tree. Near names are found by the symmetric delete method: the
index holds a 32-bit hash of every deletion of every key, packed into buckets of some hundred.
"""

from __future__ import annotations

import os
import sqlite3
import threading
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from pathlib import Path
from typing import TypeVar
from zlib import crc32

from annotate.gazetteer.names import deletions
from annotate.gazetteer.rows import Maker, entity_of, name_of, relation_of
from annotate.gazetteer.store import Listed
from annotate.model import Entity, Name, Relation

_Value = TypeVar("_Value")

# What joins the cells of a row in the index. Cells are checked on the way in: none holds it.
SEPARATOR = "\x1f"
# Statements are kept in memory up to this number; they are asked for most, and most large gazetteers have few.
_FEW = 5000
_REMEMBERED = 4096
# Memory for pages of the file, in kB.
_CACHE = 49152


def deletion_hash(part: str) -> int:
    """Return the 32-bit hash under which a deletion stands in the index."""
    return crc32(part.encode())


class Indexed:
    """The rows of a compiled gazetteer; equal to another on the same file. Safe in several threads and processes."""

    searchable = False

    def __init__(self, path: Path) -> None:
        self.path = path
        self._own = threading.local()
        (self._bits,) = self._execute("SELECT value FROM facts WHERE name = 'bucket_bits'").fetchone()
        (statements,) = self._execute("SELECT count(*) FROM relations").fetchone()
        self._statements = Listed((), (), self.relations) if statements <= _FEW else None
        self.get = lru_cache(_REMEMBERED)(self._get)
        self.named = lru_cache(_REMEMBERED)(self._named)

    def __reduce__(self) -> tuple[type[Indexed], tuple[Path]]:
        return Indexed, (self.path,)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Indexed) and self.path == other.path

    def __hash__(self) -> int:
        return hash(self.path)

    def _execute(self, query: str, values: Sequence[object] = ()) -> sqlite3.Cursor:
        """Ask the file, through a connection that this thread of this process alone uses."""
        own = self._own
        if getattr(own, "process", None) != os.getpid():
            own.connection = sqlite3.connect(f"{self.path.resolve().as_uri()}?mode=ro&immutable=1", uri=True)
            own.connection.execute(f"PRAGMA cache_size = -{_CACHE}")
            own.process = os.getpid()
        cursor: sqlite3.Cursor = own.connection.execute(query, values)
        return cursor

    @property
    def entities(self) -> tuple[Entity, ...]:
        """All entities, in file order."""
        return tuple(_made(entity_of, self._execute("SELECT line, cells FROM entities ORDER BY line")))

    @property
    def names(self) -> tuple[Name, ...]:
        """All names, in file order."""
        return tuple(_made(name_of, self._execute("SELECT line, cells FROM names ORDER BY line")))

    @property
    def relations(self) -> tuple[Relation, ...]:
        """All relations, in file order."""
        return tuple(_made(relation_of, self._execute("SELECT line, cells FROM relations ORDER BY line")))

    def ids(self) -> tuple[str, ...]:
        """Return the ids of all entities, in file order."""
        return tuple(id for (id,) in self._execute("SELECT id FROM entities ORDER BY line"))

    def _get(self, id: str) -> Entity | None:
        row = self._execute("SELECT line, cells FROM entities WHERE id = ?", (id,)).fetchone()
        return entity_of(row[1].split(SEPARATOR), row[0]) if row else None

    def names_of(self, id: str) -> tuple[Name, ...]:
        """Return the names of an entity, in file order."""
        rows = self._execute("SELECT line, cells FROM names WHERE entity = ? ORDER BY line", (id,))
        return tuple(_made(name_of, rows))

    def _named(self, key: str) -> tuple[Name, ...]:
        return tuple(_made(name_of, self._execute("SELECT line, cells FROM names WHERE key = ?", (key,))))

    def near(self, key: str) -> tuple[str, ...]:
        """Return the normal forms that share one of the deletions of a key; a few more, whose hashes are equal."""
        numbers = {number for part in deletions(key) for number in self._sharing(deletion_hash(part))}
        if not numbers:
            return ()
        marks = ",".join("?" * len(numbers))
        return tuple(key for (key,) in self._execute(f"SELECT key FROM keys WHERE number IN ({marks})", tuple(numbers)))

    def _sharing(self, hash: int) -> Iterator[int]:
        row = self._execute("SELECT entries FROM deletions WHERE bucket = ?", (hash >> (32 - self._bits),)).fetchone()
        if row is None:
            return
        entries = memoryview(row[0]).cast("Q")
        for at in range(bisect_left(entries, hash << 32), len(entries)):
            if entries[at] >> 32 != hash:
                return
            yield entries[at] & 0xFFFFFFFF

    def said_of(self, subject: str) -> tuple[Relation, ...]:
        """Return the statements "subject …", in file order."""
        if self._statements:
            return self._statements.said_of(subject)
        rows = self._execute("SELECT line, cells FROM relations WHERE subject = ? ORDER BY line", (subject,))
        return tuple(_made(relation_of, rows))

    def saying(self, object: str) -> tuple[Relation, ...]:
        """Return the statements "… object", in file order."""
        if self._statements:
            return self._statements.saying(object)
        rows = self._execute("SELECT line, cells FROM relations WHERE object = ? ORDER BY line", (object,))
        return tuple(_made(relation_of, rows))


def _made(make: Maker[_Value], rows: Iterable[tuple[int, str]]) -> Iterator[_Value]:
    return (make(cells.split(SEPARATOR), line) for line, cells in rows)
