"""Files that change together: all of them or none; and an edition that one process at a time reads and changes."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from annotate.files.project import beside, holds, settle
from annotate.values.errors import unwritable


def write_together(files: Iterable[tuple[Path, bytes | None]]) -> tuple[Path, ...]:
    """Write files whose content changes, in order, and take away those whose content is None; return what was written.

    All are first written beside their places, and then put there. So a full disk or a missing permission leaves every
    file as it was; a process that is killed may leave those put into place already, each of them whole.

    Raises
    ------
    UsageError
        If one cannot be written. Nothing is left behind.
    """
    staged: list[tuple[Path, Path]] = []
    gone: list[Path] = []
    path = Path()
    try:
        for path, content in files:
            if content is None:
                gone.append(path)
            elif not holds(path, content):
                with beside(path) as out:
                    staged.append((path, Path(out.name)))
                    out.write(content)
        for path, temporary in staged:
            settle(temporary, path)
        for path in gone:
            path.unlink(missing_ok=True)
    except OSError as error:
        raise unwritable(path, error) from error
    finally:
        for _, temporary in staged:
            temporary.unlink(missing_ok=True)
    return tuple(path for path, _ in staged)


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
