"""Numbers and dates in a text against the data they come from: each row of `texts/*/figures.csv` computed again.

A row names a quote, the table of `data/history/` it rests on and an expression over it; the forms, and how to add one,
stand in `annotate.facts.expressions`. The quote must state the value at the digits it shows
(`annotate.facts.stated`); a date is what the annotation of the same quote says, and may be less sharp than the event.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from annotate.facts.expressions import Amount, Facts, When, evaluate
from annotate.facts.stated import Stated, date_words_agree, stated_number
from annotate.files import history, schema, store, tables
from annotate.files.project import Project
from annotate.files.tables import Row
from annotate.files.texts import find_quote, load_text, sealed
from annotate.values import edtf
from annotate.values.errors import AnnotateError, DataError, UsageError, unknown
from annotate.values.model import Kind, Mention, Status, Text
from annotate.values.problems import Problem

CODE = "stated-figure"
_NEEDED = ("para", "quote", "nth", "computed_from", "expression")

# what, expected and remedy of a problem
_Finding = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class _Figures:
    """A text's file of figures and what is needed to judge its rows."""

    shown: str
    text: Text
    dates: tuple[Mention, ...]
    unread: frozenset[int]
    facts: Facts
    tables: tuple[str, ...]


def check(project: Project) -> Iterator[Problem]:
    """Yield the figures and dates of every text that the data do not bear out."""
    declared = schema.table("figures")
    files = tuple(declared.files(project))
    if not files:
        return
    try:
        facts = Facts(
            history.read_events(project),
            history.read_recognition(project),
            history.read_zone_stats(project),
            history.read_trade(project),
        )
    except AnnotateError:
        return  # reported by the check of cells
    for path in files:
        yield from _file(project, facts, path)


def _file(project: Project, facts: Facts, path: Path) -> Iterator[Problem]:
    try:
        text = load_text(project, path.parent.name)
        table = tables.read(path, schema.table("figures").columns)
        files = [store.read_annotation_file(project, text.id, file) for file in project.annotation_files(text.id)]
    except AnnotateError:
        return  # reported by the checks of texts and cells
    have = tuple(sorted(p.name for p in project.history.glob("*.csv")))
    mentions = (mention for file in files for mention in file.mentions)
    dates = tuple(m for m in mentions if m.kind is Kind.DATE and m.status is not Status.REJECTED)
    unread = frozenset(file.para for file in files if file.left_out or not file.table.readable)
    figures = _Figures(project.relative(path), text, dates, unread, facts, have)
    for row in table.rows if table.readable else ():
        if row.whole and all(row[name] for name in _NEEDED) and row["para"].isdecimal() and row["nth"].isdecimal():
            yield from _row(figures, row)


def _row(figures: _Figures, row: Row) -> Iterator[Problem]:
    table = row["computed_from"]
    at = {name: (figures.shown, row.line, row.column(name), CODE) for name in ("computed_from", "expression", "quote")}
    if table not in figures.tables:
        error = unknown("table", table, figures.tables)
        yield Problem(*at["computed_from"], error.what, "a table of data/history", error.remedy)
        return
    try:
        value = evaluate(figures.facts, row["expression"])
        if value.table != table:
            what = f"{row['expression']!r} is computed from {value.table}, not {table}"
            yield Problem(*at["computed_from"], what, value.table, f"Write {value.table}.")
        found = _date(figures, row, value) if isinstance(value, When) else _amount(figures, row, value)
    except UsageError as error:
        yield Problem(*at["expression"], error.what, "", error.remedy)
    except DataError:
        return  # a broken date or state, reported by the checks of cells and of recognition
    else:
        if found:
            yield Problem(*at["quote"], *found)


def _following(text: Text, row: Row) -> str:
    """Return the words after a quote in its paragraph, where they are at hand."""
    number = int(row["para"])
    paragraph = sealed(text.paragraphs[number]) if number < len(text.paragraphs) else None
    start = find_quote(paragraph, row["quote"], int(row["nth"])) if paragraph is not None else None
    return paragraph[start + len(row["quote"]) :] if paragraph is not None and start is not None else ""


def _amount(figures: _Figures, row: Row, value: Amount) -> _Finding | None:
    quote = row["quote"]
    stated = stated_number(quote, _following(figures.text, row))
    if stated is None:
        what = f"{quote!r} does not state one number"
        return what, _plain(value.value), "Quote the words that state it, in figures or in words to ninety-nine."
    if stated.rounds(value.value) == stated.value:
        return None
    what = f"{quote!r} is not what the data say: {row['expression']} = {_plain(value.value)}"
    return what, _rounded(stated, value.value), f"Correct the text, or the rows of data/history/{value.table}."


def _plain(value: Decimal) -> str:
    return f"{round(value, 2).normalize():,f}"


def _rounded(stated: Stated, value: Decimal) -> str:
    return _plain(stated.rounds(value))


def _date(figures: _Figures, row: Row, value: When) -> _Finding | None:
    quote, expected = row["quote"], f"{value.edtf} ({edtf.words(value.edtf)})"
    anchor = (int(row["para"]), quote, int(row["nth"]))
    said = [m.edtf for m in figures.dates if (m.para, m.quote, m.nth) == anchor and m.edtf]
    if not said and anchor[0] in figures.unread:
        return None  # its annotation may be in a row that cannot be read, which is reported
    if not said:
        what = f"{quote!r} is not annotated as a date, so that its value is not known"
        return what, expected, "Annotate these words as a DATE, or quote the words that are."
    if not any(_within(value.edtf, date) for date in said):
        what = f"{quote!r} means {' or '.join(said)}, not what the data say: {row['expression']} = {value.edtf}"
        return what, expected, f"Correct the text, its annotation or the row of data/history/{value.table}."
    if not any(date_words_agree(quote, date) for date in said):
        what = f"{quote!r} names a day, month or year that {' or '.join(said)} does not have"
        return what, expected, "Correct the text or its annotation."
    return None


def _within(event: str, said: str) -> bool:
    """Tell whether all of an event's days lie in the stretch that the words mean: the text may be less sharp."""
    a, b = edtf.bounds(event), edtf.bounds(said)
    key = edtf.sort_key
    return key(b.earliest) <= key(a.earliest) and key(a.latest) <= key(b.latest)
