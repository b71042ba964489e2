"""HTML of the nodes that docutils does not know. Everywhere else they are plain text.

The handlers are registered for the format "html", never for a builder's name: a handler under a builder's name would
switch off, for all extensions, the fallback from builder to format.
"""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Any

from docutils import nodes

from annotate.sphinxext.nodes import block, fold, mark_legend, mention_link, own_copy
from annotate.sphinxext.pages.bar import legend_html
from annotate.sphinxext.state import WEB

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.writers.html5 import HTML5Translator


def visit_block(self: HTML5Translator, node: block) -> None:
    """Open the element."""
    more = {"aria-label": node["label"]} if node.get("label") else {}
    if self.builder.name in WEB:
        more |= node.get("data", {})
    self.body.append(self.starttag(node, node.get("tag", "div"), **more))


def depart_block(self: HTML5Translator, node: block) -> None:
    """Close the element."""
    self.body.append(f"</{node.get('tag', 'div')}>\n")


def visit_fold(self: HTML5Translator, node: fold) -> None:
    """Open a `details` element; where there is no such thing, an ordinary one (`stills.OpenFolds` adds its summary)."""
    if self.builder.name == "epub":
        self.body.append(self.starttag(node, "div"))
    else:
        lead = node.get("lead", "")
        words = escape(node["summary"].removeprefix(lead))
        begin = f'<span class="fold-lead">{escape(lead)}</span>' if lead else ""
        self.body.append(f"{self.starttag(node, 'details')}<summary>{begin}{words}</summary>\n")


def depart_fold(self: HTML5Translator, _: fold) -> None:
    """Close the element."""
    self.body.append("</div>\n" if self.builder.name == "epub" else "</details>\n")


def visit_legend(self: HTML5Translator, node: mark_legend) -> None:
    """Write the legend of a page that has no bar above it (`annotate.sphinxext.pages.room`)."""
    if self.builder.name == "epub":
        self.body.append(legend_html(node["counts"], notes=node["notes"], interactive=False))
    raise nodes.SkipNode


def visit_mention(self: HTML5Translator, node: mention_link) -> None:
    """Open the link, with what scripts ask of it."""
    data: dict[str, Any] = dict(node.get("data", {})) if self.builder.name in WEB else {}
    self.body.append(self.starttag(node, "a", "", href=node["refuri"], **data))


def depart_mention(self: HTML5Translator, _: mention_link) -> None:
    """Close the link."""
    self.body.append("</a>")


def visit_own_copy(self: HTML5Translator, node: own_copy) -> None:
    """Write the way in; the last paragraph is where `static/own-copy.js` says what happens."""
    if self.builder.name in WEB:
        self.body.append(
            f'<details class="own-copy" data-text="{escape(node["text"])}"><summary>I have a copy</summary>\n'
            '<p role="status">Here a script compares it; <code>annotate text add</code> does the same.</p></details>\n'
        )
    raise nodes.SkipNode


def _pass(self: Any, node: nodes.Element) -> None:
    """Write nothing of one's own."""


def _skip(self: Any, node: nodes.Element) -> None:
    raise nodes.SkipNode


def setup_writers(app: Sphinx) -> None:
    """Register the handlers."""
    both, none = (_pass, _pass), (_skip, None)
    app.add_node(block, html=(visit_block, depart_block), latex=both, text=both, man=both, texinfo=both)
    app.add_node(fold, html=(visit_fold, depart_fold), latex=both, text=both, man=both, texinfo=both)
    app.add_node(mention_link, html=(visit_mention, depart_mention))
    app.add_node(mark_legend, html=(visit_legend, None), latex=none, text=none, man=none, texinfo=none)
    app.add_node(own_copy, html=(visit_own_copy, None), latex=none, text=none, man=none, texinfo=none)
