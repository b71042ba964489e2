"""What a scanner makes of letters: the signs that it confuses, and the words that a misread one may be.

`others` gives what a word is with one sign taken for another, in the order of a table; `Likely` finds the known words
that a word may be after any number of confusions: two words that look alike have one outline (`outline`), in which
signs that are mistaken for each other are one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass

# What is read for what is printed: signs that scanners confuse. Where two words fit, the earlier row wins.
_CONFUSED: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("rn", ("m",)),
    ("nn", ("m",)),
    ("in", ("m",)),
    ("m", ("rn", "in")),
    ("1", ("l", "i", "I")),
    ("0", ("o", "O")),
    ("5", ("s", "S")),
    ("8", ("B",)),
    ("I", ("l", "i")),
    ("l", ("i", "t", "I", "f")),
    ("i", ("l", "j")),
    ("j", ("i",)),
    ("c", ("e", "o")),
    ("e", ("c", "o")),
    ("o", ("e", "c")),
    ("b", ("h",)),
    ("h", ("b",)),
    ("li", ("h",)),
    ("ii", ("n", "u")),
    ("ri", ("n",)),
    ("u", ("n",)),
    ("n", ("u",)),
    ("d", ("cl",)),
    ("f", ("s", "t")),
    ("t", ("f", "l")),
    ("a", ("s", "o", "n")),
    ("s", ("a", "e")),
    ("v", ("y", "r")),
    ("y", ("v",)),
    ("r", ("t",)),
    ("x", ("w",)),
    ("U", ("ll", "il")),
    ("H", ("ll", "il")),
    ("i", ("r", "t")),
    ("Q", ("O",)),
    ("ſ", ("s", "f")),
)
# Capitals that are read for small letters at the head of a word.
_HEADS: Mapping[str, str] = {"I": "sfltjh", "L": "hbt", "C": "te", "B": "h", "T": "ft", "U": "h", "O": "c", "J": "f"}
# Signs of one outline, each group by its first; those of several letters come first.
_PAIRS = (("rn", "m"), ("nn", "m"), ("in", "m"), ("ni", "m"), ("ri", "n"), ("ii", "n"), ("li", "h"), ("cl", "d"))
_ALIKE = ("hb", "oce0", "nu", "vy", "fsſ5", "litj1I!|", "xw")
_OUTLINE = str.maketrans({sign: group[0] for group in _ALIKE for sign in group})
_LEAST = 5
"""Letters of a word that may hold more than one confusion."""
_MOST = 3
"""Confusions that a word may hold, as far as its letters tell."""


def others(word: str) -> Iterator[str]:
    """Yield what a word is with one sign changed; what the table has first comes first."""
    if word.count("f") > 1:  # "Maffachufetts": every long s of a word
        yield word.replace("f", "s")
        yield word.replace("ff", "ss")
    for read, printed in _CONFUSED:
        at = word.find(read)
        while at >= 0:
            for instead in printed:
                yield word[:at] + instead + word[at + len(read) :]
            at = word.find(read, at + 1)


def small_heads(word: str) -> Iterator[str]:
    """Yield what a word with a capital is if the capital is a small letter: "Ihould" as "should"."""
    for small in _HEADS.get(word[:1], ""):
        yield small + word[1:]


def outline(word: str) -> str:
    """Return a word with one sign for all that are confused: "tlie" and "the" are one."""
    return _paired(word).translate(_OUTLINE)


def _paired(word: str) -> str:
    for signs, one in _PAIRS:
        word = word.replace(signs, one)
    return word


@dataclass(frozen=True, slots=True)
class Likely:
    """Known words by their outlines."""

    words: Mapping[str, tuple[str, ...]]
    first: Container[str]

    @classmethod
    def of(cls, words: Iterable[str], first: Container[str]) -> Likely:
        """Return the words, in small letters, from `_LEAST` letters on; those of `first` come before others."""
        found: dict[str, list[str]] = defaultdict(list)
        for word in words:
            if len(word) >= _LEAST:
                found[outline(word)].append(word)
        return cls({outline: tuple(sorted(some)) for outline, some in found.items()}, first)

    def word(self, read: str) -> str | None:
        """Return the known word that a word in small letters most likely is, or None."""
        if len(read) < _LEAST:
            return None
        found = [(other not in self.first, _apart(read, other), other) for other in self.words.get(outline(read), ())]
        near = [one for one in found if one[1] <= _MOST]
        return min(near)[2] if near else None


def _apart(one: str, other: str) -> int:
    """Return how many confusions lie between two words of one outline: letters that differ, and pairs for a letter."""
    differ = sum(a != b for a, b in zip(_paired(one), _paired(other), strict=True))
    return differ + abs(len(one) - len(other))
