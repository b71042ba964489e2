"""Common words with a capital that a text gives to many: headings, advertisements, forms, the nouns of old prints.

A recogniser learns that a capital within a sentence marks a name. Where a text writes "Parents and Guardians", or a
heading "SCOUT BASEBALL", it does not; a word that is hardly ever a name is none there. Words that are names, too, stay.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING

from annotate.stages.lists import listed
from annotate.stages.recognise.candidates import FROM_MODEL, Candidate
from annotate.stages.recognise.known import known_words
from annotate.stages.recognise.lexicon import common_words, given_names, heads, is_title, press_words
from annotate.values.model import Kind

if TYPE_CHECKING:
    from annotate.stages.tokens import Tokens

_MANY = 2
"""Common words with a capital, and none of them in a name, from which on a text is one that has many."""
_SHORTEST = 4
_LETTERS = 5
"""Capitals that may be short for a body."""
# Bodies that a common word names ("the Board", "the Senate"): what a text means by them is a body of it. Any land has
# an assembly, a cabinet and a legislature; in the corpora these alone are hardly ever marked.
_BODIES = listed(
    "academy army association bank board bureau chamber church club college commission committee company conference",
    "congress convention corporation council court courts department government guard house league lodge",
    "ministry museum navy parliament party police post press school senate society treasury union university",
)
# Endings of what nobody is called, though a title be before it ("Miss Popularity").
_ABSTRACT = ("ance", "ence", "hood", "ism", "ity", "ment", "ness", "ship", "tion")
_KINDS = (Kind.PERSON, Kind.PLACE, Kind.ORG)


def without_common(tokens: Tokens, candidates: Sequence[Candidate], *, worn: bool) -> list[Candidate]:
    """Drop the names that are common words, where the text gives capitals to many or was misread."""
    if worn:
        candidates = [c for c in candidates if not _is_unknown_body(tokens, c)]
    words, forms = _words(), tokens.forms
    first = [(c, forms[c.start].lower()) for c in candidates]
    doubtful = [c for c, word in first if (word in words or word[:-1] in words) and _is_common(tokens, c)]
    if not doubtful:
        return list(candidates)
    dropped = {c for c in doubtful if worn or _is_sure(tokens, c)}
    if len(dropped) < len(doubtful) and _unnamed(tokens, candidates) >= _MANY:
        dropped = set(doubtful)
    return [c for c in candidates if c not in dropped]


def _is_unknown_body(tokens: Tokens, candidate: Candidate) -> bool:
    """Whether the model alone takes one unknown word for a body: in a text that was misread mostly a smudge."""
    word = tokens[candidate.start]
    if candidate.kind is not Kind.ORG or candidate.length() > 1 or candidate.reasons != (FROM_MODEL,):
        return False
    known = word.lower() in _BODIES or word in _names() or word in heads()
    return not known and not (word.isupper() and len(word.replace(".", "")) <= _LETTERS)


def _is_sure(tokens: Tokens, candidate: Candidate) -> bool:
    """Whether it is no name in any text: in capitals, a word of old newspapers, a quality after a title."""
    if tokens.text(candidate.start, candidate.end).isupper():
        return True
    if candidate.kind is not Kind.ORG and _is_of_press(tokens, candidate):
        return True
    return candidate.start > 0 and is_title(tokens[candidate.start - 1]) and is_quality(tokens[candidate.start])


def _is_common(tokens: Tokens, candidate: Candidate) -> bool:
    """Whether a name that the model alone found holds common words alone, and no title is before it."""
    if candidate.reasons[0] != FROM_MODEL or candidate.decided or candidate.kind not in _KINDS:
        return False
    words = tokens[candidate.start : candidate.end]
    if candidate.length() > 1:
        common = all(map(_is_word, _without_hyphens(words)))
        capitals = tokens.text(candidate.start, candidate.end).isupper()
        return common and (candidate.kind is Kind.PERSON or (capitals and _is_of_press(tokens, candidate)))
    before = tokens[candidate.start - 1] if candidate.start else ""
    titled = before[:1].isupper() and is_title(before) and not is_quality(words[0])
    return _is_word(words[0]) and not titled and not _is_initial(tokens, candidate.start - 1)


def is_quality(written: str) -> bool:
    """Whether a word is a common one for what somebody has or is, and nobody's name ("Popularity")."""
    return _is_word(written) and written.lower().endswith(_ABSTRACT)


def _without_hyphens(words: Sequence[str]) -> list[str]:
    return [word for word in words if word != "-"]


def _is_of_press(tokens: Tokens, candidate: Candidate) -> bool:
    """Whether a word of old newspapers is in it, of which hardly one is anybody's name."""
    return any(word.lower() in press_words() for word in tokens[candidate.start : candidate.end])


def _is_word(written: str) -> bool:
    """Whether a word is hardly ever a name."""
    if len(written) < _SHORTEST or not written[:1].isupper():
        return False
    return _word(written.lower()) and written.capitalize() not in _names()


def _word(word: str) -> bool:
    words = _words()
    return (word in words or (word.endswith("s") and word[:-1] in words)) and word.rstrip("s") not in _BODIES


def _is_initial(tokens: Tokens, at: int) -> bool:
    return at >= 0 and (tokens[at] == "." or (len(tokens[at]) == 2 and tokens[at][1] == "."))


def _unnamed(tokens: Tokens, candidates: Sequence[Candidate]) -> int:
    """Return how many common words stand within sentences, with a capital, in no name and beside no other capital."""
    inside = {at for c in candidates for at in range(c.start, c.end)}
    return sum(
        word.istitle()
        and _word(word.lower())
        and at not in inside
        and tokens[at - 1].islower()
        and not tokens[at + 1][:1].isupper()
        for at, word in enumerate(tokens.forms[1:-1], 1)
    )


@cache
def _words() -> frozenset[str]:
    return common_words() | press_words()


@cache
def _names() -> frozenset[str]:
    return known_words() | given_names()
