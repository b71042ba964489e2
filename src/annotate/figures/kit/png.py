"""Scenes as PNG for print and EPUB: the same drawing on a white sheet, drawn by matplotlib without any window system.

Two runs on one machine give the same bytes: no creation software or date is written, the font (DejaVu Sans) comes
with matplotlib, and nothing is taken from a user's settings.
"""

from __future__ import annotations

import io
import math
from collections.abc import Sequence
from textwrap import wrap
from typing import Any

from annotate.figures.kit import style
from annotate.figures.kit.scene import Area, Bar, Entry, Item, Line, Mark, Ring, Shape, Sheet, Text
from annotate.figures.kit.svg import outline
from annotate.values.model import Certainty

_PIXELS_PER_INCH = 100.0
_POINTS = 72.0 / _PIXELS_PER_INCH
_DPI = 160


def _ink(name: str) -> str:
    return style.colour(name).light


def _shift(ring: Ring, dx: float, dy: float) -> list[tuple[float, float]]:
    return [(x + dx, y + dy) for x, y in ring]


def _path(rings: tuple[Ring, ...], dx: float, dy: float, closed: bool) -> Any:
    from matplotlib.path import Path

    vertices: list[tuple[float, float]] = []
    codes: list[Any] = []
    for ring in rings:
        points = _shift(ring, dx, dy)
        vertices += [*points, points[0]] if closed else points
        codes += [Path.MOVETO, *[Path.LINETO] * (len(points) - 1)] + ([Path.CLOSEPOLY] if closed else [])
    return Path(vertices, codes)


def _stroke(role: style.Role, certainty: Certainty = Certainty.HIGH) -> dict[str, Any]:
    dash = (3.0, 2.0) if style.certainty_style(certainty).dashed else role.dash
    return {
        "edgecolor": _ink(role.stroke) if role.stroke else "none",
        "linewidth": role.width * _POINTS,
        "linestyle": (0, tuple(d / max(role.width, 1) for d in dash)) if dash else "solid",
    }


def _fill(role: style.Role, certainty: Certainty) -> str:
    if not style.certainty_style(certainty).solid:
        return _ink("paper")
    return _ink(role.fill) if role.fill else "none"


def _draw_area(axes: Any, item: Area | Line, dx: float, dy: float, z: float) -> None:
    from matplotlib.patches import PathPatch

    role = style.role(item.role)
    closed = isinstance(item, Area)
    rings = item.rings if isinstance(item, Area) else (item.points,)
    path = _path(rings, dx, dy, closed)
    face = _ink(role.fill) if closed and role.fill else "none"
    look = _stroke(role)
    if isinstance(item, Area) and item.edge == "dashed":
        look["linestyle"] = (0, (2.0, 1.8))
    if isinstance(item, Area) and item.edge == "framed":
        look |= {"edgecolor": _ink("ink"), "linewidth": 1.2 * _POINTS}
    if role.hatch:
        ink, signs = (
            _ink(role.stroke),
            {"fine": "////", "bold": "//////", "cross": "xxxxxx", "dots": "......"}[role.hatch],
        )
        ink += "59" if role.hatch == "fine" else ""
        axes.add_artist(PathPatch(path, facecolor=face, edgecolor=ink, hatch=signs, linewidth=0, zorder=z))
        face = "none"
    axes.add_artist(PathPatch(path, facecolor=face, joinstyle="round", zorder=z, **look))


def _draw_mark(axes: Any, item: Mark, dx: float, dy: float, z: float) -> None:
    from matplotlib.patches import Circle, Polygon

    role = style.role(item.role)
    look = {"facecolor": _fill(role, item.certainty), "zorder": z, **_stroke(role, item.certainty)}
    x, y = item.x + dx, item.y + dy
    if item.shape in {Shape.CIRCLE, Shape.DOT}:
        axes.add_artist(Circle((x, y), item.size / (2 if item.shape is Shape.CIRCLE else 3.4), **look))
    else:
        axes.add_artist(Polygon(outline(item.shape, x, y, item.size), closed=True, joinstyle="round", **look))


_SLICES, _DASH, _PERIOD = 12, 3.0, 5.0


def _opacity(item: Bar, at: float) -> float:
    """Return how much of a bar is seen at a share of its length, 0 to 1: less towards an end that is not sharp."""
    return min(1.0, at / 0.5 if item.fade_start else 1.0, (1 - at) / 0.5 if item.fade_end else 1.0)


def _draw_bar(axes: Any, item: Bar, dx: float, dy: float, z: float) -> None:
    if item.fade_start or item.fade_end:
        _draw_fading(axes, item, dx, dy, z)
        return
    from matplotlib.patches import Rectangle

    role = style.role(item.role)
    look = {"facecolor": _fill(role, item.certainty), **_stroke(role, item.certainty)}
    axes.add_artist(Rectangle((item.x + dx, item.y + dy), item.width, item.height, zorder=z, **look))


def _draw_fading(axes: Any, item: Bar, dx: float, dy: float, z: float) -> None:
    """Draw a bar in slices of falling opacity: filled or hollow, its edge whole or dashed, as its certainty says."""
    from matplotlib.patches import PathPatch, Rectangle

    role, certainty = style.role(item.role), style.certainty_style(item.certainty)
    left, top, width, height = item.x + dx, item.y + dy, item.width, item.height
    step = width / _SLICES
    face = _fill(role, item.certainty)
    for k in range(_SLICES):
        seen = _opacity(item, (k + 0.5) / _SLICES)
        corner = (left + k * step, top)
        axes.add_artist(Rectangle(corner, step, height, facecolor=face, linewidth=0, alpha=seen, zorder=z))
    if not role.stroke:
        return
    period, drawn = (_PERIOD, _DASH) if certainty.dashed else (step, step)
    pieces = [(k * period, min(k * period + drawn, width)) for k in range(math.ceil(width / period))]
    edge = {"facecolor": "none", "edgecolor": _ink(role.stroke), "linewidth": role.width * _POINTS, "zorder": z}
    for start, end in pieces:
        for y in (top, top + height):
            path = _path((((left + start, y), (left + end, y)),), 0, 0, closed=False)
            axes.add_artist(PathPatch(path, alpha=_opacity(item, (start + end) / 2 / width), capstyle="butt", **edge))
    for x, fades in ((left, item.fade_start), (left + width, item.fade_end)):
        if not fades:
            axes.add_artist(PathPatch(_path((((x, top), (x, top + height)),), 0, 0, closed=False), **edge))


def _draw_text(axes: Any, item: Text, dx: float, dy: float, z: float) -> None:
    from matplotlib.patheffects import withStroke

    effects = [withStroke(linewidth=3 * _POINTS, foreground=_ink(item.halo))] if item.halo else []
    axes.text(
        item.x + dx,
        item.y + dy,
        item.words.replace("$", r"\$"),
        fontsize=item.size * _POINTS * 0.94,
        ha={"start": "left", "middle": "center", "end": "right"}[item.anchor],
        va="baseline",
        color=_ink(item.colour),
        fontweight="bold" if item.bold else "normal",
        fontstyle="italic" if item.italic else "normal",
        path_effects=effects,
        zorder=z,
    )


def _draw(axes: Any, item: Item, dx: float, dy: float, z: float) -> None:
    if isinstance(item, Mark):
        _draw_mark(axes, item, dx, dy, z)
    elif isinstance(item, Bar):
        _draw_bar(axes, item, dx, dy, z)
    elif isinstance(item, Text):
        _draw_text(axes, item, dx, dy, z)
    else:
        _draw_area(axes, item, dx, dy, z)


def _words(axes: Any, text: str, at: tuple[float, float], size: float, width: float) -> float:
    """Draw wrapped words from a baseline on; return the baseline after them."""
    x, y = at
    for line in wrap(text, max(12, int(width / (size * 0.54)))):
        _draw_text(axes, Text(line, x, y, size), 0, 0, 50)
        y += size * 1.3
    return y


def render(sheet: Sheet, title: str = "", legend: Sequence[Entry] = ()) -> bytes:
    """Return the sheet as PNG, `width` by `height` scene pixels at 160 dots per inch of 100 pixels."""
    from matplotlib import rc_context
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    settings = {"font.family": "DejaVu Sans", "hatch.linewidth": 0.5, "svg.hashsalt": "annotate", "text.usetex": False}
    with rc_context(settings):
        figure = Figure(
            figsize=(sheet.width / _PIXELS_PER_INCH, sheet.height / _PIXELS_PER_INCH), facecolor=_ink("paper")
        )
        FigureCanvasAgg(figure)
        axes = figure.add_axes((0, 0, 1, 1))
        axes.set_xlim(0, sheet.width)
        axes.set_ylim(sheet.height, 0)
        axes.axis("off")
        _words(axes, title, (16, 30), 17, sheet.width - 32)
        for placed in sheet.panels:
            _draw_text(axes, Text(placed.heading, placed.x, placed.y - 8, 12.5, bold=True), 0, 0, 50)
            shown = (g for g in placed.scene.groups if g.at_first and (not g.layer or g.layer in placed.layers))
            for z, item in enumerate((i for group in shown for i in group.items), start=1):
                _draw(axes, item, placed.x, placed.y, z / 1000)
        x, y = sheet.legend_at
        for entry in legend:
            _draw(axes, entry.sample, x, y - 11, 40)
            y = _words(axes, entry.words, (x + 36, y), 11.5, sheet.legend_width - 36) + 5
        lines = len(wrap(sheet.source, int((sheet.width - 32) / (10 * 0.54))))
        _words(axes, sheet.source, (16, sheet.height - 12 - (lines - 1) * 13), 10, sheet.width - 32)
        out = io.BytesIO()
        figure.savefig(out, format="png", dpi=_DPI, metadata={"Software": None})
    return out.getvalue()
