"""The sourced facts of this edition: what must hold of them beyond what `validate` asks of any."""

from collections import Counter
from pathlib import Path

import pytest

from annotate.checks import grades
from annotate.files import schema
from annotate.files.fields import SOURCES
from annotate.files.history import recognition_of
from annotate.files.project import Project
from annotate.files.snapshot import Snapshot
from annotate.values.acts import Act, Preferred, Side, State
from annotate.values.model import Certainty
from annotate.values.record import Trade

# What goes back to the foreign ministry in Seoul or to the committee in Washington, or copies one another.
LISTS = (
    "kdiplo-2025", "wp-zh-rok-relations", "wp-zh-dprk-relations", "wp-en-rok-relations", "wp-en-dprk-relations",
    "wp-ko-rok-relations", "wp-ko-dprk-list", "wp-ko-dprk-foreign", "wp-ko-dprk-relations", "wp-en-grenada-dprk",
)  # fmt: skip


@pytest.fixture(scope="module")
def real():
    return Snapshot(Project(Path(__file__).parents[2]))


def test_every_state_has_an_act_and_every_act_a_state(real):
    acts = real.values(Act)
    assert {act.state for act in acts} == {state.iso3 for state in real.values(State)}
    assert sum(len(row.acts) for row in recognition_of(real)) == len(acts) == 651
    assert all(act.id.startswith(f"{act.state.lower()}-{act.korea}-{act.act}-") for act in acts)


def test_of_each_kind_one_act_is_preferred(real):
    for row in recognition_of(real):
        for side in Side:
            assert max(Counter(act.act for act in row.told(side)).values(), default=1) == 1, (row.state, side)


def test_a_date_that_is_not_preferred_stands_beside_another_or_says_what_it_is(real):
    others = [act for act in real.values(Act) if act.preferred is Preferred.NO]
    assert len(others) == 164
    assert all(act.note and act.certainty is not Certainty.HIGH for act in others)


def test_the_lists_are_one_source(real):
    known = {source.key: source for source in real.sources.sources}
    assert len(grades.independent(LISTS, known)) == 1
    on_lists = [act for act in real.values(Act) if set(act.sources) <= set(LISTS)]
    assert len(on_lists) > 200
    assert not [act.id for act in on_lists if act.certainty is Certainty.HIGH]


def test_long_works_that_were_seen_are_cited_with_a_place(real):
    """What was not opened says so beside each citation by itself; a place, too, may say that its part was not."""
    long = ("book", "incollection", "phdthesis", "techreport")
    seen = {s.key for s in real.sources.sources if s.type in long and s.field("keywords") == grades.SEEN}
    cited = [
        (sheet.shown, key)
        for declared in schema.TABLES
        for field in declared.fields
        if field.refers_to == SOURCES
        for sheet in real.files(declared.value)
        for value in sheet.values
        for key in getattr(value, field.name)
        if key in seen
    ]
    assert len(cited) > 100
    assert [(shown, str(key)) for shown, key in cited if not key.place] == []


def test_trade_holds_china_year_by_year_and_nothing_that_is_no_flow(real):
    rows = real.values(Trade)
    assert [(row.partner, row.year) for row in rows] == [("CHN", year) for year in range(1979, 2011)]
    # kdiplo's Russian rows give one number for both directions; such rows must not come back.
    assert not [row.year for row in rows if row.exports == row.imports]
