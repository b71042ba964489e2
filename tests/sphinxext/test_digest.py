"""A notebook's output is thrown away when one of its inputs changes, and only then."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from annotate.files.inputs import digest
from annotate.files.project import Project
from annotate.sphinxext.build.digest import declared_inputs, forget, notebook_keys, notebooks

# Runs a notebook's code and prints every file or folder of the data that it opens.
WATCH = """
import json, sys, os
root, notebook = os.path.realpath(sys.argv[1]), sys.argv[2]
opened = set()
def hook(event, args):
    if event in ("open", "os.listdir", "os.scandir") and args and isinstance(args[0], (str, bytes, os.PathLike)):
        path = os.path.realpath(os.fsdecode(args[0]))
        if path.startswith((root + "/data/", root + "/private/")):
            opened.add(os.path.relpath(path, root))
cells = [c for c in json.load(open(notebook))["cells"] if c["cell_type"] == "code"]
os.chdir(os.path.dirname(notebook))
from IPython.core.interactiveshell import InteractiveShell
shell = InteractiveShell.instance()
sys.addaudithook(hook)
for cell in cells:
    result = shell.run_cell("".join(cell["source"]), silent=True)
    result.raise_error()
print("\\n".join(["OPENED", *sorted(opened)]), file=sys.__stdout__)
"""


def write_notebook(path: Path, metadata: object) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps({"cells": [], "metadata": metadata, "nbformat": 4, "nbformat_minor": 5}), "utf-8")
    return path


@pytest.mark.parametrize(
    ("metadata", "parts"),
    [
        ({"edition": {"inputs": ["geo", "history"]}}, ("geo", "history")),
        ({"edition": {}}, ()),
        ({"edition": {"inputs": None}}, ()),
        ({}, ()),
        (None, ()),
        (["edition"], ()),
    ],
)
def test_what_cannot_be_understood_depends_on_everything(tmp_path, metadata, parts):
    assert declared_inputs(write_notebook(tmp_path / "n.ipynb", metadata)) == parts


def test_broken_notebooks_depend_on_everything(tmp_path):
    (tmp_path / "n.ipynb").write_text("{", "utf-8")
    assert declared_inputs(tmp_path / "n.ipynb") == ()


def test_built_and_hidden_notebooks_do_not_count(tmp_path):
    for name in ("notebooks/a.ipynb", "_build/html/a.ipynb", ".venv/a.ipynb", "notebooks/.ipynb_checkpoints/a.ipynb"):
        write_notebook(tmp_path / name, {})
    assert [p.relative_to(tmp_path).as_posix() for p in notebooks(tmp_path)] == ["notebooks/a.ipynb"]


@pytest.fixture
def edition(tmp_path):
    for name in ("data/texts/t/text.txt", "data/geo/line.geojson", "data/history/events.csv", "src/annotate/x.py"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("before", "utf-8")
    (tmp_path / "requirements.txt").write_text("before", "utf-8")
    write_notebook(tmp_path / "notebooks/map.ipynb", {"edition": {"inputs": ["geo"]}})
    write_notebook(tmp_path / "notebooks/read.ipynb", {"edition": {"inputs": ["texts"]}})
    write_notebook(tmp_path / "notebooks/all.ipynb", {})
    return Project(tmp_path)


@pytest.mark.parametrize(
    ("file", "stale"),
    [
        ("data/geo/line.geojson", {"map", "all"}),
        ("data/history/events.csv", {"all"}),
        ("data/texts/t/text.txt", {"read", "all"}),
        ("private/t/text.csv", {"read", "all"}),
        ("src/annotate/x.py", {"map", "read", "all"}),
        ("requirements.txt", {"map", "read", "all"}),
        ("book/page.md", set()),
        ("data/geo/.DS_Store", set()),
        ("data/history/.events.csv.swp", set()),
        ("data/geo/.ipynb_checkpoints/line.geojson", set()),
        ("src/annotate/__pycache__/x.pyc", set()),
    ],
)
def test_a_change_makes_stale_what_depends_on_it(edition, file, stale):
    before = notebook_keys(edition)
    (edition.root / file).parent.mkdir(parents=True, exist_ok=True)
    (edition.root / file).write_text("after", "utf-8")
    after = notebook_keys(edition)
    assert {Path(name).stem for name in before if before[name] != after[name]} == stale


def test_a_book_in_a_hidden_folder_has_inputs_like_any_other(tmp_path):
    hidden = Project(tmp_path / ".cache" / "book")
    (hidden.data / "geo").mkdir(parents=True)
    (hidden.data / "geo" / "line.geojson").write_text("before", "utf-8")
    before = digest(hidden)
    (hidden.data / "geo" / "line.geojson").write_text("after", "utf-8")
    assert digest(hidden) != before


def test_outputs_for_the_screen_are_not_taken_for_others(edition, monkeypatch):
    before = notebook_keys(edition)
    monkeypatch.setenv("ANNOTATE_SCREEN_ONLY", "1")
    assert set(before.values()).isdisjoint(notebook_keys(edition).values())


def test_stale_outputs_leave_the_cache_and_others_stay(edition):
    import nbformat
    from jupyter_cache import get_cache
    from jupyter_cache.base import CacheBundleIn

    cache = get_cache(edition.root / ".cache" / "notebooks")
    for name in ("map", "read"):
        code = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(f"print('{name}')", execution_count=1)])
        uri = str(edition.root / "notebooks" / f"{name}.ipynb")
        cache.cache_notebook_bundle(CacheBundleIn(code, uri), check_validity=False)
    forget(edition.root / ".cache" / "notebooks", edition, {"notebooks/map.ipynb"})
    assert [Path(record.uri).stem for record in cache.list_cache_records()] == ["read"]


def test_every_notebook_opens_only_what_it_declares(edition_root):
    for notebook in notebooks(edition_root):
        declared = declared_inputs(notebook)
        if not declared:
            continue
        ran = subprocess.run(
            [sys.executable, "-c", WATCH, str(edition_root), str(notebook)], capture_output=True, text=True, check=False
        )
        assert ran.returncode == 0, ran.stderr
        opened = ran.stdout.partition("OPENED\n")[2].split()
        assert opened, f"{notebook.name}: the watch saw nothing"
        allowed = tuple(f"data/{part}" for part in declared) + (("private",) if "texts" in declared else ())
        assert [o for o in opened if not o.startswith(allowed)] == [], notebook.name
