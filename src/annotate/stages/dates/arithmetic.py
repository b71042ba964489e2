"""Steps from an anchor date: so many units on or back, the unit before or after, the next August."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from annotate.stages.dates import moments
from annotate.stages.dates.expressions import Pointing, Unit
from annotate.stages.dates.moments import Grain, Moment, Stretch, Value

#: How fine a unit is; a week has no grain of its own.
UNIT_GRAIN = {
    Unit.DAY: Grain.DAY, Unit.MONTH: Grain.MONTH, Unit.SEASON: Grain.SEASON, Unit.YEAR: Grain.YEAR,
    Unit.DECADE: Grain.DECADE, Unit.CENTURY: Grain.CENTURY,
}  # fmt: skip


def shifted(anchor: Moment, count: float, unit: Unit) -> Moment | None:
    """Move an anchor; the result is as precise as the unit, and approximate for decades, centuries and weeks."""
    match unit:
        case Unit.DECADE | Unit.CENTURY:
            years = round(count * (10 if unit is Unit.DECADE else 100))
            return Moment(Grain.YEAR, anchor.year + years, approximate=True)
        case Unit.YEAR if count == int(count):
            # Hundreds of years are a round number.
            rough = anchor.approximate or count % 100 == 0
            return Moment(Grain.YEAR, anchor.year + int(count), approximate=rough)
        case Unit.YEAR | Unit.MONTH:
            months = count * (12 if unit is Unit.YEAR else 1)
            if anchor.grain < Grain.MONTH:
                return None
            moved = moments.shift_months(anchor, round(months))
            return replace(moved, approximate=anchor.approximate or months != int(months) or unit is Unit.YEAR)
        case Unit.DAY | Unit.WEEK if anchor.grain is Grain.DAY:
            day = moments.shift_days(anchor, round(count * (7 if unit is Unit.WEEK else 1)))
            return replace(day, approximate=anchor.approximate or unit is Unit.WEEK)
        case _:
            return None


def shifted_by(anchor: Moment, parts: Sequence[tuple[float | None, Unit]], sign: int) -> Moment | None:
    """Move an anchor on (`sign` 1) or back (-1) by a distance in one unit or in several, the coarsest first.

    In several units every step is taken from where the last one led, a day that a month does not have being its last;
    the result is as precise as the finest unit. None where the anchor is not.
    """
    if len(parts) == 1:
        ((count, unit),) = parts
        return shifted(anchor, (count or 0) * sign, unit)
    months = sum(int(count or 0) * {Unit.YEAR: 12, Unit.MONTH: 1}.get(unit, 0) for count, unit in parts)
    days = sum(int(count or 0) * {Unit.WEEK: 7, Unit.DAY: 1}.get(unit, 0) for count, unit in parts)
    month = moments.shift_months(anchor, months * sign) if anchor.grain >= Grain.MONTH and anchor.month <= 12 else None
    if month is None or not any(unit in {Unit.WEEK, Unit.DAY} for _, unit in parts):
        return month
    if anchor.grain is not Grain.DAY:
        return None
    day = replace(month, grain=Grain.DAY, day=min(anchor.day, moments.last_day(month.year, month.month)))
    return moments.shift_days(day, days * sign)


def pointed(pointing: Pointing, anchor: Moment, step: int) -> Value | None:
    """Return what pointing words mean from an anchor: `step` is -1 before it, 0 at it, 1 after it; None if unknown."""
    if pointing.weekday is not None:
        return _weekday(anchor, pointing.weekday, step)
    if pointing.month:
        return _named_month(anchor, pointing.month, step)
    if pointing.unit is Unit.WEEK:
        return _week(anchor, step)
    if pointing.unit is Unit.TIME:
        return anchor
    return _unit(anchor, UNIT_GRAIN[pointing.unit], step)


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


def on_weekday(day: Moment, number: int, forward: bool) -> Moment:
    """Return the first such weekday (Monday is 0) from a day on, or the last up to it; the day itself counts."""
    today = moments.weekday(day)
    return moments.shift_days(day, (number - today) % 7 if forward else -((today - number) % 7))


def _weekday(anchor: Moment, number: int, step: int) -> Moment | None:
    if anchor.grain is not Grain.DAY:
        return None
    today = moments.weekday(anchor)
    if step > 0:
        return moments.shift_days(anchor, (number - today - 1) % 7 + 1)
    if step < 0:
        return moments.shift_days(anchor, -((today - number - 1) % 7 + 1))
    return moments.shift_days(anchor, number - today)


def _week(anchor: Moment, step: int) -> Stretch | None:
    if anchor.grain is not Grain.DAY:
        return None
    monday = moments.shift_days(anchor, 7 * step - moments.weekday(anchor))
    return Stretch(monday, moments.shift_days(monday, 6))
