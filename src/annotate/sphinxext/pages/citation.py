"""How to cite, from `CITATION.cff`: `{edition-citation}` for the whole, a box on every page, and for machines.

The box has the page in every form of `annotate.export.cite`; where the page holds paragraphs, annotations or records
it says how these are cited, and a script (`cite.js`) puts the one that the address names into the citations. The tags
are those that Zotero and scholarly search engines read (`citation_*`, Dublin Core); every page has a JSON-LD record
(schema.org).
"""

from __future__ import annotations

import json
import re
from html import escape, unescape
from pathlib import Path
from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx.util import logging
from sphinx.util.docutils import SphinxDirective

from annotate.export import cite
from annotate.export.cite import Part
from annotate.files.citation import CITATION, read_publication
from annotate.sphinxext.nodes import block, para, problem
from annotate.sphinxext.state import edition_of, publication_of, text_on
from annotate.values.errors import DataError
from annotate.values.model import Rights

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.config import Config

    from annotate.values.publication import Publication

logger = logging.getLogger(__name__)

_ENTITY = "entity/"


class EditionCitation(SphinxDirective):
    """`{edition-citation}`."""

    def run(self) -> list[nodes.Node]:
        """Return the citation in every form; a visible problem where the file lacks what is needed."""
        root = Path(self.env.srcdir)
        self.env.note_dependency(str(root / CITATION))
        try:
            publication = read_publication(root)
        except DataError as error:
            logger.warning(str(error), type="edition", subtype="citation", location=self.get_location())
            return [problem(str(error))]
        parts: list[nodes.Node] = [para(cite.plain(publication))]
        for name, words, write in cite.FORMS[1:]:
            text = write(publication, cite.WHOLE).replace("\r\n", "\n").rstrip("\n")
            language = {"csl": "json"}.get(name, name if name == "bibtex" else "text")
            parts += [para(words, classes=["citation-form"]), nodes.literal_block(text, text, language=language)]
        return [block("", *parts, tag="div", classes=["edition-citation"])]


def part_of(page: str, title: str) -> Part:
    """Return a page of the book as what is cited."""
    entity = page.removeprefix(_ENTITY) if page.startswith(_ENTITY) else ""
    return Part(title, f"{page}.html", "", entity)


def box(app: Sphinx, publication: Publication, page: str, part: Part) -> str:
    """Return the box of a page: how it, and what stands on it, is cited."""
    forms = "".join(
        f'<p class="cite-form">{words}</p><div class="highlight">'
        f'<pre data-cite="{name}">{escape(write(publication, part))}</pre></div>'
        for name, words, write in cite.FORMS
    )
    hint = ""
    if text_on(app, page):
        hint = (
            "<p>A paragraph, an annotation or a note is cited by the address of its number or of the link on its card: "
            "open that address, and these citations name it.</p>"
        )
    return (
        f'<details class="cite-box" data-base="{escape(publication.uri())}" data-page="{escape(part.page)}">'
        f"<summary>Cite this page</summary>{hint}{forms}</details>\n"
    )


def add_citation(app: Sphinx, page: str, _template: str, context: dict[str, Any], doctree: object) -> None:
    """Add box, tags and record to a page of the book; to others (search) the record alone."""
    publication = publication_of(app)
    if publication is None:
        return
    home = page == app.config.root_doc
    title = plain_title(str(context.get("title", "")))
    part = cite.WHOLE if home else part_of(page, title)
    entity = page.startswith(_ENTITY)
    lines = []
    if doctree is not None or entity:
        tags = _tags(publication, app.config.language, part)
        lines += [f'<meta name="{name}" content="{escape(value)}" />' for name, value in tags if value]
        if app.builder.format == "html" and app.builder.name != "epub":
            context["body"] = context.get("body", "") + box(app, publication, page, part)
    if not entity:  # a record says itself what it is
        described = _whole(app, publication) if home else _page(publication, part)
        lines.append(f'<script type="application/ld+json">{as_script(described)}</script>')
    context["metatags"] = context.get("metatags", "") + "\n" + "\n".join(lines) + "\n"


def plain_title(value: str) -> str:
    """Return a title without the markup and character references that Sphinx puts into it."""
    return unescape(re.sub(r"<[^>]+>", "", value))


def as_script(described: dict[str, Any]) -> str:
    """Return a record as JSON that can stand in a page."""
    return json.dumps(described, ensure_ascii=False, sort_keys=True).replace("<", "\\u003c")


def _tags(publication: Publication, language: str, part: Part) -> list[tuple[str, str]]:
    title = f"{part.title} ({publication.title})" if part.title else publication.title
    address = part.address(publication) if publication.url else ""
    return [
        ("citation_title", title),
        *(("citation_author", agent.filed) for agent in publication.authors),
        ("citation_inbook_title", publication.title if part.title else ""),
        ("citation_publication_date", publication.date.replace("-", "/")),
        ("citation_publisher", publication.editors),
        ("citation_language", language),
        ("citation_doi", publication.doi),
        ("citation_public_url", address),
        ("citation_fulltext_html_url", address),
        ("DC.title", title),
        *(("DC.creator", agent.filed) for agent in publication.authors),
        ("DC.date", publication.date),
        ("DC.identifier", publication.uri(part.id)),
        ("DC.isPartOf", publication.uri() if part.title else ""),
        ("DC.language", language),
        ("DC.rights", "; ".join(publication.licences)),
    ]


def _agents(publication: Publication) -> list[dict[str, str]]:
    kind = {True: "Organization", False: "Person"}
    return [{"@type": kind[bool(agent.name)], "name": agent.shown} for agent in publication.authors]


def _licences(publication: Publication) -> list[str]:
    return [f"https://spdx.org/licenses/{licence}" for licence in publication.licences]


def _whole(app: Sphinx, publication: Publication) -> dict[str, Any]:
    """Return the record of the edition: a book and a data set, what it is based on, where its data lie."""
    edition = edition_of(app)
    days = [day for event in edition.events for day in (event.date.earliest, event.date.latest) if not day.open]
    based = [
        {"@type": "Article", "name": t.meta.title, "author": t.meta.author, "datePublished": str(t.meta.date)}
        for t in edition.texts
        if t.meta.rights is Rights.RESERVED
    ]
    return {
        "@context": "https://schema.org",
        "@type": ["Book", "Dataset"],
        "identifier": publication.uri(),
        "name": publication.title,
        "description": publication.abstract,
        "author": _agents(publication),
        "publisher": _agents(publication),
        "version": publication.version,
        "datePublished": publication.date,
        "license": _licences(publication),
        "keywords": list(publication.keywords),
        "inLanguage": app.config.language,
        "isAccessibleForFree": True,
        "isBasedOn": based,
        **({"temporalCoverage": f"{min(days)}/{max(days)}"} if days else {}),
        **({"url": publication.url} if publication.url else {}),
        **({"distribution": found} if (found := _distribution(app, publication)) else {}),
    }


def _distribution(app: Sphinx, publication: Publication) -> list[dict[str, Any]]:
    from annotate.sphinxext.build.exports import listed

    return [
        {
            "@type": "DataDownload",
            "name": one.title,
            "encodingFormat": one.media,
            "contentUrl": publication.address(one.address),
            "contentSize": f"{one.size} B",
        }
        for one in listed(app)
    ]


def _page(publication: Publication, part: Part) -> dict[str, Any]:
    whole = {"@type": "Book", "name": publication.title, "identifier": publication.uri()}
    steps = [("1", publication.title, "index.html"), ("2", part.title, part.page)]
    return {
        "@context": "https://schema.org",
        "@type": "WebPage",
        "name": part.title or publication.title,
        "isPartOf": whole,
        "author": _agents(publication),
        "datePublished": publication.date,
        "version": publication.version,
        "license": _licences(publication),
        "breadcrumb": {
            "@type": "BreadcrumbList",
            "itemListElement": [
                {"@type": "ListItem", "position": int(n), "name": name, "item": publication.address(address)}
                for n, name, address in steps
            ],
        },
    }


def name_release(app: Sphinx, config: Config) -> None:
    """Give the book version and address of the record, and an EPUB the identifier of the edition at this version."""
    publication = publication_of(app)
    if publication is None:
        return
    config.version = config.version or publication.version
    # Sphinx gives each page its canonical address where it knows where the site lies.
    config.html_baseurl = config.html_baseurl or (f"{publication.url.rstrip('/')}/" if publication.url else "")
    config.release = config.release or publication.version
    if config.epub_identifier == "unknown":
        # One value for both: Sphinx writes the one into the package and the other into the table of contents.
        name = re.sub(r"[^a-z0-9.]+", "-", f"{publication.title} {publication.version}".lower())
        config.epub_identifier = config.epub_uid = name


def setup_citation(app: Sphinx) -> None:
    """Register the directive, the boxes and the name of the release."""
    app.connect("config-inited", name_release)
    app.add_directive("edition-citation", EditionCitation)
    app.add_js_file("cite.js", loading_method="defer")
    app.connect("html-page-context", add_citation)
