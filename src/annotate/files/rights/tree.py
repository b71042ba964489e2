"""Which files of an edition the guard looks at: all that git tracks or would track."""

from __future__ import annotations

import subprocess
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
        every = project.root.rglob("*")
        found = [p for p in every if not _SKIPPED & set(p.relative_to(project.root).parts) and _is_leaf(p)]
    return tuple(sorted(found, key=str))


def _is_leaf(path: Path) -> bool:
    return path.is_symlink() or not path.is_dir()
