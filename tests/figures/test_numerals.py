"""Numbers below one another: what is added is blank, what is changed is the comma."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotate.figures.kit.numerals import aligned, is_number, separated


@pytest.mark.parametrize("cell", ["0", "12", "1,234", "-3.5", "−2", "+0.05", "1,234,567.8"])
def test_a_number_is_known(cell):
    assert is_number(cell)


@pytest.mark.parametrize("cell", ["", "1 234", "12 %", "1,23", "1950-06-25", "Seoul 3", "3.", ".5", "12,3456"])
def test_what_is_no_number_is_left_alone(cell):
    assert not is_number(cell)
    assert aligned(["12345", cell])[1] == cell


def test_thousands_are_separated_alike_once_a_number_has_five_digits():
    assert separated(["125756", "125,756", "9000", ""]) == ("125,756", "125,756", "9,000", "")
    assert separated(["1950", "1994"]) == ("1950", "1994")


def test_points_stand_below_one_another():
    assert aligned(["1.25", "10", "3.5"]) == ("1.25", "10\u2008\u2007\u2007", "3.5\u2007")


@given(st.lists(st.floats(-1e9, 1e9).map(lambda x: f"{x:.2f}") | st.integers(-(10**9), 10**9).map(str), min_size=1))
def test_no_number_is_changed(cells):
    shown = aligned(cells)
    assert [float(s.replace(",", "").strip("\u2007\u2008")) for s in shown] == [float(c) for c in cells]
    ends = {len(s) - s.replace("\u2008", ".").rfind(".") for s in shown if "." in s or "\u2008" in s}
    assert len(ends) <= 1
