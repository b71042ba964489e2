"""Reading of the sourced facts: values as they stand in the files, and what is refused."""

import re
from pathlib import Path

import pytest

from annotate.checks import cells
from annotate.files import history, schema
from annotate.files.project import Project
from annotate.values.errors import DataError, InputError
from annotate.values.model import Certainty, Recognition, Trade, ZoneStat

REAL = Project(Path(__file__).resolve().parents[2])
READERS = {
    "history/events": history.read_events,
    "history/recognition": history.read_recognition,
    "history/zone_stats": history.read_zone_stats,
    "history/trade": history.read_trade,
}


def write(root: Path, table: str, *rows: str) -> Project:
    declared = schema.table(table)
    path = root / "data" / declared.pattern
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("\n".join((",".join(declared.columns), *rows)) + "\n", encoding="utf-8")
    return Project(root)


def test_events_keep_lists_and_lines(tmp_path):
    row = 'ev-a,1950-06,"A, and B",Here; There,Ann; Bob,,a-2000; b-2001,high,seen,why'
    (event,) = history.read_events(write(tmp_path, "history/events", row))
    assert (event.id, event.date, event.label) == ("ev-a", "1950-06", "A, and B")
    assert (event.places, event.persons, event.orgs) == (("Here", "There"), ("Ann", "Bob"), ())
    assert (event.sources, event.certainty, event.line) == (("a-2000", "b-2001"), Certainty.HIGH, 2)


def test_recognition_keeps_breaks_and_renewals_apart(tmp_path):
    row = "Ruritania,RUR,Europe,1960,1961-02,1970; 1980-01-02,,1975,,bloc,why,a-2000,low,low,medium"
    assert history.read_recognition(write(tmp_path, "history/recognition", row)) == (
        Recognition(
            state="Ruritania",
            iso3="RUR",
            region="Europe",
            rok_established="1960",
            dprk_established="1961-02",
            rok_severed=("1970", "1980-01-02"),
            dprk_severed=(),
            rok_restored=("1975",),
            dprk_restored=(),
            bloc="bloc",
            note="why",
            sources=("a-2000",),
            certainty=Certainty.LOW,
            rok_certainty=Certainty.LOW,
            dprk_certainty=Certainty.MEDIUM,
            line=2,
        ),
    )


def test_a_side_without_relations_has_no_certainty(tmp_path):
    row = "Ruritania,RUR,Europe,1960,,,,,,,,a-2000,high,high,"
    (state,) = history.read_recognition(write(tmp_path, "history/recognition", row))
    assert (state.rok_certainty, state.dprk_certainty) == (Certainty.HIGH, None)


def test_zone_stats_and_trade_are_numbers_or_nothing(tmp_path):
    project = write(tmp_path, "history/zone_stats", "area,,3173,km2,1953/..,a-2000,high,")
    write(tmp_path, "history/trade", "CHN,1979,,5.6,a-2000,medium,none given")
    assert history.read_zone_stats(project) == (
        ZoneStat("area", None, 3173.0, "km2", "1953/..", ("a-2000",), Certainty.HIGH, "", 2),
    )
    assert history.read_trade(project) == (
        Trade("CHN", 1979, None, 5.6, ("a-2000",), Certainty.MEDIUM, "none given", 2),
    )


@pytest.mark.parametrize("table", READERS)
def test_a_table_that_is_not_there_is_empty(tmp_path, table):
    assert READERS[table](Project(tmp_path)) == ()


@pytest.mark.parametrize(
    ("table", "row", "words"),
    [
        ("history/events", "ev-a,1950,A,,,,a-2000,sure,seen,", r"events\.csv:2: certainty is 'sure'"),
        ("history/recognition", "R,RUR,E,1960,,,,,,,,a-2000,high,sure,", r"rok_certainty is 'sure'"),
        ("history/zone_stats", "area,,3 173,km2,1953,a-2000,high,", r"zone_stats\.csv:2: south is '3 173'"),
        ("history/trade", "CHN,1980s,1,2,a-2000,high,", r"trade\.csv:2: year is '1980s'"),
        ("history/trade", 'CHN,1980,"1,5",2,a-2000,high,', r"exports is '1,5'"),
    ],
)
def test_what_cannot_be_read_is_refused_with_its_place(tmp_path, table, row, words):
    project = write(tmp_path, table, row)
    with pytest.raises(DataError, match=words):
        READERS[table](project)


@pytest.mark.parametrize("table", READERS)
def test_a_table_with_other_columns_is_refused(tmp_path, table):
    path = tmp_path / "data" / schema.table(table).pattern
    path.parent.mkdir(parents=True)
    path.write_text("state,when\nRuritania,1960\n", encoding="utf-8")
    with pytest.raises(InputError, match="wrong columns"):
        READERS[table](Project(tmp_path))


def test_every_side_with_relations_has_a_certainty():
    for row in history.read_recognition(REAL):
        assert bool(row.rok_established) == (row.rok_certainty is not None), row.state
        assert bool(row.dprk_established) == (row.dprk_certainty is not None), row.state


def test_renewals_stand_in_their_columns_and_not_in_notes():
    rows = history.read_recognition(REAL)
    assert not [row.state for row in rows if re.search(r"\brestored\b", row.note)]
    assert sum(len(row.rok_restored) + len(row.dprk_restored) for row in rows) == 31


def test_trade_holds_china_year_by_year_and_nothing_that_is_no_flow():
    rows = history.read_trade(REAL)
    assert [(row.partner, row.year) for row in rows] == [("CHN", year) for year in range(1979, 2011)]
    # kdiplo's Russian rows give one number for both directions; such rows must not come back.
    assert not [row.year for row in rows if row.exports == row.imports]


def test_every_date_of_a_list_is_checked(tmp_path):
    row = "Ruritania,RUR,Europe,1960,,1970; 1980-13,,1975,,,,a-2000,high,high,"
    project = write(tmp_path, "history/recognition", row)
    (problem,) = [found for found in cells.check(project) if found.code == "edtf"]
    assert (problem.line, problem.column) == (2, row.index("1970") + 1)
    assert "'1980-13'" in problem.what
