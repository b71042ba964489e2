"""The surfaces of the states of the world, with those that are no more (`data/geo/world_110m.geojson`)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from annotate.files.geodata import Feature
from annotate.values.edtf import NO_DATE, Day, Edtf

if TYPE_CHECKING:
    from annotate.edition import Edition

LAYER = "world_110m"


@dataclass(frozen=True, slots=True)
class Place:
    """A surface of the map, or a point: its own code, its name, and whose standing it shows until when.

    Attributes
    ----------
    holder, held
        Code of the state whose row it shows, and when; "" where it is always its own.
    lasted
        When a state was that is no more, else no date.
    sources
        Keys of the sources for outline and days.
    """

    key: str
    name: str
    geometry: Any
    holder: str = ""
    held: Edtf = NO_DATE
    lasted: Edtf = NO_DATE
    sources: tuple[str, ...] = ()

    def lent(self, day: Day) -> bool:
        """Tell whether it shows on a day the row of a larger state, or of one that is no more."""
        return bool(self.holder) and self.held.holds(day)


def _place(feature: Feature) -> Place:
    holder, _, span = feature["within"].partition(" ")
    return Place(
        key=feature.id,
        name=feature.name,
        geometry=feature.geometry,
        holder=holder,
        held=Edtf.optional(span),
        lasted=feature.when if feature.geometry.geom_type == "Point" else NO_DATE,
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
