"""`{edition-acts}`: every act between a state and either Korea, with its sources; where they conflict, all of them.

A state is a line that says its years, and opens to its acts; states stand by letter.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.util.docutils import SphinxDirective

from annotate.sphinxext.nodes import Inline, bullets, fold, para, row_of
from annotate.sphinxext.pages.index import letter_anchor, letter_of, letter_section
from annotate.sphinxext.pages.sources import cite
from annotate.sphinxext.state import domain_of, edition_for
from annotate.sphinxext.vocabulary import CERTAINTY
from annotate.values.acts import Act, ActKind, Preferred, Recognition, Side, said
from annotate.values.edtf import Edtf

if TYPE_CHECKING:
    from sphinx.application import Sphinx

_KOREA = {Side.ROK: "Seoul", Side.DPRK: "Pyongyang"}


class Acts(SphinxDirective):
    """`{edition-acts}`."""

    def run(self) -> list[nodes.Node]:
        """Return a list of acts for each state, with an anchor of its own."""
        domain_of(self.env).note("acts", self.env.docname)
        groups: dict[str, list[nodes.Node]] = defaultdict(list)
        for state in edition_for(self.env).recognition:
            if state.acts:
                groups[letter_of(state.state)].append(self._state(state))
        ways = [(letter, letter_anchor(letter, "states")) for letter in sorted(groups)]
        letters = (letter_section(letter, "states", *groups[letter]) for letter, _ in ways)
        return [row_of(ways, "States by letter"), *letters]

    def _state(self, state: Recognition) -> fold:
        """Return the line of a state. A link to its anchor opens it, as it stands within."""
        acts = bullets([self._act(act) for act in state.acts])
        acts["ids"].append(f"acts-{state.iso3}")
        note = [para(state.note)] if state.note else []
        sides = "; ".join(filter(None, (_years(state, side) for side in Side)))
        summary = f"{state.state}: {sides}" if sides else state.state
        return fold("", *note, acts, summary=summary, lead=state.state, classes=["acts-fold"])

    def _act(self, act: Act) -> Inline:
        chosen = act.preferred is Preferred.YES
        what = f"{_KOREA[act.korea]}: {said(act)} ({CERTAINTY[act.certainty]})"
        note = f" {act.note}" if act.note else ""
        return [what if chosen else f"Also given, not preferred. {what}", f".{note} ", *cite(self, act.sources)]


def _years(state: Recognition, side: Side) -> str:
    """Return in which years what happened between a state and one Korea, in short; "" for nothing."""
    told = state.told(side)
    return f"{_KOREA[side]} {', '.join(_short(act, first=n == 0) for n, act in enumerate(told))}" if told else ""


def _short(act: Act, *, first: bool) -> str:
    """Return an act with its year alone; relations that come first go without a word."""
    year = _year(act.date)
    if act.act is ActKind.ESTABLISHED:
        return year if first else f"relations {year}"
    return said(act).replace(act.date.words, year)


def _year(date: Edtf) -> str:
    """Return the year of a date, or its words where it lies in none alone."""
    first, last = date.earliest, date.latest
    return str(first.year) if not first.open and not last.open and first.year == last.year else date.words


def setup_acts(app: Sphinx) -> None:
    """Register the directive."""
    app.add_directive("edition-acts", Acts)
