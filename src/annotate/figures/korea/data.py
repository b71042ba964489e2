"""The division of 1945 in values: zones, lines, towns, landings, and areas measured on the ellipsoid."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from annotate.figures.kit.geometry import area_km2
from annotate.figures.kit.scene import Shape
from annotate.files.geodata import Feature
from annotate.values.edtf import Edtf
from annotate.values.errors import DataError

if TYPE_CHECKING:
    from annotate.edition import Edition

LAYERS = (
    "zones_1945",
    "parallel_38",
    "towns",
    "occupation_1945",
    "armistice_line",
    "exchanged_1953",
    "neighbour_land",
)
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "June", "July", "Aug", "Sept", "Oct", "Nov", "Dec")


@dataclass(frozen=True, slots=True)
class Fate:
    """What became of a town between the parallel of 1945 and the line of 1953, and the shape that says so."""

    zone: str
    later: str
    shape: Shape
    words: str


FATES = (
    Fate("soviet-zone", "dprk", Shape.CIRCLE, "north in 1945, northern side since 1953"),
    Fate("us-zone", "rok", Shape.CIRCLE, "south in 1945, southern side since 1953"),
    Fate("soviet-zone", "rok", Shape.DOWN, "north in 1945, southern side since 1953"),
    Fate("us-zone", "dprk", Shape.UP, "south in 1945, northern side since 1953"),
    Fate("us-zone", "line", Shape.DIAMOND, "south in 1945, on the armistice line since 1953"),
)


@dataclass(frozen=True, slots=True)
class Division:
    """Everything the map draws, read from `data/geo`."""

    zones: tuple[Feature, ...]
    parallel: Feature
    towns: tuple[Feature, ...]
    occupation: tuple[Feature, ...]
    armistice: Feature
    exchanged: tuple[Feature, ...]
    neighbours: tuple[Feature, ...]

    def zone(self, id: str) -> Feature:
        """Return a zone; raise `DataError` if the file has none of that id."""
        return _by_id(self.zones, id)


@dataclass(frozen=True, slots=True)
class Areas:
    """Areas in square kilometres, geodesic on the WGS 84 ellipsoid.

    `to_south` is ground north of the parallel that is on the southern side since 1953, `to_north` the reverse.
    """

    north: float
    south: float
    to_south: float
    to_north: float

    @property
    def total(self) -> float:
        """Both zones together."""
        return self.north + self.south

    @property
    def north_share(self) -> float:
        """The Soviet zone's share of the whole, in percent."""
        return 100 * self.north / self.total

    @property
    def south_share(self) -> float:
        """The American zone's share of the whole, in percent."""
        return 100 - self.north_share

    @property
    def net_to_south(self) -> float:
        """What the southern side gained on balance."""
        return self.to_south - self.to_north


def _by_id(features: tuple[Feature, ...], id: str) -> Feature:
    for feature in features:
        if feature.id == id:
            return feature
    raise DataError(
        f"The geodata have no feature {id!r}.", remedy=f"Restore it; there are: {', '.join(f.id for f in features)}."
    )


def read(edition: Edition) -> Division:
    """Return the map's layers.

    Raises
    ------
    InputError, DataError
        If a file is missing or a feature breaks the rules of `annotate.files.geodata`.
    """
    zones, parallel, towns, occupation, armistice, exchanged, neighbours = (edition.layer(name) for name in LAYERS)
    return Division(
        zones=zones,
        parallel=_by_id(parallel, "parallel-38"),
        towns=towns,
        occupation=occupation,
        armistice=_by_id(armistice, "armistice-line"),
        exchanged=exchanged,
        neighbours=neighbours,
    )


def features(division: Division) -> tuple[Feature, ...]:
    """Return every feature of the map."""
    return (
        *division.zones,
        division.parallel,
        *division.towns,
        *division.occupation,
        division.armistice,
        *division.exchanged,
        *division.neighbours,
    )


def areas(division: Division) -> Areas:
    """Measure the zones and the ground that changed sides."""
    return Areas(
        north=area_km2(division.zone("soviet-zone")),
        south=area_km2(division.zone("us-zone")),
        to_south=area_km2(_by_id(division.exchanged, "north-of-38-to-south")),
        to_north=area_km2(_by_id(division.exchanged, "south-of-38-to-north")),
    )


def fate(town: Feature) -> Fate:
    """Return what became of a town; raise `DataError` where its zone and side are not a known pair."""
    for known in FATES:
        if (known.zone, known.later) == (town["zone"], town["later"]):
            return known
    raise DataError(
        f"Town {town.id!r} has zone {town['zone']!r} and later side {town['later']!r}.",
        remedy="zone is soviet-zone or us-zone, later is rok, dprk or line (data/geo/README.md).",
    )


def changed(division: Division, later: str) -> tuple[Feature, ...]:
    """Return the towns that came to the other side, `rok` or `dprk`, from west to east."""
    other = {"rok": "soviet-zone", "dprk": "us-zone"}[later]
    found = (t for t in division.towns if t["later"] == later and t["zone"] == other)
    return tuple(sorted(found, key=lambda t: float(t.geometry.x)))


def short_date(when: Edtf) -> str:
    """Return a day or run of days of one month without its year, for labels: `12 Aug`, `13–16 Aug`."""
    (_, month, first), (_, end_month, last) = when.earliest, when.latest
    name = _MONTHS[month - 1]
    if month != end_month:
        return f"{first} {name} to {last} {_MONTHS[end_month - 1]}"
    return f"{first} {name}" if first == last else f"{first}–{last} {name}"
