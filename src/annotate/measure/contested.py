"""Date strings on which suites and conventions disagree, and the edition's decision on each."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from annotate.files import tables


@dataclass(frozen=True, slots=True)
class Decision:
    """A contested string: its row in the list, what kind of string it is, the suite's EDTF, ours ("" refused), why.

    The strings themselves stay in the list, which is not part of the repository.
    """

    row: str
    kind: str
    suite: str
    decided: str
    reason: str


HEADER = ("Row", "Kind of string", "The suite", "This edition", "Why")
COLUMNS = tuple(field.name for field in dataclasses.fields(Decision))

PAGE = """\
---
myst:
  html_meta:
    description: Date strings on which test suites and conventions disagree, and how this edition reads each of them.
---
# Contested dates

The strings that catalogues use for dates are tested in public suites, and the suites disagree. The list that this
edition is measured on keeps {number} such strings apart. Here is what we decided on each, and why. The strings stay in
their suites; a row is named by its number in the list and by the kind of string it holds. “The suite” is the value that
the suite expects, rewritten as EDTF of 2019. “Refused” means that the reader says it cannot read the string.

{table}
"""


def read_decisions(path: Path) -> tuple[Decision, ...]:
    """Read the edition's decisions on the contested strings; raise `DataError` if the table cannot be read."""
    table = tables.require(tables.read(path, COLUMNS))
    return tuple(Decision(*(row[column] for column in COLUMNS)) for row in table.rows)


def markdown_table(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Return a table in Markdown; a stroke in a cell is written so that it stays in its cell."""
    lines = [columns, ["---"] * len(columns), *rows]
    return "\n".join(f"| {' | '.join(cell.replace('|', '&#124;') for cell in line)} |" for line in lines)


def decisions_page(decisions: Sequence[Decision]) -> str:
    """Return the page of the book that shows the decisions, one row of a table each."""
    rows = [(d.row, d.kind, _code(d.suite), _code(d.decided) or "refused", d.reason) for d in decisions]
    return PAGE.format(number=len(decisions), table=markdown_table(HEADER, rows))


def _code(value: str) -> str:
    return f"`{value}`" if value else ""
