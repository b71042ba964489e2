"""Documents side by side: rows of the tables as spaCy looks them up, places counted from the first token of all."""

import numpy as np
import pytest

from annotate.measure.corpora import Example, Labelled
from annotate.stages.recognise import load_recogniser
from annotate_train.documents import to_doc
from annotate_train.student.batch import Hashing, Lesson, by_words
from annotate_train.student.gold import BEGIN, END, NOBODY, OUT, UNKNOWN, Gold, gold


@pytest.fixture(scope="module")
def nlp():
    return load_recogniser(None)


@pytest.fixture(scope="module")
def lessons(nlp):
    texts = (
        Example("Anna Lindt came.", (Labelled(0, 10, "PERSON"),)),
        Example("Then Peder Holm left Osterby.", (Labelled(5, 15, "PERSON"),), missing=((21, 28),)),
    )
    hashing = Hashing.of(nlp)
    return hashing, [hashing.lesson(to_doc(x, nlp)) for x in texts]


def test_entities_are_learned_and_what_nobody_judged_is_not(lessons):
    _, (_, second) = lessons
    assert second.gold.kinds.tolist() == [OUT, BEGIN, END, OUT, UNKNOWN, OUT]


def test_side_by_side_places_are_counted_from_the_first_token(lessons):
    hashing, both = lessons
    batch = hashing.batch(both)
    assert batch.lengths.tolist() == [4, 6]
    assert batch.gold.firsts.tolist() == [NOBODY, 0, NOBODY, NOBODY, NOBODY, NOBODY, 5, NOBODY, NOBODY, NOBODY]
    assert np.flatnonzero(batch.last).tolist() == [3, 9]


def test_the_rows_are_those_that_spacy_adds_up(lessons, nlp):
    hashing, both = lessons
    tables = [x for x in nlp.get_pipe("tok2vec").model.walk() if x.name == "hashembed"]
    rows = hashing.batch(both).rows
    attributes = np.concatenate([lesson.attributes for lesson in both])
    for number, table in enumerate(tables):
        summed = table.get_param("E")[rows[:, number]].sum(1)
        np.testing.assert_allclose(summed, table.predict(attributes[:, table.attrs["column"]]), rtol=1e-5)


def test_a_batch_is_full_with_the_lesson_that_fills_it():
    rows = [Lesson(np.zeros((n, 4), np.uint64), gold([""] * n)) for n in (3, 4, 5, 1)]
    assert [[len(x) for x in group] for group in by_words(rows, 7)] == [[3, 4], [5, 1]]
    assert isinstance(rows[0].gold, Gold)
