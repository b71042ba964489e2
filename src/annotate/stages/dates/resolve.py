"""Resolves date expressions to calendar values, one after the other, each with its reason in plain words."""

from __future__ import annotations

import re
from dataclasses import replace

from annotate.stages.dates import moments
from annotate.stages.dates.answers import GRAIN_WORDS, NOTHING_BEFORE, Answer, checked, with_part
from annotate.stages.dates.context import Site
from annotate.stages.dates.expressions import (
    Between,
    Counted,
    Expression,
    Named,
    Pointing,
    Unclear,
    Unit,
    share_year,
    year_from,
)
from annotate.stages.dates.leaning import counted_answer, pointed_answer
from annotate.stages.dates.lexicon import ERA_WORD
from annotate.stages.dates.moments import Grain, Moment, first_moment, last_moment, problem, shift_months, weekday
from annotate.stages.dates.narrative import Narrative
from annotate.stages.dates.years import century_for, year_for

_FOUR_FIGURES = 1000
#: How far an account before Christ may look back at a year without its era.
_LOOK_BACK = 50
_ERA = re.compile(ERA_WORD)


def _named(named: Named, state: Narrative, site: Site, until: Named | None = None) -> Answer:
    if named.short:
        completed = century_for(named, state, site)
        return completed if isinstance(completed, Answer) else _scaled(_named(completed, state, site), 0.9)
    if named.grain is Grain.DAY and not named.month:
        return _day_of_month(named, state, site)
    if named.year is None:
        found = year_for(named, state, site, until)
        if isinstance(found, Answer):
            return found
        moment = Moment(named.grain, found.year, named.month, named.day)
        reason = f"{GRAIN_WORDS[named.grain]} as written; {found.reason}"
        answer = with_part(checked(moment, reason, found.trust), named.part)
        return replace(answer, aside=found.aside)
    named = _in_its_era(named, state, site)
    moment = Moment(named.grain, named.year or 0, named.month, named.day)
    reason = f"as written; {named.note}" if named.note else "as written"
    return with_part(checked(moment, reason, 1.0), named.part)


def _in_its_era(named: Named, state: Narrative, site: Site) -> Named:
    """Return a year before 1000 that names no era as one before Christ, where the account goes down towards it."""
    year, line = named.year, state.line
    if year is None or line is None or not 0 < year < _FOUR_FIGURES or line.year > 0:
        return named
    before = 1 - line.year
    if not before // 2 <= year <= before + _LOOK_BACK or _ERA.search(site.map.text, site.start, site.end):
        return named
    return replace(named, year=1 - year, note=f"before Christ, as {line.quote!r} is")


def _day_of_month(named: Named, state: Narrative, site: Site) -> Answer:
    """Give a day alone ("on the 17th") the month last spoken of, or the one pointed to ("9th of that month")."""
    if named.month_of is not None:
        month = pointed_answer(Pointing(named.month_of, Unit.MONTH), state, site)
        if month.value is None:
            return month
        day = replace(first_moment(month.value), grain=Grain.DAY, day=named.day)
        return replace(checked(day, f"day as written, of {month.reason}", 0.9), aside=month.aside)
    last = state.entry if state.entry is not None and site.leads_line else state.anchor(site)
    if last is None or (last.site.sentence < site.sentence and not state.is_past and (site.ahead or site.arranged)):
        answer = _own_day(named, state, site)
        if last is None or answer.value is not None:
            return answer
    anchor = last_moment(last.value)
    if anchor.grain < Grain.MONTH or anchor.month > 12:
        return Answer(None, f"the last date before it, {last.quote!r}, names no month", 0.5)
    # "about 15 September … not later than the 20th": of a day only its month is taken over.
    rough = anchor.approximate and anchor.grain is not Grain.DAY
    day = replace(anchor, grain=Grain.DAY, day=named.day, approximate=rough)
    return checked(day, f"day as written; month and year of {last.quote!r}, the last date before it", 0.85)


def _own_day(named: Named, state: Narrative, site: Site) -> Answer:
    """Give a day alone, where no month was spoken of, the month of the text's own date or the one beside it."""
    own = state.reference
    if own is None or own.grain is not Grain.DAY:
        return NOTHING_BEFORE
    ahead = site.ahead or site.due or site.arranged
    month = shift_months(own, (ahead and named.day < own.day) - (not ahead and named.day > own.day))
    day = replace(month, grain=Grain.DAY, day=named.day)
    if named.weekday is not None and (problem(day) or weekday(day) != named.weekday):
        return NOTHING_BEFORE
    side = "after" if ahead else "before"
    return checked(day, f"day as written; the nearest {side} the text's own date", 0.7)


def _scaled(answer: Answer, factor: float) -> Answer:
    return replace(answer, trust=answer.trust * factor)


def ends_of(pair: Between, state: Narrative, site: Site) -> tuple[Answer, Answer]:
    """Return what the two ends of a range mean, each with the year of the other where it names none itself."""
    first, last = share_year(pair.first, pair.last)
    begin = _named(first, state, site, last)
    if begin.value is None:
        return begin, begin
    if last.year is None and last.year_of is None and last.grain > Grain.YEAR:
        start = first_moment(begin.value)
        last = replace(last, year=start.year + ((last.month, last.day) < (start.month, start.day)))
    last = year_from(last, replace(first, year=first_moment(begin.value).year, short=False))
    return begin, _named(last, state, site)


def _between(pair: Between, state: Narrative, site: Site) -> Answer:
    begin, end = ends_of(pair, state, site)
    if begin.value is None or end.value is None:
        return begin if begin.value is None else end
    value = moments.between(begin.value, end.value)
    if value is None:
        return Answer(None, "the range runs backwards", 0.5)
    reason = begin.reason if end.reason in {begin.reason, "as written"} else end.reason
    reason = f"from the beginning of the first to the end of the last; {reason}"
    return Answer(value, reason, min(begin.trust, end.trust), begin.aside or end.aside)


def resolve(expression: Expression, state: Narrative, site: Site) -> Answer:
    """Return what an expression means in the state of the account at its site.

    A value is only given where the words and the state determine it, and EDTF can write it; otherwise the reason says
    what is missing.
    """
    answer = _resolve(expression, state, site)
    why = moments.problem(answer.value) if answer.value is not None else ""
    return Answer(None, why, 0.5) if why else answer


def _resolve(expression: Expression, state: Narrative, site: Site) -> Answer:
    match expression:
        case Named():
            return _named(expression, state, site)
        case Between():
            return _between(expression, state, site)
        case Counted():
            return counted_answer(expression, state, site)
        case Pointing():
            return pointed_answer(expression, state, site)
        case Unclear():
            return Answer(None, expression.why, 0.5)
