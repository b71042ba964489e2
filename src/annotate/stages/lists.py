"""Word lists: in a file of a package's `data`, one a line, or in the code, in lines of several words."""

from __future__ import annotations

from importlib.resources import files


def kept(package: str, name: str) -> tuple[str, ...]:
    """Return the lines of a list in a package's `data`, without blank ones and those that begin with "#"."""
    text = files(package).joinpath("data", name).read_text(encoding="utf-8")
    return tuple(line for line in text.splitlines() if line and not line.startswith("#"))


def listed(*lines: str) -> frozenset[str]:
    """Return the words of lines, which blanks divide."""
    return frozenset(" ".join(lines).split())
