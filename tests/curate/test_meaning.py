"""What a change means, on both sides as far as they can be read, and nothing in it acts in a pull request."""

import json
import shutil

import pytest

from annotate.curate.meaning import Count, meaning
from annotate.curate.report import FORMS, LISTED, headline
from annotate.files.project import Project


@pytest.fixture
def changed(mini, tmp_path):
    """A copy of the small edition, and a function that changes one of its files."""
    copy = Project(tmp_path / "changed")
    shutil.copytree(mini.root, copy.root)

    def edit(name, old, new):
        path = copy.data / name
        content = path.read_text(encoding="utf-8")
        assert old in content
        path.write_text(content.replace(old, new, 1), encoding="utf-8")
        return copy

    return edit


def ways(mini, copy):
    return [(step.way, step.id, step.before, step.after) for step in meaning(mini, copy).steps]


@pytest.mark.parametrize(
    ("old", "new", "step"),
    [
        ("sweden,Sweden,literal", "norway,Norway,literal", ("re-linked", "a-kdjnidxi", "sweden", "norway")),
        (",1905-06-07,", ",1905-06,", ("re-dated", "a-l5dxptlq", "1905-06-07", "1905-06")),
        ("Oslo,literal", "Oslo,metonymic", ("sense", "a-s7yy2hvu", "literal", "metonymic")),
        ("medium,accepted", "medium,rejected", ("status", "a-kdjnidxi", "accepted", "rejected")),
        ("Storting,1,ORG", "Storting,1,PERSON", ("kind", "a-ewrafcjc", "ORG", "PERSON")),
        ("Sweden,1", "with Sweden,1", ("words", "a-kdjnidxi", "essay, Sweden, 1", "essay, with Sweden, 1")),
        (
            "medium,accepted",
            "low,accepted",
            ("remarks", "a-kdjnidxi", "medium, editors, Sweden", "low, editors, Sweden"),
        ),
    ],
)
def test_each_way_in_which_a_mention_is_read_otherwise(mini, changed, old, new, step):
    assert ways(mini, changed("annotations/essay/p00.csv", old, new)) == [step]


def test_what_comes_what_goes_and_what_readers_see_of_it(mini, changed):
    changed("annotations/essay/p00.csv", "a-kdjnidxi,Sweden,1,PLACE,sweden", "a-22222222,union,1,PLACE,stockholm")
    copy = changed("history/events.csv", "ev-sweden,1905-10-26", "ev-sweden,1905-10-27")
    found = meaning(mini, copy)
    assert [(step.way, step.id) for step in found.steps] == [("new", "a-22222222"), ("gone", "a-kdjnidxi")]
    assert found.index == (Count("Stockholm", 1, 2), Count("Sweden", 2, 1))
    assert [(rows.table, rows.new, rows.changed, rows.gone) for rows in found.tables] == [
        ("history/events", (), ("ev-sweden",), ())
    ]
    assert headline(found) == "+1 mentions; −1 mentions; 2 index entries touched; history/events: 1 changed"


def test_a_row_that_has_no_id_yet_counts(mini, changed):
    copy = changed(
        "annotations/essay/p00.csv", "a-ewrafcjc,", ",union,1,TERM,,,,,,,low,proposed,reader,NIL\na-ewrafcjc,"
    )
    found = meaning(mini, copy)
    assert [(step.way, step.quote) for step in found.steps] == [("new", "union")]
    assert Count("waiting for a decision", 0, 1) in found.views


def test_nothing_is_said_of_nothing(mini):
    assert headline(meaning(mini, mini)) == "No annotation and no row of data changes."


def test_a_broken_side_is_described_as_far_as_it_can_be_read(mini, changed):
    changed("annotations/essay/p00.csv", "\n", "\n\x00")
    (changed("history/events.csv", "id,date", "id,dat").data / "bibliography.bib").write_bytes(b"@book{x\xff")
    assert meaning(mini, Project(mini.root.parent / "changed")).tables


NASTY = "@everyone `x` | [a](javascript:alert(1)) <script>alert(1)</script> ![](http://a.b/c)"


def test_in_a_pull_request_nothing_of_it_acts(mini, changed):
    copy = changed("annotations/essay/p00.csv", "Storting,1,ORG", f'"{NASTY}",1,ORG')
    said = FORMS["md"](meaning(mini, copy))
    (line,) = [line for line in said.splitlines() if "everyone" in line]
    outside = "".join(line.split("`")[::2])
    assert not set("@<>[]|!") & set(outside)
    assert line.count("`") % 2 == 0


def test_a_long_change_is_counted_not_listed(mini, changed):
    rows = "".join(f",w{n},1,TERM,,,,,,,low,proposed,reader,NIL\n" for n in range(LISTED + 7))
    copy = changed("annotations/essay/p00.csv", "a-ewrafcjc,", f"{rows}a-ewrafcjc,")
    said = FORMS["text"](meaning(mini, copy))
    assert said.count("- essay ¶0 w") == LISTED
    assert "- and 7 more" in said


def test_as_json_it_is_whole(mini, changed):
    found = json.loads(FORMS["json"](meaning(mini, changed("annotations/essay/p00.csv", ",1905-06-07,", ",1905-06,"))))
    assert found["steps"][0]["way"] == "re-dated"
    assert {"before", "after", "name"} == set(found["views"][0])
