"""Python looks for rubbish seldom while a book is built: a large one keeps almost all that it makes to its end.

Nodes of pages hold one another, so that Python's collector of circles goes through all of them, time and again, which
took more of the time of a large edition than any step. What has been read is set apart before pages are written, by
processes that would each go through it; and all that is left at the end of the process, which gives its memory back as
a whole.
"""

from __future__ import annotations

import atexit
import gc
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sphinx.application import Sphinx

SELDOM = 3_000_000
"""So many new objects that may hold others before Python looks."""
LAST = 20_000
"""The place of the end of all among what is done after a step."""


def setup_rubbish(app: Sphinx) -> None:
    """Have Python look so seldom until the build is finished; one that looks more seldom, or never, is left so."""
    before = gc.get_threshold()
    if before[0]:
        gc.set_threshold(max(SELDOM, before[0]), *before[1:])

    def restore(*_: object) -> None:
        gc.freeze()  # and back again: all counts as looked through, or Python would begin with it at once
        gc.unfreeze()
        gc.set_threshold(*before)

    app.connect("env-updated", lambda *_: gc.freeze(), priority=LAST)
    app.connect("build-finished", restore, priority=LAST)
    atexit.register(gc.freeze)
