"""Places by paragraph: which paragraph of which text names which place, and in which sense."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import groupby

from annotate.figures.kit import views
from annotate.figures.kit.figure import Column, Figure, References, Row, Wording, data_file, references
from annotate.figures.kit.png import Sheet
from annotate.figures.kit.scene import Entry, Group, Item, Line, Mark, Placed, Scene, Shape, Text
from annotate.figures.kit.views import View, overlay
from annotate.figures.places import data as places_data
from annotate.figures.places.data import TEXTS, Named
from annotate.files import schema
from annotate.files.project import Project
from annotate.values.model import Certainty, Sense

ID = "places-by-paragraph"

_WIDTH, _NAME, _CELL, _GAP, _TOP, _STEP = 728.0, 212.0, 11.8, 16.0, 34.0, 13.0
_LOOKS = {Sense.LITERAL: ("american", Shape.CIRCLE, -2.5), Sense.METONYMIC: ("soviet", Shape.DIAMOND, 2.5)}
_SIZE, _MORE = 5.0, 1.3
_COLUMNS = (
    *(Column("Place"), Column("Text"), Column("Paragraph", leads=True), Column("Sense")),
    *(Column("Mentions", numeric=True), Column("Named as"), Column("Who is meant"), Column("Certainty")),
    Column("Sources", sources=True),
)
_SCALE = list(Certainty)

Cell = tuple[Named, ...]


def inputs() -> tuple[str, ...]:
    """Return the files under `data/` that the figure is made from."""
    return (*places_data.files(), "bibliography.bib")


def cells(named: Sequence[Named]) -> tuple[Cell, ...]:
    """Return the mentions of one place, in one paragraph and one sense, together; in the order of texts and places."""
    order = {one.entity: n for n, one in enumerate(places_data.places(named))}
    texts = [of.text for of in TEXTS]
    ordered = sorted(named, key=lambda one: (texts.index(one.text), order[one.entity], one.para, one.sense))
    return tuple(tuple(g) for _, g in groupby(ordered, key=lambda one: (one.text, one.entity, one.para, one.sense)))


def key_of(cell: Cell) -> str:
    """Return the key of a cell: place, text, paragraph, sense."""
    first = cell[0]
    return f"{first.entity}-{first.words}-{first.para:02d}-{first.sense}"


def _least(cell: Cell) -> Certainty:
    return max((one.certainty for one in cell), key=_SCALE.index)


def _x(text: str, para: int) -> float:
    left = _NAME
    for of in TEXTS:
        if of.text == text:
            return left + _CELL * (para + 0.5)
        left += _CELL * of.paragraphs + _GAP
    raise ValueError(text)


def _mark(cell: Cell, y: float) -> Mark:
    first = cell[0]
    role, shape, aside = _LOOKS[first.sense]
    meant = ", ".join(dict.fromkeys(one.meant for one in cell if one.meant))
    label = f"{first.place}, {first.words} ¶{first.para}: {len(cell)} {first.sense}" + (f" ({meant})" if meant else "")
    size = _SIZE + _MORE * (len(cell) - 1)
    return Mark(role, shape, _x(first.text, first.para) + aside, y, size, _least(cell), key_of(cell), label)


def _grid(rows: Sequence[Named], bottom: float) -> tuple[Item, ...]:
    items: list[Item] = []
    for of in TEXTS:
        items.append(Text(f"{of.words}, by paragraph", _x(of.text, 0) - 5, 12, 11.5, bold=True))
        for para in range(0, of.paragraphs):
            x = _x(of.text, para)
            if para % 5 == 0:
                items += [Text(str(para), x, _TOP - 8, 10.5, "middle", "quiet")]
                items.append(Line("grid", ((x, _TOP - 4), (x, bottom))))
    for n, one in enumerate(rows):
        y = _TOP + _STEP * (n + 0.5)
        items.append(Text(one.place, _NAME - 8, y + 4, 10.5, "end"))
        items.append(Line("grid", ((_NAME, y + _STEP / 2), (_WIDTH - 4, y + _STEP / 2))))
    return tuple(items)


def draw(by_view: Mapping[View, Sequence[Named]]) -> Scene:
    """Return one row a place and one column a paragraph; circles are literal, diamonds metonymic mentions."""
    rows = places_data.places(by_view[View.ALL])
    at = {one.entity: _TOP + _STEP * (n + 0.5) for n, one in enumerate(rows)}
    bottom = _TOP + _STEP * len(rows)
    grid = Group(_grid(rows, bottom))
    title = "Places by paragraph, article and essay"
    return overlay(
        {
            view: Scene(
                "strip",
                title,
                _WIDTH,
                bottom + 6,
                (grid, Group(tuple(_mark(cell, at[cell[0].entity]) for cell in cells(named)))),
                wide=True,
            )
            for view, named in by_view.items()
        }
    )


def told(named: Sequence[Named], view: View) -> Wording:
    """Return the finding and the figure in words, counted from the mentions that a view shows."""
    place, often = places_data.widest(named)
    every = sum(of.paragraphs for of in TEXTS)
    spread = "; ".join(f"{one.place} in {_paragraphs(named, one.entity)}" for one in places_data.places(named)[:5])
    empty = "; ".join(
        f"{of.words}: {', '.join(map(str, without)) if without else 'none'}"
        for of in TEXTS
        for without in (places_data.without_place(named, of.text),)
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
    return len({(one.text, one.para) for one in named if one.entity == entity})


def _row(cell: Cell) -> Row:
    first = cell[0]
    return Row(
        key_of(cell),
        (
            *(first.place, first.words, str(first.para), str(first.sense), str(len(cell))),
            "; ".join(dict.fromkeys(one.quote for one in cell)),
            "; ".join(dict.fromkeys(one.meant for one in cell if one.meant)),
            str(_least(cell)),
            "; ".join(dict.fromkeys(key for one in cell for key in one.sources)),
        ),
        tuple(view for view in View if any(view in one.views for one in cell)),
        first.address,
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


def build(project: Project, bibliography: References) -> Figure:
    """Return the strip.

    Parameters
    ----------
    project
        The edition whose annotations are drawn, with its gazetteer.
    bibliography
        Puts the keys of sources into words.

    Raises
    ------
    DataError, InputError
        If the gazetteer or an annotation cannot be read.
    """
    named = places_data.read(project)
    by_view = views.by_view(ID, named, lambda one: one.views)
    scene = draw(by_view)
    say = [told(shown, view) for view, shown in by_view.items()]
    first, legend = say[0], _legend()
    bottom = 88 + scene.height
    return Figure(
        id=ID,
        title=first.title,
        alt="A row for each place and a column for each paragraph, first of the article, then of the essay; circles "
        "where the place is meant, diamonds where those who act there are.",
        description=first.description,
        panels=(scene,),
        legend=legend,
        layers=(),
        columns=_COLUMNS,
        rows=tuple(_row(cell) for cell in cells(named)),
        references=references(bibliography, (key for one in named for key in one.sources)),
        provenance=tuple(data_file(project, project.data / n) for n in inputs() if n != "bibliography.bib"),
        method="Paragraphs are counted from 0, as everywhere in the edition: paragraph 0 of the article is the caption "
        "of its picture, paragraph 1 the author’s name. Places stand in the order of how often both texts name them.",
        sheet=Sheet(
            title=first.title,
            width=760,
            height=bottom + 140,
            panels=(Placed(scene, scene.title, 16, 88),),
            legend=legend,
            legend_at=(16, bottom + 24),
            legend_width=720,
            source=f"Source: data/{schema.table('annotations').pattern}, with the gazetteer for names.",
        ),
        views=tuple(say[1:]),
    )
