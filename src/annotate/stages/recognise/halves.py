""" "The North" and "the South": names of the two states of a divided country, or points of the compass.

They are places where the text speaks of a divided country and the word is written as a name: capital letter, after an
article ("the North", "the burdensome North"), as a possessor or as a pair ("between North and South"), and not the
first word of a longer name. In any other text, and in small letters ("moved north"), they are not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from annotate.stages.recognise.candidates import Candidate
from annotate.values.model import Kind

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from annotate.stages.tokens import Tokens

HALVES = frozenset(("North", "South"))
# Countries that were divided into a North and a South, with their adjectives, and capitals and lines that tell of them.
_DIVIDED = re.compile(
    r"\b(?:Korea|Koreas|Koreans?|Vietnam|Vietnamese|Yemen|Yemenis?|P[’']?y[oŏ]ngyang|Seoul|DPRK|ROK|Panmunjom|"
    r"38th [Pp]arallel|Hanoi|Saigon)\b"
)
_DETERMINERS = frozenset(("the", "this", "that", "each", "either", "neither"))
_REACH = 4
_PAIRED = 3


def is_half(tokens: Tokens, candidate: Candidate) -> bool:
    """Whether the candidate is the single word "North" or "South"."""
    return candidate.length() == 1 and tokens[candidate.start] in HALVES


def divided(text: str) -> bool:
    """Whether the text speaks of a country that is or was divided into a North and a South."""
    return _DIVIDED.search(text) is not None


def halves(doc: Doc, tokens: Tokens) -> Iterator[Candidate]:
    """Yield each "North" and "South" of the document that names a state."""
    if HALVES.isdisjoint(tokens.forms) or not divided(tokens.text(0, len(tokens))):
        return
    for at, word in enumerate(tokens.forms):
        if word in HALVES and _is_name(doc, at):
            yield Candidate(at, at + 1, Kind.PLACE, ("half of a divided country",))


def _is_name(doc: Doc, at: int) -> bool:
    following = doc[at + 1] if at + 1 < len(doc) else None
    if following is not None and (following.is_title or following.is_upper or following.text in ("-", "of")):
        return False
    return _after_article(doc, at) or _in_pair(doc, at) or (following is not None and following.text in ("'s", "’s"))


def _in_pair(doc: Doc, at: int) -> bool:
    """Whether both halves stand side by side after a word in small letters: "of North and South"."""
    for first in (at, at - 2):
        words = [token.text for token in doc[max(0, first - 1) : first + 4]]
        if first > 0 and len(words) > _PAIRED and words[2] == "and" and {words[1], words[3]} == HALVES:
            return words[0].islower() and not any(after[:1].isupper() for after in words[4:])
    return False


def _after_article(doc: Doc, at: int) -> bool:
    for back in range(at - 1, max(-1, at - 1 - _REACH), -1):
        token = doc[back]
        if token.lower_ in _DETERMINERS:
            return True
        # Between article and name only modifiers may stand: small letters, or the parts of a compound with a hyphen.
        hyphened = token.text == "-" or (back + 1 < len(doc) and doc[back + 1].text == "-")
        if not (hyphened or (token.is_alpha and token.is_lower and not token.is_stop)):
            return False
    return False
