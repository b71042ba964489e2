"""`{edition-assessment}`: what reviewers ask, answered one by one; each answer with the page that shows it."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx import addnodes
from sphinx.util.docutils import SphinxDirective

from annotate.sphinxext.assessment.answers import Asked, Verdict
from annotate.sphinxext.assessment.questions import QUESTIONS, Question
from annotate.sphinxext.nodes import Inline, para, strong, table
from annotate.sphinxext.state import edition_for

if TYPE_CHECKING:
    from sphinx.application import Sphinx


class EditionAssessment(SphinxDirective):
    """`{edition-assessment}`."""

    def run(self) -> list[nodes.Node]:
        """Return how many questions are answered how, and two tables."""
        asked = Asked(edition_for(self.env))
        answered = [(question, question.answered(asked)) for question in QUESTIONS]
        made: list[nodes.Node] = []
        for letter, title in (("E", "What reviewers ask"), ("M", "Reliability, tested")):
            rows: list[list[Inline]] = [
                [[question.code], [question.words], [strong(answer.verdict)], [answer.said], [self._evidence(question)]]
                for question, answer in answered
                if question.code.startswith(letter)
            ]
            count = Counter(answer.verdict for question, answer in answered if question.code.startswith(letter))
            said = ", ".join(f"{count[verdict]} {verdict}" for verdict in Verdict)
            made += [para(f"{title}: {said}, of {len(rows)}."), table(_HEADER, rows, title)]
        return made

    def _evidence(self, question: Question) -> addnodes.pending_xref:
        """Return a link that Sphinx resolves, and reports where it cannot."""
        kind = "ref" if question.label else "doc"
        target = question.label or f"/{question.page}"
        return addnodes.pending_xref(
            "",
            nodes.inline("", "evidence"),
            refdomain="std",
            reftype=kind,
            reftarget=target,
            refdoc=self.env.docname,
            refexplicit=True,
            refwarn=True,
        )


_HEADER = ("No.", "Question", "Answer", "Why", "Where")


def setup_assessment(app: Sphinx) -> None:
    """Register the directive."""
    app.add_directive("edition-assessment", EditionAssessment)
