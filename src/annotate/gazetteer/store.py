"""Where the rows of a gazetteer lie: in memory (`Listed`), or in an index on disk (`annotate.gazetteer.large.indexed`).

`Gazetteer` asks a store and does not know which it is. To keep the rows elsewhere, write a class with these methods.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from types import MappingProxyType
from typing import ClassVar, Protocol, TypeVar

from annotate.gazetteer.names import deletions, normalise
from annotate.gazetteer.spellings import Spellings
from annotate.values.authority import Entity, Name, Relation


class Store(Protocol):
    """What a gazetteer asks of the place its rows lie in; everything comes in file order."""

    @property
    def entities(self) -> tuple[Entity, ...]:
        """All entities."""

    @property
    def names(self) -> tuple[Name, ...]:
        """All names."""

    @property
    def relations(self) -> tuple[Relation, ...]:
        """All relations."""

    @property
    def searchable(self) -> bool:
        """Whether all names are few enough to be looked for in a text one by one."""

    def get(self, id: str) -> Entity | None:
        """Return an entity, or None."""

    def ids(self) -> tuple[str, ...]:
        """Return the ids of all entities."""

    def names_of(self, id: str) -> tuple[Name, ...]:
        """Return the names of an entity."""

    def named(self, key: str) -> tuple[Name, ...]:
        """Return the names, metonyms apart, of a normal form."""

    def near(self, key: str) -> tuple[str, ...]:
        """Return the normal forms that share one of the `deletions` of a key, in any order."""

    @property
    def spellings(self) -> Spellings:
        """The spellings of names by rule; none where the names are too many to be gone through."""

    def said_of(self, subject: str) -> tuple[Relation, ...]:
        """Return the statements "subject …"."""

    def saying(self, object: str) -> tuple[Relation, ...]:
        """Return the statements "… object"."""


@dataclass(frozen=True)
class Listed:
    """Rows in memory, with look-ups made when they are first asked for. Equality and hash are those of the rows."""

    entities: tuple[Entity, ...]
    names: tuple[Name, ...]
    relations: tuple[Relation, ...]
    searchable: ClassVar[bool] = True

    @cached_property
    def _by_id(self) -> Mapping[str, Entity]:
        return MappingProxyType({entity.id: entity for entity in reversed(self.entities)})

    @cached_property
    def _by_key(self) -> Mapping[str, tuple[Name, ...]]:
        keyed = [(normalise(name.name), name) for name in self.names if name.role != "metonym"]
        return _grouped([(key, name) for key, name in keyed if key])

    @cached_property
    def _by_deletion(self) -> Mapping[str, tuple[str, ...]]:
        return _grouped([(part, key) for key in self._by_key for part in deletions(key)])

    @cached_property
    def _names_of(self) -> Mapping[str, tuple[Name, ...]]:
        return _grouped([(name.entity, name) for name in self.names])

    @cached_property
    def _by_subject(self) -> Mapping[str, tuple[Relation, ...]]:
        return _grouped([(relation.subject, relation) for relation in self.relations])

    @cached_property
    def _by_object(self) -> Mapping[str, tuple[Relation, ...]]:
        return _grouped([(relation.object, relation) for relation in self.relations])

    @cached_property
    def spellings(self) -> Spellings:
        """The spellings of names by rule."""
        return Spellings(self.entities, self.names)

    def get(self, id: str) -> Entity | None:
        """Return an entity, or None."""
        return self._by_id.get(id)

    def ids(self) -> tuple[str, ...]:
        """Return the ids of all entities."""
        return tuple(dict.fromkeys(entity.id for entity in self.entities))

    def names_of(self, id: str) -> tuple[Name, ...]:
        """Return the names of an entity."""
        return self._names_of.get(id, ())

    def named(self, key: str) -> tuple[Name, ...]:
        """Return the names of a normal form."""
        return self._by_key.get(key, ())

    def near(self, key: str) -> tuple[str, ...]:
        """Return the normal forms that share one of the deletions of a key."""
        return tuple(dict.fromkeys(other for part in deletions(key) for other in self._by_deletion.get(part, ())))

    def said_of(self, subject: str) -> tuple[Relation, ...]:
        """Return the statements "subject …"."""
        return self._by_subject.get(subject, ())

    def saying(self, object: str) -> tuple[Relation, ...]:
        """Return the statements "… object"."""
        return self._by_object.get(object, ())


_Row = TypeVar("_Row")


def _grouped(pairs: Sequence[tuple[str, _Row]]) -> Mapping[str, tuple[_Row, ...]]:
    groups: dict[str, list[_Row]] = {}
    for key, value in pairs:
        groups.setdefault(key, []).append(value)
    return MappingProxyType({key: tuple(values) for key, values in groups.items()})
