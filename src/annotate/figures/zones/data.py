"""What lay on either side of the parallel, in values: the measures that are given for both zones."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from annotate.figures.kit.views import View, seen_in, verified
from annotate.values.edtf import Edtf
from annotate.values.errors import DataError
from annotate.values.model import Certainty, ZoneStat

SQUARE_MILE = 2.589988110336
"""In square kilometres: the international mile is 1.609344 km by definition (1959)."""


@dataclass(frozen=True, slots=True)
class Measure:
    """A figure given for both zones (`data/history/zone_stats.csv`)."""

    name: str
    north: float
    south: float
    unit: str
    date: Edtf
    sources: tuple[str, ...]
    certainty: Certainty
    note: str

    @property
    def views(self) -> tuple[View, ...]:
        """The views that show it."""
        return seen_in(verified(self.certainty))

    @property
    def north_share(self) -> float:
        """North as a share of north and south, in percent."""
        return 100 * self.north / (self.north + self.south)


# What is drawn, from the top: the file's `measure` and date, and the words beside the bar.
SHOWN = (
    ("land area in 1945, Natural Earth coast", "1945", "Land"),
    ("population", "1944-05-01", "Population, May 1944"),
    ("share of heavy industry", "1945", "Heavy industry"),
    ("share of the output of electric power", "1945", "Electric power"),
    ("share of light industry", "1945", "Light industry"),
    ("share of agriculture", "1945", "Agriculture"),
    ("share of commerce", "1945", "Commerce"),
)


def measures(stats: Sequence[ZoneStat]) -> tuple[Measure, ...]:
    """Return the figures that are given for both zones, in file order."""
    return tuple(
        Measure(s.measure, s.north, s.south, s.unit, s.date, s.sources, s.certainty, s.note)
        for s in stats
        if s.north is not None and s.south is not None
    )


def land(measures: tuple[Measure, ...], date: str = "1945") -> tuple[Measure, ...]:
    """Return every figure for the land of a date as the file has it: computed on several coasts, and published."""
    return tuple(m for m in measures if "land area" in m.name and m.date.text == date)


def in_km2(measure: Measure) -> tuple[float, float]:
    """Return north and south in square kilometres.

    Raises
    ------
    DataError
        If the measure is no area in square kilometres or square miles.
    """
    units = {"km2": 1.0, "square miles": SQUARE_MILE}
    if measure.unit not in units:
        raise DataError(
            f"{measure.name!r} is in {measure.unit}, no unit of area.", remedy=f"One of: {', '.join(units)}."
        )
    return measure.north * units[measure.unit], measure.south * units[measure.unit]


def shown(measures: tuple[Measure, ...]) -> tuple[tuple[str, Measure], ...]:
    """Return the measures that are drawn, with the words beside their bars.

    Raises
    ------
    DataError
        If one of `SHOWN` is not in the file.
    """
    known = {(m.name, m.date.text): m for m in measures}
    missing = [name for name, when, _ in SHOWN if (name, when) not in known]
    if missing:
        raise DataError(
            f"data/history/zone_stats.csv lacks {', '.join(missing)}.",
            remedy="Restore the rows, or change SHOWN in annotate.figures.zones.data.",
        )
    return tuple((words, known[name, when]) for name, when, words in SHOWN)
