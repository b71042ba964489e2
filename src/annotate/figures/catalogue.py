"""The table of figures: for each its id, what it shows, and its builder.

Loading this module loads every figure; `annotate.figures` does so when the table is first asked for.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING

from annotate.figures.archive import figure as archive
from annotate.figures.capitals import figure as capitals
from annotate.figures.claims import figure as claims
from annotate.figures.dates import figure as dates
from annotate.figures.division import figure as division
from annotate.figures.kit.figure import DataFile, Figure, Reference
from annotate.figures.kit.shown import Shown
from annotate.figures.opening import figure as opening
from annotate.figures.places import figure as places
from annotate.figures.places import paragraphs as places_paragraphs
from annotate.figures.recogniser import figure as recogniser
from annotate.figures.recognition import counts as recognition_counts
from annotate.figures.recognition import figure as recognition
from annotate.figures.sources import figure as sources
from annotate.figures.steps import figure as steps
from annotate.figures.texts import Narrative, narratives
from annotate.figures.timeline import figure as timeline
from annotate.figures.told import figure as told
from annotate.figures.told import years as told_years
from annotate.figures.zones import figure as zones
from annotate.values.errors import unknown

if TYPE_CHECKING:
    from annotate.edition import Edition


@dataclass(frozen=True, slots=True)
class FigureRow:
    """A figure: its id, what it shows in a few words, and its builder."""

    id: str
    subject: str
    build: Callable[[Edition], Figure]


FIGURES = (
    FigureRow(opening.ID, "the line of 1945 and the two columns of embassies", opening.build),
    FigureRow(division.ID, "map of the division of 1945", division.build),
    FigureRow(zones.ID, "shares of land, people and production north and south of the parallel", zones.build),
    FigureRow(timeline.ID, "timeline of the events", timeline.build),
    FigureRow(capitals.ID, "capitals that act: literal and metonymic mentions by place and year", capitals.build),
    FigureRow(
        places.ID,
        "places in the texts: literal mentions on maps of the time, metonymic ones counted by who is meant",
        places.build,
    ),
    FigureRow(places_paragraphs.ID, "places by paragraph of every text", places_paragraphs.build),
    FigureRow(recogniser.ID, "scores of the recogniser on open corpora", recogniser.build),
    FigureRow(dates.ID, "dates read rightly, by what has to be known for it", dates.build),
    FigureRow(
        recognition.ID, "map of the world by year: relations with either Korea, both, or neither", recognition.build
    ),
    FigureRow(
        recognition_counts.ID,
        "states with relations to either Korea, and to both, by year",
        recognition_counts.build,
    ),
    FigureRow(steps.ID, "the division in four steps, 1945 to 1953", steps.build),
    FigureRow(told_years.ID, "years that the texts dwell on and pass over, beside the event record", told_years.build),
    FigureRow(claims.ID, "claims of the edition's subject: verdicts by paragraph, with evidence", claims.build),
    FigureRow(
        sources.ID,
        "sources: how the rows of each table are known, and which source carries rows alone",
        sources.build,
    ),
    FigureRow(archive.ID, "an archive made by lot: places by year and on a map, by sense", archive.build),
)


def _telling(of: Narrative) -> FigureRow:
    subject = f"discourse order and calendar order of the {of.words}"
    return FigureRow(told.id_of(of), subject, lambda edition: told.build(edition, of))


def rows(edition: Edition) -> tuple[FigureRow, ...]:
    """Return the figures of an edition: the rows of `FIGURES`, and the telling of each of its texts."""
    return (*FIGURES, *map(_telling, narratives(edition)))


def _row(id: str, edition: Edition) -> FigureRow:
    known = {row.id: row for row in FIGURES}
    if id not in known:  # only then the texts are asked for
        known = {row.id: row for row in rows(edition)}
    if id not in known:
        raise unknown("figure", id, list(known))
    return known[id]


def show(id: str, edition: Edition) -> Shown:
    """Return a figure made from an edition, with its sources in words and the files that it was found to rest on.

    Parameters
    ----------
    id
        Id of a figure, one of `rows`.
    edition
        The edition, `annotate.load()`.

    Raises
    ------
    UsageError
        If there is no such figure; the message lists those there are.
    DataError, InputError
        If a file it is made from is missing or cannot be read.
    """
    own = edition.apart()
    figure = _row(id, edition).build(own)
    known = edition.bibliography
    cited = tuple(Reference(key, known.name(key), known.text(key)) for key in sorted(set(figure.cited)))
    project = edition.project
    made_from = (DataFile(project.relative(p), sha256(p.read_bytes()).hexdigest()[:12]) for p in own.rests_on)
    return Shown(figure, cited, tuple(made_from))
