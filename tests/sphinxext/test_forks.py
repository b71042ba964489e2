"""Work is shared out among processes, each thing done once; what goes wrong in one of them is told here."""

from __future__ import annotations

import pytest

from annotate.sphinxext.build import forks


@pytest.mark.parametrize("many", [1, 2, 3])
@pytest.mark.parametrize("things", [0, 3, 20])
def test_each_thing_is_done_once(tmp_path, monkeypatch, many, things):
    monkeypatch.setattr(forks, "processors", lambda: many)

    def write(some):
        for one in some:
            with (tmp_path / f"{one}").open("x", encoding="utf-8") as file:
                file.write(str(one))

    forks.side_by_side(write, list(range(things)))
    assert {path.name for path in tmp_path.iterdir()} == set(map(str, range(things)))


@pytest.mark.parametrize("many", [1, 2])
def test_what_goes_wrong_is_raised(monkeypatch, many):
    monkeypatch.setattr(forks, "processors", lambda: many)

    def fail(some):
        raise OSError(f"the disk is full at {some[0]}")

    with pytest.raises(Exception, match="the disk is full at 0"):
        forks.side_by_side(fail, list(range(20)))
