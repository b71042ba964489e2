"""The world at the end of a year as a drawing: outlines by whose row they show, squares for states that are no more."""

from __future__ import annotations

from collections.abc import Sequence

from annotate.facts.counts import Partners
from annotate.figures.kit import world
from annotate.figures.kit.scene import Area, Group, Ring, Scene
from annotate.figures.recognition.data import Standing, drawn, look
from annotate.figures.states import Place
from annotate.values.edtf import Edtf

_SQUARE = 3.6
GONE = "gone"

Shapes = tuple[tuple[Place, tuple[Ring, ...]], ...]


def _square(x: float, y: float) -> Ring:
    return (
        (x - _SQUARE, y - _SQUARE),
        (x + _SQUARE, y - _SQUARE),
        (x + _SQUARE, y + _SQUARE),
        (x - _SQUARE, y + _SQUARE),
    )


def project(places: Sequence[Place]) -> Shapes:
    """Return the places with their outlines on a map of `world.WIDTH` pixels, squares last."""
    surfaces = [(p, world.rings(p.geometry)) for p in places if not p.lasted]
    points = [(p, (_square(*world.point(p.geometry.x, p.geometry.y, world.WIDTH)),)) for p in places if p.lasted]
    return (*surfaces, *points)


def role(standing: Standing) -> str:
    """Return how a standing is drawn; what is gone is there for the script alone, unpainted."""
    return GONE if standing is Standing.GONE else look(standing).role


def _words(place: Place, standing: Standing, lent: bool) -> str:
    if standing is Standing.GONE:
        return place.name
    return f"{place.name}: {look(standing).words}" + (f" (row of {place.holder})" if lent else "")


def draw(shapes: Shapes, partners: Partners, states: frozenset[str], width: float = world.WIDTH) -> Scene:
    """Return the map of a day.

    Parameters
    ----------
    shapes
        Places with their outlines on a map of `world.WIDTH` pixels.
    partners
        Whose relations stood on the day.
    states
        Codes of all rows of the record.
    width
        Of the map, in scene pixels.
    """
    areas = []
    for place, found in shapes:
        now = drawn(place, partners, states)
        if now is Standing.GONE and width != world.WIDTH:
            continue
        lent = place.lent(Edtf.parse(partners.day).earliest)
        edge = "framed" if place.lasted else "dashed" if lent else ""
        areas.append(
            Area(
                role(now),
                world.scaled(found, width),
                _words(place, now, lent and place.holder != place.key),
                place.key,
                edge,
            )
        )
    year = partners.day[:4]
    return Scene(
        "map",
        f"The world at the end of {year}, by relations with the two Koreas",
        width,
        world.height(width),
        (Group((Area("sea", (world.globe(width),)), *areas)),),
        wide=True,
    )
