"""The record of recognition tells a possible story: opened, broken, restored, in this order."""

from __future__ import annotations

from collections.abc import Iterator

from annotate.facts.counts import Side, periods
from annotate.files.snapshot import Snapshot
from annotate.values.errors import DataError
from annotate.values.model import Recognition
from annotate.values.problems import Problem


def check(snapshot: Snapshot) -> Iterator[Problem]:
    """Yield the states whose dates with one Korea contradict each other."""
    for sheet in snapshot.sheets(Recognition):
        bad = {line for line, _ in sheet.bad}
        for row in sheet.values:
            for side in Side if row.line not in bad else ():  # a bad cell is reported by the check of cells
                try:
                    periods(row, side)
                except DataError as error:
                    yield Problem(sheet.shown, row.line, 0, "relations-order", error.what, "", error.remedy)
