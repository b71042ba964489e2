"""Texts set aside for development: of a corpus to learn from that has none, and of no other."""

from dataclasses import replace

import pytest

from annotate.measure.corpora import Example, Split, Use
from annotate_train.splits import DEV_SHARE, with_dev

TEXTS = tuple(Example(f"Text {number}.", ()) for number in range(3 * DEV_SHARE))


def test_every_twentieth_text_decides(tiny):
    found = with_dev(tiny.sources[0], TEXTS)
    assert [x.text for x in found if x.split is Split.DEV] == ["Text 19.", "Text 39.", "Text 59."]
    assert sorted(x.text for x in found) == sorted(x.text for x in TEXTS)


def test_a_corpus_with_texts_to_decide_by_stays_as_it_is(tiny):
    texts = (*TEXTS, Example("Decides.", (), split=Split.DEV))
    assert with_dev(tiny.sources[0], texts) == texts


@pytest.mark.parametrize("use", [Use.TRAIN_ONLY, Use.UNLABELLED, Use.HELD_OUT])
def test_of_what_is_not_measured_or_not_learned_nothing_is_set_aside(tiny, use):
    assert with_dev(replace(tiny.sources[0], use=use), TEXTS) == TEXTS
