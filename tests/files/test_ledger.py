"""The ledger: what was given stays given, and what was not changed by a person is not anchored anew by guess."""

import csv
import re

import pytest

from annotate.checks import run_checks
from annotate.files import ledger, texts
from annotate.files.canonical import into_form as fmt
from annotate.files.ledger import Ledger
from annotate.files.project import Project
from annotate.files.rights.windows import words_in
from annotate.files.snapshot import Snapshot


def lines(project):
    with project.ledger.open(encoding="utf-8", newline="") as handle:
        return {(row["file"], row["id"]): row for row in csv.DictReader(handle)}


def codes(project):
    return [problem.code for problem in run_checks(project)]


@pytest.fixture
def file(mini):
    return mini.annotation_file("essay", 1)


def edit(path, old, new):
    content = path.read_text(encoding="utf-8")
    assert old in content
    path.write_text(content.replace(old, new, 1), encoding="utf-8")


def test_every_id_of_the_small_edition_is_in_it(mini):
    assert set(lines(mini)) == {(one.file, one.id) for one in Ledger(Snapshot(mini)).standing}
    assert len(lines(mini)) > 30


def test_the_edition_has_an_anchor_for_every_row_at_words_of_its_texts(edition_root):
    """The article's are written where it is at hand: RELEASING.md."""
    found = Ledger(Snapshot(Project(edition_root)))
    without = [one.id for one in found.standing if one.place and not found.given[one.key].anchor]
    assert without == []
    assert sum(one.place is not None for one in found.standing) > 500


def test_an_anchor_says_nothing_that_the_row_and_the_outline_do_not_say():
    one = ledger.anchor("ab" * 32, "letter", 3, "9 June", 1)
    assert re.fullmatch("[0-9a-f]{8}-[0-9a-f]{12}", one)
    assert one == ledger.anchor("ab" * 32, "letter", 3, "9 June", 1)
    others = [
        ("letter", 3, "9 June", 2),
        ("letter", 2, "9 June", 1),
        ("essay", 3, "9 June", 1),
        ("letter", 3, "9 Jun", 1),
    ]
    assert len({ledger.anchor("ab" * 32, *other) for other in others} | {one}) == 5
    assert ledger.anchor("ab" * 32, "l", 3, "“9–10”", 1) == ledger.anchor("ab" * 32, "l", 3, '"9-10"', 1)


def test_a_row_that_goes_is_missed_whatever_else_is_done(mini, file):
    edit(file, "a-d4z7etii", "a-zzzzzzzz")
    edit(file, "Norway,1,PLACE", "Norway on 26,1,PLACE")
    before = mini.ledger.read_text(encoding="utf-8")
    fmt(mini)
    assert codes(mini).count("id-gone") == 1
    assert mini.ledger.read_text(encoding="utf-8") == before  # the strange id is not taken for one that was given
    edit(file, "a-zzzzzzzz", "a-d4z7etii")
    fmt(mini)
    assert codes(mini) == ["overlap"]
    assert set(lines(mini)) == {(row["file"], row["id"]) for row in csv.DictReader(before.splitlines())}


def test_an_id_that_was_lost_or_changed_comes_back(mini, file):
    sound = file.read_text(encoding="utf-8")
    file.write_text(re.sub("(?m)^a-[a-z2-7]{8},", ",", sound), encoding="utf-8")
    fmt(mini)
    found = file.read_text(encoding="utf-8")
    assert sorted(re.findall("(?m)^a-[a-z2-7]{8}", found)) == sorted(re.findall("(?m)^a-[a-z2-7]{8}", sound))
    other = [line for line in sound.splitlines() if "Karlstad,1" not in line]  # of two readings nothing tells which
    assert [line for line in found.splitlines() if "Karlstad,1" not in line] == other
    file.write_text(sound, encoding="utf-8")
    edit(file, "a-h26ugjcf", "a-aaaaaaaa")
    assert codes(mini) == ["id-changed"]
    fmt(mini)
    assert file.read_text(encoding="utf-8") == sound


def test_what_is_given_up_is_told_in_the_ledger(mini):
    path = mini.history / "acts.csv"
    row = path.read_text(encoding="utf-8").splitlines(keepends=True)[2]
    edit(path, row, "")
    assert "id-gone" in codes(mini)
    edit(mini.ledger, "hun-rok-established-1,,", "hun-rok-established-1,,Never happened.")
    fmt(mini)
    assert "id-gone" not in codes(mini)
    assert lines(mini)["history/acts.csv", "hun-rok-established-1"]["retired"] == "Never happened."
    path.write_text(path.read_text(encoding="utf-8") + row, encoding="utf-8")
    assert "id-retired" in codes(mini)


def test_a_row_corrected_where_the_text_is_at_hand_is_anchored_anew(mini, file):
    before = lines(mini)["annotations/essay/p01.csv", "a-d4z7etii"]["anchor"]
    edit(file, "Norway,1,PLACE", "Norway on 26,1,PLACE")
    assert "anchor-changed" not in codes(mini)
    fmt(mini)
    after = lines(mini)["annotations/essay/p01.csv", "a-d4z7etii"]["anchor"]
    assert (after != before, after[:8]) == (True, before[:8])


def test_a_row_corrected_where_it_is_not_is_an_error_and_of_a_proposal_a_warning(mini):
    path = mini.annotation_file("letter", 3)
    edit(path, "9 June", "10 June")
    before = mini.ledger.read_bytes()
    assert [p.severity for p in run_checks(mini) if p.code == "anchor-changed"] == ["error"]
    fmt(mini)
    assert mini.ledger.read_bytes() == before
    edit(path, "accepted", "proposed")
    assert [p.severity for p in run_checks(mini) if p.code == "anchor-changed"] == ["warning"]


def reseal(project, old, new):
    """Change the essay and its outline, as `annotate text seal` does."""
    path = project.texts / "essay" / "text.txt"
    edit(path, old, new)
    outline = project.texts / "essay" / "outline.csv"
    content = outline.read_text(encoding="utf-8")
    known = re.findall("[0-9a-f]{64}", content)
    for was, words in zip(known, path.read_text(encoding="utf-8").splitlines(), strict=True):
        content = content.replace(was, texts.fingerprint(words))
    outline.write_text(content, encoding="utf-8")


def test_in_a_changed_paragraph_only_what_stands_there_once_is_anchored_again(mini):
    reseal(mini, "Stockholm did not recognise", "In Norway they waited. Stockholm did not recognise")
    before = lines(mini)
    fmt(mini)
    after = lines(mini)
    moved = {known for known, row in after.items() if before[known]["anchor"] != row["anchor"]}
    unsure = {known for known, row in after.items() if known[0].endswith("essay/p01.csv")} - moved
    assert unsure == {("annotations/essay/p01.csv", "a-d4z7etii")}
    (problem,) = [p for p in run_checks(mini) if p.code == "anchor-changed"]
    assert "the paragraph was changed since a-d4z7etii was found in it" in problem.what
    edit(mini.annotation_file("essay", 1), "Norway,1,PLACE", "Norway,2,PLACE")  # a person has looked
    fmt(mini)
    assert codes(mini) == []


def test_an_anchor_is_confirmed_by_emptying_it(mini):
    reseal(mini, "Stockholm did not recognise", "Of Norway later. Stockholm did not recognise")
    fmt(mini)
    assert codes(mini) == ["anchor-changed"]
    edit(mini.ledger, lines(mini)["annotations/essay/p01.csv", "a-d4z7etii"]["anchor"], "")
    fmt(mini)
    assert codes(mini) == []


def test_two_lines_of_one_id_after_a_merge_become_one(mini):
    content = mini.ledger.read_text(encoding="utf-8")
    line = next(line for line in content.splitlines(keepends=True) if "a-d4z7etii" in line)
    other = re.sub("-[0-9a-f]{12},", "-000000000000,", line)
    for both in (line + other, other + line):
        mini.ledger.write_text(content.replace(line, both), encoding="utf-8")
        assert codes(mini) == []
        fmt(mini)
        assert mini.ledger.read_text(encoding="utf-8") == content


def test_the_ledger_holds_no_words(edition_root):
    found = Ledger(Snapshot(Project(edition_root)))
    assert all(not re.search(r"\s", one.anchor + one.id) for one in found.given.values())
    assert max(len(words_in(one.file)) for one in found.given.values()) < 8
