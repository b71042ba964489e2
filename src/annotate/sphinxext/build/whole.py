"""A book appears whole or not at all: pages are written beside the last book, which they replace when all are there.

A build that is killed leaves the last book as it was. What Sphinx remembers may then say more than the pages show, so
a mark beside it, which only a finished build takes away, has the next build read and write everything again. What it
had written, the next build clears away: a build holds a lock on the folder that it writes to, which ends with its
process. A build that is interrupted clears it away itself.
"""

from __future__ import annotations

import atexit
import os
import shutil
import tempfile
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

try:
    import fcntl
except ImportError:  # Windows has no such locks: what a killed build leaves stays until it is taken away by hand
    fcntl = None  # type: ignore[assignment]

from annotate.sphinxext.state import WEB

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.config import Config

MARK = "unfinished"
_PREFIX = ".making-"
_BOOK = "annotate_book"  # the attribute of the application that holds where the book belongs


def _lock(folder: Path) -> bool:
    """Hold a folder until this process ends; return whether nobody else held it."""
    if fcntl is None:
        return False
    opened = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(opened, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        os.close(opened)
        return False
    return True


def forget(app: Sphinx, _config: Config) -> None:
    """Take away what Sphinx remembers of a build that did not end, before it is read."""
    if (Path(app.doctreedir) / MARK).exists():
        (Path(app.doctreedir) / "environment.pickle").unlink(missing_ok=True)


def begin(app: Sphinx) -> None:
    """Have the pages written into a copy of the last book."""
    if app.builder.name not in WEB:
        return
    book = Path(app.outdir)
    for left in book.parent.glob(f"{_PREFIX}*"):
        with suppress(OSError):  # gone meanwhile
            if _lock(left):
                shutil.rmtree(left)
    making = Path(tempfile.mkdtemp(prefix=_PREFIX, dir=book.parent))
    _lock(making)
    # Sphinx says nothing to extensions when a build is interrupted.
    atexit.register(shutil.rmtree, making, ignore_errors=True)
    shutil.copytree(book, making, dirs_exist_ok=True)
    making.chmod(book.stat().st_mode)
    setattr(app, _BOOK, book)
    app.outdir = app.builder.outdir = type(app.outdir)(making)


def mark(app: Sphinx, *_: Any) -> None:
    """Note, before Sphinx writes down what it has read, that the pages are not written yet."""
    if getattr(app, _BOOK, None):
        (Path(app.doctreedir) / MARK).touch()


def finish(app: Sphinx, exception: Exception | None) -> None:
    """Put the new book in the place of the last one; where the build broke off, leave the last one."""
    book: Path | None = getattr(app, _BOOK, None)
    if book is None:
        return
    making = Path(app.outdir)
    if exception is None:
        last = Path(tempfile.mkdtemp(prefix=_PREFIX, dir=book.parent)) / book.name
        book.replace(last)
        making.replace(book)
        shutil.rmtree(last.parent)
        (Path(app.doctreedir) / MARK).unlink(missing_ok=True)
    else:
        shutil.rmtree(making)
    app.outdir = type(app.outdir)(book)


def setup_whole(app: Sphinx) -> None:
    """Register it."""
    app.connect("config-inited", forget)
    app.connect("builder-inited", begin, priority=0)
    app.connect("env-updated", mark)
    app.connect("build-finished", finish, priority=10_000)
