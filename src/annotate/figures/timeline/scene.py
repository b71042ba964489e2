"""The timeline as a drawing: strips that hold about as many events each, rows by who took part, dots hung side by side.

Names stand on lines of their own at the head of their row, so that none is read with another row; the dots that they
name hang first below them, and a thin line ties each to its name.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from annotate.figures.kit.scene import LEGIBLE, PHONE, Area, Bar, Group, Item, Line, Mark, Room, Scene, Shape, Text
from annotate.figures.timeline import data as timeline_data
from annotate.figures.timeline.data import Dated, Strip
from annotate.values.drawn import Lane

_WIDE, _NARROW = Room(728, 104, 724), Room(PHONE, 6, PHONE - 4)
_STEP, _MARK, _LINE, _LETTER, _GAP = 10.0, 9.0, 14.0, 6.2, 4.0
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "June", "July", "Aug", "Sept", "Oct", "Nov", "Dec")


@dataclass(frozen=True, slots=True)
class _Axis:
    """Where the days of a strip stand."""

    strip: Strip
    room: Room

    @property
    def year(self) -> float:
        """The width of a year."""
        return (self.room.right - self.room.left) / (self.strip.last + 1 - self.strip.first)

    def at(self, day: date) -> float:
        """Return where a day begins."""
        return self.room.left + (day - date(self.strip.first, 1, 1)).days / 365.2425 * self.year

    def span(self, item: Dated) -> tuple[float, float]:
        """Return where an event is drawn, left and right; a day is drawn as a mark of fixed width."""
        left, right = self.at(item.start), min(self.at(item.end) + self.year / 365, self.room.right)
        if item.instant:
            middle = (left + right) / 2
            return self._widened(middle, middle, _MARK)
        return self._widened(left, right, 2 * _MARK if item.fade_start or item.fade_end else _MARK)

    def _widened(self, left: float, right: float, least: float) -> tuple[float, float]:
        """Return a stretch of at least a width, about its own middle, inside the strip."""
        half = max(right - left, least) / 2
        middle = min(max((left + right) / 2, self.room.left + half), self.room.right - half)
        return middle - half, middle + half


def _free(taken: list[list[tuple[float, float]]], left: float, right: float) -> int:
    """Return the first line on which a stretch touches nothing, and take it there."""
    for n, line in enumerate(taken):
        if all(right + 1 <= start or left >= end + 1 for start, end in line):
            line.append((left, right))
            return n
    taken.append([(left, right)])
    return len(taken) - 1


def _drawn(item: Dated, axis: _Axis, y: float) -> Mark | Bar:
    left, right = axis.span(item)
    event, words = item.event, f"{item.event.date.words}: {item.event.label}"
    if item.instant:
        middle = (left + right) / 2
        return Mark(item.lane.role, Shape.CIRCLE, middle, y, _MARK - 1, event.certainty, event.id, words)
    size = (right - left, _MARK - 2)
    soft = (item.fade_start, item.fade_end)
    return Bar(item.lane.role, left, y - _MARK / 2 + 1, *size, event.certainty, *soft, event.id, words)


def _named(item: Dated, words: str, axis: _Axis) -> tuple[float, float]:
    """Return where the name of an event stands, left and right: over the middle of its mark, inside the strip."""
    left, right = axis.span(item)
    half = len(words) * _LETTER / 2
    middle = min(max((left + right) / 2, axis.room.left + half + 2), axis.room.right - half - 2)
    return middle - half, middle + half


def _apart(named: tuple[float, float]) -> tuple[float, float]:
    """Return the room of a name with a gap on either side, so that two in a line do not read as one."""
    return named[0] - _GAP, named[1] + _GAP


@dataclass(frozen=True, slots=True)
class _Row:
    """What stands in a row: things that every view shows, the marks and bars, the names by the key of their event."""

    ground: tuple[Item, ...]
    marks: tuple[Mark | Bar, ...]
    names: tuple[tuple[str, Item], ...]
    bottom: float


def _row(items: Sequence[Dated], lane: Lane, names: Mapping[str, str], axis: _Axis, top: float) -> _Row:
    room = axis.room
    lines: list[list[tuple[float, float]]] = []
    hung: list[list[tuple[float, float]]] = []
    heads = [(item, names[item.event.id]) for item in items if item.event.id in names]
    placed = [(item, words, _free(lines, *_apart(_named(item, words, axis)))) for item, words in heads]
    first = sorted(items, key=lambda item: item.event.id not in names)
    levels = {item.event.id: _free(hung, *axis.span(item)) for item in first}
    under = top + room.above + _LINE * len(lines) + 4
    marks = {item.event.id: _drawn(item, axis, under + 5 + _STEP * levels[item.event.id]) for item in items}
    said: list[tuple[str, Item]] = []
    for item, words, line in placed:
        key, (left, right), (start, end) = item.event.id, _named(item, words, axis), axis.span(item)
        baseline = top + room.above + _LINE * line + 12
        tied = min(max((start + end) / 2, left), right)
        y = under + 1 + _STEP * levels[key]
        said.append((key, Line("leader", ((tied, baseline + 2), ((start + end) / 2, y)))))
        said.append((key, Text(words, (left + right) / 2, baseline, LEGIBLE, "middle", halo="sea")))
    said.sort(key=lambda pair: isinstance(pair[1], Text))
    bottom = max(under + _STEP * max(1, len(hung)) + 3, top + room.above + 16)
    edge = Line("grid", ((0 if room.above else room.left, bottom), (room.right, bottom)))
    name = room.name(lane.label, top + 12 if room.above else min(under + 9, bottom - 4), 12)
    return _Row((edge, replace(name, colour="quiet", halo="sea")), tuple(marks.values()), tuple(said), bottom)


def _scale(axis: _Axis, top: float, bottom: float) -> tuple[Item, ...]:
    """Return the years of a strip, with its months where there is room for their names."""
    items: list[Item] = []
    strip, room = axis.strip, axis.room
    every = 1 if axis.year >= 38 else 2
    for year in range(strip.first, strip.last + 1):
        x = axis.at(date(year, 1, 1))
        items.append(Line("rule" if year == strip.first else "grid", ((x, top), (x, bottom))))
        if (year - strip.first) % every == 0:
            items.append(Text(str(year), x + 3, bottom + 13, LEGIBLE, bold=True))
        if axis.year >= 300:
            for month in range(2 if axis.year >= 600 else 4, 13, 1 if axis.year >= 600 else 3):
                at = axis.at(date(year, month, 1))
                items.append(Line("grid", ((at, top), (at, bottom))))
                items.append(Text(_MONTHS[month - 1], at + 2, bottom + 13, LEGIBLE, colour="quiet"))
    return (*items, Line("rule", ((room.left, bottom), (room.right, bottom))))


def _draw(
    events: tuple[Dated, ...], lanes: Sequence[Lane], names: Mapping[str, str], keys: frozenset[str], room: Room
) -> Scene:
    y = 4.0
    items: list[Item] = []
    for strip in timeline_data.strips(events):
        found, axis, top = timeline_data.within(events, strip), _Axis(strip, room), y
        rows: list[_Row] = []
        for lane in lanes:
            some = [item for item in found if item.lane is lane]
            if some:
                rows.append(_row(some, lane, names, axis, y))
                y = rows[-1].bottom
        band = ((room.left, top), (room.right, top), (room.right, y), (room.left, y))
        items += [Area("band", (band,)), *_scale(axis, top, y)]
        for row in rows:
            items += row.ground
            items += [item for key, item in row.names if key in keys and isinstance(item, Line)]
            items += [mark for mark in row.marks if mark.key in keys]
            items += [item for key, item in row.names if key in keys and isinstance(item, Text)]
        y += 30
    years = f"{events[0].start.year} to {events[-1].end.year}" if events else "no events"
    title = f"Events, {years}, by who took part"
    return Scene("strips", title, room.width, max(y - 10, 40), (Group(tuple(items)),), wide=True)


def draw(
    events: tuple[Dated, ...],
    lanes: Sequence[Lane],
    names: Mapping[str, str],
    shown: Iterable[Dated] | None = None,
) -> Scene:
    """Return the strips as one drawing: time to the right, rows by who took part; a row without events is left out.

    Parameters
    ----------
    events
        The events that have a place in the drawing, in order.
    lanes
        The rows, from the top.
    names
        Short names of some events, by id.
    shown
        Those of the events that are drawn; by default all.
    """
    keys = frozenset(item.event.id for item in (events if shown is None else shown))
    wide, narrow = (_draw(events, lanes, names, keys, room) for room in (_WIDE, _NARROW))
    return replace(wide, narrow=narrow)
