"""Work on every processor: pages are written, and exports made, by processes of their own.

Sphinx can write pages so (`-j`), Jupyter Book does not offer it. The processes are forks, which know all that this one
knows and whose changes in memory are lost: what goes here writes files, and nothing else. Pages are read by this
process alone, for what is read would have to be sent back.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, TypeVar

from sphinx.util.parallel import ParallelTasks, SerialTasks

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

T = TypeVar("T")

_FEW = 8
"""So few things are done sooner than processes are started."""


def processors() -> int:
    """Return how many processes may run side by side: 1 where it is not safe to fork what has loaded libraries."""
    return len(os.sched_getaffinity(0)) if sys.platform == "linux" else 1


def tasks() -> ParallelTasks | SerialTasks:
    """Return what takes tasks (`add_task`), does them side by side, and waits for them (`join`)."""
    many = processors()
    return ParallelTasks(many) if many > 1 else SerialTasks()


def side_by_side(work: Callable[[Sequence[T]], None], things: Sequence[T]) -> None:
    """Do work on things, of which each process takes every second or third; return when all is done."""
    many = processors() if len(things) > _FEW else 1
    if many == 1:
        work(things)
        return
    begun = tasks()
    for n in range(many):
        begun.add_task(work, things[n::many])
    begun.join()


def write_side_by_side(app: Sphinx, _: BuildEnvironment) -> None:
    """Have Sphinx write the pages of the web edition so; it counts this process, which only goes before the others."""
    if app.builder.name == "html" and processors() > 1:
        app.parallel = processors() + 1


def setup_forks(app: Sphinx) -> None:
    """Connect it: after pages are read, before they are written."""
    app.connect("env-updated", write_side_by_side)
