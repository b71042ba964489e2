"""What counts or points is resolved: "two years later", "that August", "on Monday"."""

from __future__ import annotations

import re
from dataclasses import replace

from annotate.stages.dates.anchors import anchor_of
from annotate.stages.dates.answers import NO_REFERENCE, NOTHING_BEFORE, UNKNOWN_WEEKDAY, Answer, checked, with_part
from annotate.stages.dates.arithmetic import UNIT_GRAIN, on_weekday, pointed, shifted_by
from annotate.stages.dates.asides import is_of_a_paper
from annotate.stages.dates.context import Site
from annotate.stages.dates.expressions import Counted, Pointing, Unit, Which
from annotate.stages.dates.moments import Grain, Moment, ends, first_moment, last_moment, shift_days
from annotate.stages.dates.narrative import Narrative
from annotate.stages.dates.spoken import Spoken


def _entry(state: Narrative, site: Site) -> tuple[Moment, str] | None:
    """Return the day that leads the line, from which a diary counts "yesterday"."""
    entry = state.entry
    if entry is None or entry.site.paragraph != site.paragraph:
        return None
    return first_moment(entry.value), f"{entry.quote!r}, under which it is told"


def _anchor(counted: Counted, state: Narrative, site: Site) -> tuple[Moment, str] | Answer:
    if counted.from_text and _is_undecided(state, site):
        return UNDECIDED
    entry = _entry(state, site) if counted.from_text and counted.unit is Unit.DAY else None
    if entry is not None:
        return entry
    if counted.from_text and not (state.is_past and site.reported):
        return (state.reference, "the text's own date") if state.reference else NO_REFERENCE
    grain = UNIT_GRAIN.get(counted.parts[-1][1], Grain.DAY)
    last = (state.last if counted.from_text else None) or anchor_of(state, site, grain)
    if last is None or _is_open(last, state):
        return NOTHING_BEFORE if last is None else OPEN_BEFORE
    anchor = last_moment(last.value) if counted.forward else first_moment(last.value)
    if anchor.grain < Grain.YEAR:
        return Answer(None, f"the last date before it, {last.quote!r}, names no single year", 0.5)
    return anchor, f"{last.quote!r}, the last date before it"


def _is_open(last: Spoken, state: Narrative) -> bool:
    """Tell whether the year of what was spoken of after a date stayed open: words count from that."""
    return state.unsure is not None and state.unsure.site.start > last.site.start


def _is_undecided(state: Narrative, site: Site) -> bool:
    """Tell whether "two years ago" may count from an account of the past or from the text's own date.

    So it is in the pluperfect where nobody is said to speak: "had tricked him two years ago" is what he thought then.
    """
    return state.is_past and site.looks_back and not site.reported


def _from_event(state: Narrative, site: Site) -> Answer:
    """Return a day that is told by an event: the day that it explains ("16 May, the day before the opening")."""
    last = anchor_of(state, site)
    day = last_moment(last.value) if last is not None else None
    if last is None or day is None or day.grain is not Grain.DAY or not site.explains(last.site):
        return Answer(None, "counted from an event, and the day of that is not said", 0.5)
    return Answer(day, f"the same day as {last.quote!r}, which it explains", 0.9, True)


def counted_answer(counted: Counted, state: Narrative, site: Site) -> Answer:
    """Return what a distance means, from where it is counted."""
    if counted.from_event:
        return _from_event(state, site)
    if counted.count is None:
        return Answer(None, f"how many {counted.unit}s is not said", 0.5)
    found, named = _anchor(counted, state, site), _named_after(counted, state, site)
    if isinstance(found, Answer):
        return named or found
    anchor, source = found
    sign = 1 if counted.forward else -1
    reason = f"{_in_words(counted)} {'after' if counted.forward else 'before'} {source}"
    moment = shifted_by(anchor, counted.parts, sign)
    if named is not None and isinstance(named.value, Moment) and (moment is None or _near(named.value, moment)):
        return named
    if moment is None:
        return Answer(None, f"{reason}, which is not known to the {counted.parts[-1][1]}", 0.5)
    return replace(checked(moment, reason, 0.9), aside=counted.from_text or not counted.forward)


def _in_words(counted: Counted) -> str:
    """Say a distance: "3 years, 1 month and 2 days"."""
    parts = [f"{count or 0:g} {unit}{'s' if count != 1 else ''}" for count, unit in counted.parts]
    return " and ".join(filter(None, (", ".join(parts[:-1]), parts[-1])))


def _named_after(counted: Counted, state: Narrative, site: Site) -> Answer | None:
    """Return what the full date right behind a distance says that it comes to ("four months later, in June 1972")."""
    coming = state.coming
    if coming is None or not isinstance(coming.value, Moment):
        return None
    if not _EXPLAINED.fullmatch(site.map.text[site.end : coming.site.start][: _EXPLAINED_LENGTH + 1]):
        return None
    grain = min(UNIT_GRAIN.get(counted.unit, Grain.DAY), coming.value.grain)
    value = replace(coming.value, grain=grain, month=0 if grain <= Grain.YEAR else coming.value.month)
    value = replace(value, day=value.day if grain is Grain.DAY else 0)
    return Answer(value, f"the {counted.unit} of {coming.quote!r}, which explains it", 0.95, not counted.forward)


def _near(one: Moment, other: Moment) -> bool:
    """Tell whether two moments lie no more than a year apart, and a quarter of one where both name a month."""
    if min(one.grain, other.grain) <= Grain.YEAR:
        return abs(one.year - other.year) <= 1
    return abs(one.year * 12 + one.month - other.year * 12 - other.month) <= 3


OPEN_BEFORE = Answer(None, "the year of the last date before it is open", 0.5, unsure=True)
UNDECIDED = Answer(None, "it is not said whether it counts from then or from the text's own date", 0.5)
#: What stands between a distance and the date that it comes to.
_EXPLAINED = re.compile(r",?[ ](?:(?:on|in)[ ])?(?:the[ ])?")
_EXPLAINED_LENGTH = 9

_STEP = {Which.LAST: -1, Which.PREVIOUS: -1, Which.NEXT: 1, Which.FOLLOWING: 1}
#: Weekdays are named for so many days.
_WEEKS = 14
_FROM_TEXT = frozenset({Which.THIS, Which.LAST, Which.NEXT})


def _is_gone(last: Spoken, own: Moment) -> bool:
    """Tell whether a report or a letter no longer tells from a date: weeks before its own day, or a letter's."""
    return ends(own)[0] > ends(last.value)[1] and (
        is_of_a_paper(last.site) or ends(shift_days(own, -_WEEKS))[0] > ends(last.value)[1]
    )


def _weekday(pointing: Pointing, state: Narrative, site: Site) -> Answer:
    """Return a bare weekday: the next one after a day of the same paragraph, or the nearest to the text's own date."""
    last, number, own = anchor_of(state, site), pointing.weekday or 0, state.reference
    ahead = (site.ahead and not (state.is_past and site.reported)) or site.due
    ahead = ahead or (not state.is_past and site.arranged)
    known = own is not None and own.grain is Grain.DAY
    if own is not None and known and ahead and not (last and state.beyond_day(last.value)):
        return Answer(
            on_weekday(own, number, forward=True), "the first such weekday from the text's own date", 0.7, True
        )
    near = last is not None and last.site.paragraph == site.paragraph
    if last is not None and own is not None and known and not state.is_past and _is_gone(last, own):
        # "I had yours of the 30th of July on Sunday": a weekday is one of those before it is told.
        near = False
    day = last_moment(last.value) if last is not None and near else None
    if last is not None and day is not None and day.grain is Grain.DAY and not day.approximate:
        value = on_weekday(day, number, forward=True)
        if ahead or not state.beyond_day(value):
            return Answer(value, f"the first such weekday from {last.quote!r} on", 0.7)
    if own is None or not known:
        return UNKNOWN_WEEKDAY
    if state.line is not None and abs(state.line.year - own.year) > 1 and not site.reports:
        return UNKNOWN_WEEKDAY
    if ahead and not state.is_past:
        return Answer(
            on_weekday(own, number, forward=True), "the first such weekday from the text's own date", 0.7, True
        )
    return Answer(on_weekday(own, number, forward=False), "the last such weekday up to the text's own date", 0.7, True)


def _of_the_account(pointing: Pointing, state: Narrative, site: Site) -> bool:
    """Tell whether "this year" is a year of the account: told in the past tense, and years from the text's own date.

    So is "last year" where somebody of the account says it.
    """
    if state.is_past and site.reported:
        return True
    if pointing.which is not Which.THIS or not site.past or state.line is None:
        return False
    return state.reference is None or abs(state.reference.year - state.line.year) > 1


#: Words no longer point to what stands so many paragraphs or sentences before, or beyond more than one heading.
_FAR_PARAGRAPHS, _FAR_SENTENCES = 4, 20


def _is_far(here: Site, there: Site) -> bool:
    paragraphs, sections = here.paragraph - there.paragraph, here.section - there.section
    return sections > 1 or paragraphs > _FAR_PARAGRAPHS or here.sentence - there.sentence > _FAR_SENTENCES


def _unanchored(last: Spoken | None, state: Narrative, site: Site, *, from_text: bool) -> Answer | None:
    """Return why nothing can be counted from the text's own date, or else from the last date; None where it can."""
    if from_text:
        return UNDECIDED if _is_undecided(state, site) else None
    if last is None:
        return NOTHING_BEFORE
    if _is_open(last, state):
        return OPEN_BEFORE
    if _is_far(site, last.site):
        return Answer(None, f"the last date before it, {last.quote!r}, lies too far back to point to", 0.5)
    return None


def _last_day(last: Spoken | None, state: Narrative, site: Site) -> Spoken | None:
    """Return the day of "the same morning", where a year was named since: "last Friday, the first since 1945"."""
    day = state.day
    near = day is not None and site.sentence - day.site.sentence <= 1
    coarse = last is None or last_moment(last.value).grain < Grain.DAY
    return day if near and coarse else last


def pointed_answer(pointing: Pointing, state: Narrative, site: Site) -> Answer:
    """Return what pointing words mean, from the text's own date or from the account."""
    if pointing.which is None:
        return _weekday(pointing, state, site)
    from_text = pointing.which in _FROM_TEXT and not _of_the_account(pointing, state, site)
    step = _STEP.get(pointing.which, 0)
    # Who speaks counts from when they speak, and not from what they spoke of before ("two years ago … last year").
    last = (state.last if pointing.which in _FROM_TEXT and site.reported else None) or anchor_of(state, site)
    if pointing.unit is Unit.DAY and not from_text:
        last = _last_day(last, state, site)
    unknown = _unanchored(last, state, site, from_text=from_text)
    if unknown is not None:
        return unknown
    anchor: Moment | None
    entry = _entry(state, site) if from_text and pointing.unit is Unit.DAY else None
    if entry is not None:
        anchor, source = entry
    elif from_text or last is None:
        anchor, source = state.reference, "the text's own date"
    else:
        anchor = first_moment(last.value) if step < 0 else last_moment(last.value)
        source = f"{last.quote!r}, the last date before it"
    if anchor is None:
        return NO_REFERENCE
    what = {-1: "before", 0: "of", 1: "after"}[step]
    value = pointed(pointing, anchor, step)
    name = "weekday" if pointing.weekday is not None else str(pointing.unit)
    if value is None:
        return Answer(None, f"the {name} {what} {source}, which is not known closely enough", 0.5)
    if isinstance(value, Moment):
        answer = with_part(checked(value, f"the {name} {what} {source}", 0.9), pointing.part)
    else:
        answer = Answer(value, f"the {name} {what} {source}", 0.9)
    return replace(answer, aside=from_text or step < 0)
