"""The steps of the division as small maps of one scale: zones, holdings, claims, the war's dated places, the line."""

from __future__ import annotations

from collections.abc import Collection

from annotate.figures.kit.geometry import Window
from annotate.figures.kit.labels import Box, Label, place
from annotate.figures.kit.scene import Area, Group, Item, Mark, Scene, Shape, Text
from annotate.figures.kit.views import View, overlay
from annotate.figures.korea.data import Areas, Division, short_date
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
from annotate.figures.steps.data import Story
from annotate.files.geodata import Feature
from annotate.values.drawn import Side
from annotate.values.errors import DataError
from annotate.values.model import Certainty
from annotate.values.record import Event

# As wide as the narrowest screens, so that one drawing serves all.
WINDOW = Window(centre=(127.7, 38.12), km_per_pixel=2.68, width=320, height=430)
_MERIDIANS, _PARALLELS = (124.0, 126.0, 128.0, 130.0), (34.0, 36.0, 40.0, 42.0)
_NORTH, _SOUTH = (126.75, 40.45), (128.05, 36.4)


def _map(id: str, title: str, division: Division, *groups: Group) -> Scene:
    edge = (
        *degrees(WINDOW, _MERIDIANS, _PARALLELS),
        *scale_bar(WINDOW, 100, WINDOW.width - 55, WINDOW.height - 20),
        *_north_arrow(),
    )
    return Scene(
        id=id,
        title=title,
        width=WINDOW.width,
        height=WINDOW.height,
        groups=(
            ground_of(WINDOW, division),
            groups[0],
            graticule(WINDOW, _MERIDIANS, _PARALLELS),
            *groups[1:],
            Group((*edge, frame(WINDOW))),
        ),
    )


def _north_arrow() -> tuple[Item, ...]:
    x = WINDOW.width - 14
    head = ((x, 12), (x + 5, 26), (x, 23), (x - 5, 26))
    return Area("scale", (head,)), Text("N", x, 38, 11, "middle", bold=True)


def _words(lines: tuple[str, ...], at: tuple[float, float], halo: str) -> tuple[Text, ...]:
    x, y = WINDOW.point(*at)
    return tuple(
        Text(line, x, y + 14 * n, 13 if n == 0 else 11, "middle", bold=n == 0, halo=halo)
        for n, line in enumerate(lines)
    )


def _two(division: Division, title: str, id: str, north: tuple[str, ...], south: tuple[str, ...]) -> Scene:
    words = (*_words(north, _NORTH, "soviet-ground"), *_words(south, _SOUTH, "american-ground"))
    line = Group(parallel_lines(WINDOW, division))
    return _map(id, title, division, Group(zone_areas(WINDOW, division)), line, Group(words))


def _claimed(division: Division, north: Side, south: Side) -> Scene:
    from shapely.ops import unary_union

    whole = unary_union([zone.geometry for zone in division.zones])
    rings = WINDOW.rings(whole)
    surface = Group((Area("claimed", rings, "All Korea, claimed by both states"),))
    words = _words(("claimed by both", f"{south.name} and {north.name}"), (127.1, 40.2), "later-ground")
    return _map("claimed", "1948: what each state claimed", division, surface, Group(words))


def _war(division: Division, story: Story, shown: Collection[str]) -> Scene:
    dated = story.dated
    towns = {town.id: town for town in division.towns}
    marks: list[Mark] = []
    labels: list[Label] = []
    for name in dict.fromkeys(move.town for move in story.moves):
        moves, town = [m for m in story.moves if m.town == name], _town(towns, name)
        x, y = WINDOW.point(town.geometry.x, town.geometry.y)
        kept = [m for m in moves if m.event in shown]
        for n, move in enumerate(moves):
            if move not in kept:
                continue
            event = dated[move.event]
            certainty = max(town.certainty, event.certainty, key=list(Certainty).index)
            label = f"{town.name}, {_day(event)}: {event.label}"
            marks.append(Mark("town", Shape(move.shape), x + 11 * n, y, 9.0, certainty, move.event, label))
        wide = 11 * (len(moves) - 1)
        lines = (town.name, *(_day(dated[m.event]) for m in kept))
        if not kept:
            continue
        labels.append(Label(x + wide / 2, y, lines, 8 + wide / 2, 11, True))
    boxes = tuple(Box(m.x - 5, m.y - 5, m.x + 5, m.y + 5, weight=8) for m in marks)
    placed = place(tuple(labels), boxes, WINDOW.width, WINDOW.height)
    line = Group(parallel_lines(WINDOW, division))
    words = tuple(text for label in placed for text in label)
    surface = Group(tuple(Area("land", WINDOW.rings(z.geometry)) for z in division.zones))
    return _map("war", "Dated places of the war; no front lines", division, surface, line, Group((*marks, *words)))


def _town(towns: dict[str, Feature], name: str) -> Feature:
    if name not in towns:
        raise DataError(f"data/geo/towns.geojson has no {name!r}.", remedy="Correct data/figures/moves.csv.")
    return towns[name]


def _proclaimed(story: Story, side: Side) -> tuple[str, str]:
    """Return the name of a state with the day on which it was proclaimed."""
    return side.name, f"proclaimed {short_date(story.dated[side.proclaimed].date)}"


def _day(event: Event) -> str:
    return f"{short_date(event.date)} {event.date.earliest.year}"


def _line(division: Division, measured: Areas, north: Side, south: Side) -> Scene:
    changed, line = later_groups(WINDOW, division)
    words = (
        *_words((north.name,), _NORTH, "soviet-ground"),
        *_words((south.name,), _SOUTH, "american-ground"),
        Text(f"{measured.to_south:,.0f} km² to the south", 182, 179, 11, halo="sea"),
        Text(f"{measured.to_north:,.0f} km² to the north", 6, 246, 11, halo="sea"),
    )
    parallel = parallel_lines(WINDOW, division)
    # The layer's switch belongs to the map of 1945; here the line is what the step is about.
    return _map(
        "line",
        "Line of 27 July 1953 and the parallel of 1945",
        division,
        Group(zone_areas(WINDOW, division)),
        Group(changed.items),
        Group(parallel),
        Group(line.items),
        Group(words),
    )


def draw(division: Division, measured: Areas, story: Story, known: Collection[str] | None = None) -> tuple[Scene, ...]:
    """Return the maps of the steps, in their order.

    Parameters
    ----------
    division
        The geodata of the division.
    measured
        Its areas.
    story
        The steps, and what is drawn of them.
    known
        Ids of the events that the view of what is verified shows; by default all.
    """
    shown = {View.ALL: story.dated, View.VERIFIED: story.dated if known is None else known}
    north, south = (f"{km2:,.0f} km²" for km2 in (measured.north, measured.south))
    dprk, rok = story.side("north"), story.side("south")
    return (
        _two(division, "August 1945: zones along 38° N", "zones", ("Soviet zone", north), ("American zone", south)),
        _two(division, "1948: what each state held", "held", _proclaimed(story, dprk), _proclaimed(story, rok)),
        _claimed(division, dprk, rok),
        overlay({view: _war(division, story, ids) for view, ids in shown.items()}),
        _line(division, measured, dprk, rok),
    )
