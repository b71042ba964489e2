"""Which years the texts dwell on and which they pass over, beside the density of the event record."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from annotate.figures.kit.figure import Column, Figure, Row, Wording
from annotate.figures.kit.scene import Area, Entry, stacked
from annotate.figures.kit.views import View, overlay, verified
from annotate.figures.texts import Narrative, narratives
from annotate.figures.told import data as told_data
from annotate.figures.told.data import Dwelling
from annotate.figures.told.scene import density
from annotate.values.record import Event

if TYPE_CHECKING:
    from annotate.edition import Edition

ID = "told-years"

Counted = Mapping[Narrative, tuple[Dwelling, ...]]


def _columns(texts: Sequence[Narrative]) -> tuple[Column, ...]:
    named = (Column(f"{of.words.capitalize()}{more}", numeric=bool(more)) for of in texts for more in ("", ", weight"))
    return Column("Year"), *named, Column("Events on record", numeric=True), Column("Sources", sources=True)


def _box(role: str) -> Area:
    return Area(role, (((4, 2), (24, 2), (24, 14), (4, 14)),))


def _legend() -> tuple[Entry, ...]:
    return (
        Entry(_box("american"), "above the line, full: year named by the text"),
        Entry(_box("american-zone"), "above the line, light: year only within a longer stretch, such as a decade"),
        Entry(_box("later"), "below the line, full: events of a year that the text names or covers"),
        Entry(_box("exchanged"), "below the line, light: events of a year that the text passes over"),
    )


def _sentence(words: str, years: tuple[Dwelling, ...]) -> str:
    most = ", ".join(f"{y.year} ({y.weight:.1f})" for y in told_data.dwelt_on(years))
    left = told_data.passed_over(years)
    run = told_data.longest_unnamed(years)
    missed = sum(y.events for y in left)
    gap = f" Its longest run without a named year is {run[0].year} to {run[-1].year}." if run else ""
    return (
        f"The {words} names {sum(y.named for y in years)} of {len(years)} years; most weight falls on {most}. "
        f"It passes over {len(left)} years, in which {missed} of {sum(y.events for y in years)} events on record begin."
        f"{gap}"
    )


def _wording(counted: Counted, view: View) -> Wording:
    """Return the finding and the figure in words, counted from the dates and events that a view shows."""
    of, years = next(iter(counted.items()))
    title = (
        f"The {of.words} names {sum(y.named for y in years)} of the {len(years)} years from {years[0].year} to "
        f"{years[-1].year} and passes over {len(told_data.passed_over(years))}"
    )
    return Wording(view, title, tuple(_sentence(of.words, years) for of, years in counted.items()))


def build(edition: Edition) -> Figure:
    """Return the figure: every text beside the event record; an event counts in the year in which it begins.

    Raises
    ------
    DataError, InputError
        If an annotation cannot be read.
    """
    texts, events = narratives(edition), edition.events
    first, last = told_data.extent(events)
    known = tuple(event for event in events if verified(event.certainty, seen=event.seen))
    counted: dict[Narrative, tuple[Dwelling, ...]] = {}
    sure: dict[Narrative, tuple[Dwelling, ...]] = {}
    for of in texts:
        dates = told_data.read(edition, of)
        counted[of] = told_data.dwelling(dates, events, first, last)
        sure[of] = told_data.dwelling([t for t in dates if View.VERIFIED in t.views], known, first, last)
    scenes = tuple(
        overlay(
            {
                View.ALL: density(years, of.words, [sure[of]]),
                View.VERIFIED: density(sure[of], of.words, [years]),
            }
        )
        for of, years in counted.items()
    )
    sources = _sources(events)
    return Figure(
        id=ID,
        said=(_wording(counted, View.ALL), _wording(sure, View.VERIFIED)),
        alt="Columns by year: above a line the share of the text’s dates, below it the share of the recorded events, "
        f"{' and '.join(f'once for the {of.words}' for of in texts)}.",
        panels=scenes,
        legend=_legend(),
        columns=_columns(texts),
        rows=_rows((counted, sources), (sure, _sources(known))),
        cited=tuple(key for keys in sources.values() for key in keys),
        method="Each date has the weight one, shared evenly among the years that it covers, so that a decade gives a "
        "tenth to each of its years; what lies outside the years of the record is not drawn. Shares above and below "
        "the line are on one scale. The record is what the editors chose to enter, not how much happened.",
        sheet=stacked(
            scenes,
            "Sources: data/annotations for the texts, data/history/events.csv for the record.",
            room=170,
            between=36,
            below=28,
        ),
    )


def _cells(treated: Sequence[Dwelling], sources: Mapping[int, tuple[str, ...]]) -> tuple[str, ...]:
    """Return the row of a year: how each text treats it, and the events on record."""
    year = treated[0]
    said = (cell for one in treated for cell in (one.treatment, f"{one.weight:.2f}"))
    return str(year.year), *said, str(year.events), "; ".join(sources.get(year.year, ()))


_Counted = tuple[Counted, Mapping[int, tuple[str, ...]]]


def _rows(every: _Counted, sure: _Counted) -> tuple[Row, ...]:
    """Return a row a year, and a second one for the view of what is verified where it says something else."""
    rows = []
    by_year = (zip(*counted.values(), strict=True) for counted, _ in (every, sure))
    for treated in zip(*by_year, strict=True):
        both = [_cells(years, sources) for years, (_, sources) in zip(treated, (every, sure), strict=True)]
        if both[0] == both[1]:
            rows.append(Row("", both[0]))
        else:
            rows += [Row("", cells, (view,)) for cells, view in zip(both, (View.ALL, View.VERIFIED), strict=True)]
    return tuple(rows)


def _sources(events: Sequence[Event]) -> dict[int, tuple[str, ...]]:
    """Return the sources of the events that begin in each year."""
    found: dict[int, dict[str, None]] = {}
    for event in events:
        found.setdefault(_year(event), {}).update(dict.fromkeys(event.sources))
    return {year: tuple(keys) for year, keys in found.items()}


def _year(event: Event) -> int:
    return told_data.extent((event,))[0]
