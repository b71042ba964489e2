"""Compile a large gazetteer into the database that `annotate.gazetteer.large.indexed` asks.

The file lies beside the tables, is named after their content, and appears only when it is complete. Where the folder
cannot be written to, it lies in the user's cache folder instead. Indexes of earlier contents are removed.
"""

from __future__ import annotations

import hashlib
import os
import sqlite3
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import closing
from itertools import pairwise
from pathlib import Path
from zlib import crc32

from annotate.files import schema
from annotate.gazetteer.large.stream import DoubtError, plain_rows
from annotate.gazetteer.names import deletions, normalise
from annotate.gazetteer.rows import FILES

# Part of the file's name; to be raised whenever what the file holds changes.
VERSION = 3
CELL = "\x1f"
"""What parts the cells of a row. No cell may hold it."""
BITS = 18
"""So many first bits of a deletion's hash say which bucket it lies in: some fifty a bucket at a million names."""
# Each table: the columns beside the whole row, and those of them that it is asked by (an id has its own index).
_TABLES = {"entities": ("id", "replaced_by"), "names": ("key", "entity"), "relations": ("subject", "object")}
_ASKED_BY = (("names", "key"), ("names", "entity"), ("relations", "subject"), ("relations", "object"))
_SETTINGS = ("journal_mode = OFF", "synchronous = OFF", "cache_size = -65536", "temp_store = FILE")


def index(folder: Path) -> Path:
    """Return the index of a gazetteer, which is made if there is none of its present content.

    Raises
    ------
    DoubtError
        If the tables are not plainly right.
    OSError
        If one of them cannot be read.
    """
    name = f".index-{VERSION}-{_digest(folder)}.sqlite"
    homes = (folder, _user_cache())
    for home in homes:
        if (home / name).exists():
            return home / name
    home = next((home for home in homes if _writable(home)), Path(tempfile.gettempdir()))
    with tempfile.TemporaryDirectory(dir=home, prefix=".making-") as making:
        unfinished = Path(making) / name
        with closing(sqlite3.connect(unfinished, isolation_level=None)) as connection:
            _fill(connection, folder)
        unfinished.replace(home / name)
    for old in folder.glob(".index-*"):
        if old.name != name:
            old.unlink(missing_ok=True)
    return home / name


def _digest(folder: Path) -> str:
    total = hashlib.sha256()
    for _, file in FILES:
        with (folder / file).open("rb") as handle:
            total.update(hashlib.file_digest(handle, "sha256").digest())
    return total.hexdigest()[:16]


def _user_cache() -> Path:
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "annotate"


def _writable(home: Path) -> bool:
    try:
        home.mkdir(parents=True, exist_ok=True)
    except OSError:
        return False
    return os.access(home, os.W_OK)


def _fill(connection: sqlite3.Connection, folder: Path) -> None:
    """Copy the tables into a database and make what they are asked by."""
    for setting in _SETTINGS:
        connection.execute(f"PRAGMA {setting}")
    connection.execute("BEGIN")
    for table, file in FILES:
        name = table.rpartition("/")[2]
        columns = ", ".join(("line INTEGER PRIMARY KEY", *_TABLES[name], "cells"))
        connection.execute(f"CREATE TABLE {name} ({columns})")
        marks = ",".join("?" * (len(_TABLES[name]) + 2))
        rows = _rows(folder / file, schema.table(table), _TABLES[name])
        connection.executemany(f"INSERT INTO {name} VALUES ({marks})", rows)
    try:
        connection.execute("CREATE UNIQUE INDEX ids ON entities(id)")
    except sqlite3.IntegrityError as error:  # an id that stands twice
        raise DoubtError from error
    _look_for_strays(connection)
    for table, column in _ASKED_BY:
        connection.execute(f"CREATE INDEX {table}_{column} ON {table}({column})")
    connection.execute("CREATE TABLE deletions (bucket INTEGER PRIMARY KEY, entries BLOB)")
    connection.executemany("INSERT INTO deletions VALUES (?, ?)", _buckets(connection))
    connection.execute("COMMIT")


def _rows(path: Path, declared: schema.TableSchema, asked: Sequence[str]) -> Iterator[tuple[object, ...]]:
    places = [declared.columns.index(column) for column in asked if column != "key"]
    keyed = len(places) < len(asked)
    name, role = (declared.columns.index(column) if keyed else 0 for column in ("name", "role"))
    for line, cells in plain_rows(path, declared):
        joined = CELL.join(cells)
        if joined.count(CELL) != len(cells) - 1:
            raise DoubtError
        # A metonym is no candidate: it has no key.
        key = ("" if cells[role] == "metonym" else normalise(cells[name]),) if keyed else ()
        yield line, *key, *(cells[place] for place in places), joined


def _look_for_strays(connection: sqlite3.Connection) -> None:
    """Raise `DoubtError` if a row names an entity that does not exist."""
    for table, column in (
        ("names", "entity"),
        ("relations", "subject"),
        ("relations", "object"),
        ("entities", "replaced_by"),
    ):
        stray = f"SELECT 1 FROM {table} WHERE {column} > '' AND {column} NOT IN (SELECT id FROM entities) LIMIT 1"
        if connection.execute(stray).fetchone():
            raise DoubtError


def _buckets(connection: sqlite3.Connection) -> Iterator[tuple[int, bytes]]:
    """Yield the buckets: the deletions of all keys, each as hash and line, sorted, in 64 bits."""
    import numpy as np

    entries = np.fromiter(_deletions(connection), dtype=np.uint64)
    entries.sort()
    buckets = entries >> np.uint64(64 - BITS)
    cuts = [0, *(np.flatnonzero(np.diff(buckets)) + 1), len(entries)]
    for start, end in pairwise(cuts if len(entries) else ()):
        yield int(buckets[start]), entries[start:end].tobytes()


def _deletions(connection: sqlite3.Connection) -> Iterator[int]:
    """Yield every deletion of every key: its hash, and the line of the first name with that key."""
    for key, line in connection.execute("SELECT key, min(line) FROM names WHERE key > '' GROUP BY key"):
        for part in deletions(key):
            yield hash_of(part) << 32 | line


def hash_of(text: str) -> int:
    """Return the 32-bit hash under which a deletion stands."""
    return crc32(text.encode())
