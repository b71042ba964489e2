"""What the stages need to know of a document's shape: paragraphs, sentences, and the date a mention speaks of.

No parser is asked for: a paragraph ends at a line end, a sentence at a full stop, question or exclamation mark that is
a token of its own and is followed by a capital, a number or an opening quotation mark.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from operator import attrgetter
from typing import TYPE_CHECKING

from annotate.values.edtf import NO_DATE, Edtf
from annotate.values.model import Kind, Mention, Status

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

_ENDS = frozenset(".!?…")
_CLOSING = frozenset("\"'”’)]")
_OPENING = frozenset("\"'“‘([")
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


def paragraphs(doc: Doc) -> tuple[Stretch, ...]:
    """Return the document's paragraphs, which its line ends divide; empty ones are left out."""
    return _divided(doc, [token.i + 1 for token in doc if "\n" in token.text or "\n" in token.whitespace_])


def sentences(doc: Doc) -> tuple[Stretch, ...]:
    """Return the document's sentences; each lies within one paragraph."""
    return _divided(doc, [token.i + 1 for token in doc if "\n" in token.text or _ends_sentence(token)])


def _divided(doc: Doc, cuts: Sequence[int]) -> tuple[Stretch, ...]:
    edges = [0, *cuts, len(doc)]
    stretches = (Stretch(a, b) for a, b in pairwise(edges) if a < b)
    return tuple(s for s in stretches if any(not token.is_space for token in doc[s.start : s.end]))


def _ends_sentence(token: Token) -> bool:
    doc, at = token.doc, token.i
    following = doc[at + 1] if at + 1 < len(doc) else None
    if token.text in _CLOSING and at and doc[at - 1].text in _ENDS:
        return following is None or _begins_sentence(following)
    if token.text not in _ENDS:
        return False
    return following is None or (following.text not in _CLOSING and _begins_sentence(following))


def _begins_sentence(token: Token) -> bool:
    return token.text in _OPENING or token.text[:1].isupper() or token.text[:1].isdigit() or token.is_space


def stretch_of(stretches: Sequence[Stretch], token: int) -> Stretch:
    """Return the stretch that holds a token, of stretches in order; one of that token alone where none does."""
    at = bisect_right(stretches, token, key=attrgetter("start")) - 1
    return stretches[at] if at >= 0 and stretches[at].holds(token) else Stretch(token, token + 1)


def moments(doc: Doc) -> tuple[Moment, ...]:
    """Return, for each of `doc.ents` in order, the date it speaks of.

    The nearest date in the sentence; else the last one before in the paragraph; else the last one of the paragraphs
    before; else the text's own date. "Since 1960" and "until 1960" both speak of 1960, where something changed.

    Raises
    ------
    EdtfError
        If a date or the text's own date is not EDTF.
    """
    inside, around = sentences(doc), paragraphs(doc)
    dates = tuple(
        _Dated(ent.start, Edtf.parse(str(ent._.edtf))) for ent in doc.ents if ent.label_ == Kind.DATE and ent._.edtf
    )
    own = Edtf.optional(str(doc._.reference_date))
    return tuple(_moment(ent, dates, inside, around, own) for ent in doc.ents)


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


def _moment(
    ent: Span, dates: Sequence[_Dated], inside: Sequence[Stretch], around: Sequence[Stretch], own: Edtf
) -> Moment:
    sentence, paragraph = stretch_of(inside, ent.start), stretch_of(around, ent.start)
    first, here, past = (
        bisect_left(dates, at, key=attrgetter("start")) for at in (sentence.start, ent.start, sentence.end)
    )
    if near := dates[first:past]:
        nearest = min(near, key=lambda date: abs(date.start - ent.start))
        return Moment(nearest.date, "date in the sentence")
    if here:
        last = dates[here - 1]
        where = "last date in the paragraph" if paragraph.holds(last.start) else "date carried on from before"
        return Moment(last.date, where)
    return Moment(own, "date of the text") if own else UNDATED
