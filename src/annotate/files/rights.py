"""The rights guard: no eight consecutive words of a rights-reserved text in anything that is tracked or published.

The repository holds, instead of the text, a hash of every sequence of eight words (a shingle). From the hashes the
words cannot be read off; whether a file holds one of the sequences can still be told. Words are runs of letters a-z
and digits in lower case, apostrophes dropped, so that markup, punctuation and line ends cannot hide a copy. Every file
is read in several ways: as it stands, with character references and escapes resolved, without tags, with words broken
at line ends joined; of archives (zip, epub, docx, gzip) every member.
"""

from __future__ import annotations

import gzip
import hashlib
import html
import re
import unicodedata
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from annotate.files.project import Project, read_text
from annotate.files.texts import read_meta
from annotate.values.errors import AnnotateError
from annotate.values.model import Rights

SHINGLE = 8
_WORD = re.compile(r"[a-z0-9]+")
# Dropped within words: apostrophes, and signs that are not seen.
_WITHIN = re.compile(r"['’‘ʼ`´\u00ad\u200b\u200c\u200d\u2060\ufeff]")
_CODE = re.compile(r"<(?:!--.*?--|(script|style)\b[^>]*>.*?</\1\s*)>", re.S | re.I)
_TAG = re.compile(r"<[^<>]*>")
_LINK = re.compile(r"\]\([^()\n]*\)")
_ESCAPE = re.compile(r"\\(?:u([0-9a-fA-F]{4})|[nrtbf])")
_BROKEN = re.compile(r"[-‐\u00ad]\s*\n\s*")
_BINARY = {".png", ".jpg", ".jpeg", ".gif", ".webp", ".ico", ".woff", ".woff2", ".ttf", ".eot", ".pdf", ".inv", ".npz"}


@dataclass(frozen=True, slots=True)
class Copy:
    """Where a file holds words of a reserved text: the physical line (0 if not known) and how many sequences."""

    line: int
    sequences: int


def words_of(text: str) -> tuple[str, ...]:
    """Return the words of a text as the guard counts them; ligatures and full-width letters count as plain ones."""
    return tuple(_WORD.findall(unicodedata.normalize("NFKC", _WITHIN.sub("", text)).lower()))


def hashes(words: Sequence[str]) -> Iterator[str]:
    """Yield the hash (16 hex digits of BLAKE2b) of every run of eight words."""
    for i in range(len(words) - SHINGLE + 1):
        yield hashlib.blake2b(" ".join(words[i : i + SHINGLE]).encode("ascii"), digest_size=8).hexdigest()


def shingles_of(text: str) -> frozenset[str]:
    """Return the hashes of all runs of eight words in a text, across its paragraphs."""
    return frozenset(hashes(words_of(text)))


def read_shingles(project: Project, text: str) -> frozenset[str]:
    """Return the committed hashes of a text, empty where it has none."""
    path = project.text_dir(text) / "shingles.txt"
    return frozenset(read_text(path).split()) if path.exists() else frozenset()


def all_shingles(project: Project) -> frozenset[str]:
    """Return the committed hashes of all rights-reserved texts."""
    return frozenset().union(*(read_shingles(project, text) for text in project.text_ids()))


def reserved_texts(project: Project) -> tuple[str, ...]:
    """Return the ids of the rights-reserved texts; a text whose description cannot be read counts as one."""

    def open_(text: str) -> bool:
        try:
            return read_meta(project, text).rights is Rights.OPEN
        except AnnotateError:
            return False

    return tuple(text for text in project.text_ids() if not open_(text))


def _readings(content: str) -> Iterator[str]:
    """Yield what a person or a program would read in a file: as it stands, then with markup and escapes resolved."""
    yield content
    if _BROKEN.search(content):
        yield _BROKEN.sub("", content)
    plain = _ESCAPE.sub(lambda m: chr(int(m[1], 16)) if m[1] else " ", content) if "\\" in content else content
    if plain != content or "&" in content:
        plain = html.unescape(plain)
        yield plain
    if "](" in plain:
        plain = _LINK.sub("", plain)
        yield plain
    if "<" in plain:
        bare = _CODE.sub(" ", plain)
        yield _TAG.sub(" ", bare)
        yield _TAG.sub("", bare)  # a word may be cut by tags


def _contents(path: Path) -> Iterator[str]:
    """Yield the text of a file, or of every member of an archive; nothing of what is no text."""
    raw = path.read_bytes()
    if raw.startswith(b"PK\x03\x04"):
        with zipfile.ZipFile(path) as archive:
            yield from (_decoded(archive.read(name)) for name in archive.namelist() if not _is_binary(name))
    else:
        yield _decoded(gzip.decompress(raw) if raw.startswith(b"\x1f\x8b") else raw)


def _decoded(raw: bytes) -> str:
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        return raw.decode("utf-16", errors="replace")
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        # With a zero byte it is no text in another encoding either: a model, an index, a picture.
        return "" if b"\0" in raw[:1024] else raw.decode("utf-8", errors="replace")


def _is_binary(name: str) -> bool:
    return Path(name).suffix.lower() in _BINARY


def find_copies(path: Path, shingles: frozenset[str]) -> Copy | None:
    """Return where a file holds running text of a reserved text, or None.

    Pictures, fonts and files that cannot be read are passed over.
    """
    if _is_binary(path.name) or not shingles:
        return None
    try:
        contents = tuple(_contents(path))
    except (OSError, EOFError, zipfile.BadZipFile, zlib.error):
        return None
    return next(filter(None, (_find(content, shingles) for content in contents)), None)


def _find(content: str, shingles: frozenset[str]) -> Copy | None:
    seen: set[tuple[str, ...]] = set()
    for reading in _readings(content):
        words = words_of(reading)
        if words in seen:
            continue
        seen.add(words)
        hits = [i for i, h in enumerate(hashes(words)) if h in shingles]
        if hits:
            return Copy(_line_of_word(content, words[hits[0] : hits[0] + 2]), len(hits))
    return None


def _line_of_word(content: str, words: Sequence[str]) -> int:
    pattern = re.compile(r"[^a-z0-9]+".join(map(re.escape, words)), re.I)
    found = pattern.search(content)
    return content[: found.start()].count("\n") + 1 if found else 0


def dump_shingles(shingles: frozenset[str]) -> str:
    """Return the content of `shingles.txt`: sorted, so that the order of the words is not given away."""
    return "".join(f"{h}\n" for h in sorted(shingles))
