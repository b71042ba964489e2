"""The rights guard: no eight consecutive words of a rights-reserved text in anything that is tracked or published.

The repository holds, instead of the text, a hash of every sequence of eight words (a shingle). From the hashes the
words cannot be read off; whether a file holds one of the sequences can still be told. Words are runs of letters a-z
and digits in lower case, apostrophes dropped, so that markup, punctuation and line ends cannot hide a copy.
"""

from __future__ import annotations

import hashlib
import html
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from annotate.project import Project, read_text

SHINGLE = 8
_WORD = re.compile(r"[a-z0-9]+")
_TAG = re.compile(r"<(?:!--.*?--|(?:script|style)\b[^>]*>.*?</(?:script|style)\s*|[^<>]*)>", re.S | re.I)
_MARKUP = {".html", ".htm", ".xml", ".svg", ".xhtml", ".tei", ".ncx", ".opf"}
_JSON = {".json", ".ipynb", ".geojson", ".jsonl", ".jsonld", ".js"}
_BINARY = {".png", ".ico", ".woff", ".woff2", ".ttf", ".eot", ".gz", ".zip", ".epub", ".pdf", ".inv", ".npz", ".pickle"}


@dataclass(frozen=True, slots=True)
class Copy:
    """Where a file holds words of a reserved text: the physical line (0 if not known) and how many sequences."""

    line: int
    sequences: int


def words_of(text: str) -> tuple[str, ...]:
    """Return the words of a text as the guard counts them."""
    return tuple(_WORD.findall(text.lower().replace("’", "").replace("'", "")))


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


def _readable(path: Path, content: str) -> tuple[str, ...]:
    """Return what a person or a program would read in a file: as it stands, without tags, with escapes resolved."""
    suffix = path.suffix.lower()
    if suffix in _MARKUP:
        return content, html.unescape(_TAG.sub(" ", content)), html.unescape(_TAG.sub("", content))
    if suffix in _JSON:
        unescaped = re.sub(r"\\u([0-9a-fA-F]{4})", lambda m: chr(int(m[1], 16)), content)
        unescaped = re.sub(r"\\[nrt]", " ", unescaped)
        return content, html.unescape(_TAG.sub(" ", unescaped))
    return (content,)


def find_copies(path: Path, shingles: frozenset[str]) -> Copy | None:
    """Return where a file holds running text of a reserved text, or None.

    Files that are not text are passed over.
    """
    if path.suffix.lower() in _BINARY or not shingles:
        return None
    try:
        content = path.read_bytes().decode("utf-8", errors="replace")
    except OSError:
        return None
    for reading in _readable(path, content):
        words = words_of(reading)
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
