"""From the timeline to the sentences: which paragraphs of a text name a date that an event falls into."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from annotate.figures.texts import Narrative, narratives
from annotate.values.model import Event, Kind, Mention

if TYPE_CHECKING:
    from annotate.edition import Edition

# A decade or "since 1960" covers too much to lead a reader to an event.
_LONGEST = 366


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph that dates an event: the event's id, what to call the paragraph, its address."""

    event: str
    words: str
    address: str


def _unit(first: date, last: date) -> str:
    days = (last - first).days + 1
    return "day" if days == 1 else "year" if days > 31 else "month" if days > 27 else "days"


def passages(events: Sequence[Event], mentions: Sequence[Mention], of: Narrative) -> tuple[Passage, ...]:
    """Return the paragraphs whose dates cover events, in the order of events and paragraphs.

    A date leads to the events that lie wholly inside it, if it is no longer than a year and the sentence does not only
    say before or after. That the paragraph means the event is not claimed, only that it names its day, month or year.

    Parameters
    ----------
    events
        The events.
    mentions
        The shown mentions of one text.
    of
        The text.
    """
    dates = []
    for mention in mentions:
        span = mention.edtf.dates if mention.kind is Kind.DATE and not mention.relation else None
        if span and (span[1] - span[0]).days < _LONGEST:
            dates.append((mention.para, *span))
    found: dict[Passage, None] = {}
    for event in events:
        span = event.date.dates
        for para, first, last in dates:
            if span and first <= span[0] and span[1] <= last:
                words = f"{of.words} ¶{para} ({_unit(first, last)})"
                found[Passage(event.id, words, of.address(para))] = None
    return tuple(found)


def read(edition: Edition) -> tuple[Passage, ...]:
    """Return the paragraphs of every text that name the dates of events; those that no page shows are left out."""
    return tuple(
        passage
        for of in narratives(edition)
        for passage in passages(edition.events, edition.decided(of.text), of)
        if passage.address
    )
