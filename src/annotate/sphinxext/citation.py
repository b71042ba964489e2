"""`{edition-citation}`: how to cite the whole edition, in words and as BibTeX, from `CITATION.cff`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import yaml  # type: ignore[import-untyped]
from docutils import nodes
from sphinx.util import logging
from sphinx.util.docutils import SphinxDirective

from annotate.sphinxext.nodes import block, para, problem

if TYPE_CHECKING:
    from sphinx.application import Sphinx

logger = logging.getLogger(__name__)

CITATION = "CITATION.cff"
FIELDS = ("title", "version", "date-released")


class EditionCitation(SphinxDirective):
    """`{edition-citation}`."""

    def run(self) -> list[nodes.Node]:
        """Return the citation in words, and as BibTeX; a visible problem where the file lacks what is needed."""
        self.env.note_dependency(str(Path(self.env.srcdir) / CITATION))
        try:
            record = yaml.safe_load((Path(self.env.srcdir) / CITATION).read_text("utf-8"))
            title, version, date = (str(record[field]) for field in FIELDS)
            author = " and ".join(_name(person) for person in record["authors"])
        except (OSError, KeyError, TypeError, yaml.YAMLError) as error:
            message = f"{CITATION} cannot be used ({error!r}); it needs authors, {', '.join(FIELDS)}."
            logger.warning(message, type="edition", subtype="citation", location=self.get_location())
            return [problem(message)]
        year = date[:4]
        words = para(f"{author}. ", nodes.emphasis("", title), f". Version {version}, {year}.")
        bibtex = (
            f"@misc{{two-giant-neighbours,\n  author  = {{{{{author}}}}},\n  title   = {{{title}}},\n"
            f"  year    = {{{year}}},\n  version = {{{version}}},\n  note    = {{Enriched digital edition}}\n}}"
        )
        literal = nodes.literal_block(bibtex, bibtex, language="bibtex")
        return [block("", words, literal, tag="div", classes=["edition-citation"])]


def _name(person: dict[str, str]) -> str:
    """Return a person's or body's name as CFF 1.2.0 gives it (`name`, or `given-names` and `family-names`)."""
    return person.get("name") or f"{person['given-names']} {person['family-names']}"


def setup_citation(app: Sphinx) -> None:
    """Register the directive."""
    app.add_directive("edition-citation", EditionCitation)
