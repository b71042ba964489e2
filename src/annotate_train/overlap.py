"""Texts to learn from that share a stretch of words with a text to be measured on: such texts are dropped.

Encyclopaedias are quoted everywhere, so that two corpora, or two parts of one, may hold the same sentence. `WORDS`
words in a row are what is usually taken for a copy rather than for chance.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from annotate.measure.corpora import Example

WORDS = 13
_WORD = re.compile(r"\w+")


def without_measured(examples: Iterable[Example], measured: Iterable[Example]) -> tuple[Example, ...]:
    """Return the examples that share no `WORDS` words in a row, letter case and punctuation apart, with `measured`.

    A measured text shorter than that is looked for as a whole, unless it is shorter than half.
    """
    seen: dict[int, set[tuple[str, ...]]] = {}
    for example in measured:
        words = _words(example)
        size = min(WORDS, len(words))
        if size > WORDS // 2:
            seen.setdefault(size, set()).update(_stretches(words, size))
    return tuple(x for x in examples if not _shares(_words(x), seen))


def _shares(words: tuple[str, ...], seen: dict[int, set[tuple[str, ...]]]) -> bool:
    return any(stretch in known for size, known in seen.items() for stretch in _stretches(words, size))


def _words(example: Example) -> tuple[str, ...]:
    return tuple(_WORD.findall(example.text.lower()))


def _stretches(words: tuple[str, ...], size: int) -> Iterator[tuple[str, ...]]:
    return (words[at : at + size] for at in range(len(words) - size + 1))
