"""Python looks for rubbish seldom while a book is built, and as before when it is finished."""

from __future__ import annotations

import gc

import pytest

from annotate.sphinxext.build import rubbish


class Builder:
    """Stands for the application: it calls back at the steps of a build."""

    def __init__(self):
        self.steps = {}

    def connect(self, event, handler, priority):
        assert priority == rubbish.LAST
        self.steps[event] = handler


@pytest.fixture
def thresholds():
    """Return a function that sets them; what was set before holds again after the test."""
    before = gc.get_threshold()
    yield gc.set_threshold
    gc.unfreeze()
    gc.set_threshold(*before)


@pytest.mark.parametrize("error", [None, RuntimeError("broke off")])
@pytest.mark.parametrize(("before", "during"), [(700, rubbish.SELDOM), (5_000_000, 5_000_000), (0, 0)])
def test_python_looks_seldom_until_the_build_is_finished(thresholds, before, during, error):
    thresholds(before, 11, 12)
    app = Builder()
    rubbish.setup_rubbish(app)
    assert gc.get_threshold() == (during, 11, 12)
    app.steps["env-updated"](app, None)
    assert gc.get_freeze_count()
    app.steps["build-finished"](app, error)
    assert not gc.get_freeze_count()
    assert gc.get_threshold() == (before, 11, 12)
