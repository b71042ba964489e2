"""The data package describes the tables as they are declared."""

from __future__ import annotations

from collections.abc import Iterator

from annotate.files import datapackage
from annotate.files.project import Project
from annotate.values.problems import Problem


def check(project: Project) -> Iterator[Problem]:
    """Yield a problem if `data/datapackage.json` is not what the declarations and the files say."""
    path = project.data / "datapackage.json"
    current = path.read_bytes() if path.is_file() else b""
    if current != datapackage.dump(project).encode("utf-8"):
        yield Problem(
            project.relative(path),
            0,
            0,
            "datapackage",
            "does not describe the tables as they are",
            "",
            "Run: annotate fmt",
        )
