"""How a paragraph is cut up: nothing is lost, nothing is twice, marks never split a link."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from annotate.sphinxext.layout import pieces, readings, runs
from annotate.values.model import Kind, Located, Mention


def mention(identifier: str, quote: str = "x", nth: int = 1) -> Mention:
    return Mention(identifier, "t", 0, quote, nth, Kind.PLACE)


def located(start: int, end: int, identifier: str) -> Located:
    return Located(mention(identifier), start, end)


@st.composite
def paragraphs(draw):
    text = draw(st.text(alphabet="ab한\U00020000 ", min_size=1, max_size=60))
    places = st.tuples(st.integers(0, len(text) - 1), st.integers(1, len(text)))
    spans = draw(st.lists(places.filter(lambda p: p[0] < p[1]), max_size=12))
    marks = draw(st.lists(st.integers(0, len(text)), max_size=6))
    return text, [located(a, b, f"m{i}") for i, (a, b) in enumerate(spans)], marks


@given(paragraphs())
def test_pieces_joined_are_the_paragraph_and_every_mention_is_in_one_run(case):
    text, spans, offsets = case
    placed = runs(spans)
    cut = pieces(text, placed, [(offset, f"k{i}") for i, offset in enumerate(offsets)])
    assert "".join(piece.text for piece in cut) == text
    ids = [m.id for run in placed for m in (run.mention, *run.also)]
    assert sorted(ids) == sorted(item.mention.id for item in spans)
    assert [piece.run for piece in cut if piece.run] == list(placed)
    for piece in cut:
        if piece.run:
            assert piece.text == text[piece.run.start : piece.run.end]


@given(paragraphs())
def test_marks_after_the_start_are_all_set_and_keep_their_order(case):
    text, spans, offsets = case
    marks = [(offset, f"k{i}") for i, offset in enumerate(offsets) if offset > 0]
    cut = pieces(text, runs(spans), marks)
    assert sorted(key for piece in cut for key in piece.marks) == sorted(key for _, key in marks)
    at = 0
    for piece in cut:
        at += len(piece.text)
        for key in piece.marks:
            assert {k: o for o, k in marks}[key] <= at


def test_the_longest_mention_is_the_link_and_the_others_come_along():
    (run,) = runs([located(5, 8, "inner"), located(0, 8, "outer"), located(0, 8, "second")])
    assert run.mention.id == "outer"
    assert [m.id for m in run.also] == ["second", "inner"]


def test_a_mention_that_crosses_the_end_of_another_stays_with_it():
    (run,) = runs([located(0, 5, "first"), located(3, 9, "crossing")])
    assert (run.start, run.end) == (0, 5)
    assert [m.id for m in run.also] == ["crossing"]


def test_a_mark_inside_a_run_moves_behind_it():
    cut = pieces("one two three", runs([located(4, 7, "two")]), [(5, "n")])
    assert [(piece.text, piece.marks) for piece in cut] == [("one ", ()), ("two", ("n",)), (" three", ())]


def test_readings_group_by_the_words_they_are_on():
    found = readings([mention("a", "North", 1), mention("b", "North", 2), mention("c", "North", 1)])
    assert [(first.id, [o.id for o in others]) for first, others in found] == [("a", ["c"]), ("b", [])]
