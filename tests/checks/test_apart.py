"""The guard in a process of its own says what it says in this one, and where no process can be started as well."""

from __future__ import annotations

from concurrent.futures import BrokenExecutor, Future

from annotate.checks import apart, run_checks


def test_a_process_of_its_own_says_the_same(mini, monkeypatch):
    mini.text_dir("letter").joinpath("rights.seal").unlink()
    alone = run_checks(mini)
    assert "rights-changed" in {problem.code for problem in alone}
    monkeypatch.setattr(apart, "LARGE", 0)
    monkeypatch.setattr(apart.os, "cpu_count", lambda: 2)
    assert run_checks(mini) == alone


def test_where_the_process_ends_the_guard_runs_here(mini, monkeypatch):
    class Broken:
        def __init__(self, *_, **__): ...

        def __enter__(self):
            return self

        def __exit__(self, *_): ...

        def submit(self, *_):
            ended = Future()
            ended.set_exception(BrokenExecutor())
            return ended

    mini.text_dir("letter").joinpath("rights.seal").unlink()
    alone = run_checks(mini)
    monkeypatch.setattr(apart, "LARGE", 0)
    monkeypatch.setattr(apart.os, "cpu_count", lambda: 2)
    monkeypatch.setattr(apart, "ProcessPoolExecutor", Broken)
    assert run_checks(mini) == alone
