"""The value `Edtf`: every form of date, what it may mean, in words, and beside others."""

from __future__ import annotations

import copy
import pickle
from datetime import date
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotate.values.edtf import NO_DATE, Day, Edtf, EdtfError
from annotate.values.edtf.days import NO_FINISH, NO_START
from tests.values.test_edtf import FORMS, WRONG
from tests.values.test_edtf_canonical import allowed


@pytest.mark.parametrize(("text", "earliest", "latest", "said"), FORMS)
def test_every_form_is_parsed_and_written_as_it_was(text: str, earliest: str, latest: str, said: str) -> None:
    value = Edtf.parse(text)
    assert (str(value), str(value.earliest), str(value.latest), value.words) == (text, earliest, latest, said)
    assert value


@pytest.mark.parametrize(("text", "why"), WRONG)
def test_what_is_no_date_says_why_and_how_to_mend_it(text: str, why: str) -> None:
    with pytest.raises(EdtfError, match=why) as caught:
        Edtf.parse(text)
    assert caught.value.remedy


def test_what_not_every_parser_reads_is_refused_by_parse_and_rewritten_by_read() -> None:
    with pytest.raises(EdtfError, match="not read by every parser") as caught:
        Edtf.parse("1948-21~")
    assert "'1948-03~/1948-05~'" in caught.value.remedy
    assert Edtf.read("1948-21~") == Edtf.parse("1948-03~/1948-05~")


def test_no_date_is_false_empty_and_any_day() -> None:
    assert not NO_DATE
    assert (str(NO_DATE), NO_DATE.words, str(NO_DATE.earliest), str(NO_DATE.latest)) == ("", "", "-inf", "inf")
    assert NO_DATE.open
    assert NO_DATE.dates is NO_DATE.year is NO_DATE.day is None
    assert Edtf.optional("") is NO_DATE
    assert Edtf.optional("1950") is Edtf.parse("1950")
    with pytest.raises(EdtfError):
        Edtf.optional("soon")


def test_a_value_is_parsed_once() -> None:
    assert Edtf.parse("1951-03/1951-05") is Edtf.parse("1951-03/1951-05")


@pytest.mark.parametrize("made", [copy.copy, copy.deepcopy, lambda value: pickle.loads(pickle.dumps(value))])
def test_a_copy_is_equal(made) -> None:
    value = Edtf.parse("1960~")
    assert made(value) == value
    assert hash(made(value)) == hash(value)


# EDTF, year, is one day, is open, fades
QUESTIONS = [
    ("1990-09-30", 1990, True, False, (False, False)),
    ("1990-09-30~", 1990, True, False, (True, True)),
    ("-0263-05-03", -263, True, False, (False, False)),
    ("-0263-05", -263, False, False, (True, True)),
    ("1992-08", 1992, False, False, (True, True)),
    ("1985", 1985, False, False, (True, True)),
    ("1950-24", None, False, False, (True, True)),
    ("197X", None, False, False, (True, True)),
    ("1950-06-25/1953", None, False, False, (False, True)),
    ("1950-06-25/1953-07-27", None, False, False, (False, False)),
    ("1985/..", None, False, True, (True, True)),
    ("../1985-05-03", None, False, True, (True, False)),
    ("/1985-05-03", None, False, True, (True, False)),
    ("[1988-01-01,1988-02-01]", 1988, False, False, (True, True)),
]


@pytest.mark.parametrize(("text", "year", "one_day", "is_open", "fades"), QUESTIONS)
def test_what_a_value_answers(text: str, year: int | None, one_day: bool, is_open: bool, fades: tuple) -> None:
    value = Edtf.parse(text)
    assert (value.year, value.day is not None, value.open, value.fades) == (year, one_day, is_open, fades)
    assert value.certain is not any(fades)


def test_days_of_the_standard_library() -> None:
    assert Edtf.parse("1992-02").dates == (date(1992, 2, 1), date(1992, 2, 29))
    assert Edtf.parse("1985/..").dates is Edtf.parse("-0263").dates is None
    assert Day(0, 2, 29).date() is NO_START.date() is NO_FINISH.date() is None


def test_days_are_in_order_with_the_open_ends_around_them() -> None:
    days = [NO_START, Day(-263, 5, 3), Day(0, 1, 1), Day(1950, 6, 25), Day(1950, 6, 26), NO_FINISH]
    assert sorted(days[3:] + days[:3]) == days
    assert [str(day) for day in days] == ["-inf", "-0263-05-03", "0000-01-01", "1950-06-25", "1950-06-26", "inf"]


# one, other, before, contains, shared days
PAIRS = [
    ("1950", "1951", True, False, 0),
    ("1950", "1950-06-25", False, True, 1),
    ("1950", "1950", False, True, 365),
    ("1950/1953", "1953/1960", False, False, 365),
    ("../1950", "1951-01-01", True, False, 0),
    ("1948/..", "1990-09-30", False, True, 1),
    ("1950-24", "1951-02", False, True, 28),
]


@pytest.mark.parametrize(("one", "other", "before", "contains", "shared"), PAIRS)
def test_two_values(one: str, other: str, before: bool, contains: bool, shared: int) -> None:
    a, b = Edtf.parse(one), Edtf.parse(other)
    assert (a.before(b), a.contains(b), a.shared_days(b)) == (before, contains, shared)
    assert a.holds(b.earliest) == (a.overlaps(b) and a.earliest <= b.earliest)


def values() -> st.SearchStrategy[Edtf]:
    """Draw a value of any form, or no date."""

    def read(text: str) -> Edtf:
        try:
            return Edtf.read(text)
        except EdtfError:
            return NO_DATE

    return allowed().map(read) | st.sampled_from([form[0] for form in FORMS]).map(Edtf.parse)


@given(values())
def test_the_text_round_trips(value: Edtf) -> None:
    if not value:
        return
    assert Edtf.parse(str(value)) == Edtf.read(str(value)) == value
    assert value.earliest <= value.latest
    assert all(day.open or Edtf.parse(str(day)).day == day for day in (value.earliest, value.latest))
    assert value.words


@given(values(), values())
def test_overlap_is_symmetric_and_agrees_with_order_and_containment(one: Edtf, other: Edtf) -> None:
    assert one.overlaps(other) is other.overlaps(one)
    assert one.overlaps(other) is not (one.before(other) or other.before(one))
    assert not one.before(one)
    assert one.contains(one)
    if one.contains(other):
        assert one.overlaps(other)
    assert one.shared_days(other) == other.shared_days(one)
    if one.earliest.year > 1 and one.latest.year < 9999:
        assert (one.shared_days(other) > 0) is one.overlaps(other)


@given(st.lists(values(), max_size=6))
def test_order_is_total_and_that_of_the_days(listed: list[Edtf]) -> None:
    for one, other in product(listed, repeat=2):
        assert (one < other) + (one == other) + (one > other) == 1
    ordered = sorted(listed)
    assert [value.earliest for value in ordered] == sorted(value.earliest for value in listed)


@given(values(), values())
def test_a_value_equals_its_text_and_what_equals_it(one: Edtf, other: Edtf) -> None:
    assert one == str(one)
    assert str(one) in {one}
    assert (one == other) is (one == str(other)) is (str(one) == str(other))
    assert one != one.text + "?"
