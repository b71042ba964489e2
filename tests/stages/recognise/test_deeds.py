"""Frames of deeds, by which lands and sides are told from persons, and others that look like them and tell nothing."""

import pytest

from annotate.stages.recognise.deeds import FRAMES
from annotate.stages.recognise.telling import LIKELY, SURE
from annotate.values.model import Kind
from tests.stages.recognise.framed import told, unmet

PLACE, PARTY = {Kind.PLACE}, {Kind.PLACE, Kind.ORG}
# Ormelqu is what no list knows.
TOLD = (
    ("Ormelqu recalled its ambassador.", PLACE, SURE),
    ("Ormelqu then refused to open an embassy there.", PLACE, SURE),
    ("Ormelqu banned plastic bags.", PLACE, SURE),
    ("In June Ormelqu elected its first woman mayor.", PLACE, SURE),
    ("Ormelqu will host the Games.", PLACE, SURE),
    ("Ormelqu goes to the polls on Sunday.", PLACE, SURE),
    ("Ormelqu signed the convention.", PLACE, LIKELY),
    ("Ormelqu agreed to lift the embargo.", PLACE, LIKELY),
    ("By then Ormelqu had capitulated.", PLACE, LIKELY),
    ("They heard Ormelqu's ambassador.", PLACE, LIKELY),
    ("Scores list Ormelqu's goal tally first.", PLACE, LIKELY),
    ("The bishop of Ormelqu crowned him.", PLACE, SURE),
    ("The recognition of the island by Ormelqu came late.", PLACE, LIKELY),
    ("Ormelqu qualified for the finals.", PARTY, LIKELY),
    ("Ormelqu beat them on penalties.", PARTY, SURE),
    ("They were beaten by Ormelqu by an innings.", PARTY, SURE),
    ("They lost to Ormelqu after extra time.", PARTY, SURE),
    ("He played for Leeds and Ormelqu in those years.", PARTY, SURE),
    ("She has caps for Malta, Leeds United and Ormelqu too.", PARTY, SURE),
)  # fmt: skip
UNTOLD = (
    "Ormelqu recalled her childhood.",
    "Ormelqu opened the door.",
    "Ormelqu signed the letter. The treaty was lost.",
    "Ormelqu was elected mayor.",
    "Ormelqu hosted a dinner.",
    "Ormelqu's widow remarried.",
    "The Duke of Ormelqu won.",
    "The friend of Ormelqu won.",
    "It was written by Ormelqu of late.",
    "Ormelqu qualified as a doctor.",
    "Ormelqu beat them at chess.",
    "He cooked for Anna and Ormelqu in those years.",
    "Ormelqu",
)


@pytest.mark.parametrize(("text", "kinds", "weight"), TOLD)
def test_deeds_speak_for_lands_and_sides(text, kinds, weight):
    assert told(FRAMES, text) == dict.fromkeys(kinds, weight)


@pytest.mark.parametrize("text", UNTOLD)
def test_like_sentences_about_persons_say_nothing(text):
    assert told(FRAMES, text) == {}


def test_every_frame_has_a_sentence():
    assert unmet(FRAMES, [text for text, *_ in TOLD]) == set()


# The text, the name, and what the model takes it for.
@pytest.mark.parametrize(
    ("text", "model", "kind"),
    [
        ("Ormelqu banned plastic bags.", "PERSON", "PLACE"),
        ("The bishop of Ormelqu crowned him.", "PERSON", "PLACE"),
        ("Ormelqu beat them on penalties.", "ORG", "ORG"),
        ("Ormelqu recalled her childhood.", "PERSON", "PERSON"),
        ("Ormelqu signed the convention.", "PERSON", "PERSON"),
    ],
)
def test_what_is_sure_outweighs_the_model(rules, text, model, kind):
    assert rules(text, [("Ormelqu", model)], []) == [("Ormelqu", kind)]
