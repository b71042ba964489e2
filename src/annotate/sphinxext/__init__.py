"""Sphinx extension of the edition: reading views, cards, indexes, numbers, and a site that works without the internet.

`nodes`, `layout`, `vocabulary` and `concordance` are values and pure functions; the modules in `pages` make pages of
them; `state` and the modules in `build` join them to Sphinx. What needs Sphinx has one `setup_` function, called here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata


def setup(app: Sphinx) -> ExtensionMetadata:
    """Set the extension up."""
    from annotate.sphinxext.assessment import setup_assessment
    from annotate.sphinxext.build.bibstyle import setup_bibstyle
    from annotate.sphinxext.build.chapters import setup_chapters
    from annotate.sphinxext.build.digest import setup_digest
    from annotate.sphinxext.build.downloads import setup_downloads
    from annotate.sphinxext.build.epub import setup_epub
    from annotate.sphinxext.build.exports import setup_exports
    from annotate.sphinxext.build.figures import setup_figures
    from annotate.sphinxext.build.forks import setup_forks
    from annotate.sphinxext.build.form import setup_form
    from annotate.sphinxext.build.late import setup_late
    from annotate.sphinxext.build.links import setup_links
    from annotate.sphinxext.build.menu import setup_menu
    from annotate.sphinxext.build.offline import setup_offline
    from annotate.sphinxext.build.own_copy import setup_own_copy
    from annotate.sphinxext.build.policy import setup_policy
    from annotate.sphinxext.build.private import setup_private
    from annotate.sphinxext.build.redirects import setup_redirects
    from annotate.sphinxext.build.rubbish import setup_rubbish
    from annotate.sphinxext.build.search import setup_search
    from annotate.sphinxext.build.stacked import setup_stacked
    from annotate.sphinxext.build.stills import setup_stills
    from annotate.sphinxext.build.whole import setup_whole
    from annotate.sphinxext.build.writers import setup_writers
    from annotate.sphinxext.pages.acts import setup_acts
    from annotate.sphinxext.pages.apparatus import setup_apparatus
    from annotate.sphinxext.pages.bibliography import setup_bibliography
    from annotate.sphinxext.pages.citation import setup_citation
    from annotate.sphinxext.pages.codebook import setup_codebook
    from annotate.sphinxext.pages.contributors import setup_contributors
    from annotate.sphinxext.pages.entities import setup_entities
    from annotate.sphinxext.pages.index import setup_index
    from annotate.sphinxext.pages.numbers import setup_numbers
    from annotate.sphinxext.pages.picture import setup_picture
    from annotate.sphinxext.pages.proposed import setup_proposed
    from annotate.sphinxext.pages.reading import setup_reading
    from annotate.sphinxext.pages.room import setup_room
    from annotate.sphinxext.state import setup_state

    for part in (
        setup_rubbish,
        setup_state,
        setup_bibstyle,
        setup_digest,
        setup_forks,
        setup_late,
        setup_links,
        setup_writers,
        setup_reading,
        setup_room,
        setup_menu,
        setup_index,
        setup_entities,
        setup_numbers,
        setup_codebook,
        setup_contributors,
        setup_proposed,
        setup_acts,
        setup_apparatus,
        setup_assessment,
        setup_bibliography,
        setup_exports,
        setup_redirects,
        setup_citation,
        setup_picture,
        setup_figures,
        setup_private,
        setup_policy,
        setup_own_copy,
        setup_downloads,
        setup_offline,
        setup_search,
        setup_form,
        setup_stills,
        setup_stacked,
        setup_chapters,
        setup_epub,
        setup_whole,
    ):
        part(app)
    return {"version": "1", "env_version": 1, "parallel_read_safe": True, "parallel_write_safe": True}
