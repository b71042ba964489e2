"""A chapter as an essay: its lead figure first, its prose, and at its foot one drawer that says how it was made.

A notebook stays what can be run from top to bottom. On the page its first figure comes after the first paragraph, so
that it is seen on the first screen; the code of all cells, which nobody reads between two paragraphs, moves into the
drawer, with what each figure is made from. Words of the prose lead to the figures that they speak of: the notebook's
metadata name them, `"edition": {"figures": {"On the map": "division-1945"}}`, so that sentences stay as they are.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.util.osutil import relative_uri

from annotate.figures.kit.page import by_folder
from annotate.figures.kit.shown import Record
from annotate.sphinxext.build.figures import figure_made
from annotate.sphinxext.build.stills import stands_still
from annotate.sphinxext.nodes import Inline, code, fold, here, joined, para

if TYPE_CHECKING:
    from sphinx.application import Sphinx

SUMMARY, ANCHOR = "How this was made", "how-this-was-made"
CHAPTER = "chapter"


def declared_figures(notebook: Path) -> dict[str, str]:
    """Return the words that lead to figures and the ids of these, as a notebook's metadata name them."""
    try:
        found = json.loads(notebook.read_text(encoding="utf-8"))["metadata"]["edition"]["figures"]
        return {str(words): str(id) for words, id in found.items()}
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return {}


def _cells(document: nodes.document) -> list[nodes.container]:
    return [c for c in document.findall(nodes.container) if c.get("nb_element") == "cell_code"]


def _has_figure(cell: nodes.container) -> bool:
    return next(iter(cell.findall(figure_made)), None) is not None


def _move_lead(section: nodes.section, cells: Sequence[nodes.container]) -> None:
    """Put the first figure behind the first paragraph of a chapter, or behind its title where that comes first."""
    lead = next(filter(_has_figure, cells), None)
    if lead is None:
        return
    lead.parent.remove(lead)
    at = next((n for n, child in enumerate(section) if not isinstance(child, nodes.title)), len(section))
    first = section[at] if at < len(section) else None
    section.insert(at + isinstance(first, nodes.paragraph), lead)


def _made(cell: nodes.container) -> Iterator[Record]:
    for node in list(cell.findall(figure_made)):
        yield node["record"]
        node.parent.remove(node)


def _what(records: Sequence[Record], cell: nodes.container) -> nodes.paragraph:
    """Return what a cell is for: its figures, a table, or numbers."""
    if records:
        titles: list[Inline] = [[here(f"fig-{record.id}", record.title)] for record in records]
        return para("The figure ", *joined(titles, "; "), ":", classes=["made-what"])
    shows = next(iter(cell.findall(nodes.table)), None) is not None
    return para("A table:" if shows else "Numbers in the text:", classes=["made-what"])


def _from(record: Record) -> nodes.paragraph:
    files: list[Inline] = [[code(name), f" (SHA-256 begins {digest})"] for name, digest in by_folder(record.made_from)]
    return para(f"“{record.title}” is made from ", *joined(files, "; "), ".", classes=["made-from"])


class ArrangeChapters(SphinxPostTransform):
    """Does so for the page of every notebook."""

    # After forms of outputs are chosen (4), before MyST-NB folds the code of cells (199).
    default_priority = 190

    def run(self, **_: Any) -> None:
        """Arrange a page."""
        cells = _cells(self.document)
        section = next(iter(self.document.findall(nodes.section)), None)
        if not cells or section is None:
            return
        section["classes"].append(CHAPTER)
        source = Path(self.env.doc2path(self.env.docname))
        self._lead_to_figures(declared_figures(source))
        _move_lead(section, cells)
        if not stands_still(self.app.builder):
            section.append(self._drawer(cells, source))

    def _lead_to_figures(self, figures: Mapping[str, str]) -> None:
        """Make links of words that speak of a figure of the page."""
        if self.app.builder.format != "html":
            return
        there = {node["record"].id for node in self.document.findall(figure_made)}
        for words, figure in figures.items():
            text = next((t for t in self.document.findall(nodes.Text) if words in t and _is_prose(t)), None)
            if text is not None and figure in there:
                before, _, after = text.astext().partition(words)
                parts = [nodes.Text(before), here(f"fig-{figure}", words), nodes.Text(after)]
                text.parent.replace(text, parts)

    def _drawer(self, cells: Sequence[nodes.container], source: Path) -> fold:
        """Return the drawer with the code of the cells, which leaves them."""
        parts: list[nodes.Node] = []
        origins: list[nodes.Node] = []
        for cell in cells:
            records = tuple(_made(cell))
            origins += map(_from, records)
            code = [c for c in cell.findall(nodes.container) if c.get("nb_element") == "cell_code_source"]
            for each in code:
                each.parent.remove(each)
                parts += [_what(records, cell), each]
            if not cell.children:
                cell.parent.remove(cell)
        name = f"_sources/{self.env.docname}{source.suffix}"
        address = relative_uri(self.app.builder.get_target_uri(self.env.docname), name)
        notebook = nodes.reference("", "notebook", refuri=address, internal=False)
        intro = para(
            "The page is computed from the data of the edition each time the book is built: figures, tables and the "
            "numbers in its sentences. This is the code, cell by cell; the ",
            notebook,
            " can be run as it is.",
        )
        return fold("", intro, *parts, *origins, summary=SUMMARY, classes=["made"], ids=[ANCHOR])


def _is_prose(text: nodes.Text) -> bool:
    """Tell whether words stand in a paragraph of the page and in no link."""
    parent = text.parent
    return isinstance(parent, nodes.paragraph) and not isinstance(parent.parent, nodes.entry)


def give_room(app: Sphinx, page: str, _template: str, context: dict[str, Any], doctree: nodes.document | None) -> None:
    """Leave the second sidebar out of a chapter and of the first page: their figures need the width."""
    wide = doctree is not None and any(CHAPTER in section["classes"] for section in doctree.findall(nodes.section))
    if wide or page == app.config.root_doc:
        context["meta"] = {**(context.get("meta") or {}), "html_theme.sidebar_secondary.remove": "true"}


_SAID = re.compile(r".{60,300}?[.?!](?=\s|$)", re.DOTALL)
"""What is said of a page where links to it are shown: whole sentences."""


def describe(_: Sphinx, _page: str, _template: str, context: dict[str, Any], doctree: nodes.document | None) -> None:
    """Say what a page is in its first sentences, where its author has not: a notebook has no place for it."""
    tags = context.get("metatags", "")
    if doctree is None or 'name="description"' in tags:
        return
    first = next((p for p in doctree.findall(nodes.paragraph) if isinstance(p.parent, nodes.section)), None)
    words = " ".join(first.astext().split()) if first is not None else ""
    if found := _SAID.match(words):
        context["metatags"] = f'{tags}\n<meta name="description" content="{escape(found[0])}" />\n'


def setup_chapters(app: Sphinx) -> None:
    """Register the transform, and the page's layout and description."""
    app.add_post_transform(ArrangeChapters)
    app.connect("html-page-context", describe)
    app.connect("html-page-context", give_room)
