"""Copies of texts in copyright that are at hand: a reader's own, or the one that ANNOTATE_ARTICLE names."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from annotate.files import tables
from annotate.files.project import Project, read_text
from annotate.files.rights import quotes
from annotate.files.rights.fingerprint import EXACT
from annotate.files.rights.look import Rule
from annotate.files.rights.windows import Windows, words_and_numbers, words_in
from annotate.files.texts import (
    OUTLINE_COLUMNS,
    PRIVATE_COLUMNS,
    Division,
    fingerprint,
    normalise,
    read_meta,
    split_paragraphs,
    tidy,
    unwrap,
)
from annotate.values.errors import AnnotateError
from annotate.values.model import Rights

VARIABLE = "ANNOTATE_ARTICLE"


@dataclass(frozen=True, slots=True)
class Copy:
    """The paragraphs of a text that are at hand, by number; whole if all are there and as the edition has them."""

    text: str
    paragraphs: Mapping[int, str]
    whole: bool

    @property
    def source(self) -> str:
        """The text of the copy, a paragraph a line."""
        return "\n".join(words for _, words in sorted(self.paragraphs.items()))

    @property
    def key(self) -> bytes:
        """Return what only a holder of the text can compute."""
        said = "\n".join(normalise(words) for _, words in sorted(self.paragraphs.items()))
        return hashlib.sha256(said.encode("utf-8")).digest()

    def rule(self) -> Rule:
        """Return the exact rule: eight words in a row, with the numbers among them and without."""
        words, numbers = words_in(self.source), words_and_numbers(self.source)
        return Rule(Windows.all_of(words, EXACT), Windows.all_of(numbers, EXACT))

    def known(self, project: Project) -> tuple[list[bytes], list[bool]]:
        """Return the words of the text without numbers, and of each whether a quote of the edition shows it."""
        shown = quotes.of_text(self.paragraphs, quotes.quotes(project, self.text))
        pairs = [(w, bool(word.quotes)) for row in shown.values() for word in row for w in words_in(word.word)]
        return [word for word, _ in pairs], [known for _, known in pairs]


def reserved_texts(project: Project) -> tuple[str, ...]:
    """Return the ids of the rights-reserved texts.

    A text whose description cannot be read counts as one, and so does one that has a fingerprint or a seal, whatever
    its description says.
    """

    def open_(text: str) -> bool:
        folder = project.text_dir(text)
        if (folder / "fingerprint.txt").exists() or (folder / "rights.seal").exists():
            return False
        try:
            return read_meta(project, text).rights is Rights.OPEN
        except AnnotateError:
            return False

    return tuple(text for text in project.text_ids() if not open_(text))


def copy_from(project: Project, text: str, source: str) -> Copy | None:
    """Return a source as a copy of a text, or None if it is none: half of the paragraphs must be the edition's."""
    outline = [row["fingerprint"] for row in tables.read(project.text_dir(text) / "outline.csv", OUTLINE_COLUMNS).rows]
    said = [tidy(unwrap(paragraph)) for paragraph in split_paragraphs(source, Division.LINE)]
    prints = [fingerprint(paragraph) for paragraph in said]
    if not outline or 2 * len(set(prints) & set(outline)) < len(outline):
        return None
    return Copy(text, dict(enumerate(said)), prints == outline)


def copy_at_hand(project: Project, text: str) -> Copy | None:
    """Return the copy of a text that is at hand, or None; what cannot be read counts as not there."""
    try:
        if (path := Path(os.environ.get(VARIABLE, ""))).is_file() and (
            found := copy_from(project, text, read_text(path))
        ):
            return found
        return _private(project, text)
    except AnnotateError:
        return None


def _private(project: Project, text: str) -> Copy | None:
    path = project.private_copy(text)
    if not path.is_file():
        return None
    rows = tables.read(path, PRIVATE_COLUMNS).rows
    found = {int(row["para"]): row["text"] for row in rows if row["text"] and row["para"].isdecimal()}
    return Copy(text, found, all(row["state"] == "same" for row in rows)) if found else None
