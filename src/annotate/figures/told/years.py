"""Which years the texts dwell on and which they pass over, beside the density of the event record."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from annotate.figures.kit.figure import Column, Figure, References, Row, Wording, data_file, references
from annotate.figures.kit.png import Sheet
from annotate.figures.kit.scene import Area, Entry, Placed
from annotate.figures.kit.views import View, overlay, verified
from annotate.figures.told import data as told_data
from annotate.figures.told.data import NARRATIVES, Dwelling, Narrative
from annotate.figures.told.scene import density
from annotate.files.project import Project
from annotate.values.model import Event

ID = "told-years"

_EVENTS = "history/events.csv"
_COLUMNS = (
    Column("Year"),
    *(Column(f"{n.words.capitalize()}{more}", numeric=bool(more)) for n in NARRATIVES for more in ("", ", weight")),
    Column("Events on record", numeric=True),
    Column("Sources", sources=True),
)


def inputs() -> tuple[str, ...]:
    """Return the files under `data/` that the figure is made from."""
    return (*(name for of in NARRATIVES for name in told_data.files(of)), _EVENTS, "bibliography.bib")


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


def _wording(counted: Mapping[Narrative, tuple[Dwelling, ...]], view: View) -> Wording:
    """Return the finding and the figure in words, counted from the dates and events that a view shows."""
    article = next(iter(counted.values()))
    title = (
        f"The article names {sum(y.named for y in article)} of the {len(article)} years from {article[0].year} to "
        f"{article[-1].year} and passes over {len(told_data.passed_over(article))}"
    )
    return Wording(view, title, tuple(_sentence(of.words, years) for of, years in counted.items()))


def build(project: Project, events: tuple[Event, ...], bibliography: References) -> Figure:
    """Return the figure.

    Parameters
    ----------
    project
        The edition whose annotations are counted.
    events
        The event record; an event counts in the year in which it begins.
    bibliography
        Puts the keys of sources into words.

    Raises
    ------
    DataError, InputError
        If an annotation cannot be read.
    """
    first, last = told_data.extent(events)
    told = {of: told_data.read(project, of.text) for of in NARRATIVES}
    counted = {of: told_data.dwelling(dates, events, first, last) for of, dates in told.items()}
    known = tuple(event for event in events if verified(event.certainty, seen=event.seen))
    sure = {
        of: told_data.dwelling([t for t in dates if View.VERIFIED in t.views], known, first, last)
        for of, dates in told.items()
    }
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
    rows = _rows((counted, sources), (sure, _sources(known)))
    say = [_wording(years, view) for view, years in ((View.ALL, counted), (View.VERIFIED, sure))]
    title = say[0].title
    legend = _legend()
    second = 88 + scenes[0].height + 36
    bottom = second + scenes[1].height
    return Figure(
        id=ID,
        title=title,
        alt="Columns by year: above a line the share of the text’s dates, below it the share of the recorded events, "
        "once for the article and once for the essay.",
        description=say[0].description,
        panels=scenes,
        legend=legend,
        layers=(),
        columns=_COLUMNS,
        rows=rows,
        references=references(bibliography, (key for keys in sources.values() for key in keys)),
        provenance=tuple(data_file(project, project.data / n) for n in inputs() if n != "bibliography.bib"),
        method="Each date has the weight one, shared evenly among the years that it covers, so that a decade gives a "
        "tenth to each of its years; what lies outside the years of the record is not drawn. Shares above and below "
        "the line are on one scale. The record is what the editors chose to enter, not how much happened.",
        sheet=Sheet(
            title=title,
            width=760,
            height=bottom + 170,
            panels=tuple(Placed(s, s.title, 16, top) for s, top in zip(scenes, (88, second), strict=True)),
            legend=legend,
            legend_at=(16, bottom + 28),
            legend_width=720,
            source="Sources: data/annotations for the texts, data/history/events.csv for the record.",
        ),
        views=tuple(say[1:]),
    )


def _cells(one: Dwelling, other: Dwelling, sources: Sequence[str]) -> tuple[str, ...]:
    treated = (one.treatment, f"{one.weight:.2f}", other.treatment, f"{other.weight:.2f}")
    return (str(one.year), *treated, str(one.events), "; ".join(sources))


_Counted = tuple[Mapping[Narrative, tuple[Dwelling, ...]], Mapping[int, tuple[str, ...]]]


def _rows(every: _Counted, sure: _Counted) -> tuple[Row, ...]:
    """Return a row a year, and a second one for the view of what is verified where it says something else."""
    rows = []
    for all_told, sure_told in zip(
        zip(*every[0].values(), strict=True), zip(*sure[0].values(), strict=True), strict=True
    ):
        both = [
            _cells(article, essay, sources.get(article.year, ()))
            for (article, essay), (_, sources) in ((all_told, every), (sure_told, sure))
        ]
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
