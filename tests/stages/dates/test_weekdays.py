"""Weekdays before a capital letter, days alone after "on or about", numbers of telegrams."""

from __future__ import annotations

import pytest

from annotate.stages.dates import find_dates

OWN = "1988-07-08"  # a Friday


def found(text: str, own: str = OWN) -> list[tuple[str, str]]:
    return [(one.quote, one.edtf) for one in find_dates(text, own)]


@pytest.mark.parametrize(
    "lead", ["On", "By", "They met on", "He said here", "He said", "It was late", "They had agreed until"]
)
@pytest.mark.parametrize("after", ["President Vask spoke", "Ormel denied it", "Asa Vask’s party lost"])
def test_a_clause_begins_behind_a_weekday(lead: str, after: str) -> None:
    assert found(f"{lead} Thursday {after}.") == [("Thursday", "1988-07-07")]


@pytest.mark.parametrize(
    "text",
    [
        "She reads the Sunday Times.",
        "On Sunday Times readers wrote.",
        "He saw a Tuesday Club member.",
        "Every Friday Prayer ended so.",
        "It was Bloody Sunday Ormel said.",
        "On Saturday Night Live he sang.",
        "Ruby Tuesday Ormel sang.",
        "In his Monday Ormel column.",
    ],
)
def test_a_name_begins_with_a_weekday(text: str) -> None:
    assert found(text) == []


def test_a_day_alone_is_about() -> None:
    assert found("On 3 May he said it would begin on or about the 15th, not later than the 20th.", "1948-09-14") == [
        ("3 May", "1948-05-03"),
        ("15th", "1948-05-15~"),
        ("20th", "1948-05-20"),
    ]


@pytest.mark.parametrize("word", ["Reurtel", "Embtel", "Depcirtel", "Secto", "Ourtel", "Usun"])
def test_a_telegram_has_a_number_before_its_day(word: str) -> None:
    assert found(f"{word} 1107, Feb 16. He reports.", "1951-02-20") == [("Feb 16", "1951-02-16")]


def test_a_day_of_its_month_is_told_with_its_letters() -> None:
    assert found("In Ormel, on March 1st, 3,000 met; on the 4th troops fired.", "1919-03-20") == [
        ("March 1st", "1919-03-01"),
        ("4th", "1919-03-04"),
    ]


@pytest.mark.parametrize(
    ("text", "quote", "edtf"),
    [
        ("At four on Sunday morning, June 25, it began.", "Sunday morning, June 25", "1950-06-25"),
        ("On Monday evening, 3 July 1950, it ended.", "Monday evening, 3 July 1950", "1950-07-03"),
        ("On Saturday night President Vask spoke.", "Saturday", "1951-02-24"),
        ("In 1948-9 trade rose.", "1948-9", "1948/1949"),
        ("In 1914-8 it fell.", "1914-8", "1914/1918"),
        ("In H1 1949 it rose.", "H1 1949", "1949-01/1949-06"),
        ("In the last week in June 1950 it rained.", "last week in June 1950", "1950-06-24/1950-06-30"),
        ("In the first ten days of May 1950 it rained.", "first ten days of May 1950", "1950-05-01/1950-05-10"),
        ("Budapest, 1945. VIII. 15., he wrote.", "1945. VIII. 15", "1945-08-15"),
        ("The ship may leave in the fall.", "fall", "1951-23"),
    ],
)
def test_written_forms(text: str, quote: str, edtf: str) -> None:
    assert found(text, "1951-03-01") == [(quote, edtf)]


def test_a_year_and_a_month_stay_what_they_are() -> None:
    assert found("By 1948-3 and on 1948-9-3.", "1951-03-01") == [("1948", "1948"), ("1948-9-3", "1948-09-03")]
