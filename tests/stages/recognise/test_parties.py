"""Frames in which a name is that of a land, a side or a body, and others that look like them and tell nothing."""

import pytest

from annotate.stages.recognise.parties import FRAMES
from annotate.stages.recognise.telling import ALSO, LIKELY, NEVER, SURE
from annotate.values.model import Kind
from tests.stages.recognise.framed import told, unmet

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
    ("Ormelqu is scheduled to compete at the Games.", PARTY, LIKELY),
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


@pytest.mark.parametrize(("text", "kinds", "weight"), TOLD)
def test_frames_speak_for_lands_and_for_bodies(text, kinds, weight):
    also = {Kind.ORG: ALSO} if weight == NEVER else {}
    assert told(FRAMES, text) == also | dict.fromkeys(kinds, weight)


@pytest.mark.parametrize("text", UNTOLD)
def test_like_sentences_about_persons_say_nothing(text):
    assert told(FRAMES, text) == {}


def test_every_frame_has_a_sentence():
    assert unmet(FRAMES, [text for text, *_ in TOLD]) == set()
