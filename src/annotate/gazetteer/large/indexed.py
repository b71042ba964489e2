"""A gazetteer's rows in an index on disk: an SQLite file that `annotate.gazetteer.large.build` makes.

Nothing is loaded; each question reads a few pages. Near names are found by the symmetric delete method: the index holds
a 32-bit hash of every deletion of every key, in buckets by its first bits, which take half the room of a row for each.

Measured at a million names (`tests.bench_gazetteer`): 195 µs a mention never seen before, 106 one seen before; a file
format of our own, which took 200 lines more, 148 and 104, and eight times the memory.
"""

from __future__ import annotations

import json
import os
import sqlite3
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import lru_cache
from pathlib import Path
from threading import Lock
from typing import Any, TypeVar
from urllib.parse import quote
from weakref import finalize

from annotate.gazetteer.large.build import BITS, CELL, hash_of
from annotate.gazetteer.names import deletions
from annotate.gazetteer.rows import Maker, entity_of, name_of, relation_of
from annotate.gazetteer.spellings import Spellings
from annotate.gazetteer.store import Listed
from annotate.values.authority import Entity, Name, Relation
from annotate.values.errors import InputError

_Value = TypeVar("_Value")

# Statements are kept in memory where no more entities than this make any: most large gazetteers have few.
_FEW = 5000
_REMEMBERED = 4096
_ROWS = "SELECT line, cells FROM"
_LISTED = "(SELECT value FROM json_each(?))"
_REST = 32 - BITS


class Indexed:
    """The rows of a compiled gazetteer; equal to another on the same file. Safe in several threads and processes."""

    searchable = False

    def __init__(self, path: Path) -> None:
        self.path = path
        self._open()
        few = self._ask("SELECT count(*) FROM relations")[0][0] <= _FEW
        self._statements = Listed((), (), self.relations) if few else None
        self.get = lru_cache(_REMEMBERED)(self._get)
        self.named = lru_cache(_REMEMBERED)(self._named)
        self.near = lru_cache(_REMEMBERED)(self._near)

    def __reduce__(self) -> tuple[type[Indexed], tuple[Path]]:
        return Indexed, (self.path,)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Indexed) and self.path == other.path

    def __hash__(self) -> int:
        return hash(self.path)

    @property
    def spellings(self) -> Spellings:
        """None: a large gazetteer is not gone through name by name."""
        return Spellings((), ())

    def _open(self) -> None:
        self._process, self._lock = os.getpid(), Lock()
        where = f"file:{quote(str(self.path.resolve()))}?mode=ro&immutable=1"
        self._connection = sqlite3.connect(where, uri=True, check_same_thread=False)
        finalize(self, self._connection.close)

    def _ask(self, question: str, *values: object) -> list[tuple[Any, ...]]:
        """Return the answer of the database, one question at a time; a forked process opens the file anew.

        Raises
        ------
        InputError
            If the file is none, or was cut short.
        """
        if self._process != os.getpid():
            self._open()
        try:
            with self._lock:
                return self._connection.execute(question, values).fetchall()
        except sqlite3.DatabaseError as error:
            what = f"{self.path}: no index, or cut short ({error})."
            raise InputError(what, remedy="Delete it; it is made anew.") from error

    @property
    def entities(self) -> tuple[Entity, ...]:
        """All entities, in file order."""
        return _made(entity_of, self._ask(f"{_ROWS} entities ORDER BY line"))

    @property
    def names(self) -> tuple[Name, ...]:
        """All names, in file order."""
        return _made(name_of, self._ask(f"{_ROWS} names ORDER BY line"))

    @property
    def relations(self) -> tuple[Relation, ...]:
        """All relations, in file order."""
        return _made(relation_of, self._ask(f"{_ROWS} relations ORDER BY line"))

    def ids(self) -> tuple[str, ...]:
        """Return the ids of all entities, in file order."""
        return tuple(entity.id for entity in self.entities)

    def _get(self, id: str) -> Entity | None:
        return next(iter(_made(entity_of, self._ask(f"{_ROWS} entities WHERE id = ? ORDER BY line", id))), None)

    def names_of(self, id: str) -> tuple[Name, ...]:
        """Return the names of an entity, in file order."""
        return _made(name_of, self._ask(f"{_ROWS} names WHERE entity = ? ORDER BY line", id))

    def _named(self, key: str) -> tuple[Name, ...]:
        return _made(name_of, self._ask(f"{_ROWS} names WHERE key = ? ORDER BY line", key)) if key else ()

    def _near(self, key: str) -> tuple[str, ...]:
        """Return what `Store.near` asks for, and a few more keys, whose hashes are equal."""
        hashes = [hash_of(part) for part in deletions(key)]
        found = self._ask(
            f"SELECT * FROM deletions WHERE bucket IN {_LISTED}", json.dumps([h >> _REST for h in hashes])
        )
        buckets = {bucket: memoryview(entries).cast("Q") for bucket, entries in found}
        lines = {line for h in hashes if h >> _REST in buckets for line in _under(h, buckets[h >> _REST])}
        return tuple(
            key for (key,) in self._ask(f"SELECT key FROM names WHERE line IN {_LISTED}", json.dumps(list(lines)))
        )

    def said_of(self, subject: str) -> tuple[Relation, ...]:
        """Return the statements "subject …", in file order."""
        if self._statements:
            return self._statements.said_of(subject)
        return _made(relation_of, self._ask(f"{_ROWS} relations WHERE subject = ? ORDER BY line", subject))

    def saying(self, object: str) -> tuple[Relation, ...]:
        """Return the statements "… object", in file order."""
        if self._statements:
            return self._statements.saying(object)
        return _made(relation_of, self._ask(f"{_ROWS} relations WHERE object = ? ORDER BY line", object))


def _made(make: Maker[_Value], rows: Sequence[tuple[int, str]]) -> tuple[_Value, ...]:
    return tuple([make(cells.split(CELL), line) for line, cells in rows])


def _under(hash: int, entries: memoryview) -> Iterator[int]:
    """Yield the lines that stand under a hash in a bucket."""
    at = bisect_left(entries, hash << 32)
    while at < len(entries) and entries[at] >> 32 == hash:
        yield entries[at] & 0xFFFFFFFF
        at += 1
