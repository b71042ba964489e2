"""Names whose first word says that a place is named: "Port Vask", "Kuala Ormel", "Mount Vask".

`forms.headed` is the other half: there the last word decides. To add a word, add it to its list.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from annotate.stages.lists import listed
from annotate.stages.recognise.candidates import FRONT, Candidate
from annotate.stages.recognise.lexicon import heads
from annotate.values.model import Kind

if TYPE_CHECKING:
    from annotate.stages.tokens import Tokens

# Generic terms that stand first in the names of places, in the languages of the maps.
_FRONTS = listed(
    "Bahía Beit Camp Cape Cerro Ciudad Deir Djebel Fort Gunung Isla Jebel Kafr Kfar Kota Kuala Lake Mont Monte Mount",
    "Mt Nakhon Nizhni Nizhnii Nizhny Novy Phnom Playa Point Pointe Port Porto Puerto Pulau Punta Qasr Río Stary Ulan",
    "Umm Ust Veliki Veliky Wadi",
)
_LENGTHS = range(2, 4)


def fronted(tokens: Tokens, candidates: Sequence[Candidate]) -> list[Candidate]:
    """Make places of persons and bodies whose name begins with such a word and ends with none that says otherwise."""
    return [one.because(FRONT, Kind.PLACE) if _is_place(tokens, one) else one for one in candidates]


def _is_place(tokens: Tokens, one: Candidate) -> bool:
    if one.kind not in (Kind.PERSON, Kind.ORG) or one.length() not in _LENGTHS or one.decided:
        return False
    words = tokens[one.start : one.end]
    after = tokens[one.end] if one.end < len(tokens) else ""
    ends = words[-1] not in heads() and not after[:1].isupper()
    return words[0] in _FRONTS and ends and all(word.istitle() for word in words)
