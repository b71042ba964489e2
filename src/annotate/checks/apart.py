"""The rights guard beside the other checks: of a large edition in a process of its own, as it needs none of them.

It reads each file as bytes, and they read tables, and two processors take both at once. Of an edition that is not
large, starting a process would take longer than the guard does.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from concurrent.futures import BrokenExecutor, ProcessPoolExecutor
from contextlib import contextmanager
from multiprocessing import get_context

from annotate.checks import rights
from annotate.files.project import Project
from annotate.values.problems import Problem

#: Files of annotations from which on an edition is large.
LARGE = 2000


def _guarded(project: Project) -> tuple[Problem, ...]:
    return tuple(rights.guard(project))


@contextmanager
def guarding(project: Project, files: int) -> Iterator[Callable[[], tuple[Problem, ...]]]:
    """Start the guard of an edition with so many files of annotations; give a function that waits for what it says."""
    if files < LARGE or (os.cpu_count() or 1) < 2:
        yield lambda: _guarded(project)
        return
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as process:
        begun = process.submit(_guarded, project)

        def told() -> tuple[Problem, ...]:
            try:
                return begun.result()
            except BrokenExecutor:  # no process can be started here, or it was ended
                return _guarded(project)

        yield told
