"""Strict and relaxed agreement, and the intervals."""

from hypothesis import given
from hypothesis import strategies as st

from annotate.measure.corpora import Labelled
from annotate.measure.measures import ALL, Mode, compare, measure

a_span = st.builds(
    lambda at, length, label: Labelled(at * 10, at * 10 + length, label),
    st.integers(0, 8),
    st.integers(1, 9),
    st.sampled_from(("ORG", "PLACE")),
)
spans = st.lists(a_span, unique_by=lambda s: s.start, max_size=6)


def by_label(measured):
    return {(m.label, m.mode): m for m in measured}


def test_a_wrong_end_is_right_only_when_relaxed():
    gold, found = [Labelled(0, 14, "ORG")], [Labelled(0, 5, "ORG"), Labelled(6, 14, "ORG")]
    strict, relaxed = (compare(gold, found, "ORG", mode) for mode in Mode)
    assert (strict.both, strict.predicted_only, strict.gold_only) == (0, 2, 1)
    assert (relaxed.both, relaxed.predicted_only, relaxed.gold_only) == (1, 1, 0)


def test_a_wrong_kind_is_wrong_in_both():
    for mode in Mode:
        assert compare([Labelled(0, 5, "ORG")], [Labelled(0, 5, "PLACE")], "ORG", mode).both == 0


@given(st.lists(st.tuples(spans, spans), min_size=1, max_size=5))
def test_relaxed_is_never_below_strict_and_intervals_lie_between_0_and_1(texts):
    rows = by_label(measure(texts, resamples=20))
    for label in (ALL, "ORG", "PLACE"):
        strict, relaxed = rows[label, Mode.STRICT], rows[label, Mode.RELAXED]
        assert strict.agreement.both <= relaxed.agreement.both
        assert 0 <= strict.low <= strict.high <= 1
    assert rows[ALL, Mode.STRICT].agreement.both == sum(
        m.agreement.both for (label, mode), m in rows.items() if label != ALL and mode is Mode.STRICT
    )


def test_texts_that_agree_leave_no_doubt_and_a_seed_repeats():
    good = ([Labelled(0, 5, "ORG")], [Labelled(0, 5, "ORG")])
    bad = ([Labelled(0, 5, "ORG")], [])
    sure = by_label(measure([good] * 8))["ORG", Mode.STRICT]
    assert (sure.low, sure.high) == (1, 1)
    mixed = by_label(measure([good, bad] * 8, seed=3))["ORG", Mode.STRICT]
    assert mixed.low < mixed.agreement.f1 < mixed.high
    assert measure([good, bad] * 8, seed=3) == measure([good, bad] * 8, seed=3)
