"""Scenes as inline SVG: one `<svg>` a panel, colours as custom properties with the light theme as fallback.

Saved as a file or shown where the edition's style sheet is missing, a drawing is complete and light; with the style
sheet it follows the page's theme. Layers that are off carry `display="none"`, which the style sheet undoes. No element
has a style of its own: looks are classes, whose rules stand in the drawing where it has to stand alone and in
`static/drawings.css` for pages (`sheet`), so that a site can forbid styles in its pages.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Iterable, Iterator
from typing import NamedTuple

from annotate.figures.kit import style
from annotate.figures.kit.markup import NOTHING, Markup, el, join, number
from annotate.figures.kit.scene import Area, Bar, Group, Item, Mark, Ring, Scene, Shape, Text

_FONT = "system-ui, 'Segoe UI', 'Noto Sans', 'DejaVu Sans', sans-serif"


class _Hatch(NamedTuple):
    """A pattern: the side of its square in scene pixels, its path, and how the path is painted.

    On paper lines stand for it: `step` leads from one to the next, `share` of it is the line.
    """

    side: float
    path: str
    look: str
    step: tuple[float, float]
    share: float


_DIAGONALS, _CLOSE = "M-1 1l2-2M0 6l6-6M5 7l2-2", "M-1 1l2-2M0 4l4-4M3 5l2-2"
_HATCHES = {
    "fine": _Hatch(6, _DIAGONALS, "stroke:{};stroke-width:.5;fill:none;opacity:.55", (0, 4), 0.15),
    "bold": _Hatch(4, _CLOSE, "stroke:{};stroke-width:1.1;fill:none", (2, 2), 0.4),
    "cross": _Hatch(4, f"{_CLOSE}M-1 3l2 2M0 0l4 4M3-1l2 2", "stroke:{};stroke-width:.6;fill:none", (4, 0), 0.2),
    "dots": _Hatch(
        4, "M0 1a1 1 0 0 1 2 0a1 1 0 0 1-2 0M2 3a1 1 0 0 1 2 0a1 1 0 0 1-2 0", "fill:{};stroke:none", (-2, 2), 0.5
    ),
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
    every = tuple(items)
    roles = {i.role for i in every if not isinstance(i, Text)}
    words = [i for i in every if isinstance(i, Text)]
    inks, halos = {i.colour for i in words} - {"ink"}, {i.halo for i in words if i.halo}
    return "".join(_rules(f".{figure}", roles, inks, halos, figure))


def sheet() -> str:
    """Return the style rules of every drawing on pages, as they stand in `static/drawings.css`."""
    every = {each.name for each in style.PALETTE}
    roles = {role.name for role in style.ROLES}
    at = ":is(.an-drawing,.an-swatch,.an-shared)"
    on_paper = "".join(
        f"{at} .{role.name}{{fill:url(#{_paper_id(role)}) {paint(role.fill)}}}" for role in style.ROLES if role.many
    )
    return "\n".join([*_rules(at, roles, every - {"ink"}, every), f"@media print{{{on_paper}}}"]) + "\n"


def _rules(
    at: str, roles: Collection[str], inks: Collection[str], halos: Collection[str], figure: str = ""
) -> Iterator[str]:
    yield f"{at} text{{font-family:{_FONT};fill:{paint('ink')}}}"
    yield f"{at} .bold{{font-weight:700}}{at} .italic{{font-style:italic}}"
    for name in (c.name for c in style.PALETTE if c.name in inks):
        yield f"{at} .ink-{name}{{fill:{paint(name)}}}"
    for name in (c.name for c in style.PALETTE if c.name in halos):
        yield f"{at} .on-{name}{{paint-order:stroke;stroke:{paint(name)};stroke-width:3px;stroke-linejoin:round}}"
    for role in (r for r in style.ROLES if r.name in roles):
        # Rules of all figures cannot name the pattern of a hatched role, which lies in each drawing: its element does.
        pattern = f"fill:url(#{figure}-hatch-{role.name});" if figure else ""
        fill = pattern if role.hatch else f"fill:{paint(role.fill) if role.fill else 'none'};"
        one, hollow = f"{at} .{role.name}", f"fill:{paint('paper')}"
        yield f"{one}{{{fill}{_stroke(role)};stroke-linejoin:round}}"
        yield f"{one}.medium{{{hollow}}}{one}.low{{{hollow};stroke-dasharray:3 2}}"
        if role.hatch:
            yield f"{one}-ground{{fill:{paint(role.fill)}}}"
            yield f"{one}-lines{{{_HATCHES[role.hatch].look.format(paint(role.stroke))}}}"
    yield f"{at} .dashed{{stroke-dasharray:1.6 1.4}}"
    yield f"{at} .framed:not(.gone){{stroke:{paint('ink')};stroke-width:1.2}}"
    yield f"{at} .line{{fill:none}}"


def look(role: str, figure: str, *more: str) -> dict[str, object]:
    """Return the attributes that give an element the look of a role: its classes, and its pattern where it has one."""
    pattern = f"url(#{figure}-hatch-{role})" if style.role(role).hatch else None
    return {"class_": " ".join(filter(None, (role, *more))), "fill": pattern}


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
    classes = look(item.role, figure, str(item.certainty), "mark")
    title = el("title", item.label) if item.label else Markup("")
    identity = _identity(item.key, figure, named)
    if item.shape in {Shape.CIRCLE, Shape.DOT}:
        radius = item.size / (2 if item.shape is Shape.CIRCLE else 3.4)
        return el("circle", title, **classes, cx=item.x, cy=item.y, r=radius, **identity)
    d = path_data((outline(item.shape, item.x, item.y, item.size),), closed=True)
    return el("path", title, **classes, d=d, **identity)


def _bar(item: Bar, figure: str, named: bool) -> Markup:
    identity = _identity(item.key, figure, named)
    title = el("title", item.label) if item.label else Markup("")
    mask = {(True, True): "both", (True, False): "start", (False, True): "end"}.get((item.fade_start, item.fade_end))
    return el(
        "rect",
        title,
        **look(item.role, figure, str(item.certainty), "mark"),
        x=item.x,
        y=item.y,
        width=item.width,
        height=item.height,
        mask=f"url(#{figure}-fade-{mask})" if mask else None,
        **identity,
    )


def _text(item: Text) -> Markup:
    classes = (
        *(["bold"] if item.bold else []),
        *(["italic"] if item.italic else []),
        *([f"ink-{item.colour}"] if item.colour != "ink" else []),
        *([f"on-{item.halo}"] if item.halo else []),
    )
    anchor = None if item.anchor == "start" else item.anchor
    where = {"x": item.x, "y": item.y, "font_size": item.size, "text_anchor": anchor}
    return el("text", item.words, class_=" ".join(classes) or None, **where)


def draw(item: Item, figure: str, named: bool = True) -> Markup:
    """Return one drawn thing as SVG; `named` tells whether it bears the id of its mark."""
    if isinstance(item, Mark):
        return _mark(item, figure, named)
    if isinstance(item, Bar):
        return _bar(item, figure, named)
    if isinstance(item, Text):
        return _text(item)
    title = el("title", item.label) if item.label else Markup("")
    if isinstance(item, Area) and item.key and named:
        # The group carries the look, so that the outline can be used again with another one.
        outlines = el(
            "path", id=f"{figure}-shape-{item.key}", d=path_data(item.rings, closed=True), fill_rule="evenodd"
        )
        return el("g", title, outlines, **look(item.role, figure, item.edge), id=f"{figure}-place-{item.key}")
    if isinstance(item, Area):
        d = path_data(item.rings, closed=True)
        return el("path", title, **look(item.role, figure, item.edge), d=d, fill_rule="evenodd")
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


def _group(group: Group, figure: str, off: frozenset[str], named: bool) -> Markup:
    inner = join(draw(item, figure, named and group.at_first) for item in group.items)
    if group.views:
        inner = el("g", inner, data_views=" ".join(group.views), display=None if group.at_first else "none")
    if not group.layer:
        return inner
    return el("g", inner, data_layer=group.layer, display="none" if group.layer in off else None)


def common(figure: str, items: tuple[Item, ...]) -> Markup:
    """Return the style rules and definitions that all drawings of a figure share; one drawing has to carry them."""
    return join((el("style", Markup(css(figure, items))), _definitions(figure, items)))


def _paper_id(role: style.Role) -> str:
    return f"an-paper-{role.name}"


def paper(items: Iterable[Item]) -> Markup:
    """Return the gradients that stand for hatches on paper: lines on a ground, which repeat (`style.Role.many`).

    They belong to a page and not to a figure, so that the rules of `sheet` can name them.
    """
    names = {item.role for item in items if isinstance(item, Area)}
    return join(_gradient(role) for role in style.ROLES if role.name in names and role.many)


def _gradient(role: style.Role) -> Markup:
    hatch = _HATCHES[role.hatch]
    stops = (
        el("stop", offset=at, stop_color=paint(name))
        for name, ends in ((role.stroke, (0, hatch.share)), (role.fill, (hatch.share, 1)))
        for at in ends
    )
    x, y = hatch.step
    where = {"gradientUnits": "userSpaceOnUse", "x1": 0, "y1": 0, "x2": x, "y2": y}
    return el("linearGradient", *stops, id=_paper_id(role), spreadMethod="repeat", **where)


def definitions(figure: str, shared: Markup) -> Markup:
    """Return what `common` and `paper` returned as a drawing that takes no room: any other of a page may be hidden."""
    where = {"width": "0", "height": "0", "aria_hidden": "true"}
    return el("svg", shared, xmlns="http://www.w3.org/2000/svg", class_=f"an-shared {figure}", **where)


def items_of(scenes: Iterable[Scene]) -> tuple[Item, ...]:
    """Return everything drawn in some panels, in both of their forms."""
    forms = (form for scene in scenes for form in (scene, scene.narrow) if form)
    return tuple(item for form in forms for group in form.groups for item in group.items)


def groups(scene: Scene, figure: str, off: frozenset[str] = frozenset(), *, named: bool = True) -> Markup:
    """Return what is drawn in a panel, without the panel."""
    return join(_group(group, figure, off, named) for group in scene.groups)


def panel(
    scene: Scene,
    figure: str,
    shared: Markup,
    off: frozenset[str] = frozenset(),
    described: str = "",
    *,
    ground: Markup = NOTHING,
    named: bool = True,
) -> Markup:
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
    ground
        What lies under the scene and is drawn already (`groups`).
    named
        Whether its marks and outlines bear their ids: one of the two forms of a drawing does.
    """
    title = f"{figure}-{scene.id}-title" if named else f"{figure}-{scene.id}-narrow-title"
    return el(
        "svg",
        el("title", scene.title, id=title),
        shared,
        ground,
        groups(scene, figure, off, named=named),
        xmlns="http://www.w3.org/2000/svg",
        class_=f"an-drawing {figure}",
        viewBox=f"0 0 {number(scene.width)} {number(scene.height)}",
        width=scene.width,
        height=scene.height,
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
