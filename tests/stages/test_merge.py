"""What people decided is never lost, and the machine does not propose again what they spoke of."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from annotate.stages.merge import merge
from annotate.values.model import Kind, Mention, Status, Suggestion
from tests.strategies import mentions, suggestions

OSLO = Suggestion(0, 10, 14, "Oslo", 1, Kind.PLACE)


def _decided(status=Status.ACCEPTED, **changes):
    return Mention(
        **{"id": "", "text": "essay", "para": 0, "quote": "Oslo", "nth": 1, "kind": Kind.PLACE, "status": status}
        | changes
    )


@given(
    st.lists(mentions(), max_size=6),
    st.lists(suggestions(), max_size=6),
    st.lists(st.tuples(st.integers(0, 3), st.integers(0, 60), st.integers(1, 5)), max_size=6),
)
def test_the_decided_stay_and_only_the_new_is_proposed(decided, proposed, lengths):
    spans = [(para, start, start + length) for para, start, length in lengths]
    merged = merge(decided, proposed, spans)
    assert merged.decided == tuple(decided)
    anchors = {(m.para, m.quote, m.nth) for m in decided}
    for s in proposed:
        about = (s.para, s.quote, s.nth) in anchors
        overlaps = any(p == s.para and start < s.end and s.start < end for p, start, end in spans)
        assert (s in merged.proposed) == (not about and not overlaps)
    assert [s for s in proposed if s in merged.proposed] == list(merged.proposed)


@given(st.sampled_from(Status))
def test_whatever_the_decision_it_is_not_proposed_again(status):
    assert merge([_decided(status)], [OSLO], []).proposed == ()


def test_typographic_signs_make_no_other_mention():
    proposal = replace(OSLO, quote="King’s", end=16)
    assert merge([_decided(quote="King's")], [proposal], []).proposed == ()


def test_another_occurrence_paragraph_or_neighbour_is_new():
    for proposal in (replace(OSLO, nth=2), replace(OSLO, para=1)):
        assert merge([_decided()], [proposal], [(0, 20, 24)]).proposed == (proposal,)
    assert merge([], [OSLO], [(0, 14, 20), (0, 4, 10), (1, 10, 14)]).proposed == (OSLO,)
    assert merge([], [OSLO], [(0, 13, 20)]).proposed == ()
