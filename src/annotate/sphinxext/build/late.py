"""Cards and lines of mentions, and what stands after a paragraph, made when their page is written.

A large edition has very many of them, of many nodes each; were they read with their page, Sphinx would go through
every node time and again, keep it and copy it. So a page holds a `late` node for them, and here they are
made and written. In web pages they are written by a writer of their own, for the few kinds of node that they are made
of (`written`; a test compares it with that of docutils); everywhere else they take the place of the node before links
are resolved, as nodes like all others. A new form needs a maker in `MAKERS`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from html import escape
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.transforms.post_transforms import SphinxPostTransform

from annotate.sphinxext.build.links import Addresses
from annotate.sphinxext.concordance import Concordance
from annotate.sphinxext.nodes import block, edition_link, late
from annotate.sphinxext.pages.cards import CARDS, cards
from annotate.sphinxext.pages.records import LINES, lines
from annotate.sphinxext.pages.where import LINE, line
from annotate.sphinxext.state import WEB, concordance_of

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.writers.html5 import HTML5Translator

MAKERS: Mapping[str, Callable[[Concordance, late], list[nodes.Node]]] = {CARDS: cards, LINES: lines, LINE: line}
"""What makes the nodes of each form."""
_TAGS: Mapping[type[nodes.Element], str] = {
    nodes.paragraph: "p",
    nodes.strong: "strong",
    nodes.inline: "span",
    nodes.bullet_list: "ul",
    nodes.list_item: "li",
}
_LANGUAGE = "language-"


def made(found: Concordance, node: late) -> list[nodes.Node]:
    """Return the nodes that a late one stands for."""
    return MAKERS[node["form"]](found, node)


def written(parts: Iterable[nodes.Node], addresses: Addresses) -> str:
    """Return nodes as HTML."""
    return "".join([_written(part, addresses) for part in parts])


def _written(node: nodes.Node, addresses: Addresses) -> str:
    if isinstance(node, nodes.Text):
        return escape(str(node))
    assert isinstance(node, nodes.Element)
    within = written(node.children, addresses)
    if isinstance(node, nodes.reference):
        return _link(node, within, addresses)
    if isinstance(node, block):
        return f"{_open(node, node['tag'], data=node.get('data', {}))}\n{within}</{node['tag']}>\n"
    tag = _TAGS[type(node)]
    more = ("simple",) if tag == "ul" else ()
    return f"{_open(node, tag, more)}{within}</{tag}>"


def _link(node: nodes.reference, within: str, addresses: Addresses) -> str:
    address = addresses.of(node) if isinstance(node, edition_link) else node.get("refuri") or f"#{node['refid']}"
    if address is None:
        return f"{_open(node, 'span')}{within}</span>"
    kind = "internal" if isinstance(node, edition_link) or node.get("internal") else "external"
    return f"{_open(node, 'a', ('reference', kind), {'href': address})}{within}</a>"


def _open(node: nodes.Element, tag: str, more: tuple[str, ...] = (), data: Mapping[str, str] = {}) -> str:
    given = node.attributes["classes"]
    lang = [name for name in given if name.startswith(_LANGUAGE)]
    classes = (*more, *(name for name in given if name not in lang)) if lang else (*more, *given)
    said = [("class", " ".join(classes)), ("id", " ".join(node.attributes["ids"])), *data.items()]
    if lang:
        said.insert(2, ("lang", lang[0].removeprefix(_LANGUAGE)))
    return f"<{tag}" + "".join([f' {name}="{escape(value)}"' for name, value in said if value]) + ">"


def visit_late(self: HTML5Translator, node: late) -> None:
    """Write what is late, seen from its page: that of a record, where it was moved to one."""
    app = self.builder.app
    addresses = Addresses(app, node.get("page") or self.builder.current_docname)
    self.body.append(written(made(concordance_of(app), node), addresses))
    raise nodes.SkipNode


class MakeEarly(SphinxPostTransform):
    """Where what is built is no web page, put the nodes in the place of what is late."""

    # Before links are resolved (5) and folds are opened (6).
    default_priority = 4

    def run(self, **_: object) -> None:
        """Go through a document."""
        if self.app.builder.name not in WEB:
            for node in list(self.document.findall(late)):
                node.parent.replace(node, made(concordance_of(self.app), node))


def setup_late(app: Sphinx) -> None:
    """Register node and transform."""
    app.add_node(late, html=(visit_late, None))
    app.add_post_transform(MakeEarly)
