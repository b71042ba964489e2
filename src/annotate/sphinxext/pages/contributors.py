"""Who made the annotations: `{contributors}`, and the line on a card that names who suggested and decided."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.util.docutils import SphinxDirective

from annotate.curate.choose import MACHINE
from annotate.curate.credit import Credit, contributors
from annotate.sphinxext.nodes import Inline, table
from annotate.sphinxext.state import domain_of, edition_for
from annotate.sphinxext.vocabulary import STATUS, sentence
from annotate.values.curation import Contribution, Objection
from annotate.values.model import Mention, Status

if TYPE_CHECKING:
    from sphinx.application import Sphinx

PART = "contribute"
"""The page that tells how to contribute, and who has: the one that holds the directive."""
_CALLED = {"editors": "the editors", MACHINE: "the machine"}


class Contributors(SphinxDirective):
    """`{contributors}`."""

    def run(self) -> list[nodes.Node]:
        """Return a table of everybody who suggested or decided something."""
        domain_of(self.env).note(PART, self.env.docname)
        rows: list[list[Inline]] = [
            [[sentence(called(one.name))], [str(one.suggested)], [str(one.decided)], [str(one.adjudicated)]]
            for one in contributors(edition_for(self.env))
        ]
        heads = ("Who", "Suggested", "Decided", "Chose among readings")
        return [
            table(
                heads,
                rows,
                "Contributors, and how many annotations, notes and records they suggested, decided and adjudicated",
            )
        ]


def called(name: str) -> str:
    """Return what a contributor is called in running words."""
    return _CALLED.get(name, name)


def credited(mention: Mention, credit: Credit) -> str:
    """Return where an annotation stands, who suggested it, who decided and when; of a dispute nobody has decided."""
    standing = sentence(STATUS[mention.status])
    if mention.status is Status.DISPUTED:
        return standing
    decided = f"{standing} by {called(credit.decided)}" if credit.decided else standing
    if credit.adjudicated:
        decided += f", who chose it on {credit.date.words} among the readings of these words"
        decided += f": {credit.why.rstrip('.')}" if credit.why else ""
    elif credit.decided and credit.date:
        decided += f" on {credit.date.words}"
    return f"Suggested by {called(credit.suggested)}. {decided}" if credit.suggested else decided


def kept(objection: Objection, decided: Contribution) -> str:
    """Return who said that a mention is none, and who kept it, with both reasons."""
    said = f"{called(objection.by)} objected that this is no mention: {objection.note.rstrip('.')}."
    why = f": {decided.why.rstrip('.')}" if decided.why else ""
    return sentence(f"{said} Kept by {called(decided.by)} on {decided.date.words}{why}.")


def taken_in(given: Contribution | None) -> str:
    """Return who gave a note or a record, and who took it in; "" where the editors wrote it."""
    if given is None:
        return ""
    return f"Suggested by {called(given.suggested)}; accepted by {called(given.by)} on {given.date.words}."


def setup_contributors(app: Sphinx) -> None:
    """Register the directive."""
    app.add_directive("contributors", Contributors)
