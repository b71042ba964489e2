"""What the stages need to know of a document's shape: paragraphs, sentences, and the date a mention speaks of.

No parser is asked for: a paragraph ends at a line end, a sentence at a full stop, question or exclamation mark that is
a token of its own and is followed by a capital, a number or an opening quotation mark.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence, Set
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from annotate.stages import extensions
from annotate.stages.tokens import Tokens
from annotate.values.edtf import NO_DATE, Edtf
from annotate.values.model import Kind, Mention, Status

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span

_ENDS = frozenset(".!?…")
_CLOSING = frozenset("\"'”’)]")
_OPENING = frozenset("\"'“‘([")
_MAY_END = _ENDS | _CLOSING
REACH = 100
"""So many tokens on either side of a mention are looked at where its sentence is longer: a list, or no prose."""
_STANDING = (Status.ACCEPTED, Status.DISPUTED)


@dataclass(frozen=True, slots=True)
class Stretch:
    """A run of tokens: first, and one past the last."""

    start: int
    end: int

    def holds(self, token: int) -> bool:
        """Whether a token lies in it."""
        return self.start <= token < self.end


@dataclass(frozen=True, slots=True)
class Moment:
    """The date a mention speaks of (`NO_DATE` where nothing says), and how it was found, in words."""

    date: Edtf
    found: str


@dataclass(frozen=True, slots=True)
class _Dated:
    start: int
    date: Edtf


UNDATED = Moment(NO_DATE, "no date in the text")


@dataclass(frozen=True, slots=True)
class Layout:
    """The words of a document, as they are and in small letters, and the sentences and paragraphs they stand in."""

    words: Tokens
    lower: tuple[str, ...]
    sentences: tuple[Stretch, ...]
    paragraphs: tuple[Stretch, ...]


def layout(doc: Doc) -> Layout:
    """Return how a document is laid out; each sentence lies within one paragraph, empty ones are left out."""
    return _laid_out(Tokens.of(doc))


@lru_cache(maxsize=1)  # two stages in turn ask for that of one document
def _laid_out(tokens: Tokens) -> Layout:
    words = tokens.forms
    breaks = {at for at, word in enumerate(words) if "\n" in word}
    stops = {at for at, word in enumerate(words) if word in _MAY_END and _ends_sentence(words, at)}
    small = {word: word.lower() for word in set(words)}  # a word is one object, wherever it stands
    lower = tuple([small[word] for word in words])
    return Layout(tokens, lower, _divided(words, breaks | stops), _divided(words, breaks))


def _divided(words: Sequence[str], last: Set[int]) -> tuple[Stretch, ...]:
    edges = [0, *(at + 1 for at in sorted(last)), len(words)]
    stretches = (Stretch(a, b) for a, b in pairwise(edges) if a < b)
    return tuple(s for s in stretches if not words[s.start].isspace() or not "".join(words[s.start : s.end]).isspace())


def _ends_sentence(words: Sequence[str], at: int) -> bool:
    following = words[at + 1] if at + 1 < len(words) else None
    if words[at] in _CLOSING and at and words[at - 1] in _ENDS:
        return following is None or _begins_sentence(following)
    if words[at] not in _ENDS:
        return False
    return following is None or (following not in _CLOSING and _begins_sentence(following))


def _begins_sentence(word: str) -> bool:
    return word in _OPENING or word[:1].isupper() or word[:1].isdigit() or word.isspace()


class Finder:
    """Finds, of stretches in order, the one that holds a token; one of that token alone where none does."""

    def __init__(self, stretches: Sequence[Stretch]) -> None:
        self._stretches = stretches
        self._starts = [stretch.start for stretch in stretches]

    def __call__(self, token: int) -> Stretch:
        """Return the stretch of a token."""
        at = bisect_right(self._starts, token) - 1
        return self._stretches[at] if at >= 0 and self._stretches[at].holds(token) else Stretch(token, token + 1)


def moments(doc: Doc, where: Layout | None = None, ents: Sequence[Span] | None = None) -> tuple[Moment, ...]:
    """Return, for each of `doc.ents` in order, the date it speaks of.

    `where` is the document's layout, `ents` are its mentions, if at hand.

    The nearest date in the sentence; else the last one before in the paragraph; else the last one of the paragraphs
    before; else the text's own date. "Since 1960" and "until 1960" both speak of 1960, where something changed.

    Raises
    ------
    EdtfError
        If a date or the text's own date is not EDTF.
    """
    ents, said = doc.ents if ents is None else ents, extensions.Said(doc)
    dated = ((ent.start, str(*said.of(ent, "edtf"))) for ent in ents if ent.label_ == Kind.DATE)
    dates = tuple((at, edtf) for at, edtf in dated if edtf)
    tokens = where.words if where else Tokens.of(doc)
    return _moments(tokens, dates, tuple([ent.start for ent in ents]), str(doc._.reference_date))


@lru_cache(maxsize=1)
def _moments(
    tokens: Tokens, dated: tuple[tuple[int, str], ...], begins: tuple[int, ...], written: str
) -> tuple[Moment, ...]:
    where = _laid_out(tokens)
    sentence_of, paragraph_of = Finder(where.sentences), Finder(where.paragraphs)
    dates = tuple(_Dated(at, Edtf.parse(edtf)) for at, edtf in dated)
    starts = [date.start for date in dates]
    own = Edtf.optional(written)
    return tuple(_moment(at, bisect_left(starts, at), dates, (sentence_of(at), paragraph_of(at)), own) for at in begins)


def moments_of_rows(rows: Sequence[Mention], own: Edtf) -> tuple[Moment, ...]:
    """Return, for each annotation of a text in order, the date it speaks of, as far as rows alone tell.

    For where the text is not at hand. The last decided date before it in the paragraph; else the first one after it
    there; else the last one before; else the text's own date `own`.
    """
    dates = [
        (at, row.para, row.edtf)
        for at, row in enumerate(rows)
        if row.kind is Kind.DATE and row.edtf and row.status in _STANDING
    ]
    return tuple(_moment_of_row(at, row.para, dates, own) for at, row in enumerate(rows))


def _moment_of_row(at: int, para: int, dates: Sequence[tuple[int, int, Edtf]], own: Edtf) -> Moment:
    here = [(place, date) for place, number, date in dates if number == para]
    before = [date for place, date in here if place <= at]
    if before:
        return Moment(before[-1], "last date in the paragraph")
    if here:
        return Moment(here[0][1], "first date in the paragraph")
    carried = [date for place, _, date in dates if place < at]
    if carried:
        return Moment(carried[-1], "date carried on from before")
    return Moment(own, "date of the text") if own else UNDATED


def _moment(at: int, here: int, dates: Sequence[_Dated], where: tuple[Stretch, Stretch], own: Edtf) -> Moment:
    """Return the date that the mention at a token speaks of; `here` dates stand before it."""
    sentence, paragraph = where
    beside = [date for date in dates[max(0, here - 1) : here + 1] if sentence.holds(date.start)]
    if beside:
        nearest = min(beside, key=lambda date: abs(date.start - at))
        return Moment(nearest.date, "date in the sentence")
    if here:
        last = dates[here - 1]
        found = "last date in the paragraph" if paragraph.holds(last.start) else "date carried on from before"
        return Moment(last.date, found)
    return Moment(own, "date of the text") if own else UNDATED
