"""Every span of either model has one fate, and gold tells which changes were for the better."""

import pytest
import spacy

from annotate.measure import drift
from annotate.measure.corpora import Labelled
from annotate.measure.drift import Change, judge, table

TEXT = "The Board of Trade in Marwick wrote to Oduya and Holt."


def model(*names):
    nlp = spacy.blank("en")
    nlp.add_pipe("entity_ruler").add_patterns([{"label": label, "pattern": name} for name, label in names])
    return nlp


@pytest.fixture
def shifts():
    old = model(("Board", "ORG"), ("Marwick", "PERSON"), ("Oduya", "PERSON"), ("Holt", "PERSON"))
    new = model(("Board of Trade", "ORG"), ("Marwick", "PLACE"), ("Oduya", "PERSON"), ("The", "ORG"))
    return drift.drift(old, new, [TEXT])


def test_every_span_has_one_fate(shifts):
    assert [s.change for s in shifts] == [Change.GAINED, Change.MOVED, Change.RELABELLED, Change.SAME, Change.LOST]
    counts = table(shifts)
    assert counts["ORG"] == {
        Change.SAME: 0, Change.RELABELLED: 0, Change.MOVED: 1, Change.GAINED: 1, Change.LOST: 0,
    }  # fmt: skip
    assert counts["PERSON"][Change.LOST] == 1


def test_gold_tells_better_from_worse(shifts):
    gold = [{Labelled(4, 18, "ORG"), Labelled(22, 29, "PLACE"), Labelled(49, 53, "PERSON")}]
    assert judge(shifts, gold) == (2, 1)
