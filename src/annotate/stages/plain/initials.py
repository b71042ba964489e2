"""Initials, and names after titles, as a scanner spoils them: "Mrs. II. E. Orvel", "Judge K elvon", "]Mr. Orvel".

What stands after a title is a name, whatever it looks like: so these are mended in any text. Each row of `_SPOILT`
reads one kind of them; what its first group holds is read as the text beside it.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator

from annotate.stages.plain.value import Edit, Piece, pieces
from annotate.stages.recognise.lexicon import given_names

_TITLES = (
    "Abbe|Alderman|Corporal|Ensign|Private|Sergeant|Surgeon|Baron|Capt|Captain|Col|Colonel|Count|Deacon|Dr|Duke|Elder"
    "|Gen|General|Gov|Governor|Hon|Judge|Lieut|Lieutenant|Lord|Major|Marquis|Messrs|Miss|Misses|Mr"
    "|Mrs|Prof|Professor|Rev|Sen|Senator|Sergt|Sgt|Sheriff|Sir|Squire"
)
# A sign that the pattern needs, the pattern, and how its first group is read.
_SPOILT: tuple[tuple[str, re.Pattern[str], str], ...] = (
    ("]", re.compile(rf"(?<=[\sa-z])(\])(?=(?:{_TITLES})\b)"), " "),
    ("■", re.compile(r"(?<!\w)(■)(?=[A-Z])"), ""),
    ("•", re.compile(r"(?<!\w)(•)(?=[A-Z])"), ""),
    ("II.", re.compile(rf"\b(?:{_TITLES})\.? (II)(?=\. [A-Z])"), "H"),
    (
        "II.",
        re.compile(r"\b(?:[A-Z]\.|[A-Z][a-z]+\.?) (II)(?=\. (?!He |The |In |On |At |His |It )[A-Z][a-z]*[.a-z,])"),
        "H",
    ),
    ("’.", re.compile(r"(?<![\w*])(I\*?[’'])(?=\. ?[A-Z])"), "F"),
    ("*", re.compile(r"(?<![\w*])[A-Z]([*’'^»]{1,3})(?=\. ?[A-Z])"), ""),
    ("£.", re.compile(r"(£)(?=\. ?[A-Z])"), "E"),
    (" and Mrs", re.compile(r"(?<!\w)(Mi|Mt|Mr,|Mir)(?= and Mrs\b)"), "Mr."),
    (" k ", re.compile(r"[A-Z][A-Za-z]{2,} (k)(?= [A-Z][A-Za-z]{2,})"), "&"),
    (" ft ", re.compile(r"[A-Z][a-z]{2,},? (ft)(?= [A-Z][a-z]{2,})"), "&"),
    (" .", re.compile(r"(?<=[a-z.] )(\.)(?=[A-Z]\. (?:[A-Z]\.|[A-Z][a-z]))"), ""),
)
_MISREAD = {"Loid": "Lord", "Liord": "Lord", "Gcn": "Gen", "Gon": "Gen", "Cnpt": "Capt", "Mis": "Mrs", "Bev": "Rev"}
_TITLE = re.compile(r"\b(?:(Loid|Liord)(?= [A-Z])|(Gcn|Gon|Cnpt|Mis|Bev)(?=\. [A-Z]))")
# "Michael J, Orvel": no numeral of a king, and no letter behind a thing ("Annex B, Table").
_COMMA = re.compile(r"(?<![\w.])([A-Z][a-z]{2,}) [A-HJ-UWYZ]([,;])(?= [A-Z][a-z]{2,}\b)")
_KNOWN = frozenset(_TITLES.split("|"))
# What stands after a title is sought first: it is rarer than a title.
_APART = re.compile(r"\s([B-HJ-NP-Z] )([a-z]{3,20})(?![\w'’])")
_SMALL = re.compile(r"\s(l)([a-z]{4,20})(?![\w'’])")
_LONGEST = 14


def mended(text: str, english: Container[str]) -> Iterable[Piece]:
    """Return the text with its spoilt initials and the names after titles made whole."""
    return pieces(text, [*_spoilt(text), *_titles(text), *_named(text, english), *_commas(text)])


def _spoilt(text: str) -> Iterator[Edit]:
    for sign, pattern, read in _SPOILT:
        if sign in text:
            yield from (Edit(found.start(1), found.end(1), read) for found in pattern.finditer(text))


def _titles(text: str) -> Iterator[Edit]:
    if not any(title in text for title in _MISREAD):
        return iter(())
    return (Edit(found.start(), found.end(), _MISREAD[found[0]]) for found in _TITLE.finditer(text))


def _commas(text: str) -> Iterator[Edit]:
    """Yield the signs behind an initial that were read for its point."""
    for found in _COMMA.finditer(text):
        if found[1] in given_names():
            yield Edit(found.start(2), found.end(2), ".")


def _named(text: str, english: Container[str]) -> Iterator[Edit]:
    """Yield the blank in "Judge K elvon", and the capital that was read as a small letter in "Mrs. lrving"."""
    for found in _APART.finditer(text):
        if found[2] not in english and _follows_title(text, found.start(1)):
            yield Edit(found.end(1) - 1, found.end(1), "")
    for found in _SMALL.finditer(text):
        if found[0][1:] not in english and _follows_title(text, found.start(1)):
            yield Edit(found.start(1), found.end(1), "L" if found[2][0] in "aeiouyl" else "I")


def _follows_title(text: str, at: int) -> bool:
    words = text[max(0, at - _LONGEST) : at].split()
    return bool(words) and words[-1].rstrip(".") in _KNOWN
