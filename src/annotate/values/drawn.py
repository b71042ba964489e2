"""What is drawn by an editor's choice and not computed: the rows of `data/figures/`."""

from __future__ import annotations

from dataclasses import dataclass

from annotate.values.edtf import NO_DATE, Edtf
from annotate.values.model import Certainty


@dataclass(frozen=True, slots=True)
class Lane:
    """A row of the timeline.

    Attributes
    ----------
    id, label, meaning
        Its id, what stands beside it, what it holds in words.
    said
        Which events those are: "with Moscow".
    role
        How its marks are drawn.
    fits
        Whether `any` or `all` of an event's bodies must belong to one of `parties`.
    parties
        Ids of states and bodies.
    """

    id: str
    label: str
    meaning: str
    said: str
    role: str
    fits: str
    parties: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Landmark:
    """An event that bears a short name in the timeline."""

    event: str
    words: str


@dataclass(frozen=True, slots=True)
class Surface:
    """A place that is drawn as a surface or line, and its symbol.

    Attributes
    ----------
    entity, words
        Whose it is, and what it is in words.
    label, map
        What is written beside the symbol, and on which map it stands, `korea` or `north`.
    lon, lat, to_lon, to_lat
        Where it stands, and where a line leads from it, in degrees.
    within, day, legend
        For one that is drawn for its own sake, from the outlines that showed the row of a state on a day: code of
        that state, the day, and what the legend says.
    """

    entity: str
    words: str
    label: str
    map: str
    lon: float
    lat: float
    to_lon: float | None = None
    to_lat: float | None = None
    within: str = ""
    day: Edtf = NO_DATE
    legend: str = ""

    @property
    def at(self) -> tuple[float, float]:
        """Where its symbol stands: longitude and latitude."""
        return self.lon, self.lat

    @property
    def leads_to(self) -> tuple[float, float] | None:
        """Where a line leads from its symbol, if one does."""
        return None if self.to_lon is None or self.to_lat is None else (self.to_lon, self.to_lat)


@dataclass(frozen=True, slots=True)
class Stage:
    """A step of the division: its id, its name and the ids of the events that tell it, in order."""

    id: str
    name: str
    events: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Move:
    """An event of the war at a town of the map, and the shape of its mark."""

    event: str
    town: str
    shape: str


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two states: `north` or `south`, its name on the maps, the event of its proclamation."""

    side: str
    name: str
    proclaimed: str


@dataclass(frozen=True, slots=True)
class Statement:
    """What is said of a step and is no event, in the editors' words, with the keys of the sources."""

    step: str
    words: str
    date: Edtf
    sources: tuple[str, ...]
    certainty: Certainty
    note: str
    line: int = 0
