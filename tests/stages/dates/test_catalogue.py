"""Dates as catalogues write them, one string a date."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotate.stages.dates.catalogue import parse_date
from annotate.values.edtf import Edtf, EdtfError

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


# Forms by enumeration, written on Monday, 7 November 2016: text, EDTF
ENUMERATED = [
    ("first Friday of July 2019", "2019-07-05"), ("the third Sunday in March 2018", "2018-03-18"),
    ("last Monday of May 2020", "2020-05-25"), ("the first monday of next month", "2016-12-05"),
    ("last day of next month", "2016-12-31"), ("the first day of 2019", "2019-01-01"),
    ("last day of February 2020", "2020-02-29"), ("20th of next month", "2016-12-20"),
    ("the 20th of this month", "2016-11-20"), ("twentieth of next month", "2016-12-20"),
    ("the 15th of last month", "2016-10-15"), ("two days from now", "2016-11-09"), ("in 5 days", "2016-11-12"),
    ("in two weeks", "2016-11-21"), ("in 3 months", "2017-02"), ("in a year", "2017"),
    ("five days ago", "2016-11-02"), ("a week ago", "2016-10-31"), ("10 weeks hence", "2017-01-16"),
    ("one month ago", "2016-10"), ("3 days from tomorrow", "2016-11-11"), ("1 year from now", "2017"),
    ("a year ago", "2015"), ("two years before 2010", "2008"), ("2 days before yesterday", "2016-11-04"),
    ("two days after tomorrow", "2016-11-10"), ("10 days before christmas 2016", "2016-12-15"),
    ("Monday next week", "2016-11-14"), ("monday of this week", "2016-11-07"), ("friday of last week", "2016-11-04"),
    ("sunday last week", "2016-11-06"), ("wednesday of next week", "2016-11-16"),
    ("the following monday", "2016-11-14"), ("coming sunday", "2016-11-13"), ("last month", "2016-10"),
    ("this year", "2016"), ("the current year", "2016"), ("current month", "2016-11"), ("the previous year", "2015"),
    ("last decade", "200X"), ("this century", "20XX"), ("last century", "19XX"), ("later this year", "2016"),
    ("earlier this year", "2016"), ("the coming year", "2017"), ("the year of 1988", "1988"), ("year 247 AD", "0247"),
    ("AD 540", "0540"), ("A.D. 540", "0540"), ("540 BCE", "-0539"), ("4000 BC", "-3999"), ("5th century BC", "-04XX"),
    ("the 1st century BCE", "-00XX"), ("the 1990s", "199X"), ("the nineties", "199X"), ("the 90s", "199X"),
    ("twenty eighteen", "2018"), ("twenty sixteen", "2016"), ("nineteen ninety-nine", "1999"),
    ("nineteen ninety nine", "1999"), ("nineteen hundred eighty", "1980"), ("two thousand and five", "2005"),
    ("easter 2018", "2018-04-01"), ("christmas 2019", "2019-12-25"), ("christmas eve 2019", "2019-12-24"),
    ("new year's eve 2017", "2017-12-31"), ("new years day 2018", "2018-01-01"), ("halloween 2018", "2018-10-31"),
    ("valentines day 2018", "2018-02-14"), ("labor day 2019", "2019-09-02"), ("memorial day 2018", "2018-05-28"),
    ("mothers day 2020", "2020-05-10"), ("father's day 2018", "2018-06-17"),
    ("martin luther king day 2018", "2018-01-15"), ("veterans day 2017", "2017-11-11"),
    ("columbus day 2017", "2017-10-09"), ("good friday 2018", "2018-03-30"), ("may day 2018", "2018-05-01"),
    ("april fools 2018", "2018-04-01"), ("2016/10/16", "2016-10-16"), ("2016.10.16", "2016-10-16"),
    ("16.10.2016", "2016-10-16"), ("Oct-16-2016", "2016-10-16"), ("16-Oct-2016", "2016-10-16"),
    ("2016-Oct-16", "2016-10-16"), ("Sat 2016-10-15", "2016-10-15"), ("Saturday, Oct 15 2016", "2016-10-15"),
    ("Sat, 15 Oct 2016", "2016-10-15"), ("12-20-2015", "2015-12-20"), ("20/12/2015", "2015-12-20"),
    ("20161016", "2016-10-16"), ("198x", "198X"), ("19xx", "19XX"), ("199X", "199X"), ("17th C", "16XX"),
    ("circa 1862?", "1862%"), ("ca. 1862", "1862~"), ("between 1780 and 1800?", "1780/1800?"),
    ("between circa 1780 and 1800", "1780~/1800"), ("1851 or 1852", "[1851,1852]"), ("1851-52", "1851/1852"),
    ("1851, 1852", "{1851,1852}"), ("1851 and 1852", "{1851,1852}"), ("1851, 1853 and 1855", "{1851,1853,1855}"),
    ("1667, 1668 and 1671 to 1675", "{1667,1668,1671..1675}"),
    ("1667 or 1668 or 1670 to 1672", "[1667,1668,1670..1672]"), ("from 1851 until 1852", "1851/1852"),
    ("from 1988 to open", "1988/.."), ("1988 - open", "1988/.."), ("open to 1988", "../1988"),
    ("until 1988", "../1988"), ("starting 1988", "1988/.."), ("since 1988", "1988/.."), ("from 1988", "1988/.."),
    ("1988 onward", "1988/.."), ("unknown - march 1988", "/1988-03"), ("from unknown to 1988", "/1988"),
    ("march 1988 or april 1989", "[1988-03,1989-04]"), ("from spring 1988 to autumn 1989", "1988-03/1989-11"),
    ("spring 1988?", "1988-03?/1988-05?"), ("29 march 1988", "1988-03-29"), ("29th march of 1988", "1988-03-29"),
    ("the 29 of march 1988", "1988-03-29"), ("the 29th of March, 1988", "1988-03-29"),
    ("1988 march 29", "1988-03-29"), ("1776 Aug 3-17", "1776-08-03/1776-08-17"),
    ("July 4-9 1776", "1776-07-04/1776-07-09"), ("1776 July 4-9", "1776-07-04/1776-07-09"),
    ("July 4 - Aug 9, 1776", "1776-07-04/1776-08-09"), ("1776 July - August", "1776-07/1776-08"),
    ("July-August 1776", "1776-07/1776-08"), ("July to August 1776", "1776-07/1776-08"), ("1776-78", "1776/1778"),
    ("1776 - ca. 1789", "1776/1789~"), ("[1776]", "1776"), ("[ca. 1776]", "1776~"),
    ("Fall 1776-Spring 1777", "1776-09/1777-05"), ("1776/77", "1776/1777"), ("1776, July 4", "1776-07-04"),
    ("July/August 1776", "1776-07/1776-08"), ("1776-07-04/1789-03-01", "1776-07-04/1789-03-01"),
    ("1776 to 1789", "1776/1789"), ("1776-1789?", "1776/1789?"), ("1770s to 1780s", "177X/178X"),
    ("1770s - 80s", "177X/178X"), ("July 1776 - Aug. 1789", "1776-07/1789-08"),
    ("4 July 1776 to 1 Mar 1789", "1776-07-04/1789-03-01"), ("4th July - 5th August 1776", "1776-07-04/1776-08-05"),
    ("from July 4 to August 9 1776", "1776-07-04/1776-08-09"), ("April 1st, 2019", "2019-04-01"),
    ("Spring 2019", "2019-21"), ("Year 2019", "2019"), ("around January 2019", "2019-01~"),
    ("approximately spring 2019", "2019-03~/2019-05~"), ("19th century BC", "-18XX"), ("2018 or earlier", "../2018"),
    ("2018 or before", "../2018"), ("2018 and earlier", "../2018"), ("a day in January 2018", "2018-01-XX"),
    ("some day in 2018", "2018-XX-XX"), ("a month in 2018", "2018-XX"), ("unknown day in January 2018", "2018-01-XX"),
    ("sometime in 2018", "2018"), ("Perhaps around 2019", "2019%"), ("possibly March 2019", "2019-03?"),
    ("probably 1862", "1862?"), ("late 1862", "1862-09/1862-12"), ("day before yesterday", "2016-11-05"),
    ("next Friday", "2016-11-18"), ("last friday", "2016-11-04"), ("next March", "2017-03"),
    ("last March", "2016-03"), ("next december", "2016-12"), ("this december", "2016-12"), ("next summer", "2017-22"),
    ("this winter", "2016-24"), ("October 3", "2016-10-03"), ("Oct. 3rd, 2012", "2012-10-03"),
    ("Wed Nov 9", "2016-11-09"), ("the 1st of January 1999", "1999-01-01"), ("1st January, 1999", "1999-01-01"),
    ("jan 1999", "1999-01"), ("Jan. 1999", "1999-01"), ("Jan, 1999", "1999-01"), ("01/1999", "1999-01"),
    ("1999/01", "1999-01"), ("1999.01", "1999-01"), ("1999 jan", "1999-01"), ("january of 1999", "1999-01"),
    ("the month of January 1999", "1999-01"), ("winter of 1999", "1999-24"), ("the winter 1999", "1999-24"),
    ("the summer of '99", "1999-22"), ("'99", "1999"), ("jan '99", "1999-01"), ("1/1/99", "1999-01-01"),
    ("27 feb 48", "1948-02-27"), ("early 1999", "1999-01/1999-04"), ("mid-June 1999", "1999-06-11/1999-06-20"),
    ("end of 1999", "1999-09/1999-12"), ("beginning of 1999", "1999-01/1999-04"),
    ("first half of 1999", "1999-01/1999-06"), ("second quarter of 1999", "1999-04/1999-06"),
    ("Q2 1999", "1999-04/1999-06"), ("no later than 1999", "../1999"), ("no earlier than 1999", "1999/.."),
    ("from 1999 onwards", "1999/.."), ("up until 1999", "../1999"), ("up to and including 1999", "../1999"),
    ("1999-present", "1999/.."), ("1999 to present", "1999/.."), ("1999-", "1999/.."), ("1900-1950s", "1900/195X"),
    ("XX century", "19XX"), ("twentieth century", "19XX"), ("20th cent.", "19XX"),
    ("18th-19th centuries", "17XX/18XX"), ("18th to 19th century", "17XX/18XX"), ("c. 12 May 1805", "1805-05-12~"),
    ("12 May 1805 (?)", "1805-05-12?"), ("May 12?, 1805", "1805-05-12?"), ("1805 May ?", "1805-05?"),
    ("?1805", "1805?"), ("1805 [?]", "1805?"), ("1805(?)", "1805?"), ("(1805)", "1805"), ("dated 1805", "1805"),
    ("made in 1805", "1805"), ("built 1805", "1805"), ("after 1805", "1805/.."), ("post 1805", "1805/.."),
    ("pre-1805", "../1805"), ("pre 1805", "../1805"), ("ante 1805", "../1805"),
    ("3 July 1999 - 5 July 1999", "1999-07-03/1999-07-05"), ("Monday 3 July 2000", "2000-07-03"),
    ("7/2000", "2000-07"), ("7-2000", "2000-07"),
    ("the second of May 2016", "2016-05-02"), ("22nd of december 2016", "2016-12-22"), ("1st Jan 2016", "2016-01-01"),
    ("tuesday next week", "2016-11-15"), ("the 3rd of next month", "2016-12-03"),
    ("two days after today", "2016-11-09"), ("the day after thanksgiving 2018", "2018-11-23"),
    ("the day before christmas 2018", "2018-12-24"), ("a week before christmas 2018", "2018-12-18"),
    ("between march 1988 and april 1989", "1988-03/1989-04"),
    ("between march 1 1988 and april 2 1989", "1988-03-01/1989-04-02"),
    ("march 1988 to winter 2005", "1988-03/2006-02"), ("from winter 1988 to spring 1989", "1988-12/1989-05"),
    ("1988 to 1990?", "1988/1990?"), ("1988? to 1990", "1988?/1990"), ("circa 1988 to circa 1990", "1988~/1990~"),
    ("1988 - present", "1988/.."), ("before march 1988", "../1988-03"), ("after march 3 1988", "1988-03-03/.."),
    ("until march 3 1988", "../1988-03-03"), ("up to 1988", "../1988"), ("1988 or 1989 or 1990", "[1988,1989,1990]"),
    ("march 1988, april 1989", "{1988-03,1989-04}"), ("1988;1990", "{1988,1990}"),
    ("1988, 1990 or 1992", "[1988,1990,1992]"), ("the seventies", "197X"), ("1970s", "197X"),
    ("early seventies", "1970/1973"), ("the 1970's", "197X"), ("1970's?", "1970?/1979?"),
    ("about the 1970s", "1970~/1979~"), ("14th century BC", "-13XX"), ("first century", "00XX"),
    ("the twenty-first century", "20XX"), ("Easter Monday 2018", "2018-04-02"), ("pentecost 2018", "2018-05-20"),
    ("xmas 2018", "2018-12-25"), ("new year 2018", "2018-01-01"), ("new year's 2018", "2018-01-01"),
    ("St. Patrick's Day 2018", "2018-03-17"), ("Saint Valentine's Day 2018", "2018-02-14"),
    ("Halloween of 2018", "2018-10-31"), ("boxing day 2018", "2018-12-26"), ("presidents day 2018", "2018-02-19"),
    ("11 Nov. 1918", "1918-11-11"), ("11-Nov-1918", "1918-11-11"), ("11.11.1918", "1918-11-11"),
    ("11/11/1918", "1918-11-11"), ("1918-11-11", "1918-11-11"), ("19181111", "1918-11-11"),
    ("Nov 11, 1918", "1918-11-11"), ("Nov. 11th, 1918", "1918-11-11"), ("November 11 1918", "1918-11-11"),
    ("Monday, November 11, 1918", "1918-11-11"), ("Mon, 11 Nov 1918", "1918-11-11"),
    ("11th November 1918", "1918-11-11"), ("eleventh of November 1918", "1918-11-11"),
    ("the eleventh of November, 1918", "1918-11-11"), ("November eleventh 1918", "1918-11-11"),
    ("1918 November 11", "1918-11-11"), ("1918 Nov 11", "1918-11-11"), ("1918, Nov. 11", "1918-11-11"),
    ("1918-Nov-11", "1918-11-11"), ("1918/11/11", "1918-11-11"), ("1918.11.11", "1918-11-11"),
    ("30/11/1918", "1918-11-30"), ("13-11-1918", "1918-11-13"), ("Nov 1918", "1918-11"), ("Nov. 1918", "1918-11"),
    ("Nov., 1918", "1918-11"), ("November, 1918", "1918-11"), ("11/1918", "1918-11"), ("1918-11", "1918-11"),
    ("1918/11", "1918-11"), ("1918 (?)", "1918?"), ("1918 ca.", "1918~"), ("ca 1918?", "1918%"),
    ("1918, approximately", "1918~"), ("approx. Nov 1918", "1918-11~"), ("Nov 1918?", "1918-11?"),
    ("c. Nov 11, 1918", "1918-11-11~"), ("around Christmas 1918", "1918-12-25~"), ("1914-18", "1914/1918"),
    ("1914-1918", "1914/1918"), ("1914–18", "1914/1918"), ("1914/18", "1914/1918"), ("1914 to 18", "1914/1918"),
    ("1914 - 18?", "1914/1918?"), ("Aug 1914 - Nov 1918", "1914-08/1918-11"),
    ("Aug. 1914-Nov. 1918", "1914-08/1918-11"), ("August 4, 1914 - November 11, 1918", "1914-08-04/1918-11-11"),
    ("4 Aug 1914-11 Nov 1918", "1914-08-04/1918-11-11"), ("4-9 Aug 1914", "1914-08-04/1914-08-09"),
    ("4 - 9 August 1914", "1914-08-04/1914-08-09"), ("August 4-9, 1914", "1914-08-04/1914-08-09"),
    ("Aug. 4-9 1914", "1914-08-04/1914-08-09"), ("1914 Aug. 4-9", "1914-08-04/1914-08-09"),
    ("1914 Aug 4 - Sep 9", "1914-08-04/1914-09-09"), ("1914 Aug.-Sept.", "1914-08/1914-09"),
    ("August-September 1914", "1914-08/1914-09"), ("Aug.-Sept. 1914", "1914-08/1914-09"),
    ("Aug and Sept 1914", "{1914-08,1914-09}"), ("Aug or Sept 1914", "[1914-08,1914-09]"),
    ("August 1914 or 1915", "[1914-08,1915]"), ("Summer-Fall 1914", "1914-06/1914-11"),
    ("Spring 1914 - Summer 1915", "1914-03/1915-08"), ("winter 1914-1915", "1914-24"), ("winter 1914/15", "1914-24"),
    ("fall 1914", "1914-23"), ("autumn, 1914", "1914-23"), ("1914 autumn", "1914-23"),
    ("in the spring of 1914", "1914-21"), ("a month in 1914", "1914-XX"), ("a day in August 1914", "1914-08-XX"),
    ("day in 1914", "1914-XX-XX"), ("month in 1914", "1914-XX"), ("unknown month in 1914", "1914-XX"),
    ("1910s", "191X"), ("1910s-20s", "191X/192X"), ("1910s to 1930s", "191X/193X"), ("1900-1909", "1900/1909"),
    ("191-", "191X"), ("19--", "19XX"), ("last year", "2015"), ("two years ago", "2014"), ("2 years ago", "2014"),
    ("in two years", "2018"), ("two years from now", "2018"), ("three days hence", "2016-11-10"),
    ("last Tuesday", "2016-11-01"), ("this Tuesday", "2016-11-08"), ("next Tuesday", "2016-11-15"),
    ("tuesday of last week", "2016-11-01"), ("this past Sunday", "2016-11-06"), ("this coming Sunday", "2016-11-13"),
    ("next week's Friday", "2016-11-18"), ("last week's friday", "2016-11-04"),
    ("this year's christmas", "2016-12-25"), ("last year's christmas", "2015-12-25"),
    ("christmas this year", "2016-12-25"), ("christmas last year", "2015-12-25"), ("december this year", "2016-12"),
    ("may last year", "2015-05"), ("may of last year", "2015-05"), ("last year in may", "2015-05"),
    ("may 3 of last year", "2015-05-03"), ("may 3rd next year", "2017-05-03"),
    ("end of this year", "2016-09/2016-12"), ("end of last month", "2016-10-21/2016-10-31"),
    ("beginning of next month", "2016-12-01/2016-12-10"), ("mid next month", "2016-12-11/2016-12-20"),
    ("early next year", "2017-01/2017-04"), ("first quarter of 2018", "2018-01/2018-03"),
    ("second half of 2018", "2018-07/2018-12"), ("first half of the 19th century", "1800/1849"),
    ("last quarter of the 19th century", "1875/1899"), ("late 19th century", "1867/1899"),
    ("mid-19th century", "1834/1866"), ("early 1800s", "1800/1833"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "edtf"), ENUMERATED)
def test_enumerated_forms_are_read(text: str, edtf: str) -> None:
    assert parse_date(text, "2016-11-07") == edtf


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
    assert Edtf.parse(edtf).text == edtf
