"""Formats in which annotations leave the package.

To add one: write a module with a function from proposals to text and add a row to `FORMATS`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from annotate.export import jsonl, table
from annotate.values.model import Suggestion


@dataclass(frozen=True, slots=True)
class Format:
    """A format: its name on the command line, its file suffix, what it is, and the function that writes it."""

    name: str
    suffix: str
    title: str
    dump: Callable[[Sequence[Suggestion]], str]


FORMATS: tuple[Format, ...] = (
    Format("jsonl", ".jsonl", "JSON lines, one mention a line", jsonl.dump),
    Format("csv", ".csv", "CSV, one mention a row", table.dump),
)
