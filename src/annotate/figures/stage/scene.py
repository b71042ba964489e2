"""The two maps of the stage: the peninsula in all its situations as one drawing, and the world by recognition."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from annotate.figures.kit import world
from annotate.figures.kit.geometry import Window
from annotate.figures.kit.labels import Box, Label, place
from annotate.figures.kit.markup import Markup
from annotate.figures.kit.scene import Area, Group, Item, Mark, Ring, Scene, Shape, Text
from annotate.figures.kit.svg import items_of
from annotate.figures.kit.views import overlay
from annotate.figures.korea import data as korea_data
from annotate.figures.korea.data import Division
from annotate.figures.korea.ground import ground_of
from annotate.figures.places import data as places_data
from annotate.figures.places.data import Named
from annotate.figures.recognition import data as recognition_data
from annotate.figures.recognition import page as recognition_page
from annotate.figures.recognition import scene as recognition_scene
from annotate.figures.recognition.data import LAST
from annotate.figures.recognition.scene import Shapes
from annotate.figures.states import read_places
from annotate.figures.steps import data as steps_data
from annotate.figures.steps import scene as steps_scene
from annotate.values.drawn import Surface

if TYPE_CHECKING:
    from annotate.edition import Edition

AT = "at-"
"""What begins the name of the layer in which a place stands."""
_LEAST, _NAMES, _FAR_NAMES = 11.5, 12.5, 24.0
_NOTHING = "before"
_THIN = 0.7
"""Pixels of the world's map within which a point of an outline is left out; the stage shows it at half its width."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A place of a text that can be drawn: whose record, what is written beside it, where it is, and whether that is a
    point or the symbol of a surface or line."""

    entity: str
    words: str
    longitude: float
    latitude: float
    point: bool


def spots(edition: Edition, text: str) -> tuple[Spot, ...]:
    """Return the places that a text means and that can be drawn, those it names most often first."""
    named = [one for one in places_data.read(edition, text) if one.on_map]
    symbols = {surface.entity: surface for surface in edition.drawn(Surface) if surface.map == "korea"}
    found = (_spot(one, named, symbols) for one in places_data.places(named))
    return tuple(spot for spot in found if spot)


def _spot(one: Named, named: Sequence[Named], symbols: dict[str, Surface]) -> Spot | None:
    symbol = symbols.get(one.entity)
    at = one.position or (symbol.at if symbol else None)
    if at is None:
        return None
    words = symbol.label if symbol else places_data.usual_name(named, one.entity)
    return Spot(one.entity, words, *at, point=symbol is None)


def _legible(item: Item) -> Item:
    return replace(item, size=max(item.size, _LEAST)) if isinstance(item, Text) else item


def _flat(scene: Scene, groups: Sequence[Group]) -> Scene:
    items = tuple(_legible(item) for group in groups if group.at_first for item in group.items)
    return replace(scene, groups=(Group(items),))


@dataclass(frozen=True, slots=True)
class Ground:
    """What the stages of all texts of an edition have in common.

    Attributes
    ----------
    korea
        The peninsula in all its situations.
    earth
        The world at the end of a year.
    signs
        How it is in all years, as the map of recognition gives them its script
        (`annotate.figures.recognition.page.signs`).
    counts
        How many states stood how at the end of each year: five numbers a year.
    drawn
        Both maps as markup, by name, from when they are first asked for.
    """

    korea: Scene
    earth: Scene
    signs: str
    counts: str
    drawn: dict[str, Markup] = field(default_factory=dict, compare=False)


def ground(edition: Edition, year: int = LAST, korea: Scene | None = None) -> Ground:
    """Return both maps without places, the world at the end of a year; `korea` where it has been made already."""
    return Ground(korea or _peninsula(edition), *_globe(edition, year))


def _peninsula(edition: Edition) -> Scene:
    """Return what the situations share once, the rest by situation; before 1945 nothing but land, sea and degrees."""
    division = korea_data.read(edition)
    drawn = steps_scene.draw(division, korea_data.areas(division), steps_data.read(edition))
    known = {scene.id: scene for scene in drawn if scene.id in ("zones", "held", "war", "line")}
    first = next(iter(known.values()))
    bare = (_undivided(division), first.groups[2], first.groups[-1])
    every = {_NOTHING: _flat(first, bare), **{id: _flat(scene, scene.groups) for id, scene in known.items()}}
    return overlay(every)


def korea(ground: Ground, shown: Sequence[Spot]) -> Scene:
    """Return places of the peninsula, each a layer of its own; names keep clear of the words of all situations."""
    merged, window = ground.korea, steps_scene.WINDOW
    near = [(spot, *window.point(spot.longitude, spot.latitude)) for spot in shown if _holds(window, spot)]
    words = [_box(item) for item in items_of((merged,)) if isinstance(item, Text)]
    near = [(spot, *((x, y) if spot.point else _beside(x, y, words))) for spot, x, y in near]
    line = window.point(127.5, 38)[1]
    taken = (*words, Box(0, 440, 350, 470), Box(0, line - 4, 350, line + 4))
    layers = _layers(near, 9.0, _NAMES, merged, taken)
    return replace(merged, id="korea", title="Korea", groups=layers)


def _box(text: Text) -> Box:
    """Return about the room that words of the map itself take."""
    wide = len(text.words) * text.size * 0.55
    left = text.x - {"start": 0.0, "middle": wide / 2, "end": wide}[text.anchor]
    return Box(left, text.y - text.size, left + wide, text.y + 3)


def _beside(x: float, y: float, words: Sequence[Box]) -> tuple[float, float]:
    """Return where the symbol of a surface stands so that it covers no words: as near as can be to where it was put."""

    def covered(at: tuple[float, float]) -> float:
        mine = Box(at[0] - 8, at[1] - 8, at[0] + 8, at[1] + 8)
        return sum(mine.overlap(each) for each in words)

    near = [(x + dx, y + dy) for dx, dy in ((0, 0), (0, -16), (0, 16), (-16, 0), (16, 0), (0, -30), (0, 30))]
    return min(near, key=covered)


def _undivided(division: Division) -> Group:
    """Return sea and land with Korea as one surface, without a seam along the parallel."""
    from shapely.ops import unary_union

    ground = ground_of(steps_scene.WINDOW, replace(division, zones=()))
    whole = unary_union([zone.geometry for zone in division.zones])
    return Group((*ground.items, Area("land", steps_scene.WINDOW.rings(whole))))


def _holds(window: Window, spot: Spot) -> bool:
    return window.holds(spot.longitude, spot.latitude, margin=4)


def _globe(edition: Edition, year: int) -> tuple[Scene, str, str]:
    rows, places = edition.recognition, read_places(edition)
    years = {each.year: each for each in recognition_data.by_year(rows)}
    states, shapes = recognition_data.codes(rows), _thinned(recognition_scene.project(places))
    scene = recognition_scene.draw(shapes, years[year].every, states)
    every = (each.every for each in years.values())
    five = ((p.rok_only, p.dprk_only, p.both, p.consular, p.recognised) for p in every)
    counts = "|".join(" ".join(str(len(group)) for group in groups) for groups in five)
    return scene, recognition_page.signs(shapes, (), tuple(years.values()), states), counts


def earth(ground: Ground, shown: Sequence[Spot]) -> Scene:
    """Return the places outside Korea."""
    scene = ground.earth
    far = [
        (spot, *world.point(spot.longitude, spot.latitude, world.WIDTH))
        for spot in shown
        if spot.point and not _holds(steps_scene.WINDOW, spot)
    ]
    layers = _layers(far, 15.0, _FAR_NAMES, scene, ())
    return replace(scene, title="The world, by relations with the two Koreas", groups=layers)


def _thinned(shapes: Shapes) -> Shapes:
    """Return outlines without the points that a map of half the width cannot show."""
    from shapely.geometry import LinearRing

    def thin(ring: Ring) -> Ring:
        found = tuple(LinearRing(ring).simplify(_THIN).coords)[:-1]
        return found if len(found) > 3 else ring

    return tuple((place, tuple(thin(ring) for ring in rings)) for place, rings in shapes)


def _layers(
    spots: Sequence[tuple[Spot, float, float]], size: float, words: float, scene: Scene, taken: Iterable[Box]
) -> tuple[Group, ...]:
    """Return a layer for each place: its mark and its name, which keep clear of one another."""
    boxes = [Box(x - size / 2, y - size / 2, x + size / 2, y + size / 2, 8) for _, x, y in spots]
    labels = tuple(Label(x, y, (spot.words,), size * 0.8, words) for spot, x, y in spots)
    placed = place(labels, (*boxes, *taken), scene.width, scene.height)
    return tuple(
        Group((_mark(spot, x, y, size), *texts), AT + spot.entity)
        for (spot, x, y), texts in zip(spots, placed, strict=True)
    )


def _mark(spot: Spot, x: float, y: float, size: float) -> Mark:
    return Mark("later", Shape.CIRCLE if spot.point else Shape.SQUARE, x, y, size, label=spot.words)
