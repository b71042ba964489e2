"""Scenes as inline SVG: one `<svg>` a panel, colours as custom properties with the light theme as fallback.

Saved as a file or shown where the edition's style sheet is missing, a drawing is complete and light; with the style
sheet it follows the page's theme. Layers that are off carry `display="none"`, which the style sheet undoes.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from typing import NamedTuple

from annotate.figures.kit import style
from annotate.figures.kit.markup import Markup, el, join, number
from annotate.figures.kit.scene import Area, Bar, Group, Item, Mark, Ring, Scene, Shape, Text

_FONT = "system-ui, 'Segoe UI', 'Noto Sans', 'DejaVu Sans', sans-serif"


class _Hatch(NamedTuple):
    """A pattern: the side of its square in scene pixels, its path, and how the path is painted."""

    side: float
    path: str
    look: str


_DIAGONALS, _CLOSE = "M-1 1l2-2M0 6l6-6M5 7l2-2", "M-1 1l2-2M0 4l4-4M3 5l2-2"
_HATCHES = {
    "fine": _Hatch(6, _DIAGONALS, "stroke:{};stroke-width:.5;fill:none;opacity:.55"),
    "bold": _Hatch(4, _CLOSE, "stroke:{};stroke-width:1.1;fill:none"),
    "cross": _Hatch(4, f"{_CLOSE}M-1 3l2 2M0 0l4 4M3-1l2 2", "stroke:{};stroke-width:.6;fill:none"),
    "dots": _Hatch(4, "M0 1a1 1 0 0 1 2 0a1 1 0 0 1-2 0M2 3a1 1 0 0 1 2 0a1 1 0 0 1-2 0", "fill:{};stroke:none"),
}


def paint(name: str) -> str:
    """Return the CSS value of a palette colour: the page's custom property, or the light value without it."""
    return f"var(--an-{name}, {style.colour(name).light})"


def _stroke(role: style.Role) -> str:
    if not role.stroke:
        return "stroke:none"
    dash = " ".join(number(d) for d in role.dash)
    return f"stroke:{paint(role.stroke)};stroke-width:{number(role.width)}" + (
        f";stroke-dasharray:{dash}" if dash else ""
    )


def css(figure: str, items: Iterable[Item]) -> str:
    """Return the style rules that a figure's drawn things need; they hold inside elements of the class `figure`."""
    names = {"town" if isinstance(i, Text) else i.role for i in items}
    rules = [f".{figure} text{{font-family:{_FONT};fill:{paint('ink')}}}"]
    for role in (r for r in style.ROLES if r.name in names):
        fill = f"url(#{figure}-hatch-{role.name})" if role.hatch else paint(role.fill) if role.fill else "none"
        at = f".{figure} .{role.name}"
        hollow = f"fill:{paint('paper')}"
        rules.append(f"{at}{{fill:{fill};{_stroke(role)};stroke-linejoin:round}}")
        rules.append(f"{at}.medium{{{hollow}}}{at}.low{{{hollow};stroke-dasharray:3 2}}")
        if role.hatch:
            rules.append(f".{figure} .{role.name}-ground{{fill:{paint(role.fill)}}}")
            rules.append(f".{figure} .{role.name}-lines{{{_HATCHES[role.hatch].look.format(paint(role.stroke))}}}")
    edges = {i.edge for i in items if isinstance(i, Area)}
    if "dashed" in edges:
        rules.append(f".{figure} .dashed{{stroke-dasharray:1.6 1.4}}")
    if "framed" in edges:
        rules.append(f".{figure} .framed:not(.gone){{stroke:{paint('ink')};stroke-width:1.2}}")
    return "".join([*rules, f".{figure} .line{{fill:none}}"])


def path_data(rings: tuple[Ring, ...], closed: bool) -> str:
    """Return the `d` of rings, in relative steps of a tenth of a pixel; points that fall together are dropped."""
    parts = []
    for ring in rings:
        tenths = [(round(x * 10), round(y * 10)) for x, y in ring]
        (x0, y0), steps = tenths[0], []
        x, y = x0, y0
        for nx, ny in tenths[1:]:
            if (nx, ny) != (x, y):
                steps.append(f"{number((nx - x) / 10)} {number((ny - y) / 10)}")
                x, y = nx, ny
        parts.append(
            f"M{number(x0 / 10)} {number(y0 / 10)}" + (f"l{' '.join(steps)}" if steps else "") + ("Z" if closed else "")
        )
    return "".join(parts).replace(" -", "-")


def outline(shape: Shape, x: float, y: float, size: float) -> Ring:
    """Return the corners of a shape of about `size` pixels across, centred on a point."""
    h = size / 2
    arc = [(math.sin(math.pi * k / 12), -math.cos(math.pi * k / 12)) for k in range(13)]
    corners = {
        Shape.SQUARE: [(-0.85, -0.85), (0.85, -0.85), (0.85, 0.85), (-0.85, 0.85)],
        Shape.DIAMOND: [(0, -1.15), (1.15, 0), (0, 1.15), (-1.15, 0)],
        Shape.UP: [(0, -1.1), (1.1, 0.85), (-1.1, 0.85)],
        Shape.DOWN: [(0, 1.1), (1.1, -0.85), (-1.1, -0.85)],
        Shape.CROSS: [
            (dx * 1.15, dy * 1.15)
            for dx, dy in (
                (-0.4, -1),
                (0.4, -1),
                (0.4, -0.4),
                (1, -0.4),
                (1, 0.4),
                (0.4, 0.4),
                (0.4, 1),
                (-0.4, 1),
                (-0.4, 0.4),
                (-1, 0.4),
                (-1, -0.4),
                (-0.4, -0.4),
            )
        ],
        Shape.RIGHT_HALF: arc,
        Shape.LEFT_HALF: [(-dx, dy) for dx, dy in arc],
        Shape.RIGHT_SQUARE: [(0, -0.9), (0.9, -0.9), (0.9, 0.9), (0, 0.9)],
        Shape.LEFT_SQUARE: [(0, -0.9), (-0.9, -0.9), (-0.9, 0.9), (0, 0.9)],
        Shape.STAR: [
            (r * math.sin(math.pi * k / 5), -r * math.cos(math.pi * k / 5)) for k, r in enumerate([1.35, 0.6] * 5)
        ],
    }[shape]
    return tuple((x + h * dx, y + h * dy) for dx, dy in corners)


def _identity(key: str, figure: str, named: bool) -> dict[str, object]:
    """Return what ties a mark to its row. Only one of a mark's drawings can bear the name that the row leads to."""
    if not key:
        return {}
    return {"id": f"{figure}-mark-{key}" if named else None, "data_for": f"{figure}-row-{key}"}


def _mark(item: Mark, figure: str, named: bool) -> Markup:
    classes = f"{item.role} {item.certainty} mark"
    title = el("title", item.label) if item.label else Markup("")
    identity = _identity(item.key, figure, named)
    if item.shape in {Shape.CIRCLE, Shape.DOT}:
        radius = item.size / (2 if item.shape is Shape.CIRCLE else 3.4)
        return el("circle", title, class_=classes, cx=item.x, cy=item.y, r=radius, **identity)
    d = path_data((outline(item.shape, item.x, item.y, item.size),), closed=True)
    return el("path", title, class_=classes, d=d, **identity)


def _bar(item: Bar, figure: str, named: bool) -> Markup:
    identity = _identity(item.key, figure, named)
    title = el("title", item.label) if item.label else Markup("")
    mask = {(True, True): "both", (True, False): "start", (False, True): "end"}.get((item.fade_start, item.fade_end))
    return el(
        "rect",
        title,
        class_=f"{item.role} {item.certainty} mark",
        x=item.x,
        y=item.y,
        width=item.width,
        height=item.height,
        mask=f"url(#{figure}-fade-{mask})" if mask else None,
        **identity,
    )


def _text(item: Text) -> Markup:
    look = f"font-size:{number(item.size)}px;fill:{paint(item.colour)}"
    look += ";font-weight:700" if item.bold else ""
    look += ";font-style:italic" if item.italic else ""
    if item.halo:
        look += f";paint-order:stroke;stroke:{paint(item.halo)};stroke-width:3px;stroke-linejoin:round"
    anchor = None if item.anchor == "start" else item.anchor
    return el("text", item.words, x=item.x, y=item.y, text_anchor=anchor, style=look)


def draw(item: Item, figure: str, named: bool = True) -> Markup:
    """Return one drawn thing as SVG; `named` tells whether it bears the id of its mark."""
    if isinstance(item, Mark):
        return _mark(item, figure, named)
    if isinstance(item, Bar):
        return _bar(item, figure, named)
    if isinstance(item, Text):
        return _text(item)
    title = el("title", item.label) if item.label else Markup("")
    if isinstance(item, Area) and item.key:
        # The group carries the look, so that the outline can be used again with another one.
        outlines = el(
            "path", id=f"{figure}-shape-{item.key}", d=path_data(item.rings, closed=True), fill_rule="evenodd"
        )
        look = f"{item.role} {item.edge}".rstrip()
        return el("g", title, outlines, class_=look, id=f"{figure}-place-{item.key}")
    if isinstance(item, Area):
        look = f"{item.role} {item.edge}".rstrip()
        return el("path", title, class_=look, d=path_data(item.rings, closed=True), fill_rule="evenodd")
    return el("path", title, class_=f"{item.role} line", d=path_data((item.points,), closed=False))


def _fade(figure: str, name: str, stops: tuple[tuple[str, str], ...]) -> Markup:
    gradient = el(
        "linearGradient",
        *(el("stop", offset=at, stop_color="#fff", stop_opacity=opacity) for at, opacity in stops),
        id=f"{figure}-ramp-{name}",
    )
    box = el("rect", x="0", y="0", width="1", height="1", fill=f"url(#{figure}-ramp-{name})")
    return join((gradient, el("mask", box, id=f"{figure}-fade-{name}", maskContentUnits="objectBoundingBox")))


def _definitions(figure: str, items: tuple[Item, ...]) -> Markup:
    parts: list[Markup] = []
    names = {i.role for i in items if isinstance(i, Area)}
    for role in (r for r in style.ROLES if r.name in names and r.hatch):
        hatch, name = _HATCHES[role.hatch], f"{figure}-hatch-{role.name}"
        size = {"width": hatch.side, "height": hatch.side}
        ground = el("rect", class_=f"{role.name}-ground", **size)
        lines = el("path", class_=f"{role.name}-lines", d=hatch.path)
        parts.append(el("pattern", ground, lines, id=name, patternUnits="userSpaceOnUse", **size))
    if any(isinstance(i, Bar) and (i.fade_start or i.fade_end) for i in items):
        parts += [
            _fade(figure, "start", (("0", "0"), ("0.6", "1"))),
            _fade(figure, "end", (("0.4", "1"), ("1", "0"))),
            _fade(figure, "both", (("0", "0"), ("0.5", "1"), ("1", "0"))),
        ]
    return el("defs", *parts) if parts else Markup("")


def _group(group: Group, figure: str, off: frozenset[str]) -> Markup:
    inner = join(draw(item, figure, group.at_first) for item in group.items)
    if group.views:
        inner = el("g", inner, data_views=" ".join(group.views), display=None if group.at_first else "none")
    if not group.layer:
        return inner
    return el("g", inner, data_layer=group.layer, display="none" if group.layer in off else None)


def common(figure: str, items: tuple[Item, ...]) -> Markup:
    """Return the style rules and definitions that all drawings of a figure share; one drawing has to carry them."""
    return join((el("style", Markup(css(figure, items))), _definitions(figure, items)))


def definitions(figure: str, shared: Markup) -> Markup:
    """Return what `common` returned as a drawing that takes no room, for pages on which any other may be hidden."""
    look = "position:absolute"
    return el(
        "svg",
        shared,
        xmlns="http://www.w3.org/2000/svg",
        class_=figure,
        width="0",
        height="0",
        aria_hidden="true",
        style=look,
    )


def items_of(scenes: Iterable[Scene]) -> tuple[Item, ...]:
    """Return everything drawn in some panels."""
    return tuple(item for scene in scenes for group in scene.groups for item in group.items)


def panel(scene: Scene, figure: str, shared: Markup, off: frozenset[str] = frozenset(), described: str = "") -> Markup:
    """Return a panel as an `<svg>` with a title, the role `img` and unique ids.

    Parameters
    ----------
    scene
        What to draw.
    figure
        Id of the figure on the page; ids in the drawing begin with it.
    shared
        What `common` returned, or empty markup where another drawing on the page carries it.
    off
        Layers hidden at first.
    described
        Id of the element that describes the figure at length.
    """
    title = f"{figure}-{scene.id}-title"
    return el(
        "svg",
        el("title", scene.title, id=title),
        shared,
        *(_group(group, figure, off) for group in scene.groups),
        xmlns="http://www.w3.org/2000/svg",
        class_=f"an-drawing {figure}",
        viewBox=f"0 0 {number(scene.width)} {number(scene.height)}",
        width=scene.width,
        height=scene.height,
        style=f"--an-legible:{math.ceil(scene.legible_width)}px" if scene.legible_width else None,
        role="img",
        aria_labelledby=title,
        aria_describedby=described or None,
    )


def swatch(sample: Item, figure: str) -> Markup:
    """Return the sample of a legend's entry as a drawing of 28 by 16 pixels, hidden from screen readers."""
    return el(
        "svg",
        draw(sample, figure),
        xmlns="http://www.w3.org/2000/svg",
        class_=f"an-swatch {figure}",
        viewBox="0 0 28 16",
        width="28",
        height="16",
        aria_hidden="true",
    )
