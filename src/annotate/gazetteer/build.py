"""Compile a large gazetteer into the index that `annotate.gazetteer.indexed` reads.

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
from pathlib import Path

from annotate import schema
from annotate.gazetteer.indexed import SEPARATOR, deletion_hash
from annotate.gazetteer.names import deletions, normalise
from annotate.gazetteer.rows import FILES
from annotate.gazetteer.stream import DoubtError, plain_rows

# Part of the file's name; to be raised whenever what the file holds changes.
VERSION = 1
_BUCKET = 128
# Each table: the columns it is asked by, the key it is sorted by.
_TABLES = {
    "entities": (("id", "replaced_by"), "id"),
    "names": (("key", "entity"), "key, line"),
    "relations": (("subject", "object"), "line"),
}
_INDEXES = ("names(entity)", "relations(subject)", "relations(object)")
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
    with tempfile.NamedTemporaryFile(dir=home, prefix=".making-", suffix=".sqlite", delete=False) as handle:
        unfinished = Path(handle.name)
    try:
        with closing(sqlite3.connect(unfinished, isolation_level=None)) as connection:
            _fill(connection, folder)
        unfinished.replace(home / name)
    finally:
        unfinished.unlink(missing_ok=True)
    for old in folder.glob(".index-*.sqlite"):
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
    for setting in _SETTINGS:
        connection.execute(f"PRAGMA {setting}")
    connection.execute("BEGIN")
    try:
        for table, file in FILES:
            _copy(connection, table.rpartition("/")[2], folder / file, schema.table(table))
    except sqlite3.IntegrityError as error:  # an id that stands twice
        raise DoubtError from error
    for column in _INDEXES:
        connection.execute(f"CREATE INDEX {column.translate(str.maketrans('(', '_', ')'))} ON {column}")
    _look_for_strays(connection)
    connection.execute("CREATE TABLE keys (number INTEGER PRIMARY KEY, key TEXT)")
    connection.execute("INSERT INTO keys (key) SELECT DISTINCT key FROM names WHERE key > '' ORDER BY key")
    _pack_deletions(connection)
    connection.execute("COMMIT")


def _copy(connection: sqlite3.Connection, table: str, path: Path, declared: schema.TableSchema) -> None:
    """Copy a table into the file, sorted by its key; SQLite sorts on disk, so that little memory is needed."""
    asked, key = _TABLES[table]
    columns = ", ".join(("line", *asked, "cells"))
    connection.execute(f"CREATE TEMP TABLE unsorted ({columns})")
    marks = ",".join("?" * (len(asked) + 2))
    connection.executemany(f"INSERT INTO unsorted VALUES ({marks})", _rows(path, declared, asked))
    connection.execute(f"CREATE TABLE {table} ({columns}, PRIMARY KEY ({key})) WITHOUT ROWID")
    connection.execute(f"INSERT INTO {table} SELECT * FROM unsorted ORDER BY {key}")
    connection.execute("DROP TABLE unsorted")


def _rows(path: Path, declared: schema.TableSchema, asked: Sequence[str]) -> Iterator[tuple[object, ...]]:
    places = [declared.columns.index(column) for column in asked if column != "key"]
    keyed = len(places) < len(asked)
    name, role = (declared.columns.index(column) if keyed else 0 for column in ("name", "role"))
    for line, cells in plain_rows(path, declared):
        joined = SEPARATOR.join(cells)
        if joined.count(SEPARATOR) != len(cells) - 1:
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


def _pack_deletions(connection: sqlite3.Connection) -> None:
    """Write every deletion of every key as hash and number of the key, sorted, in buckets of about `_BUCKET`."""
    import numpy as np

    entries = np.fromiter(_entries(connection), dtype=np.uint64)
    entries.sort()
    bits = max(0, int(len(entries) // _BUCKET).bit_length())
    buckets = (entries >> np.uint64(64 - bits)).astype(np.int64) if bits else np.zeros(len(entries), dtype=np.int64)
    starts = np.flatnonzero(np.diff(buckets, prepend=-1))
    ends = np.append(starts[1:], len(entries))
    packed = ((int(buckets[start]), entries[start:end].tobytes()) for start, end in zip(starts, ends, strict=True))
    connection.execute("CREATE TABLE deletions (bucket INTEGER PRIMARY KEY, entries BLOB)")
    connection.executemany("INSERT INTO deletions VALUES (?, ?)", packed)
    connection.execute("CREATE TABLE facts (name TEXT PRIMARY KEY, value)")
    connection.execute("INSERT INTO facts VALUES ('bucket_bits', ?)", (bits,))


def _entries(connection: sqlite3.Connection) -> Iterator[int]:
    for number, key in connection.execute("SELECT number, key FROM keys"):
        for part in deletions(key):
            yield deletion_hash(part) << 32 | number
