"""EDTF strings: canonical form, bounds, words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotate.values.edtf import Day, Edtf, EdtfError, days, ordinal
from annotate.values.edtf.days import NO_FINISH, NO_START, bounds
from annotate.values.edtf.words import words

# EDTF, earliest, latest, words
FORMS = [
    ("1990-09-30", "1990-09-30", "1990-09-30", "30 September 1990"),
    ("1992-08", "1992-08-01", "1992-08-31", "August 1992"),
    ("1985", "1985-01-01", "1985-12-31", "1985"),
    ("197X", "1970-01-01", "1979-12-31", "the 1970s"),
    ("18XX", "1800-01-01", "1899-12-31", "the 19th century"),
    ("20XX", "2000-01-01", "2099-12-31", "the 21st century"),
    ("01XX", "0100-01-01", "0199-12-31", "the 2nd century"),
    ("02XX", "0200-01-01", "0299-12-31", "the 3rd century"),
    ("10XX", "1000-01-01", "1099-12-31", "the 11th century"),
    ("11XX", "1100-01-01", "1199-12-31", "the 12th century"),
    ("12XX", "1200-01-01", "1299-12-31", "the 13th century"),
    ("-02XX", "-0299-01-01", "-0200-12-31", "the 3rd century BC"),
    ("-00XX", "-0099-01-01", "0000-12-31", "the 1st century BC"),
    ("-026X", "-0269-01-01", "-0260-12-31", "270 to 261 BC"),
    ("1960~", "1960-01-01", "1960-12-31", "about 1960"),
    ("1960?", "1960-01-01", "1960-12-31", "perhaps 1960"),
    ("1960%", "1960-01-01", "1960-12-31", "perhaps about 1960"),
    ("1948-21", "1948-03-01", "1948-05-31", "spring 1948"),
    ("1948-22", "1948-06-01", "1948-08-31", "summer 1948"),
    ("1976-23", "1976-09-01", "1976-11-30", "autumn 1976"),
    ("1950-24", "1950-12-01", "1951-02-28", "winter 1950"),
    ("1951-24", "1951-12-01", "1952-02-29", "winter 1951"),
    ("1964/1966", "1964-01-01", "1966-12-31", "1964 to 1966"),
    ("1985/..", "1985-01-01", "inf", "from 1985"),
    ("../1985", "-inf", "1985-12-31", "up to 1985"),
    ("../..", "-inf", "inf", "at any time"),
    ("/1985", "-inf", "1985-12-31", "from an unknown date to 1985"),
    ("1985/", "1985-01-01", "inf", "from 1985 to an unknown date"),
    ("[1988,1990]", "1988-01-01", "1990-12-31", "1988 or 1990"),
    ("{1988,1990-02}", "1988-01-01", "1990-02-28", "1988 and February 1990"),
    ("[1987,1988,1990]", "1987-01-01", "1990-12-31", "1987, 1988 or 1990"),
    ("[1988..1990]", "1988-01-01", "1990-12-31", "1988 to 1990"),
    ("[..1984]", "-inf", "1984-12-31", "up to 1984"),
    ("-0263", "-0263-01-01", "-0263-12-31", "264 BC"),
    ("-0263-05", "-0263-05-01", "-0263-05-31", "May 264 BC"),
    ("-0004-02", "-0004-02-01", "-0004-02-29", "February 5 BC"),
    ("0000", "0000-01-01", "0000-12-31", "1 BC"),
    ("0079", "0079-01-01", "0079-12-31", "AD 79"),
    ("1985-XX", "1985-01-01", "1985-12-31", "a month in 1985"),
    ("1985-04-XX", "1985-04-01", "1985-04-30", "a day in April 1985"),
    ("1985-XX-XX", "1985-01-01", "1985-12-31", "a day in 1985"),
    ("2000-02-29", "2000-02-29", "2000-02-29", "29 February 2000"),
]


WRONG = [
    ("", "not a date"),
    ("next year", "not a date"),
    ("1990-02-30", "not a date"),
    ("1990-13", "not a date"),
    ("1960?~", "not a date"),
    ("1960/1963/1970", "not a date"),
    ("-0000", "not a date"),
    ("1990 ", "canonically"),
    ("[1988, 1990]", "canonically"),
    ("1666/1665", "runs backwards"),
    ("1990-05/1990-04", "runs backwards"),
    ("1990/1989-06", "runs backwards"),
    ("[1990,1988]", "in order"),
    ("[1990..1988]", "runs backwards"),
    ("/", "not a date"),
    ("/..", "not a date"),
    ("../", "not a date"),
    ("1990-25", "not a form"),
    ("1990-33", "not a form"),
    ("1990-09-30T10:00:00", "not a form"),
    ("Y12000", "not a form"),
    ("1XXX", "not a form"),
    ("1985-XX-04", "unspecified month"),
]


@pytest.mark.parametrize(("text", "why"), WRONG)
def test_what_is_not_accepted_says_why_and_how_to_mend_it(text: str, why: str) -> None:
    with pytest.raises(EdtfError, match=why) as caught:
        bounds(text)
    assert caught.value.remedy


@pytest.mark.parametrize(
    ("number", "said"),
    [
        (1, "1st"),
        (2, "2nd"),
        (3, "3rd"),
        (4, "4th"),
        (11, "11th"),
        (12, "12th"),
        (13, "13th"),
        (21, "21st"),
        (22, "22nd"),
        (101, "101st"),
        (111, "111th"),
    ],
)
def test_ordinals(number: int, said: str) -> None:
    assert ordinal(number) == said


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("1960", "196X", True),
        ("1960/1963", "1963-12-31", True),
        ("1960/1963", "1964", False),
        ("../1950", "1948/..", True),
        ("../1947", "1948/..", False),
        ("", "1948", True),
        ("-0263", "-02XX", True),
        ("-0263", "0263", False),
    ],
)
def test_overlaps_both_ways(one: str, other: str, expected: bool) -> None:
    a, b = Edtf.optional(one), Edtf.optional(other)
    assert a.overlaps(b) is b.overlaps(a) is expected


@given(st.integers(-9999, 9999), st.integers(1, 12), st.integers(1, 28))
def test_days_of_any_year_are_their_own_bounds(year: int, month: int, day: int) -> None:
    sign = "-" if year < 0 else ""
    text = f"{sign}{abs(year):04d}-{month:02d}-{day:02d}"
    assert bounds(text) == ((year, month, day),) * 2
    assert str(Day(year, month, day)) == text
    assert NO_START < (year, month, day) < NO_FINISH


@given(st.text(max_size=12))
def test_any_text_is_accepted_or_refused_with_our_own_error(text: str) -> None:
    try:
        earliest, latest = bounds(text)
    except EdtfError:
        return
    assert earliest <= latest
    assert words(text)


_PARTS = (
    "1960", "1960~", "1960?", "1960%", "197X", "19XX", "197X~", "1948-21", "1948-24", "1948-21~", "1948-25", "1990-09",
    "1990-09~", "1990-13", "1990-00", "1990-09-30", "1990-09-31", "1990-09-30?", "1904-02-29", "1900-02-28", "..", "",
    "0000", "0001-01-01", "9999-12-31", "-0044", "1985-XX", "2004-06-XX",
)  # fmt: skip


@pytest.mark.parametrize("text", [*_PARTS, *(f"{a}/{b}" for a in _PARTS for b in _PARTS)])
def test_what_is_read_without_the_grammar_reads_the_same_with_it(text):
    from edtf import parse_edtf

    if days._is_plain(text):
        assert str(parse_edtf(text)) == text
