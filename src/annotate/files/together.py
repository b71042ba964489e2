"""Files that change together: all of them or none; and an edition that one process at a time reads and changes."""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from annotate.files.project import current_umask, unwritable


def write_together(files: Iterable[tuple[Path, bytes]]) -> tuple[Path, ...]:
    """Write files whose content changes, in order; return their paths.

    All are first written beside their places, and then put there. So a full disk or a missing permission leaves every
    file as it was; a process that is killed may leave those put into place already, each of them whole.

    Raises
    ------
    UsageError
        If one cannot be written. Nothing is left behind.
    """
    staged: list[tuple[Path, Path]] = []
    path = Path()
    try:
        for path, content in files:
            if not _holds(path, content):
                path.parent.mkdir(parents=True, exist_ok=True)
                handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.", suffix=".part")
                staged.append((path, Path(name)))
                with os.fdopen(handle, "wb") as out:
                    out.write(content)
                Path(name).chmod(0o666 & ~current_umask())
        for path, temporary in staged:
            temporary.replace(path)
    except OSError as error:
        raise unwritable(path, error) from error
    finally:
        for _, temporary in staged:
            temporary.unlink(missing_ok=True)
    return tuple(path for path, _ in staged)


def _holds(path: Path, content: bytes) -> bool:
    try:
        return path.read_bytes() == content
    except OSError:
        return False


@contextmanager
def alone(folder: Path) -> Iterator[None]:
    """Hold a folder while what is in it is read, changed and written; another process that asks for it waits.

    The lock goes with the process, however it ends, and leaves no file. On Windows there is none.
    """
    if sys.platform == "win32":
        yield
        return
    import fcntl

    handle = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)
