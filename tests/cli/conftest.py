"""Calling the command line as a person would, in this process."""

from __future__ import annotations

import io
import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from annotate.cli import main


@dataclass(frozen=True)
class Done:
    """What a call left: its exit code, its results and its words."""

    code: int
    out: str
    words: str


@pytest.fixture
def call(capsys) -> Callable[..., Done]:
    """Return a function that runs a verb; argparse's exits count as exit codes."""

    def run(*arguments: object) -> Done:
        try:
            code = main([str(a) for a in arguments])
        except SystemExit as exit_:
            code = int(exit_.code or 0)
        out, words = capsys.readouterr()
        assert "Traceback" not in words
        return Done(code, out, words)

    return run


@pytest.fixture
def stdin(monkeypatch) -> Callable[[bytes], None]:
    """Return a function that sets what stands on standard input."""

    def set_(content: bytes) -> None:
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(content), encoding="utf-8"))

    return set_


def listing(folder: Path) -> dict[str, bytes]:
    """Return every file below a folder with its content."""
    return {os.path.relpath(p, folder): p.read_bytes() if p.is_file() else b"" for p in sorted(Path(folder).rglob("*"))}


@pytest.fixture
def untouched(tmp_path):
    """Fail if the test's folder is not left as it was when this fixture's value was called the first time."""
    before: list[dict[str, bytes]] = []

    def snapshot() -> None:
        before.append(listing(tmp_path))

    yield snapshot
    assert before, "take the snapshot after the set-up"
    assert listing(tmp_path) == before[0]
