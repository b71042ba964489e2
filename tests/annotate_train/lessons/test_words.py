"""Which words a capital letter at the start of a sentence does not make names."""

from annotate.measure.corpora import Example, Labelled
from annotate_train.lessons.words import OURS, TIMES, common_words


def test_common_is_what_is_written_small_and_is_no_part_of_a_name():
    text = "Visits ended. The visits and the board met Board men; Trade and trade."
    at = text.index("Trade")
    found = common_words([Example(text, (Labelled(at, at + 5, "ORG"),))] * TIMES)
    assert set(found) == {*OURS, "ended", "visits"}
    assert list(found) == sorted(found)
