"""Where the texts name places, in which sense, and whether the edition has a shape for what is named.

**What is drawn.** A settlement is a point, at the coordinates of the gazetteer. What is no point is drawn as the
surface or line of `data/figures/shapes.csv`, which says of which file and date, and where its symbol stands. No state
and no region is ever a point, though the gazetteer has a coordinate for some. All else is listed with its reason
(`REASONS`): above all states whose only outline on file is that of about 2018, which would put a modern border under an
older text.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from annotate.figures.kit import views
from annotate.figures.kit.views import View
from annotate.figures.places.windows import window
from annotate.figures.texts import Narrative, narratives
from annotate.values.authority import Entity
from annotate.values.drawn import Surface
from annotate.values.model import Certainty, Kind, Sense, Status

if TYPE_CHECKING:
    from annotate.edition import Edition

_POINT = "settlement"


REASONS = {
    "settlement": "the gazetteer has no coordinates for it",
    "outside": "a point outside both maps",
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
    of
        The text.
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
    of: Narrative
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
    def on_map(self) -> bool:
        """Whether it means the place, and the place can be drawn."""
        return self.sense is Sense.LITERAL and not self.drawn.startswith("listed")


def read(edition: Edition, text: str = "") -> tuple[Named, ...]:
    """Return every mention of a place with a sense in the texts, caption and byline included, in their order.

    Parameters
    ----------
    edition
        The edition.
    text
        Id of the one text that is asked for; "" for all.

    Raises
    ------
    DataError, InputError
        If the gazetteer or an annotation cannot be read.
    """
    words = {surface.entity: surface.words for surface in edition.drawn(Surface)}
    asked = [of for of in narratives(edition) if text in ("", of.text)]
    return tuple(named for of in asked for named in _of_text(edition, words, of))


def _of_text(edition: Edition, surfaces: dict[str, str], of: Narrative) -> Iterable[Named]:
    gazetteer = edition.gazetteer
    for row in edition.decided(of.text):
        if row.kind is not Kind.PLACE or row.sense is None:
            continue
        place, meant = gazetteer.entity(row.entity), gazetteer.get(row.refers_to)
        drawn, position = _ground(place, surfaces)
        yield Named(
            id=row.id,
            of=of,
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


def _ground(place: Entity, surfaces: dict[str, str]) -> tuple[str, tuple[float, float] | None]:
    if place.id in surfaces:
        return surfaces[place.id], None
    if place.type == _POINT and place.lat is not None and place.lon is not None:
        position = (place.lon, place.lat)
        return ("point" if window(position) else f"listed: {REASONS['outside']}"), position
    return f"listed: {REASONS.get(place.type, _NO_REASON)}", None


@dataclass(frozen=True, slots=True)
class Gathered:
    """What is drawn: the texts in their order, what is on file as a surface or line, the mentions of each view."""

    texts: tuple[Narrative, ...]
    surfaces: tuple[Surface, ...]
    by_view: Mapping[View, tuple[Named, ...]]

    @property
    def every(self) -> tuple[Named, ...]:
        """Every mention."""
        return self.by_view[View.ALL]


def gather(edition: Edition, figure: str) -> Gathered:
    """Return what a figure of places draws; raises what `read` raises."""
    named = read(edition)
    return Gathered(narratives(edition), edition.drawn(Surface), views.by_view(figure, named, lambda one: one.views))


def literal(named: Iterable[Named]) -> tuple[Named, ...]:
    """Return the mentions that mean the place."""
    return tuple(one for one in named if one.sense is Sense.LITERAL)


def metonymic(named: Iterable[Named]) -> tuple[Named, ...]:
    """Return the mentions that mean those who act there."""
    return tuple(one for one in named if one.sense is Sense.METONYMIC)


def counts(named: Iterable[Named]) -> dict[tuple[str, str], int]:
    """Return how often each text names each place: by ids of place and text."""
    return dict(Counter((one.entity, one.of.text) for one in named))


def places(named: Sequence[Named]) -> tuple[Named, ...]:
    """Return one mention for each place, those of the places most often named first, then by name."""
    often = Counter(one.entity for one in named)
    first = {one.entity: one for one in reversed(named)}
    return tuple(sorted(first.values(), key=lambda one: (-often[one.entity], one.place, one.entity)))


@dataclass(frozen=True, slots=True)
class Acting:
    """Who is meant where a place is named in the metonymic sense, and how often each text does so, in their order."""

    entity: str
    place: str
    meant: str
    often: tuple[tuple[Narrative, int], ...]

    @property
    def total(self) -> int:
        """How often altogether."""
        return sum(often for _, often in self.often)


def acting(named: Iterable[Named], texts: Sequence[Narrative]) -> tuple[Acting, ...]:
    """Return the metonymic mentions by place and by who is meant; places that act most often first, then by name."""
    some = metonymic(named)
    by_place = Counter(one.entity for one in some)
    found = Counter((one.entity, one.place, one.meant) for one in some)
    each = Counter((one.entity, one.meant, one.of) for one in some)
    rows = (
        Acting(entity, place, meant, tuple((of, each[entity, meant, of]) for of in texts))
        for entity, place, meant in found
    )
    return tuple(sorted(rows, key=lambda row: (-by_place[row.entity], row.place, -row.total, row.meant)))


def usual_name(named: Iterable[Named], entity: str) -> str:
    """Return the name that the texts use most for a place, the first one of equals."""
    return Counter(one.quote for one in named if one.entity == entity).most_common(1)[0][0]


def without_place(named: Iterable[Named], of: Narrative) -> tuple[int, ...]:
    """Return the numbers of the paragraphs of a text that name no place."""
    found = {one.para for one in named if one.of == of}
    return tuple(n for n in range(of.paragraphs) if n not in found)


def widest(named: Iterable[Named]) -> tuple[str, int]:
    """Return the place that is named in most paragraphs of all texts, and in how many; the first name of equals."""
    found: dict[str, set[tuple[str, int]]] = {}
    for one in named:
        found.setdefault(one.place, set()).add((one.of.text, one.para))
    if not found:
        return "", 0
    place = min(found, key=lambda name: (-len(found[name]), name))
    return place, len(found[place])
