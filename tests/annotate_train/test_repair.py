"""One label scheme from corpora that disagree."""

import pytest

from annotate.measure.corpora import Example, Labelled
from annotate_train.repair import repair


def labelled(text, *spans):
    found = []
    for quote, label in spans:
        start = text.index(quote)
        found.append(Labelled(start, start + len(quote), label))
    return Example(text, tuple(found))


def quotes(example):
    return [(example.text[span.start : span.end], span.label) for span in example.spans]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (labelled("The U.N. met.", ("U.N.", "PLACE")), [("U.N.", "ORG")]),
        (labelled("The UN Security Council met.", ("UN Security Council", "ORG")), [("UN Security Council", "ORG")]),
        (labelled("The UNESCO prize.", ("UNESCO", "ORG")), [("UNESCO", "ORG")]),
        (labelled("Smoke over the Kremlin.", ("Kremlin", "ORG")), [("Kremlin", "PLACE")]),
        (labelled("North Korean coal.", ("North", "PLACE"), ("Korean", "NORP")), [("North Korean", "NORP")]),
        (labelled("State and church.", ("State", "ORG")), []),
        (labelled("Trade with East Asia grew."), [("East Asia", "PLACE")]),
        (labelled("The Bank of East Asia grew.", ("Bank of East Asia", "ORG")), [("Bank of East Asia", "ORG")]),
    ],
)
def test_rules(before, after):
    assert quotes(repair(before)) == after


def test_a_repaired_name_is_no_longer_unjudged():
    example = Example("The U.N. met.", (), ((4, 8),))
    assert repair(example).missing == ()
