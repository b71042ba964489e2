"""Every table against its declaration (`annotate.files.schema`): form, cells, keys."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from annotate.files import cells, rows, schema
from annotate.files.rows import Sheet
from annotate.files.snapshot import Snapshot
from annotate.values.model import Suggestion
from annotate.values.problems import Problem


def check(snapshot: Snapshot) -> Iterator[Problem]:
    """Yield what is wrong with the form and the cells of every table."""
    for declared in schema.TABLES:
        for sheet in snapshot.files(declared.value):
            yield from check_table(sheet, snapshot.keys)
    for sheet in snapshot.sheets(Suggestion):
        # What the machine wrote is not mended by hand: the first problem will do.
        for problem in sorted(check_table(sheet, snapshot.keys))[:1]:
            yield replace(problem, remedy=f"Run: annotate suggest {sheet.table.path.stem}")


def check_table(sheet: Sheet[Any], keys: cells.Keys) -> Iterator[Problem]:
    """Yield what is wrong with the form and the cells of one table, wherever it lies."""
    yield from sheet.table.problems
    yield from sheet.problems
    yield from rows.pointing(sheet, keys)
    yield from rows.twice(sheet)
