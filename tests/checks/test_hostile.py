"""Data as an attacker, or an unlucky hand, may write them: `validate` ends soon, with a message and without an error.

The kinds: numbers of thousands of digits, what is no number, deep nesting, terms without end, one code in two rows,
types that JSON allows and nobody expects, LaTeX and macros, keys and shapes by the thousand.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from annotate.checks import CHECKS
from annotate.files import schema
from annotate.files.project import Project
from annotate.files.snapshot import Snapshot
from annotate.values.problems import Problem
from tests.counted import steps

#: Calls of functions; what grows with a square or a power makes them by the hundred million.
MOST = 5_000_000


def found(mini: Project) -> list[Problem]:
    """Return the problems, the guard's and those of the description of the tables apart."""
    snapshot, problems = Snapshot(mini), list[Problem]()
    checks = [check for check in CHECKS if check.name not in ("rights", "package")]
    assert steps(lambda: [problems.extend(check.run(snapshot)) for check in checks]) < MOST
    assert all(str(problem) for problem in problems)
    return problems


def table(mini: Project, name: str, *rows: str) -> None:
    declared = schema.table(name)
    path = mini.data / declared.pattern.replace("*", "essay")
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("\n".join((",".join(declared.columns), *rows)) + "\n", encoding="utf-8")


def replaced(mini: Project, name: str, old: str, new: str) -> None:
    path = mini.data / name
    content = path.read_text(encoding="utf-8")
    assert old in content
    path.write_text(content.replace(old, new, 1), encoding="utf-8")


def geo(mini: Project, text: str) -> None:
    (mini.geo / "odd.geojson").write_text(text, encoding="utf-8")


DIGITS = "9" * 5000
NUMBERS = (
    DIGITS,
    f"-{DIGITS}",
    f"0.{DIGITS}",
    "nan",
    "inf",
    "-inf",
    "1e3",
    "1e999",
    "+43.2525",
    "٤٣",
    "4³",
    "1_000",
    "0x1F",
)


@pytest.mark.parametrize("number", NUMBERS)
def test_what_is_no_number_is_told_in_every_column_that_holds_numbers(mini, number):
    replaced(mini, "gazetteer/entities.csv", "59.9127", number)
    replaced(mini, "texts/essay/outline.csv", "\n1,", f"\n{number},")
    replaced(mini, "texts/essay/citations.csv", ",1,", f",{number},")
    replaced(mini, "annotations/essay/p00.csv", "7 June 1905,1", f"7 June 1905,{number}")
    table(mini, "history/zone_stats", f"a,{number},1,km2,1945,mini-handbook,high,")
    table(mini, "history/trade", f"CHN,{number},1,2,mini-handbook,high,")
    table(mini, "suggestions", f"{number},0,4,Oslo,1,PLACE,,,,,,,,{number},")
    told = {problem.path for problem in found(mini) if problem.code in ("number", "number-damage")}
    assert len(told) == 7, sorted(told)


@pytest.mark.parametrize(
    "date",
    [DIGITS, "[" * 40, "1905/" * 9, "{" + ",".join(["1905"] * 400) + "}", "٠٠٠٠", "1905-06-07T00:00", "nan", "~"],
)
def test_what_is_no_date_is_told_everywhere(mini, date):
    replaced(mini, "history/events.csv", "1905-06-07", f'"{date}"')
    replaced(mini, "annotations/essay/p00.csv", "1905-06-07", f'"{date}"')
    replaced(mini, "texts/essay/meta.toml", '"2026"', f'"{date}"')
    replaced(mini, "geo/places.geojson", '"when":"1905"', f'"when":"{date}"')
    assert len({problem.path for problem in found(mini) if problem.code in ("edtf", "date-damage")}) == 4


def test_one_code_in_two_rows_is_told(mini):
    row = "Magyaria,HUN,Eastern Europe,,"
    path = mini.history / "recognition.csv"
    path.write_text(path.read_text(encoding="utf-8") + row + "\n", encoding="utf-8")
    (problem,) = found(mini)
    assert (problem.code, problem.line) == ("twice", 3)
    assert "iso3 'HUN' stands twice, first on line 2" in problem.what


@pytest.mark.parametrize(
    "test",
    [
        " - ".join(["both_on 1989-02-01"] * 5000) + " = 1",
        " - ".join(["1"] * 3000) + " = 1",
        "event " * 8000 + " = 1",
        "zone " + "a " * 5000 + "north = 1",
        "x" * 100_000,
        " = " * 20_000,
        "trade CHN ١٩٩٢ total = 1",
        f"{DIGITS} < {DIGITS}",
        "both_on 9999-12-31 = 7",
        "days ev-storting ev-storting = 0; years ev-storting ev-sweden > nan",
    ],
)
def test_a_test_without_end_is_told(mini, test):
    table(mini, "claims", f'c01,0,Storting,1,It acted.,"{test}",So.,mini-handbook,supported,high,')
    table(mini, "figures", f'0,7 June 1905,1,events.csv,"{test}"')
    assert "claim" in {problem.code for problem in found(mini)}


@pytest.mark.parametrize(
    "text",
    [
        "[" * 100_000,
        '{"a":' * 100_000,
        '{"type":"FeatureCollection","features":' + "[" * 100_000,
        f'{{"type":"FeatureCollection","features":{DIGITS}}}',
        '{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"id":["a"]},"geometry":{}}]}',
        '{"type":"FeatureCollection","features":[{"properties":{"id":NaN}}]}',
        '{"type":"FeatureCollection","features":[{"properties":[1]}]}',
        '{"type":"FeatureCollection","features":{"a":1}}',
        '{"type":"FeatureCollection","features":[null]}',
        "NaN", "1", '"x"', "null", "true", "\x00",
    ],
)  # fmt: skip
def test_json_that_is_no_geodata_is_told(mini, text):
    geo(mini, text)
    (mini.data / "benchmarks").mkdir()
    (mini.data / "benchmarks" / "odd.json").write_text("[" * 100_000, encoding="utf-8")
    assert {"geojson", "geo-property"} & {
        problem.code for problem in found(mini) if problem.path.endswith("odd.geojson")
    }
    assert "results" in {problem.code for problem in found(mini)}


def feature(geometry: object, **properties: object) -> str:
    sound = {
        "id": "a",
        "name": "A",
        "when": "",
        "sources": ["mini-handbook"],
        "certainty": "high",
        "note": "",
        "entity": "",
    }
    one = {"type": "Feature", "properties": sound | properties, "geometry": geometry}
    return json.dumps({"type": "FeatureCollection", "features": [one]})


POINT = {"type": "Point", "coordinates": [1, 1]}


@pytest.mark.parametrize(
    "properties",
    [
        {"sources": [["x"]]}, {"sources": [{}]}, {"sources": "mini-handbook"}, {"sources": {}}, {"sources": [None]},
        {"certainty": ["high"]}, {"certainty": 1}, {"when": 1905}, {"when": []}, {"when": None}, {"id": {}},
        {"id": "A b"}, {"id": "<b>"}, {"name": "<b>"}, {"note": None}, {"entity": ["oslo"]}, {"entity": "nowhere"},
        {"more": {"a": 1}}, {"more": "a\u202eb"}, {"zone": 1},
    ],
)  # fmt: skip
def test_properties_of_other_types_are_told(mini, properties):
    geo(mini, feature(POINT, **properties))
    assert [problem for problem in found(mini) if problem.path.endswith("odd.geojson")]


@pytest.mark.parametrize(
    "geometry",
    [
        None, [], {}, "Point", {"type": "Point"}, {"type": "Point", "coordinates": "1,1"},
        {"type": "Point", "coordinates": [1]}, {"type": "Point", "coordinates": [True, 1]},
        {"type": "Point", "coordinates": [[1, 1]]}, {"type": "Point", "coordinates": [1, 1, 1, 1]},
        {"type": "Point", "coordinates": [1e308, -1e308]}, {"type": "Point", "coordinates": [10**400, 1]},
        {"type": "Circle", "coordinates": [1, 1]}, {"type": ["Point"], "coordinates": [1, 1]},
        {"type": "GeometryCollection", "geometries": [POINT]},
        {"type": "LineString", "coordinates": [[1, 1]]}, {"type": "LineString", "coordinates": [[1, 1], [1, 1]]},
        {"type": "Polygon", "coordinates": [[[1, 1], [2, 2], [2, 1]]]},
        {"type": "Polygon", "coordinates": [[[1, 1], [2, 2], [1, 1], [1, 1]]]},
        {"type": "Polygon", "coordinates": [[[1, 1], [2, 2], [2, 1], [1, 2], [1, 1]]]},
        {"type": "MultiPolygon", "coordinates": [[[[0,0],[9,0],[9,9],[0,0]]],[[[5,1],[6,1],[6,2],[5,1]]]]},
    ],
)  # fmt: skip
def test_geometries_that_are_none_are_told(mini, geometry):
    geo(mini, feature(geometry))
    assert {"geometry", "geo-property", "coordinate"} & {problem.code for problem in found(mini)}


def comb(teeth: int) -> dict[str, object]:
    """Return a surface with many edges side by side, which a sweep from west to east all meets at once."""
    ring = [[at, y] for n in range(teeth) for at, y in ((0, n / teeth), (90, (n + 0.5) / teeth))]
    return {"type": "Polygon", "coordinates": [[*ring, [-1, 1], [-1, 0], ring[0]]]}


@pytest.mark.parametrize(
    "geometry",
    [
        comb(20_000),
        {"type": "MultiPolygon", "coordinates": [[[[n, 0], [n, 9], [n + 0.5, 9], [n, 0]]] for n in range(8000)]},
        {"type": "LineString", "coordinates": [[n % 180, n % 90] for n in range(100_000)]},
    ],
)  # fmt: skip
def test_geometries_of_thousands_of_edges_are_judged_soon(mini, geometry):
    geo(mini, feature(geometry))
    found(mini)


@pytest.mark.parametrize(
    "entry",
    [
        "@misc{a, title = {\\'{\\i}\\begin{x}\\$$ % \\char\"110000 \\u{D800} \\^^@}, year = 1, keywords = {seen}}",
        "@misc{a, title = " + "{" * 20_000 + "}" * 20_000 + "}",
        "@misc{a, author = {" + " and ".join(["A, B, C, D, E"] * 2000) + "}}",
        "@misc{a, author = {" + " and ".join(["A B"] * 20_000) + "}, title = {x}, year = 1, keywords = {seen}}",
        "@misc{a, title = " + " # ".join(["jan"] * 20_000) + "}",
        "\n".join(["@string{a0 = {xxxxxxxx}}", *(f"@string{{a{n} = a{n - 1} # a{n - 1}}}" for n in range(1, 60))]),
        "@misc{" * 20_000,
        "@" * 100_000,
        "@misc{a, " * 3000 + "}" * 3000,
        "@misc{<img src=x>, title = {x}, year = 1, keywords = {seen}}",
        "@misc{a, title = {x}, url = {javascript:alert(1)}, year = 1, keywords = {seen}}",
        "@misc{a, title = {\\href{javascript:alert(1)}{x}}, year = 1, keywords = {seen}}",
    ],
)
def test_bibliographies_that_do_harm_are_told(mini, entry):
    mini.bibliography.write_text(entry, encoding="utf-8")
    assert {"bibtex", "url", "id-form", "unknown-source"} & {problem.code for problem in found(mini)}


@pytest.mark.parametrize(
    "line",
    [
        "x = " + "[" * 20_000, "x = " + "{a=" * 20_000, f"x = {DIGITS}", "x = nan", 'date = ["2026"]', "[[id]]",
        'title = "<img src=x onerror=alert(1)>"', 'url = "javascript:alert(1)"', 'url = "https://a b"',
        'title = "a\\u202Eb"', 'title = """a\nb"""', 'reference_date = "2010/2011"', 'reference_date = "201X"',
        'source_key = "nothing"', 'id = "../letter"', 'rights = "Open"', "\x00",
    ],
)  # fmt: skip
def test_descriptions_that_do_harm_are_told(mini, line):
    path = mini.texts / "essay" / "meta.toml"
    name = line.partition(" =")[0]
    kept = [each for each in path.read_text(encoding="utf-8").splitlines() if not each.startswith(f"{name} =")]
    path.write_text("\n".join([line, *kept]) + "\n", encoding="utf-8")
    assert [problem for problem in found(mini) if problem.path.endswith("essay/meta.toml")]


@pytest.mark.parametrize(
    ("name", "old", "new", "code"),
    [
        ("gazetteer/entities.csv", "karlstad,PLACE", '"zz""><img src=x onerror=alert(1)>",PLACE', "id-form"),
        ("gazetteer/entities.csv", ",Sweden,", ",<img src=x onerror=alert(1)>,", "markup"),
        ("gazetteer/names.csv", ",Sweden,", ",<b>Sweden,", "markup"),
        ("history/events.csv", "ev-sweden", "ev sweden", "id-form"),
        ("history/events.csv", "Sweden recognises", "<script>Sweden recognises", "markup"),
        ("history/recognition.csv", "Hungary,HUN", "<b>Hungary,HUN", "markup"),
        ("notes/letter.csv", "\nn", "\n<b>n", "id-form"),
        ("texts/essay/sections.csv", "June", "<b>June", "markup"),
        ("annotations/essay/p00.csv", "a-", "A-", "id-form"),
        ("texts/essay/citations.csv", "mini-handbook", "mini-handbook; <b>", "unknown-source"),
    ],
)
def test_names_and_identifiers_are_no_markup(mini, name, old, new, code):
    replaced(mini, name, old, new)
    assert code in {problem.code for problem in found(mini) if problem.path.endswith(name)}


def test_a_sound_edition_is_sound(mini):
    assert found(mini) == []


def test_many_rows_take_no_longer_than_their_number(mini):
    rows = [f"ev-{n},1905-06-07,Again,,,,mini-handbook,high,seen," for n in range(5000)]
    table(mini, "history/events", "ev-storting,1905-06-07,A,,,,mini-handbook,high,seen,", *rows)
    names = ["sweden,Sweden,en,Latn,,preferred,,", *(f"nowhere-{n},Name {n},en,Latn,,variant,," for n in range(2000))]
    table(mini, "gazetteer/names", *names)
    assert len([problem for problem in found(mini) if problem.code == "unknown-id"]) == 2000


def test_a_text_of_one_line_many_times_over_is_compared_soon(mini):
    from annotate.files.texts import fingerprint

    same = fingerprint("x")
    table(mini, "outlines", *(f"{n},{same},1," for n in range(20_000)))
    (mini.texts / "essay" / "text.txt").write_text("x\n" * 19_000 + "y\n" * 1000, encoding="utf-8")
    assert "text-drift" in {problem.code for problem in found(mini)}


def test_the_editions_own_data_pass(edition_root: Path):
    assert found(Project(edition_root)) == []
