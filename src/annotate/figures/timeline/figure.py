"""Timeline of the edition's events: an ordered list with dates, and strips of years drawn from it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from annotate.figures.kit import style, svg, views
from annotate.figures.kit.figure import Column, Figure, Row, Wording
from annotate.figures.kit.markup import NOTHING, Markup, el, join
from annotate.figures.kit.page import row_id, source_links
from annotate.figures.kit.scene import Bar, Entry, Mark, Shape, stacked
from annotate.figures.kit.views import attributes, overlay
from annotate.figures.timeline import data as timeline_data
from annotate.figures.timeline import passages as timeline_passages
from annotate.figures.timeline.data import Dated
from annotate.figures.timeline.passages import Passage
from annotate.figures.timeline.scene import draw
from annotate.gazetteer import Gazetteer
from annotate.values.drawn import Landmark, Lane

if TYPE_CHECKING:
    from annotate.edition import Edition

ID = "timeline"

_SEEN = {
    "seen": "source read",
    "standard-reference": "standard reference, not opened for this edition",
    "from-memory": "from memory, to be checked",
}
_COUNTED = dict(enumerate(("no", "one", "two", "three", "four", "five", "six", "seven", "eight")))
_COLUMNS = tuple(
    Column(name, sources=name == "Sources")
    for name in ("Event", "Date", "EDTF", "Lane", "Places", "Certainty", "How the source was seen", "Sources", "Note")
)


def _legend(lanes: Sequence[Lane]) -> tuple[Entry, ...]:
    def bar(start: bool = False, end: bool = False) -> Bar:
        return Bar("town", 2, 5, 24, 6, fade_start=start, fade_end=end)

    return (
        Entry(Mark("town", Shape.CIRCLE, 14, 8, 7), "dot: a day, or up to twenty"),
        Entry(bar(), "bar: runs over a longer time"),
        Entry(bar(True, True), "bar with fading ends: day, month or year not known sharply"),
        *(
            Entry(Mark("town", Shape.CIRCLE, 14, 8, 7, s.certainty), f"{s.look}: {s.meaning}")
            for s in style.CERTAINTIES
        ),
        *(Entry(Mark(n.role, Shape.CIRCLE, 14, 8, 7), f"row “{n.label}”: {n.meaning}") for n in lanes),
    )


def _sample(item: Dated) -> Markup:
    if item.instant:
        return svg.swatch(Mark(item.lane.role, Shape.CIRCLE, 14, 8, 7, item.event.certainty), f"fig-{ID}")
    soft = Bar(item.lane.role, 2, 5, 24, 6, item.event.certainty, item.fade_start, item.fade_end)
    return svg.swatch(soft, f"fig-{ID}")


def machine_date(item: Dated) -> str | None:
    """Return a value for `<time datetime>`: a day, month or year that HTML can hold, else None."""
    first, slash, _ = item.event.date.text.partition("/")
    plain = first.rstrip("~?%")
    month = plain.split("-")[1:2]
    season = bool(month) and int(month[0]) > 12
    return None if slash or "X" in plain or season else plain


def _named_in(passages: tuple[Passage, ...]) -> Markup:
    if not passages:
        return NOTHING
    links = join((el("a", passage.words, href=passage.address) for passage in passages), ", ")
    return el("span", "Date named in: ", links, class_="an-meta")


def _entry(item: Dated, passages: tuple[Passage, ...], name_of: Callable[[str], str]) -> Markup:
    event = item.event
    when = machine_date(item)
    words = event.date.words
    start = el("time", words, datetime=when) if when else el("span", words, class_="an-when")
    meta = f"{event.certainty} certainty; {_SEEN.get(event.seen, event.seen)}: "
    note = el("span", event.note, class_="an-meta") if event.note else NOTHING
    return el(
        "li",
        _sample(item),
        start,
        f" {event.label}",
        note,
        _named_in(tuple(p for p in passages if p.event == event.id)),
        el("span", meta, source_links(event.sources, name_of), class_="an-meta"),
        id=row_id(ID, event.id),
        **attributes(item.views),
    )


def _list(events: tuple[Dated, ...], passages: tuple[Passage, ...], name_of: Callable[[str], str]) -> Markup:
    parts: list[Markup] = []
    before = 0
    for strip in timeline_data.strips(events):
        found = timeline_data.within(events, strip)
        if not found:
            continue
        heading = f"fig-{ID}-{strip.first}"
        parts.append(el("p", f"{strip.label} ({len(found)} events)", class_="an-period", id=heading))
        entries = (_entry(item, passages, name_of) for item in found)
        parts.append(el("ol", *entries, start=str(before + 1), aria_labelledby=heading))
        before += len(found)
    return el("div", *parts, class_="an-list")


def _row(item: Dated, gazetteer: Gazetteer) -> Row:
    event = item.event
    cells = (
        event.label,
        event.date.words,
        event.date.text,
        item.lane.label,
        "; ".join(gazetteer.entity(id).label for id in event.places),
        str(event.certainty),
        _SEEN.get(event.seen, event.seen),
        "; ".join(event.sources),
        event.note,
    )
    return Row(event.id, cells, item.views)


def _title(events: tuple[Dated, ...]) -> str:
    runs = " and ".join(f"{year}–{year + 2} ({count})" for year, count in timeline_data.busiest(events))
    return f"{len(events)} events; the chronology is densest in {runs}" if events else "No events are recorded yet"


def _description(events: tuple[Dated, ...], rows: Sequence[Lane]) -> tuple[str, ...]:
    if len(events) < 2:
        return ("Too few events for a description.",)
    before, after = timeline_data.longest_gap(events)
    lanes = ", ".join(f"{lane.label} {sum(d.lane == lane for d in events)}" for lane in rows)
    soft = sum(1 for d in events if d.fade_start or d.fade_end)
    return (
        "Strips of years stand one below the other, the shorter the more happened in them; in each, time runs to the "
        f"right and up to {_COUNTED.get(len(rows), len(rows))} rows tell who took part: {lanes} events. Dots hang "
        "below one another where days lie close together.",
        f"The longest silence lies between {before.event.date.words} ({before.event.label}) and "
        f"{after.event.date.words} ({after.event.label}). The dates of {soft} events are not known to the day.",
        "How full a year is shows what the editors of this chronology chose to record, not how much happened.",
    )


def build(edition: Edition) -> Figure:
    """Return the timeline; its list leads to the paragraphs of the texts that name the dates of events.

    Raises
    ------
    EdtfError
        If an event's date is open at an end.
    UsageError
        If an event names a place that is not in the gazetteer.
    """
    ordered, lanes = timeline_data.read(edition), timeline_data.lanes(edition)
    names = {mark.event: mark.words for mark in edition.drawn(Landmark)}
    by_view = views.by_view(ID, ordered, lambda item: item.views)
    scene = overlay({view: draw(ordered, lanes, names, shown) for view, shown in by_view.items()})
    *first, last = (lane.said for lane in lanes)
    held = ", ".join((*first, f"and {last}")) if first else last
    return Figure(
        id=ID,
        said=tuple(Wording(view, _title(shown), _description(shown, lanes)) for view, shown in by_view.items()),
        alt=f"Timeline in strips of years, with a row each for events {held}; the list gives the same in words.",
        panels=(scene,),
        legend=_legend(lanes),
        columns=_COLUMNS,
        rows=tuple(_row(item, edition.gazetteer) for item in ordered),
        cited=tuple(key for item in ordered for key in item.event.sources),
        method="Dates are EDTF (ISO 8601-2); a bar reaches from the first to the last day that the date allows. "
        "An event stands in the first row that it fits, from the top. Days are those of the place of the event.",
        sheet=stacked(
            (scene,), "Source: data/history/events.csv, with sources and notes for every event.", room=314, below=40
        ),
        list=_list(ordered, timeline_passages.read(edition), edition.bibliography.name),
    )
