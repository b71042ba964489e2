"""Spellings of Russian names: BGN/PCGN, ALA-LC, ISO 9, and what newspapers and FRUS write.

One pattern a letter, since the systems differ letter by letter; keys have no accents and apostrophes, so č is c and
the soft sign nothing.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

_LETTERS: Mapping[str, str] = {
    **{"а": "a", "б": "b", "в": "v|w|ff?", "г": "gh?", "д": "d", "е": "e|ye|je|ie|yo", "ё": "e|yo|jo|io|o"},
    **{"ж": "zh|j|z", "з": "z|s", "и": "i|y|ii", "й": "[iyj]?", "к": "[kc]", "л": "ll?", "м": "m", "н": "n", "о": "o"},
    **{"п": "p", "р": "r", "с": "ss?", "т": "t", "у": "u|ou", "ф": "f|ph", "х": "kh?|h|ch|x", "ц": "ts|tz|c|cz"},
    **{"ч": "t?ch|tsch|c|cz", "ш": "s?ch|sh|s|sz", "щ": "shch|stch|sch|sc|sh", "ъ": "", "ы": "y|i|ui", "ь": "[iy]?"},
    **{"э": "e", "ю": "[yij]?u", "я": "[yij]?a", "і": "i"},
}
_ENDING = re.compile(r"[иы]й$")
_ENDINGS = "(?:[iy]{1,2}|[iy]j|ey)"
_TOGETHER: Mapping[str, str] = {"кс": "x|ks"}


def pattern(name: str) -> str:
    """Return a regular expression for the keys of a name's spellings; "" where letters are not Russian.

    A patronymic between first name and surname may be left out.
    """
    surname, comma, given = name.lower().partition(",")
    words = (given.split() + surname.split()) if comma else name.lower().split()
    spelt = [_word(word) for word in words]
    if not spelt or not all(spelt):
        return ""
    first, *middle, last = spelt if len(spelt) > 1 else ["", spelt[0]]
    return (
        first
        + "".join(
            f"(?:{word})?" if _PATRONYMIC.search(raw) else word for word, raw in zip(middle, words[1:], strict=False)
        )
        + last
    )


_PATRONYMIC = re.compile(r"(?:вич|вна|ична|ич)$")


def _word(word: str) -> str:
    ended = _ENDING.search(word)
    body = word[: ended.start()] if ended else word
    found, at = [], 0
    while at < len(body):
        pair = body[at : at + 2]
        piece = _TOGETHER.get(pair)
        if piece is None:
            if body[at] != "-" and body[at] not in _LETTERS:
                return ""
            found.append(f"(?:{_LETTERS[body[at]]})" if body[at] != "-" and _LETTERS[body[at]] else "")
            at += 1
        else:
            found.append(f"(?:{piece})")
            at += 2
    return "".join(found) + (_ENDINGS if ended else "")
