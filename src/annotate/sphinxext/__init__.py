"""Sphinx extension of the edition: reading views, cards, indexes, numbers, and a site that works without the internet.

`nodes`, `layout`, `vocabulary` and `concordance` are values and pure functions; `reading`, `paragraphs`, `cards`,
`index`, `dates_index`, `records`, `sources`, `numbers`, `codebook` and `citation` make pages of them; `state`,
`digest`, `links`, `writers`, `bibstyle`, `downloads`, `private`, `offline` and `stills` join them to Sphinx. What needs
Sphinx has one `setup_` function, called here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata


def setup(app: Sphinx) -> ExtensionMetadata:
    """Set the extension up."""
    from annotate.sphinxext.bibstyle import setup_bibstyle
    from annotate.sphinxext.citation import setup_citation
    from annotate.sphinxext.codebook import setup_codebook
    from annotate.sphinxext.digest import setup_digest
    from annotate.sphinxext.downloads import setup_downloads
    from annotate.sphinxext.index import setup_index
    from annotate.sphinxext.links import setup_links
    from annotate.sphinxext.numbers import setup_numbers
    from annotate.sphinxext.offline import setup_offline
    from annotate.sphinxext.private import setup_private
    from annotate.sphinxext.reading import setup_reading
    from annotate.sphinxext.state import setup_state
    from annotate.sphinxext.stills import setup_stills
    from annotate.sphinxext.writers import setup_writers

    for part in (
        setup_state,
        setup_bibstyle,
        setup_digest,
        setup_links,
        setup_writers,
        setup_reading,
        setup_index,
        setup_numbers,
        setup_codebook,
        setup_citation,
        setup_private,
        setup_downloads,
        setup_offline,
        setup_stills,
    ):
        part(app)
    return {"version": "1", "env_version": 1, "parallel_read_safe": True, "parallel_write_safe": True}
