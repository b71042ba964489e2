"""Nouns beside a name that say that it is a place."""

import pytest

FOUND = (
    ("He was born in the village of Marwick.", "Marwick"),
    ("It lies off the coast of Marwick.", "Marwick"),
    ("Marwick is a small town in the north.", "Marwick"),
    ("Marwick was an unincorporated community near the lake.", "Marwick"),
    ("Marwick-sur-Orne is a commune in the west.", "Marwick-sur-Orne"),
    ("Marwick is currently situated in the west.", "Marwick"),
    ("Marwick was formerly a parish in the north.", "Marwick"),
    ("Marwick is also the westernmost village of the county.", "Marwick"),
    ("Rain fell over the Marwick basin.", "Marwick"),
    ("The Marwick highlands are bare.", "Marwick"),
    ("They met at Marwick, a port on the lake.", "Marwick"),
    ("They left the Marwick valley.", "Marwick"),
    ("The Marwick massacre was denied.", "Marwick"),
    ("He led a Marwick-based firm.", "Marwick"),
)
LEFT = (
    "Marwick is a leader in the region.",
    "Marwick, a painter in the village, left.",
    "Marwick is the head of the region.",
    "Marwick is now the head of the region.",
    "Marwick was also",
    "The basin was full.",
    "Village of the damned.",
    "The valley lay there.",
    "Ground-based radar saw it.",
    "The island of the Greek was sold.",
)


@pytest.mark.parametrize(("text", "place"), FOUND)
@pytest.mark.parametrize("model", ["PERSON", ""])
def test_a_noun_beside_a_name_makes_it_a_place(rules, text, place, model):
    marked = [(place, model)] if model else []
    assert rules(text, marked) == [(place, "PLACE")]


@pytest.mark.parametrize("text", LEFT)
def test_other_nouns_do_not(rules, text):
    assert rules(text, []) == []


def test_rows_of_names(rules):
    text = "It passes through the towns of Dmitrov and Yakhroma."
    assert rules(text, [("Yakhroma", "PERSON")]) == [("Dmitrov", "PLACE"), ("Yakhroma", "PLACE")]


def test_what_is_longer_or_certain_stays(rules):
    assert rules("The Bank of Marwick valley.", [("Bank of Marwick", "ORG")]) == [("Bank of Marwick", "ORG")]
    assert rules("Mr. Marwick, a port in a storm.", []) == [("Marwick", "PERSON")]


@pytest.mark.parametrize(
    "text",
    [
        "Ormelqu is a small settlement approximately five miles off.",
        "Ormelqu, one of nine villages in the valley, fell.",
    ],
)
def test_settlements_may_be_counted_or_lie_somewhere_about(rules, text):
    assert ("Ormelqu", "PLACE") in rules(text, [("Ormelqu", "PERSON")], [])
