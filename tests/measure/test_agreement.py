"""Precision, recall and F1 on counts that can be checked by hand; strict and relaxed; and the intervals."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotate.measure.agreement import ALL, Agreement, Mode, accuracy, by_label, compare, total
from annotate.measure.corpora import Labelled
from annotate.measure.intervals import find, measure

a_span = st.builds(
    lambda at, length, label: Labelled(at * 10, at * 10 + length, label),
    st.integers(0, 8),
    st.integers(1, 9),
    st.sampled_from(("ORG", "PLACE")),
)
spans = st.lists(a_span, unique_by=lambda s: s.start, max_size=6)


def test_rates_are_what_they_are_called():
    found = Agreement(right=2, proposed=4, gold=3)
    assert (found.precision, round(found.recall, 3), round(found.f1, 3)) == (0.5, 0.667, 0.571)
    nothing = Agreement(0, 0, 0)
    assert (nothing.precision, nothing.recall, nothing.f1) == (0, 0, 0)
    one_answer_each = accuracy(1, 4)
    assert one_answer_each.precision == one_answer_each.recall == one_answer_each.f1 == 0.25
    assert total([found, one_answer_each]) == Agreement(3, 8, 7)
    assert total([]) == nothing


def test_a_wrong_end_is_right_only_when_relaxed():
    gold, found = [Labelled(0, 14, "ORG")], [Labelled(0, 5, "ORG"), Labelled(6, 14, "ORG")]
    strict, relaxed = (compare(gold, found, "ORG", mode) for mode in Mode)
    assert strict == Agreement(right=0, proposed=2, gold=1)
    assert relaxed == Agreement(right=1, proposed=2, gold=1)


def test_a_wrong_kind_is_wrong_in_both():
    for mode in Mode:
        assert compare([Labelled(0, 5, "ORG")], [Labelled(0, 5, "PLACE")], "ORG", mode).right == 0


@given(st.lists(st.tuples(spans, spans), min_size=1, max_size=5))
def test_relaxed_is_never_below_strict_and_intervals_lie_between_0_and_1(texts):
    rows = {(m.label, m.mode): m for m in measure(texts, resamples=20)}
    for label in (ALL, "ORG", "PLACE"):
        strict, relaxed = rows[label, Mode.STRICT], rows[label, Mode.RELAXED]
        assert strict.agreement.right <= relaxed.agreement.right
        assert 0 <= strict.low <= strict.high <= 1
    for mode in Mode:
        alone = total(m.agreement for (label, at), m in rows.items() if label != ALL and at is mode)
        assert rows[ALL, mode].agreement == alone == by_label(texts, mode=mode)[ALL]


def test_texts_that_agree_leave_no_doubt_and_a_seed_repeats():
    good = ([Labelled(0, 5, "ORG")], [Labelled(0, 5, "ORG")])
    bad = ([Labelled(0, 5, "ORG")], [])
    sure = find(measure([good] * 8), "ORG")
    assert (sure.low, sure.high) == (1, 1)
    mixed = find(measure([good, bad] * 8, seed=3), "ORG")
    assert mixed.low < mixed.agreement.f1 < mixed.high
    assert measure([good, bad] * 8, seed=3) == measure([good, bad] * 8, seed=3)
    with pytest.raises(KeyError):
        find([mixed], "PERSON")
