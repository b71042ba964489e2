"""What is declared is what is imported, and what readers install holds the whole package and nothing of the trainer."""

from __future__ import annotations

import ast
import re
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from importlib import metadata
from importlib.util import find_spec
from pathlib import Path
from zipfile import ZipFile

import pytest

from annotate import cli
from tests.conftest import tracked_files

ROOT = Path(__file__).parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
# What stands in these folders and files runs only where an extra is installed, or says that it is missing.
NEEDS = {
    "annotate/figures": "book",
    "annotate/sphinxext": "book",
    "annotate/edition.py": "book",
    "annotate/export": "export",
    "annotate/files/rights/stores.py": "export",
    "annotate/importers": "export",
    "annotate/corpus": "cluster",
    "annotate_train/packages.py": "teacher",
    "annotate_train/student": "teacher",
    "annotate_train/teacher": "teacher",
    "annotate_train": "train",
}


def names(requirements: list[str]) -> set[str]:
    """Return the names of requirements in their normal form."""
    return {re.sub(r"[-_.]+", "-", re.split(r"[<>=;\[ ]", one)[0]).lower() for one in requirements}


def declared(path: str) -> set[str]:
    extras = PROJECT["optional-dependencies"]
    needed = [extra for start, extra in NEEDS.items() if path.startswith(start)]
    return names([*PROJECT["dependencies"], *(one for extra in needed for one in extras[extra])])


def imported(path: Path) -> Iterator[str]:
    """Yield the packages that a module imports, wherever in it, the standard library and our own apart."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        modules = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
        modules += [node.module] if isinstance(node, ast.ImportFrom) and node.module and not node.level else []
        for top in {module.partition(".")[0] for module in modules}:
            if top not in sys.stdlib_module_names and not top.startswith("annotate"):
                yield top


def test_every_package_that_is_imported_is_declared() -> None:
    providers = metadata.packages_distributions()
    missing, seen = set(), set()
    for path in sorted((ROOT / "src").rglob("*.py")):
        shown = path.relative_to(ROOT / "src").as_posix()
        for package in imported(path):
            seen.add(package)
            # A package that is not installed here, as those of the trainer may be, goes by its own name.
            if not names(providers.get(package, [package])) & declared(shown):
                missing.add(f"{shown}: {package}")
    assert sorted(missing) == []
    assert {"spacy", "shapely", "yaml", "torch"} <= seen


def test_what_is_declared_for_the_book_is_locked() -> None:
    lines = (ROOT / "requirements.in").read_text(encoding="utf-8").splitlines()
    extras = PROJECT["optional-dependencies"]
    wanted = [*PROJECT["dependencies"], *extras["book"], *extras["export"], *extras["train"]]
    assert names(wanted) <= names([line for line in lines if line and not line.startswith("#")])
    locked = (ROOT / "requirements.txt").read_text(encoding="utf-8")
    assert names(wanted) <= set(re.findall(r"^([a-z0-9-]+)==", locked, re.MULTILINE))


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> ZipFile:
    """The wheel, built with no network from the files that git tracks."""
    folder, out = tmp_path_factory.mktemp("source"), tmp_path_factory.mktemp("wheel")
    for name in tracked_files(ROOT):
        if name.startswith("src/") or "/" not in name:
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(ROOT / name, folder / name)
    options = ["--no-deps", "--no-build-isolation", "--no-index", "--quiet", "--wheel-dir", str(out)]
    subprocess.run([sys.executable, "-m", "pip", "wheel", *options, str(folder)], check=True, capture_output=True)
    (made,) = out.glob("*.whl")
    return ZipFile(made)


def test_a_reader_gets_every_file_of_the_package_and_none_of_the_trainer(wheel: ZipFile) -> None:
    package = {name.removeprefix("src/") for name in tracked_files(ROOT) if name.startswith("src/annotate/")}
    beside = {name for name in wheel.namelist() if ".dist-info/" not in name}
    assert beside == package
    for data in (
        "models/",
        "measure/data/",
        "export/schemas/",
        "stages/",
        "figures/",
        "sphinxext/static/",
        "sphinxext/templates/",
    ):
        assert any(name.startswith(f"annotate/{data}") and not name.endswith(".py") for name in beside), data


def test_the_entry_points_of_the_wheel_load(wheel: ZipFile, tmp_path: Path) -> None:
    wheel.extractall(tmp_path)
    (info,) = tmp_path.glob("*.dist-info")
    points = metadata.Distribution.at(info).entry_points
    assert {point.group for point in points} == {
        "console_scripts",
        "myst_nb.mime_renderers",
        "spacy_factories",
        "spacy_misc",
    }
    for point in points:
        assert callable(point.load())


def test_without_the_trainer_its_verbs_say_so(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture) -> None:
    monkeypatch.setattr(cli, "find_spec", lambda package: None if package == "annotate_train" else find_spec(package))
    for name in ("train", "senses"):
        assert cli.main([name, "folder"]) == 2
        said = capsys.readouterr()
        assert said.out == ""
        assert f"annotate {name} is not part of what is installed here." in said.err
        assert "clone of the edition's repository" in said.err
        assert name not in cli.at_hand()
    with pytest.raises(SystemExit):
        cli.main(["--help"])
    assert "train" not in capsys.readouterr().out
