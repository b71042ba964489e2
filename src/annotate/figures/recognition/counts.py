"""How many states had relations with either Korea, and with both: steps from year to year."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from annotate.facts.counts import Partners
from annotate.figures.kit.figure import Column, Figure, Layer, Row, Wording, numbers
from annotate.figures.kit.scene import PHONE, Entry, Group, Item, Line, Ring, Room, Scene, Text, stacked
from annotate.figures.kit.views import View, overlay
from annotate.figures.recognition import data as recognition_data
from annotate.figures.recognition.data import FIRST, LAST, YEARS, Year
from annotate.values.acts import Recognition

if TYPE_CHECKING:
    from annotate.edition import Edition

ID = "recognition-counts"

_TOP, _BOTTOM = 16.0, 330.0
_WIDE, _NARROW = Room(728, 44, 612), Room(PHONE, 30, PHONE - 112)
_STEP = 20
_LAYERS = (Layer("doubtless", "the same without what is graded low (thin)", on=False),)
_COUNTED: tuple[tuple[str, str, Callable[[Partners], int]], ...] = (
    ("rok", "Seoul", lambda found: len(found.rok)),
    ("dprk", "Pyongyang", lambda found: len(found.dprk)),
    ("both", "both", lambda found: len(found.both)),
)
# A source that fewer states name than this is named with its acts alone.
_OFTEN = 50


def _x(year: float, room: Room) -> float:
    return room.x(year, FIRST, LAST + 1)


def _y(count: int, most: int) -> float:
    return _BOTTOM - (_BOTTOM - _TOP) * count / most


def _of(year: Year, view: View) -> Partners:
    """Return the partners that a view counts."""
    return year.doubtless if view is View.VERIFIED else year.every


def _steps(counts: Sequence[int], most: int, room: Room) -> Ring:
    """Return a line that lies on each year's count from its end to the end of the next."""
    points: list[tuple[float, float]] = []
    for year, count in zip(YEARS, counts, strict=True):
        points += [(_x(year, room), _y(count, most)), (_x(year + 1, room), _y(count, most))]
    return tuple(points)


def draw(years: Sequence[Year], view: View = View.ALL) -> Scene:
    """Return the three lines, thick for the rows of a view and, as a layer, thin without what is graded low."""
    return replace(_draw(years, view, _WIDE), narrow=_draw(years, view, _NARROW))


def _draw(years: Sequence[Year], view: View, room: Room) -> Scene:
    most = max(count(y.every) for y in years for _, _, count in _COUNTED) // _STEP * _STEP + _STEP
    ground: list[Item] = []
    for count in range(0, most + 1, _STEP):
        y = _y(count, most)
        ground += [
            Line("grid", ((room.left, y), (room.right, y))),
            Text(str(count), room.left - 6, y + 4, 11, "end", "quiet"),
        ]
    for year in range(FIRST // 10 * 10 + 10, LAST + 1, 10):
        x = _x(year, room)
        ground += [Line("grid", ((x, _TOP), (x, _BOTTOM))), Text(str(year), x, _BOTTOM + 17, 11, "middle", "quiet")]
    lines: list[Item] = []
    thin: list[Item] = []
    size = 12 if room is _WIDE else 11
    for name, words, count_of in _COUNTED:
        every = [count_of(_of(y, view)) for y in years]
        thin.append(Line(f"{name}-doubtless", _steps([count_of(y.doubtless) for y in years], most, room)))
        lines.append(Line(f"{name}-line", _steps(every, most, room), words))
        lines.append(Text(f"{words} {every[-1]}", room.right + 6, _y(every[-1], most) + 4, size, bold=True))
    return Scene(
        "counts",
        f"States with relations at the end of each year, {FIRST} to {LAST}",
        room.width,
        _BOTTOM + 28,
        (Group(tuple(ground)), Group(tuple(thin), _LAYERS[0].name), Group(tuple(lines))),
        wide=True,
    )


def common_sources(rows: Sequence[Recognition]) -> tuple[str, ...]:
    """Return the sources that many rows of the record name, by key."""
    named = Counter(key for row in rows for key in row.sources)
    return tuple(sorted(key for key, often in named.items() if often >= _OFTEN))


def _row(year: Year, sources: str) -> Row:
    numbers = (str(count(found)) for found in (year.every, year.doubtless) for _, _, count in _COUNTED)
    difference = len(year.every.both) - len(year.doubtless.both)
    return Row("", (str(year.year), *numbers, str(difference), sources))


def _title(at: Mapping[int, Year], view: View) -> str:
    early, late = (len(_of(at[year], view).both) for year in (1969, 1975))
    return f"From {early} states with relations to both Koreas at the end of 1969 to {late} at the end of 1975"


def _description(years: Sequence[Year], view: View) -> tuple[str, ...]:
    first, last = (_of(years[n], view) for n in (0, -1))
    widest = max(years, key=lambda y: len(y.every.both) - len(y.doubtless.both))
    return (
        f"At the end of {FIRST} {len(first.rok)} states had relations with Seoul and "
        f"{len(first.dprk)} with Pyongyang; at the end of {LAST} {len(last.rok)} and "
        f"{len(last.dprk)}, and {len(last.both)} with both.",
        "Without what is graded low the line of both is lower throughout; the difference is greatest at the end "
        f"of {widest.year}: {len(widest.every.both)} against {len(widest.doubtless.both)}.",
    )


def build(edition: Edition) -> Figure:
    """Return the chart.

    Raises
    ------
    InputError, DataError
        If the record cannot be read, or dates of a row contradict each other.
    """
    rows = edition.recognition
    years = recognition_data.by_year(rows)
    at = {each.year: each for each in years}
    shown = (View.ALL, View.VERIFIED)
    scene = overlay({view: draw(years, view) for view in shown})
    sources = common_sources(rows)
    named = [f"{words}{tail}" for tail in ("", ", without low") for _, words, _ in _COUNTED]
    legend = (
        Entry(Line("rok-line", ((1, 8), (27, 8))), "solid: relations with Seoul"),
        Entry(Line("dprk-line", ((1, 8), (27, 8))), "long dashes: relations with Pyongyang"),
        Entry(Line("both-line", ((1, 8), (27, 8))), "short dashes: relations with both"),
        Entry(Line("rok-doubtless", ((1, 8), (27, 8))), "thin: without what is graded low, where it is shown"),
    )
    return Figure(
        id=ID,
        said=tuple(Wording(view, _title(at, view), _description(years, view)) for view in shown),
        alt=f"Step chart, {FIRST} to {LAST}: states with relations to Seoul, to Pyongyang, and to both; the third line "
        "leaves zero about 1970 and climbs fast.",
        panels=(scene,),
        legend=legend,
        layers=_LAYERS,
        columns=(
            Column("End of"),
            *numbers(*named, "Difference, both"),
            Column("Sources", sources=True),
        ),
        rows=tuple(_row(each, "; ".join(sources)) for each in years),
        cited=sources,
        method="Standing on 31 December, counted as in annotate.facts.counts: a relation counts on days on which it "
        "surely stood, so that every count is a floor. "
        f"Sources named for at least {_OFTEN} states are listed; all of them stand with the acts.",
        sheet=stacked(
            (scene,),
            "Source: data/history/acts.csv, with the sources of every act.",
            room=130,
            top=96,
            layers=("doubtless",),
        ),
    )
