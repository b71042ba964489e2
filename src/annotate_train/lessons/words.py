"""Make `recognise/data/common_words.txt`: words that a capital letter at the start of a sentence does not make names.

Counted in the training texts of the corpora: a word is common where it is written small at least `TIMES` times and
with a capital inside a sentence hardly ever, and no part of a marked name. `small_words.txt` beside it holds the words
that are written small at all, so that a misread one is told from a rare one. `annotate train DIR --lists` writes both.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Container, Iterable
from pathlib import Path

from annotate.files.project import write_text
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
# Words for trades that are surnames, too, and stand small in old papers.
TRADES = (
    *("bakers", "barber", "barbers", "burgess", "coopers", "currier", "deacon", "gale", "glazier", "gunsmith"),
    *("hatter", "joiner", "masons", "plasterer", "roan", "saddler", "silversmith", "stewards", "tanners", "tempest"),
    *("twain", "usher", "wheelwright"),
)
SHARE = 0.05
HEADER = (
    "# Words that a capital letter at the start of a sentence does not make names, counted in the training corpora by",
    "# annotate_train.lessons.words. One a line, small letters.",
)
SMALL_HEADER = (
    "# Words that are written in small letters, beside those that tell senses; counted in the training corpora by",
    "# annotate_train.lessons.words. One a line.",
)
SEEN = 2
"""So many times a word must be written small to be one, and no slip."""
_SMALL = re.compile(r"(?<![\w'’-])[a-z]{3,20}(?![\w'’-])")
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


def small_words(examples: Iterable[Example], known: Container[str]) -> tuple[str, ...]:
    """Return the words that are written in small letters and are not known, sorted."""
    counted = Counter(word for example in examples for word in _SMALL.findall(example.text))
    often = {word for word, n in counted.items() if n >= SEEN}
    return tuple(sorted(word for word in often.union(TRADES) if word not in known))


def write(path: Path, words: Iterable[str], header: Iterable[str] = HEADER) -> None:
    """Write the words, one a line."""
    write_text(path, "\n".join((*header, *words)) + "\n")


def _begins(text: str, at: int) -> bool:
    before = text[:at].rstrip()
    return not before or before[-1] in ".!?:;\"'“”‘’()—–-"
