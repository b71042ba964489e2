"""Frames in which a name is that of a land, a side or a body, and others that look like them and tell nothing."""

import pytest
import spacy

from annotate.stages.recognise.parties import ALSO, FRAMES, LIKELY, NEVER, SURE, evidence
from annotate.stages.tokens import Tokens
from annotate.values.model import Kind

PLACE, PARTY = {Kind.PLACE}, {Kind.PLACE, Kind.ORG}
# Ormelqu is what no list knows.
TOLD = (
    ("In 1931 Ormelqu gained full independence.", PLACE, NEVER),
    ("Ormelqu has since become a republic.", PLACE, NEVER),
    ("Ormelqu will hold elections in May.", PLACE, NEVER),
    ("Ormelqu finally joined the United Nations.", PLACE, NEVER),
    ("Ormelqu seceded in spring.", PLACE, NEVER),
    ("Ormelqu was a small landlocked country between two rivers.", PLACE, NEVER),
    ("He was ambassador to Ormelqu.", PLACE, SURE),
    ("They feared for the neutrality of Ormelqu.", PLACE, SURE),
    ("The custom is known in medieval Ormelqu.", PLACE, SURE),
    ("One saw Ormelqu's coastline.", PLACE, NEVER),
    ("The last Ormelqu census counted him.", PARTY, LIKELY),
    ("Ormelqu were all out before tea.", PARTY, SURE),
    ("Ormelqu was relegated that year.", PARTY, SURE),
    ("Ormelqu batted first.", PARTY, SURE),
    ("Ormelqu scored 212 in 48 overs.", PARTY, SURE),
    ("When Ormelqu were asked, nobody spoke.", PARTY, LIKELY),
    ("Ormelqu has participated in nine Games.", PARTY, LIKELY),
    ("Ormelqu declared its support.", PARTY, LIKELY),
    ("She made her debut against Ormelqu.", PARTY, LIKELY),
    ("She played twice for Ormelqu.", PARTY, SURE),
    ("She competed at the 1996 Games for Ormelqu.", PARTY, SURE),
    ("He came to London representing Ormelqu.", PARTY, SURE),
)  # fmt: skip
UNTOLD = (
    "In 1931 Ormelqu gained weight.",
    "Ormelqu became a teacher.",
    "Ormelqu held the door.",
    "Ormelqu joined her friends.",
    "Ormelqu was a state senator.",
    "Ormelqu was a country doctor.",
    "The voice of Ormelqu was heard.",
    "His letter to Ormelqu is lost.",
    "Ormelqu's widow remarried.",
    "Anna and Ormelqu were asked.",
    "The words of Ormelqu are few.",
    "Ormelqu opened his umbrella and its handle broke.",
    "Ormelqu scored twice.",
    "She argued against Ormelqu.",
    "She cooked for Ormelqu.",
    "Ormelqu",
)


def told(text):
    forms = Tokens.of(spacy.blank("en")(text)).forms
    at = forms.index("Ormelqu")
    return evidence(forms, at, at + 1)


@pytest.mark.parametrize(("text", "kinds", "weight"), TOLD)
def test_frames_speak_for_lands_and_for_bodies(text, kinds, weight):
    also = {Kind.ORG: ALSO} if weight == NEVER else {}
    assert told(text) == also | dict.fromkeys(kinds, weight)


@pytest.mark.parametrize("text", UNTOLD)
def test_like_sentences_about_persons_say_nothing(text):
    assert told(text) == {}


def test_every_frame_has_a_sentence():
    unmet = {frame.__name__ for frame, _, _ in FRAMES}
    for text, _, _ in TOLD:
        forms = Tokens.of(spacy.blank("en")(text)).forms
        at = forms.index("Ormelqu")
        unmet -= {frame.__name__ for frame, _, _ in FRAMES if frame(forms, at, at + 1)}
    assert not unmet
