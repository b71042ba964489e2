"""Measuring on the ellipsoid, and windows that turn degrees into scene pixels through a named projection.

Areas and lengths are geodesic, on the WGS 84 ellipsoid (Karney 2013, as in `pyproj.Geod`); nothing is measured on the
drawing. The drawing uses a Lambert azimuthal equal-area projection centred on Korea, so that surfaces on paper may be
compared by eye; its parallels are faintly curved.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from annotate.figures.kit.scene import Ring
from annotate.files.geodata import Feature

PROJECTION = "+proj=laea +lat_0=38 +lon_0=127.5 +datum=WGS84 +units=m"
PROJECTION_NAME = "Lambert azimuthal equal-area projection centred on 38° N 127.5° E (WGS 84)"

# Edges are cut into steps of this many degrees before they are measured.
_STEP = 0.02

# Smaller than this a piece is a speck, not a shape, in scene pixels squared.
_SPECK = 0.7


def area_km2(feature: Feature) -> float:
    """Return the geodesic area of a feature's polygons in square kilometres.

    Edges are straight in longitude and latitude (RFC 7946, section 3.1.1), so that the cut follows the parallel and
    not the geodesic between its ends, which would take some 180 square kilometres from the north.
    """
    from pyproj import Geod

    geod = Geod(ellps="WGS84")
    whole = feature.geometry.segmentize(_STEP)
    parts = getattr(whole, "geoms", [whole])
    return float(sum(abs(geod.geometry_area_perimeter(part)[0]) for part in parts) / 1e6)


def length_km(feature: Feature) -> float:
    """Return the geodesic length of a feature's line in kilometres."""
    from pyproj import Geod

    return float(Geod(ellps="WGS84").geometry_length(feature.geometry) / 1e3)


@dataclass(frozen=True)
class Window:
    """A part of the earth and the pixels it fills.

    Attributes
    ----------
    centre
        Longitude and latitude in degrees of the middle.
    km_per_pixel
        Scale; true at the centre of the projection, within 0.3 percent over Korea.
    width, height
        In scene pixels.
    """

    centre: tuple[float, float]
    km_per_pixel: float
    width: float
    height: float

    @cached_property
    def _transformer(self) -> Any:
        from pyproj import Transformer

        return Transformer.from_crs("EPSG:4326", PROJECTION, always_xy=True)

    @cached_property
    def _origin(self) -> tuple[float, float]:
        x, y = self._transformer.transform(*self.centre)
        return x, y

    def fitted(self, width: float) -> Window:
        """Return a window on the same ground that is so many pixels wide."""
        per = self.width / width
        return Window(self.centre, self.km_per_pixel * per, width, self.height / per)

    def point(self, longitude: float, latitude: float) -> tuple[float, float]:
        """Return where a point of the earth lies in the scene."""
        x, y = self._transformer.transform(longitude, latitude)
        return self._pixel(x, y)

    def _pixel(self, x: float, y: float) -> tuple[float, float]:
        metres = self.km_per_pixel * 1000
        return (x - self._origin[0]) / metres + self.width / 2, self.height / 2 - (y - self._origin[1]) / metres

    def holds(self, longitude: float, latitude: float, margin: float = 0) -> bool:
        """Tell whether a point lies inside, at least `margin` pixels from the edge."""
        return self.inside(longitude, latitude) >= margin

    def inside(self, longitude: float, latitude: float) -> float:
        """Return how far a point lies inside the nearest edge, in pixels; outside, a negative number."""
        x, y = self.point(longitude, latitude)
        return min(x, self.width - x, y, self.height - y)

    def _inside(self, shape: Any, tolerance: float) -> Any:
        from shapely.geometry import box

        return shape.intersection(box(0, 0, self.width, self.height)).simplify(tolerance)

    def onto(self, geometry: Any) -> Any:
        """Return a geometry, given in degrees, in scene pixels: neither cut nor generalised."""
        from shapely import transform
        from shapely.affinity import affine_transform

        per = 1 / (self.km_per_pixel * 1000)
        dx, dy = self.width / 2 - self._origin[0] * per, self.height / 2 + self._origin[1] * per
        projected = transform(geometry, self._project)
        return affine_transform(projected, [per, 0, 0, -per, dx, dy])

    def _project(self, positions: Any) -> Any:
        from numpy import column_stack

        return column_stack(self._transformer.transform(positions[:, 0], positions[:, 1]))

    def rings(self, geometry: Any, tolerance: float = 0.35) -> tuple[Ring, ...]:
        """Return a surface's outlines in the scene: clipped, generalised by `tolerance` pixels, specks left out."""
        return self.cut(self.onto(geometry), tolerance)

    def cut(self, surface: Any, tolerance: float = 0.35) -> tuple[Ring, ...]:
        """Return the outlines of a surface that is in scene pixels already, as `rings` does."""
        from shapely.geometry.polygon import orient

        rings: list[Ring] = []
        shape = self._inside(surface, tolerance)
        for part in getattr(shape, "geoms", [shape]):
            if part.geom_type == "Polygon" and part.area >= _SPECK:
                whole = orient(part)
                rings += [tuple(ring.coords)[:-1] for ring in (whole.exterior, *whole.interiors)]
        return tuple(rings)

    def lines(self, geometry: Any, tolerance: float = 0.2) -> tuple[Ring, ...]:
        """Return a line's pieces inside the scene."""
        shape = self._inside(self.onto(geometry), tolerance)
        parts = getattr(shape, "geoms", [shape])
        return tuple(tuple(part.coords) for part in parts if part.geom_type == "LineString" and not part.is_empty)
