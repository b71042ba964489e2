"""What stands still keeps its data: tables and folds in EPUB, in one long page, in LaTeX and in plain text.

A figure is drawn and switched on a page of the book; elsewhere MyST-NB takes its picture from the notebook's output and
drops the rest. The rest is put back here from the figure's record as ordinary nodes, which every writer knows:
description, table, sources, provenance. A frame of pandas becomes a table of the document on every kind of page
(`frames`).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any
from xml.etree.ElementTree import Element

from docutils import nodes
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.util import logging

from annotate.figures.kit.page import by_folder
from annotate.figures.kit.shown import Record
from annotate.sphinxext.build import frames
from annotate.sphinxext.build.figures import outputs
from annotate.sphinxext.nodes import OPEN_WIDE, Inline, block, bullets, fold, para, span, strong
from annotate.sphinxext.state import edition_of

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.builders import Builder

logger = logging.getLogger(__name__)


def stands_still(builder: Builder) -> bool:
    """Tell whether a builder's pages have no scripts of ours, so that figures are pictures on them."""
    return builder.format != "html" or builder.name in {"epub", "singlehtml"}


def figure_nodes(record: Record) -> list[nodes.Node]:
    """Return what a figure says beside its picture."""
    head = nodes.row("", *(nodes.entry("", para(name)) for name, _ in record.columns))
    body = (
        nodes.row(
            "",
            *(
                nodes.entry("", para(span(cell, lang=lang)))
                for cell, (_, lang) in zip(row, record.columns, strict=True)
            ),
        )
        for row in record.rows
    )
    sources: list[Inline] = [[each.words] for each in record.references]
    made_from = "; ".join(f"{name} sha256 {digest}…" for name, digest in by_folder(record.made_from))
    return [
        *(para(each) for each in record.words),
        *([frames.built(head, body, 1, record.title, f"fig-{record.id}-data")] if record.rows else []),
        *([para("Sources of these data:"), bullets(sources)] if sources else []),
        para(f"Made from {made_from}."),
    ]


BIBLIOGRAPHY = "book/bibliography"


class KeepTables(SphinxPostTransform):
    """Put a frame's table in its place, and where pages stand still a figure's words and data under its picture."""

    # MyST-NB picks one form of each output at 4 and drops the others.
    default_priority = 3

    def run(self, **_: Any) -> None:
        """Go through the outputs of a document."""
        still = stands_still(self.app.builder)
        for output in outputs(self.document):
            if output.record is not None:
                if not still:
                    continue
                kept = block("", *figure_nodes(output.record), tag="div", classes=["still"])
                output.bundle.parent.insert(output.bundle.parent.index(output.bundle) + 1, kept)
            elif output.html is not None:
                self._keep(output.bundle, output.html)

    def _keep(self, bundle: nodes.container, html: nodes.raw) -> None:
        """Put a table in the place of an output that has one; leave out HTML that is not well-formed."""
        tree = frames.parse(html.astext())
        if tree is None:
            if len(bundle.children) > 1:
                logger.warning(
                    "The HTML of this output is not well-formed, so another form of it is shown.",
                    type="edition",
                    subtype="output",
                    location=html,
                )
                bundle.remove(html.parent)
        elif (found := next(self._tables(tree), None)) is not None:
            bundle.replace_self(found)

    def _tables(self, tree: Element) -> Iterator[nodes.table]:
        return filter(None, (frames.table(each, self._named) for each in tree.iter("table")))

    def _named(self, key: str) -> Inline | None:
        """Return the name of a source, as a link to its entry where the book has one; None for what is no key."""
        known = edition_of(self.app).bibliography
        if key not in known.keys:
            return None
        if self.app.builder.format != "html" or BIBLIOGRAPHY not in self.env.found_docs:
            return [known.name(key)]
        page = self.app.builder.get_relative_uri(self.env.docname, BIBLIOGRAPHY)
        return [nodes.reference("", known.name(key), refuri=f"{page}#ref-{key}", internal=True)]


class OpenFolds(SphinxPostTransform):
    """Where nothing can be folded, begin a fold with its summary as a line of its own."""

    default_priority = 6

    def run(self, **_: Any) -> None:
        """Open the folds of a document."""
        if self.app.builder.format == "html" and self.app.builder.name != "epub":
            return
        for node in list(self.document.findall(fold)):
            if OPEN_WIDE not in node["classes"]:
                node.insert(0, para(strong(node["summary"])))


class LabelPoints(SphinxPostTransform):
    """Give LaTeX a label for each id within a paragraph or list: its writer knows those of headings, tables, links."""

    # After the links have their addresses; before the writer.
    default_priority = 900
    formats = ("latex",)

    def run(self, **_: Any) -> None:
        """Set the labels of the book."""
        for node in list(self.document.findall(nodes.Element)):
            if not node.get("ids"):
                continue
            label = nodes.target("", "", ids=list(node["ids"]))
            if isinstance(node, (nodes.paragraph, nodes.list_item, block)):
                node.insert(0, label)
            elif isinstance(node, (nodes.inline, nodes.superscript)):
                node.parent.insert(node.parent.index(node), label)


def setup_stills(app: Sphinx) -> None:
    """Register the transforms."""
    for transform in (KeepTables, OpenFolds, LabelPoints):
        app.add_post_transform(transform)
