"""Days written in the Julian and the Gregorian calendar have the Gregorian day."""

from __future__ import annotations

import calendar
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotate.stages.dates import find_dates

# "{d} {m}" is the day of the Julian calendar, "{e} {n}" that of the Gregorian
FORMS = """\
{d} {m} ({e} {n}) {y}|{d} {m} ({e} {n}, New Style) {y}|{d} {m} O.S. ({e} {n} N.S.) {y}|{d} {m}/{e} {n} {y}
{d} {m} [{e} {n}] {y}|{m} {d} ({n} {e}), {y}"""
OF_ONE_MONTH = "{d} ({e}) {m} {y}|{d}/{e} {m} {y}|{m} {d}/{e}, {y}|{m} {d} ({e}), {y}"

behind = st.integers(10, 13)
days = st.dates(date(1583, 1, 1), date(1999, 12, 1))


def written(form: str, old: date, new: date) -> str:
    month = calendar.month_name
    return form.format(d=old.day, m=month[old.month], e=new.day, n=month[new.month], y=new.year)


@given(days, behind, st.sampled_from(FORMS.replace("\n", "|").split("|")))
def test_a_day_in_two_calendars_is_the_gregorian_one(old: date, apart: int, form: str) -> None:
    new = old + timedelta(days=apart)
    if new.year != old.year:
        return
    text = written(form, old, new)
    assert [(m.quote, m.edtf) for m in find_dates(f"They met on {text}, at noon.")] == [(text, new.isoformat())]


@given(days, behind, st.sampled_from(OF_ONE_MONTH.split("|")))
def test_so_it_is_where_the_month_is_said_once(old: date, apart: int, form: str) -> None:
    new = old + timedelta(days=apart)
    if new.month != old.month:
        return
    text = written(form, old, new)
    assert [(m.quote, m.edtf) for m in find_dates(f"They met on {text}, at noon.")] == [(text, new.isoformat())]


TOLD = [
    ("In 1917 they met. On 27 March (9 April) he left.", "27 March (9 April)", "1917-04-09"),
    ("In 1917 it fell, on the night of 24–25 October (6–7 November).", "24–25 October (6–7 November)",
     "1917-11-06/1917-11-07"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "quote", "edtf"), TOLD)
def test_its_year_comes_from_the_account(text: str, quote: str, edtf: str) -> None:
    assert [m.edtf for m in find_dates(text) if m.quote == quote] == [edtf]


@pytest.mark.parametrize(
    "text",
    ["On 3 May (9 May) 1950 they met.", "Of 5 (18) May ships were lost, in 1950, 5 (9) May.", "On 31 June (13 July)"],
)
def test_days_that_lie_otherwise_apart_are_no_double_date(text: str) -> None:
    assert not any("Julian" in m.reason and "(9" in m.quote for m in find_dates(text))


def test_the_reason_names_the_day_of_the_julian_calendar() -> None:
    (mention,) = find_dates("It fell on 25 October (7 November) 1917.")
    assert mention.reason == "as written; in the Gregorian calendar; 25 October in the Julian"
