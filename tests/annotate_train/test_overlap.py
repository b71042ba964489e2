"""Nothing that is measured may be learned."""

from hypothesis import given
from hypothesis import strategies as st

from annotate.measure.corpora import Example
from annotate_train.overlap import WORDS, without_measured

LONG = "In the spring of 1931 the harbour board of Marwick sold its last ferry to a lawyer from Osterby."


def example(text):
    return Example(text, ())


def test_a_copy_is_dropped_whatever_its_punctuation():
    copy = example("It is said that: " + LONG.upper().replace(" ", ", "))
    other = example("The clerk of the board went home and wrote a long letter to nobody in particular that night.")
    assert without_measured((copy, other), (example(LONG),)) == (other,)


def test_a_short_text_counts_as_a_whole_and_a_phrase_not_at_all():
    short = "the harbour board sold its last ferry"
    assert without_measured((example("Then " + short + " again."),), (example(short),)) == ()
    phrase = example("the harbour board")
    assert without_measured((example("Then the harbour board met."),), (phrase,)) != ()


@given(st.integers(0, WORDS - 1), st.integers(0, 5))
def test_fewer_words_in_common_are_chance(common, after):
    words = [f"w{number}" for number in range(WORDS)]
    text = " ".join([*words[:common], *(f"x{number}" for number in range(after + WORDS))])
    assert len(without_measured((example(text),), (example(" ".join(words)),))) == 1
