"""Ways to write running text so that a guard might not see it: a table of disguises, each a file made of a passage.

To add one: a function that takes the passage and returns a file's bytes (or files by name), and a row in `DISGUISES`.
"""

from __future__ import annotations

import base64
import binascii
import bz2
import codecs
import gzip
import html
import io
import json
import lzma
import pickle
import quopri
import re
import sqlite3
import struct
import tarfile
import tempfile
import unicodedata
import zipfile
import zlib
from collections.abc import Callable, Mapping
from pathlib import Path
from urllib.parse import quote

Files = Mapping[str, bytes]
Disguise = Callable[[str], str | bytes | Files]

_CYRILLIC = dict(zip("aceopxyisjhkbmtnrgu", "асеорхуіѕјһкьмтпгԍս", strict=True))
_GREEK = dict(zip("aeiknoptuvxyz", "αεικηορτυνχүζ", strict=True))
_CAPITALS = dict(zip("abcdefghijklmnopqrstuvwyz", "ᴀʙᴄᴅᴇꜰɢʜɪᴊᴋʟᴍɴᴏᴘꞯʀꜱᴛᴜᴠᴡʏᴢ", strict=True))
_CHEROKEE = {c: s for c, s in zip("abcdeghijklmprstvwyz", "ᎪᏴᏟᎠᎬᏀᎻᎥᎫᏦᏞᎷᏢᏒᏚᎢᏙᎳᎩᏃ", strict=True) if c not in "bsr"}
_LISU = dict(zip("abcdefghijklmnoprstuvwxyz", "ꓮꓐꓚꓓꓰꓝꓖꓧꓲꓙꓗꓡꓟꓠꓳꓑꓣꓢꓔꓴꓦꓪꓫꓬꓜ", strict=True))
_BRAILLE = dict(zip("abcdefghijklmnopqrstuvwxyz", "⠁⠃⠉⠙⠑⠋⠛⠓⠊⠚⠅⠇⠍⠝⠕⠏⠟⠗⠎⠞⠥⠧⠺⠭⠽⠵", strict=True))
_LEET = dict(zip("oieast", "013457", strict=True))
_DOTS = ".- -... -.-. -.. . ..-. --. .... .. .--- -.- .-.. -- -. --- .--. --.- .-. ... - ..- ...- .-- -..- -.-- --.."
_MORSE = dict(zip("abcdefghijklmnopqrstuvwxyz", _DOTS.split(), strict=True))


def _each(table: Mapping[str, str]) -> Disguise:
    return lambda text: "".join(table.get(c, c) for c in text.lower())


def _offset(first: int) -> Disguise:
    """Letters of an alphabet that Unicode has from a to z in a row."""
    return lambda text: "".join(chr(first + ord(c) - 97) if "a" <= c <= "z" else c for c in text.lower())


def _within(sign: str) -> Disguise:
    """A sign that is not seen between all letters."""
    return lambda text: " ".join(sign.join(word) for word in text.split())


def _words(write: Callable[[int, str], str], between: str = " ") -> Disguise:
    """Every word written in some way."""
    return lambda text: between.join(write(n, word) for n, word in enumerate(text.split(), start=1))


def _escaped(form: str) -> Disguise:
    """Every character as an escape."""
    return lambda text: "".join(form.format(ord(c)) for c in text)


def _zip(name: str, content: bytes, *, prefix: bytes = b"") -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, content)
    return prefix + buffer.getvalue()


def _enciphered(text: str) -> bytes:
    """A zip archive that says of its member that it is enciphered."""
    raw = bytearray(_zip("a.txt", text.encode()))
    raw[6] |= 1
    raw[raw.index(b"PK\x01\x02") + 8] |= 1
    return bytes(raw)


def _in_comment(text: str) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.comment = text.encode()
    return buffer.getvalue()


def _tar(text: str) -> bytes:
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode="w") as archive:
        member = tarfile.TarInfo("a.txt")
        member.size = len(text.encode())
        archive.addfile(member, io.BytesIO(text.encode()))
    return buffer.getvalue()


def _docx(text: str) -> bytes:
    runs = "".join(f"<w:r><w:t xml:space='preserve'>{html.escape(w)} </w:t></w:r>" for w in text.split())
    return _zip("word/document.xml", f"<w:document><w:body><w:p>{runs}</w:p></w:body></w:document>".encode())


def _png(*chunks: tuple[bytes, bytes], after: bytes = b"") -> bytes:
    def chunk(kind: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    head = chunk(b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0))
    middle = b"".join(chunk(kind, body) for kind, body in chunks)
    return b"\x89PNG\r\n\x1a\n" + head + middle + chunk(b"IDAT", zlib.compress(b"\0\0")) + chunk(b"IEND", b"") + after


def _sqlite(text: str) -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "a.db"
        base = sqlite3.connect(path)
        base.execute("create table words (word text)")
        base.executemany("insert into words values (?)", [(word,) for word in text.split()])
        base.commit()
        base.close()
        return path.read_bytes()


def _uuencoded(text: str) -> str:
    raw = text.encode()
    lines = (binascii.b2a_uu(raw[i : i + 45]).decode() for i in range(0, len(raw), 45))
    return f"begin 644 a.txt\n{''.join(lines)}`\nend\n"


def _named(text: str) -> str:
    return "".join(f"\\N{{{unicodedata.name(c)}}}" if c.isalpha() and c.isascii() else c for c in text)


def _tags(text: str) -> str:
    return "".join(chr(0xE0000 + ord(c)) if c.isascii() else c for c in text)


def _wrapped(text: str) -> str:
    return " ".join(f"{w[:3]}-\n{w[3:]}" if len(w) > 4 else w for w in text.split())


def _two_columns(text: str) -> str:
    words = text.split()
    half = len(words) // 2
    return "\n".join(f"{a:20}| {b}" for a, b in zip(words[:half], words[half:], strict=False))


def _names(text: str) -> Files:
    return {f"page/{n:03d}-{word}.txt": b"" for n, word in enumerate(re.findall(r"\w+", text.lower()))}


def _pdf(text: str) -> bytes:
    stream = zlib.compress(f"BT ({text}) Tj ET".encode())
    return b"%PDF-1.4\n1 0 obj <</Filter /FlateDecode>> stream\n" + stream + b"\nendstream endobj\n%%EOF"


def _leaf(text: str, size: int) -> Files:
    words = text.split()
    return {f"leaf/{n:03d}.txt": " ".join(words[n : n + size]).encode() for n in range(0, len(words), size)}


DISGUISES: dict[str, Disguise] = {
    # How letters are written
    "as it stands": lambda t: t,
    "capitals": str.upper,
    "full-width": _offset(ord("ａ")),
    "circled": _offset(ord("ⓐ")),
    "mathematical bold": _offset(0x1D41A),
    "mathematical fraktur": _offset(0x1D586),
    "mathematical monospace": _offset(0x1D68A),
    "parenthesised": _offset(ord("⒜")),
    "regional indicators": _offset(0x1F1E6),
    "negative squared": _offset(0x1F170),
    "tag characters": _tags,
    "Braille": _each(_BRAILLE),
    "small capitals": _each(_CAPITALS),
    "Cyrillic": _each(_CYRILLIC),
    "Greek": _each(_GREEK),
    "Cherokee": _each(_CHEROKEE),
    "Lisu": _each(_LISU),
    "one Cyrillic letter a word": lambda t: " ".join(w.replace("o", "о", 1).replace("e", "е", 1) for w in t.split()),
    "accents": lambda t: "".join({"a": "á", "e": "è", "i": "ï", "o": "ø", "u": "ů", "l": "ł"}.get(c, c) for c in t),
    "combining marks": _within("\u0336"),
    "combining enclosures": _within("\u20dd"),
    "ligatures": lambda t: t.replace("fi", "ﬁ").replace("fl", "ﬂ").replace("st", "ﬆ"),
    "leetspeak": _each(_LEET),
    # Signs that are not seen
    "soft hyphens": _within("\u00ad"),
    "zero-width spaces": _within("\u200b"),
    "zero-width joiners": _within("\u200d"),
    "word joiners": _within("\u2060"),
    "left-to-right marks": _within("\u200e"),
    "right-to-left marks": _within("\u200f"),
    "isolates": _within("\u2066\u2069"),
    "overrides": _within("\u202d\u202c"),
    "variation selectors": _within("\ufe0f"),
    "variation selectors supplement": _within("\U000e0100"),
    "grapheme joiners": _within("\u034f"),
    "Hangul fillers": _within("\u3164"),
    "invisible times": _within("\u2062"),
    "byte order marks": _within("\ufeff"),
    "Mongolian selectors": _within("\u180b"),
    "control characters": lambda t: "A note.\n" * 200 + _within("\x01")(t[:60]) + _within("\x01")(t[60:300]),  # type: ignore[operator]
    # Escapes
    "decimal references": _escaped("&#{};"),
    "hexadecimal references": _escaped("&#x{:x};"),
    "references twice": lambda t: html.escape("".join(f"&#{ord(c)};" for c in t)),
    "JSON escapes": lambda t: json.dumps({"t": "".join(f"\\u{ord(c):04x}" for c in t)}).replace("\\\\", "\\"),
    "JavaScript points": _escaped("\\u{{{:x}}}"),
    "Python bytes": _escaped("\\x{:02x}"),
    "Python names": _named,
    "octal": _escaped("\\{:03o}"),
    "CSS escapes": _escaped("\\{:x} "),
    "percent": lambda t: "".join(f"%{b:02X}" for b in t.encode()),
    "percent of blanks": quote,
    "percent twice": lambda t: quote("".join(f"%{b:02X}" for b in t.encode())),
    "quoted-printable": lambda t: quopri.encodestring(t.encode(), quotetabs=True),
    "quoted-printable throughout": lambda t: "".join(f"={b:02X}" for b in t.encode()),
    "points": _escaped("U+{:04X} "),
    "UTF-7": lambda t: "".join(
        c if c == " " else "+" + base64.b64encode(c.encode("utf-16-be")).decode().rstrip("=") + "-" for c in t
    ),
    "lines in a string": lambda t: json.dumps("\n".join(t.split())),
    # Transfer encodings
    "Base 64": lambda t: base64.b64encode(t.encode()),
    "Base 64 in lines": lambda t: base64.encodebytes(t.encode()),
    "Base 64 for addresses": lambda t: base64.urlsafe_b64encode(t.encode()),
    "Base 64 twice": lambda t: base64.b64encode(base64.b64encode(t.encode())),
    "Base 64 of gzip": lambda t: base64.b64encode(gzip.compress(t.encode())),
    "data address": lambda t: f'<a href="data:text/plain;base64,{base64.b64encode(t.encode()).decode()}">x</a>',
    "Base 32": lambda t: base64.b32encode(t.encode()),
    "Base 85": lambda t: base64.b85encode(t.encode()),
    "Ascii 85": lambda t: base64.a85encode(t.encode(), adobe=True),
    "hexadecimal": lambda t: t.encode().hex(),
    "hexadecimal in pairs": lambda t: t.encode().hex(" "),
    "hexadecimal array": lambda t: ", ".join(f"0x{b:02x}" for b in t.encode()),
    "decimal codes": lambda t: json.dumps(list(t.encode("ascii", "replace"))),
    "decimal codes a line": lambda t: "\n".join(map(str, t.encode("ascii", "replace"))),
    "binary": lambda t: " ".join(f"{b:08b}" for b in t.encode()),
    "octal codes": lambda t: " ".join(f"{b:03o}" for b in t.encode("ascii", "replace")),
    "uuencode": _uuencoded,
    "ROT13": lambda t: codecs.encode(t, "rot13"),
    "Caesar": lambda t: "".join(chr((ord(c) - 97 + 3) % 26 + 97) if "a" <= c <= "z" else c for c in t.lower()),
    "Atbash": lambda t: "".join(chr(219 - ord(c)) if "a" <= c <= "z" else c for c in t.lower()),
    # Encodings of the file
    "UTF-16 with a mark": lambda t: t.encode("utf-16"),
    "UTF-16 without a mark": lambda t: t.encode("utf-16-le"),
    "UTF-16, big end first": lambda t: t.encode("utf-16-be"),
    "UTF-32 with a mark": lambda t: t.encode("utf-32"),
    "UTF-32 without a mark": lambda t: t.encode("utf-32-le"),
    "Latin-1": lambda t: ("für " + t).encode("latin-1", "replace"),
    "EBCDIC": lambda t: t.encode("cp037", "replace"),
    # Order and arrangement
    "words reversed": lambda t: " ".join(reversed(t.split())),
    "letters reversed": lambda t: t[::-1],
    "each word reversed": _words(lambda n, w: w[::-1]),
    "one word a line": _words(lambda n, w: w, "\n"),
    "number and word": _words(lambda n, w: f"{n},{w}", "\n"),
    "CoNLL": _words(lambda n, w: f"{n}\t{w}\tlemma\tNOUN\tNN\t_", "\n"),
    "CoNLL with blanks": _words(lambda n, w: f"{n}  {w}  lemma  NOUN", "\n"),
    "word and tag": _words(lambda n, w: f"{w};NOUN", "\n"),
    "JSON list": lambda t: json.dumps(t.split(), indent=1),
    "JSON pairs": lambda t: json.dumps(list(enumerate(t.split()))),
    "letters spaced": lambda t: "   ".join(" ".join(w) for w in t.split()),
    "letters spaced throughout": lambda t: " ".join(c for c in t if c.isalpha()),
    "letters a line": lambda t: "\n".join(c for c in t if c.isalpha()),
    "without blanks": lambda t: "".join(c for c in t.lower() if c.isalpha()),
    "camel case": lambda t: "".join(w.capitalize() for w in re.findall(r"[A-Za-z]+", t)),
    "underscores": _words(lambda n, w: w, "_"),
    "broken at line ends": _wrapped,
    "two columns": _two_columns,
    "reversed lines": lambda t: "\n".join(
        reversed([" ".join(t.split()[i : i + 8]) for i in range(0, len(t.split()), 8)])
    ),
    "every other word": _words(lambda n, w: f"{w} banana"),
    "files of seven words": lambda t: _leaf(t, 7),
    # Markup
    "tags around words": _words(lambda n, w: f"<mark class='a'>{html.escape(w)}</mark>"),
    "tags within words": _words(lambda n, w: f"{w[:2]}<b>{w[2:]}</b>"),
    "comments between words": _words(lambda n, w: f"{w}<!-- no --> "),
    "comment": lambda t: f"<!-- {t} -->",
    "attribute": lambda t: f'<img alt="{html.escape(t)}">',
    "script": lambda t: f"<script>var t = {json.dumps(t)};</script>",
    "SVG": _words(lambda n, w: f"<text x='{n}'>{html.escape(w)}</text>", "\n"),
    "links": _words(lambda n, w: f"[{w}](page.html#anchor-of-{n})"),
    "reference links": _words(lambda n, w: f"[{w}][ref-{n}]"),
    "MyST roles": _words(lambda n, w: "{abbr}`" + w + "`"),
    "footnotes": _words(lambda n, w: f"{w}[^note-{n}]"),
    "LaTeX": _words(lambda n, w: f"\\emph{{{w}}}"),
    "wiki table": _words(lambda n, w: f"| {n} || {w}", "\n|-\n"),
    "notebook": lambda t: json.dumps({"cells": [{"cell_type": "markdown", "source": [f"{w}\n" for w in t.split()]}]}),
    "Python strings": _words(lambda n, w: f'    "{w} "', "\n"),
    # Containers
    "gzip": lambda t: gzip.compress(t.encode()),
    "gzip twice": lambda t: gzip.compress(gzip.compress(t.encode())),
    "gzip after gzip": lambda t: gzip.compress(b"Good day.") + gzip.compress(t.encode()),
    "bzip2": lambda t: bz2.compress(t.encode()),
    "xz": lambda t: lzma.compress(t.encode()),
    "lzma": lambda t: lzma.compress(t.encode(), lzma.FORMAT_ALONE),
    "zlib": lambda t: zlib.compress(t.encode()),
    "deflate without a head": lambda t: zlib.compress(t.encode())[2:-4],
    "zip": lambda t: _zip("a.txt", t.encode()),
    "zip in zip": lambda t: _zip("a.zip", _zip("a.txt", t.encode())),
    "zip behind something": lambda t: _zip("a.txt", t.encode(), prefix=b"Good day.\n" * 9),
    "zip named as a picture": lambda t: {"a.png": _zip("a.txt", t.encode())},
    "picture in a zip": lambda t: _zip("a.png", t.encode()),
    "zip comment": _in_comment,
    "zip, enciphered": _enciphered,
    "zip, nine deep": lambda t: _deep(t, 9),
    "tar": _tar,
    "tar in xz": lambda t: lzma.compress(_tar(t)),
    "docx": _docx,
    "epub": lambda t: _zip("OEBPS/a.xhtml", f"<p>{html.escape(t)}</p>".encode()),
    "7z": lambda t: (
        b"7z\xbc\xaf\x27\x1c\0\4" + lzma.compress(t.encode(), lzma.FORMAT_RAW, filters=[{"id": lzma.FILTER_LZMA2}])
    ),
    "zstd": lambda t: b"\x28\xb5\x2f\xfd" + bytes(range(150, 250)),
    "SQLite": _sqlite,
    "pickle": lambda t: pickle.dumps(t.split()),
    "npz": lambda t: _zip("a.npy", b"\x93NUMPY\1\0" + t.encode("utf-32-le")),
    "text named as a picture": lambda t: {"a.png": t.encode()},
    "text named as a document": lambda t: {"a.pdf": t.encode()},
    "text named as a font": lambda t: {"a.woff2": t.encode()},
    "PDF": _pdf,
    "PNG text": lambda t: {"a.png": _png((b"tEXt", b"Comment\0" + t.encode()))},
    "PNG packed text": lambda t: {"a.png": _png((b"zTXt", b"Comment\0\0" + zlib.compress(t.encode())))},
    "PNG, then text": lambda t: {"a.png": _png(after=t.encode())},
    "file names": _names,
    "one file name": lambda t: {re.sub(r"\W+", "-", t)[:240] + ".txt": b""},
    # Ciphers and codes of people
    "Morse": lambda t: " / ".join(" ".join(_MORSE.get(c, "") for c in w) for w in t.lower().split()),
    "pig Latin": _words(lambda n, w: w[1:] + w[:1] + "ay"),
    "vowels left out": lambda t: re.sub("[aeiou]", "", t),
    "XOR": lambda t: base64.b64encode(bytes(b ^ 42 for b in t.encode())),
}


def _deep(text: str, times: int) -> bytes:
    raw = text.encode()
    for _ in range(times):
        raw = _zip("a.zip", raw)
    return raw


# What passes, and why it is let pass.
PASSING: dict[str, str] = {
    "Morse": "a code of people; who reads it must decode it first, as any cipher",
    "pig Latin": "other words than the text's; a paraphrase as good as any",
    "vowels left out": "other words than the text's",
    "XOR": "a cipher in a text encoding: its bytes are as good as noise, and noise is no file of its own here",
    "every other word": "words of somebody else between; no sign tells which are meant",
    "reversed lines": "lines shorter than a window, in an order that no program reads; longer ones are found",
}


def files_of(disguise: Disguise, passage: str) -> dict[str, bytes]:
    """Return the files that a disguise makes of a passage, by name."""
    made = disguise(passage)
    if isinstance(made, Mapping):
        return dict(made)
    return {"a.txt": made.encode("utf-8") if isinstance(made, str) else made}
