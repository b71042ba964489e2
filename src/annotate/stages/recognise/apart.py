"""Names that the model took for one and that are two, of which a place is one.

"Sweden's Board of Trade" is a land and a body of it, "Ho's Vietnam" a person and the land that is called that person's,
"Aberdeen and Inverness" two towns, and a result ("Basel 3-1") belongs to no name. Longer names that the lexicon knows
stay whole ("Bosnia and Herzegovina").
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from annotate.stages.recognise.candidates import FRAMED, Candidate
from annotate.stages.recognise.known import is_town, leaning
from annotate.stages.recognise.lexicon import common_words
from annotate.values.model import Kind

if TYPE_CHECKING:
    from annotate.stages.recognise.lexicon import Lexicon
    from annotate.stages.tokens import Tokens

_POSSESSIVE = frozenset(("'s", "’s"))
_HYPHENS = frozenset(("-", "–"))
_PAIR = ("and", "&")
_AT = frozenset(("At", "In", "From"))
_KINDS = (Kind.PERSON, Kind.PLACE, Kind.ORG)
_OFFICE = 2
_OF = frozenset(("of", "for"))
_OFFICERS = frozenset(("Minister", "Secretary", "Ministers", "minister", "secretary"))
_SCORE = 3
"""Tokens of a result."""
REASON = "a place apart from the name beside it"


def apart(tokens: Tokens, candidates: Sequence[Candidate], lexicon: Lexicon) -> list[Candidate]:
    """Part the candidates that hold a place and another name, and leave results out of names."""
    return [part for candidate in candidates for part in _parts(tokens, candidate, lexicon)]


def _parts(tokens: Tokens, candidate: Candidate, lexicon: Lexicon) -> tuple[Candidate, ...]:
    start, end = candidate.start, candidate.end
    words = tokens[start:end]
    pair = _joined(words, candidate, lexicon) or _met(tokens, candidate, lexicon)
    if pair or end - start < _SCORE or candidate.kind not in _KINDS:
        return pair or (candidate,)
    if words[-1].isdigit() and words[-2] in _HYPHENS and words[-3].isdigit() and end - start > _SCORE:
        return (candidate.between(start, end - _SCORE),)
    return _owned(words, candidate, lexicon) or _served(tokens, candidate, lexicon) or (candidate,)


def _joined(words: Sequence[str], candidate: Candidate, lexicon: Lexicon) -> tuple[Candidate, ...]:
    """Return two places that "and" joins, or the verb of a headline does: "Sweden Warns Denmark"."""
    if len(words) != _SCORE or lexicon.kinds_of(words):
        return ()
    known = [is_town(word) or lexicon.kinds_of((word,)) == (Kind.PLACE,) for word in words[::2]]
    likely = [one or Kind.PLACE in leaning(word) for one, word in zip(known, words[::2], strict=True)]
    if words[1] in _PAIR:
        apart = candidate.kind is not Kind.PLACE and (all(known) or (any(known) and candidate.kind in _KINDS))
    else:
        apart = words[1].istitle() and words[1].endswith("s") and any(known) and all(likely)
    reasons = (*candidate.reasons, REASON)
    ends = (candidate.start, candidate.end - 1) if apart else ()
    return tuple(Candidate(at, at + 1, Kind.PLACE, reasons) for at in ends)


def _met(tokens: Tokens, candidate: Candidate, lexicon: Lexicon) -> tuple[Candidate, ...]:
    """Return a town and who did something there: "At Bandung Nehru spoke"."""
    start, end = candidate.start, candidate.end
    if candidate.kind is not Kind.PERSON or end - start != len(_PAIR) or not start or tokens[start - 1] not in _AT:
        return ()
    known = Kind.PLACE in leaning(tokens[start]) or lexicon.kinds_of((tokens[start],)) == (Kind.PLACE,)
    if not known or Kind.PERSON not in leaning(tokens[start + 1]):
        return ()
    there, who = candidate.between(start, start + 1), candidate.between(start + 1, end)
    return there.because(REASON, Kind.PLACE), who.because(REASON, Kind.PERSON)


def _served(tokens: Tokens, candidate: Candidate, lexicon: Lexicon) -> tuple[Candidate, ...]:
    """Return the land alone of what a minister is minister of: "Minister of Fisheries and Food of Norway"."""
    before = tokens[max(0, candidate.start - 2) : candidate.start]
    if candidate.kind is not Kind.ORG or len(before) < _OFFICE or before[1] not in _OF or before[0] not in _OFFICERS:
        return ()
    for at in range(candidate.end - 1, candidate.start, -1):
        start = at + 1 + (tokens[at + 1 : at + 2] == ("the",))
        if tokens[at] == "of" and lexicon.kinds_of(tokens[start : candidate.end]) == (Kind.PLACE,):
            return (candidate.between(start, candidate.end).because(REASON, Kind.PLACE),)
    return ()


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
