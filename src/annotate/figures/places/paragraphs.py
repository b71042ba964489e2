"""Places by paragraph: which paragraph of which text names which place, and in which sense."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import TYPE_CHECKING

from annotate.figures.kit.figure import Column, Figure, Row, Wording
from annotate.figures.kit.scene import PHONE, Entry, Group, Item, Line, Mark, Room, Scene, Shape, Text, stacked
from annotate.figures.kit.views import View, overlay
from annotate.figures.places import data as places_data
from annotate.figures.places.data import Gathered, Named
from annotate.figures.texts import Narrative
from annotate.files import schema
from annotate.values.model import Certainty, Sense

if TYPE_CHECKING:
    from annotate.edition import Edition

ID = "places-by-paragraph"

_WIDEST, _GAP, _TOP, _STEP = 11.8, 16.0, 34.0, 14.0
_WIDE, _NARROW = Room(728, 250, 724), Room(PHONE, 4, PHONE - 4)
_LOOKS = {Sense.LITERAL: ("american", Shape.CIRCLE, -2.5), Sense.METONYMIC: ("soviet", Shape.DIAMOND, 2.5)}
_SIZE, _MORE = 5.0, 1.3
_COLUMNS = (
    *(Column("Place"), Column("Text"), Column("Paragraph", leads=True), Column("Sense")),
    *(Column("Mentions", numeric=True), Column("Named as"), Column("Who is meant"), Column("Certainty")),
    Column("Sources", sources=True),
)
_SCALE = list(Certainty)

Cell = tuple[Named, ...]


def cells(named: Sequence[Named], texts: Sequence[Narrative]) -> tuple[Cell, ...]:
    """Return the mentions of one place, in one paragraph and one sense, together; in the order of texts and places."""
    order = {one.entity: n for n, one in enumerate(places_data.places(named))}
    ordered = sorted(named, key=lambda one: (texts.index(one.of), order[one.entity], one.para, one.sense))
    return tuple(tuple(g) for _, g in groupby(ordered, key=lambda one: (one.of, one.entity, one.para, one.sense)))


def key_of(cell: Cell) -> str:
    """Return the key of a cell: place, text, paragraph, sense."""
    first = cell[0]
    return f"{first.entity}-{first.of.slug}-{first.para:02d}-{first.sense}"


def _least(cell: Cell) -> Certainty:
    return max((one.certainty for one in cell), key=_SCALE.index)


@dataclass(frozen=True, slots=True)
class _Columns:
    """Where the paragraphs of the texts stand: columns of one width, narrower where the texts have more of them."""

    texts: tuple[Narrative, ...]
    room: Room

    @property
    def step(self) -> float:
        """The height of a row."""
        return _STEP + self.room.above - (1 if self.room.above else 0)

    def row(self, number: int) -> float:
        """Return the middle of the marks of a row."""
        return _TOP + self.step * number + self.room.above + _STEP / 2

    @property
    def width(self) -> float:
        """The width of a column."""
        room = self.room.right - self.room.left - _GAP * (len(self.texts) - 1)
        return min(_WIDEST, room / max(1, sum(of.paragraphs for of in self.texts)))

    def middle(self, text: Narrative, para: int) -> float:
        """Return the middle of the column of a paragraph."""
        before = self.texts[: self.texts.index(text)]
        left = self.room.left + sum(self.width * of.paragraphs + _GAP for of in before)
        return left + self.width * (para + 0.5)


def _mark(cell: Cell, columns: _Columns, y: float) -> Mark:
    first = cell[0]
    role, shape, aside = _LOOKS[first.sense]
    meant = ", ".join(dict.fromkeys(one.meant for one in cell if one.meant))
    label = f"{first.place}, {first.of.words} ¶{first.para}: {len(cell)} {first.sense}"
    label += f" ({meant})" if meant else ""
    size = _SIZE + _MORE * (len(cell) - 1)
    x = columns.middle(first.of, first.para) + aside
    return Mark(role, shape, x, y, size, _least(cell), key_of(cell), label)


def _grid(rows: Sequence[Named], columns: _Columns) -> tuple[Item, ...]:
    items: list[Item] = []
    room, bottom = columns.room, _TOP + columns.step * len(rows)
    for of in columns.texts:
        items.append(Text(f"{of.words}, by paragraph", columns.middle(of, 0) - 5, 12, 11.5, bold=True))
        for para in range(0, of.paragraphs, 10 if room.above else 5):
            x = columns.middle(of, para)
            items += [Text(str(para), x, _TOP - 8, 11, "middle", "quiet")]
            items.append(Line("grid", ((x, _TOP - 4), (x, bottom))))
    for n, one in enumerate(rows):
        y = columns.row(n)
        items.append(replace(room.name(one.place, y - 8 if room.above else y + 4, 11.5), halo="paper"))
        items.append(Line("grid", ((room.left, y + _STEP / 2), (room.right, y + _STEP / 2))))
    return tuple(items)


def draw(found: Gathered) -> Scene:
    """Return one row a place and one column a paragraph; circles are literal, diamonds metonymic mentions."""
    wide, narrow = ({view: _draw(found, view, room) for view in found.by_view} for room in (_WIDE, _NARROW))
    return overlay({view: replace(scene, narrow=narrow[view]) for view, scene in wide.items()})


def _draw(found: Gathered, view: View, room: Room) -> Scene:
    rows = places_data.places(found.every)
    columns = _Columns(found.texts, room)
    at = {one.entity: columns.row(n) for n, one in enumerate(rows)}
    grid = Group(_grid(rows, columns))
    title = f"Places by paragraph, {' and '.join(of.words for of in found.texts)}"
    marks = (_mark(cell, columns, at[cell[0].entity]) for cell in cells(found.by_view[view], found.texts))
    height = _TOP + columns.step * len(rows) + 6
    return Scene("strip", title, room.width, height, (grid, Group(tuple(marks))), wide=True)


def told(named: Sequence[Named], texts: Sequence[Narrative], view: View) -> Wording:
    """Return the finding and the figure in words, counted from the mentions that a view shows."""
    place, often = places_data.widest(named)
    every = sum(of.paragraphs for of in texts)
    spread = "; ".join(f"{one.place} in {_paragraphs(named, one.entity)}" for one in places_data.places(named)[:5])
    empty = "; ".join(
        f"{of.words}: {', '.join(map(str, without)) if without else 'none'}"
        for of in texts
        for without in (places_data.without_place(named, of),)
    )
    return Wording(
        view,
        f"{len({one.entity for one in named})} places are named; {place} runs through {often} of {every} paragraphs",
        (
            f"Of the places named most often, paragraphs that name them: {spread}.",
            f"Paragraphs that name no place: {empty}.",
        ),
    )


def _paragraphs(named: Sequence[Named], entity: str) -> int:
    return len({(one.of, one.para) for one in named if one.entity == entity})


def _row(cell: Cell) -> Row:
    first = cell[0]
    return Row(
        key_of(cell),
        (
            *(first.place, first.of.words, str(first.para), str(first.sense), str(len(cell))),
            "; ".join(dict.fromkeys(one.quote for one in cell)),
            "; ".join(dict.fromkeys(one.meant for one in cell if one.meant)),
            str(_least(cell)),
            "; ".join(dict.fromkeys(key for one in cell for key in one.sources)),
        ),
        tuple(view for view in View if any(view in one.views for one in cell)),
        first.of.address(first.para, first.id),
    )


def _legend() -> tuple[Entry, ...]:
    (ground, circle, _), (acting, diamond, _) = _LOOKS.values()
    return (
        Entry(Mark(ground, circle, 14, 8, 8), "circle: the place is meant"),
        Entry(Mark(acting, diamond, 14, 8, 8), "diamond: those who act there are meant"),
        Entry(
            Mark(ground, circle, 14, 8, 8, Certainty.MEDIUM), "hollow, dashed: one mention is of medium, low certainty"
        ),
        Entry(Mark(ground, circle, 14, 8, 12), "larger: several mentions in the paragraph"),
    )


def build(edition: Edition) -> Figure:
    """Return the strip.

    Raises
    ------
    DataError, InputError
        If the gazetteer or an annotation cannot be read.
    """
    found = places_data.gather(edition, ID)
    texts, named = found.texts, found.every
    scene = draw(found)
    every = "both" if len(texts) == 2 else "all"
    before = [f"paragraph {n} of the {of.words} is the {words}" for of in texts for n, words in enumerate(of.opening)]
    opening = f": {', '.join(before)}" if before else ""
    return Figure(
        id=ID,
        said=tuple(told(shown, texts, view) for view, shown in found.by_view.items()),
        alt="A row for each place and a column for each paragraph, first of the "
        f"{', then of the '.join(of.words for of in texts)}; circles where the place is meant, diamonds where those "
        "who act there are.",
        panels=(scene,),
        legend=_legend(),
        columns=_COLUMNS,
        rows=tuple(_row(cell) for cell in cells(named, texts)),
        cited=tuple(key for one in named for key in one.sources),
        method=f"Paragraphs are counted from 0, as everywhere in the edition{opening}. Places stand in the "
        f"order of how often {every} texts name them.",
        sheet=stacked(
            (scene,),
            f"Source: data/{schema.table('annotations').pattern}, with the gazetteer for names.",
            room=140,
        ),
    )
