"""Names of which a part is cut short."""

import pytest

from annotate.stages.recognise.abbreviations import CUT_SHORT, has_letters

CASES = (
    # Initials of more than one letter.
    ("So Yu. V. Ormel left.", [("Yu", "PERSON"), ("V. Ormel", "PERSON")], [("Yu. V. Ormel", "PERSON")]),
    ("So M. Ya. Ormel left.", [], [("M. Ya. Ormel", "PERSON")]),
    ("So Zh. Ormel left.", [("Ormel", "PLACE")], [("Zh. Ormel", "PERSON")]),
    ("So Yu. Then he left.", [], []),
    ("See Ch. Six there.", [], []),
    # Institutions, units.
    ("He taught (Univ. of Ormel) there.", [("Univ", "PLACE"), ("Ormel", "PLACE")], [("Univ. of Ormel", "ORG")]),
    ("The Dept. of Ormel and Marwick Affairs.", [], [("Dept. of Ormel and Marwick Affairs", "ORG")]),
    ("A Dept. of it closed.", [], []),
    ("With 7th Inf. Div. he landed.", [], [("7th Inf. Div.", "ORG")]),
    ("With 2nd Bn. he landed.", [("Bn", "PERSON")], [("2nd Bn.", "ORG")]),
    ("In 7 Divs. he sat.", [], []),
    # Bodies by their first letters.
    ("He asked the W.H.O. then.", [], [("W.H.O.", "ORG")]),
    ("Near the D.M.Z. it rained.", [], []),
    ("To CINCAFPAC and COMGENUSAFIK he wired.", [], [("CINCAFPAC", "ORG"), ("COMGENUSAFIK", "ORG")]),
    ("So NKWP sat there.", [("NKWP", "PERSON")], [("NKWP", "ORG")]),
    ("SO NKWP SAT THERE.", [("NKWP", "PERSON")], [("NKWP", "PERSON")]),
    ("At H.Q. he sat.", [("H.Q.", "PLACE")], []),
    ("Then W.H.O. spoke, and the C.I. did.", [], []),
)  # fmt: skip


@pytest.mark.parametrize(("text", "model", "expected"), CASES)
def test_what_is_cut_short_decides(rules, text, model, expected):
    assert rules(text, model) == expected


def test_every_row_has_a_case(rules):
    reasons = {ent._.reasons[0] for text, model, _ in CASES for ent in _ents(text, model)}
    assert {row[0] for row in CUT_SHORT} - {"a given name cut short"} <= reasons


def _ents(text, model):
    from tests.stages.recognise.conftest import pipeline

    return pipeline(model)(text).ents


@pytest.mark.parametrize(
    ("form", "is_it"),
    [("W.H.O.", True), ("U.N.", False), ("a.k.a.", False), ("CINCPAC", True), ("CINC", False), ("...", False)],
)
def test_letters_with_points(form, is_it):
    assert has_letters(form) is is_it
