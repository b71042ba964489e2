"""Capitals that act: each mention of a seat of government by place and year, literal or metonymic."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from annotate.figures.capitals import data as capitals_data
from annotate.figures.capitals.data import Naming, acting, of_place
from annotate.figures.kit import views
from annotate.figures.kit.figure import Column, Figure, Row, Wording
from annotate.figures.kit.scene import PHONE, Entry, Group, Item, Line, Mark, Room, Scene, Shape, stacked, tick
from annotate.figures.kit.views import View, overlay
from annotate.figures.texts import narratives
from annotate.files import schema
from annotate.values.model import Sense

if TYPE_CHECKING:
    from annotate.edition import Edition

ID = "capitals"

_TOP, _STEP = 34.0, 13.0
_WIDE, _NARROW = Room(728, 170, 700), Room(PHONE, 6, PHONE - 4)
_COLUMNS = ("Named as", "Place", "Sense", "Who is meant", "Date spoken of", "Where", "Certainty", "Machine", "Sources")
_LITERAL, _METONYMIC = ("american", Shape.CIRCLE), ("soviet", Shape.DIAMOND)


def _x(year: int, first: int, last: int, room: Room) -> float:
    return room.left + 14 + (room.right - room.left - 28) * (year - first) / max(1, last - first)


def draw(namings: Sequence[Naming], shown: Collection[Naming] | None = None) -> Scene:
    """Return one row a place, one column a year; mentions of one place and year stand above each other.

    Parameters
    ----------
    namings
        The mentions that have a place in the drawing.
    shown
        Those of them that are drawn; by default all.
    """
    some = namings if shown is None else shown
    return replace(_draw(namings, some, _WIDE), narrow=_draw(namings, some, _NARROW))


def _draw(namings: Sequence[Naming], shown: Collection[Naming], room: Room) -> Scene:
    first, last = min(n.year for n in namings) // 10 * 10, max(n.year for n in namings)
    items: list[Item] = []
    y = _TOP
    for place in capitals_data.places(namings):
        years: dict[int, int] = {}
        some = sorted(of_place(namings, place), key=lambda n: (n.year, n.sense))
        height = _STEP * max(sum(n.year == year for n in some) for year in {n.year for n in some}) + 10
        y += height + room.above
        items.append(Line("grid", ((room.left, y), (room.right, y))))
        items.append(room.name(place, y - height + 4 if room.above else y - 5))
        for naming in some:
            level = years.get(naming.year, 0)
            years[naming.year] = level + 1
            if naming not in shown:
                continue
            role, shape = _METONYMIC if naming.sense is Sense.METONYMIC else _LITERAL
            meaning = f"means {naming.meant}" if naming.meant else str(naming.sense)
            label = f"{naming.quote}, {naming.date.words}: {meaning} ({naming.where})"
            at = y - 8 - level * _STEP
            items.append(Mark(role, shape, _x(naming.year, first, last, room), at, 9.0, naming.certainty, label=label))
    axis: list[Item] = []
    for year in range(first, last + 1, 10):
        axis += tick(str(year), _x(year, first, last, room), _TOP - 10, y)
    return Scene(
        "namings", "Mentions by place and year spoken of", room.width, y + 12, (Group((*axis, *items)),), wide=True
    )


def _row(naming: Naming) -> Row:
    machine = naming.machine or ("agrees" if naming.proposed else "not on file")
    cells = (naming.quote, naming.place, str(naming.sense), naming.meant, naming.date.words, naming.where)
    return Row("", (*cells, str(naming.certainty), machine, "; ".join(naming.sources)), naming.views)


def told(namings: Sequence[Naming], view: View, texts: str) -> Wording:
    """Return the finding and the figure in words, counted from the mentions that a view shows in some texts."""
    total, acts = len(namings), acting(namings)
    counted = [
        (place, acting(namings, place), len(of_place(namings, place))) for place in capitals_data.places(namings)
    ]
    if view is View.LITERAL:
        title = f"A seat of government is named {total} times as the place that it is"
        first = f"Literal mentions by place: {'; '.join(f'{place}: {every}' for place, _, every in counted)}."
    else:
        title = f"A seat of government is named {total} times, and {acts} times those who act there are meant"
        shares = "; ".join(f"{place}: {some} of {every}" for place, some, every in counted)
        first = f"Metonymic mentions of all mentions, by place: {shares}."
    each = f"Each mark is one mention in {texts}, at the first year of the date it speaks of."
    return Wording(view, title, (first, each))


def build(edition: Edition) -> Figure:
    """Return the figure.

    Raises
    ------
    DataError, InputError
        If the gazetteer or an annotation cannot be read.
    """
    namings = capitals_data.read(edition)
    by_view = views.by_view(ID, namings, lambda naming: naming.views)
    texts = " or ".join(f"the {of.words}" for of in narratives(edition))
    busiest = capitals_data.places(namings)[0]
    scene = overlay({view: draw(namings, shown) for view, shown in by_view.items()})
    return Figure(
        id=ID,
        said=tuple(told(shown, view, texts) for view, shown in by_view.items()),
        alt=f"Mentions of capitals and seats of government by place and year; {busiest} acts most often.",
        panels=(scene,),
        legend=(
            Entry(Mark(*_METONYMIC, 12, 8), "diamond: those who act there are meant"),
            Entry(Mark(*_LITERAL, 12, 8), "circle: the place is meant"),
        ),
        columns=tuple(Column(name, sources=name == "Sources") for name in _COLUMNS),
        rows=tuple(_row(naming) for naming in namings),
        cited=tuple(key for naming in namings for key in naming.sources),
        method="Places that the gazetteer calls capital or seat of a government at any time. The date spoken of is the "
        "last decided date before the mention in its paragraph, else the first one after it, else the one carried on "
        "from before, else the date of the text; it can be wrong where a sentence looks back. Sense and referent are "
        "the editors' decisions.",
        sheet=stacked(
            (scene,),
            f"Source: data/{schema.table('annotations').pattern}, with the gazetteer for seats of government.",
            room=92,
        ),
    )
