"""What stands still keeps its data: tables and folds in EPUB, in one long page, in LaTeX and in plain text.

A figure is drawn and switched on a page of the book; elsewhere MyST-NB takes its picture from the notebook's output and
drops the rest. The rest is put back here from the figure's record as ordinary nodes, which every writer knows:
description, table, sources, provenance. A frame of pandas becomes a table in the same way, from the HTML in the
notebook's output, which is all that is left of it; that HTML would not be well-formed in an EPUB and is lost everywhere
else.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any
from xml.etree.ElementTree import Element, ParseError, fromstring

from docutils import nodes
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.util import logging

from annotate.figures.kit.page import by_folder
from annotate.figures.kit.shown import Record
from annotate.sphinxext.build.figures import outputs
from annotate.sphinxext.nodes import Inline, block, bullets, code, fold, para, span, strong

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.builders import Builder

logger = logging.getLogger(__name__)

# pandas writes it with an attribute without a value, which is no XML.
_STYLE = re.compile(r"<style scoped>.*?</style>", re.DOTALL)


def stands_still(builder: Builder) -> bool:
    """Tell whether a builder's pages have no scripts of ours, so that figures are pictures on them."""
    return builder.format != "html" or builder.name in {"epub", "singlehtml"}


def parse(html: str) -> Element | None:
    """Return a notebook's output as a tree without the style of pandas, or None where it is not well-formed."""
    try:
        return fromstring(_STYLE.sub("", html))
    except ParseError:
        return None


def _words(element: Element) -> str:
    return " ".join("".join(element.itertext()).split())


def _entry(cell: Element) -> nodes.entry:
    entry = nodes.entry("", para(span(_words(cell), lang=cell.get("lang", ""))))
    for attribute, more in (("rowspan", "morerows"), ("colspan", "morecols")):
        if int(cell.get(attribute, "1")) > 1:
            entry[more] = int(cell.get(attribute, "1")) - 1
    return entry


def _head(rows: Sequence[Element]) -> nodes.row:
    """Return one row of headings: pandas writes the name of an index on a second row, under an empty cell."""
    columns = zip(*([_words(cell) for cell in row] for row in rows), strict=False)
    return nodes.row("", *(nodes.entry("", para(" ".join(filter(None, words)))) for words in columns))


def _table(head: nodes.row, body: Iterable[nodes.row], title: str = "", id: str = "") -> nodes.table:
    """Return a table; one that has a title also needs an id, or Sphinx says that it cannot be numbered."""
    width = len(head)
    group = nodes.tgroup("", cols=width)
    group += [nodes.colspec(colwidth=max(1, 100 // width)) for _ in range(width)]
    group += nodes.thead("", head)
    group += nodes.tbody("", *body)
    caption = [nodes.title("", title)] if title else []
    return nodes.table("", *caption, group, ids=[id] if id else [], classes=["colwidths-auto", "edition-table"])


def table(element: Element) -> nodes.table | None:
    """Return an HTML table as a table of the document, or None where it has no row."""
    head = list(element.iterfind("thead/tr"))
    body = list(element.iterfind("tbody/tr"))
    if not head or not body:
        return None
    return _table(_head(head), (nodes.row("", *map(_entry, row)) for row in body))


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
    sources: list[Inline] = [[code(each.key), f" {each.words}"] for each in record.references]
    made_from = "; ".join(f"{name} sha256 {digest}…" for name, digest in by_folder(record.made_from))
    return [
        *(para(each) for each in record.words),
        *([_table(head, body, record.title, f"fig-{record.id}-data")] if record.rows else []),
        *([para("Sources of these data:"), bullets(sources)] if sources else []),
        para(f"Made from {made_from}."),
    ]


class KeepTables(SphinxPostTransform):
    """Put a figure's words and data under its picture, and a frame's table in its place, where pages stand still."""

    # MyST-NB picks one form of each output at 4 and drops the others.
    default_priority = 3

    def run(self, **_: Any) -> None:
        """Go through the outputs of a document."""
        if not stands_still(self.app.builder):
            return
        for output in outputs(self.document):
            if output.record is not None:
                kept = block("", *figure_nodes(output.record), tag="div", classes=["still"])
                output.bundle.parent.insert(output.bundle.parent.index(output.bundle) + 1, kept)
            elif output.html is not None:
                self._keep(output.bundle, output.html)

    def _keep(self, bundle: nodes.container, html: nodes.raw) -> None:
        """Put a table in the place of an output that has one; leave out HTML that is not well-formed."""
        tree = parse(html.astext())
        if tree is None:
            if len(bundle.children) > 1:
                logger.warning(
                    "The HTML of this output is not well-formed, so another form of it is shown.",
                    type="edition",
                    subtype="output",
                    location=html,
                )
                bundle.remove(html.parent)
        elif (found := next((t for t in map(table, tree.iter("table")) if t is not None), None)) is not None:
            bundle.replace_self(found)


class OpenFolds(SphinxPostTransform):
    """Where nothing can be folded, begin a fold with its summary as a line of its own."""

    default_priority = 6

    def run(self, **_: Any) -> None:
        """Open the folds of a document."""
        if self.app.builder.format == "html" and self.app.builder.name != "epub":
            return
        for node in list(self.document.findall(fold)):
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
