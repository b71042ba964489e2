"""The attack on hashes of a text: from what the edition quotes, word by word with a dictionary, as far as it goes.

The attacker is given more than anybody has: how many words stand between the quotes. A window of which all words but a
few are known is filled with every word of the vocabulary; what fits a hash is taken as known, and on from there. With
a hash for every window that reads the text off; with a sparse fingerprint it must not get anywhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import product
from pathlib import Path

from annotate.files.rights.windows import Windows, digest, words_in

_LISTS = ("/usr/share/dict/words", "/usr/share/dict/american-english", "/usr/share/dict/british-english")


def vocabulary(root: Path, files: Iterable[str]) -> tuple[bytes, ...]:
    """Return the words of a repository, of spaCy's English and of the word lists of this computer."""
    from spacy.lang.en import English

    found = set(words_in(" ".join(English().vocab.strings)))
    for path in (*(root / name for name in files), *map(Path, _LISTS)):
        if path.is_file() and (path.suffix not in {".json", ".geojson"} or "weights" in path.name):
            found |= set(words_in(path.read_bytes().decode("utf-8", "ignore")))
    return tuple(sorted(word for word in found if len(word) < 21 and re.fullmatch(rb"[a-z]+", word)))


def recover(
    hashes: Windows, words: Sequence[bytes], known: Sequence[bool], vocabulary: Sequence[bytes], guessed: int = 1
) -> list[bool]:
    """Return which words are known in the end.

    Parameters
    ----------
    hashes
        What the repository holds.
    words, known
        The text, of which only the words that are known, and how many there are, are looked at.
    guessed
        How many unknown words of a window are guessed together.
    """
    found: list[bytes | None] = [word if shown else None for word, shown in zip(words, known, strict=True)]
    size = hashes.size
    by_value: dict[int, list[bytes]] = {}
    for word in vocabulary:
        by_value.setdefault(hashes.values[word], []).append(word)
    waiting = set(range(len(words) - size + 1))
    while waiting:
        start = waiting.pop()
        window = found[start : start + size]
        gaps = [n for n, word in enumerate(window) if word is None]
        if not 0 < len(gaps) <= guessed:
            continue
        filled = _fill(hashes, window, gaps, vocabulary, by_value)
        if filled:
            found[start : start + size] = filled
            waiting |= set(range(max(0, start - size), min(len(words) - size + 1, start + size)))
    return [word is not None for word in found]


def _fill(
    hashes: Windows,
    window: Sequence[bytes | None],
    gaps: Sequence[int],
    vocabulary: Sequence[bytes],
    by_value: dict[int, list[bytes]],
) -> list[bytes | None] | None:
    """Return a window filled so that it has one of the hashes; the sum tells which last word is worth a try."""
    rest = sum(hashes.values[word] for word in window if word is not None)
    for some in product(vocabulary, repeat=len(gaps) - 1):
        had = rest + sum(hashes.values[word] for word in some)
        for mark, digests in hashes.known.items():
            for last in by_value.get(mark - had, ()):
                filled = list(window)
                for place, word in zip(gaps, (*some, last), strict=True):
                    filled[place] = word
                if digest(b"".join(word or b"" for word in filled)) in digests:
                    return filled
    return None


def longest(known: Iterable[bool]) -> int:
    """Return how many words in a row are known."""
    most = row = 0
    for one in known:
        row = row + 1 if one else 0
        most = max(most, row)
    return most
