"""Numbers in the prose, and the table of where the work stands, counted from the edition.

`{edition-number}` + "`name argument`" puts a number into a sentence; to add one, add a row to `NUMBERS`.
`{edition-status}` shows the table. No measured number is typed by hand.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.util import logging
from sphinx.util.docutils import SphinxDirective, SphinxRole

from annotate.sphinxext.nodes import para, strong, table
from annotate.sphinxext.state import edition_for
from annotate.sphinxext.vocabulary import KINDS, called
from annotate.values.errors import UsageError, unknown
from annotate.values.model import Kind, Rights, Sense, Status

if TYPE_CHECKING:
    from sphinx.application import Sphinx

    from annotate.edition import Edition

logger = logging.getLogger(__name__)


def _mentions(edition: Edition, text: str = "") -> int:
    texts = [text] if text else [text.id for text in edition.texts]
    return sum(len(edition.decided(identifier)) for identifier in texts)


def _metonymic(edition: Edition, text: str = "") -> int:
    texts = [text] if text else [text.id for text in edition.texts]
    return sum(m.sense is Sense.METONYMIC for identifier in texts for m in edition.decided(identifier))


def _entities(edition: Edition, kind: str = "") -> int:
    wanted = Kind(kind) if kind else None
    return sum(not e.replaced_by and wanted in (None, e.kind) for e in edition.gazetteer.entities)


NUMBERS: dict[str, Callable[..., int | str]] = {
    "version": lambda edition: edition.version,
    "texts": lambda edition: len(edition.texts),
    "paragraphs": lambda edition, text: len(edition.text(text).paragraphs),
    "words": lambda edition, text: sum(p.words for p in edition.text(text).paragraphs),
    "mentions": _mentions,
    "metonymic": _metonymic,
    "disputed": lambda edition, text: sum(m.status is Status.DISPUTED for m in edition.decided(text)),
    "notes": lambda edition, text: len(edition.notes(text)),
    "citations": lambda edition, text: len(edition.citations(text)),
    "entities": _entities,
    "names": lambda edition: len(edition.gazetteer.names),
    "relations": lambda edition: len(edition.gazetteer.relations),
    "events": lambda edition: len(edition.events),
    "states": lambda edition: len(edition.recognition),
    "sources": lambda edition: len(edition.bibliography.keys),
}


def number(edition: Edition, asked: str) -> str:
    """Return a number of the edition as it stands in a sentence.

    Parameters
    ----------
    edition
        The edition.
    asked
        A name of `NUMBERS`, with its argument after a blank: `mentions`, `mentions companion`, `entities PERSON`.

    Raises
    ------
    UsageError
        If there is no such number, text or kind.
    """
    name, *arguments = asked.split()
    if name not in NUMBERS:
        raise unknown("number", name, tuple(NUMBERS))
    try:
        value = NUMBERS[name](edition, *arguments)
    except (TypeError, ValueError) as error:
        raise UsageError(
            f"The number {asked!r} cannot be made: {error}.", remedy="See annotate.sphinxext.pages.numbers."
        ) from error
    return f"{value:,}" if isinstance(value, int) else value


class NumberRole(SphinxRole):
    """The role `edition-number`."""

    def run(self) -> tuple[list[nodes.Node], list[nodes.system_message]]:
        """Return the number as text."""
        try:
            return [nodes.Text(number(edition_for(self.env), self.text))], []
        except UsageError as error:
            logger.warning(str(error), type="edition", subtype="number", location=self.get_location())
            return [strong(f"[{self.text}?]")], []


class EditionStatus(SphinxDirective):
    """`{edition-status}`: mentions by kind and text, the share decided, and whether a private copy is shown."""

    def run(self) -> list[nodes.Node]:
        """Return the table and a sentence on the texts."""
        edition = edition_for(self.env)
        titles = [called(text) for text in edition.texts]
        header = ["Kind", *titles]
        rows = [[[words.many], *([str(_of_kind(edition, t.id, words.kind))] for t in edition.texts)] for words in KINDS]
        rows.append([["All mentions"], *([number(edition, f"mentions {text.id}")] for text in edition.texts)])
        rows.append([["of these disputed"], *([number(edition, f"disputed {text.id}")] for text in edition.texts)])
        rows.append([["Share of the rows that is decided"], *([_share(edition, t.id)] for t in edition.texts)])
        rows.append([["Editors’ notes"], *([number(edition, f"notes {text.id}")] for text in edition.texts)])
        shown: list[nodes.Node] = [table(header, rows, "Decided annotations by kind")]
        for text in edition.texts:
            if text.meta.rights is Rights.RESERVED:
                state = "shown from a private copy; this build cannot be published" if text.private else "not shown"
                shown.append(para(f"{called(text)} is in copyright; its running text is {state}."))
        return shown


def _of_kind(edition: Edition, text: str, kind: Kind) -> int:
    return sum(mention.kind is kind for mention in edition.decided(text))


def _share(edition: Edition, text: str) -> str:
    rows = edition.all_rows(text)
    decided = sum(row.status is not Status.PROPOSED for row in rows)
    return f"{100 * decided / len(rows):.0f}% of {len(rows)}" if rows else "no rows"


def setup_numbers(app: Sphinx) -> None:
    """Register role and directive."""
    app.add_role("edition-number", NumberRole())
    app.add_directive("edition-status", EditionStatus)
