"""Places in the text: every number against the files read another way, and every point against its coordinates."""

from __future__ import annotations

import csv
import gzip
import math
from collections import Counter

import pytest

import annotate
from annotate.figures.kit import style
from annotate.figures.kit.scene import Area, Bar, Mark, Shape, Text
from annotate.figures.kit.views import View
from annotate.figures.places import data as places_data
from annotate.figures.places import figure as places
from annotate.figures.places import paragraphs as places_paragraphs
from annotate.figures.places.scene import KOREA, NORTH, halves, size
from annotate.values.drawn import Surface
from annotate.values.model import Certainty, Sense
from tests.figures.conftest import TEXTS
from tests.figures.vision import DEFICIENCIES, simulated

LIMIT = 60_000
ROUND = {Shape.LEFT_HALF, Shape.RIGHT_HALF}
SQUARE = {Shape.LEFT_SQUARE, Shape.RIGHT_SQUARE}


def _table(path):
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture(scope="module")
def rows(project):
    """The mentions as the files have them: (words of the text, paragraph, row)."""
    found = []
    for folder, words in (("lankov-2010", "article"), ("companion", "essay")):
        for path in sorted((project.data / "annotations" / folder).glob("p*.csv")):
            found += [(words, int(path.stem[1:]), row) for row in _table(path)]
    return [
        (words, para, row)
        for words, para, row in found
        if row["kind"] == "PLACE" and row["sense"] and row["status"] in ("accepted", "disputed")
    ]


@pytest.fixture(scope="module")
def entities(project):
    return {row["id"]: row for row in _table(project.gazetteer / "entities.csv")}


@pytest.fixture(scope="module")
def named(edition):
    return places_data.read(edition)


@pytest.fixture(scope="module")
def surfaces(edition):
    return edition.drawn(Surface)


def _items(scene, kind, view=View.ALL):
    groups = (g for g in scene.groups if not g.views or view in g.views)
    return [item for group in groups for item in group.items if isinstance(item, kind)]


def _place(mark: Mark) -> str:
    return mark.key.rpartition("-")[0]


def test_every_mention_is_there_once_in_the_order_of_the_texts(named, rows):
    assert [(one.of.words, one.para, one.id) for one in named] == [
        (words, para, row["id"]) for words, para, row in rows
    ]
    assert {one.sense for one in named} == set(Sense)


def test_the_title_is_counted(built, rows):
    literal = sum(row["sense"] == "literal" for _, _, row in rows)
    title = built["places"].title
    assert title == (
        f"Of {len(rows)} times that the texts name a place they mean the place {literal} times, and "
        f"{len(rows) - literal} times those who act there"
    )


@pytest.mark.parametrize("view", list(View))
def test_symbols_count_the_literal_mentions_and_no_metonymic_one(built, rows, entities, surfaces, view):
    expected: Counter[tuple[str, str]] = Counter()
    shapes = {surface.entity for surface in surfaces}
    for words, _, row in rows:
        doubtful = row["status"] == "disputed" or row["certainty"] == "low"
        entity = entities[row["entity"]]
        drawn = row["entity"] in shapes or (entity["type"] == "settlement" and entity["lat"])
        if row["sense"] == "literal" and drawn and not (view is View.VERIFIED and doubtful):
            expected[row["entity"], words] += 1
    marks = [m for scene in built["places"].panels[:2] for m in _items(scene, Mark, view) if m.key]
    found = {(_place(m), m.key.rpartition("-")[2]): int(m.label.split(": ")[1].split(" ")[0]) for m in marks}
    assert found == dict(expected)
    for mark in marks:
        often = expected[_place(mark), mark.key.rpartition("-")[2]]
        assert mark.size == pytest.approx(size(1) * math.sqrt(often))
        assert mark.shape in (SQUARE if _place(mark) in shapes else ROUND)
        assert (mark.shape in (Shape.LEFT_HALF, Shape.LEFT_SQUARE)) is mark.key.endswith("-article")


def _azimuthal(lon: float, lat: float) -> tuple[float, float]:
    """Lambert's equal-area projection on a sphere, by hand, in kilometres (Snyder 1987, equations 24-2 to 24-4)."""
    lon0, lat0, radius = math.radians(127.5), math.radians(38), 6371.0
    lon, lat = math.radians(lon), math.radians(lat)
    k = math.sqrt(2 / (1 + math.sin(lat0) * math.sin(lat) + math.cos(lat0) * math.cos(lat) * math.cos(lon - lon0)))
    x = radius * k * math.cos(lat) * math.sin(lon - lon0)
    y = radius * k * (math.cos(lat0) * math.sin(lat) - math.sin(lat0) * math.cos(lat) * math.cos(lon - lon0))
    return x, y


def test_points_stand_where_the_gazetteer_has_them(built, entities):
    for scene, window, near in zip(built["places"].panels, (KOREA, NORTH), (1.0, 1.5), strict=False):
        centre = _azimuthal(*window.centre)
        for mark in (m for m in _items(scene, Mark) if m.shape in ROUND):
            entity = entities[_place(mark)]
            x, y = _azimuthal(float(entity["lon"]), float(entity["lat"]))
            assert mark.x == pytest.approx((x - centre[0]) / window.km_per_pixel + window.width / 2, abs=near)
            assert mark.y == pytest.approx((centre[1] - y) / window.km_per_pixel + window.height / 2, abs=near)


def test_everything_drawn_lies_inside_and_no_two_words_cover_each_other_much(built):
    for scene in built["places"].panels:
        for mark in _items(scene, Mark):
            assert 0 < mark.x < scene.width
            assert 0 < mark.y < scene.height
        texts = _items(scene, Text)
        assert len({(t.x, t.y) for t in texts}) == len(texts)


def test_no_state_is_a_point_and_what_is_not_drawn_has_a_reason(named, entities):
    for one in named:
        kind = entities[one.entity]["type"]
        assert (one.position is not None) is (kind == "settlement")
        assert one.drawn == "point" or one.drawn.startswith(("area: ", "line: ", "listed: "))
        if one.drawn.startswith("listed: "):
            assert one.drawn == f"listed: {places_data.REASONS[kind]}"


def test_shapes_are_dated(surfaces):
    assert surfaces
    for shape in surfaces:
        assert any(year in shape.words for year in ("1945", "1948", "1953", "1991"))


def test_borders_of_today_are_not_drawn(built, project):
    """The land around is one surface: its outlines are the coast, far shorter than the coasts and borders of states."""
    north = built["places"].panels[1]
    land = [a for a in _items(north, Area) if a.role == "land"]
    assert len(land) == 1
    union = [a for a in _items(north, Area) if a.label == "Soviet Union"]
    assert len(union) == 1
    assert union[0].edge == "dashed"
    from shapely.geometry import Polygon

    surfaces = [Polygon(ring) for ring in land[0].rings]
    beijing, ulaanbaatar = (NORTH.point(116.4, 39.9), NORTH.point(106.9, 47.9))
    from shapely.geometry import LineString

    way = LineString([beijing, ulaanbaatar])
    assert not any(s.exterior.intersects(way) for s in surfaces), "a border runs between China and Mongolia"
    soviet = max((Polygon(ring) for ring in union[0].rings), key=lambda p: p.area)
    from shapely.geometry import Point

    for inside in ((37.6, 55.75), (69.2, 41.3), (92.9, 56.0), (44.5, 40.2)):
        assert soviet.contains(Point(NORTH.point(*inside))), inside
    for outside in ((116.4, 39.9), (21.0, 52.2), (51.4, 35.7)):
        assert not soviet.contains(Point(NORTH.point(*outside))), outside
    # On an equal-area map the surface can be held against the figure usual for it, 22.4 million square kilometres.
    whole = sum(Polygon(ring).area for ring in union[0].rings) * NORTH.km_per_pixel**2
    assert whole == pytest.approx(22.4e6, rel=0.04)


def test_bars_count_the_metonymic_mentions_by_place_and_meaning(built, rows, entities):
    expected = Counter(
        (entities[row["entity"]]["label"], entities[row["refers_to"]]["label"], words)
        for words, _, row in rows
        if row["sense"] == "metonymic"
    )
    bars = _items(built["places"].panels[2], Bar)
    per = min(bar.width for bar in bars)
    for (place, meant, words), often in expected.items():
        (bar,) = (b for b in bars if b.label == f"{place}, meaning {meant}: {often} in the {words}")
        assert bar.width == pytest.approx(often * per)
        assert bar.role == {"article": "town", "essay": "later"}[words]
    assert len(bars) == len(expected)
    assert not _items(built["places"].panels[2], Bar, View.LITERAL)
    assert [t.words for t in _items(built["places"].panels[2], Text, View.LITERAL)] == [
        "No metonymic mentions in this view."
    ]


def test_the_list_leads_every_mention_to_its_paragraph(shown, rows):
    from xml.etree import ElementTree

    tree = ElementTree.fromstring(shown["places"].html())
    (listed,) = (e for e in tree.iter("div") if "an-places" in e.get("class", ""))
    pages = {"article": "../book/article.html", "essay": "../book/companion.html"}
    links = Counter(e.get("href") for e in listed.iter("a"))
    assert links == Counter(f"{pages[words]}#{row['id']}" for words, _, row in rows)
    table = Counter(
        e.get("href")
        for e in tree.find(".//table").iter("a")
        if "bibliography" not in e.get("href") and "book/" in e.get("href")
    )
    assert table == links


def test_the_strip_has_a_mark_for_each_place_paragraph_and_sense(built, rows, edition_root):
    expected = Counter((row["entity"], words, para, row["sense"]) for words, para, row in rows)
    scene = built["places-by-paragraph"].panels[0]
    marks = {m.key: m for m in _items(scene, Mark)}
    assert set(marks) == {f"{e}-{words}-{para:02d}-{sense}" for e, words, para, sense in expected}
    for (entity, words, para, sense), often in expected.items():
        mark = marks[f"{entity}-{words}-{para:02d}-{sense}"]
        assert f"{words} ¶{para}: {often} {sense}" in mark.label
        assert (mark.shape is Shape.DIAMOND) is (sense == "metonymic")
    columns = {
        (w, p): {round(marks[f"{e}-{w}-{p:02d}-{s}"].x) // 10 for e, w_, p_, s in expected if (w_, p_) == (w, p)}
        for _, w, p, _ in expected
    }
    assert all(max(found) - min(found) <= 1 for found in columns.values())
    spread = Counter(entity for entity, _, _ in {(e, w, p) for e, w, p, _ in expected})
    most = spread.most_common(1)[0]
    paragraphs = sum(len(text.paragraphs) for text in annotate.load(edition_root).texts)
    assert f"runs through {most[1]} of {paragraphs} paragraphs" in built["places-by-paragraph"].title
    assert built["places-by-paragraph"].title.startswith(f"{len(spread)} places")


def test_a_cell_is_as_sure_as_its_least_sure_mention(built, rows):
    cells = {row.key: row.cells for row in built["places-by-paragraph"].rows}
    scale = list(Certainty)
    worst: dict[str, str] = {}
    for words, para, row in rows:
        key = f"{row['entity']}-{words}-{para:02d}-{row['sense']}"
        worst[key] = max(worst.get(key, "high"), row["certainty"], key=lambda c: scale.index(Certainty(c)))
    assert {key: cell[7] for key, cell in cells.items()} == worst


def test_the_description_counts_paragraphs_without_places(built, rows, project):
    found = {(words, para) for words, para, _ in rows}
    said = built["places-by-paragraph"].description[1]
    for words, count in (("article", 22), ("essay", 20)):
        missing = [str(n) for n in range(count) if (words, n) not in found]
        assert f"{words}: {', '.join(missing) or 'none'}" in said


def test_the_weight_of_the_figures(shown):
    for id in (places.ID, places_paragraphs.ID):
        assert len(gzip.compress(shown[id].html().encode(), 9)) <= LIMIT


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("deficiency", DEFICIENCIES)
def test_symbols_stand_out_without_full_colour_vision(theme, deficiency):
    def seen(name: str) -> str:
        return simulated(getattr(style.colour(name), theme), deficiency)

    grounds = ("sea", "land", "paper", "soviet-ground", "american-ground", "later-ground")
    for half in halves(TEXTS):
        fill = style.role(half.role).fill
        assert all(style.contrast(seen(fill), seen(ground)) >= style.LINE_MINIMUM for ground in grounds)
    # Article and essay are told apart by the side of their half; circle and diamond tell the senses apart.
    assert len({shape for _, shape, _ in places_paragraphs._LOOKS.values()}) == 2
    assert style.contrast(seen("coast"), seen("sea")) >= style.LINE_MINIMUM


def test_the_maps_say_projection_scale_north_and_dates(built):
    figure = built["places"]
    assert "Lambert azimuthal equal-area projection" in figure.method
    assert "no border of today" in figure.sheet.source
    words = [t.words for scene in figure.panels[:2] for t in _items(scene, Text)]
    assert {"100 km", "2000 km", "N ↑", "North Pole"} <= set(words)
    legend = " ".join(entry.words for entry in figure.legend)
    assert all(date in legend for date in ("1945 to 1948", "27 July 1953", "up to 1991"))
