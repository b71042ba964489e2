"""The division in steps, in values: which events tell each step, what moved in the war, what the areas are.

The war is told by dated events at towns and by nothing else: the data have no front lines, and none are invented.
Steps, marks of the war, names of the two states and statements are tables: `data/figures/steps.csv`, `moves.csv`,
`sides.csv`, `statements.csv`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from annotate.figures.kit.scene import Shape
from annotate.figures.korea.data import Areas
from annotate.values.drawn import Move, Side, Stage, Statement
from annotate.values.edtf import Edtf
from annotate.values.errors import DataError
from annotate.values.model import Certainty, Event, ZoneStat

if TYPE_CHECKING:
    from annotate.edition import Edition


PANELS = {"zones": ("zones",), "states": ("held", "claimed"), "war": ("war",), "line": ("line",)}
"""The panels that show a step, by its id."""


SHAPES = {
    Shape.DOWN: "northern or Chinese forces",
    Shape.UP: "southern or United Nations forces",
    Shape.SQUARE: "landing from the sea",
    Shape.DIAMOND: "armistice talks",
}
"""What the marks of the war say."""


@dataclass(frozen=True, slots=True)
class Story:
    """What the edition tells of the division: its steps, what is drawn of them, and the event record by id."""

    stages: tuple[Stage, ...]
    moves: tuple[Move, ...]
    sides: tuple[Side, ...]
    statements: tuple[Statement, ...]
    dated: dict[str, Event]

    def side(self, side: str) -> Side:
        """Return the state of a side; raise `DataError` where the table has none."""
        for each in self.sides:
            if each.side == side:
                return each
        raise DataError(f"data/figures/sides.csv has no {side}.", remedy="Add the row.")


@dataclass(frozen=True, slots=True)
class Gain:
    """Ground that changed sides, in square kilometres: measured on our outlines, and as the table of zones has it."""

    measure: str
    words: str
    date: Edtf
    measured: float
    published: float
    sources: tuple[str, ...]
    certainty: Certainty
    note: str

    @property
    def apart(self) -> float:
        """How far our measure is from the table's figure, in percent of the latter."""
        return 100 * (self.measured / self.published - 1)


_GAINS = (
    ("ground north of 38° N held by the south since 1953", "south", "North of the parallel, southern side since 1953"),
    ("ground south of 38° N held by the north since 1953", "north", "South of the parallel, northern side since 1953"),
    ("net gain of ground between 1945 and 1953", "south", "Net gain of the southern side"),
)


def read(edition: Edition) -> Story:
    """Return the steps and what is drawn of them.

    Raises
    ------
    DataError
        If the record lacks an event that a table names.
    """
    dated = {event.id: event for event in edition.events}
    stages, moves, sides = (
        edition.drawn(Stage),
        edition.drawn(Move),
        edition.drawn(Side),
    )
    named = (
        *(id for stage in stages for id in stage.events),
        *(m.event for m in moves),
        *(s.proclaimed for s in sides),
    )
    if missing := sorted(set(named) - set(dated)):
        raise DataError(
            f"data/history/events.csv lacks {', '.join(missing)}.",
            remedy="Restore the rows, or change the tables of data/figures.",
        )
    return Story(stages, moves, sides, edition.drawn(Statement), dated)


def gains(stats: Sequence[ZoneStat], measured: Areas) -> tuple[Gain, ...]:
    """Return the ground that changed sides, our measure beside the figure in `data/history/zone_stats.csv`.

    Raises
    ------
    DataError
        If the table lacks a measure or its number.
    """
    ours = (measured.to_south, measured.to_north, measured.net_to_south)
    rows = {stat.measure: stat for stat in stats}
    found = []
    for (measure, side, words), km2 in zip(_GAINS, ours, strict=True):
        row = rows.get(measure)
        published = (row.north if side == "north" else row.south) if row else None
        if row is None or published is None:
            raise DataError(
                f"data/history/zone_stats.csv has no number for {measure!r} ({side}).",
                remedy="Restore the row; the step of 1953 compares our measure with it.",
            )
        found.append(Gain(measure, words, row.date, km2, published, row.sources, row.certainty, row.note))
    return tuple(found)
