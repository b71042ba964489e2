"""What lay on either side of the parallel: shares of land, people and production in 1945 as bars."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from annotate.figures.kit import style, views
from annotate.figures.kit.figure import Column, Figure, Row, Wording, numbers
from annotate.figures.kit.scene import PHONE, Bar, Entry, Group, Item, Line, Room, Scene, Text, stacked
from annotate.figures.kit.views import View, overlay
from annotate.figures.zones.data import Measure, measures, shown
from annotate.values.model import Certainty

if TYPE_CHECKING:
    from annotate.edition import Edition

ID = "zone-shares"

_STEP = 30.0
_WIDE, _NARROW = Room(728, 250, 724), Room(PHONE, 6, PHONE - 6)


def _bar(words: str, measure: Measure, top: float, room: Room) -> tuple[Item, ...]:
    split = room.x(measure.north_share, 0, 100)
    middle = top + 15
    share = measure.north_share
    solid = style.certainty_style(measure.certainty).solid
    inside = "paper" if solid else "ink"
    return (
        room.name(words, top - 4 if room.above else middle),
        Bar(
            "soviet",
            room.left,
            top,
            split - room.left,
            20,
            measure.certainty,
            label=f"{words}: north {share:.0f} percent",
        ),
        Bar(
            "american",
            split,
            top,
            room.right - split,
            20,
            measure.certainty,
            label=f"{words}: {100 - share:.0f} % south",
        ),
        Text(f"{share:.0f} %", room.left + 6, middle, 12, "start", inside, bold=True),
        Text(f"{100 - share:.0f} %", room.right - 6, middle, 12, "end", inside, bold=True),
    )


def draw(rows: Sequence[tuple[str, Measure]], shown: Sequence[tuple[str, Measure]] | None = None) -> Scene:
    """Return one bar a measure, north from the left, south from the right, and a line at one half.

    Parameters
    ----------
    rows
        The measures that have a row, with their words.
    shown
        Those of them that are drawn; by default all.
    """
    some = rows if shown is None else shown
    return replace(_draw(rows, some, _WIDE), narrow=_draw(rows, some, _NARROW))


def _draw(rows: Sequence[tuple[str, Measure]], some: Sequence[tuple[str, Measure]], room: Room) -> Scene:
    half, step = (room.left + room.right) / 2, _STEP + room.above
    bottom = 26 + step * len(rows)
    items: list[Item] = [
        Text("north of the parallel", room.left, 16, 12, "start", "soviet", bold=True),
        Text("south of the parallel", room.right, 16, 12, "end", "american", bold=True),
    ]
    items += [Line("rule", ((half, 20), (half, bottom))), Text("one half", half, bottom + 13, 11, "middle", "quiet")]
    for n, row in enumerate(rows):
        items += _bar(*row, 26 + room.above + n * step, room) if row in some else ()
    return Scene("shares", "Shares of the two zones", room.width, bottom + 20, (Group(tuple(items)),), wide=True)


def _row(measure: Measure) -> Row:
    number = "{:,.0f}" if measure.unit in {"km2", "square miles", "percent"} else "{:,.2f}"
    cells = (
        measure.name,
        number.format(measure.north),
        number.format(measure.south),
        measure.unit,
        f"{measure.north_share:.1f}",
        measure.date.words,
        str(measure.certainty),
        "; ".join(measure.sources),
        measure.note,
    )
    return Row("", cells, measure.views)


def _wording(rows: Sequence[tuple[str, Measure]], view: View) -> Wording:
    """Return the finding and the figure in words, from the measures that a view shows."""
    north = {words: measure.north_share for words, measure in rows}
    parts = [
        f"{share:.0f} percent of {what}"
        for what, share in (("the land", north.get("Land")), ("heavy industry", north.get("Heavy industry")))
        if share is not None
    ]
    people = north.get("Population, May 1944")
    south = f", the south {100 - people:.0f} percent of the people" if people is not None else ""
    words = "; ".join(f"{words}: north {m.north_share:.0f}, south {100 - m.north_share:.0f}" for words, m in rows)
    doubtful = ", ".join(words for words, m in rows if m.certainty is Certainty.LOW)
    return Wording(
        view,
        f"The north had {' and '.join(parts)}{south}" if parts else f"{len(rows)} shares are verified",
        (
            f"Shares in percent. {words}.",
            f"Dashed bars rest on figures quoted from memory of the literature, to be checked: {doubtful}."
            if doubtful
            else "No figure is marked as doubtful.",
        ),
    )


def build(edition: Edition) -> Figure:
    """Return the bars.

    Raises
    ------
    DataError
        If the table lacks a measure of `SHOWN` or cannot be read.
    """
    every = measures(edition.zone_stats)
    drawn = shown(every)
    by_view = views.by_view(ID, drawn, lambda row: row[1].views)
    scene = overlay({view: draw(drawn, shown) for view, shown in by_view.items()})
    both = tuple(m for m in every if "since 1953" not in m.name and "Demarcation" not in m.name)
    certainties = {m.certainty for _, m in drawn}
    return Figure(
        id=ID,
        said=tuple(_wording(shown, view) for view, shown in by_view.items()),
        alt="Bars of the shares that lay north and south of the 38th parallel: land, people, branches of production.",
        panels=(scene,),
        legend=tuple(
            Entry(Bar("town", 2, 3, 24, 10, s.certainty), f"{s.look}: {s.meaning}")
            for s in style.CERTAINTIES
            if s.certainty in certainties
        ),
        columns=(
            Column("Measure"),
            *numbers("North", "South"),
            Column("Unit"),
            Column("North in percent", numeric=True),
            Column("Date"),
            Column("Certainty"),
            Column("Sources", sources=True),
            Column("Note"),
        ),
        rows=tuple(_row(m) for m in both),
        cited=tuple(key for m in both for key in m.sources),
        method="Each bar is the whole of Korea; shares are computed from the two figures given. The years differ a "
        "little: the census is of 1944, the shares of production are given for 1945.",
        sheet=stacked(
            (scene,), "Source: data/history/zone_stats.csv, with sources and notes for every figure.", room=92
        ),
    )
