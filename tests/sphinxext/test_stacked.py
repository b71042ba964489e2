"""A wide table says in each cell under which head it stands; another is left as it is."""

from __future__ import annotations

import pytest
from docutils import nodes

from annotate.sphinxext.build.stacked import HEAD, PAIRED, STACKED, fold_up, stack
from annotate.sphinxext.nodes import table

HEADS = ("Who", "What", "When")


def heads(made: nodes.table) -> list[str]:
    return [node.astext() for node in made.findall(nodes.inline) if HEAD in node["classes"]]


def test_cells_after_the_first_say_their_head_and_empty_ones_nothing():
    made = table(HEADS, [[["Ada"], ["a port"], [""]], [["Bo"], [""], ["1905"]]], "Places")
    stack(made)
    assert STACKED in made["classes"]
    assert heads(made) == ["What", "When"]
    assert [entry.astext() for entry in made.findall(nodes.entry)][3:5] == ["Ada", "What a port"]


def test_files_and_what_each_is_become_cards_without_heads():
    rows = [[[nodes.literal("", "data/geo/")], ["outlines"]], [[nodes.literal("", "data/notes/")], ["notes"]]]
    made = table(HEADS[:2], rows, "Files")
    stack(made)
    assert {STACKED, PAIRED} <= set(made["classes"])
    assert heads(made) == []


@pytest.mark.parametrize(
    "rows",
    [
        pytest.param([[["Ada"], ["a port"]]], id="narrow"),
        pytest.param([[["Ada"], ["a port"], ["1905"]]] * 121, id="very many rows"),
    ],
)
def test_what_makes_no_cards_stays_a_table(rows):
    made = table(HEADS[: len(rows[0])], rows, "Places")
    stack(made)
    assert heads(made) == []
    assert STACKED not in made["classes"]


def test_cells_that_span_stay_where_they_are():
    made = table(HEADS, [[["Ada"], ["a port"], ["1905"]]], "Places")
    next(made.findall(nodes.tbody))[0][0]["morerows"] = 1
    stack(made)
    assert heads(made) == []


def test_many_cards_fold_up_and_few_do_not():
    for rows, folded in ((8, False), (9, True)):
        made = table(HEADS, [[["Ada"], ["a port"], ["1905"]]] * rows, "Places")
        page = nodes.section("", nodes.paragraph("", "before"), made, nodes.paragraph("", "after"))
        fold_up(made)
        assert (page[1] is not made) == folded
        assert not folded or page[1]["summary"] == "Table of 9 rows: Who, What, When"
        assert len(page) == 3
