"""The sparse fingerprint of a text in copyright, by which its running text is known without the text.

Of all windows of twelve words one in about fourteen is kept, and no two kept ones share a word. So the fingerprint
cannot be read off: a reader who knows one window in full knows nothing of the next, whose twelve words would have to be
guessed together, while hashes of all windows give each next word away in one pass through a dictionary. Any run of
`CERTAIN` words of the text holds a kept window whole and is found for certain.

This is the thinning of document fingerprints (Schleimer, Wilkerson and Aiken, "Winnowing: local algorithms for document
fingerprinting", SIGMOD 2003), with one difference: winnowing lets the content choose, since both sides are thinned;
here a suspected file is looked at window by window, so the kept ones may be chosen freely. They are chosen, at most
`FARTHEST` words apart, where most of their words stand in no quote of the edition.

What it cannot do: whoever guesses all twelve words of a kept window (from context, from a language model, from a copy)
can confirm the guess. No slow hash would help: half a million windows are compared in a fraction of a second, so the
same comparison is cheap for everybody.

A text has one fingerprint for good. Two fingerprints with other windows kept would overlap and could be chained.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from annotate.files.rights.windows import Values, Windows, window_of
from annotate.values.errors import DataError

SIZE = 12
NEAREST, FARTHEST = 12, 14
# Words (numbers are none) that a run must have to hold a kept window for certain, wherever it begins.
CERTAIN = FARTHEST + SIZE - 1
# The rule where a copy is at hand.
EXACT = 8
_LINE = re.compile(r"([0-9a-f]{5}) ([0-9a-f]{8})")
# A window with one unknown word more is worth this many times as much.
_WORTH = 20.0


@dataclass(frozen=True, slots=True)
class Placement:
    """How the kept windows lie in the text: where they begin, and how many of their words stand in no quote."""

    starts: tuple[int, ...]
    unknown: tuple[int, ...]


def choose(words: Sequence[bytes], known: Sequence[bool]) -> Placement:
    """Return which windows of a text to keep: no two share a word, none is farther than `FARTHEST` from the next.

    Of all such choices the one that leaves an attacker most to guess (by dynamic programming over the starts).

    Parameters
    ----------
    words
        The words of the text, without numbers.
    known
        Of each word whether it stands in a quote.
    """
    unknown = [sum(not k for k in known[i : i + SIZE]) for i in range(len(words) - SIZE + 1)]
    best: list[tuple[float, int]] = []
    for i, count in enumerate(unknown):
        before = [(best[j][0], j) for j in range(max(0, i - FARTHEST), i - NEAREST + 1)]
        first = [(0.0, -1)] if i < FARTHEST else []
        cost, j = min(first + before)
        best.append((cost + _WORTH**-count, j))
    ends = range(max(0, len(unknown) - FARTHEST), len(unknown))
    at = min(ends, key=lambda i: best[i][0], default=-1)
    starts = []
    while at >= 0:
        starts.append(at)
        at = best[at][1]
    starts.reverse()
    return Placement(tuple(starts), tuple(unknown[i] for i in starts))


def placement(kept: Windows, words: Sequence[bytes], known: Sequence[bool]) -> Placement | None:
    """Return how the windows of a fingerprint lie in a text, or None if it is not a fingerprint of this text."""
    pairs, values = set(kept.pairs()), Values()
    starts = tuple(i for i in range(len(words) - SIZE + 1) if window_of(words[i : i + SIZE], values) in pairs)
    bounds = (*starts, len(words) - SIZE + 1)
    gaps = [b - a for a, b in pairwise(bounds)]
    right = (
        len(starts) == len(pairs)
        and (starts[0] < FARTHEST if starts else len(words) < SIZE)
        and all(gap >= NEAREST for gap in gaps[:-1])
        and all(gap <= FARTHEST for gap in gaps)
    )
    return Placement(starts, tuple(sum(not k for k in known[i : i + SIZE]) for i in starts)) if right else None


def dump(kept: Windows) -> str:
    """Return the content of a fingerprint's file: mark and digest a line, sorted."""
    return "".join(f"{mark:05x} {digest}\n" for mark, digest in kept.pairs())


def parse(content: str, shown: str) -> Windows:
    """Return the fingerprint that a file holds.

    Raises
    ------
    DataError
        If a line is not a mark and a digest.
    """
    pairs = []
    for number, line in enumerate(content.splitlines(), start=1):
        match = _LINE.fullmatch(line)
        if not match:
            raise DataError(f"{shown}:{number}: is no line of a fingerprint.", remedy="Restore the file from git.")
        pairs.append((int(match[1], 16), match[2]))
    return Windows.read(SIZE, pairs)
