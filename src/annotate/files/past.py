"""The data as they stood at a commit, laid out in a folder for as long as they are looked at."""

from __future__ import annotations

import io
import shutil
import subprocess
import tarfile
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath

from annotate.files.project import LARGEST, Project
from annotate.values.errors import UsageError


@contextmanager
def at(project: Project, named: str) -> Iterator[Project]:
    """Yield the edition as it was at a commit, branch or tag; or the edition in another folder.

    Only ordinary files below `data/` are laid out: what a commit holds was written by others.

    Raises
    ------
    UsageError
        If git knows no such commit, or there is no git.
    """
    if (Path(named) / "data" / "texts").is_dir():
        yield Project(Path(named).resolve())
        return
    with tempfile.TemporaryDirectory() as folder:
        _lay_out(_git(project, "archive", "--format=tar", _commit(project, named), "data"), Path(folder))
        yield Project(Path(folder))


def ends(project: Project, base: str, head: str) -> tuple[str, str]:
    """Return the two ends of a comparison; `A...B` for a base is where A and B parted, and B, as in git.

    Raises
    ------
    UsageError
        If git knows no such commit, or the two never parted.
    """
    one, dots, other = base.partition("...")
    if not dots or head or (Path(base) / "data" / "texts").is_dir():
        return base, head
    found = _git(project, "merge-base", _commit(project, one or "HEAD"), _commit(project, other or "HEAD"))
    return found.decode("ascii").strip(), other or "HEAD"


def log(project: Project, path: Path, *options: str) -> list[str]:
    """Return the lines that `git log` has of a file, newest first; none where there is no git, or it knows nothing."""
    try:
        found = _git(project, "log", *options, "--", str(path))
    except UsageError:
        return []
    return found.decode("utf-8", "replace").splitlines()


def _commit(project: Project, named: str) -> str:
    """Return the full name of a commit."""
    try:
        found = _git(project, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{named}^{{commit}}")
    except UsageError as error:
        remedy = "Name a commit, a branch or a tag, or the folder of another edition."
        raise UsageError(f"{named}: git knows no such commit, and no edition lies there.", remedy=remedy) from error
    return found.decode("ascii").strip()


def _git(project: Project, *arguments: str) -> bytes:
    git = shutil.which("git")
    if git is None:
        raise UsageError("There is no git here.", remedy="Install it, or name the folder of another edition.")
    done = subprocess.run([git, "-C", str(project.root), *arguments], capture_output=True, check=False)
    if done.returncode:
        raise UsageError(f"git {arguments[0]}: {done.stderr.decode('utf-8', 'replace').strip()}")
    return done.stdout


def _lay_out(archive: bytes, folder: Path) -> None:
    with tarfile.open(fileobj=io.BytesIO(archive)) as tar:
        for member in tar:
            parts = PurePosixPath(member.name).parts
            if not member.isfile() or member.size > LARGEST or ".." in parts or member.name.startswith("/"):
                continue
            target = folder.joinpath(*parts)
            content = tar.extractfile(member)
            if content is not None:
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_bytes(content.read())
