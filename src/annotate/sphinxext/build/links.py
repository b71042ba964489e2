"""Gives the edition's links their addresses when a page is written, and keeps them short."""

from __future__ import annotations

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


class ResolveLinks(SphinxPostTransform):
    """Resolve every `edition_link`; one that leads to no page becomes plain text, and is reported unless `optional`."""

    # Before Sphinx's own resolver (10) and anything that looks at finished references.
    default_priority = 5

    def run(self, **_: Any) -> None:
        """Resolve the links of one page."""
        places, docname = domain_of(self.env).places, self.env.docname
        for node in list(self.document.findall(edition_link)):
            page = places.get(node["part"])
            if page is None:
                if not node.get("optional"):
                    logger.warning(
                        "No page holds %r; a link to it is left out. Add the directive that shows it to a page.",
                        node["part"],
                        type="edition",
                        subtype="link",
                        location=node,
                    )
                if node.get("optional") == WITH_PARENT:
                    node.parent.parent.remove(node.parent)
                    continue
                node.replace_self(nodes.inline("", "", *node.children, ids=node["ids"]))
                continue
            node["internal"] = True
            if entity_pages(self.app) and (entity := entity_of(node["anchor"])):
                node["refuri"] = self.app.builder.get_relative_uri(docname, page_of(entity))
                continue
            address = "" if page == docname else self.app.builder.get_relative_uri(docname, page)
            node["refuri"] = f"{address}#{node['anchor']}" if node["anchor"] else address or "#"


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
