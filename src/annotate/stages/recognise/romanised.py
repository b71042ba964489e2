"""Korean and Chinese personal names by their form: a family name, then two syllables with a hyphen ("Ko Chol-su").

The form is that of the Revised Romanisation and of most newspapers (capital, hyphen, small letter); McCune–Reischauer
writes the same, and so does Wade–Giles ("Ch'ü Ch'iu-pai"), whose apostrophes tell a name without a hyphen, too ("Ch'en
Yi"). Nothing else in English looks like it, so the rule overrides the model. Other given names without a hyphen ("Ko
Chol Su", "Ko Cholsu") are left to the model and the gazetteer.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from annotate.stages.lists import listed
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

# What stands behind the names of Korean provinces, districts, townships, wards and villages.
_DIVISIONS = listed("bukdo do dong gun kun myeon myon myŏn namdo pukdo pukto")
_DIVISION = "|".join(sorted(_DIVISIONS))
# Prefectures, districts, departments and subprefectures of China, in Wade–Giles.
_CHINESE_DIVISIONS = listed("chow fu hsien t'ing t’ing ting")
# The provinces and islands, behind whose names it also stands without a hyphen, with a capital or without.
_PROVINCE = (
    "Chagang|Cheju|Ch[’']?ung ?- ?ch[’']?[oŏ]ng|Ch[’']?ungch[’']?[oŏ]ng|Ch[oŏ]lla|Chungcheong|Gangwon|Gyeonggi|"
    "Gyeongsang|Hamgy[oŏ]ng|Hamgyeong|Hwanghae|Jeju|Jeolla|Kangw[oŏ]n|Koje|Ky[oŏ]nggi|Ky[oŏ]ngsang|"
    "P[’']?y[oŏ]ng[’']?an|Pyeongan|Ryanggang|Ull[uŭ]ng|Yanggang"
)
DIVISION_ROW = (
    "a province or district of Korea or China",
    Kind.PLACE,
    _DIVISIONS | _CHINESE_DIVISIONS,
    re.compile(
        rf"(?<![\w.-])(?:[A-Z][a-zŏŭüê’']+ ?- ?(?:{_DIVISION}|{'|'.join(sorted(_CHINESE_DIVISIONS))})"
        rf"|(?:{_PROVINCE}) (?:{_DIVISION}|Do|Namdo|Pukto|Pukdo|Bukdo))(?![\w-])"
    ),
)
"""A row of `forms`."""


def is_given_name(family: str, first: str, second: str) -> bool:
    """Whether two syllables after a family name are a Korean or Chinese given name, written with a hyphen."""
    if not first.istitle() or not second.islower():
        return False
    korean = family in korean_families() and _SYLLABLE.fullmatch(first) and _SYLLABLE.fullmatch(second)
    chinese = family in chinese_families() and _CHINESE.fullmatch(first) and _CHINESE.fullmatch(second)
    return bool(korean or chinese)


def romanised_names(tokens: Tokens) -> Iterator[Candidate]:
    """Yield each Korean or Chinese personal name of the document that its form tells.

    Those are the ones with a hyphen, and of Chinese ones in Wade–Giles those whose family name has an apostrophe.
    """
    korean, chinese = korean_families(), chinese_families()
    for at, word in enumerate(tokens.forms[:-1]):
        plain = word if word.isascii() and word.isalpha() else word.translate(_PLAIN)
        if word not in korean and plain not in chinese:
            continue
        closed = (
            tokens[at + 2 : at + 3] in _HYPHENS and at + 3 < len(tokens) and not any(tokens.blanks[at + 1 : at + 3])
        )
        if closed and _is_given(word, plain, tokens[at + 1], tokens[at + 3]):
            yield Candidate(at, at + 4, Kind.PERSON, ("family name with a hyphened given name",))
        elif word in korean and tokens.blanks[at] and _is_korean(word, tokens[at + 1]):
            yield Candidate(at, at + 2, Kind.PERSON, ("family name with a given name in McCune–Reischauer",))
        elif len(plain) < len(word) and plain in chinese and tokens.blanks[at] and _is_chinese(tokens[at + 1]):
            yield Candidate(at, at + 2, Kind.PERSON, ("family name in Wade–Giles with a given name",))


#: Family names are listed without their signs.
_PLAIN = str.maketrans({"'": None, "’": None, "ü": "u", "ê": "e"})
_BREVES = frozenset("ŏŭ")
#: "H" may be mute.
_CONSONANTS = frozenset("CKMNPRSTWY")
_HYPHENS = (("-",), ("‐",), ("‑",))


def _is_given(family: str, plain: str, first: str, second: str) -> bool:
    """Tell whether two syllables after a family name are a given name; Koreans are also written with two capitals."""
    if family in korean_families() and _syllable(first, True) and _syllable(second, False):
        return True
    return (
        plain in chinese_families()
        and second.islower()
        and all(map(_CHINESE.fullmatch, (first, second)))
        and first[0].isupper()
    )


def _is_korean(family: str, given: str) -> bool:
    """Tell whether a word is a given name of one syllable: by a breve, or as "An" is no article before a consonant."""
    marked = not _BREVES.isdisjoint(family + given) or (family == "An" and given[:1] in _CONSONANTS)
    return marked and _syllable(given, True)


def _is_chinese(word: str) -> bool:
    return word[0].isupper() and word[1:].islower() and _CHINESE.fullmatch(word) is not None


def _syllable(word: str, capital: bool) -> bool:
    plain = word if word.isalpha() else word.translate(_PLAIN)  # "T'ae-u"
    right_case = plain.istitle() if capital else plain.islower() or plain.istitle()
    return right_case and _SYLLABLE.fullmatch(plain) is not None
