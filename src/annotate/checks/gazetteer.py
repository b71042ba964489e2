"""What holds between the rows of the gazetteer: kinds and types, places on the globe, names in their scripts, time.

Cells that cannot be read at all are the business of `annotate.files.cells`. To add a rule: a function from `Rows`
to located findings, a row in `RULES`, and its code in `annotate.checks.codes`.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from annotate.files.snapshot import Snapshot
from annotate.gazetteer import Rows, rows_of
from annotate.gazetteer.cells import TYPES
from annotate.gazetteer.rows import FILES
from annotate.values.authority import Entity, Name, Relation
from annotate.values.edtf import NO_DATE
from annotate.values.model import Certainty
from annotate.values.problems import Problem

# The script in which a language's names are written here (BCP 47 tag, ISO 15924 code).
SCRIPTS: Mapping[str, str] = MappingProxyType(
    {
        "en": "Latn",
        "de": "Latn",
        "ko": "Hang",
        "ko-Hani": "Hani",
        "ko-Kore": "Kore",
        "ko-Latn": "Latn",
        "ja-Latn": "Latn",
        "zh": "Hani",
        "zh-Latn": "Latn",
        "ru": "Cyrl",
    }
)
# How the Unicode names of a script's letters begin. Kore is Korean in mixed script.
_UNICODE_NAMES: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "Latn": ("LATIN",),
        "Hang": ("HANGUL",),
        "Hani": ("CJK",),
        "Kore": ("HANGUL", "CJK"),
        "Cyrl": ("CYRILLIC",),
    }
)

# Which types a relation joins: subject, object. A relation that is not here joins any.
JOINS: Mapping[str, tuple[frozenset[str], frozenset[str]]] = MappingProxyType(
    {
        "capital-of": (frozenset({"settlement"}), frozenset({"state", "territory"})),
        "government-of": (frozenset({"government", "organisation"}), frozenset({"state", "territory"})),
        "seat-of": (frozenset({"settlement", "building"}), frozenset({"government", "organisation"})),
        "leader-of": (
            frozenset({"person"}),
            frozenset({"state", "territory", "government", "organisation", "group"}),
        ),
    }
)


@dataclass(frozen=True, slots=True)
class _Finding:
    """A problem before its file and column are looked up: which table, line and column it belongs to."""

    table: int
    line: int
    column: str
    code: str
    what: str
    expected: str = ""
    remedy: str = ""


_ENTITIES, _NAMES, _RELATIONS = 0, 1, 2


def check_gazetteer(snapshot: Snapshot) -> Iterator[Problem]:
    """Yield what does not hold together in `data/gazetteer`, in the order of `RULES`."""
    folder = snapshot.project.gazetteer
    yield from missing(folder, snapshot.project.relative(folder))
    rows = rows_of(snapshot)
    if rows is not None:
        yield from hang_together(rows)


def missing(folder: Path, shown: str) -> Iterator[Problem]:
    """Yield the tables that a gazetteer, which is written as `shown` in problems, lacks."""
    for _, file in FILES:
        if not (folder / file).exists():
            yield Problem(f"{shown}/{file}", 0, 0, "missing-file", "there is no such table", "", "Restore the file.")


def hang_together(rows: Rows) -> Iterator[Problem]:
    """Yield what does not hold between the rows of a gazetteer."""
    if not all(sheet.table.readable for sheet in rows.sheets):
        return  # reported by the check of cells; nothing can be said of rows that are not there
    lines = [sheet.by_line for sheet in rows.sheets]
    for rule in RULES:
        for found in rule(rows):
            sheet = rows.sheets[found.table]
            if (found.line, found.column) in sheet.bad:
                continue  # reported by the check of cells
            column = lines[found.table][found.line].column(found.column)
            yield Problem(sheet.shown, found.line, column, found.code, found.what, found.expected, found.remedy)


def _kinds(rows: Rows) -> Iterator[_Finding]:
    for entity in rows.entities:
        kind = TYPES.get(entity.type)
        if kind is None and entity.type:
            what = f"{entity.id}: type is {entity.type!r}"
            yield _Finding(_ENTITIES, entity.line, "type", "entity-type", what, f"one of: {', '.join(TYPES)}")
        elif kind is not None and kind is not entity.kind:
            what = f"{entity.id}: type {entity.type}, kind {entity.kind}"
            yield _Finding(_ENTITIES, entity.line, "kind", "kind-type", what, f"kind {kind}", "Change kind or type.")


def _places(rows: Rows) -> Iterator[_Finding]:
    for entity in rows.entities:
        limits = (("lat", entity.lat, entity.lon, 90.0), ("lon", entity.lon, entity.lat, 180.0))
        for column, degrees, other, limit in limits:
            if degrees is not None and not -limit <= degrees <= limit:
                what = f"{entity.id}: {column} {degrees:g} is not on the globe"
                expected = f"-{limit:g} to {limit:g} degrees"
                yield _Finding(_ENTITIES, entity.line, column, "coordinate", what, expected, "Latitude stands first.")
            elif degrees is None and other is not None:
                what = f"{entity.id}: {column} is empty, though the other coordinate is given"
                yield _Finding(_ENTITIES, entity.line, column, "coordinate", what, "both or neither", "Fill the cell.")


def _replacements(rows: Rows) -> Iterator[_Finding]:
    heirs = {entity.id: entity.replaced_by for entity in rows.entities}
    for entity in rows.entities:
        passed, heir = [entity.id], entity.replaced_by
        while heir and heir not in passed:
            passed.append(heir)
            heir = heirs.get(heir, "")
        if heir == entity.id:
            what = f"{entity.id} is replaced in a circle: {' → '.join([*passed, heir])}"
            remedy = "Leave replaced_by empty in the row that is to be used."
            yield _Finding(_ENTITIES, entity.line, "replaced_by", "replaced-circle", what, "", remedy)


def _wikidata(rows: Rows) -> Iterator[_Finding]:
    first: dict[str, Entity] = {}
    for entity in rows.entities:
        known = entity.wikidata_status in ("verified", "from-memory")
        if bool(entity.wikidata) != known and (known or entity.wikidata_status == "none"):
            what = f"{entity.id}: wikidata {entity.wikidata or 'is empty'}, status {entity.wikidata_status}"
            expected = "verified or from-memory with an id, none without"
            yield _Finding(_ENTITIES, entity.line, "wikidata_status", "wikidata-status", what, expected)
        if entity.wikidata and not entity.replaced_by:
            other = first.setdefault(entity.wikidata, entity)
            if other is not entity:
                what = f"{entity.id} has the Wikidata id {entity.wikidata} of {other.id} (line {other.line})"
                remedy = "Leave it with the one it names, or replace one entity by the other."
                yield _Finding(_ENTITIES, entity.line, "wikidata", "wikidata-twice", what, "", remedy)


def _unsourced(rows: Rows) -> Iterator[_Finding]:
    remedy = "Name the source, or lower the certainty."
    for entity in rows.entities:
        if entity.certainty is Certainty.HIGH and not entity.sources:
            what = f"{entity.id}: certainty is high without a source"
            yield _Finding(_ENTITIES, entity.line, "certainty", "unsourced", what, "medium at most", remedy)
    for relation in rows.relations:
        if relation.certainty is Certainty.HIGH and not relation.source and relation.relation not in _BY_DEFINITION:
            what = f"{_spoken(relation)}: certainty is high without a source"
            yield _Finding(_RELATIONS, relation.line, "certainty", "unsourced", what, "medium at most", remedy)


# True by what the entities are; no source says more than their rows.
_BY_DEFINITION = ("part-of", "member-of")


def _preferred(rows: Rows) -> Iterator[_Finding]:
    sheet = rows.sheets[_NAMES]
    if len(sheet.rows) < len(sheet.table.rows):
        return  # a name may stand in a row that is broken, which is reported
    named = {name.entity for name in rows.names if name.role == "preferred" and name.lang == "en"}
    # A row whose id, role or language is mistyped is reported itself; the name it gives is there.
    named |= {n.name for n in rows.names if n.entity not in rows.ids or n.lang not in SCRIPTS}
    named |= {row["name"] for row in sheet.rows if (row.line, "role") in sheet.bad}
    for entity in rows.entities:
        if entity.id not in named and entity.label not in named and not entity.replaced_by:
            what = f"{entity.id} has no preferred English name"
            remedy = "Add a row with lang en, script Latn and role preferred to names.csv."
            yield _Finding(_ENTITIES, entity.line, "id", "no-name", what, "", remedy)


def _scripts(rows: Rows) -> Iterator[_Finding]:
    for name in rows.names:
        wanted = SCRIPTS.get(name.lang)
        if wanted is None and name.lang:
            what = f"{name.name!r}: language {name.lang!r} is not known"
            yield _Finding(_NAMES, name.line, "lang", "language", what, f"one of: {', '.join(SCRIPTS)}")
        elif wanted is None:
            continue  # reported by the check of cells
        elif name.script != wanted:
            what = f"{name.name!r}: script {name.script or 'is empty'} for language {name.lang}"
            yield _Finding(_NAMES, name.line, "script", "script", what, wanted)
        elif foreign := _foreign(name, wanted):
            what = f"{name.name!r} holds {foreign!r}, which is not {wanted}"
            remedy = "One name a row: put names in other scripts into rows of their own."
            yield _Finding(_NAMES, name.line, "name", "script-mixed", what, "", remedy)


def _foreign(name: Name, script: str) -> str:
    letters = (c for c in name.name if c.isalpha())
    return "".join(c for c in letters if not unicodedata.name(c, "").startswith(_UNICODE_NAMES[script]))


def _repeated_names(rows: Rows) -> Iterator[_Finding]:
    first: dict[tuple[str, str, str, str, str], int] = {}
    for name in rows.names:
        key = (name.entity, name.name, name.lang, name.system, name.role)
        if first.setdefault(key, name.line) != name.line:
            what = f"{name.entity}: the name {name.name!r} stands already on line {first[key]}"
            yield _Finding(_NAMES, name.line, "name", "name-twice", what, "", "Remove one of them.")


def _joined(rows: Rows) -> Iterator[_Finding]:
    by_id = {entity.id: entity for entity in rows.entities}
    for relation in rows.relations:
        if relation.relation not in JOINS:
            continue
        for column, id, types in zip(
            ("subject", "object"), (relation.subject, relation.object), JOINS[relation.relation], strict=True
        ):
            entity = by_id.get(id)
            if entity is not None and entity.type in TYPES and entity.type not in types:
                what = f"{_spoken(relation)}: {id} is of type {entity.type}"
                expected = f"{relation.relation} takes here: {', '.join(sorted(types))}"
                yield _Finding(_RELATIONS, relation.line, column, "relation-type", what, expected)


def _succession(rows: Rows) -> Iterator[_Finding]:
    spans = {entity.id: entity.span for entity in rows.entities}
    for relation in rows.relations:
        if relation.relation not in ("successor", "predecessor"):
            continue
        pair = (relation.subject, relation.object)
        later, earlier = pair if relation.relation == "successor" else pair[::-1]
        began, before = (spans.get(id, NO_DATE) for id in (later, earlier))
        if began and before and began.earliest < before.earliest:
            what = f"{_spoken(relation)}: {later} began {began}, before {earlier} ({before})"
            remedy = "Read 'subject is successor of object'; swap them or correct the spans."
            yield _Finding(_RELATIONS, relation.line, "relation", "succession", what, "", remedy)


def _circles(rows: Rows) -> Iterator[_Finding]:
    parts = [relation for relation in rows.relations if relation.relation == "part-of"]
    wholes: dict[str, list[str]] = {}
    for relation in parts:
        wholes.setdefault(relation.subject, []).append(relation.object)
    for relation in parts:
        if relation.subject in _above(relation.object, wholes):
            what = f"{_spoken(relation)} closes a circle: {relation.object} is itself part of {relation.subject}"
            remedy = "Remove one of the relations."
            yield _Finding(_RELATIONS, relation.line, "object", "part-circle", what, "", remedy)


def _above(id: str, wholes: Mapping[str, Sequence[str]]) -> frozenset[str]:
    found: set[str] = set()
    waiting = [id]
    while waiting:
        current = waiting.pop()
        if current not in found:
            found.add(current)
            waiting.extend(wholes.get(current, ()))
    return frozenset(found)


def _lifetimes(rows: Rows) -> Iterator[_Finding]:
    spans = {entity.id: entity.span for entity in rows.entities}
    for relation in rows.relations:
        if relation.relation in ("successor", "predecessor"):
            continue  # the one begins where the other has ended
        for id in (relation.subject, relation.object):
            if not relation.span.overlaps(spans.get(id, NO_DATE)):
                what = f"{_spoken(relation)} {relation.span}: {id} existed {spans[id]}"
                yield _Finding(_RELATIONS, relation.line, "span", "relation-time", what, "a span in its lifetime")


def _spoken(relation: Relation) -> str:
    return f"{relation.subject} {relation.relation} {relation.object}"


RULES: tuple[Callable[[Rows], Iterator[_Finding]], ...] = (
    _kinds,
    _places,
    _replacements,
    _wikidata,
    _unsourced,
    _preferred,
    _scripts,
    _repeated_names,
    _joined,
    _succession,
    _circles,
    _lifetimes,
)
