"""Headlines as they would stand in a sentence: "Truman Meets Attlee As Troops Near Seoul" with "meets", "as", "near".

A recogniser learns from sentences that a capital marks a name. Where a line gives one to every word, the capitals of
common words are made small; every letter stays where it stands. Where a line is all in capitals ("TRUMAN ORDERS AIR,
NAVAL UNITS TO AID KOREA"), names keep their first capital alone, and short forms all of theirs.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator

from annotate.stages.plain.value import BREAK, Edit, Piece, pieces

_LINE = re.compile(rf"[^\n{BREAK}]+")
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_MOST = 200
"""Characters of a headline."""
_LEAST = 4
"""Words of a headline."""
_LONG = 4
"""Letters of a word that headlines write with a capital whatever it is."""
_COMMON = 0.3
"""The share of its words that must be common ones: a list of names is no headline."""
_FEW = 0.2
"""The same of a line in capitals, which lists seldom are."""
_ENDS = ".?!:;"
_SHORT = 4
"""Letters of a word in capitals up to which it may be a short form, unless it is known."""
_INFLECTED = (("ies", "y"), ("ied", "y"), ("es", ""), ("s", ""), ("ed", ""), ("ed", "e"), ("ing", ""), ("ing", "e"))


def in_sentence_case(text: str, common: Container[str], names: Container[str]) -> Iterable[Piece]:
    """Return the text with the capitals of its headlines as in a sentence.

    Parameters
    ----------
    text
        Paragraphs and lines.
    common
        Common words, in small letters.
    names
        Words of known names, which keep their capitals.
    """
    edits: list[Edit] = []
    for line in _LINE.finditer(text):
        capitals = line[0].isupper()
        if line.end() - line.start() > _MOST or (line[0].rstrip()[-1:] in _ENDS and not capitals):
            continue
        words = list(_WORD.finditer(text, line.start(), line.end()))
        if len(words) >= _LEAST and _is_headline(words, common, _FEW if capitals else _COMMON):
            edits += (_from_capitals if capitals else _from_title)(words, common, names)
    return pieces(text, edits)


def _is_headline(words: list[re.Match[str]], common: Container[str], share: float) -> bool:
    if any(not word[0][:1].isupper() for word in words if len(word[0]) >= _LONG):
        return False
    return sum(_is_common(word[0], common) for word in words) >= share * len(words)


def _from_title(words: list[re.Match[str]], common: Container[str], names: Container[str]) -> Iterator[Edit]:
    for word in words[1:]:
        if word[0].istitle() and word[0] not in names and _is_common(word[0], common):
            yield Edit(word.start(), word.start() + 1, word[0][0].lower())


def _from_capitals(words: list[re.Match[str]], common: Container[str], names: Container[str]) -> Iterator[Edit]:
    for number, word in enumerate(words):
        whole = word[0]
        small, written = whole.lower(), whole.capitalize()
        if number and _is_common(whole, common) and written not in names:
            yield Edit(word.start(), word.end(), small)
        elif len(whole) > 1 and whole not in names and (len(whole) > _SHORT or number == 0 or written in names):
            yield Edit(word.start(), word.end(), written)


def _is_common(word: str, common: Container[str]) -> bool:
    small = word.lower()
    return small in common or any(stem in common for stem in _stems(small))


def _stems(word: str) -> Iterator[str]:
    for ending, instead in _INFLECTED:
        if word.endswith(ending) and len(word) - len(ending) > 1:
            yield word[: -len(ending)] + instead
