"""What stands in files that keep tables or annotated texts: SQLite (GeoPackage), Parquet, spaCy's DocBin.

Each is read with the library that writes it, and its bytes are looked at besides, since such files may hold more than
their readers show. Where a library is not installed the file cannot be looked into.
"""

from __future__ import annotations

import io
import sqlite3
import zlib
from collections.abc import Iterator

#: What they begin with; a DocBin, unpacked, is a MessagePack map of some eight to fifteen parts, "version" first.
SQLITE, PARQUET = b"SQLite format 3\0", b"PAR1"
DOCBIN = tuple(bytes((0x80 + parts,)) + b"\xa7version" for parts in range(8, 16))


def sqlite(raw: bytes) -> Iterator[str]:
    """Yield the names and cells of every table, then all bytes as letters; raise `ValueError` if it is broken."""
    base = sqlite3.connect(":memory:")
    try:
        base.deserialize(raw)
        base.execute("PRAGMA trusted_schema = OFF")
        base.execute("PRAGMA query_only = ON")
        listed = base.execute("SELECT name, coalesce(sql, '') FROM sqlite_master").fetchall()
        yield "\n".join(f"{name}\n{sql}" for name, sql in listed)
        for (name,) in base.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall():
            quoted = '"' + name.replace('"', '""') + '"'
            yield "\n".join(_cell(cell) for row in base.execute(f"SELECT * FROM {quoted}") for cell in row)
    except sqlite3.Error as error:
        raise ValueError(str(error)) from error
    finally:
        base.close()
    yield _letters(raw)


def _cell(cell: object) -> str:
    return _letters(cell) if isinstance(cell, bytes) else str(cell)


def parquet(raw: bytes) -> Iterator[str]:
    """Yield the columns and the rows as texts, and the words about them; raise `ValueError` if it is broken."""
    try:
        import pyarrow
        from pyarrow import parquet as reader
    except ModuleNotFoundError as error:
        raise ValueError("pyarrow, which reads it, is not installed") from error
    try:
        table = reader.read_table(io.BytesIO(raw))
    except pyarrow.ArrowException as error:
        raise ValueError(str(error)) from error
    yield f"{table.schema.names} {table.schema.metadata}"
    columns = [list(map(str, column.to_pylist())) for column in table.columns]
    for column in columns:
        yield "\n".join(column)
    yield "\n".join(" ".join(row) for row in zip(*columns, strict=True))
    yield _letters(raw)


def docbin(raw: bytes) -> Iterator[str]:
    """Yield the text of every Doc, what is said of its spans, and all strings in their order."""
    from spacy.tokens import DocBin
    from spacy.vocab import Vocab

    try:
        packed = DocBin().from_bytes(zlib.compress(raw, 0))
        docs = list(packed.get_docs(Vocab()))
    except (KeyError, TypeError, IndexError, AttributeError) as error:
        raise ValueError(f"no whole DocBin, {error}") from error
    yield "\n".join(doc.text for doc in docs)
    yield "\n".join(
        f"{span.text} {span.id_} {span.kb_id_}" for doc in docs for one in doc.spans.values() for span in one
    )
    yield "\n".join(packed.strings)
    yield _letters(raw)


def _letters(raw: bytes) -> str:
    """Return bytes as letters, with a blank for what is none: words in them stay words."""
    return raw.translate(_BLANKED).decode("latin-1")


_BLANKED = bytes(32 if n < 32 or n == 127 else n for n in range(256))
