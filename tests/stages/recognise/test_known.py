"""What a name mostly is: towns, provinces, surnames of those who led states, bodies of the world."""

import pytest

from annotate.stages.lists import kept
from annotate.stages.recognise.known import BORNE, LEANING, PROVINCE, SHARED, SMALL, leaning
from annotate.stages.recognise.lexicon import common_words, fixed_names
from annotate.values.model import Kind

CASES = (
    # A name of more words that a town or province has.
    ("They left Dire Dawa.", [("Dire Dawa", "PERSON")], [("Dire Dawa", "PLACE")]),
    ("They left San Luis Potosí.", [("San Luis Potosí", "ORG")], [("San Luis Potosí", "PLACE")]),
    ("She lives in Andhra Pradesh now.", [], [("Andhra Pradesh", "PLACE")]),
    ("The New South Wales Rifles left.", [("New South Wales Rifles", "ORG")], [("New South Wales Rifles", "ORG")]),
    ("Mr. Dire Dawa left.", [("Dire Dawa", "PERSON")], [("Dire Dawa", "PERSON")]),
    ("Then Wall Street laughed.", [("Street", "PERSON")], [("Wall Street", "PLACE")]),
    ("Then Wall Street Bank laughed.", [("Wall Street Bank", "ORG")], [("Wall Street Bank", "ORG")]),
    ("They shelled Hsuchow and Yongampo.", [("Hsuchow", "PERSON")], [("Hsuchow", "PLACE"), ("Yongampo", "PLACE")]),
    # One word leans, and the sentence may say otherwise.
    ("They left Mymensingh.", [("Mymensingh", "PERSON")], [("Mymensingh", "PLACE")]),
    ("“No,” said Mymensingh, 54, whose wife smiled.", [("Mymensingh", "PERSON")], [("Mymensingh", "PERSON")]),
    ("Ambassador Jordan left.", [("Jordan", "PERSON")], [("Jordan", "PERSON")]),
    ("They met Mossadegh there.", [("Mossadegh", "PLACE")], [("Mossadegh", "PERSON")]),
    # Towns that nobody marked, where the sentence has a place.
    ("They flew to Mymensingh.", [], [("Mymensingh", "PLACE")]),
    ("They like Mymensingh cotton.", [], []),
    ("They met in Dire Dawa-Harar.", [], []),
    ("In August 1931 Mymensingh became a republic.", [], [("Mymensingh", "PLACE")]),
    ("For years Okinawa wanted more.", [], [("Okinawa", "PLACE")]),
    ("It was Okinawa Electric that wanted more.", [], []),
    ("SRINAGAR, March 3: It rained.", [], [("SRINAGAR", "PLACE")]),
    # Surnames that nobody marked, where they stand alone and are no nouns.
    ("It is there that Bonaparte stood.", [], [("Bonaparte", "PERSON")]),
    ("The Bonaparte-Marwick line.", [], []),
    ("There Bonaparte Street ran.", [], []),
    # Bodies.
    ("The order came from the Stavka.", [], [("Stavka", "ORG")]),
    ("It was in Pravda.", [("Pravda", "PLACE")], [("Pravda", "ORG")]),
)  # fmt: skip


@pytest.mark.parametrize(("text", "model", "expected"), CASES)
def test_a_name_is_what_it_mostly_is_unless_the_text_says_otherwise(rules, text, model, expected):
    assert rules(text, model, []) == expected


def test_names_lean_to_one_kind_and_less_where_they_are_shared():
    assert leaning("Mymensingh") == leaning("MYMENSINGH") == {Kind.PLACE: LEANING}
    assert leaning("Jordan") == {Kind.PLACE: SHARED}
    assert (
        leaning("Andalusia")
        == leaning("Okinawa")
        == leaning("Whitehall")
        == leaning("Utrecht")
        == {Kind.PLACE: PROVINCE}
    )
    assert leaning("Wadowice") == {Kind.PLACE: SMALL}
    assert leaning("Mossadegh") == {Kind.PERSON: BORNE}
    assert leaning("Ormelqu") == leaning("Dire") == {}


@pytest.mark.parametrize(
    "name", ["towns", "small_towns", "provinces", "storied_places", "shared_places", "surnames", "bodies"]
)
def test_lists_are_sorted_and_hold_no_word_that_is_not_a_name(name):
    listed = kept("annotate.stages.recognise", f"{name}.txt")
    assert list(listed) == sorted(set(listed))
    assert common_words().isdisjoint(one.lower() for one in listed)


def test_no_name_has_two_certain_kinds():
    names = [name for name, _ in fixed_names()]
    assert len(names) == len(set(names))
