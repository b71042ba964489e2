"""The edition as static JSON, addressed like a service, with an OpenAPI 3.1 description.

It needs no server: every answer is a file. `index.json` leads to the others; `openapi.json` says what is in them.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from annotate.curate.credit import Credit
from annotate.export.flat import cell
from annotate.export.value import FIELDS, PARTS, Annotated, Content, File, Format, Made, decided
from annotate.export.web_annotation import written
from annotate.files.cells import listed
from annotate.values.authority import Entity
from annotate.values.model import Mention


def mention(content: Content, one: Annotated, m: Mention) -> dict[str, Any]:
    """Return an annotation."""
    start, end = one.spans.get(m.id, (None, None))
    made = {
        "id": m.id,
        "uri": content.publication.uri(m.id),
        "text": m.text,
        "para": m.para,
        **{name: cell(getattr(m, name)) for name in ("quote", "nth")},
        "start": start,
        "end": end,
        "kind": m.kind.value,
        **{name: cell(getattr(m, name)) for name in ("entity", "sense", "refers_to", "edtf", "relation")},
        "wikidata": content.wikidata(m.entity),
        **{name: cell(getattr(m, name)) for name in ("certainty", "status", "by", "note")},
        **decided(one.credits.get(m.id)),
    }
    return _given(made)


def paragraph(content: Content, one: Annotated, number: int) -> dict[str, Any]:
    """Return a paragraph with its annotations, notes and citations."""
    p = one.text.paragraphs[number]
    made: dict[str, Any] = {
        "id": one.paragraph_id(number),
        "uri": content.publication.uri(one.paragraph_id(number)),
        "text": one.text.id,
        "number": number,
        "heading": p.heading,
        "words": p.words,
        "sha256": p.fingerprint,
        "summary": p.precis,
        "content": p.text,
        "annotations": [mention(content, one, m) for m in one.by_paragraph.get(number, ())],
        "notes": [
            {"id": n.id, "quote": n.quote, "nth": n.nth, "note": n.note, "sources": list(listed(n.sources)),
             "certainty": n.certainty.value, **_credited(one.credits.get(n.id))}
            for n in one.notes if n.para == number
        ],
        "citations": [
            {"quote": c.quote, "nth": c.nth, "sources": list(listed(c.sources))}
            for c in one.citations if c.para == number
        ],
    }  # fmt: skip
    return _given(made)


def entity(content: Content, e: Entity) -> dict[str, Any]:
    """Return an authority record with its names, statements and mentions."""
    made: dict[str, Any] = {
        "id": e.id,
        "uri": content.publication.uri(e.id),
        "kind": e.kind.value,
        **{name: cell(getattr(e, name)) for name in ("type", "label", "description", "wikidata", "wikidata_status")},
        **{name: cell(getattr(e, name)) for name in ("geonames", "viaf", "lat", "lon", "span", "replaced_by")},
        "sources": list(listed(e.sources)),
        "certainty": e.certainty.value,
        **_credited(content.credits.get(e.id)),
        "names": [
            _row(n, ("name", "lang", "script", "system", "role", "span")) for n in content.names_of.get(e.id, ())
        ],
        "relations": [_row(r, ("relation", "object", "span", "certainty")) for r in content.relations_of.get(e.id, ())],
        "mentions": [{"id": m.id, "text": m.text, "para": m.para} for m in content.mentions_of.get(e.id, ())],
    }
    return _given(made)


def _credited(credit: Credit | None) -> dict[str, str]:
    """Return who gave a note or a record, and who took it in, where that is on record."""
    return {"suggested_by": credit.suggested, **decided(credit)} if credit else {}


def _row(value: Any, names: tuple[str, ...]) -> dict[str, Any]:
    return _given({name: cell(getattr(value, name)) for name in names})


def _given(made: dict[str, Any]) -> dict[str, Any]:
    """Return what holds something."""
    return {key: value for key, value in made.items() if value not in (None, "")}


def _index(content: Content) -> dict[str, Any]:
    publication = content.publication
    return {
        "uri": publication.uri(),
        "title": publication.title,
        "version": publication.version,
        "date": publication.date,
        "creators": [agent.shown for agent in publication.authors],
        "licences": list(publication.licences),
        "description": "openapi.json",
        "entities": "entities.json",
        "events": "events.json",
        "sources": "sources.json",
        "annotations": "annotations.json",
        "texts": [
            {"id": one.text.id, "title": one.text.meta.title, "address": f"texts/{one.text.id}.json"}
            for one in content.texts
        ],
    }


def _text(content: Content, one: Annotated) -> dict[str, Any]:
    meta = one.text.meta
    return {
        "id": one.text.id,
        "uri": content.publication.uri(one.text.id),
        **_row(meta, ("title", "subtitle", "author", "date", "publisher", "rights", "licence", "language", "url")),
        "paragraphs": [
            {
                "number": p.number,
                "id": one.paragraph_id(p.number),
                "address": f"{one.text.id}/{p.number}.json",
                "annotations": len(one.by_paragraph.get(p.number, ())),
            }
            for p in one.text.paragraphs
        ],
    }


def _answers(content: Content) -> Iterator[tuple[str, Any]]:
    yield "index.json", _index(content)
    yield "openapi.json", description(content)
    for one in content.texts:
        yield f"texts/{one.text.id}.json", _text(content, one)
        for p in one.text.paragraphs:
            yield f"texts/{one.text.id}/{p.number}.json", paragraph(content, one, p.number)
    yield "annotations.json", {m.id: {"text": m.text, "para": m.para} for m in content.shown}
    heads = ("id", "kind", "type", "label", "wikidata", "lat", "lon", "span", "replaced_by")
    yield "entities.json", [_row(e, heads) for e in content.entities]
    for e in content.entities:
        yield f"entities/{e.id}.json", entity(content, e)
    columns = ("id", "date", "label", "places", "persons", "orgs", "sources", "certainty", "seen", "note")
    yield "events.json", [_row(event, columns) for event in content.events]
    yield (
        "sources.json",
        [
            {
                "key": s.key,
                "uri": content.publication.uri(f"ref-{s.key}"),
                "reference": content.bibliography.text(s.key),
            }
            for s in content.bibliography.sources
        ],
    )


_STRING, _NUMBER = {"type": "string"}, {"type": "integer"}
_ANSWERS: tuple[tuple[str, str, tuple[str, ...], str], ...] = (
    ("/index.json", "The edition, and where the rest lies", (), "Edition"),
    ("/texts/{text}.json", "A text and its paragraphs", ("text",), "Text"),
    ("/texts/{text}/{number}.json", "A paragraph with its annotations", ("text", "number"), "Paragraph"),
    ("/annotations.json", "Text and paragraph of every annotation, by its id", (), "Places"),
    ("/entities.json", "Every authority record, in short", (), "Entities"),
    ("/entities/{entity}.json", "An authority record with names, statements and mentions", ("entity",), "Entity"),
    ("/events.json", "The record of events", (), "Events"),
    ("/sources.json", "The bibliography", (), "Sources"),
)


def description(content: Content) -> dict[str, Any]:
    """Return the OpenAPI description."""
    publication = content.publication
    paths = {
        path: {
            "get": {
                "summary": summary,
                "operationId": path.strip("/").replace(".json", "").replace("/", "-").replace("{", "").replace("}", ""),
                "parameters": [
                    {"name": name, "in": "path", "required": True, "schema": _NUMBER if name == "number" else _STRING}
                    for name in names
                ],
                "responses": {
                    "200": {
                        "description": summary,
                        "content": {"application/json": {"schema": {"$ref": f"#/components/schemas/{schema}"}}},
                    }
                },
            }
        }
        for path, summary, names, schema in _ANSWERS
    }
    return {
        "openapi": "3.1.0",
        "info": {
            "title": publication.title,
            "version": publication.version,
            "summary": "The edition as static files",
            "license": {"name": "CC BY 4.0", "identifier": "CC-BY-4.0"},
        },
        "servers": [{"url": publication.address("exports/api") if publication.url else "."}],
        "paths": paths,
        "components": {"schemas": _schemas()},
    }


def _object(required: str, **properties: Any) -> dict[str, Any]:
    return {"type": "object", "required": required.split(), "properties": properties}


def _list(schema: Any) -> dict[str, Any]:
    return {"type": "array", "items": schema}


def _schemas() -> dict[str, Any]:
    def strings(names: str) -> dict[str, Any]:
        return dict.fromkeys(names.split(), _STRING)

    place = _object("text para", text=_STRING, para=_NUMBER)
    mention = _object(
        "id uri text para quote nth kind certainty status by",
        **strings("id uri text quote kind entity sense refers_to edtf relation wikidata certainty status by note"),
        **strings("decided_by decided_on"),
        **dict.fromkeys(("para", "nth", "start", "end"), _NUMBER),
    )
    return {
        "Edition": _object(
            "uri title version texts", **strings("uri title version date"), texts=_list(_object("id address")),
        ),
        "Text": _object(
            "id uri title rights paragraphs", **strings("id uri title rights"),
            paragraphs=_list(_object("number id address")),
        ),
        "Annotation": mention,
        "Paragraph": _object(
            "id uri text number words sha256 annotations",
            **strings("id uri text heading sha256 summary content"), number=_NUMBER, words=_NUMBER,
            annotations=_list({"$ref": "#/components/schemas/Annotation"}),
        ),
        "Places": {"type": "object", "additionalProperties": place},
        "Entity": _object(
            "id uri kind type label certainty names relations mentions",
            **strings("id uri kind type label description wikidata span certainty replaced_by"),
            **strings("suggested_by decided_by decided_on"),
            lat={"type": "number"}, lon={"type": "number"}, names=_list(_object("name lang role")),
            relations=_list(_object("relation object")), mentions=_list(_object("id text para")),
        ),
        "Entities": _list(_object("id kind type label")),
        "Events": _list(_object("id date label certainty")),
        "Sources": _list(_object("key uri reference", **strings("key uri reference"))),
    }  # fmt: skip


def write(content: Content) -> Made:
    """Return the files."""
    return Made(tuple(File(name, written(answer)) for name, answer in _answers(content)))


FORMAT = Format(
    name="api",
    title="Static JSON with an OpenAPI description",
    file="api/",
    media="application/json",
    write=write,
    fields=frozenset(FIELDS),
    parts=frozenset(PARTS) - {"geodata"},
)
