"""The division in four steps, in values: which events tell each step, what moved in the war, what the areas are.

The war is told by dated events at towns and by nothing else: the data have no front lines, and none are invented.
To add a statement: the id of an event in `STEPS`; to add a mark of the war: a row in `MOVES`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from annotate.figures.kit.scene import Shape
from annotate.figures.korea.data import Areas
from annotate.files import schema, tables
from annotate.files.project import Project
from annotate.values.errors import DataError
from annotate.values.model import Certainty, Event

STATS = "history/zone_stats"


@dataclass(frozen=True, slots=True)
class Stage:
    """A step: its name, the panels that draw it and the ids of the events that tell it, in order."""

    name: str
    panels: tuple[str, ...]
    events: tuple[str, ...]


STAGES = (
    Stage(
        "August 1945: two zones",
        ("zones",),
        ("ev-line", "ev-stalin-reply", "ev-pyongyang", "ev-go1-issued", "ev-incheon"),
    ),
    Stage(
        "1948: two states, each claiming the whole",
        ("held", "claimed"),
        (
            *("ev-elections", "ev-rok-constitution", "ev-rok", "ev-dprk-constitution", "ev-dprk"),
            *("ev-ussr-dprk", "ev-un195", "ev-us-rok"),
        ),
    ),
    Stage(
        "1950 to 1953: the war",
        ("war",),
        (
            *("ev-war", "ev-seoul-falls", "ev-incheon50", "ev-cross38", "ev-pyongyang50"),
            *("ev-seoul2", "ev-talks"),
        ),
    ),
    Stage("1953: the armistice line", ("line",), ("ev-armistice", "ev-nll", "ev-transfer54")),
)


@dataclass(frozen=True, slots=True)
class Move:
    """An event of the war at a town of the map, the shape of its mark and who acts, in words."""

    event: str
    town: str
    shape: Shape
    words: str


NORTHERN, SOUTHERN = "northern or Chinese forces", "southern or United Nations forces"
MOVES = (
    Move("ev-war", "ongjin", Shape.DOWN, NORTHERN),
    Move("ev-seoul-falls", "seoul", Shape.DOWN, NORTHERN),
    Move("ev-incheon50", "incheon", Shape.SQUARE, SOUTHERN),
    Move("ev-cross38", "yangyang", Shape.UP, SOUTHERN),
    Move("ev-pyongyang50", "pyongyang", Shape.UP, SOUTHERN),
    Move("ev-seoul2", "seoul", Shape.DOWN, NORTHERN),
    Move("ev-talks", "kaesong", Shape.DIAMOND, "armistice talks"),
)


@dataclass(frozen=True, slots=True)
class Claim:
    """What a state said of itself, in the editors' words, with the keys of the sources."""

    words: str
    date: str
    certainty: Certainty
    sources: tuple[str, ...]
    note: str


CLAIM = Claim(
    "Each of the two states held itself to be the government of all Korea; each governed one part",
    "1948",
    Certainty.HIGH,
    ("chung-2020", "constituent-assembly-1948", "gills-1996", "imaeil-2004-10-23", "un-ares-195-iii"),
    "Claim and possession are drawn apart. The claim stands in the two constitutions, in the clauses on territory and "
    "on the capital; of both we read the words in a paper, a debate or a report, not in the statute book. The "
    "resolution bears out only how far the Seoul government's control was seen to reach.",
)


@dataclass(frozen=True, slots=True)
class Gain:
    """Ground that changed sides, in square kilometres: measured on our outlines, and as the table of zones has it."""

    measure: str
    words: str
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


def events_of(stage: Stage, events: Sequence[Event]) -> tuple[Event, ...]:
    """Return the events that tell a step.

    Raises
    ------
    DataError
        If the record lacks one of them.
    """
    known = {event.id: event for event in events}
    missing = [id for id in stage.events if id not in known]
    if missing:
        raise DataError(
            f"data/history/events.csv lacks {', '.join(missing)}.",
            remedy="Restore the rows, or change STAGES in annotate.figures.steps.data.",
        )
    return tuple(known[id] for id in stage.events)


def gains(project: Project, measured: Areas) -> tuple[Gain, ...]:
    """Return the ground that changed sides, our measure beside the figure in `data/history/zone_stats.csv`.

    Raises
    ------
    DataError
        If the table lacks a measure or a number cannot be read.
    """
    ours = (measured.to_south, measured.to_north, measured.net_to_south)
    spec = schema.table(STATS)
    path = project.data / spec.pattern
    rows = {r["measure"]: r for r in tables.require(tables.read(path, spec.columns, project.relative(path))).rows}
    found = []
    for (measure, side, words), km2 in zip(_GAINS, ours, strict=True):
        try:
            row = rows[measure]
            published = float(row[side])
        except (KeyError, ValueError):
            raise DataError(
                f"{project.relative(path)} has no number for {measure!r} ({side}).",
                remedy="Restore the row; the step of 1953 compares our measure with it.",
            ) from None
        sources, certainty = tables.split_list(row["sources"]), Certainty(row["certainty"])
        found.append(Gain(measure, words, km2, published, sources, certainty, row["note"]))
    return tuple(found)
