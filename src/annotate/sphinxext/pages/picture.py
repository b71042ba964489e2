"""`{edition-picture} ID`: the drawings of a figure as the picture of a page, with the words of the directive below."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from docutils import nodes
from sphinx.util import logging
from sphinx.util.docutils import SphinxDirective

from annotate import figures
from annotate.figures.kit.markup import Markup, el
from annotate.figures.kit.page import picture
from annotate.sphinxext.build.epub import COVER
from annotate.sphinxext.nodes import problem
from annotate.sphinxext.state import domain_of, edition_for
from annotate.values.errors import AnnotateError

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.writers.html5 import HTML5Translator

logger = logging.getLogger(__name__)
_HERE = "\ufdd0"


class figure_picture(nodes.General, nodes.Element):  # noqa: N801 (docutils names nodes so)
    """A picture: its `figure`, and the words below it as children."""


class Picture(SphinxDirective):
    """`{edition-picture}`."""

    required_arguments = 1
    has_content = True
    option_spec: ClassVar = {}

    def run(self) -> list[nodes.Node]:
        """Return the picture; a visible problem where there is no such figure."""
        domain_of(self.env).note_reader(self.env.docname)
        try:
            shown = figures.show(self.arguments[0], edition_for(self.env))
        except AnnotateError as error:
            logger.warning(str(error), type="edition", subtype="picture", location=self.get_location())
            return [problem(str(error))]
        found = figure_picture("", figure=shown.figure)
        found += self.parse_content_to_nodes()
        return [found]


def visit_picture(self: HTML5Translator, node: figure_picture) -> None:
    """Write the drawings and open the words; an EPUB has the picture that is its cover."""
    if self.builder.name == "epub":
        figure, up = node["figure"], "../" * self.builder.current_docname.count("/")
        image = el("img", src=f"{up}{COVER}", alt=figure.alt)
        whole = str(el("figure", image, el("figcaption", Markup(_HERE))))
    else:
        whole = picture(node["figure"], Markup(_HERE))
    before, _, after = whole.partition(_HERE)
    node["after"] = after
    self.body.append(before)


def depart_picture(self: HTML5Translator, node: figure_picture) -> None:
    """Close the words."""
    self.body.append(f"{node['after']}\n")


def _pass(self: object, node: nodes.Element) -> None:
    """Write nothing of one's own."""


def setup_picture(app: Sphinx) -> None:
    """Register directive and node; where nothing can be drawn, the words stand alone."""
    plain = (_pass, _pass)
    app.add_node(
        figure_picture, html=(visit_picture, depart_picture), latex=plain, text=plain, man=plain, texinfo=plain
    )
    app.add_directive("edition-picture", Picture)
