"""Make `recognise/data/common_words.txt`: words that a capital letter at the start of a sentence does not make names.

Counted in the training texts of the corpora: a word is common where it is written small at least `TIMES` times and
with a capital inside a sentence hardly ever, and no part of a marked name.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from annotate.measure.corpora import Example

TIMES = 6
# Of words for what moves people and papers across borders the corpora are short.
OURS = (
    "aeroplane",
    "airliner",
    "biplane",
    "communiqué",
    "consulate",
    "freighter",
    "lorry",
    "lorries",
    "steamer",
    "visa",
)
SHARE = 0.05
_WORD = re.compile(r"(?<![\w'’-])[^\W\d_]{4,}(?![\w'’-])")


def common_words(examples: Iterable[Example]) -> tuple[str, ...]:
    """Return the common words in small letters, sorted."""
    small: Counter[str] = Counter()
    capital: Counter[str] = Counter()
    for example in examples:
        for match in _WORD.finditer(example.text):
            word = match[0]
            if word.islower():
                small[word] += 1
            elif word.istitle() and not _begins(example.text, match.start()):
                capital[word.lower()] += 1
        for span in example.spans:
            if span.label in ("PERSON", "PLACE", "ORG"):
                capital.update(word.lower() for word in example.text[span.start : span.end].split())
    counted = {word for word, n in small.items() if n >= TIMES and capital[word] <= SHARE * n}
    return tuple(sorted(counted | set(OURS)))


def _begins(text: str, at: int) -> bool:
    before = text[:at].rstrip()
    return not before or before[-1] in ".!?:;\"'“”‘’()—–-"
