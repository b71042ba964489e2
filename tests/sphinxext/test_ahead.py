"""Notebooks run side by side leave the same outputs that the build would make; what fails is left for the build."""

from __future__ import annotations

import nbformat
import pytest
from jupyter_cache import get_cache

from annotate.sphinxext.build.ahead import run_ahead


@pytest.fixture
def notebooks(tmp_path):
    """Three notebooks; the last one fails."""
    made = []
    for name, code in (("one", "print('first')"), ("two", "open('two.txt').read()"), ("three", "1 / 0")):
        path = tmp_path / f"{name}.ipynb"
        cells = [nbformat.v4.new_code_cell(code)]
        kernel = {"kernelspec": {"name": "python3", "display_name": "Python 3"}}
        nbformat.write(nbformat.v4.new_notebook(cells=cells, metadata=kernel), path)
        made.append(path)
    (tmp_path / "two.txt").write_text("second", "utf-8")
    return made


def test_outputs_are_kept_and_failures_are_not(tmp_path, notebooks):
    folder = tmp_path / "cache"
    assert run_ahead(folder, notebooks, 60) == tuple(notebooks[:2])
    cache = get_cache(folder)
    for path, expected in zip(notebooks[:2], ("first", "second"), strict=True):
        notebook = nbformat.read(path, as_version=4)
        _, merged = cache.merge_match_into_notebook(notebook)
        assert expected in str(merged.cells[0].outputs)
    with pytest.raises(KeyError):
        cache.match_cache_notebook(nbformat.read(notebooks[2], as_version=4))


def test_a_single_one_is_left_to_the_build(tmp_path, notebooks):
    folder = tmp_path / "cache"
    assert run_ahead(folder, notebooks[:1], 60) == ()
    assert get_cache(folder).list_cache_records() == []


def test_what_is_in_the_cache_is_not_run_again(tmp_path, notebooks):
    folder = tmp_path / "cache"
    run_ahead(folder, notebooks[:2], 60)
    assert run_ahead(folder, notebooks, 60) == ()
