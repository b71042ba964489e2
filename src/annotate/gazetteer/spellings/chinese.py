"""Spellings of Chinese names: Pinyin, Wade–Giles and that of the post office, syllable by syllable.

The names stand in the authority file in Pinyin; the correspondence is that of the tables of the Library of Congress.
What the post office wrote ("Chungking", "Foochow") is added as far as it follows rules. Keys have no accents and
apostrophes, so ch' and ch, ü and u are one.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

_INITIALS: Mapping[str, str] = {
    **{"b": "p", "p": "p", "m": "m", "f": "f", "d": "t", "t": "t", "n": "n", "l": "l", "g": "k", "k": "k", "h": "h"},
    **{
        "j": "ch|k|ts",
        "q": "ch|k|ts",
        "x": "hs|s|sh",
        "zh": "ch",
        "ch": "ch",
        "sh": "sh",
        "r": "j",
        "z": "t[sz]",
        "c": "t[sz]",
        "s": "s",
    },
    **{"y": "y", "w": "w", "": ""},
}
_FINALS: Mapping[str, str] = {
    **{"a": "a", "o": "o", "e": "eh?|o", "ai": "ai", "ei": "ei|eh", "ao": "ao", "ou": "ou|ow", "an": "an", "en": "en"},
    **{"ang": "ang", "eng": "eng", "ong": "ung", "er": "erh", "i": "ih?|u", "ia": "ia", "ie": "ieh", "iao": "iao"},
    **{"iu": "iu", "ian": "ien", "in": "in", "iang": "iang", "ing": "ing", "iong": "iung", "u": "u", "ua": "ua|wa"},
    **{
        "uo": "uo|o",
        "uai": "uai",
        "ui": "ue?i",
        "uan": "uan",
        "un": "un",
        "uang": "uang|wang",
        "ue": "ueh",
        "ve": "ueh",
        "v": "u",
    },
}
# Syllables that begin with y and w are written as wholes.
_WHOLE: Mapping[str, str] = {"yi": "i|yi", "yan": "yen", "ye": "yeh", "you": "yu", "yong": "yung", "yue": "yueh"}
_SYLLABLE = re.compile(
    r"(zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw]?)(iang|iong|uang|ang|eng|ong|iao|ian|ing|uai|uan|ai|ei|ao|ou|an|en|er|ia|ie|iu|in"
    r"|ua|uo|ui|un|ue|ve|a|o|e|i|u|v)"
)
_MOST = 3
_WORDS = 2


def pattern(name: str) -> str:
    """Return a regular expression for the keys of a name's spellings; "" unless it is a town or a person."""
    words = [word.lower().replace("ü", "v").replace("'", "").replace("’", "").replace("-", "") for word in name.split()]
    parts = [part for word in words for part in (_syllables(word) or [("", "")])]
    if len(words) not in (1, _WORDS) or ("", "") in parts or not 1 < len(parts) <= _MOST:
        return ""
    return "".join(f"(?:{_spelt(*part)})" for part in parts)


def _syllables(word: str) -> list[tuple[str, str]] | None:
    """Return the syllables of a word as (initial, final), the longest first; None where it is not Pinyin."""
    if not word:
        return []
    for length in range(min(6, len(word)), 0, -1):
        found = _SYLLABLE.fullmatch(word[:length])
        if found is not None and (rest := _syllables(word[length:])) is not None:
            return [(found[1], found[2]), *rest]
    return None


def _spelt(initial: str, final: str) -> str:
    pinyin = initial + final.replace("v", "u")
    if pinyin in _WHOLE:
        return f"{pinyin}|{_WHOLE[pinyin]}"
    return f"{pinyin}|(?:{_INITIALS[initial]})(?:{_FINALS[final]})"
