"""Span ends by the annotation conventions: the name alone.

No article, no possessive, no title or office before a person, no quotation marks, no caption bar, no line break. Each
rule takes and returns a token span; to add one, add it to `_TRIMS`.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from annotate.stages.dates.lexicon import MONTH_WORDS
from annotate.stages.recognise.candidates import Candidate
from annotate.stages.recognise.lexicon import is_title
from annotate.values.model import Kind

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from annotate.stages.tokens import Tokens

_ARTICLES = frozenset(("the", "a", "an"))
# Names of which the article is part.
_WITH_ARTICLE = frozenset(("hague", "bronx"))
_POSSESSIVES = frozenset(("'s", "’s", "'", "’"))
_EDGES = frozenset("|/\\•*_~=<>+")
# Words that relate a name to its sentence and are never its first or last word; an article is never the last one.
_RELATING = frozenset(("in", "of", "at", "by", "from", "to", "for", "with", "on", "and", "or", "against", "near"))
_NEVER_LAST = _RELATING | _ARTICLES
# Latin letters and their accents end here; Vietnamese ones stand apart, up to the second.
_LAST_LATIN, _VIETNAMESE = "\u036f", ("\u1e00", "\u1eff")
# Kinds whose names begin with a capital letter, and the small words that may begin a person's name all the same.
_CAPITALISED = (Kind.PERSON, Kind.PLACE, Kind.ORG)
_STATES = frozenset(("Republic", "Kingdom", "Federation", "Union", "Republics"))
_FORMS_OF_STATE = frozenset(
    ("Arab", "Democratic", "Federal", "Federative", "Islamic", "People", "'s", "’s", "Socialist", "Soviet", "United")
)
_PARTICLES = frozenset(
    ("von", "van", "de", "da", "di", "du", "la", "le", "del", "della", "der", "den", "ibn", "bin", "zu")
)


def is_settled(tokens: Tokens, candidate: Candidate) -> bool:
    """Whether no rule here has anything to do: words of Latin letters with a capital, as most names are."""
    words = tokens[candidate.start : candidate.end]
    first = words[0]
    if not first[:1].isupper() or first.lower() in _ARTICLES or first in _STATES:
        return False
    if candidate.kind is Kind.PERSON and len(words) > 1 and is_title(first):
        return False
    return (joined := "".join(words)).isalpha() and joined.isascii() and words[-1] not in _NEVER_LAST


def normalised(doc: Doc, candidate: Candidate) -> Candidate | None:
    """Return the candidate with its ends settled, or None where nothing of a name is left."""
    parts = _between_lines(doc, candidate)
    if parts is None:
        return None
    before = None
    current = parts
    while current != before and current.length() > 0:
        before = current
        for trim in _TRIMS:
            current = trim(doc, current)
            if current.length() <= 0:
                return None
    return current


def _in_latin(doc: Doc, candidate: Candidate) -> Candidate:
    """Keep what stands in Latin letters where a name is given in two scripts."""
    start, end = candidate.start, candidate.end
    while start < end and _is_foreign(doc[start].text):
        start += 1
    while start < end and _is_foreign(doc[end - 1].text):
        end -= 1
    return candidate.between(start, end)


def _is_foreign(word: str) -> bool:
    first, last = _VIETNAMESE
    return not word.isascii() and all(c > _LAST_LATIN and not first <= c <= last for c in word if c.isalpha())


def _between_lines(doc: Doc, candidate: Candidate) -> Candidate | None:
    """Keep the longest stretch without a line break."""
    best: Candidate | None = None
    start = candidate.start
    for at in range(candidate.start, candidate.end + 1):
        if at == candidate.end or "\n" in doc[at].text:
            part = candidate.between(start, at)
            if part.length() > 0 and (best is None or part.length() > best.length()):
                best = part
            start = at + 1
    return best


def _without_punctuation(doc: Doc, candidate: Candidate) -> Candidate:
    start, end = candidate.start, candidate.end
    while start < end and _is_edge(doc[start]):
        start += 1
    while start < end and _is_edge(doc[end - 1]) and not _closes(doc, start, end):
        end -= 1
    return candidate.between(start, end)


def _without_month(doc: Doc, candidate: Candidate) -> Candidate:
    """Leave a day to the dates: "9 [Sept.] Ministry of Trade founded", as chronologies write."""
    first = candidate.start
    day = first and doc[first - 1].text.rstrip("stndrh").isdigit()
    month = doc[first].text.rstrip(".").lower() in MONTH_WORDS
    return candidate.between(first + 1, candidate.end) if day and month else candidate


def _without_article(doc: Doc, candidate: Candidate) -> Candidate:
    first = doc[candidate.start]
    follows = doc[candidate.start + 1].lower_ if candidate.length() > 1 else ""
    if first.lower_ in _ARTICLES and follows not in _WITH_ARTICLE:
        return candidate.between(candidate.start + 1, candidate.end)
    return candidate


def _without_possessive(doc: Doc, candidate: Candidate) -> Candidate:
    if doc[candidate.end - 1].text in _POSSESSIVES:
        return candidate.between(candidate.start, candidate.end - 1)
    return candidate


def _without_relating_words(doc: Doc, candidate: Candidate) -> Candidate:
    start, end = candidate.start, candidate.end
    if doc[start].text in _RELATING:
        start += 1
    if start < end and doc[end - 1].text in _NEVER_LAST:
        end -= 1
    return candidate.between(start, end)


def _without_small_words(doc: Doc, candidate: Candidate) -> Candidate:
    """Drop a first word in small letters that only qualifies the name ("continental Europe")."""
    first = doc[candidate.start]
    particle = candidate.kind is Kind.PERSON and (first.text in _PARTICLES or first.text.startswith("al"))
    if candidate.kind in _CAPITALISED and first.is_lower and not particle and candidate.length() > 1:
        return candidate.between(candidate.start + 1, candidate.end)
    return candidate


def _without_title(doc: Doc, candidate: Candidate) -> Candidate:
    if candidate.kind is not Kind.PERSON:
        return candidate
    start = candidate.start
    while start < candidate.end - 1 and is_title(doc[start].text):
        start += 1
        # "Secretary of State Smith": the preposition belongs to the office.
        if start < candidate.end - 2 and doc[start].lower_ == "of" and is_title(doc[start + 1].text):
            start += 1
    if start == candidate.end - 1 and doc[start].is_punct:
        return candidate
    return candidate.between(start, candidate.end)


def _with_adjectives(doc: Doc, candidate: Candidate) -> Candidate:
    """Take along the adjectives in capitals of a state's name: "Democratic Republic of the Congo"."""
    start = candidate.start
    if doc[start].text in _STATES:
        while start and doc[start - 1].text in _FORMS_OF_STATE:
            start -= 1
        if doc[start].text in _POSSESSIVES:  # "Seoul's Democratic Republic": it is that of another name
            start += 1
    return candidate.between(start, candidate.end)


def _is_edge(token: Token) -> bool:
    return token.is_punct or token.is_quote or token.is_space or token.text in _EDGES


def _closes(doc: Doc, start: int, end: int) -> bool:
    return doc[end - 1].text == ")" and any(token.text == "(" for token in doc[start:end])


_TRIMS: tuple[Callable[[Doc, Candidate], Candidate], ...] = (
    _in_latin,
    _without_month,
    _without_punctuation,
    _without_possessive,
    _without_article,
    _without_relating_words,
    _without_small_words,
    _without_title,
    _with_adjectives,
)
