"""Where a capital or seat of government is named, in which sense, of which year, and what the machine made of it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from annotate.figures.kit.views import View, seen_in, verified
from annotate.figures.texts import Narrative, narratives
from annotate.gazetteer import Gazetteer
from annotate.stages.discourse import moments_of_rows
from annotate.values.edtf import Edtf
from annotate.values.model import Certainty, Kind, Mention, Sense, Status, Suggestion

if TYPE_CHECKING:
    from annotate.edition import Edition

_SEAT = ("capital-of", "seat-of")


@dataclass(frozen=True, slots=True)
class Naming:
    """One mention of a seat of government.

    Attributes
    ----------
    where
        Text and paragraph in words, e.g. "article, paragraph 7".
    place, meant
        Labels of the place, and of who is meant ("" in the literal sense).
    date, year
        The date spoken of, and its first year; the date from the annotations alone.
    machine
        What the machine proposed, in words, where it differs; "" where it agrees or proposed nothing.
    proposed
        Whether the machine's proposal for these words is on file.
    """

    where: str
    quote: str
    place: str
    sense: Sense
    meant: str
    date: Edtf
    year: int
    certainty: Certainty
    status: Status
    sources: tuple[str, ...]
    machine: str
    proposed: bool

    @property
    def views(self) -> tuple[View, ...]:
        """The views that show it."""
        return seen_in(verified(self.certainty, self.status), self.sense)


def read(edition: Edition) -> tuple[Naming, ...]:
    """Return the namings of seats of government in every text, in their order.

    Raises
    ------
    DataError, InputError
        If the gazetteer or an annotation cannot be read.
    """
    return tuple(naming for of in narratives(edition) for naming in _of_text(edition, of))


def _of_text(edition: Edition, of: Narrative) -> Iterable[Naming]:
    rows, gazetteer = edition.decided(of.text), edition.gazetteer
    proposals = {(s.para, s.quote, s.nth): s for s in edition.suggestions(of.text)}
    moments = moments_of_rows(rows, edition.text(of.text).meta.reference_date)
    for row, moment in zip(rows, moments, strict=True):
        if row.kind is not Kind.PLACE or row.sense is None or not moment.date:
            continue
        if not any(gazetteer.related(row.entity, relation) for relation in _SEAT):
            continue
        place, meant = gazetteer.entity(row.entity), gazetteer.get(row.refers_to)
        proposal = proposals.get((row.para, row.quote, row.nth))
        yield Naming(
            where=f"{of.words}, paragraph {row.para}",
            quote=row.quote,
            place=place.label,
            sense=row.sense,
            meant=meant.label if meant else "",
            date=moment.date,
            year=moment.date.earliest.year,
            certainty=row.certainty,
            status=row.status,
            sources=meant.sources if meant else place.sources,
            machine=_difference(row, proposal, gazetteer) if proposal else "",
            proposed=proposal is not None,
        )


def _difference(row: Mention, proposal: Suggestion, gazetteer: Gazetteer) -> str:
    if (row.entity, row.sense, row.refers_to) == (proposal.entity, proposal.sense, proposal.refers_to):
        return ""
    labels = [entity.label for id in (proposal.entity, proposal.refers_to) if (entity := gazetteer.get(id))]
    return f"{proposal.sense or 'no sense'}: {', meaning '.join(labels) or 'no link'}"


def places(namings: Sequence[Naming]) -> tuple[str, ...]:
    """Return the places, most often metonymic first, then most often named, then by name."""
    names = {naming.place for naming in namings}
    return tuple(sorted(names, key=lambda name: (-acting(namings, name), -len(of_place(namings, name)), name)))


def of_place(namings: Iterable[Naming], place: str) -> tuple[Naming, ...]:
    """Return the namings of a place."""
    return tuple(naming for naming in namings if naming.place == place)


def acting(namings: Iterable[Naming], place: str = "") -> int:
    """Return how many namings are metonymic, of a place or altogether."""
    return sum(naming.sense is Sense.METONYMIC for naming in namings if place in ("", naming.place))


def disagreements(namings: Iterable[Naming]) -> tuple[Naming, ...]:
    """Return the namings that the machine read otherwise than the editors."""
    return tuple(naming for naming in namings if naming.machine)
