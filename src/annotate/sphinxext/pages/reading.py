"""The reading view of a text, and the list of its mentions.

`{reading-view} TEXT` shows the text with its mentions, citations and notes where the text is available here. Where it
is not, it shows the directive's own content (a line on rights, and the ways to the text), and for each paragraph the
editors' summary, the mentions in order, the notes, and the verdicts on its claims. `{mention-list} TEXT` shows what is
known of each mention; the cards of the reading view are taken from it, so nothing needs a script to be read.

In web pages a bar stands above the text and a stage beside it (`annotate.sphinxext.pages.room`).
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from docutils import nodes
from docutils.statemachine import StringList
from sphinx.util import logging
from sphinx.util.docutils import SphinxDirective

from annotate.sphinxext.layout import readings, runs
from annotate.sphinxext.nodes import (
    WITH_PARENT,
    Inline,
    block,
    fold,
    here,
    joined,
    late,
    link,
    mark_legend,
    outside,
    own_copy,
    para,
    problem,
    section,
)
from annotate.sphinxext.pages.bar import counted
from annotate.sphinxext.pages.cards import CARDS, card_id
from annotate.sphinxext.pages.contributors import PART
from annotate.sphinxext.pages.paragraphs import View, paragraph_id
from annotate.sphinxext.pages.proposed import proposals
from annotate.sphinxext.pages.where import ASK, WebOnly, list_id
from annotate.sphinxext.state import domain_of, edition_for
from annotate.values.errors import UsageError
from annotate.values.model import Mention, Rights, Text

if TYPE_CHECKING:
    from sphinx.application import Sphinx

    from annotate.edition import Edition

logger = logging.getLogger(__name__)
_LICENCES = {"CC-BY-4.0": ("CC BY 4.0", "https://creativecommons.org/licenses/by/4.0/")}
_WORDS_A_MINUTE = 230
"""Silent reading of English prose, words a minute, rounded down."""


class TextDirective(SphinxDirective):
    """A directive about one text of the edition, named in its argument."""

    required_arguments = 1
    has_content = True

    @property
    def edition(self) -> Edition:
        """The edition."""
        return edition_for(self.env)

    def run(self) -> list[nodes.Node]:
        """Return what the directive shows, or a visible problem where there is no such text."""
        try:
            text = self.edition.text(self.arguments[0])
        except UsageError as error:
            logger.warning(str(error), type="edition", subtype="text", location=self.get_location())
            return [problem(str(error))]
        return self.show(text)

    def show(self, text: Text) -> list[nodes.Node]:
        """Return what the directive shows of a text."""
        raise NotImplementedError


class ReadingView(TextDirective):
    """`{reading-view} TEXT`."""

    def show(self, text: Text) -> list[nodes.Node]:
        """Return the head, the legend and the paragraphs."""
        domain_of(self.env).note(f"text:{text.id}", self.env.docname)
        shown = any(paragraph.text is not None for paragraph in text.paragraphs)
        body: list[nodes.Node] = [*_head(text), *([] if shown else self._statement(text))]
        counts = counted(self.edition.decided(text.id))
        body.append(mark_legend(text=text.id, counts=counts, notes=bool(self.edition.notes(text.id))))
        view = View(self, text)
        asides = proposals(self.edition, text.id) if self.config.edition_proposals else {}
        heading: nodes.section | None = None
        for paragraph in text.paragraphs:
            if paragraph.heading:
                heading = section(paragraph.heading, f"{text.id}-s{paragraph.number:02d}")
                body.append(heading)
            beside = [asides[paragraph.number]] if paragraph.number in asides else []
            (body if heading is None else heading).extend([view.paragraph(paragraph), *beside])
        sources = view.sources()
        return [*body, sources] if sources is not None else body

    def _statement(self, text: Text) -> list[nodes.Node]:
        statement = block(tag="aside", label="Why the text is not shown here", classes=["standoff-statement"])
        self.state.nested_parse(StringList(self.content), self.content_offset, statement)
        statement += own_copy(text=text.id)
        return [statement]


class MentionList(TextDirective):
    """`{mention-list} TEXT`."""

    has_content = False

    def show(self, text: Text) -> list[nodes.Node]:
        """Return what is known of each mention, paragraph by paragraph."""
        domain_of(self.env).note(f"list:{text.id}", self.env.docname)
        also = self._shared(text)
        by_paragraph: dict[int, list[Mention]] = defaultdict(list)
        for mention in self.edition.decided(text.id):
            by_paragraph[mention.para].append(mention)
        shown: list[nodes.Node] = []
        told: dict[str, str] = {}
        for number, mentions in sorted(by_paragraph.items()):
            asked = []
            for mention in mentions:
                others = tuple(one.id for one in also.get(mention.id, ()))
                asked.append((mention.id, others, told.get(mention.entity, "")))
                if mention.entity:
                    told.setdefault(mention.entity, card_id(mention))
            noun = "mention" if len(mentions) == 1 else "mentions"
            summary = f"¶{number}: {len(mentions)} {noun}"
            back = para(here(paragraph_id(text.id, number), f"Back to paragraph {number}"), classes=["list-back"])
            listed = fold(
                "",
                late("", form=CARDS, of=asked),
                back,
                summary=summary,
                classes=["mention-list"],
                ids=[list_id(text.id, number)],
            )
            shown.append(listed)
        return shown

    def _shared(self, text: Text) -> dict[str, tuple[Mention, ...]]:
        """Return the mentions that share the words of another."""
        located, decided = self.edition.located(text.id), self.edition.decided(text.id)
        placed = {item.mention.id for item in located}
        shared: dict[str, tuple[Mention, ...]] = {}
        for paragraph in text.paragraphs:
            here = [item for item in located if item.mention.para == paragraph.number]
            shared |= {run.mention.id: run.also for run in runs(here)}
            loose = (m for m in decided if m.para == paragraph.number and m.id not in placed)
            shared |= {first.id: others for first, others in readings(loose)}
        return shared


def _head(text: Text) -> list[nodes.Node]:
    """Return what stands under the page's heading: the subtitle, and who wrote it, where, when, by what right."""
    meta = text.meta
    minutes = max(1, round(sum(paragraph.words for paragraph in text.paragraphs) / _WORDS_A_MINUTE))
    items: list[Inline] = [[meta.author], [f"{meta.publisher}, {meta.date.words}"]]
    if meta.rights is Rights.OPEN:
        words, address = _LICENCES.get(meta.licence, (meta.licence, ""))
        items.append([outside(address, words) if address else words])
        items.append([f"{minutes} minute{'s' if minutes > 1 else ''}"])
    else:
        items.append(["in copyright"])
    if meta.url:
        items.append([outside(meta.url, "the original")])
    titled = meta.subtitle or meta.title
    described = para(*joined(items, " · "), _asking(), classes=["text-description"])
    return [para(titled, classes=["text-subtitle"]), described]


def _asking() -> nodes.inline:
    """Return the way to contribute, which a script turns into the way to the form."""
    leads = link(PART, "", "Suggest a correction")
    leads["optional"] = WITH_PARENT
    return nodes.inline("", "", nodes.Text(" · "), leads, classes=[ASK])


def setup_reading(app: Sphinx) -> None:
    """Register both directives, and what keeps the lines for browsers without scripts out of other formats."""
    app.add_post_transform(WebOnly)
    app.add_directive("reading-view", ReadingView)
    app.add_directive("mention-list", MentionList)
