"""Which files of an edition the guard looks at: all that git tracks or would track."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator
from pathlib import Path

from annotate.files.project import Project

_SKIPPED = {".git", ".venv", "private", "_build", "_site", ".cache", "node_modules", "__pycache__"}


def tracked(project: Project) -> tuple[Path, ...]:
    """Return what git tracks or would track, links and submodules as well, sorted.

    Outside a repository: every file but what is ignored by design.
    """
    try:
        listed = subprocess.run(
            ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
            cwd=project.root,
            capture_output=True,
            check=True,
        ).stdout.decode("utf-8", errors="surrogateescape")
        found = [project.root / name for name in set(listed.split("\0")) if name]
    except (OSError, subprocess.CalledProcessError):
        found = list(_every(project.root))
    return tuple(sorted(found, key=str))


def _every(root: Path) -> Iterator[Path]:
    """Yield the files below a folder, and links to folders as well."""
    for folder, folders, files in os.walk(root):
        folders[:] = [name for name in folders if name not in _SKIPPED]
        yield from (Path(folder, name) for name in files if name not in _SKIPPED)
        yield from (path for name in folders if (path := Path(folder, name)).is_symlink())
