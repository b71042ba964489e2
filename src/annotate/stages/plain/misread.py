"""Words that a machine misread, where a text has many: "tbe govemment of Korca" as "the government of Korea".

A word that is not known and becomes a known one when signs are taken for what they are often mistaken for
(`channel`) is read as that. Only texts are mended in which such words are more than a few: a rare name in a clean text
is what it is. Whatever is read, what is found is quoted as it stands.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache

from annotate.stages.lists import listed
from annotate.stages.plain.channel import Likely, others, outline, small_heads
from annotate.stages.plain.value import Edit, Piece, pieces
from annotate.stages.plain.words import FUNCTION, Words

_BROKEN = re.compile(r"(?<![\w-])([^\W\d_]{2,})(- |¬ ?)([a-z]{2,})(?![\w-])")
# Two parts of a word whose hyphen is lost; the second one may be the first one of the next pair.
_TORN = re.compile(r"(?<![\w'’-])([^\W\d_]{2,}) (?=([a-z]{3,})(?![\w'’-]))")
_APART = re.compile(r"(?<![\w'’-])([B-HJ-NP-Z]) ([a-z]{3,})(?![\w'’-])")
_RUN_ON = re.compile(r"(?<![\w'’-])([a-z]{2,7})([A-Z][a-z]{3,})(?![\w'’-])")
_WORD = re.compile(r"(?<![\w'’])(?<![a-z]-)(?=\w*[^\W\d_])\w{3,24}(?![\w'’]|-[a-z])")
# Words that are misread so often that each is read as one, wherever a text is worn: some are words by themselves.
_USUAL = {
    **{
        "aud": "and",
        "nnd": "and",
        "tbe": "the",
        "tho": "the",
        "thc": "the",
        "tlie": "the",
        "ihe": "the",
        "tiie": "the",
    },
    **{"ot": "of", "ol": "of", "oi": "of", "cf": "of", "iu": "in", "ou": "on", "lo": "to", "hy": "by", "mv": "my"},
    **{"bo": "be", "ho": "he", "Ho": "He", "hc": "he", "Hc": "He", "wero": "were", "bas": "has", "lias": "has"},
    **{
        "Las": "has",
        "hud": "had",
        "liad": "had",
        "bis": "his",
        "liis": "his",
        "Ids": "his",
        "ids": "his",
        "hcr": "her",
    },
    **{"anil": "and", "aml": "and", "fo": "so", "fuch": "such", "firft": "first", "moft": "most", "muft": "must"},
    **{"bave": "have", "havo": "have", "wbo": "who", "wliich": "which", "wbich": "which", "witb": "with"},
    **{"Tho": "The", "Tbe": "The", "Tlie": "The", "Thc": "The", "Ihe": "the", "Che": "the"},
}
_WHOLE = re.compile(rf"(?<![\w'’.-])(?:{'|'.join(sorted(_USUAL, key=len, reverse=True))})(?![\w'’-])")
# Those of them that are names, too ("Che Guevara", "Ho Chi Minh", "Las Vegas"), unless something small is behind.
_NAMES = listed("Che Ho Las")
_FEW = 0.012
"""The share of words that must be misread and plain to mend before any is."""
# Abbreviations that stand before a point: states, months, titles.
_SHORT = listed(
    "Ala Apr Ariz Ark Aug Bros Cal Capt Col Colo Conn Dec Del Esq Feb Fla Gen Gov Hon Ill Ind Jan Kan Kas Lieut Mar",
    "Mass Messrs Mich Minn Miss Mont Mrs Neb Nev Nov Oct Okla Ont Ore Penn Prof Rev Sen Sept Tenn Tex Wash Wis inst",
    "prox ult viz",
)
_LEAST = 3
"""So many must be, whatever their share."""
# A word in small letters before another, and behind it.
_BEFORE, _AFTER = re.compile(r"(?<![\w'’])[a-z][\w'’]*[,;]? \Z"), re.compile(r"[,;]? [^A-Z\W]|[.;:!?](?!\S)")
_REACH = 30
_WITH_H = (
    "Tbat",
    "Tbe",
    "Tben",
    "Tbere",
    "Tbese",
    "Tbey",
    "Tbis",
    "Tbose",
    "Wbat",
    "Wben",
    "Wbere",
    "Wbich",
    "Wbile",
    "Wbo",
)
_SURE = frozenset(word for word in _USUAL if len(word) > 2) - listed("bas bis hud ids Che Ids Las")
_SURE |= frozenset(_WITH_H) | frozenset(word.replace("b", "li") for word in _WITH_H)
# Words of the table that are words by themselves, and what they may be within a sentence.
_HIS = "Ids"
_HIDDEN = listed("Ids Las Che ids bas")
# "He" before a verb, at the head of a sentence.
_HE = re.compile(
    r"(?<=[a-z][.!?;] )Ho"
    r"(?= (?:also|came|did|drove|had|has|is|left|said|says|told|took|was|went|will|would|[a-z]{2,}ed)\b)"
)
_CERTAIN = 2
"""So many of the smallest words misread ("tbe", "wbich") are enough: nobody writes them so."""
# Capitals with which the smallest words begin.
_OPENING = "BHITW"
# The smallest words, the most frequent first: where two look alike, it is that.
_OFTEN = (
    *("the", "and", "that", "his", "was", "with", "for", "her", "had", "have", "not", "this", "which", "they", "be"),
    *(
        "but",
        "by",
        "from",
        "were",
        "who",
        "will",
        "would",
        "been",
        "their",
        "he",
        "them",
        "when",
        "what",
        "then",
        "him",
    ),
)


def mended(text: str, words: Words) -> Iterable[Piece]:
    """Return the text with the words that were misread, where they are many, or some of the smallest are."""
    readings = _Readings(words)
    unknown: list[re.Match[str]] = []
    every, small, certain = 0, Counter[str](), set[str]()
    for match in _WORD.finditer(text):
        word = match[0]
        every += 1
        said = readings.seen[word] if word in readings.seen else readings.plain(word)
        if said != word:
            unknown.append(match)
            if said is not None and word[0].islower():
                small[word] += 1
            if _is_certain(word, said):
                certain.add(word)
        if word in _HIDDEN and (word == _HIS or _stands_alone(text, *match.span())):
            certain.add(word)
    certain.update(match[0] for match in (_HE.finditer(text) if " Ho " in text else ()))
    many = len(small) >= _LEAST and small.total() >= _FEW * every
    if not many and len(certain) < _CERTAIN and not (certain and len(small) >= _LEAST):
        return ()
    torn = [match for match in _TORN.finditer(text) if words.are_torn(match[1], match[2])]
    parts = {start for match in torn for start in (match.start(1), match.start(2))}
    found = [edit for match in unknown if match.start() not in parts for edit in readings.of(text, match)]
    whole = [Edit(match.end(1), match.start(2), "") for match in torn]
    return pieces(text, [*_usual(text), *_joined(text, words), *whole, *found])


def _is_certain(word: str, said: str | None) -> bool:
    """Whether a word is one of the smallest, misread as nobody writes it."""
    return word in _SURE or (said in FUNCTION and word[0].islower())


class _Readings:
    """What words may be, each asked for once."""

    def __init__(self, words: Words) -> None:
        self._words = words
        self.seen: dict[str, str | None] = {}

    def plain(self, word: str) -> str | None:
        """Return the word itself if it is known, what it is with one sign changed, or None."""
        if word not in self.seen:
            known = word.lower() in self._words.english or word in self._words.names or word in _SHORT
            self.seen[word] = word if known else _with_one(word, self._words)
        return self.seen[word]

    def of(self, text: str, match: re.Match[str]) -> Iterator[Edit]:
        """Yield how an unknown word of a worn text is read."""
        word = match[0]
        said = self.plain(word)
        if said is None and not word[1:].isupper():
            said = self._likely(word) or _smallest(word)
        if word[1:].islower() and _stands_alone(text, *match.span()):
            said = self._small(word) or said
        if said is not None:
            yield Edit(match.start(), match.end(), said)

    def _likely(self, word: str) -> str | None:
        found = _likely(self._words).word(word.lower())
        return found.capitalize() if found and word[0].isupper() else found

    def _small(self, word: str) -> str | None:
        """Return the small word that one with a capital is, if the capital is none."""
        may_be = self._words.common if word[0] == "I" else FUNCTION
        heads = tuple(small_heads(word))
        ways: tuple[Callable[[str], str | None], ...] = (
            lambda head: head,
            lambda head: _outlines().get(outline(head)),
            _likely(self._words).word,
            lambda head: next((other for other in others(head) if other in may_be), None),
        )
        found = (way(head) for way in ways for head in heads)
        return next((other for other in found if other is not None and other in may_be), None)


def _smallest(word: str) -> str | None:
    """Return the small word of few letters that looks like one which is not known: "tbc" as "the"."""
    found = _outlines().get(outline(word.lower())) if word[0].islower() or word[0] in _OPENING else None
    return found.capitalize() if found and word[0].isupper() else found


@cache
def _outlines() -> Mapping[str, str]:
    found: dict[str, str] = {}
    for word in _OFTEN:
        found.setdefault(outline(word), word)
    return found


@cache
def _likely(words: Words) -> Likely:
    return Likely.of((word for word in words.english if word.capitalize() not in words.names), words.common)


def _stands_alone(text: str, start: int, end: int) -> bool:
    """Whether a word stands within a sentence, between words in small letters."""
    before, after = _BEFORE.search(text, max(0, start - _REACH), start), _AFTER.match(text, end)
    return before is not None and after is not None


def _usual(text: str) -> Iterator[Edit]:
    for match in _WHOLE.finditer(text):
        behind = text[match.end() : match.end() + 2].strip()
        if match[0] not in _NAMES or (behind[:1].islower() and not re.search(rf"\b{match[0]} [A-Z]", text)):
            yield Edit(match.start(), match.end(), _USUAL[match[0]])


def _joined(text: str, words: Words) -> Iterator[Edit]:
    """Yield the hyphens of line ends that are none any more ("govern- ment"), and the blank in "L ondon"."""
    known, names = words.english, words.names
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
        begins = first in known or any(other in known for other in others(first))
        if begins and (name in names or name.lower() in known):
            yield Edit(match.start(2), match.start(2), " ")


def _with_one(word: str, words: Words) -> str | None:
    """Return the known word that a word is with one sign changed, the first of them, or None."""
    if word[1:].isupper():
        return None
    if word[0].islower():
        found = [other for other in others(word) if other in words.english]
    else:
        found = [other for other in others(word) if other in words.names]
        found += [other for other in others(word) if other[:1].isupper() and other.lower() in words.english]
    return found[0] if found else None
