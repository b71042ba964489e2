"""Korean personal names by their form: a family name, then two syllables with a hyphen ("Ko Chol-su").

The form is that of the Revised Romanisation and of most newspapers (capital, hyphen, small letter); McCune–Reischauer
writes the same. Nothing else in English looks like it, so the rule overrides the model. Given names without a hyphen
("Ko Chol Su", "Ko Cholsu") are left to the model and the gazetteer.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from annotate.stages.recognise.candidates import Candidate
from annotate.stages.recognise.lexicon import chinese_families, korean_families
from annotate.values.model import Kind

if TYPE_CHECKING:
    from annotate.stages.tokens import Tokens

# One syllable: an initial consonant or none, a glide or none, the vowel, a final consonant or none.
_SYLLABLE = re.compile(
    r"(?:ch|sh|kk|pp|ss|tt|jj|[bdghjklmnprst])?[wy]?[aeiouŏŭ]{1,3}(?:ng|[bghklmnprst])?", re.IGNORECASE
)
# The same for Chinese, Wade–Giles and Pinyin together.
_CHINESE = re.compile(
    r"(?:ch|hs|sh|ts|tz|zh|[bcdfghjklmnpqrstwxyz])?['’]?[iuwy]?[aeiouüê]{1,3}(?:ng|[hknr])?", re.IGNORECASE
)


def is_given_name(family: str, first: str, second: str) -> bool:
    """Whether two syllables after a family name are a Korean or Chinese given name, written with a hyphen."""
    if not first.istitle() or not second.islower():
        return False
    korean = family in korean_families() and _SYLLABLE.fullmatch(first) and _SYLLABLE.fullmatch(second)
    chinese = family in chinese_families() and _CHINESE.fullmatch(first) and _CHINESE.fullmatch(second)
    return bool(korean or chinese)


def korean_names(tokens: Tokens) -> Iterator[Candidate]:
    """Yield each Korean personal name of the document that is written with a hyphen."""
    families = korean_families()
    for at, word in enumerate(tokens.forms[:-3]):
        if word not in families or tokens[at + 2] not in ("-", "‐", "‑"):
            continue
        closed = not any(tokens.blanks[at + 1 : at + 3])
        if closed and _syllable(tokens[at + 1], True) and _syllable(tokens[at + 3], False):
            yield Candidate(at, at + 4, Kind.PERSON, ("family name with a hyphened given name",))


def _syllable(word: str, capital: bool) -> bool:
    right_case = word.istitle() if capital else word.islower() or word.istitle()
    return right_case and _SYLLABLE.fullmatch(word) is not None
