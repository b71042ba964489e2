"""Which years the texts dwell on and which they pass over, beside the density of the event record."""

from __future__ import annotations

from annotate.figures import told_data
from annotate.figures.png import Sheet
from annotate.figures.scene import Area, Entry, Placed
from annotate.figures.told_data import NARRATIVES, Dwelling
from annotate.figures.told_scene import density
from annotate.figures.value import Column, Figure, References, Row, data_file, references
from annotate.model import Event
from annotate.project import Project

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
    counted = {of: told_data.dwelling(told_data.read(project, of.text), events, first, last) for of in NARRATIVES}
    scenes = tuple(density(years, of.words) for of, years in counted.items())
    sources = {
        year: tuple(dict.fromkeys(k for e in events if _year(e) == year for k in e.sources))
        for year in range(first, last + 1)
    }
    article, essay = counted.values()
    rows = tuple(
        Row(
            "",
            (
                *(str(one.year), one.treatment, f"{one.weight:.2f}", other.treatment, f"{other.weight:.2f}"),
                *(str(one.events), "; ".join(sources[one.year])),
            ),
        )
        for one, other in zip(article, essay, strict=True)
    )
    passed = len(told_data.passed_over(article))
    title = (
        f"The article names {sum(y.named for y in article)} of the {len(article)} years from {first} to {last} "
        f"and passes over {passed}"
    )
    legend = _legend()
    second = 88 + scenes[0].height + 36
    bottom = second + scenes[1].height
    return Figure(
        id=ID,
        title=title,
        alt="Columns by year: above a line the share of the text’s dates, below it the share of the recorded events, "
        "once for the article and once for the essay.",
        description=tuple(_sentence(of.words, years) for of, years in counted.items()),
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
    )


def _year(event: Event) -> int:
    return told_data.extent((event,))[0]
