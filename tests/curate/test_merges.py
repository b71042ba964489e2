"""Two contributors at once, with real branches: nothing is lost, whoever comes first.

Each case ends in one of three ways, both ways round: git merges and the data are sound after `annotate fmt`; git merges
and a problem names both rows; or git says that there is a conflict, and both versions stand in the file.
"""

from __future__ import annotations

import csv
import re
import shutil
import subprocess
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from annotate.checks import CHECKS
from annotate.files.canonical import into_form as fmt
from annotate.files.project import Project
from annotate.files.snapshot import Snapshot
from annotate.values.problems import Problem

ROOT = Path(__file__).parents[2]
GIT = [
    "git",
    "-c",
    "user.name=Ada",
    "-c",
    "user.email=ada@example.org",
    "-c",
    "commit.gpgsign=false",
    "-c",
    "gc.auto=0",
]
ESSAY = "annotations/essay/p01.csv"
Edit = Callable[[Project], None]


@dataclass(frozen=True)
class Case:
    """What two people do, and how it ends: "sound", "conflict", or the code of the problem that names both rows."""

    one: Edit
    other: Edit
    ends: str
    also: str = ""


def replaced(old: str, new: str, file: str = ESSAY) -> Edit:
    def edit(project: Project) -> None:
        path = project.data / file
        content = path.read_text(encoding="utf-8")
        assert old in content
        path.write_text(content.replace(old, new, 1), encoding="utf-8")

    return edit


def added(row: str, file: str = ESSAY, *, form: bool = False) -> Edit:
    def edit(project: Project) -> None:
        path = project.data / file
        path.write_text(path.read_text(encoding="utf-8") + row + "\n", encoding="utf-8")
        if form:
            fmt(project)

    return edit


def dropped(name: str, row: str) -> Edit:
    def edit(project: Project) -> None:
        path = project.proposals / f"{name}.csv"
        path.parent.mkdir(exist_ok=True)
        header = "text,para,quote,nth,kind,entity,entity_label,sense,refers_to,edtf,relation,certainty,by,note\n"
        path.write_text(f"{header}{row}\n", encoding="utf-8")

    return edit


TERM = ",{quote},1,TERM,,,,,,,low,proposed,{by},NIL and nested"
STATE = ",new state,1,PLACE,{entity},,literal,,,,low,proposed,{by},nested"
DROPPED = "essay,1,{quote},1,TERM,,,,,,,low,{by},NIL and nested"
SWEDEN = "a-h26ugjcf,Sweden,1,PLACE,sweden,Sweden,metonymic"
TO_NORWAY, TO_TOWN, LITERAL = (
    f"a-h26ugjcf,Sweden,1,PLACE,{cells}"
    for cells in ("norway,Norway,metonymic", "karlstad,Karlstad,metonymic", "sweden,Sweden,literal")
)
NORWAY = "a-d4z7etii,Norway,1,PLACE,norway,Norway,literal,,,,high,accepted,editors,\n"
UNSURE = NORWAY.replace("high", "low")
REJECTED = NORWAY.replace("accepted,editors,", "rejected,ada,No.")
OTHERWISE = NORWAY.replace("accepted", "disputed") + ",Norway,1,{kind},{entity},,,,,,high,disputed,{by},So.\n"
GAZETTEER, NOTES = "gazetteer/entities.csv", "notes/letter.csv"
OLD_SPELLING = "christiania,PLACE,settlement,Christiania,Older spelling of Kristiania,,none,,,,,,,medium,kristiania\n"
RECORD = "{id},PERSON,person,{id},,,none,,,,,,,low,"
NOTE = "n02,1,{quote},1,A note.,mini-handbook,low"
METONYM, PLAIN = "Stockholm,metonymic,swedish-government", "Stockholm,literal,"


def term(quote: str, by: str, *, form: bool = False) -> Edit:
    return added(TERM.format(quote=quote, by=by), form=form)


def proposed(quote: str, by: str) -> Edit:
    return dropped(by, DROPPED.format(quote=quote, by=by))


def state(entity: str, by: str, *, form: bool = False) -> Edit:
    return added(STATE.format(entity=entity, by=by), form=form)


def otherwise(kind: str, entity: str, by: str) -> Edit:
    return replaced(NORWAY, OTHERWISE.format(kind=kind, entity=entity, by=by))


CASES = {
    "adds far apart, in form": Case(term("did", "ada", form=True), term("October", "bob", form=True), "sound"),
    "adds in one paragraph, both at the end": Case(term("did", "ada"), term("October", "bob"), "conflict"),
    "adds in one paragraph, in files of their own": Case(proposed("did", "ada"), proposed("held", "bob"), "sound"),
    "one in form, one at the end, the same words": Case(
        state("norway", "ada", form=True), state("sweden", "bob"), "same-span"
    ),
    "the same words, in files of their own": Case(proposed("did", "ada"), proposed("did", "bob"), "same-span"),
    "the same addition twice": Case(term("held", "ada", form=True), term("held", "ada", form=True), "sound"),
    "one cell, two values": Case(replaced(SWEDEN, TO_NORWAY), replaced(SWEDEN, TO_TOWN), "conflict"),
    "two cells of one row": Case(replaced(SWEDEN, TO_NORWAY), replaced(SWEDEN, LITERAL), "conflict"),
    "edits far apart": Case(replaced(METONYM, PLAIN), replaced("1905-10-26,,high", "1905-10-26,,medium"), "sound"),
    "deleted by one, edited by another": Case(replaced(NORWAY, ""), replaced(NORWAY, UNSURE), "conflict"),
    "deleted by one, untouched by another": Case(replaced(NORWAY, ""), replaced(METONYM, PLAIN), "id-gone"),
    "rejected by one, edited by another": Case(replaced(NORWAY, REJECTED), replaced(NORWAY, UNSURE), "conflict"),
    "disputed by both": Case(
        otherwise("EVENT", "karlstad-talks", "ada"), otherwise("ORG", "storting", "bob"), "conflict"
    ),
    "a record goes, another links to it": Case(
        replaced(OLD_SPELLING, "", GAZETTEER),
        replaced("PLACE,kristiania,Oslo", "PLACE,christiania,Christiania", "annotations/essay/p00.csv"),
        "unknown-id",
        "id-gone",
    ),
    "two records at the end": Case(
        added(RECORD.format(id="ada"), GAZETTEER), added(RECORD.format(id="bob"), GAZETTEER), "conflict"
    ),
    "two notes at the end": Case(
        added(NOTE.format(quote="bells"), NOTES), added(NOTE.format(quote="windows"), NOTES), "conflict"
    ),
}


@pytest.fixture(scope="module")
def repository(tmp_path_factory) -> Path:
    """The small edition under git, with the rules of the edition for merging."""
    root = tmp_path_factory.mktemp("merges") / "first"
    shutil.copytree(ROOT / "tests" / "mini", root)
    shutil.copyfile(ROOT / ".gitattributes", root / ".gitattributes")
    git(root, "init", "-q", "-b", "main")
    commit(root)
    return root


def git(root: Path, *words: str, check: bool = True) -> int:
    done = subprocess.run([*GIT, "-C", str(root), *words], capture_output=True, check=False)
    assert not check or done.returncode == 0, done.stderr
    return done.returncode


def commit(root: Path) -> None:
    git(root, "add", "-A")
    git(root, "commit", "-qm", "a change")


def problems(project: Project) -> list[Problem]:
    snapshot = Snapshot(project)
    return sorted(p for check in CHECKS if check.name not in ("rights", "package") for p in check.run(snapshot))


def lines(project: Project) -> set[str]:
    """Return every line of data that a person may have written, without the cells that `fmt` fills."""
    return {
        line
        for path in project.data.rglob("*.csv")
        if path != project.ledger
        for line in path.read_text("utf-8").splitlines()
    }


def readings(project: Project) -> set[tuple[str, ...]]:
    """Return who says what of which words, wherever that stands."""
    found = set()
    for path in (*project.data.glob("annotations/*/*.csv"), *project.proposals.glob("*.csv")):
        with path.open(encoding="utf-8", newline="") as handle:
            found |= {
                tuple(row[c] or "" for c in ("quote", "kind", "entity", "edtf", "sense", "by", "note"))
                for row in csv.DictReader(handle)
            }
    return found


@pytest.mark.parametrize("turned", [False, True], ids=["", "turned"])
@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_nothing_is_lost(repository, tmp_path, case, turned):
    project = Project(tmp_path / "clone")
    git(tmp_path, "clone", "-q", str(repository), str(project.root))
    base = readings(project)
    made = {}
    for name, edit in zip(
        ("ours", "theirs"), (case.other, case.one) if turned else (case.one, case.other), strict=True
    ):
        git(project.root, "checkout", "-q", "-b", name, "main")
        edit(project)
        made[name] = (lines(project), readings(project))
        commit(project.root)
    git(project.root, "checkout", "-q", "ours")
    clean = git(project.root, "merge", "-q", "--no-edit", "theirs", check=False) == 0
    assert clean != (case.ends == "conflict")
    if not clean:
        written = [line for path in project.data.rglob("*.csv") for line in path.read_text("utf-8").splitlines()]
        new = (made["ours"][0] | made["theirs"][0]) - lines(Project(repository))
        assert new <= set(written), "both versions stand in the file"
        assert any(problem.severity == "error" for problem in problems(project)), "and nobody can take it for sound"
        return
    fmt(project)
    both = (made["ours"][1] | made["theirs"][1]) - base
    assert both <= readings(project)
    left = problems(project)
    if case.ends == "sound":
        assert not left
    else:
        (found,) = [problem for problem in left if problem.code == case.ends]
        assert case.also in {problem.code for problem in left} | {""}
        if case.ends == "same-span":
            assert re.search(r"line \d+", found.what) and found.line, "the problem names both rows"


def test_ledgers_of_both_sides_are_kept_and_decisions_too(repository, tmp_path):
    project = Project(tmp_path / "clone")
    git(tmp_path, "clone", "-q", str(repository), str(project.root))
    made: set[str] = set()
    for name, quote in (("ours", "did"), ("theirs", "held")):
        git(project.root, "checkout", "-q", "-b", name, "main")
        dropped(name, DROPPED.format(quote=quote, by=name))(project)
        fmt(project)
        decisions = project.decisions("essay")
        decisions.parent.mkdir(exist_ok=True)
        row = f"a-d4z7etii,2026-03-01,linked,{name},"
        decisions.write_text(f"annotation,date,decision,by,why\n{row}\n", encoding="utf-8")
        commit(project.root)
        made |= set(project.ledger.read_text("utf-8").splitlines())
    git(project.root, "checkout", "-q", "ours")
    git(project.root, "merge", "-q", "--no-edit", "theirs", check=False)
    assert made == set(project.ledger.read_text("utf-8").splitlines())
    said = project.decisions("essay").read_text("utf-8")
    assert "ours" in said
    assert "theirs" in said
    assert "<<<<" not in said + project.ledger.read_text("utf-8")
