"""From scores to spans: never an inner word without a beginning."""

import numpy
import spacy
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from annotate.measure.corpora import Labelled
from annotate_train.teacher.decode import Found, Word, best_path, found
from annotate_train.teacher.pieces import TAGS

NUMBER = {tag: number for number, tag in enumerate(TAGS)}


def scores(*likely):
    """Give a row for each mapping of tags to probabilities; the rest share what is left."""
    rows = numpy.full((len(likely), len(TAGS)), 1e-6, numpy.float32)
    for row, given_tags in zip(rows, likely, strict=True):
        for tag, value in given_tags.items():
            row[NUMBER[tag]] = value
    return numpy.log(rows)


def tags(path):
    return [TAGS[tag] for tag in path]


def test_an_inner_word_needs_a_beginning_of_its_kind():
    row = scores({"O": 0.5, "B-ORG": 0.45}, {"I-ORG": 0.9, "O": 0.05})
    assert tags(best_path(row)) == ["B-ORG", "I-ORG"]
    assert tags(best_path(scores({"I-PERSON": 0.6, "B-PERSON": 0.3}))) == ["B-PERSON"]


@given(
    arrays.arrays(numpy.float32, st.tuples(st.integers(1, 8), st.just(len(TAGS))), elements=st.floats(-9, 0, width=32))
)
def test_every_path_is_legal_and_no_worse_than_the_greedy_legal_one(rows):
    path = tags(best_path(rows))
    assert all(b[0] != "I" or a[1:] in (f"-{b[2:]}",) for a, b in zip(["O", *path], path, strict=False))
    total = sum(rows[at, NUMBER[tag]] for at, tag in enumerate(path))
    assert total >= sum(rows[:, 0]) - 1e-3


def test_spans_are_as_sure_as_their_least_sure_word():
    doc = spacy.blank("en")("Anna Lindt left Marwick")
    words = [
        Word(0, NUMBER["B-PERSON"], 0.9),
        Word(1, NUMBER["I-PERSON"], 0.7),
        Word(2, 0, 0.99),
        Word(3, NUMBER["B-PLACE"], 0.95),
    ]
    assert found(doc, words) == (Found(Labelled(0, 10, "PERSON"), 0.7), Found(Labelled(16, 23, "PLACE"), 0.95))


def test_two_names_side_by_side_stay_two():
    doc = spacy.blank("en")("Lindt Marwick")
    words = [Word(0, NUMBER["B-PERSON"], 1.0), Word(1, NUMBER["B-PLACE"], 1.0)]
    assert [f.span.label for f in found(doc, words)] == ["PERSON", "PLACE"]
