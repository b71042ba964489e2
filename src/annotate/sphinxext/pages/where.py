"""The line after a paragraph for readers without a script: places, actors, years, situation, each leading on.

Where a script runs, the stage says the same, and the line is not shown; on paper it is gone.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from docutils import nodes
from sphinx.transforms.post_transforms import SphinxPostTransform

from annotate.figures.stage.page import caption
from annotate.figures.stage.playhead import WORLD, Playhead, Situation
from annotate.sphinxext.concordance import Concordance
from annotate.sphinxext.nodes import Inline, edition_link, here, joined, late, link, para
from annotate.sphinxext.state import WEB
from annotate.sphinxext.vocabulary import words_of

CLASS = LINE = "where"
"""The class of the line, and its form (`build.late`): `of` the text, the playhead, and what the map shows in words."""
ASK = "correct"
"""Class of the link that asks for corrections."""
_MAPS = {WORLD: "recognition"}
_STEPS = "division-steps"


def list_id(text: str, number: int) -> str:
    """Return the anchor of what is known of a paragraph's mentions."""
    return f"{text}-list-{number:02d}"


def where(text: str, head: Playhead, known: Sequence[Situation]) -> late:
    """Return the place of the line of a paragraph, which is made when its page is written."""
    return late("", form=LINE, of=(text, head, caption(head, known) if head.situation else ""))


def line(found: Concordance, asked: late) -> list[nodes.Node]:
    """Return the line of a paragraph: what the stage would show, as links to record, list, table and map."""
    text, head, shown = asked["of"]
    items: list[Inline] = []
    if head.places:
        items.append(["Places: ", *_records(found, head.places)])
    if head.actors:
        items.append(["Acting: ", *_records(found, head.actors)])
    if head.years:
        items.append([_figure("timeline", ", ".join(_span(*years) for years in dict.fromkeys(head.years)))])
    if head.situation:
        items.append([_figure(_MAPS.get(head.situation, _STEPS), shown)])
    if head.places or head.actors or head.years:
        items.append([here(list_id(text, head.para), "all mentions")])
    return [para(*joined(items, " · "), classes=[CLASS]), nodes.Text("\n")]


class WebOnly(SphinxPostTransform):
    """Take the line, and what asks for corrections, out of everything that is not a web page."""

    # Before what is late is made.
    default_priority = 3

    def run(self, **_: Any) -> None:
        """Go through a document."""
        if self.app.builder.name not in WEB:
            lines = [node for node in self.document.findall(late) if node["form"] == LINE]
            asking = [node for node in self.document.findall(nodes.TextElement) if ASK in node["classes"]]
            for node in (*lines, *asking):
                node.parent.remove(node)


def _span(first: int, last: int) -> str:
    return str(first) if first == last else f"{first}–{last}"


def _figure(id: str, words: str) -> edition_link:
    leads = link(f"figure:{id}", f"fig-{id}", words)
    leads["optional"] = True
    return leads


def _records(found: Concordance, ids: Sequence[str]) -> Inline:
    known = (found.gazetteer.get(id) for id in ids)
    return joined(
        [[link(f"index:{words_of(one.kind).page}", f"ent-{one.id}", one.label)] for one in known if one], ", "
    )
