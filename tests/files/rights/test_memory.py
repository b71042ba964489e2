"""What was found clean is not looked at again, unless it, the guard or what is looked for has changed."""

from __future__ import annotations

import pytest

from annotate.checks import rights
from annotate.files.rights.memory import FILE, Memory


@pytest.fixture
def looked(monkeypatch):
    """How many files the guard looked into."""
    seen = []
    look = rights.look
    monkeypatch.setattr(rights, "look", lambda raw, rules: seen.append(raw) or look(raw, rules))
    return seen


def test_a_second_run_looks_into_nothing(mini, looked):
    assert list(rights.guard(mini)) == []
    assert looked
    looked.clear()
    assert list(rights.guard(mini)) == []
    assert looked == []


def test_a_changed_file_is_looked_into_alone(mini, looked):
    list(rights.guard(mini))
    looked.clear()
    (mini.root / "page.md").write_text("New words.\n", encoding="utf-8")
    list(rights.guard(mini))
    assert looked == [b"New words.\n"]


def test_a_copy_is_found_with_the_memory_of_a_clean_tree(mini, letter):
    list(rights.guard(mini))
    (mini.root / "page.md").write_bytes(letter.read_bytes())
    for _ in range(2):  # what was found is never taken for clean
        assert "rights" in {problem.code for problem in rights.guard(mini)}


def test_another_rule_looks_into_everything_again(mini, looked):
    list(rights.guard(mini))
    looked.clear()
    path = mini.root / FILE
    path.write_text("0" * 32 + "\n" + "\n".join(path.read_text("utf-8").splitlines()[1:]) + "\n", "utf-8")
    list(rights.guard(mini))
    assert looked


def test_a_memory_that_git_carries_is_not_believed(mini):
    memory = Memory(mini, (), ())
    memory.keep(b"words")
    memory.write()
    assert Memory(mini, (), ()).clean(b"words")
    assert not Memory(mini, (), {mini.root / FILE}).clean(b"words")
