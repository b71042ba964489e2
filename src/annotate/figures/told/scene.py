"""Told time as drawings: discourse order downwards against the calendar, and years as bars above and below a line."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from annotate.figures.kit.scene import PHONE, Area, Bar, Group, Item, Line, Room, Scene, Text
from annotate.figures.told.data import Dwelling, Told, jump, years_of
from annotate.values.model import DateRelation

_WIDE, _NARROW = Room(728, 228, 710), Room(PHONE, 14, PHONE - 14)
_TOP, _BAR = 26.0, 7.0
_LEAST, _LONG_JUMP, _REACH = 7.0, 10, 16.0
_ROOM, _GAP, _AXIS = 210.0, 17.0, 8.0


def decades(told: Sequence[Told]) -> tuple[int, int]:
    """Return the first year of the first decade told of, and the first year after the last one."""
    first, last = min((t.start.year for t in told), default=0), max((t.end.year for t in told), default=0)
    return first // 10 * 10, last // 10 * 10 + 10


def x_of(years: float, first: int, last: int, room: Room = _WIDE) -> float:
    """Return where a moment, in years, lies between the first year drawn and the one after the last."""
    return room.x(years, first, last)


def label_of(told: Told) -> str:
    """Return a date as told, in words: quote, direction, value."""
    direction = f", {told.relation} it" if told.relation else ""
    return f"“{told.quote}”, paragraph {told.para}: {told.edtf.words}{direction}"


def _direction(told: Told, left: float, right: float, y: float) -> tuple[Item, ...]:
    if told.relation is None:
        return ()
    sign, at = (-1, left) if told.relation is DateRelation.BEFORE else (1, right)
    tip = at + sign * _REACH
    head = ((tip - sign * 4, y - 3), (tip, y), (tip - sign * 4, y + 3))
    return Line("rule", ((at, y), (tip, y))), Line("rule", head)


def _drawn(told: Told, y: float, drawn: tuple[int, int], room: Room) -> tuple[Item, ...]:
    left, right = (x_of(years, *drawn, room) for years in (years_of(told.start), years_of(told.end, over=True)))
    if right - left < _LEAST:
        middle = (left + right) / 2
        left, right = middle - _LEAST / 2, middle + _LEAST / 2
    bar = Bar(
        "town", left, y - _BAR / 2, right - left, _BAR, told.certainty, told.soft, told.soft, told.key, label_of(told)
    )
    words = told.quote if len(told.quote) < 27 else f"{told.quote[:25]}…"
    name = replace(room.name(words, y - 7 if room.above else y + 4, 11), halo="paper" if room.above else "")
    return bar, *_direction(told, left, right, y), name


def _thread(pair: tuple[Told, Told], y: tuple[float, float], drawn: tuple[int, int], room: Room) -> tuple[Item, ...]:
    """Return the line from a date to the next, coloured where it is a jump, with its size where that is long."""
    found = jump(*pair)
    left, right = (x_of(told.middle, *drawn, room) for told in pair)
    ends = (left, y[0]), (right, y[1])
    if found is None:
        return (Line("leader", ends),)
    words = f"{abs(found.size):.0f} years {'back' if found.back else 'ahead'}"
    line = Line("soviet" if found.back else "american", ends, words)
    if abs(found.size) < _LONG_JUMP:
        return (line,)
    size = f"{'−' if found.back else '+'}{abs(found.size):.0f}"
    return line, Text(size, (left + right) / 2, sum(y) / 2 + 4, 11, "middle", line.role, bold=True, halo="paper")


def telling(told: Sequence[Told], words: str, shown: Sequence[Told] | None = None) -> Scene:
    """Return the dates of a text: discourse order downwards, the calendar to the right, jumps as lines between them.

    Parameters
    ----------
    told
        The dates that have a row.
    words
        What to call the text.
    shown
        Those of them that are drawn, with the jumps from each to the next; by default all.
    """
    some = told if shown is None else shown
    return replace(_telling(told, words, some, _WIDE), narrow=_telling(told, words, some, _NARROW))


_STEP = 15.0
"""Height of a row in scene pixels, beside its name."""


def _telling(told: Sequence[Told], words: str, some: Sequence[Told], room: Room) -> Scene:
    step = _STEP + room.above
    at = {one: _TOP + step * n + room.above + _STEP / 2 for n, one in enumerate(told)}
    drawn = first, last = decades(told)
    bottom = _TOP + step * len(told)
    bands: list[Item] = []
    rows: list[Item] = []
    for n, one in enumerate(told):
        y = at[one]
        if n == 0 or told[n - 1].para != one.para:
            count = sum(t.para == one.para for t in told)
            top, end = _TOP + step * n, _TOP + step * (n + count)
            if one.para % 2 == 0:
                bands.append(Area("band", (((0, top), (room.width, top), (room.width, end), (0, end)),)))
            para = f"¶{one.para}"
            beside = Text(para, 6, y + 4, 11, colour="quiet")
            rows.append(Text(para, room.right, y - 7, 11, "end", "quiet") if room.above else beside)
        if one in some:
            rows += _drawn(one, y, drawn, room)
    grid: list[Item] = []
    for year in range(first, last + 1, 10):
        x = x_of(year, first, last, room)
        grid += [Line("grid", ((x, _TOP), (x, bottom))), Text(str(year), x, _TOP - 8, 11, "middle", "quiet")]
    threads = [item for pair in pairwise(some) for item in _thread(pair, (at[pair[0]], at[pair[1]]), drawn, room)]
    lines = [item for item in threads if isinstance(item, Line)]
    sizes = [item for item in threads if isinstance(item, Text)]
    items = (*bands, *grid, *lines, *rows, *sizes)
    return Scene("telling", f"Dates of the {words} in told order", room.width, bottom + 8, (Group(items),), wide=True)


@dataclass(frozen=True, slots=True)
class _Scale:
    """Where the columns stand: the line above which the text's stand, the one below which the record's hang."""

    above: float
    below: float
    bottom: float
    width: float
    per_weight: float
    per_event: float


def _scale(years: Sequence[Dwelling], beside: Sequence[Sequence[Dwelling]], page: float) -> _Scale:
    """Return one scale of shares for both sides, so that a column above may be compared with one below.

    It leaves room for the columns of `beside` too, so that one view can be compared with another.
    """
    weights, events = sum(y.weight for y in years) or 1, sum(y.events for y in years) or 1
    up = max(max(y.weight for y in some) / (sum(y.weight for y in some) or 1) for some in beside)
    down = max(max(y.events for y in some) / (sum(y.events for y in some) or 1) for some in beside)
    pixels = _ROOM / ((up + down) or 1)
    above = 24 + up * pixels
    below = above + _GAP
    width = (page - _AXIS - 6) / len(years)
    return _Scale(above, below, below + down * pixels, width, pixels / weights, pixels / events)


def _columns(years: Sequence[Dwelling], scale: _Scale) -> list[Item]:
    items: list[Item] = []
    for n, year in enumerate(years):
        x, width = _AXIS + n * scale.width + 1, scale.width - 2
        up, down = year.weight * scale.per_weight, year.events * scale.per_event
        words = year.treatment
        if up:
            role = "american" if year.named else "american-zone"
            label = f"{year.year}: {words}, weight {year.weight:.2f}"
            items.append(Bar(role, x, scale.above - up, width, up, label=label))
        if down:
            label = f"{year.year}: {year.events} events on record, {words} in the text"
            role = "later" if year.named or year.covered else "exchanged"
            items.append(Bar(role, x, scale.below, width, down, label=label))
    return items


def density(years: Sequence[Dwelling], words: str, beside: Sequence[Sequence[Dwelling]] = ()) -> Scene:
    """Return the years as columns: above the line the text's share, below it the record's, on one scale.

    `beside` are the years of other views, for which the drawing leaves room.
    """
    wide, narrow = (_density(years, words, (years, *beside), room.width) for room in (_WIDE, _NARROW))
    return replace(wide, narrow=narrow)


def _density(years: Sequence[Dwelling], words: str, beside: Sequence[Sequence[Dwelling]], page: float) -> Scene:
    scale = _scale(years, beside, page)
    items: list[Item] = [
        Line("rule", ((_AXIS, scale.above), (page - 6, scale.above))),
        Line("rule", ((_AXIS, scale.below), (page - 6, scale.below))),
        Text(f"share of the {words}’s dates", _AXIS, 14, 11, colour="quiet"),
        Text("share of the events on record", _AXIS, scale.bottom + 14, 11, colour="quiet"),
        *_columns(years, scale),
    ]
    for n, year in enumerate(years):
        if year.year % (5 if page > PHONE else 10) == 0:
            middle = _AXIS + (n + 0.5) * scale.width
            items.append(Text(str(year.year), middle, scale.above + 13, 11, "middle"))
    title = f"Years in the {words} and in the event record"
    return Scene(words, title, page, scale.bottom + 22, (Group(tuple(items)),), wide=True)
