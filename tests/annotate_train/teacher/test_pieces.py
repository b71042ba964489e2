"""Words, pieces and tags stay together, whatever the text and wherever the windows end."""

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st

from annotate.measure.corpora import Example, Labelled
from annotate_train.documents import to_doc
from annotate_train.teacher.pieces import SHAPES, TAGS, UNKNOWN, WORD, shape, windows

BLANK = spacy.blank("en")
TEXT = "Anna Lindt came to Marwick in 1931. The Harbour Board sent her on.\n\n She wrote to Holm."
EXAMPLE = Example(TEXT, (Labelled(0, 10, "PERSON"), Labelled(40, 53, "ORG")), missing=((19, 26),))


def cut(words):
    """Cut into pairs of letters; the number of a piece is the code point of its first letter."""
    return [[ord(word[at]) for at in range(0, len(word), 2)] for word in words]


def test_a_word_is_judged_by_its_first_piece():
    (window,) = windows(to_doc(EXAMPLE, BLANK), cut)
    assert [chr(window.pieces[at]) for at in window.first][:4] == ["A", "L", "c", "t"]
    assert [TAGS[tag] if tag != UNKNOWN else "?" for tag in window.tags[:6]] == [
        "B-PERSON", "I-PERSON", "O", "O", "?", "O",
    ]  # fmt: skip


@given(
    st.lists(
        st.sampled_from(("ab", "Marwick", ".", "constitutional", "\n", "U.N.", "x" * 60)), min_size=1, max_size=60
    ),
    st.integers(WORD, 40),
)
def test_every_word_is_read_once_and_in_order(words, size):
    doc = to_doc(Example(" ".join(words), ()), BLANK)
    found = list(windows(doc, cut, window=size))
    assert [at for window in found for at in window.words] == [t.i for t in doc if not t.is_space]
    for window in found:
        assert len(window.pieces) <= size + 2
        assert len(window.pieces) == len(window.shapes)
        assert len(window.first) == len(window.tags) == len(window.words)
        assert all(window.shapes[at] < SHAPES for at in window.first)


def test_a_window_ends_with_a_sentence_where_one_is_near():
    doc = to_doc(Example("One two three four. Five six seven eight nine ten.", ()), BLANK)
    first, *_ = windows(doc, cut, window=16)
    assert doc[first.words[-1]].text == "."


def test_a_text_of_blanks_has_no_windows():
    assert list(windows(to_doc(Example("  \n ", ()), BLANK), cut)) == []


@pytest.mark.parametrize(
    ("word", "same"),
    [("kremlin", "a"), ("NATO", "U.S."), ("Marwick", "O'Hara"), ("1931", "7"), ("1990s", "3rd"), ("McVey", "iOS")],
)
def test_words_of_the_same_letters_have_the_same_shape(word, same):
    assert shape(word) == shape(same)


def test_shapes_differ():
    words = ("kremlin", "NATO", "A", "Marwick", "1931", "h2SO4", "McVey", "—")
    assert sorted(map(shape, words)) == list(range(SHAPES))
