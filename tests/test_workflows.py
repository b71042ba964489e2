"""What runs on the hosting site: nothing lives there alone, and nothing strangers write is run.

Each step calls a target of the Makefile or a verb; the scripts behind the targets run here, with git and a stand-in for
the host's own program `gh`.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from annotate.checks import run_checks
from annotate.cli import VERBS
from annotate.curate.form import LONGEST, QUESTIONS, ROWS, offered, proposals
from annotate.files import schema
from annotate.files.project import Project
from annotate.files.tables import OPTIONAL
from annotate.values.errors import InputError
from tests.conftest import ROOT

GITHUB = ROOT / ".github"
# As people write it by hand.
HEADER = ",".join(name for name in schema.table("proposals").columns if name not in OPTIONAL)
WORKFLOWS = sorted((GITHUB / "workflows").glob("*.yml"))
TARGETS = set(re.findall(r"^([a-z][a-z ]*):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.M))
TARGETS = {target for line in TARGETS for target in line.split()} | {".venv/.book", ".venv/.dev"}


def steps(path):
    return [step for job in yaml.safe_load(path.read_text("utf-8"))["jobs"].values() for step in job["steps"]]


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda p: p.name)
def test_a_workflow_may_little_and_runs_what_is_tested(path):
    content = path.read_text(encoding="utf-8")
    whole = yaml.safe_load(content)
    assert whole["permissions"] in ({}, {"contents": "read"})
    assert "secrets." not in content
    for line in re.findall(r"uses: .*", content):
        assert re.fullmatch(r"uses: actions/[a-z-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+", line)
    for step in steps(path):
        command = step.get("run", "")
        assert "${{" not in command, "what strangers write reaches a shell as a variable"
        if command.startswith("make"):
            words = re.sub(r"^make(?: -C base)?", "", command).split()
            assert words and set(words) <= TARGETS, command
        elif command:
            assert re.fullmatch(r"(?:base/)?\.venv/bin/annotate ([a-z]+) .*", command)[1] in VERBS
        if str(step.get("uses", "")).startswith("actions/checkout"):
            assert step["with"]["persist-credentials"] is False


def test_who_reads_what_strangers_wrote_may_write_nothing():
    may = {
        f"{path.name} {name}": job.get("permissions", whole["permissions"])
        for path in WORKFLOWS
        for whole in [yaml.safe_load(path.read_text("utf-8"))]
        for name, job in whole["jobs"].items()
    }
    writing = {name for name, permissions in may.items() if "write" in permissions.values()}
    assert writing == {"form.yml form", "meaning.yml comment", "suggestion.yml propose", "pages.yml deploy"}
    comment = next(path for path in WORKFLOWS if path.name == "meaning.yml")
    assert not any(
        "annotate" in str(s.get("run")) for s in yaml.safe_load(comment.read_text())["jobs"]["comment"]["steps"]
    )


FORM = yaml.safe_load((GITHUB / "ISSUE_TEMPLATE" / "suggestion.yml").read_text("utf-8"))
ASKED = {item["attributes"]["label"]: item for item in FORM["body"] if item["type"] != "markdown"}


def test_the_form_asks_for_the_cells_of_a_proposal(edition_root):
    declared = schema.table("proposals")
    assert {label: item["id"] for label, item in ASKED.items()} == dict(QUESTIONS)
    assert set(QUESTIONS.values()) | {"entity_label", "context"} == set(declared.columns)
    for item in ASKED.values():
        if item["type"] == "dropdown":
            values = declared.field(item["id"]).values or Project(edition_root).text_ids()
            assert set(item["attributes"]["options"]) - {"none"} == {str(value) for value in values}


def filled(**answers):
    """Return the form as the host writes it."""
    asked = {label: answers.get(column, "_No response_") for label, column in QUESTIONS.items()}
    return "".join(f"### {label}\r\n\r\n{answer}\r\n\r\n" for label, answer in asked.items())


CAPITAL = {
    "text": "essay",
    "para": "¶2",
    "quote": "capital",
    "kind": "PLACE",
    "entity": "kristiania",
    "sense": "literal",
}


def test_a_filled_in_form_is_a_valid_proposal(mini):
    mini.proposals.mkdir()
    content = proposals(filled(**CAPITAL, certainty="low", note="It says so.\n\nTwice."), "ada")
    assert content.splitlines()[1] == "essay,2,capital,,PLACE,kristiania,,literal,,,,low,ada,It says so. Twice.,"
    (mini.proposals / "issue-1.csv").write_text(content, encoding="utf-8")
    assert [p for p in run_checks(mini) if p.severity == "error"] == []


def test_words_of_strangers_become_cells_and_nothing_else(mini):
    nasty = '=1+1,"x"\n### Kind\n\nORG\n### Text\n\nletter\n<script>$(touch /tmp/x)`'
    content = proposals(filled(**CAPITAL, note=nasty), "ada")
    assert content.count("\n") == 2
    assert "essay,2,capital,,PLACE" in content, "a question that is asked twice was asked first by the form"


@pytest.mark.parametrize("body", ["", "Hello", "### Text\n\nessay\n", filled(quote="x" * (LONGEST + 1))])
def test_what_is_not_the_form_is_told(body):
    with pytest.raises(InputError):
        proposals(body, "ada")


PAGE = yaml.safe_load((GITHUB / "ISSUE_TEMPLATE" / "proposal.yml").read_text("utf-8"))


def test_the_form_of_the_pages_asks_for_rows_alone():
    (asked,) = (item for item in PAGE["body"] if item["type"] != "markdown")
    assert (asked["id"], asked["attributes"]["label"]) == ("rows", ROWS)
    assert PAGE["labels"] == FORM["labels"]


NOTE = "text,para,quote,nth,note,sources,certainty,by,remark,context\n"


def issue(rows):
    """Return the form of the pages as the host writes it."""
    return f"### {ROWS}\r\n\r\n```csv\r\n{rows}\r\n```\r\n"


def test_rows_of_a_page_become_the_file_of_their_table():
    row = 'essay,0,Storting,1,"A ""house"", =1+1",mini-handbook#p. 2,low,,,b17b55de-50d2d40ee8d7'
    assert offered(issue(NOTE + row), "ada") == (
        "proposals/notes",
        NOTE + row.replace(",low,,,", ",low,ada,,") + "\n",
    )
    assert offered(filled(**CAPITAL), "ada") == ("proposals", proposals(filled(**CAPITAL), "ada"))


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ("", "not of a table of proposals"),
        ("id,para,quote,nth,note,sources,certainty\nn01,0,x,1,y,,", "not of a table of proposals"),
        (NOTE, "There are 0 rows"),
        (f"{NOTE}essay,0,x\n", "3 cells"),
        (f"{NOTE}essay,0,x,1,{'y' * 2001},,,ada,,", "Too long: note"),
        (NOTE + "essay,0,x,1,y,,,ada,,\n" * 51, "There are 51 rows"),
        (f'{NOTE}essay,0,"x,1,y,,,ada,,', "not readable as CSV"),
    ],
)
def test_rows_that_no_page_makes_are_told(rows, said):
    with pytest.raises(InputError, match=said):
        offered(issue(rows), "ada")


GIT = ["git", "-c", "user.name=Ada", "-c", "user.email=ada@example.org", "-c", "commit.gpgsign=false"]


@pytest.fixture
def host(tmp_path):
    """A clone of the small edition from a bare repository, with the scripts; `gh` writes down what it is asked."""
    origin, clone, tools = tmp_path / "origin.git", tmp_path / "clone", tmp_path / "tools"
    shutil.copytree(ROOT / "tests" / "mini", clone)
    shutil.copytree(GITHUB, clone / ".github", ignore=lambda _, names: [n for n in names if not n.endswith(".sh")])
    shutil.copyfile(ROOT / ".gitignore", clone / ".gitignore")
    tools.mkdir()
    (tools / "gh").write_text('#!/bin/sh\necho "$@" >> "$GH_LOG"\n[ "$2" != list ] || echo 7\n', encoding="utf-8")
    (tools / "annotate").write_text(f'#!/bin/sh\nexec "{sys.executable}" -m annotate "$@"\n', encoding="utf-8")
    for tool in tools.iterdir():
        tool.chmod(0o755)
    subprocess.run([*GIT, "init", "-q", "--bare", "-b", "main", str(origin)], check=True)
    for words in (["init", "-q", "-b", "main"], ["remote", "add", "origin", str(origin)]):
        git(clone, *words)
    commit(clone, "first")
    git(clone, "push", "-q", "origin", "main")
    return Project(clone)


def git(root: Path, *words: str) -> str:
    return subprocess.run([*GIT, "-C", str(root), *words], check=True, capture_output=True, text=True).stdout.strip()


def commit(root: Path, message: str) -> str:
    git(root, "add", "-A")
    git(root, "commit", "-qm", message)
    return git(root, "rev-parse", "HEAD")


def script(project: Project, name: str, **variables: str) -> subprocess.CompletedProcess[str]:
    tools = project.root.parent / "tools"
    known = {"PATH": f"{tools}:{os.environ['PATH']}", "ANNOTATE": str(tools / "annotate"), "HOME": str(tools)}
    known |= {"GH_LOG": str(tools / "log"), "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    return subprocess.run(
        [str(project.root / ".github" / f"{name}.sh")],
        cwd=project.root, env={**known, **variables}, capture_output=True, text=True, check=False,
    )  # fmt: skip


def asked(project: Project) -> list[str]:
    return (project.root.parent / "tools" / "log").read_text("utf-8").splitlines()


def edit(project: Project, old: str, new: str) -> None:
    path = project.annotation_file("essay", 0)
    path.write_text(path.read_text("utf-8").replace(old, new, 1), encoding="utf-8")


def test_a_pull_request_from_the_browser_is_green_and_is_offered_in_form(host):
    """A proposal in a file of its own, and an accepted row corrected with its label emptied, as they are told to."""
    host.proposals.mkdir()
    row = "essay,2,capital,1,PLACE,kristiania,,literal,,,,,ada,"
    (host.proposals / "ada.csv").write_text(f"{HEADER}\n{row}\n", encoding="utf-8")
    edit(host, "PLACE,sweden,Sweden,literal", "PLACE,norway,,literal")
    commit(host.root, "by ada")
    done = script(host, "offer", BASE="HEAD^1", BY="ada")
    assert done.returncode == 0, done.stderr
    meaning = (host.root / "_offer" / "meaning.md").read_text("utf-8")
    assert "+2 mentions; waiting for a decision +2" in meaning
    patch = (host.root / "_offer" / "in-form.patch").read_text("utf-8")
    assert "-a-kdjnidxi,Sweden,1,PLACE,norway,,literal" in patch
    assert "+a-kdjnidxi,Sweden,1,PLACE,sweden,Sweden,literal,,,,medium,accepted,editors," in patch
    assert "deleted file mode 100644" in patch
    assert ",norway,Norway,literal,,,,medium,proposed,ada," in patch
    git(host.root, "stash", "-q")
    git(host.root, "apply", "_offer/in-form.patch")


def test_a_pull_request_that_is_not_sound_says_so(host):
    edit(host, "a-kdjnidxi,Sweden,1,PLACE,sweden,Sweden,literal,,,,medium,accepted,editors,\n", "")
    commit(host.root, "a row less")
    done = script(host, "offer", BASE="HEAD^1", BY="ada; touch x")
    assert done.returncode == 1
    assert "id-gone: a-kdjnidxi is gone" in done.stdout


def test_what_a_pull_request_means_is_read_from_its_commit_and_said_below_it(host):
    git(host.root, "switch", "-q", "-c", "theirs")
    edit(host, ",1905-06-07,", ",1905-06,")
    (host.root / ".github" / "meaning.sh").write_text("touch x", encoding="utf-8")
    sha = commit(host.root, "theirs")
    git(host.root, "push", "-q", "origin", "theirs")
    git(host.root, "switch", "-q", "main")
    edit(
        host,
        "a-ewrafcjc,Storting,1,ORG,storting,Storting,,,,,high",
        "a-ewrafcjc,Storting,1,ORG,storting,Storting,,,,,low",
    )
    commit(host.root, "meanwhile")
    assert script(host, "meaning", SHA=sha).returncode == 0
    said = (host.root / "_offer" / "meaning.md").read_text("utf-8")
    assert "`a-l5dxptlq` essay ¶0 `7 June 1905`: `1905-06-07` → `1905-06`" in said
    assert "Storting" not in said, "what happened on main meanwhile is not theirs"
    assert not (host.root / "x").exists()
    assert script(host, "comment", SHA=sha).returncode == 0
    assert asked(host)[-1] == "pr comment 7 --edit-last --create-if-none --body-file _offer/meaning.md"


def test_an_accepted_suggestion_becomes_a_pull_request(host):
    body = filled(**CAPITAL, note='"; touch x; $(touch x) `touch x`')
    done = script(host, "suggestion", NUMBER="12", BODY=body, BY="ada")
    assert done.returncode == 0, done.stderr
    shown = git(host.root, "show", "origin/suggestion-12:data/proposals/issue-12.csv")
    assert 'essay,2,capital,,PLACE,kristiania,,literal,,,,,ada,"""; touch x; $(touch x) `touch x`"' in shown
    assert not (host.root / "x").exists()
    assert asked(host)[-1].startswith("pr create --head suggestion-12 ")


def test_after_a_merge_what_is_not_in_form_is_and_is_pushed_once(host):
    host.proposals.mkdir()
    (host.proposals / "ada.csv").write_text(
        f"{HEADER}\nessay,2,capital,,PLACE,kristiania,,literal,,,,,ada,\n", encoding="utf-8"
    )
    merged = commit(host.root, "merged")
    subprocess.run([sys.executable, "-m", "annotate", "fmt"], cwd=host.root, check=True, capture_output=True)
    assert script(host, "push").returncode == 0
    pushed = git(host.root, "ls-remote", "origin", "main").split()[0]
    assert git(host.root, "rev-parse", f"{pushed}^") == merged
    assert git(host.root, "ls-tree", "-r", "--name-only", pushed, "data/proposals") == ""
    assert script(host, "push").returncode == 0
    assert git(host.root, "ls-remote", "origin", "main").split()[0] == pushed
