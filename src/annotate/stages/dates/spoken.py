"""Dates that were spoken of, and the distances between them in months."""

from __future__ import annotations

import math
from dataclasses import dataclass

from annotate.stages.dates.asides import Aside
from annotate.stages.dates.context import Site
from annotate.stages.dates.moments import Grain, Stretch, Value, ends, first_moment, last_moment

#: A step back counts so many times a step forward.
BACKWARD = 2

Months = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Spoken:
    """A date that was spoken of.

    Attributes
    ----------
    value, quote, site
        Its value, its words, and where it stands.
    kind
        How far it stands beside the account.
    """

    value: Value
    quote: str
    site: Site
    kind: Aside = Aside.NONE

    @property
    def year(self) -> int:
        """The year in which it ends."""
        return ends(self.value)[1][0]


@dataclass(frozen=True, slots=True)
class Unsure:
    """A date whose year stayed open.

    `month` is 0 where it names none; `alone` tells that no other stayed open since the account stands where it does.
    """

    site: Site
    month: int
    alone: bool


@dataclass(frozen=True, slots=True)
class Section:
    """A heading that names years or months: its number among the headings of the text, its first and last month."""

    number: int
    months: Months

    def holds(self, year: int) -> bool:
        """Tell whether the heading names a year, or a month of it."""
        return self.months[0] // 12 <= year <= self.months[1] // 12

    def months_away(self, here: Months) -> int:
        """Return how many months a stretch lies after those of the heading, or before the year of the first."""
        if here[0] > self.months[1]:
            return here[0] - self.months[1]
        return max(0, self.months[0] // 12 * 12 - here[1])


@dataclass(frozen=True, slots=True)
class Choice:
    """A year for a date that names none, and what speaks for it.

    Attributes
    ----------
    year, source
        The year, and the date that it follows.
    step
        The months from that date on, negative if it lies back.
    decided_by
        The next full date, if that decided it.
    rival, margin
        The year that is likely next to it, and how much more it costs, in months.
    backed
        Whether another date of the paragraph leads on to it in that year.
    """

    year: int
    source: Spoken
    step: int = 0
    decided_by: str = ""
    rival: int | None = None
    margin: float = math.inf
    backed: bool = False


def certain(value: Value) -> bool:
    """Tell whether a value says one year for certain: no decade, no approximate date, no stretch of years."""
    first, last = first_moment(value), last_moment(value)
    if last.grain < Grain.YEAR or last.approximate or first.approximate:
        return False
    return not isinstance(value, Stretch) or last.year - first.year <= 1


def months(value: Value) -> Months:
    """Return the first and the last month of a value, counted from the year 0."""
    first, last = ends(value)
    return first[0] * 12 + first[1] - 1, last[0] * 12 + last[1] - 1


def gap(one: Months, other: Months) -> int:
    """Return the months from one stretch to another: 0 if they touch, negative if the other lies before."""
    if other[0] > one[1]:
        return other[0] - one[1]
    return min(other[1] - one[0], 0)


def step_cost(step: int) -> int:
    """Return what a step of so many months costs."""
    return step if step >= 0 else -BACKWARD * step
