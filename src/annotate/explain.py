"""Why an annotation is linked as it is: its context, the date it speaks of, the candidates and what speaks for each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from annotate.edition import Edition, locate
from annotate.files import store
from annotate.measure.score import outermost
from annotate.stages import extensions
from annotate.stages.discourse import moments_of_rows
from annotate.stages.link import Linker, Scored, scored
from annotate.stages.link import Mention as Asked
from annotate.values.errors import unknown
from annotate.values.model import Kind, Mention, Suggestion, Text

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span

_AROUND = 80


@dataclass(frozen=True, slots=True)
class Explanation:
    """What can be said of one annotation.

    Attributes
    ----------
    mention, text
        The row and the id of its text.
    context
        The words before and after it, ("", "") where the text is not at hand.
    moment
        The EDTF date it speaks of and how that was found, in words.
    candidates
        What it may name, with the evidence, best first.
    proposed
        What the machine proposed for the same words, or None.
    """

    mention: Mention
    text: str
    context: tuple[str, str]
    moment: tuple[str, str]
    candidates: tuple[Scored, ...]
    proposed: Suggestion | None


def explain(edition: Edition, id: str) -> Explanation:
    """Return what can be said of an annotation.

    Raises
    ------
    UsageError
        If there is none of that id.
    """
    rows = {m.id: (text, m) for text in edition.texts for m in edition.all_rows(text.id) if m.id}
    if id not in rows:
        raise unknown("annotation", id, tuple(rows))
    text, mention = rows[id]
    asked = _asked(edition, text, mention)
    anchor = (mention.para, mention.quote, mention.nth)
    proposals = store.read_suggestions(edition.project, text.id)
    return Explanation(
        mention,
        text.id,
        _context(text, mention),
        (asked.moment.date.text, asked.moment.found) if asked else ("", ""),
        scored(asked, edition.gazetteer) if asked else (),
        next((s for s in proposals if (s.para, s.quote, s.nth) == anchor), None),
    )


def _context(text: Text, mention: Mention) -> tuple[str, str]:
    place = locate(text, mention)
    paragraph = text.paragraphs[mention.para].text if place else None
    if place is None or paragraph is None:
        return "", ""
    before, after = paragraph[: place.start], paragraph[place.end :]
    return ("…" if len(before) > _AROUND else "") + before[-_AROUND:], after[:_AROUND] + (
        "…" if len(after) > _AROUND else ""
    )


def _asked(edition: Edition, text: Text, mention: Mention) -> Asked | None:
    """Return the mention as the linker sees it; without the words around it where the text is not at hand."""
    if mention.kind is Kind.DATE:
        return None
    if text.complete and (place := locate(text, mention)) is not None:
        doc, starts = _document(edition, text, mention)
        ents = doc.ents
        found = zip(ents, Linker(edition.gazetteer).mentions(doc, ents), strict=True)
        at = starts[mention.para] + place.start
        inside = (asked for ent, asked in found if ent.start_char <= at < ent.end_char)
        return next(inside, None)
    rows = edition.all_rows(text.id)
    moment = moments_of_rows(rows, text.meta.reference_date)[rows.index(mention)]
    return Asked(mention.quote, mention.kind, moment)


def _document(edition: Edition, text: Text, mention: Mention) -> tuple[Doc, Sequence[int]]:
    """Return the text with its decided names and dates, and where each paragraph begins."""
    import spacy

    extensions.register()
    paragraphs = [paragraph.text or "" for paragraph in text.paragraphs]
    starts = [sum(len(p) + 1 for p in paragraphs[:number]) for number in range(len(paragraphs))]
    doc = spacy.blank("en")("\n".join(paragraphs))
    doc._.reference_date = text.meta.reference_date.text
    spans: dict[int, Span] = {}
    own = locate(text, mention)
    for place in (*((own,) if own else ()), *outermost(edition.located(text.id))):
        base = starts[place.mention.para]
        span = doc.char_span(base + place.start, base + place.end, place.mention.kind.value, alignment_mode="expand")
        if span is not None and not any(span.start < s.end and s.start < span.end for s in spans.values()):
            spans[span.start] = span
            span._.edtf = place.mention.edtf.text
    doc.ents = sorted(spans.values(), key=lambda span: span.start)
    return doc, starts
