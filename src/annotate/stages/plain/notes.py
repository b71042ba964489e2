"""Marks of notes left out: figures glued to a word or a stop ("Rhee12", "Seoul.13"), "[14]", "[a]", "¹", "†".

A figure after a full stop that ends a sentence is a mark, and one after a name. One after another word or a comma may
be a mark or a slip; it is one where the text has others. Numbers that belong to an abbreviation ("No.12", "Sept.30")
or an era ("Juche79") and days of a month ("Seoul,25 June") are left.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from annotate.stages.lists import listed
from annotate.stages.plain.value import BREAK, Edit, Piece, pieces

_MONTH = re.compile(r"\s+(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)")
_BRACKETED = re.compile(
    r"(?:\[(?:\d{1,3}|[a-z]|(?:note|nb|n) ?\d{1,3}|citation needed|sic|who\?|when\?)\])+(?![(\[])", re.IGNORECASE
)
_RAISED = re.compile(r"[¹²³⁰⁴-⁹]{1,4}(?!\w)")
_SIGN = re.compile(r"[*†‡§]{1,3}(?=[\s.,;:!?)”’]|$)")
_FIGURE = re.compile(r"[0-9]+")
_WORD = re.compile(r"(?<![^\W\d_.-])[^\W\d_](?:['’\w-]*[^\W\d_])?(?=\W*$)")
_SENTENCE = re.compile(rf"\s+[“‘\"'(\[]?[A-ZÀ-Ž]|\s*(?:[\n{BREAK}]|$)")
_DIGITS = 3
_REACH = 44
_ENDS = ".!?"
_STOPS = ",;:"
_CLOSING = "”’\"')"
_AFTER = frozenset(' \n\t\u00a0.,;:!?)”’"' + BREAK)
# What a number belongs to that follows it, with a full stop or without.
_OWNERS = listed(
    "no nos nr num art arts vol vols ch chap fig figs sec p pp par para n nn ser doc docs box col tel ed st ca c",
    "cf jan january feb february mar march apr april may jun june jul july aug august sep sept september",
    "oct october nov november dec december res reel file ff f bk pt pl r item rev gen ex max min approx lot rg",
    "ms mss cap cl juche dangi tangi showa taisho heisei meiji minguo reiwa year article page chapter hill",
    "resolution",
)


def without_marks(text: str) -> Iterable[Piece]:
    """Return the text without the marks of its notes."""
    return pieces(text, [*_signs(text), *_figures(text)])


def _signs(text: str) -> Iterator[Edit]:
    for pattern in (_BRACKETED, _RAISED, _SIGN):
        for found in pattern.finditer(text):
            if _carries(text[max(0, found.start() - 1) : found.start()], found[0]):
                yield Edit(found.start(), found.end(), "")


def _carries(before: str, mark: str) -> bool:
    """Whether a mark can hang on the character before it."""
    word = before.isalpha() or (mark.startswith("[") and before.isdigit())
    return before != "" and (word or before in _ENDS + _STOPS + _CLOSING)


def _figures(text: str) -> list[Edit]:
    certain: list[Edit] = []
    likely: list[Edit] = []
    for found in _FIGURE.finditer(text):
        start, end = found.span()
        glued = start > 0 and not text[start - 1].isspace() and text[end : end + 1] in _AFTER
        sure = _is_mark(text, start, end) if glued and end - start <= _DIGITS else None
        if sure is not None:
            (certain if sure else likely).append(Edit(start, end, ""))
    return [*certain, *(likely if certain else ())]


def _is_mark(text: str, start: int, end: int) -> bool | None:
    """Tell whether a figure glued to what is before it is a mark: certainly, likely, or (None) not."""
    before = text[max(0, start - _REACH) : start]
    word = _WORD.search(before)
    if word is None or word[0].lower() in _OWNERS:
        return None
    between = before[word.end() :]
    stop, closing = between.rstrip(_CLOSING), between[len(between.rstrip(_CLOSING)) :]
    if not between:
        name = word[0][0].isupper() and word[0][1:].islower() and len(word[0]) >= _DIGITS
        return True if name else (False if word[0].islower() and len(word[0]) >= _DIGITS else None)
    if len(stop) > 1 or len(closing) > len("”)"):
        return None
    if stop and stop in _ENDS:
        return True if _SENTENCE.match(text, end) else None
    return None if _MONTH.match(text, end) else False if not stop or stop in _STOPS else None
