"""The site's menu: the parts of the book as words in the header of every page, each opening to its chapters.

The parts are the captions of the root page's tables of contents. The menu needs no script, on a telephone either. The
theme's side bar, which repeats all of it on every page, is left out.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from weakref import WeakKeyDictionary

from docutils import nodes
from sphinx import addnodes

from annotate.sphinxext.state import WEB

if TYPE_CHECKING:
    from sphinx.application import Sphinx


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the book: its caption, and its chapters with the words that stand for them."""

    caption: str
    chapters: tuple[tuple[str, str], ...]


_PARTS: WeakKeyDictionary[Sphinx, tuple[Part, ...]] = WeakKeyDictionary()


def parts(app: Sphinx) -> tuple[Part, ...]:
    """Return the parts of the book, read once a build."""
    if app not in _PARTS:
        titles = app.env.titles
        root = app.env.get_doctree(app.config.root_doc)
        found = []
        for tree in root.findall(addnodes.toctree):
            entries = ((title or _words(titles[page]), page) for title, page in tree["entries"] if page in titles)
            found.append(Part(tree.get("caption") or "Contents", tuple(entries)))
        _PARTS[app] = tuple(part for part in found if part.chapters)
    return _PARTS[app]


def _words(title: nodes.Node) -> str:
    return title.astext()


def add_menu(app: Sphinx, page: str, _template: str, context: dict[str, Any], _doctree: object) -> None:
    """Give a page the menu, and take the theme's side bar and header away."""
    if app.builder.name not in WEB:
        return
    context["site_menu"] = [
        {
            "caption": part.caption,
            "here": any(chapter == page for _, chapter in part.chapters),
            "chapters": [
                {"words": words, "page": chapter, "here": chapter == page} for words, chapter in part.chapters
            ],
        }
        for part in parts(app)
    ]
    context["sidebars"] = []
    context["theme_back_to_top_button"] = False  # its script asks for the theme's header
    context["theme_article_header_start"] = []
    context["theme_article_header_end"] = ["toggle-secondary-sidebar.html"]


def leave_sidebars_out(app: Sphinx, _page: str, _template: str, context: dict[str, Any], _doctree: object) -> None:
    """Take the side bar away before the theme fills it: a tree of all headings for each page, which nobody sees."""
    if app.builder.name in WEB:
        context["sidebars"] = []


def setup_menu(app: Sphinx) -> None:
    """Connect it, after the theme has set its own; what the theme need not make goes before."""
    app.connect("html-page-context", leave_sidebars_out, priority=0)
    app.connect("html-page-context", add_menu, priority=900)
