"""What is attached to a text by number: the editors' notes and the citations, with their marks in the text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from docutils import nodes

from annotate.files.texts import find_quote
from annotate.sphinxext.nodes import OPEN_WIDE, Inline, block, fold, inlines, para, section, span
from annotate.sphinxext.pages.sources import cite
from annotate.sphinxext.vocabulary import CERTAINTY
from annotate.values.model import Certainty, Citation, Note, Text

if TYPE_CHECKING:
    from sphinx.util.docutils import SphinxDirective


@dataclass(frozen=True, slots=True)
class NumberedNote:
    """A note with the number it has on the page, and whose it is where a reader gave it."""

    number: int
    note: Note
    credit: str = ""

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


def looks(item: NumberedNote | NumberedCitation) -> str:
    """Return the class of the small figure in the text that leads to a note, or to the entry of a citation."""
    return "note-mark" if isinstance(item, NumberedNote) else "cite-mark"


def mark_of(item: NumberedNote | NumberedCitation) -> nodes.Node:
    """Return the small figure in the text that leads to a note, or to the entry of a citation."""
    target = nodes.reference("", "", nodes.Text(str(item.number)), refid=item.anchor, internal=True)
    return nodes.superscript("", "", *inlines([target]), ids=[item.back], classes=[looks(item)])


def notes_block(directive: SphinxDirective, notes: Sequence[NumberedNote], *, quoted: bool) -> block:
    """Return the editors' notes on a paragraph; without a text above, a number leads to the note itself."""
    every = []
    for item in notes:
        mark = nodes.superscript("", str(item.number), classes=["note-number"])
        target = item.back if not quoted else item.anchor
        back = nodes.reference("", "", mark, refid=target, internal=True, classes=["note-back"])
        quote: Inline = [span(f"on “{item.note.quote}”", "note-quote"), ": "]
        sources = cite(directive, item.note.sources)
        line: Inline = [back, " ", *quote, item.note.note, *([" ", *sources] if sources else [])]
        if item.note.certainty is not Certainty.HIGH:
            line.append(span(f" (certainty: {CERTAINTY[item.note.certainty]})", "note-certainty"))
        if item.credit:
            line.append(span(f" {item.credit}", "note-certainty"))
        every.append(para(*line, ids=[item.anchor], classes=["edition-note"]))
    label = f"Editors’ notes on paragraph {notes[0].note.para}"
    folded = fold("", *every, summary=_on(notes), classes=[OPEN_WIDE])
    return block("", folded, tag="aside", label=label, classes=["edition-notes"])


def _on(notes: Sequence[NumberedNote]) -> str:
    """Return how many notes there are, and on which words."""
    quotes = ", ".join(f"“{item.note.quote}”" for item in notes)
    return f"{'Note' if len(notes) == 1 else f'{len(notes)} notes'} on {quotes}"


def sources_section(directive: SphinxDirective, text: str, every: Sequence[NumberedCitation]) -> nodes.section | None:
    """Return the list of what a text cites, numbered as in it, or None for a text that cites nothing."""
    if not every:
        return None
    listed = []
    for item in every:
        mark = nodes.reference("", "", nodes.Text(str(item.number)), refid=item.back, internal=True)
        number = nodes.superscript("", "", mark, classes=["source-number"])
        listed.append(para(number, " ", *cite(directive, item.citation.sources), ids=[item.anchor]))
    return section("Sources", f"{text}-sources", block("", *listed, tag="div", classes=["source-list"]))
