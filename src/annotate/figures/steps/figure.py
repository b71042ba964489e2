"""The division in four steps: zones of 1945, two states of 1948, the war, the line of 1953."""

from __future__ import annotations

from collections.abc import Sequence

from annotate.figures.kit import geometry
from annotate.figures.kit.figure import Column, Figure, References, Row, Step, Wording, data_file, references
from annotate.figures.kit.markup import el
from annotate.figures.kit.page import source_links
from annotate.figures.kit.png import Sheet
from annotate.figures.kit.scene import Area, Entry, Line, Mark, Placed, Shape
from annotate.figures.kit.views import View, attributes, seen_in, verified
from annotate.figures.korea import data as division_data
from annotate.figures.korea.data import Areas
from annotate.figures.steps import data as steps_data
from annotate.figures.steps.data import CLAIM, STAGES, Gain, Move, Stage
from annotate.figures.steps.scene import WINDOW, draw
from annotate.files import schema
from annotate.files.project import Project
from annotate.values import edtf
from annotate.values.model import Certainty, Event

ID = "division-steps"

_LAYERS = division_data.LAYERS
_COLUMNS = (
    *(Column(name) for name in ("What", "Step", "When", "Certainty")),
    Column("Sources", sources=True),
    Column("Note"),
)


def inputs() -> tuple[str, ...]:
    """Return the files under `data/` that the figure is made from."""
    stats = schema.table(steps_data.STATS).pattern
    return (*(f"geo/{name}.geojson" for name in _LAYERS), "history/events.csv", stats, "bibliography.bib")


def _box(role: str) -> Area:
    return Area(role, (((2, 2), (26, 2), (26, 14), (2, 14)),))


def _legend() -> tuple[Entry, ...]:
    def mark(shape: Shape, certainty: Certainty = Certainty.HIGH) -> Mark:
        return Mark("town", shape, 14, 8, 9.0, certainty)

    return (
        Entry(_box("soviet-zone"), "north: Soviet zone, then held by the DPRK (hatched)"),
        Entry(_box("american-zone"), "south: American zone, then held by the ROK (plain)"),
        Entry(_box("claimed"), "claimed by both states; dashed edge"),
        Entry(Line("parallel", ((2, 8), (26, 8))), "38th parallel, the line of 1945"),
        Entry(Line("armistice", ((2, 8), (26, 8))), "Military Demarcation Line of 1953"),
        Entry(_box("exchanged"), "ground that changed sides between 1945 and 1953"),
        Entry(mark(Shape.DOWN), f"the war: {steps_data.NORTHERN}"),
        Entry(mark(Shape.UP), f"the war: {steps_data.SOUTHERN}"),
        Entry(mark(Shape.SQUARE), "the war: landing from the sea"),
        Entry(mark(Shape.DIAMOND), "the war: armistice talks"),
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


def _statement(words: str, when: str, certainty: str, sources: Sequence[str], note: str = "") -> tuple[str, ...]:
    """Return what an entry of a step's list says: date, words, note, grade and sources."""
    date = (el("strong", edtf.words(when)), ": ") if when else ()
    more = (el("span", note, class_="an-meta"),) if note else ()
    meta = el("span", f"{certainty} certainty; ", source_links(ID, sources), class_="an-meta")
    return (*date, words, *more, meta)


def _step(stage: Stage, events: tuple[Event, ...], gains: tuple[Gain, ...]) -> Step:
    said = [
        el("li", *_statement(e.label, e.date, e.certainty, e.sources, e.note), **attributes(_shown(e))) for e in events
    ]
    if "claimed" in stage.panels:
        said.append(el("li", *_statement(CLAIM.words, CLAIM.date, CLAIM.certainty, CLAIM.sources, CLAIM.note)))
    if "line" in stage.panels:
        said += [el("li", *_statement(gain_words(g), "", g.certainty, g.sources, g.note)) for g in gains]
    return Step(stage.name, stage.panels, el("ul", *said, class_="an-statements"))


def _rows(told: Sequence[tuple[Stage, tuple[Event, ...]]], gains: tuple[Gain, ...]) -> tuple[Row, ...]:
    drawn = {move.event for move in steps_data.MOVES}
    rows = []
    for stage, events in told:
        for e in events:
            key = e.id if e.id in drawn else ""
            cells = (e.label, stage.name, edtf.words(e.date), str(e.certainty), "; ".join(e.sources), e.note)
            rows.append(Row(key, cells, _shown(e)))
        if "claimed" in stage.panels:
            sources = "; ".join(CLAIM.sources)
            cells = (CLAIM.words, stage.name, edtf.words(CLAIM.date), str(CLAIM.certainty), sources, CLAIM.note)
            rows.append(Row("", cells))
    last = STAGES[-1].name
    since = edtf.words("1953/..")
    rows += [Row("", (gain_words(g), last, since, str(g.certainty), "; ".join(g.sources), g.note)) for g in gains]
    return tuple(rows)


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


def build(project: Project, events: tuple[Event, ...], bibliography: References) -> Figure:
    """Return the figure.

    Parameters
    ----------
    project
        The edition whose `data/geo` is drawn and measured.
    events
        The event record, which tells the steps.
    bibliography
        Puts the keys of sources into words.

    Raises
    ------
    InputError, DataError
        If a layer, an event or a measure is missing.
    """
    division = division_data.read(project)
    measured = division_data.areas(division)
    gains = steps_data.gains(project, measured)
    told = tuple((stage, steps_data.events_of(stage, events)) for stage in STAGES)
    known = frozenset(event.id for event in events if View.VERIFIED in _shown(event))
    scenes = draw(division, measured, events, known)
    net = gains[2]
    low, high = sorted((net.measured, net.published))
    title = (
        f"Between the line of 1945 and that of 1953 the southern side gained {round(low, -2):,.0f} to "
        f"{round(high, -2):,.0f} km² on balance"
    )
    rows = _rows(told, gains)
    moved = {View.ALL: steps_data.MOVES, View.VERIFIED: tuple(m for m in steps_data.MOVES if m.event in known)}
    say = [Wording(view, title, _description(measured, gains, moves)) for view, moves in moved.items()]
    legend = _legend()
    width, height = WINDOW.width + 20, WINDOW.height + 40
    return Figure(
        id=ID,
        title=title,
        alt="Small maps of Korea in four steps: the zones of 1945; what the two states of 1948 held, and the whole "
        "that both claimed; dated places of the war; the armistice line of 1953.",
        description=say[0].description,
        panels=scenes,
        legend=legend,
        layers=(),
        columns=_COLUMNS,
        rows=rows,
        references=references(bibliography, {key for row in rows for key in row.cells[4].split("; ") if key}),
        provenance=tuple(data_file(project, project.data / n) for n in inputs() if n != "bibliography.bib"),
        method=f"{geometry.PROJECTION_NAME}; scale bars hold at its centre, north is up there. Areas are geodesic, on "
        "the WGS 84 ellipsoid, from the outlines of Natural Earth 1:10 million before they are generalised to draw. "
        "The line of 1953 is generalised too, so that each area is good to about ten percent and the net gain, a small "
        "difference of two rough numbers, to a few hundred square kilometres; the percentages beside the areas say how "
        "far they are from those of a survey sheet. Coasts are those of today. In 1948 each state held the zone in "
        "which it was proclaimed; islands and posts along the parallel are not told apart.",
        sheet=Sheet(
            title=title,
            width=760,
            height=96 + 3 * height + 30,
            panels=tuple(
                Placed(scene, scene.title, 16 + (n % 2) * width, 96 + (n // 2) * height)
                for n, scene in enumerate(scenes)
            ),
            legend=legend,
            legend_at=(16 + width, 104 + 2 * height),
            legend_width=340,
            source=f"{geometry.PROJECTION_NAME}. Sources: Natural Earth 1:10m; data/history/events.csv and "
            "zone_stats.csv, with the works named in the table.",
        ),
        steps=tuple(_step(stage, found, gains) for stage, found in told),
        views=tuple(say[1:]),
    )
