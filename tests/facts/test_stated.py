"""Numbers and parts of dates read out of a quote."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotate.facts.stated import WORDS, date_words_agree, stated_number
from annotate.values.edtf import Edtf


@pytest.mark.parametrize(
    ("quote", "following", "value", "place"),
    [
        ("109", "", 109, 1),
        ("90", "", 90, 1),
        ("some 3,000 square kilometres", "", 3000, 1000),
        ("3,100", "", 3100, 100),
        ("3,173", "", 3173, 1),
        ("12,000,000", "", 12_000_000, 1_000_000),
        ("236.6", "", "236.6", "0.1"),
        ("6.4 billion", "", 6_400_000_000, 100_000_000),
        ("41", " million dollars", 41_000_000, 1_000_000),
        ("41", ", a million times", 41, 1),
        ("two hundred thousand", "", 200_000, 100_000),
        ("three dozen", "", 36, 12),
        ("Seven", "", 7, 1),
        ("forty-four", "", 44, 1),
        ("twenty", "", 20, 1),
        ("not one", " came", 0, 1),
        ("none", "", 0, 1),
        ("65.", "", 65, 1),
    ],
)
def test_number(quote, following, value, place):
    stated = stated_number(quote, following)
    assert stated is not None
    assert (stated.value, stated.place) == (Decimal(value), Decimal(place))


@pytest.mark.parametrize(
    "quote",
    ["", "many", "52 to 27", "one hundred and nine", "1990s", "1945-46", "1,00", "anyone", "seventh", "twenty-first"],
)
def test_no_number_or_several(quote):
    assert stated_number(quote) is None


@pytest.mark.parametrize(
    ("quote", "exact", "agrees"),
    [
        ("3,000", 3173, True),
        ("3,000", 2500, True),
        ("3,000", 3500, False),
        ("3,000", 2499, False),
        ("6.4 billion", 6_378_500_000, True),
        ("6.4 billion", 6_450_000_000, False),
        ("90", 91, False),
        ("seven", "6.93", True),
        ("seven", "6.49", False),
        ("none", 0, True),
        ("none", 1, False),
    ],
)
def test_digits_shown(quote, exact, agrees):
    stated = stated_number(quote)
    assert (stated.rounds(Decimal(exact)) == stated.value) is agrees


@given(st.integers(min_value=0, max_value=10**9))
def test_a_whole_number_written_out_states_itself(number):
    stated = stated_number(f"{number:,}")
    assert stated.value == number
    assert stated.rounds(Decimal(number)) == number


def test_words_run_without_a_gap_to_ninety_nine():
    assert set(WORDS.values()) == set(range(100))


@pytest.mark.parametrize(
    ("quote", "value", "agrees"),
    [
        ("2 March 1990", "1990-03-02", True),
        ("3 March 1990", "1990-03-02", False),
        ("2 April 1990", "1990-03-02", False),
        ("2 March 1991", "1990-03-02", False),
        ("28 November to 1 December", "1943-11-28/1943-12-01", True),
        ("28 November to 2 December", "1943-11-28/1943-12-01", False),
        ("10 to 11 August 1945", "1945-08-10/1945-08-11", True),
        ("9 to 11 August 1945", "1945-08-10/1945-08-11", False),
        ("2 and 3 September", "1990-09-02/1990-09-03", True),
        ("17th", "1964-11-17", True),
        ("18th", "1964-11-17", False),
        ("28 October of the same year", "1969-10-28", True),
        ("December", "1989-12", True),
        ("following day", "1973-06-23", True),
        ("1955", "1955-12-01~", True),
    ],
)
def test_date_words(quote, value, agrees):
    assert date_words_agree(quote, Edtf.parse(value)) is agrees
