"""Windows: runs of so many words of a text, known by their hashes, and where they stand in something else.

Words are runs of letters a to z in lower case, look-alikes written plainly, apostrophes dropped; what stands between
words is not looked at, and a number is no word, so that a running number beside each word hides nothing. A word counts
as the same read backwards, and so does a window: reversed order is found with no second look.

A window is known by two things. `mark` is a sum over its words, which finds the few places worth a hash among half a
million; being a sum it can be solved for a missing word, so it is kept short. `digest` is a BLAKE2b of its letters.
Both together are under 50 bits: enough that nothing is found by chance, and too few to tell which of all guesses at
four unknown words is right.
"""

from __future__ import annotations

import hashlib
import re
import zlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, compress, count, islice
from operator import sub

from annotate.files.rights.lookalikes import plain

_DIGITS = b"0123456789"
_WORDS = bytes(c + 32 if 65 <= c <= 90 else c if 97 <= c <= 122 else 32 for c in range(256))
_AND_NUMBERS = bytes(c if c in _DIGITS else _WORDS[c] for c in range(256))
# Control characters that are no white space stand within words unseen.
_DROPPED = b"'`" + bytes(c for c in (*range(32), 127) if c not in b"\t\n\v\f\r")
_BITS, _BYTES = 14, 4
# Characters of a text that are split into words at once, about; and words whose numbers are remembered. Without such
# bounds one long table would take more memory than all the rest of an edition.
PIECE, _REMEMBERED = 1 << 18, 1 << 17
_BETWEEN = re.compile("[ \n]")


def words_in(text: str) -> list[bytes]:
    """Return the words of a text in order, as the guard compares them."""
    return plain(text).encode("ascii", "replace").translate(_WORDS, _DROPPED).split()


def words_and_numbers(text: str) -> list[bytes]:
    """Return the words and numbers of a text in order; letters and figures written together are one."""
    return plain(text).encode("ascii", "replace").translate(_AND_NUMBERS, _DROPPED).split()


def words_of(text: str) -> tuple[str, ...]:
    """Return the words and numbers of a text, as an outline counts them."""
    return tuple(word.decode("ascii") for word in words_and_numbers(text))


class Words:
    """The words of a text in order, as lists of some of them at a time; those of a long text are not kept."""

    __slots__ = ("_split", "_text", "_whole")

    def __init__(self, text: str, split: Callable[[str], list[bytes]] = words_in) -> None:
        self._text, self._split = text, split
        self._whole = (split(text),) if len(text) <= PIECE else None

    def __iter__(self) -> Iterator[list[bytes]]:
        return iter(self._whole) if self._whole is not None else map(self._split, _pieces(self._text))


def _pieces(text: str) -> Iterator[str]:
    """Yield a text in pieces that end where a word ends."""
    begin = 0
    while end := _BETWEEN.search(text, begin + PIECE):
        yield text[begin : end.end()]
        begin = end.end()
    yield text[begin:]


class Values(dict[bytes, int]):
    """The number that stands for a word in sums, computed when first asked for; the same for a word read backwards."""

    def __init__(self, bits: int = _BITS) -> None:
        super().__init__()
        self.top = (1 << bits) - 1

    def __missing__(self, word: bytes) -> int:
        if len(self) >= _REMEMBERED:
            self.clear()
        self[word] = value = zlib.crc32(min(word, word[::-1])) & self.top
        return value


def digest(letters: bytes, size: int = _BYTES) -> str:
    """Return the hash of a window's letters, of so many bytes, in hex; the same when read backwards."""
    return hashlib.blake2b(min(letters, letters[::-1]), digest_size=size).hexdigest()


def window_of(window: Sequence[bytes], values: Values, size: int = _BYTES) -> tuple[int, str]:
    """Return the mark and the digest of one window."""
    return sum(values[word] for word in window), digest(b"".join(window), size)


@dataclass(frozen=True, slots=True)
class Windows:
    """Windows of one size.

    Attributes
    ----------
    size
        Words in a window.
    known
        The digests of the windows with a mark.
    values
        What stands for a word in a mark.
    digest_size
        How many bytes a digest has.
    """

    size: int
    known: dict[int, frozenset[str]]
    values: Values
    digest_size: int = _BYTES

    @classmethod
    def of(cls, words: Sequence[bytes], size: int, starts: Iterable[int]) -> Windows:
        """Return the windows of a text that begin at the given words, as they may be kept in a repository."""
        values = Values()
        return cls.read(size, (window_of(words[i : i + size], values) for i in starts), values)

    @classmethod
    def all_of(cls, words: Sequence[bytes], size: int) -> Windows:
        """Return all windows of a text that is at hand; with long marks and digests, as nothing is given away."""
        values = Values(24)
        found = cls.read(
            size, (window_of(words[i : i + size], values, 8) for i in range(len(words) - size + 1)), values
        )
        return replace(found, digest_size=8)

    @classmethod
    def read(cls, size: int, pairs: Iterable[tuple[int, str]], values: Values | None = None) -> Windows:
        """Return the windows with these marks and digests."""
        known: dict[int, set[str]] = {}
        for mark, hashed in pairs:
            known.setdefault(mark, set()).add(hashed)
        return cls(size, {m: frozenset(found) for m, found in known.items()}, Values() if values is None else values)

    def pairs(self) -> list[tuple[int, str]]:
        """Return marks and digests, sorted, so that the order of the words is not given away."""
        return sorted((mark, hashed) for mark, found in self.known.items() for hashed in found)

    def find(self, words: Sequence[bytes]) -> list[int]:
        """Return where windows begin in a list of words, forwards or backwards."""
        if len(words) < self.size or not self.known:
            return []
        sums = list(accumulate(map(self.values.__getitem__, words), initial=0))
        marks = map(sub, islice(sums, self.size, None), sums)
        likely = compress(count(), map(self.known.__contains__, marks))
        return [i for i in likely if self._is(words[i : i + self.size], self.known[sums[i + self.size] - sums[i]])]

    def find_all(self, words: Iterable[list[bytes]]) -> tuple[int, list[bytes]]:
        """Return how many windows stand in words that come as lists, and the words of the first."""
        count, first, before = 0, list[bytes](), list[bytes]()
        for some in words:
            run = before + some if before else some
            if hits := self.find(run):
                first = first or run[hits[0] : hits[0] + self.size]
                count += len(hits)
            before = run[1 - self.size :]
        return count, first

    def _is(self, window: Sequence[bytes], found: frozenset[str]) -> bool:
        ways = (b"".join(window), b"".join(reversed(window)))
        return any(digest(letters, self.digest_size) in found for letters in ways)

    def find_unspaced(self, letters: bytes) -> bool:
        """Return whether a window stands in letters without blanks: at each letter every length that one may have."""
        every = frozenset().union(*self.known.values())
        lengths = range(3 * self.size, 8 * self.size)
        return any(
            digest(letters[i : i + n], self.digest_size) in every
            for i in range(len(letters) - lengths[0] + 1)
            for n in lengths
        )
