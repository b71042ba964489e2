"""The parts of the bibliography: `{bibliography-part} press` lists the entries whose `section` is that.

To add a part, name it in `SECTIONS` and show it on the page; that every source stands on the page is tested.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, ClassVar

from docutils import nodes
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinxcontrib.bibtex.directives import BibliographyDirective

from annotate.sphinxext.nodes import OPEN_WIDE, fold, row_of
from annotate.sphinxext.pages.index import letter_anchor, letter_of, letter_section
from annotate.sphinxext.state import WEB

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


class SortByLetter(SphinxPostTransform):
    """On web pages the entries of a part stand in a section each letter, behind a row of the letters."""

    default_priority = 7  # after the numbers have gone

    def run(self, **_: Any) -> None:
        """Sort the bibliographies of a page, and begin it with a row of its parts."""
        if self.app.builder.name not in WEB:
            return
        parts: dict[str, str] = {}
        for list_of in [node for node in self.document.findall(nodes.container) if _is_entry(node.children[:1])]:
            part: Any = list_of.parent
            parts[part[0].astext()] = part["ids"][0]
            self._sort(list_of, part)
        if parts:
            first = next(self.document.findall(nodes.section))
            at = next(n for n, child in enumerate(first) if isinstance(child, nodes.section))
            first.insert(at, row_of(list(parts.items()), "Parts"))

    def _sort(self, list_of: nodes.container, part: nodes.section) -> None:
        groups: dict[str, list[nodes.Node]] = defaultdict(list)
        for entry in list_of.children:
            groups[letter_of(entry.astext())].append(entry)
        ways = [(letter, letter_anchor(letter, part["ids"][0])) for letter in groups]
        sections = (letter_section(letter, part["ids"][0], _folded(groups[letter])) for letter in groups)
        part.replace(list_of, [row_of(ways, f"{part[0].astext()}, by letter"), *sections])


def _is_entry(found: Sequence[nodes.Node]) -> bool:
    return any(isinstance(node, nodes.citation) for node in found)


def _folded(entries: Sequence[nodes.Node]) -> fold:
    several = f"{len(entries)} entries" if len(entries) > 1 else "one entry"
    return fold("", *entries, summary=several, classes=[OPEN_WIDE])


def setup_bibliography(app: Sphinx) -> None:
    """Register the directive."""
    app.add_directive("bibliography-part", BibliographyPart)
    app.add_post_transform(DropNumbers)
    app.add_post_transform(SortByLetter)
