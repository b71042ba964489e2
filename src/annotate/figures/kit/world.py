"""The earth on a page: outlines of states and points, through a named equal-area projection, into scene pixels.

Coordinates in the files end at the antimeridian (RFC 7946, section 3.1.9). The drawing is centred on 11° E, so that its
edge runs through the Bering Strait and parts no state; what lies west of that edge is moved to the east, and pieces
that met at the antimeridian become one.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from annotate.figures.kit.scene import Ring

CENTRE = 11
PROJECTION = f"+proj=eqearth +lon_0={CENTRE} +datum=WGS84 +units=m"
PROJECTION_NAME = f"Equal Earth projection centred on {CENTRE}° E (WGS 84), equal-area"

# South of this lies Antarctica alone, north of it nothing but ice.
_SOUTH, _NORTH = -56.5, 83.8
_EDGE = CENTRE - 180
_HAIR = 1e-6
# Generalised to this many pixels of a map WIDTH pixels wide; smaller pieces are specks.
WIDTH, _TOLERANCE, _SPECK = 728.0, 0.25, 1.2


@lru_cache(maxsize=1)
def _transformer() -> Any:
    from pyproj import Transformer

    return Transformer.from_crs("EPSG:4326", PROJECTION, always_xy=True)


@lru_cache(maxsize=1)
def _frame() -> tuple[float, float, float]:
    """Return the left edge and the top in metres of the projection, and pixels in a metre, for a map of WIDTH."""
    right, _ = _transformer().transform(CENTRE + 180 - _HAIR, 0)
    _, top = _transformer().transform(CENTRE, _NORTH)
    return -right, top, WIDTH / (2 * right)


def height(width: float) -> float:
    """Return the height of a map of some width, in scene pixels."""
    _, top, per = _frame()
    _, bottom = _transformer().transform(CENTRE, _SOUTH)
    return float((top - bottom) * per * width / WIDTH)


def point(longitude: float, latitude: float, width: float) -> tuple[float, float]:
    """Return where a point of the earth lies on a map of some width."""
    left, top, per = _frame()
    x, y = _transformer().transform(longitude, latitude)
    scale = per * width / WIDTH
    return (x - left) * scale, (top - y) * scale


def _unbroken(geometry: Any) -> Any:
    from shapely import union_all
    from shapely.affinity import translate
    from shapely.geometry import box

    if geometry.bounds[0] > _EDGE:
        return geometry
    east = geometry.intersection(box(_EDGE + _HAIR, -90, 180, 90))
    west = translate(geometry.intersection(box(-180, -90, _EDGE - _HAIR, 90)), xoff=360)
    return union_all([east, west], grid_size=1e-7)


def rings(geometry: Any) -> tuple[Ring, ...]:
    """Return a surface's outlines on a map of `WIDTH` pixels, generalised to a fraction of a pixel.

    The largest piece is kept however small it is, so that no state vanishes.
    """
    from numpy import column_stack
    from shapely import transform
    from shapely.geometry.polygon import orient

    left, top, per = _frame()

    def onto(positions: Any) -> Any:
        east, north = _transformer().transform(positions[:, 0], positions[:, 1])
        return column_stack(((east - left) * per, (top - north) * per))

    drawn = transform(_unbroken(geometry).segmentize(2), onto).simplify(_TOLERANCE)
    parts = [p for p in getattr(drawn, "geoms", [drawn]) if p.geom_type == "Polygon" and not p.is_empty]
    largest = max(parts, key=lambda p: float(p.area))
    kept = [orient(p) for p in parts if p is largest or p.area >= _SPECK]
    return tuple(tuple(ring.coords)[:-1] for p in kept for ring in (p.exterior, *p.interiors))


def globe(width: float) -> Ring:
    """Return the outline of the earth's surface, cut off in the far south and north, on a map of some width."""
    latitudes = [_SOUTH + (_NORTH - _SOUTH) * k / 40 for k in range(41)]
    east = [point(CENTRE + 180 - _HAIR, latitude, width) for latitude in latitudes]
    west = [point(CENTRE - 180 + _HAIR, latitude, width) for latitude in reversed(latitudes)]
    return (*east, *west)


def scaled(found: tuple[Ring, ...], width: float) -> tuple[Ring, ...]:
    """Return outlines made for a map of `WIDTH` pixels as they are on one of another width."""
    factor = width / WIDTH
    return tuple(tuple((x * factor, y * factor) for x, y in ring) for ring in found)
