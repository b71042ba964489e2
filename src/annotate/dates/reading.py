"""Reads a text from its first date expression to its last, carrying the account from one to the next."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from annotate.dates import moments
from annotate.dates.context import BACKGROUND, Lead, Narrative, Site, map_text, read_lead
from annotate.dates.expressions import Between, Found
from annotate.dates.find import find
from annotate.dates.moments import Moment, Value
from annotate.dates.resolve import Answer, resolve


@dataclass(frozen=True, slots=True)
class Reading:
    """An expression, the words around it, where it stands, the account before it, and what it means there.

    `value` is the answer's value, marked as approximate where the words around it say so.
    """

    found: Found
    lead: Lead
    site: Site
    state: Narrative
    answer: Answer
    value: Value | None


def read_text(text: str, reference: Moment | None) -> Iterator[Reading]:
    """Yield the readings of a text in order; `reference` is the text's own date, None if unknown."""
    state = Narrative(reference=reference)
    where = map_text(text)
    for found in find(text):
        site = where.site(found.start, found.end)
        is_range = isinstance(found.expression, Between)
        lead = read_lead(text, found.start, found.end, is_range)
        answer = resolve(found.expression, state, site)
        value = answer.value
        if value is not None and lead.approximate:
            value = moments.roughly(value, only_first=is_range)
        yield Reading(found, lead, site, state, answer, value)
        if value is not None:
            moves = not answer.aside and lead.word not in BACKGROUND
            state = state.after(value, text[found.start : found.end], site, moves)
