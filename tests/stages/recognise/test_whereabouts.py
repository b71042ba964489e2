"""Frames of position, names in a row with places, and names that nobody marked."""

import pytest

from annotate.stages.recognise.whereabouts import FRAMES
from annotate.values.model import Kind
from tests.stages.recognise.framed import told, unmet

# Ormelqu is what no list knows.
TOLD = (
    "In Ormelqu this custom is old.",
    "He taught in Ormelqu until 1930.",
    "They met in Ormelqu, where both had kin.",
    "She was born in Ormelqu and left early.",
    "The talks were held at Ormelqu in spring.",
    "His parents emigrated from Ormelqu in a bad year.",
    "The railway to Ormelqu was never built.",
    "There is no road to the rest of Ormelqu.",
    "After the siege of Ormelqu he went home.",
    "He wrote down the laws of Ormelqu and its neighbours.",
    "It grows in the hills of westernmost Ormelqu.",
    "They feared the newly united Ormelqu.",
    "The province is bordered by Ormelqu and the sea.",
    "She is one of Ormelqu's most talented directors.",
    "The 1911 Ormelqu floods ruined him.",
    "Troops crossed the Ormelqu in boats.",
    "They slept on the banks of the Ormelqu, cold and wet.",
)
UNTOLD = (
    "In Ormelqu's view this is old.",
    "There is much of this in Ormelqu (1910).",
    "They had confidence in Ormelqu.",
    "The party put its hope in Ormelqu and lost.",
    "It was written at Ormelqu's wish.",
    "He talked to Ormelqu about it.",
    "The rest of Ormelqu's letters are lost.",
    "The government of Ormelqu fell.",
    "He agreed with Ormelqu and left.",
    "It is one of Ormelqu's most beautiful poems.",
    "Ormelqu",
)


@pytest.mark.parametrize("text", TOLD)
def test_frames_of_position_speak_for_places(text):
    found = told(FRAMES, text)
    assert found[Kind.PLACE] > found.get(Kind.ORG, 0.0)
    assert Kind.PERSON not in found


@pytest.mark.parametrize("text", UNTOLD)
def test_what_looks_like_them_says_nothing(text):
    assert told(FRAMES, text) == {}


def test_every_frame_has_a_sentence():
    assert unmet(FRAMES, TOLD) == set()


# The text, the name, and what the model takes it for: None where it marks nothing.
@pytest.mark.parametrize(
    ("text", "name", "model"),
    [
        ("It is sold in Japan and Ormelqu.", "Ormelqu", "PERSON"),
        ("It is sold in Japan and Ormelqu.", "Ormelqu", None),
        ("The fish is rare (Japan, Ormelqu) and large.", "Ormelqu", "PERSON"),
        ("Envoys came of Peru, Ormelqu and Chile.", "Ormelqu", "PERSON"),
        ("It grows in Ormelqu, Peru and Chile.", "Ormelqu", "PERSON"),
        ("It lives in Poland, Denmark and possibly Ormelqu.", "Ormelqu", None),
        ("She stayed in Tolme Ormelqu, Poland, for a year.", "Tolme Ormelqu", "PERSON"),
        ("He read law at Saint Brun College, Ormelqu.", "Ormelqu", "PERSON"),
        ("Ormelqu gained independence from Spain.", "Ormelqu", "PERSON"),
        ("He knew the mainland of Ormelqu for years.", "Ormelqu", None),
        ("She was born in Ormelqu and left early.", "Ormelqu", None),
        ("The fair takes place in Tolme Ormelqu on 10 June.", "Tolme Ormelqu", "PERSON"),
    ],
)
def test_the_place_is_found(rules, text, name, model):
    known = [("Saint Brun College", "ORG")] if "Saint Brun" in text else []
    found = rules(text, [(name, model), *known] if model else known, [])
    assert (name, "PLACE") in found


@pytest.mark.parametrize(
    ("text", "name", "model"),
    [
        ("In Japan, Toma Ormelqu and his brother met.", "Toma Ormelqu", "PERSON"),
        ("In Seoul, Japan, Toma Ormelqu met them.", "Toma Ormelqu", "PERSON"),
        ("They came to Japan and Toma Ormelqu spoke.", "Toma Ormelqu", "PERSON"),
        ("According to Toma Ormelqu, Japan and Peru signed.", "Toma Ormelqu", "PERSON"),
        ("A letter from Toma Ormelqu, Japan's envoy, came.", "Toma Ormelqu", "PERSON"),
        ("Toma Ormelqu and Japan are two things.", "Toma Ormelqu", "PERSON"),
    ],
)
def test_a_person_beside_a_place_stays_one(rules, text, name, model):
    assert (name, "PERSON") in rules(text, [(name, model)], [])


@pytest.mark.parametrize(
    "text",
    [
        "What do I do with the rest of Toma Ormelqu 1 now?",
        "He sang the Queen of Toma Ormelqu twice.",
        "The rest of Sunday was quiet.",
        "She knew the rest of Koreans well.",
    ],
)
def test_titles_days_and_peoples_that_nobody_marked_are_no_places(rules, text):
    assert rules(text, [], []) == []
