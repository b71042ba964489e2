"""Words that a machine misread, where a text has many: "tbe govemment of Korca" as "the government of Korea".

A word that is not known and becomes a known one when one sign is taken for what it is often mistaken for is read as
that. Only texts are mended in which such words are more than a few: a rare name in a clean text is what it is. Whatever
is read, what is found is quoted as it stands.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator

from annotate.stages.plain.value import Edit, Piece, pieces

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
_BROKEN = re.compile(r"(?<![\w-])([^\W\d_]{2,})(- |¬ ?)([a-z]{2,})(?![\w-])")
_APART = re.compile(r"(?<![\w'’-])([B-HJ-NP-Z]) ([a-z]{3,})(?![\w'’-])")
_RUN_ON = re.compile(r"(?<![\w'’-])([a-z]{2,7})([A-Z][a-z]{3,})(?![\w'’-])")
_WORD = re.compile(r"(?<![\w'’])(?<![a-z]-)(?=\w*[^\W\d_])\w{3,24}(?![\w'’]|-[a-z])")
_FEW = 0.012
"""The share of words that must be misread and plain to mend before any is."""
_LEAST = 3
"""So many must be, whatever their share."""


def mended(text: str, known: Container[str], names: Container[str]) -> Iterable[Piece]:
    """Return the text with the words that were misread, where they are many.

    Parameters
    ----------
    text
        Lines.
    known
        Words in small letters.
    names
        Words of known names, as they are written.
    """
    seen: dict[str, str | None] = {}
    found: list[Edit] = []
    words = small = 0
    for match in _WORD.finditer(text):
        word = match[0]
        words += 1
        if word not in seen:
            seen[word] = None if word.lower() in known or word in names else _read(word, known, names)
        said = seen[word]
        if said is not None:
            found.append(Edit(match.start(), match.end(), said))
            small += word[0].islower()
    if small < max(_LEAST, _FEW * words):
        return ()
    return pieces(text, [*_joined(text, known, names), *found])


def _joined(text: str, known: Container[str], names: Container[str]) -> Iterator[Edit]:
    """Yield the hyphens of line ends that are none any more ("govern- ment"), and the blank in "L ondon"."""
    for match in _BROKEN.finditer(text):
        whole = match[1] + match[3]
        if whole.lower() in known or whole in names:
            yield Edit(match.start(2), match.end(2), "")
    for match in _APART.finditer(text):
        rest, whole = match[2], match[1] + match[2]
        if rest not in known and (whole.lower() in known or whole in names):
            yield Edit(match.end(1), match.start(2), "")
    for match in _RUN_ON.finditer(text):
        first, name = match[1], match[2]
        begins = first in known or any(other in known for other in _others(first))
        if begins and (name in names or name.lower() in known):
            yield Edit(match.start(2), match.start(2), " ")


def _read(word: str, known: Container[str], names: Container[str]) -> str | None:
    """Return the known word that a word is with one sign changed, the first in the order of `_CONFUSED`, or None."""
    if word[1:].isupper():
        return None
    if word[0].islower():
        found = [other for other in _others(word) if other in known]
    else:
        found = [other for other in _others(word) if other in names]
        found += [other for other in _others(word) if other[:1].isupper() and other.lower() in known]
    return found[0] if found else None


def _others(word: str) -> Iterator[str]:
    if word.count("f") > 1:  # "Maffachufetts": every long s of a word
        yield word.replace("f", "s")
        yield word.replace("ff", "ss")
    for read, printed in _CONFUSED:
        at = word.find(read)
        while at >= 0:
            for instead in printed:
                yield word[:at] + instead + word[at + len(read) :]
            at = word.find(read, at + 1)
