"""Resolves date expressions to calendar values, one after the other, each with its reason in plain words."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from annotate.stages.dates import moments
from annotate.stages.dates.arithmetic import on_weekday, pointed, shifted
from annotate.stages.dates.context import Site, distance
from annotate.stages.dates.expressions import (
    Between,
    Counted,
    Expression,
    Named,
    Pointing,
    Unclear,
    Unit,
    Which,
    share_year,
    year_from,
)
from annotate.stages.dates.moments import Grain, Moment, Part, Stretch, Value, first_moment, last_moment
from annotate.stages.dates.narrative import Choice, Narrative, months
from annotate.values.edtf import year_words


@dataclass(frozen=True, slots=True)
class Answer:
    """What an expression means: a value, or None; why; a factor for the score (1 where the words say it all).

    `aside` marks a date counted from the text's own present, or back from the account, which doesn't move the account.
    """

    value: Value | None
    reason: str
    trust: float = 1.0
    aside: bool = False


@dataclass(frozen=True, slots=True)
class _Year:
    """A year found for a date that names none, with reason, trust and whether it is of the text's own present."""

    year: int
    reason: str
    trust: float
    aside: bool = False


NO_REFERENCE = Answer(None, "the text's own date is not known", 0.5)
NOTHING_BEFORE = Answer(None, "no date was spoken of before", 0.5)
UNKNOWN_WEEKDAY = Answer(None, "which of these weekdays is meant is not said", 0.5)
_GRAIN_WORDS = {
    Grain.CENTURY: "century", Grain.DECADE: "decade", Grain.YEAR: "year", Grain.SEASON: "season",
    Grain.MONTH: "month", Grain.DAY: "month and day",
}  # fmt: skip


def _checked(moment: Moment, reason: str, trust: float) -> Answer:
    why = moments.problem(moment)
    return Answer(None, why, 0.5) if why else Answer(moment, reason, trust)


def _with_part(answer: Answer, part: Part) -> Answer:
    if not isinstance(answer.value, Moment) or part is Part.WHOLE:
        return answer
    value = moments.part_of(answer.value, part)
    if value is None:
        return Answer(None, f"a {_GRAIN_WORDS[answer.value.grain]} has no {part} that can be dated", 0.5)
    words = f"its {part}" if part in {Part.FIRST_DAY, Part.LAST_DAY} else f"{part} part of it"
    return replace(answer, value=value, reason=f"{answer.reason}; {words}")


def _century_for(named: Named, state: Narrative, site: Site) -> Answer | Named:
    """Give a year of two digits its century: the account's, else that of the text's own date."""
    last, own = state.anchor(site), state.reference
    if last is not None:
        near, source = last.year, f"century of {last.quote!r}"
    elif own is not None:
        near, source = own.year, "century before the text's own date"
    else:
        return Answer(None, "the century is not said", 0.5)
    years = [near // 100 * 100 + (named.year or 0) + step for step in (0, -100, 100)]
    years = [year for year in years if own is None or year <= own.year] or years[1:2]
    return replace(named, year=min(years, key=lambda year: abs(year - near)), short=False, note=source)


def _pointed_year(which: Which, state: Narrative, site: Site) -> _Year | Answer:
    pointed = _pointing(Pointing(which, Unit.YEAR), state, site)
    if pointed.value is None:
        return pointed
    return _Year(first_moment(pointed.value).year, pointed.reason, pointed.trust)


def _chosen(choice: Choice, site: Site) -> _Year:
    there = choice.source.site
    trust = 0.95 if site.sentence - there.sentence <= 1 else 0.85 if site.paragraph == there.paragraph else 0.75
    year, known, source = choice.year, choice.source.year, distance(site, there)
    if year == known:
        return _Year(year, f"year {year_words(year)} {source}", trust)
    which = "after" if year > known else "before"
    words = f"year {year_words(year)}, the one {which} {year_words(known)} {source}"
    return _Year(year, f"{words}; {choice.decided_by!r} follows" if choice.decided_by else words, trust * 0.9)


def _in_year(named: Named, until: Named | None, year: int) -> Value:
    """Return a date that names no year as it would be in a year: from `named` to `until`, or `named` alone."""
    first = Moment(named.grain, year, named.month, min(named.day, 28))
    if until is None or until.year is not None or until.year_of is not None or until.grain <= Grain.YEAR:
        return first
    rolls = (until.month, until.day) < (named.month, named.day)
    return Stretch(first, Moment(until.grain, year + rolls, until.month, min(until.day, 28)))


def _year_for(named: Named, state: Narrative, site: Site, until: Named | None) -> _Year | Answer:
    """Find the year of a month, season or day that names none."""
    if named.year_of is not None:
        return _pointed_year(named.year_of, state, site)
    own, in_year = state.reference, lambda year: _in_year(named, until, year)
    if own is not None and site.ahead and not (state.is_past and site.reported):
        return _own_year(own, in_year, ahead=True)
    choice = state.year_for(in_year, site)
    if choice is not None:
        return _chosen(choice, site)
    if own is not None:
        return _own_year(own, in_year, ahead=False)
    return Answer(None, "no year is given and none was spoken of before", 0.5)


def _own_year(own: Moment, in_year: Callable[[int], Value], ahead: bool) -> _Year:
    """Return the year of a date of the text's present: the last one up to the text's own date, or the next from it."""
    there = months(own)
    here = months(in_year(own.year))
    year = own.year + (ahead and here[1] < there[0]) - (not ahead and here[0] > there[1])
    words = f"year {year_words(year)} from the text's own date"
    if year != own.year:
        words = f"year {year_words(year)}, so that it lies {'after' if ahead else 'before'} the text's own date"
    return _Year(year, f"{words}, as the sentence looks ahead" if ahead else words, 0.85 if ahead else 0.8, ahead)


def _named(named: Named, state: Narrative, site: Site, until: Named | None = None) -> Answer:
    if named.short:
        completed = _century_for(named, state, site)
        return completed if isinstance(completed, Answer) else _scaled(_named(completed, state, site), 0.9)
    if named.grain is Grain.DAY and not named.month:
        return _day_of_month(named, state, site)
    if named.year is None:
        found = _year_for(named, state, site, until)
        if isinstance(found, Answer):
            return found
        moment = Moment(named.grain, found.year, named.month, named.day)
        reason = f"{_GRAIN_WORDS[named.grain]} as written; {found.reason}"
        answer = _with_part(_checked(moment, reason, found.trust), named.part)
        return replace(answer, aside=found.aside)
    moment = Moment(named.grain, named.year, named.month, named.day)
    reason = f"as written; {named.note}" if named.note else "as written"
    return _with_part(_checked(moment, reason, 1.0), named.part)


def _day_of_month(named: Named, state: Narrative, site: Site) -> Answer:
    """Give a day alone ("on the 17th") the month last spoken of, or the one pointed to ("9th of that month")."""
    if named.month_of is not None:
        month = _pointing(Pointing(named.month_of, Unit.MONTH), state, site)
        if month.value is None:
            return month
        day = replace(first_moment(month.value), grain=Grain.DAY, day=named.day)
        return replace(_checked(day, f"day as written, of {month.reason}", 0.9), aside=month.aside)
    last = state.anchor(site)
    if last is None:
        return NOTHING_BEFORE
    anchor = last_moment(last.value)
    if anchor.grain < Grain.MONTH or anchor.month > 12:
        return Answer(None, f"the last date before it, {last.quote!r}, names no month", 0.5)
    day = replace(anchor, grain=Grain.DAY, day=named.day)
    return _checked(day, f"day as written; month and year of {last.quote!r}, the last date before it", 0.85)


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


def _anchor(counted: Counted, state: Narrative, site: Site) -> tuple[Moment, str] | Answer:
    if counted.from_text:
        return (state.reference, "the text's own date") if state.reference else NO_REFERENCE
    last = state.anchor(site)
    if last is None:
        return NOTHING_BEFORE
    anchor = last_moment(last.value) if counted.forward else first_moment(last.value)
    if anchor.grain < Grain.YEAR:
        return Answer(None, f"the last date before it, {last.quote!r}, names no single year", 0.5)
    return anchor, f"{last.quote!r}, the last date before it"


def _from_event(state: Narrative, site: Site) -> Answer:
    """Return a day that is told by an event: the day that it explains ("16 May, the day before the opening")."""
    last = state.anchor(site)
    day = last_moment(last.value) if last is not None else None
    if last is None or day is None or day.grain is not Grain.DAY or not site.explains(last.site):
        return Answer(None, "counted from an event, and the day of that is not said", 0.5)
    return Answer(day, f"the same day as {last.quote!r}, which it explains", 0.9, True)


def _counted(counted: Counted, state: Narrative, site: Site) -> Answer:
    if counted.from_event:
        return _from_event(state, site)
    if counted.count is None:
        return Answer(None, f"how many {counted.unit}s is not said", 0.5)
    found = _anchor(counted, state, site)
    if isinstance(found, Answer):
        return found
    anchor, source = found
    sign = 1 if counted.forward else -1
    direction = "after" if counted.forward else "before"
    reason = f"{counted.count:g} {counted.unit}{'s' if counted.count != 1 else ''} {direction} {source}"
    moment = shifted(anchor, counted.count * sign, counted.unit)
    if moment is None:
        return Answer(None, f"{reason}, which is not known to the {counted.unit}", 0.5)
    return replace(_checked(moment, reason, 0.9), aside=counted.from_text or not counted.forward)


_STEP = {Which.LAST: -1, Which.PREVIOUS: -1, Which.NEXT: 1, Which.FOLLOWING: 1}
_FROM_TEXT = frozenset({Which.THIS, Which.LAST, Which.NEXT})


def _weekday(pointing: Pointing, state: Narrative, site: Site) -> Answer:
    """Return a bare weekday: the next one after a day of the same paragraph, or the nearest to the text's own date."""
    last, number, own = state.anchor(site), pointing.weekday or 0, state.reference
    day = last_moment(last.value) if last is not None and last.site.paragraph == site.paragraph else None
    if last is not None and day is not None and day.grain is Grain.DAY and not day.approximate:
        value = on_weekday(day, number, forward=True)
        if site.ahead or not state.beyond_day(value):
            return Answer(value, f"the first such weekday from {last.quote!r} on", 0.7)
    if own is None or own.grain is not Grain.DAY or (state.line is not None and abs(state.line.year - own.year) > 1):
        return UNKNOWN_WEEKDAY
    ahead = site.ahead or site.due
    which = "first such weekday from" if ahead else "last such weekday up to"
    return Answer(on_weekday(own, number, forward=ahead), f"the {which} the text's own date", 0.7, True)


def _of_the_account(pointing: Pointing, state: Narrative, site: Site) -> bool:
    """Tell whether "this year" is a year of the account: told in the past tense, and years from the text's own date."""
    if pointing.which is not Which.THIS or not site.past or state.line is None:
        return False
    return state.reference is None or abs(state.reference.year - state.line.year) > 1


def _pointing(pointing: Pointing, state: Narrative, site: Site) -> Answer:
    if pointing.which is None:
        return _weekday(pointing, state, site)
    from_text = pointing.which in _FROM_TEXT and not _of_the_account(pointing, state, site)
    step = _STEP.get(pointing.which, 0)
    last = state.anchor(site)
    if from_text:
        anchor, source = state.reference, "the text's own date"
    elif last is not None:
        anchor = first_moment(last.value) if step < 0 else last_moment(last.value)
        source = f"{last.quote!r}, the last date before it"
    else:
        return NOTHING_BEFORE
    if anchor is None:
        return NO_REFERENCE
    what = {-1: "before", 0: "of", 1: "after"}[step]
    value = pointed(pointing, anchor, step)
    name = "weekday" if pointing.weekday is not None else str(pointing.unit)
    if value is None:
        return Answer(None, f"the {name} {what} {source}, which is not known closely enough", 0.5)
    if isinstance(value, Moment):
        answer = _with_part(_checked(value, f"the {name} {what} {source}", 0.9), pointing.part)
    else:
        answer = Answer(value, f"the {name} {what} {source}", 0.9)
    return replace(answer, aside=from_text or step < 0)


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
            return _counted(expression, state, site)
        case Pointing():
            return _pointing(expression, state, site)
        case Unclear():
            return Answer(None, expression.why, 0.5)
