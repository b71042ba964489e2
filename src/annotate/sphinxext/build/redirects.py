"""Old addresses: a page that leads on for each row of `data/redirects.csv`."""

from __future__ import annotations

import posixpath
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING

from sphinx.util import logging

from annotate.files.project import write_text
from annotate.sphinxext.state import edition_of

if TYPE_CHECKING:
    from sphinx.application import Sphinx

logger = logging.getLogger(__name__)


def forward(title: str, target: str, said: str = "This page has moved") -> str:
    """Return a page that says why it leads on to an address, which is seen from the page."""
    address, words = escape(target), escape(title)
    return (
        f'<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8" /><title>{words}</title>'
        f'<meta http-equiv="refresh" content="0; url={address}" /><link rel="canonical" href="{address}" /></head>'
        f'<body><main><h1>{words}</h1><p>{said}: <a href="{address}">{address}</a>.</p></main></body>'
        "</html>\n"
    )


def write_redirects(app: Sphinx, error: Exception | None) -> None:
    """Write the pages; one that the book has is left alone and reported."""
    if error or app.builder.name != "html":
        return
    root = Path(app.outdir).resolve()
    for row in edition_of(app).redirects:
        path = (root / row.old).resolve()
        if not path.is_relative_to(root) or row.old.removesuffix(".html") in app.env.found_docs:
            logger.warning("No page can lead on from %r.", row.old, type="edition", subtype="redirect")
            continue
        write_text(path, forward(row.old, posixpath.relpath(row.new, posixpath.dirname(row.old) or ".")))


def setup_redirects(app: Sphinx) -> None:
    """Connect it."""
    app.connect("build-finished", write_redirects)
