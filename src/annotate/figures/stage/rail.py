"""The time rail: the years that a text names on one line, under a slider through all of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from annotate.figures.kit.markup import Markup, el, join, number
from annotate.figures.stage.playhead import Playhead

WIDTH, HEIGHT = 360.0, 46.0
_EDGE, _LINE = 8.0, 28.0


@dataclass(frozen=True, slots=True)
class Rail:
    """The line: its first and last year, and how often each year is named by a date that lies within it."""

    first: int
    last: int
    named: dict[int, int]

    def x(self, year: float) -> float:
        """Return where a year stands; the slider's thumb stands there too."""
        return _EDGE + (WIDTH - 2 * _EDGE) * (year - self.first) / (self.last - self.first)


def rail_of(heads: Sequence[Playhead]) -> Rail | None:
    """Return the rail of a text, from decade to decade, or None for one without dates."""
    spans = [span for head in heads for span in head.years]
    if not spans:
        return None
    first, last = min(first for first, _ in spans), max(last for _, last in spans)
    named = Counter(first for first, last in spans if first == last)
    return Rail(first // 10 * 10, -(-(last + 1) // 10) * 10, dict(sorted(named.items())))


def drawing(rail: Rail) -> Markup:
    """Return the line with its decades and a dot for each year named; the script lights dots and draws the thread."""
    step = 10 if rail.last - rail.first <= 60 else 20
    ticks = [
        join(
            (
                el("line", class_="tick", x1=rail.x(year), x2=rail.x(year), y1=_LINE - 3, y2=_LINE + 3),
                el("text", str(year), x=rail.x(year), y=HEIGHT - 3, text_anchor=_anchor(rail, year))
                if (year - rail.first) % step == 0
                else Markup(""),
            )
        )
        for year in range(rail.first, rail.last + 1, 10)
    ]
    dots = [
        el("circle", class_="year", cx=rail.x(year), cy=_LINE, r=1.6 + 0.5 * min(often, 6), data_year=year)
        for year, often in rail.named.items()
    ]
    return el(
        "svg",
        el("line", class_="axis", x1=rail.x(rail.first), x2=rail.x(rail.last), y1=_LINE, y2=_LINE),
        *ticks,
        el("path", class_="thread", d="M0 0"),
        *dots,
        class_="rail-drawing",
        viewBox=f"0 0 {number(WIDTH)} {number(HEIGHT)}",
        aria_hidden="true",
    )


def _anchor(rail: Rail, year: int) -> str:
    return {rail.first: "start", rail.last: "end"}.get(year, "middle")
