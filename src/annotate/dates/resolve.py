"""Resolves date expressions to calendar values, one after the other, each with its reason in plain words."""

from __future__ import annotations

from dataclasses import dataclass, replace

from annotate.dates import moments
from annotate.dates.context import Narrative, Site, distance
from annotate.dates.expressions import Between, Counted, Expression, Named, Pointing, Unclear, Unit, Which
from annotate.dates.find import share_year, year_from
from annotate.dates.moments import Grain, Moment, Part, Stretch, Value, first_moment, last_moment


@dataclass(frozen=True, slots=True)
class Answer:
    """What an expression means: a value, or None; why; a factor for the score (1 where the words say it all).

    `aside` marks a date of the text's own present, which doesn't move the account.
    """

    value: Value | None
    reason: str
    trust: float = 1.0
    aside: bool = False


NO_REFERENCE = Answer(None, "the text's own date is not known", 0.5)
NOTHING_BEFORE = Answer(None, "no date was spoken of before", 0.5)
_GRAIN_WORDS = {
    Grain.CENTURY: "century", Grain.DECADE: "decade", Grain.YEAR: "year", Grain.SEASON: "season",
    Grain.MONTH: "month", Grain.DAY: "month and day",
}  # fmt: skip
_UNIT_GRAIN = {
    Unit.DAY: Grain.DAY, Unit.MONTH: Grain.MONTH, Unit.SEASON: Grain.SEASON, Unit.YEAR: Grain.YEAR,
    Unit.DECADE: Grain.DECADE, Unit.CENTURY: Grain.CENTURY,
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
    return Answer(value, f"{answer.reason}; {part} part of it", answer.trust)


def _century_for(named: Named, state: Narrative) -> Answer | Named:
    """Give a year of two digits its century: the account's, else that of the text's own date."""
    if state.last is not None:
        near = moments.ends(last_moment(state.last))[1][0]
        source = f"century of {state.last_quote!r}"
    elif state.reference is not None:
        near, source = state.reference.year, "century before the text's own date"
    else:
        return Answer(None, "the century is not said", 0.5)
    year = near // 100 * 100 + (named.year or 0)
    if state.reference is not None and year > state.reference.year:
        year -= 100
    return replace(named, year=year, short=False, note=source)


def _year_for(named: Named, state: Narrative, site: Site) -> tuple[int, str, float] | Answer:
    """Find the year of a month, season or day that names none."""
    if named.year_of is not None:
        pointed = _pointing(Pointing(named.year_of, Unit.YEAR), state, site)
        if pointed.value is None:
            return pointed
        return first_moment(pointed.value).year, pointed.reason, pointed.trust
    if site.ahead and state.reference is not None:
        year = state.reference.year
        return year, f"year {year} from the text's own date, as the sentence looks ahead", 0.85
    if state.year is not None and state.year_site is not None:
        gap = site.paragraph - state.year_site.paragraph
        trust = 0.95 if site.sentence - state.year_site.sentence <= 1 else 0.85 if gap == 0 else 0.75
        return state.year, f"year {state.year} {distance(site, state.year_site)}", trust
    if state.reference is not None:
        return state.reference.year, f"year {state.reference.year} from the text's own date", 0.8
    return Answer(None, "no year is given and none was spoken of before", 0.5)


def _named(named: Named, state: Narrative, site: Site) -> Answer:
    if named.short:
        completed = _century_for(named, state)
        return completed if isinstance(completed, Answer) else _scaled(_named(completed, state, site), 0.9)
    if named.year is None:
        found = _year_for(named, state, site)
        if isinstance(found, Answer):
            return found
        year, why, trust = found
        moment = Moment(named.grain, year, named.month, named.day)
        return _with_part(_checked(moment, f"{_GRAIN_WORDS[named.grain]} as written; {why}", trust), named.part)
    moment = Moment(named.grain, named.year, named.month, named.day)
    reason = f"as written; {named.note}" if named.note else "as written"
    return _with_part(_checked(moment, reason, 1.0), named.part)


def _scaled(answer: Answer, factor: float) -> Answer:
    return replace(answer, trust=answer.trust * factor)


def _between(pair: Between, state: Narrative, site: Site) -> Answer:
    first, last = share_year(pair.first, pair.last)
    begin = _named(first, state, site)
    if begin.value is None:
        return begin
    if last.year is None and last.year_of is None and last.grain > Grain.YEAR:
        start = first_moment(begin.value)
        last = replace(last, year=start.year + ((last.month, last.day) < (start.month, start.day)))
    last = year_from(last, replace(first, year=first_moment(begin.value).year, short=False))
    end = _named(last, state, site)
    if end.value is None:
        return end
    value = moments.between(begin.value, end.value)
    if value is None:
        return Answer(None, "the range runs backwards", 0.5)
    reason = begin.reason if begin.reason == end.reason or end.reason == "as written" else end.reason
    return Answer(value, f"from the beginning of the first to the end of the last; {reason}", min(begin.trust, end.trust))


def _anchor(counted: Counted, state: Narrative) -> tuple[Moment, str] | Answer:
    if counted.from_text:
        return (state.reference, "the text's own date") if state.reference else NO_REFERENCE
    if state.last is None:
        return NOTHING_BEFORE
    anchor = last_moment(state.last) if counted.forward else first_moment(state.last)
    if anchor.grain < Grain.YEAR:
        return Answer(None, f"the last date before it, {state.last_quote!r}, names no single year", 0.5)
    return anchor, f"{state.last_quote!r}, the last date before it"


def _counted(counted: Counted, state: Narrative) -> Answer:
    if counted.count is None:
        return Answer(None, f"how many {counted.unit}s is not said", 0.5)
    found = _anchor(counted, state)
    if isinstance(found, Answer):
        return found
    anchor, source = found
    sign = 1 if counted.forward else -1
    direction = "after" if counted.forward else "before"
    reason = f"{counted.count:g} {counted.unit}{'s' if counted.count != 1 else ''} {direction} {source}"
    moment = _shifted(anchor, counted.count * sign, counted.unit)
    if moment is None:
        return Answer(None, f"{reason}, which is not known to the {counted.unit}", 0.5)
    return _checked(moment, reason, 0.9)


def _shifted(anchor: Moment, count: float, unit: Unit) -> Moment | None:
    """Move an anchor; the result is as precise as the unit, and approximate for decades, centuries and weeks."""
    match unit:
        case Unit.DECADE | Unit.CENTURY:
            years = round(count * (10 if unit is Unit.DECADE else 100))
            return Moment(Grain.YEAR, anchor.year + years, approximate=True)
        case Unit.YEAR if count == int(count):
            return Moment(Grain.YEAR, anchor.year + int(count), approximate=anchor.approximate)
        case Unit.YEAR | Unit.MONTH:
            months = count * (12 if unit is Unit.YEAR else 1)
            if anchor.grain < Grain.MONTH:
                return None
            moved = moments.shift_months(anchor, round(months))
            return replace(moved, approximate=anchor.approximate or months != int(months) or unit is Unit.YEAR)
        case Unit.DAY | Unit.WEEK if anchor.grain is Grain.DAY:
            days = moments.shift_days(anchor, round(count * (7 if unit is Unit.WEEK else 1)))
            return days and replace(days, approximate=anchor.approximate or unit is Unit.WEEK)
        case _:
            return None


_STEP = {Which.LAST: -1, Which.PREVIOUS: -1, Which.NEXT: 1, Which.FOLLOWING: 1}
_FROM_TEXT = frozenset({Which.THIS, Which.LAST, Which.NEXT})


def _pointing(pointing: Pointing, state: Narrative, site: Site) -> Answer:
    if pointing.which is None:
        return Answer(None, "which of these weekdays is meant is not said", 0.5)
    from_text = pointing.which in _FROM_TEXT
    if from_text and state.reference is None:
        return NO_REFERENCE
    if not from_text and state.last is None:
        return NOTHING_BEFORE
    step = _STEP.get(pointing.which, 0)
    anchor = state.reference if from_text else None
    if anchor is None and state.last is not None:
        anchor = first_moment(state.last) if step < 0 else last_moment(state.last)
    if anchor is None:
        return NOTHING_BEFORE
    source = "the text's own date" if from_text else f"{state.last_quote!r}, the last date before it"
    what = {-1: "before", 0: "of", 1: "after"}[step]
    value = _pointed(pointing, anchor, step)
    name = "weekday" if pointing.weekday is not None else str(pointing.unit)
    if value is None:
        return Answer(None, f"the {name} {what} {source}, which is not known closely enough", 0.5)
    if isinstance(value, Moment):
        return _with_part(_checked(value, f"the {name} {what} {source}", 0.9), pointing.part)
    return Answer(value, f"the {name} {what} {source}", 0.9)


def _pointed(pointing: Pointing, anchor: Moment, step: int) -> Value | None:
    if pointing.weekday is not None:
        return _weekday(anchor, pointing.weekday, step)
    if pointing.month:
        return _named_month(anchor, pointing.month, step)
    if pointing.unit is Unit.WEEK:
        return _week(anchor, step)
    return _unit(anchor, _UNIT_GRAIN[pointing.unit], step)


def _unit(anchor: Moment, grain: Grain, step: int) -> Moment | None:
    """Return the unit that holds the anchor, or the one before or after it."""
    if anchor.grain < grain or (grain is Grain.SEASON and anchor.grain is not grain):
        return None
    rough = anchor.approximate
    match grain:
        case Grain.CENTURY | Grain.DECADE:
            length = 100 if grain is Grain.CENTURY else 10
            return Moment(grain, anchor.year // length * length + step * length, approximate=rough)
        case Grain.YEAR:
            return Moment(grain, anchor.year + step, approximate=rough)
        case Grain.SEASON:
            index = anchor.year * 4 + anchor.month - 21 + step
            return Moment(grain, index // 4, index % 4 + 21, approximate=rough)
        case Grain.MONTH:
            return moments.shift_months(replace(anchor, month=_month(anchor)), step)
        case _:
            return moments.shift_days(anchor, step) if step else anchor


def _month(moment: Moment) -> int:
    return moment.month if moment.month <= 12 else moments.season_months(moment.month)[0]


def _named_month(anchor: Moment, month: int, step: int) -> Moment | None:
    """Return a month or season by name: in the anchor's year, or the nearest one before or after the anchor."""
    if anchor.grain < Grain.YEAR:
        return None
    grain = Grain.SEASON if month > 12 else Grain.MONTH
    place = moments.season_months(month)[0] if month > 12 else month
    year = anchor.year
    if step and anchor.grain is Grain.YEAR:
        year += step
    elif step > 0 and place <= _month(anchor):
        year += 1
    elif step < 0 and place >= _month(anchor):
        year -= 1
    return Moment(grain, year, month, approximate=anchor.approximate)


def _weekday(anchor: Moment, number: int, step: int) -> Moment | None:
    today = moments.weekday(anchor) if anchor.grain is Grain.DAY else None
    if today is None:
        return None
    if step > 0:
        return moments.shift_days(anchor, (number - today - 1) % 7 + 1)
    if step < 0:
        return moments.shift_days(anchor, -((today - number - 1) % 7 + 1))
    return moments.shift_days(anchor, number - today)


def _week(anchor: Moment, step: int) -> Value | None:
    today = moments.weekday(anchor) if anchor.grain is Grain.DAY else None
    if today is None:
        return None
    monday = moments.shift_days(anchor, 7 * step - today)
    sunday = moments.shift_days(anchor, 7 * step - today + 6)
    return Stretch(monday, sunday) if monday and sunday else None


def resolve(expression: Expression, state: Narrative, site: Site) -> Answer:
    """Return what an expression means in the state of the account at its site.

    A value is only given where the words and the state determine it; otherwise the reason says what is missing.
    """
    match expression:
        case Named():
            return _named(expression, state, site)
        case Between():
            return _between(expression, state, site)
        case Counted():
            return _counted(expression, state)
        case Pointing():
            return _pointing(expression, state, site)
        case Unclear():
            return Answer(None, expression.why, 0.5)
