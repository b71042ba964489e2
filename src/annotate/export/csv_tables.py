"""CSV (RFC 4180, UTF-8, LF): the flat tables, a file each. A cell that a spreadsheet would run begins with `'`."""

from __future__ import annotations

from annotate.export.flat import Cell, tables
from annotate.export.value import FIELDS, Content, File, Format, Made
from annotate.files.tables import dump, harmless


def _written(cell: Cell) -> str:
    return harmless(cell) if isinstance(cell, str) else "" if cell is None else str(cell)


def write(content: Content) -> Made:
    """Return the files."""
    return Made(
        tuple(
            File(f"{table.name}.csv", dump(table.names, ([_written(c) for c in row] for row in table.rows)).encode())
            for table in tables(content)
        )
    )


FORMAT = Format(
    name="csv",
    title="CSV tables: mentions, records, names, relations, events",
    file="csv/",
    media="text/csv",
    write=write,
    fields=frozenset(FIELDS),
    parts=frozenset({"entities", "names", "relations", "events", "credit"}),
    rows=True,
)
