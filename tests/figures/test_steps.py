"""The division in steps: areas measured in another way, statements held against the files, marks against the map."""

from __future__ import annotations

import csv
import json
from xml.etree import ElementTree

import pytest

from annotate import figures
from annotate.figures.kit.scene import Area, Mark, Shape
from annotate.figures.korea import data as division_data
from annotate.figures.steps import data as steps_data
from annotate.figures.steps import figure as steps
from annotate.values.edtf import Edtf
from annotate.values.errors import DataError


@pytest.fixture(scope="session")
def division(edition):
    return division_data.read(edition)


@pytest.fixture(scope="session")
def measured(division):
    return division_data.areas(division)


@pytest.fixture(scope="session")
def gains(edition, measured):
    return steps_data.gains(edition.zone_stats, measured)


@pytest.fixture(scope="session")
def story(edition):
    return steps_data.read(edition)


def _shapes(project, name):
    from shapely.geometry import shape

    features = json.loads((project.geo / f"{name}.geojson").read_text(encoding="utf-8"))["features"]
    return {f["properties"]["id"]: shape(f["geometry"]) for f in features}


def _equal_area_km2(geometry) -> float:
    """Measure in a cylindrical equal-area projection (EPSG:6933), where the geodesic is not asked."""
    import geopandas

    whole = geopandas.GeoSeries([geometry.segmentize(0.01)], crs="EPSG:4326")
    return float(whole.to_crs("EPSG:6933").area.iloc[0]) / 1e6


def test_ground_that_changed_sides_measured_in_another_projection(project, gains):
    shapes = _shapes(project, "exchanged_1953")
    south, north = (_equal_area_km2(shapes[id]) for id in ("north-of-38-to-south", "south-of-38-to-north"))
    for gain, expected in zip(gains, (south, north, south - north), strict=True):
        assert gain.measured == pytest.approx(expected, rel=0.005)
    assert gains[0].measured - gains[1].measured == pytest.approx(gains[2].measured)


def test_gains_stand_beside_the_table_and_the_uncertainty_stated_holds(project, gains, built):
    with (project.history / "zone_stats.csv").open(encoding="utf-8", newline="") as file:
        rows = {row["measure"]: row for row in csv.DictReader(file)}
    for gain, side in zip(gains, ("south", "north", "south"), strict=True):
        row = rows[gain.measure]
        assert gain.published == float(row[side])
        assert "; ".join(gain.sources) == row["sources"]
        assert gain.apart == pytest.approx(100 * (gain.measured - gain.published) / gain.published)
        assert abs(gain.apart) < 10
    net = gains[2]
    assert "3,900" in net.note
    assert net.measured < 3900 * 0.9
    low, high = sorted((net.measured, net.published))
    assert f"{round(low, -2):,.0f} to {round(high, -2):,.0f} km²" in built[steps.ID].title


def test_every_statement_is_an_entry_of_the_record_with_its_sources(project, edition, story, built):
    with (project.history / "events.csv").open(encoding="utf-8", newline="") as file:
        record = {row["id"]: row for row in csv.DictReader(file)}
    figure = built[steps.ID]
    cells = {row.cells[0]: row.cells for row in figure.rows}
    for stage in story.stages:
        for id in stage.events:
            _, step, when, certainty, sources, note = cells[record[id]["label"]]
            assert (step, certainty, sources, note) == (
                stage.name,
                record[id]["certainty"],
                "; ".join(item.partition("#")[0] for item in record[id]["sources"].split("; ")),
                record[id]["note"],
            )
            assert when == Edtf.parse(record[id]["date"]).words
    told = [id for stage in story.stages for id in stage.events]
    assert len(figure.rows) == len(told) + len(story.statements) + 3
    assert len(set(told)) == len(told)
    assert all(edition.bibliography.text(key) for statement in story.statements for key in statement.sources)


YEARS = ((1945, 1945), (1948, 1949), (1950, 1953), (1953, 1954))


@pytest.mark.parametrize(("number", "years"), list(enumerate(YEARS)))
def test_a_step_is_told_in_order_and_within_its_years(story, number, years):
    assert len(story.stages) == len(YEARS)
    found = [story.dated[id] for id in story.stages[number].events]
    dates = [e.date.earliest for e in found]
    assert dates == sorted(dates)
    assert all(years[0] <= year <= years[1] for year, _, _ in dates)


def test_marks_of_the_war_say_who_acts_where(edition, story, division):
    towns = {t.id: t.name for t in division.towns}
    label = {entity.id: entity.label for entity in edition.gazetteer.entities}
    south = {"united-nations-command", "x-corps", "rok-army"}
    sides = {Shape.DOWN: {"kpa", "chinese-peoples-volunteers"}, Shape.UP: south, Shape.SQUARE: south}
    assert {move.shape for move in story.moves} == set(steps_data.SHAPES)
    for move in story.moves:
        event = story.dated[move.event]
        assert any(towns[move.town] in label[place] for place in event.places)
        assert move.event in story.stages[2].events
        assert sides.get(move.shape, set(event.orgs)) & set(event.orgs)


def test_claim_and_possession_are_drawn_apart(built, story):
    scenes = {scene.id: scene for scene in built[steps.ID].panels}
    roles = {id: {i.role for g in s.groups for i in g.items if isinstance(i, Area)} for id, s in scenes.items()}
    assert {"soviet-zone", "american-zone"} <= roles["held"]
    assert "claimed" not in roles["held"]
    assert "claimed" in roles["claimed"]
    assert not roles["claimed"] & {"soviet-zone", "american-zone"}
    assert not roles["war"] & {"soviet-zone", "american-zone", "exchanged", "claimed"}
    assert "exchanged" in roles["line"]
    marks = [i.key for g in scenes["war"].groups for i in g.items if isinstance(i, Mark)]
    assert sorted(marks) == sorted(m.event for m in story.moves)


def test_every_panel_belongs_to_one_step_and_carries_projection_scale_and_north(built):
    figure = built[steps.ID]
    assert [panel for step in figure.steps for panel in step.panels] == [scene.id for scene in figure.panels]
    assert "Lambert azimuthal equal-area" in figure.method
    assert "Natural Earth" in figure.sheet.source
    for scene in figure.panels:
        words = {getattr(i, "words", "") for g in scene.groups for i in g.items}
        assert {"N", "100 km"} <= words


def test_without_script_every_step_stands_on_the_page(shown, story):
    tree = ElementTree.fromstring(shown[steps.ID].html())
    parts = [e for e in tree.iter("div") if "an-step" in (e.get("class") or "").split()]
    assert [p.get("data-step") for p in parts] == [stage.name for stage in story.stages]
    assert not [e for p in parts for e in p.iter() if e.get("hidden") or e.get("display") == "none"]
    drawn = list(tree.iter("{http://www.w3.org/2000/svg}pattern"))
    assert len({each.get("id") for each in drawn}) == len(drawn) > 0
    assert not [e for p in parts for e in p.iter("{http://www.w3.org/2000/svg}pattern")]


def test_a_missing_event_is_named(changed):
    copy = changed("history/events.csv", ("ev-un195,", "ev-un196,"))
    with pytest.raises(DataError, match=r"lacks ev-un195\."):
        steps_data.read(copy)


def test_a_missing_town_is_named(changed):
    copy = changed("figures/moves.csv", (",yangyang,", ",yangyangg,"))
    with pytest.raises(DataError, match="'yangyangg'"):
        figures.show(steps.ID, copy)


def test_a_changed_record_changes_the_figure(changed, shown):
    figure = figures.show(
        steps.ID, changed("history/events.csv", ("ev-seoul-falls,1950-06-28", "ev-seoul-falls,1950-06-29"))
    )
    assert "29 June 1950" in figure.html()
    assert figure.png() != shown[steps.ID].png()
