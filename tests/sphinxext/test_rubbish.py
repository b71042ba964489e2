"""Python looks for rubbish seldom while a book is built, and as before when it is finished."""

from __future__ import annotations

import gc

import pytest

from annotate.sphinxext.build import rubbish


class Builder:
    """Stands for the application: it calls back when a build is finished, or broke off."""

    def connect(self, event, handler, priority):
        assert (event, priority) == ("build-finished", rubbish.LAST)
        self.finished = handler


@pytest.fixture
def thresholds():
    """Return a function that sets them; what was set before holds again after the test."""
    before = gc.get_threshold()
    yield gc.set_threshold
    gc.set_threshold(*before)


@pytest.mark.parametrize("error", [None, RuntimeError("broke off")])
@pytest.mark.parametrize(("before", "during"), [(700, rubbish.SELDOM), (90_000, 90_000), (0, 0)])
def test_python_looks_seldom_until_the_build_is_finished(thresholds, before, during, error):
    thresholds(before, 11, 12)
    app = Builder()
    rubbish.setup_rubbish(app)
    assert gc.get_threshold() == (during, 11, 12)
    app.finished(app, error)
    assert gc.get_threshold() == (before, 11, 12)
