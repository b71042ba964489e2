"""Names that the model took for one and that are two."""

import pytest

CASES = (  # text, what the model found, what is kept
    ("Sweden's Board of Ormels met.", [("Sweden's Board of Ormels", "ORG")],
     [("Sweden", "PLACE"), ("Board of Ormels", "ORG")]),
    ("Marwick's Board of Ormels met.", [("Marwick's Board of Ormels", "ORG")], [("Marwick's Board of Ormels", "ORG")]),
    ("In Marwick's Vietnam it rained.", [("Marwick's Vietnam", "PLACE")],
     [("Marwick", "PERSON"), ("Vietnam", "PLACE")]),
    ("In Marwick's Lynn it rained.", [("Marwick's Lynn", "PLACE")], [("Marwick's Lynn", "PLACE")]),
    ("The People's Vietnam met.", [("People's Vietnam", "PLACE")], [("People's Vietnam", "PLACE")]),
    ("They saw Mymensingh and Quuxia.", [("Mymensingh and Quuxia", "ORG")],
     [("Mymensingh", "PLACE"), ("Quuxia", "PLACE")]),
    ("They saw Marwick and Quuxia.", [("Marwick and Quuxia", "ORG")], [("Marwick and Quuxia", "ORG")]),
    ("They saw Trinidad and Tobago.", [("Trinidad and Tobago", "PLACE")], [("Trinidad and Tobago", "PLACE")]),
    ("Sweden Warns Denmark over Islands", [("Sweden Warns Denmark", "ORG")],
     [("Sweden", "PLACE"), ("Denmark", "PLACE")]),
    ("Turkey Warns Greece", [("Turkey Warns Greece", "ORG")], [("Turkey", "PLACE"), ("Greece", "PLACE")]),
    ("Marwick Warns Greece", [("Marwick Warns Greece", "ORG")], [("Marwick Warns Greece", "ORG")]),
    ("Sweden Democrats Denmark", [("Sweden Democrats", "ORG")], [("Sweden Democrats", "ORG"), ("Denmark", "PLACE")]),
    ("They entered Austria and Denmark.", [("Austria and Denmark", "EVENT")],
     [("Austria", "PLACE"), ("Denmark", "PLACE")]),
    ("The Minister of Ormels and Lumber of Norway left.", [("Ormels and Lumber of Norway", "ORG")],
     [("Norway", "PLACE")]),
    ("The Bank of Ormels of Norway left.", [("Bank of Ormels of Norway", "ORG")],
     [("Bank of Ormels of Norway", "ORG")]),
    ("They beat Mymensingh 3-1 at home.", [("Mymensingh 3-1", "ORG")], [("Mymensingh", "PLACE")]),
)  # fmt: skip


@pytest.mark.parametrize(("text", "model", "expected"), CASES)
def test_a_place_stands_apart_from_the_name_beside_it(rules, text, model, expected):
    assert rules(text, model, []) == expected


def test_a_pronoun_is_no_place(rules):
    assert rules("It is a suburb of Ormel. There is a town in it.", [], []) == [("Ormel", "PLACE")]
