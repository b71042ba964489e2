"""The division in four steps: zones of 1945, two states of 1948, the war, the line of 1953."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from annotate.figures.kit import geometry
from annotate.figures.kit.figure import Column, Figure, Row, Step, Wording
from annotate.figures.kit.markup import Markup, el
from annotate.figures.kit.page import source_links
from annotate.figures.kit.scene import Entry, Line, Mark, Placed, Shape, Sheet, box
from annotate.figures.kit.views import View, attributes, seen_in, verified
from annotate.figures.korea import data as division_data
from annotate.figures.korea.data import Areas
from annotate.figures.steps import data as steps_data
from annotate.figures.steps.data import PANELS, SHAPES, Gain, Story
from annotate.figures.steps.scene import WINDOW, draw
from annotate.values.drawn import Move, Stage
from annotate.values.edtf import NO_DATE, Edtf
from annotate.values.model import Certainty
from annotate.values.record import Event

if TYPE_CHECKING:
    from annotate.edition import Edition

ID = "division-steps"

_COLUMNS = (
    *(Column(name) for name in ("What", "Step", "When", "Certainty")),
    Column("Sources", sources=True),
    Column("Note"),
)


def _legend() -> tuple[Entry, ...]:
    def mark(shape: Shape, certainty: Certainty = Certainty.HIGH) -> Mark:
        return Mark("town", shape, 14, 8, 9.0, certainty)

    return (
        Entry(box("soviet-zone"), "north: Soviet zone, then held by the DPRK (hatched)"),
        Entry(box("american-zone"), "south: American zone, then held by the ROK (plain)"),
        Entry(box("claimed"), "claimed by both states; dashed edge"),
        Entry(Line("parallel", ((2, 8), (26, 8))), "38th parallel, the line of 1945"),
        Entry(Line("armistice", ((2, 8), (26, 8))), "Military Demarcation Line of 1953"),
        Entry(box("exchanged"), "ground that changed sides between 1945 and 1953"),
        *(Entry(mark(shape), f"the war: {words}") for shape, words in SHAPES.items()),
        Entry(mark(Shape.DOWN, Certainty.MEDIUM), "hollow: place or day of medium certainty"),
    )


def gain_words(gain: Gain) -> str:
    """Return a gain of ground in words: our measure, the table's figure, how far they are apart."""
    return (
        f"{gain.words}: {gain.measured:,.0f} km² measured here, {gain.published:,.0f} km² in the table of zones "
        f"({gain.apart:+.1f} percent)"
    )


def _shown(event: Event) -> tuple[View, ...]:
    return seen_in(verified(event.certainty, seen=event.seen))


@dataclass(frozen=True, slots=True)
class _Said:
    """What is said of a step, in the list beside its maps and in the table: `since` stands in the table alone."""

    words: str
    date: Edtf
    since: Edtf
    certainty: Certainty
    sources: tuple[str, ...]
    note: str
    key: str = ""
    views: tuple[View, ...] = ()


def _of_step(stage: Stage, story: Story, gains: tuple[Gain, ...]) -> tuple[_Said, ...]:
    """Return what is said of a step: its events, what else is said beside its panels, and gains beside the last line.

    An event whose mark is drawn has its id for a key.
    """
    drawn = {move.event for move in story.moves}
    return (
        *(
            _Said(e.label, e.date, NO_DATE, e.certainty, e.sources, e.note, e.id if e.id in drawn else "", _shown(e))
            for e in (story.dated[id] for id in stage.events)
        ),
        *(
            _Said(s.words, s.date, NO_DATE, s.certainty, s.sources, s.note)
            for s in story.statements
            if s.step == stage.id
        ),
        *(_Said(gain_words(g), NO_DATE, g.date, g.certainty, g.sources, g.note) for g in gains if stage.id == "line"),
    )


def _entry(one: _Said, name_of: Callable[[str], str]) -> Markup:
    date = (el("strong", one.date.words), ": ") if one.date else ()
    more = (el("span", one.note, class_="an-meta"),) if one.note else ()
    meta = el("span", f"{one.certainty} certainty; ", source_links(one.sources, name_of), class_="an-meta")
    return el("li", *date, one.words, *more, meta, **attributes(one.views))


def _statements(said: Sequence[_Said], name_of: Callable[[str], str]) -> Markup:
    return el("ul", *(_entry(one, name_of) for one in said), class_="an-statements")


def _row(stage: Stage, one: _Said) -> Row:
    when = (one.date or one.since).words
    cells = (one.words, stage.name, when, str(one.certainty), "; ".join(one.sources), one.note)
    return Row(one.key, cells, one.views)


def _description(measured: Areas, gains: Sequence[Gain], moves: Sequence[Move]) -> tuple[str, ...]:
    to_south, to_north, _ = gains
    return (
        f"August 1945: the 38th parallel divides a Soviet zone of {measured.north:,.0f} from an American one of "
        f"{measured.south:,.0f} square kilometres. 1948: one state is proclaimed in each zone, and both claim the "
        "whole; two maps show apart what they held and what they claimed.",
        f"1950 to 1953: {len(moves)} marks at {len({m.town for m in moves})} towns give days of the war; no front line "
        "is drawn, because the data have none. 1953: the armistice line leaves "
        f"{to_south.measured:,.0f} square kilometres north of the parallel on the southern side and "
        f"{to_north.measured:,.0f} south of it on the northern side.",
    )


def build(edition: Edition) -> Figure:
    """Return the figure.

    Raises
    ------
    InputError, DataError
        If a layer, an event or a measure is missing.
    """
    division = division_data.read(edition)
    measured = division_data.areas(division)
    story = steps_data.read(edition)
    gains = steps_data.gains(edition.zone_stats, measured)
    told = [(stage, _of_step(stage, story, gains)) for stage in story.stages]
    known = frozenset(id for id, event in story.dated.items() if View.VERIFIED in _shown(event))
    drawn = {panel for stage in story.stages for panel in PANELS[stage.id]}
    scenes = tuple(scene for scene in draw(division, measured, story, known) if scene.id in drawn)
    net = gains[2]
    low, high = sorted((net.measured, net.published))
    title = (
        f"Between the line of 1945 and that of 1953 the southern side gained {round(low, -2):,.0f} to "
        f"{round(high, -2):,.0f} km² on balance"
    )
    moved = {View.ALL: story.moves, View.VERIFIED: tuple(m for m in story.moves if m.event in known)}
    width, height = WINDOW.width + 20, WINDOW.height + 40
    return Figure(
        id=ID,
        said=tuple(Wording(view, title, _description(measured, gains, moves)) for view, moves in moved.items()),
        alt="Small maps of Korea in four steps: the zones of 1945; what the two states of 1948 held, and the whole "
        "that both claimed; dated places of the war; the armistice line of 1953.",
        panels=scenes,
        legend=_legend(),
        columns=_COLUMNS,
        rows=tuple(_row(stage, one) for stage, said in told for one in said),
        cited=tuple(key for _, said in told for one in said for key in one.sources),
        method=f"{geometry.PROJECTION_NAME}; scale bars hold at its centre, north is up there. Areas are geodesic, on "
        "the WGS 84 ellipsoid, from the outlines of Natural Earth 1:10 million before they are generalised to draw. "
        "The line of 1953 is generalised too, so that each area is good to about ten percent and the net gain, a small "
        "difference of two rough numbers, to a few hundred square kilometres; the percentages beside the areas say how "
        "far they are from those of a survey sheet. Coasts are those of today. In 1948 each state held the zone in "
        "which it was proclaimed; islands and posts along the parallel are not told apart.",
        sheet=Sheet(
            height=96 + 3 * height + 30,
            panels=tuple(
                Placed(scene, scene.title, 16 + (n % 2) * width, 96 + (n // 2) * height)
                for n, scene in enumerate(scenes)
            ),
            legend_at=(16 + width, 104 + 2 * height),
            legend_width=340,
            source=f"{geometry.PROJECTION_NAME}. Sources: Natural Earth 1:10m; data/history/events.csv and "
            "zone_stats.csv, with the works named in the table.",
        ),
        steps=tuple(
            Step(
                stage.name,
                PANELS[stage.id],
                _statements(said, edition.bibliography.name),
            )
            for stage, said in told
        ),
    )
