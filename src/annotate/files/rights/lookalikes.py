"""Letters that look like a to z, and signs that are not seen, written the plain way before words are compared.

What Unicode itself decomposes (full-width, circled, mathematical letters, ligatures, letters with accents) is left to
NFKD; here stands what it keeps apart: look-alikes of other scripts after Unicode's confusables (Technical Standard 39),
small capitals, turned letters, and letters of sets that only stand for a to z (regional indicators, tags, Braille).
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_LOOKALIKES = {
    "a": "аɑαᴀⱥɐ⍺ꭺꓮᗅ𐊠∀",
    "b": "ьвʙƀɓᖯᑲꓐᏼβᏴ฿ѣ",
    "c": "сϲᴄꮯᏟⲥꓚ¢ƈҫɔↄ©",
    "d": "ԁᴅđɗɖꓓᏧꭰᎠðժ",
    "e": "еҽɘәǝᴇɛεєꓰꭼᎬℯ℮ⲉɇ∃",
    "f": "ẝꞙғƒꓝϝɟքꬵſ",
    "g": "ɡᶃցɢԍꓖꮐᏀǥɠƃ",
    "h": "һհꜧʜнꓧꮋᎻħɦɥḥⲏђћ",
    "i": "іıɩιᴉɪꭵᎥӏꙇ⍳ɨ¡ǃіׂ",
    "j": "јϳᴊɉꓙꭻᎫɾʝ",
    "k": "кκᴋⲕꓗꮶᏦĸƙʞқҟ",
    "l": "ⅼʟꓡꮮᏞłɭɫʃꞁ|∣ןߊ",
    "m": "мᴍꓟꮇᎷɱɯμϻⲙ₥",
    "n": "пոηɴꓠիⲛɲŋпʼnͷиɳռ",
    "o": "оοᴏσօⲟꓳ๐໐ᴑøɵ၀ဝஓ௦०০੦૦𐊒०סہة",
    "p": "рρᴘϱⲣꓑꮲᏢ⍴ƿþ",
    "q": "ԛգզɋϙʠ",
    "r": "гᴦⲅʀꓣꭱᏒɍɼɽɹяꮁꭇ",
    "s": "ѕʂꜱꓢꮪᏚՏș$ƽ§",
    "t": "тτᴛⲧꓔꭲᎢŧƭʇț†⊤",
    "u": "υսᴜꓴʋʊцμᥙꭎꭒ∪",
    "v": "ѵνᴠꓦꮩᏙ∨ʌⱴט٧۷",
    "w": "ԝωѡᴡꓪꮃᎳɯʍшաɰⱳ₩",
    "x": "хχ×ⲭꓫ᙮╳ⲝжҳ",
    "y": "уүγʏყꓬᎩʎɏұ¥ɣч",
    "z": "ᴢꓜꮓᏃƶʐȥʒзƨ",
}
_MORE = {"æ": "ae", "œ": "oe", "ß": "ss", "ꜳ": "aa", "ĳ": "ij", "ю": "io"}
# The letters of Braille, by the cells of Unicode (dots as bits).
_BRAILLE = "⠁⠃⠉⠙⠑⠋⠛⠓⠊⠚⠅⠇⠍⠝⠕⠏⠟⠗⠎⠞⠥⠧⠺⠭⠽⠵"
_ALPHABETS = (0x1F1E6, 0x1F130, 0x1F150, 0x1F170, 0xE0061, 0xE0041, ord("⒜"))
_APOSTROPHES = "'’‘ʼ`´′＇ʹˈ"
# Default-ignorable code points that are no format characters (category Cf) and no marks.
_UNSEEN = re.compile("[\u115f\u1160\u17b4\u17b5\u2065\u3164\uffa0\ufff0-\ufff8\U000e0000-\U000e0fff]")
_BEYOND_ASCII = re.compile(r"[^\x00-\x7f]+")


def _table() -> dict[int, str]:
    table = {ord(c): letter for letter, signs in _LOOKALIKES.items() for c in signs}
    table |= {ord(c): letters for c, letters in _MORE.items()}
    table |= {ord(c): chr(97 + n) for n, c in enumerate(_BRAILLE)}
    table |= {first + n: chr(97 + n) for first in _ALPHABETS for n in range(26)}
    table |= {ord(c.lower()): letter for letter, signs in _LOOKALIKES.items() for c in signs if len(c.lower()) == 1}
    return {code: letters for code, letters in table.items() if code > 127} | dict.fromkeys(map(ord, _APOSTROPHES), "")


_PLAIN = _table()


@lru_cache(maxsize=1 << 16)
def _plain(signs: str) -> str:
    """Return a run of characters beyond ASCII as what they look like: letters a to z, nothing, or a blank."""
    found = []
    for sign in unicodedata.normalize("NFKD", signs.translate(_PLAIN)).lower().translate(_PLAIN):
        if sign.isascii():
            found.append(sign)
        elif unicodedata.category(sign) not in ("Mn", "Me", "Cf") and not _UNSEEN.match(sign):
            found.append(" ")
    return "".join(found)


def plain(text: str) -> str:
    """Return a text in ASCII: look-alikes as the letters they look like, signs that are not seen left out."""
    return text if text.isascii() else _BEYOND_ASCII.sub(lambda match: _plain(match[0]), text)
