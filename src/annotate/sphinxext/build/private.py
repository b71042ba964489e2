"""A build that shows a reader's private copy says so on every page, to search engines, and in a file beside them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from annotate.files.project import write_text
from annotate.sphinxext.state import edition_of

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.config import Config

MARKER = "PRIVATE-BUILD.txt"
BANNER = (
    "Private build, made with a reader’s own copy of a text in copyright. Not for publication: do not put these pages "
    "on a server and do not pass them on."
)


def show_banner(app: Sphinx, config: Config) -> None:
    """Put the banner where the theme shows it on every page, also on those that are no documents (search).

    In an EPUB it stands in the record of rights and in the description.
    """
    if edition_of(app).private:
        config.html_theme_options = {**config.html_theme_options, "announcement": BANNER}
        # An EPUB has no banner, and travels without the marker file: its record says so.
        config.epub_copyright = config.epub_description = BANNER


def mark_page(app: Sphinx, _page: str, _template: str, context: dict[str, Any], _doctree: object) -> None:
    """Ask search engines to keep away from a private page."""
    if edition_of(app).private:
        context["metatags"] = context.get("metatags", "") + '\n<meta name="robots" content="noindex, noarchive" />\n'


def write_marker(app: Sphinx, error: Exception | None) -> None:
    """Write the marker file, or remove that of an earlier build."""
    if error is not None:
        return
    marker = Path(app.outdir) / MARKER
    if edition_of(app).private:
        write_text(marker, f"{BANNER}\n")
    else:
        marker.unlink(missing_ok=True)


def setup_private(app: Sphinx) -> None:
    """Connect all three."""
    app.connect("config-inited", show_banner)
    app.connect("html-page-context", mark_page)
    app.connect("build-finished", write_marker)
