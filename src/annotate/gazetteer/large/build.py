"""Compile a large gazetteer into the index that `annotate.gazetteer.large.indexed` reads.

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
from itertools import groupby
from operator import itemgetter
from pathlib import Path

from annotate.files import schema
from annotate.gazetteer.large.packed import CELL, ROW, Packer, hash_of
from annotate.gazetteer.large.stream import DoubtError, plain_rows
from annotate.gazetteer.names import deletions, normalise
from annotate.gazetteer.rows import FILES

# Part of the file's name; to be raised whenever what the file holds changes.
VERSION = 2
# Each table: the columns it is sorted by.
_TABLES = {"entities": ("id", "replaced_by"), "names": ("key", "entity"), "relations": ("subject", "object")}
# Each set of records of the index: its table, the column it is found by.
_RECORDS = (
    ("entities", "entities", "id"),
    ("names", "names", "key"),
    ("bearers", "names", "entity"),
    ("subjects", "relations", "subject"),
    ("objects", "relations", "object"),
)
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
    name = f".index-{VERSION}-{_digest(folder)}.bin"
    homes = (folder, _user_cache())
    for home in homes:
        if (home / name).exists():
            return home / name
    home = next((home for home in homes if _writable(home)), Path(tempfile.gettempdir()))
    with tempfile.TemporaryDirectory(dir=home, prefix=".making-") as making:
        unfinished = Path(making) / name
        with closing(sqlite3.connect(Path(making) / "sorted.sqlite", isolation_level=None)) as connection:
            _sort(connection, folder)
            _pack(connection, unfinished)
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


def _sort(connection: sqlite3.Connection, folder: Path) -> None:
    """Copy the tables into a database, which sorts on disk, so that little memory is needed."""
    for setting in _SETTINGS:
        connection.execute(f"PRAGMA {setting}")
    connection.execute("BEGIN")
    for table, file in FILES:
        name = table.rpartition("/")[2]
        columns = ", ".join(("line", *_TABLES[name], "cells"))
        connection.execute(f"CREATE TABLE {name} ({columns})")
        marks = ",".join("?" * (len(_TABLES[name]) + 2))
        rows = _rows(folder / file, schema.table(table), _TABLES[name])
        connection.executemany(f"INSERT INTO {name} VALUES ({marks})", rows)
    try:
        connection.execute("CREATE UNIQUE INDEX ids ON entities(id)")
    except sqlite3.IntegrityError as error:  # an id that stands twice
        raise DoubtError from error
    _look_for_strays(connection)


def _rows(path: Path, declared: schema.TableSchema, asked: Sequence[str]) -> Iterator[tuple[object, ...]]:
    places = [declared.columns.index(column) for column in asked if column != "key"]
    keyed = len(places) < len(asked)
    name, role = (declared.columns.index(column) if keyed else 0 for column in ("name", "role"))
    for line, cells in plain_rows(path, declared):
        joined = CELL.join((str(line), *cells))
        if joined.count(CELL) != len(cells) or ROW in joined:
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


def _pack(connection: sqlite3.Connection, path: Path) -> None:
    with Packer(path) as packer:
        for name, table, column in _RECORDS:
            packer.records(name, _grouped(connection, table, column))
        packer.hashes("deletions", _deletions(connection))


def _grouped(connection: sqlite3.Connection, table: str, column: str) -> Iterator[tuple[str, str]]:
    """Yield each value of a column with its rows, in file order; the values sorted."""
    asked = f"SELECT {column}, cells FROM {table} WHERE {column} > '' ORDER BY {column}, line"
    for value, rows in groupby(connection.execute(asked), key=itemgetter(0)):
        yield value, ROW.join(cells for _, cells in rows)


def _deletions(connection: sqlite3.Connection) -> Iterator[int]:
    """Yield every deletion of every key, as hash and number of the key's record."""
    keys = connection.execute("SELECT DISTINCT key FROM names WHERE key > '' ORDER BY key")
    for number, (key,) in enumerate(keys):
        for part in deletions(key):
            yield hash_of(part) << 32 | number
