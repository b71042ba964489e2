"""A text as the encoder reads it: word pieces in windows, with the letter case that an uncased vocabulary throws away.

The words are those of the small network's tokeniser, so that every label falls on the same words for both. A word is
judged by its first piece.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from annotate.measure.corpora import LABELS

if TYPE_CHECKING:
    from spacy.tokens import Doc

TAGS: tuple[str, ...] = ("O", *(f"{prefix}-{label}" for label in LABELS for prefix in "BI"))
"""What the encoder says of a word: outside, first or further word of a name of a kind."""
UNKNOWN = -100
"""Stands for the tag of a word that nobody has judged; the number that PyTorch's loss leaves out."""
SHAPES = 8
WINDOW = 200
"""Word pieces in a window at most, the two marks at its ends not counted."""
WORD = 12
"""Pieces of a word at most; the rest of it is not read."""
_START, _END, _UNREAD = 101, 102, 100
_NUMBERS = {tag: number for number, tag in enumerate(TAGS)}
_SENTENCE_ENDS = frozenset(".!?")

Cut = Callable[[Sequence[str]], list[list[int]]]
"""Cuts words into pieces: one list of numbers of the vocabulary for each word."""


@dataclass(frozen=True, slots=True)
class Window:
    """A stretch of a text: pieces and their shapes; for each word its first piece, its tag, its place in the text."""

    pieces: tuple[int, ...]
    shapes: tuple[int, ...]
    first: tuple[int, ...]
    tags: tuple[int, ...]
    words: tuple[int, ...]


def shape(word: str) -> int:
    """Return the class of a word's letters: small, capitals, one capital, capitalised, digits, mixed, none.

    The number is smaller than `SHAPES`; pieces of a word after its first have it plus `SHAPES`.
    """
    tests = (
        word.islower(),
        word.isupper() and len(word) > 1,
        word.isupper(),
        word.istitle() or (word[:1].isupper() and word[1:].islower()),
        word.isdigit(),
        any(char.isdigit() for char in word),
        any(char.isupper() for char in word),
    )
    return next((number for number, is_so in enumerate(tests, start=1) if is_so), 0)


def windows(doc: Doc, cut: Cut, *, window: int = WINDOW) -> Iterator[Window]:
    """Yield a document in windows of at most `window` pieces, cut at the end of a sentence where one is near.

    Parameters
    ----------
    doc
        Its entities become the tags; words whose entity is missing get `UNKNOWN`. White space is left out.
    cut
        The encoder's cutting of words into pieces.
    window
        Pieces at most; not less than `WORD`.
    """
    real = [token for token in doc if not token.is_space]
    texts = [token.text for token in real]
    cuts = [(pieces or [_UNREAD])[:WORD] for pieces in cut(texts)]
    begin = 0
    while begin < len(real):
        end, taken = begin, 0
        while end < len(real) and taken + len(cuts[end]) <= window:
            taken += len(cuts[end])
            end += 1
        if end < len(real):
            end = _sentence_end(texts, begin, end)
        yield _window(cuts[begin:end], [(t.i, _tag(t.ent_iob_, t.ent_type_), t.text) for t in real[begin:end]])
        begin = end


def _sentence_end(texts: Sequence[str], begin: int, end: int) -> int:
    earliest = begin + (end - begin) // 3 + 1
    return next((at + 1 for at in range(end - 1, earliest - 1, -1) if texts[at] in _SENTENCE_ENDS), end)


def _window(cuts: Sequence[Sequence[int]], words: Sequence[tuple[int, int, str]]) -> Window:
    pieces, shapes, first = [_START], [0], []
    for word_pieces, (_, _, text) in zip(cuts, words, strict=True):
        first.append(len(pieces))
        pieces += word_pieces
        shapes += [shape(text), *(shape(text) + SHAPES for _ in word_pieces[1:])]
    return Window(
        (*pieces, _END),
        (*shapes, 0),
        tuple(first),
        tuple(tag for _, tag, _ in words),
        tuple(place for place, _, _ in words),
    )


def _tag(iob: str, label: str) -> int:
    if not iob:
        return UNKNOWN
    return 0 if iob == "O" else _NUMBERS[f"{iob}-{label}"]
