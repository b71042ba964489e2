"""The surfaces of the states of the world, with those that are no more (`data/geo/world_110m.geojson`)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from annotate.files.geodata import Feature
from annotate.values import edtf

if TYPE_CHECKING:
    from annotate.edition import Edition

LAYER = "world_110m"


@dataclass(frozen=True, slots=True)
class Place:
    """A surface of the map, or a point: its own code, its name, and whose standing it shows until when.

    Attributes
    ----------
    holder, since, until
        Code of the state whose row it shows, from the day `since` to the day `until`, both included; all "" where it
        is always its own.
    first, last
        First and last day of a state that is no more, else "".
    sources
        Keys of the sources for outline and days.
    """

    key: str
    name: str
    geometry: Any
    holder: str = ""
    since: str = ""
    until: str = ""
    first: str = ""
    last: str = ""
    sources: tuple[str, ...] = ()

    def lent(self, day: str) -> bool:
        """Tell whether it shows on a day the row of a larger state, or of one that is no more."""
        key = edtf.sort_key
        return bool(self.holder) and key(self.since) <= key(day) <= key(self.until)


def _place(feature: Feature) -> Place:
    holder, _, span = feature["within"].partition(" ")
    lent = edtf.bounds(span or "../..") if holder else edtf.Bounds("", "")
    lasted = edtf.bounds(feature.when) if feature.geometry.geom_type == "Point" else edtf.Bounds("", "")
    return Place(
        key=feature.id,
        name=feature.name,
        geometry=feature.geometry,
        holder=holder,
        since=lent.earliest,
        until=lent.latest,
        first=lasted.earliest,
        last=lasted.latest,
        sources=feature.sources,
    )


def read_places(edition: Edition) -> tuple[Place, ...]:
    """Return the outlines and squares of the map.

    Raises
    ------
    InputError, DataError
        If the file is missing or a feature breaks the rules of `annotate.files.geodata`.
    """
    return tuple(_place(feature) for feature in edition.layer(LAYER))
