"""The EPUB beside what Sphinx makes: a cover, landmarks, and a page list.

Reading systems open the cover, jump to landmarks (contents, first text, bibliography) and to pages. The edition's
pages are its paragraphs: they are what is cited, and the same in print, on the site and here (EPUB 3.3, section 7.3).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING

from sphinx.builders.epub3 import Epub3Builder

from annotate import figures
from annotate.figures.opening.figure import ID as OPENING
from annotate.sphinxext.pages.paragraphs import paragraph_id
from annotate.sphinxext.state import edition_of
from annotate.values.errors import AnnotateError

if TYPE_CHECKING:
    from sphinx.application import Sphinx

COVER = "_static/cover.png"
_ROLE = ' role="doc-biblioentry"'
_END = re.compile(r"\s*</body>")


class EditionEpub(Epub3Builder):
    """Sphinx's builder, with them."""

    name = "epub"

    def build_navigation_doc(self) -> None:
        """Write the navigation, and add landmarks and the page list."""
        super().build_navigation_doc()
        path = Path(self.outdir) / "nav.xhtml"
        more = "\n".join(filter(None, (self._landmarks(), *self._page_list())))
        path.write_text(_END.sub(f"\n{more}\n  </body>", path.read_text("utf-8"), count=1), encoding="utf-8")

    def build_epub(self) -> None:
        """Pack the pages, without a role that reading systems no longer know (DPUB-ARIA 1.1, doc-biblioentry)."""
        for name in self.files:
            path = Path(self.outdir) / name
            if path.suffix == ".xhtml" and path.is_file():
                page = path.read_text("utf-8")
                if _ROLE in page:
                    path.write_text(page.replace(_ROLE, ""), encoding="utf-8")
        super().build_epub()

    def _landmarks(self) -> str:
        entries = [("cover", self.coverpage_name, "Cover")] if self.config.epub_cover else []
        first = next((text.meta.page for text in edition_of(self.app).texts if self._has(text.meta.page)), "")
        if first:
            entries.append(("bodymatter", f"{first}.xhtml", "Beginning of the text"))
        if self._has("book/bibliography"):
            entries.append(("bibliography", "book/bibliography.xhtml", "Bibliography"))
        if not entries:
            return ""
        items = "\n".join(f'        <li><a epub:type="{t}" href="{h}">{escape(w)}</a></li>' for t, h, w in entries)
        return f'    <nav epub:type="landmarks" hidden="">\n      <ol>\n{items}\n      </ol>\n    </nav>'

    def _page_list(self) -> Iterator[str]:
        items = []
        for text in edition_of(self.app).texts:
            if self._has(text.meta.page):
                short = escape(text.meta.short or text.id)
                items += [
                    f'        <li><a href="{text.meta.page}.xhtml#{paragraph_id(text.id, p.number)}">'
                    f"{short} ¶{p.number}</a></li>"
                    for p in text.paragraphs
                ]
        if items:
            inner = "\n".join(items)
            yield f'    <nav epub:type="page-list" hidden="">\n      <ol>\n{inner}\n      </ol>\n    </nav>'

    def _has(self, page: str) -> bool:
        return bool(page) and page in self.env.found_docs


def make_cover(app: Sphinx) -> None:
    """Draw the cover, where the edition has the picture of its first page and the book no cover of its own."""
    if app.builder.name != "epub" or app.config.epub_cover:
        return
    try:
        picture = figures.show(OPENING, edition_of(app)).png()
    except AnnotateError:
        return  # an edition without maps
    out = Path(app.outdir) / COVER
    out.parent.mkdir(parents=True, exist_ok=True)
    out.write_bytes(picture)
    app.config.epub_cover = (COVER, "epub-cover.html")


def setup_epub(app: Sphinx) -> None:
    """Put the builder in the place of Sphinx's."""
    app.add_builder(EditionEpub, override=True)
    app.connect("builder-inited", make_cover)
