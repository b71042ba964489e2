"""From the bytes of a file to the texts in it: archives opened, compression undone, all within bounds.

What cannot be looked into raises `OpaqueError`: an unknown kind of file, a cipher, too deep a nesting, a bomb. To add a
kind of file: a row in `_KINDS`, by what such files begin with, and a function that yields what lies within.
"""

from __future__ import annotations

import bz2
import codecs
import io
import lzma
import re
import tarfile
import zipfile
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from annotate.files.rights import stores

DEEPEST = 6
MOST_BYTES = 64 << 20


class OpaqueError(Exception):
    """A file, or something within it, cannot be looked into; the message says why."""


@dataclass(slots=True)
class Allowance:
    """How many bytes may still be unpacked out of one file."""

    left: int = MOST_BYTES

    def take(self, raw: bytes) -> bytes:
        """Return the bytes, counted; raise `OpaqueError` where there are too many."""
        self.left -= len(raw)
        if self.left < 0:
            raise OpaqueError(f"unpacks to more than {MOST_BYTES >> 20} MB")
        return raw


def texts_in(raw: bytes, allowance: Allowance | None = None, depth: int = 0) -> Iterator[str]:
    """Yield every text in a file's bytes.

    Raises
    ------
    OpaqueError
        If something in it cannot be looked into.
    """
    allowance = allowance or Allowance()
    if depth > DEEPEST:
        raise OpaqueError(f"is packed more than {DEEPEST} times over")
    known = raw.startswith(_STARTS)
    opened = next(opener for start, opener in _KINDS if raw.startswith(start)) if known else None
    if opened is None and raw[257:262] == b"ustar":
        opened = _tar
    if opened is None and b"PK\x05\x06" in raw[-66000:]:
        opened = _zip
    if opened is None:
        yield as_text(raw)
        return
    try:
        for inner in opened(raw, allowance):
            yield from [inner] if isinstance(inner, str) else texts_in(inner, allowance, depth + 1)
    except (OSError, EOFError, RuntimeError, NotImplementedError, ValueError, zlib.error, lzma.LZMAError) as error:
        raise OpaqueError(f"is broken or enciphered ({error})") from None
    except (zipfile.BadZipFile, tarfile.TarError) as error:
        raise OpaqueError(f"is no whole archive ({error})") from None


def as_text(raw: bytes) -> str:
    """Return bytes as text: UTF-8, UTF-16 and UTF-32 with and without a mark, else Latin-1 if most of it is ASCII."""
    for mark, encoding in _MARKS:
        if raw.startswith(mark):
            return _strict(raw, encoding)
    if b"\0" in raw:
        return _strict(raw, _wide(raw))
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError:
        if len(raw.translate(None, _HIGH)) * 4 < len(raw) * 3 or len(raw.translate(None, _CONTROLS)) < len(raw):
            raise OpaqueError("is no text in UTF-8") from None
        text = raw.decode("latin-1")
    if len(raw) - len(raw.translate(None, _CONTROLS)) > len(raw) // 20:
        raise OpaqueError("is no text: it is full of control characters")
    return text


_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_HIGH = bytes(range(128, 256))
_CONTROLS = bytes(c for c in range(1, 32) if c not in b"\t\n\v\f\r\x1b")


def _wide(raw: bytes) -> str:
    """Return which encoding of two or four bytes a character a text without a mark has: where its zeros stand tells."""
    zeros = [raw[n::4].count(0) * 4 > len(raw) * 0.8 for n in range(4)]
    for pattern, encoding in (
        ("0111", "utf-32-le"),
        ("1110", "utf-32-be"),
        ("0101", "utf-16-le"),
        ("1010", "utf-16-be"),
    ):
        if zeros == [sign == "1" for sign in pattern]:
            return encoding
    raise OpaqueError("is no text, and of no kind that can be looked into")


def _strict(raw: bytes, encoding: str) -> str:
    try:
        return raw.decode(encoding)
    except UnicodeDecodeError as error:
        raise OpaqueError(f"is no whole text in {encoding.upper()} ({error.reason})") from None


_Opener = Callable[[bytes, Allowance], Iterator[bytes | str]]


def _zip(raw: bytes, allowance: Allowance) -> Iterator[bytes | str]:
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        yield archive.comment.decode("latin-1")
        yield "\n".join(info.filename for info in archive.infolist())
        for info in archive.infolist():
            yield info.comment.decode("latin-1") + "\n" + info.extra.decode("latin-1")
            if info.flag_bits & 1:
                raise OpaqueError("holds a member that is enciphered")
            with archive.open(info) as member:
                yield allowance.take(member.read(allowance.left + 1))


def _tar(raw: bytes, allowance: Allowance) -> Iterator[bytes | str]:
    with tarfile.open(fileobj=io.BytesIO(raw), mode="r:") as archive:
        for info in archive:
            yield "\n".join((info.name, info.linkname, info.uname, info.gname, *map(str, info.pax_headers.values())))
            member = archive.extractfile(info) if info.isreg() else None
            if member is not None:
                yield allowance.take(member.read(allowance.left + 1))


def _stream(make: Callable[[], zlib._Decompress | bz2.BZ2Decompressor | lzma.LZMADecompressor]) -> _Opener:
    """Return an opener of what is compressed as one stream or several after each other."""

    def opener(raw: bytes, allowance: Allowance) -> Iterator[bytes | str]:
        while raw:
            one = make()
            yield allowance.take(one.decompress(raw, allowance.left + 1))
            if not one.eof:
                raise OpaqueError("breaks off, or unpacks to too much")
            raw = one.unused_data.lstrip(b"\0")

    return opener


def _gzip(raw: bytes, allowance: Allowance) -> Iterator[bytes | str]:
    yield raw[10:266].decode("latin-1")  # a name or a comment may stand before the stream
    yield from _stream(lambda: zlib.decompressobj(31))(raw, allowance)


def _inventory(raw: bytes, allowance: Allowance) -> Iterator[bytes | str]:
    """Sphinx's list of what may be linked to: four lines, then a compressed table."""
    *head, packed = raw.split(b"\n", 4)
    yield b"\n".join(head).decode("utf-8", "replace")
    yield from _stream(zlib.decompressobj)(packed, allowance)


def _png(raw: bytes, allowance: Allowance) -> Iterator[bytes | str]:
    """A picture: what is written beside the pixels, and the bytes of the pixels as if they were letters."""
    at, pixels = 8, zlib.decompressobj()
    while at < len(raw):
        length, kind = int.from_bytes(raw[at : at + 4]), raw[at + 4 : at + 8]
        body, at = raw[at + 8 : at + 8 + length], at + 12 + length
        if kind == b"IDAT":
            yield allowance.take(pixels.decompress(body, allowance.left + 1)).decode("latin-1")
        elif kind in (b"zTXt", b"iTXt", b"iCCP"):
            keyword, _, rest = body.partition(b"\0")
            yield keyword.decode("latin-1")
            yield from _inflated(rest, allowance)
        elif kind == b"IEND":
            break
        else:
            yield body.decode("latin-1")
    if at < len(raw):
        yield raw[at:]


def _inflated(rest: bytes, allowance: Allowance) -> Iterator[bytes | str]:
    """The text of a chunk as it stands, and unpacked from wherever it may begin."""
    yield rest.decode("latin-1")
    for start in range(min(len(rest), 200)):
        if rest[start] & 15 == 8:
            try:
                yield allowance.take(zlib.decompressobj().decompress(rest[start:], allowance.left + 1))
            except zlib.error:
                continue


def _store(read: Callable[[bytes], Iterator[str]]) -> _Opener:
    """Return an opener of a file that keeps tables or annotated texts."""

    def opener(raw: bytes, allowance: Allowance) -> Iterator[bytes | str]:
        for text in read(allowance.take(raw)):
            allowance.take(text.encode("utf-8", "replace"))
            yield text

    return opener


_KINDS: tuple[tuple[bytes, _Opener], ...] = (
    (b"PK\x03\x04", _zip),
    (b"PK\x05\x06", _zip),
    (b"\x1f\x8b", _gzip),
    *((b"BZh%d1AY&SY" % level, _stream(bz2.BZ2Decompressor)) for level in range(1, 10)),
    (b"\xfd7zXZ\0", _stream(lzma.LZMADecompressor)),
    (b"\x5d\0\0", _stream(lzma.LZMADecompressor)),
    *((bytes((0x78, level)), _stream(zlib.decompressobj)) for level in (0x01, 0x9C, 0xDA)),
    (b"# Sphinx inventory version 2\n", _inventory),
    (b"\x89PNG\r\n\x1a\n", _png),
    (stores.SQLITE, _store(stores.sqlite)),
    (stores.PARQUET, _store(stores.parquet)),
    *((start, _store(stores.docbin)) for start in stores.DOCBIN),
)
_STARTS = tuple(start for start, _ in _KINDS)
_WOFF2 = re.compile(rb"wOF2.{4}(.{4})", re.S)


def is_font(raw: bytes) -> bool:
    """Return whether bytes are a whole WOFF2 font and nothing after it; its tables are Brotli and not looked into."""
    head = _WOFF2.match(raw)
    return head is not None and int.from_bytes(head[1]) == len(raw) and raw[28:48] == bytes(20)


def is_picture(raw: bytes) -> bool:
    """Return whether bytes are a PNG."""
    return raw.startswith(b"\x89PNG\r\n\x1a\n")
