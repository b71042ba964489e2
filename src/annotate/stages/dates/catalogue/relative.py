"""Dates of a catalogue that are told from the day it was written: "yesterday", "two weeks ago", "next Friday".

Weekdays are those of the week that is pointed to, Monday to Sunday: "next Friday" is the Friday of next week; only
"past Friday" and "coming Friday" are the nearest one. A distance is as precise as its smallest unit ("two months ago"
is a month).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from annotate.stages.dates import moments
from annotate.stages.dates.arithmetic import on_weekday
from annotate.stages.dates.catalogue.forms import Item, nth_of, read_form
from annotate.stages.dates.catalogue.tokens import Token
from annotate.stages.dates.feasts import feast_day
from annotate.stages.dates.moments import Grain, Moment, Part, Stretch

#: Days told from the reference, by their words.
_DAYS = {
    "today": 0, "tomorrow": 1, "yesterday": -1, "day after": 1, "day before": -1, "day after tomorrow": 2,
    "day before yesterday": -2,
}  # fmt: skip
_STEPS = {"this": 0, "current": 0, "coming": 1, "next": 1, "following": 1, "last": -1, "previous": -1}
_WEEKS = (Part.LAST_WEEK, Part.FIRST_WEEK, Part.SECOND_WEEK, Part.THIRD_WEEK, Part.FOURTH_WEEK)
_NEAREST = {"past": False, "coming": True, "upcoming": True}
_ONWARD, _BACK = frozenset({"later", "hence"}), frozenset({"ago", "earlier"})
_FROM, _BEFORE = frozenset({"from", "after", "since"}), frozenset({"before"})
_GRAINS = {"day": Grain.DAY, "week": Grain.DAY, "month": Grain.MONTH, "year": Grain.YEAR, "decade": Grain.DECADE}


def of_moment(moment: Moment) -> Item:
    """Return a moment as an item."""
    return Item(moment.grain, moment.year, moment.month, moment.day)


def read_relative(tokens: Sequence[Token], own: Moment) -> Item | None:
    """Read a date told from the day `own`, or return None."""
    tokens = [token for token in tokens if token.kind not in ",-()"]
    words = " ".join(token.text for token in tokens)
    if len(tokens) == 1 and tokens[0].kind == "O" and 1 <= tokens[0].number <= moments.last_day(own.year, own.month):
        return Item(Grain.DAY, own.year, own.month, tokens[0].number)
    if words in _DAYS:
        return of_moment(moments.shift_days(own, _DAYS[words]))
    if words.startswith(("earlier this ", "later this ")):
        tokens = tokens[1:]
    if len(tokens) > 3 and (tokens[1].kind == "W" or tokens[1].text == "day"):
        nth = nth_of(tokens, read_relative(tokens[2:], own))
        if nth is not None:
            return nth
    return _distance(tokens, own) or _pointed(tokens, own) or _nearest_year(read_form(tokens), own)


def read_stretch(tokens: Sequence[Token], own: Moment | None) -> tuple[Item, Item] | None:
    """Read what spans days or months: "next weekend", "last quarter" from the day `own`, "first week of May 1950"."""
    tokens = [token for token in tokens if token.kind != ","]
    if len(tokens) > 2 and tokens[1].text == "week" and (tokens[0].kind == "O" or tokens[0].text == "last"):
        return _week_of_month(
            tokens[0].number, read_form(tokens[2:]) or (read_relative(tokens[2:], own) if own else None)
        )
    texts = [token.text for token in tokens]
    if own is None or len(texts) != 2 or texts[0] not in _STEPS:
        return None
    step = _STEPS[texts[0]]
    if texts[1] == "weekend":
        saturday = moments.shift_days(own, 7 * step + 5 - moments.weekday(own))
        return of_moment(saturday), of_moment(moments.shift_days(saturday, 1))
    if texts[1] == "quarter":
        first = moments.shift_months(own, 3 * step - (own.month - 1) % 3)
        return of_moment(first), of_moment(moments.shift_months(first, 2))
    return None


def _week_of_month(number: int, month: Item | None) -> tuple[Item, Item] | None:
    """Return the first and last day of the nth seven of a month, of the last seven for 0."""
    if month is None or month.grain is not Grain.MONTH or month.moment is None or number >= len(_WEEKS):
        return None
    week = moments.part_of(month.moment, _WEEKS[number])
    return (of_moment(week.first), of_moment(week.last)) if isinstance(week, Stretch) else None


def _unit(token: Token) -> str:
    return "century" if token.text.startswith("centur") else token.text.rstrip("s")


def _distance(tokens: Sequence[Token], own: Moment) -> Item | None:
    """Read counts of units and a direction: "two weeks and two days ago", "16 days from 1/2/2018"."""
    steps: list[tuple[int, str]] = []
    at = 0
    if len(tokens) > 2 and tokens[0].text == "day":
        # "the day after Christmas 1950"
        steps, at = [(1, "day")], 1
    while at + 1 < len(tokens) and tokens[at + 1].kind == "U":
        count = 1 if tokens[at].text in {"a", "an"} else tokens[at].number
        if count <= 0 or tokens[at].kind not in "wNK":
            return None
        steps.append((count, _unit(tokens[at + 1])))
        at += 3 if at + 2 < len(tokens) and tokens[at + 2].text == "and" else 2
    rest = tokens[at:]
    if not steps or not rest:
        return None
    way = rest[0].text
    if len(rest) == 1 or [token.text for token in rest] == ["from", "now"]:
        sign = 1 if way in _ONWARD | {"from"} else -1 if way in _BACK else 0
        base: Moment | None = own
    else:
        sign = 1 if way in _FROM else -1 if way in _BEFORE else 0
        item = read_form(rest[1:])
        item = item if item is not None and item.year is not None else read_relative(rest[1:], own)
        base = item.moment if item is not None else None
    return _shifted(base, steps, sign) if base is not None and sign else None


def _shifted(base: Moment, steps: Sequence[tuple[int, str]], sign: int) -> Item | None:
    """Move a date by steps; a month or year to begin with cannot be moved by days."""
    moved = base
    for count, unit in steps:
        if unit not in _GRAINS:
            return None
        months = count * {"month": 1, "year": 12, "decade": 120}.get(unit, 0)
        if months and moved.grain >= Grain.MONTH:
            day, moved = moved.day, replace(moments.shift_months(moved, sign * months), grain=moved.grain)
            moved = replace(moved, day=min(day, moments.last_day(moved.year, moved.month)))
        elif months and months % 12 == 0:
            moved = replace(moved, year=moved.year + sign * months // 12)
        elif not months and moved.grain is Grain.DAY:
            moved = moments.shift_days(moved, sign * count * (7 if unit == "week" else 1))
        else:
            return None
    grain = max(_GRAINS[unit] for _, unit in steps)
    return _at_grain(moved, min(grain, moved.grain))


def _at_grain(moment: Moment, grain: Grain) -> Item:
    year = moment.year // 10 * 10 if grain is Grain.DECADE else moment.year
    return Item(grain, year, moment.month if grain >= Grain.MONTH else 0, moment.day if grain is Grain.DAY else 0)


def _pointed(tokens: Sequence[Token], own: Moment) -> Item | None:
    pointers = [token.text for token in tokens if token.kind == "P"]
    rest = [token for token in tokens if token.kind != "P" and token.text != "on"]
    if not pointers or not rest:
        return None
    kinds = "".join(token.kind for token in rest)
    if kinds == "W" and pointers[-1] in _NEAREST:
        forward = _NEAREST[pointers[-1]]
        start = moments.shift_days(own, 1 if forward else -1)
        return of_moment(on_weekday(start, rest[0].number, forward))
    step = _STEPS.get(pointers[-1])
    return None if step is None else _stepped(rest, kinds, own, step)


def _stepped(rest: Sequence[Token], kinds: str, own: Moment, step: int) -> Item | None:
    """Read what stands beside "this", "next" or "last"."""
    if kinds == "W" or (kinds in {"WU", "UW"} and any(_unit(token) == "week" for token in rest)):
        return _in_week(rest, own, step)
    if kinds in {"U", "C"}:
        return _unit_beside(own, _unit(rest[0]), step)
    named = [token for token in rest if _unit(token) != "year"]
    if named and len(named) < len(rest):
        # "May of last year"
        item = read_form(named)
        moment = _in_year(item, own.year + step) if item is not None and item.year is None else None
        return of_moment(moment) if moment is not None else None
    dated = [token for token in rest if token.kind != "W"]
    return _dated(read_form(dated), own, 0 if len(dated) < len(rest) else step)


def _in_week(tokens: Sequence[Token], own: Moment, step: int) -> Item | None:
    number = next(token.number for token in tokens if token.kind == "W")
    return of_moment(moments.shift_days(own, 7 * step + number - moments.weekday(own)))


def _unit_beside(own: Moment, unit: str, step: int) -> Item | None:
    match unit:
        case "day":
            return of_moment(moments.shift_days(own, step))
        case "month":
            return of_moment(moments.shift_months(own, step))
        case "year":
            return Item(Grain.YEAR, own.year + step)
        case "decade":
            return Item(Grain.DECADE, own.year // 10 * 10 + 10 * step)
        case "century":
            return Item(Grain.CENTURY, own.year // 100 * 100 + 100 * step)
        case _:
            return None


def _in_year(item: Item, year: int) -> Moment | None:
    found = _feast_in(item.feast, year) if item.feast else replace(item, year=year)
    return found.moment if found else None


def _feast_in(name: str, year: int) -> Item | None:
    day = feast_day(name, year)
    return Item(Grain.DAY, year, *day) if day else None


def _dated(item: Item | None, own: Moment, step: int) -> Item | None:
    """Give a month, season or day the year that a pointer says: this year's, the next to come, the last gone by."""
    if item is None or item.year is not None:
        return None
    made = [_in_year(item, own.year + offset) for offset in ((0,) if not step else (0, step))]
    today = (own.year, own.month, own.day)
    for moment in made:
        if moment is None:
            continue
        begin = moments.ends(moment)[0]
        if not step or (begin > today) == (step > 0):
            return of_moment(moment)
    return None


def _nearest_year(item: Item | None, own: Moment) -> Item | None:
    """Give a day without a year the one that brings it nearest to the day of writing; to a month or season none."""
    if item is None or item.year is not None or item.grain is not Grain.DAY:
        return None
    made = [moment for offset in (-1, 0, 1) if (moment := _in_year(item, own.year + offset)) is not None]
    here = own.year * 372 + own.month * 31 + own.day
    return of_moment(min(made, key=lambda m: abs(m.year * 372 + m.month * 31 + m.day - here))) if made else None
