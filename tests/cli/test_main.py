"""What all verbs have in common: help with an example, exit codes, one message, no traceback."""

import shlex
import subprocess
import sys

import pytest

from annotate import cli
from annotate.cli import VERBS, say, verb


@pytest.mark.parametrize("name", VERBS)
def test_every_verb_has_help_and_an_example_that_can_be_called(call, name):
    done = call(name, "--help")
    assert done.code == 0
    assert verb(name).HELP in " ".join(done.out.split())
    assert f"example:\n  {verb(name).EXAMPLE}\n" in done.out
    arguments = shlex.split(verb(name).EXAMPLE)
    assert arguments[:2] == ["annotate", name]
    assert cli.parser(name).parse_args(arguments[1:]).verb == name


@pytest.mark.parametrize("name", VERBS)
def test_every_verb_is_listed_in_the_help_and_in_the_readme(call, edition_root, name):
    assert name in call("--help").out
    assert f"annotate {name}" in (edition_root / "book" / "method.md").read_text("utf-8") + "".join(
        path.read_text("utf-8")
        for path in (*edition_root.glob("*.md"), edition_root / "Makefile", *edition_root.glob("book/*.md"))
    )


def test_the_version_is_that_of_the_package(call):
    from importlib.metadata import version

    assert call("--version").out == f"annotate {version('annotate')}\n"


@pytest.mark.parametrize(
    ("arguments", "word"),
    [
        ((), "VERB"),
        (("vaildate",), "'vaildate'"),
        (("validate", "--format", "xml"), "'xml'"),
        (("text",), "ACTION"),
        (("text", "add", "letter"), "file"),
        (("publish", "site"), "out"),
        (("fmt", "--colour"), "--colour"),
    ],
)
def test_a_call_that_makes_no_sense_is_exit_code_2(call, arguments, word):
    done = call(*arguments)
    assert done.code == 2
    assert word in done.words
    assert done.out == ""


_IN_AN_EDITION = [("validate",), ("fmt",), ("text", "status"), ("suggest",), ("score",), ("publish", "a", "b")]


@pytest.mark.parametrize("arguments", _IN_AN_EDITION, ids=" ".join)
def test_outside_of_an_edition_every_verb_says_so(call, tmp_path, monkeypatch, untouched, arguments):
    untouched()
    monkeypatch.chdir(tmp_path)
    done = call(*arguments)
    assert done.code == 2
    assert "No edition found" in done.words
    assert "--root" in done.words
    assert done.words.count("\n") == 1


@pytest.mark.parametrize("arguments", _IN_AN_EDITION, ids=" ".join)
def test_a_root_that_is_not_there_is_not_sought_above(call, mini, arguments):
    done = call(*arguments, "--root", mini.root / "typo")
    assert done.code == 2
    assert "typo: no such folder" in done.words


_UNKNOWN_TEXT = [("suggest", "esay"), ("score", "esay"), ("text", "status", "esay"), ("text", "forget", "esay")]


@pytest.mark.parametrize("arguments", _UNKNOWN_TEXT, ids=" ".join)
def test_an_unknown_text_is_answered_with_the_nearest(call, mini, untouched, arguments):
    untouched()
    done = call(*arguments, "--root", mini.root)
    assert done.code == 2
    assert done.words == "annotate: Unknown text 'esay'. Did you mean 'essay'? Available: essay, letter.\n"


def test_what_goes_wrong_with_files_is_a_message(call, mini, monkeypatch):
    def fail(project):
        raise PermissionError(13, "Permission denied", "/some/where")

    monkeypatch.setattr("annotate.cli.validate.run_checks", lambda project, only: fail(project))
    done = call("validate", "--root", mini.root)
    assert (done.code, done.out) == (2, "")
    assert done.words.startswith("annotate: /some/where: Permission denied.")


def test_an_interrupt_is_no_traceback(call, mini, monkeypatch):
    def interrupt(*_):
        raise KeyboardInterrupt

    monkeypatch.setattr("annotate.cli.validate.run_checks", interrupt)
    done = call("validate", "--root", mini.root)
    assert done.code == 130
    assert "stopped" in done.words


def test_words_for_the_terminal_are_neutralised(capsys):
    say("a\x1b[31mred\x07 \u202etext\nsecond line é")
    assert capsys.readouterr().err == "a\\x1b[31mred\\x07 \\u202etext\nsecond line é\n"


def _run(*arguments, **options):
    return subprocess.run(
        [sys.executable, "-m", "annotate", *map(str, arguments)], capture_output=True, check=False, **options
    )


def test_the_package_can_be_run(mini):
    done = _run("validate", cwd=mini.data)
    assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"No problems found.\n")


def test_a_reader_that_goes_away_is_no_error(mini):
    for n in range(400):
        (mini.data / "annotations" / "essay" / f"no{n}.txt").touch()
    command = f"'{sys.executable}' -m annotate validate --root '{mini.root}' | head -1"
    done = subprocess.run(["bash", "-c", command], capture_output=True, text=True, check=False)
    assert done.stdout.count("\n") == 1
    assert "BrokenPipe" not in done.stderr
    assert "Traceback" not in done.stderr


def test_streams_that_are_closed_are_no_crash():
    command = f"'{sys.executable}' -m annotate date 'May 1990' <&- >&-"
    done = subprocess.run(["bash", "-c", command], stderr=subprocess.PIPE, check=False)
    assert (done.returncode, done.stderr) == (0, b"")
