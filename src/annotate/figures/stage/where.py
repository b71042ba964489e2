"""Where a place lies, as a small drawing for the page of its record: a dot on coasts, in Korea or on the earth.

The coasts stand once, in a file beside the pages (`files`), because hundreds of pages show them; a page has the dot
(`shown`). They are of one grey that can be seen in both themes, and without borders, as those on file are of today.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from annotate.figures.kit import svg, world
from annotate.figures.kit.geometry import Window
from annotate.figures.kit.markup import Markup, el, number
from annotate.figures.kit.scene import Ring
from annotate.figures.korea import data as korea_data
from annotate.figures.states import read_places
from annotate.values.authority import Entity
from annotate.values.model import Kind

if TYPE_CHECKING:
    from annotate.edition import Edition

KOREA = Window(centre=(127.4, 38.2), km_per_pixel=5.4, width=155, height=210)
_EARTH_WIDTH, _THIN, _DOT = 300.0, 0.45, 4.5
_GREY = (("land", "#8d96a1", 0.75), ("beside", "#8d96a1", 0.35))
_POINTS = ("settlement", "building")
"""Types of places that are points; a state or a region is none, though the gazetteer may have a coordinate for it."""


@dataclass(frozen=True, slots=True)
class Coast:
    """A file with coasts: its name, its size in pixels."""

    name: str
    width: float
    height: float


_KOREA = Coast("where-korea.svg", KOREA.width, KOREA.height)
_EARTH = Coast("where-earth.svg", _EARTH_WIDTH, world.height(_EARTH_WIDTH))


def files(edition: Edition) -> dict[str, str]:
    """Return the drawings of the coasts by the names of their files.

    Raises
    ------
    InputError, DataError
        If a layer is missing or breaks the rules of `annotate.files.geodata`.
    """
    from shapely.ops import unary_union

    division = korea_data.read(edition)
    korea = KOREA.rings(unary_union([zone.geometry for zone in division.zones]))
    beside = tuple(ring for each in division.neighbours for ring in KOREA.rings(each.geometry))
    outlines = [place.geometry for place in read_places(edition) if not place.lasted]
    earth = world.scaled(world.rings(unary_union(outlines)), _EARTH_WIDTH)
    return {_KOREA.name: _file(_KOREA, korea, beside), _EARTH.name: _file(_EARTH, _thinned(earth), ())}


def _thinned(rings: tuple[Ring, ...]) -> tuple[Ring, ...]:
    from shapely.geometry import LinearRing

    thin = (tuple(LinearRing(ring).simplify(_THIN).coords)[:-1] for ring in rings)
    return tuple(ring for ring in thin if len(ring) > 2)


def _file(coast: Coast, *surfaces: tuple[Ring, ...]) -> str:
    paths = (
        el("path", d=svg.path_data(rings, closed=True), fill=grey, fill_opacity=f"{strength:g}", fill_rule="evenodd")
        for rings, (_, grey, strength) in zip(surfaces, _GREY, strict=True)
        if rings
    )
    size = f"0 0 {number(coast.width)} {number(coast.height)}"
    return f"{el('svg', *paths, xmlns='http://www.w3.org/2000/svg', viewBox=size)}\n"


def shown(entity: Entity, folder: str) -> Markup | None:
    """Return a place on its coasts, or None for what is no point.

    Parameters
    ----------
    entity
        The record.
    folder
        Where the files lie, seen from the page, with a slash at its end.
    """
    if entity.kind is not Kind.PLACE or entity.type not in _POINTS or entity.lat is None or entity.lon is None:
        return None
    near = KOREA.holds(entity.lon, entity.lat, margin=_DOT)
    coast = _KOREA if near else _EARTH
    x, y = KOREA.point(entity.lon, entity.lat) if near else world.point(entity.lon, entity.lat, _EARTH_WIDTH)
    words = f"Map: {entity.label} {'in Korea' if near else 'on the earth'}"
    drawing = el(
        "svg",
        el("image", href=f"{folder}{coast.name}", width=coast.width, height=coast.height),
        el("circle", cx=x, cy=y, r=_DOT),
        viewBox=f"0 0 {number(coast.width)} {number(coast.height)}",
        width=coast.width,
        height=coast.height,
        role="img",
        aria_label=words,
    )
    return el("figure", drawing, el("figcaption", "Coasts of today, no borders"), class_="entity-map")
