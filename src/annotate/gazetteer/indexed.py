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
from typing import Any, TypeVar
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
        self.near = lru_cache(_REMEMBERED)(self._near)

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

    def _near(self, key: str) -> tuple[str, ...]:
        """Return what `Store.near` asks for, and a few more keys, whose hashes are equal."""
        shift = 32 - self._bits
        wanted: dict[int, list[int]] = {}
        for part in deletions(key):
            hash = deletion_hash(part)
            wanted.setdefault(hash >> shift, []).append(hash)
        buckets = self._among("SELECT bucket, entries FROM deletions WHERE bucket", tuple(wanted))
        numbers = {number for bucket, entries in buckets for number in _sharing(entries, wanted[bucket])}
        return tuple(key for (key,) in self._among("SELECT key FROM keys WHERE number", tuple(numbers)))

    def _among(self, query: str, values: tuple[int, ...]) -> Iterable[tuple[Any, ...]]:
        return self._execute(f"{query} IN ({','.join('?' * len(values))})", values) if values else ()

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


def _sharing(entries: bytes, hashes: Iterable[int]) -> Iterator[int]:
    """Yield the numbers that stand in a bucket with one of some hashes."""
    packed = memoryview(entries).cast("Q")
    for hash in hashes:
        for at in range(bisect_left(packed, hash << 32), len(packed)):
            if packed[at] >> 32 != hash:
                break
            yield packed[at] & 0xFFFFFFFF


def _made(make: Maker[_Value], rows: Iterable[tuple[int, str]]) -> Iterator[_Value]:
    return (make(cells.split(SEPARATOR), line) for line, cells in rows)
