from __future__ import annotations

import pytest

from annotate.figures.kit.scene import Bar
from annotate.figures.zones import data as zones
from annotate.figures.zones.figure import draw
from annotate.values.edtf import Edtf
from annotate.values.errors import DataError
from annotate.values.model import Certainty, ZoneStat


def test_bars_are_as_long_as_their_shares(edition):
    drawn = zones.shown(zones.measures(edition.zone_stats))
    bars = [i for g in draw(drawn).groups for i in g.items if isinstance(i, Bar)]
    assert len(bars) == 2 * len(drawn)
    for n, (_, measure) in enumerate(drawn):
        north, south = bars[2 * n : 2 * n + 2]
        assert north.width / (north.width + south.width) == pytest.approx(
            measure.north / (measure.north + measure.south)
        )
        assert north.x + north.width == pytest.approx(south.x)
        assert north.certainty == south.certainty == measure.certainty


def test_the_title_holds(built, edition):
    drawn = dict(zones.shown(zones.measures(edition.zone_stats)))
    assert drawn["Land"].north_share > 50
    assert drawn["Heavy industry"].north_share > 50
    assert drawn["Population, May 1944"].north_share < 50
    for share in (drawn["Land"].north_share, drawn["Heavy industry"].north_share):
        assert f"{share:.0f} percent" in built["zone-shares"].title


def test_what_is_quoted_from_memory_is_said_to_be(built, edition):
    doubtful = [words for words, m in zones.shown(zones.measures(edition.zone_stats)) if m.certainty is Certainty.LOW]
    assert doubtful
    assert all(words in built["zone-shares"].description[1] for words in doubtful)


def _stat(measure: str, north: float | None, south: float | None) -> ZoneStat:
    return ZoneStat(measure, north, south, "km2", Edtf.parse("1945"), ("geonames",), Certainty.HIGH)


def test_a_missing_measure_is_named():
    with pytest.raises(DataError, match="share of heavy industry"):
        zones.shown(zones.measures([_stat("population", 1, 2)]))


def test_a_figure_for_one_side_only_is_passed_over():
    assert zones.measures([_stat("a", 1, None), _stat("b", None, 2)]) == ()
    assert len(zones.measures([_stat("c", 0, 2)])) == 1


def test_square_miles_are_square_kilometres_by_the_definition_of_the_mile(edition):
    assert pytest.approx(1.609344**2, rel=1e-12) == zones.SQUARE_MILE
    (army,) = [m for m in zones.land(zones.measures(edition.zone_stats)) if m.unit == "square miles"]
    assert [round(side, -2) for side in zones.in_km2(army)] == [124_300, 95_800]
    (share,) = [m for m in zones.land(zones.measures(edition.zone_stats)) if m.unit == "percent"]
    with pytest.raises(DataError, match="no unit of area"):
        zones.in_km2(share)
