"""Wide tables on narrow screens: each row a card, in which every cell says under which head it stands.

The heads are written into the cells and shown by `chapters.css` where a table has no room beside itself. A list of
files or signs with what each is has no room either, since they do not break well, and needs no heads. What cannot be
cut into cards (cells that span, a head of several rows, very many rows) stays a table that is moved sideways. More
cards than a reader goes past fold up there.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

from annotate.sphinxext.nodes import OPEN_WIDE, fold, inlines, para, span
from annotate.sphinxext.state import WEB

if TYPE_CHECKING:
    from sphinx.application import Sphinx

STACKED, PAIRED, HEAD = "stacked", "paired", "cell-head"
"""Classes of a table that becomes cards, of one whose cards need no heads, and of the head in a cell."""
_COLUMNS, _ROWS, _FEW = 3, 120, 8
"""The least columns that make a table wide, the most rows that a reader goes through as cards, and goes past."""


def stack(table: nodes.table) -> None:
    """Write its heads into the cells of a wide table; leave another as it is."""
    head = [row for part in table.findall(nodes.thead) for row in part.children]
    rows = [row for part in table.findall(nodes.tbody) for row in part.children]
    if len(head) != 1 or len(rows) > _ROWS:
        return
    words = [entry.astext() for entry in head[0].children]
    entries = [entry for row in rows for entry in row.children if isinstance(entry, nodes.entry)]
    spans = any(entry.get("morerows") or entry.get("morecols") for entry in entries)
    if spans or any(len(row.children) != len(words) for row in rows):
        return
    if len(words) < _COLUMNS:
        if len(words) > 1 and all(next(row.children[0].findall(nodes.literal), None) for row in rows):
            table["classes"] += [STACKED, PAIRED]
        return
    table["classes"].append(STACKED)
    for row in rows:
        # The first cell is the title of its card.
        for said, entry in zip(words[1:], row.children[1:], strict=True):
            if said and isinstance(entry, nodes.entry) and entry.astext().strip():
                _say(said, entry)


def _say(words: str, entry: nodes.entry) -> None:
    said = span(words, HEAD)
    first = entry[0]
    if isinstance(first, nodes.paragraph):
        first.children[:0] = inlines([said, " "])
    else:
        entry.insert(0, para(said))


def stack_tables(app: Sphinx, doctree: nodes.document, _docname: str) -> None:
    """Go through a page."""
    if app.builder.name in WEB:
        for table in list(doctree.findall(nodes.table)):
            stack(table)
            if STACKED in table["classes"]:
                fold_up(table)


def fold_up(table: nodes.table) -> None:
    """Put a table of many cards into a fold that is one in narrow windows alone."""
    rows = sum(len(part.children) for part in table.findall(nodes.tbody))
    if rows > _FEW:
        head = next(iter(table.findall(nodes.thead)))
        heads = ", ".join(filter(None, (entry.astext() for entry in head.findall(nodes.entry))))
        parent, place = table.parent, table.parent.index(table)
        parent.remove(table)
        parent.insert(place, fold("", table, summary=f"Table of {rows} rows: {heads}", classes=[OPEN_WIDE]))


def setup_stacked(app: Sphinx) -> None:
    """Connect the step, after whatever makes tables."""
    app.connect("doctree-resolved", stack_tables, priority=900)
