"""Placing of labels beside marks: each takes the first free place around its mark, in the order given, and may move
again once the others stand.

Greedy point-feature labelling after Imhof's order of preference (right, then left, above, below). The result depends
on nothing but its input, so that a new town finds its place without anyone moving words by hand.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from annotate.figures.kit.scene import Text

# Mean advance of a letter of the usual sans serif faces, in ems: on the safe side, since the reader's font is unknown.
_ADVANCE = 0.6

# What a place costs, in pixels squared of overlap: each step down the order, and being away from the mark.
_NEAR, _FAR, _CLOSE_PLACES = 1.2, 30.0, 20
# To the side of a mark words may stand higher or lower than it, by these parts of their height.
_LIFTS = (-0.33, 0.33, -0.55, 0.55)
# How much worse it is to write on other words than on the ground.
_WORDS = 4.0


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle in scene pixels; `weight` says how much worse than on other words it is to write on it."""

    left: float
    top: float
    right: float
    bottom: float
    weight: float = 1.0

    def overlap(self, other: Box) -> float:
        """Return the area two boxes share."""
        if self.right <= other.left or other.right <= self.left:  # most boxes lie apart
            return 0.0
        wide = min(self.right, other.right) - max(self.left, other.left)
        high = min(self.bottom, other.bottom) - max(self.top, other.top)
        return wide * high if high > 0 else 0.0


@dataclass(frozen=True, slots=True)
class Label:
    """Words for a mark at (x, y) that takes `clear` pixels to each side; the first line is set in bold if `bold`."""

    x: float
    y: float
    lines: tuple[str, ...]
    clear: float = 7.0
    size: float = 12.0
    bold: bool = False


def fitted(words: str, size: float, room: float) -> str:
    """Return words, cut where letters of a size would take more pixels than there is room for."""
    most = int(room / (size * _ADVANCE))
    return words if len(words) <= most else f"{words[: most - 1].rstrip()}…"


def _extent(label: Label) -> tuple[float, float]:
    longest = max(len(line) * (1.14 if label.bold and n == 0 else 1) for n, line in enumerate(label.lines))
    return longest * label.size * _ADVANCE, len(label.lines) * label.size * 1.15


def _candidates(label: Label) -> list[tuple[Box, str]]:
    width, height = _extent(label)
    x, y, c = label.x, label.y, label.clear
    around = [
        (x + c, y - height / 2, "start"),
        (x - c - width, y - height / 2, "end"),
        (x - width / 2, y - c - height, "middle"),
        (x - width / 2, y + c, "middle"),
        (x + c * 0.6, y - c * 0.6 - height, "start"),
        (x + c * 0.6, y + c * 0.6, "start"),
        (x - c * 0.6 - width, y - c * 0.6 - height, "end"),
        (x - c * 0.6 - width, y + c * 0.6, "end"),
        (x - width * 0.25, y - c - height, "middle"),
        (x - width * 0.75, y - c - height, "middle"),
        (x - width * 0.25, y + c, "middle"),
        (x - width * 0.75, y + c, "middle"),
        *((x + c, y - height / 2 + lift, "start") for lift in (-height / 3, height / 3, -height / 1.8, height / 1.8)),
        *(
            (x - c - width, y - height / 2 + lift, "end")
            for lift in (-height / 3, height / 3, -height / 1.8, height / 1.8)
        ),
    ]
    far = c + 9
    around += [
        (x - width / 2, y - far - height, "middle"),
        (x - width / 2, y + far, "middle"),
        (x + far, y - height / 2, "start"),
        (x - far - width, y - height / 2, "end"),
        (x + far * 0.6, y - far - height, "start"),
        (x + far * 0.6, y + far, "start"),
        (x - far * 0.6 - width, y - far - height, "end"),
        (x - far * 0.6 - width, y + far, "end"),
    ]
    return [(Box(left, top, left + width, top + height), anchor) for left, top, anchor in around]


def place(
    labels: tuple[Label, ...], taken: tuple[Box, ...], width: float, height: float
) -> tuple[tuple[Text, ...], ...]:
    """Return each label as words in a scene, a line an item.

    Parameters
    ----------
    labels
        In order of importance.
    taken
        Boxes that must stay free: marks, the scale.
    width, height
        Of the scene; words do not leave it.
    """
    inside = Box(3, 3, width - 3, height - 3)
    offered = [tuple(_offered(label, taken, inside)) for label in labels]
    chosen: dict[int, _Place] = {}
    for _ in range(_PASSES):
        for n, places in enumerate(offered):
            chosen[n] = _best(places, [other.box for m, other in chosen.items() if m != n])
    return tuple(_lines(label, chosen[n].box, chosen[n].side) for n, label in enumerate(labels))


_PASSES = 3
"""How often each label may move, as the others stand by then."""


@dataclass(frozen=True, slots=True)
class _Place:
    """A place for a label: its box and the side on which the words begin; what it costs wherever the others stand."""

    box: Box
    side: str
    price: float


def _offered(label: Label, taken: Sequence[Box], inside: Box) -> Iterator[_Place]:
    """Yield the places around a mark, in their order, priced by what never moves."""
    for rank, (box, side) in enumerate(_candidates(label)):
        area = (box.right - box.left) * (box.bottom - box.top)
        far = _FAR if rank >= _CLOSE_PLACES else 0
        on = sum(box.overlap(other) * other.weight for other in taken)
        yield _Place(box, side, _NEAR * rank + far + on + 8 * (area - box.overlap(inside)))


def _best(places: Sequence[_Place], others: Sequence[Box]) -> _Place:
    """Return the cheapest place among other words; the first one of equals."""
    return min(places, key=lambda one: one.price + _WORDS * sum(one.box.overlap(other) for other in others))


def _lines(label: Label, box: Box, anchor: str) -> tuple[Text, ...]:
    x = {"start": box.left, "middle": (box.left + box.right) / 2, "end": box.right}[anchor]
    return tuple(
        Text(
            line,
            x,
            box.top + label.size * (0.92 + 1.15 * n),
            label.size,
            anchor,
            bold=label.bold and n == 0,
            halo="paper",
        )
        for n, line in enumerate(label.lines)
    )
