"""Holders of offices behind their posts; letters and lands behind commas in a name."""

import pytest

LANDS = [("Lorrin", "PLACE"), ("Hodge", "PERSON")]

CASES = (
    ("The Ambassador in Lorrin, Ormel, left.", [("Ormel", "PLACE")], [("Lorrin", "PLACE"), ("Ormel", "PERSON")]),
    ("The consul at Lorrin (he said), Ormel, left.", [("Ormel", "PLACE")], [("Lorrin", "PLACE"), ("Ormel", "PLACE")]),
    ("The Minister to Lorrin, Asa Ormel; a friend.", [], [("Lorrin", "PLACE"), ("Asa Ormel", "PERSON")]),
    ("The leader of the Lorrin, Ormel, left.", [], [("Lorrin", "PLACE"), ("Ormel", "PERSON")]),
    # A land, a place that is known, more than a name, a word that is none.
    ("The consul at Ormel, Lorrin, left.", [("Ormel", "PLACE")], [("Ormel", "PLACE"), ("Lorrin", "PLACE")]),
    ("The mayor of Lorrin, Aberdeen, left.", [("Aberdeen", "PLACE")], [("Lorrin", "PLACE"), ("Aberdeen", "PLACE")]),
    ("The envoy to Lorrin, Soviet, left.", [], [("Lorrin", "PLACE")]),
    ("The envoy to Lorrin, Ormel University, left.", [], [("Lorrin", "PLACE")]),
    ("The envoy to Lorrin, Ormel left.", [], [("Lorrin", "PLACE")]),
    ("The rain in Lorrin, Ormel, stopped.", [("Ormel", "PLACE")], [("Lorrin", "PLACE"), ("Ormel", "PLACE")]),
    # What two speakers have together; places, longer names and other nouns.
    ("The Vask–Ormel talks began.", [("Vask–Ormel", "PLACE")], [("Vask", "PERSON"), ("Ormel", "PERSON")]),
    ("A Vask-Ormel memorandum.", [("Vask", "PERSON")], [("Vask", "PERSON"), ("Ormel", "PERSON")]),
    ("The Vask–Lorrin talks began.", [("Vask", "PLACE")], [("Vask", "PLACE"), ("Lorrin", "PLACE")]),
    ("The Vask–Ormel Talks Group met.", [("Vask–Ormel Talks Group", "ORG")], [("Vask–Ormel Talks Group", "ORG")]),
    ("The Vask–Ormel railway.", [("Vask", "PLACE"), ("Ormel", "PLACE")], [("Vask", "PLACE"), ("Ormel", "PLACE")]),
    ("The Soviet–Ormel talks.", [("Ormel", "PLACE")], [("Ormel", "PLACE")]),
    # Letters behind a name, and lands.
    ("So Hodge, C.G., left.", [("C.G.", "PERSON")], [("Hodge", "PERSON")]),
    ("So Hodge, M.P., left.", [("Hodge, M.P.", "PERSON")], [("Hodge", "PERSON")]),
    ("So Hodge, T. F.", [("Hodge, T. F.", "PERSON")], [("Hodge, T. F.", "PERSON")]),
    ("ORMEL, Lorrin, wired.", [("ORMEL, Lorrin", "PERSON")], [("ORMEL", "PLACE"), ("Lorrin", "PLACE")]),
    ("So ORMEL, Asa, wired.", [("ORMEL, Asa", "PERSON")], [("ORMEL, Asa", "PERSON")]),
    # The address of a telegram, a zone of time, a house named after a title, papers before a day.
    ("Info Lorrin then.", [("Info Lorrin", "PLACE")], [("Lorrin", "PLACE")]),
    ("At ten, Eastern daylight time.", [("Eastern", "ORG")], []),
    ("The Admiral Hotel burned.", [("Admiral Hotel", "ORG")], [("Admiral Hotel", "ORG")]),
    ("Ormel Times, May 3, 1950.", [("Ormel Times", "PLACE")], [("Ormel Times", "ORG")]),
    # Provinces of Korea, and names whose breve or article tells them.
    ("In Cheju Do and Yonch'on-gun.", [("Cheju Do", "PERSON")], [("Cheju Do", "PLACE"), ("Yonch'on-gun", "PLACE")]),
    ("In Ormel Do it rained.", [], []),
    ("There Hŏ Hŏn sat.", [("Hŏ Hŏn", "PLACE")], [("Hŏ Hŏn", "PERSON")]),
    ("There An Kil sat, and An Ormel.", [("Kil", "ORG")], [("An Kil", "PERSON")]),
    ("There Kim Il sat.", [], []),
)  # fmt: skip


@pytest.mark.parametrize(("text", "model", "expected"), CASES)
def test_what_stands_behind_a_comma_decides(rules, text, model, expected):
    assert rules(text, model, LANDS) == expected


@pytest.mark.parametrize("office", ["Ambassador", "consul", "Governor", "Mayor", "spokesman", "General"])
@pytest.mark.parametrize("where", ["in", "at", "to", "of", "for the"])
def test_offices_and_prepositions(rules, office, where):
    found = rules(f"The {office} {where} Lorrin, Ormel, left.", [("Ormel", "PLACE")], LANDS)
    assert found == [("Lorrin", "PLACE"), ("Ormel", "PERSON")]
