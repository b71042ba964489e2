"""Reads a text from its first date expression to its last, carrying the account from one to the next."""

from __future__ import annotations

import itertools
import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TypeGuard

from annotate.stages.dates import moments
from annotate.stages.dates.answers import Answer
from annotate.stages.dates.asides import Aside, aside
from annotate.stages.dates.context import Site, TextMap, map_text
from annotate.stages.dates.expressions import (
    Between,
    Counted,
    Expression,
    Found,
    Named,
    Pointing,
    Unit,
    Which,
    value_of,
)
from annotate.stages.dates.find import find
from annotate.stages.dates.leads import BACKGROUND, Lead, read_lead
from annotate.stages.dates.moments import Grain, Moment, Value, ends, season_months, shift_days
from annotate.stages.dates.narrative import Narrative
from annotate.stages.dates.resolve import resolve
from annotate.stages.dates.spoken import Spoken


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


#: What stands between a date and the years that are counted behind it.
_RIGHT_BEHIND = frozenset({" ", ", "})
#: How far ahead, in characters, the next full date of a paragraph counts.
_AHEAD = 800
#: A dateline stands in one of so many first lines, and is no longer than this.
_HEAD, _LINE = 6, 60
#: Days that a report may be on its way.
_ON_ITS_WAY = 100
#: A place before the day, a time of day after it: "Seoul, March 20, 1946—3 p.m."
_BEFORE_DATELINE = re.compile(
    r"[ \t(\[]{0,8}(?:[A-Z][\w.’'-]{1,20}(?:[ ][A-Z][\w.’'-]{0,20}){0,2},[ ]{1,3})?(?:[Tt]he[ ])?"
)
_AFTER_DATELINE = re.compile(
    r"[ \t]{0,3}(?:[,\u2013\u2014-]?[ ]?(?:[0-9]{1,2}(?:[:.][0-9]{2})?[ ]?[AaPp]\.?[ ]?[Mm]\.?|noon|midnight))?"
    r"[ \t\n.,:)\]]{0,8}"
)


def _named(found: Found) -> tuple[Grain, Value] | None:
    """Return how fine an expression that names its year is, at its beginning, and its value there; None for others."""
    expression = found.expression
    first = expression.first if isinstance(expression, Between) else expression
    value = value_of(first) if isinstance(first, Named) else None
    return None if value is None or not isinstance(first, Named) else (first.grain, value)


def _day_of(expression: Expression) -> tuple[int, int]:
    """Return month and day of an expression that names them and no year, zeros for others."""
    named = expression if isinstance(expression, Named) and expression.year is None else None
    return (named.month, named.day) if named is not None else (0, 0)


def _month_of(expression: Expression) -> int:
    """Return the month in which an expression that names no year begins, 0 where it names none."""
    first = expression.first if isinstance(expression, Between) else expression
    month = first.month if isinstance(first, Named) else 0
    return season_months(month)[0] if month > 12 else month


def _carries(expression: Expression) -> bool:
    """Tell whether words take the account on by themselves: "two years later", "the following spring"."""
    if isinstance(expression, Counted):
        return expression.forward and not expression.from_text
    return isinstance(expression, Pointing) and expression.which is Which.FOLLOWING


#: What is told so far beside the account does not lead it on.
_LEADS_NOWHERE = frozenset({Aside.CONTRAST, Aside.NOTE, Aside.LATER})


def _coming(text: str, expressions: Sequence[Found], where: TextMap, kinds: dict[int, Aside]) -> list[Spoken | None]:
    """Return, for each expression, the next full date of its paragraph that is not told against the account."""
    out: list[Spoken | None] = []
    following: tuple[Found, Spoken] | None = None
    for found in reversed(expressions):
        near = following is not None and following[0].start - found.end <= _AHEAD
        same = near and following is not None and text.find("\n", found.end, following[0].start) < 0
        out.append(following[1] if same and following is not None else None)
        named = _named(found)
        if named is not None and named[0] > Grain.YEAR and kinds.get(found.start) not in _LEADS_NOWHERE:
            site = where.site(found.start, found.end)
            following = (found, Spoken(named[1], text[found.start : found.end], site))
    return out[::-1]


def _later(expressions: Sequence[Found], text: str, where: TextMap) -> tuple[list[Spoken | None], dict[int, Aside]]:
    """Return, for each expression, the next date of the account that names its year.

    A bare year counts only where it opens its sentence. What was looked up of how far they stand beside the account, by
    their offsets, comes along.
    """
    kinds: dict[int, Aside] = {}
    out: list[Spoken | None] = []
    following: Spoken | None = None
    for found in reversed(expressions):
        out.append(following)
        grain, value = _named(found) or (Grain.CENTURY, None)
        if value is None or grain < Grain.YEAR:
            continue
        site = where.site(found.start, found.end)
        if grain is Grain.YEAR and not site.opens:
            continue
        kind = kinds[found.start] = aside(site)
        if kind in {Aside.NONE, Aside.COMPLEMENT}:
            following = Spoken(value, text[found.start : found.end], site)
    return out[::-1], kinds


def _distances(expressions: Sequence[Found], text: str) -> dict[int, Counted]:
    """Return, by the offsets of dates that name no year, the years that are counted right behind them."""
    out: dict[int, Counted] = {}
    for found, behind in itertools.pairwise(expressions):
        one, other = found.expression, behind.expression
        if not isinstance(one, Named) or one.year is not None or one.grain <= Grain.YEAR:
            continue
        if not isinstance(other, Counted) or other.unit is not Unit.YEAR or other.from_text:
            continue
        if text[found.end : behind.start] in _RIGHT_BEHIND:
            out[found.start] = other
    return out


def _dateline(text: str, expressions: Sequence[Found], where: TextMap, reference: Moment | None) -> Moment | None:
    """Return the day that stands alone on a line at the head of the text, unless it lies after the given date.

    A paper is catalogued under the date of its last change; what it says of "yesterday" it says on its dateline.
    """
    for found in expressions[:3]:
        expression = found.expression
        number = bisect_right(where.paragraphs, found.start) - 1
        if number >= _HEAD:
            return None
        first = where.paragraphs[number]
        stop = where.paragraphs[number + 1] if number + 1 < len(where.paragraphs) else len(text)
        alone = (
            stop - first < _LINE
            and bool(_BEFORE_DATELINE.fullmatch(text, first, found.start))
            and bool(_AFTER_DATELINE.fullmatch(text, found.end, stop))
        )
        if alone and isinstance(expression, Named) and expression.grain is Grain.DAY:
            day = value_of(expression)
            if isinstance(day, Moment) and (reference is None or ends(day)[0] <= ends(reference)[1]):
                return day
    return None


def _is_dateline(value: Value | None, site: Site, own: Moment) -> TypeGuard[Moment]:
    """Tell whether a date is that of a report, printed days or weeks after: "yesterday" counts from it."""
    if not isinstance(value, Moment) or not value.grain is own.grain is Grain.DAY or not site.opens_report:
        return False
    return ends(shift_days(own, -_ON_ITS_WAY))[0] <= ends(value)[0] <= ends(own)[0]


def read_text(
    text: str, reference: Moment | None, more: Callable[[str, Sequence[Found]], Sequence[Found]] | None = None
) -> Iterator[Reading]:
    """Yield the readings of a text in order.

    Parameters
    ----------
    text
        English prose.
    reference
        The text's own date, None if unknown.
    more
        Adds expressions to those found, sorted and without overlap; what it adds does not move the account.
    """
    where = map_text(text)
    expressions: Sequence[Found] = find(text)
    own_rules = {found.rule for found in expressions}
    expressions = more(text, expressions) if more else expressions
    own = _dateline(text, expressions, where, reference) or reference
    state = Narrative(reference=own)
    days: dict[tuple[int, int], Spoken] = {}
    all_later, kinds = _later(expressions, text, where)
    distances, counted_from = _distances(expressions, text), state
    for found, coming, later in zip(expressions, _coming(text, expressions, where, kinds), all_later, strict=True):
        site = where.site(found.start, found.end)
        same_day = days.get(_day_of(found.expression)) if days else None
        if coming is not state.coming or later is not state.later or same_day is not state.same_day:
            state = replace(state, coming=coming, later=later, same_day=same_day)
        distance = distances.get(found.start)
        if distance is not state.distance:
            state = replace(state, distance=distance)
        is_range = isinstance(found.expression, Between)
        lead = read_lead(text, found.start, found.end, is_range)
        # "On 7 May two years later": both count from what was told before them.
        counted_from = state if distance is not None else counted_from
        is_told = found.expression is counted_from.distance
        answer = resolve(found.expression, counted_from if is_told else state, site)
        value = answer.value
        if value is not None and lead.approximate:
            value = moments.roughly(value, only_first=is_range)
        yield Reading(found, lead, site, state, answer, value)
        if answer.unsure:
            state = state.after_open(site, _month_of(found.expression))
        if own is not None and _is_dateline(value, site, own):
            state = replace(state, reference=value)
        if isinstance(value, Moment) and value.grain is Grain.DAY:
            days[value.month, value.day] = spoken = Spoken(value, text[found.start : found.end], site)
            state = replace(state, day=spoken)
        if value is not None and found.rule in own_rules and not is_told:
            moves = not answer.aside and lead.word not in BACKGROUND
            carries = _carries(found.expression)
            quote, kind = text[found.start : found.end], kinds.get(found.start)
            if isinstance(value, Moment) and value.grain is Grain.DAY and site.leads_line:
                state = replace(state, entry=Spoken(value, quote, site))
            state = state.after(value, quote, site, moves, kind=kind, carries=carries)
