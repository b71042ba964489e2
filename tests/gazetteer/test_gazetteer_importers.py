"""Gazetteers of others: what comes over, and what is said of records that cannot."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotate.checks.own_gazetteer import check_folder
from annotate.cli import main
from annotate.gazetteer import read_gazetteer
from annotate.gazetteer.importers import FORMS, linked_places, write
from annotate.gazetteer.importers.place import Place, Spelling, harvest, slug
from annotate.values.problems import Severity

GEONAMES = (
    "7\tHarbourtown\tHarbourtown\tPort Harbour,Гавань\t1.5\t2.5\tP\tPPL\tXX\t\t\t\t\t\t900\t\t3\tX/Y\t2020-01-01\n"
)
PLAIN = "name;id;lat;lon;start;end;variants;part_of\nHarbourtown;harbour;1.5;2.5;1900;;Port Harbour; Гавань;land\n"


def feature(**more: Any) -> dict[str, Any]:
    return {
        "@id": "https://example.org/places/Harbour_Town",
        "type": "Feature",
        "properties": {"title": "Harbourtown", "fclasses": ["P"]},
        "geometry": {"type": "Point", "coordinates": [2.5, 1.5]},
        "names": [{"toponym": "Гавань", "lang": "ru", "when": {"timespans": [{"start": {"in": "1900"}}]}}],
        "when": {"timespans": [{"start": {"earliest": "1850"}, "end": {"in": "1950"}}]},
        "links": [{"type": "closeMatch", "identifier": "wd:Q7"}, {"type": "exactMatch", "identifier": "gn:77"}],
        "relations": [{"relationType": "gvp:broaderPartitive", "relationTo": "https://example.org/places/land"}],
        **more,
    }


LAND = {"@id": "land", "properties": {"title": "Land", "fclasses": ["A"]}, "geometry": None}
CONTENTS = {
    "linked-places": json.dumps({"type": "FeatureCollection", "features": [feature(), LAND]}),
    "geonames": GEONAMES,
    "csv": PLAIN.replace("; Гавань;land", '"; Гавань";land').replace(
        'Port Harbour"; Гавань"', '"Port Harbour; Гавань"'
    ),
}


@pytest.mark.parametrize("form", [form.name for form in FORMS])
def test_a_place_can_be_found_by_all_its_names(tmp_path: Path, form: str, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "in").write_text(CONTENTS[form], encoding="utf-8")
    assert main(["gazetteer", form, str(tmp_path / "in"), "-o", str(tmp_path / "out")]) == 0
    assert capsys.readouterr().out == ""
    assert [str(p) for p in check_folder(tmp_path / "out") if p.severity is Severity.ERROR] == []
    gazetteer = read_gazetteer(tmp_path / "out")
    (place,) = gazetteer.candidates("harbourtown")
    assert gazetteer.candidates("ГАВАНЬ") == (place,)
    assert (place.type, place.lat, place.lon) == ("settlement", 1.5, 2.5)


@pytest.mark.parametrize(
    ("start", "end", "span"),
    [
        ("circa 1920s", "", "1920~/.."),
        ("", "before 1907", "../1907"),
        ("late 19th century", "early 1910s", "1867/1913"),
        ("194X", "May 1951", "194X/1951-05"),
    ],
)
def test_dates_in_words_are_read(tmp_path: Path, start: str, end: str, span: str) -> None:
    (tmp_path / "in").write_text(f"name,start,end\nHarbourtown,{start},{end}\n", encoding="utf-8")
    assert main(["gazetteer", "csv", str(tmp_path / "in"), "-o", str(tmp_path / "out")]) == 0
    (place,) = read_gazetteer(tmp_path / "out").candidates("harbourtown")
    assert place.span.text == span


def test_spans_links_and_wholes_come_over_from_linked_places(tmp_path: Path) -> None:
    (tmp_path / "in").write_text(CONTENTS["linked-places"], encoding="utf-8")
    found = linked_places.read(tmp_path / "in")
    assert found.problems == ()
    place, land = found.places
    assert (place.id, place.span, place.wikidata, place.geonames) == ("harbour-town", "1850/1950", "Q7", "77")
    assert place.names[1] == Spelling("Гавань", "ru", "1900/..")
    assert write(tmp_path / "out", found) == 2
    (relation,) = read_gazetteer(tmp_path / "out").relations
    assert (relation.subject, relation.relation, relation.object) == ("harbour-town", "part-of", land.id)


BROKEN = [
    (
        "geonames",
        "x\ty\n" + GEONAMES.replace("1.5", "95"),
        ["in:1 import: 2 columns", "in:2 import: gn-7: latitude 95"],
    ),
    ("geonames", GEONAMES * 2, ["in:2 import: id 'gn-7' stands twice"]),
    ("csv", "name,lat\nA,north\n,1\n", ["in:2 import: a: latitude inf", "in:3 import: a place has no id"]),
    ("csv", "place,lat\nA,1\n", ["name is missing", "'place' is not known"]),
    ("csv", "name,start\nA,long ago\nB,1,2\n", ["in:2 import: a: span: 'long ago/..'", "in:3 import: 3 cells"]),
    ("csv", "name,wikidata,type\nA,7,town\n", ["wikidata is '7'", "type is 'town'"]),
    ("linked-places", "{", ["in:1 import: not readable as JSON"]),
    ("linked-places", "[1]", ["in import: no features"]),
    (
        "linked-places",
        '{"features": [1, {"geometry": {"type": "Point"}}]}',
        ["in:1 import: the feature", "in:2 import"],
    ),
]


@pytest.mark.parametrize("form, content, expected", BROKEN)
def test_everything_that_is_wrong_is_listed_and_nothing_written(
    tmp_path: Path, form: str, content: str, expected: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "in").write_text(content, encoding="utf-8")
    assert main(["gazetteer", form, str(tmp_path / "in"), "-o", str(tmp_path / "out")]) == 1
    told = capsys.readouterr().out
    assert all(one in told for one in expected), told
    assert not (tmp_path / "out").exists()


def test_broken_records_can_be_left_out(tmp_path: Path) -> None:
    (tmp_path / "in").write_text("nonsense\n" + GEONAMES, encoding="utf-8")
    assert main(["gazetteer", "geonames", str(tmp_path / "in"), "-o", str(tmp_path / "out"), "--skip"]) == 1
    assert read_gazetteer(tmp_path / "out").entity("gn-7").label == "Harbourtown"


def test_a_folder_that_holds_something_is_not_written_into(tmp_path: Path) -> None:
    (tmp_path / "in").write_text(GEONAMES, encoding="utf-8")
    assert main(["gazetteer", "geonames", str(tmp_path / "in"), "-o", str(tmp_path)]) == 2


@given(st.recursive(st.none() | st.integers() | st.text(max_size=5), lambda v: st.lists(v, max_size=3)), st.text())
def test_no_feature_of_whatever_form_is_more_than_a_problem(thing: Any, key: str) -> None:
    for one in (thing, feature(names=thing), feature(geometry=thing), feature(when=thing), feature(**{key: thing})):
        record = linked_places._record(one)
        assert isinstance(record, (Place, str))
        harvest("in", [(1, record)])


@given(st.text())
def test_an_id_holds_nothing_that_a_path_or_page_would_act_on(text: str) -> None:
    assert all(c.isalnum() or c == "-" for c in slug(text))
