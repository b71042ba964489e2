"""Days and months in figures and as forms, armies and ministries write them; and numbers that are no dates."""

from __future__ import annotations

import pytest

from annotate.stages.dates import find_dates

WRITTEN_IN = "1951-03-28"

# sentence, quote, EDTF
IN_FIGURES = [
    ("The wire of 21.11.48 was late.", "21.11.48", "1948-11-21"),
    ("The form says 11/28/50.", "11/28/50", "1950-11-28"),
    ("The form says 28/11/50.", "28/11/50", "1950-11-28"),
    ("The form says 28-11-50.", "28-11-50", "1950-11-28"),
    ("The form says 10/10/50.", "10/10/50", "1950-10-10"),
    ("The form says 10/11/50.", "10/11/50", ""),
    ("The balance at 31.12.1950 was small.", "31.12.1950", "1950-12-31"),
    ("The balance of 9.1.51 was small.", "9.1.51", "1951-01-09"),
    ("The seal is of 1950/10/19.", "1950/10/19", "1950-10-19"),
    ("The list (1946.11) names three.", "1946.11", "1946-11"),
    ("The order of 9.XI.1947 stands.", "9.XI.1947", "1947-11-09"),
    ("The order of 9/XI/47 stands.", "9/XI/47", "1947-11-09"),
    ("The order of 9 XI 1947 stands.", "9 XI 1947", "1947-11-09"),
    ("Filed 04JUL49 by the clerk.", "04JUL49", "1949-07-04"),
    ("Filed 4-Jul-49 by the clerk.", "4-Jul-49", "1949-07-04"),
    ("Filed 4 Jul 49 by the clerk.", "4 Jul 49", "1949-07-04"),
    ("Filed 4 Jul 49, by the clerk.", "4 Jul 49", "1949-07-04"),
    ("Filed 4-Jul-1949 by the clerk.", "4-Jul-1949", "1949-07-04"),
    ("Filed 04JUL1949 by the clerk.", "04JUL1949", "1949-07-04"),
    ("The log of Aug 48 is lost.", "Aug 48", "1948-08"),
    ("TO ALL UNITS 040930Z JUL 50", "040930Z JUL 50", "1950-07-04"),
    ("TO ALL UNITS 040930Z JUL 1950", "040930Z JUL 1950", "1950-07-04"),
    ("The log reads 1950-07-04T09:30Z here.", "1950-07-04", "1950-07-04"),
    ("On Feb. 2d, 1947, he left.", "Feb. 2d, 1947", "1947-02-02"),
    ("On the 23rd of July, nineteen forty-eight, he left.", "23rd of July, nineteen forty-eight", "1948-07-23"),
    ("In nineteen hundred and five he left.", "nineteen hundred and five", "1905"),
    ("In nineteen-oh-five he left.", "nineteen-oh-five", "1905"),
    ("Your note of the 9th ultimo came.", "9th ultimo", "1951-02-09"),
    ("Your note of the 9th inst. came.", "9th inst.", "1951-03-09"),
    ("They meet on the 9th proximo.", "9th proximo", "1951-04-09"),
    ("It was June 1950. On the 9th of that month he left.", "9th of that month", "1950-06-09"),
    ("It was June 1950. On the 9th of the following month he left.", "9th of the following month", "1950-07-09"),
    ("On May 3 last year he left.", "May 3 last year", "1950-05-03"),
    ("In May of this year he will leave.", "May of this year", "1951-05"),
    ("They grew in the 40’s.", "40’s", "194X"),
    ("They grew in the late ’thirties.", "late ’thirties", "1937/1939"),
    ("They grew in the nineteen-thirties.", "nineteen-thirties", "193X"),
    ("The inn is some three hundred years old; it burnt a hundred years ago.", "a hundred years ago", "1851~"),
    ("The pre-1945 lists are here.", "1945", "1945"),
    ("Your order of the 12th of October last, came.", "12th of October last", "1950-10-12"),
    ("Your order of October 12 last, came.", "October 12 last", "1950-10-12"),
    ("The road was cut in December last.", "December last", "1950-12"),
    ("The road will be open in May next.", "May next", "1951-05"),
    ("Received Oct. l2, 1950, by pouch.", "Oct. l2, 1950", "1950-10-12"),
    # the nearest such day of the text's own time, if its weekday is right
    ("They met on Friday the 2nd.", "Friday the 2nd", "1951-03-02"),
    ("They met on Sunday the 2nd.", "Sunday the 2nd", ""),
    ("In June 1950 it rained. They met on Friday, the 2nd.", "Friday, the 2nd", "1950-06-02"),
]


@pytest.mark.parametrize(("sentence", "quote", "edtf"), IN_FIGURES)
def test_what_is_written_is_read(sentence: str, quote: str, edtf: str) -> None:
    assert [(m.quote, m.edtf) for m in find_dates(sentence, WRITTEN_IN) if m.quote == quote] == [(quote, edtf)]


NO_DATES = [
    "Contel 1946 crossed Legtel 1931; see Tel. 1907.",
    "Height 1904 was held, and Point 1950 lost.",
    "The symbols are E/1590, S/1501 and A/1950.",
    "Ser. 1945-B, Box 1931, Folder 1907, Lot 1946.",
    "The 3rd Ukrainian Front and the 2nd Guards Tank Army advanced.",
    "The score was 12-11-10.",
    "By lot 10.11.12.13 they drew.",
    "They walked in 500 groups; one in 250 fell.",
    "On page 331 stand 668 names; see pp. 271–330.",
    "In 300 houses there were 552 beds.",
    "The shift starts at eleven thirty.",
    "He paid 1945.50 won.",
    "The law raised the seats from 110 to 120.",
    "They opened in 102 Courts and 36 Boards.",
    "4.1.19. Relief of the Poor",
    "The isle has 1635.6 sq. miles.",
    "He is in his early 20’s.",
    "The KR - 1128 motor ran.",
    "Panesar was Mar-46.",
    "They spoke before May Day; Armistice Day came.",
    "In twenty fifty-ton trucks they fled.",
]


@pytest.mark.parametrize("sentence", NO_DATES)
def test_other_numbers_are_no_dates(sentence: str) -> None:
    assert [m.quote for m in find_dates(sentence, WRITTEN_IN)] == []


def test_a_count_after_a_day_is_no_year() -> None:
    (mention,) = find_dates("On 13 September 49 people fled.", WRITTEN_IN)
    assert (mention.quote, mention.edtf) == ("13 September", "1950-09-13")


@pytest.mark.parametrize(
    ("text", "edtf"),
    [("In 1890 they came; in ’05 they left.", "1905"), ("In 1910 they came; in ’88 they had met.", "1888")],
)
def test_two_figures_take_the_century_that_brings_them_nearest_to_the_account(text: str, edtf: str) -> None:
    assert find_dates(text, "2000")[-1].edtf == edtf


def test_two_figures_never_lie_after_the_texts_own_date() -> None:
    assert find_dates("Filed 4 Jul 62.", "1951")[0].edtf == "1862-07-04"
