"""Every rule about the gazetteer as a whole, each with the message a contributor sees."""

from __future__ import annotations

from pathlib import Path

import pytest

from annotate.checks.gazetteer import RULES, check_gazetteer
from annotate.files.project import Project
from annotate.files.schema import table
from annotate.files.snapshot import Snapshot
from annotate.values.problems import Problem

TOWN = "town,PLACE,settlement,Town,,,none,,,1.5,2.5,1900/..,,medium,"
LAND = "land,PLACE,state,Land,,,none,,,,,1900/1950,,medium,"
HEIR = "heir,PLACE,state,Heir,,,none,,,,,1950/..,,medium,"
NAMES = (
    "town,Town,en,Latn,,preferred,,",
    "land,Land,en,Latn,,preferred,,",
    "heir,Heir,en,Latn,,preferred,,",
)


def problems(folder: Path, entities: tuple[str, ...], names: tuple[str, ...], relations: tuple[str, ...]) -> list[str]:
    where = folder / "data" / "gazetteer"
    where.mkdir(parents=True)
    for file, rows in (("entities", entities), ("names", names), ("relations", relations)):
        header = ",".join(table(f"gazetteer/{file}").columns)
        (where / f"{file}.csv").write_text("\n".join([header, *rows]) + "\n", encoding="utf-8")
    return [said(problem).removeprefix("data/gazetteer/") for problem in check_gazetteer(Snapshot(Project(folder)))]


def said(problem: Problem) -> str:
    """Return a problem in words, without the address of its code, which tests/checks/test_goldens.py looks at."""
    return str(problem).partition("\n    help: ")[0]


def test_a_sound_gazetteer_has_no_problem(tmp_path: Path) -> None:
    relations = ("heir,successor,land,1950,,medium", "town,capital-of,land,1900/1950,,medium")
    assert problems(tmp_path, (TOWN, LAND, HEIR), NAMES, relations) == []


def test_the_editions_own_gazetteer_has_no_problem() -> None:
    assert [str(problem) for problem in check_gazetteer(Snapshot(Project(Path(__file__).parents[2])))] == []


BROKEN_ENTITIES = [
    (
        TOWN.replace("settlement", "hamlet"),
        "entities.csv:2:12 entity-type: town: type is 'hamlet'\n"
        "    expected: one of: person, state, territory, settlement, region, building, line, government, organisation, "
        "group, event, concept, document",
    ),
    (
        TOWN.replace("PLACE", "ORG"),
        "entities.csv:2:6 kind-type: town: type settlement, kind ORG\n"
        "    expected: kind PLACE\n    remedy: Change kind or type.",
    ),
    (
        TOWN.replace("1.5", "127"),
        "entities.csv:2:37 coordinate: town: lat 127 is not on the globe\n"
        "    expected: -90 to 90 degrees\n    remedy: Latitude stands first.",
    ),
    (
        TOWN.replace("2.5", ""),
        "entities.csv:2:41 coordinate: town: lon is empty, though the other coordinate is given\n"
        "    expected: both or neither\n    remedy: Fill the cell.",
    ),
    (
        TOWN.removesuffix(",") + ",town",
        "entities.csv:2:61 replaced-circle: town is replaced in a circle: town → town\n"
        "    remedy: Leave replaced_by empty in the row that is to be used.",
    ),
    (
        TOWN.replace(",,none", ",Q12,none"),
        "entities.csv:2:33 wikidata-status: town: wikidata Q12, status none\n"
        "    expected: verified or from-memory with an id, none without",
    ),
    (
        TOWN.replace("medium", "high"),
        "entities.csv:2:54 unsourced: town: certainty is high without a source\n"
        "    expected: medium at most\n    remedy: Name the source, or lower the certainty.",
    ),
]


@pytest.mark.parametrize("row, expected", BROKEN_ENTITIES)
def test_a_broken_entity(tmp_path: Path, row: str, expected: str) -> None:
    assert problems(tmp_path, (row,), NAMES[:1], ()) == [expected]


def test_one_wikidata_id_names_one_entity(tmp_path: Path) -> None:
    rows = tuple(row.replace(",,none", ",Q12,verified") for row in (TOWN, LAND))
    assert problems(tmp_path, rows, NAMES[:2], ()) == [
        "entities.csv:3:24 wikidata-twice: land has the Wikidata id Q12 of town (line 2)\n"
        "    remedy: Leave it with the one it names, or replace one entity by the other."
    ]


def test_every_entity_has_a_preferred_english_name(tmp_path: Path) -> None:
    assert problems(tmp_path, (TOWN,), ("town,Town,en,Latn,,variant,,",), ()) == [
        "entities.csv:2:1 no-name: town has no preferred English name\n"
        "    remedy: Add a row with lang en, script Latn and role preferred to names.csv."
    ]


BROKEN_NAMES = [
    (
        "town,Oppidum,la,Latn,,variant,,",
        "names.csv:3:14 language: 'Oppidum': language 'la' is not known\n"
        "    expected: one of: en, de, ko, ko-Hani, ko-Kore, ko-Latn, ja-Latn, zh, zh-Latn, ru",
    ),
    (
        "town,마을,ko,Latn,,variant,,",
        "names.csv:3:12 script: '마을': script Latn for language ko\n    expected: Hang",
    ),
    (
        "town,마을 (村),ko,Hang,,variant,,",
        "names.csv:3:6 script-mixed: '마을 (村)' holds '村', which is not Hang\n"
        "    remedy: One name a row: put names in other scripts into rows of their own.",
    ),
    (
        "town,Town,en,Latn,,preferred,,",
        "names.csv:3:6 name-twice: town: the name 'Town' stands already on line 2\n    remedy: Remove one of them.",
    ),
]


@pytest.mark.parametrize("row, expected", BROKEN_NAMES)
def test_a_broken_name(tmp_path: Path, row: str, expected: str) -> None:
    assert problems(tmp_path, (TOWN,), (NAMES[0], row), ()) == [expected]


BROKEN_RELATIONS = [
    (
        ("land,capital-of,heir,,,medium",),
        [
            "relations.csv:2:1 relation-type: land capital-of heir: land is of type state\n"
            "    expected: capital-of takes here: settlement"
        ],
    ),
    (
        ("land,successor,heir,1950,,medium",),
        [
            "relations.csv:2:6 succession: land successor heir: land began 1900/1950, before heir (1950/..)\n"
            "    remedy: Read 'subject is successor of object'; swap them or correct the spans."
        ],
    ),
    (
        ("heir,predecessor,land,1950,,medium",),
        [
            "relations.csv:2:6 succession: heir predecessor land: land began 1900/1950, before heir (1950/..)\n"
            "    remedy: Read 'subject is successor of object'; swap them or correct the spans."
        ],
    ),
    (
        ("town,part-of,land,,,medium", "land,part-of,town,,,medium"),
        [
            "relations.csv:2:14 part-circle: town part-of land closes a circle: land is itself part of town\n"
            "    remedy: Remove one of the relations.",
            "relations.csv:3:14 part-circle: land part-of town closes a circle: town is itself part of land\n"
            "    remedy: Remove one of the relations.",
        ],
    ),
    (
        ("town,capital-of,land,1960/..,,medium",),
        [
            "relations.csv:2:22 relation-time: town capital-of land 1960/..: land existed 1900/1950\n"
            "    expected: a span in its lifetime"
        ],
    ),
    (
        ("town,capital-of,land,,,high",),
        [
            "relations.csv:2:24 unsourced: town capital-of land: certainty is high without a source\n"
            "    expected: medium at most\n    remedy: Name the source, or lower the certainty."
        ],
    ),
]


@pytest.mark.parametrize("rows, expected", BROKEN_RELATIONS)
def test_a_broken_relation(tmp_path: Path, rows: tuple[str, ...], expected: list[str]) -> None:
    assert problems(tmp_path, (TOWN, LAND, HEIR), NAMES, rows) == expected


def test_missing_files_are_problems_and_no_error(tmp_path: Path) -> None:
    assert [said(problem) for problem in check_gazetteer(Snapshot(Project(tmp_path)))] == [
        f"data/gazetteer/{name}.csv missing-file: there is no such table\n    remedy: Restore the file."
        for name in ("entities", "names", "relations")
    ]


def test_every_rule_is_listed_once() -> None:
    assert len(set(RULES)) == len(RULES) == 12
