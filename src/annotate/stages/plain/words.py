"""What is known of words where a line ends in a hyphen: is it the word's own, or only the printer's?"""

from __future__ import annotations

import re
from collections.abc import Collection, Container
from dataclasses import dataclass

from annotate.stages.lists import listed
from annotate.stages.recognise.romanised import is_given_name

_HYPHENED = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)+")
_PLAIN = re.compile(r"[^\W\d_]+")
_LEAST = 3


# First and second members of compounds that are written with a hyphen (Chicago Manual of Style 7.89).
_FIRST = listed(
    "all anti co counter cross double ex far first four full great half high ill inter long low mid multi neo non",
    "north-east north-west one post pre pro quasi re-elect second self semi short south-east south-west three two",
    "ultra un-american under-secretary vice well",
)
_SECOND = listed(
    "appointed based backed born bound builder called century chief class colonial day dominated east economic elect",
    "fire free friendly general governmental held hour in inch kilometer kilometre known led like made man mile minded",
    "minister month occupied off old out part person power president range ranking rule ruled run scale secretary",
    "south speaking sponsored style term time trained up war week west wide wing year",
)
# Words that stand in the middle of compounds of three ("shoulder-to-shoulder", "on-the-record").
_SMALL = listed("a and at by for in of on the to up")
FUNCTION = listed(
    "a about above across after again against all also always among an and any are as at be because been before",
    "being between both but by can could did do does done during each either else every few first for from good",
    "great had has have he her him his how however if in into is it its last little long made make many may might",
    "more most much must never no nor not now of off often on only or other our out over own said same say shall",
    "she should since so some still such than that the their them then there these they this those through thus",
    "till to too two under until up upon us very was we were what when where whether which while who whom whose",
    "why will with without would yet you your",
)
"""Words that say nothing by themselves, and the commonest others."""


@dataclass(frozen=True, slots=True)
class Words:
    """Known words.

    Attributes
    ----------
    english
        Words in small letters.
    hyphened
        Names and words that are written with a hyphen, in small letters.
    common
        Words that are hardly ever names, in small letters.
    names
        Words of known names, as they are written.
    """

    english: Collection[str] = frozenset()
    hyphened: Container[str] = frozenset()
    common: Container[str] = frozenset()
    names: Container[str] = frozenset()

    def keeps_hyphen(self, before: str, left: str, right: str, text: Seen) -> bool:
        """Tell whether a word divided at a line end after a hyphen is written with one elsewhere.

        Parameters
        ----------
        before
            The word before it.
        left, right
            Its parts; each may hold further hyphens.
        text
            The words of the text itself, which come first.
        """
        one, two = f"{left}-{right}".lower(), f"{left}{right}".lower()
        if not right[:1].islower():
            return not (left.isupper() and right.isupper()) or one in self.hyphened
        if (one in text.hyphened) is not (two in text.plain):
            return one in text.hyphened
        if one in self.hyphened or two in self.english:
            return one in self.hyphened
        return is_given_name(before, left, right) or self._compound(left, right)

    def knows(self, word: str) -> bool:
        """Tell whether a word is known: in small letters, or as a name is written."""
        return word.lower() in self.english or (word.capitalize() if word.isupper() else word) in self.names

    def are_torn(self, left: str, right: str) -> bool:
        """Tell whether two words are the parts of a known one, the second of which is none ("Wash", "ington")."""
        return not self.knows(right) and self.knows(f"{left}{right}")

    def _compound(self, left: str, right: str) -> bool:
        """Tell whether two parts, no word together, are a compound: by usual members, or since each is a word."""
        first, second = left.lower().rpartition("-")[2], right.lower().partition("-")[0]
        if first in _FIRST or second in _SECOND or ("-" in left + right and {first, second} & _SMALL):
            return True
        whole = min(len(first), len(second)) >= _LEAST and not left[:1].isupper()
        return whole and first in self.english and second in self.english


@dataclass(frozen=True, slots=True)
class Seen:
    """The words of a text within its lines, in small letters: with a hyphen, and without."""

    hyphened: frozenset[str]
    plain: frozenset[str]

    @classmethod
    def of(cls, text: str) -> Seen:
        """Return the words of a text."""
        small = text.lower()
        return cls(frozenset(_HYPHENED.findall(small)), frozenset(_PLAIN.findall(small)))
