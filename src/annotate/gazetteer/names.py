"""The normal form under which names are compared: case, accents, hyphens, apostrophes, points and blanks fall away.

Two spellings of one name that differ only so are one key: Kim Il-sung, KIM IL SUNG and Kim Ilsŏng; P'yŏngyang and
Pyongyang; U.S.S.R. and USSR. A leading English article is not part of a name ("the North", "The Korea Times").
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

NEAR_LETTERS = 6
"""Names of fewer letters have no near forms: Peru and Perm are not one name misspelt."""
MOST_LETTERS = 120
"""Nor have longer ones, which are no names: what is left of them without each letter grows with their square."""

_ARTICLE = re.compile(r"^\s*the\s+", re.IGNORECASE)


def _fold(text: str) -> str:
    if text.isascii():
        return text if text.isalnum() and text.islower() else "".join(filter(str.isalnum, text.lower()))
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return unicodedata.normalize("NFC", "".join(c for c in decomposed if c.isalnum()))


@lru_cache(4096)
def normalise(name: str) -> str:
    """Return the key of a name: letters and digits only, without case, accents or leading article.

    Idempotent. Empty where the name holds no letter or digit.
    """
    key = _ARTICLE.sub("", name)
    while (folded := _fold(key)) != key:
        key = folded
    return key


def deletions(key: str) -> tuple[str, ...]:
    """Return a key and what is left of it without one of its letters, each once; nothing for one too short or too long.

    Two keys that share one of these differ by one letter more, less or exchanged, or by one letter that moved: the
    symmetric delete method of near matching, which asks an index instead of comparing with every name.
    """
    if not NEAR_LETTERS <= len(key) <= MOST_LETTERS:
        return ()
    return tuple(dict.fromkeys((key, *(key[:at] + key[at + 1 :] for at in range(len(key))))))
