"""The places of an archive made by lot: by year of publication, and on a map, literal and metonymic apart."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from annotate.figures.kit import world
from annotate.figures.kit.figure import Column, Figure, Row, Wording, numbers
from annotate.figures.kit.scene import PHONE, Area, Bar, Entry, Group, Item, Line, Mark, Scene, Shape, Text, stacked
from annotate.figures.kit.views import View
from annotate.figures.states import Place, read_places
from annotate.measure import archive
from annotate.measure.archive import Named, Reading, Year

if TYPE_CHECKING:
    from annotate.edition import Edition
    from annotate.values.authority import Entity

ID = "archive"
_WIDTH, _LEFT, _RIGHT, _HEIGHT, _TOP = world.WIDTH, 44.0, 16.0, 170.0, 18.0
_LITERAL, _METONYMIC = ("american", Shape.CIRCLE), ("soviet", Shape.DIAMOND)
_LARGEST = 18.0


def years(found: Sequence[Year]) -> Scene:
    """Return a bar a year: literal mentions of places below, metonymic ones above, each for one article."""
    return replace(_years(found, _WIDTH), narrow=_years(found, PHONE))


def _years(found: Sequence[Year], width: float) -> Scene:
    most = max((each.literal + each.metonymic) / max(1, each.documents) for each in found)
    step = (width - _LEFT - _RIGHT) / len(found)
    gap = min(2.0, step / 4)
    top = math.ceil(most / 20) * 20
    items: list[Item] = []
    for value in range(0, top + 1, 20):
        y = _TOP + _HEIGHT * (1 - value / top)
        items += [
            Line("grid", ((_LEFT, y), (width - _RIGHT, y))),
            Text(str(value), _LEFT - 8, y + 4, 11, "end", "quiet"),
        ]
    for number, each in enumerate(found):
        x, base = _LEFT + number * step, _TOP + _HEIGHT
        for role, count in (("american", each.literal), ("soviet", each.metonymic)):
            height = _HEIGHT * count / max(1, each.documents) / top
            base -= height
            items.append(Bar(role, x + gap / 2, base, step - gap, height))
        if each.year % 10 == 0:
            items.append(Text(str(each.year), x + step / 2, _TOP + _HEIGHT + 16, 11, "middle", "quiet"))
    title = "Mentions of places in an article, by year of publication"
    return Scene("years", title, width, _TOP + _HEIGHT + 24, (Group(tuple(items)),), wide=True)


def earth(named: Sequence[tuple[Named, float, float]], surfaces: Sequence[Place]) -> Scene:
    """Return a map with two marks a place, as large as it is often named: literally at it, metonymically beside it."""
    land = [Area("land", world.rings(place.geometry)) for place in surfaces if not place.lasted]
    most = max(max(each.literal, each.metonymic) for each, _, _ in named)
    marks: list[Item] = []
    for each, longitude, latitude in named:
        x, y = world.point(longitude, latitude, world.WIDTH)
        for (role, shape), count, aside in ((_LITERAL, each.literal, 0), (_METONYMIC, each.metonymic, 1)):
            size = _LARGEST * math.sqrt(count / most)
            if count:
                words = f"{each.label}: {each.literal} literal, {each.metonymic} metonymic"
                marks.append(
                    Mark(role, shape, x + aside * 7, y, max(3.0, size), key=each.entity * (not aside), label=words)
                )
    ground = Group((Area("sea", (world.globe(world.WIDTH),)), *land))
    title = "Places that are named, by how often"
    return Scene("earth", title, world.WIDTH, world.height(world.WIDTH), (ground, Group(tuple(marks))), wide=True)


def _keys(edition: Edition, found: Reading) -> tuple[str, ...]:
    entities = (edition.gazetteer.get(each.entity) for each in found.places)
    return tuple(key for entity in entities if entity for key in entity.sources)


def _row(each: Named, entity: Entity | None) -> Row:
    shown = entity is not None and entity.lon is not None
    sources = "; ".join(entity.sources) if entity else ""
    cells = (each.label, str(each.literal), str(each.metonymic), "yes" if shown else "no", sources)
    return Row(each.entity if shown and each.literal else "", cells)


def build(edition: Edition) -> Figure:
    """Return the figure.

    Raises
    ------
    InputError, DataError
        If the results, the gazetteer or the outlines are missing or cannot be read.
    """
    found: Reading = archive.FILE.load(edition.file(archive.FILE.place))
    surfaces = read_places(edition)
    placed = [
        (each, entity.lon, entity.lat)
        for each in found.places
        if (entity := edition.gazetteer.get(each.entity)) and entity.lon is not None and entity.lat is not None
    ]
    literal, metonymic = (sum(getattr(each, sense) for each in found.places) for sense in ("literal", "metonymic"))
    share = round(100 * metonymic / (literal + metonymic))
    title = (
        f"In {found.articles} articles made by lot, {share} of 100 mentions of a linked place mean those who act there"
    )
    scenes = (years(found.years), earth(placed, surfaces))
    listed = "; ".join(f"{each.label}: {each.literal} and {each.metonymic}" for each in found.places[:8])
    return Figure(
        id=ID,
        said=(
            Wording(
                View.ALL,
                title,
                (
                    f"Literal and metonymic mentions of the places named most often: {listed}.",
                    f"{literal:,} mentions are literal, {metonymic:,} metonymic, in {found.words:,} words. Bars are "
                    "counted for one article, so that years with more articles do not stand out.",
                ),
            ),
        ),
        alt="Bars of literal and metonymic mentions of places by year, and a map with two marks for each place.",
        panels=scenes,
        legend=(
            Entry(Mark(*_LITERAL, 14, 8), "circle, lower part of a bar: the place is meant"),
            Entry(Mark(*_METONYMIC, 14, 8), "diamond, upper part of a bar: those who act there are meant"),
        ),
        columns=(
            Column("Place"),
            *numbers("Literal", "Metonymic"),
            Column("On the map"),
            Column("Sources", sources=True),
        ),
        rows=tuple(_row(each, edition.gazetteer.get(each.entity)) for each in found.places),
        cited=(*(key for place in surfaces for key in place.sources), *_keys(edition, found)),
        method=f"The machine's own links and senses, which nobody checked. {world.PROJECTION_NAME}. The area of a mark "
        "grows with the mentions; a state is marked where its record in the gazetteer has coordinates.",
        sheet=stacked(scenes, f"Source: data/{archive.FILE.place}; outlines: data/geo.", room=92),
    )
