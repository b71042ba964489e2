"""Work is shared out among processes, each thing done once; what goes wrong in one of them is told here."""

from __future__ import annotations

import time
from functools import partial

import pytest

from annotate.sphinxext.build import exports, forks
from tests.sphinxext.conftest import build_book


class Builder:
    """Stands for the application, of which this only asks which one it is."""


@pytest.mark.parametrize("many", [1, 2, 3])
@pytest.mark.parametrize("things", [0, 3, 20])
def test_each_thing_is_done_once(tmp_path, monkeypatch, many, things):
    monkeypatch.setattr(forks, "processors", lambda: many)

    def write(some):
        for one in some:
            with (tmp_path / f"{one}").open("x", encoding="utf-8") as file:
                file.write(str(one))

        return sorted(some)

    given = forks.side_by_side(write, list(range(things)))
    assert sorted(one for some in given for one in some) == list(range(things))
    assert {path.name for path in tmp_path.iterdir()} == set(map(str, range(things)))


@pytest.mark.parametrize("many", [1, 2])
def test_what_goes_wrong_is_raised(monkeypatch, many):
    monkeypatch.setattr(forks, "processors", lambda: many)

    def fail(some):
        raise OSError(f"the disk is full at {some[0]}")

    with pytest.raises(Exception, match="the disk is full at 0"):
        forks.side_by_side(fail, list(range(20)))


def test_a_build_ends_only_when_all_beside_it_has_ended(monkeypatch, tmp_path):
    monkeypatch.setattr(forks, "processors", lambda: 2)
    app = Builder()

    def slowly(name):
        time.sleep(0.3)
        (tmp_path / name).touch()

    for name in "ab":
        forks.beside(app, partial(slowly, name))
    assert not list(tmp_path.iterdir())
    forks.await_end(app, None)
    assert {path.name for path in tmp_path.iterdir()} == {"a", "b"}


def test_of_two_errors_the_build_tells_its_own_and_still_waits(monkeypatch, tmp_path):
    monkeypatch.setattr(forks, "processors", lambda: 2)
    app = Builder()

    def fail():
        raise OSError("the disk is full")

    def slowly():
        time.sleep(0.3)
        (tmp_path / "done").touch()

    for work in (slowly, fail):
        forks.beside(app, work)
    with pytest.raises(Exception, match="the disk is full"):
        forks.await_end(app, None)
    forks.await_end(app, RuntimeError("the disk is full"))
    assert (tmp_path / "done").exists()


def test_an_export_that_fails_ends_the_build_and_leaves_the_last_book(mini, monkeypatch):
    """It is made beside the pages, so that the pages are there when it fails."""
    (mini / "conf.py").write_text((mini / "conf.py").read_text("utf-8") + "edition_exports = True\n", "utf-8")

    def fail(_edition):
        raise OSError("the disk is full")

    monkeypatch.setattr(exports, "content_of", fail)
    with pytest.raises(Exception, match="the disk is full"):
        build_book(mini)
    assert not list((mini / "out" / "html").glob("*.html"))
    assert not list((mini / "out").glob(".making-*"))
