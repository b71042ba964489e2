"""Events that are named after their day."""

from __future__ import annotations

import datetime

import pytest

from annotate.stages.dates import find_dates
from annotate.stages.dates.eponyms import EPONYMS, EVENTS

OWN = "2010-09-30"


def dates(text: str) -> dict[str, str]:
    return {text[mention.start : mention.end]: mention.edtf for mention in find_dates(text, OWN)}


@pytest.mark.parametrize(
    ("text", "quote", "edtf"),
    [
        ("In 1910 Korea was annexed. The March First Movement of 1919 was put down.", "March First", "1919-03-01"),
        ("In 1955 veterans of the March First Movement met.", "March First", "1919-03-01"),
        ("In 1985 students recalled the April 19 Student Revolution.", "April 19", "1960-04-19"),
        ("In 1985 students recalled the bloody May 18 uprising.", "May 18", "1980-05-18"),
        ("In 1990 few spoke of the July 4 North-South Joint Communiqué.", "July 4", "1972-07-04"),
        ("In 1990 they met officers of the 26th of July Movement.", "26th of July", "1953-07-26"),
        ("In 1998 heirs of the July 20 plot were honoured.", "July 20", "1944-07-20"),
        ("In 1960 the November 17 treaty of 1905 was still void.", "November 17", "1905-11-17"),
        ("In 1949 they remembered the March 1 rally (1947).", "March 1", "1947-03-01"),
    ],
)
def test_a_day_that_names_an_event_has_the_year_of_the_event(text: str, quote: str, edtf: str) -> None:
    assert dates(text)[quote] == edtf


@pytest.mark.parametrize(
    ("text", "quote", "edtf"),
    [
        ("In 1950 they dug in. The May offensive of 1951 failed.", "May", "1951-05"),
        ("In 1960 they met. They remembered the June uprising (1953).", "June", "1953-06"),
    ],
)
def test_a_month_or_season_has_the_year_that_is_said_with_the_event(text: str, quote: str, edtf: str) -> None:
    assert dates(text)[quote] == edtf


def test_what_has_a_name_of_its_own_moves_no_account() -> None:
    text = "In 1985 students recalled the April 19 Revolution. In June they marched."
    assert dates(text)["June"] == "1985-06"


def test_a_day_that_was_spoken_of_before_names_what_happened_then() -> None:
    text = "On 7 July 2005 London was attacked. By March 2007 the July 7 bombings had become a case."
    assert dates(text)["July 7"] == "2005-07-07"


def test_a_sentence_that_names_another_year_speaks_of_another_event() -> None:
    text = "On 2 May 1926 they met. In 1947 the May 2 rally filled the square."
    assert dates(text)["May 2"] == "1947-05-02"


def test_of_two_events_of_one_day_that_of_a_year_spoken_of_is_meant_and_else_none() -> None:
    assert dates("In 1987 the June 10 demonstrations began.")["June 10"] == "1987-06-10"
    (_, mention) = find_dates("In 1995 he recalled the June 10 demonstrations.", OWN)
    assert not mention.edtf
    assert "1926 or 1987" in mention.reason


def test_no_event_lies_after_the_text() -> None:
    text = "In July 1959 the April 19 revolution of taste was a joke."
    assert {mention.edtf for mention in find_dates(text, "1959-08-01")} == {"1959-07", "1959-04-19"}


@pytest.mark.parametrize(
    ("text", "quote", "edtf"),
    [
        # A day on which something is done, not the name of what is done.
        ("In 1995 they marked the August 15 Liberation Day.", "August 15", "1995-08-15"),
        ("In 1995, on 19 April, the revolution was remembered.", "19 April", "1995-04-19"),
        ("In 1995 the army met on 16 May coup plotters of old.", "16 May", "1995-05-16"),
        # Nobody knows this one by its day: it is told where it happened.
        ("In 1995 the October 9 talks failed.", "October 9", "1995-10-09"),
    ],
)
def test_other_days_are_told_by_the_account(text: str, quote: str, edtf: str) -> None:
    assert dates(text)[quote] == edtf


@pytest.mark.parametrize(
    "text",
    [
        "He lived on October 25 Avenue.",
        "They sang in the April 25 House of Culture.",
        "Members of Black September and the crew of the Red October met.",
    ],
)
def test_what_bears_a_day_or_month_as_its_name_is_no_date(text: str) -> None:
    assert not find_dates(text, OWN)


def test_a_body_that_acts_on_a_day_does_not_bear_it() -> None:
    assert dates("On May 4 House members voted.") == {"May 4": "2010-05-04"}


def test_the_table_names_days_of_the_calendar_and_known_nouns() -> None:
    for row in EPONYMS:
        assert row.nouns <= EVENTS
        assert all(datetime.date(year, row.month, row.day) for year in row.years)
    keys = [(row.month, row.day, noun) for row in EPONYMS for noun in row.nouns]
    assert len(keys) == len(set(keys))
