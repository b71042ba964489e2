"""Work on every processor: pages are written, and exports made, by processes of their own.

Sphinx can write pages so (`-j`), Jupyter Book does not offer it. The processes are forks, which know all that this one
knows and whose changes in memory are lost: what goes here writes files, and gives back little or nothing. Pages are
read by this process alone, for what is read would have to be sent back. What no page waits for is begun early and goes
on `beside` the build, which ends when it has ended.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, TypeVar
from weakref import WeakKeyDictionary

from sphinx.util.parallel import ParallelTasks, SerialTasks

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

T = TypeVar("T")
R = TypeVar("R")

_FEW = 8
"""So few things are done sooner than processes are started."""
_BEGUN: WeakKeyDictionary[Sphinx, list[ParallelTasks | SerialTasks]] = WeakKeyDictionary()


def processors() -> int:
    """Return how many processes may run side by side: 1 where it is not safe to fork what has loaded libraries."""
    return len(os.sched_getaffinity(0)) if sys.platform == "linux" else 1


def tasks() -> ParallelTasks | SerialTasks:
    """Return what takes tasks (`add_task`), does them side by side, and waits for them (`join`)."""
    many = processors()
    return ParallelTasks(many) if many > 1 else SerialTasks()


def side_by_side(work: Callable[[Sequence[T]], R], things: Sequence[T]) -> list[R]:
    """Do work on things, of which each process takes every second or third; return what each gives back, in no order.

    What is given back is pickled; an error in one process is raised here.
    """
    many = processors() if len(things) > _FEW else 1
    if many == 1:
        return [work(things)]
    begun, given = tasks(), list[R]()
    for n in range(many):
        begun.add_task(work, things[n::many], lambda _, result: given.append(result))
    begun.join()
    return given


def beside(app: Sphinx, work: Callable[[], None]) -> None:
    """Begin work that writes files which no page is made of; the build goes on, and does not end before it."""
    begun = tasks()
    _BEGUN.setdefault(app, []).append(begun)
    begun.add_task(work)


def await_all(app: Sphinx) -> None:
    """Wait for all that goes on beside the build, and raise what has gone wrong there.

    For this process alone: a fork cannot wait for another.
    """
    waited_for = _BEGUN.get(app, [])
    while waited_for:
        waited_for.pop().join()


def await_end(app: Sphinx, error: Exception | None) -> None:
    """Let no build end, nor its folder be taken away, while something is written there; tell the first error alone."""
    while _BEGUN.get(app):
        try:
            await_all(app)
        except Exception:
            if error is None:
                raise


def write_side_by_side(app: Sphinx, _: BuildEnvironment) -> None:
    """Have Sphinx write the pages of the web edition so; it counts this process, which only goes before the others."""
    if app.builder.name == "html" and processors() > 1:
        app.parallel = processors() + 1


def setup_forks(app: Sphinx) -> None:
    """Connect the steps: between reading and writing, and before all that is done at the end."""
    app.connect("env-updated", write_side_by_side)
    app.connect("build-finished", await_end, priority=0)
