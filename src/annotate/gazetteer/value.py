"""The authority file: entities, their names and their relations, and what can be asked of them.

Names are looked up by their normal form (`annotate.gazetteer.names.normalise`). Dated statements (spans) are EDTF
intervals; where several hold at a date, the government of a state comes before that of an occupied zone, then the one
that covers most of the date.

How a gazetteer is read stands in `read`; where its rows lie in `store`; how a row becomes a value in `rows`; which
types there are in `cells`; roles and relations in `annotate.files.schema`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from annotate.gazetteer.names import normalise
from annotate.gazetteer.store import Store
from annotate.values.authority import Entity, Name, Relation
from annotate.values.edtf import NO_DATE, Edtf
from annotate.values.errors import unknown
from annotate.values.model import Kind

# Languages whose Latin-script names stand in English prose as they are.
_PROSE_LANGUAGES = ("en", "ja-Latn")
_ROMANISED_KINDS = (Kind.PERSON, Kind.PLACE)


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """Entities, names and relations, wherever their rows lie. Two gazetteers are equal if their stores are."""

    store: Store

    @property
    def entities(self) -> tuple[Entity, ...]:
        """All entities, in file order; of a large gazetteer, read anew each time."""
        return self.store.entities

    @property
    def names(self) -> tuple[Name, ...]:
        """All names, in file order; of a large gazetteer, read anew each time."""
        return self.store.names

    @property
    def relations(self) -> tuple[Relation, ...]:
        """All relations, in file order; of a large gazetteer, read anew each time."""
        return self.store.relations

    def get(self, id: str) -> Entity | None:
        """Return an entity, or None."""
        return self.store.get(id)

    def entity(self, id: str) -> Entity:
        """Return an entity.

        Raises
        ------
        UsageError
            If there is none; the message lists those there are and the nearest.
        """
        found = self.store.get(id)
        if found is None:
            raise unknown("entity", id, self.store.ids() if self.store.searchable else ())
        return found

    def current(self, id: str) -> Entity:
        """Return the entity that stands for an id today: itself, or what it was replaced by, however often."""
        found, passed = self.entity(id), {id}
        while found.replaced_by and found.replaced_by not in passed:
            heir = self.store.get(found.replaced_by)
            if heir is None:
                break
            passed.add(heir.id)
            found = heir
        return found

    def names_of(self, id: str) -> tuple[Name, ...]:
        """Return the names of an entity in file order."""
        return self.store.names_of(id)

    def named(self, surface: str) -> tuple[Name, ...]:
        """Return the name rows that a surface form may be (metonyms apart), in file order."""
        key = normalise(surface)
        return self.store.named(key) if key else ()

    def near(self, surface: str) -> tuple[str, ...]:
        """Return the normal forms that differ from that of a surface form by a letter or two; `named` accepts them.

        Those with which it shares one of the `annotate.gazetteer.names.deletions`, sorted; its own is not among them.
        """
        key = normalise(surface)
        return tuple(sorted(set(self.store.near(key)) - {key}))

    def spelt(self, surface: str) -> tuple[Name, ...]:
        """Return the names, in another script or in Pinyin, of which a form is a spelling ("Ro Tae U": 노태우)."""
        return self.store.spellings.of(surface)

    def initialled(self, surface: str) -> tuple[Name, ...]:
        """Return the names of persons that initials and a surname may stand for."""
        return self.store.spellings.initialled(surface)

    def candidates(self, surface: str) -> tuple[Entity, ...]:
        """Return the entities that a surface form may name, each once, in file order; replaced ones by their heirs."""
        found = [id for id in dict.fromkeys(name.entity for name in self.named(surface)) if self.get(id) is not None]
        return tuple({entity.id: entity for entity in map(self.current, found)}.values())

    def sole(self, surface: str) -> Entity | None:
        """Return the one entity that a surface form may name, None if there is none or another."""
        found: Entity | None = None
        for id in dict.fromkeys(name.entity for name in self.named(surface)):
            entity = self.current(id) if self.get(id) is not None else None
            if found is not None and entity is not None and entity.id != found.id:
                return None
            found = entity or found
        return found

    def surface_forms(self) -> Iterator[tuple[str, Kind]]:
        """Yield the names a recogniser may look for in English prose, each once a kind, with the kind.

        English names and Japanese ones of the colonial period; romanised Korean and Chinese ones for persons and
        places. Descriptors and metonyms are left out, and names of groups that are not written with capitals
        throughout, which are descriptions ("Korean business circles"). Names keep their case; where one begins with
        "the" ("the North"), the article must stand in the text and is no part of the mention.

        None of a gazetteer too large to be kept in memory: among a million names are Of, Nice and Reading, and they
        would be found everywhere. Its names are looked up where the statistical recogniser finds a mention.
        """
        seen: set[tuple[str, Kind]] = set()
        for name in self.names if self.store.searchable else ():
            entity = self.get(name.entity)
            if entity is not None and _searchable(name, entity) and (name.name, entity.kind) not in seen:
                seen.add((name.name, entity.kind))
                yield name.name, entity.kind

    def related(self, subject: str, relation: str, when: Edtf = NO_DATE) -> tuple[Relation, ...]:
        """Return the statements "subject relation …" that may hold at a date (any, by default)."""
        rows = self.store.said_of(subject)
        return tuple(r for r in rows if r.relation == relation and r.span.overlaps(when))

    def relating(self, object: str, relation: str, when: Edtf = NO_DATE) -> tuple[Relation, ...]:
        """Return the statements "… relation object" that may hold at a date (any, by default)."""
        rows = self.store.saying(object)
        return tuple(r for r in rows if r.relation == relation and r.span.overlaps(when))

    def companions(self, id: str, when: Edtf = NO_DATE) -> tuple[str, ...]:
        """Return the ids of what any statement that may hold at a date relates an entity to, each once."""
        said = ((row.object, row.span) for row in self.store.said_of(id))
        saying = ((row.subject, row.span) for row in self.store.saying(id))
        return tuple(dict.fromkeys(other for other, span in (*said, *saying) if span.overlaps(when)))

    def government_of(self, place_or_state: str, when: Edtf) -> Entity | None:
        """Return who governed in or from a place at a date: the government meant by its name.

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
        best = max(found, key=lambda pair: (self._governs_state(pair[0]), pair[1].shared_days(when)))
        return self.get(best[0])

    def seats(self) -> frozenset[str]:
        """Return the ids of the places that are or were a capital or a seat of government; reads all statements."""
        return frozenset(r.subject for r in self.relations if r.relation in ("capital-of", "seat-of"))

    def _governs_state(self, government: str) -> bool:
        ruled = (self.get(r.object) for r in self.related(government, "government-of"))
        return any(entity is not None and entity.type == "state" for entity in ruled)

    def label_at(self, id: str, when: Edtf) -> str:
        """Return what an entity was called in English at a date (Leningrad in 1980), its label by default.

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
            if name.span.overlaps(when)
        ]
        if dated:
            return max(dated, key=lambda name: name.span.shared_days(when)).name
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
