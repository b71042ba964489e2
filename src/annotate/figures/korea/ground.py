"""The ground of every map of Korea: sea and land, zones and lines, graticule, scale bar and frame."""

from __future__ import annotations

from annotate.figures.kit.geometry import Window
from annotate.figures.kit.scene import Area, Group, Item, Line, Text
from annotate.figures.korea.data import Division
from annotate.files.geodata import Feature

_EDGE = 18.0
"""Half the width of the number of a meridian, in scene pixels."""
_ZONES = (("soviet-zone", "soviet-zone"), ("us-zone", "american-zone"))


def frame(window: Window) -> Line:
    """Return the edge of a window."""
    w, h = window.width - 0.5, window.height - 0.5
    return Line("frame", ((0.5, 0.5), (w, 0.5), (w, h), (0.5, h), (0.5, 0.5)))


def _area(window: Window, role: str, feature: Feature, label: str = "") -> tuple[Area, ...]:
    """Return a feature's surface, or nothing where the window shows none of it."""
    rings = window.rings(feature.geometry)
    return (Area(role, rings, label),) if rings else ()


def ground_of(window: Window, division: Division) -> Group:
    """Return sea and land, without zones."""
    sea = Area("sea", (((0, 0), (window.width, 0), (window.width, window.height), (0, window.height)),))
    land = (area for f in (*division.neighbours, *division.zones) for area in _area(window, "land", f))
    return Group((sea, *land))


def graticule(window: Window, meridians: tuple[float, ...], parallels: tuple[float, ...]) -> Group:
    """Return meridians and parallels."""
    from shapely.geometry import LineString

    items: list[Item] = []
    for longitude in meridians:
        line = LineString([(longitude, 31 + 0.25 * k) for k in range(57)])
        items += [Line("grid", points) for points in window.lines(line)]
    for latitude in parallels:
        line = LineString([(121 + 0.25 * k, latitude) for k in range(53)])
        items += [Line("grid", points) for points in window.lines(line)]
    return Group(tuple(items))


def degrees(window: Window, meridians: tuple[float, ...], parallels: tuple[float, ...]) -> list[Item]:
    """Return the numbers of meridians and parallels at the window’s edge."""
    south = window.centre[1] - window.height * window.km_per_pixel / 2 / 111.2
    west = window.centre[0] - window.width * window.km_per_pixel / 2 / 88
    items: list[Item] = []
    for longitude in meridians:
        x, _ = window.point(longitude, south)
        if not _EDGE < x < window.width - _EDGE:
            continue
        items.append(Text(f"{longitude:g}° E", x, window.height - 5, 11, "middle", "quiet", halo="sea"))
    for latitude in parallels:
        _, y = window.point(west, latitude)
        items.append(Text(f"{latitude:g}° N", 5, y - 3, 11, "start", "quiet", halo="sea"))
    return items


def scale_bar(window: Window, km: int, x: float, y: float) -> tuple[Item, ...]:
    """Return a bar of some kilometres, true at the centre of the projection."""
    length = km / window.km_per_pixel
    ticks: list[Item] = [Line("scale", ((x, y - 4), (x, y), (x + length, y), (x + length, y - 4)))]
    return (*ticks, Text(f"{km} km", x + length / 2, y - 5, 11, "middle", halo="sea"))


def zone_areas(window: Window, division: Division) -> tuple[Item, ...]:
    """Return the two zones as surfaces."""
    found = ((division.zone(id), role) for id, role in _ZONES)
    return tuple(area for f, role in found for area in _area(window, role, f, f.name))


def parallel_lines(window: Window, division: Division) -> tuple[Item, ...]:
    """Return the 38th parallel."""
    return tuple(Line("parallel", p, division.parallel.name) for p in window.lines(division.parallel.geometry))


def later_groups(window: Window, division: Division) -> tuple[Group, Group]:
    """Return the ground that changed sides and the line of 1953, as a layer below and one above."""
    ground = tuple(area for f in division.exchanged for area in _area(window, "exchanged", f, f.name))
    line = tuple(Line("armistice", p, division.armistice.name) for p in window.lines(division.armistice.geometry))
    return Group(ground, "armistice"), Group(line, "armistice")
