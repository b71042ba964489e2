"""Every table against its declaration (`annotate.files.schema`): form, cells, keys."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from annotate.files import cells, rows, schema
from annotate.files.rows import Sheet
from annotate.files.snapshot import Snapshot
from annotate.values.problems import Problem


def check(snapshot: Snapshot) -> Iterator[Problem]:
    """Yield what is wrong with the form and the cells of every table."""
    for declared in (*schema.TABLES, schema.SUGGESTIONS):
        for sheet in snapshot.files(declared.value):
            yield from check_table(sheet, snapshot.keys)


def check_table(sheet: Sheet[Any], keys: cells.Keys) -> Iterator[Problem]:
    """Yield what is wrong with the form and the cells of one table, wherever it lies."""
    yield from sheet.table.problems
    yield from sheet.problems
    yield from rows.pointing(sheet, keys)
    yield from rows.twice(sheet)
