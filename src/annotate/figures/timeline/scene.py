"""The timeline as a drawing: strips of thirteen years, lanes by who took part, marks piled where days are close."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from annotate.figures.kit.labels import Box, Label, place
from annotate.figures.kit.scene import Area, Bar, Group, Item, Line, Mark, Scene, Shape, Text
from annotate.figures.timeline import data as timeline_data
from annotate.figures.timeline.data import Dated, Strip
from annotate.values.drawn import Lane

_WIDTH, _LEFT, _STEP, _MARK = 728.0, 104.0, 9.0, 8.0
_YEAR = (_WIDTH - _LEFT - 8) / timeline_data.STRIP_YEARS


def _x(day: date, strip: Strip) -> float:
    first = date(strip.first, 1, 1)
    return _LEFT + (day - first).days / 365.2425 * _YEAR


def _widened(left: float, right: float, least: float) -> tuple[float, float]:
    """Return a stretch of at least a width, about its own middle, inside the strip."""
    half = max(right - left, least) / 2
    middle = min(max((left + right) / 2, _LEFT + half), _WIDTH - 2 - half)
    return middle - half, middle + half


def _span(item: Dated, strip: Strip) -> tuple[float, float]:
    """Return where an event is drawn, left and right; a day is drawn as a mark of fixed width."""
    left, right = _x(item.start, strip), min(_x(item.end, strip) + _YEAR / 365, _WIDTH - 2)
    if item.instant:
        middle = (left + right) / 2
        return _widened(middle, middle, _MARK)
    least = 2 * _MARK if item.fade_start or item.fade_end else _MARK
    return _widened(left, right, least)


def _levels(items: tuple[Dated, ...], strip: Strip) -> tuple[int, ...]:
    """Return the level of each event in its lane: the lowest where it touches none that came before."""
    ends: list[float] = []
    found = []
    for item in items:
        left, right = _span(item, strip)
        level = next((n for n, end in enumerate(ends) if left >= end + 1), len(ends))
        ends[level : level + 1] = [right]
        found.append(level)
    return tuple(found)


def _words(item: Dated) -> str:
    return f"{item.event.date.words}: {item.event.label}"


def _drawn(item: Dated, strip: Strip, base: float, level: int) -> Item:
    left, right = _span(item, strip)
    y = base - level * _STEP
    event, words = item.event, _words(item)
    if item.instant:
        middle = (left + right) / 2
        return Mark(item.lane.role, Shape.CIRCLE, middle, y, _MARK - 1, event.certainty, event.id, words)
    return Bar(
        item.lane.role,
        left,
        y - _MARK / 2 + 1,
        right - left,
        _MARK - 2,
        event.certainty,
        item.fade_start,
        item.fade_end,
        event.id,
        words,
    )


def _lane(items: tuple[Dated, ...], strip: Strip, lane: Lane, top: float) -> tuple[tuple[Item, ...], float]:
    levels = _levels(items, strip)
    height = max(16.0, (max(levels, default=0) + 1) * _STEP + 6)
    base = top + height - 7
    rule = Line("grid", ((_LEFT, top + height), (_WIDTH, top + height)))
    name = Text(lane.label, _LEFT - 8, base + 4, 11.5, "end")
    marks = (_drawn(item, strip, base, level) for item, level in zip(items, levels, strict=True))
    return (rule, name, *marks), top + height


def _near(mark: Item, reach: float = 4) -> Box:
    if isinstance(mark, Mark):
        return Box(mark.x - reach, mark.y - reach, mark.x + reach, mark.y + reach, weight=8)
    if isinstance(mark, Bar):
        return Box(mark.x, mark.y, mark.x + mark.width, mark.y + mark.height, weight=8)
    return Box(0, 0, 0, 0)


def _landmarks(
    drawn: tuple[Item, ...], height: float, keys: frozenset[str], names: Mapping[str, str]
) -> tuple[Text, ...]:
    """Return short names of landmark events beside their marks, where the events are there and among some."""
    labels, of = [], []
    for item in drawn:
        if isinstance(item, Mark | Bar) and item.key in names:
            of.append(item.key)
        if isinstance(item, Mark) and item.key in names:
            labels.append(Label(item.x, item.y, (names[item.key],), 6, 10.5))
        elif isinstance(item, Bar) and item.key in names:
            middle = item.x + item.width / 2
            labels.append(Label(middle, item.y + item.height / 2, (names[item.key],), item.width / 2 + 3, 10.5))
    boxes = (Box(0, 0, _LEFT, height, weight=8), *(_near(item) for item in drawn if isinstance(item, Mark | Bar)))
    texts = place(tuple(labels), boxes, _WIDTH, height)
    return tuple(
        replace(text, halo="sea") for key, label in zip(of, texts, strict=True) for text in label if key in keys
    )


def _years(strip: Strip, top: float, bottom: float) -> tuple[Item, ...]:
    items: list[Item] = []
    for year in range(strip.first, strip.last + 1):
        x = _x(date(year, 1, 1), strip)
        items.append(Line("rule" if year == strip.first else "grid", ((x, top), (x, bottom))))
        items.append(Text(str(year), x + _YEAR / 2, bottom + 13, 11, "middle"))
    items.append(Line("rule", ((_LEFT, bottom), (_WIDTH - 1, bottom))))
    return tuple(items)


def _kept(items: Iterable[Item], keys: frozenset[str]) -> tuple[Item, ...]:
    """Return drawn things without the marks and bars of events that are not among some."""
    return tuple(item for item in items if not isinstance(item, Mark | Bar) or item.key in keys)


def draw(
    events: tuple[Dated, ...],
    lanes: Sequence[Lane],
    names: Mapping[str, str],
    shown: Iterable[Dated] | None = None,
) -> Scene:
    """Return the strips as one drawing: time to the right, lanes by who took part, marks piled where days are close.

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
    y = 4.0
    items: list[Item] = []
    found_marks: list[Item] = []
    for strip in timeline_data.strips(events):
        top = y
        found = timeline_data.within(events, strip)
        drawn: list[Item] = []
        for lane in lanes:
            part, y = _lane(tuple(d for d in found if d.lane is lane), strip, lane, y)
            drawn += part
        band = ((_LEFT, top), (_WIDTH - 1, top), (_WIDTH - 1, y), (_LEFT, y))
        items += [Area("band", (band,)), *_years(strip, top, y), *_kept(drawn, keys)]
        found_marks += drawn
        y += 32
    height = max(y - 10, 40)
    items += _landmarks(tuple(found_marks), height, keys, names)
    years = f"{events[0].start.year} to {events[-1].end.year}" if events else "no events"
    return Scene("strips", f"Events, {years}, by who took part", _WIDTH, height, (Group(tuple(items)),), True)
