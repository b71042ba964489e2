"""The rights guard over every tracked file, and over the pages of a built site."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from pathlib import Path

from annotate.files import rights
from annotate.files.project import Project
from annotate.files.snapshot import Snapshot
from annotate.values.errors import AnnotateError
from annotate.values.problems import Problem

MARKER = "PRIVATE-BUILD.txt"
_SKIPPED = {".git", ".venv", "private", "_build", "_site", ".cache", "node_modules", "__pycache__"}


def tracked(project: Project) -> tuple[Path, ...]:
    """Return the files git tracks or would track, or, outside a repository, all but what is ignored by design."""
    try:
        listed = subprocess.run(
            ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
            cwd=project.root,
            capture_output=True,
            check=True,
        ).stdout.decode("utf-8", errors="surrogateescape")
        files = [project.root / name for name in listed.split("\0") if name]
    except (OSError, subprocess.CalledProcessError):
        files = [p for p in project.root.rglob("*") if not _SKIPPED & set(p.relative_to(project.root).parts)]
    return tuple(sorted(p for p in files if p.is_file()))


def check(snapshot: Snapshot) -> Iterator[Problem]:
    """Yield every tracked file that holds eight consecutive words of a reserved text, and private copies in git."""
    project = snapshot.project
    try:
        shingles = rights.all_shingles(project)
    except AnnotateError:
        return  # reported by the check of texts
    reported = {project.texts / text / "text.txt" for text in rights.reserved_texts(project)}  # by the check of texts
    for path in (p for p in tracked(project) if p not in reported):
        shown = path.relative_to(project.root).as_posix()
        if shown.startswith("private/"):
            yield Problem(
                shown,
                0,
                0,
                "rights",
                "a reader's private copy is tracked by git",
                "",
                "Run: git rm --cached -r private",
            )
            continue
        yield from _copies(shown, path, shingles)


def check_site(project: Project, site: Path) -> Iterator[Problem]:
    """Yield what keeps a built site from being published: the mark of a private build, and running text."""
    if (site / MARKER).exists():
        yield Problem(
            MARKER,
            0,
            0,
            "private-build",
            "these pages were built with a reader's private copy",
            "",
            "Run: annotate text forget TEXT, then build again",
        )
    for text in rights.reserved_texts(project):
        if rights.read_shingles(project, text):
            continue
        what = f"whether the pages hold words of {text} cannot be told: its shingles.txt is not there"
        yield Problem(f"data/texts/{text}/shingles.txt", 0, 0, "shingles", what, "", "Restore the file.")
    shingles = rights.all_shingles(project)
    for path in sorted(p for p in site.rglob("*") if p.is_file()):
        yield from _copies(path.relative_to(site).as_posix(), path, shingles)


def _copies(shown: str, path: Path, shingles: frozenset[str]) -> Iterator[Problem]:
    copy = rights.find_copies(path, shingles)
    if copy:
        what = f"holds running text of a rights-reserved work ({copy.sequences} sequences of {rights.SHINGLE} words)"
        yield Problem(shown, copy.line, 0, "rights", what, "stand-off annotations only", "Say it in your own words.")
