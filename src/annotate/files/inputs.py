"""The files that something made from the edition may depend on, and one digest over them."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from pathlib import Path

from annotate.files.project import Project


def inputs(project: Project, parts: Sequence[str] = ()) -> tuple[Path, ...]:
    """Return every file that something made from the edition may depend on, sorted.

    Parameters
    ----------
    project
        The edition.
    parts
        Files and folders below `data/` ("geo", "bibliography.bib"); none for all of it. The package and the lock
        files always count, readers' own copies wherever the texts do. What hides behind a dot does not count (a
        file manager's notes, an editor's swap file, a notebook's checkpoints), nor what Python makes by itself.
    """
    folders = [project.data / part for part in parts] if parts else [project.data]
    folders += [project.root / "src"] + ([project.private] if not parts or "texts" in parts else [])
    files = [p for folder in folders for p in ([folder] if folder.is_file() else folder.rglob("*")) if p.is_file()]
    kept = [p for p in files if not any(_passing(part) for part in p.relative_to(project.root).parts)]
    return tuple(sorted(kept + sorted(project.root.glob("requirements*.txt"))))


def _passing(part: str) -> bool:
    """Tell whether a file or folder of this name comes and goes without the edition being another."""
    return part.startswith(".") or part == "__pycache__" or part.endswith(".egg-info")


def digest(project: Project, parts: Sequence[str] = ()) -> str:
    """Return twelve hex digits over the names and contents of `inputs`."""
    total = hashlib.sha256()
    for path in inputs(project, parts):
        total.update(project.relative(path).encode("utf-8") + b"\0" + hashlib.sha256(path.read_bytes()).digest())
    return total.hexdigest()[:12]
