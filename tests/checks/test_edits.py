"""Edits of this edition that once passed `validate` and broke the book: each has a problem, and readers agree."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

import annotate
from annotate.checks import CHECKS
from annotate.figures import catalogue
from annotate.files.project import Project
from annotate.files.snapshot import Snapshot
from annotate.stages.dates.notation import own_date
from annotate.values.errors import DataError
from annotate.values.problems import Problem

ROOT = Path(__file__).parents[2]
Edit = Callable[[Path], None]


@pytest.fixture(scope="module")
def sound(tmp_path_factory) -> Path:
    """A copy of the edition's data, with a notebook that shows every figure."""
    root = tmp_path_factory.mktemp("edited") / "edition"
    shutil.copytree(ROOT / "data", root / "data")
    (root / "notebooks").mkdir()
    shown = [f'figures.show("{row.id}", edition)' for row in catalogue.FIGURES]
    (root / "notebooks" / "all.ipynb").write_text(json.dumps(shown), encoding="utf-8")
    return root


@pytest.fixture
def edited(sound, request):
    """Make the edit, give the edition, and take the edit back."""
    request.param(sound)
    yield sound
    shutil.rmtree(sound / "data")
    shutil.copytree(ROOT / "data", sound / "data")


def problems(root: Path) -> list[Problem]:
    snapshot = Snapshot(Project(root))
    return [p for check in CHECKS if check.name not in ("rights", "package") for p in check.run(snapshot)]


def text(name: str, old: str, new: str) -> Edit:
    """Put something else in the place of the first match of a pattern."""

    def edit(root: Path) -> None:
        path = root / "data" / name
        content = path.read_text(encoding="utf-8")
        assert re.search(old, content), (name, old)
        path.write_text(re.sub(old, lambda _: new, content, count=1), encoding="utf-8")

    return edit


def feature(name: str, id: str, /, **changes: object) -> Edit:
    """Change properties of a feature (None takes one away), or its geometry."""

    def edit(root: Path) -> None:
        path = root / "data" / "geo" / f"{name}.geojson"
        collection = json.loads(path.read_text(encoding="utf-8"))
        one = next(each for each in collection["features"] if each["properties"]["id"] == id)
        for key, value in changes.items():
            if key == "geometry":
                one["geometry"] = value
            elif value is None:
                del one["properties"][key]
            else:
                one["properties"][key] = value
        path.write_text(json.dumps(collection, ensure_ascii=False), encoding="utf-8")

    return edit


def gone(*names: str) -> Edit:
    def edit(root: Path) -> None:
        for name in names:
            for path in root.glob(f"data/{name}"):
                path.unlink()

    return edit


def emptied(name: str) -> Edit:
    """Leave nothing of a table but its header."""

    def edit(root: Path) -> None:
        path = root / "data" / name
        path.write_text(path.read_text(encoding="utf-8").partition("\n")[0] + "\n", encoding="utf-8")

    return edit


BOW_TIE = {"type": "Polygon", "coordinates": [[[125, 38], [127, 40], [127, 38], [125, 40], [125, 38]]]}
LINE = {"type": "LineString", "coordinates": [[126, 37], [127, 37]]}

EDITS: dict[str, tuple[Edit, str, str]] = {
    "a zone without note and entity": (
        feature("zones_1945", "us-zone", note=None, entity=None),
        "zones_1945",
        "geo-property",
    ),
    "a zone whose date is text": (feature("zones_1945", "us-zone", when="after the war"), "zones_1945", "edtf"),
    "a figure for the zones whose date is text": (
        text("history/zone_stats.csv", ",1944-05-01,", ",in May,"),
        "zone_stats",
        "edtf",
    ),
    "land in an unknown unit": (text("history/zone_stats.csv", ",km2,1945,", ",acres,1945,"), "zone_stats", "drawn"),
    "a town without a zone": (feature("towns", "busan", zone=None), "towns", "drawn"),
    "a town in an unknown zone": (feature("towns", "busan", zone="british-zone"), "towns", "drawn"),
    "a town as a line": (feature("towns", "busan", geometry=LINE), "towns", "drawn"),
    "an unknown type of geometry": (
        feature("towns", "busan", geometry={"type": "Circle", "coordinates": [1, 1]}),
        "towns",
        "geometry",
    ),
    "a bow-tie": (feature("zones_1945", "us-zone", geometry=BOW_TIE), "zones_1945", "geometry"),
    "a zone as a point": (
        feature("zones_1945", "us-zone", geometry={"type": "Point", "coordinates": [1, 1]}),
        "zones_1945",
        "drawn",
    ),
    "a feature under another id": (feature("zones_1945", "us-zone", id="american-zone"), "zones_1945", "drawn"),
    "a layer gone": (gone("geo/zones_1945.geojson"), "zones_1945", "missing-file"),
    "all layers gone": (gone("geo/*"), "towns", "missing-file"),
    "a landing without an end": (
        feature("occupation_1945", "incheon-landing", when="1945-09-08/.."),
        "occupation_1945",
        "drawn",
    ),
    "a landing of an unknown sort": (
        feature("occupation_1945", "incheon-landing", action="visit"),
        "occupation_1945",
        "drawn",
    ),
    "an outline within no state": (feature("world_110m", "EST", within="XYZ 1940/1991"), "world_110m", "drawn"),
    "a state that is no more, without its time": (feature("world_110m", "DDR", when=""), "world_110m", "drawn"),
    "broken proposals": (text("suggestions/companion.csv", "\n0,", "\nzero,"), "suggestions/companion", "number"),
    "results that are no JSON": (text("benchmarks/ner.json", r"\{", "{{"), "benchmarks/ner", "results"),
    "results gone": (gone("benchmarks/ner.json"), "benchmarks/ner", "missing-file"),
    "an event of a step gone": (text("history/events.csv", "\nev-armistice,", "\nev-truce,"), "steps", "unknown-id"),
    "no step left": (emptied("figures/steps.csv"), "steps", "drawn"),
    "a town of the war gone": (feature("towns", "ongjin", id="onjin"), "moves", "drawn"),
    "an event without an end": (text("history/events.csv", ",1953-07-27,", ",1953-07-27/..,"), "events", "drawn"),
    "a measure gone": (
        text("history/zone_stats.csv", "\nshare of agriculture,", "\nshare of farming,"),
        "zone_stats",
        "drawn",
    ),
    "all claims deleted": (emptied("claims/lankov-2010.csv"), "claims/lankov-2010", "id-gone"),
    "claims gone": (gone("claims/lankov-2010.csv"), "claims/lankov-2010", "id-gone"),
    "a page that is none": (
        text("texts/companion/meta.toml", 'page = "', 'page = "../'),
        "companion/meta",
        "id-form",
    ),
    "two states of one code": (text("history/recognition.csv", ",HUN,", ",POL,"), "recognition", "twice"),
    "a date that is two years": (
        text("texts/companion/meta.toml", 'reference_date = "2026"', 'reference_date = "2010/2011"'),
        "companion/meta",
        "edtf",
    ),
    "a number with a plus": (text("gazetteer/entities.csv", r",43\.", ",+43."), "entities", "number"),
    "an address that is a script": (
        text("texts/lankov-2010/meta.toml", 'url = "http', 'url = "javascript'),
        "meta",
        "url",
    ),
    "an address of a source that is a script": (
        text("bibliography.bib", r"url = \{http", "url = {javascript"),
        "bibliography",
        "url",
    ),
}


@pytest.mark.parametrize(
    ("edited", "path", "code"), [pytest.param(*row, id=name) for name, row in EDITS.items()], indirect=["edited"]
)
def test_an_edit_that_would_break_the_book_is_told(edited, path, code):
    found = [(problem.path, problem.code) for problem in problems(edited)]
    assert [one for one in found if path in one[0] and one[1] == code], found


def test_without_an_edit_nothing_is_told(sound):
    assert problems(sound) == []


@pytest.mark.parametrize("edited", [EDITS["a zone without note and entity"][0]], indirect=True)
def test_what_validate_says_of_a_zone_the_edition_says_too(edited):
    with pytest.raises(DataError, match=r"zones_1945\.geojson.*\(us-zone\): note is missing \(1 more\)"):
        annotate.load(edited).layer("zones_1945")


@pytest.mark.parametrize("edited", [EDITS["a date that is two years"][0]], indirect=True)
def test_what_validate_says_of_a_date_the_edition_and_the_pipeline_say_too(edited):
    said = "'2010/2011' cannot be the date of a text"
    with pytest.raises(DataError, match=said):
        annotate.load(edited).text("companion")
    with pytest.raises(DataError, match=said):
        own_date("2010/2011")


@pytest.mark.parametrize("edited", [EDITS["a number with a plus"][0]], indirect=True)
def test_what_validate_says_of_a_number_the_edition_and_the_pipeline_say_too(edited):
    with pytest.raises(DataError, match=r"lat is '\+43"):
        _ = annotate.load(edited).gazetteer
    with pytest.raises(DataError, match=r"lat is '\+43"):
        annotate.pipeline(edited / "data" / "gazetteer")
