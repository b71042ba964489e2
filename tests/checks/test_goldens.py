"""What contributors are told about broken data, word for word.

Each folder of tests/broken holds the files in which an edition differs from the small one in tests/mini (a file whose
name ends in .removed takes that file away) and `expected.txt`, the output of `annotate validate`. It changes only by
`pytest --regen-goldens`; a folder without it is a failure.
"""

import ast
import re
import shutil
from pathlib import Path

import pytest

import annotate
from annotate.checks import run_checks
from annotate.checks.codes import codes
from annotate.cli import main
from annotate.files import damage
from annotate.values.problems import Severity

BROKEN = Path(__file__).parents[1] / "broken"
FOLDERS = sorted(p for p in BROKEN.iterdir() if p.is_dir())
PACKAGE = Path(annotate.__file__).parent
# No states of the data; tests/cli/test_publish.py and tests/test_gazetteer_importers.py have their messages.
ELSEWHERE = {"import", "private-build"}


def overlay(folder: Path, root: Path) -> None:
    """Put the files of a broken edition over a sound one."""
    for path in sorted(p for p in folder.rglob("*") if p.is_file() and p.name != "expected.txt"):
        target = root / path.relative_to(folder)
        if path.suffix == ".removed":
            target.with_suffix("").unlink()
        else:
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, target)


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda p: p.name)
def test_message(folder, mini, capsys, request):
    overlay(folder, mini.root)
    code = main(["validate", "--root", str(mini.root)])
    output, words = capsys.readouterr()
    golden = folder / "expected.txt"
    if request.config.getoption("--regen-goldens"):
        golden.write_text(output, encoding="utf-8")
    assert golden.exists(), f"{folder.name} has no expected.txt; look at the output and run pytest --regen-goldens"
    assert output == golden.read_text(encoding="utf-8")
    errors = [p for p in run_checks(mini) if p.severity is Severity.ERROR]
    assert code == (1 if errors else 0)
    assert re.fullmatch(r"\d+ errors?, \d+ warnings?\.\n", words)


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda p: p.name)
def test_is_told_once_and_not_about_the_machine(folder):
    lines = (folder / "expected.txt").read_text(encoding="utf-8").splitlines()
    places = [line for line in lines if not line.startswith("    ")]
    assert places
    assert len(places) == len(set(places))
    assert not any("/tmp" in line or "Traceback" in line for line in lines)


def test_the_small_edition_itself_is_sound(mini):
    assert run_checks(mini) == ()


def _told() -> set[str]:
    lines = [line for folder in FOLDERS for line in (folder / "expected.txt").read_text("utf-8").splitlines()]
    return {_code(line) for line in lines if not line.startswith("    ")}


def _code(line: str) -> str:
    match = re.match(r".+? ([a-z-]+): ", line)
    assert match, line
    return match[1]


def test_every_code_has_a_broken_edition():
    assert {code.code for code in codes()} - _told() == ELSEWHERE


def test_every_code_that_is_told_is_documented():
    assert _told() <= {code.code for code in codes()}


def test_codes_are_in_order_and_each_once():
    names = [code.code for code in codes()]
    assert names == sorted(set(names))
    assert all(code.meaning.endswith((".", ")")) and code.why.endswith(".") for code in codes())
    assert all(code.remedy.endswith(".") for code in codes())


def _messages() -> dict[str, list[str]]:
    """Return every message of the broken editions, by code."""
    found: dict[str, list[str]] = {}
    for folder in FOLDERS:
        for message in re.split(r"\n(?! )", (folder / "expected.txt").read_text("utf-8").rstrip("\n")):
            lines = message.split("\n")
            assert lines.pop() == f"    help: book/problems.html#code-{_code(lines[0])}"
            found.setdefault(_code(lines[0]), []).append("\n".join(lines))
    return found


def test_every_code_is_explained_with_a_message_that_is_told():
    messages = _messages()
    stale = {code.code: messages[code.code][0] for code in codes() if code.example not in messages.get(code.code, [""])}
    assert stale == {}, "write these as examples in src/annotate/checks/codes.toml"


def _in_source() -> set[str]:
    """Return the constants that stand in the place of a code where a problem or a finding is made."""
    found = {code for form in (damage._DATES, damage._NUMBERS, damage._WHOLE, damage._WORDS) for _, code, *_ in form}
    for path in PACKAGE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") in ("Problem", "_Finding"):
                place = 1 if node.args and isinstance(node.args[0], ast.Starred) else 3
                code = node.args[place] if len(node.args) > place else None
                if isinstance(code, ast.Constant):
                    found.add(code.value)
    return found


def test_every_code_in_the_source_is_documented():
    assert _in_source() <= {code.code for code in codes()}
    assert len(_in_source()) > 50
