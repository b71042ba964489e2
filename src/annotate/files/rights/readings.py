"""The ways a text may be read: as it stands, with escapes and transfer encodings undone, without markup, by columns.

The guard reads half a million words in a third of a second, so each further reading is taken only where something calls
for it: a pattern in the shape of the text (`Shape`), or markup and escapes that follow one another closely. One tag
alone hides no run that is found for certain; where the exact rule holds, one is enough (`least`). To add a disguise: a
row in `tests/files/rights/disguises.py`, then a function here that undoes it.
"""

from __future__ import annotations

import base64
import binascii
import html
import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from itertools import accumulate, chain, zip_longest
from urllib.parse import unquote

# Signs of markup or escapes this near to each other (in characters) are read together, with as much around them.
_CLOSE = 200
_TAG = r"<[/!?a-zA-Z][^<>]{0,2000}>"
_TAGS = re.compile(_TAG)
_MARKUP = re.compile(
    rf"{_TAG}|\]\([^()\n]*\)|\]\[[^\[\]\n]*\]|\{{[^{{}}`\n]*\}}(?=`)|\\[a-zA-Z]+\*?(?=[{{ ])|\[\^[^\[\]\n]*\]"
)
_BROKEN = re.compile(r"[-‐\u00ad][ \t]*\n[ \t#*>/|]*")
_ESCAPE = re.compile(
    r"&\#?\w{1,40};|%[0-9a-fA-F]{2}|\b[Uu]\+[0-9a-fA-F]{4,6}\b[ ,;]?|\+[A-Za-z0-9/]{3,}-?|=\?[\w-]+\?[qQ]\?|"
    r"(?:=[0-9A-F]{2})+|=\r?\n|"
    r"\\(?:[nrtvfb]|u\{[0-9a-fA-F]{1,6}\}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|x[0-9a-fA-F]{2}|[0-7]{3}|"
    r"[0-9a-fA-F]{2,6} ?|N\{[A-Z -]+\}|\\)"
)
# What each holds: where none of these stands, the patterns need not be tried. Searching for one sign costs nothing.
_BREAKS, _ESCAPES, _MARKS = ("-\n", "‐", "\u00ad"), ("&", "%", "\\"), ("<", "](", "][", "}`", "[^", "\\")
_BASE64 = re.compile(r"(?:[A-Za-z0-9+/_-]{20,}\s{1,4})*[A-Za-z0-9+/_-]{16,}={0,6}")
_BASE85 = re.compile(r"<~.*?~>|[0-9A-Za-z!#$%&()*+;<=>?@^_`{|}~-]{100,}", re.S)
_HEXADECIMAL = re.compile(r"[0-9a-fA-F]+")
_UUENCODED = re.compile(r"^begin [0-7]{3,4} .*\n((?:[ -`]{1,62}\n)+)`?\s*end", re.M)
_CODES = re.compile(r"(?:(?:0[xbo])?[0-9a-fA-F]{2,8}(?:[\s,;:]{1,2}|\Z)){40,}")
_ROWS = 10_000
_SPACED = re.compile(r"(?<![A-Za-z])[A-Za-z](?:[ .·_\-|/*\n]?[A-Za-z](?![A-Za-z])){2,}")
_STOPWORDS = ("the", "of", "and", "in")
_ALPHABET = "abcdefghijklmnopqrstuvwxyz"
UNSPACED = 60


class Shape:
    """What a text looks like from afar: every character one of a few kinds, so that rows of them are found quickly."""

    __slots__ = ("alnum", "common", "figures", "kinds", "lengths", "raw")
    _KINDS = bytes(
        97 if chr(c).isalpha() and c < 128 else 48 if chr(c).isdigit() and c < 128 else 32 if c in b" \t\r\n" else 46
        for c in range(256)
    )
    _ALNUM = bytes.maketrans(b"0", b"a")
    _BASE85 = bytes(97 if 32 < c < 127 and chr(c) not in "\"',./:[\\]" else 46 for c in range(256))

    def __init__(self, text: str, words: Iterable[list[bytes]]) -> None:
        self.lengths = lengths_of(words)
        self.common = Counter(filter(_MOVED.__contains__, chain.from_iterable(words)))
        self.raw = text.encode("ascii", "replace")
        self.kinds = self.raw.translate(self._KINDS)
        self.alnum = self.kinds.translate(self._ALNUM)
        self.figures = self.kinds.count(b"0")

    def spaced(self) -> bool:
        """Return whether single letters stand apart in a long row."""
        return b"\1" * 16 in self.lengths

    def based(self) -> bool:
        """Return whether signs of Base 64, or of a smaller base, stand in a row that is long enough for eight words."""
        return b"a" * 32 in self.alnum

    def based_85(self) -> bool:
        """Return whether there are hardly any blanks, as in Base 85."""
        return b"<~" in self.raw or b"a" * 100 in self.raw.translate(self._BASE85)

    def coded(self) -> bool:
        """Return whether short groups of figures, or of figures and letters, stand in a long row."""
        if self.figures * 5 < len(self.kinds) or self.kinds.count(b"0.0") * 12 > len(self.kinds):
            return False
        groups = self.alnum.replace(b".", b" ").replace(b"  ", b" ")
        codes = self.kinds.replace(b".", b" ").replace(b"  ", b" ").replace(b"000", b"00")
        return b"00 " * 24 in codes or any((b"a" * n + b" ") * 16 in groups for n in (2, 3, 4, 8))

    def figured(self) -> bool:
        """Return whether many letters have a figure beside them, and there are more letters than figures."""
        some = len(self.kinds) < 16 * self.figures and len(self.kinds) > 2.2 * self.figures
        return some and self.kinds.count(b"a0") * 16 > len(self.kinds)


def lengths_of(words: Iterable[list[bytes]]) -> bytes:
    """Return how long each word is, 255 at most, of words that come as lists."""
    try:
        return b"".join(bytes(map(len, some)) for some in words)
    except ValueError:
        return b"".join(bytes(min(len(word), 255) for word in some) for some in words)


def readings(text: str, shape: Shape, least: int) -> Iterator[str]:
    """Yield what a person or a program would read in a text besides the text as it stands.

    Parameters
    ----------
    text
        The text.
    shape
        Its shape.
    least
        How many signs of markup or escapes must follow each other closely to be looked at.
    """
    text = text.replace("\r\n", "\n").replace("\\\n", "\n")
    for part in _around(text, _BREAKS, least):
        yield _BROKEN.sub("", part)
    plus = ("+",) if "+" in text and ("U+" in text or "u+" in text or "+A" in text) else ()
    quoted = ("=",) if "=\n" in text or text.count("=") * 30 > len(text) else ()
    resolved = [text, *map(_resolved, _around(text, (*_ESCAPES, *plus, *quoted), least))]
    yield from resolved[1:]
    for part in resolved:
        yield from _without_markup(part, least)
    if len(shape.lengths) > 1.5 * text.count("\n"):
        yield from _columns(text)
    if shape.spaced():
        yield _SPACED.sub(lambda match: re.sub(r"[^A-Za-z]", "", match[0]), text)
    if shape.figured():
        yield text.translate(str.maketrans("013457@$", "oieastas"))
        yield text.translate(str.maketrans("013457@$", "oleastas"))
    yield from _shifted(text, shape)


def _around(text: str, signs: tuple[str, ...], least: int) -> Iterator[str]:
    """Yield the stretches of a text where signs follow each other closely, so many of them at least."""
    found = sorted(at for sign in signs if sign in text for at in _places(text, sign))
    if len(found) < least:
        return
    begin = 0
    for n, at in enumerate(found, start=1):
        if n == len(found) or found[n] - at > _CLOSE:
            if n - begin >= least:
                yield text[max(0, found[begin] - _CLOSE) : at + _CLOSE]
            begin = n


def _places(text: str, sign: str) -> Iterator[int]:
    """Yield where a sign stands in a text."""
    before = accumulate(map(len, text.split(sign)[:-1]))
    return (length + n * len(sign) for n, length in enumerate(before))


def _resolved(text: str) -> str:
    """Return a text with escapes as what they stand for; three times, as they may be escaped themselves."""
    for _ in range(3):
        text, before = _ESCAPE.sub(_escaped, text), text
        if text == before:
            break
    return text


def _escaped(match: re.Match[str]) -> str:  # noqa: PLR0911 - one line a notation
    found = match[0]
    if found[0] == "&":
        return html.unescape(found)
    if found[0] == "%":
        return unquote(found, errors="replace")
    if found[0] == "=":
        hexadecimal = "" if "?" in found else found.replace("=", "").strip()
        return bytes.fromhex(hexadecimal).decode("utf-8", "replace")
    if found[0] in "Uu":
        return _character(found[2:].strip(" ,;"), 16)
    if found[0] == "+":
        return _utf7(found)
    if found[1] in "nrtvfb" and len(found) == 2:
        return " "
    if found[1] == "\\":
        return "\\"
    if found[1] == "N":
        return _named(found[3:-1])
    octal = re.fullmatch(r"\\([01][0-7]{2})", found)
    return _character(octal[1], 8) if octal else _character(found.strip("\\uUx{} "), 16)


def _character(digits: str, base: int) -> str:
    code = int(digits or "20", base)
    return chr(code) if code < 0x110000 and not 0xD800 <= code < 0xE000 else " "


def _named(name: str) -> str:
    try:
        return unicodedata.lookup(name)
    except KeyError:
        return " "


def _utf7(found: str) -> str:
    try:
        return found.encode("ascii").decode("utf-7") if found[1] == "A" else found
    except UnicodeDecodeError:
        return found


def _cut(text: str, begin: str, end: str) -> str:
    """Return a text without what stands between two signs; in linear time, however many of them never end."""
    first, *others = text.split(begin)
    last = max((n for n, part in enumerate(others) if end in part), default=-1)
    kept = (part.partition(end)[2] if end in part else "" if n < last else part for n, part in enumerate(others))
    return " ".join((first, *kept))


def _without_markup(text: str, least: int) -> Iterator[str]:
    """Yield the marked-up stretches of a text without markup: a blank in its place, then nothing, as tags cut words."""
    if "<!--" in text:
        text = _cut(text, "<!--", "-->")
        yield text
    for part in _around(text, _MARKS, least):
        yield _MARKUP.sub(" ", part)
        if "<" in part:
            yield _TAGS.sub("", part)


def _columns(text: str) -> Iterator[str]:
    """Yield the columns of a table one after the other: text may run down one of them, a word a row."""
    if len(text) > 100 * text.count("\n"):
        return
    for place in (0, len(text) // 2):
        some = text[place : place + 2000].splitlines()[1:-1]
        sign = _separator(some) if len(some) >= 12 else ""
        if sign != "":
            lines = text.splitlines()
            parts = (_turned(lines[at : at + _ROWS], sign) for at in range(0, len(lines), _ROWS))
            yield "\n".join(" ".join(column) for column in zip_longest(*parts, fillvalue=""))
            return


def _turned(lines: list[str], sign: str | None) -> list[str]:
    """Return the columns of some rows of a table; not of all at once, which takes much memory."""
    return [" ".join(column) for column in zip_longest(*(line.split(sign, 40)[:40] for line in lines), fillvalue="")]


def _separator(lines: list[str]) -> str | None:
    """Return what separates the cells of lines that are rows of a table (None for blanks), or nothing."""
    few = lines[2:11:4]
    for sign in ("\t", ",", ";", "|"):
        usual = few[0].count(sign, 0, -1)
        if usual and any(line.count(sign, 0, -1) == usual for line in few[1:]):
            counts = [line.count(sign, 0, -1) for line in lines]
            if counts.count(usual) * 5 > len(counts) * 4:
                return sign
    usual = len(few[0].split())
    if len(lines) > 30 and 1 < usual < 16 and any(len(line.split()) == usual for line in few[1:]):
        counts = [len(line.split()) for line in lines]
        return None if counts.count(usual) * 5 > len(counts) * 4 else ""
    return ""


def _shift(n: int) -> str:
    """The alphabet moved on by some letters; reversed for 26 (Atbash)."""
    return _ALPHABET[::-1] if n == 26 else _ALPHABET[n:] + _ALPHABET[:n]


_SHIFTED = tuple(
    (frozenset(word.translate(str.maketrans(_ALPHABET, _shift(n))).encode() for word in _STOPWORDS), _shift(n))
    for n in range(1, 27)
)
_MOVED = frozenset[bytes]().union(*(common for common, _ in _SHIFTED))


def _shifted(text: str, shape: Shape) -> Iterator[str]:
    """Yield a text with each letter moved back, where the commonest words stand in it moved on (ROT13 and its kin)."""
    for common, letters in _SHIFTED if len(shape.common) >= len(_STOPWORDS) else ():
        if common <= shape.common.keys() and sum(map(shape.common.__getitem__, common)) * 20 > len(shape.lengths):
            yield text.lower().translate(str.maketrans(letters, _ALPHABET))


def packed(text: str, shape: Shape) -> Iterator[bytes]:
    """Yield the bytes that parts of a text stand for: Base 2, 16, 32, 64 and 85, uuencode, lists of character codes."""
    if "begin " in text:
        for match in _UUENCODED.finditer(text):
            yield _decoded(lambda body: b"".join(map(binascii.a2b_uu, body.splitlines())), match[1])
    if shape.based():
        for match in _BASE64.finditer(text):
            yield from _of_base(re.sub(r"\s", "", match[0]))
    if shape.based_85():
        for body in _BASE85.findall(text):
            yield _decoded(lambda found: base64.a85decode(found, adobe=found.startswith("<~")), body)
            yield _decoded(base64.b85decode, body)
    if shape.coded():
        for match in _CODES.finditer(text):
            yield from _of_codes(match[0])


def _of_base(body: str) -> Iterator[bytes]:
    stripped = body.rstrip("=")
    if len(stripped) <= 64 and _HEXADECIMAL.fullmatch(stripped):
        return  # a digest: room for five words at most
    if set(stripped) <= set("01"):
        yield bytes(int(stripped[i : i + 8], 2) for i in range(0, len(stripped) - 7, 8))
    elif _HEXADECIMAL.fullmatch(stripped):
        yield _decoded(bytes.fromhex, stripped)
    elif not set(stripped) - set("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"):
        yield _decoded(base64.b32decode, stripped + "=" * (-len(stripped) % 8))
    else:
        plain = stripped.translate(str.maketrans("-_", "+/"))
        yield _decoded(base64.b64decode, plain + "=" * (-len(plain) % 4))


def _decoded(decode: Callable[[str], bytes], body: str) -> bytes:
    try:
        return decode(body)
    except ValueError:
        return b""


def _of_codes(body: str) -> Iterator[bytes]:
    """The characters with the codes of a list, whatever base they are written in."""
    numbers = re.findall(r"[0-9a-fA-F]{2,8}", re.sub(r"0[xbo]", "", body))
    for base in (10, 16, 8, 2):
        try:
            codes = [int(number, base) for number in numbers]
        except ValueError:
            continue
        if all(9 <= code < 0x3000 for code in codes):
            yield "".join(map(chr, codes)).encode("latin-1" if max(codes) < 256 else "utf-8")
