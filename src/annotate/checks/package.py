"""The data package describes the tables as they are declared."""

from __future__ import annotations

from collections.abc import Iterator

from annotate.files import datapackage
from annotate.files.snapshot import Snapshot
from annotate.values.errors import AnnotateError
from annotate.values.problems import Problem


def check(snapshot: Snapshot) -> Iterator[Problem]:
    """Yield a problem if `data/datapackage.json` is not what the declarations and the files say."""
    project = snapshot.project
    path = project.data / "datapackage.json"
    try:
        current = snapshot.written(path)
    except AnnotateError:
        current = ""  # missing, or not as the machine writes it
    if current != datapackage.dump(project):
        yield Problem(
            project.relative(path),
            0,
            0,
            "datapackage",
            "does not describe the tables as they are",
            "",
            "Run: annotate fmt",
        )
