"""What holds for every text."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from annotate.stages.dates import find, find_dates
from annotate.stages.dates.rule import Rule
from annotate.values.edtf import Edtf

FRAGMENTS = [
    "the",
    "in",
    "since",
    "until",
    "around",
    "between",
    "and",
    "to",
    "from",
    "of",
    "that",
    "last",
    "next",
    "this",
    "same",
    "early",
    "mid-",
    "late",
    "end of the",
    "first half of",
    "last day of",
    "a",
    "two",
    "several",
    "half a",
    "years",
    "decades",
    "later",
    "ago",
    "earlier",
    "year",
    "month",
    "1950",
    "1960s",
    "’70s",
    "1970’s",
    "day after the",
    "the 23rd",
    "'88",
    "0",
    "31",
    "30",
    "May",
    "March",
    "Sept.",
    "february",
    "Monday",
    "spring",
    "winter",
    "19th",
    "third",
    "century",
    "centuries",
    "BC",
    "AD",
    "2000",
    "9999",
    "1950–53",
    "1904-05",
    "3/4/1990",
    "1990.9.30",
    "2010-02-30",
    "–",
    "-",
    ",",
    ".",
    "\n",
    "(",
    ")",
    "will",
    "Christmas",
    "1",
    "99",
    "264",
    "Q3",
    "people",
    "on the 17th",
    "XIX",
    "turn of the century",
    "1000",
    "2100",
    "yesterday",
    "the 1900s",
]

prose = st.lists(st.sampled_from(FRAGMENTS), max_size=25).flatmap(
    lambda words: st.sampled_from([" ", "", "\u00a0", "\t"]).map(lambda gap: gap.join(words))
)
references = st.sampled_from(
    ["", "2010", "2010-09", "2010-09-24", "0001-01-01", "9999-12-31", "9999", "0000", "-0300", "-9999-01-01"]
)


@given(st.one_of(st.text(max_size=300), prose), references)
@example("that\u00a0same\u00a0century", "")
@example("mid-winter", "9999-12-31")
def test_every_text_gives_sorted_disjoint_quoted_and_valid_dates(text: str, reference: str) -> None:
    free = 0
    for mention in find_dates(text, reference):
        assert mention.start >= free
        assert mention.end > mention.start
        assert mention.quote == text[mention.start : mention.end]
        assert mention.quote == mention.quote.strip()
        assert "\n" not in mention.quote
        assert mention.reason
        assert 0 < mention.score <= 1
        if mention.edtf:
            value = Edtf.parse(mention.edtf)
            assert value.earliest <= value.latest
        free = mention.end


@given(prose, references)
def test_the_same_text_gives_the_same_dates(text: str, reference: str) -> None:
    assert find_dates(text, reference) == find_dates(text, reference)


@given(prose)
@example("the May last")
def test_text_after_a_line_break_does_not_change_what_stands_before(text: str) -> None:
    alone = [(m.start, m.end, m.edtf) for m in find_dates(text)]
    followed = [(m.start, m.end, m.edtf) for m in find_dates(f"{text}\nnothing here") if m.end <= len(text)]
    assert followed == alone


ADVERSARIAL = [
    "1",
    "1950",
    "1950 ",
    "1950-",
    "1950–53",
    "May ",
    "May 3 ",
    "the early ",
    "early ",
    "'",
    "’7",
    "’70s ",
    "(",
    " ",
    "\t",
    "and ",
    "1960s and ",
    "1960s, ",
    "19th ",
    "two ",
    "a couple of ",
    "3/4/",
    "1990.9.",
    ".",
    "A. ",
    "Sept. ",
    "a",
    "first half of the ",
    "last day of the first quarter of ",
    "Monday, ",
    "will 3 May ",
    "\n",
    "since at least ",
    "ca. ",
]


@pytest.mark.parametrize("piece", ADVERSARIAL, ids=repr)
def test_long_repetitions_do_not_blow_up(piece: str) -> None:
    # 200 000 characters: a pattern or a window that grows with the text would not come back within the test run.
    text = piece * (200_000 // len(piece))
    for mention in find_dates(text, "2010"):
        assert text[mention.start : mention.end] == mention.quote


@given(prose)
def test_no_rule_matches_where_it_is_said_not_to_begin(text: str) -> None:
    for start, rules in find._starts(text):
        for row in set(find.ALL_RULES).difference(rules):
            assert row.pattern.match(text, start) is None


@pytest.mark.parametrize("row", find.ALL_RULES, ids=lambda row: row.name)
def test_every_rule_is_tried_at_its_example(row: Rule) -> None:
    assert any(row in rules and row.pattern.match(row.example, start) for start, rules in find._starts(row.example))
