"""A gazetteer's rows in an index on disk: one file that `annotate.gazetteer.large.build` makes.

Nothing is loaded; each question reads one record. Near names are found by the symmetric delete method: the index holds
a 32-bit hash of every deletion of every key, and a bit for each that is there at all.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from pathlib import Path
from typing import TypeVar

from annotate.gazetteer.large.packed import CELL, ROW, Hashes, Packed, Records, hash_of
from annotate.gazetteer.names import deletions
from annotate.gazetteer.rows import Maker, entity_of, name_of, relation_of
from annotate.gazetteer.store import Listed
from annotate.values.model import Entity, Name, Relation

_Value = TypeVar("_Value")

# Statements are kept in memory where no more entities than this make any: most large gazetteers have few.
_FEW = 5000
_REMEMBERED = 4096


class Indexed:
    """The rows of a compiled gazetteer; equal to another on the same file. Safe in several threads and processes."""

    searchable = False

    def __init__(self, path: Path) -> None:
        self.path = path
        file = Packed(path)
        self._entities, self._keys, self._bearers = (Records(file, name) for name in ("entities", "names", "bearers"))
        self._subjects, self._objects = (Records(file, name) for name in ("subjects", "objects"))
        self._deletions = Hashes(file, "deletions")
        self._statements = Listed((), (), self.relations) if len(self._subjects) <= _FEW else None
        self.get = lru_cache(_REMEMBERED)(self._get)
        self.named = lru_cache(_REMEMBERED)(self._named)
        self.near = lru_cache(_REMEMBERED)(self._near)

    def __reduce__(self) -> tuple[type[Indexed], tuple[Path]]:
        return Indexed, (self.path,)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Indexed) and self.path == other.path

    def __hash__(self) -> int:
        return hash(self.path)

    @property
    def entities(self) -> tuple[Entity, ...]:
        """All entities, in file order."""
        return _in_order(self._entities, entity_of, lambda entity: entity.line)

    @property
    def names(self) -> tuple[Name, ...]:
        """All names, in file order."""
        return _in_order(self._bearers, name_of, lambda name: name.line)

    @property
    def relations(self) -> tuple[Relation, ...]:
        """All relations, in file order."""
        return _in_order(self._subjects, relation_of, lambda relation: relation.line)

    def ids(self) -> tuple[str, ...]:
        """Return the ids of all entities, in file order."""
        return tuple(entity.id for entity in self.entities)

    def _get(self, id: str) -> Entity | None:
        return next(iter(_made(entity_of, self._entities.rows(id))), None)

    def names_of(self, id: str) -> tuple[Name, ...]:
        """Return the names of an entity, in file order."""
        return _made(name_of, self._bearers.rows(id))

    def _named(self, key: str) -> tuple[Name, ...]:
        return _made(name_of, self._keys.rows(key))

    def _near(self, key: str) -> tuple[str, ...]:
        """Return what `Store.near` asks for, and a few more keys, whose hashes are equal."""
        numbers = {number for part in deletions(key) for number in self._deletions.of(hash_of(part))}
        return tuple(self._keys.at(number)[0] for number in numbers)

    def said_of(self, subject: str) -> tuple[Relation, ...]:
        """Return the statements "subject …", in file order."""
        if self._statements:
            return self._statements.said_of(subject)
        return _made(relation_of, self._subjects.rows(subject))

    def saying(self, object: str) -> tuple[Relation, ...]:
        """Return the statements "… object", in file order."""
        if self._statements:
            return self._statements.saying(object)
        return _made(relation_of, self._objects.rows(object))


def _made(make: Maker[_Value], rows: Sequence[Sequence[str]]) -> tuple[_Value, ...]:
    return tuple([make(cells[1:], int(cells[0])) for cells in rows])


def _in_order(records: Records, make: Maker[_Value], line: Callable[[_Value], int]) -> tuple[_Value, ...]:
    return tuple(sorted(_all(records, make), key=line))


def _all(records: Records, make: Maker[_Value]) -> Iterator[_Value]:
    for number in range(len(records)):
        yield from _made(make, [row.split(CELL) for row in records.at(number)[1].split(ROW)])
