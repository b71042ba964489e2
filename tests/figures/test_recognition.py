"""The world by year: its signs and counts against a second computation from the file, its shapes, its weight."""

from __future__ import annotations

import gzip
import json
import re
from itertools import pairwise
from xml.etree import ElementTree

import pandas as pd
import pytest

from annotate.facts.counts import yearly
from annotate.figures.kit import style, world
from annotate.figures.recognition import data as recognition_data
from annotate.figures.recognition import figure as recognition
from annotate.figures.recognition.data import FIRST, LAST, YEARS, Standing
from annotate.figures.states import Place, read_places
from annotate.values.acts import ActKind, Side
from annotate.values.edtf import Edtf
from annotate.values.errors import DataError
from annotate.values.model import Certainty
from tests.figures.vision import DEFICIENCIES, simulated

LIMIT = 60_000


@pytest.fixture(scope="module")
def rows(edition):
    return edition.recognition


@pytest.fixture(scope="module")
def places(edition):
    return read_places(edition)


@pytest.fixture(scope="module")
def table(project) -> pd.DataFrame:
    """The acts that are preferred, with the last year that each may mean."""
    acts = pd.read_csv(project.history / "acts.csv", dtype=str, keep_default_na=False)
    years = acts["date"].str.extract(r"(\d{4})(?!.*\d{4})")[0].astype(int)
    return acts.assign(year=years)[acts["preferred"].eq("yes")]


RELATIONS = {"established": 1, "restored": 1, "severed": -1}


def second(table: pd.DataFrame, side: str, year: int, *, doubtless: bool) -> set[str]:
    """Count from the file with none of the package's code: acts that opened less acts that broke."""
    acts = table[table["korea"].eq(side) & table["act"].isin(RELATIONS)]
    low = set(acts.loc[acts["certainty"].eq("low"), "state"]) if doubtless else set()
    balance = acts[acts["year"].le(year)].assign(step=acts["act"].map(RELATIONS)).groupby("state")["step"].sum()
    return set(balance[balance > 0].index) - low


def before(table: pd.DataFrame, side: str, year: int, kind: str, *, doubtless: bool) -> set[str]:
    """Return who had done something of a kind and had no relations yet, by the same reading of the file."""
    acts = table[table["korea"].eq(side) & table["year"].le(year)]
    chosen = acts[acts["act"].str.startswith(kind)]
    if doubtless:
        low = table[table["korea"].eq(side) & table["act"].str.startswith(kind) & table["certainty"].eq("low")]
        chosen = chosen[~chosen["state"].isin(low["state"])]
    begun = set(acts.loc[acts["act"].eq("established"), "state"])
    return (
        set(chosen.loc[chosen["act"].eq(kind), "state"])
        - begun
        - set(acts.loc[acts["act"].eq(f"{kind}-ended"), "state"])
    )


def ways(table: pd.DataFrame, year: int, *, doubtless: bool) -> tuple[set[str], set[str], set[str], set[str]]:
    """Return the partners of either Korea, who kept consuls without relations, and who had recognised and no more."""
    rok, dprk = (second(table, side, year, doubtless=doubtless) for side in ("rok", "dprk"))
    consular, recognised = (
        set().union(*(before(table, side, year, kind, doubtless=doubtless) for side in ("rok", "dprk")))
        for kind in ("consular", "recognised")
    )
    return rok, dprk, consular, recognised - rok - dprk - consular


@pytest.fixture(scope="module")
def box(shown):
    tree = ElementTree.fromstring(shown["recognition"].html())
    return next(e for e in tree.iter("div") if e.get("class") == "an-years")


@pytest.fixture(scope="module")
def signs(box) -> dict[str, tuple[str, str]]:
    entries = [entry.split(" ") for entry in box.get("data-codes").split("|")]
    return {entry[0]: (entry[1], entry[-1]) for entry in entries}


def three(rok: set[str], dprk: set[str]) -> list[int]:
    return [len(rok - dprk), len(dprk - rok), len(rok & dprk)]


def test_counts_on_the_page_are_those_of_the_package_and_of_a_second_computation(box, rows, table):
    shown = [[int(n) for n in entry.split(" ")] for entry in box.get("data-counts").split("|")]
    every, doubtless = (yearly(rows, FIRST, LAST, certainty=c) for c in (None, Certainty.MEDIUM))
    for year, numbers, one, other in zip(YEARS, shown, every, doubtless, strict=True):
        groups = ("rok_only", "dprk_only", "both", "consular", "recognised")
        assert numbers == [len(getattr(found, name)) for found in (one, other) for name in groups]
        again = []
        for sure in (False, True):
            rok, dprk, consular, recognised = ways(table, year, doubtless=sure)
            again += [*three(rok, dprk), len(consular), len(recognised)]
        assert numbers == again, year


def sign_of(key: str, rok: set[str], dprk: set[str], consular: set[str], recognised: set[str]) -> str:
    if key in rok & dprk:
        return "b"
    if key in rok | dprk:
        return {"r": "s", "d": "p"}["r" if key in rok else "d"] if key in consular else "r" if key in rok else "d"
    return "c" if key in consular else "g" if key in recognised else "n"


def test_every_state_shows_its_own_standing_unless_it_is_lent_or_gone(signs, table, places):
    codes = table["state"].unique()
    lent = {place.key: place for place in places}
    for n, year in enumerate(YEARS):
        for sure in (False, True):
            found = ways(table, year, doubtless=sure)
            for key in codes:
                sign = signs[key][sure][n]
                if sign == "-":
                    assert lent[key].lasted
                elif sign == sign.lower():
                    assert sign == sign_of(key, *found), (key, year)
                else:
                    assert sign == sign_of(lent[key].holder, *found).upper()


def test_every_row_is_drawn_or_listed_and_nothing_is_both(shown, rows, places, signs):
    html = shown["recognition"].html()
    drawn = set(re.findall(r'id="fig-recognition-place-([A-Z]{3})"', html))
    listed = set(re.findall(r'id="fig-recognition-state-([A-Z]{3})"', html))
    codes = {row.iso3 for row in rows}
    assert codes <= drawn | listed
    assert not drawn & listed
    assert drawn == {place.key for place in places}
    assert listed == {row.iso3 for row in recognition_data.unshaped(rows, places)}
    assert set(signs) == drawn | listed
    assert {"SGP", "MLT", "VAT"} <= listed
    assert {"DDR", "RVN", "YMD", "USA", "FRA"} <= drawn


def test_every_outline_is_seen(places):
    for place in places:
        if not place.lasted:
            found = world.rings(place.geometry)
            assert found, place.key
            assert all(0 <= x <= world.WIDTH and 0 <= y <= world.height(world.WIDTH) for ring in found for x, y in ring)
            # Nothing runs across the map from edge to edge.
            assert all(abs(a - c) < 150 for r in found for (a, _), (c, _) in pairwise(r)), place.key


def test_the_projection_keeps_areas(places):
    """Surfaces in pixels against geodesic areas: one scale for all of them."""
    from pyproj import Geod
    from shapely.geometry import Polygon

    geod, found = Geod(ellps="WGS84"), {}
    for place in places:
        if place.key in {"BRA", "AUS", "CAN", "COD", "IND", "RUS"}:
            pixels = sum(Polygon(ring).area for ring in world.rings(place.geometry))
            parts = getattr(place.geometry, "geoms", [place.geometry])
            square = sum(abs(geod.geometry_area_perimeter(part.segmentize(0.5))[0]) for part in parts)
            found[place.key] = pixels / square
    assert max(found.values()) / min(found.values()) < 1.03


def test_states_that_are_no_more(signs):
    def at(key: str, year: int) -> str:
        return signs[key][0][year - FIRST]

    assert [at("DDR", y) for y in (1948, 1949, 1989, 1990)] == ["-", "d", "d", "-"]
    assert [at("RVN", y) for y in (1954, 1956, 1974, 1975)] == ["-", "r", "r", "-"]
    assert [at("YMD", y) for y in (1966, 1968, 1989, 1990)] == ["-", "d", "d", "-"]
    assert {at(key, 1990) for key in ("RUS", "UKR", "KAZ", "EST", "GEO")} == {"B"}
    assert at("RUS", 1991) == "b"
    assert at("UKR", 1991) == "n"
    assert at("UKR", 1992) == "b"
    assert {at(key, 1970) for key in ("SRB", "HRV", "SVN", "BIH", "MKD", "MNE")} == {at("SRB", 1970)}
    assert (at("SVK", 1992), at("SVK", 1993)) == ("B", "b")
    assert (at("TWN", 1991), at("TWN", 1992), at("CHN", 1991), at("CHN", 1992)) == ("r", "n", "d", "b")
    assert at("KOR", 1960) == "k"


def test_spans_of_lent_outlines_agree_with_the_rows(places, rows):
    """The rows name the last year of the Soviet Union and of Czechoslovakia, and the ends of three states."""
    named = {row.iso3: row for row in rows}
    at = {place.key: place for place in places}
    assert "before 1991-12-26" in named["RUS"].state
    baltic = {"EST", "LVA", "LTU"}
    assert {str(p.held.latest) for p in places if p.holder == "RUS" and p.key not in baltic} == {"1991-12-25"}
    assert {str(p.held.latest) for p in places if p.key in baltic} == {"1991-09-05"}
    assert "before 1993" in named["CZE"].state
    assert at["SVK"].held.latest == (1992, 12, 31)
    for key, end in (("DDR", "1990-10-03"), ("YMD", "1990-05-22"), ("RVN", "1975-04-30")):
        assert end in [str(act.date) for side in Side for act in named[key].told(side, ActKind.SEVERED)]
        assert pd.Timestamp(at[key].lasted.latest.date()) + pd.Timedelta(days=1) == pd.Timestamp(end)


# First days of membership in the list of states of the Correlates of War project, version 2016, read by hand.
_FIRST_DAYS = {
    **dict.fromkeys(("ARM", "AZE", "BLR", "GEO", "KAZ", "KGZ", "MDA", "TJK", "TKM", "UKR", "UZB"), "1991-12-26"),
    **dict.fromkeys(("EST", "LVA", "LTU"), "1991-09-06"),
    **{"SVK": "1993-01-01", "CZE": "1993-01-01", "BGD": "1971-12-16", "ERI": "1993-05-24", "SSD": "2011-07-09"},
    "SYR": "1961-09-29",
}
# Where that list is not followed; each outline says why in its note.
_OWN_DAYS = {"SRB", "HRV", "SVN", "BIH", "MKD", "MNE", "RUS", "EGY"}


def test_spans_of_lent_outlines_are_those_of_their_source(places):
    spans = {p.key: p for p in places if p.holder and not p.held.latest.open}
    assert set(spans) == set(_FIRST_DAYS) | _OWN_DAYS
    for key, day in _FIRST_DAYS.items():
        assert pd.Timestamp(spans[key].held.latest.date()) + pd.Timedelta(days=1) == pd.Timestamp(day), key
    assert all("cow-states-2016" in p.sources for p in spans.values())
    assert all("cow-states-2016" in p.sources for p in places if p.lasted)


def test_no_state_had_relations_while_its_outline_was_lent(places, rows):
    """A row of its own whose relations began before the span ended would not be drawn in those years."""
    named = {row.iso3: row for row in rows}
    for place in places:
        row = named.get(place.key)
        if place.holder and place.holder != place.key and row is not None:
            opened = [act.date.latest for side in Side for act in row.told(side, ActKind.ESTABLISHED)]
            assert not [day for day in opened if place.lent(day)], place.key


def test_the_united_arab_republic_is_drawn_as_one_while_it_lasted(signs):
    def at(key: str, year: int) -> str:
        return signs[key][0][year - FIRST]

    assert [at("SYR", year) for year in (1957, 1958, 1960, 1961)] == ["n", "N", "N", "n"]
    assert [at("EGY", year) for year in (1957, 1958, 1960, 1961)] == ["n", "N", "N", "c"]


def test_an_outline_lent_from_nowhere_is_refused(rows):
    stray = Place("AAA", "A", None, "ZZZ", Edtf.parse("1948/1990"))
    (partners,) = yearly(rows, 1970, 1970)
    with pytest.raises(DataError, match="drawn with ZZZ"):
        recognition_data.drawn(stray, partners, recognition_data.codes(rows))


def test_small_maps_show_the_counted_states(shown, signs):
    svg = "{http://www.w3.org/2000/svg}"
    tree = ElementTree.fromstring(shown["recognition"].html())
    small = next(e for e in tree.iter("div") if e.get("class") == "an-multiples")
    for drawing, year in zip(small.iter(f"{svg}svg"), recognition.SMALL, strict=True):
        shown = {}
        for group in drawing.iter(f"{svg}g"):
            for use in group.iter(f"{svg}use"):
                shown[use.get("href").rpartition("-")[2]] = group.get("class").split()[0]
        for key, role in shown.items():
            sign = signs[key][0][year - FIRST].lower()
            assert role == recognition_data.look(Standing(sign)).role


def test_the_chart_has_the_counts_and_its_lines_their_height(built, table):
    figure = built["recognition-counts"]
    for row, year in zip(figure.rows, YEARS, strict=True):
        numbers = [int(cell) for cell in row.cells[:-1]]
        again = []
        for sure in (False, True):
            rok, dprk = (second(table, side, year, doubtless=sure) for side in ("rok", "dprk"))
            again += [len(rok), len(dprk), len(rok & dprk)]
        assert numbers == [year, *again, again[2] - again[5]]
    lines = {i.role: i.points for g in figure.panels[0].groups for i in g.items if i.__class__.__name__ == "Line"}
    labels = {i.words: i.y for g in figure.panels[0].groups for i in g.items if i.__class__.__name__ == "Text"}
    one = (labels["0"] - labels["100"]) / 100
    for cell, name in enumerate(("rok", "dprk", "both"), start=1):
        for tail, shift in (("line", 0), ("doubtless", 3)):
            starts = lines[f"{name}-{tail}"][::2]
            heights = [round((labels["0"] - 4 - y) / one) for _, y in starts]
            assert heights == [int(row.cells[cell + shift]) for row in figure.rows]


def test_breaks_and_renewals_are_those_of_the_file(rows, table):
    found = recognition_data.turns(rows)
    broken = table[table["act"].eq("severed") & table["year"].between(FIRST, LAST)]
    assert {turn.broken.id for turn in found} == set(broken["id"])
    assert len(found) == len(broken)
    mauritania = next(t for t in found if t.state == "Mauritania" and t.broken.korea is Side.ROK)
    assert (str(mauritania.broken.date), str(mauritania.renewed.date)) == ("1964-12-10", "1978-06-19")


def test_tallies_by_region_add_up(rows):
    (partners,) = yearly(rows, 1990, 1990)
    found = recognition_data.tallies(rows, partners, "region")
    assert sum(t.states for t in found) == len(rows)
    assert sum(t.both for t in found) == len(partners.both)
    assert sum(t.rok_only for t in found) == len(partners.rok_only)
    blocs = {t.group: t for t in recognition_data.tallies(rows, partners, "bloc")}
    assert blocs["NATO by 1990"].both < blocs["NATO by 1990"].rok_only


def test_the_weight_of_the_page(shown):
    assert len(gzip.compress(shown["recognition"].html().encode(), 9)) <= LIMIT


def test_the_legend_has_every_look_and_looks_differ_without_colour(built):
    samples = [e.sample for e in built["recognition"].legend]
    drawn = [each for each in recognition_data.LOOKS if each.standing is not Standing.ROK_CONSULS]  # it never was
    assert [s.role for s in samples[: len(drawn)]] == [each.role for each in drawn]
    assert {"recognised", "consuls", "dprk-consuls"} <= {each.role for each in drawn}
    roles = [style.role(each.role) for each in recognition_data.LOOKS]
    assert len({(r.hatch, round(style.contrast(style.colour(r.fill).light, "#ffffff"), 1)) for r in roles}) == len(
        roles
    )


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("deficiency", DEFICIENCIES)
def test_solid_and_patterned_surfaces_stay_apart_without_full_colour_vision(theme, deficiency):
    def seen(name: str) -> str:
        return simulated(getattr(style.colour(name), theme), deficiency)

    for front, back in (
        ("american", "soviet-ground"),
        ("american", "later-ground"),
        ("american", "land"),
        ("soviet", "soviet-ground"),
        ("later", "later-ground"),
        ("coast", "land"),
    ):
        assert style.contrast(seen(front), seen(back)) >= style.LINE_MINIMUM


def test_the_file_of_outlines_says_what_it_is(project):
    collection = json.loads((project.geo / "world_110m.geojson").read_text(encoding="utf-8"))
    assert all(f["properties"]["note"] and f["properties"]["within"] is not None for f in collection["features"])


def test_a_date_that_is_not_preferred_is_shown_and_leads_to_its_sources(built, rows):
    at = {row.iso3: shown for row, shown in zip(rows, built["recognition"].rows, strict=True)}
    mauritania = dict(zip((c.name for c in built["recognition"].columns), at["MRT"].cells, strict=True))
    assert "broken 10 December 1964" in mauritania["Seoul"]
    assert "broken 17 November 1964" in mauritania["Also given"]
    assert at["MRT"].address == "../book/acts.html#acts-MRT"
    assert at["USA"].cells[3].startswith("recognised 1 January 1949, from 25 March 1949")


def test_recognition_and_consuls_are_on_the_map(signs):
    def at(key: str, year: int) -> str:
        return signs[key][0][year - FIRST]

    assert {at(key, 1950) for key in ("AUS", "BRA", "CUB", "TUR", "VAT")} == {"g"}
    assert [at("IND", year) for year in (1961, 1962, 1972, 1973)] == ["n", "c", "c", "b"]
    assert [at("IDN", year) for year in (1961, 1964, 1966, 1973)] == ["c", "d", "p", "b"]
    assert [at("KHM", year) for year in (1962, 1965, 1966)] == ["c", "p", "d"]


def test_a_list_is_tested_where_other_sources_decide(rows, project):
    key = "wp-zh-dprk-relations"
    acts = pd.read_csv(project.history / "acts.csv", dtype=str, keep_default_na=False)
    acts = acts[acts["korea"].eq("dprk") & acts["act"].isin(["established", "restored"])]
    named = acts["sources"].str.contains(rf"(?:^|; ){key}(?:#|;|$)")
    sure = acts["preferred"].eq("yes") & acts["certainty"].eq("high")
    others = set(acts.loc[named & ~sure, "state"] + acts.loc[named & ~sure, "act"])
    wrong = int((acts.loc[sure & ~named, "state"] + acts.loc[sure & ~named, "act"]).isin(others).sum())
    assert recognition_data.tested(rows, key, Side.DPRK) == (int((sure & named).sum()) + wrong, wrong)
    assert wrong > 0
