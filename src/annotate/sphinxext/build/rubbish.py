"""Python looks for rubbish seldom while a book is built: a large one keeps almost all that it makes to its end.

Nodes of pages hold one another, so that Python's collector of circles goes through all of them, time and again. Left
alone it took three tenths of the time of an edition of twenty thousand mentions.
"""

from __future__ import annotations

import gc
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sphinx.application import Sphinx

SELDOM = 50_000
"""So many new objects that may hold others before Python looks."""
LAST = 20_000
"""The place of the end of all among what is done when a build is finished."""


def setup_rubbish(app: Sphinx) -> None:
    """Have Python look so seldom until the build is finished; one that looks more seldom, or never, is left so."""
    before = gc.get_threshold()
    if before[0]:
        gc.set_threshold(max(SELDOM, before[0]), *before[1:])
    app.connect("build-finished", lambda *_: gc.set_threshold(*before), priority=LAST)
