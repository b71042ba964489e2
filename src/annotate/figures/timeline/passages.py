"""From the timeline to the sentences: which paragraphs of a text name a date that an event falls into."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from annotate.values import edtf
from annotate.values.model import Event, Kind, Mention

# A decade or "since 1960" covers too much to lead a reader to an event.
_LONGEST = 366


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph that dates an event: the event's id, what to call the paragraph, its address."""

    event: str
    words: str
    address: str


def _days(when: str) -> tuple[date, date] | None:
    limits = edtf.bounds(when)
    if edtf.OPEN_START in (limits.earliest, limits.latest) or edtf.OPEN_END in (limits.earliest, limits.latest):
        return None
    return date.fromisoformat(limits.earliest), date.fromisoformat(limits.latest)


def _unit(first: date, last: date) -> str:
    days = (last - first).days + 1
    return "day" if days == 1 else "year" if days > 31 else "month" if days > 27 else "days"


def passages(events: tuple[Event, ...], mentions: tuple[Mention, ...], name: str, page: str) -> tuple[Passage, ...]:
    """Return the paragraphs whose dates cover events, in the order of events and paragraphs.

    A date leads to the events that lie wholly inside it, if it is no longer than a year and the sentence does not only
    say before or after. That the paragraph means the event is not claimed, only that it names its day, month or year.

    Parameters
    ----------
    events
        The events.
    mentions
        The shown mentions of one text.
    name
        What to call the text: "article".
    page
        Address of the page that shows the text; its paragraphs bear the anchors `<text>-pNN`.
    """
    dates = []
    for mention in mentions:
        span = _days(mention.edtf) if mention.kind is Kind.DATE and mention.edtf and not mention.relation else None
        if span and (span[1] - span[0]).days < _LONGEST:
            dates.append((mention, *span))
    found: dict[Passage, None] = {}
    for event in events:
        span = _days(event.date)
        for mention, first, last in dates:
            if span and first <= span[0] and span[1] <= last:
                words = f"{name} ¶{mention.para} ({_unit(first, last)})"
                found[Passage(event.id, words, f"{page}#{mention.text}-p{mention.para:02d}")] = None
    return tuple(found)
