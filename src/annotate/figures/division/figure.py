"""Map of the division of 1945: zones, parallel, landings, towns, and the line of 1953 as a later layer."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from annotate.figures.division.scene import ACTIONS, POWERS, detail, overview, sample
from annotate.figures.kit import geometry, style, svg, views
from annotate.figures.kit.figure import Column, Figure, Layer, Row, Wording
from annotate.figures.kit.scene import Entry, Line, Mark, Placed, Scene, Shape, Sheet, box
from annotate.figures.kit.views import View, overlay, seen_in, verified
from annotate.figures.korea import data
from annotate.figures.korea.data import Areas, Division
from annotate.files.geodata import Feature

if TYPE_CHECKING:
    from annotate.edition import Edition

ID = "division-1945"

_LAYERS = (
    Layer("parallel", "38th parallel (1945)"),
    Layer("zones", "occupation zones (1945–1948)"),
    Layer("occupation", "landings and commands (August and September 1945)"),
    Layer("towns", "towns"),
    Layer("armistice", "armistice line and ground that changed sides (27 July 1953)", on=False),
)
_COLUMNS = (
    Column("Name"),
    Column("What"),
    Column("When"),
    Column("Korean name", lang="ko"),
    Column("Certainty"),
    Column("Sources", sources=True),
    Column("Note"),
)


def _legend() -> tuple[Entry, ...]:
    shapes = {f.shape: f.words for f in data.FATES if f.shape is not Shape.CIRCLE}
    towns = ((Shape.CIRCLE, "town that stayed on its side"), *((s, f"town {w}") for s, w in shapes.items()))
    actions = ((shape, words) for shape, words in ACTIONS.values())
    certain = (s for s in style.CERTAINTIES if s.certainty != "low")
    return (
        Entry(box("soviet-zone"), "Soviet zone, hatched"),
        Entry(box("american-zone"), "American zone, plain"),
        Entry(box("land"), "land outside Korea; its borders are left out, since those of today are not those of 1945"),
        Entry(Line("parallel", ((2, 8), (26, 8))), "38th parallel, the line of 1945"),
        Entry(Line("armistice", ((2, 8), (26, 8))), "Military Demarcation Line of 1953 (a later layer)"),
        Entry(box("exchanged"), "ground that changed sides between 1945 and 1953 (with that layer)"),
        *(Entry(sample(shape, "soviet"), f"{words}, with its day in 1945") for shape, words in actions),
        *(Entry(sample(shape), words) for shape, words in towns),
        *(Entry(sample(Shape.CIRCLE, certainty=s.certainty), f"{s.look}: {s.meaning}") for s in certain),
    )


def _row(feature: Feature, what: str, key: str = "") -> Row:
    sources = "; ".join(feature.sources)
    cells = (feature.name, what, feature.when.words, feature["hangul"], str(feature.certainty), sources, feature.note)
    return Row(key, cells, () if verified(feature.certainty) else seen_in(known=False))


def _drawn(division: Division, measured: Areas) -> tuple[Scene, Scene]:
    """Return the two maps, each with what all features and what the verified ones show."""
    towns, days = (tuple(f for f in some if verified(f.certainty)) for some in (division.towns, division.occupation))
    every = overview(division, measured), detail(division)
    if (towns, days) == (division.towns, division.occupation):
        return every
    known = replace(division, towns=towns, occupation=days)
    sure = overview(known, measured), detail(known)
    whole, along = (overlay({View.ALL: one, View.VERIFIED: other}) for one, other in zip(every, sure, strict=True))
    return whole, along


def _rows(division: Division, drawn: frozenset[str]) -> tuple[Row, ...]:
    """Return the table; a row has the key of its mark where it has one among those drawn."""
    ground = (*division.zones, *division.exchanged)
    ordered = sorted(division.occupation, key=lambda f: (f.when, f.id))
    towns = sorted(division.towns, key=lambda t: (data.fate(t).shape is Shape.CIRCLE, -float(t.geometry.y)))
    return (
        *(_row(f, f"surface, {geometry.area_km2(f):,.0f} km²") for f in ground),
        _row(division.parallel, "line of latitude"),
        _row(division.armistice, f"line, {geometry.length_km(division.armistice):,.0f} km as drawn"),
        *(_row(f, ACTIONS[f["action"]][1], f.id) for f in ordered),
        *(_row(t, f"town, {data.fate(t).words}", t.id if t.id in drawn else "") for t in towns),
    )


def _names(towns: tuple[Feature, ...]) -> str:
    names = [t.name for t in towns]
    return ", ".join(names[:-1]) + f" and {names[-1]}" if len(names) > 1 else "".join(names)


def _description(division: Division, measured: Areas) -> tuple[str, ...]:
    south, north = data.changed(division, "rok"), data.changed(division, "dprk")
    first = min(division.occupation, key=lambda f: f.when)
    american = min((f for f in division.occupation if POWERS[f["power"]] == "american"), key=lambda f: f.when)
    return (
        "The left-hand map shows the whole of Korea. A straight line along 38 degrees north cuts it in two. "
        f"The hatched Soviet zone to the north measures {measured.north:,.0f} square kilometres "
        f"({measured.north_share:.1f} percent), the plain American zone to the south {measured.south:,.0f} "
        f"({measured.south_share:.1f} percent). Squares, stars and crosses with their days show where forces "
        f"landed and set up their commands, from {first.name} ({first.when.words}) "
        f"to {american.name} ({american.when.words}) and after.",
        f"The second map follows the parallel from coast to coast. {len(south)} towns north of it are on the southern "
        f"side since 1953 (triangles pointing down): {_names(south)}. {len(north)} towns south of it are on the "
        f"northern side (triangles pointing up): {_names(north)}.",
        "A layer that is off at first adds the Military Demarcation Line of 27 July 1953 and the ground that changed "
        f"sides: {measured.to_south:,.0f} square kilometres to the southern side, {measured.to_north:,.0f} to the "
        "northern side.",
    )


def _method(division: Division) -> str:
    bare = sum(1 for f in division.towns if f.certainty != "high")
    return (
        f"{geometry.PROJECTION_NAME}; scale bars hold at its centre. Areas are geodesic, on the WGS 84 ellipsoid, from "
        "the outlines before they are generalised for drawing; the coast is that of Natural Earth at 1:10 million, as "
        f"it is today. Positions of {bare} of {len(division.towns)} towns are less than certain. Sea boundaries and "
        "the provinces of 1945 are not drawn: no open data set of them was found."
    )


def build(edition: Edition) -> Figure:
    """Return the map.

    Raises
    ------
    InputError, DataError
        If a layer is missing or a feature breaks the rules of `annotate.files.geodata`.
    """
    division = data.read(edition)
    measured = data.areas(division)
    whole, along = _drawn(division, measured)
    marks = frozenset(i.key for i in svg.items_of((whole, along)) if isinstance(i, Mark))
    legend = _legend()
    title = (
        f"The 38th parallel left {measured.north_share:.0f} percent of Korea’s land to the Soviet zone "
        f"and {measured.south_share:.0f} percent to the American zone"
    )
    said = _description(division, measured)
    shown = tuple(layer.name for layer in _LAYERS if layer.on)
    sheet = Sheet(
        height=1392,
        panels=(
            Placed(whole, whole.title, 16, 88, shown),
            Placed(along, f"{along.title} (line of 1945)", 16, 768, shown),
            Placed(along, "The same ground with the armistice line of 27 July 1953", 16, 1076, (*shown, "armistice")),
        ),
        legend_at=(492, 100),
        legend_width=252,
        source=f"{geometry.PROJECTION_NAME}. Sources: Natural Earth 1:10m, GeoNames, and those named in the table; "
        "borders outside Korea left out on purpose.",
    )
    return Figure(
        id=ID,
        said=tuple(Wording(view, title, said) for view in (View.ALL, *views.scope(ID).views)),
        alt="Map of Korea in 1945, cut along 38 degrees north into a Soviet and an American zone, with landings and "
        "their days, and a second map of the towns along the parallel that later ended on the other side.",
        panels=(whole, along),
        legend=legend,
        layers=_LAYERS,
        columns=_COLUMNS,
        rows=_rows(division, marks),
        cited=tuple(key for f in data.features(division) for key in f.sources),
        method=_method(division),
        sheet=sheet,
    )
