"""Capitals that act: each mention of a seat of government by place and year, literal or metonymic."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from annotate.figures.capitals import data as capitals_data
from annotate.figures.capitals.data import Naming, acting, of_place
from annotate.figures.kit import views
from annotate.figures.kit.figure import Column, Figure, References, Row, Wording, data_file, references
from annotate.figures.kit.png import Sheet
from annotate.figures.kit.scene import Entry, Group, Item, Line, Mark, Placed, Scene, Shape, Text
from annotate.figures.kit.views import View, overlay
from annotate.files import schema
from annotate.files.project import Project
from annotate.values import edtf
from annotate.values.model import Sense

ID = "capitals"

_WIDTH, _LEFT, _RIGHT, _TOP, _STEP = 728.0, 170.0, 700.0, 34.0, 13.0
_COLUMNS = ("Named as", "Place", "Sense", "Who is meant", "Date spoken of", "Where", "Certainty", "Machine", "Sources")
_LITERAL, _METONYMIC = ("american", Shape.CIRCLE), ("soviet", Shape.DIAMOND)


def inputs() -> tuple[str, ...]:
    """Return the files under `data/` that the figure is made from, apart from what the machine proposed."""
    tables = (f"gazetteer/{name}.csv" for name in ("entities", "names", "relations"))
    paragraphs = (("lankov-2010", 22), ("companion", 20))
    rows = (f"annotations/{text}/p{number:02d}.csv" for text, count in paragraphs for number in range(count))
    return (*tables, *rows, "bibliography.bib")


def _x(year: int, first: int, last: int) -> float:
    return _LEFT + 14 + (_RIGHT - _LEFT - 20) * (year - first) / max(1, last - first)


def draw(namings: Sequence[Naming], shown: Collection[Naming] | None = None) -> Scene:
    """Return one row a place, one column a year; mentions of one place and year stand above each other.

    Parameters
    ----------
    namings
        The mentions that have a place in the drawing.
    shown
        Those of them that are drawn; by default all.
    """
    first, last = min(n.year for n in namings) // 10 * 10, max(n.year for n in namings)
    items: list[Item] = []
    y = _TOP
    for place in capitals_data.places(namings):
        years: dict[int, int] = {}
        some = sorted(of_place(namings, place), key=lambda n: (n.year, n.sense))
        height = _STEP * max(sum(n.year == year for n in some) for year in {n.year for n in some}) + 10
        y += height
        items.append(Line("grid", ((_LEFT, y), (_RIGHT, y))))
        items.append(Text(place, _LEFT - 10, y - 5, 12.5, "end"))
        for naming in some:
            level = years.get(naming.year, 0)
            years[naming.year] = level + 1
            if shown is not None and naming not in shown:
                continue
            role, shape = _METONYMIC if naming.sense is Sense.METONYMIC else _LITERAL
            meaning = f"means {naming.meant}" if naming.meant else str(naming.sense)
            label = f"{naming.quote}, {edtf.words(naming.date)}: {meaning} ({naming.where})"
            at = y - 8 - level * _STEP
            items.append(Mark(role, shape, _x(naming.year, first, last), at, 9.0, naming.certainty, label=label))
    axis: list[Item] = []
    for year in range(first, last + 1, 10):
        x = _x(year, first, last)
        axis += [Line("grid", ((x, _TOP - 10), (x, y))), Text(str(year), x, _TOP - 16, 11, "middle", "quiet")]
    return Scene(
        "namings", "Mentions by place and year spoken of", _WIDTH, y + 12, (Group((*axis, *items)),), wide=True
    )


def _row(naming: Naming) -> Row:
    machine = naming.machine or ("agrees" if naming.proposed else "not on file")
    cells = (naming.quote, naming.place, str(naming.sense), naming.meant, edtf.words(naming.date), naming.where)
    return Row("", (*cells, str(naming.certainty), machine, "; ".join(naming.sources)), naming.views)


def told(namings: Sequence[Naming], view: View) -> Wording:
    """Return the finding and the figure in words, counted from the mentions that a view shows."""
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
    each = "Each mark is one mention in the article or the essay, at the first year of the date it speaks of."
    return Wording(view, title, (first, each))


def build(project: Project, bibliography: References) -> Figure:
    """Return the figure.

    Parameters
    ----------
    project
        The edition whose annotations are drawn, with its gazetteer and the machine's proposals, where there are any.
    bibliography
        Puts the keys of sources into words.

    Raises
    ------
    DataError, InputError
        If the gazetteer or an annotation cannot be read.
    """
    namings = capitals_data.read(project)
    by_view = views.by_view(ID, namings, lambda naming: naming.views)
    scene = overlay({view: draw(namings, shown) for view, shown in by_view.items()})
    say = [told(shown, view) for view, shown in by_view.items()]
    busiest = capitals_data.places(namings)[0]
    title = say[0].title
    legend = (
        Entry(Mark(*_METONYMIC, 12, 8), "diamond: those who act there are meant"),
        Entry(Mark(*_LITERAL, 12, 8), "circle: the place is meant"),
    )
    paths = [project.data / name for name in inputs() if name != "bibliography.bib"]
    return Figure(
        id=ID,
        title=title,
        alt=f"Mentions of capitals and seats of government by place and year; {busiest} acts most often.",
        description=say[0].description,
        panels=(scene,),
        legend=legend,
        layers=(),
        columns=tuple(Column(name, sources=name == "Sources") for name in _COLUMNS),
        rows=tuple(_row(naming) for naming in namings),
        references=references(bibliography, (key for naming in namings for key in naming.sources)),
        provenance=tuple(data_file(project, path) for path in paths),
        method="Places that the gazetteer calls capital or seat of a government at any time. The date spoken of is the "
        "last decided date before the mention in its paragraph, else the first one after it, else the one carried on "
        "from before, else the date of the text; it can be wrong where a sentence looks back. Sense and referent are "
        "the editors' decisions.",
        sheet=Sheet(
            title=title,
            width=760,
            height=88 + scene.height + 92,
            panels=(Placed(scene, scene.title, 16, 88),),
            legend=legend,
            legend_at=(16, 88 + scene.height + 24),
            legend_width=720,
            source=f"Source: data/{schema.table('annotations').pattern}, with the gazetteer for seats of government.",
        ),
        views=tuple(say[1:]),
    )
