"""Geometries as GeoJSON has them: their form, and whether lines cross that must not.

shapely judges what is valid, and loading it takes longer than all other checks of the geodata; so it is asked only
where it is not plain at sight: where lines of a surface share a point or its rings lie as they seldom do.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import accumulate, pairwise
from typing import Any

#: How deep lists of positions are nested, by type of geometry.
DEPTHS = {"Point": 0, "MultiPoint": 1, "LineString": 1, "MultiLineString": 2, "Polygon": 2, "MultiPolygon": 3}
SURFACES = ("Polygon", "MultiPolygon")

#: With more segments than this side by side, or more surfaces, shapely is asked: it is built for many.
MANY = 1000

Position = tuple[float, float]
# From west to east, with the place in the order of all, and the ring.
_Segment = tuple[float, float, float, float, int, int]


def fault(geometry: Any) -> tuple[str, str] | None:
    """Return what is wrong with a GeoJSON geometry, in words, and what was expected; None where it is sound."""
    if not isinstance(geometry, dict) or not geometry.get("coordinates"):
        return "geometry is missing", "a GeoJSON geometry"
    kind = geometry.get("type")
    if not isinstance(kind, str) or kind not in DEPTHS:
        return f"geometry is {kind!r}", f"one of: {', '.join(DEPTHS)}"
    if not _nested(geometry["coordinates"], DEPTHS[kind]):
        return f"coordinates are not those of a {kind}", "longitude and latitude in degrees, nested as RFC 7946 says"
    return _drawn(kind, geometry["coordinates"])


def _nested(item: Any, depth: int) -> bool:
    if not isinstance(item, list) or not item:
        return False
    if depth:
        return all(_nested(part, depth - 1) for part in item)
    return len(item) in (2, 3) and all(type(x) in (int, float) for x in item)


def positions(geometry: Any) -> Iterator[Position]:
    """Yield the positions of a sound geometry."""
    stack = [geometry["coordinates"]]
    while stack:
        item = stack.pop()
        if isinstance(item[0], list):
            stack.extend(item)
        else:
            yield item[0], item[1]


def _drawn(kind: str, coordinates: Any) -> tuple[str, str] | None:
    """Return what is wrong with the course of lines and rings."""
    if kind in ("LineString", "MultiLineString"):
        lines = [coordinates] if kind == "LineString" else coordinates
        if any(len({tuple(at) for at in line}) < 2 for line in lines):
            return "a line has no length", "two different positions or more"
    if kind not in SURFACES:
        return None
    listed = [coordinates] if kind == "Polygon" else coordinates
    surfaces = [[[(at[0], at[1]) for at in ring] for ring in surface] for surface in listed]
    rings = [ring for surface in surfaces for ring in surface]
    if any(len(ring) < 4 or ring[0] != ring[-1] for ring in rings):
        return "a ring is not closed", "four positions or more, the last the same as the first"
    if len(surfaces) > MANY or not _plain(surfaces) or _astray(surfaces):
        from shapely import is_valid_reason
        from shapely.geometry import shape

        said = str(is_valid_reason(shape({"type": kind, "coordinates": coordinates})))
        if said != "Valid Geometry":
            return f"the surface is not valid ({said})", "rings that neither cross nor touch along a line"
    return None


def _segments(rings: Sequence[Sequence[Position]]) -> Iterator[_Segment]:
    number = 0
    for at, ring in enumerate(rings):
        for (x0, y0), (x1, y1) in pairwise(ring):
            yield (x0, y0, x1, y1, number, at) if (x0, y0) <= (x1, y1) else (x1, y1, x0, y0, number, at)
            number += 1
        number += 1  # the last of a ring and the first of the next are no neighbours


def _plain(surfaces: Sequence[Sequence[Sequence[Position]]]) -> bool:
    """Tell whether no segments share a point, neighbours' common end apart; swept from west to east.

    Rings that touch in corners are plain too, as long as none crosses another or is cut in two.
    """
    rings = [ring for surface in surfaces for ring in surface]
    ends = list(accumulate(len(ring) for ring in rings))
    closing = {end - len(ring): end - 2 for end, ring in zip(ends, rings, strict=True)}
    touches = set[tuple[int, int, Position]]()
    active: list[_Segment] = []
    for segment in sorted(_segments(rings)):
        x0, y0, _, y1, here, ring = segment
        low, high = (y0, y1) if y0 <= y1 else (y1, y0)
        active = [other for other in active if other[2] >= x0]
        for other in active:
            a, b = other[1], other[3]
            if (a if a <= b else b) > high or (b if a <= b else a) < low:
                continue
            there = other[4]
            beside = abs(here - there) == 1 or closing.get(min(here, there)) == max(here, there)
            if not _meet(segment, other, beside):
                continue
            corner = {segment[:2], segment[2:4]} & {other[:2], other[2:4]}
            if ring == other[5] or len(corner) != 1 or _along(segment, other):
                return False
            touches.add((min(ring, other[5]), max(ring, other[5]), corner.pop()))
        active.append(segment)
        if len(active) > MANY:
            return False
    shells = set(accumulate((len(surface) for surface in surfaces[:-1]), initial=0))
    joined = Counter((one, other) for one, other, _ in touches)
    return all(segment[:2] != segment[2:4] for segment in _segments(rings)) and all(
        # Two that touch once cannot cross: they would have to cross back. A hole that touches may cut its surface.
        {one, other} <= shells and (times == 1 or _apart(rings[one], rings[other]))
        for (one, other), times in joined.items()
    )


def _apart(ring: Sequence[Position], other: Sequence[Position]) -> bool:
    """Tell whether of two rings that meet in corners only one lies outside the other from corner to corner."""
    corners = set(other)
    middles = [((x0 + x1) / 2, (y0 + y1) / 2) for (x0, y0), (x1, y1) in pairwise(ring)]
    return not any(_holds(other, *at) for at in [*ring, *middles] if at not in corners)


def _side(s: _Segment, x: float, y: float) -> float:
    return (s[2] - s[0]) * (y - s[1]) - (s[3] - s[1]) * (x - s[0])


def _along(one: _Segment, other: _Segment) -> bool:
    """Tell whether two segments have more than a point in common."""
    if not _side(one, other[0], other[1]) == _side(one, other[2], other[3]) == 0:
        return False
    return max(one[:2], other[:2]) < min(one[2:4], other[2:4])


def _meet(one: _Segment, other: _Segment, beside: bool) -> bool:
    """Tell whether two segments share a point; of neighbours, whether one goes back on the other."""
    if beside:
        return _along(one, other)
    a, b = _side(one, other[0], other[1]), _side(one, other[2], other[3])
    c, d = _side(other, one[0], one[1]), _side(other, one[2], one[3])
    return (a <= 0 <= b or b <= 0 <= a) and (c <= 0 <= d or d <= 0 <= c)


def _holds(ring: Sequence[Position], x: float, y: float) -> bool:
    """Tell whether a ring holds a point that is not on it: how often a ray to the east leaves it."""
    inside = False
    for (x0, y0), (x1, y1) in pairwise(ring):
        if (y0 > y) != (y1 > y) and x < x0 + (x1 - x0) * (y - y0) / (y1 - y0):
            inside = not inside
    return inside


def _astray(surfaces: Sequence[Sequence[Sequence[Position]]]) -> bool:
    """Tell whether a hole lies outside its surface or within another hole, or a surface within another."""
    boxes = [_box(shell) for shell, *_ in surfaces]
    for shell, *holes in surfaces:
        for hole in holes:
            if not _in(hole, shell) or any(_in(hole, other) for other in holes if other is not hole):
                return True
    for at, (shell, *_) in enumerate(surfaces):
        west, east, south, north = boxes[at]
        for index, (other, *holes) in enumerate(surfaces):
            box = boxes[index]
            around = index != at and box[0] <= west and east <= box[1] and box[2] <= south and north <= box[3]
            if around and _in(shell, other) and not any(_in(shell, hole) for hole in holes):
                return True
    return False


def _in(ring: Sequence[Position], other: Sequence[Position]) -> bool:
    """Tell whether a ring lies within another that it does not cross."""
    corners = set(other)
    return _holds(other, *next((at for at in ring if at not in corners), ring[0]))


def _box(ring: Sequence[Position]) -> tuple[float, float, float, float]:
    xs, ys = zip(*ring, strict=True)
    return min(xs), max(xs), min(ys), max(ys)
