"""The paragraphs of a text as nodes: running text with mentions, citations and notes, or what stands in for it.

Each paragraph is a strand: the text first, then what belongs to it (names in order, verdicts, notes, and a line that
leads on). The strand carries as data what the stage shows while a reader is in it (`annotate.figures.stage.playhead`).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.util import logging

from annotate.figures.stage.actors import actors, meant_by
from annotate.figures.stage.page import has_stage
from annotate.figures.stage.playhead import Playhead, playheads, situations
from annotate.files.texts import find_quote
from annotate.sphinxext.layout import Piece, pieces, readings, runs
from annotate.sphinxext.nodes import Inline, block, here, joined, mention_link, para, span
from annotate.sphinxext.pages.contributors import taken_in
from annotate.sphinxext.pages.notes import (
    NumberedCitation,
    NumberedNote,
    mark_of,
    notes_block,
    numbered,
    sources_section,
)
from annotate.sphinxext.pages.verdicts import verdicts
from annotate.sphinxext.pages.where import where
from annotate.sphinxext.state import concordance_of, edition_for
from annotate.sphinxext.vocabulary import words_of
from annotate.values.model import Certainty, Kind, Mention, Paragraph, Sense, Status, Text
from annotate.values.record import Claim

if TYPE_CHECKING:
    from sphinx.util.docutils import SphinxDirective

logger = logging.getLogger(__name__)
_LONG_DATE = 3
"""A date with so many spaces may be broken at the end of a line."""


def paragraph_id(text: str, number: int) -> str:
    """Return the anchor of a paragraph."""
    return f"{text}-p{number:02d}"


class View:
    """The paragraphs of one text as nodes."""

    def __init__(self, directive: SphinxDirective, text: Text) -> None:
        edition = edition_for(directive.env)
        self.directive, self.text = directive, text
        self.found = concordance_of(directive.env.app)
        self.actors = actors(edition.gazetteer)
        self.located = defaultdict(list)
        for item in edition.located(text.id):
            self.located[item.mention.para].append(item)
        self.mentions: dict[int, list[Mention]] = defaultdict(list)
        for mention in edition.decided(text.id):
            self.mentions[mention.para].append(mention)
        self.notes: dict[int, list[NumberedNote]] = defaultdict(list)
        for number, note in enumerate(edition.notes(text.id), start=1):
            credit = taken_in(self.found.given.get((f"notes/{text.id}.csv", note.id)))
            self.notes[note.para].append(NumberedNote(number, note, credit))
        self.citations: dict[int, list[NumberedCitation]] = defaultdict(list)
        for cited in numbered(text, edition.citations(text.id)):
            self.citations[cited.citation.para].append(cited)
        self.claims: dict[int, list[Claim]] = defaultdict(list)
        for claim in edition.claims(text.id):
            self.claims[claim.para].append(claim)
        staged = has_stage(edition)
        self.heads = playheads(edition, text.id) if staged else ()
        self.situations = situations(edition) if staged else ()

    def paragraph(self, paragraph: Paragraph) -> block:
        """Return the strand of a paragraph."""
        number = paragraph.number
        running = paragraph.text
        shown: list[nodes.Node] = self._summary(paragraph) if running is None else [self._running(paragraph, running)]
        head = self.heads[number] if self.heads else None
        if claims := self.claims[number]:
            shown.append(verdicts(self.directive, claims))
        if notes := self.notes[number]:
            shown.append(notes_block(self.directive, notes, quoted=paragraph.text is None))
        if head is not None:
            shown.append(where(self.text.id, head, self.situations))
        return block("", *shown, tag="div", classes=["strand"], data=_data(number, head))

    def sources(self) -> nodes.section | None:
        """Return the list of what the text cites, or None for a text that cites nothing."""
        every = [item for number in sorted(self.citations) for item in self.citations[number]]
        return sources_section(self.directive, self.text.id, every)

    def _number(self, paragraph: Paragraph) -> nodes.reference:
        return here(paragraph_id(self.text.id, paragraph.number), f"¶{paragraph.number}", "para-number")

    def _running(self, paragraph: Paragraph, text: str) -> nodes.paragraph:
        marks, made = self._marks(paragraph, text)
        line: Inline = [self._number(paragraph), " "]
        for piece in pieces(text, runs(self.located[paragraph.number]), marks):
            line.append(self._piece(piece))
            for key in piece.marks:
                line += made[key]
        return para(*line, classes=["edition-paragraph"], ids=[paragraph_id(self.text.id, paragraph.number)])

    def _marks(self, paragraph: Paragraph, text: str) -> tuple[list[tuple[int, str]], dict[str, Inline]]:
        """Return where citations and note marks stand, and what they are; citations come before notes."""
        marks: list[tuple[int, str]] = []
        made: dict[str, Inline] = {}
        anchored: list[tuple[str, str, int, Inline]] = [
            (f"c{item.number}", item.citation.quote, item.citation.nth, [mark_of(item)])
            for item in self.citations[paragraph.number]
        ]
        anchored += [
            (f"n{note.number}", note.note.quote, note.note.nth, [mark_of(note)])
            for note in self.notes[paragraph.number]
        ]
        for key, quote, nth, mark in anchored:
            start = find_quote(text, quote, nth)
            if start is None:
                self._complain(paragraph, quote, nth)
                continue
            marks.append((start + len(quote), key))
            made[key] = mark
        return marks, made

    def _complain(self, paragraph: Paragraph, quote: str, nth: int) -> None:
        logger.warning(
            "%s ¶%d: occurrence %d of %r is not in the paragraph. Run: annotate validate",
            self.text.id,
            paragraph.number,
            nth,
            quote,
            type="edition",
            subtype="anchor",
            location=self.directive.get_location(),
        )

    def _piece(self, piece: Piece) -> nodes.Node:
        if piece.run is None:
            return nodes.Text(piece.text)
        return self._mention(piece.run.mention, piece.text, piece.run.also)

    def _mention(self, mention: Mention, words: str, also: Sequence[Mention]) -> mention_link:
        part, anchor = self.found.index_entry(mention)
        ids = [mention.id, *(other.id for other in also)]
        return mention_link(
            "",
            "",
            nodes.Text(words),
            part=part,
            anchor=anchor,
            ids=ids,
            classes=_classes(mention),
            data=self._asked(mention),
        )

    def _asked(self, mention: Mention) -> dict[str, str]:
        """Return what scripts ask of a mention: whom or what it names and means, and which years."""
        asked = {"data-entity": mention.entity, "data-meant": mention.refers_to}
        if mention.kind is Kind.DATE and mention.edtf.dates:
            first, last = mention.edtf.earliest.year, mention.edtf.latest.year
            asked["data-years"] = f"{first}" if first == last else f"{first} {last}"
        if actor := meant_by(mention, self.actors):
            asked["data-actor"] = actor.id
        return {name: value for name, value in asked.items() if value}

    def _summary(self, paragraph: Paragraph) -> list[nodes.Node]:
        """Return the stand-off form of a paragraph: summary, length, mentions in order."""
        summary = paragraph.precis or "The editors have not yet written a summary of this paragraph."
        length = span(f" ({paragraph.words}\N{NO-BREAK SPACE}words)", "para-length")
        ids = [paragraph_id(self.text.id, paragraph.number)]
        shown: list[nodes.Node] = [
            para(self._number(paragraph), " ", summary, length, classes=["edition-paragraph", "precis"], ids=ids)
        ]
        if mentions := self.mentions[paragraph.number]:
            links = ([self._mention(mention, mention.quote, others)] for mention, others in readings(mentions))
            listed = joined(links, " · ")
            shown.append(para(span("Named here, in order: ", "mentions-label"), *listed, classes=["edition-mentions"]))
        return shown


def _data(number: int, head: Playhead | None) -> dict[str, object]:
    data: dict[str, object] = {"ids": [f"p{number:02d}"], "data-para": str(number)}
    if head is None or not head.situation:
        return data
    return data | {
        "data-places": " ".join(head.places),
        "data-acting": " ".join(head.actors),
        "data-years": " ".join(f"{a}" if a == b else f"{a}-{b}" for a, b in head.years),
        "data-situation": head.situation,
        "data-year": str(head.year),
    }


def _classes(mention: Mention) -> list[str]:
    every = ["mention", f"mention-{words_of(mention.kind).slug}"]
    if mention.sense is Sense.METONYMIC:
        every.append("metonymic")
    if mention.status is Status.DISPUTED:
        every.append("disputed")
    if mention.kind is Kind.DATE and mention.quote.count(" ") < _LONG_DATE:
        every.append("unbroken")
    if mention.certainty is not Certainty.HIGH:
        every.append(str(mention.certainty))
    return every
