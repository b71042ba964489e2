"""Gives the edition's links their addresses when a page is written, and keeps them short."""

from __future__ import annotations

from functools import cache, partial
from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.util import logging

from annotate.sphinxext.nodes import WITH_PARENT, edition_link, mark_legend
from annotate.sphinxext.pages.entities import entity_of, entity_pages, page_of
from annotate.sphinxext.state import domain_of

if TYPE_CHECKING:
    from sphinx.application import Sphinx

logger = logging.getLogger(__name__)


class Addresses:
    """Where links into the edition lead, seen from one page."""

    def __init__(self, app: Sphinx, page: str) -> None:
        self.page, self.places = page, domain_of(app.env).places
        self.seen_from = cache(partial(app.builder.get_relative_uri, page))
        self.entities = entity_pages(app)

    def of(self, node: nodes.Element) -> str | None:
        """Return the address of a link; None where no page holds what it leads to, which is reported."""
        page = self.places.get(node["part"])
        if page is None:
            if not node.get("optional"):
                logger.warning(
                    "No page holds %r; a link to it is left out. Add the directive that shows it to a page.",
                    node["part"],
                    type="edition",
                    subtype="link",
                    location=node if node.source else self.page,
                )
            return None
        if self.entities and (entity := entity_of(node["anchor"])):
            return self.seen_from(page_of(entity))
        address = "" if page == self.page else self.seen_from(page)
        return f"{address}#{node['anchor']}" if node["anchor"] else address or "#"


class ResolveLinks(SphinxPostTransform):
    """Resolve every `edition_link`; one that leads to no page becomes plain text, and is reported unless `optional`."""

    # Before Sphinx's own resolver (10) and anything that looks at finished references.
    default_priority = 5

    def run(self, **_: Any) -> None:
        """Resolve the links of one page."""
        addresses = Addresses(self.app, self.env.docname)
        for node in list(self.document.findall(edition_link)):
            address = addresses.of(node)
            if address is None and node.get("optional") == WITH_PARENT:
                node.parent.parent.remove(node.parent)
                continue
            if address is None:
                node.replace_self(nodes.inline("", "", *node.children, ids=node["ids"]))
                continue
            node["internal"] = True
            node["refuri"] = address


class ShortSources(SphinxPostTransform):
    """Take the whole reference, which stands in the bibliography, out of the citations beside a text.

    Each of a hundred would carry it in a tooltip that fingers, keys and screen readers do not reach; they were a sixth
    of the page.
    """

    # After the citations have become links.
    default_priority = 800

    def run(self, **_: Any) -> None:
        """Go through a page that shows a text."""
        if next(iter(self.document.findall(mark_legend)), None) is not None:
            for node in self.document.findall(nodes.reference):
                if "#ref-" in node.get("refuri", ""):
                    node.attributes.pop("reftitle", None)


def setup_links(app: Sphinx) -> None:
    """Register both transforms."""
    app.add_post_transform(ResolveLinks)
    app.add_post_transform(ShortSources)
