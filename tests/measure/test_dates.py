"""The measurement of dates, on a small benchmark of our own, and the stored figures."""

from __future__ import annotations

import json
from itertools import count
from pathlib import Path

import pytest

from annotate.measure.agreement import Agreement
from annotate.measure.contested import Decision, decisions_page, markdown_table, read_decisions
from annotate.measure.dates import FILE, measure
from annotate.stages.dates.catalogue import parse_date
from annotate.values.edtf import Edtf
from annotate.values.errors import InputError

ROOT = Path(__file__).parents[2]
STORED = ROOT / "data" / "benchmarks"

WARS = "On 3 May 1961 they met. On 5 May they parted. They waited two days. In June 1962 they met again."


def gold(text: str, *dates: tuple[str, str]) -> list[dict[str, object]]:
    return [
        {"start": text.index(words), "end": text.index(words) + len(words), "text": words, "val": value, "depth": 0}
        for words, value in dates
    ]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    timex = gold(WARS, ("3 May 1961", "1961-05-03"), ("5 May", "1960-05-05"), ("two days", "P2D"))
    (tmp_path / "wikiwars").mkdir()
    (tmp_path / "wikiwars" / "gold.jsonl").write_text(json.dumps({"text": WARS, "dct": "2000-01-01", "timex": timex}))
    life = "She was born in 1901 and died in 1980, or so it is said; in her youth she sang."
    dates = [
        {"start": life.index("1901"), "end": life.index("1901") + 4, "edtf": "1901"},
        {"start": life.index("1980"), "end": life.index("1980") + 4, "edtf": "1981"},
        {"start": life.index("her youth"), "end": life.index("her youth") + 9, "edtf": "[1910..1920]"},
        {"start": 0, "end": 3, "edtf": ""},
    ]
    (tmp_path / "gum_dates").mkdir()
    (tmp_path / "gum_dates" / "gold.jsonl").write_text(
        json.dumps({"text": life, "dct": "2000-01-01", "genre": "bio", "dates": dates})
    )
    header = "text,edtf,source,reference_date"
    (tmp_path / "nl_edtf.csv").write_text(
        f"{header}\nc. 1951,1951~,ours,\nsoon,1951,ours,\nyesterday,2010-09-23,ours,2010-09-24\n"
    )
    (tmp_path / "nl_edtf_contested.csv").write_text(
        f"{header},why_contested\nbefore 1951,/1951,ours,,open\n90,1990,ours,,two\n"
    )
    return tmp_path


DECISIONS = (Decision("1", "before a date", "/1951", "../1951", "Open."), Decision("2", "two", "1990", "1990", "No."))


def test_every_figure_is_counted(folder: Path) -> None:
    ticks = count()
    results = measure(folder, DECISIONS, clock=lambda: float(next(ticks)))
    assert results.measures == {
        "wikiwars-found": Agreement(2, 3, 2),
        "wikiwars-value": Agreement(1, 3, 2),
        "wikiwars-explicit": Agreement(1, 1, 1),
        "wikiwars-context": Agreement(0, 1, 1),
        "wikiwars-explicit-all": Agreement(1, 1, 1),
        "wikiwars-context-all": Agreement(0, 1, 1),
        "wikiwars-found-own": Agreement(2, 3, 2),
        "wikiwars-value-own": Agreement(1, 3, 2),
        "wikiwars-explicit-own": Agreement(1, 1, 1),
        "wikiwars-context-own": Agreement(0, 1, 1),
        "wikiwars-explicit-all-own": Agreement(1, 1, 1),
        "wikiwars-context-all-own": Agreement(0, 1, 1),
        "biographies-found": Agreement(2, 2, 3),
        "biographies-exact": Agreement(1, 2, 3),
        "tei-found": Agreement(2, 2, 3),
        "tei-exact": Agreement(1, 2, 3),
        "catalogue": Agreement(2, 3, 3),
        "contested": Agreement(1, 2, 2),
    }
    assert results.errors == (("another year", 1), ("found where there is none", 1))
    assert results.measures["catalogue"].recall == pytest.approx(2 / 3)
    assert results.measures["wikiwars-found"].f1 == pytest.approx(0.8)


def test_a_missing_corpus_is_named(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"gold\.jsonl"):
        measure(tmp_path, DECISIONS)


def test_the_stored_figures_can_be_read_and_are_no_nonsense() -> None:
    results = FILE.read(STORED.parent)
    for one in results.measures.values():
        assert 0 <= one.right <= min(one.gold, one.proposed)
    assert results.words_per_second > 0


def test_the_page_of_contested_dates_is_what_the_decisions_say() -> None:
    page = (ROOT / "book" / "dates-contested.md").read_text(encoding="utf-8")
    assert page == decisions_page(read_decisions(STORED / "dates-contested.csv"))


def test_every_contested_string_is_decided_with_a_reason() -> None:
    decisions = read_decisions(STORED / "dates-contested.csv")
    assert [int(one.row) for one in decisions] == list(range(1, len(decisions) + 1))
    for one in decisions:
        assert one.kind
        assert one.reason.endswith(".")
        assert one.reason.startswith("Refused") == (not one.decided)
        if one.decided:
            Edtf.parse(one.decided)


def test_the_house_rules_of_the_page_hold() -> None:
    assert parse_date("before 1907") == "../1907"
    assert parse_date("the 1700s") == "17XX"
    assert parse_date("early 1910s") == "1910/1913"


def test_a_stroke_does_not_end_a_cell() -> None:
    assert markdown_table(("a", "b"), [("x|y", "z")]) == "| a | b |\n| --- | --- |\n| x&#124;y | z |"
