"""Dates that lean on their line or on a neighbour: chronologies, diaries, telegrams, days that share their month."""

from __future__ import annotations

import calendar
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotate.stages.dates import find_dates
from annotate.stages.dates.find import find
from annotate.stages.dates.listed import LISTED_RULES

CHRONOLOGY = """\
1947
Jan. Talks begin.
Mar. A council meets; in May it parts.
June Allen speaks.
1948
Feb. 3 A mill burns.
Dec. Moscow conference."""
ENTRIES = """\
Talks, 1988–1990
1988. July 7: a speech. September: a mission is agreed.
1989. February 1: relations. April: an office opens. December: consuls come.
1990. June 4: they meet."""
DIARY = """\
8 March 1917. Women are out.
9 March. More than yesterday.
12th. The regiment went over; in February 1905 it looked the same.
15th. He has abdicated. Last night it snowed.
2 April. Quiet."""

LINES = [
    (CHRONOLOGY, "Jan. Mar. May June Dec.", "1947-01 1947-03 1947-05 1947-06 1948-12"),
    (ENTRIES, "September April December", "1988-09 1989-04 1989-12"),
    (DIARY, "yesterday 12th 15th", "1917-03-08 1917-03-12 1917-03-15"),
]


@pytest.mark.parametrize(("text", "quotes", "values"), LINES)
def test_a_line_of_a_chronology_or_a_diary_begins_with_its_date(text: str, quotes: str, values: str) -> None:
    found = {m.quote: m.edtf for m in find_dates(text)}
    assert [found.get(quote) for quote in quotes.split()] == values.split()


def test_a_diary_counts_from_its_entry_and_goes_on_from_it() -> None:
    found = {m.quote: m for m in find_dates(DIARY, "1990-03-01")}
    assert (found["Last night"].edtf, found["2 April"].edtf) == ("1917-03-14", "1917-04-02")
    assert "'9 March', under which it is told" in found["yesterday"].reason


NO_LINES = [
    "June Allen sang.\nIt rained.",
    "May they rest.\nApril Stone wrote it.",
    "1947\nJune Allen sang.",
    "They won.\nMarch on, he said.",
    "It is by 5th. Rain fell.",
]


@pytest.mark.parametrize("text", NO_LINES)
def test_a_line_that_stands_in_no_chronology_begins_with_no_date(text: str) -> None:
    assert {m.quote for m in find_dates(text)} <= {"1947"}


@given(st.integers(1, 12), st.lists(st.integers(1, 28), min_size=2, max_size=4, unique=True), st.integers(1500, 2000))
def test_each_of_several_days_of_a_month_has_its_value(month: int, numbers: list[int], year: int) -> None:
    days = sorted(numbers)
    if any(later - day == 1 for day, later in pairwise(days)):
        return  # neighbours are one stretch
    listed, name = f"{', '.join(map(str, days[:-1]))} and {days[-1]}", calendar.month_name[month]
    values = [f"{year:04}-{month:02}-{day:02}" for day in days]
    for text in (f"They met on {listed} {name} {year}.", f"They met on {name} {listed}, {year}."):
        found = [m.edtf for m in find_dates(text)]
        # Before its month the year stands with the last day only; the others take it from there.
        assert found == values, text


SHARED = [
    ("In 1954 they met on the 3rd, 8th and 10th of May.", "3rd", "1954-05-03"),
    ("In 1954 they met on the 3rd, 8th and 10th of May.", "8th", "1954-05-08"),
    ("In 1960 talks were held on July 6 and 11.", "11", "1960-07-11"),
]
ALONE = [
    ("On 12 May 1950 they met. He leaves on 23rd.", "", "23rd", "1950-05-23"),
    ("On the first of July, 1951, they met, on the tenth they parted.", "", "tenth", "1951-07-10"),
    ("On 12 May 1950 they met. On the 13th King William rode.", "", "13th", "1950-05-13"),
    ("On 11 April 1960 he was found. On the 18th students of the college were beaten.", "", "18th", "1960-04-18"),
    ("The Assembly rose on the 25th.", "1950-12-01", "25th", "1950-11-25"),
    ("The Assembly will meet on the 4th.", "1950-12-14", "4th", "1951-01-04"),
]


@pytest.mark.parametrize(("text", "quote", "edtf"), SHARED)
def test_days_that_share_their_month_are_dates(text: str, quote: str, edtf: str) -> None:
    assert [m.edtf for m in find_dates(text) if m.quote == quote] == [edtf]


@pytest.mark.parametrize(("text", "reference", "quote", "edtf"), ALONE)
def test_a_day_alone_is_of_the_month_last_spoken_of(text: str, reference: str, quote: str, edtf: str) -> None:
    assert [m.edtf for m in find_dates(text, reference) if m.quote == quote] == [edtf]


@pytest.mark.parametrize(
    "text",
    [
        "It rose from 4th to 3rd.",
        "On the tenth floor.",
        "On 3 May 1950 they took the tenth house.",
        "The 13th Dalai Lama",
    ],
)
def test_ranks_are_no_days(text: str) -> None:
    assert [m.quote for m in find_dates(text)] in ([], ["3 May 1950"])


def test_every_rule_of_this_table_is_tried_here() -> None:
    texts = [CHRONOLOGY, ENTRIES, DIARY, *(row[0] for row in (*SHARED, *ALONE))]
    assert {row.name for row in LISTED_RULES} <= {found.rule for text in texts for found in find(text)}
