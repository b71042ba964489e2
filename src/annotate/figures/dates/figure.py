"""How often dates are read rightly, by what has to be known for it, beside the program that others measure against."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from annotate.figures.kit.figure import Column, Figure, Row, Wording, numbers
from annotate.figures.kit.scene import PHONE, Entry, Group, Item, Mark, Room, Scene, Shape, stacked, tick
from annotate.figures.kit.views import View
from annotate.files import tables
from annotate.measure import dates

if TYPE_CHECKING:
    from annotate.edition import Edition
    from annotate.measure.agreement import Agreement

ID = "reading-dates"
OTHERS = "benchmarks/dates-others.csv"
COLUMNS = ("measure", "system", "value", "of", "source")
MEASURES = (
    ("wikiwars-explicit-all", "Year in the words", "histories of wars", "mazur-dale-2010"),
    ("biographies-exact", "First and last day", "biographies", "zeldes-2017"),
    ("wikiwars-context-all", "Year from the account", "histories of wars", "mazur-dale-2010"),
)
"""Measure, what has to be known, of which texts, and their key in the bibliography."""
PEER, PEER_SOURCE = "HeidelTime", "stroetgen-gertz-2013"

_STEP, _TOP = 42.0, 30.0
_WIDE, _NARROW = Room(728, 235, 700), Room(PHONE, 14, PHONE - 14)
_LOWEST = 50
"""Percent at which the axis begins; what is below stands at its edge."""


@dataclass(frozen=True, slots=True)
class _Measured:
    """A row: its measure, what has to be known, the texts and their source, own result, the peer's share in percent."""

    key: str
    words: str
    texts: str
    source: str
    own: Agreement
    peer: float | None

    @property
    def share(self) -> float:
        """Own share, in percent."""
        return 100 * self.own.recall


def build(edition: Edition) -> Figure:
    """Return the stored results as a figure.

    Raises
    ------
    InputError, DataError
        If they are missing or cannot be read.
    """
    own = dates.FILE.load(edition.file(dates.FILE.place)).measures
    rows = tables.require(tables.read(edition.file(OTHERS), COLUMNS)).rows
    peers = {row["measure"]: float(row["value"]) for row in rows if row["system"] == PEER}
    return figure(tuple(_Measured(*named, own[named[0]], peers.get(named[0])) for named in MEASURES))


def _draw(measured: tuple[_Measured, ...], room: Room) -> Scene:
    bottom = _TOP + _STEP * len(measured)
    items: list[Item] = []
    for percent in range(_LOWEST, 101, 10):
        anchor = "end" if percent == 100 else "start" if percent == _LOWEST and room.above else "middle"
        items += tick(f"{percent} %", _x(percent, room), _TOP - 8, bottom, anchor)
    for number, one in enumerate(measured):
        items += _row_items(one, _TOP + _STEP * (number + 0.5), room)
    title = "Dates read rightly, of all that there are"
    return Scene("dates", title, room.width, bottom + 8, (Group(tuple(items)),), wide=True)


def _x(percent: float, room: Room) -> float:
    return room.x(max(percent, _LOWEST), _LOWEST, 100)


def _row_items(one: _Measured, centre: float, room: Room) -> list[Item]:
    middle, at = centre + room.above / 2, _x(one.share, room)
    items: list[Item] = [room.name(one.words, middle - 9 if room.above else middle + 4)]
    # One below the other: where both are right nearly always, they would cover each other.
    if one.peer is not None:
        label = f"{PEER}: {one.peer:g} %"
        items.append(Mark("later", Shape.DIAMOND, _x(one.peer, room), middle + 7, 10, label=label))
    items.append(
        Mark("american", Shape.CIRCLE, at, middle - 6, 10, key=one.key, label=f"{one.words}: {one.share:.1f} %")
    )
    return items


def _row(one: _Measured) -> Row:
    peer = "" if one.peer is None else f"{one.peer:.1f}"
    cells = (one.words, one.texts, f"{one.own.right:,}", f"{one.own.gold:,}", f"{one.share:.1f}", peer, one.source)
    return Row(one.key, cells)


def figure(measured: tuple[_Measured, ...]) -> Figure:
    """Return results as a figure."""
    scene = replace(_draw(measured, _WIDE), narrow=_draw(measured, _NARROW))
    by_key = {one.key: one for one in measured}
    said, told = by_key["wikiwars-explicit-all"], by_key["wikiwars-context-all"]
    title = (
        f"Dates whose words name the year are read rightly in {said.share:.1f} of 100 cases; "
        f"those whose year the account has to tell, in {told.share:.1f}"
    )
    words = "; ".join(
        f"{one.words[0].lower()}{one.words[1:]}, {one.texts}: {one.share:.1f} %"
        + ("" if one.peer is None else f" ({PEER} {one.peer:g} %)")
        for one in measured
    )
    description = (
        f"{words[0].upper()}{words[1:]}.",
        f"A date that was not found counts as wrong. {PEER} was run by the project over all documents of its kind, "
        "ours over those that the text names: the two are near each other and not the same test.",
    )
    return Figure(
        id=ID,
        said=(Wording(View.ALL, title, description),),
        alt=f"Shares of dates read rightly, from {_LOWEST} to 100 percent, a dot for this edition and a diamond for "
        f"{PEER} in each of {len(measured)} rows.",
        panels=(scene,),
        legend=(
            Entry(Mark("american", Shape.CIRCLE, 14, 8, 11), "this edition’s reader"),
            Entry(Mark("later", Shape.DIAMOND, 14, 8, 11), f"{PEER}, as measured here"),
        ),
        columns=(
            Column("What has to be known"),
            Column("Texts"),
            *numbers("Right", "Of", "Percent", f"{PEER}, percent"),
            Column("Source", sources=True),
        ),
        rows=tuple(_row(one) for one in measured),
        cited=(PEER_SOURCE, *(one.source for one in measured)),
        method="Values count as right where they are equal to the corpus's; of biographies, the whole interval.",
        sheet=stacked((scene,), f"Source: data/{dates.FILE.place}, data/{OTHERS}.", room=96),
    )
