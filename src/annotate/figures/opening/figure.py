"""The picture of the first page: the line of 1945, and how many governments had relations with either Korea since."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from annotate.figures.kit import geometry, views
from annotate.figures.kit.figure import Column, Figure, Row, Wording, numbers
from annotate.figures.kit.scene import Entry, Line, Placed, Sheet, box
from annotate.figures.kit.views import View
from annotate.figures.korea import data as korea
from annotate.figures.opening.scene import columns, line
from annotate.figures.recognition import data as recognition_data
from annotate.figures.recognition.data import FIRST, LAST, Year

if TYPE_CHECKING:
    from annotate.edition import Edition

ID = "opening"
_MARKED = {"RUS": "Moscow", "CHN": "Beijing"}
"""The two neighbours of the article by their rows in the record: the years in which they came to Seoul stand out."""


def _came(years: Sequence[Year]) -> tuple[tuple[str, int], ...]:
    """Return the neighbours with the first year at whose end they had relations with Seoul."""
    found = ((name, next((y.year for y in years if code in y.every.rok), 0)) for code, name in _MARKED.items())
    return tuple((name, year) for name, year in found if year)


def _description(years: Sequence[Year]) -> tuple[str, ...]:
    first, last = years[0].every, years[-1].every
    came = "; ".join(f"{name} had relations with Seoul from {year} on" for name, year in _came(years))
    return (
        "The map shows Korea in August 1945, cut along 38 degrees north. The columns beside it count, for the end of "
        "each year, the governments that had relations with Seoul and with Pyongyang.",
        f"At the end of {FIRST} Seoul had {len(first.rok)} and Pyongyang {len(first.dprk)}; at the end of {LAST} "
        f"{len(last.rok)} and {len(last.dprk)}, and {len(last.both)} had relations with both. {came}.",
    )


def build(edition: Edition) -> Figure:
    """Return the picture.

    Raises
    ------
    InputError, DataError
        If a layer or the record of recognition cannot be read.
    """
    division = korea.read(edition)
    years = recognition_data.by_year(edition.recognition)
    last = years[-1].every
    title = (
        f"One line in 1945, two columns of embassies after it: {len(last.rok)} with Seoul, {len(last.dprk)} with "
        f"Pyongyang by {LAST}, {len(last.both)} with both"
    )
    drawn = line(division), columns(years, [year for _, year in _came(years)])
    layers = (*division.zones, division.parallel, *division.neighbours)
    cited = tuple(key for feature in layers for key in feature.sources)
    return Figure(
        id=ID,
        said=tuple(Wording(view, title, _description(years)) for view in (View.ALL, *views.scope(ID).views)),
        alt="Korea cut along the 38th parallel in 1945; and, year by year, the governments with relations to Seoul on "
        "the left, to Pyongyang on the right, those with both in the middle.",
        panels=drawn,
        legend=(
            Entry(box("american-zone"), "American zone; bars: relations with Seoul only"),
            Entry(box("soviet-zone"), "Soviet zone; bars: relations with Pyongyang only"),
            Entry(box("later"), "innermost: relations with both"),
            Entry(Line("parallel", ((2, 8), (26, 8))), "38th parallel, the line of 1945"),
        ),
        columns=(Column("End of the year"), *numbers("Seoul", "Pyongyang", "Both")),
        rows=tuple(
            Row("", (str(y.year), *(str(len(some)) for some in (y.every.rok, y.every.dprk, y.every.both))))
            for y in years
        ),
        cited=cited,
        method=f"{geometry.PROJECTION_NAME}. Relations are counted as in annotate.facts.counts, on 31 December; the "
        "acts behind them stand with their sources on the page of acts, doubtful ones among them.",
        sheet=Sheet(
            height=700,
            panels=(Placed(drawn[0], drawn[0].title, 16, 96), Placed(drawn[1], drawn[1].title, 400, 96)),
            legend_at=(16, 580),
            legend_width=720,
            source="Sources: Natural Earth 1:10m; data/history/acts.csv.",
        ),
    )
