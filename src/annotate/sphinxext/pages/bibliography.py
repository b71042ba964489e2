"""The parts of the bibliography: `{bibliography-part} press` lists the entries whose `section` is that.

To add a part, name it in `SECTIONS` and show it on the page; that every source stands on the page is tested.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, ClassVar

from docutils import nodes
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinxcontrib.bibtex.directives import BibliographyDirective

if TYPE_CHECKING:
    from sphinx.application import Sphinx

#: The parts (`section` in the bibliography), and the letter before the numbers of their entries.
SECTIONS = {"archives": "D", "press": "P", "literature": "L", "reference": "R", "corpora": "C"}


class BibliographyPart(BibliographyDirective):  # type: ignore[misc]
    """A bibliography of one part.

    The directive that this one is made of gives an anchor to every entry of the file, which only the first of several
    on a page can have; here it is shown the entries of its part alone.
    """

    required_arguments = 1
    optional_arguments = 0
    option_spec: ClassVar[dict[str, Any]] = {}

    def run(self) -> Sequence[nodes.Node]:
        """Return the place that the entries are put into."""
        section = self.arguments.pop()
        if section not in SECTIONS:
            raise self.error(f"No part of the bibliography is called {section!r}; one of: {', '.join(SECTIONS)}.")
        self.options |= {"filter": f'section == "{section}"', "labelprefix": SECTIONS[section]}
        domain: Any = self.env.get_domain("cite")
        every = domain.get_entries
        domain.get_entries = lambda files: [e for e in every(files) if e.fields.get("section") == section]
        try:
            made: Sequence[nodes.Node] = super().run()
        finally:
            del domain.get_entries
        return made


class DropNumbers(SphinxPostTransform):
    """Entries are cited by author and date: their numbers say nothing and are left out."""

    default_priority = 6  # after the entries have been put into their places

    def run(self, **_: Any) -> None:
        """Drop the numbers of a page's bibliographies."""
        for entry in self.document.findall(nodes.citation):
            for label in [child for child in entry.children if isinstance(child, nodes.label)]:
                entry.remove(label)


def setup_bibliography(app: Sphinx) -> None:
    """Register the directive."""
    app.add_directive("bibliography-part", BibliographyPart)
    app.add_post_transform(DropNumbers)
