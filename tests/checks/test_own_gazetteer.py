"""A gazetteer of one's own: everything that is wrong with it, in one run, before it is used."""

from __future__ import annotations

from pathlib import Path

import pytest

from annotate.checks.own_gazetteer import check_folder
from annotate.cli import main
from annotate.files.schema import table
from annotate.values.problems import Severity

TOWN = "town,PLACE,settlement,Town,,,none,,,1.5,2.5,1900/..,,medium,"
LAND = "land,PLACE,state,Land,,,none,,,,,1900/1950,,medium,"
HEIR = "heir,PLACE,state,Heir,,,none,,,,,1950/..,,medium,"
NAMES = (
    "town,Town,en,Latn,,preferred,,",
    "land,Land,en,Latn,,preferred,,",
    "heir,Heir,en,Latn,,preferred,,",
)


def everything_broken(folder: Path) -> Path:
    """Write a gazetteer with every kind of mistake at once."""
    where = folder / "own"
    where.mkdir()
    entities = (
        TOWN.replace("1.5", "127"),
        LAND,
        HEIR,
        TOWN.replace("Town", "Other"),
        "isle,PLACE,territory,Isle,,,none,,,,east,,,medium,",
    )
    names = (
        *NAMES,
        "nobody,Nobody,en,Latn,,preferred,,",
        "isle,Остров,en,Latn,,variant,,",
        "isle,Isla,es,Latn,,variant,,",
    )
    relations = (
        "town,part-of,land,,,medium",
        "land,part-of,town,,,medium",
        "land,successor,heir,,,medium",
        "town,part-of,lost,,,medium",
    )
    for file, rows in (("entities", entities), ("names", names), ("relations", relations)):
        header = ",".join(table(f"gazetteer/{file}").columns)
        (where / f"{file}.csv").write_text("\n".join([header, *rows]) + "\n", encoding="utf-8")
    return where


EXPECTED = (
    ("entities.csv", 2, "lat", "coordinate", Severity.ERROR),
    ("entities.csv", 5, "id", "twice", Severity.ERROR),
    ("entities.csv", 6, "lon", "number", Severity.ERROR),
    ("entities.csv", 6, "id", "no-name", Severity.WARNING),
    ("names.csv", 5, "entity", "unknown-id", Severity.ERROR),
    ("names.csv", 6, "name", "script-mixed", Severity.ERROR),
    ("names.csv", 7, "lang", "language", Severity.WARNING),
    ("relations.csv", 2, "object", "part-circle", Severity.ERROR),
    ("relations.csv", 3, "object", "part-circle", Severity.ERROR),
    ("relations.csv", 4, "relation", "succession", Severity.ERROR),
    ("relations.csv", 5, "object", "unknown-id", Severity.ERROR),
)


def test_all_that_is_wrong_with_a_gazetteer_of_ones_own_is_told_in_one_run(tmp_path: Path) -> None:
    folder = everything_broken(tmp_path)
    found = {(Path(p.path).name, p.line, p.code, p.severity) for p in check_folder(folder)}
    assert {(file, line, code, severity) for file, line, _, code, severity in EXPECTED} <= found


def test_each_of_them_has_a_column_and_a_remedy(tmp_path: Path) -> None:
    folder = everything_broken(tmp_path)
    for problem in check_folder(folder):
        lines = (folder / Path(problem.path).name).read_text(encoding="utf-8").splitlines()
        assert 1 <= problem.column <= len(lines[problem.line - 1]) + 1
        assert problem.remedy
        assert "data/gazetteer" not in str(problem)


def test_validate_and_run_refuse_it(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = everything_broken(tmp_path)
    assert main(["validate", "--gazetteer", str(folder)]) == 1
    listed = capsys.readouterr()
    assert "own/relations.csv:4:" in listed.out
    assert "errors" in listed.err
    (tmp_path / "text.txt").write_text("Town refused.", encoding="utf-8")
    assert main(["run", str(tmp_path / "text.txt"), "--gazetteer", str(folder)]) == 1
    assert "part-circle" in capsys.readouterr().err


def test_the_editions_own_passes_as_one_of_ones_own() -> None:
    assert check_folder(Path(__file__).parents[2] / "data" / "gazetteer") == ()


def test_a_folder_that_lacks_a_table_or_is_none_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert [problem.code for problem in check_folder(tmp_path)] == ["missing-file"] * 3
    assert main(["validate", "--gazetteer", str(tmp_path / "none")]) == 2
    assert "no such gazetteer folder" in capsys.readouterr().err
    assert main(["validate", "data", "--gazetteer", str(tmp_path)]) == 2
