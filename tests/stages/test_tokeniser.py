"""The tokeniser remembers what it cut, cuts as spaCy does, and remembers no more than spaCy keeps."""

from __future__ import annotations

import spacy
from hypothesis import given
from hypothesis import strategies as st

from annotate.stages import tokeniser
from annotate.stages.tokeniser import tokenised

REMEMBERING, PLAIN = spacy.blank("en"), spacy.blank("en")
STRETCHES = [
    "Seoul",
    "(Seoul),",
    "don't",
    "cannot",
    "“Mr.",
    "U.S.-built",
    "9a.m.",
    ":-)",
    "—",
    "1950s.",
    "\n",
    "  ",
    "\x85",
]


@given(st.lists(st.sampled_from(STRETCHES) | st.text(max_size=4), max_size=20).map(" ".join))
def test_words_are_cut_as_spacy_cuts_them(text):
    found, wanted = tokenised(REMEMBERING, text), PLAIN.make_doc(text)
    assert [(token.text, token.norm_, token.whitespace_) for token in found] == [
        (token.text, token.norm_, token.whitespace_) for token in wanted
    ]


def test_a_stretch_is_cut_once_although_exceptions_stand_before_it():
    text = "They don't.\n" + " ".join(f"harbour{number}," for number in range(50))

    def cut(make_doc):
        nlp, tried = spacy.blank("en"), []
        infixes = nlp.tokenizer.infix_finditer
        nlp.tokenizer.infix_finditer = lambda stretch: tried.append(stretch) or infixes(stretch)
        for _ in range(4):
            make_doc(nlp, text)
        return tried.count("harbour7")

    assert cut(tokenised) == 2  # in the first text, which may be the only one, and for all others
    assert cut(lambda nlp, text: nlp.make_doc(text)) == 4  # else there is no need of a memory of ours


def test_no_more_is_remembered_than_spacy_keeps():
    nlp = spacy.blank("en")
    nlp.tokenizer.max_cache_size = 10
    for number in range(30):
        assert [token.text for token in tokenised(nlp, f"quay{number}, pier")] == [f"quay{number}", ",", "pier"]
    assert len(tokeniser._GIVEN[nlp]) == 10
