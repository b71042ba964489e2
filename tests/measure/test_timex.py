"""The adapter to TIMEX3: spans and values by its rules, not the edition's."""

from __future__ import annotations

import pytest

from annotate.measure.timex import calendar_value, timexes
from annotate.stages.dates import find_dates

# sentence, (span, value, mod) of each expression
WRITTEN = [
    ("It rained on 3 May 1961.", [("3 May 1961", "1961-05-03", "")]),
    ("It rained in May 1961.", [("May 1961", "1961-05", "")]),
    ("It rained in the early 1960s.", [("the early 1960s", "196", "START")]),
    ("It rained at the end of May 1961.", [("the end of May 1961", "1961-05", "END")]),
    ("It rained in the 19th century.", [("the 19th century", "18", "")]),
    ("It rained around 1960.", [("around 1960", "1960", "APPROX")]),
    ("It rained from 1950 to 1953.", [("1950", "1950", ""), ("1953", "1953", "")]),
    ("It rained in 1950–53.", [("1950", "1950", ""), ("53", "1953", "")]),
    ("It rained on 3–5 May 1961.", [("3", "1961-05-03", ""), ("5 May 1961", "1961-05-05", "")]),
    ("Snow lay in the 1960s and ’70s.", [("the 1960s", "196", ""), ("’70s", "197", "")]),
    ("It rained in late 1948 and early 1949.", [("late 1948", "1948", "END"), ("early 1949", "1949", "START")]),
    ("It rained in spring 1948.", [("spring 1948", "1948-SP", "")]),
    ("It rained in the winter of 1948.", [("the winter of 1948", "1948-WI", "")]),
    ("It rained in May 1948. It snowed in the winter.", [("May 1948", "1948-05", ""), ("the winter", "1949-WI", "")]),
    ("It rained in 264 BC.", [("264 BC", "BC0264", "")]),
    ("It rained in the 330s BC.", [("the 330s BC", "BC033", "")]),
    ("It rained in the 3rd century BC.", [("the 3rd century BC", "BC02", "")]),
    ("It rained in the spring of 333 BC.", [("the spring of 333 BC", "BC0333-SP", "")]),
    ("On 3 May 1961, 11:30 a.m., it rained.", [("3 May 1961", "1961-05-03", ""), ("11:30 a.m.", "1961-05-03", "")]),
    ("It rained in May 1961. By this time it was dark.", [("May 1961", "1961-05", ""), ("this time", "1961-05", "")]),
    ("It rained in May 1961 before the Autumn Rising.", [("May 1961", "1961-05", ""), ("the Autumn", "1961-FA", "")]),
    ("It rained in May 1961 after the summer campaign.", [("May 1961", "1961-05", ""), ("the summer", "1961-SU", "")]),
    ("It rained in May 1961, said the August Committee.", [("May 1961", "1961-05", ""), ("the August", "1961-08", "")]),
    ("It rained in the first week of May 1961.", [("the first week of May 1961", "1961-05", "START")]),
    ("In 1961 it rained for ten years.", [("1961", "1961", ""), ("ten years", "", "")]),
    ("In 1961 it rained. Two decades later it snowed.", [("1961", "1961", ""), ("Two decades later", "198", "")]),
    ("In 1961 it rained for two weeks of May 1961.", [("1961", "1961", ""), ("May 1961", "1961-05", "")]),
    ("It rained in 1961, his freshman year.", [("1961", "1961", ""), ("his freshman year", "1961", "")]),
    ("In 1961 it rained. In the same season it snowed.", [("1961", "1961", ""), ("season", "1961", "")]),
    ("It rained in 1961. At the time it was dark.", [("1961", "1961", ""), ("the time", "", "")]),
    ("Several years later it rained.", [("Several years later", "", "")]),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "expected"), WRITTEN)
def test_timex_spans_values_and_mods(sentence: str, expected: list[tuple[str, str, str]]) -> None:
    assert [(sentence[t.start : t.end], t.value, t.mod) for t in timexes(sentence)] == expected


def test_the_texts_own_date_is_used() -> None:
    assert [t.value for t in timexes("It rained two years ago.", "2010-09")] == ["2008"]


def test_today_is_the_texts_own_day() -> None:
    assert [t.value for t in timexes("It rains today.", "2010-09-24")] == ["2010-09-24"]
    assert find_dates("It rains today.", "2010-09-24") == ()


def test_what_only_timex_marks_is_no_date_of_the_edition() -> None:
    text = "It rained on 3 May 1961. At 11:30 a.m. the Autumn Committee met. On 5 May it left."
    assert [m.quote for m in find_dates(text)] == ["3 May 1961", "5 May"]
    assert [t.value for t in timexes(text)] == ["1961-05-03", "1961-05-03", "1961-FA", "1961-05-05"]
    assert [t.value for t in timexes(text, timex_only=False)] == ["1961-05-03", "1961-05-05"]


VALUES = [
    ("1961-05-03", "1961-05-03"), ("1961-05-03T11:30", "1961-05-03"), ("1961-05-03TMO", "1961-05-03"),
    ("1961-05", "1961-05"), ("1961-05-XX", "1961-05"), ("1961-XX-XX", "1961"), ("1961", "1961"), ("196", "196X"),
    ("196X", "196X"), ("19", "19XX"), ("1961-SU", "1961-22"), ("BC0264", "-0263"), ("BC0001", "0000"),
    ("BC0264-SP", "-0263-21"), ("BC02", "-02XX"), ("P2Y", ""), ("PRESENT_REF", ""), ("1961-W20", ""), ("1961-H1", ""),
    ("XXXX-05", ""), ("1961-05-XXTNI", ""), ("", ""),
]  # fmt: skip


@pytest.mark.parametrize(("value", "edtf"), VALUES)
def test_timex_values_on_the_calendar_as_edtf(value: str, edtf: str) -> None:
    assert calendar_value(value) == edtf
