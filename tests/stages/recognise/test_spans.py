"""Span ends: the name alone."""

import pytest


@pytest.mark.parametrize(
    ("text", "model", "expected"),
    [
        ("We saw the Baltic Fleet.", ("the Baltic Fleet", "ORG"), ("Baltic Fleet", "ORG")),
        ("He lived in The Hague then.", ("The Hague", "PLACE"), ("The Hague", "PLACE")),
        ("So was Marwick's mayor.", ("Marwick's", "PLACE"), ("Marwick", "PLACE")),
        ("So was Marwick’s mayor.", ("Marwick’s", "PLACE"), ("Marwick", "PLACE")),
        ("Then Commodore Holm spoke.", ("Commodore Holm", "PERSON"), ("Holm", "PERSON")),
        ("Then Vice Foreign Minister Ko spoke.", ("Vice Foreign Minister Ko", "PERSON"), ("Ko", "PERSON")),
        ("Secretary of State Anna Lindt left.", ("Secretary of State Anna Lindt", "PERSON"), ("Anna Lindt", "PERSON")),
        ("Then Gen. Holm spoke.", ("Gen. Holm", "PERSON"), ("Holm", "PERSON")),
        ("The King of Osterby Inn burnt.", ("King of Osterby Inn", "ORG"), ("King of Osterby Inn", "ORG")),
        ("Photo: “Harbour Board” |", ("“Harbour Board” |", "ORG"), ("Harbour Board", "ORG")),
        ("In continental Europe it rained.", ("continental Europe", "PLACE"), ("Europe", "PLACE")),
        ("A book by von Holm sold.", ("von Holm", "PERSON"), ("von Holm", "PERSON")),
        ("The coast of Marwick and it.", ("of Marwick and", "PLACE"), ("Marwick", "PLACE")),
        ("The Board of the Marwick mill met.", ("Board of the", "ORG"), ("Board", "ORG")),
        ("The Board of Trade (London) met.", ("Board of Trade (London)", "ORG"), ("Board of Trade (London)", "ORG")),
        ("In the U.S. it rained.", ("the U.S.", "PLACE"), ("U.S.", "PLACE")),
    ],
)  # fmt: skip
def test_the_name_alone(rules, text, model, expected):
    assert rules(text, [model]) == [expected]


def test_a_name_does_not_run_over_a_line(rules):
    assert rules("So said Holm\nPeder Holm Bast left.", [("Holm\nPeder Holm Bast", "PERSON")])[0][0] in (
        "Peder Holm Bast",
        "Holm",
    )


def test_nothing_is_left_of_punctuation(rules):
    assert rules("Well — | no.", [("— |", "ORG")]) == []


def test_a_lone_title_stays_what_the_model_said(rules):
    assert rules("Even Father laughed.", [("Father", "PERSON")]) == [("Father", "PERSON")]


def test_a_name_does_not_begin_with_the_month_of_a_day(rules):
    text = "9 Sept. Board of Trade founded. In Sept. Board of Trade was closed."
    model = [("Sept. Board of Trade", "ORG")]
    assert rules(text, model)[0] == ("Board of Trade", "ORG")
