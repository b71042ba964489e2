"""Which mention is where: the decided mentions of all texts, by subject, with neighbours.

It is made once a build (`state.concordance_of`).

A subject is what mentions have in common: their entity, else their date, else their very words.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from annotate.curate.contribute import withstood
from annotate.curate.credit import Credit, credits, given
from annotate.sphinxext.vocabulary import index_target, subject
from annotate.values.authority import Entity
from annotate.values.model import Kind, Mention, Rights, Sense, Text

if TYPE_CHECKING:
    from annotate.edition import Edition
    from annotate.gazetteer import Gazetteer
    from annotate.values.curation import Contribution, Objection

CONTEXT = 45
"""Characters of context on each side in the indexes."""


@dataclass(frozen=True, slots=True)
class Neighbours:
    """A mention's place among those of the same subject in its text: the `position`th of `total`, from 1."""

    previous: str
    next: str
    position: int
    total: int


@dataclass(slots=True)
class Concordance:
    """The decided mentions of an edition."""

    edition: Edition
    texts: Mapping[str, Text] = field(default_factory=dict)
    gazetteer: Gazetteer = field(init=False)
    by_subject: dict[str, list[Mention]] = field(default_factory=lambda: defaultdict(list))
    by_referent: dict[str, list[Mention]] = field(default_factory=lambda: defaultdict(list))
    by_id: dict[str, Mention] = field(default_factory=dict)
    neighbours: dict[str, Neighbours] = field(default_factory=dict)
    credits: Mapping[str, Credit] = field(default_factory=dict)
    withstood: Mapping[str, tuple[tuple[Objection, Contribution], ...]] = field(default_factory=dict)
    given: Mapping[tuple[str, str], Contribution] = field(default_factory=dict)
    _context: dict[str, tuple[str, str]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.credits, self.given = credits(self.edition), given(self.edition)
        self.withstood = withstood(self.edition)
        self.gazetteer = self.edition.gazetteer
        self.texts = {text.id: text for text in self.edition.texts}
        for text in self.texts.values():
            series: dict[str, list[Mention]] = defaultdict(list)
            for mention in self.edition.decided(text.id):
                self.by_id[mention.id] = mention
                self.by_subject[subject(mention)].append(mention)
                series[subject(mention)].append(mention)
                if mention.sense is Sense.METONYMIC and mention.refers_to:
                    self.by_referent[mention.refers_to].append(mention)
            for mentions in series.values():
                self._note_neighbours(mentions)
            if text.meta.rights is Rights.OPEN:
                self._note_context(text.id)

    def _note_neighbours(self, mentions: list[Mention]) -> None:
        ids = [mention.id for mention in mentions]
        for place, identifier in enumerate(ids):
            self.neighbours[identifier] = Neighbours(
                ids[place - 1] if place else "",
                ids[place + 1] if place + 1 < len(ids) else "",
                place + 1,
                len(ids),
            )

    def _note_context(self, text: str) -> None:
        paragraphs = {paragraph.number: paragraph.text or "" for paragraph in self.texts[text].paragraphs}
        for item in self.edition.located(text):
            whole = paragraphs[item.mention.para]
            before, after = whole[: item.start], whole[item.end :]
            self._context[item.mention.id] = (_tail(before), _head(after))

    def context(self, mention: Mention) -> tuple[str, str] | None:
        """Return the words before and after a mention, or None where the text may not be shown."""
        return self._context.get(mention.id)

    def entity(self, mention: Mention) -> Entity | None:
        """Return the entity a mention names, or None where it is linked to none or to an unknown one."""
        return self.gazetteer.get(mention.entity) if mention.entity else None

    def kind(self, mention: Mention) -> Kind:
        """Return the kind under which a mention is indexed: that of its entity."""
        entity = self.entity(mention)
        return entity.kind if entity else mention.kind

    def index_entry(self, mention: Mention) -> tuple[str, str]:
        """Return part and anchor of a mention's index entry, for a link."""
        page, anchor = index_target(mention, self.kind(mention))
        return f"index:{page}", anchor


def _tail(before: str) -> str:
    if len(before) <= CONTEXT:
        return before
    return "…" + before[-CONTEXT:].partition(" ")[2]


def _head(after: str) -> str:
    if len(after) <= CONTEXT:
        return after
    return after[:CONTEXT].rpartition(" ")[0] + "…"


def counted(mentions: Iterable[Mention]) -> tuple[int, int]:
    """Return how many mentions are literal (or have no sense) and how many metonymic."""
    listed = list(mentions)
    metonymic = sum(mention.sense is Sense.METONYMIC for mention in listed)
    return len(listed) - metonymic, metonymic
