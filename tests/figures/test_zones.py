from __future__ import annotations

import pytest

from annotate.figures.kit.scene import Bar
from annotate.figures.zones import figure as zones
from annotate.files.project import Project
from annotate.values.errors import DataError
from annotate.values.model import Certainty

HEADER = "measure,north,south,unit,date,sources,certainty,note\n"


def _project(tmp_path, rows: str) -> Project:
    folder = tmp_path / "data" / "history"
    folder.mkdir(parents=True)
    (folder / "zone_stats.csv").write_text(HEADER + rows, encoding="utf-8")
    return Project(tmp_path)


def test_bars_are_as_long_as_their_shares(project):
    drawn = zones.shown(zones.read(project))
    bars = [i for g in zones.draw(drawn).groups for i in g.items if isinstance(i, Bar)]
    assert len(bars) == 2 * len(drawn)
    for n, (_, measure) in enumerate(drawn):
        north, south = bars[2 * n : 2 * n + 2]
        assert north.width / (north.width + south.width) == pytest.approx(
            measure.north / (measure.north + measure.south)
        )
        assert north.x + north.width == pytest.approx(south.x)
        assert north.certainty == south.certainty == measure.certainty


def test_the_title_holds(built, project):
    drawn = dict(zones.shown(zones.read(project)))
    assert drawn["Land"].north_share > 50
    assert drawn["Heavy industry"].north_share > 50
    assert drawn["Population, May 1944"].north_share < 50
    for share in (drawn["Land"].north_share, drawn["Heavy industry"].north_share):
        assert f"{share:.0f} percent" in built["zone-shares"].title


def test_what_is_quoted_from_memory_is_said_to_be(built, project):
    doubtful = [words for words, m in zones.shown(zones.read(project)) if m.certainty is Certainty.LOW]
    assert doubtful
    assert all(words in built["zone-shares"].description[1] for words in doubtful)


def test_a_missing_measure_is_named(tmp_path):
    project = _project(tmp_path, "population,1,2,million,1944-05-01,geonames,low,\n")
    with pytest.raises(DataError, match="share of heavy industry"):
        zones.shown(zones.read(project))


@pytest.mark.parametrize("row", ["a,1 000,2,km2,1945,geonames,high,\n", "a,1,2,km2,1945,geonames,sure,\n"])
def test_a_bad_cell_is_named_with_its_line(tmp_path, row):
    with pytest.raises(DataError, match=r"data/history/zone_stats\.csv:2"):
        zones.read(_project(tmp_path, row))


def test_a_figure_for_one_side_only_is_passed_over(tmp_path):
    assert zones.read(_project(tmp_path, "a,1,,km2,1945,geonames,high,\n")) == ()


def test_square_miles_are_square_kilometres_by_the_definition_of_the_mile(project):
    assert pytest.approx(1.609344**2, rel=1e-12) == zones.SQUARE_MILE
    (army,) = [m for m in zones.land(zones.read(project)) if m.unit == "square miles"]
    assert [round(side, -2) for side in zones.in_km2(army)] == [124_300, 95_800]
    (share,) = [m for m in zones.land(zones.read(project)) if m.unit == "percent"]
    with pytest.raises(DataError, match="no unit of area"):
        zones.in_km2(share)
