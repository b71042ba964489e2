"""Letters written one way: long s, ligatures, blanks and hyphens that do not break, what no one sees, spaced words.

A dash behind a point and before a capital ("Sept. 24.—Gen. Vask") stands between blanks: the tokeniser parts words at
it, and not a point from a word.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from annotate.stages.plain.value import Edit, Piece, pieces

_LETTERS = {
    "ſ": "s",
    **{"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"},
    **dict.fromkeys("\u2010\u2011", "-"),
    **{chr(wide): chr(wide - 0xFEE0) for wide in range(0xFF01, 0xFF5F)},  # letters and figures as wide as Han
    **dict.fromkeys("\u00ad\u200b\u200e\u200f\u2060\ufeff", ""),
    **dict.fromkeys("\t\u00a0\u2002\u2003\u2004\u2005\u2006\u2007\u2009\u200a\u202f\u3000", " "),
}
_ONE = re.compile(f"[{re.escape(''.join(_LETTERS))}]")
_BLANKS = re.compile(f"[ {''.join(c for c, said in _LETTERS.items() if said == ' ')}]{{2,}}")
# "S e o u l", "T R U M A N": printers spaced words for weight, and scanners take the spaces for blanks.
_SPACED = re.compile(r"\b[A-Z] (?:(?:[a-z] ){2,24}[a-z]|(?:[A-Z] ){2,24}[A-Z])(?![\w.'’])")
_DASHES = ("--", ".-", ")-")
# "NEW YORK.—All over", "(AP)—Gen. Vask", "the 12th.—the": a dash after a stop, which papers glue to both sides.
_DASH = re.compile(
    r"(?<=[.!?:;,)\]\"”’])(?:[—–]|--)(?=[A-Z“\"‘(\[])|(?<=[^\W_][.,;:!?])—(?=[^\W\d_])"
    # "Dec. 15.-There": a scanner takes the dash of a dateline for a hyphen.
    r"|(?<=\d\.)[-^]{1,2}(?=[A-Z“\"(])|(?<=[A-Z]{4}\.)-(?=[A-Z“\"(])|(?<=[a-z]{5}[.)])-(?=[A-Z“\"(])",
)


def usual(text: str) -> Iterable[Piece]:
    """Return the text with its letters, blanks and hyphens as they are usually written."""
    plain = text.isascii() and not any(sign in text for sign in ("  ", "\t", *_DASHES))
    if plain and _SPACED.search(text) is None:
        return ()
    return pieces(text, [*_runs(text), *_single(text), *_words(text), *_dashes(text)])


def _runs(text: str) -> Iterator[Edit]:
    return (Edit(found.start(), found.end(), " ") for found in _BLANKS.finditer(text))


def _single(text: str) -> Iterator[Edit]:
    return (Edit(found.start(), found.end(), _LETTERS[found[0]]) for found in _ONE.finditer(text))


def _words(text: str) -> Iterator[Edit]:
    for found in _SPACED.finditer(text):
        yield from (Edit(at, at + 1, "") for at in range(found.start(), found.end()) if text[at] == " ")


def _dashes(text: str) -> Iterator[Edit]:
    for found in _DASH.finditer(text) if any(dash in text for dash in ("—", "–", *_DASHES)) else ():
        yield from (Edit(at, at, " ") for at in found.span())
