"""The first and the last year that EDTF writes: what lies beyond is left open, on every path."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from annotate.stages.dates import find_dates, moments, notation
from annotate.stages.dates.arithmetic import on_weekday
from annotate.stages.dates.catalogue import parse_date
from annotate.stages.dates.context import map_text
from annotate.stages.dates.expressions import Between, Counted, Expression, Named, Pointing, Unit, Which
from annotate.stages.dates.moments import Grain, Moment, Part, Stretch, Value
from annotate.stages.dates.narrative import Narrative
from annotate.stages.dates.resolve import resolve
from annotate.values.edtf import Edtf, EdtfError

BEYOND = [
    ("mid-winter", "9999-12-31"),
    ("the end of the winter", "9999-12-31"),
    ("in the winter", "9999"),
    ("in the winter of 9999 BC, around winter", "-9999"),
    ("It was 9999. Ten years later", "9999"),
    ("It was 9999 BC. Ten thousand years earlier", ""),
    ("next year", "9999"),
    ("last year", "-9999"),
    ("next month", "9999-12"),
    ("last month", "-9999-01"),
    ("tomorrow", "9999-12-31"),
    ("yesterday", "-9999-01-01"),
    ("next week", "9999-12-31"),
    ("last week", "-9999-01-01"),
    ("next Monday", "9999-12-31"),
    ("last Monday", "-9999-01-01"),
    ("next spring", "9999-12-31"),
    ("last decade", "-9999"),
    ("next decade", "9999"),
    ("a century ago", "-9990"),
    ("in the next century", "9999"),
    ("On 31 December 9999 they met. The next day", "9999-12-31"),
]


@pytest.mark.parametrize(("text", "reference"), BEYOND)
def test_what_lies_beyond_is_left_open_with_a_reason(text: str, reference: str) -> None:
    found = find_dates(text, reference)
    assert found
    for mention in found:
        assert mention.reason
        if mention.edtf:
            Edtf.parse(mention.edtf)


@pytest.mark.parametrize(("text", "reference"), [("mid-winter", "9999-12-31"), ("next year", "9999")])
def test_the_reason_names_the_year(text: str, reference: str) -> None:
    (mention,) = find_dates(text, reference)
    assert mention.edtf == ""
    assert mention.reason == "the year 10000 lies outside what EDTF writes with four digits"


@pytest.mark.parametrize(
    ("text", "reference", "edtf"),
    [
        ("yesterday", "0001-01-01", "0000-12-31"),
        ("yesterday", "-0004-03-01", "-0004-02-29"),
        ("tomorrow", "0000-12-31", "0001-01-01"),
        ("last Monday", "0001-01-01", "0000-12-25"),
        ("next Monday", "2000-01-01", "2000-01-03"),
        ("in the autumn", "9999-12-31", "9999-23"),
    ],
)
def test_days_before_the_year_one_are_counted_as_others(text: str, reference: str, edtf: str) -> None:
    assert [mention.edtf for mention in find_dates(text, reference)] == [edtf]


EDGE_YEARS = st.sampled_from([-9999, -9998, -9990, -9900, -1, 0, 1, 9900, 9990, 9998, 9999])
YEARS = EDGE_YEARS | st.integers(-9999, 9999)


@st.composite
def day_moments(draw: st.DrawFn) -> Moment:
    year, month = draw(YEARS), draw(st.integers(1, 12))
    return Moment(Grain.DAY, year, month, draw(st.integers(1, moments.last_day(year, month))))


@st.composite
def all_moments(draw: st.DrawFn) -> Moment:
    """Draw a moment that is on the calendar and can be written."""
    day, season, rough = draw(day_moments()), draw(st.integers(21, 24)), draw(st.booleans())
    year = day.year
    made = {
        Grain.CENTURY: Moment(Grain.CENTURY, year // 100 * 100, approximate=rough),
        Grain.DECADE: Moment(Grain.DECADE, year // 10 * 10, approximate=rough),
        Grain.YEAR: Moment(Grain.YEAR, year, approximate=rough),
        Grain.SEASON: Moment(Grain.SEASON, year, season, approximate=rough),
        Grain.MONTH: Moment(Grain.MONTH, year, day.month, approximate=rough),
        Grain.DAY: day,
    }[draw(st.sampled_from(Grain))]
    return Moment(Grain.YEAR, max(-9999, year)) if moments.problem(made) else made


def all_values() -> st.SearchStrategy[Value]:
    """Draw a moment or a stretch."""
    stretches = st.tuples(all_moments(), all_moments()).map(
        lambda pair: moments.between(*sorted(pair, key=lambda moment: moments.ends(moment)[0])) or pair[0]
    )
    return all_moments() | stretches


@st.composite
def all_named(draw: st.DrawFn) -> Named:
    grain = draw(st.sampled_from(Grain))
    month = draw({Grain.SEASON: st.integers(21, 24), Grain.MONTH: st.integers(1, 12)}.get(grain, st.integers(0, 12)))
    day = draw(st.integers(1, 31)) if grain is Grain.DAY else 0
    year, short = draw(st.none() | YEARS), False
    if grain is not Grain.DAY and grain < Grain.SEASON:
        month, year = 0, year or 0
        year = (
            year
            // {Grain.CENTURY: 100, Grain.DECADE: 10}.get(grain, 1)
            * {Grain.CENTURY: 100, Grain.DECADE: 10}.get(grain, 1)
        )
    if grain is not Grain.CENTURY and draw(st.booleans()):
        year, short = draw(st.integers(0, 9)) * 10, True
    which = draw(st.none() | st.sampled_from(Which)) if year is None and grain >= Grain.SEASON and month else None
    return Named(grain, year, month, day, draw(st.sampled_from(Part)), short, which)


def all_expressions() -> st.SearchStrategy[Expression]:
    """Draw an expression of any kind, as the rules may read one."""
    counts = st.none() | st.sampled_from([0.25, 0.5, 1.0, 2.0, 100.0]) | st.integers(0, 9999).map(float)
    counted = st.builds(
        Counted,
        counts,
        st.sampled_from([u for u in Unit if u not in {Unit.SEASON, Unit.TIME}]),
        st.booleans(),
        st.booleans(),
    )
    pointing = st.builds(
        Pointing,
        st.sampled_from(Which),
        st.sampled_from(Unit),
        st.integers(0, 12) | st.integers(21, 24),
        st.none() | st.integers(0, 6),
        st.sampled_from(Part),
    )
    weekday = st.builds(Pointing, st.none(), st.just(Unit.DAY), st.just(0), st.integers(0, 6))
    return all_named() | counted | pointing | weekday | st.builds(Between, all_named(), all_named())


TEXT = "They met then, and then. They will meet then"
PLACES = map_text(TEXT)


def in_edtf(value: Value) -> None:
    """Write a value and read it back."""
    for written in (notation.edtf(value), notation.edtf(moments.roughly(value))):
        Edtf.read(written)


@given(all_expressions(), st.none() | all_moments(), st.lists(all_values(), max_size=3), st.booleans())
@example(Named(Grain.SEASON, None, 24, part=Part.MID), Moment(Grain.DAY, 9999, 12, 31), [], False)
def test_every_answer_can_be_written(
    expression: Expression, own: Moment | None, spoken: list[Value], ahead: bool
) -> None:
    reference = own if own is not None and own.grain in {Grain.YEAR, Grain.MONTH, Grain.DAY} else None
    state = Narrative(reference=reference)
    for value in spoken:
        state = state.after(value, "then", PLACES.site(10, 14))
    answer = resolve(expression, state, PLACES.site(40, 44) if ahead else PLACES.site(19, 23))
    assert answer.reason
    if answer.value is not None:
        assert moments.problem(answer.value) == ""
        in_edtf(answer.value)


@given(all_values())
def test_every_value_without_a_problem_can_be_written(value: Value) -> None:
    assert moments.problem(value) == ""
    in_edtf(value)


@given(day_moments(), st.integers(-(10**7), 10**7))
def test_days_are_counted_there_and_back(day: Moment, step: int) -> None:
    moved = moments.shift_days(day, step)
    assert moments.shift_days(moved, -step) == day
    assert (moments.weekday(day) + step) % 7 == moments.weekday(moved)


@given(day_moments(), st.integers(0, 6), st.booleans())
def test_a_weekday_is_found_within_a_week(day: Moment, number: int, forward: bool) -> None:
    found = on_weekday(day, number, forward)
    assert moments.weekday(found) == number
    assert found in [moments.shift_days(day, step if forward else -step) for step in range(7)]


@pytest.mark.parametrize(
    "text",
    ["tomorrow", "next year", "next month", "in two weeks", "two years from now", "next Friday", "3 decades hence"],
)
@pytest.mark.parametrize("reference", ["9999-12-31", "-9999-01-01", "0000-02-29"])
def test_a_catalogues_date_beyond_is_refused(text: str, reference: str) -> None:
    try:
        Edtf.parse(parse_date(text, reference))
    except EdtfError as error:
        assert "is not a date in a form known here" in str(error)


def test_a_stretch_has_the_problem_of_either_end() -> None:
    ends = Moment(Grain.YEAR, 9998), Moment(Grain.SEASON, 9999, 24)
    assert moments.problem(Stretch(*ends)) == "the year 10000 lies outside what EDTF writes with four digits"


@pytest.mark.parametrize("text", ["-0000", "10000", "2010/2011", "2010-13", "2010~", "soon", "２０１０"])
def test_what_cannot_be_a_texts_own_date_says_what_can(text: str) -> None:
    with pytest.raises(EdtfError, match="cannot be the date of a text") as caught:
        notation.own_date(text)
    assert "2010-09-24" in caught.value.remedy
