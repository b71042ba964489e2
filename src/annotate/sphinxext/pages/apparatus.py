"""The apparatus: `{edition-emendations}`, `{edition-normalisation}`, `{edition-collation}`, `{edition-checking}`,
`{edition-quality} TEXT`.

All of it is counted when the pages are built; nothing is typed by hand.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.util import logging
from sphinx.util.docutils import SphinxDirective

from annotate.facts.collated import collated
from annotate.files import schema
from annotate.files.texts import ALIKE
from annotate.sphinxext.assessment.answers import Asked, checks_shown
from annotate.sphinxext.nodes import Inline, code, joined, link, para, problem, table
from annotate.sphinxext.pages.paragraphs import paragraph_id
from annotate.sphinxext.state import edition_for
from annotate.sphinxext.vocabulary import called
from annotate.values.curation import Layered
from annotate.values.edtf import Edtf
from annotate.values.errors import UsageError
from annotate.values.model import Certainty, Collation, Kind, Mention, Status
from annotate.values.problems import Severity

if TYPE_CHECKING:
    from sphinx.application import Sphinx

    from annotate.edition import Edition

logger = logging.getLogger(__name__)


class EditionEmendations(SphinxDirective):
    """`{edition-emendations}`: every place where a text is not as its source has it; "none" where there is none."""

    def run(self) -> list[nodes.Node]:
        """Return a table for each text, or a sentence."""
        edition = edition_for(self.env)
        made: list[nodes.Node] = []
        for text in edition.texts:
            rows: list[list[Inline]] = [
                [
                    [link(f"text:{text.id}", paragraph_id(text.id, e.para), f"¶{e.para}")],
                    [e.quote],
                    [e.original],
                    [e.reason],
                ]
                for e in edition.emendations(text.id)
            ]
            header = ("Where", "Shown", "In the source", "Why")
            title = f"{called(text)}: emendations"
            made.append(table(header, rows, title) if rows else para(f"{called(text)}: none."))
        return made


class EditionNormalisation(SphinxDirective):
    """`{edition-normalisation}`: which signs count as one where words are compared."""

    def run(self) -> list[nodes.Node]:
        """Return a table."""
        rows: list[list[Inline]] = [
            [[code(one) if one.strip() else "blank"], joined([[self._name(sign)] for sign in signs], "; ")]
            for signs, one in ALIKE
        ]
        return [table(("Compared as", "Written"), rows, "Signs that count as one")]

    @staticmethod
    def _name(sign: str) -> str:
        name = unicodedata.name(sign).lower()
        return f"{sign} ({name})" if not sign.isspace() else name


class EditionCollation(SphinxDirective):
    """`{edition-collation}`: what of each text was compared with another copy, and what follows for its errors."""

    def run(self) -> list[nodes.Node]:
        """Return a table for each text that was compared, and a sentence."""
        edition = edition_for(self.env)
        made: list[nodes.Node] = []
        for text in edition.texts:
            if not (found := edition.collated(text.id)):
                continue
            rows: list[list[Inline]] = [
                [
                    joined(
                        [[link(f"text:{text.id}", paragraph_id(text.id, c.para), f"¶{c.para}")] for c in same], ", "
                    ),
                    [f"{witness}; {day.words}, {by}"],
                    [f"{sum(c.differences for c in same):,}"],
                    ["; ".join(dict.fromkeys(c.note for c in same if c.note)) or "–"],
                ]
                for (witness, day, by), same in _alike(found).items()
            ]
            header = ("Paragraphs", "Compared with", "Words that differ", "Remark")
            made += [table(header, rows, f"{called(text)}: collation"), para(collated(text.paragraphs, found).said)]
        return made or [para("No text was compared with another copy.")]


def _alike(found: Iterable[Collation]) -> dict[tuple[str, Edtf, str], list[Collation]]:
    made: dict[tuple[str, Edtf, str], list[Collation]] = {}
    for one in found:
        made.setdefault((one.witness, one.date, one.by), []).append(one)
    return made


class EditionChecking(SphinxDirective):
    """`{edition-checking}`: what every build looks at, and what it found."""

    def run(self) -> list[nodes.Node]:
        """Return a table of checks with the number of errors and warnings."""
        asked = Asked(edition_for(self.env))
        rows: list[list[Inline]] = []
        for check in checks_shown():
            count = Counter(found.severity for found in asked.findings[check.name])
            said = ", ".join(f"{count[one]} {one}s" for one in Severity if count[one]) or "nothing"
            rows.append([[check.title], [said]])
        return [table(("What is looked at", "Found"), rows, "Checks of this version")]


class EditionQuality(SphinxDirective):
    """`{edition-quality} TEXT`: how many annotations, who decided, how sure, where they differ, what is lacking."""

    required_arguments = 1

    def run(self) -> list[nodes.Node]:
        """Return the table; a visible problem where there is no such text."""
        edition = edition_for(self.env)
        try:
            text = edition.text(self.arguments[0])
        except UsageError as error:
            logger.warning(str(error), type="edition", subtype="quality", location=self.get_location())
            return [problem(str(error))]
        rows: list[list[Inline]] = [[[name], said] for name, said in quality(edition, text.id)]
        made = table(("What", "How it stands"), rows, f"{called(text)}: the annotations, version {edition.version}")
        made["ids"] = [f"quality-{text.id}"]
        return [made]


def quality(edition: Edition, text: str) -> Iterator[tuple[str, Inline]]:
    """Yield what can be counted of the annotations of a text, with links to the cases."""
    every, shown = edition.all_rows(text), edition.decided(text)
    yield "Annotations", [f"{len(shown):,}"]
    decided = [m for m in every if m.status is not Status.PROPOSED]
    by = Counter(m.by for m in decided)
    who = ", ".join(f"{count:,} by {name or 'nobody named'}" for name, count in by.most_common())
    yield "Decided", [f"{len(decided):,} of {len(every):,} rows: {who}"]
    sure = Counter(m.certainty for m in shown)
    yield "Certainty", [", ".join(f"{one} {sure[one]:,}" for one in Certainty)]
    yield "In dispute", _cases([m for m in shown if m.status is Status.DISPUTED])
    layers = len([p for p in schema.table_of(Layered).files(edition.project) if text in p.parts])
    none = "none; so no agreement can be given"
    yield "Independent second annotation", [f"{layers} layers" if layers else none]
    yield "The machine beside the decisions", [_machine(edition, text, shown)]
    yield "Dates without a value", _cases([m for m in shown if m.kind is Kind.DATE and not m.edtf])
    yield "Names linked to no record", _cases([m for m in shown if m.kind is not Kind.DATE and not m.entity])
    bare = [p.number for p in edition.text(text).paragraphs if p.number not in {m.para for m in shown}]
    yield "Paragraphs without an annotation", [", ".join(f"¶{number}" for number in bare) or "none"]


def _cases(found: list[Mention]) -> Inline:
    """Return how many there are, with a link to each of the first of them."""
    if not found:
        return ["none"]
    links = joined([[link(f"text:{m.text}", m.id, f"“{m.quote}” (¶{m.para})")] for m in found[:12]], ", ")
    return [f"{len(found):,}: ", *links, *([", and more"] if len(found) > 12 else [])]


def _machine(edition: Edition, text: str, shown: tuple[Mention, ...]) -> str:
    """Say how far the proposals on file agree with the decisions: same words, same occurrence, same kind."""
    wanted = {(m.para, m.quote, m.nth, m.kind): m for m in shown}
    proposed = {(s.para, s.quote, s.nth, s.kind): s for s in edition.suggestions(text)}
    both = wanted.keys() & proposed.keys()
    if not proposed:
        return "no proposals on file"
    same = sum(wanted[key].entity == proposed[key].entity for key in both)
    return (
        f"of {len(wanted):,} decided mentions it had found {len(both):,}, and linked {same:,} of these alike; "
        f"of its {len(proposed):,} proposals {len(proposed) - len(both):,} were not taken as they were "
        "(with a gazetteer that was made for these texts)"
    )


def setup_apparatus(app: Sphinx) -> None:
    """Register the directives."""
    app.add_directive("edition-emendations", EditionEmendations)
    app.add_directive("edition-normalisation", EditionNormalisation)
    app.add_directive("edition-collation", EditionCollation)
    app.add_directive("edition-checking", EditionChecking)
    app.add_directive("edition-quality", EditionQuality)
