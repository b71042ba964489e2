"""The authority file: entities, their names and their relations, read from `data/gazetteer/*.csv`.

Every broken row is reported at once. Names are looked up by their normal form (`annotate.gazetteer.names.normalise`).
Dated statements (spans) are EDTF intervals; where several hold at a date, the government of a state comes before that
of an occupied zone, then the one that covers most of the date.

How a row becomes a value stands in `rows`; which types there are in `cells`; roles and relations in `annotate.schema`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from types import MappingProxyType
from typing import TypeVar

from annotate import edtf
from annotate.errors import DataError, unknown
from annotate.gazetteer.names import normalise
from annotate.gazetteer.rows import read_rows
from annotate.model import Entity, Kind, Name, Relation

# Languages whose Latin-script names stand in English prose as they are.
_PROSE_LANGUAGES = ("en", "ja-Latn")
_ROMANISED_KINDS = (Kind.PERSON, Kind.PLACE)


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """Entities, names and relations in file order, with lookups built once from them.

    Attributes
    ----------
    entities, names, relations
        The rows. Equality and hash are theirs alone.
    """

    entities: tuple[Entity, ...]
    names: tuple[Name, ...]
    relations: tuple[Relation, ...]
    _by_id: Mapping[str, Entity] = field(init=False, repr=False, compare=False)
    _by_key: Mapping[str, tuple[Name, ...]] = field(init=False, repr=False, compare=False)
    _names_of: Mapping[str, tuple[Name, ...]] = field(init=False, repr=False, compare=False)
    _by_subject: Mapping[str, tuple[Relation, ...]] = field(init=False, repr=False, compare=False)
    _by_object: Mapping[str, tuple[Relation, ...]] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        by_id: dict[str, Entity] = {}
        for entity in self.entities:
            by_id.setdefault(entity.id, entity)
        keyed = [(normalise(name.name), name) for name in self.names if name.role != "metonym"]
        derived = {
            "_by_id": MappingProxyType(by_id),
            "_by_key": _grouped([(key, name) for key, name in keyed if key]),
            "_names_of": _grouped([(name.entity, name) for name in self.names]),
            "_by_subject": _grouped([(relation.subject, relation) for relation in self.relations]),
            "_by_object": _grouped([(relation.object, relation) for relation in self.relations]),
        }
        for attribute, value in derived.items():
            object.__setattr__(self, attribute, value)

    def get(self, id: str) -> Entity | None:
        """Return an entity, or None."""
        return self._by_id.get(id)

    def entity(self, id: str) -> Entity:
        """Return an entity.

        Raises
        ------
        UsageError
            If there is none; the message lists those there are and the nearest.
        """
        found = self._by_id.get(id)
        if found is None:
            raise unknown("entity", id, tuple(self._by_id))
        return found

    def current(self, id: str) -> Entity:
        """Return the entity that stands for an id today: itself, or what it was replaced by, however often."""
        found, passed = self.entity(id), {id}
        while found.replaced_by in self._by_id and found.replaced_by not in passed:
            passed.add(found.replaced_by)
            found = self._by_id[found.replaced_by]
        return found

    def names_of(self, id: str) -> tuple[Name, ...]:
        """Return the names of an entity in file order."""
        return self._names_of.get(id, ())

    def named(self, surface: str) -> tuple[Name, ...]:
        """Return the name rows that a surface form may be (metonyms apart), in file order."""
        return self._by_key.get(normalise(surface), ())

    def keys(self) -> tuple[str, ...]:
        """Return the normal forms of all names, for near matching; `named` accepts them."""
        return tuple(self._by_key)

    def candidates(self, surface: str) -> tuple[Entity, ...]:
        """Return the entities that a surface form may name, each once, in file order; replaced ones by their heirs."""
        found = {name.entity: None for name in self.named(surface) if name.entity in self._by_id}
        return tuple({entity.id: entity for entity in map(self.current, found)}.values())

    def surface_forms(self) -> Iterator[tuple[str, Kind]]:
        """Yield the names a recogniser may look for in English prose, each once a kind, with the kind.

        English names and Japanese ones of the colonial period; romanised Korean and Chinese ones for persons and
        places. Descriptors and metonyms are left out, and names of groups that are not written with capitals
        throughout, which are descriptions ("Korean business circles"). Names keep their case; where one begins with
        "the" ("the North"), the article must stand in the text and is no part of the mention.
        """
        seen: set[tuple[str, Kind]] = set()
        for name in self.names:
            entity = self._by_id.get(name.entity)
            if entity is not None and _searchable(name, entity) and (name.name, entity.kind) not in seen:
                seen.add((name.name, entity.kind))
                yield name.name, entity.kind

    def related(self, subject: str, relation: str, when: str = "") -> tuple[Relation, ...]:
        """Return the statements "subject relation …" that may hold at an EDTF date (any, if the date is empty)."""
        rows = self._by_subject.get(subject, ())
        return tuple(r for r in rows if r.relation == relation and edtf.overlaps(r.span, when))

    def relating(self, object: str, relation: str, when: str = "") -> tuple[Relation, ...]:
        """Return the statements "… relation object" that may hold at an EDTF date (any, if the date is empty)."""
        rows = self._by_object.get(object, ())
        return tuple(r for r in rows if r.relation == relation and edtf.overlaps(r.span, when))

    def government_of(self, place_or_state: str, when: str) -> Entity | None:
        """Return who governed in or from a place at an EDTF date: the government meant by its name.

        A building or city counts through what it is the seat of, then through the state it is the capital of; a state
        or zone through its government. None where no government is known there at that date.
        """
        routes = [
            [(r.object, r.span) for r in self.related(place_or_state, "seat-of", when)],
            [(r.subject, r.span) for r in self.relating(place_or_state, "government-of", when)],
            [
                (government.subject, capital.span)
                for capital in self.related(place_or_state, "capital-of", when)
                for government in self.relating(capital.object, "government-of", when)
            ],
        ]
        found = [pair for route in routes for pair in route]
        if not found:
            return None
        best = max(found, key=lambda pair: (self._governs_state(pair[0]), shared_days(pair[1], when)))
        return self.get(best[0])

    def _governs_state(self, government: str) -> bool:
        ruled = (self.get(r.object) for r in self.related(government, "government-of"))
        return any(entity is not None and entity.type == "state" for entity in ruled)

    def label_at(self, id: str, when: str) -> str:
        """Return what an entity was called in English at an EDTF date (Leningrad in 1980), its label by default.

        Raises
        ------
        UsageError
            If there is no such entity.
        """
        entity = self.entity(id)
        if not when:
            return entity.label
        dated = [
            name
            for name in self.names_of(id)
            if name.lang in _PROSE_LANGUAGES and name.role == "historical" and name.span
            if edtf.overlaps(name.span, when)
        ]
        if dated:
            return max(dated, key=lambda name: shared_days(name.span, when)).name
        if not any(n.role == "historical" and n.lang in _PROSE_LANGUAGES and n.span for n in self.names_of(id)):
            return entity.label
        today = (n.name for n in self.names_of(id) if n.role == "preferred" and n.lang == "en")
        return next(today, entity.label)


def _searchable(name: Name, entity: Entity) -> bool:
    if name.script != "Latn" or name.role in ("descriptor", "metonym"):
        return False
    if entity.type == "group" and not name.name.istitle():
        return False
    return name.lang in _PROSE_LANGUAGES or entity.kind in _ROMANISED_KINDS


_Row = TypeVar("_Row")


def _grouped(pairs: Sequence[tuple[str, _Row]]) -> Mapping[str, tuple[_Row, ...]]:
    groups: dict[str, list[_Row]] = {}
    for key, value in pairs:
        groups.setdefault(key, []).append(value)
    return MappingProxyType({key: tuple(values) for key, values in groups.items()})


def _ordinal(day: str) -> int:
    year, month, number = edtf.sort_key(day)
    if year < 1:
        return 0
    return date.max.toordinal() if year > date.max.year else date(year, month, number).toordinal()


def shared_days(one: str, other: str) -> int:
    """Return how many days two EDTF spans may have in common; an empty span is all time."""
    spans = [edtf.bounds(text) for text in (one, other) if text]
    if not spans:
        return date.max.toordinal()
    first = max(_ordinal(span.earliest) for span in spans)
    last = min(_ordinal(span.latest) for span in spans)
    return max(0, last - first + 1)


def read_gazetteer(directory: str | Path) -> Gazetteer:
    """Read a gazetteer.

    Parameters
    ----------
    directory
        The folder with entities.csv, names.csv and relations.csv.

    Raises
    ------
    DataError
        If any row cannot be used; the message lists all of them as `file:line:column code: what`.
    InputError
        If a file is missing or unreadable.
    """
    rows = read_rows(Path(directory))
    if rows.problems:
        listed = "\n".join(str(problem) for problem in rows.problems)
        raise DataError(
            f"The gazetteer has {len(rows.problems)} problems:\n{listed}\n",
            remedy="Run: annotate validate",
        )
    return Gazetteer(rows.entities, rows.names, rows.relations)
