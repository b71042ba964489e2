"""GeoJSON (RFC 7946): the places with coordinates, and each mention of one as a point."""

from __future__ import annotations

import json
from typing import Any

from annotate.export.flat import cell
from annotate.export.value import Content, File, Format, Loss, Made
from annotate.values.authority import Entity


def places(content: Content) -> tuple[Entity, ...]:
    """Return the records that have coordinates."""
    return tuple(e for e in content.entities if e.lat is not None and e.lon is not None)


def place(content: Content, entity: Entity) -> dict[str, Any]:
    """Return the properties of a place."""
    return {
        "id": entity.id,
        "uri": content.publication.uri(entity.id),
        "label": entity.label,
        "type": entity.type,
        "description": entity.description,
        "wikidata": content.wikidata(entity.id),
        "span": entity.span.text,
        "certainty": entity.certainty.value,
        "sources": cell(entity.sources),
        "mentions": len(content.mentions_of.get(entity.id, ())),
    }


def mentions(content: Content) -> tuple[tuple[Entity, dict[str, Any]], ...]:
    """Return each mention of a place with coordinates, as its place and its properties."""
    located = {e.id: e for e in places(content)}
    found = []
    for m in content.shown:
        if entity := located.get(m.entity):
            said = {
                name: cell(getattr(m, name)) or "" for name in ("kind", "sense", "refers_to", "certainty", "status")
            }
            where = {"id": m.id, "uri": content.publication.uri(m.id), "text": m.text, "para": m.para}
            found.append((entity, {**where, "quote": m.quote, "nth": m.nth, "entity": m.entity, **said}))
    return tuple(found)


def losses(content: Content) -> tuple[Loss, ...]:
    """Return the mentions that have no place on a map."""
    located = {e.id for e in places(content)}
    lost = tuple(m.id for m in content.shown if m.entity not in located)
    return (Loss("annotation", "names nothing that has coordinates", lost),) if lost else ()


def _collection(content: Content, name: str, features: list[tuple[Entity, dict[str, Any]]]) -> bytes:
    """Return a collection; what it says of itself are foreign members (RFC 7946, 6.1), which readers may pass over."""
    lines = [
        json.dumps(
            {
                "type": "Feature",
                "id": properties["id"],
                "geometry": {"type": "Point", "coordinates": [entity.lon, entity.lat]},
                "properties": properties,
            },
            ensure_ascii=False,
        )
        for entity, properties in features
    ]
    inner = ",\n".join(lines)
    about = json.dumps({"type": "FeatureCollection", "name": name, **content.about}, ensure_ascii=False)
    return f'{about[:-1]}, "features": [\n{inner}\n]}}\n'.encode()


def write(content: Content) -> Made:
    """Return the files."""
    files = (
        File("places.geojson", _collection(content, "places", [(e, place(content, e)) for e in places(content)])),
        File("mentions.geojson", _collection(content, "mentions", list(mentions(content)))),
    )
    return Made(files, losses(content))


FORMAT = Format(
    name="geojson",
    title="GeoJSON: places, and every mention of one",
    file="geojson/",
    media="application/geo+json",
    write=write,
    fields=frozenset({"quote", "nth", "entity", "sense", "refers_to", "certainty"}),
    parts=frozenset(),
)
