"""Citations: keys of the bibliography as links to it, made by sphinxcontrib-bibtex like any other citation."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from annotate.sphinxext.nodes import Inline
from annotate.sphinxext.state import edition_for
from annotate.values.cited import Cited

if TYPE_CHECKING:
    from sphinx.util.docutils import SphinxDirective


def cite(directive: SphinxDirective, sources: Sequence[str]) -> Inline:
    """Return sources as citations; what is no key of the bibliography is shown as it stands.

    Parameters
    ----------
    directive
        The directive in whose place they stand.
    sources
        Keys, with the place in the source where one is known (`Cited`); or descriptions of a source.
    """
    keys = set(edition_for(directive.env).bibliography.keys)
    known = [Cited(source, getattr(source, "place", "")) for source in sources if source in keys]
    shown: Inline = []
    if known:
        written = ",".join(f"{source}{{{source.place}}}" if source.place else source for source in known)
        parsed, messages = directive.parse_inline(f"{{cite:p}}`{written}`")
        shown += [*parsed, *messages]
    if others := [source for source in sources if source not in keys]:
        shown.append((" " if shown else "") + f"({'; '.join(others)})")
    return shown
