"""Kinds of names by the frame they stand in: other names in brackets, publishers, stations, signatures, ships.

The network takes what it never met for whatever it looks like; these frames of prose, bibliographies and letters admit
one kind only. Each rule looks at one candidate and the words around it, and says what it is, `KEEP` where it is silent;
`framed` asks them in order, and the first that speaks decides. To add a frame, write a rule and name it in `_RULES`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from annotate.stages.lists import listed
from annotate.stages.recognise.candidates import FRAMED, IN_GAZETTEER, Candidate, Placed
from annotate.stages.recognise.halves import HALVES
from annotate.stages.recognise.known import leaning
from annotate.stages.recognise.lexicon import common_words, heads, is_title
from annotate.stages.tokens import Tokens
from annotate.values.model import Kind

#: What a rule makes of a candidate: others in its place, None where it says nothing.
Verdict = Sequence[Candidate] | None
Rule = Callable[[Tokens, Candidate, Candidate | None], Verdict]

_YEAR = re.compile(r"(?:1[5-9]|20)[0-9]{2}")
_DATE = re.compile(r"[0-9]{1,4}[/.-][0-9]{1,2}[/.-][0-9]{1,4}")
_SHIPS = listed(
    "bark barque battleship brig brigantine carrier corvette cruiser destroyer freighter frigate gunboat liner",
    "minesweeper schooner ship sloop steamer steamship submarine tanker trawler vessel whaler yacht",
)
_PREFIXES = frozenset(("USS", "U.S.S.", "HMS", "H.M.S.", "SS", "S.S.", "RMS", "R.M.S.", "USNS", "HMAS", "HMCS"))
_CLOSING = listed("sincerely faithfully truly respectfully cordially yours signed")
_SHORT, _LONG = 2, 4
_INITIAL = re.compile(r"[A-Z]\.")
_COMPASS = frozenset("NSEWD")
_SENTENCE_ENDS = frozenset('.!?”"')


def framed(tokens: Tokens, candidates: Sequence[Candidate]) -> list[Candidate]:
    """Return the candidates with the kinds that their frames admit; those that are no names have the kind None."""
    found: list[Candidate] = []
    before: Candidate | None = None
    for candidate in sorted(_with_speakers(tokens, candidates), key=lambda one: one.start):
        made = _judged(tokens, candidate, before)
        found += made
        before = made[-1]
    return found


def _with_speakers(tokens: Tokens, candidates: Sequence[Candidate]) -> list[Candidate]:
    """ "WEEKS: Nor did we.": who speaks, in minutes and interviews, where two or more do."""
    speaking = [at - 1 for at, form in enumerate(tokens.forms) if form == ":" and at and _speaks(tokens, at - 1)]
    if len(speaking) < _SHORT:
        return list(candidates)
    found = Placed(candidates)
    for at in speaking:
        touching = found.within(at, at + 1)
        free = all(c.length() == 1 and not c.decided and IN_GAZETTEER not in c.reasons for c in touching)
        if free and not any(c.kind is Kind.PERSON for c in touching):
            found.replace(touching, Candidate(at, at + 1, Kind.PERSON, (FRAMED,)))
    return found.all()


def _speaks(tokens: Tokens, at: int) -> bool:
    word = tokens[at]
    opens = at == 0 or "\n" in tokens[at - 1] or tokens[at - 1] in _SENTENCE_ENDS
    name = word.isalpha() and word.isupper() and len(word) >= _LONG and not leaning(word)
    return opens and name and word.lower() not in common_words() and not is_title(word)


def _judged(tokens: Tokens, candidate: Candidate, before: Candidate | None) -> Sequence[Candidate]:
    if candidate.kind is None or candidate.decided:
        return (candidate,)
    for rule in _RULES:
        verdict = rule(tokens, candidate, before)
        if verdict is not None:
            return verdict
    return (candidate,)


def _word(tokens: Tokens, at: int) -> str:
    return tokens[at] if 0 <= at < len(tokens) else ""


def _other_name(tokens: Tokens, candidate: Candidate, before: Candidate | None) -> Verdict:
    """ "Kando (Chientao)": what stands in brackets right behind a place is another name of it, but on a dateline."""
    if candidate.kind is Kind.PERSON or IN_GAZETTEER in candidate.reasons or before is None:
        return None
    if _word(tokens, candidate.start - 1) != "(" or _word(tokens, candidate.end) != ")":
        return None
    dateline = before.start == 0 or "\n" in tokens[before.start - 1]
    written = all(word.istitle() for word in tokens[candidate.start : candidate.end])
    if (
        before.kind is not Kind.PLACE
        or before.end != candidate.start - 1
        or candidate.length() > _SHORT
        or dateline
        or not written
    ):
        return None
    return (candidate.because(FRAMED, Kind.PLACE),)


def _constituency(tokens: Tokens, candidate: Candidate, before: Candidate | None) -> Verdict:
    """ "Mr. Davies (Merthyr): …": in the report of a debate stands in brackets whom a speaker sits for."""
    if before is None or before.kind is not Kind.PERSON or before.end != candidate.start - 1:
        return None
    if candidate.kind is Kind.PLACE or tokens[before.end] != "(" or heads().get(tokens[candidate.end - 1]) is Kind.ORG:
        return None
    written = all(word.istitle() for word in tokens[candidate.start : candidate.end])
    after = _word(tokens, candidate.end) + _word(tokens, candidate.end + 1)  # "):" may be one token
    return (candidate.because(FRAMED, Kind.PLACE),) if written and after.startswith("):") else None


def _publisher(tokens: Tokens, candidate: Candidate, before: Candidate | None) -> Verdict:
    """ "(London: Hurst, 2002)": between the place and the year stands who published it."""
    if before is None or before.kind is not Kind.PLACE or before.end != candidate.start - 1:
        return None
    if tokens[before.end] != ":" or _word(tokens, candidate.end) != "," or candidate.length() > _LONG:
        return None
    return (candidate.because(FRAMED, Kind.ORG),) if _YEAR.fullmatch(_word(tokens, candidate.end + 1)) else None


def _station(tokens: Tokens, candidate: Candidate, _: Candidate | None) -> Verdict:
    """ "Radio Pyongyang": a station."""
    if candidate.kind is not Kind.PLACE or _word(tokens, candidate.start - 1) != "Radio":
        return None
    return (replace(candidate, start=candidate.start - 1).because(FRAMED, Kind.ORG),)


def _signature(tokens: Tokens, candidate: Candidate, _: Candidate | None) -> Verdict:
    """ "Yours sincerely, Butterworth.", "Signed: Butterworth": who signs."""
    at = candidate.start - 1
    if candidate.kind is Kind.PERSON or _word(tokens, at) not in {",", ":", ")"}:
        return None
    if _word(tokens, at - 1).lower() not in _CLOSING or not _ends(tokens, candidate.end):
        return None
    return (candidate.because(FRAMED, Kind.PERSON),)


def _ends(tokens: Tokens, at: int) -> bool:
    return at >= len(tokens) or tokens[at] in {".", ",", ";"} or "\n" in tokens[at]


def _ship(tokens: Tokens, candidate: Candidate, _: Candidate | None) -> Verdict:
    """ "aboard the Strathmore", "the cruiser Varyag", "USS Missouri": a ship is none of the kinds."""
    first, last = tokens[candidate.start], _word(tokens, candidate.start - 1)
    named = first in _PREFIXES or last in _PREFIXES or (last in _SHIPS and _opens(_word(tokens, candidate.start - 2)))
    at = candidate.start - (2 if last == "the" else 1)
    carried = last == "the" and (
        _word(tokens, at) == "aboard" or (_word(tokens, at), _word(tokens, at - 1)) == ("board", "on")
    )
    if named or (carried and candidate.kind is not Kind.ORG):
        return (candidate.because(FRAMED, None),)
    return None


def _opens(word: str) -> bool:
    """Whether what stands before "ship X" is no name: a word in small letters, an article, a sign."""
    return word[1:].islower() or not word[:1].isalnum()


def _half_that_has(tokens: Tokens, candidate: Candidate, _: Candidate | None) -> Verdict:
    """ "the South had 74 partners, the North 24": the number is what it had."""
    words = tokens[candidate.start : candidate.end]
    counted = len(words) == _SHORT and words[0] in HALVES and words[1].isdigit()
    return (candidate.between(candidate.start, candidate.start + 1),) if counted else None


def _dated(tokens: Tokens, candidate: Candidate, _: Candidate | None) -> Verdict:
    """ "New York Times of 3/9/47": no name goes on over a date in figures."""
    for at in range(candidate.start + 1, candidate.end):
        if _DATE.fullmatch(tokens[at]):
            end = at - 1 if tokens[at - 1] in {"of", ",", "for"} else at
            return (
                (candidate.between(candidate.start, end),)
                if end > candidate.start
                else (candidate.because(FRAMED, None),)
            )
    return None


def _initialled(tokens: Tokens, candidate: Candidate, _: Candidate | None) -> Verdict:
    """ "H. Dorn": an initial and a name; no point of the compass ("N. Carolina")."""
    words = tokens[candidate.start : candidate.end]
    if candidate.kind is Kind.PERSON or not _SHORT <= len(words) <= _LONG or IN_GAZETTEER in candidate.reasons:
        return None
    initials = all(_INITIAL.fullmatch(word) for word in words[:-1]) and words[-1].istitle() and words[-1].isalpha()
    if not initials or (len(words) == _SHORT and words[0][0] in _COMPASS) or words[-1] in heads():
        return None
    return (candidate.because(FRAMED, Kind.PERSON),)


#: Those that are most often silent cost least.
_RULES: tuple[Rule, ...] = (
    _other_name,
    _constituency,
    _publisher,
    _station,
    _signature,
    _ship,
    _half_that_has,
    _initialled,
    _dated,
)
