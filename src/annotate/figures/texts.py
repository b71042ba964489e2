"""The texts of an edition as figures speak of them: what each is called, where it stands, how far it goes."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from annotate.figures.kit.markup import Markup, el, join
from annotate.files.tables import split_list
from annotate.values.errors import unknown
from annotate.values.model import Text

if TYPE_CHECKING:
    from annotate.edition import Edition


@dataclass(frozen=True, slots=True)
class Narrative:
    """A text as it is told.

    Attributes
    ----------
    text
        Its id.
    words
        What it is called in running words: "article".
    page
        The page of the book that shows it, without its ending, or "".
    opening
        What its first paragraphs are that are no part of the telling: a caption, a byline.
    paragraphs
        How many there are.
    """

    text: str
    words: str
    page: str
    opening: tuple[str, ...]
    paragraphs: int

    @property
    def first(self) -> int:
        """The first paragraph of the telling."""
        return len(self.opening)

    @property
    def slug(self) -> str:
        """The words as they stand in ids of a page."""
        return re.sub(r"\W+", "-", self.words)

    def address(self, para: int, mention: str = "") -> str:
        """Return where a paragraph stands, or a mention in it by its id, as seen from a notebook of the book, or ""."""
        return f"../{self.page}.html#{mention or f'{self.text}-p{para:02d}'}" if self.page else ""

    def link(self, para: int, words: str, mention: str = "") -> Markup:
        """Return words that lead to a paragraph, or to a mention in it, where a page shows it."""
        address = self.address(para, mention)
        return el("a", words, href=address) if address else join((words,))


def narratives(edition: Edition) -> tuple[Narrative, ...]:
    """Return every text of an edition, its subject first; one whose short name is taken is called by its id."""
    found: dict[str, Narrative] = {}
    for text in edition.texts:
        short = text.meta.short
        words = short if short and short not in found else text.id
        found[words] = _narrative(text, words)
    return tuple(found.values())


def _narrative(text: Text, words: str) -> Narrative:
    return Narrative(text.id, words, text.meta.page, split_list(text.meta.opening), len(text.paragraphs))


def narrative(edition: Edition, text: str) -> Narrative:
    """Return how a text is told; raise `UsageError` if there is no such text."""
    for known in narratives(edition):
        if known.text == text:
            return known
    raise unknown("text", text, [each.text for each in narratives(edition)])
