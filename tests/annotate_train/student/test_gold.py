"""The transitions that tags ask for: those of spaCy, and of any row of tags ones that can be made."""

import numpy as np
import spacy
from hypothesis import given
from hypothesis import strategies as st
from spacy.tokens import Doc
from spacy.training import biluo_tags_to_spans, iob_to_biluo

from annotate.measure.corpora import LABELS
from annotate_train.student.gold import BEGIN, END, NOBODY, ON, OUT, UNKNOWN, WHOLE, gold

VOCAB = spacy.blank("en").vocab
LETTERS = {OUT: "O", BEGIN: "B", ON: "I", END: "L", WHOLE: "U"}
TAGS = st.lists(
    st.sampled_from(["", "O", *(f"{prefix}-{label}" for prefix in "BI" for label in LABELS[:3])]), max_size=12
)


def test_a_name_is_begun_gone_on_in_and_ended():
    told = gold(["B-ORG", "I-ORG", "I-ORG", "O", "B-PLACE", "", "B-PERSON", "I-PERSON"])
    assert told.kinds.tolist() == [BEGIN, ON, END, OUT, WHOLE, UNKNOWN, BEGIN, END]
    assert [LABELS[n] if n != NOBODY else "" for n in told.labels] == (["ORG"] * 3 + ["", "PLACE", ""] + ["PERSON"] * 2)
    assert told.firsts.tolist() == [NOBODY, 0, 0, NOBODY, NOBODY, NOBODY, NOBODY, 6]


def test_an_inner_tag_that_continues_nothing_begins_a_name():
    told = gold(["O", "I-ORG", "I-PLACE", "", "I-PLACE"])
    assert told.kinds.tolist() == [OUT, WHOLE, WHOLE, UNKNOWN, WHOLE]


@given(TAGS)
def test_the_transitions_are_those_of_spacy(tags):
    told = gold(tags)
    ours = [
        LETTERS[kind] + (f"-{LABELS[label]}" if label != NOBODY else "") if kind != UNKNOWN else ""
        for kind, label in zip(told.kinds, told.labels, strict=True)
    ]
    filled = [tag or "O" for tag in tags]
    assert [x or "O" for x in ours] == iob_to_biluo(filled)
    doc = Doc(VOCAB, words=["w"] * len(tags))
    spans = biluo_tags_to_spans(doc, iob_to_biluo(filled)) if tags else []
    assert {(s.start, s.end) for s in spans} == {
        (a, b + 1) for b, a in enumerate(_starts(told)) if told.kinds[b] in (END, WHOLE)
    }


def _starts(told):
    return [at if first == NOBODY else int(first) for at, first in enumerate(told.firsts)]


@given(TAGS)
def test_where_a_name_is_open_its_first_token_is_known(tags):
    told = gold(tags)
    inside = np.isin(told.kinds, (ON, END))
    assert ((told.firsts != NOBODY) == inside).all()
    assert (told.kinds[told.firsts[inside]] == BEGIN).all()
    assert (told.labels[told.firsts[inside]] == told.labels[inside]).all()
