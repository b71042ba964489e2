"""The two drawings of the first page: Korea cut along the line of 1945, and the partners of either Korea by year."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from annotate.facts.counts import Partners
from annotate.figures.kit.geometry import Window
from annotate.figures.kit.scene import PHONE, Bar, Group, Item, Mark, Scene, Shape, Text
from annotate.figures.korea.data import Division
from annotate.figures.korea.ground import frame, ground_of, parallel_lines, zone_areas
from annotate.figures.recognition.data import Year

# As wide as the narrowest screens, so that one drawing serves all; both of one height.
WINDOW = Window(centre=(127.4, 38.2), km_per_pixel=2.62, width=PHONE, height=440)
CAPITALS = ("seoul", "pyongyang")
_WORDS = 12.5
"""Of words, in scene pixels: beside a column of text the drawings are a tenth smaller than that."""
_TOP, _MIDDLE, _HALF, _ROOM = 34.0, 160.0, 17.0, 128.0
_SUMS = 22.0
"""The room below the bars, for the numbers of the last year."""


def line(division: Division) -> Scene:
    """Return Korea in 1945: two zones, the parallel between them, the two cities that became capitals."""
    line_y = WINDOW.point(130.6, 38)[1]
    towns = [town for town in division.towns if town.id in CAPITALS]
    marks: list[Item] = []
    for town in towns:
        x, y = WINDOW.point(town.geometry.x, town.geometry.y)
        marks += [Mark("town", Shape.CIRCLE, x, y, 7), Text(town.name, x + 8, y + 4, 13, bold=True, halo="paper")]
    words = (
        Text("Soviet zone", *WINDOW.point(126.75, 40.45), 14, "middle", halo="soviet-ground"),
        Text("American zone", *WINDOW.point(128.0, 36.3), 14, "middle", halo="american-ground"),
        Text("38th parallel", PHONE - 6, line_y - 7, 13, "end", bold=True, halo="sea"),
    )
    groups = (
        ground_of(WINDOW, division),
        Group((*zone_areas(WINDOW, division), *parallel_lines(WINDOW, division), *marks, *words, frame(WINDOW))),
    )
    return Scene("line", "Korea in August 1945", PHONE, WINDOW.height, groups)


def columns(years: Sequence[Year], marked: Collection[int]) -> Scene:
    """Return the partners of Seoul to the left and of Pyongyang to the right of each year, those of both in the middle.

    Below stand the numbers of the last year.

    Parameters
    ----------
    years
        The counts at the end of each year.
    marked
        Years whose numbers stand out.
    """
    step = (WINDOW.height - _TOP - _SUMS) / len(years)
    most = max(max(len(each.every.rok), len(each.every.dprk)) for each in years)
    items: list[Item] = [
        Text("Seoul", _MIDDLE - _HALF, 14, 14, "end", "american", bold=True),
        Text("Pyongyang", _MIDDLE + _HALF, 14, 14, "start", "soviet", bold=True),
    ]
    for n, each in enumerate(years):
        top = _TOP + n * step
        items += _year(each.every, top, step - 1.4, _ROOM / most)
        if each.year % 10 == 0 or n in (0, len(years) - 1) or each.year in marked:
            bold = each.year in marked
            items.append(Text(str(each.year), _MIDDLE, top + step / 2 + 4, _WORDS, "middle", bold=bold))
    last, foot = years[-1].every, WINDOW.height - 5
    rok, dprk, both = (len(some) for some in (last.rok, last.dprk, last.both))
    items += [
        Text(str(rok), _MIDDLE - _HALF - rok * _ROOM / most, foot, _WORDS, "start", "american", bold=True),
        Text(f"{both} with both", _MIDDLE, foot, _WORDS, "middle", "later", bold=True),
        Text(str(dprk), _MIDDLE + _HALF + dprk * _ROOM / most, foot, _WORDS, "end", "soviet", bold=True),
    ]
    return Scene("columns", "Governments with relations, year by year", PHONE, WINDOW.height, (Group(tuple(items)),))


def _year(found: Partners, top: float, high: float, per: float) -> tuple[Item, ...]:
    """Return the two bars of a year, each in two parts: relations with both by the middle, then with one only."""
    year, both = found.day[:4], len(found.both) * per
    rok, dprk = len(found.rok_only) * per, len(found.dprk_only) * per
    left, right = _MIDDLE - _HALF, _MIDDLE + _HALF
    bars = (
        Bar("later", left - both, top, both, high, label=f"{year}: {len(found.both)} with both"),
        Bar("american", left - both - rok, top, rok, high, label=f"{year}: {len(found.rok_only)} with Seoul only"),
        Bar("later", right, top, both, high, label=f"{year}: {len(found.both)} with both"),
        Bar("soviet", right + both, top, dprk, high, label=f"{year}: {len(found.dprk_only)} with Pyongyang only"),
    )
    return tuple(bar for bar in bars if bar.width)
