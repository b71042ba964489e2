"""Looking into files for running text: every text in them, read in every way, held against the windows of a text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from annotate.files.rights.decode import OpaqueError, texts_in
from annotate.files.rights.readings import UNSPACED, Shape, lengths_of, packed, readings
from annotate.files.rights.windows import Windows, Words, words_and_numbers

# Letters of a row without blanks that are looked at; a window known for certain lies within far fewer.
_UNSPACED_MOST = 2000
_LETTERS_A_WORD = 8
_PACKED_DEEPEST = 3
# A sixth of all letters in a repository stand in its lock files; a digest has room for five words.
_DIGESTS = re.compile("sha256:[0-9a-f]{64}")


@dataclass(frozen=True, slots=True)
class Rule:
    """What is looked for.

    Attributes
    ----------
    windows
        Windows of words.
    numbers
        Windows of words and numbers as they follow each other; given where a copy is at hand, and then the rule is
        exact.
    """

    windows: Windows
    numbers: Windows | None = None

    @property
    def exact(self) -> bool:
        """Whether a copy is at hand, so that eight words are found, and not only long runs."""
        return self.numbers is not None


@dataclass(frozen=True, slots=True)
class Copy:
    """Where a file holds words of a reserved text: the line (0 if not known), how many windows, by which rule."""

    line: int
    windows: int
    rule: Rule


def look(raw: bytes, rules: Sequence[Rule]) -> Copy | None:
    """Return where a file's bytes hold running text of a reserved text, or None.

    Raises
    ------
    OpaqueError
        If the file, or something packed in it, cannot be looked into and nothing was found in what comes before.
    """
    return _first(texts_in(raw), rules, 0)


def look_at_text(text: str, rules: Sequence[Rule], depth: int = 0) -> Copy | None:
    """Return where a text holds running text of a reserved text, or None."""
    if "sha256:" in text:
        text = _DIGESTS.sub("", text)
    words = Words(text)
    if copy := _find(text, text, words, rules):
        return copy
    shape = Shape(text, words)
    if copy := _find_unspaced(words, shape.lengths, rules):
        return copy
    least = 1 if any(rule.exact for rule in rules) else 3
    for reading in readings(text, shape, least):
        found = Words(reading)
        if copy := _find(text, reading, found, rules) or _find_unspaced(found, lengths_of(found), rules):
            return copy
    for raw in packed(text, shape) if depth < _PACKED_DEEPEST else ():
        if len(raw) >= UNSPACED // 2 and (copy := _in_packed(raw, rules, depth + 1)):
            return copy
    return None


def _first(texts: Iterable[str], rules: Sequence[Rule], depth: int) -> Copy | None:
    return next(filter(None, (look_at_text(text, rules, depth) for text in texts)), None)


def _in_packed(raw: bytes, rules: Sequence[Rule], depth: int) -> Copy | None:
    """As `_first`, of bytes that may as well stand for nothing: what cannot be read is passed over."""
    try:
        return _first(texts_in(raw), rules, depth)
    except OpaqueError:
        return None


def _find(text: str, reading: str, words: Words, rules: Sequence[Rule]) -> Copy | None:
    for rule in rules:
        count, first = rule.windows.find_all(words)
        if not count and rule.numbers:
            count, first = rule.numbers.find_all(Words(reading, words_and_numbers))
            first = [word for word in first if word.isalpha()]
        if count:
            return Copy(_line(text, first[:2]), count, rule)
    return None


def _find_unspaced(words: Words, lengths: bytes, rules: Sequence[Rule]) -> Copy | None:
    longest = max(lengths, default=0)
    for rule in rules:
        if longest >= (least := _LETTERS_A_WORD * rule.windows.size):
            long = [word[:_UNSPACED_MOST] for some in words for word in some if len(word) >= least]
            if any(rule.windows.find_unspaced(word) for word in long):
                return Copy(0, 1, rule)
    return None


def _line(text: str, words: Sequence[bytes]) -> int:
    pattern = re.compile(r"[^A-Za-z]+".join("['’ʼ`]?".join(word.decode()) for word in words), re.I)
    found = pattern.search(text)
    return text.count("\n", 0, found.start()) + 1 if found else 0
