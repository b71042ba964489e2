"""What spreadsheets do when they open and save a table: `fmt` restores it, or `validate` names it; no row is lost.

To add a habit, add a function to `RESTORED` or to `NAMED`.
"""

from __future__ import annotations

import csv
import io
import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from annotate.checks import CHECKS
from annotate.files.canonical import canonical
from annotate.files.project import write_text
from annotate.files.snapshot import Snapshot

PLACE = "data/annotations/essay/p01.csv"
_MINI = settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40, deadline=None)


@dataclass
class Saved:
    """A table in a spreadsheet, and how it will be saved."""

    rows: list[list[str]]
    delimiter: str = ","
    end: str = "\n"
    separator: bool = False
    quoting: int = csv.QUOTE_MINIMAL
    final: bool = True
    encoding: str = "utf-8"
    change: Callable[[str], str] = str

    def column(self, name: str) -> int:
        return next(row.index(name) for row in self.rows if name in row)

    def each(self, name: str, change: Callable[[str], str]) -> None:
        """Change the cells of a column in every row below the header."""
        at, first = self.column(name), next(n for n, row in enumerate(self.rows) if name in row)
        for row in self.rows[first + 1 :]:
            row[at] = change(row[at])

    def content(self) -> bytes:
        out = io.StringIO(newline="")
        writer = csv.writer(out, delimiter=self.delimiter, lineterminator=self.end, quoting=self.quoting)
        writer.writerows(self.rows)
        before = f"sep={self.delimiter}{self.end}" if self.separator else ""
        text = self.change(before + out.getvalue())
        return (text if self.final else text.rstrip("\r\n")).encode(self.encoding)


def _semicolons(saved: Saved) -> None:
    saved.delimiter = ";"


def _tabs(saved: Saved) -> None:
    saved.delimiter = "\t"


def _separator(saved: Saved) -> None:
    saved.separator = True


def _mark(saved: Saved) -> None:
    saved.encoding = "utf-8-sig"


def _windows(saved: Saved) -> None:
    saved.end = "\r\n"


def _old_mac(saved: Saved) -> None:
    saved.end = "\r"


def _all_quoted(saved: Saved) -> None:
    saved.quoting = csv.QUOTE_ALL


def _no_end(saved: Saved) -> None:
    saved.final = False


def _rows_below(saved: Saved) -> None:
    saved.rows += [[""] * len(saved.rows[0])] * 3


def _row_above(saved: Saved) -> None:
    saved.rows.insert(0, [""] * len(saved.rows[0]))


def _columns_beside(saved: Saved) -> None:
    saved.rows = [[*row, "", ""] for row in saved.rows]


def _columns_moved(saved: Saved) -> None:
    saved.rows = [[*row[3:], *row[:3]] for row in saved.rows]


def _rows_sorted(saved: Saved) -> None:
    at = saved.column("quote")
    head = next(n for n, row in enumerate(saved.rows) if "quote" in row)
    saved.rows[head + 1 :] = sorted(saved.rows[head + 1 :], key=lambda row: row[at])


def _ids_gone(saved: Saved) -> None:
    # Two readings of one mention are told apart by their ids alone.
    at, quote = saved.column("id"), saved.column("quote")
    for row in saved.rows:
        if row[quote] not in ("quote", "Karlstad"):
            row[at] = ""


def _whole_numbers(saved: Saved) -> None:
    saved.each("nth", lambda cell: f"{cell}.0" if cell.isdigit() else cell)


def _no_break(saved: Saved) -> None:
    saved.each("quote", lambda cell: cell.replace(" ", "\u00a0"))


def _blanks(saved: Saved) -> None:
    saved.each("entity", lambda cell: f"{cell} " if cell else "")


def _in_parts(saved: Saved) -> None:
    saved.change = lambda text: unicodedata.normalize("NFD", text)


RESTORED = (
    _semicolons, _tabs, _separator, _mark, _windows, _old_mac, _all_quoted, _no_end, _rows_below, _row_above,
    _columns_beside, _columns_moved, _rows_sorted, _ids_gone, _whole_numbers, _no_break, _blanks, _in_parts,
)  # fmt: skip


def _months(saved: Saved) -> None:
    saved.each("edtf", lambda cell: "Sep-05" if cell == "1905-09" else cell)


def _days(saved: Saved) -> None:
    saved.each("edtf", lambda cell: "26/10/1905" if cell == "1905-10-26" else cell)


def _serial(saved: Saved) -> None:
    saved.each("edtf", lambda cell: "17879" if cell == "1905-10-26" else cell)


def _quotes_dated(saved: Saved) -> None:
    saved.each("quote", lambda cell: "26.10.1905" if cell.startswith("26 ") else cell)


def _title(saved: Saved) -> None:
    saved.rows.insert(0, ["Annotations", *[""] * (len(saved.rows[0]) - 1)])


def _curly(saved: Saved) -> None:
    quoted = '"The talks, by the name of their place."'
    saved.change = lambda text: text.replace(quoted, f"“{quoted[1:-1]}”")


def _one_column_sorted(saved: Saved) -> None:
    at, head = saved.column("quote"), next(n for n, row in enumerate(saved.rows) if "quote" in row)
    for row, cell in zip(saved.rows[head + 1 :], sorted(row[at] for row in saved.rows[head + 1 :]), strict=True):
        row[at] = cell


def _two_bytes(saved: Saved) -> None:
    saved.encoding = "utf-16"


def _western(saved: Saved) -> None:
    saved.each("note", lambda cell: cell.replace("town", "Städtchen"))
    saved.encoding = "cp1252"


def _garbled(saved: Saved) -> None:
    saved.each("note", lambda cell: cell.replace("town", "Städtchen – an old one"))
    letters = {byte: chr(byte) for byte in (0x81, 0x8D, 0x8F, 0x90, 0x9D)}  # as Windows shows what it has no letter for
    saved.change = lambda text: "".join(letters.get(b) or bytes([b]).decode("cp1252") for b in text.encode())


def _column_lost(saved: Saved) -> None:
    at = saved.column("kind")
    saved.rows = [row[:at] + row[at + 1 :] for row in saved.rows]


def _renamed(saved: Saved) -> None:
    saved.change = lambda text: text.replace("quote", "Quote", 1)


def _fractions(saved: Saved) -> None:
    saved.each("nth", lambda cell: "1,5" if cell else "")


NAMED = (
    _months, _days, _serial, _quotes_dated, _title, _curly, _one_column_sorted, _two_bytes, _western, _garbled,
    _column_lost, _renamed, _fractions,
)  # fmt: skip


def opened(mini) -> Saved:
    """Open a table that holds a comma, quotation marks and letters beyond English in one of its cells."""
    content = (Path(__file__).parents[1] / "mini" / PLACE).read_text("utf-8")
    content = content.replace("The town.", '"The town of “Käärlstad”; not, as said, its ""talks""."')
    (mini.root / PLACE).write_text(content, "utf-8")
    return Saved(list(csv.reader(io.StringIO(content, newline=""))))


def fmt(mini) -> bool:
    """Format the file; return whether it was left as it is."""
    for file in canonical(mini):
        if file.path == mini.root / PLACE:
            if file.problems:
                return True
            write_text(file.path, file.content)
    return False


def named(mini) -> list[str]:
    snapshot = Snapshot(mini)
    checks = [check for check in CHECKS if check.name in ("cells", "annotations", "existence")]
    return [problem.code for check in checks for problem in check.run(snapshot) if problem.path == PLACE]


@_MINI
@given(st.lists(st.sampled_from(RESTORED), min_size=1, max_size=4, unique=True))
def test_fmt_restores_what_spreadsheets_do_to_the_form(mini, habits):
    saved = opened(mini)
    before = (mini.root / PLACE).read_bytes()
    for habit in habits:
        habit(saved)
    (mini.root / PLACE).write_bytes(saved.content())
    assert named(mini) or {_all_quoted, _rows_sorted, _in_parts}.issuperset(habits)
    assert fmt(mini) is False
    assert (mini.root / PLACE).read_bytes() == before


@pytest.mark.parametrize("habit", NAMED, ids=lambda habit: habit.__name__.strip("_"))
def test_validate_names_what_nobody_can_know_again(mini, habit):
    saved = opened(mini)
    habit(saved)
    (mini.root / PLACE).write_bytes(saved.content())
    assert named(mini)
    left = fmt(mini)
    assert left or named(mini)


@_MINI
@given(st.lists(st.sampled_from(RESTORED + NAMED), min_size=1, max_size=4, unique=True))
def test_no_row_is_lost_whatever_is_done(mini, habits):
    saved = opened(mini)
    rows = len(saved.rows) - 1
    for habit in habits:
        try:
            habit(saved)
        except (StopIteration, ValueError):  # the column went with another habit
            continue
    try:
        content = saved.content()
    except UnicodeError:
        return  # letters that are in no such encoding: no spreadsheet saves that
    (mini.root / PLACE).write_bytes(content)
    if fmt(mini):
        assert (mini.root / PLACE).read_bytes() == content
        return
    after = (mini.root / PLACE).read_text("utf-8")
    assert len(list(csv.reader(io.StringIO(after, newline="")))) == rows + 1
    assert re.search("K[^,]*rlstad", after)
