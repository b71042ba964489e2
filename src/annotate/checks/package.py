"""What describes the edition is up to date: the data package, its record, and the metadata made from that."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from annotate.files import citation, datapackage
from annotate.files.snapshot import Snapshot
from annotate.values.errors import AnnotateError, DataError
from annotate.values.problems import FMT, Problem


def check(snapshot: Snapshot) -> Iterator[Problem]:
    """Yield a problem for each description that is not what the declarations and the files say."""
    found = list(_record(snapshot))
    yield from found
    if not any(problem.code == "citation" for problem in found):  # without the record the package cannot be right
        yield from _package(snapshot)


def _record(snapshot: Snapshot) -> Iterator[Problem]:
    """Yield what is wrong with `CITATION.cff`, where there is one, and whether `.zenodo.json` says the same."""
    root = snapshot.project.root
    if not (root / citation.CITATION).exists():
        return
    try:
        wanted = citation.zenodo(citation.read_publication(root))
    except DataError as error:
        said = error.what.removeprefix(f"{citation.CITATION} ").removesuffix(".")
        yield Problem(citation.CITATION, 0, 0, "citation", said, "", error.remedy)
        return
    if _written(snapshot, root / citation.ZENODO) != wanted:
        yield Problem(citation.ZENODO, 0, 0, "zenodo", "does not say what CITATION.cff says", "", FMT)


def _package(snapshot: Snapshot) -> Iterator[Problem]:
    """Yield a problem if `data/datapackage.json` is not what the declarations and the files say."""
    project = snapshot.project
    path = project.data / "datapackage.json"
    if _written(snapshot, path) != datapackage.dump(project):
        said = "does not describe the tables as they are"
        yield Problem(project.relative(path), 0, 0, "datapackage", said, "", FMT)


def _written(snapshot: Snapshot, path: Path) -> str:
    """Return what stands in a file; "" where it is missing, or not as the machine writes it."""
    try:
        return snapshot.written(path)
    except AnnotateError:
        return ""
