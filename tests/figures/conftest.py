from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest

from annotate import figures
from annotate.figures.kit.figure import Figure
from annotate.files.bibliography import Bibliography, read_bibliography
from annotate.files.history import read_events
from annotate.files.project import Project
from annotate.values.model import Event


@dataclass(frozen=True)
class Data:
    project: Project
    events: tuple[Event, ...]
    bibliography: Bibliography


@pytest.fixture(scope="session")
def project() -> Project:
    return Project(Path(__file__).parents[2])


@pytest.fixture(scope="session")
def data(project: Project) -> Data:
    return Data(project, read_events(project), read_bibliography(project))


@pytest.fixture(scope="session")
def built(data: Data) -> dict[str, Figure]:
    return {row.id: figures.build(row.id, data) for row in figures.FIGURES}
