"""Where a place lies, on the page of its record."""

from __future__ import annotations

from dataclasses import replace

import pytest
from lxml import etree

from annotate.figures.stage import where


@pytest.fixture
def record(edition):
    return edition.gazetteer.entity("seoul")


def test_coasts_are_two_light_files(edition):
    made = where.files(edition)
    assert set(made) == {"where-korea.svg", "where-earth.svg"}
    for drawing in made.values():
        assert etree.fromstring(drawing).findall("{*}path")
        assert len(drawing) < 12_000


def test_a_settlement_has_a_dot_on_the_coasts_that_hold_it(record):
    here = etree.fromstring(where.shown(record, "../_static/"))
    assert here.find("svg/image").get("href") == "../_static/where-korea.svg"
    x, y = (float(here.find("svg/circle").get(name)) for name in ("cx", "cy"))
    assert where.KOREA.point(record.lon, record.lat) == pytest.approx((x, y), abs=0.06)
    far = etree.fromstring(where.shown(replace(record, lat=55.75, lon=37.62), ""))
    assert far.find("svg/image").get("href") == "where-earth.svg"


@pytest.mark.parametrize("change", [{"type": "state"}, {"lat": None}, {"lon": None}])
def test_what_is_no_point_has_no_dot(record, change):
    assert where.shown(replace(record, **change), "") is None
