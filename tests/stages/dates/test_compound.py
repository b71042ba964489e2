"""Distances in several units, days after the year of what they are said of, and numbers of pages."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from annotate.stages.dates import find_dates
from annotate.stages.dates.arithmetic import shifted_by
from annotate.stages.dates.expressions import Unit
from annotate.stages.dates.moments import Grain, Moment


def dates(text: str) -> dict[str, str]:
    return {text[mention.start : mention.end]: mention.edtf for mention in find_dates(text, "2010-09-30")}


@pytest.mark.parametrize(
    ("distance", "edtf"),
    [
        ("three years, one month and two days earlier", "1950-06-25"),
        ("two years and three months later", "1955-10"),
        ("a year and a day later", "1954-07-28"),
        ("one month and three weeks later", "1953-09-17"),
    ],
)
def test_a_distance_in_several_units_is_as_precise_as_the_finest(distance: str, edtf: str) -> None:
    assert dates(f"On 27 July 1953 it was signed; {distance} they met.")[distance] == edtf


def test_a_distance_to_the_day_needs_a_day() -> None:
    text = "In July 1953 it was signed; two years and three days later they met."
    mention = find_dates(text, "2010")[1]
    assert not mention.edtf
    assert (
        mention.reason == "2 years and 3 days after 'July 1953', the last date before it, which is not known to the day"
    )


@pytest.mark.parametrize("text", ["two days and three years later", "two years and some months later"])
def test_units_in_another_order_or_uncounted_are_no_such_distance(text: str) -> None:
    found = dates(f"On 27 July 1953 it was signed; {text} they met.")
    assert text not in found


@given(
    st.integers(1800, 2000), st.integers(1, 12), st.integers(1, 28), st.integers(1, 40), st.integers(1, 11),
    st.integers(1, 6), st.sampled_from((1, -1)),
)  # fmt: skip
@example(1953, 1, 28, 1, 1, 1, 1)
def test_steps_on_and_back_lead_the_days_that_are_counted(
    year: int, month: int, day: int, years: int, months: int, days: int, sign: int
) -> None:
    parts = ((years, Unit.YEAR), (months, Unit.MONTH), (days, Unit.DAY))
    moved = year * 12 + month - 1 + sign * (12 * years + months)
    counted = datetime.date(moved // 12, moved % 12 + 1, day) + datetime.timedelta(days=sign * days)
    there = shifted_by(Moment(Grain.DAY, year, month, day), parts, sign)
    assert there == Moment(Grain.DAY, counted.year, counted.month, counted.day)


@pytest.mark.parametrize(
    ("sentence", "quote", "edtf"),
    [
        ("The elections of 1946 were held in October.", "October", "1946-10"),
        ("The 1948 elections took place on 10 May.", "10 May", "1948-05-10"),
        ("The strike of 1946 began in September and ended in November.", "November", "1946-11"),
        # What is done to it is done when the account stands there.
        ("The law of 1907 was repealed in October.", "October", "1992-10"),
        ("The elections of 1946 were forgotten by October.", "October", "1992-10"),
    ],
)
def test_what_is_named_by_its_year_happened_in_it(sentence: str, quote: str, edtf: str) -> None:
    assert dates(f"In August 1992 they met again. {sentence}")[quote] == edtf


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("Cf. FRUS 1945, VI, 1150.", ["1945"]),
        ("Foreign Relations, 1947, vol. VI, 1245–49.", ["1947"]),
        ("Documents on German Foreign Policy, D, XII, 1044.", []),
        ("Louis XIV, 1661 at last his own minister.", ["1661"]),
    ],
)
def test_the_page_of_a_volume_is_no_year(text: str, years: list[str]) -> None:
    assert [text[mention.start : mention.end] for mention in find_dates(text, "2010")] == years


@pytest.mark.parametrize(
    ("text", "quote", "edtf"),
    [
        ("Seoul, 12 Nov 49 - 1400 hrs.", "12 Nov 49", "1949-11-12"),
        ("Between 1973 and ’76 five did so.", "1973 and ’76", "1973/1976"),
        ("In 1973-'76 five did so.", "1973-'76", "1973/1976"),
        ("It was made in the years ’88 to ’92.", "’88 to ’92", "1988/1992"),
        ("The winter of ’50–’51 was cold.", "winter of ’50–’51", "1950-24"),
        ("Filed 13 Sep 49 - Muccio to Rusk.", "13 Sep 49", "1949-09-13"),
        ("The 34th year of the Republic of China began.", "34th year of the Republic of China", "1945"),
    ],
)
def test_further_written_forms(text: str, quote: str, edtf: str) -> None:
    assert dates(text)[quote] == edtf
