"""How to cite the edition, from `CITATION.cff`: `{edition-citation}` for people, meta tags for reference managers.

The tags are those that Zotero and scholarly search engines read (`citation_*`, Dublin Core), and one JSON-LD record
(schema.org) on the landing page.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from html import escape, unescape
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml  # type: ignore[import-untyped]
from docutils import nodes
from sphinx.util import logging
from sphinx.util.docutils import SphinxDirective

from annotate.sphinxext.nodes import block, para, problem
from annotate.values.errors import DataError

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.config import Config

logger = logging.getLogger(__name__)

CITATION = "CITATION.cff"


@dataclass(frozen=True, slots=True)
class Record:
    """What the citation needs of `CITATION.cff` (CFF 1.2.0)."""

    title: str
    author: str
    version: str
    date: str
    licences: tuple[str, ...]


def read_record(root: Path) -> Record:
    """Return the record.

    Raises
    ------
    DataError
        If the file is missing, is not YAML, or lacks a field.
    """
    try:
        raw = yaml.safe_load((root / CITATION).read_text("utf-8"))
        licence = raw.get("license", [])
        return Record(
            str(raw["title"]),
            " and ".join(_name(person) for person in raw["authors"]),
            str(raw["version"]),
            str(raw["date-released"]),
            tuple(licence) if isinstance(licence, list) else (str(licence),),
        )
    except (OSError, KeyError, TypeError, AttributeError, yaml.YAMLError) as error:
        raise DataError(
            f"{CITATION} cannot be used ({error!r}).", remedy="It needs title, authors, version and date-released."
        ) from error


def _name(person: dict[str, str]) -> str:
    return person.get("name") or f"{person['given-names']} {person['family-names']}"


class EditionCitation(SphinxDirective):
    """`{edition-citation}`."""

    def run(self) -> list[nodes.Node]:
        """Return the citation in words, and as BibTeX; a visible problem where the file lacks what is needed."""
        root = Path(self.env.srcdir)
        self.env.note_dependency(str(root / CITATION))
        try:
            record = read_record(root)
        except DataError as error:
            logger.warning(str(error), type="edition", subtype="citation", location=self.get_location())
            return [problem(str(error))]
        year = record.date[:4]
        words = para(f"{record.author}. ", nodes.emphasis("", record.title), f". Version {record.version}, {year}.")
        bibtex = (
            f"@misc{{two-giant-neighbours,\n  author  = {{{{{record.author}}}}},\n  title   = {{{record.title}}},\n"
            f"  year    = {{{year}}},\n  version = {{{record.version}}},\n  note    = {{Enriched digital edition}}\n}}"
        )
        literal = nodes.literal_block(bibtex, bibtex, language="bibtex")
        return [block("", words, literal, tag="div", classes=["edition-citation"])]


def add_tags(app: Sphinx, page: str, _template: str, context: dict[str, Any], doctree: object) -> None:
    """Add the meta tags to a page that is a document."""
    if doctree is None:
        return
    try:
        record = read_record(Path(app.srcdir))
    except DataError:
        return  # reported where the citation stands
    home = page == app.config.root_doc
    title = record.title if home else f"{context.get('title', '')} ({record.title})"
    tags = {
        "citation_title": title,
        "citation_author": record.author,
        "citation_publication_date": record.date.replace("-", "/"),
        "citation_language": app.config.language,
        "DC.title": title,
        "DC.creator": record.author,
        "DC.language": app.config.language,
        "DC.rights": "; ".join(record.licences),
    }
    lines = [f'<meta name="{name}" content="{escape(_plain(value))}" />' for name, value in tags.items()]
    described = _book(record) if home else _page(record, _plain(str(context.get("title", ""))))
    lines.append(f'<script type="application/ld+json">{_json(described)}</script>')
    lines.append(f'<link rel="canonical" href="{escape(_address(app, page))}" />')
    context["metatags"] = context.get("metatags", "") + "\n" + "\n".join(lines) + "\n"


def _plain(value: str) -> str:
    """Return a title without the markup and character references that Sphinx puts into it."""
    return unescape(re.sub(r"<[^>]+>", "", value))


def _address(app: Sphinx, page: str) -> str:
    """Return the address of a page: whole where the site's is known, else the page's own name."""
    name = str(app.builder.get_target_uri(page))
    base = str(app.config.html_baseurl)
    return f"{base.rstrip('/')}/{name}" if base else name.rpartition("/")[2]


def _book(record: Record) -> dict[str, object]:
    """Return the edition as schema.org describes one."""
    return {
        "@context": "https://schema.org",
        "@type": ["Book", "Dataset"],
        "name": record.title,
        "author": {"@type": "Organization", "name": record.author},
        "version": record.version,
        "datePublished": record.date,
        "license": [f"https://spdx.org/licenses/{licence}" for licence in record.licences],
        "inLanguage": "en",
        "isAccessibleForFree": True,
    }


def _page(record: Record, title: str) -> dict[str, object]:
    """Return a page of the edition as schema.org describes one."""
    return {
        "@context": "https://schema.org",
        "@type": "Chapter",
        "name": title,
        "isPartOf": {"@type": "Book", "name": record.title, "version": record.version},
        "author": {"@type": "Organization", "name": record.author},
        "datePublished": record.date,
        "inLanguage": "en",
        "isAccessibleForFree": True,
    }


def _json(described: dict[str, object]) -> str:
    return json.dumps(described, ensure_ascii=False, sort_keys=True).replace("<", "\\u003c")


def name_release(app: Sphinx, config: Config) -> None:
    """Give the book the version of the record, and an EPUB an identifier that is another for every version."""
    try:
        record = read_record(Path(app.srcdir))
    except DataError:
        return  # reported where the citation stands
    config.version = config.version or record.version
    config.release = config.release or record.version
    if config.epub_identifier == "unknown":
        # One value for both: Sphinx writes the one into the package and the other into the table of contents.
        name = re.sub(r"[^a-z0-9.]+", "-", f"{record.title} {record.version}".lower())
        config.epub_identifier = config.epub_uid = name


def setup_citation(app: Sphinx) -> None:
    """Register the directive, the tags and the name of the release."""
    app.connect("config-inited", name_release)
    app.add_directive("edition-citation", EditionCitation)
    app.connect("html-page-context", add_tags)
