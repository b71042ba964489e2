"""The proposals on file are those that the model, the rules and the gazetteer of this commit make."""

from __future__ import annotations

import shutil

import pytest

from annotate.files import alignment
from annotate.files.project import Project, read_text
from annotate.files.snapshot import load_text
from annotate.stages import suggest


@pytest.fixture
def copy(edition_root, tmp_path):
    """The edition's data, to write in."""
    shutil.copytree(edition_root / "data", tmp_path / "data")
    return Project(tmp_path)


def remade(copy: Project, text: str) -> tuple[bytes, bytes]:
    before = copy.suggestions(text).read_bytes()
    suggest.suggest(copy, text)
    return before, copy.suggestions(text).read_bytes()


def test_the_essay_is_read_as_on_file(copy):
    assert suggest.is_current(copy, load_text(copy, "companion"), None)
    before, after = remade(copy, "companion")
    assert before == after


@pytest.mark.article
def test_the_article_is_read_as_on_file(copy, article):
    text = load_text(copy, "lankov-2010")
    assert suggest.is_current(copy, text, None)
    alignment.take_in(copy, text, read_text(article))
    before, after = remade(copy, "lankov-2010")
    assert before == after
