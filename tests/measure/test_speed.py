"""What is compared is measured in turn, the first round is not counted, and the table keeps what others measured."""

import resource
import time
from types import SimpleNamespace

import pytest

from annotate.measure import others, speed
from annotate.measure.others import Other


def test_ways_are_measured_in_turn_and_the_first_round_warms_up(monkeypatch):
    clock = iter(range(1000))
    monkeypatch.setattr(time, "process_time", lambda: next(clock))
    monkeypatch.setattr(resource, "getrusage", lambda _: SimpleNamespace(ru_utime=0, ru_stime=0))  # of tests before
    done = []
    taken = speed.in_turn({"one": lambda: done.append("one"), "other": lambda: done.append("other")}, 2)
    assert done == ["one", "other"] * 3
    assert taken == {"one": 1, "other": 1}


def test_what_a_process_costs_that_was_begun_is_counted(monkeypatch, edition_root):
    clock = iter(range(1000))
    used = {resource.RUSAGE_CHILDREN: lambda: SimpleNamespace(ru_utime=next(clock), ru_stime=next(clock))}
    monkeypatch.setattr(resource, "getrusage", lambda whose: used[whose]())
    monkeypatch.setattr(time, "process_time", lambda: 0.5)
    assert speed.in_turn({"start": lambda: speed._started(edition_root, ("-c", "pass"))}, 1) == {"start": 4}


def test_the_memory_of_a_start_is_what_it_had_at_its_most(edition_root):
    little = speed._memory(edition_root, ("-c", "pass"))
    much = speed._memory(edition_root, ("-c", "x = b'x' * 100_000_000"))
    assert 90 < much - little < 120


def test_lines_take_the_place_of_those_of_their_group_and_others_stay(tmp_path):
    (tmp_path / "benchmarks").mkdir()
    speed.keep(tmp_path, [speed.line(speed.BOOK, "built", 60.0, "seconds", 1.0)])
    speed.keep(tmp_path, [speed.line(speed.DATES, name, 2.0, "words a second", 1.0) for name in ("one", "other")])
    speed.keep(tmp_path, [speed.line(speed.DATES, "one", 3.0, "words a second", 1.0)])
    assert [(one.what, one.value) for one in speed.FILE.read(tmp_path)] == [("one", 3.0), ("built", 60.0)]


@pytest.mark.parametrize(
    ("other", "why"),
    [
        (Other("A", ("no_such_module",), "no-such", lambda _: len), "not installed (pip install no-such)"),
        (Other("A", ("json",), "json", lambda _: len, program="no-such-program"), "no-such-program is not at hand"),
    ],
)
def test_a_program_that_is_not_there_is_left_out_with_the_reason(other, why):
    said = []
    assert list(speed._beside((other,), [], said.append)) == []
    assert said == [f"A: left out, {why}"]


def test_the_first_module_that_is_there_is_read_with():
    read = Other("A", ("no_such_module", "json"), "a", lambda module: lambda texts: (module, len(texts))).reader()
    assert callable(read)
    assert read([("text", "1950-01-01")]) == ("json", 1)


def test_every_other_program_says_how_it_is_installed():
    assert all(one.package and one.modules and one.rounds for one in (*others.NAMES, *others.DATES))
