"""Feasts of the almanac."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotate.stages.dates import find_dates
from annotate.stages.dates.catalogue import parse_date
from annotate.stages.dates.feasts import NAMES, easter, feast_day
from annotate.stages.dates.lunar import FIRST, LAST, LUNAR, lunar_day


# Years and days of Easter as the tables of the almanacs give them.
@pytest.mark.parametrize(
    ("year", "month", "day"),
    [
        (1818, 3, 22),
        (1886, 4, 25),
        (1943, 4, 25),
        (1945, 4, 1),
        (1954, 4, 18),
        (1961, 4, 2),
        (2000, 4, 23),
        (2008, 3, 23),
    ],
)
def test_easter(year: int, month: int, day: int) -> None:
    assert easter(year) == datetime.date(year, month, day)


@given(st.integers(1583, 9998))
def test_easter_is_a_sunday_between_its_limits(year: int) -> None:
    day = easter(year)
    assert day.weekday() == 6
    assert datetime.date(year, 3, 22) <= day <= datetime.date(year, 4, 25)


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("May Day 1950", "1950-05-01"),
        ("Good Friday, 1949", "1949-04-15"),
        ("Easter Monday 1916", "1916-04-24"),
        ("Ash Wednesday 1950", "1950-02-22"),
        ("Boxing Day 1950", "1950-12-26"),
        ("New Year's Eve 1949", "1949-12-31"),
        ("Thanksgiving 1950", "1950-11-23"),
        ("Labor Day 1950", "1950-09-04"),
        ("Memorial Day 1951", "1951-05-28"),
        ("Lunar New Year's Day 1951", "1951-02-06"),
        ("Chuseok 1950", "1950-09-26"),
    ],
)
def test_a_feast_of_a_year_is_its_day_in_prose_and_catalogue(text: str, edtf: str) -> None:
    (mention,) = find_dates(f"They met on {text}.")
    assert mention.edtf == edtf
    assert parse_date(text.lower().replace(",", "")) == edtf


@pytest.mark.parametrize("text", ["They met at Easter.", "They met after Thanksgiving.", "They sang at Christmas."])
def test_a_feast_without_a_year_that_it_hangs_on_is_no_date(text: str) -> None:
    assert find_dates(text, "1950-12-30") == ()


@pytest.mark.parametrize("name", NAMES)
def test_every_feast_is_read_in_prose(name: str) -> None:
    written = name[0].upper() + name[1:]
    (mention,) = find_dates(f"They met on {written} 1950.")
    month, day = feast_day(name, 1950) or (0, 0)
    assert (mention.quote, mention.edtf) == (f"{written} 1950", f"1950-{month:02}-{day:02}")


@given(st.sampled_from([name for name in NAMES if name not in LUNAR]), st.integers(1583, 9998))
def test_every_feast_has_a_day_in_every_year(name: str, year: int) -> None:
    day = feast_day(name, year)
    assert day is not None
    assert datetime.date(year, *day)


# As the almanacs have them: with a month put in before or behind, and the new year on two days in one year.
@pytest.mark.parametrize(
    ("name", "year", "day"),
    [
        ("chinese new year", 1950, "1950-02-17"),
        ("chinese new year", 1968, "1968-01-30"),
        ("chinese new year", 1985, "1985-02-20"),
        ("chinese new year", 2034, "2034-02-19"),
        ("chinese new year", 1997, "1997-02-07"),
        ("seollal", 1997, "1997-02-08"),
        ("chuseok", 1988, "1988-09-25"),
        ("chuseok", 2033, "2033-09-08"),
        ("dano", 1990, "1990-05-28"),
        ("lantern festival", 1951, "1951-02-20"),
    ],
)
def test_feasts_of_the_moon(name: str, year: int, day: str) -> None:
    assert lunar_day(name, year) == datetime.date.fromisoformat(day)


@given(st.integers(FIRST, LAST), st.sampled_from(sorted(LUNAR)))
def test_feasts_of_the_moon_keep_to_their_season(year: int, name: str) -> None:
    month, day, _ = LUNAR[name]
    first = lunar_day(name, year) - datetime.timedelta(days=day - 1)
    earliest = datetime.date(year, 1, 20) + datetime.timedelta(days=round(30.4 * (month - 1)))
    assert 0 <= (first - earliest).days <= 34


def test_feasts_of_the_moon_are_told_where_the_almanac_is_known() -> None:
    assert feast_day("chuseok", FIRST - 1) is feast_day("chuseok", LAST + 1) is feast_day("chuseok", None) is None
