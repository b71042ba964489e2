"""Names that the model took for one and that are two, of which a place is one.

"Sweden's Board of Trade" is a land and a body of it, "Ho's Vietnam" a person and the land that is called that person's,
"Aberdeen and Inverness" two towns, and a result ("Basel 3-1") belongs to no name. Longer names that the lexicon knows
stay whole ("Bosnia and Herzegovina").
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from annotate.stages.recognise.candidates import FRAMED, Candidate
from annotate.stages.recognise.known import is_town
from annotate.stages.recognise.lexicon import common_words
from annotate.values.model import Kind

if TYPE_CHECKING:
    from annotate.stages.recognise.lexicon import Lexicon
    from annotate.stages.tokens import Tokens

_POSSESSIVE = frozenset(("'s", "’s"))
_HYPHENS = frozenset(("-", "–"))
_PAIR = ("and", "&")
_KINDS = (Kind.PERSON, Kind.PLACE, Kind.ORG)
_SCORE = 3
"""Tokens of a result."""
REASON = "a place apart from the name beside it"


def apart(tokens: Tokens, candidates: Sequence[Candidate], lexicon: Lexicon) -> list[Candidate]:
    """Part the candidates that hold a place and another name, and leave results out of names."""
    return [part for candidate in candidates for part in _parts(tokens, candidate, lexicon)]


def _parts(tokens: Tokens, candidate: Candidate, lexicon: Lexicon) -> tuple[Candidate, ...]:
    start, end = candidate.start, candidate.end
    if end - start < _SCORE or candidate.kind not in _KINDS:
        return (candidate,)
    words = tokens[start:end]
    if words[-1].isdigit() and words[-2] in _HYPHENS and words[-3].isdigit() and end - start > _SCORE:
        return (candidate.between(start, end - _SCORE),)
    owned = _owned(words, candidate, lexicon)
    if owned:
        return owned
    if len(words) == _SCORE and words[1] in _PAIR and not lexicon.kinds_of(words) and candidate.kind is not Kind.PLACE:
        pair = (words[0], words[2])
        if any(is_town(word) or lexicon.kinds_of((word,)) == (Kind.PLACE,) for word in pair):
            reasons = (*candidate.reasons, REASON)
            return (
                Candidate(start, start + 1, Kind.PLACE, reasons),
                Candidate(end - 1, end, Kind.PLACE, reasons),
            )
    return (candidate,)


def _owned(words: Sequence[str], candidate: Candidate, lexicon: Lexicon) -> tuple[Candidate, ...]:
    """Return an owner and what is owned, where a land owns a body or somebody a land."""
    at = next((at for at, word in enumerate(words) if word in _POSSESSIVE), 0)
    if not 0 < at < len(words) - 1 or not words[at + 1][:1].isupper():
        return ()
    owner, owned = candidate.between(candidate.start, candidate.start + at), candidate.start + at + 1
    if lexicon.kinds_of(words[:at]) == (Kind.PLACE,):
        return (owner.because(REASON, Kind.PLACE), candidate.between(owned, candidate.end))
    land = lexicon.kinds_of(words[at + 1 :]) == (Kind.PLACE,) and candidate.kind is Kind.PLACE
    if at == 1 and land and words[0].lower() not in common_words():
        return (owner.because(FRAMED, Kind.PERSON), candidate.between(owned, candidate.end))
    return ()
