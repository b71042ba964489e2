"""What the figures of an edition's notebooks ask of its data beyond what every table and layer must hold.

A notebook names the figures that it shows: `figures.show("recognition", edition)`. To say what a figure needs, add a
row to `NEEDS`; a rule is a function of the snapshot that yields problems, and each of its problems says what is drawn.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from annotate.files import geodata
from annotate.files.geodata import Feature, Layer
from annotate.files.snapshot import Snapshot
from annotate.values.acts import Act, State
from annotate.values.drawn import Move, Side, Stage
from annotate.values.edtf import Edtf, EdtfError
from annotate.values.errors import AnnotateError
from annotate.values.model import Kind, Mention
from annotate.values.problems import Problem
from annotate.values.record import Event, ZoneStat

CODE = "drawn"
_SHOWN = re.compile(r"\bfigures\.(?:show|build)\(\s*\\?[\"']([a-z0-9-]+)")
_POINTS, _LINES, _SURFACES = ("Point",), ("LineString", "MultiLineString"), ("Polygon", "MultiPolygon")
_KOREA = ("division-1945", "division-steps", "places")

Rule = Callable[[Snapshot], Iterator[Problem]]


@dataclass(frozen=True, slots=True)
class Need:
    """What figures need: their ids, the files below `data/` they are made from, and rules for what these hold."""

    figures: tuple[str, ...]
    files: tuple[str, ...]
    rules: tuple[Rule, ...]


def check(snapshot: Snapshot) -> Iterator[Problem]:
    """Yield what keeps a figure that a notebook shows from being drawn."""
    shown = frozenset(id for path in _notebooks(snapshot) for id in _SHOWN.findall(_content(snapshot, path)))
    for need in NEEDS:
        named = sorted(shown & set(need.figures))
        if not named:
            continue
        for name in need.files:
            if not (snapshot.project.data / name).exists():
                what = f"there is no such file, and {', '.join(named)} is drawn from it"
                yield Problem(f"data/{name}", 0, 0, "missing-file", what, "", "Restore the file.")
        for rule in need.rules:
            yield from rule(snapshot)


def _notebooks(snapshot: Snapshot) -> Sequence[Path]:
    return sorted((snapshot.project.root / "notebooks").glob("*.ipynb"))


def _content(snapshot: Snapshot, path: Path) -> str:
    try:
        return snapshot.content(path)
    except AnnotateError:
        return ""  # it cannot be executed either, which the build says


# -- Geodata ----------------------------------------------------------------------------------------------------------


def _layer(snapshot: Snapshot, name: str) -> Layer:
    path = geodata.path(snapshot.project, name)
    return snapshot.layer(path) if path.exists() else Layer(snapshot.project.relative(path), (), (), ())


def _located(layer: Layer) -> Iterable[tuple[Feature, tuple[str, int, int, str]]]:
    return ((feature, (layer.shown, line, 0, CODE)) for feature, line in zip(layer.features, layer.lines, strict=True))


def _shapes(name: str, types: tuple[str, ...], snapshot: Snapshot) -> Iterator[Problem]:
    """Yield features of a layer that are of another type than is drawn."""
    for feature, at in _located(_layer(snapshot, name)):
        if feature.geometry["type"] not in types:
            yield Problem(*at, f"{feature.id} is a {feature.geometry['type']}", f"{' or '.join(types)}", "Draw it so.")


def _features(name: str, ids: tuple[str, ...], snapshot: Snapshot) -> Iterator[Problem]:
    """Yield features that must be there and are not."""
    layer = _layer(snapshot, name)
    have = {feature.id for feature in layer.features}
    if layer.features and not layer.problems:
        yield from _lacking(layer.shown, "feature", [id for id in ids if id not in have])


def _lacking(shown: str, what: str, ids: Sequence[str]) -> Iterator[Problem]:
    if ids:
        yield Problem(shown, 0, 0, CODE, f"there is no {what} {', '.join(ids)}", "", "Restore what is drawn.")


def _properties(
    name: str, allowed: Mapping[tuple[str, ...], frozenset[tuple[str, ...]]], snapshot: Snapshot
) -> Iterator[Problem]:
    """Yield features whose properties are together none of those that are drawn."""
    for feature, at in _located(_layer(snapshot, name)):
        for names, values in allowed.items():
            if tuple(feature[each] for each in names) not in values:
                has = ", ".join(f"{each} {feature[each]!r}" for each in names)
                listed = "; ".join(" and ".join(each) for each in sorted(values))
                yield Problem(*at, f"{feature.id} has {has}", f"one of: {listed}", "See data/geo/README.md.")


def _dated(name: str, types: tuple[str, ...], snapshot: Snapshot) -> Iterator[Problem]:
    """Yield features of some types that are not dated, or whose date is open."""
    for feature, at in _located(_layer(snapshot, name)):
        if feature.geometry["type"] in types and not _closed(feature.when):
            yield Problem(*at, f"{feature.id}: when is {feature.when.text!r}", "a date with both ends", "Give both.")


def _closed(date: Edtf) -> bool:
    """Tell whether a date has both ends, in years that calendars count."""
    return date.earliest.year >= 1 and date.latest.year < 9999


_WITHIN = re.compile(r"(?P<code>[A-Z]{3})(?: (?P<span>\S+))?")


def _held(snapshot: Snapshot) -> Iterator[Problem]:
    """Yield outlines of the world that are said to lie within a state without a row, or at no readable time."""
    states = {row.iso3 for sheet in snapshot.sheets(State) for row in sheet.values}
    for feature, at in _located(_layer(snapshot, "world_110m")):
        match = _WITHIN.fullmatch(feature["within"]) if feature["within"] else None
        if feature["within"] and (match is None or (match["span"] and not _is_date(match["span"]))):
            what = f"{feature.id}: within is {feature['within']!r}"
            yield Problem(*at, what, "the code of a state and an EDTF span, e.g. SUN 1922/1991", "Correct it.")
        elif match and states and match["code"] not in states:
            what = f"{feature.id} is drawn within {match['code']}, which has no row in recognition.csv"
            yield Problem(*at, what, "the code of a state of the record", "Correct `within`.")


def _is_date(text: str) -> bool:
    try:
        return bool(Edtf.parse(text))
    except EdtfError:
        return False


# -- Tables -----------------------------------------------------------------------------------------------------------


def _some(value: type, words: str, snapshot: Snapshot) -> Iterator[Problem]:
    """Yield a table that is drawn and has no row."""
    sheets = snapshot.files(value)
    if not any(sheet.rows for sheet in sheets):
        shown = sheets[0].shown if sheets else "data"
        yield Problem(shown, 0, 0, CODE, f"there is no row, and a figure draws {words}", "one or more", "Restore them.")


def _ends(snapshot: Snapshot) -> Iterator[Problem]:
    """Yield events that cannot be set on a line of time."""
    for sheet in snapshot.sheets(Event):
        lines = sheet.by_line
        for event in sheet.values:
            if (event.line, "date") not in sheet.bad and not _closed(event.date):
                at = (sheet.shown, event.line, lines[event.line].column("date"), CODE)
                yield Problem(*at, f"{event.id}: date is {event.date.text!r}", "a date with both ends", "Give both.")


def _towns(snapshot: Snapshot) -> Iterator[Problem]:
    """Yield events of the war at towns that are not on the map."""
    layer = _layer(snapshot, "towns")
    have = {feature.id for feature in layer.features}
    for sheet in snapshot.sheets(Move):
        for row in sheet.rows if have and not layer.problems else ():
            if row["town"] not in have:
                at = (sheet.shown, row.line, row.column("town"), CODE)
                yield Problem(
                    *at, f"{row['town']!r} is not on the map", f"a town of {layer.shown}", "Add it there first."
                )


def _sides(snapshot: Snapshot) -> Iterator[Problem]:
    """Yield the sides of the parallel for which no state is named."""
    for sheet in snapshot.sheets(Side):
        have = {side.side for side in sheet.values}
        yield from _lacking(sheet.shown, "side", [side for side in _BOTH if sheet.sound and side not in have])


def _measures(wanted: tuple[tuple[str, str, tuple[str, ...]], ...], snapshot: Snapshot) -> Iterator[Problem]:
    """Yield measures (name, date or "" for any, sides) that are not in the table."""
    for sheet in snapshot.sheets(ZoneStat):
        for name, date, sides in wanted if sheet.sound else ():
            rows = (row for row in sheet.values if row.measure == name and date in ("", row.date.text))
            if not any(all(getattr(row, side) for side in sides) for row in rows):
                what = f"there is no {name!r}{f' of {date}' if date else ''} with a number for {' and '.join(sides)}"
                yield Problem(sheet.shown, 0, 0, CODE, what, "", "Restore the row.")


def _areas(snapshot: Snapshot) -> Iterator[Problem]:
    """Yield land that is given in another unit than it is compared in, shares of nothing, and comparisons without."""
    for sheet in snapshot.sheets(ZoneStat):
        lines = sheet.by_line
        units = Counter[str]()
        for row in sheet.values:
            if row.north is None or row.south is None:
                continue
            at = {name: (sheet.shown, row.line, lines[row.line].column(name), CODE) for name in ("unit", "north")}
            when = row.date.text
            if "land area" in row.measure and when in ("1945", "1953/.."):
                units[f"{when} {row.unit}"] += 1
                units["loc-1992"] += when != "1945" and "loc-1992" in row.sources
                if row.unit not in UNITS[when]:
                    listed = f"one of: {', '.join(UNITS[when])}"
                    yield Problem(*at["unit"], f"{row.measure}: unit is {row.unit!r}", listed, "Convert the numbers.")
            if row.north < 0 or row.south < 0 or not row.north + row.south:
                what = f"{row.measure}: {row.north:g} and {row.south:g} have no shares"
                yield Problem(*at["north"], what, "numbers from 0, not both 0", "Correct them.")
        if sheet.sound and (
            not units["1945 km2"] or {units["1945 percent"], units["1945 square miles"], units["loc-1992"]} != {1}
        ):
            what = "the land is compared with one row in percent, one in square miles and one of loc-1992"
            yield Problem(sheet.shown, 0, 0, CODE, what, "rows whose measure holds 'land area'", "Restore the rows.")


#: The units in which land is given, by the date it is given for.
UNITS = {"1945": ("km2", "square miles", "percent"), "1953/..": ("km2", "square miles")}


def _places(snapshot: Snapshot) -> Iterator[Problem]:
    """Yield texts of which no place is shown, where a figure counts them."""
    mentions = (m for sheet in snapshot.sheets(Mention) for m in sheet.values)
    if not any(m.kind is Kind.PLACE and m.sense and m.status.shown for m in mentions):
        what = "no place is annotated, and a figure counts them"
        yield Problem("data/annotations", 0, 0, CODE, what, "one or more", "Annotate one.")


_LAND = "land area in 1945, Natural Earth coast"
_BOTH = ("north", "south")
_SHARES = ("heavy industry", "the output of electric power", "light industry", "agriculture", "commerce")

NEEDS: tuple[Need, ...] = (
    Need(
        _KOREA,
        tuple(
            f"geo/{name}.geojson"
            for name in (
                "zones_1945", "parallel_38", "towns", "occupation_1945", "armistice_line", "exchanged_1953",
                "neighbour_land",
            )
        ),
        (
            *(partial(_shapes, name, _SURFACES) for name in ("zones_1945", "exchanged_1953", "neighbour_land")),
            *(partial(_shapes, name, _LINES) for name in ("parallel_38", "armistice_line")),
            *(partial(_shapes, name, _POINTS) for name in ("towns", "occupation_1945")),
            partial(_features, "zones_1945", ("soviet-zone", "us-zone")),
            partial(_features, "parallel_38", ("parallel-38",)),
            partial(_features, "armistice_line", ("armistice-line",)),
            partial(_features, "exchanged_1953", ("north-of-38-to-south", "south-of-38-to-north")),
            partial(_dated, "occupation_1945", _POINTS),
            partial(
                _properties,
                "towns",
                {
                    ("zone", "later"): frozenset(
                        {
                            ("soviet-zone", "dprk"), ("soviet-zone", "rok"), ("us-zone", "rok"), ("us-zone", "dprk"),
                            ("us-zone", "line"),
                        }
                    )
                },
            ),
            partial(
                _properties,
                "occupation_1945",
                {
                    ("action",): frozenset({("landing",), ("airborne",), ("headquarters",)}),
                    ("power",): frozenset({("soviet-union",), ("united-states",)}),
                },
            ),
        ),
    ),
    Need(
        ("division-steps",),
        ("history/events.csv", "history/zone_stats.csv", "figures/sides.csv"),
        (
            _ends,
            partial(_some, Stage, "the steps"),
            _towns,
            _sides,
            partial(
                _measures,
                (
                    ("ground north of 38° N held by the south since 1953", "", ("south",)),
                    ("ground south of 38° N held by the north since 1953", "", ("north",)),
                    ("net gain of ground between 1945 and 1953", "", ("south",)),
                ),
            ),
        ),
    ),
    Need(
        ("zone-shares", "division-1945"),
        ("history/zone_stats.csv",),
        (
            _areas,
            partial(
                _measures,
                (
                    (_LAND, "1945", _BOTH), ("population", "1944-05-01", _BOTH),
                    *((f"share of {what}", "1945", _BOTH) for what in _SHARES),
                ),
            ),
        ),
    ),
    Need(("timeline", "told-years"), ("history/events.csv",), (_ends, partial(_some, Event, "the events"))),
    Need(
        ("recognition", "places"),
        ("geo/world_110m.geojson",),
        (
            partial(_shapes, "world_110m", (*_SURFACES, *_POINTS)), partial(_dated, "world_110m", _POINTS), _held,
        ),
    ),
    Need(
        ("recognition", "recognition-counts"),
        ("history/recognition.csv", "history/acts.csv"),
        (partial(_some, State, "the states"), partial(_some, Act, "what they did")),
    ),
    Need(("capitals", "places", "places-by-paragraph"), (), (_places,)),
    Need(("reading-corpora",), ("benchmarks/ner.json",), ()),
    Need(("reading-dates",), ("benchmarks/dates.json", "benchmarks/dates-others.csv"), ()),
)  # fmt: skip
"""What is asked for where a figure is shown."""
