"""Nodes of the edition, and short constructors for the docutils nodes it is made of.

A link into the edition names its target by part and anchor and gets its address when a page is written
(`links.ResolveLinks`), because the page it leads to may not have been read yet. It is a docutils reference, so every
writer knows what to do with it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TypeVar

from docutils import nodes


class edition_link(nodes.reference):  # noqa: N801 (docutils names nodes so)
    """A link to `part` (see `state.EditionDomain`) and `anchor` on the page that holds it."""


class mention_link(edition_link):  # noqa: N801
    """A mention in the running text: a link to its entry in the index; `data` is what scripts ask of it."""


class block(nodes.General, nodes.Element):  # noqa: N801
    """An HTML block element: `tag` and, where it is a landmark or group, `label`; `data` is what scripts ask of it."""


class fold(block):  # noqa: N801
    """A block that opens and closes, with the line `summary`; open where it is not HTML.

    The words `lead` of a summary, which it begins with, are set apart.
    """


OPEN_WIDE = "open-wide"
"""Class of a fold that is one in narrow windows alone: wide ones and paper show what is in it, without its summary."""


class late(nodes.General, nodes.Element):  # noqa: N801
    """What is made of mentions when a page is written (`build.late`): `form`, and what its maker asks, `of`.

    There are thousands of such, and Sphinx goes through whatever it reads some thirty times.
    """


class mark_legend(nodes.General, nodes.Element):  # noqa: N801
    """Legend and filter of the reading view of `text`; `counts` by class name of the mentions."""


WITH_PARENT = "with-parent"
"""Of an edition link that is `optional` so: where it leads to no page, what it stands in goes with it."""


class own_copy(nodes.General, nodes.Element):  # noqa: N801
    """The way in for a reader who has a copy of `text`, which is shown without its words."""


Made = TypeVar("Made", bound=nodes.Element)
Inline = list[nodes.Node | str]
"""What stands in a line: nodes, and strings that become text."""


def element(kind: type[Made], children: list[nodes.Node], **attributes: object) -> Made:
    """Return a new element as `kind("", "", *children, **attributes)` makes it, and sooner.

    docutils asks of each child three times in which document it comes to stand, and of each attribute whether it is a
    list. A new element stands in none, and a large edition makes very many. A test holds both equal.
    """
    made = kind.__new__(kind)
    made.rawsource, made.children, made.tagname = "", children, kind.__name__
    made.attributes = {"ids": [], "classes": [], "names": [], "dupnames": [], "backrefs": [], **attributes}
    for child in children:
        child.parent = made
    return made


_USUAL_SCRIPT = "-Kore"
"""The script of Korean that the IANA registry says a language tag should leave out (Suppress-Script)."""


def span(text: str, *classes: str, lang: str = "") -> nodes.inline:
    """Return an inline element; `lang` (BCP 47) becomes its language attribute."""
    lang = lang.removesuffix(_USUAL_SCRIPT)
    every = [*classes, f"language-{lang}"] if lang and lang != "en" else list(classes)
    return element(nodes.inline, [nodes.Text(text)] if text else [], classes=every)


def strong(text: str) -> nodes.strong:
    """Return words in bold."""
    return element(nodes.strong, [nodes.Text(text)] if text else [])


def code(text: str) -> nodes.literal:
    """Return words as code."""
    return nodes.literal("", text)


def para(*children: nodes.Node | str, classes: Sequence[str] = (), ids: Sequence[str] = ()) -> nodes.paragraph:
    """Return a paragraph of nodes and strings."""
    return element(nodes.paragraph, inlines(children), classes=list(classes), ids=list(ids))


def inlines(children: Iterable[nodes.Node | str]) -> list[nodes.Node]:
    """Return the children with strings as text nodes, empty ones left out."""
    return [nodes.Text(child) if isinstance(child, str) else child for child in children if child != ""]


def joined(items: Iterable[Sequence[nodes.Node | str]], separator: str) -> Inline:
    """Return items one after another with a separator between them."""
    every: Inline = []
    for index, item in enumerate(items):
        every += [separator, *item] if index else item
    return every


def link(part: str, anchor: str, *children: nodes.Node | str, classes: Sequence[str] = ()) -> edition_link:
    """Return a late-bound link into the edition."""
    return element(edition_link, inlines(children), part=part, anchor=anchor, classes=list(classes))


def here(anchor: str, text: str, *classes: str) -> nodes.reference:
    """Return a link within the page."""
    return nodes.reference("", text, refid=anchor, internal=True, classes=list(classes))


def row_of(ways: Sequence[tuple[str, str]], label: str = "On this page") -> block:
    """Return a row of ways into a long page: words and anchor of each; `label` tells it from other rows."""
    line = para(*joined([[here(anchor, words)] for words, anchor in ways], " "))
    return block("", line, tag="nav", label=label, classes=["index-row"])


def outside(url: str, text: str) -> nodes.reference:
    """Return an ordinary link to another site; nothing is fetched from it."""
    return nodes.reference("", text, refuri=url, internal=False)


def bullets(items: Iterable[Sequence[nodes.Node | str]], *classes: str) -> nodes.bullet_list:
    """Return a bullet list, one paragraph an item."""
    rows: list[nodes.Node] = [element(nodes.list_item, [para(*item)]) for item in items]
    return element(nodes.bullet_list, rows, bullet="-", classes=list(classes))


def section(title: str, anchor: str, *children: nodes.Node, classes: Sequence[str] = ()) -> nodes.section:
    """Return a section with a heading."""
    return nodes.section("", nodes.title("", title), *children, ids=[anchor], names=[], classes=list(classes))


def table(header: Sequence[str], rows: Iterable[Sequence[Sequence[nodes.Node | str]]], title: str) -> nodes.table:
    """Return a table with a caption; each cell is a sequence of nodes and strings."""
    body = nodes.tbody("", *(_row([para(*cell) for cell in row]) for row in rows))
    group = nodes.tgroup("", cols=len(header))
    # Widths count in plain text alone; HTML sets its own.
    group += [nodes.colspec(colwidth=100 // len(header)) for _ in header]
    group += nodes.thead("", _row([para(cell) for cell in header]))
    group += body
    return nodes.table("", nodes.title("", title), group, classes=["colwidths-auto", "edition-table"])


def _row(cells: Sequence[nodes.paragraph]) -> nodes.row:
    return nodes.row("", *(nodes.entry("", cell) for cell in cells))


def problem(text: str) -> nodes.paragraph:
    """Return what stands on the page where something could not be shown, so that it is not overlooked."""
    return para(strong(text), classes=["edition-problem"])
