"""A run of the pipeline over one text: what it proposes, and what is known of the text."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from annotate.values.model import Suggestion, Text

if TYPE_CHECKING:
    from annotate.export.value import Content
    from annotate.files.bibliography import Bibliography
    from annotate.gazetteer import Gazetteer


def _no_sources() -> Bibliography:
    from annotate.files.bibliography import Bibliography

    return Bibliography(())


@dataclass(frozen=True)
class Run:
    """What the pipeline proposes for a text, and what is known of that.

    Attributes
    ----------
    suggestions
        The proposals, in the order of the text.
    paragraphs
        The text; offsets of proposals count from the first character of their paragraph.
    name
        What the text is called where it is no text of an edition: the name of its file.
    date
        Its own date, where one was given.
    text
        The text of the edition that it is.
    gazetteer
        Where the records lie that proposals name.
    bibliography
        What gives the sources of these; asked only by formats that need them.
    model
        The model, with its version.
    """

    suggestions: Sequence[Suggestion]
    paragraphs: Sequence[str] = ()
    name: str = ""
    date: str = ""
    text: Text | None = None
    gazetteer: Gazetteer | None = None
    bibliography: Callable[[], Bibliography] = _no_sources
    model: str = ""

    @cached_property
    def content(self) -> Content:
        """The content that the formats of an edition are written from."""
        from annotate.export.proposals import content  # only these formats load what an edition is made of

        return content(self)

    @cached_property
    def digest(self) -> str:
        """The SHA-256 (hex) of the paragraphs, a line feed after each, in UTF-8."""
        return hashlib.sha256("".join(f"{p}\n" for p in self.paragraphs).encode("utf-8")).hexdigest()
