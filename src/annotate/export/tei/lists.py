"""The lists of a TEI file's `standOff`: who and what is named, relations among them, sources."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING

from annotate.export.tei.common import dated, entity_ref, sources, sub, xml_id
from annotate.export.value import Content
from annotate.values.authority import Entity, Name
from annotate.values.edtf import Edtf, EdtfError
from annotate.values.model import Kind

if TYPE_CHECKING:
    from lxml.etree import _Element

_LISTS = (
    (Kind.PERSON, "listPerson", "person", "persName"),
    (Kind.PLACE, "listPlace", "place", "placeName"),
    (Kind.ORG, "listOrg", "org", "orgName"),
    (Kind.EVENT, "listEvent", "event", "eventName"),
)


def lists(
    stand_off: _Element, content: Content, ids: Iterable[str], responsible: Mapping[str, str] = MappingProxyType({})
) -> None:
    """Add the authority records with some ids, statements among them, and the sources that they name.

    `responsible` has the XML ids of those who gave records, by name, where the file says who they are.
    """
    wanted = set(ids)
    resp = {id: f"#{responsible[c.suggested]}" for id, c in content.credits.items() if c.suggested in responsible}
    entities = [entity for entity in content.entities if entity.id in wanted]
    for kind, group, element, name in _LISTS:
        if found := [entity for entity in entities if entity.kind is kind]:
            made = sub(stand_off, group)
            for entity in found:
                given = {**_attributes(entity), "resp": resp.get(entity.id, "")}
                _entity(sub(made, element, **given), content, entity, name)
    if found := [entity for entity in entities if entity.kind in (Kind.TERM, Kind.DATE)]:
        made = sub(stand_off, "list", type="terms")
        for entity in found:
            given = {k: v for k, v in _attributes(entity).items() if k in ("id", "cert", "source")}
            item = sub(made, "item", **given, resp=resp.get(entity.id, ""))
            sub(item, "label", entity.label)
            for named in content.names_of.get(entity.id, ()):
                sub(item, "name", named.name, **_name(named))
            if entity.description:
                sub(item, "desc", entity.description)
            _numbers(item, entity)
    said = [r for r in content.relations if r.subject in wanted and r.object in wanted]
    if said:
        made = sub(stand_off, "listRelation")
        for r in said:
            ends = {"active": entity_ref(r.subject), "passive": entity_ref(r.object)}
            cert = {"cert": r.certainty.value, "source": sources(r.source)}
            sub(made, "relation", name=r.relation, **ends, **cert, **dated(r.span))


def listed_sources(content: Content, ids: Iterable[str]) -> set[str]:
    """Return the keys of the sources that authority records with some ids name."""
    wanted = set(ids)
    keys = {key for entity in content.entities if entity.id in wanted for key in entity.sources}
    keys |= {key for name in content.names if name.entity in wanted for key in name.source}
    return keys | {k for r in content.relations if {r.subject, r.object} <= wanted for k in r.source}


def bibliography(stand_off: _Element, content: Content, keys: Iterable[str]) -> None:
    """Add the references of some keys."""
    wanted = {str(key) for key in keys}
    if not wanted:
        return
    made = sub(stand_off, "listBibl")
    for key in sorted(wanted):
        known = key in content.bibliography.keys
        entry = sub(made, "bibl", content.bibliography.text(key) if known else key, id=xml_id("ref", key))
        if known and (url := content.bibliography.source(key).field("url")):
            sub(entry, "ptr", target=url)


def record(stand_off: _Element, content: Content) -> None:
    """Add the record of events."""
    made = sub(stand_off, "listEvent", type="record") if content.events else stand_off
    for event in content.events:
        cert = {"cert": event.certainty.value, "source": sources(event.sources)}
        one = sub(made, "event", id=xml_id("ent", event.id), **cert, **dated(event.date))
        sub(one, "eventName", event.label, lang="en")
        if event.note:
            sub(one, "note", event.note)
        for id in (*event.places, *event.persons, *event.orgs):
            sub(one, "ptr", target=entity_ref(id))
        sub(one, "idno", event.id, type="local")


def _attributes(entity: Entity) -> dict[str, str]:
    made = {
        "id": xml_id("ent", entity.id),
        "cert": entity.certainty.value,
        "source": sources(entity.sources),
        "sameAs": entity_ref(entity.replaced_by),
    }
    if entity.kind is not Kind.PERSON:
        made["type"] = entity.type
    return {**made, **(dated(entity.span) if entity.kind is Kind.EVENT else {})}


def _name(named: Name) -> dict[str, str]:
    """Return language (with script where the language does not say it), romanisation, role and span of a name."""
    script = f"-{named.script}" if named.script and "-" not in named.lang else ""
    return {
        "lang": f"{named.lang}{script}",
        "type": named.role,
        "n": named.system.replace(" ", "_"),
        "source": sources(named.source),
        **dated(named.span),
    }


def _entity(made: _Element, content: Content, entity: Entity, name: str) -> None:
    written = [n for n in content.names_of.get(entity.id, ()) if n.name != entity.label or n.role != "preferred"]
    sub(made, name, entity.label, lang="en", type="label")
    for named in written:
        sub(made, name, named.name, **_name(named))
    if entity.kind is Kind.PERSON:
        _life(made, entity.span)
    elif entity.kind is not Kind.EVENT and entity.span:
        sub(sub(made, "state", type="existence", **dated(entity.span)), "desc", entity.span.words)
    if entity.kind is Kind.PLACE and entity.lat is not None and entity.lon is not None:
        sub(sub(made, "location"), "geo", f"{entity.lat} {entity.lon}")
    if entity.description:
        sub(made, "note" if entity.kind in (Kind.PERSON, Kind.EVENT) else "desc", entity.description)
    _numbers(made, entity)


def _life(made: _Element, span: Edtf) -> None:
    """Add birth and death from a span of existence."""
    first, sign, last = span.text.partition("/")
    for name, text in (("birth", first), ("death", last)) if sign else ():
        try:
            value = Edtf.optional("" if text == ".." else text)
        except EdtfError:
            continue
        if value:
            sub(made, name, **dated(value))


def _numbers(made: _Element, entity: Entity) -> None:
    sub(made, "idno", entity.id, type="local")
    if entity.wikidata:
        sub(made, "idno", entity.wikidata, type="wikidata", subtype=entity.wikidata_status)
    for name in ("geonames", "viaf"):
        if found := getattr(entity, name):
            sub(made, "idno", found, type=name)
