"""Which year a date means that names none: the one that costs least from where the account stands.

A month or day without a year takes the year that makes the smallest step from where the account stands, and on to the
next full date of the same paragraph if there is one. Steps back count double, and a year other than that of the account
costs half a year, so that the account's own year stands unless the months speak against it. Nothing that is told in the
past lies after the text's own date; what was then to come lies after where the account stands, and what was over by
then before it. A paragraph that has told of nothing but a look back goes on from there. Whether the year is sure enough
to be said, `doubts` decides.

To change how years are weighed, change the constants; to weigh something else, add it to `_Weighing.cost`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from annotate.stages.dates.asides import Aside, aside
from annotate.stages.dates.context import Site
from annotate.stages.dates.moments import Grain, Value, last_moment
from annotate.stages.dates.narrative import LOOK_BACK, Narrative
from annotate.stages.dates.spoken import Choice, Months, Spoken, certain, gap, months, step_cost

#: Weights in months: leaving the account's year; standing on a date beside the account; leaving the years that the
#: heading names, or going beyond the text's own date.
OTHER_YEAR, BESIDE, OUTSIDE = 6, 3, 24
#: Going back, within a sentence, to an earlier year: what is named in one breath runs on.
EARLIER_YEAR = 6
#: Going on to what is told in the pluperfect.
PLUPERFECT = 1
#: Going on to what was over by then, or back to when something ended or had come about.
OVER = 12
#: A look back with which a paragraph begins lasts for so many sentences more.
LASTS = 1
#: A step that costs no more leads to what is close at hand.
AT_HAND = 3
#: Going beyond the year of the next date of the account that names one.
PASSED = 24
#: The next full date counts only if it is no further than this from where the account stands.
NEAR = 24
#: What a text tells of so few months before its own date, or announces in a heading for so few after it, needs no year.
CLOSE = 1
#: "Estimates for 2015" are of a year and not made in it.
_SUBJECT = ("for ", "against ", "than ")
#: Years from that of the account that are weighed, and those where the weekday of the date is named too.
STEPS, WEEKDAY_STEPS = (0, 1, -1), (0, 1, -1, 2, -2, 3, -3)


def choose(
    state: Narrative, in_year: Callable[[int], Value], site: Site, fits: Callable[[int], bool] | None = None
) -> Choice | None:
    """Return the year of a date that names none, or None where no account stands.

    Parameters
    ----------
    state
        Where the account stands.
    in_year
        Returns the date as it would be in a year; of a range, the year in which it begins.
    site
        Where the date stands in the text.
    fits
        Tells whether it may be a year, by its weekday.
    """
    if state.line is None:
        return _before_the_first(state, in_year)
    weighing = _Weighing(state, state.line, site, in_year)
    costs = weighing.choices(WEEKDAY_STEPS if fits else STEPS)
    likeliest = min(costs, key=lambda cost: cost[0])
    if fits:
        costs = [cost for cost in costs if fits(cost[1].year + cost[2])] or weighing.choices(STEPS)
    best, place, step = min(costs, key=lambda cost: cost[0])
    year = place.year + step
    rivals = [(cost - best, other.year + away) for cost, other, away in costs if other.year + away != year]
    margin, rival = min(rivals, default=(OUTSIDE, year))
    other = likeliest[1].year + likeliest[2]
    if other != year and likeliest[0] <= AT_HAND and last_moment(likeliest[1].value).grain > Grain.YEAR:
        # A weekday against a month close at hand: one of them is mistaken.
        margin, rival = 0, other
    decided = state.coming.quote if state.coming is not None and step else ""
    months_on = gap(months(place.value), months(in_year(year)))
    return Choice(year, place, months_on, decided, rival, margin, weighing.is_backed(in_year(year), place))


def _before_the_first(state: Narrative, in_year: Callable[[int], Value]) -> Choice | None:
    """Return the year of a date before any of the account: the next full date of the paragraph runs on from it."""
    coming = state.coming
    if coming is None or aside(coming.site) is not Aside.NONE or state.beyond(months(coming.value)):
        return None
    if _is_of_today(state, in_year):
        return None
    there = months(coming.value)
    years = (there[0] // 12, there[0] // 12 - 1)
    return Choice(min(years, key=lambda year: step_cost(gap(months(in_year(year)), there))), coming)


def _is_of_today(state: Narrative, in_year: Callable[[int], Value]) -> bool:
    """Tell whether a date lies close before the day on which the text was written, or in the month of it."""
    own = state.reference
    if own is None or own.grain is not Grain.DAY:
        return False
    return 0 <= gap(months(in_year(own.year)), months(own)) <= CLOSE


@dataclass(frozen=True, slots=True)
class _Weighing:
    """The weighing of the years of one date: the account and its line, the site of the date, the date in a year."""

    state: Narrative
    line: Spoken
    site: Site
    in_year: Callable[[int], Value]

    def choices(self, steps: Sequence[int]) -> list[tuple[float, Spoken, int]]:
        """Return what each year costs: the cost, the date that it follows, the years between them."""
        out: list[tuple[float, Spoken, int]] = []
        prospect, pluperfect, earlier = self.site.prospect, self.site.pluperfect, self.site.earlier
        for place, extra in self._places():
            there = months(place.value)
            for step in steps:
                here = months(self.in_year(there[1] // 12 + step))
                cost = self._step(here, there, earlier) + self._outside(here, there, prospect) + extra + abs(step) / 100
                out.append((cost + self._by_its_place(here, place, prospect, pluperfect), place, step))
        return out

    def is_backed(self, date: Value, source: Spoken) -> bool:
        """Tell whether another date of the same paragraph, beside the account or less close, names its year."""
        beside, last, here = self.state.beside, self.state.last, months(date)
        near = last is not None and last is not self.line and last.site.paragraph == self.site.paragraph
        if last is not None and near and certain(last.value) and last.year == here[0] // 12:
            return True
        if beside is None or beside is source or not self._may_follow(beside):
            return False
        there = months(beside.value)
        return here[0] // 12 == there[1] // 12 and 0 <= gap(there, here) <= NEAR // 2

    def _places(self) -> Iterator[tuple[Spoken, int]]:
        """Yield the dates that one without a year may follow, each with what it costs to do so.

        A look back or a remark lasts to the end of its paragraph; after a look ahead the account rather goes on there.
        """
        line, site, beside, before = self.line, self.site, self.state.beside, self.state.before
        # "Once in 1938, in June": the year right before it, or that of what it dates.
        if beside is not None and certain(beside.value) and site.belongs_to(beside.site):
            yield beside, 0
            return
        over = site.paragraph > line.site.paragraph
        looked_back = before is not None and gap(months(before.value), months(line.value)) < 0
        if beside is not None and self._is_looked_back(beside):
            yield beside, 0
            yield line, 2 * OTHER_YEAR
            return
        yield line, 2 * BESIDE if looked_back and over else 0
        if before is not None:
            # A bare year does not hold the account as a day or a month after it does.
            bare = 2 * BESIDE if last_moment(before.value).grain is Grain.YEAR < last_moment(line.value).grain else 0
            nearer = OTHER_YEAR if line.site.sentence == site.sentence else 0
            yield before, 2 * BESIDE + bare + nearer if not looked_back else 0 if over else BESIDE
        if beside is not None and self._may_follow(beside):
            yield beside, self._beside_cost(beside)

    def _is_looked_back(self, beside: Spoken) -> bool:
        """Tell whether the paragraph has just told of a look back, or up to when something lasted, and nothing else."""
        if beside.kind in {Aside.LATER, Aside.CONTRAST, Aside.ATTRIBUTE, Aside.BRACKET} or not self._may_follow(beside):
            return False
        if beside.site.paragraph <= self.line.site.paragraph or self.site.sentence - beside.site.sentence > LASTS:
            return False
        return beside.year < self.line.year or beside.kind is Aside.TERM

    def _may_follow(self, beside: Spoken) -> bool:
        """Tell whether the account may go on from a date beside it."""
        if beside.kind in {Aside.LATER, Aside.CONTRAST} or beside.site.start < self.line.site.start:
            # What is spoken of after it has taken the account on.
            return False
        if beside.kind is Aside.REMARK and beside.year > self.line.year + 1:
            # "It promised two reactors by 2003."
            return False
        return beside.site.paragraph == self.site.paragraph and certain(beside.value)

    def _beside_cost(self, beside: Spoken) -> int:
        """Return what it costs to go on from a date beside the account: the more, the further off it lies.

        A year further on that nothing marks as a remark may be where the account has gone.
        """
        later, sentences = self.state.later, self.site.sentence - beside.site.sentence
        onward = beside.kind is Aside.NONE and beside.year > self.line.year and sentences <= 1
        onward = onward and (later is None or later.year >= beside.year)
        if onward and not beside.site.prospect and not beside.site.words_before.endswith(_SUBJECT):
            return BESIDE if sentences else 0
        return BESIDE + min(abs(beside.year - self.line.year), OTHER_YEAR)

    def _by_its_place(self, here: Months, place: Spoken, prospect: bool, pluperfect: bool) -> int:
        """Return what it costs, by where a date stands and what is told further on, to lie before or after another."""
        there, later = months(place.value), self.state.later
        if here[1] // 12 < there[0] // 12 and place.site.sentence == self.site.sentence:
            return EARLIER_YEAR
        if here[1] < there[0] and self.site.runs_on_from(place.site):
            return EARLIER_YEAR
        cost = 0
        if here[0] > there[1] and pluperfect:
            runs_on = not self.site.earlier or place.site.pluperfect
            cost = 2 * OTHER_YEAR if place.site.prospect else PLUPERFECT if runs_on else OVER
        elif here[1] < there[0] and prospect:
            cost = OTHER_YEAR
        elif here[1] < there[0] and self.site.term and not pluperfect:
            cost = OVER
        close = here[0] - there[1] <= 1 and place.site.paragraph == self.site.paragraph
        if later is not None and self._bounds(later, there) and not close:
            # What runs on into a year that a later date of the account has not reached has run on too early.
            cost += PASSED if there[0] // 12 <= later.year < here[0] // 12 else 0
        return cost

    def _bounds(self, later: Spoken, there: Months) -> bool:
        """Tell whether a later date says how far the account has come: it lies ahead, or is told right after."""
        if gap(there, months(later.value)) >= 0:
            return True
        # Further off it is a look back itself.
        return later.site.paragraph - self.site.paragraph <= 1 and later.site.section == self.site.section

    def _step(self, here: Months, there: Months, earlier: bool) -> int:
        """Return what it costs to go from one stretch to another, and on to the next full date."""
        step = gap(there, here)
        # In the pluperfect a step back is as likely as one on.
        cost = (abs(step) if earlier else step_cost(step)) + (0 if here[0] // 12 == there[1] // 12 else OTHER_YEAR)
        coming = self.state.coming
        if coming is None or earlier:
            return cost
        # What comes in a later sentence and lies back is a look back.
        back = NEAR if coming.site.sentence == self.site.sentence else LOOK_BACK
        if -back <= gap(there, months(coming.value)) <= NEAR:
            if here[0] > there[1] and coming.site.sentence > self.site.sentence:
                # Leaving a bare year for what comes takes all of it.
                cost += there[1] - there[0]
            return cost + step_cost(gap(here, months(coming.value)))
        # Else a place far from what comes would cost less than one that leads to it.
        return cost + NEAR

    def _outside(self, here: Months, there: Months, prospect: bool) -> int:
        """Return what it costs to leave the years of the heading, or to go beyond the text's own date."""
        state, section = self.state, self.state.section
        away = 0 if section is None or self.site.earlier else section.months_away(here)
        cost = 0 if not away else OTHER_YEAR if away <= LOOK_BACK else OUTSIDE
        if not prospect and state.beyond(here) and (not state.beyond(there) or self.site.told):
            cost += OUTSIDE
        return cost
