"""The reading view of a text, and the list of its mentions.

`{reading-view} TEXT` shows the text with its mentions, citations and notes where the text is available here. Where it
is not, it shows the directive's own content (why, and what to do), and for each paragraph the editors' summary, the
mentions in order, and the notes. `{mention-list} TEXT` shows what is known of each mention; the cards of the reading
view are taken from it, so nothing needs a script to be read.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from docutils import nodes
from docutils.statemachine import StringList
from sphinx.util import logging
from sphinx.util.docutils import SphinxDirective

from annotate.errors import UsageError
from annotate.model import Mention, Note, Paragraph, Sense, Status, Text
from annotate.sphinxext.cards import card
from annotate.sphinxext.concordance import Concordance
from annotate.sphinxext.layout import Piece, Run, pieces, runs
from annotate.sphinxext.nodes import (
    block,
    fold,
    here,
    inlines,
    joined,
    legend,
    mention_link,
    para,
    problem,
    section,
    span,
)
from annotate.sphinxext.sources import cite
from annotate.sphinxext.state import domain_of, edition_of
from annotate.sphinxext.vocabulary import CERTAINTY, words_of
from annotate.texts import find_quote

if TYPE_CHECKING:
    from sphinx.application import Sphinx

    from annotate.edition import Edition

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


class TextDirective(SphinxDirective):
    """A directive about one text of the edition, named in its argument."""

    required_arguments = 1
    has_content = True

    @property
    def edition(self) -> Edition:
        """The edition."""
        return edition_of(self.env.app)

    def run(self) -> list[nodes.Node]:
        """Return what the directive shows, or a visible problem where there is no such text."""
        try:
            text = self.edition.text(self.arguments[0])
        except UsageError as error:
            logger.warning(str(error), type="edition", subtype="text", location=self.get_location())
            return [problem(str(error))]
        return self.show(text)

    def show(self, text: Text) -> list[nodes.Node]:
        """Return what the directive shows of a text."""
        raise NotImplementedError


class ReadingView(TextDirective):
    """`{reading-view} TEXT`."""

    def show(self, text: Text) -> list[nodes.Node]:
        """Return the legend and the paragraphs."""
        domain_of(self.env).note(f"text:{text.id}", self.env.docname)
        shown = any(paragraph.text is not None for paragraph in text.paragraphs)
        body: list[nodes.Node] = [] if shown else self._statement()
        body.append(_legend(self.edition.decided(text.id), bool(self.edition.notes(text.id))))
        view = _View(self, text)
        heading: nodes.section | None = None
        for paragraph in text.paragraphs:
            if paragraph.heading:
                heading = section(paragraph.heading, f"{text.id}-s{paragraph.number:02d}")
                body.append(heading)
            (body if heading is None else heading).extend(view.paragraph(paragraph))
        return body

    def _statement(self) -> list[nodes.Node]:
        statement = block(tag="aside", label="Why the text is not shown here", classes=["standoff-statement"])
        self.state.nested_parse(StringList(self.content), self.content_offset, statement)
        return [statement]


class _View:
    """The paragraphs of one text as nodes."""

    def __init__(self, directive: ReadingView, text: Text) -> None:
        edition = directive.edition
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
        self.citations = defaultdict(list)
        for citation in edition.citations(text.id):
            self.citations[citation.para].append(citation)

    def paragraph(self, paragraph: Paragraph) -> list[nodes.Node]:
        """Return a paragraph, with its notes below it."""
        shown = self._summary(paragraph) if paragraph.text is None else [self._running(paragraph, paragraph.text)]
        notes = self.notes[paragraph.number]
        return [*shown, *([self._notes(notes, quoted=paragraph.text is None)] if notes else [])]

    def _number(self, paragraph: Paragraph) -> nodes.reference:
        return here(paragraph_id(self.text.id, paragraph.number), f"¶{paragraph.number}", "para-number")

    def _running(self, paragraph: Paragraph, text: str) -> nodes.paragraph:
        marks, made = self._marks(paragraph, text)
        line: list[nodes.Node | str] = [self._number(paragraph), " "]
        for piece in pieces(text, runs(self.located[paragraph.number]), marks):
            line.append(self._piece(piece))
            for key in piece.marks:
                line += made[key]
        return para(*line, classes=["edition-paragraph"], ids=[paragraph_id(self.text.id, paragraph.number)])

    def _marks(
        self, paragraph: Paragraph, text: str
    ) -> tuple[list[tuple[int, str]], dict[str, list[nodes.Node | str]]]:
        """Return where citations and note marks stand, and what they are; citations come before notes."""
        marks: list[tuple[int, str]] = []
        made: dict[str, list[nodes.Node | str]] = {}
        anchored: list[tuple[str, str, int, list[nodes.Node | str]]] = [
            (f"c{index}", c.quote, c.nth, [" ", *cite(self.directive, c.sources)])
            for index, c in enumerate(self.citations[paragraph.number])
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
        return self._mention(piece.run.mention, piece.text, piece.run)

    def _mention(self, mention: Mention, words: str, run: Run | None = None) -> mention_link:
        part, anchor = self.found.index_entry(mention)
        others = [other.id for other in run.also] if run else []
        return mention_link(
            "", "", nodes.Text(words), part=part, anchor=anchor, ids=[mention.id, *others], classes=_classes(mention)
        )

    def _summary(self, paragraph: Paragraph) -> list[nodes.Node]:
        """Return the stand-off form of a paragraph: summary, length, mentions in order."""
        summary = paragraph.precis or "The editors have not yet written a summary of this paragraph."
        length = span(f" ({paragraph.words} words)", "para-length")
        ids = [paragraph_id(self.text.id, paragraph.number)]
        shown: list[nodes.Node] = [
            para(self._number(paragraph), " ", summary, length, classes=["edition-paragraph", "precis"], ids=ids)
        ]
        if mentions := self.mentions[paragraph.number]:
            listed = joined([[self._mention(mention, mention.quote)] for mention in mentions], " · ")
            shown.append(para(span("Named here, in order: ", "mentions-label"), *listed, classes=["edition-mentions"]))
        return shown

    def _notes(self, notes: Sequence[NumberedNote], *, quoted: bool) -> block:
        """Return the editors' notes on a paragraph; without a text above, each begins with the words it is on."""
        every = []
        for item in notes:
            quote = [span(f"on “{item.note.quote}”", "note-quote"), ": "]
            mark = nodes.superscript("", str(item.number), classes=["note-number"])
            back = nodes.reference(
                "", "", mark, refid=item.back if not quoted else item.anchor, internal=True, classes=["note-back"]
            )
            sources = cite(self.directive, item.note.sources)
            sure = span(f" (certainty: {CERTAINTY[item.note.certainty]})", "note-certainty")
            line = [back, " ", *quote, item.note.note, *([" ", *sources] if sources else []), sure]
            every.append(para(*line, ids=[item.anchor], classes=["edition-note"]))
        label = f"Editors’ notes on paragraph {notes[0].note.para}"
        return block("", *every, tag="aside", label=label, classes=["edition-notes"])


class MentionList(TextDirective):
    """`{mention-list} TEXT`."""

    has_content = False
    option_spec: ClassVar[dict[str, object]] = {}

    def show(self, text: Text) -> list[nodes.Node]:
        """Return what is known of each mention, paragraph by paragraph."""
        domain_of(self.env).note(f"list:{text.id}", self.env.docname)
        found, also = Concordance(self.edition), self._shared(text)
        by_paragraph: dict[int, list[Mention]] = defaultdict(list)
        for mention in self.edition.decided(text.id):
            by_paragraph[mention.para].append(mention)
        shown: list[nodes.Node] = []
        for number, mentions in sorted(by_paragraph.items()):
            cards = [card(found, mention, also.get(mention.id, ())) for mention in mentions]
            noun = "mention" if len(mentions) == 1 else "mentions"
            summary = f"¶{number}: {len(mentions)} {noun}"
            back = para(here(paragraph_id(text.id, number), f"Back to paragraph {number}"), classes=["list-back"])
            shown.append(fold("", *cards, back, summary=summary, classes=["mention-list"]))
        return shown

    def _shared(self, text: Text) -> dict[str, tuple[Mention, ...]]:
        """Return the mentions that share the words of another."""
        by_paragraph = defaultdict(list)
        for item in self.edition.located(text.id):
            by_paragraph[item.mention.para].append(item)
        return {run.mention.id: run.also for items in by_paragraph.values() for run in runs(items) if run.also}


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


def _legend(mentions: Sequence[Mention], notes: bool) -> legend:
    counts: dict[str, int] = defaultdict(int)
    for mention in mentions:
        counts[words_of(mention.kind).slug] += 1
        counts["metonymic"] += mention.sense is Sense.METONYMIC
        counts["disputed"] += mention.status is Status.DISPUTED
    return legend(counts=dict(counts), notes=notes)


def setup_reading(app: Sphinx) -> None:
    """Register both directives."""
    app.add_directive("reading-view", ReadingView)
    app.add_directive("mention-list", MentionList)
