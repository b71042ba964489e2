"""What goes wrong outside: a disk that is full, a process that dies between two files."""

from __future__ import annotations

import resource
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest


class DeadError(BaseException):
    """The process is gone; nothing that it would still have done is done."""


@contextmanager
def full_disk(most: int = 0) -> Iterator[None]:
    """Let no file of this process grow beyond so many bytes, as if the disk had no more."""
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (most, limits[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)


@contextmanager
def dying(after: int) -> Iterator[list[Path]]:
    """Die when so many files have been put into their places, or before; give the list of them."""
    placed: list[Path] = []
    replace = Path.replace

    def counted(self: Path, target: Path) -> Path:
        if len(placed) == after:
            raise DeadError
        placed.append(Path(target))
        return replace(self, target)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Path, "replace", counted)
        yield placed
