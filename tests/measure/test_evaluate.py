"""Scores on counts that can be checked by hand."""

import pytest
import spacy

from annotate.measure.corpora import Example, Labelled
from annotate.measure.evaluate import Agreement, score


@pytest.fixture
def nlp():
    pipeline = spacy.blank("en")
    pipeline.add_pipe("entity_ruler").add_patterns(
        [{"label": "PLACE", "pattern": "Marwick"}, {"label": "PERSON", "pattern": "Holm"}]
    )
    return pipeline


def test_exact_span_and_label_count(nlp):
    gold = (
        Example("Holm saw Marwick.", (Labelled(0, 4, "PERSON"), Labelled(9, 16, "ORG"))),
        Example("Peder Holm slept.", (Labelled(0, 10, "PERSON"),)),
    )
    overall, labels = score(nlp, gold)
    by_label = dict(labels)
    assert overall == Agreement(both=1, predicted_only=2, gold_only=2)
    assert by_label["PERSON"] == Agreement(1, 1, 1)
    assert by_label["PLACE"] == Agreement(0, 1, 0)
    assert by_label["ORG"] == Agreement(0, 0, 1)
    assert overall.f1 == pytest.approx(1 / 3)


def test_what_nobody_judged_does_not_count(nlp):
    overall, _ = score(nlp, (Example("Holm saw Marwick.", (), missing=((0, 4), (9, 16))),))
    assert overall == Agreement(0, 0, 0)
    assert overall.f1 == overall.precision == overall.recall == 0
