"""The narrative-time tracker: where an account stands in time, and which year it means when it names none.

An account mostly goes forward. It stands at its last certain date (`line`); dates beside it (`asides`) do not move it,
nor does one after the text's own date. A month or day without a year takes the year that makes the smallest step from
where the account stands, and on to the next full date of the same paragraph if there is one. Steps back count double,
and a year other than that of the account costs half a year, so that the account's own year stands unless the months
speak against it. Nothing that is told in the past lies after the text's own date.

To change how the account moves, change `Narrative.after`; to change how years are weighed, the constants below.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from annotate.stages.dates.asides import Aside, aside
from annotate.stages.dates.context import Site
from annotate.stages.dates.moments import Grain, Moment, Stretch, Value, ends, first_moment, last_moment
from annotate.stages.dates.spoken import Choice, Months, Section, Spoken, certain, gap, months, step_cost

#: Weights in months: leaving the account's year; standing on a date beside the account; leaving the years that the
#: heading names, or going beyond the text's own date.
OTHER_YEAR, BESIDE, OUTSIDE = 6, 3, 24
#: Going back, within a sentence, to an earlier year: what is named in one breath runs on.
EARLIER_YEAR = 6
#: Going on to what is told in the pluperfect.
PLUPERFECT = 1
#: Two years whose costs differ by less are as likely.
DOUBT = 1
#: Going beyond the year of the next date of the account that names one.
PASSED = 24
#: A date of so many months is bare: a year, or a part of one.
BARE = 4
#: Years in brackets so far apart are those of a life or a reign.
LIFE = 15
#: A bare year in the paragraph after is a remark if it lies so many years away.
FAR = 3
#: The next full date counts only if it is no further than this from where the account stands.
NEAR = 24
#: What a text tells of so few months before its own date needs no year.
CLOSE = 1
#: A step back of at least so many months is a look back, a step on of more is a look ahead: the account may go on from
#: where it stood before.
LOOK_BACK, LOOK_AHEAD = 3, 24

#: "Estimates for 2015" are of a year and not made in it.
_SUBJECT = ("for ", "against ", "than ")

#: Years from that of the account that are weighed, and those where the weekday of the date is named too.
STEPS, WEEKDAY_STEPS = (0, 1, -1), (0, 1, -1, 2, -2, 3, -3)


@dataclass(frozen=True, slots=True)
class Narrative:
    """The state of the account.

    Attributes
    ----------
    reference
        The year, month or day that "today" means in the text, or None if unknown.
    last
        The last date of the account, whatever its grain.
    line
        The last date of the account whose year is certain: where the account stands.
    before
        Where the account stood before it looked back or ahead to its line.
    beside
        The last date beside the account.
    section
        What the last heading with a date says.
    coming
        The next full date of the paragraph.
    later
        The next date of the account that names its year, however far.
    same_day
        The same day and month where they were last spoken of, for a date that names no year.
    entry
        The last day that leads a line, as in a diary: what is told there is told on it.
    """

    reference: Moment | None = None
    last: Spoken | None = None
    line: Spoken | None = None
    before: Spoken | None = None
    beside: Spoken | None = None
    section: Section | None = None
    coming: Spoken | None = None
    later: Spoken | None = None
    same_day: Spoken | None = None
    entry: Spoken | None = None

    def after(
        self,
        value: Value,
        quote: str,
        site: Site,
        moves: bool = True,
        kind: Aside | None = None,
        carries: bool = False,
    ) -> Narrative:
        """Return the state after a date was spoken of.

        `moves` is False for one that stands beside the account; `kind` says how far, where that is known already;
        `carries` that its words take the account on ("two years later").
        """
        if site.heading or (site.leads_line and isinstance(value, Moment) and value.grain is Grain.YEAR):
            return self._after_heading(Spoken(value, quote, site))
        spoken = Spoken(value, quote, site, aside(site) if kind is None else kind)
        if carries and moves and spoken.kind in {Aside.NONE, Aside.COMPLEMENT}:
            return self._moved(spoken) if certain(value) else replace(self, last=spoken)
        if spoken.kind is Aside.NOTE or self._is_life(spoken):
            return self
        if not moves or self._is_beside(spoken) or self._runs_on_beside(spoken):
            return replace(self, beside=replace(spoken, kind=Aside.LATER) if site.present else spoken)
        return self._moved(spoken) if certain(value) else replace(self, last=spoken)

    @staticmethod
    def _is_life(spoken: Spoken) -> bool:
        """Tell whether years in brackets are rather those of a life or a reign: "(1875\u20131965)"."""
        (first, _, _), (last, _, _) = ends(spoken.value)
        return last - first >= LIFE and isinstance(spoken.value, Stretch) and spoken.site.bracketed

    def _moved(self, spoken: Spoken) -> Narrative:
        """Return the state with the line at a date of the account whose year is certain."""
        if self.line is None:
            return replace(self, last=spoken, line=spoken)
        here, there = months(self.line.value), months(spoken.value)
        if there[0] <= here[0] <= here[1] <= there[1] and not spoken.site.opens:
            # "On 3 May … in 1950": the day says more closely where the account stands than the year after it.
            goes_on = spoken.site.paragraph > self.line.site.paragraph
            return replace(self, last=spoken, before=None if goes_on else self.before)
        away = self._looks_away(spoken, gap(here, there))
        section = self.section if self.section is None or self._is_in(self.section, spoken, away) else None
        return replace(self, last=spoken, line=spoken, before=self.line if away else None, section=section)

    def _looks_away(self, spoken: Spoken, step: int) -> bool:
        """Tell whether a date is a look back or ahead from the line rather than the account going on."""
        line, before, site = self.line, self.before, spoken.site
        if line is None or site.paragraph - line.site.paragraph > 1:
            return False
        if site.opens and site.paragraph > line.site.paragraph:
            return False
        if before is not None and -LOOK_BACK < gap(months(before.value), months(spoken.value)) <= LOOK_AHEAD:
            return False
        return not -LOOK_BACK < step <= LOOK_AHEAD

    @staticmethod
    def _is_in(section: Section, spoken: Spoken, away: bool) -> bool:
        """Tell whether a heading is still in force after a date that moves the account."""
        if section.holds(spoken.year) or away:
            return True
        return section.number == spoken.site.section and not spoken.site.opens

    def _after_heading(self, spoken: Spoken) -> Narrative:
        first, last = (day[0] for day in ends(spoken.value))
        start = spoken if first == last else replace(spoken, value=Moment(Grain.YEAR, first))
        line = self.line if first_moment(spoken.value).grain < Grain.YEAR else start
        # A day over a text is when it was written, and does not hold what it tells to its year.
        section = Section(spoken.site.section, first, last) if last_moment(spoken.value).grain < Grain.DAY else None
        return replace(self, last=spoken, line=line, before=None, beside=None, section=section)

    def _is_beside(self, spoken: Spoken) -> bool:
        """Tell whether a date with its year is a remark: a look back, a year in brackets, a bare year far off."""
        site, line, kind = spoken.site, self.line, spoken.kind
        if self.beyond(months(spoken.value)):
            return True
        if line is None:
            # Without an account the text's own date stands against it.
            return self.reference is not None and (kind is Aside.CONTRAST or (self._is_old(spoken) and site.present))
        if kind is Aside.TERM:
            # What lasts a while longer takes the account there.
            step = gap(months(line.value), months(spoken.value))
            return last_moment(spoken.value).grain <= Grain.YEAR or not 0 <= step <= LOOK_AHEAD
        if kind in {Aside.CONTRAST, Aside.REMARK}:
            return True
        return spoken.year != line.year and self._in_another_year(spoken, line)

    def _runs_on_beside(self, spoken: Spoken) -> bool:
        """Tell whether a date of another year goes on from a remark of its sentence: "had left in 1931, and in May"."""
        line, beside = self.line, self.beside
        if line is None or beside is None or not (beside.kind is Aside.REMARK or beside.site.pluperfect):
            return False
        return spoken.site.sentence == beside.site.sentence and spoken.year == beside.year < line.year

    def _in_another_year(self, spoken: Spoken, line: Spoken) -> bool:
        """Tell whether a date of another year than the account's is a remark."""
        site, kind, (first, last) = spoken.site, spoken.kind, months(spoken.value)
        if kind is Aside.ATTRIBUTE or (spoken.year - line.year >= FAR and (kind is Aside.LATER or site.present)):
            return kind is not Aside.ATTRIBUTE or not self._goes_on(spoken, line)
        if spoken.year < line.year and site.pluperfect and last_moment(line.value).grain >= Grain.SEASON:
            return True
        if site.opens or last - first < BARE - 1:
            return False
        if kind is Aside.BRACKET or (kind is Aside.COMPLEMENT and spoken.year < line.year):
            return True
        if kind is Aside.NONE and self._goes_on(spoken, line):
            return False
        if self._is_present(line) and spoken.year < line.year:
            return True
        paragraphs = site.paragraph - line.site.paragraph
        near = paragraphs == 0 or (paragraphs == 1 and abs(spoken.year - line.year) >= FAR)
        near = near or (site.section == line.site.section and line.year - spoken.year >= FAR)
        return near and last_moment(line.value).grain >= Grain.SEASON

    def _is_present(self, line: Spoken) -> bool:
        """Tell whether the account stands in the year in which the text was written, as debates and letters do."""
        own = self.reference
        return own is not None and own.grain is Grain.DAY and own.year == line.year

    def _goes_on(self, spoken: Spoken, line: Spoken) -> bool:
        """Tell whether what is told further on lies where a date lies or beyond: the account has gone on there."""
        return self.later is not None and line.year < spoken.year <= self.later.year

    def beyond_day(self, day: Value) -> bool:
        """Tell whether a date lies after the text's own date, where that is a day too."""
        own = self.reference
        return own is not None and own.grain is Grain.DAY and ends(day)[0] > ends(own)[1]

    def _is_old(self, spoken: Spoken) -> bool:
        """Tell whether a date lies years before the text's own date."""
        return self.reference is not None and self.reference.year - spoken.year >= FAR

    @property
    def is_past(self) -> bool:
        """Whether the account stands years before the text's own date."""
        return self.reference is not None and self.line is not None and self.reference.year - self.line.year > 1

    def beyond(self, here: Months) -> bool:
        """Tell whether a stretch begins after the text's own date."""
        return self.reference is not None and here[0] > months(self.reference)[1]

    def anchor(self, site: Site, grain: Grain = Grain.CENTURY) -> Spoken | None:
        """Return the date from which "two years later" counts: the last of the account, or one beside it if nearer.

        A date beside the account is only taken up in its own sentence and the one after, and if it is as fine as the
        `grain` that is counted in or the last one is not.
        """
        beside, last = self.beside, self.last
        if beside is None or last is None:
            return beside or last
        if beside.kind in {Aside.LATER, Aside.CONTRAST} or (
            last_moment(beside.value).grain < grain <= last_moment(last.value).grain
        ):
            return last
        nearer = beside.site.start > last.site.start and site.sentence - beside.site.sentence <= 1
        return beside if nearer else last

    def _places(self, line: Spoken, site: Site) -> Iterator[tuple[Spoken, int]]:
        """Yield the dates that one without a year may follow, each with what it costs to do so.

        A look back or a remark lasts to the end of its paragraph; after a look ahead the account rather goes on there.
        """
        beside = self.beside
        if beside is not None and certain(beside.value):
            # "once in 1938, in June": the year right before it, or that of what it dates.
            if site.dates_what_is_named_by(beside.site) or site.narrows(beside.site):
                yield beside, 0
                return
        over, before = site.paragraph > line.site.paragraph, self.before
        looked_back = before is not None and gap(months(before.value), months(line.value)) < 0
        yield line, 2 * BESIDE if looked_back and over else 0
        if before is not None:
            # A bare year does not hold the account as a day or a month after it does.
            bare = 2 * BESIDE if last_moment(before.value).grain is Grain.YEAR < last_moment(line.value).grain else 0
            yield before, 2 * BESIDE + bare if not looked_back else 0 if over else BESIDE
        ahead = beside is not None and beside.kind is Aside.REMARK and beside.year > line.year + 1
        if ahead or beside is None or beside.kind in {Aside.LATER, Aside.CONTRAST} or beside.site.start < line.site.start:
            # What is spoken of after it has taken the account on.
            return
        if beside.site.paragraph == site.paragraph and certain(beside.value):
            # The further off a remark lies, the less the account goes on from it; a year further on that nothing marks
            # as a remark may be where it has gone.
            onward = beside.kind is Aside.NONE and beside.year > line.year and site.sentence - beside.site.sentence <= 1
            onward = onward and not beside.site.prospect and not beside.site.words_before.endswith(_SUBJECT)
            onward = onward and (self.later is None or self.later.year >= beside.year)
            nearer = BESIDE if site.sentence > beside.site.sentence else 0
            yield beside, nearer if onward else BESIDE + min(abs(beside.year - line.year), OTHER_YEAR)

    def year_for(
        self, in_year: Callable[[int], Value], site: Site, fits: Callable[[int], bool] | None = None
    ) -> Choice | None:
        """Return the year of a date that names none, or None where no account stands.

        `in_year` returns the date as it would be in a year; of a range, the year in which it begins. `fits` tells
        whether it may be a year, by its weekday.
        """
        if self.line is None:
            return self._before_the_first(in_year)
        costs = self._choices(self.line, in_year, site, WEEKDAY_STEPS if fits else STEPS)
        if fits:
            costs = [cost for cost in costs if fits(cost[1].year + cost[2])] or self._choices(
                self.line, in_year, site, STEPS
            )
        best, place, step = min(costs, key=lambda cost: cost[0])
        year = place.year + step
        rivals = [(cost - best, other.year + away) for cost, other, away in costs if other.year + away != year]
        margin, rival = min(rivals, default=(OUTSIDE, year))
        decided = self.coming.quote if self.coming is not None and step else ""
        return Choice(year, place, decided, rival if margin < DOUBT else None)

    def _choices(
        self, line: Spoken, in_year: Callable[[int], Value], site: Site, steps: Sequence[int]
    ) -> list[tuple[float, Spoken, int]]:
        """Return what each year costs: the cost, the date that it follows, the years between them."""
        prospect = self.reference is not None and site.prospect
        return [
            (self._cost(here, there, site, prospect) + extra + self._by_its_place(here, place, site) + abs(step) / 100, place, step)
            for place, extra in self._places(line, site)
            for there in (months(place.value),)
            for step in steps
            for here in (months(in_year(there[1] // 12 + step)),)
        ]

    def _by_its_place(self, here: Months, place: Spoken, site: Site) -> int:
        """Return what it costs, by where a date stands and what is told further on, to lie before or after another."""
        there = months(place.value)
        if here[1] // 12 < there[0] // 12 and place.site.sentence == site.sentence:
            return EARLIER_YEAR
        cost = 0
        if here[0] > there[1] and site.pluperfect:
            cost = OTHER_YEAR if place.site.prospect else PLUPERFECT
        elif here[1] < there[0] and site.prospect:
            cost = OTHER_YEAR
        close = here[0] - there[1] <= 1 and place.site.paragraph == site.paragraph
        if self.later is not None and not close and there[0] // 12 <= self.later.year < here[0] // 12:
            # What runs on into a year that a later date of the account has not reached has run on too early.
            cost += PASSED
        return cost

    def _before_the_first(self, in_year: Callable[[int], Value]) -> Choice | None:
        """Return the year of a date before any of the account: the next full date of the paragraph runs on from it."""
        coming = self.coming
        if coming is None or aside(coming.site) is not Aside.NONE or self.beyond(months(coming.value)):
            return None
        there = months(coming.value)
        if self._is_of_today(in_year):
            return None
        years = (there[0] // 12, there[0] // 12 - 1)
        return Choice(min(years, key=lambda year: step_cost(gap(months(in_year(year)), there))), coming)

    def _is_of_today(self, in_year: Callable[[int], Value]) -> bool:
        """Tell whether a date lies close before the day on which the text was written, or in the month of it."""
        own = self.reference
        if own is None or own.grain is not Grain.DAY:
            return False
        here = months(in_year(own.year))
        return 0 <= gap(here, months(own)) <= CLOSE

    def _cost(self, here: Months, there: Months, site: Site, prospect: bool) -> float:
        """Return what it costs to go from one stretch to another."""
        first, last = here[0] // 12, here[1] // 12
        cost = step_cost(gap(there, here)) + (0 if first == there[1] // 12 else OTHER_YEAR)
        coming = self.coming
        # What comes in a later sentence and lies back is a look back.
        back = 0 if coming is None else NEAR if coming.site.sentence == site.sentence else LOOK_BACK
        if coming is not None and -back <= gap(there, months(coming.value)) <= NEAR:
            cost += step_cost(gap(here, months(coming.value)))
        elif coming is not None:
            # Else a place far from what comes would cost less than one that leads to it.
            cost += NEAR // 2
        if self.section is not None and not self.section.meets(first, last):
            cost += OUTSIDE
        if not prospect and self.beyond(here) and (not self.beyond(there) or site.told):
            cost += OUTSIDE
        return cost
