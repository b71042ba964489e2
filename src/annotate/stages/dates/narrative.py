"""The narrative-time tracker: where an account stands in time.

An account mostly goes forward. It stands at its last certain date (`line`); dates beside it (`asides`) do not move it,
nor does one after the text's own date, nor what is told in the pluperfect of an earlier time, nor what was then to come
in a later year. Which year a date means that names none, `choosing` weighs by where the account stands.

To change how the account moves, change `Narrative.after`.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from annotate.stages.dates.asides import Aside, aside
from annotate.stages.dates.context import Site
from annotate.stages.dates.expressions import Counted
from annotate.stages.dates.moments import Grain, Moment, Stretch, Value, ends, first_moment, last_moment
from annotate.stages.dates.spoken import Months, Section, Spoken, Unsure, certain, gap, months

#: A date of so many months is bare: a year, or a part of one.
BARE = 4
#: Years in brackets so far apart are those of a life or a reign.
LIFE = 15
#: A bare year in the paragraph after is a remark if it lies so many years away.
FAR = 3
#: A step back of at least so many months is a look back, a step on of more is a look ahead: the account may go on from
#: where it stood before.
LOOK_BACK, LOOK_AHEAD = 3, 24


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
    unsure
        The last date whose year stayed open.
    before
        Where the account stood before it looked back or ahead to its line.
    beside
        The last date beside the account.
    noted
        The last years of a life, a term or a source: they say no more than that the text speaks of their time.
    section
        What the last heading with a date says.
    coming
        The next full date of the paragraph.
    later
        The next date of the account that names its year, however far.
    distance
        The years that are counted right behind a date that names none ("on 7 May two years later").
    same_day
        The same day and month where they were last spoken of, for a date that names no year.
    day
        The last date that is a day, however far it stands beside the account.
    entry
        The last day that leads a line, as in a diary: what is told there is told on it.
    """

    reference: Moment | None = None
    last: Spoken | None = None
    line: Spoken | None = None
    unsure: Unsure | None = None
    before: Spoken | None = None
    beside: Spoken | None = None
    noted: Spoken | None = None
    section: Section | None = None
    coming: Spoken | None = None
    later: Spoken | None = None
    distance: Counted | None = None
    same_day: Spoken | None = None
    day: Spoken | None = None
    entry: Spoken | None = None

    def after(
        self,
        value: Value,
        quote: str,
        site: Site,
        moves: bool = True,
        *,
        kind: Aside | None = None,
        carries: bool = False,
    ) -> Narrative:
        """Return the state after a date was spoken of.

        `moves` is False for one that stands beside the account; `kind` says how far, where that is known already;
        `carries` that its words take the account on ("two years later").
        """
        spoken = Spoken(value, quote, site, aside(site) if kind is None else kind)
        state = self
        if self.section is not None and site.section > self.section.number and str(spoken.year) in quote:
            # The sections after it may be about other years.
            state = self if self.section.holds(spoken.year) else replace(self, section=None)
        return state._after(spoken, moves, carries)

    def _after(self, spoken: Spoken, moves: bool, carries: bool) -> Narrative:
        value, site = spoken.value, spoken.site
        if site.heading or (site.leads_line and isinstance(value, Moment) and value.grain is Grain.YEAR):
            return self._after_heading(spoken)
        if carries and moves and spoken.kind in {Aside.NONE, Aside.COMPLEMENT, Aside.ATTRIBUTE}:
            return self._moved(spoken) if certain(value) else replace(self, last=spoken)
        if self._begins(spoken):
            # "The siege lasted from 8 September 1941 to 27 January 1944."
            return replace(self, last=spoken, line=replace(spoken, value=first_moment(value)))
        if spoken.kind is Aside.NOTE or self._is_life(spoken):
            return replace(self, noted=spoken)
        if not moves or self._is_beside(spoken) or self._runs_on_beside(spoken):
            return replace(self, beside=replace(spoken, kind=Aside.LATER) if site.present else spoken)
        return self._moved(spoken) if certain(value) else replace(self, last=spoken)

    def after_open(self, site: Site, month: int) -> Narrative:
        """Return the state after a date whose year stayed open."""
        last = self.unsure
        alone = last is None or (self.line is not None and last.site.start < self.line.site.start)
        return replace(self, unsure=Unsure(site, month, alone))

    def _begins(self, spoken: Spoken) -> bool:
        """Tell whether the account begins with how long what it tells of lasted, from a day or a month on."""
        first, last = first_moment(spoken.value), last_moment(spoken.value)
        known = first.grain >= Grain.MONTH and not first.approximate and 1 < last.year - first.year < LIFE
        return self.line is None and known and spoken.kind is Aside.NONE and not spoken.site.bracketed

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
            # Its year is said anew: what stands beside it is no longer taken up.
            return replace(self, last=spoken, before=None if goes_on else self.before, beside=None)
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
        if step > LOOK_AHEAD and self.later is not None and self.later.site.section == site.section:
            # What is told next goes on from there.
            return self.later.year < spoken.year
        return not -LOOK_BACK < step <= LOOK_AHEAD

    @staticmethod
    def _is_in(section: Section, spoken: Spoken, away: bool) -> bool:
        """Tell whether a heading is still in force after a date that moves the account."""
        if section.holds(spoken.year) or away:
            return True
        return section.number == spoken.site.section and not spoken.site.opens

    def _after_heading(self, spoken: Spoken) -> Narrative:
        held, here = self.section, months(spoken.value)
        if held is not None and held.number == spoken.site.section and held.months[0] < here[0] and spoken.site.heading:
            # "1934 and 1935"
            return replace(self, section=replace(held, months=(held.months[0], here[1])))
        first, last = (day[0] for day in ends(spoken.value))
        start = spoken if first == last else replace(spoken, value=Moment(Grain.YEAR, first))
        line = self.line if first_moment(spoken.value).grain < Grain.YEAR else start
        # A day over a text is when it was written, and does not hold what it tells to its year.
        is_day = last_moment(spoken.value).grain is Grain.DAY
        section = None if is_day else Section(spoken.site.section, months(spoken.value))
        return replace(self, last=spoken, line=line, before=None, beside=None, section=section)

    def _is_beside(self, spoken: Spoken) -> bool:
        """Tell whether a date with its year is a remark: a look back, a year in brackets, a bare year far off."""
        site, line, kind = spoken.site, self.line, spoken.kind
        if self.beyond(months(spoken.value)):
            return True
        if line is not None and self._was_to_come(spoken, line):
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

    @staticmethod
    def _was_to_come(spoken: Spoken, line: Spoken) -> bool:
        """Tell whether it tells of a later year what was then to come."""
        return last_moment(line.value).grain >= Grain.SEASON and spoken.year > line.year and spoken.site.prospect

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
        back, bare = spoken.year < line.year, last_moment(line.value).grain < Grain.SEASON
        if site.opens or last - first < BARE - 1:
            return back and not bare and (site.pluperfect or self._in_one_breath(spoken, line))
        if kind is Aside.BRACKET or (back and (kind is Aside.COMPLEMENT or (site.pluperfect and not bare))):
            return True
        if kind is Aside.NONE and self._goes_on(spoken, line):
            return False
        if back and self._is_present(line):
            return True
        paragraphs = site.paragraph - line.site.paragraph
        near = paragraphs == 0 or (paragraphs == 1 and abs(spoken.year - line.year) >= FAR)
        near = near or (site.section == line.site.section and line.year - spoken.year >= FAR)
        return (near or (back and kind is Aside.NONE and not self._goes_back(spoken, line))) and not bare

    @staticmethod
    def _in_one_breath(spoken: Spoken, line: Spoken) -> bool:
        """Tell whether its sentence has told of the account and looks back ("built in 1995 for the dead of 1980")."""
        return spoken.site.sentence == line.site.sentence and gap(months(line.value), months(spoken.value)) < -LOOK_BACK

    def _is_present(self, line: Spoken) -> bool:
        """Tell whether the account stands in the year in which the text was written, as debates and letters do."""
        own = self.reference
        return own is not None and own.grain is Grain.DAY and own.year == line.year

    def _goes_on(self, spoken: Spoken, line: Spoken) -> bool:
        """Tell whether what is told further on lies where a date lies or beyond: the account has gone on there."""
        return self.later is not None and line.year < spoken.year <= self.later.year

    def _goes_back(self, spoken: Spoken, line: Spoken) -> bool:
        """Tell whether the account itself has gone back: what is told next lies back too, or what was told last."""
        beside, later = self.beside, self.later
        if later is None or later.year < line.year:
            return True
        told = beside is not None and beside.site.start > line.site.start and beside.site.section == spoken.site.section
        return told and beside is not None and beside.year <= spoken.year

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
