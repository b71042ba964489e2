"""`{edition-acts}`: every act between a state and either Korea, with its sources; where they conflict, all of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.util.docutils import SphinxDirective

from annotate.sphinxext.nodes import Inline, bullets, para, strong
from annotate.sphinxext.pages.sources import cite
from annotate.sphinxext.state import domain_of, edition_for
from annotate.sphinxext.vocabulary import CERTAINTY
from annotate.values.acts import Act, Preferred, Recognition, Side, said

if TYPE_CHECKING:
    from sphinx.application import Sphinx

_KOREA = {Side.ROK: "Seoul", Side.DPRK: "Pyongyang"}


class Acts(SphinxDirective):
    """`{edition-acts}`."""

    def run(self) -> list[nodes.Node]:
        """Return a list of acts for each state, with an anchor of its own."""
        domain_of(self.env).note("acts", self.env.docname)
        states = (state for state in edition_for(self.env).recognition if state.acts)
        return [node for state in states for node in self._state(state)]

    def _state(self, state: Recognition) -> list[nodes.Node]:
        heading = para(strong(state.state), f" {state.note}" if state.note else "", ids=[f"acts-{state.iso3}"])
        return [heading, bullets([self._act(act) for act in state.acts])]

    def _act(self, act: Act) -> Inline:
        chosen = act.preferred is Preferred.YES
        what = f"{_KOREA[act.korea]}: {said(act)} ({CERTAINTY[act.certainty]})"
        note = f" {act.note}" if act.note else ""
        return [what if chosen else f"Also given, not preferred. {what}", f".{note} ", *cite(self, act.sources)]


def setup_acts(app: Sphinx) -> None:
    """Register the directive."""
    app.add_directive("edition-acts", Acts)
