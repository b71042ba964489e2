"""Which words a capital letter at the start of a sentence does not make names."""

from annotate.measure.corpora import Example, Labelled
from annotate_train.lessons.words import OURS, TIMES, TRADES, common_words, small_words


def test_common_is_what_is_written_small_and_is_no_part_of_a_name():
    text = "Visits ended. The visits and the board met Board men; Trade and trade."
    at = text.index("Trade")
    found = common_words([Example(text, (Labelled(at, at + 5, "ORG"),))] * TIMES)
    assert set(found) == {*OURS, "ended", "visits"}
    assert list(found) == sorted(found)


def test_small_words_are_those_that_nothing_knows_yet_and_that_are_no_slip():
    text = "Visits ended; the visits ended, the tbe board-men left."
    found = small_words([Example(text, ())], known={"the"})
    assert set(found) == {*TRADES, "ended"}
    assert "ended" not in small_words([Example(text, ())], known={"the", "ended"})
