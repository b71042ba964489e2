"""The normal form under which names are compared: case, accents, hyphens, apostrophes, points and blanks fall away.

Two spellings of one name that differ only so are one key: Kim Il-sung, KIM IL SUNG and Kim Ilsŏng; P'yŏngyang and
Pyongyang; U.S.S.R. and USSR. A leading English article is not part of a name ("the North", "The Korea Times").
"""

from __future__ import annotations

import re
import unicodedata

_ARTICLE = re.compile(r"^\s*the\s+", re.IGNORECASE)


def _fold(text: str) -> str:
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return unicodedata.normalize("NFC", "".join(c for c in decomposed if c.isalnum()))


def normalise(name: str) -> str:
    """Return the key of a name: letters and digits only, without case, accents or leading article.

    Idempotent. Empty where the name holds no letter or digit.
    """
    key = _ARTICLE.sub("", name)
    while (folded := _fold(key)) != key:
        key = folded
    return key
