"""The notebooks of the book: prose and calls, no functions, no outputs, and they run from top to bottom."""

from __future__ import annotations

import ast
import json
import re
from pathlib import Path

import nbformat
import pytest

import annotate

ROOT = Path(__file__).parents[1]
NOTEBOOKS = sorted((ROOT / "notebooks").glob("*.ipynb"))


@pytest.fixture(params=NOTEBOOKS, ids=lambda path: path.stem)
def path(request) -> Path:
    return request.param


@pytest.fixture
def notebook(path):
    return nbformat.read(path, as_version=4)


def _cells(notebook, kind: str):
    return [cell for cell in notebook.cells if cell.cell_type == kind]


def test_there_are_notebooks():
    assert {"capitals", "division-1945", "timeline"} <= {path.stem for path in NOTEBOOKS}


def test_is_stored_without_outputs_in_one_spelling(path, notebook):
    for cell in _cells(notebook, "code"):
        assert cell.outputs == []
        assert cell.execution_count is None
    text = path.read_text(encoding="utf-8")
    assert text == json.dumps(json.loads(text), ensure_ascii=False, indent=1, sort_keys=True) + "\n"
    assert notebook.metadata.kernelspec.name == "python3"
    nbformat.validate(notebook)


def test_code_is_calls_not_definitions_and_is_folded(notebook):
    for cell in _cells(notebook, "code"):
        tree = ast.parse(cell.source)
        assert not [n for n in ast.walk(tree) if isinstance(n, ast.FunctionDef | ast.ClassDef | ast.Lambda)]
        assert "hide-input" in cell.metadata.tags
    first = _cells(notebook, "code")[0].source
    assert first.startswith("import annotate\n")
    assert "edition = annotate.load()" in first


def test_begins_with_its_one_title(notebook):
    prose = _cells(notebook, "markdown")
    assert notebook.cells[0].cell_type == "markdown"
    titles = [line for cell in prose for line in cell.source.splitlines() if line.startswith("# ")]
    assert titles == [notebook.cells[0].source.splitlines()[0]]


def test_cites_only_what_the_bibliography_has(notebook):
    prose = "\n".join(cell.source for cell in _cells(notebook, "markdown"))
    cited = {key.strip() for group in re.findall(r"\{cite:[a-z]+\}`([^`]+)`", prose) for key in group.split(",")}
    assert cited
    assert cited <= annotate.load(ROOT).bibliography.keys


def test_a_figure_is_shown_one_way(notebook):
    code = "\n".join(cell.source for cell in _cells(notebook, "code"))
    assert not re.search(r"\.build\(|edition\.project\b(?!\.data)", code)
    assert not re.search(r"from annotate\.figures\.\w+ import .*\bfigure\b", code)


def test_figures_have_words_for_formats_without_html(notebook):
    for cell in _cells(notebook, "code"):
        if "figures.show(" in cell.source:
            assert len(cell.metadata.mystnb.image.alt) > 40


# The kernel, not the notebook, says on its error stream that it listens without encryption.
@pytest.mark.filterwarnings("default")
def test_runs_from_top_to_bottom_in_a_fresh_kernel(notebook, monkeypatch):
    from nbclient import NotebookClient

    monkeypatch.setenv("JUPYTER_PLATFORM_DIRS", "1")
    NotebookClient(
        notebook, timeout=120, kernel_name="python3", resources={"metadata": {"path": str(ROOT / "notebooks")}}
    ).execute()
    code = _cells(notebook, "code")
    outputs = [output for cell in code for output in cell.outputs]
    assert not [o for o in outputs if o.output_type == "error" or o.get("name") == "stderr"]
    figures = [o for o in outputs if "image/png" in o.get("data", {})]
    assert len(figures) == sum("figures.show(" in cell.source for cell in code)
    assert all("text/html" in o["data"] for o in figures)
    glued = {o.metadata["scrapbook"]["name"] for o in outputs if "scrapbook" in o.get("metadata", {})}
    prose = "\n".join(cell.source for cell in _cells(notebook, "markdown"))
    assert set(re.findall(r"\{glue:text\}`([^`]+)`", prose)) <= glued
