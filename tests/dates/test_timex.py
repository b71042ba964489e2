"""The adapter to TIMEX3: spans and values by its rules, not the edition's."""

from __future__ import annotations

import pytest

from annotate.dates.timex import timexes

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
    ("It rained in the 1960s and ’70s.", [("the 1960s", "196", ""), ("’70s", "197", "")]),
    ("It rained in late 1948 and early 1949.", [("late 1948", "1948", "END"), ("early 1949", "1949", "START")]),
    ("It rained in spring 1948.", [("spring 1948", "1948-SP", "")]),
    ("It rained in the winter of 1948.", [("the winter of 1948", "1948-WI", "")]),
    ("It rained in May 1948. It snowed in the winter.", [("May 1948", "1948-05", ""), ("the winter", "1949-WI", "")]),
    ("It rained in 264 BC.", [("264 BC", "BC0264", "")]),
    ("It rained in the 470s BC.", [("the 470s BC", "BC047", "")]),
    ("It rained in the 3rd century BC.", [("the 3rd century BC", "BC02", "")]),
    ("It rained in the spring of 480 BC.", [("the spring of 480 BC", "BC0480-SP", "")]),
    ("Several years later it rained.", [("Several years later", "", "")]),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "expected"), WRITTEN)
def test_timex_spans_values_and_mods(sentence: str, expected: list[tuple[str, str, str]]) -> None:
    assert [(sentence[t.start : t.end], t.value, t.mod) for t in timexes(sentence)] == expected


def test_the_texts_own_date_is_used() -> None:
    assert [t.value for t in timexes("It rained two years ago.", "2010-09")] == ["2008"]
