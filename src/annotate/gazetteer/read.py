"""Read a gazetteer: a small one into memory, a large one through its index on disk; broken rows all at once."""

from __future__ import annotations

import hashlib
from collections.abc import Container
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from annotate.files import schema
from annotate.gazetteer.large.stream import DoubtError, plain_rows
from annotate.gazetteer.rows import FILES, Maker, Rows, entity_of, name_of, read_rows, relation_of, rows_of
from annotate.gazetteer.store import Listed
from annotate.gazetteer.value import Gazetteer
from annotate.values.errors import DataError

if TYPE_CHECKING:
    from annotate.files.snapshot import Snapshot

# Tables larger than this together (bytes, about ten thousand names) are compiled into an index.
LARGE = 1_000_000

_Value = TypeVar("_Value")


def read_gazetteer(directory: str | Path) -> Gazetteer:
    """Read a gazetteer.

    Parameters
    ----------
    directory
        The folder with entities.csv, names.csv and relations.csv. Where they are large, an index of them is kept
        beside them (`annotate.gazetteer.large.build`); the first reading takes up to a minute for a million names.

    Raises
    ------
    DataError
        If any row cannot be used; the message lists all of them as `file:line:column code: what`.
    InputError
        If a file is missing or unreadable.
    """
    folder = Path(directory)
    try:
        if is_large(folder):
            from annotate.gazetteer.large.build import index
            from annotate.gazetteer.large.indexed import Indexed

            return Gazetteer(Indexed(index(folder)))
        return Gazetteer(_listed(folder, _content(folder)))
    except (DoubtError, FileNotFoundError):
        return _in_doubt(folder)


def gazetteer_of(snapshot: Snapshot) -> Gazetteer:
    """Return the gazetteer of an edition; raises what `read_gazetteer` raises."""
    folder = snapshot.project.gazetteer

    def read() -> Gazetteer:
        rows = None if is_large(folder) else rows_of(snapshot)
        return read_gazetteer(folder) if rows is None else _required(rows)

    return snapshot.once("gazetteer", "", read)


def is_large(folder: Path) -> bool:
    """Tell whether the tables of a gazetteer are read from an index; tables that are missing count as empty."""
    return sum(path.stat().st_size for _, file in FILES if (path := folder / file).exists()) > LARGE


def _content(folder: Path) -> str:
    """Return hex digits over the tables."""
    return "".join(hashlib.sha256((folder / file).read_bytes()).hexdigest() for _, file in FILES)


@lru_cache(maxsize=1)  # three stages of a pipeline name the same folder, and share what is looked up in it
def _listed(folder: Path, content: str) -> Listed:
    entities = _values(folder, 0, entity_of, None)
    ids = {entity.id for entity in entities}
    heirs = {entity.replaced_by for entity in entities} - {""}
    if len(ids) < len(entities) or not heirs <= ids:
        raise DoubtError
    return Listed(entities, _values(folder, 1, name_of, ids), _values(folder, 2, relation_of, ids))


def _values(folder: Path, which: int, make: Maker[_Value], ids: Container[str] | None) -> tuple[_Value, ...]:
    table, file = FILES[which]
    return tuple(make(cells, line) for line, cells in plain_rows(folder / file, schema.table(table), ids))


def _in_doubt(folder: Path) -> Gazetteer:
    """Read cell by cell what could not be read quickly."""
    return _required(read_rows(folder))


def _required(rows: Rows) -> Gazetteer:
    if problems := rows.problems:
        listed = "\n".join(map(str, problems))
        raise DataError(f"The gazetteer has {len(problems)} problems:\n{listed}\n", remedy="Run: annotate validate")
    return Gazetteer(Listed(rows.entities, rows.names, rows.relations))
