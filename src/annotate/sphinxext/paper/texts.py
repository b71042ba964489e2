"""The texts on paper: paragraphs with their notes, which the volume's script sets at the foot of the page.

A text in copyright is never printed: its paragraphs are the editors' summaries, with or without a reader's copy.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import TYPE_CHECKING

from annotate.figures.kit.markup import Markup, el, join
from annotate.sphinxext.pages.notes import numbered
from annotate.sphinxext.pages.paragraphs import paragraph_id
from annotate.values.model import Paragraph, Text

if TYPE_CHECKING:
    from annotate.edition import Edition


def _note(text: str, number: int, words: str) -> Markup:
    mark = el("a", str(number), href=f"#{text}-mark-{number}")
    return el("p", el("sup", mark), " ", words, class_="note", id=f"{text}-note-{number}")


def _marked(text: str, paragraph: str, marks: Sequence[tuple[int, int]]) -> Markup:
    """Return a paragraph with the numbers of its notes at their places."""
    parts: list[str] = []
    before = 0
    for at, number in sorted(marks):
        link = el("a", str(number), href=f"#{text}-note-{number}", id=f"{text}-mark-{number}")
        parts += [paragraph[before:at], el("sup", link)]
        before = at
    return join((*parts, paragraph[before:]))


def _block(text: str, paragraph: Paragraph, words: Markup, notes: Sequence[Markup]) -> Markup:
    number = el("span", str(paragraph.number), class_="number")
    said = el("p", number, words, id=paragraph_id(text, paragraph.number), class_="edition-paragraph")
    return el("div", said, el("div", *notes, class_="notes"), class_="block")


def essay(edition: Edition, text: Text) -> Markup:
    """Return a text that may be printed, with a note where it cites; another part has the sources in full."""
    name_of = edition.bibliography.name
    marks: dict[int, list[tuple[int, int]]] = defaultdict(list)
    notes: dict[int, list[Markup]] = defaultdict(list)
    for item in numbered(text, edition.citations(text.id)):
        cited = item.citation
        words = f"{'; '.join(name_of(key) for key in cited.sources)}."
        if item.start is not None:
            marks[cited.para].append((item.start + len(cited.quote), item.number))
            notes[cited.para].append(_note(text.id, item.number, words))
    return el(
        "div",
        *(
            _block(text.id, p, _marked(text.id, p.text or p.precis, marks[p.number]), notes[p.number])
            for p in text.paragraphs
        ),
        class_="leaves run-in",
    )


def summary(edition: Edition, text: Text) -> Markup:
    """Return the editors' summary of a text in copyright, with their notes."""
    notes: dict[int, list[Markup]] = defaultdict(list)
    marks: dict[int, list[Markup]] = defaultdict(list)
    name_of = edition.bibliography.name
    for number, note in enumerate(edition.notes(text.id), start=1):
        sources = "; ".join(name_of(key) for key in note.sources)
        words = f"On “{note.quote}”: {note.note}" + (f" ({sources})" if sources else "")
        notes[note.para].append(_note(text.id, number, words))
        link = el("a", str(number), href=f"#{text.id}-note-{number}", id=f"{text.id}-mark-{number}")
        marks[note.para].append(el("sup", link))
    return el(
        "div",
        *(_block(text.id, p, join((p.precis, join(marks[p.number], " "))), notes[p.number]) for p in text.paragraphs),
        class_="leaves",
    )
