"""What is compared is measured in turn, and the first round is not counted."""

import resource
import time
from types import SimpleNamespace

from annotate.measure import speed


def test_ways_are_measured_in_turn_and_the_first_round_warms_up(monkeypatch):
    clock = iter(range(1000))
    monkeypatch.setattr(time, "process_time", lambda: next(clock))
    done = []
    taken = speed.in_turn({"one": lambda: done.append("one"), "other": lambda: done.append("other")}, 2)
    assert done == ["one", "other"] * 3
    assert taken == {"one": 1, "other": 1}


def test_what_a_start_costs_is_counted_in_the_processes_begun(monkeypatch, edition_root):
    clock = iter(range(1000))
    used = {resource.RUSAGE_CHILDREN: lambda: SimpleNamespace(ru_utime=next(clock), ru_stime=next(clock))}
    monkeypatch.setattr(resource, "getrusage", lambda whose: used[whose]())
    work = speed._started(edition_root, ("-c", "print('begun')"))
    assert work().stdout == b"begun\n"
    assert speed.in_turn({"start": work}, 1, children=True) == {"start": 4}
