"""HTML of the nodes that docutils does not know. Everywhere else they are plain text.

The handlers are registered for the format "html", never for a builder's name: a handler under a builder's name would
switch off, for all extensions, the fallback from builder to format.
"""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Any

from docutils import nodes

from annotate.sphinxext.nodes import block, fold, mark_legend
from annotate.sphinxext.vocabulary import KINDS

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.writers.html5 import HTML5Translator


def visit_block(self: HTML5Translator, node: block) -> None:
    """Open the element."""
    label = {"aria-label": node["label"]} if node.get("label") else {}
    self.body.append(self.starttag(node, node.get("tag", "div"), **label))


def depart_block(self: HTML5Translator, node: block) -> None:
    """Close the element."""
    self.body.append(f"</{node.get('tag', 'div')}>\n")


def visit_fold(self: HTML5Translator, node: fold) -> None:
    """Open a `details` element; where there is no such thing, an ordinary one (`stills.OpenFolds` adds its summary)."""
    if self.builder.name == "epub":
        self.body.append(self.starttag(node, "div"))
    else:
        self.body.append(f"{self.starttag(node, 'details')}<summary>{escape(node['summary'])}</summary>\n")


def depart_fold(self: HTML5Translator, _: fold) -> None:
    """Close the element."""
    self.body.append("</div>\n" if self.builder.name == "epub" else "</details>\n")


def visit_legend(self: HTML5Translator, node: mark_legend) -> None:
    """Write the legend; its boxes and buttons are shown by the script, without which they could do nothing."""
    self.body.append(legend_html(node["counts"], notes=node["notes"], interactive=self.builder.name != "epub"))
    raise nodes.SkipNode


def legend_html(counts: dict[str, int], *, notes: bool, interactive: bool) -> str:
    """Return the legend: every mark in words, with its count; a filter where `interactive`."""
    rows = [
        _choice(
            "show",
            words.slug,
            sample=f"mention mention-{words.slug}",
            name=words.many,
            style=words.style,
            count=counts[words.slug],
        )
        for words in KINDS
        if counts.get(words.slug)
    ]
    if metonymic := counts.get("metonymic"):
        style = "no arrow: the place itself"
        rows.append(_choice("sense", "literal", name="Literal", style=style, count=counts.get("literal", 0)))
        style = "arrow: the place stands for those who act there"
        sample = "mention metonymic"
        rows.append(_choice("sense", "metonymic", sample=sample, name="Metonymic", style=style, count=metonymic))
    if disputed := counts.get("disputed"):
        rows.append(
            '<li class="legend-item"><span class="mention disputed">Disputed</span> '
            '<span class="legend-style">broken line: the editors differ</span> '
            f'<span class="legend-count">{disputed:,}</span></li>'
        )
    if notes:
        rows.append(_choice("notes", "notes", name="Editors’ notes", style="small figures"))
    controls = (
        '<p class="legend-buttons" hidden="hidden"><button type="button" data-show="all">Show all</button> '
        '<button type="button" data-show="none">Show none</button></p>\n'
        '<p class="legend-said" role="status"></p>\n'
        if interactive
        else ""
    )
    return (
        '<fieldset class="edition-legend"><legend>What the marks mean</legend>\n'
        f'<ul class="legend-items">\n{"".join(rows)}</ul>\n{controls}</fieldset>\n'
    )


def _choice(group: str, value: str, *, sample: str = "", name: str, style: str, count: int | None = None) -> str:
    shown = f'<span class="{sample}">{name}</span>' if sample else f"<span>{name}</span>"
    number = "" if count is None else f' <span class="legend-count">{count:,}</span>'
    box = f'<input type="checkbox" name="{group}" value="{value}" checked="checked" hidden="hidden" />'
    return (
        f'<li class="legend-item"><label>{box} {shown} <span class="legend-style">{style}</span>{number}</label></li>\n'
    )


def _pass(self: Any, node: nodes.Element) -> None:
    """Write nothing of one's own."""


def _skip(self: Any, node: nodes.Element) -> None:
    raise nodes.SkipNode


def setup_writers(app: Sphinx) -> None:
    """Register the handlers."""
    both, none = (_pass, _pass), (_skip, None)
    app.add_node(block, html=(visit_block, depart_block), latex=both, text=both, man=both, texinfo=both)
    app.add_node(fold, html=(visit_fold, depart_fold), latex=both, text=both, man=both, texinfo=both)
    app.add_node(mark_legend, html=(visit_legend, None), latex=none, text=none, man=none, texinfo=none)
