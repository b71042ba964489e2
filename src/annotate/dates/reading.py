"""Reads a text from its first date expression to its last, carrying the account from one to the next."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from annotate.dates import moments
from annotate.dates.context import BACKGROUND, Lead, Site, TextMap, map_text, read_lead
from annotate.dates.expressions import Between, Found, Named
from annotate.dates.find import find, value_of
from annotate.dates.moments import Grain, Moment, Value
from annotate.dates.narrative import Narrative, Spoken
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


#: How far ahead, in characters, the next full date of a paragraph counts.
_AHEAD = 800


def _full(found: Found) -> Value | None:
    """Return the value of an expression that names its year and month, else None."""
    expression = found.expression
    first = expression.first if isinstance(expression, Between) else expression
    return value_of(first) if isinstance(first, Named) and first.grain > Grain.YEAR else None


def _coming(text: str, expressions: Sequence[Found], where: TextMap) -> list[Spoken | None]:
    """Return, for each expression, the next full date of its paragraph."""
    out: list[Spoken | None] = []
    following: tuple[Found, Spoken] | None = None
    for found in reversed(expressions):
        near = following is not None and following[0].start - found.end <= _AHEAD
        same = near and following is not None and text.find("\n", found.end, following[0].start) < 0
        out.append(following[1] if same and following is not None else None)
        value = _full(found)
        if value is not None:
            site = where.site(found.start, found.end)
            following = (found, Spoken(value, text[found.start : found.end], site))
    return out[::-1]


def read_text(text: str, reference: Moment | None) -> Iterator[Reading]:
    """Yield the readings of a text in order; `reference` is the text's own date, None if unknown."""
    state = Narrative(reference=reference)
    where = map_text(text)
    expressions = find(text)
    for found, coming in zip(expressions, _coming(text, expressions, where), strict=True):
        site = where.site(found.start, found.end)
        state = replace(state, coming=coming)
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
