"""Where the texts name places, in which sense, and whether the edition has a shape for what is named.

**What is drawn.** A settlement is a point, at the coordinates of the gazetteer. What is no point is drawn as the
surface or line of `SHAPES`, which says of which file and date. No state and no region is ever a point, though the
gazetteer has a coordinate for some. All else is listed with its reason (`REASONS`): above all states whose only outline
on file is that of about 2018, which would put a modern border under an older text.

To draw one more surface: a row in `SHAPES`, and in `annotate.figures.places.scene` where its symbol stands.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from annotate.figures.kit import views
from annotate.figures.kit.views import View
from annotate.figures.told import data as told_data
from annotate.files import store
from annotate.files.project import Project
from annotate.gazetteer import Gazetteer, read_gazetteer
from annotate.values.model import Certainty, Entity, Kind, Sense, Status

TEXTS = told_data.NARRATIVES
_SHOWN = (Status.ACCEPTED, Status.DISPUTED)
_POINT = "settlement"


@dataclass(frozen=True, slots=True)
class Shape:
    """A surface or line on file: whose it is, the layers of `data/geo` it is made from, and what it is in words."""

    entity: str
    layers: tuple[str, ...]
    words: str


_WHOLE = "the land of both zones of 1945"
_SINCE = "the zone of 1945 and the ground that changed sides, as held since the armistice of 27 July 1953"

SHAPES = (
    Shape("korea", ("zones_1945",), f"area: {_WHOLE}"),
    Shape("korean-peninsula", ("zones_1945",), f"area: {_WHOLE}"),
    Shape("soviet-zone-korea", ("zones_1945",), "area: the zone of August 1945 to 1948"),
    Shape("us-zone-korea", ("zones_1945",), "area: the zone of September 1945 to 1948"),
    Shape("dprk", ("zones_1945", "exchanged_1953"), f"area: {_SINCE}"),
    Shape("republic-of-korea", ("zones_1945", "exchanged_1953"), f"area: {_SINCE}"),
    Shape("parallel-38", ("parallel_38",), "line: 38° N, the line of 1945 to 1950"),
    Shape("mdl", ("armistice_line",), "line: the armistice line of 27 July 1953"),
    Shape("soviet-union", ("world_110m",), "area: the outlines of its successors together, up to 1991"),
)

REASONS = {
    "settlement": "the gazetteer has no coordinates for it",
    "building": "a building, for which the gazetteer has no coordinates",
    "state": "a state, whose only outline on file is of about 2018",
    "region": "a region, for which no outline is on file",
}
_NO_REASON = "no point, and no outline of it is on file"


@dataclass(frozen=True, slots=True)
class Named:
    """One mention of a place.

    Attributes
    ----------
    text, words, page
        Id of the text, the words for it and its page.
    entity, place
        Id and label of what the name names.
    meant
        Label of who is meant; "" in the literal sense.
    drawn
        How a literal mention is drawn, or why it is not, in words.
    position
        Longitude and latitude in degrees where the place is a point, else None.
    """

    id: str
    text: str
    words: str
    page: str
    para: int
    quote: str
    entity: str
    place: str
    sense: Sense
    meant: str
    certainty: Certainty
    status: Status
    sources: tuple[str, ...]
    drawn: str
    position: tuple[float, float] | None

    @property
    def views(self) -> tuple[View, ...]:
        """The views that show it."""
        return views.seen_in(views.verified(self.certainty, self.status), self.sense)

    @property
    def address(self) -> str:
        """Where its paragraph stands, as seen from a notebook of the book."""
        return f"{self.page}#{self.text}-p{self.para:02d}"

    @property
    def on_map(self) -> bool:
        """Whether it means the place, and the place can be drawn."""
        return self.sense is Sense.LITERAL and not self.drawn.startswith("listed")


def files() -> tuple[str, ...]:
    """Return the files under `data/` that hold the mentions and the gazetteer."""
    rows = (f"annotations/{of.text}/p{number:02d}.csv" for of in TEXTS for number in range(of.paragraphs))
    return (*(f"gazetteer/{name}.csv" for name in ("entities", "names", "relations")), *rows)


def layers() -> tuple[str, ...]:
    """Return the layers of `data/geo` that the shapes are made from, each once."""
    return tuple(dict.fromkeys(layer for shape in SHAPES for layer in shape.layers))


def read(project: Project) -> tuple[Named, ...]:
    """Return every mention of a place with a sense in both texts, caption and byline included, in their order.

    Raises
    ------
    DataError, InputError
        If the gazetteer or an annotation cannot be read.
    """
    gazetteer = read_gazetteer(project.gazetteer)
    return tuple(named for of in TEXTS for named in _of_text(project, gazetteer, of))


def _of_text(project: Project, gazetteer: Gazetteer, of: told_data.Narrative) -> Iterable[Named]:
    for row in store.read_annotations(project, of.text):
        if row.kind is not Kind.PLACE or row.sense is None or row.status not in _SHOWN:
            continue
        place, meant = gazetteer.entity(row.entity), gazetteer.get(row.refers_to)
        drawn, position = _ground(place)
        yield Named(
            id=row.id,
            text=of.text,
            words=of.words,
            page=of.page,
            para=row.para,
            quote=row.quote,
            entity=row.entity,
            place=place.label,
            sense=row.sense,
            meant=meant.label if meant else "",
            certainty=row.certainty,
            status=row.status,
            sources=tuple(dict.fromkeys((*place.sources, *(meant.sources if meant else ())))),
            drawn=drawn,
            position=position,
        )


def _ground(place: Entity) -> tuple[str, tuple[float, float] | None]:
    shape = next((shape for shape in SHAPES if shape.entity == place.id), None)
    if shape:
        return shape.words, None
    if place.type == _POINT and place.lat is not None and place.lon is not None:
        return "point", (place.lon, place.lat)
    return f"listed: {REASONS.get(place.type, _NO_REASON)}", None


def literal(named: Iterable[Named]) -> tuple[Named, ...]:
    """Return the mentions that mean the place."""
    return tuple(one for one in named if one.sense is Sense.LITERAL)


def metonymic(named: Iterable[Named]) -> tuple[Named, ...]:
    """Return the mentions that mean those who act there."""
    return tuple(one for one in named if one.sense is Sense.METONYMIC)


def counts(named: Iterable[Named]) -> dict[tuple[str, str], int]:
    """Return how often each text names each place: by ids of place and text."""
    return dict(Counter((one.entity, one.text) for one in named))


def places(named: Sequence[Named]) -> tuple[Named, ...]:
    """Return one mention for each place, those of the places most often named first, then by name."""
    often = Counter(one.entity for one in named)
    first = {one.entity: one for one in reversed(named)}
    return tuple(sorted(first.values(), key=lambda one: (-often[one.entity], one.place, one.entity)))


@dataclass(frozen=True, slots=True)
class Acting:
    """Who is meant where a place is named in the metonymic sense, and how often each text (of `TEXTS`) does so."""

    entity: str
    place: str
    meant: str
    often: tuple[int, ...]

    @property
    def total(self) -> int:
        """How often altogether."""
        return sum(self.often)


def acting(named: Iterable[Named]) -> tuple[Acting, ...]:
    """Return the metonymic mentions by place and by who is meant; places that act most often first, then by name."""
    some = metonymic(named)
    by_place = Counter(one.entity for one in some)
    found = Counter((one.entity, one.place, one.meant) for one in some)
    each = Counter((one.entity, one.meant, one.text) for one in some)
    rows = (
        Acting(entity, place, meant, tuple(each[entity, meant, of.text] for of in TEXTS))
        for entity, place, meant in found
    )
    return tuple(sorted(rows, key=lambda row: (-by_place[row.entity], row.place, -row.total, row.meant)))


def without_place(named: Iterable[Named], text: str) -> tuple[int, ...]:
    """Return the numbers of the paragraphs of a text that name no place."""
    found = {one.para for one in named if one.text == text}
    return tuple(n for n in range(told_data.narrative(text).paragraphs) if n not in found)


def widest(named: Iterable[Named]) -> tuple[str, int]:
    """Return the place that is named in most paragraphs of both texts, and in how many; the first name of equals."""
    found: dict[str, set[tuple[str, int]]] = {}
    for one in named:
        found.setdefault(one.place, set()).add((one.text, one.para))
    if not found:
        return "", 0
    place = min(found, key=lambda name: (-len(found[name]), name))
    return place, len(found[place])
