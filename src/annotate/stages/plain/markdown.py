"""Markdown read as its text: emphasis, links, headings, quotations, rules, marks of notes (CommonMark, its footnotes).

Every pattern is bounded, so that a text of nothing but brackets takes no longer than another.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from annotate.stages.plain.value import BREAK, Edit, Piece, pieces

_START = rf"(?:(?<=[\n{BREAK}])|\A)"
_TARGET = r"\([^()\s]{0,300}(?:\([^()\s]{0,100}\)[^()\s]{0,100})?(?: \"[^\"\n]{0,200}\")?\)"
_LINK = re.compile(rf"(!?\[)([^\[\]\n]{{1,300}})(\]{_TARGET})")
_REFERENCE = re.compile(r"(\[(?!\d{1,3}\]))([^\[\]\n]{1,300})(\]\[[^\[\]\n]{0,100}\])")
_EMPHASIS = re.compile(r"(?<![\w*_`])(\*{1,3}|_{1,3}|`)(?=[^\s*_`])([^\n*_`]{1,300})(?<=\S)(\1)(?![\w*`])")
_NOTE = re.compile(r"\[\^[^\[\]\s]{1,30}\]:?")
_HEADING = re.compile(rf"{_START}[ ]{{0,3}}#{{1,6}}[ \t]+([^\n{BREAK}]{{1,1000}}?)[ \t#]*(\n|(?={BREAK})|\Z)")
_RULE = re.compile(
    rf"{_START}[ ]{{0,3}}(?:={{3,80}}|-{{3,80}}|(?:\*[ ]?){{3,40}}|`{{3,10}}\w{{0,20}})[ \t]*(?:\n|(?={BREAK})|\Z)"
)
_QUOTED = re.compile(rf"{_START}[ ]{{0,3}}(?:>[ ]?){{1,9}}")


def without_marks(text: str) -> Iterable[Piece]:
    """Return the text without the marks of Markdown."""
    return pieces(text, [*_around(text), *_lines(text)])


def _around(text: str) -> Iterator[Edit]:
    if "[" in text:
        for pattern in (_LINK, _REFERENCE):
            for found in pattern.finditer(text):
                yield Edit(*found.span(1), "")
                yield Edit(*found.span(3), "")
        yield from (Edit(*found.span(), "") for found in _NOTE.finditer(text))
    for found in _EMPHASIS.finditer(text) if any(mark in text for mark in "*_`") else ():
        yield Edit(*found.span(1), "")
        yield Edit(*found.span(3), "")


def _lines(text: str) -> Iterator[Edit]:
    for found in _HEADING.finditer(text) if "#" in text else ():
        yield Edit(found.start(), found.start(1), BREAK)
        yield Edit(found.end(1), found.end(), BREAK)
    if any(mark in text for mark in ("===", "---", "***", "* *", "```")):
        yield from (Edit(*found.span(), BREAK) for found in _RULE.finditer(text))
    if ">" in text:
        yield from (Edit(*found.span(), "") for found in _QUOTED.finditer(text))
