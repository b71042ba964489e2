"""The one writing of a date: read by three parsers, with the days that it had."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotate.stages.dates import find_dates, notation
from annotate.stages.dates.catalogue import parse_date
from annotate.stages.dates.moments import Grain, Moment, between
from annotate.stages.dates.moments import ends as calendar_ends
from annotate.values.edtf import Edtf, EdtfError, canonical
from annotate.values.edtf.days import bounds
from tests.edtf_readers import refused

# what the standard allows, what all three parsers read
REWRITTEN = [
    ("1948-21~", "1948-03~/1948-05~"),
    ("1950-24?", "1950-12?/1951-02?"),
    ("1948-21/1948-23", "1948-03/1948-11"),
    ("1943-21/1943-06", "1943-03/1943-06"),
    ("1919-24/1920-21", "1919-12/1920-05"),
    ("1988-03/2005-24?", "1988-03/2006-02?"),
    ("../1990-23", "../1990-11"),
    ("1990-23~/", "1990-09~/"),
    ("-0480-22/-0479-23", "-0480-06/-0479-11"),
    ("18XX%", "1800%/1899%"),
    ("196X~", "1960~/1969~"),
    ("-02XX?", "-0299?/-0200?"),
    ("194X/..", "1940/.."),
    ("194X~/195X", "1940~/1959"),
    ("-02XX/-01XX", "-0299/-0100"),
    ("1985-XX~", "1985~"),
    ("1985-04-XX?", "1985-04?"),
    ("1948/1990-XX", "1948/1990"),
    ("1951-05/1951", "1951-05/1951-12"),
    ("-0479-08-11/-0479-08-20", "{-0479-08-11..-0479-08-20}"),
    ("-0479-03/-0479-06-10", "{-0479-03-01..-0479-06-10}"),
    ("0000-03-20/0000-05-10", "{0000-03-20..0000-05-10}"),
    ("-0479-21~", "[-0479-03..-0479-05]"),
    ("-0479-24~", "-0479-12~/-0478-02~"),
    ("../-2999-04~", "[..-2999-04]"),
    ("/0000", "[..0000]"),
]


@pytest.mark.parametrize(("allowed", "written"), REWRITTEN)
def test_what_a_parser_refuses_is_written_otherwise(allowed: str, written: str) -> None:
    assert canonical(allowed) == written
    assert Edtf.parse(written).text == written
    with pytest.raises(EdtfError) as caught:
        Edtf.parse(allowed)
    assert written in str(caught.value)


# All read these too, but not alike: one end of each holds the other, or is the other.
SAID_TWICE = [("1957/195X", "1957/1959"), ("1951/1951-05-03", "1951-01-01/1951-05-03"), ("1951/1951", "1951")]


@pytest.mark.parametrize(("allowed", "written"), SAID_TWICE)
def test_the_ends_of_an_interval_are_said_equally_closely(allowed: str, written: str) -> None:
    assert canonical(allowed) == written == Edtf.parse(written).text


AS_THEY_ARE = [
    "1948", "1948-05~", "1948-21", "-0263-21", "194X", "-02XX", "1985-XX", "1985-04-XX", "1985-XX-XX", "194X/195X",
    "1667/18XX", "1948~/1950", "../..", "/1951", "1951/", "-0263/..", "-0479-08/-0478-03", "0000/0001", "[1988,1990]",
    "{1988,1990-02}", "[1667-12-03~,1760]", "[..1984]",
]  # fmt: skip


@pytest.mark.parametrize("text", AS_THEY_ARE)
def test_what_all_read_stays(text: str) -> None:
    assert canonical(text) == text == Edtf.parse(text).text


@pytest.mark.parametrize("text", ["[1948~,1950]", "{1948-05?,1950}", "[1948-21,1950]", "{1948-05-XX~,1950}"])
def test_some_sets_have_no_writing_that_all_read(text: str) -> None:
    with pytest.raises(EdtfError):
        Edtf.parse(text)


@pytest.mark.parametrize("text", ["", "soon", "1990-13", "1990-13~", "1XXX", "1/2", "194X-05", "[1988", "1985-XX-04?"])
def test_what_is_no_date_is_refused(text: str) -> None:
    with pytest.raises(EdtfError):
        Edtf.parse(text)


@pytest.mark.parametrize("text", [*AS_THEY_ARE, *(written for _, written in REWRITTEN)])
def test_the_canonical_writing_is_read_by_all(text: str) -> None:
    assert refused(text) == ()


@pytest.mark.parametrize("text", [allowed for allowed, _ in REWRITTEN])
def test_what_is_rewritten_is_refused_by_one(text: str) -> None:
    assert refused(text)


years = st.one_of(st.integers(-9999, 9999), st.integers(-12, 12), st.integers(1900, 1910))


@st.composite
def parts(draw: st.DrawFn, near: int | None = None) -> str:
    """Draw one date of any form, of any year or one near a year."""
    number = draw(years) if near is None else min(max(near + draw(st.sampled_from((0, 0, 1, 10, 100))), -9999), 9999)
    year = f"-{-number:04d}" if number < 0 else f"{number:04d}"
    month, day = draw(st.integers(1, 12)), draw(st.integers(1, 28))
    forms = (
        year, f"{year}-{month:02d}", f"{year}-{month:02d}-{day:02d}", f"{year}-{draw(st.integers(21, 24))}",
        f"{year[:-1]}X", f"{year[:-2]}XX", f"{year}-{month:02d}-XX", f"{year}-XX", f"{year}-XX-XX",
    )  # fmt: skip
    return draw(st.sampled_from(forms)) + draw(st.sampled_from(("", "", "~", "?", "%")))


@st.composite
def allowed(draw: st.DrawFn) -> str:
    """Draw a date or an interval as the standard allows them."""
    near = draw(years)
    one, other = draw(parts(near)), draw(parts(near))
    gap = draw(st.sampled_from(("..", "")))
    return draw(st.sampled_from((one, f"{one}/{other}", f"{one}/{gap}", f"{gap}/{one}")))


@given(allowed())
def test_any_date_is_rewritten_so_that_all_read_it_and_its_days_stay(text: str) -> None:
    try:
        written = Edtf.read(text).text
    except EdtfError as error:
        # The two dates were drawn as they came.
        assert "backwards" in str(error)
        return
    assert refused(written) == ()
    assert canonical(written) == written
    try:
        meant = bounds(text)
    except EdtfError:
        return
    assert bounds(written) == meant


moments = st.builds(
    lambda grain, year, month, day, about: Moment(
        grain,
        year // 100 * 100 if grain is Grain.CENTURY else year // 10 * 10 if grain is Grain.DECADE else year,
        {Grain.SEASON: month % 4 + 21, Grain.MONTH: month, Grain.DAY: month}.get(grain, 0),
        day if grain is Grain.DAY else 0,
        about,
    ),
    st.sampled_from(tuple(Grain)), st.integers(-9900, 9800), st.integers(1, 12), st.integers(1, 28), st.booleans(),
)  # fmt: skip


@given(moments, st.one_of(st.none(), moments))
def test_the_days_of_a_value_are_those_of_its_writing(moment: Moment, last: Moment | None) -> None:
    if moment.grain is Grain.CENTURY and moment.year < 0:
        moment = Moment(Grain.CENTURY, moment.year + 1, approximate=moment.approximate)
    value = moment if last is None else between(moment, last) or moment
    written = canonical(notation.edtf(value))
    assert refused(written) == ()
    assert bounds(written) == tuple(calendar_ends(value))


WORDS = (
    "the early 1960s", "around", "spring", "of", "1948", "to", "autumn", "480 BC", "from", "11", "August", "between",
    "and", "the 330s BC", "winter 480 BC", "March", "third century BC", "the 19th century", "until", "late", "mid-",
    "1", "BC", "AD 79", "’70s", "1950–53", "two years later", "the following spring", "that August", ".", "c.", "May 3",
)  # fmt: skip


@given(st.lists(st.sampled_from(WORDS), max_size=14).map(" ".join))
def test_what_prose_gives_is_read_by_all(text: str) -> None:
    for mention in find_dates(text, "2010-09-24"):
        if mention.edtf:
            assert Edtf.parse(mention.edtf).text == mention.edtf
            assert refused(mention.edtf) == ()


ENTRIES = (
    "c.", "?", "spring", "1951", "1950s", "19c", "-", "to", "unknown", "open", "late", "or", "and", "before", "after",
    "BC", "44", "May", "3", "a day in", "3rd century", "/", "early", "winter", "-0300", "-3000",
)  # fmt: skip


@given(st.lists(st.sampled_from(ENTRIES), max_size=7).map(" ".join))
def test_what_a_catalogue_gives_is_read_by_all(text: str) -> None:
    try:
        edtf = parse_date(text, "2010-09-24")
    except EdtfError:
        return
    assert Edtf.parse(edtf).text == edtf
    assert refused(edtf) == ()


def test_a_mark_that_cannot_be_written_is_in_the_reason() -> None:
    (mention,) = find_dates("They landed around spring 480 BC.")
    assert mention.edtf == "[-0479-03..-0479-05]"
    assert mention.reason == "as written; approximate, which its form in EDTF cannot show"
