"""Figures of a text against the data: the forms of expression, what is reported, and the essay itself."""

import csv
import shutil
from decimal import Decimal
from pathlib import Path

import pytest

from annotate.checks import CHECKS, numbers, recognition
from annotate.facts.expressions import EXPRESSIONS, Amount, Facts, When, evaluate, facts_of
from annotate.files import schema, tables
from annotate.files.project import Project
from annotate.files.snapshot import Snapshot
from annotate.files.texts import fingerprint
from annotate.values.errors import DataError, UsageError

ROOT = Path(__file__).resolve().parents[2]

TEXT = (
    "On 2 May 1950 Ruritania opened an embassy. By the end of 1960 three states had followed, and none with both. "
    "Trade came to 41 million dollars, and the border moved some 3,000 kilometres in twelve years."
)
EVENTS = (
    "ev-a,1950-05-02,Opening,,,,a-2000,high,seen,",
    "ev-b,1962-03-30,Closing,,,,a-2000,high,seen,",
    "ev-c,1961,A year,,,,a-2000,high,seen,",
    "ev-d,1950-05-02/1950-05-04,Three days,,,,a-2000,high,seen,",
    "ev-bc,-0263-01-01,Long ago,,,,a-2000,high,seen,",
)
STATES = ("Atlantis,ATL,,,", "Borduria,BOR,,,", "Ruritania,RUR,,,", "Zenda,ZEN,,,")
ACTS = (
    "atl-a,ATL,rok,established,1950-01-01,a-2000,high,yes,",
    "bor-a,BOR,rok,established,1955-01-01,a-2000,high,yes,",
    "rur-a,RUR,rok,established,1950-05-02,a-2000,high,yes,",
    "zen-a,ZEN,dprk,established,1949-01-01,a-2000,high,yes,",
)
ZONES = (
    "net gain of ground,,3173,km2,1953/..,a-2000,high,",
    "population,9.17,15.94,million,1944,a-2000,low,",
    "population,9.257,19.369,million,1946,a-2000,low,",
)
TRADE = ("CHN,1979,,5.6,a-2000,medium,", "CHN,1980,15.4,25.6,a-2000,medium,")
FIGURES = (
    "0,2 May 1950,1,events.csv,event ev-a date",
    "0,three,1,acts.csv,rok_on 1960-12-31",
    "0,none,1,acts.csv,both_on 1960-12-31",
    "0,41,1,trade.csv,trade CHN 1980 total",
    '0,"3,000",1,zone_stats.csv,zone net gain of ground south',
    "0,twelve,1,events.csv,years ev-a ev-b",
)
DATES = (",2 May 1950,1,DATE,,,,,1950-05-02,,high,accepted,editors,",)


def write(path: Path, table: str, rows) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("\n".join((",".join(schema.table(table).columns), *rows)) + "\n", encoding="utf-8")


@pytest.fixture
def edition(tmp_path):
    """Make a text of one paragraph with its tables; each can be given anew."""

    def make(figures=FIGURES, events=EVENTS, acts=ACTS, dates=DATES, text=TEXT) -> Project:
        project = Project(tmp_path)
        folder = project.texts / "tale"
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "meta.toml").write_text(
            'id = "tale"\ntitle = "A Tale"\nauthor = "N. N."\ndate = "2020"\nreference_date = "2020"\n'
            'publisher = "None"\nrights = "open"\nlicence = "CC0-1.0"\n',
            encoding="utf-8",
        )
        (folder / "text.txt").write_text(text + "\n", encoding="utf-8")
        write(folder / "outline.csv", "outlines", [f"0,{fingerprint(text)},{len(text.split())},"])
        write(folder / "figures.csv", "figures", figures)
        write(project.annotation_file("tale", 0), "annotations", dates)
        for name, rows in (
            ("events", events),
            ("recognition", STATES),
            ("acts", acts),
            ("zone_stats", ZONES),
            ("trade", TRADE),
        ):
            write(project.history / f"{name}.csv", f"history/{name}", rows)
        return project

    return make


@pytest.fixture
def facts(edition) -> Facts:
    return facts_of(Snapshot(edition()))


def found(project: Project):
    return list(numbers.check(Snapshot(project)))


VALUES = {
    "A - B": ("rok_on 1960-12-31 - dprk_on 1960-12-31", 2),
    "both_on DATE": ("both_on 1960-12-31", 0),
    "rok_on DATE": ("rok_on 1950-05-01", 1),
    "dprk_on DATE": ("dprk_on 1960-12-31", 1),
    "event ID date": ("event ev-c date", "1961"),
    "zone MEASURE north|south": ("zone population 1946 north", 9_257_000),
    "trade PARTNER YEAR export|import|total": ("trade CHN 1980 total", 41_000_000),
    "days ID ID": ("days ev-a ev-b", 4350),
    "months ID ID": ("months ev-a ev-b", Decimal(142) + Decimal(28) / 31),
    "years ID ID": ("years ev-a ev-b", Decimal(11) + Decimal(332) / 365),
}


@pytest.mark.parametrize("form", [e.form for e in EXPRESSIONS])
def test_every_form_has_a_value(facts, form):
    expression, expected = VALUES[form]
    value = evaluate(facts, expression)
    if isinstance(value, When):
        assert value.date.text == expected
    else:
        assert value.value == expected


@pytest.mark.parametrize(
    ("expression", "expected"),
    [
        ("zone net gain of ground south", 3173),
        ("trade CHN 1980 export", 15_400_000),
        ("trade CHN 1979 import", 5_600_000),
        ("days ev-a ev-a", 0),
        ("rok_on 1960-12-31 - dprk_on 1960-12-31 - both_on 1960-12-31", 2),
    ],
)
def test_values(facts, expression, expected):
    value = evaluate(facts, expression)
    assert isinstance(value, Amount)
    assert value.value == expected


@pytest.mark.parametrize(
    ("expression", "words"),
    [
        ("roks_on 1960-12-31", "is no expression. Forms: A - B; both_on DATE;"),
        ("rok_on 1960", "'1960' is not a day"),
        ("event ev-aa date", "Unknown event 'ev-aa'. Did you mean 'ev-a'?"),
        ("days ev-a ev-x", "Unknown event 'ev-x'"),
        ("days ev-a ev-c", "is dated 1961, not to a day"),
        ("days ev-a ev-d", "is dated 1950-05-02/1950-05-04, not to a day"),
        ("years ev-bc ev-a", "is dated -0263-01-01, not to a day"),
        ("days ev-b ev-a", "'ev-a' comes before 'ev-b'"),
        ("zone net gain of grounds south", "Did you mean 'net gain of ground'?"),
        ("zone net gain of ground north", "has no figure for the north"),
        ("zone population north", "stands in 2 rows. Write the date after it, one of: 1944, 1946."),
        ("trade RUS 1992 total", "There is no trade with 'RUS' in 1992"),
        ("trade CHN 1979 total", "in 1979 lacks a figure for total"),
        ("event ev-a date - event ev-b date", "Dates are not subtracted"),
        ("rok_on 1960-12-31 - days ev-a ev-b", "acts.csv and events.csv are two tables"),
    ],
)
def test_what_is_not_in_the_data_is_said(edition, facts, expression, words):
    with pytest.raises(UsageError) as raised:
        evaluate(facts, expression)
    assert words in str(raised.value)
    (problem,) = found(edition(figures=[f"0,three,1,acts.csv,{expression}"]))
    assert (problem.path, problem.line, problem.code) == ("data/texts/tale/figures.csv", 2, "stated-figure")
    assert problem.column == len("0,three,1,acts.csv,") + 1
    assert words in f"{problem.what} {problem.remedy}"


def test_a_text_that_agrees_has_no_problems(edition):
    assert found(edition()) == []


@pytest.mark.parametrize(
    ("row", "what", "expected"),
    [
        ("0,three,1,acts.csv,rok_on 1950-05-01", "rok_on 1950-05-01 = 1", "1"),
        ('0,"3,000",1,zone_stats.csv,zone population 1944 north', "= 9,170,000", "9,170,000"),
        ("0,41,1,trade.csv,trade CHN 1980 import", "= 25,600,000", "26,000,000"),
        ("0,embassy,1,acts.csv,rok_on 1960-12-31", "'embassy' does not state one number", "3"),
        ("0,2 May 1950,1,events.csv,event ev-b date", "means 1950-05-02", "1962-03-30 (30 March 1962)"),
        ("0,end of 1960,1,events.csv,event ev-c date", "is not annotated as a date", "1961 (1961)"),
        ("0,2 May 1950,1,events.csv,event ev-d date", "means 1950-05-02", "1950-05-02/1950-05-04"),
        ("0,three,1,events.csv,rok_on 1960-12-31", "is computed from acts.csv, not events.csv", "acts.csv"),
        ("0,three,1,actss.csv,rok_on 1960-12-31", "Unknown table 'actss.csv'", "data/history"),
    ],
)
def test_what_differs_is_reported_with_the_value(edition, row, what, expected):
    (problem,) = found(edition(figures=[row]))
    assert (problem.line, problem.code) == (2, "stated-figure")
    assert what in problem.what
    assert expected in problem.expected
    assert problem.remedy


def test_a_text_may_be_less_sharp_than_the_event(edition):
    dates = (",end of 1960,1,DATE,,,,,1960-10/1960-12,,high,accepted,editors,",)
    events = (*EVENTS, "ev-e,1960-11-05,In autumn,,,,a-2000,high,seen,")
    row = "0,end of 1960,1,events.csv,event ev-e date"
    assert found(edition(figures=[row], dates=dates, events=events)) == []


def test_one_of_two_disputed_values_is_enough_and_a_rejected_one_is_not(edition):
    other = ",2 May 1950,1,DATE,,,,,1950-05-03,,high,disputed,editors,"
    right = DATES[0].replace("accepted", "disputed")
    assert found(edition(dates=(other, right))) == []
    (problem,) = found(edition(dates=(DATES[0].replace("accepted", "rejected"),)))
    assert "is not annotated as a date" in problem.what


def test_words_of_a_date_must_agree_with_its_annotation(edition):
    """Text and figure changed to another day, the annotation forgotten: its value no longer counts."""
    changed = TEXT.replace("2 May", "3 May")
    dates = (DATES[0].replace("2 May", "3 May"),)
    (problem,) = found(edition(figures=["0,3 May 1950,1,events.csv,event ev-a date"], dates=dates, text=changed))
    assert "names a day, month or year" in problem.what


@pytest.mark.parametrize(
    "row",
    [
        "x,three,1,acts.csv,rok_on 1950-05-01",
        "0,three,first,acts.csv,rok_on 1950-05-01",
        "0,three,1,,rok_on 1950-05-01",
        "0,three,1,acts.csv,",
    ],
)
def test_rows_that_other_checks_report_are_not_reported_twice(edition, row):
    assert found(edition(figures=[row])) == []


def test_a_paragraph_that_does_not_exist_is_left_to_the_anchors(edition):
    assert found(edition(figures=["7,three,1,acts.csv,rok_on 1960-12-31"])) == []


def test_broken_facts_are_left_to_their_own_check(edition):
    project = edition(acts=(*ACTS, "atl-b,ATL,rok,severed,1940,a-2000,high,yes,"))
    assert found(project) == []
    (problem,) = recognition.check(Snapshot(project))
    assert (problem.path, problem.line, problem.code) == ("data/history/acts.csv", 2, "relations-order")
    with pytest.raises(DataError):
        evaluate(facts_of(Snapshot(project)), "rok_on 1960-12-31")


def test_unreadable_facts_are_left_to_the_check_of_cells(edition):
    assert found(edition(events=("ev-a,1950-05-02,Opening,,,,a-2000,sure,seen,",))) == []


def test_both_checks_are_run():
    assert {numbers.check, recognition.check} <= {check.run for check in CHECKS}


@pytest.fixture(scope="module")
def essay(tmp_path_factory) -> Project:
    root = tmp_path_factory.mktemp("essay")
    for folder in ("texts/companion", "annotations/companion", "history"):
        shutil.copytree(ROOT / "data" / folder, root / "data" / folder)
    return Project(root)


def test_the_essay_says_what_the_data_say(essay):
    assert [str(problem) for problem in found(essay)] == []


@pytest.mark.parametrize(
    ("table", "key", "column", "value", "quotes"),
    [
        ("events", "ev-gong", "date", "1990-03-03", {"2 March 1990"}),
        ("events", "ev-un", "date", "1989-09-17", {"17 September 1991", "forty-four"}),
        ("acts", "nor-dprk-established-1", "date", "1973-06-23", {"20"}),
        ("acts", "chl-rok-established-1", "preferred", "no", {"74", "12", "20", "two", "112"}),
        ("acts", "lca-dprk-restored-1", "date", "1993-06-01", {"112"}),
        ("zone_stats", "share of heavy industry", "north", "66", {"65"}),
        ("zone_stats", "net gain of ground between 1945 and 1953", "south", "3500", {"3,000"}),
        ("trade", "CHN", "exports", "16", {"41"}),
    ],
)
def test_one_changed_cell_is_found(essay, table, key, column, value, quotes):
    path = essay.history / f"{table}.csv"
    before = path.read_text(encoding="utf-8")
    columns = schema.table(f"history/{table}").columns
    rows = list(csv.DictReader(before.splitlines()))
    row = next(r for r in rows if r[columns[0]] == key and (table != "trade" or r["year"] == "1980"))
    assert row[column] != value
    row[column] = value
    tables.write(path, columns, [[r[name] for name in columns] for r in rows])
    try:
        problems = found(essay)
    finally:
        path.write_text(before, encoding="utf-8")
    figures = tables.read(essay.texts / "companion" / "figures.csv", schema.table("figures").columns).rows
    said = {row.line: row["quote"] for row in figures}
    assert {said[problem.line] for problem in problems} == quotes
    assert {problem.code for problem in problems} == {"stated-figure"}
