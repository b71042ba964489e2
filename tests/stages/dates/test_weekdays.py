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
