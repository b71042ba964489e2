"""W3C Web Annotation (JSON-LD): a collection for each text, an annotation for each mention and each editor's note.

A target is a paragraph with a TextQuoteSelector and, where the text may be given, its context and a
TextPositionSelector (code points from the start of the paragraph). What the Web Annotation vocabulary has no terms
for (sense, EDTF, certainty, status, who decided, which occurrence) stands under a prefix of our own, which readers that
do not know it pass over.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from annotate.export.json_text import json_text
from annotate.export.value import FIELDS, VOCABULARY, Anchored, Annotated, Content, File, Format, Made, decided
from annotate.files.cells import listed
from annotate.values.model import Mention, Note

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
PREFIX = "edition"
#: Characters of the text given before and after a quote.
AROUND = 32
_RIGHTS = "https://creativecommons.org/licenses/by/4.0/"


def collection(content: Content, one: Annotated) -> dict[str, Any]:
    """Return the collection of a text."""
    items = [*(annotation(content, one, m) for m in one.shown), *(note(content, one, n) for n in one.notes)]
    id = content.publication.uri(f"{one.text.id}/annotations")
    return {
        "@context": context(),
        "id": id,
        "type": "AnnotationCollection",
        "label": f"Annotations of {one.text.meta.title}",
        "creator": _agent(content, content.publication.editors, group=True),
        **_rights(content),
        "total": len(items),
        "first": {"id": f"{id}/page", "type": "AnnotationPage", "startIndex": 0, "items": items},
    }


def context() -> list[Any]:
    """Return the JSON-LD context: that of Web Annotation, and terms of our own."""
    return [CONTEXT, {PREFIX: VOCABULARY}]


def annotation(content: Content, one: Annotated, m: Mention) -> dict[str, Any]:
    """Return a mention."""
    uri = content.publication.uri
    return {
        "id": uri(m.id),
        "type": "Annotation",
        "motivation": "identifying" if m.entity else "classifying",
        "creator": _agent(content, m.by, group=m.by == "editors"),
        **_rights(content),
        "body": list(_bodies(content, m)),
        "target": _target(content, one, m, one.spans.get(m.id)),
        f"{PREFIX}:kind": m.kind.value,
        **({f"{PREFIX}:score": float(one.grade(m))} if content.tool else {f"{PREFIX}:certainty": one.grade(m)}),
        f"{PREFIX}:status": m.status.value,
        **_decided(one, m.id),
        **{f"{PREFIX}:{name}": value for name, value in _terms(m)},
    }


def _terms(m: Mention) -> Iterator[tuple[str, str]]:
    for name in ("entity", "sense", "refers_to", "edtf", "relation"):
        if value := getattr(m, name):
            yield name, str(value)


def _bodies(content: Content, m: Mention) -> Iterator[dict[str, Any]]:
    """Yield what is said of the words, in terms that every reader knows."""
    uri = content.publication.uri
    yield {"type": "TextualBody", "purpose": "classifying", "value": m.kind.value}
    if m.entity:
        yield {"type": "SpecificResource", "purpose": "identifying", "source": uri(m.entity)}
    if number := content.wikidata(m.entity):
        source = f"http://www.wikidata.org/entity/{number}"
        yield {"type": "SpecificResource", "purpose": "identifying", "source": source}
    if m.refers_to:
        yield {"type": "SpecificResource", "purpose": "linking", "source": uri(m.refers_to)}
    for tag in filter(None, (m.sense and m.sense.value, m.edtf.text)):
        yield {"type": "TextualBody", "purpose": "tagging", "value": tag}
    if m.note:
        yield {"type": "TextualBody", "purpose": "commenting", "value": m.note, "format": "text/plain"}


def note(content: Content, one: Annotated, n: Note) -> dict[str, Any]:
    """Return a note: the editors', or that of a reader, which they took in."""
    credit = one.credits.get(n.id)
    by = credit.suggested if credit else content.publication.editors
    return {
        "id": content.publication.uri(f"{one.text.id}/{n.id}"),
        "type": "Annotation",
        "motivation": "commenting",
        "creator": _agent(content, by, group=credit is None),
        **_rights(content),
        "body": {"type": "TextualBody", "purpose": "commenting", "value": n.note, "format": "text/plain"},
        "target": _target(content, one, n),
        f"{PREFIX}:certainty": n.certainty.value,
        **_decided(one, n.id),
        **({f"{PREFIX}:sources": list(listed(n.sources))} if n.sources else {}),
    }


def _decided(one: Annotated, id: str) -> dict[str, str]:
    """Return who decided, and when, where that is on record: the model has terms for who made an annotation alone."""
    return {f"{PREFIX}:{name}": value for name, value in decided(one.credits.get(id)).items()}


def _target(
    content: Content, one: Annotated, anchored: Anchored, span: tuple[int, int] | None = None
) -> dict[str, Any]:
    exact: dict[str, Any] = {"type": "TextQuoteSelector", "exact": anchored.quote, f"{PREFIX}:nth": anchored.nth}
    selectors = [exact]
    if span:
        words = one.text.paragraphs[anchored.para].text or ""
        start, end = span
        exact["exact"] = words[start:end]
        exact["prefix"], exact["suffix"] = words[max(0, start - AROUND) : start], words[end : end + AROUND]
        selectors.append({"type": "TextPositionSelector", "start": start, "end": end})
    return {
        "type": "SpecificResource",
        "source": content.publication.uri(one.paragraph_id(anchored.para)),
        "selector": selectors if span else exact,
        f"{PREFIX}:text": one.text.id,
        f"{PREFIX}:para": anchored.para,
    }


def _agent(content: Content, name: str, *, group: bool) -> dict[str, str]:
    """Return who decided or proposed: a program, several people together, or a person by name."""
    return {"type": "Software" if content.tool else "Organization" if group else "Person", "name": name}


def _rights(content: Content) -> dict[str, str]:
    """Return the licence of the edition's annotations; of what a tool proposes nothing is said."""
    return {} if content.tool else {"rights": _RIGHTS}


def written(value: object) -> bytes:
    """Return a value as JSON: one line an item of a list that is long, so that versions can be compared."""
    return (json_text(value, 1) + "\n").encode("utf-8")


def write(content: Content) -> Made:
    """Return the files."""
    return Made(tuple(File(f"{one.text.id}.jsonld", written(collection(content, one))) for one in content.texts))


FORMAT = Format(
    name="web-annotation",
    title="W3C Web Annotation (JSON-LD), a collection for each text",
    file="web-annotation/",
    media="application/ld+json",
    write=write,
    fields=frozenset(FIELDS),
    parts=frozenset({"notes", "credit"}),
)
