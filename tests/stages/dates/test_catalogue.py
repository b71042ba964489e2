"""Dates as catalogues write them, one string a date."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotate.stages.dates.catalogue import parse_date
from annotate.values.edtf import EdtfError, validate

DAY = "2010-09-24"  # a Friday

SINGLE = [
    ("1951", "1951"),
    ("the year 1951", "1951"),
    ("May 1951", "1951-05"),
    ("1951 May", "1951-05"),
    ("5/1951", "1951-05"),
    ("1951-5", "1951-05"),
    ("3 May 1951", "1951-05-03"),
    ("May the 3rd, 1951", "1951-05-03"),
    ("May twenty-third 1951", "1951-05-23"),
    ("3.5.1951", "1951-05-03"),
    ("5/3/1951", "1951-05-03"),
    ("13/5/1951", "1951-05-13"),
    ("1951/May/3", "1951-05-03"),
    ("1951 05 03", "1951-05-03"),
    ("Thu., May 3, 1951", "1951-05-03"),
    ("Spring 1951", "1951-21"),
    ("1950s", "195X"),
    ("1950's", "195X"),
    ("1800s", "18XX"),
    ("19th century", "18XX"),
    ("XIXth century", "18XX"),
    ("17c.", "16XX"),
    ("3rd century BC", "-02XX"),
    ("44 BCE", "-0043"),
    ("spring 44 BC", "-0043-21"),
    ("79 AD", "0079"),
    ("April -0300", "-0300-04"),
    ("a day in May 1951", "1951-05-XX"),
    ("a month in 1951", "1951-XX"),
    ("the fifth month of 1951", "1951-05"),
    ("Christmas 1951", "1951-12-25"),
    ("Black Friday 2011", "2011-11-25"),
    ("early 1950s", "1950/1953"),
    ("1951, late", "1951-09/1951-12"),
    ("late 1951", "1951-09/1951-12"),
]
QUALIFIED = [
    ("c. 1951", "1951~"),
    ("c1951", "1951~"),
    ("ca. May 1951", "1951-05~"),
    ("1951?", "1951?"),
    ("1951 (uncertain)", "1951?"),
    ("perhaps 3 May 1951", "1951-05-03?"),
    ("c. 1951?", "1951%"),
    ("about spring 1951", "1951-03~/1951-05~"),
    ("winter 1951?", "1951-12?/1952-02?"),
    ("c. 19th century", "1800~/1899~"),
]
RANGES = [
    ("1951-53", "1951/1953"),
    ("1951 - 53", "1951/1953"),
    ("1951–1953?", "1951/1953?"),
    ("c. 1951 - 1953", "1951~/1953"),
    ("1951/1953", "1951/1953"),
    ("from 5/1951 to 7/1951", "1951-05/1951-07"),
    ("between 1951 and 1953", "1951/1953"),
    ("4-10 May 1951", "1951-05-04/1951-05-10"),
    ("May 4-10, 1951", "1951-05-04/1951-05-10"),
    ("4 May to 10 July 1951", "1951-05-04/1951-07-10"),
    ("1951 May-July", "1951-05/1951-07"),
    ("1950s-1960s", "195X/196X"),
    ("17th-19th centuries", "16XX/18XX"),
    ("late 17th-19th centuries", "1667/18XX"),
    ("1957-mid 1960s", "1957/1966"),
    ("unknown - 1951", "/1951"),
    ("unknown - early 1950s", "/1953"),
    ("spring 1951 - winter 1953?", "1951-03/1954-02?"),
    ("May 1951 - 1951", "1951-05/1951-12"),
    ("1951 - open", "1951/.."),
    ("1951-53 (later print)", "1951/1953"),
    ("1951, printed 1970", "1951"),
]
OPEN = [
    ("before 1951", "../1951"),
    ("after May 1951", "1951-05/.."),
    ("1951 or later", "1951/.."),
    ("1951 or earlier", "../1951"),
    (">= 1951", "1951/.."),
    ("before the 1950s", "../1950"),
    ("until the 1950s", "../1959"),
    ("after the 1950s", "1959/.."),
    ("since the 1950s", "1950/.."),
    ("before c. 1951", "../1951~"),
    ("after summer 1951", "1951-08/.."),
    ("since summer 1951", "1951-06/.."),
    ("before about April -0300", "[..-0300-04]"),
]
LISTS = [
    ("1951 or 1953", "[1951,1953]"),
    ("1951, 1953 or 1955", "[1951,1953,1955]"),
    ("1951 and 1953", "{1951,1953}"),
    ("1951, 1953", "{1951,1953}"),
    ("May and June 1951", "{1951-05,1951-06}"),
]
TOLD = [
    ("yesterday", "2010-09-23"),
    ("the day after tomorrow", "2010-09-26"),
    ("two weeks ago", "2010-09-10"),
    ("2 weeks and 3 days ago", "2010-09-07"),
    ("two months ago", "2010-07"),
    ("3 years later", "2013"),
    ("10 days from 5/1/2010", "2010-05-11"),
    ("two days before yesterday", "2010-09-21"),
    ("this month", "2010-09"),
    ("earlier this month", "2010-09"),
    ("next year", "2011"),
    ("the next decade", "202X"),
    ("next Monday", "2010-09-27"),
    ("last Monday", "2010-09-13"),
    ("past Monday", "2010-09-20"),
    ("Monday of next week", "2010-09-27"),
    ("this August", "2010-08"),
    ("next August", "2011-08"),
    ("August 15th", "2010-08-15"),
    ("February 1st", "2011-02-01"),
    ("since tomorrow", "2010-09-25/.."),
    ("5 days before New Year", "2010-12-27"),
]  # fmt: skip
READ = SINGLE + QUALIFIED + RANGES + OPEN + LISTS


@pytest.mark.parametrize(("text", "edtf"), READ)
def test_a_catalogues_date_is_read(text: str, edtf: str) -> None:
    assert parse_date(text) == edtf


@pytest.mark.parametrize(("text", "edtf"), TOLD)
def test_a_date_told_from_the_day_of_writing_is_read(text: str, edtf: str) -> None:
    assert parse_date(text, DAY) == edtf


REFUSED = [
    "", "?", "90", "10/10/10", "January 12", "May", "yesterday", "cellar 1802", "nearish 1860", "May 4-10, 1951 or so",
    "30 February 1951", "13/13/1951", "1953-1951", "from May 1951 to April 1951",
    "1951 and later or 1953", "0th century",
    "spring or 1951", "c. 1951 or 1953", "1951, from Tribune, May 1952", "x" * 200, "1" * 100,
]  # fmt: skip


@pytest.mark.parametrize("text", REFUSED)
def test_what_is_not_one_date_is_refused(text: str) -> None:
    with pytest.raises(EdtfError, match="is not a date in a form known here"):
        parse_date(text)


def test_a_reference_that_is_no_date_is_refused() -> None:
    with pytest.raises(EdtfError, match="date of a text"):
        parse_date("yesterday", "soon")


@pytest.mark.parametrize("reference", ["", "2010", "2010-09"])
def test_without_the_day_of_writing_nothing_is_told_from_it(reference: str) -> None:
    with pytest.raises(EdtfError):
        parse_date("yesterday", reference)


PIECES = [
    "1951", "53", "3", "May", "spring", "1950s", "19th", "century", "c.", "?", "~", "-", "/", ".", ",", "or", "and",
    "to", "from", "between", "before", "after", "later", "early", "late", "(", ")", "BC", "next", "last", "Friday",
    "two", "weeks", "ago", "day", "in", "unknown", "open", "Christmas", "printed", "IV", "9999", "0001",
]  # fmt: skip


@given(st.one_of(st.text(max_size=40), st.lists(st.sampled_from(PIECES), max_size=9).map(" ".join)))
def test_whatever_is_read_is_canonical(text: str) -> None:
    try:
        edtf = parse_date(text, DAY)
    except EdtfError:
        return
    assert validate(edtf) == edtf
