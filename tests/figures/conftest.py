from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

import annotate
from annotate import figures
from annotate.edition import Edition
from annotate.figures import catalogue
from annotate.figures.kit.figure import Figure
from annotate.figures.kit.shown import Shown
from annotate.figures.texts import Narrative, narratives
from annotate.files.project import Project
from annotate.files.snapshot import Snapshot

ROOT = Path(__file__).parents[2]
EDITION = annotate.load(ROOT)
IDS = [row.id for row in catalogue.rows(EDITION)]
TEXTS = narratives(EDITION)
Change = Callable[..., Edition]


@pytest.fixture(scope="session")
def project() -> Project:
    return Project(ROOT)


@pytest.fixture(scope="session")
def edition() -> Edition:
    return EDITION


@pytest.fixture(scope="session")
def texts() -> dict[str, Narrative]:
    """The texts by id."""
    return {of.text: of for of in TEXTS}


@pytest.fixture(scope="session")
def shown(edition) -> dict[str, Shown]:
    """Every figure as people get it."""
    return {id: figures.show(id, edition) for id in IDS}


@pytest.fixture(scope="session")
def built(shown) -> dict[str, Figure]:
    """Every figure as a value."""
    return {id: each.figure for id, each in shown.items()}


@pytest.fixture
def changed(project, tmp_path) -> Change:
    """Return a function that copies the edition with other words in a file, and without its proposals."""

    def change(name: str, *pairs: tuple[str, str]) -> Edition:
        shutil.copytree(project.data, tmp_path / "data", ignore=shutil.ignore_patterns("suggestions"))
        path = tmp_path / "data" / name
        text = path.read_text("utf-8")
        for old, new in pairs:
            assert old in text, old
            text = text.replace(old, new)
        path.write_text(text, encoding="utf-8")
        return Edition(Snapshot(Project(tmp_path)))

    return change
