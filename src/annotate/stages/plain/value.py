"""A text and where it stands in another: pieces taken over as they are, and pieces read otherwise."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate

BREAK = "\u2029"
"""The end of a paragraph (Unicode's own sign for it), until the last pass writes a line end."""


@dataclass(frozen=True, slots=True)
class Edit:
    """A stretch that is read otherwise: as `text`, which is "" where it is not read at all."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of the text before, in the order of reading.

    Attributes
    ----------
    start, end
        Where it stands in the text before.
    text
        What it is read as; None for as it is written.
    apart
        Whether something else stands between it and the piece read before it, so that no name goes across.
    """

    start: int
    end: int
    text: str | None = None
    apart: bool = False


@dataclass(frozen=True, slots=True)
class Layer:
    """The pieces of one pass, and where each begins in the text that it gave."""

    pieces: tuple[Piece, ...]
    starts: tuple[int, ...]

    def before(self, start: int, end: int) -> tuple[int, int]:
        """Return where a stretch of the text after the pass stood before it."""
        first, last = bisect_right(self.starts, start) - 1, bisect_right(self.starts, end - 1) - 1
        for at in range(first + 1, last + 1):
            if self.pieces[at].apart:
                ahead = self.pieces[at - 1]
                return self._place(first, start)[0], ahead.start if ahead.text == " " else ahead.end
        return self._place(first, start)[0], self._place(last, end - 1)[1]

    def _place(self, index: int, at: int) -> tuple[int, int]:
        piece = self.pieces[index]
        if piece.text is None:
            place = piece.start + at - self.starts[index]
            return place, place + 1
        return piece.start, piece.end


@dataclass(frozen=True, slots=True)
class Plain:
    """A running text, and by which passes it came from what stands in the file, the first pass first.

    `worn` says that a scanner misread many of its words.
    """

    text: str
    layers: tuple[Layer, ...] = ()
    worn: bool = False

    def changed(self, found: Iterable[Piece]) -> Plain:
        """Return the text after one more pass; no piece means that nothing changes."""
        every = tuple(found)
        if not every:
            return self
        kept = tuple(piece for piece in every if piece.text != "")
        read = [self.text[p.start : p.end] if p.text is None else p.text for p in kept]
        starts = tuple(accumulate((len(part) for part in read), initial=0))
        return Plain("".join(read), (*self.layers, Layer(kept, starts[:-1])), self.worn)

    def source(self, start: int, end: int) -> tuple[int, int]:
        """Return where a stretch of the text (not empty) stands in the file's paragraphs, joined by one character."""
        for layer in reversed(self.layers):
            start, end = layer.before(start, end)
        return start, end


def pieces(text: str, edits: Iterable[Edit]) -> tuple[Piece, ...]:
    """Return a text as pieces around edits, which may come in any order; of those that overlap the first one stays.

    No edit gives no piece: nothing changes.
    """
    found: list[Piece] = []
    at = 0
    for edit in sorted(edits, key=lambda edit: (edit.start, edit.end)):
        if edit.start < at:
            continue
        if at < edit.start:
            found.append(Piece(at, edit.start))
        found.append(Piece(edit.start, edit.end, edit.text))
        at = edit.end
    if found and at < len(text):
        found.append(Piece(at, len(text)))
    return tuple(found)


def ordered(text: str, edits: Sequence[Edit], moved: Iterable[tuple[int, int, int]]) -> tuple[Piece, ...]:
    """Return a text as pieces around edits, with stretches set apart: each (start, end) is read at the third place.

    Stretches and places lie between edits, never within one.
    """
    wanted = sorted(moved)
    if not wanted:
        return pieces(text, edits)
    cut = [edge for start, end, target in wanted for edge in (start, end, target)]
    plain = pieces(text, [*edits, *(Edit(edge, edge, "") for edge in cut)])
    away = [piece for piece in plain if piece.start < piece.end or piece.text]
    order: list[Piece] = []
    held: dict[int, list[Piece]] = {}
    stretch = 0
    for piece in away:
        while stretch < len(wanted) and wanted[stretch][1] <= piece.start:
            stretch += 1
        inside = stretch < len(wanted) and wanted[stretch][0] <= piece.start
        if inside:
            held.setdefault(wanted[stretch][2], []).append(piece)
        else:
            order.append(piece)
    return tuple(_inserted(order, held))


def _inserted(order: Sequence[Piece], held: dict[int, list[Piece]]) -> Iterable[Piece]:
    targets = sorted(held)
    last = -1
    for piece in order:
        while targets and targets[0] <= piece.start:
            yield from _set_apart(held[targets[0]])
            last = -1
            targets.pop(0)
        yield Piece(piece.start, piece.end, piece.text, apart=last not in (-1, piece.start))
        last = piece.end
    for target in targets:
        yield from _set_apart(held[target])


def _set_apart(held: Sequence[Piece]) -> Iterable[Piece]:
    yield Piece(held[0].start, held[0].start, BREAK, apart=True)
    yield from held
    yield Piece(held[-1].end, held[-1].end, BREAK)
