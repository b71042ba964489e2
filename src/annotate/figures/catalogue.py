"""The table of figures: for each its id, what it shows, the files it is made from, and its builder.

Loading this module loads every figure; `annotate.figures` does so when the table is first asked for.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from annotate.figures.capitals import figure as capitals
from annotate.figures.claims import figure as claims
from annotate.figures.division import figure as division
from annotate.figures.kit.figure import Figure
from annotate.figures.korea import data as division_data
from annotate.figures.places import figure as places
from annotate.figures.places import paragraphs as places_paragraphs
from annotate.figures.recogniser import figure as reading
from annotate.figures.recognition import counts as recognition_counts
from annotate.figures.recognition import data as recognition_data
from annotate.figures.recognition import figure as recognition
from annotate.figures.sources import figure as sources
from annotate.figures.steps import figure as steps
from annotate.figures.timeline import figure as timeline
from annotate.figures.told import data as told_data
from annotate.figures.told import figure as told
from annotate.figures.told import years as told_years
from annotate.figures.zones import figure as zones
from annotate.files.bibliography import Bibliography
from annotate.files.project import Project
from annotate.values.errors import unknown
from annotate.values.model import Event


class Data(Protocol):
    """What figures are made from; an `Edition` is one."""

    @property
    def project(self) -> Project:
        """Where the files lie."""

    @property
    def events(self) -> tuple[Event, ...]:
        """The chronology."""

    @property
    def bibliography(self) -> Bibliography:
        """The sources in words."""


@dataclass(frozen=True, slots=True)
class FigureRow:
    """A figure: its id, what it shows in a few words, the files it is made from, and its builder."""

    id: str
    subject: str
    inputs: tuple[str, ...]
    build: Callable[[Data], Figure]


def _told(text: str) -> Callable[[Data], Figure]:
    return lambda data: told.build(data.project, data.bibliography, text)


FIGURES = (
    FigureRow(
        division.ID,
        "map of the division of 1945",
        (*(f"geo/{name}.geojson" for name in division_data.LAYERS), "bibliography.bib"),
        lambda data: division.build(data.project, data.bibliography),
    ),
    FigureRow(
        zones.ID,
        "shares of land, people and production north and south of the parallel",
        ("history/zone_stats.csv", "bibliography.bib"),
        lambda data: zones.build(data.project, data.bibliography),
    ),
    FigureRow(
        timeline.ID,
        "timeline of the events",
        ("history/events.csv", "bibliography.bib"),
        lambda data: timeline.build(data.project, data.events, data.bibliography),
    ),
    FigureRow(
        capitals.ID,
        "capitals that act: literal and metonymic mentions by place and year",
        capitals.inputs(),
        lambda data: capitals.build(data.project, data.bibliography),
    ),
    FigureRow(
        places.ID,
        "places in the texts: literal mentions on maps of the time, metonymic ones counted by who is meant",
        places.inputs(),
        lambda data: places.build(data.project, data.bibliography),
    ),
    FigureRow(
        places_paragraphs.ID,
        "places by paragraph of both texts",
        places_paragraphs.inputs(),
        lambda data: places_paragraphs.build(data.project, data.bibliography),
    ),
    FigureRow(
        reading.ID,
        "scores of the recogniser on open corpora",
        ("benchmarks/ner.json", "bibliography.bib"),
        lambda data: reading.build(data.project, data.bibliography),
    ),
    FigureRow(
        recognition.ID,
        "map of the world by year: relations with either Korea, both, or neither",
        (f"geo/{recognition_data.LAYER}.geojson", "history/recognition.csv", "bibliography.bib"),
        lambda data: recognition.build(data.project, data.bibliography),
    ),
    FigureRow(
        recognition_counts.ID,
        "states with relations to either Korea, and to both, by year",
        ("history/recognition.csv", "bibliography.bib"),
        lambda data: recognition_counts.build(data.project, data.bibliography),
    ),
    FigureRow(
        steps.ID,
        "the division in four steps, 1945 to 1953",
        steps.inputs(),
        lambda data: steps.build(data.project, data.events, data.bibliography),
    ),
    *(
        FigureRow(
            told.id_of(narrative.text),
            f"told order and calendar order of the {narrative.words}",
            told.inputs(narrative.text),
            _told(narrative.text),
        )
        for narrative in told_data.NARRATIVES
    ),
    FigureRow(
        told_years.ID,
        "years that the texts dwell on and pass over, beside the event record",
        told_years.inputs(),
        lambda data: told_years.build(data.project, data.events, data.bibliography),
    ),
    FigureRow(
        claims.ID,
        "claims of the article: verdicts by paragraph, with evidence",
        claims.INPUTS,
        lambda data: claims.build(data.project, data.bibliography),
    ),
    FigureRow(
        sources.ID,
        "sources: how the rows of each table are known, and which source carries rows alone",
        sources.INPUTS,
        lambda data: sources.build(data.project, data.bibliography),
    ),
)


def build(id: str, data: Data) -> Figure:
    """Return a figure made from an edition's data.

    Parameters
    ----------
    id
        Id of a row of `FIGURES`.
    data
        The edition, `annotate.load()`.

    Raises
    ------
    UsageError
        If there is no such figure; the message lists those there are.
    DataError, InputError
        If a file it is made from is missing or cannot be read.
    """
    for row in FIGURES:
        if row.id == id:
            return row.build(data)
    raise unknown("figure", id, [row.id for row in FIGURES])
