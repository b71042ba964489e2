"""Linked Places Format (LinkedPasts 1.2, as the World Historical Gazetteer takes it): the places of the gazetteer.

Every feature has a title, feature classes (of GeoNames), names with language and span, and `when`. A link is
`exactMatch` where the identifier was seen beside the name in a source, else `closeMatch`.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from annotate.export.value import LICENCE, VOCABULARY, Content, Format, Loss, Made, one_file
from annotate.export.web_annotation import written
from annotate.values.authority import Entity, Relation
from annotate.values.edtf import Day, Edtf
from annotate.values.model import Certainty, Kind

_CLASSES = {"state": "A", "territory": "A", "settlement": "P", "region": "L", "building": "S", "line": "R"}
_CERTAINTY = {Certainty.HIGH: "certain", Certainty.MEDIUM: "less-certain", Certainty.LOW: "uncertain"}
_RELATIONS = {"part-of": "gvp:broaderPartitive", "capital-of": "edition:capital-of"}
#: As the README of the format and its own sample have it.
_CONTEXT = "https://raw.githubusercontent.com/LinkedPasts/linked-places/master/linkedplaces-context-v1.1.jsonld"
#: What `when` says where nothing is given: LPF asks for one, and a span of our own making would be an invention.
_NOT_STATED = {"timespans": [], "label": "not stated in the edition"}


def when(value: Edtf) -> dict[str, Any]:
    """Return a date as LPF has it: a span of two dates, each exact or between two days; an open end is left out."""
    if not value:
        return dict(_NOT_STATED)
    first, sign, last = value.text.partition("/")
    if not sign:
        ends = {"start": (value.earliest, value.latest), "end": (value.earliest, value.latest)}
    else:
        ends = {
            name: (end.earliest, end.latest)
            for name, text in (("start", first), ("end", last))
            if text and text != ".." and (end := Edtf.parse(text))
        }
    span = {name: _between(*days) for name, days in ends.items()}
    return {"timespans": [span], "label": value.words} if span else {**_NOT_STATED, "label": value.words}


def _between(first: Day, last: Day) -> dict[str, str]:
    if first == last:
        return {"in": str(first)}
    return {"earliest": str(first), "latest": str(last)}


def feature(content: Content, entity: Entity) -> dict[str, Any]:
    """Return a place."""
    uri = content.publication.uri
    names = [
        {
            "toponym": name.name,
            "lang": name.lang,
            **({"when": when(name.span)} if name.span else {}),
            "citations": _citations(content, name.source or entity.sources),
        }
        for name in content.names_of.get(entity.id, ())
        if name.role != "descriptor"
    ]
    own = {"toponym": entity.label, "lang": "en", "citations": _citations(content, entity.sources)}
    relations = [_relation(content, r) for r in content.relations_of.get(entity.id, ()) if _is_place(content, r.object)]
    made: dict[str, Any] = {
        "@id": uri(entity.id),
        "type": "Feature",
        "properties": {
            "title": entity.label,
            "fclasses": [_CLASSES.get(entity.type, "X")],
        },
        "when": when(entity.span),
        "names": names or [own],
        "types": [{"label": entity.type}],
        "geometry": _geometry(entity),
        "links": list(_links(entity)),
        "relations": relations,
        "descriptions": [{"value": entity.description, "lang": "en"}] if entity.description else [],
    }
    return {key: value for key, value in made.items() if value or key == "geometry"}


def _is_place(content: Content, id: str) -> bool:
    found = content.entity.get(id)
    return bool(found and found.kind is Kind.PLACE)


def _geometry(entity: Entity) -> dict[str, Any] | None:
    if entity.lat is None or entity.lon is None:
        return None
    return {
        "type": "Point",
        "coordinates": [entity.lon, entity.lat],
        "certainty": _CERTAINTY[entity.certainty],
    }


def _links(entity: Entity) -> Iterator[dict[str, str]]:
    if entity.wikidata:
        kind = "exactMatch" if entity.wikidata_status == "verified" else "closeMatch"
        yield {"type": kind, "identifier": f"wd:{entity.wikidata}"}
    if entity.geonames:
        yield {"type": "closeMatch", "identifier": f"gn:{entity.geonames}"}
    if entity.viaf:
        yield {"type": "closeMatch", "identifier": f"viaf:{entity.viaf}"}


def _relation(content: Content, r: Relation) -> dict[str, Any]:
    kind = _RELATIONS.get(r.relation, f"edition:{r.relation}")
    other = content.entity[r.object]
    return {
        "relationType": kind,
        "relationTo": content.publication.uri(r.object),
        "label": f"{r.relation.replace('-', ' ')} {other.label}",
        "certainty": _CERTAINTY[r.certainty],
        **({"when": when(r.span)} if r.span else {}),
    }


def _citations(content: Content, keys: tuple[str, ...]) -> list[dict[str, str]]:
    known = content.bibliography.keys
    if not keys:  # LPF wants the source of a name; here it is the edition
        return [{"label": content.publication.title, "@id": content.publication.uri()}]
    return [
        {
            "label": content.bibliography.text(str(key)) if key in known else str(key),
            "@id": content.publication.uri(f"ref-{key}"),
        }
        for key in keys
    ]


def write(content: Content) -> Made:
    """Return the file."""
    features = [feature(content, e) for e in content.entities if e.kind is Kind.PLACE and not e.replaced_by]
    collection = {
        "type": "FeatureCollection",
        "@context": [_CONTEXT, {"edition": VOCABULARY}],
        "title": content.publication.title,
        "license": f"https://spdx.org/licenses/{LICENCE}",
        "features": features,
    }
    others = tuple(e.id for e in content.entities if e.kind is not Kind.PLACE or e.replaced_by)
    lost = [Loss("entities", "no place, or replaced by another", others)] if others else []
    ids = tuple(m.id for m in content.shown)
    return one_file(FORMAT, written(collection), *lost, Loss("annotation", "a gazetteer holds no mentions", ids))


FORMAT = Format(
    name="linked-places",
    title="Linked Places Format: the places of the gazetteer",
    file="places.lpf.json",
    media="application/geo+json",
    write=write,
    fields=frozenset(),
    parts=frozenset({"entities", "names", "relations", "sources"}),
)
