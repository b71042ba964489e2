"""`annotate validate`: paths, formats, and contributors' text that must not act on a terminal or a log."""

import json

import pytest

from annotate.checks import run_checks
from annotate.cli.validate import _github
from annotate.values.problems import Problem, Severity, visible


@pytest.fixture
def broken(mini):
    path = mini.annotation_file("essay", 0)
    path.write_text(path.read_text(encoding="utf-8").replace(",Storting,1", ",Stortings,1"), encoding="utf-8")
    (mini.geo / "places.geojson").write_text("{}", encoding="utf-8")
    return mini


def test_a_sound_edition_is_exit_code_0(call, mini, untouched):
    untouched()
    done = call("validate", "--root", mini.root)
    assert (done.code, done.out, done.words) == (0, "", "No problems found.\n")


def test_problems_are_exit_code_1(call, broken, untouched):
    untouched()
    done = call("validate", "--root", broken.root)
    assert done.code == 1
    assert done.words == "2 errors, 0 warnings.\n"
    assert done.out.startswith("data/annotations/essay/p00.csv:3:12 anchor-mismatch: ")


def test_warnings_alone_are_exit_code_0(call, mini):
    path = mini.annotation_file("essay", 1)
    row = "a-bbbbbbbb,October 1905,1,DATE,,,,,1905-10,,high,accepted,editors,\n"
    path.write_text(path.read_text(encoding="utf-8") + row, encoding="utf-8")
    done = call("validate", "--root", mini.root)
    assert (done.code, done.words) == (0, "0 errors, 1 warning.\n")


@pytest.mark.parametrize(
    ("paths", "found"),
    [
        (["data/annotations"], ["anchor-mismatch"]),
        (["data/annotations/essay/p00.csv"], ["anchor-mismatch"]),
        (["data/geo/"], ["geojson"]),
        (["."], ["anchor-mismatch", "geojson"]),
        (["data/geo", "data/annotations/essay"], ["anchor-mismatch", "geojson"]),
        (["data/history"], []),
        (["data/annotations/essay/p01.csv"], []),
    ],
)
def test_only_what_was_asked_for_is_shown(call, broken, monkeypatch, paths, found):
    monkeypatch.chdir(broken.root)
    done = call("validate", *paths, "--format", "json")
    assert [json.loads(line)["code"] for line in done.out.splitlines()] == found
    assert done.code == bool(found)


def test_a_path_that_is_not_there_or_elsewhere_is_refused(call, mini, tmp_path):
    done = call("validate", mini.root / "dta", "--root", mini.root)
    assert (done.code, done.out) == (2, "")
    assert "No such file or folder" in done.words
    (tmp_path / "elsewhere.csv").touch()
    done = call("validate", tmp_path / "elsewhere.csv", "--root", mini.root)
    assert (done.code, done.out) == (2, "")
    assert "Not in the edition" in done.words


def test_json_is_one_object_a_problem(call, broken):
    done = call("validate", "--root", broken.root, "--format", "json")
    assert json.loads(done.out.splitlines()[0]) == {
        "path": "data/annotations/essay/p00.csv",
        "line": 3,
        "column": 12,
        "code": "anchor-mismatch",
        "what": "'Stortings' does not stand in the paragraph",
        "expected": "",
        "remedy": "Did you mean 'Storting'?",
        "severity": "error",
        "help": "book/problems.html#code-anchor-mismatch",
    }


def test_github_is_one_command_a_problem(call, broken):
    done = call("validate", "--root", broken.root, "--format", "github")
    assert done.out.splitlines()[0] == (
        "::error file=data/annotations/essay/p00.csv,line=3,col=12,title=anchor-mismatch"
        "::'Stortings' does not stand in the paragraph; Did you mean 'Storting'?"
        "; help: book/problems.html#code-anchor-mismatch"
    )


HOSTILE = "100%\r\n::error file=x::gone\x1b[31m\u202e"


def test_hostile_text_stays_in_its_github_command():
    problem = Problem(f"data/a,b:{HOSTILE}.csv", 1, 2, "value", HOSTILE, HOSTILE, HOSTILE, Severity.WARNING)
    command = _github(problem)
    assert "\n" not in command
    assert "\r" not in command
    assert "\x1b" not in command
    assert "\u202e" not in command
    properties, _, message = command.removeprefix("::").partition("::")
    assert properties.startswith("warning file=data/a%2Cb%3A100%25%0A%0A%3A%3Aerror file=x%3A%3Agone\\x1b[31m")
    assert properties.count(",") == 3
    assert message.startswith("100%25%0A%0A::error file=x::gone")


def test_hostile_text_stays_in_its_line_of_text():
    lines = str(Problem("a\nb.csv", 1, 2, "value", HOSTILE, HOSTILE, HOSTILE)).split("\n")
    assert len(lines) == 4
    assert lines[0] == "a\\nb.csv:1:2 value: 100%\\r\\n::error file=x::gone\\x1b[31m\\u202e"


def test_visible_leaves_every_language_as_it_is():
    text = "Норвегия 평양 平壤 é “–…” \n"
    assert visible(text) == text
    assert visible("\x9b\x7f\u2028\u200b") == "\\x9b\\x7f\\u2028\\u200b"


@pytest.mark.parametrize("format_", ["text", "github", "json"])
def test_a_hostile_edition_cannot_act_on_the_terminal(call, mini, format_):
    path = mini.annotation_file("essay", 0)
    hostile = '"\x1b]0;owned\x07\n::error::gone"'
    path.write_text(path.read_text(encoding="utf-8").replace(",Storting,1", f",{hostile},1"), encoding="utf-8")
    (mini.data / "notes" / "\x1b[31mred.csv").write_text("id\n", encoding="utf-8")
    done = call("validate", "--root", mini.root, "--format", format_)
    assert done.code == 1
    assert not set(done.out) & {"\x1b", "\x07"}
    assert not any(line.startswith("::error::") for line in done.out.splitlines())


def test_each_problem_is_told_once_and_in_order(broken):
    problems = run_checks(broken)
    assert list(problems) == sorted(set(problems))
