"""RDF in Turtle: annotations (Web Annotation), records (SKOS, schema.org), events and sources (Dublin Core).

What such a graph must hold is written down as SHACL shapes, `annotate/export/schemas/shapes.ttl`. Written here and not
by rdflib, whose serialiser takes half a minute for twenty thousand annotations; the tests read it with rdflib.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from urllib.parse import quote

from annotate.curate.credit import Credit
from annotate.export.value import FIELDS, PARTS, VOCABULARY, Anchored, Annotated, Content, Format, Made, one_file
from annotate.values.authority import Entity
from annotate.values.edtf import Edtf
from annotate.values.model import Kind, Mention

_PREFIXES = {
    "oa": "http://www.w3.org/ns/oa#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "dcterms": "http://purl.org/dc/terms/",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "schema": "https://schema.org/",
    "geo": "http://www.w3.org/2003/01/geo/wgs84_pos#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "wd": "http://www.wikidata.org/entity/",
    "term": VOCABULARY,
}
_CLASS = {
    Kind.PERSON: "schema:Person", Kind.PLACE: "schema:Place", Kind.ORG: "schema:Organization",
    Kind.EVENT: "schema:Event", Kind.TERM: "schema:DefinedTerm", Kind.DATE: "schema:DefinedTerm",
}  # fmt: skip
#: Signs of an IRI that stay as they are.
_IRI = ":/?#[]@!$&'()*+,;=%-._~"
_EDTF = "<http://id.loc.gov/datatypes/edtf>"
_LOCAL = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9_-]*[A-Za-z0-9])?")
_LANG = re.compile(r"[A-Za-z]{1,8}(?:-[A-Za-z0-9]{1,8})*")
_ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t"}
_TO_ESCAPE = re.compile(r'[\\"\x00-\x1f\x7f]')


def literal(text: str, mark: str = "") -> str:
    """Return a string; `mark` is a datatype (`^^…`) or a language (`@…`)."""
    return '"' + _TO_ESCAPE.sub(lambda m: _ESCAPES.get(m[0]) or f"\\u{ord(m[0]):04X}", text) + '"' + mark


def tagged(text: str, lang: str) -> str:
    """Return a string with its language, where that is written as BCP 47 has it."""
    return literal(text, f"@{lang}" if _LANG.fullmatch(lang) else "")


def edtf(value: Edtf) -> str:
    """Return a date."""
    return literal(value.text, f"^^{_EDTF}")


def address(url: str) -> str:
    """Return an IRI."""
    return f"<{quote(url, safe=_IRI)}>"


class _Graph:
    """Lines of Turtle, and how the things of an edition are named in them."""

    def __init__(self, content: Content) -> None:
        self.content = content
        self.lines = [f"@prefix {name}: <{iri}> ." for name, iri in _PREFIXES.items()]
        self.lines += [f"@prefix ed: <{content.publication.uri()}#> .", ""]

    def name(self, id: str) -> str:
        """Return the name of a thing by its id."""
        return f"ed:{id}" if _LOCAL.fullmatch(id) else f"<{self.content.publication.uri(id)}>"

    def add(self, subject: str, said: Iterable[tuple[str, str]]) -> None:
        """Add what is said of a subject: predicates and objects as Turtle has them."""
        self.lines.append(subject + " " + " ;\n  ".join(f"{p} {o}" for p, o in said) + " .")


def write(content: Content) -> Made:
    """Return the file."""
    graph = _Graph(content)
    publication = content.publication
    graph.add(f"<{publication.uri()}>", _edition(content))
    for one in content.texts:
        graph.add(graph.name(one.text.id), _text(content, one))
        for p in one.text.paragraphs:
            said = [("a", "schema:CreativeWork"), ("dcterms:isPartOf", graph.name(one.text.id))]
            said += [("schema:position", str(p.number)), ("schema:wordCount", str(p.words))]
            said += [("dcterms:abstract", literal(p.precis))] if p.precis else []
            said += [("schema:text", literal(p.text))] if p.text is not None else []
            graph.add(graph.name(one.paragraph_id(p.number)), said)
        for m in one.shown:
            graph.add(graph.name(m.id), _annotation(graph, one, m))
        for note in one.notes:
            said = [("a", "oa:Annotation"), ("oa:motivatedBy", "oa:commenting")]
            said += [("oa:hasBody", f"[ a oa:TextualBody ; rdf:value {literal(note.note)} ]")]
            said += [("oa:hasTarget", _target(graph, one, note))]
            said += [("term:certainty", literal(note.certainty))]
            said += [("dcterms:source", graph.name(f"ref-{key}")) for key in note.sources]
            credit = one.credits.get(note.id)
            said += [("dcterms:creator", literal(credit.suggested if credit else content.publication.editors))]
            said += _decided(credit)
            graph.add(graph.name(f"{one.text.id}/{note.id}"), said)
        for number, cited in enumerate(one.citations):
            said = [("a", "oa:Annotation"), ("oa:motivatedBy", "oa:linking")]
            said += [("oa:hasBody", graph.name(f"ref-{key}")) for key in cited.sources]
            said += [("oa:hasTarget", _target(graph, one, cited))]
            graph.add(graph.name(f"{one.text.id}/citation-{number}"), said)
    for entity in content.entities:
        graph.add(graph.name(entity.id), _entity(graph, entity))
    for event in content.events:
        said = [
            ("a", "schema:Event"),
            ("skos:prefLabel", tagged(event.label, "en")),
            ("dcterms:date", edtf(event.date)),
        ]
        said += [("schema:location", graph.name(id)) for id in event.places]
        said += [("schema:participant", graph.name(id)) for id in (*event.persons, *event.orgs)]
        said += [("dcterms:source", graph.name(f"ref-{key}")) for key in event.sources]
        said += [("skos:note", literal(event.note))] if event.note else []
        graph.add(graph.name(event.id), [*said, ("term:certainty", literal(event.certainty))])
    for source in content.bibliography.sources:
        said = [("a", "dcterms:BibliographicResource")]
        said += [("dcterms:bibliographicCitation", literal(content.bibliography.text(source.key)))]
        said += [("schema:url", address(source.field("url")))] if source.field("url") else []
        graph.add(graph.name(f"ref-{source.key}"), said)
    return one_file(FORMAT, ("\n".join(graph.lines) + "\n").encode("utf-8"))


def _edition(content: Content) -> Iterator[tuple[str, str]]:
    publication = content.publication
    yield "a", "schema:Dataset"
    yield "dcterms:title", tagged(publication.title, "en")
    for agent in publication.authors:
        yield "dcterms:creator", literal(agent.shown)
    yield "schema:version", literal(publication.version)
    yield "dcterms:issued", literal(publication.date, "^^xsd:date")
    for licence in publication.licences:
        yield "dcterms:license", address(f"https://spdx.org/licenses/{licence}")


def _text(content: Content, one: Annotated) -> Iterator[tuple[str, str]]:
    meta = one.text.meta
    yield "a", "schema:CreativeWork"
    yield "dcterms:title", tagged(meta.title, meta.language)
    yield "dcterms:creator", literal(meta.author)
    yield "dcterms:publisher", literal(meta.publisher)
    yield "dcterms:date", edtf(meta.date)
    yield "dcterms:rights", literal(meta.licence)
    yield "dcterms:isPartOf", f"<{content.publication.uri()}>"
    if meta.url:
        yield "schema:url", address(meta.url)


def _annotation(graph: _Graph, one: Annotated, m: Mention) -> Iterator[tuple[str, str]]:
    yield "a", "oa:Annotation"
    yield "oa:motivatedBy", "oa:identifying" if m.entity else "oa:classifying"
    if m.entity:
        yield "oa:hasBody", graph.name(m.entity)
    yield "oa:hasTarget", _target(graph, one, m, one.spans.get(m.id))
    yield "dcterms:creator", literal(m.by)
    yield from _decided(one.credits.get(m.id))
    for name in ("kind", "sense", "relation", "certainty", "status"):
        if value := getattr(m, name):
            yield f"term:{name}", literal(str(value))
    if m.refers_to:
        yield "term:refers_to", graph.name(m.refers_to)
    if m.edtf:
        yield "dcterms:date", edtf(m.edtf)
    if m.note:
        yield "skos:note", literal(m.note)


def _decided(credit: Credit | None) -> Iterator[tuple[str, str]]:
    """Yield who decided on what somebody suggested, and when, where that is on record."""
    if credit:
        yield "term:decided_by", literal(credit.decided)
        yield "term:decided_on", edtf(credit.date)


def _target(graph: _Graph, one: Annotated, anchored: Anchored, span: tuple[int, int] | None = None) -> str:
    selectors = f"[ a oa:TextQuoteSelector ; oa:exact {literal(anchored.quote)} ; term:nth {anchored.nth} ]"
    if span:
        selectors += f" , [ a oa:TextPositionSelector ; oa:start {span[0]} ; oa:end {span[1]} ]"
    source = graph.name(one.paragraph_id(anchored.para))
    return f"[ a oa:SpecificResource ; oa:hasSource {source} ; oa:hasSelector {selectors} ]"


def _entity(graph: _Graph, entity: Entity) -> Iterator[tuple[str, str]]:
    content = graph.content
    yield "a", f"skos:Concept , {_CLASS[entity.kind]}"
    yield "skos:prefLabel", tagged(entity.label, "en")
    for name in content.names_of.get(entity.id, ()):
        if (name.name, name.lang) != (entity.label, "en"):
            yield "skos:altLabel", tagged(name.name, name.lang)
    if entity.description:
        yield "skos:definition", tagged(entity.description, "en")
    yield "dcterms:type", literal(entity.type)
    yield from _same(entity)
    if entity.span:
        yield "dcterms:temporal", edtf(entity.span)
    yield "term:certainty", literal(entity.certainty)
    if credit := content.credits.get(entity.id):
        yield "dcterms:contributor", literal(credit.suggested)
        yield from _decided(credit)
    for key in entity.sources:
        yield "dcterms:source", graph.name(f"ref-{key}")
    if entity.replaced_by:
        yield "dcterms:isReplacedBy", graph.name(entity.replaced_by)
    for r in content.relations_of.get(entity.id, ()):
        span = f" ; dcterms:temporal {edtf(r.span)}" if r.span else ""
        said = f"term:relation {literal(r.relation)} ; term:object {graph.name(r.object)}{span}"
        yield "term:statement", f"[ {said} ; term:certainty {literal(r.certainty)} ]"


def _same(entity: Entity) -> Iterator[tuple[str, str]]:
    """Yield what the entity is elsewhere, and where on earth it lies."""
    if entity.wikidata:
        same = "exactMatch" if entity.wikidata_status == "verified" else "closeMatch"
        yield f"skos:{same}", f"wd:{entity.wikidata}"
    if entity.geonames:
        yield "skos:closeMatch", address(f"https://sws.geonames.org/{entity.geonames}/")
    if entity.viaf:
        yield "skos:closeMatch", address(f"http://viaf.org/viaf/{entity.viaf}")
    if entity.lat is not None and entity.lon is not None:
        yield "geo:lat", literal(str(entity.lat), "^^xsd:decimal")
        yield "geo:long", literal(str(entity.lon), "^^xsd:decimal")


FORMAT = Format(
    name="turtle",
    title="RDF (Turtle), the whole edition as a graph",
    file="edition.ttl",
    media="text/turtle",
    write=write,
    fields=frozenset(FIELDS),
    parts=frozenset(PARTS) - {"geodata"},
)
