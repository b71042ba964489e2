"""What a change to the data means: which mentions come, go, or are read otherwise, and what readers will see of it.

Both sides are read as far as they can be read: a change that breaks a file is still described, and `annotate validate`
says what is wrong with it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from annotate.curate.form import TABLES
from annotate.files import schema
from annotate.files.project import Project
from annotate.files.snapshot import Snapshot
from annotate.values.authority import Entity
from annotate.values.curation import Act, Contribution, Given
from annotate.values.model import Kind, Mention, Outline
from annotate.values.record import Event

#: What is said of a mention whose cells differ, and the cells; the first that differ decide.
WAYS: Mapping[str, tuple[str, ...]] = {
    "status": ("status",),
    "re-linked": ("entity",),
    "re-dated": ("edtf", "relation"),
    "sense": ("sense", "refers_to"),
    "kind": ("kind",),
    "words": ("text", "para", "quote", "nth"),
    "remarks": ("certainty", "by", "note", "entity_label"),
}
_WHOLE = ("status", "entity", "edtf")
# Described on their own, or by machines for machines.
_APART = (Mention, Given, Outline)


@dataclass(frozen=True, slots=True)
class Step:
    """A mention that is read otherwise: which, and its cells before and after.

    `way` is a key of `WAYS`, `new` or `gone`.
    """

    way: str
    id: str
    text: str
    para: int
    quote: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Count:
    """A number that readers see, before and after."""

    name: str
    before: int
    after: int


@dataclass(frozen=True, slots=True)
class Rows:
    """The rows of another table: which are new, which differ, and which are gone, by their keys."""

    table: str
    new: tuple[str, ...]
    changed: tuple[str, ...]
    gone: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a change means.

    Attributes
    ----------
    steps
        The mentions that come, go, or are read otherwise.
    views
        What maps, timelines and indexes show.
    index
        The index entries whose mentions change in number.
    tables
        The other tables whose rows change.
    """

    steps: tuple[Step, ...]
    views: tuple[Count, ...]
    index: tuple[Count, ...]
    tables: tuple[Rows, ...]


def meaning(before: Project, after: Project) -> Meaning:
    """Return what it means to go from one state of an edition to another."""
    one, other = _State(Snapshot(before)), _State(Snapshot(after))
    names = sorted(one.named.keys() | other.named.keys())
    index = (Count((other if id in other.entities else one).label(id), one.named[id], other.named[id]) for id in names)
    return Meaning(
        tuple(_steps(one.mentions, other.mentions)),
        tuple(Count(name, one.views[name], other.views[name]) for name in one.views),
        tuple(count for count in index if count.before != count.after),
        tuple(_tables(one, other)),
    )


class _State:
    """An edition at one moment, as far as it can be read."""

    def __init__(self, snapshot: Snapshot) -> None:
        self._snapshot = snapshot

    @cached_property
    def mentions(self) -> Mapping[str, Mention]:
        """Every annotation by its id; one that has none yet by its place and words."""
        found = (mention for sheet in self._snapshot.sheets(Mention) for mention in sheet.values)
        return {m.id or f"{m.text} ¶{m.para} {m.quote} {m.nth} {m.entity}": m for m in found}

    @cached_property
    def entities(self) -> Mapping[str, Entity]:
        """Every authority record by its id."""
        return {one.id: one for sheet in self._snapshot.sheets(Entity) for one in sheet.values}

    def label(self, entity: str) -> str:
        """Return what an entity is called; its id where there is no record of it."""
        found = self.entities.get(entity)
        return found.label if found else entity

    @cached_property
    def named(self) -> Counter[str]:
        """How often the shown mentions name each entity."""
        return Counter(m.entity for m in self.mentions.values() if m.status.shown and m.entity)

    @cached_property
    def views(self) -> Mapping[str, int]:
        """What readers see, in numbers."""
        shown = [m for m in self.mentions.values() if m.status.shown]
        placed = (self.entities[id] for id in self.named if id in self.entities)
        return {
            "mentions shown": len(shown),
            "waiting for a decision": sum(m.status == "proposed" for m in self.mentions.values()) + self._dropped,
            "map: places": sum(one.lat is not None and one.lon is not None for one in placed),
            "timeline: events": sum(len(sheet.values) for sheet in self._snapshot.sheets(Event)),
            "told time: dates": sum(m.kind is Kind.DATE and bool(m.edtf) for m in shown),
            "index: entries": len(self.named),
        }

    @property
    def _dropped(self) -> int:
        """How many rows wait in files of their own; of what was rejected there the row stays."""
        waiting = sum(len(sheet.values) for value in TABLES for sheet in self._snapshot.files(value))
        decided = (one for sheet in self._snapshot.sheets(Contribution) for one in sheet.values)
        return waiting - sum(one.decision is Act.REJECTED for one in decided)

    def rows(self, value: type) -> Mapping[str, tuple[str, ...]]:
        """Return the rows of a table by their keys, those without a key by all of their cells."""
        found = {}
        for sheet in self._snapshot.files(value):
            columns = sheet.declared.key or sheet.declared.columns
            many = "*" in sheet.declared.pattern
            for row in sheet.rows:
                name = " ".join(filter(None, (sheet.table.path.stem if many else "", *(row[c] for c in columns))))
                found[name] = tuple(row[c] for c in sheet.declared.columns)
        return found

    @property
    def sources(self) -> Mapping[str, tuple[str, ...]]:
        """Return the sources by key."""
        return {source.key: (repr(source),) for source in self._snapshot.sources.sources}


def _steps(before: Mapping[str, Mention], after: Mapping[str, Mention]) -> Iterable[Step]:
    for id, mention in after.items():
        was = before.get(id)
        way = (
            "new"
            if was is None
            else next((way for way, of in WAYS.items() if _cells(was, of) != _cells(mention, of)), "")
        )
        if way:
            cells = WAYS.get(way, _WHOLE)
            old = _said(was, cells) if was is not None else ""
            yield Step(way, id, mention.text, mention.para, mention.quote, old, _said(mention, cells))
    for id, mention in before.items():
        if id not in after:
            yield Step("gone", id, mention.text, mention.para, mention.quote, _said(mention, _WHOLE), "")


def _cells(mention: Mention, names: Iterable[str]) -> list[str]:
    return [str(getattr(mention, name) or "") for name in names]


def _said(mention: Mention, names: Iterable[str]) -> str:
    return ", ".join(cell for cell in _cells(mention, names) if cell) or "nothing"


def _tables(one: _State, other: _State) -> Iterable[Rows]:
    pairs = [(t.name, one.rows(t.value), other.rows(t.value)) for t in schema.TABLES if t.value not in _APART]
    for name, before, after in (*pairs, ("bibliography", one.sources, other.sources)):
        new = tuple(key for key in after if key not in before)
        gone = tuple(key for key in before if key not in after)
        changed = tuple(key for key in after if key in before and before[key] != after[key])
        if new or gone or changed:
            yield Rows(name, new, changed, gone)
