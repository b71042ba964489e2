"""Results of measurements (`data/benchmarks/`): readable as what they are, JSON or a table with rows.

What each holds is declared where it is measured (`annotate.measure`), which is read when a page shows it.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from pathlib import Path

from annotate.files.snapshot import Snapshot, unreadable
from annotate.values.errors import InputError
from annotate.values.problems import Problem


def check(snapshot: Snapshot) -> Iterator[Problem]:
    """Yield files of results that cannot be read."""
    for path in sorted((snapshot.project.data / "benchmarks").glob("*")):
        shown = snapshot.project.relative(path)
        try:
            found = _wrong(path, snapshot.content(path))
        except InputError as error:
            yield unreadable(shown, path, error)
        else:
            if found:
                remedy = "Restore the file, or measure anew"
                yield Problem(shown, 0, 0, "results", f"is not a file of results ({found})", "", remedy)


def _wrong(path: Path, content: str) -> str:
    """Return what keeps a file from being read, "" for nothing."""
    if path.suffix == ".csv":
        return _wrong_table(content)
    try:
        return "" if json.loads(content, parse_constant=_no_number) else "it is empty"
    except RecursionError:
        return "nested too deep"
    except ValueError as error:
        return str(error)


def _no_number(written: str) -> None:
    raise ValueError(f"{written} is no number")


def _wrong_table(content: str) -> str:
    try:
        header, *rows = [row for row in csv.reader(content.splitlines(), strict=True) if row] or [[]]
    except csv.Error as error:
        return str(error)
    odd = next((number for number, row in enumerate(rows, start=2) if len(row) != len(header)), 0)
    return f"row {odd} has another number of cells" if odd else "" if rows else "a table without rows"
