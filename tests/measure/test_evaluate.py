"""A pipeline is held against gold spans, as far as anybody has judged."""

import pytest
import spacy

from annotate.measure.agreement import ALL, Agreement
from annotate.measure.corpora import Example, Labelled
from annotate.measure.evaluate import evaluate


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
    found = evaluate(nlp, gold)
    assert found[ALL] == Agreement(right=1, proposed=3, gold=3)
    assert found["PERSON"] == Agreement(1, 2, 2)
    assert found["PLACE"] == Agreement(0, 1, 0)
    assert found["ORG"] == Agreement(0, 0, 1)
    assert found[ALL].f1 == pytest.approx(1 / 3)


def test_what_nobody_judged_does_not_count(nlp):
    found = evaluate(nlp, (Example("Holm saw Marwick.", (), missing=((0, 4), (9, 16))),))
    assert found[ALL] == Agreement(0, 0, 0)
