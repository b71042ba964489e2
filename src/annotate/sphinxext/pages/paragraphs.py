"""The paragraphs of a text as nodes: running text with mentions, citations and notes, or what stands in for it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.util import logging

from annotate.files.texts import find_quote
from annotate.sphinxext.concordance import Concordance
from annotate.sphinxext.layout import Piece, pieces, readings, runs
from annotate.sphinxext.nodes import Inline, block, here, inlines, joined, mention_link, para, section, span
from annotate.sphinxext.pages.sources import cite
from annotate.sphinxext.state import edition_for
from annotate.sphinxext.vocabulary import CERTAINTY, words_of
from annotate.values.model import Citation, Mention, Note, Paragraph, Sense, Status, Text

if TYPE_CHECKING:
    from sphinx.util.docutils import SphinxDirective

logger = logging.getLogger(__name__)


def paragraph_id(text: str, number: int) -> str:
    """Return the anchor of a paragraph."""
    return f"{text}-p{number:02d}"


@dataclass(frozen=True, slots=True)
class NumberedNote:
    """An editors' note with the number it has on the page."""

    number: int
    note: Note

    @property
    def anchor(self) -> str:
        """Anchor of the note."""
        return f"note-{self.note.id}"

    @property
    def back(self) -> str:
        """Anchor of its mark in the text."""
        return f"noteref-{self.note.id}"


@dataclass(frozen=True, slots=True)
class NumberedCitation:
    """A stand-off citation with the number it has on the page and its place in the paragraph (None: not found)."""

    number: int
    citation: Citation
    start: int | None
    text: str

    @property
    def anchor(self) -> str:
        """Anchor of the entry in the list of sources."""
        return f"{self.text}-source-{self.number}"

    @property
    def back(self) -> str:
        """Anchor of its mark in the text."""
        return f"{self.text}-cited-{self.number}"


class View:
    """The paragraphs of one text as nodes."""

    def __init__(self, directive: SphinxDirective, text: Text) -> None:
        edition = edition_for(directive.env)
        self.directive, self.text = directive, text
        self.found = Concordance(edition)
        self.located = defaultdict(list)
        for item in edition.located(text.id):
            self.located[item.mention.para].append(item)
        self.mentions: dict[int, list[Mention]] = defaultdict(list)
        for mention in edition.decided(text.id):
            self.mentions[mention.para].append(mention)
        self.notes: dict[int, list[NumberedNote]] = defaultdict(list)
        for number, note in enumerate(edition.notes(text.id), start=1):
            self.notes[note.para].append(NumberedNote(number, note))
        self.citations: dict[int, list[NumberedCitation]] = defaultdict(list)
        for cited in numbered(text, edition.citations(text.id)):
            self.citations[cited.citation.para].append(cited)

    def paragraph(self, paragraph: Paragraph) -> list[nodes.Node]:
        """Return a paragraph, with its notes below it."""
        shown = self._summary(paragraph) if paragraph.text is None else [self._running(paragraph, paragraph.text)]
        notes = self.notes[paragraph.number]
        return [*shown, *([self._notes(notes, quoted=paragraph.text is None)] if notes else [])]

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
            (f"c{item.number}", item.citation.quote, item.citation.nth, [_cite_mark(item)])
            for item in self.citations[paragraph.number]
        ]
        anchored += [
            (f"n{note.number}", note.note.quote, note.note.nth, [_note_mark(note)])
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
        return mention_link("", "", nodes.Text(words), part=part, anchor=anchor, ids=ids, classes=_classes(mention))

    def _summary(self, paragraph: Paragraph) -> list[nodes.Node]:
        """Return the stand-off form of a paragraph: summary, length, mentions in order."""
        summary = paragraph.precis or "The editors have not yet written a summary of this paragraph."
        length = span(f" ({paragraph.words} words)", "para-length")
        ids = [paragraph_id(self.text.id, paragraph.number)]
        shown: list[nodes.Node] = [
            para(self._number(paragraph), " ", summary, length, classes=["edition-paragraph", "precis"], ids=ids)
        ]
        if mentions := self.mentions[paragraph.number]:
            links = ([self._mention(mention, mention.quote, others)] for mention, others in readings(mentions))
            listed = joined(links, " · ")
            shown.append(para(span("Named here, in order: ", "mentions-label"), *listed, classes=["edition-mentions"]))
        return shown

    def sources(self) -> nodes.section | None:
        """Return the list of what the text cites, numbered as in it, or None for a text that cites nothing."""
        every = [item for number in sorted(self.citations) for item in self.citations[number]]
        if not every:
            return None
        listed = []
        for item in every:
            mark = nodes.reference("", "", nodes.Text(str(item.number)), refid=item.back, internal=True)
            number = nodes.superscript("", "", mark, classes=["source-number"])
            listed.append(para(number, " ", *cite(self.directive, item.citation.sources), ids=[item.anchor]))
        return section("Sources", f"{self.text.id}-sources", block("", *listed, tag="div", classes=["source-list"]))

    def _notes(self, notes: Sequence[NumberedNote], *, quoted: bool) -> block:
        """Return the editors' notes on a paragraph; without a text above, each begins with the words it is on."""
        every = []
        for item in notes:
            quote: Inline = [span(f"on “{item.note.quote}”", "note-quote"), ": "]
            mark = nodes.superscript("", str(item.number), classes=["note-number"])
            back = nodes.reference(
                "", "", mark, refid=item.back if not quoted else item.anchor, internal=True, classes=["note-back"]
            )
            sources = cite(self.directive, item.note.sources)
            sure = span(f" (certainty: {CERTAINTY[item.note.certainty]})", "note-certainty")
            line: Inline = [back, " ", *quote, item.note.note, *([" ", *sources] if sources else []), sure]
            every.append(para(*line, ids=[item.anchor], classes=["edition-note"]))
        label = f"Editors’ notes on paragraph {notes[0].note.para}"
        return block("", *every, tag="aside", label=label, classes=["edition-notes"])


def _classes(mention: Mention) -> list[str]:
    every = ["mention", f"mention-{words_of(mention.kind).slug}"]
    if mention.sense is Sense.METONYMIC:
        every.append("metonymic")
    if mention.status is Status.DISPUTED:
        every.append("disputed")
    return every


def _note_mark(item: NumberedNote) -> nodes.Node:
    target = nodes.reference("", "", nodes.Text(str(item.number)), refid=item.anchor, internal=True)
    return nodes.superscript("", "", *inlines([target]), ids=[item.back], classes=["note-mark"])


def _cite_mark(item: NumberedCitation) -> nodes.Node:
    target = nodes.reference("", "", nodes.Text(str(item.number)), refid=item.anchor, internal=True)
    return nodes.superscript("", "", *inlines([target]), ids=[item.back], classes=["cite-mark"])


def numbered(text: Text, citations: Sequence[Citation]) -> list[NumberedCitation]:
    """Return the citations of a text with the numbers they have in reading order."""
    placed = []
    for citation in citations:
        paragraph = text.paragraphs[citation.para].text if citation.para < len(text.paragraphs) else None
        start = find_quote(paragraph, citation.quote, citation.nth) if paragraph is not None else None
        end = (start + len(citation.quote)) if start is not None else 0
        placed.append((citation.para, end, citation.line, citation, start))
    placed.sort(key=lambda item: item[:3])
    return [NumberedCitation(n, item[3], item[4], text.id) for n, item in enumerate(placed, start=1)]
