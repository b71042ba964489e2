"""What stands still keeps its data: tables and folds in EPUB, in one long page, in LaTeX and in plain text.

A figure is drawn and switched on a page of the book; elsewhere MyST-NB takes its picture from the notebook's output and
drops the rest. The rest is put back here as ordinary nodes, which every writer knows: description, table, sources,
provenance. A frame of pandas becomes a table in the same way; its HTML would not be well-formed in an EPUB and
is lost everywhere else. What is read is the HTML in the notebook's output, since nothing else of a figure reaches the
build; `annotate.figures.kit.page` writes it as well-formed XML.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any
from xml.etree.ElementTree import Element, ParseError, fromstring

from docutils import nodes
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.util import logging

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
    """Return a notebook's output as a tree, or None where it is not well-formed.

    The style of pandas is left out, and so is what is hidden: it waits for a script.
    """
    try:
        tree = fromstring(_STYLE.sub("", html))
    except ParseError:
        return None
    for parent in list(tree.iter()):
        for child in [each for each in parent if each.get("hidden") is not None]:
            parent.remove(child)
    return tree


def _words(element: Element) -> str:
    return " ".join("".join(element.itertext()).split())


def _of_class(root: Element, name: str) -> Iterator[Element]:
    return (element for element in root.iter() if name in element.get("class", "").split())


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


def table(element: Element, title: str = "", id: str = "") -> nodes.table | None:
    """Return an HTML table as a table of the document, or None where it has no row.

    `title` becomes its caption; a table that has one also needs an `id`, or Sphinx says that it cannot be numbered.
    """
    head = list(element.iterfind("thead/tr"))
    body = list(element.iterfind("tbody/tr"))
    if not head or not body:
        return None
    width = len(head[0])
    group = nodes.tgroup("", cols=width)
    group += [nodes.colspec(colwidth=max(1, 100 // width)) for _ in range(width)]
    group += nodes.thead("", _head(head))
    group += nodes.tbody("", *(nodes.row("", *(_entry(cell) for cell in row)) for row in body))
    caption = [nodes.title("", title)] if title else []
    return nodes.table("", *caption, group, ids=[id] if id else [], classes=["colwidths-auto", "edition-table"])


def figure_nodes(figure: Element) -> list[nodes.Node]:
    """Return what a figure says beside its picture."""
    title = next((_words(each) for each in _of_class(figure, "an-title")), "")
    words = (_words(p) for fold_ in figure.iterfind("details") if fold_.get("id") for p in fold_.iterfind("p"))
    data = (table(each, title, f"{figure.get('id', '')}-data") for each in _of_class(figure, "table"))
    sources: list[Inline] = [
        [code(_words(item[0])), f" {' '.join((item[0].tail or '').split())}"]
        for each in _of_class(figure, "an-sources")
        for item in each
    ]
    made_from = (para(_words(each)) for each in _of_class(figure, "an-provenance"))
    return [
        *(para(each) for each in words),
        *(each for each in data if each is not None),
        *([para("Sources of these data:"), bullets(sources)] if sources else []),
        *made_from,
    ]


def _html(bundle: nodes.container) -> nodes.Element | None:
    """Return the HTML among the forms of a notebook's output."""
    forms = (child for child in bundle.children if isinstance(child, nodes.Element))
    return next((form for form in forms if form["mime_type"] == "text/html"), None)


class KeepTables(SphinxPostTransform):
    """Put a figure's words and data under its picture, and a frame's table in its place, where pages stand still."""

    # MyST-NB picks one form of each output at 4 and drops the others.
    default_priority = 3

    def run(self, **_: Any) -> None:
        """Go through the outputs of a document."""
        if not stands_still(self.app.builder):
            return
        for bundle in list(self.document.findall(nodes.container)):
            if bundle.get("nb_element") != "mime_bundle" or (html := _html(bundle)) is None:
                continue
            tree = parse(html.astext())
            if tree is not None:
                self._keep(bundle, tree)
            elif len(bundle.children) > 1:
                logger.warning(
                    "The HTML of this output is not well-formed, so another form of it is shown.",
                    type="edition",
                    subtype="output",
                    location=html,
                )
                bundle.remove(html)

    def _keep(self, bundle: nodes.container, tree: Element) -> None:
        if "an-figure" in tree.get("class", "").split():
            kept = block("", *figure_nodes(tree), tag="div", classes=["still"])
            bundle.parent.insert(bundle.parent.index(bundle) + 1, kept)
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
