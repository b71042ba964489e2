"""A page for each entity, `entity/ID.html`, in the web edition: its record, moved there from the indexes.

The records are read and resolved with the index that holds them, so that links and citations in them are those of any
other page; what is left in the index is name, description and one line. An id is never given to another entity, so the
addresses are stable; one that was replaced leads on to the one that replaced it. Other formats keep the records where
they are.
"""

from __future__ import annotations

import posixpath
from collections.abc import Sequence
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any
from weakref import WeakKeyDictionary

from docutils import nodes

from annotate.figures.stage import where
from annotate.figures.stage.page import has_stage
from annotate.files.project import write_text
from annotate.sphinxext.build.forks import side_by_side
from annotate.sphinxext.build.redirects import forward
from annotate.sphinxext.nodes import block, here, late, para
from annotate.sphinxext.pages.citation import as_script
from annotate.sphinxext.pages.records import RECORD, SHORT
from annotate.sphinxext.state import domain_of, edition_of
from annotate.sphinxext.vocabulary import described
from annotate.values.authority import Entity
from annotate.values.model import Kind

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

    from annotate.edition import Edition

FOLDER = "entity"
_ANCHOR = "ent-"
_SCHEMA = {Kind.PERSON: "Person", Kind.PLACE: "Place", Kind.ORG: "Organization", Kind.EVENT: "Event"}
# Records of the indexes that this run of Sphinx writes, by entity.
_RECORDS: WeakKeyDictionary[Sphinx, dict[str, nodes.section]] = WeakKeyDictionary()


def entity_pages(app: Sphinx) -> bool:
    """Tell whether what is being built gives entities pages of their own."""
    return app.builder.name == "html"


def entity_of(anchor: str) -> str:
    """Return the id of the entity whose record has an anchor, or ""."""
    return anchor.removeprefix(_ANCHOR) if anchor.startswith(_ANCHOR) else ""


def page_of(entity: str) -> str:
    """Return the name of the page of an entity."""
    return f"{FOLDER}/{entity}"


def take_records(app: Sphinx, doctree: nodes.document, docname: str) -> None:
    """Take the records out of an index and leave their short lines; in other formats take the lines away."""
    found = [node for node in doctree.findall(nodes.section) if RECORD in node["classes"]]
    if not entity_pages(app):
        for line in [p for node in found for p in node.children if SHORT in getattr(p, "attributes", {})["classes"]]:
            line.parent.remove(line)
        return
    records = _RECORDS.setdefault(app, {})
    for node in found:
        title, description, short, *details = node.children
        trail = block("", para(here(node["ids"][0], words_at_top(doctree))), tag="nav", label="Where this belongs")
        moved = nodes.section(
            "", title.deepcopy(), trail, description.deepcopy(), *details, ids=node["ids"][:1], names=[]
        )
        _rebase(moved, docname)
        records[entity_of(node["ids"][0])] = moved
        _lead(node, title, [line for line in (description, short) if line.astext().strip()], docname)


def _lead(node: nodes.section, title: nodes.Node, lines: list[nodes.Node], docname: str) -> None:
    """Leave in an index the heading, which now leads to the page of the record, and some lines."""
    page = f"{page_of(entity_of(node['ids'][0]))}.html"
    address = posixpath.relpath(page, posixpath.dirname(docname) or ".")
    name = nodes.reference("", title.astext(), refuri=address, internal=True)
    node.children = [nodes.title("", "", name), *lines]
    for child in node.children:
        child.parent = node


def words_at_top(doctree: nodes.document) -> str:
    """Return the title of a page."""
    return next((title.astext() for title in doctree.findall(nodes.title)), "Index")


def _rebase(record: nodes.section, docname: str) -> None:
    """Let the links of a record lead from its own page where they led from the index."""
    for each in record.findall(late):
        each["page"] = page_of(entity_of(record["ids"][0]))
    for link in record.findall(nodes.reference):
        address = f"{posixpath.basename(docname)}.html#{link['refid']}" if link.get("refid") else link["refuri"]
        link.attributes.pop("refid", None)
        if "://" not in address:
            path, sign, fragment = address.partition("#")
            seen_from_root = posixpath.normpath(posixpath.join(posixpath.dirname(docname), path or f"{docname}.html"))
            address = posixpath.relpath(seen_from_root, FOLDER) + sign + fragment
        link["refuri"] = address


def indexes_to_read(app: Sphinx, env: BuildEnvironment, *_: set[str]) -> list[str]:
    """Return the indexes, where the page of an entity is not there: it is made with the index that holds its record."""
    if not entity_pages(app):
        return []
    pages = (Path(app.outdir) / f"{page_of(entity.id)}.html" for entity in _living(app))
    if all(page.is_file() for page in pages):
        return []
    return sorted(page for part, page in domain_of(env).places.items() if part.startswith("index:"))


def _living(app: Sphinx) -> list[Entity]:
    return [entity for entity in edition_of(app).gazetteer.entities if not entity.replaced_by]


def write_pages(app: Sphinx) -> list[tuple[str, dict[str, Any], str]]:
    """Write the pages of the records in the indexes that were written; none is left for Sphinx to write."""
    edition, records = edition_of(app), _RECORDS.get(app, {})

    def write(entities: Sequence[Entity]) -> None:
        for entity in entities:
            context = _context(app, edition, entity, records[entity.id])
            app.builder.handle_page(page_of(entity.id), context, "page.html")  # type: ignore[attr-defined]

    if entity_pages(app):
        side_by_side(write, [entity for entity in _living(app) if entity.id in records])
    return []


def _context(app: Sphinx, edition: Edition, entity: Entity, record: nodes.section) -> dict[str, Any]:
    record[0] = nodes.title("", entity.label)
    drawn = where.shown(entity, "../_static/") if has_stage(edition) else None
    if drawn is not None:
        record.insert(3, nodes.raw("", drawn, format="html"))
    said = escape(described(entity) or entity.label)
    tags = f'<meta name="description" content="{said}" />\n'
    tags += f'<script type="application/ld+json">{_linked(edition, entity)}</script>\n'
    return {
        "title": escape(entity.label),
        "body": app.builder.render_partial(record)["fragment"],  # type: ignore[attr-defined]
        "metatags": tags,
    }


def _linked(edition: Edition, entity: Entity) -> str:
    """Return the record as JSON-LD (schema.org): what a search engine or a browser's reader may take from the page."""
    names = [name.name for name in edition.gazetteer.names_of(entity.id) if name.name != entity.label]
    same = [f"https://www.wikidata.org/entity/{entity.wikidata}"] if entity.wikidata_status == "verified" else []
    same += [f"https://www.geonames.org/{entity.geonames}"] if entity.geonames else []
    described: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": _SCHEMA.get(entity.kind, "DefinedTerm"),
        "identifier": entity.id,
        "name": entity.label,
        "description": entity.description,
        "alternateName": names,
        "sameAs": same,
    }
    if entity.lat is not None and entity.lon is not None:
        described["geo"] = {"@type": "GeoCoordinates", "latitude": entity.lat, "longitude": entity.lon}
    kept = {name: value for name, value in described.items() if value}
    return as_script(kept)


def write_coasts(app: Sphinx) -> None:
    """Write the coasts on which the pages of places show where these lie."""
    edition = edition_of(app)
    if entity_pages(app) and has_stage(edition):
        for name, drawing in where.files(edition).items():
            write_text(Path(app.outdir) / "_static" / name, drawing)


def lead_on(app: Sphinx, error: Exception | None) -> None:
    """Write what leads from a replaced id to the one in its place, and remove pages of entities that are no more."""
    folder = Path(app.outdir) / FOLDER
    if error or not entity_pages(app):
        return
    entities = edition_of(app).gazetteer.entities
    for entity in entities:
        if entity.replaced_by:
            leads = forward(entity.label, f"{entity.replaced_by}.html", "This record was replaced")
            write_text(folder / f"{entity.id}.html", leads)
    known = {f"{entity.id}.html" for entity in entities}
    for page in folder.glob("*.html"):
        if page.name not in known:
            page.unlink()


def setup_entities(app: Sphinx) -> None:
    """Connect the steps."""
    app.connect("builder-inited", write_coasts)
    app.connect("env-get-outdated", indexes_to_read)
    app.connect("doctree-resolved", take_records)
    app.connect("html-collect-pages", write_pages)
    app.connect("build-finished", lead_on)
