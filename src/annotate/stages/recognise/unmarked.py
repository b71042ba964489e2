"""Names that nobody marked: capitals that begin no sentence, are no common words, no titles, peoples or months.

`Text` finds them beside the candidates of a text, and those candidates by where they begin and end. `located` makes
places of those around which a frame of position stands (`annotate.stages.recognise.whereabouts`).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from annotate.stages.dates.lexicon import MONTH_WORDS, WEEKDAY_WORDS
from annotate.stages.lists import listed
from annotate.stages.recognise import parties
from annotate.stages.recognise.candidates import Candidate, Placed
from annotate.stages.recognise.lexicon import common_words, is_demonym, is_title, no_names
from annotate.stages.recognise.telling import NEVER, evidence
from annotate.stages.recognise.whereabouts import places
from annotate.values.model import Kind

if TYPE_CHECKING:
    from annotate.stages.tokens import Tokens

LOCATED = "what stands around it says that it is a place"
Span = tuple[int, int]
_COMMA, _AND = frozenset((",",)), frozenset(("and", "or"))
_HEDGES = listed("also possibly probably perhaps sometimes later then now parts southern northern eastern western")
_LONGEST = 3
"""Tokens of a name that nobody marked."""
_LEAST = 3
"""Letters of its words."""
_ENDS = frozenset('.!?:;"“”')


class Text:
    """The tokens of a text, its candidates by the tokens they begin and end with, and the names that nobody marked."""

    def __init__(self, tokens: Tokens, candidates: Sequence[Candidate]) -> None:
        self.tokens = tokens
        self.begin = {c.start: c for c in candidates}
        self.end = {c.end: c for c in candidates}
        self.inside = {at for c in candidates for at in range(c.start, c.end)}

    def word(self, at: int) -> str:
        """Return a word; nothing beyond the text and for a line break."""
        word = self.tokens[at] if 0 <= at < len(self.tokens) else ""
        return "" if "\n" in word else word

    def link(self, at: int) -> tuple[str, ...]:
        """Return the words that lead to the next item of a row: a comma, "and", a hedge; none where it ends."""
        end = at + (self.word(at) in _COMMA)
        end += self.word(end) in _AND
        if end == at:
            return ()
        while self.word(end) in _HEDGES:
            end += 1
        end += self.word(end) == "the"
        return self.tokens[at:end]

    def starting(self, end: int) -> int:
        """Return where the name begins that ends before a token, marked or not; the same token where none does."""
        if end in self.end:
            return self.end[end].start
        start = end
        while end - start < _LONGEST and start and start - 1 not in self.inside and self.is_name(start - 1):
            start -= 1
        return start

    def item(self, start: int) -> Span | None:
        """Return the name that begins at a token, marked or not."""
        if start in self.begin:
            one = self.begin[start]
            return (one.start, one.end) if one.kind in (Kind.PERSON, Kind.ORG, Kind.PLACE) else None
        end = start
        while end < len(self.tokens) and end not in self.inside and end - start < _LONGEST and self.is_name(end):
            end += 1
        return (start, end) if end > start and not self.word(end)[:1].isupper() else None

    def is_name(self, at: int) -> bool:
        """Whether a word is written as a name and is hardly anything else."""
        word = self.tokens[at]
        lower = word.lower()
        if (
            not word.istitle()
            or not word.isalpha()
            or len(word) < _LEAST
            or lower in common_words()
            or word in no_names()
        ):
            return False
        return not (is_demonym((word,)) or is_title(word) or lower in MONTH_WORDS or lower in WEEKDAY_WORDS)


def located(tokens: Tokens, candidates: Sequence[Candidate]) -> list[Candidate]:
    """Add the places that nobody marked where a frame stands that hardly admits anything else."""
    text, found = Text(tokens, candidates), Placed(candidates)
    for start, end in _unmarked(text):
        if _is_place(tokens, start, end):
            found.replace((), Candidate(start, end, Kind.PLACE, (LOCATED,)))
    return found.all()


def _is_place(tokens: Tokens, start: int, end: int) -> bool:
    words = tokens.forms
    return places(words, start, end) or evidence(parties.FRAMES, words, start, end).get(Kind.PLACE, 0.0) >= NEVER


def _unmarked(text: Text) -> Iterator[Span]:
    at = 0
    while at < len(text.tokens):
        span = text.item(at) if at not in text.inside and text.is_name(at) else None
        before = text.word(at - 1)
        opens = not before or before[:1].isupper() or before == "-" or _ENDS.intersection(before)
        if span and not opens and text.word(span[1]) != "-":
            yield span
        at = span[1] if span else at + 1
