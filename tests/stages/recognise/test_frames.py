"""Frames that admit one kind of name only."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("text", "marked", "found"),
    [
        # Other names of places, in brackets; agencies on datelines, and what is written in capitals, are none.
        (
            "They met in Osterby (Westerby).",
            [("Osterby", "PLACE"), ("Westerby", "ORG")],
            [("Osterby", "PLACE"), ("Westerby", "PLACE")],
        ),
        (
            "Osterby (Tidings) - It rained.",
            [("Osterby", "PLACE"), ("Tidings", "ORG")],
            [("Osterby", "PLACE"), ("Tidings", "ORG")],
        ),
        ("In Osterby (HQX).", [("Osterby", "PLACE"), ("HQX", "ORG")], [("Osterby", "PLACE"), ("HQX", "ORG")]),
        # Whom a speaker sits for; what is no speech is none.
        (
            "Mr. Dahl (Osterby): I agree.",
            [("Dahl", "PERSON"), ("Osterby", "ORG")],
            [("Dahl", "PERSON"), ("Osterby", "PLACE")],
        ),
        (
            "Then Dahl (Osterby) agreed.",
            [("Dahl", "PERSON"), ("Osterby", "ORG")],
            [("Dahl", "PERSON"), ("Osterby", "ORG")],
        ),
        (
            "Mr. Dahl (Osterby University): I agree.",
            [("Dahl", "PERSON"), ("Osterby University", "ORG")],
            [("Dahl", "PERSON"), ("Osterby University", "ORG")],
        ),
        # Publishers.
        (
            "See The Ferry (Osterby: Marwick, 2002).",
            [("Osterby", "PLACE"), ("Marwick", "PLACE")],
            [("Osterby", "PLACE"), ("Marwick", "ORG")],
        ),
        (
            "Two ports: Osterby: Marwick, 200 boats.",
            [("Osterby", "PLACE"), ("Marwick", "PLACE")],
            [("Osterby", "PLACE"), ("Marwick", "PLACE")],
        ),
        # Stations.
        ("Then Radio Osterby fell silent.", [("Osterby", "PLACE")], [("Radio Osterby", "ORG")]),
        ("Then the radio in Osterby fell silent.", [("Osterby", "PLACE")], [("Osterby", "PLACE")]),
        # Signatures.
        ("Thank you. Yours sincerely, Marwick.", [("Marwick", "PLACE")], [("Marwick", "PERSON")]),
        ("He wrote sincerely, Marwick listened.", [("Marwick", "PLACE")], [("Marwick", "PLACE")]),
        # Ships.
        (
            "She sailed aboard the Marwick for Osterby.",
            [("Marwick", "PLACE"), ("Osterby", "PLACE")],
            [("Osterby", "PLACE")],
        ),
        ("She sailed on board the Marwick.", [("Marwick", "PERSON")], []),
        ("The cruiser Marwick sank; USS Osterby did not.", [("Marwick", "PLACE"), ("USS Osterby", "ORG")], []),
        ("Arrived, brig Osterby Jane, from there.", [("Osterby Jane", "PERSON")], []),
        # Initials, and who speaks in minutes.
        ("Inquire of H. Dorn.", [("H. Dorn", "PLACE")], [("H. Dorn", "PERSON")]),
        ("It lies in N. Marwick.", [("N. Marwick", "PLACE")], [("N. Marwick", "PLACE")]),
        ("VASK: Yes. ORMELQU: No.", [("ORMELQU", "ORG")], [("VASK", "PERSON"), ("ORMELQU", "PERSON")]),
        ("ORMELQU: No one came.", [("ORMELQU", "ORG")], [("ORMELQU", "ORG")]),
        # Datelines without a day.
        ("Muscat: The ministry knew.", [], [("Muscat", "PLACE")]),
        ("Srinagar - Three men knew.", [], [("Srinagar", "PLACE")]),
        ("She sat on the board of Marwick.", [("Marwick", "PLACE")], [("Marwick", "PLACE")]),
        # Halves, and what they have.
        (
            "In Korea the South had 74 partners, the North 24, and both knew.",
            [("Korea", "PLACE"), ("North 24", "PLACE")],
            [("Korea", "PLACE"), ("South", "PLACE"), ("North", "PLACE")],
        ),
        ("They met on Hill 303.", [("Hill 303", "PLACE")], [("Hill 303", "PLACE")]),
        # Names with a date in them.
        (
            "The Osterby Times of 3/9/47 and more said so.",
            [("Osterby Times of 3/9/47 and more", "ORG")],
            [("Osterby Times", "ORG")],
        ),
    ],
)
def test_a_frame_says_what_a_name_is(rules, text, marked, found):
    assert rules(text, marked) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Messrs. Ormelqu and Marwick left.", [("Ormelqu", "PERSON"), ("Marwick", "PERSON")]),
        ("Messrs. Ormelqu, Vask and Marwick left.", [("Ormelqu", "PERSON"), ("Vask", "PERSON"), ("Marwick", "PERSON")]),
        ("Mr. Ormelqu and Vask left.", [("Ormelqu", "PERSON")]),
    ],
)
def test_a_title_of_several_is_said_to_each_of_a_row(rules, text, found):
    assert rules(text, []) == found


def test_what_the_gazetteer_knows_stays_what_it_is_in_brackets(rules):
    marked = [("Osterby", "PLACE"), ("Marwick", "PLACE")]
    assert rules("They met in Osterby (Marwick).", marked, [("Marwick", "ORG")]) == [
        ("Osterby", "PLACE"), ("Marwick", "ORG"),
    ]  # fmt: skip
