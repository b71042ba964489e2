"""Links in time and among themselves, in the small edition."""

from __future__ import annotations

import pytest

from annotate.checks import existence
from annotate.files.snapshot import Snapshot


def rewrite(mini, old: str, new: str, para: int = 0) -> None:
    path = mini.annotation_file("essay", para)
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def born(mini, span: str) -> None:
    path = mini.gazetteer / "entities.csv"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("1814/..", span), encoding="utf-8")


@pytest.mark.parametrize("span", ["1906/..", "../1904", "1850/1860"])
def test_what_did_not_exist_at_the_date_is_an_error(mini, span):
    born(mini, span)
    (problem,) = existence.check(Snapshot(mini))
    assert (problem.code, problem.line) == ("existence", 3)
    assert problem.what == f"'Storting' is linked to storting, which existed {span}"
    assert problem.expected == "what existed at 1905-06-07"


@pytest.mark.parametrize("span", ["1814/..", "1905-06-07", "1905", "1900/1905-06-07", ""])
def test_what_existed_on_a_day_of_it_is_none(mini, span):
    born(mini, span)
    assert list(existence.check(Snapshot(mini))) == []


def test_a_row_that_looks_back_says_so(mini):
    born(mini, "1850/1860")
    rewrite(
        mini,
        "storting,Storting,,,,,high,accepted,editors,",
        "storting,Storting,,,,,high,accepted,editors,retrospective",
    )
    assert list(existence.check(Snapshot(mini))) == []


def test_a_rejected_row_is_not_looked_at(mini):
    born(mini, "1850/1860")
    rewrite(mini, "storting,Storting,,,,,high,accepted", "storting,Storting,,,,,high,rejected")
    assert list(existence.check(Snapshot(mini))) == []


def test_one_string_with_two_referents_is_a_warning_unless_listed(mini):
    rewrite(mini, ",sweden,Sweden,literal", ",norway,Norway,literal")
    (problem,) = existence.check(Snapshot(mini))
    assert (problem.code, problem.severity.value) == ("linked-differently", "warning")
    rows = "name,entity,reason\nSweden,norway,the union\nSWEDEN,sweden,afterwards\n"
    (mini.gazetteer / "namesakes.csv").write_text(rows, encoding="utf-8")
    assert list(existence.check(Snapshot(mini))) == []
