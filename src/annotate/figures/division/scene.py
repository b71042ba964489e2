"""The map of the division as two drawings: the whole of Korea in 1945, and the ground along the parallel."""

from __future__ import annotations

from dataclasses import replace

from annotate.figures.kit.geometry import Window
from annotate.figures.kit.labels import Box, Label, place
from annotate.figures.kit.scene import PHONE, Group, Item, Mark, Scene, Shape, Text, piled
from annotate.figures.korea.data import Areas, Division, fate, short_date
from annotate.figures.korea.ground import (
    degrees,
    frame,
    graticule,
    ground_of,
    later_groups,
    parallel_lines,
    scale_bar,
    zone_areas,
)
from annotate.files.geodata import Feature
from annotate.values.model import Certainty

OVERVIEW = Window(centre=(127.7, 38.12), km_per_pixel=1.86, width=460, height=640)
DETAIL = Window(centre=(126.9, 38.1), km_per_pixel=0.565, width=728, height=272)
# The same on a phone: the whole as wide as the screen, the ground along the parallel in three parts, west to east.
_PORTRAIT = OVERVIEW.fitted(PHONE)
_PARTS = tuple(Window((longitude, 38.1), 0.51, PHONE, 300) for longitude in (125.5, 127.02, 128.5))

ACTIONS = {
    "landing": (Shape.SQUARE, "landing"),
    "airborne": (Shape.STAR, "air landing"),
    "headquarters": (Shape.CROSS, "command"),
}
POWERS = {"soviet-union": "soviet", "united-states": "american"}


def _near(mark: Mark, reach: float) -> Box:
    return Box(mark.x - reach, mark.y - reach, mark.x + reach, mark.y + reach, weight=8)


def town_mark(window: Window, town: Feature, size: float = 8.5) -> Mark:
    """Return a town's mark: its shape says what became of it, solid or hollow how certain its place is."""
    x, y = window.point(town.geometry.x, town.geometry.y)
    label = f"{town.name}: {fate(town).words}"
    return Mark("town", fate(town).shape, x, y, size, town.certainty, town.id, label)


def _occupation_marks(window: Window, features: tuple[Feature, ...]) -> tuple[Mark, ...]:
    """Return marks of what happened at one place, side by side."""
    marks = []
    for n, feature in enumerate(features):
        x, y = window.point(feature.geometry.x, feature.geometry.y)
        shape, _ = ACTIONS[feature["action"]]
        words = f"{feature.name}, {short_date(feature.when)} 1945"
        role = POWERS[feature["power"]]
        marks.append(Mark(role, shape, x + 12 * n, y, 9.5, feature.certainty, feature.id, words))
    return tuple(marks)


def _places(division: Division) -> tuple[tuple[Feature, ...], ...]:
    """Return what happened, grouped by place, each group and the groups by date."""
    ordered = sorted(division.occupation, key=lambda f: (f.when, f.id))
    names = dict.fromkeys(f["place"] for f in ordered)
    return tuple(tuple(f for f in ordered if f["place"] == name) for name in names)


def _place_label(window: Window, group: tuple[Feature, ...], towns: dict[str, str]) -> Label:
    """Return the name of a place with its days; what happened is written out where there is room, else marks tell."""
    x, y = window.point(group[0].geometry.x, group[0].geometry.y)
    name, wide = towns.get(group[0]["place"], group[0]["place"]), 12 * (len(group) - 1)
    if window is OVERVIEW:
        lines = tuple(f"{short_date(f.when)}, {ACTIONS[f['action']][1]}" for f in group)
    else:
        lines = (", ".join(dict.fromkeys(short_date(f.when) for f in group)),)
    return Label(x + wide / 2, y, (name, *lines), 9 + wide / 2, 11.5, True)


def _zone_words(window: Window, measured: Areas) -> tuple[Item, ...]:
    items: list[Item] = []
    for name, at, km2, share in (
        ("Soviet zone", (126.75, 40.45), measured.north, measured.north_share),
        ("American zone", (128.05, 36.55), measured.south, measured.south_share),
    ):
        x, y = window.point(*at)
        ground = f"{name.split()[0].lower()}-ground"
        items.append(Text(name, x, y, 14, "middle", bold=True, halo=ground))
        items.append(Text(f"{km2:,.0f} km², {share:.0f} %", x, y + 15, 11.5, "middle", halo=ground))
    return tuple(items)


def overview(division: Division, measured: Areas) -> Scene:
    """Return the whole of Korea: zones, parallel, landings and commands with their days."""
    return replace(_overview(division, measured, OVERVIEW), narrow=_overview(division, measured, _PORTRAIT))


def _overview(division: Division, measured: Areas, window: Window) -> Scene:
    groups = _places(division)
    occupation = tuple(mark for group in groups for mark in _occupation_marks(window, group))
    busy = {f["place"] for f in division.occupation}
    towns = tuple(t for t in division.towns if t.id not in busy and not DETAIL.holds(t.geometry.x, t.geometry.y))
    marks = tuple(town_mark(window, t, 6.5) for t in towns)
    names = {t.id: t.name for t in division.towns}
    labels = tuple(_place_label(window, group, names) for group in groups)
    labels += tuple(Label(m.x, m.y, (t.name,), 6, 11) for m, t in zip(marks, towns, strict=True))
    words = _zone_words(window, measured)
    boxes = tuple(_near(mark, 5) for mark in occupation + marks)
    boxes += tuple(Box(t.x - 52, t.y - 13, t.x + 52, t.y + 4) for t in words if isinstance(t, Text))
    line_y = window.point(131, 38)[1]
    right, foot = window.width, window.height
    sea_x, sea_y = window.point(130.25, 39.18)
    boxes += (
        Box(sea_x - 45, sea_y - 12, sea_x + 45, sea_y + 16),
        Box(right - 110, line_y - 20, right, line_y + 4),
        Box(right - 90, foot - 40, right, foot - 10),
    )
    placed = place(labels, boxes, window.width, window.height)
    meridians, parallels = (124.0, 126.0, 128.0, 130.0), (34.0, 36.0, 40.0, 42.0)
    ground, line = later_groups(window, division)
    seas = (
        Text("Yellow Sea", *window.point(124.35, 36.6), 11.5, "middle", "quiet", italic=True),
        Text("East Sea", sea_x, sea_y, 11.5, "middle", "quiet", italic=True),
        Text("(Sea of Japan)", sea_x, sea_y + 13, 11.5, "middle", "quiet", italic=True),
    )
    return Scene(
        id="korea",
        title="Korea, August and September 1945",
        width=window.width,
        height=window.height,
        groups=(
            ground_of(window, division),
            Group(zone_areas(window, division), "zones"),
            graticule(window, meridians, parallels),
            Group((*degrees(window, meridians, parallels), *seas, *scale_bar(window, 100, right - 70, foot - 18))),
            ground,
            Group(
                (
                    *parallel_lines(window, division),
                    Text("38th parallel", right - 8, line_y - 7, 12, "end", bold=True, halo="sea"),
                ),
                "parallel",
            ),
            line,
            Group(words, "zones"),
            Group((*marks, *(t for label in placed[len(groups) :] for t in label)), "towns"),
            Group((*occupation, *(t for label in placed[: len(groups)] for t in label)), "occupation"),
            Group((frame(window),)),
        ),
    )


def detail(division: Division) -> Scene:
    """Return the ground along the parallel: towns by what became of them, and the line of 1953 as a layer."""
    towns = {t.id: max(_PARTS, key=lambda part: part.inside(t.geometry.x, t.geometry.y)) for t in division.towns}
    parts = [
        _detail(replace(division, towns=tuple(t for t in division.towns if towns[t.id] is part)), part)
        for part in _PARTS
    ]
    return replace(_detail(division, DETAIL), narrow=piled(parts))


def _detail(division: Division, window: Window) -> Scene:
    towns = tuple(t for t in division.towns if window.holds(t.geometry.x, t.geometry.y, 6))
    ordered = tuple(sorted(towns, key=lambda t: (fate(t).shape is Shape.CIRCLE, t.geometry.x)))
    marks = tuple(town_mark(window, t) for t in ordered)
    labels = tuple(Label(m.x, m.y, (t.name,), 7, 11.5) for m, t in zip(marks, ordered, strict=True))
    right, foot = window.width, window.height
    east = window.centre[0] + right * window.km_per_pixel / 2 / 88
    line_y = window.point(east - 0.2, 38)[1]
    boxes = (
        *(_near(mark, 5) for mark in marks),
        Box(right - 88, line_y, right, line_y + 16, weight=4),
        Box(right - 128, foot - 37, right, foot),
        *(Box(x - 22, foot - 16, x + 22, foot) for x in (window.point(m, 37.5)[0] for m in (125, 126, 127, 128))),
        Box(0, window.point(125, 38)[1] - 3, right, window.point(127, 38)[1] + 2, weight=0.05),
    )
    placed = place(labels, boxes, window.width, window.height)
    meridians, parallels = (125.0, 126.0, 127.0, 128.0, 129.0), (38.5,)
    ground, line = later_groups(window, division)
    name = Text("38th parallel", window.width - 6, line_y + 13, 11.5, "end", bold=True, halo="sea")
    return Scene(
        id="parallel",
        title="Along the parallel: towns that ended on the other side",
        width=window.width,
        height=window.height,
        wide=True,
        groups=(
            ground_of(window, division),
            Group(zone_areas(window, division), "zones"),
            graticule(window, meridians, parallels),
            Group((*degrees(window, meridians, parallels), *scale_bar(window, 50, right - 106, foot - 12))),
            ground,
            Group((*parallel_lines(window, division), name), "parallel"),
            line,
            Group((*marks, *(t for label in placed for t in label)), "towns"),
            Group((frame(window),)),
        ),
    )


def sample(shape: Shape, role: str = "town", certainty: Certainty = Certainty.HIGH) -> Mark:
    """Return a mark as it stands in the legend."""
    return Mark(role, shape, 14, 8, 9.5, certainty)
