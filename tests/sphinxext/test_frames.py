"""Frames of pandas as tables of the book."""

from __future__ import annotations

from xml.etree import ElementTree

import pandas as pd
import pytest
from docutils import nodes

from annotate.sphinxext.build import frames


def made(frame: pd.DataFrame) -> nodes.table:
    return frames.table(frames.parse(frame._repr_html_()).find(".//table"), {"vik-1970": ["Vik, 1970"]}.get)


def cells(table: nodes.table) -> list[list[str]]:
    return [[entry.astext() for entry in row] for row in table.findall(nodes.row)]


def test_a_column_of_numbers_stands_to_the_right_with_its_head():
    table = made(pd.DataFrame({"area": ["Ada", "Eva"], "km²": [125756, 95172], "share": [56.9, 4]}).set_index("area"))
    assert cells(table) == [
        ["area", "km²", "share"],
        ["Ada", "125,756", "56.9"],
        ["Eva", "95,172", "4.0"],
    ]
    for row in table.findall(nodes.row):
        assert ["number" in entry["classes"] for entry in row] == [False, True, True]
    assert [column.get("stub", 0) for column in table.findall(nodes.colspec)] == [1, 0, 0]


def test_a_number_of_the_row_is_left_out_and_a_name_that_counts_is_not():
    assert cells(made(pd.DataFrame({"port": ["Ada", "Eva"]}))) == [["port"], ["Ada"], ["Eva"]]
    year = pd.DataFrame({"year": [0, 1], "port": ["Ada", "Eva"]}).set_index("year")
    assert cells(made(year))[1] == ["0", "Ada"]


def test_dates_become_words_and_keys_names_where_their_column_holds_nothing_else():
    frame = pd.DataFrame(
        {
            "source": ["vik-1970", "vik-1970; vik-1970", ""],
            "column": ["vik-1970", "vik-1970; ada-nd", "no key"],
            "day": ["1950-06-25", "197X", "1973"],
        }
    )
    assert cells(made(frame))[1:] == [
        ["Vik, 1970", "vik-1970", "25 June 1950"],
        ["Vik, 1970; Vik, 1970", "vik-1970; ada-nd", "the 1970s"],
        ["", "no key", "1973"],
    ]


def test_groups_keep_their_spans():
    rows = [("north", "Ada", 1), ("north", "Eva", 22), ("south", "Una", 333)]
    table = made(pd.DataFrame(rows, columns=["side", "port", "ships"]).set_index(["side", "port"]))
    body = list(table.findall(nodes.row))[1:]
    assert body[0][0]["morerows"] == 1
    assert [entry.astext() for entry in body[1]] == ["Eva", "22"]
    assert "number" in body[1][1]["classes"]


@pytest.mark.parametrize("html", ["<p>a <br> b</p>", ""])
def test_what_is_not_well_formed_is_no_table(html):
    assert frames.parse(html) is None


def test_a_table_without_rows_is_none():
    assert frames.table(ElementTree.fromstring("<table><thead><tr><th>a</th></tr></thead><tbody/></table>")) is None
