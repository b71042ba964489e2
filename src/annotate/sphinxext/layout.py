"""How a paragraph is cut up: runs of words that carry mentions, and points at which marks are set. Pure functions."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from annotate.values.model import Certainty, Located, Mention

_SURER = tuple(Certainty)


@dataclass(frozen=True, slots=True)
class Run:
    """Words of a paragraph that carry a link.

    Attributes
    ----------
    start, end
        Offsets in the paragraph: code points, 0-based, end-exclusive.
    mention
        The mention the link stands for: of those that begin here, the longest; of those as long, the surest.
    also
        Mentions that begin within the run: another reading of the same words, or a name inside the name. Links cannot
        be nested in HTML, so these get an anchor and stand in the card.
    """

    start: int
    end: int
    mention: Mention
    also: tuple[Mention, ...] = ()


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a paragraph, with its run or without, and the keys of the marks set after it."""

    text: str
    run: Run | None
    marks: tuple[str, ...] = ()


def preference(mention: Mention) -> tuple[int, int, str]:
    """Return the key that puts the surer of two readings first, then the one that stands first in the file."""
    return _SURER.index(mention.certainty), mention.line, mention.id


def runs(located: Iterable[Located]) -> tuple[Run, ...]:
    """Return the runs of one paragraph, in order, without overlaps; every mention is in exactly one."""
    found: list[Run] = []
    for item in sorted(located, key=lambda item: (item.start, -item.end, preference(item.mention))):
        if found and item.start < found[-1].end:
            last = found[-1]
            found[-1] = Run(last.start, last.end, last.mention, (*last.also, item.mention))
        else:
            found.append(Run(item.start, item.end, item.mention))
    return tuple(found)


def readings(mentions: Iterable[Mention]) -> tuple[tuple[Mention, tuple[Mention, ...]], ...]:
    """Return the mentions of one paragraph by their words: the surest reading of each, and the others.

    This stands in for `runs` where the text is not at hand and no offsets are known.
    """
    found: dict[tuple[str, int], list[Mention]] = {}
    for mention in mentions:
        found.setdefault((mention.quote, mention.nth), []).append(mention)
    groups = (sorted(group, key=preference) for group in found.values())
    return tuple((first, tuple(others)) for first, *others in groups)


def pieces(text: str, placed: Sequence[Run], marks: Sequence[tuple[int, str]]) -> tuple[Piece, ...]:
    """Cut a paragraph at its runs and marks.

    Parameters
    ----------
    text
        The paragraph.
    placed
        Its runs.
    marks
        Offset after which each mark stands, and its key. A mark inside a run moves to the run's end.

    Returns
    -------
    tuple of Piece
        The texts joined are the paragraph.
    """
    settled: dict[int, list[str]] = {}
    for offset, key in marks:
        at = next((run.end for run in placed if run.start < offset < run.end), offset)
        settled.setdefault(at, []).append(key)
    cuts = sorted({0, len(text), *settled, *(run.start for run in placed), *(run.end for run in placed)})
    by_start = {run.start: run for run in placed}
    return tuple(
        Piece(text[start:end], by_start.get(start), tuple(settled.get(end, ()))) for start, end in pairwise(cuts)
    )
