"""Spellings of Korean names: McCune–Reischauer, Revised Romanisation, Pyongyang's, and what families write.

Sources of the tables: McCune and Reischauer 1939; Ministry of Culture and Tourism, Proclamation 2000-8; the national
system of the DPRK of 1992 in its version of 2002 (United Nations, E/CONF.94/INF.72). The customary family names are
listed by hand. Keys have no accents, apostrophes or hyphens, so ŏ is o and p' is p.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

_FIRST, _LAST = 0xAC00, 0xD7A3
_VOWELS, _FINALS = 21, 28
# Initials, in Unicode's order: ㄱ ㄲ ㄴ ㄷ ㄸ ㄹ ㅁ ㅂ ㅃ ㅅ ㅆ ㅇ ㅈ ㅉ ㅊ ㅋ ㅌ ㅍ ㅎ.
_INITIAL: Sequence[str] = (
    *("[kg]", "kk|gg", "n", "[td]", "tt|dd", "[rln]", "m", "[pb]", "pp|bb", "sh?", "ss", "", "ch|j", "jj|tch", "ch"),
    *("kh?", "th?", "ph?", "h"),
)
# Vowels: ㅏ ㅐ ㅑ ㅒ ㅓ ㅔ ㅕ ㅖ ㅗ ㅘ ㅙ ㅚ ㅛ ㅜ ㅝ ㅞ ㅟ ㅠ ㅡ ㅢ ㅣ.
_VOWEL: Sequence[str] = (
    *("ah?", "ae|ai", "ya", "yae", "e?o|u", "e", "ye?o|you|yu", "ye", "oh?", "wa", "wae", "o[ei]", "yo"),
    *("u|w?oo|wu", "we?o", "we", "wi", "yu|yoo|you", "e?u", "e?ui|yi|i|ee", "i|ee|yi"),
)
# Finals in Unicode's order, none first; before the next syllable some sound like its initial.
_FINAL: Sequence[str] = (
    *("", "k|g|ng", "k|g", "k", "n|l", "n", "n", "t|d|n", "l|r|ll", "k|lk", "m|lm", "l|p", "l", "l", "p", "l"),
    *("m", "p|b|m", "p", "t|n|s", "t|s", "ng", "t|n|j", "t|n", "k", "t|n", "p|m", "t?"),
)
# What families write beside the systems.
_FAMILY: Mapping[str, str] = {
    **{
        "이": "lee|li|ri|rhee|rhie|yee",
        "리": "yi|lee|li|rhee",
        "박": "park|bark",
        "최": "choi|choy",
        "정": "chung|jung",
    },
    **{
        "임": "lim|rim|yim",
        "림": "im|lim",
        "노": "roh|ro|noh",
        "로": "roh|no|noh",
        "유": "yoo|ryu|you",
        "류": "yu|ryoo",
    },
    **{"윤": "yoon|youn", "전": "chun|jun", "주": "joo", "오": "oh", "우": "woo|wu", "문": "moon", "안": "ahn"},
    **{
        "여": "lyuh|ryo",
        "양": "ryang",
        "백": "paik|baik",
        "서": "suh|soh",
        "손": "sohn",
        "허": "huh|hur",
        "현": "hyun",
    },
    **{"염": "ryom", "나": "ra", "라": "na", "구": "koo", "고": "koh", "조": "joh", "강": "kahng", "심": "shim"},
    **{
        "엄": "um|uhm",
        "함": "hahm",
        "변": "byun",
        "성": "sung",
        "선": "sun",
        "한": "hahn",
        "연": "youn|ryon",
        "량": "yang",
    },
}
_SYLLABLES = range(2, 5)


def pattern(name: str) -> str:
    """Return a regular expression for the keys of a name's spellings; "" where it is none that is spelt out.

    Parameters
    ----------
    name
        A name in hangul, two to four syllables without a blank: longer ones are foreign.
    """
    if len(name) not in _SYLLABLES or not all(_FIRST <= ord(letter) <= _LAST for letter in name):
        return ""
    family, *given = (_syllable(letter) for letter in name)
    family = f"(?:{family}|{_FAMILY[name[0]]})" if name[0] in _FAMILY else family
    rest = "".join(given)
    return f"{family}{rest}|{rest}{family}"


def _syllable(letter: str) -> str:
    index = ord(letter) - _FIRST
    initial, vowel, final = index // (_VOWELS * _FINALS), index // _FINALS % _VOWELS, index % _FINALS
    parts = (_INITIAL[initial], _VOWEL[vowel], _FINAL[final])
    return "".join(f"(?:{part})" for part in parts if part)
