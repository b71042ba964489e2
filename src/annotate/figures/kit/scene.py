"""A drawing as plain values, before it becomes SVG or PNG: what the screen shows and the printer prints is one thing.

Coordinates are scene pixels: x to the right, y downwards, the origin at the top left. A drawn thing names its role
(`annotate.figures.kit.style.ROLES`), never a colour. To add a kind of thing: a class here, and one function each in
`svg.py` and `png.py`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from annotate.values.model import Certainty

Ring = tuple[tuple[float, float], ...]


class Shape(StrEnum):
    """Shapes of marks; they tell kinds apart where colour cannot."""

    CIRCLE = "circle"
    SQUARE = "square"
    DIAMOND = "diamond"
    UP = "up"
    DOWN = "down"
    STAR = "star"
    DOT = "dot"
    CROSS = "cross"
    LEFT_HALF = "left-half"
    RIGHT_HALF = "right-half"
    LEFT_SQUARE = "left-square"
    RIGHT_SQUARE = "right-square"


@dataclass(frozen=True, slots=True)
class Area:
    """A filled surface: rings, outer and inner alike (even-odd rule).

    `key` names it for scripts and for drawings that use it again; `edge` is
    `dashed` for an outline that is not its own, `framed` for one that has to stand out, or "".
    """

    role: str
    rings: tuple[Ring, ...]
    label: str = ""
    key: str = ""
    edge: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """A line without a surface."""

    role: str
    points: Ring
    label: str = ""


@dataclass(frozen=True, slots=True)
class Mark:
    """A symbol at a point. `key` is the data row it stands for, or "" where it stands for none."""

    role: str
    shape: Shape
    x: float
    y: float
    size: float = 9.0
    certainty: Certainty = Certainty.HIGH
    key: str = ""
    label: str = ""


@dataclass(frozen=True, slots=True)
class Bar:
    """A stretch along the axis; `fade_start` and `fade_end` say that an end is not known sharply."""

    role: str
    x: float
    y: float
    width: float
    height: float
    certainty: Certainty = Certainty.HIGH
    fade_start: bool = False
    fade_end: bool = False
    key: str = ""
    label: str = ""


@dataclass(frozen=True, slots=True)
class Text:
    """Words in the drawing. `anchor` is start, middle or end; `halo` clears the ground behind the letters."""

    words: str
    x: float
    y: float
    size: float = 12.0
    anchor: str = "start"
    colour: str = "ink"
    bold: bool = False
    italic: bool = False
    halo: str = ""


LEGIBLE = 11.0
"""The least size of words on a screen, in pixels."""
PHONE, COLUMN, PAGE = 320.0, 448.0, 728.0
"""Widths in pixels: of the narrowest screens (WCAG 2.2, success criterion 1.4.10), for which drawings are made anew;
from which a drawing shows its first form, beside others and over the whole page (`static/figures.css` has the same)."""

Item = Area | Line | Mark | Bar | Text


@dataclass(frozen=True, slots=True)
class Group:
    """Things that are shown or hidden together.

    `layer` is the name of the switch, or "" where there is none; `views` are those of the figure's views in which they
    are shown (`annotate.figures.kit.views`), none named where all show them.
    """

    items: tuple[Item, ...]
    layer: str = ""
    views: tuple[str, ...] = ()

    @property
    def at_first(self) -> bool:
        """Whether the view that shows everything shows it: the one on paper and before a reader chooses."""
        return not self.views or "all" in self.views


@dataclass(frozen=True, slots=True)
class Scene:
    """One panel of a figure.

    Attributes
    ----------
    id
        Unique within the figure.
    title
        What the panel shows, in a line.
    width, height
        In scene pixels.
    wide
        Whether it needs the page's whole width.
    narrow
        The same drawn for a screen `PHONE` pixels wide, where its words would be too small there.
    """

    id: str
    title: str
    width: float
    height: float
    groups: tuple[Group, ...]
    wide: bool = False
    narrow: Scene | None = None

    @property
    def legible_width(self) -> float:
        """The width in pixels of the screen at which its smallest words are `LEGIBLE` pixels high."""
        sizes = [item.size for group in self.groups for item in group.items if isinstance(item, Text)]
        return self.width * LEGIBLE / min(sizes) if sizes else 0.0


@dataclass(frozen=True, slots=True)
class Room:
    """Where a chart with a name to each row stands: its width, where its axis begins and ends, in scene pixels.

    Names stand beside the axis, to its left, or above their rows where it begins at the edge.
    """

    width: float
    left: float
    right: float

    @property
    def above(self) -> float:
        """The height that the name of a row takes: 0 where it stands beside."""
        return 15.0 if self.left < 60 else 0.0

    def name(self, words: str, baseline: float, size: float = 12.5, bold: bool = False) -> Text:
        """Return the name of a row: beside it on a baseline, or above it where names stand there."""
        if self.above:
            return Text(words, self.left, baseline, max(LEGIBLE, size - 1), bold=bold)
        return Text(words, self.left - 10, baseline, size, "end", bold=bold)

    def x(self, value: float, first: float, last: float) -> float:
        """Return where a value stands on the axis, which goes from `first` to `last`."""
        return self.left + (self.right - self.left) * (value - first) / (last - first)


def tick(words: str, x: float, top: float, bottom: float, anchor: str = "middle") -> tuple[Line, Text]:
    """Return a line of the grid from top to bottom, and over it in words what the axis measures there."""
    return Line("grid", ((x, top), (x, bottom))), Text(words, x, top - 6, 11, anchor, "quiet")


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry of the legend: a sample and what it means in words."""

    sample: Item
    words: str


def box(role: str, edge: str = "") -> Area:
    """Return the sample of a surface in a legend."""
    return Area(role, (((2, 2), (26, 2), (26, 14), (2, 14)),), edge=edge)


@dataclass(frozen=True, slots=True)
class Placed:
    """A panel on the printed sheet: its heading and top left corner, in scene pixels; `layers` are those drawn."""

    scene: Scene
    heading: str
    x: float
    y: float
    layers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Sheet:
    """Where everything stands on the printed sheet, in scene pixels, beside a figure's title and legend.

    `legend_at` is the top left corner of the legend, `legend_width` the room for it, `source` the line at the foot.
    """

    height: float
    panels: tuple[Placed, ...]
    legend_at: tuple[float, float]
    legend_width: float
    source: str
    width: float = 760


def stacked(
    scenes: Sequence[Scene],
    source: str,
    *,
    room: float,
    top: float = 88,
    between: float = 34,
    below: float = 24,
    layers: tuple[str, ...] = (),
) -> Sheet:
    """Return a sheet with panels one below the other and the legend under them.

    Parameters
    ----------
    room
        Height for legend and source line, in scene pixels.
    top, between, below
        Above the first panel (title and heading), from one panel to the next, from the last one to the legend.
    layers
        Those drawn.
    """
    placed: list[Placed] = []
    y = top
    for scene in scenes:
        placed.append(Placed(scene, scene.title, 16, y, layers))
        bottom = y + scene.height
        y = bottom + between
    return Sheet(bottom + room, tuple(placed), (16, bottom + below), 720, source)


def moved(item: Item, dx: float, dy: float) -> Item:
    """Return a drawn thing elsewhere."""
    if isinstance(item, Area):
        return replace(item, rings=tuple(tuple((x + dx, y + dy) for x, y in ring) for ring in item.rings))
    if isinstance(item, Line):
        return replace(item, points=tuple((x + dx, y + dy) for x, y in item.points))
    return replace(item, x=item.x + dx, y=item.y + dy)


def piled(scenes: Sequence[Scene], between: float = 10) -> Scene:
    """Return drawings one below the other as one, with the name of the first."""
    groups: list[Group] = []
    y = 0.0
    for scene in scenes:
        groups += (replace(group, items=tuple(moved(item, 0, y) for item in group.items)) for group in scene.groups)
        y += scene.height + between
    width = max(scene.width for scene in scenes)
    return replace(scenes[0], width=width, height=y - between, groups=tuple(groups), narrow=None)
