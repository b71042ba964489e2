"""`validate` takes steps in proportion to the rows: counted as calls of functions, which no busy machine changes."""

from __future__ import annotations

import sys

import pytest

from annotate.checks import CHECKS
from annotate.files import store, tables
from annotate.files.snapshot import Snapshot
from tests import counted

OF_ROWS = ("cells", "annotations", "existence", "anchors", "quotes")


def steps(mini, rows: int, of: tuple[str, ...] = OF_ROWS) -> int:
    """Return how many calls the checks take for so many annotations of one paragraph."""
    path = mini.annotation_file("letter", 1)
    cells = (
        (
            store.mint_id("letter", 1, f"word {n}", 1),
            f"word {n}",
            "1",
            "PLACE",
            "norway",
            "Norway",
            "literal",
            "",
            "",
            "",
        )
        for n in range(rows)
    )
    tables.write(path, store.ANNOTATION_COLUMNS, [(*row, "medium", "accepted", "editors", "") for row in cells])
    snapshot = Snapshot(mini)
    return counted.steps(lambda: [list(check.run(snapshot)) for check in CHECKS if check.name in of])


@pytest.mark.skipif(sys.getprofile() is not None, reason="another profiler runs")
def test_twice_the_rows_are_twice_the_steps(mini):
    steps(mini, 10)  # what is loaded and remembered once
    few, some, many = (steps(mini, rows) for rows in (200, 400, 800))
    assert many - some < 2.2 * (some - few)
    assert (many - some) / 400 < 150


@pytest.mark.skipif(sys.getprofile() is not None, reason="another profiler runs")
def test_the_ledger_takes_few_steps_for_each_row(mini):
    steps(mini, 10, ("cells", "ledger"))
    alone, both = (steps(mini, 800, of) - steps(mini, 400, of) for of in (("cells",), ("cells", "ledger")))
    assert 0 < (both - alone) / 400 < 75
