"""Tokens for formats that go word by word: cut so that every mention begins and ends with one.

A token is a run of letters and digits, or another sign alone; where a mention begins or ends within one it is cut
there. Of a text whose words may not be given there are the tokens of its mentions and no others: each mention is then
a stretch of its own, and what stands between is not said.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from weakref import WeakKeyDictionary

from annotate.export.value import Annotated, Content, Loss
from annotate.values.model import Mention

Span = tuple[Mention, int, int]
_TOKEN = re.compile(r"\w+|[^\w\s]")
_CUT: WeakKeyDictionary[Annotated, tuple[Stretch, ...]] = WeakKeyDictionary()


@dataclass(frozen=True, slots=True)
class Token:
    """A token: its offsets in its stretch, its words, and whether white space follows."""

    start: int
    end: int
    text: str
    spaced: bool


@dataclass(frozen=True, slots=True)
class Stretch:
    """A paragraph, or the words of one mention where no more may be given.

    `spans` are the mentions with the numbers of their first token and of the one after their last: as they begin,
    longer ones first.
    """

    id: str
    text: str
    tokens: tuple[Token, ...]
    spans: tuple[Span, ...]


def stretches(one: Annotated) -> tuple[Stretch, ...]:
    """Return the stretches of a text, in its order; cut once, though several formats go word by word."""
    if one not in _CUT:
        _CUT[one] = tuple(_stretches(one))
    return _CUT[one]


def _stretches(one: Annotated) -> Iterator[Stretch]:
    for paragraph in one.text.paragraphs:
        found = one.by_paragraph.get(paragraph.number, ())
        id = one.paragraph_id(paragraph.number)
        if paragraph.text is not None:
            placed = [(m, *one.spans[m.id]) for m in found if m.id in one.spans]
            yield _stretch(id, paragraph.text, placed)
        else:
            for m in found:
                yield _stretch(id, m.quote, [(m, 0, len(m.quote))])


def unplaced(content: Content) -> tuple[Loss, ...]:
    """Return the mentions whose words do not stand where they are said to, and which so have no tokens."""
    lost = tuple(
        m.id
        for one in content.texts
        for found in [{m.id for stretch in stretches(one) for m, *_ in stretch.spans}]
        for m in one.shown
        if m.id not in found
    )
    return (Loss("annotation", "its words are not in the text", lost),) if lost else ()


def _stretch(id: str, text: str, placed: list[Span]) -> Stretch:
    cuts = sorted({at for _, start, end in placed for at in (start, end)})
    tokens: list[Token] = []
    for match in _TOKEN.finditer(text):
        start, end = match.span()
        edges = [start, *cuts[bisect_right(cuts, start) : bisect_left(cuts, end)], end]
        tokens += [Token(a, b, text[a:b], text[b : b + 1].isspace()) for a, b in pairwise(edges)]
    first = {token.start: n for n, token in enumerate(tokens)}
    last = {token.end: n + 1 for n, token in enumerate(tokens)}
    spans = [(m, first[start], last[end]) for m, start, end in placed if start in first and end in last]
    return Stretch(id, text, tuple(tokens), tuple(spans))


def layers(spans: tuple[Span, ...], most: int) -> tuple[list[list[Span]], list[Mention]]:
    """Sort mentions into layers in which none shares a token with another; return those and what is left over.

    A mention goes into the first layer that has room for it, so the longest stand in the first; of two readings of the
    same words the one that stands first in the file.
    """
    made: list[list[Span]] = [[] for _ in range(most)]
    taken: list[set[int]] = [set() for _ in range(most)]
    over = []
    for m, start, end in spans:
        here = range(start, end)
        at = next((n for n in range(most) if not taken[n].intersection(here)), None)
        if at is None:
            over.append(m)
        else:
            made[at].append((m, start, end))
            taken[at].update(here)
    return made, over
