"""The places of the texts as drawings: two maps of literal mentions, and bars of those who are meant beside them.

Symbols are halved: the left half is the edition's first text, the right half the others together; the area of a half
grows with the number of mentions. A half circle stands at a point; a half square stands in or beside the surface or
line that is named and says nothing of a spot. The ground has coasts and no borders but those that carry a date.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from annotate.figures.kit.geometry import Window
from annotate.figures.kit.labels import Box, Label, fitted, place
from annotate.figures.kit.scene import PHONE, Area, Bar, Group, Item, Line, Mark, Scene, Shape, Text
from annotate.figures.kit.views import View, overlay
from annotate.figures.korea.data import Division
from annotate.figures.korea.ground import degrees, frame, graticule, later_groups, parallel_lines, scale_bar
from annotate.figures.korea.ground import zone_areas as zones
from annotate.figures.places import data as places_data
from annotate.figures.places.data import Acting, Gathered, Named
from annotate.figures.places.windows import BY_NAME, KOREA, NORTH
from annotate.figures.places.windows import window as window_of
from annotate.figures.states import Place
from annotate.figures.texts import Narrative
from annotate.values.drawn import Surface

_LEAST = 7.0


@dataclass(frozen=True, slots=True)
class Half:
    """One half of every symbol: whose mentions it counts, and how it is drawn at a point and beside a surface."""

    texts: tuple[Narrative, ...]
    role: str
    round: Shape
    square: Shape

    @property
    def words(self) -> str:
        """The texts in running words, without the first article."""
        return " and the ".join(of.words for of in self.texts)

    @property
    def slug(self) -> str:
        """What ends the keys of its marks."""
        return self.texts[0].slug


def halves(texts: Sequence[Narrative]) -> tuple[Half, ...]:
    """Return the halves of the symbols for some texts."""
    left = Half(tuple(texts[:1]), "town", Shape.LEFT_HALF, Shape.LEFT_SQUARE)
    right = Half(tuple(texts[1:]), "later", Shape.RIGHT_HALF, Shape.RIGHT_SQUARE)
    return tuple(half for half in (left, right) if half.texts)


def size(often: int) -> float:
    """Return the diameter of a symbol in scene pixels; its area grows with the number of mentions."""
    return _LEAST * math.sqrt(often)


@dataclass(frozen=True, slots=True)
class _Place:
    """A place to draw: where in the scene, how often the texts of each half name it, what is written beside it."""

    entity: str
    place: str
    x: float
    y: float
    often: tuple[tuple[Half, int], ...]
    words: str
    square: bool


def _symbol(found: _Place) -> tuple[Mark, ...]:
    marks = []
    for half, often in found.often:
        if often:
            label = f"{found.place}: {often} in the {half.words}"
            shape = half.square if found.square else half.round
            key = f"{found.entity}-{half.slug}"
            marks.append(Mark(half.role, shape, found.x, found.y, size(often), key=key, label=label))
    return tuple(marks)


def _located(named: Sequence[Named], found: Gathered, window: Window) -> tuple[_Place, ...]:
    """Return the places that stand in a window, those named most often first."""
    some = tuple(one for one in places_data.literal(named) if one.on_map)
    often = places_data.counts(some)
    two = halves(found.texts)
    symbols = {surface.entity: surface for surface in found.surfaces}
    located = []
    for one in places_data.places(some):
        symbol = symbols.get(one.entity)
        at = one.position or (symbol.at if symbol else None)
        if at is None or (BY_NAME[symbol.map] if symbol else window_of(at)) is not window:
            continue
        each = tuple((half, sum(often.get((one.entity, of.text), 0) for of in half.texts)) for half in two)
        words = f"{symbol.label if symbol else places_data.usual_name(some, one.entity)} {sum(n for _, n in each)}"
        located.append(_Place(one.entity, one.place, *window.point(*at), each, words, symbol is not None))
    return tuple(located)


def _labelled(
    every: Sequence[_Place], shown: Sequence[_Place], window: Window, taken: Sequence[Box]
) -> tuple[Item, ...]:
    """Return symbols and words; words stand where they stand with every mention shown."""
    reach = {one.entity: size(max(often for _, often in one.often)) / 2 for one in every}
    boxes = [
        Box(
            one.x - reach[one.entity],
            one.y - reach[one.entity],
            one.x + reach[one.entity],
            one.y + reach[one.entity],
            8,
        )
        for one in every
    ]
    labels = tuple(Label(one.x, one.y, (one.words,), reach[one.entity] + 3, 11.5) for one in every)
    placed = {
        one.entity: texts[0]
        for one, texts in zip(every, place(labels, (*boxes, *taken), window.width, window.height), strict=True)
    }
    items: list[Item] = []
    for one in shown:
        at = placed[one.entity]
        items += _symbol(one)
        items.append(Text(one.words, at.x, at.y, at.size, at.anchor, halo="paper"))
    return tuple(items)


def _views(found: Gathered, window: Window, taken: Sequence[Box]) -> dict[View, tuple[Item, ...]]:
    located = {view: _located(named, found, window) for view, named in found.by_view.items()}
    return {view: _labelled(located[View.ALL], places, window, taken) for view, places in located.items()}


def korea(found: Gathered, division: Division) -> Scene:
    """Return Korea with its dated lines and surfaces, and the literal mentions of what lies in it."""
    window = KOREA
    width, foot = window.width, window.height
    sea = Area("sea", (((0, 0), (window.width, 0), (window.width, window.height), (0, window.height)),))
    land = tuple(Area("land", window.rings(f.geometry)) for f in division.neighbours)
    ground, line = later_groups(window, division)
    meridians, parallels = (125.0, 127.0, 129.0, 131.0), (34.0, 36.0, 40.0, 42.0)
    leaders = tuple(
        Line("leader", (window.point(*surface.at), window.point(*surface.leads_to)))
        for surface in found.surfaces
        if surface.leads_to
    )
    up = (Text("N ↑", 12, 20, 12, bold=True, halo="sea"),)
    line_y = window.point(127.5, 38)[1]
    below = Group(
        (
            *(sea, *land, *zones(window, division), *graticule(window, meridians, parallels).items, *ground.items),
            *(*parallel_lines(window, division), *line.items, *leaders),
            *(*degrees(window, meridians, parallels), *scale_bar(window, 100, width - 60, foot - 30), *up),
        )
    )
    taken = (
        *(Box(0, foot - 18, width, foot), Box(width - 80, foot - 46, width, foot - 24), Box(0, 4, 50, 26)),
        Box(0, line_y - 3, width, line_y + 3),
    )
    return _scene("korea", "Korea: literal mentions", window, below, _views(found, window, taken))


def north(found: Gathered, states: Sequence[Place]) -> Scene:
    """Return the north of the earth with coasts and without borders, and the literal mentions outside Korea.

    Parameters
    ----------
    found
        What is drawn.
    states
        The states of today, from whose outlines the coasts are made, and the surfaces of those that are no more.
    """
    window = NORTH
    land = _whole([state.geometry for state in states])
    sea = Area("sea", (((0, 0), (window.width, 0), (window.width, window.height), (0, window.height)),))
    named = {one.entity for one in places_data.literal(found.every)}
    surface = tuple(
        Area("outside", window.cut(_former(each, states)), each.label, edge="dashed")
        for each in found.surfaces
        if each.within and each.entity in named
    )
    (left, top), (right, bottom) = window.point(124.2, 43.2), window.point(131.4, 32.9)
    box = Line("rule", ((left, top), (right, top), (right, bottom), (left, bottom), (left, top)))
    pole = window.point(0, 90)
    words = (
        Text("Korea: the other map", right + 4, bottom + 10, 11, "start", "quiet", halo="sea"),
        Text("North Pole", pole[0] + 5, pole[1] - 4, 11, "start", "quiet", halo="sea"),
        Mark("rule", Shape.CIRCLE, *pole, 3),
    )
    below = Group(
        (
            sea,
            Area("land", window.cut(land)),
            *surface,
            *_net(window),
            box,
            *words,
            *scale_bar(window, 2000, 10, window.height - 8),
        )
    )
    taken = (
        *(
            Box(0, window.height - 26, 74, window.height),
            Box(left, top, right, bottom),
            Box(right, bottom, right + 124, bottom + 14),
        ),
        Box(pole[0], pole[1] - 14, pole[0] + 62, pole[1] + 3),
    )
    return _scene("north", "The world around: literal mentions", window, below, _views(found, window, taken))


def _former(surface: Surface, states: Sequence[Place]) -> Any:
    """Return the surface of a state that is no more: the outlines that showed its row on a day."""
    return _whole([s.geometry for s in states if s.holder == surface.within and s.lent(surface.day.earliest)])


def _whole(shapes: Sequence[Any]) -> Any:
    """Return surfaces as one in the scene, their common borders closed."""
    from shapely import union_all

    hair = 0.2
    return union_all([NORTH.onto(shape.segmentize(2)).buffer(hair, quad_segs=1) for shape in shapes]).buffer(
        -hair, quad_segs=1
    )


def _net(window: Window) -> tuple[Item, ...]:
    """Return meridians and parallels every thirty degrees."""
    from shapely.geometry import LineString

    lines = [LineString([(east, north) for north in range(-30, 91, 3)]) for east in range(-180, 180, 30)]
    lines += [LineString([(east, north) for east in range(-180, 181, 3)]) for north in (0, 30, 60)]
    return tuple(Line("grid", points) for line in lines for points in window.lines(line))


def _scene(id: str, title: str, window: Window, below: Group, views: Mapping[View, tuple[Item, ...]]) -> Scene:
    return overlay(
        {
            view: Scene(id, title, window.width, window.height, (below, Group((*items, frame(window)))))
            for view, items in views.items()
        }
    )


_NONE = Text("No metonymic mentions in this view.", 16, 30, 12, colour="quiet")


@dataclass(frozen=True, slots=True)
class _Table:
    """Where the bars stand: the width, where the name of the place ends, where who is meant and the bars begin.

    On a phone the place stands on a line of its own, and who is meant above each bar.
    """

    width: float
    name: float
    meant: float
    bar: float
    step: float
    head: float


_WIDE, _NARROW = _Table(728, 244, 254, 580, 17, 0), _Table(PHONE, 0, 12, 12, 29, 18)


def bars(gathered: Gathered) -> Scene:
    """Return who is meant where the place is not: a bar for each place and meaning, the texts end to end."""
    found = {view: places_data.acting(named, gathered.texts) for view, named in gathered.by_view.items()}
    roles = {of: half.role for half in halves(gathered.texts) for of in half.texts}
    return overlay(
        {
            view: replace(
                _bars(found[View.ALL], rows, roles, _WIDE), narrow=_bars(found[View.ALL], rows, roles, _NARROW)
            )
            for view, rows in found.items()
        }
    )


def _bars(every: Sequence[Acting], rows: Sequence[Acting], roles: Mapping[Narrative, str], table: _Table) -> Scene:
    """Return the bars of some rows, each where it stands with every row drawn."""
    at: dict[tuple[str, str], float] = {}
    y, last = 6.0, ""
    for row in every:
        y += table.head if row.entity != last else 0
        at[row.entity, row.meant] = y
        y, last = y + table.step, row.entity
    most = max((row.total for row in every), default=1)
    drawn = tuple(item for row in rows for item in _bar(row, at[row.entity, row.meant], most, roles, table))
    groups = (Group(_heads(rows, at, table)), Group(drawn or (_NONE,)))
    title = "Metonymic mentions, counted and not plotted: who is meant"
    return Scene("acting", title, table.width, max(y + 6, 44), groups, wide=True)


def _heads(rows: Sequence[Acting], at: Mapping[tuple[str, str], float], table: _Table) -> tuple[Text, ...]:
    """Return the name of each place once, at the first of its rows."""
    first = {row.entity: row for row in reversed(rows)}
    tops = ((row.place, at[row.entity, row.meant]) for row in first.values())
    if table.head:
        return tuple(Text(place, 4, y - 4, 12, bold=True) for place, y in tops)
    return tuple(Text(place, table.name, y + 12, 11.5, "end") for place, y in tops)


def _bar(row: Acting, y: float, most: int, roles: Mapping[Narrative, str], table: _Table) -> tuple[Item, ...]:
    per = (table.width - table.bar - 28) / most
    size, room = (11.0, table.width - table.meant) if table.head else (11.5, table.bar - table.meant - 6)
    items: list[Item] = [Text(fitted(row.meant, size, room), table.meant, y + 12, size)]
    x, top = table.bar, y + 16 if table.head else y + 3
    for of, often in row.often:
        if often:
            label = f"{row.place}, meaning {row.meant}: {often} in the {of.words}"
            items.append(Bar(roles[of], x, top, often * per, 10, label=label))
            x += often * per
    return (*items, Text(str(row.total), x + 6, top + 9, 11.5))
