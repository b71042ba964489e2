"""Frames of pandas as tables of the book: numbers that can be compared, sources by their names, dates in words.

All that is left of a frame in a notebook's output is its HTML, with a style element and an attribute that no page may
have. It becomes a table of the document, as every writer knows it, and is set as a printer would: a column of numbers
to the right with its head, thousands separated alike, decimal points below one another; no number of the row, which
says nothing; keys of the bibliography as links under the names that citations use; EDTF values in words.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from xml.etree.ElementTree import Element, ParseError, fromstring

from docutils import nodes

from annotate.figures.kit.numerals import aligned, is_number
from annotate.sphinxext.nodes import Inline, para, span
from annotate.values.edtf import Edtf
from annotate.values.errors import AnnotateError

# pandas writes it with an attribute without a value, which is no XML.
_STYLE = re.compile(r"<style scoped>.*?</style>", re.DOTALL)
# A year alone is a number to a reader.
_EDTF = re.compile(r"-?\d{4}-\d{2}(-\d{2})?[~?%]?(/.*)?|[0-9X]{4}[~?%]|[0-9X]{2,3}X{1,2}[~?%]?|\d{4}/.*")

NamesOf = Callable[[str], Inline | None]
"""What stands in the place of a key of the bibliography; None for what is none."""


def parse(html: str) -> Element | None:
    """Return a notebook's output as a tree without the style of pandas, or None where it is not well-formed."""
    try:
        return fromstring(_STYLE.sub("", html))
    except ParseError:
        return None


def _words(element: Element) -> str:
    return " ".join("".join(element.itertext()).split())


@dataclass(frozen=True, slots=True)
class _Cell:
    """A cell of the body: its words and their language, the rows and columns it takes, whether it names its row."""

    words: str
    lang: str
    rows: int
    columns: int
    head: bool


def _cell(element: Element) -> _Cell:
    rows, columns = (int(element.get(name, "1")) for name in ("rowspan", "colspan"))
    return _Cell(_words(element), element.get("lang", ""), rows, columns, element.tag == "th")


def _is_row_number(heads: Sequence[str], body: Sequence[Sequence[_Cell]]) -> bool:
    """Tell whether the first column only counts the rows: it has no name, and pandas began at 0."""
    first = [row[0] for row in body]
    return not heads[0] and all(cell.head and cell.words == str(n) for n, cell in enumerate(first))


def table(element: Element, names_of: NamesOf = lambda key: None) -> nodes.table | None:
    """Return an HTML table of pandas as a table of the document, or None where it has no row.

    Parameters
    ----------
    element
        The table.
    names_of
        What stands in the place of a key of the bibliography.
    """
    head = [[_words(cell) for cell in row] for row in element.iterfind("thead/tr")]
    body = [[_cell(cell) for cell in row] for row in element.iterfind("tbody/tr")]
    if not head or not body:
        return None
    # The name of an index stands on a second row, under an empty cell.
    heads = [" ".join(filter(None, words)) for words in zip_longest(*head, fillvalue="")]
    if _is_row_number(heads, body):
        heads, body = heads[1:], [row[1:] for row in body]
    stubs = sum(cell.head for cell in max(body, key=len))
    # Spans stand in the first columns alone, where rows of one group share a cell: columns are counted from the right.
    columns = list(range(-len(heads), 0))
    numeric = {at for at in columns if _is_numeric([row[at] for row in body if len(row) >= -at])}
    for at in numeric:
        some = [row for row in body if len(row) >= -at]
        for row, words in zip(some, aligned([row[at].words for row in some]), strict=True):
            row[at] = _Cell(words, "", row[at].rows, row[at].columns, row[at].head)
    # "wikidata" names a source only where its column is one of sources.
    cited = {at for at in columns if _is_cited([row[at] for row in body if len(row) >= -at], names_of)}
    rows = (
        nodes.row("", *(_entry(c, at in numeric, names_of if at in cited else None) for at, c in _placed(row)))
        for row in body
    )
    return built(
        nodes.row("", *(_head(words, at in numeric) for words, at in zip(heads, columns, strict=True))), rows, stubs
    )


def _is_numeric(cells: Sequence[_Cell]) -> bool:
    said = [cell.words for cell in cells if cell.words]
    return bool(said) and all(map(is_number, said)) and not any(cell.head for cell in cells)


def _keys(cell: _Cell) -> list[str]:
    return [key.strip() for key in cell.words.split(";") if key.strip()]


def _is_cited(cells: Sequence[_Cell], names_of: NamesOf) -> bool:
    """Tell whether a column holds keys of the bibliography and nothing else."""
    keys = [key for cell in cells for key in _keys(cell)]
    return bool(keys) and all(names_of(key) for key in keys)


def _placed(row: Sequence[_Cell]) -> Iterable[tuple[int, _Cell]]:
    return ((n - len(row), cell) for n, cell in enumerate(row))


def _head(words: str, numeric: bool) -> nodes.entry:
    return nodes.entry("", para(words), classes=["number"] if numeric else [])


def _entry(cell: _Cell, numeric: bool, names_of: NamesOf | None) -> nodes.entry:
    entry = nodes.entry("", para(*_said(cell, names_of)), classes=["number"] if numeric else [])
    if cell.rows > 1:
        entry["morerows"] = cell.rows - 1
    if cell.columns > 1:
        entry["morecols"] = cell.columns - 1
    return entry


def _said(cell: _Cell, names_of: NamesOf | None) -> Inline:
    if names_of:
        found: Inline = []
        for n, key in enumerate(_keys(cell)):
            found += ["; "] if n else []
            found += names_of(key) or []
        return found
    if _EDTF.fullmatch(cell.words):
        try:
            return [span(Edtf.parse(cell.words).words)]
        except AnnotateError:
            return [span(cell.words)]
    return [span(cell.words, lang=cell.lang)]


def built(head: nodes.row, body: Iterable[nodes.row], stubs: int = 0, title: str = "", id: str = "") -> nodes.table:
    """Return a table.

    Parameters
    ----------
    head, body
        Its rows.
    stubs
        How many columns name the row, from the first on.
    title, id
        Its caption, and its id; one that has a title also needs an id, or Sphinx says that it cannot be numbered.
    """
    width = len(head)
    group = nodes.tgroup("", cols=width)
    for n in range(width):
        column = nodes.colspec(colwidth=max(1, 100 // width))
        if n < stubs:
            column["stub"] = 1
        group += column
    group += nodes.thead("", head)
    group += nodes.tbody("", *body)
    caption = [nodes.title("", title)] if title else []
    return nodes.table("", *caption, group, ids=[id] if id else [], classes=["colwidths-auto", "edition-table"])
