"""The sourced facts of this edition: what must hold of them beyond what `validate` asks of any."""

import re
from pathlib import Path

import pytest

from annotate.files.project import Project
from annotate.files.snapshot import Snapshot
from annotate.values.model import Recognition
from annotate.values.record import Trade


@pytest.fixture(scope="module")
def real():
    return Snapshot(Project(Path(__file__).parents[2]))


def test_every_side_with_relations_has_a_certainty(real):
    for row in real.values(Recognition):
        assert bool(row.rok_established) == (row.rok_certainty is not None), row.state
        assert bool(row.dprk_established) == (row.dprk_certainty is not None), row.state


def test_renewals_stand_in_their_columns_and_not_in_notes(real):
    rows = real.values(Recognition)
    assert not [row.state for row in rows if re.search(r"\brestored\b", row.note)]
    assert sum(len(row.rok_restored) + len(row.dprk_restored) for row in rows) == 31


def test_trade_holds_china_year_by_year_and_nothing_that_is_no_flow(real):
    rows = real.values(Trade)
    assert [(row.partner, row.year) for row in rows] == [("CHN", year) for year in range(1979, 2011)]
    # kdiplo's Russian rows give one number for both directions; such rows must not come back.
    assert not [row.year for row in rows if row.exports == row.imports]
