"""The year of a date that names none, and the century of a year of two figures."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from annotate.stages.dates.anchors import anchor_of
from annotate.stages.dates.answers import Answer, Year
from annotate.stages.dates.choosing import CLOSE, choose
from annotate.stages.dates.context import Site, distance
from annotate.stages.dates.doubts import doubt
from annotate.stages.dates.eponyms import event_of, known_year, said_year
from annotate.stages.dates.expressions import Named, Pointing, Unit, Which
from annotate.stages.dates.leaning import counted_answer, pointed_answer
from annotate.stages.dates.moments import (
    Grain,
    Moment,
    Stretch,
    Value,
    first_moment,
    last_day,
    last_moment,
    weekday,
)
from annotate.stages.dates.narrative import FAR, Narrative
from annotate.stages.dates.spoken import Choice, gap, months
from annotate.values.edtf import year_words

NO_YEAR = Answer(None, "no year is given and none was spoken of before", 0.5)
EVERY_YEAR = Answer(None, "it comes round every year", 0.5)
VAGUE = Answer(None, "the dates before it name no single year", 0.5)
#: A sentence that names a year more than so many years away speaks of another event of the same day.
ANEW = 2
#: Months after which what is told without a year is no news.
SEASONS = 4


def century_for(named: Named, state: Narrative, site: Site) -> Answer | Named:
    """Give a year of two digits its century: the account's, else that of the text's own date."""
    last, own = anchor_of(state, site), state.reference
    if last is not None:
        near, source = last.year, f"century of {last.quote!r}"
    elif own is not None:
        near, source = own.year, "century before the text's own date"
    else:
        return Answer(None, "the century is not said", 0.5)
    if near <= 0:
        # In an account before Christ "15 March 44" goes down too.
        return replace(named, short=False, note=source)
    years = [near // 100 * 100 + (named.year or 0) + step for step in (0, -100, 100)]
    years = [year for year in years if own is None or year <= own.year] or years[1:2]
    return replace(named, year=min(years, key=lambda year: abs(year - near)), short=False, note=source)


def _pointed_year(which: Which, state: Narrative, site: Site) -> Year | Answer:
    pointed = pointed_answer(Pointing(which, Unit.YEAR), state, site)
    if pointed.value is None:
        return pointed
    return Year(first_moment(pointed.value).year, pointed.reason, pointed.trust)


def _chosen(choice: Choice, site: Site) -> Year:
    there = choice.source.site
    trust = 0.95 if site.sentence - there.sentence <= 1 else 0.85 if site.paragraph == there.paragraph else 0.75
    year, known, source = choice.year, choice.source.year, distance(site, there)
    if year == known:
        return Year(year, f"year {year_words(year)} {source}", trust)
    which = "after" if year > known else "before"
    words = f"year {year_words(year)}, the one {which} {year_words(known)} {source}"
    return Year(year, f"{words}; {choice.decided_by!r} follows" if choice.decided_by else words, trust * 0.9)


def _in_year(named: Named, until: Named | None, year: int) -> Value:
    """Return a date that names no year as it would be in a year: from `named` to `until`, or `named` alone."""
    first = Moment(named.grain, year, named.month, min(named.day, 28))
    if until is None or until.year is not None or until.year_of is not None or until.grain <= Grain.YEAR:
        return first
    rolls = (until.month, until.day) < (named.month, named.day)
    return Stretch(first, Moment(until.grain, year + rolls, until.month, min(until.day, 28)))


def _fits(named: Named) -> Callable[[int], bool] | None:
    """Return what tells whether a day falls in a year on the weekday that is named with it, if one is."""
    number, month, day = named.weekday, named.month, named.day
    if number is None:
        return None
    return lambda year: day <= last_day(year, month) and weekday(Moment(Grain.DAY, year, month, day)) == number


def _year_of_event(named: Named, state: Narrative, site: Site) -> Year | Answer | None:
    """Return the year of the event that a day names, None where it names none or its year is not known."""
    event = event_of(site) if named.grain >= Grain.SEASON else None
    if event is None:
        return None
    if named.grain < Grain.DAY:
        return said_year(event)  # "Spring Offensive of 1918"
    line, told = state.line, state.same_day
    spoken = [one.year for one in (line, told) if one is not None]
    latest = state.reference.year if state.reference else None
    known = said_year(event) or known_year(named.month, named.day, event, spoken, latest)
    if known is not None or told is None:
        return known
    if line is not None and line.site.sentence == site.sentence and abs(line.year - told.year) > ANEW:
        return None
    return Year(told.year, f"year {year_words(told.year)} of the same day, {distance(site, told.site)}", 0.9, True)


def year_for(named: Named, state: Narrative, site: Site, until: Named | None) -> Year | Answer:
    """Find the year of a month, season or day that names none."""
    if named.year_of is not None:
        return _pointed_year(named.year_of, state, site)
    if state.distance is not None:
        counted = counted_answer(state.distance, state, site)
        if counted.value is not None:
            return Year(first_moment(counted.value).year, counted.reason, counted.trust)
    if site.recurs or _is_of_every_year(named, until, state, site):
        return EVERY_YEAR
    return _year_of_event(named, state, site) or _year_by_account(named, state, site, until)


def _is_of_every_year(named: Named, until: Named | None, state: Narrative, site: Site) -> bool:
    """Tell whether the sentence says in the present what is so in a month, a season or on a day of every year.

    An account in the present ("In May students occupy the theatre") goes on from a date that is told so too.
    """
    if site.heading or site.leads_line or site.dateline or site.ahead or site.due or site.arranged:
        return False
    if site.words_before.endswith("since "):
        return False
    day = named.grain is Grain.DAY
    if site.is_habit(day):
        return True
    stretch = until is not None or named.grain is Grain.SEASON
    if day or not stretch or not site.is_of_now or _stands_near(state, site, state.reference):
        return False
    return state.line is None or state.line.site.tells_past


def _year_by_account(named: Named, state: Narrative, site: Site, until: Named | None) -> Year | Answer:
    """Find the year by where the account stands, or by the text's own date."""
    own, in_year = state.reference, lambda year: _in_year(named, until, year)
    if named.near is not None and own is not None:
        # "12 October last", told in an account of the past, is counted from there.
        present = last_moment(state.line.value) if state.is_past and state.line is not None else own
        return _own_year(present, in_year, ahead=named.near is Which.NEXT)
    if own is not None and (_is_of_now(state, site, own) or _is_of_report(site, own, in_year)):
        return _own_year(own, in_year, ahead=False)
    ahead = own is not None and (_is_ahead(state, site, own) or _is_announced(state, site, own, in_year))
    choice = None if ahead else choose(state, in_year, site, _fits(named))
    if choice is not None:
        why = doubt(choice, state, site)
        return Answer(None, why, 0.5, unsure=True) if why else _chosen(choice, site)
    if not ahead and _is_of_a_past(state, site, in_year):
        return VAGUE
    return NO_YEAR if own is None else _own_year(own, in_year, ahead=ahead)


def _is_of_a_past(state: Narrative, site: Site, in_year: Callable[[int], Value]) -> bool:
    """Tell whether years were told that lie long before the text's own date, none of them for certain.

    Years beside the account alone ("Vask (1901\u20131992)") speak so of what lies seasons before the text's own day: a
    paper of that day tells of its last weeks.
    """
    own, last = state.reference, state.last
    told = last or state.beside or state.noted
    if told is None or own is None or own.year - told.year < FAR or not site.past or site.reports:
        return False
    return last is not None or (own.grain is Grain.DAY and _months_ago(own, in_year) >= SEASONS)


def _months_ago(own: Moment, in_year: Callable[[int], Value]) -> int:
    """Return how many months before a day the last such date up to it lies."""
    back = gap(months(in_year(own.year)), months(own))
    return back if back >= 0 else gap(months(in_year(own.year - 1)), months(own))


def _stands_near(state: Narrative, site: Site, own: Moment | None) -> bool:
    """Tell whether the account stands near the day on which the text was written, or in the same sentence."""
    line = state.line
    return (
        own is not None
        and own.grain is Grain.DAY
        and line is not None
        and (not state.is_past or line.site.sentence == site.sentence)
    )


def _is_ahead(state: Narrative, site: Site, own: Moment) -> bool:
    """Tell whether a date lies ahead of the text's own date, as its sentence looks ahead or arranges something."""
    if site.ahead or site.due:
        return not (state.is_past and site.reported)
    if own.grain is Grain.DAY and state.line is None and state.last is None:
        # Of a text that has told no year: "he would be back by 1 August", "the congress opens on 23 April".
        return site.prospect or site.arranged
    return _stands_near(state, site, own) and site.arranged


def _is_of_now(state: Narrative, site: Site, own: Moment) -> bool:
    """Tell whether a date is of the text's own time: its dateline, "since January two have come", or in the present."""
    if own.grain is Grain.DAY and site.dateline:
        return True
    if site.until_now:
        return not site.reported
    return _stands_near(state, site, own) and site.present and not _is_ahead(state, site, own)


def _is_of_report(site: Site, own: Moment, in_year: Callable[[int], Value]) -> bool:
    """Tell whether a day is the dateline of one of several reports, not long before the text's own day."""
    if own.grain is not Grain.DAY or not site.opens_report:
        return False
    return 0 <= _months_ago(own, in_year) <= CLOSE


def _is_announced(state: Narrative, site: Site, own: Moment, in_year: Callable[[int], Value]) -> bool:
    """Tell whether a heading of a text that has told no year names what is close ahead: "Home after October 1"."""
    if own.grain is not Grain.DAY or state.last is not None or state.line is not None or not site.heading:
        return False
    here = months(in_year(own.year))
    after = gap(months(own), here if here[1] >= months(own)[0] else months(in_year(own.year + 1)))
    return 0 <= after <= CLOSE and not site.past


def _own_year(own: Moment, in_year: Callable[[int], Value], ahead: bool) -> Year:
    """Return the year of a date of the text's present: the last one up to the text's own date, or the next from it."""
    there = months(own)
    here = months(in_year(own.year))
    year = own.year + (ahead and here[1] < there[0]) - (not ahead and here[0] > there[1])
    words = f"year {year_words(year)} from the text's own date"
    if year != own.year:
        words = f"year {year_words(year)}, so that it lies {'after' if ahead else 'before'} the text's own date"
    return Year(year, f"{words}, as the sentence looks ahead" if ahead else words, 0.85 if ahead else 0.8, ahead)
