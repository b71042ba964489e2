"""Numbers and dates in a text against the data they come from: each row of `texts/*/figures.csv` computed again.

A row names a quote, the table of `data/history/` it rests on and an expression over it; the forms, and how to add one,
stand in `annotate.facts.expressions`. The quote must state the value at the digits it shows
(`annotate.facts.stated`); a date is what the annotation of the same quote says, and may be less sharp than the event.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from annotate.facts.expressions import Amount, Facts, When, evaluate, facts_of
from annotate.facts.stated import Stated, date_words_agree, stated_number
from annotate.files.project import paragraph_of
from annotate.files.rows import Sheet
from annotate.files.snapshot import Snapshot
from annotate.files.tables import Row
from annotate.files.texts import find_quote, sealed
from annotate.values.edtf import Edtf
from annotate.values.errors import AnnotateError, DataError, UsageError, unknown
from annotate.values.model import Kind, Mention, StatedFigure, Status, Text
from annotate.values.problems import Problem

CODE = "stated-figure"

# what, expected and remedy of a problem
_Finding = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class _Figures:
    """A text's file of figures and what is needed to judge its rows."""

    sheet: Sheet[StatedFigure]
    text: Text
    dates: Mapping[tuple[int, str, int], tuple[Edtf, ...]]
    unread: frozenset[int]
    facts: Facts
    tables: tuple[str, ...]


def check(snapshot: Snapshot) -> Iterator[Problem]:
    """Yield the figures and dates of every text that the data do not bear out."""
    try:
        facts = facts_of(snapshot)
    except DataError:
        return  # reported by the check of cells
    have = tuple(sorted(path.name for path in snapshot.project.history.glob("*.csv")))
    for sheet in snapshot.sheets(StatedFigure):
        try:
            text = snapshot.text(sheet.table.path.parent.name)
        except AnnotateError:
            continue  # reported by the checks of texts and cells
        files = snapshot.mentions(text.id)
        unread = frozenset(
            number for file in files if not file.sound for number in [paragraph_of(file.table.path) or 0]
        )
        figures = _Figures(sheet, text, _dates(files), unread, facts, have)
        lines = sheet.by_line
        for stated in sheet.values:
            yield from _row(figures, lines[stated.line], stated)


def _dates(files: Iterable[Sheet[Mention]]) -> Mapping[tuple[int, str, int], tuple[Edtf, ...]]:
    """Return what is said of the dates of a text, by their place."""
    found: dict[tuple[int, str, int], tuple[Edtf, ...]] = {}
    for mention in (mention for file in files for mention in file.values):
        if mention.kind is Kind.DATE and mention.status is not Status.REJECTED and mention.edtf:
            place = (mention.para, mention.quote, mention.nth)
            found[place] = (*found.get(place, ()), mention.edtf)
    return found


def _row(figures: _Figures, row: Row, stated: StatedFigure) -> Iterator[Problem]:
    table, expression = stated.computed_from, stated.expression
    at = {
        name: (figures.sheet.shown, row.line, row.column(name), CODE)
        for name in ("computed_from", "expression", "quote")
    }
    if not table or not expression or not stated.quote:
        return  # reported by the check of cells
    if table not in figures.tables:
        error = unknown("table", table, figures.tables)
        yield Problem(*at["computed_from"], error.what, "a table of data/history", error.remedy)
        return
    try:
        value = evaluate(figures.facts, expression)
        if value.table != table:
            what = f"{expression!r} is computed from {value.table}, not {table}"
            yield Problem(*at["computed_from"], what, value.table, f"Write {value.table}.")
        found = _date(figures, stated, value) if isinstance(value, When) else _amount(figures, stated, value)
    except UsageError as error:
        yield Problem(*at["expression"], error.what, "", error.remedy)
    except DataError:
        return  # states whose relations contradict themselves, reported by the check of recognition
    else:
        if found:
            yield Problem(*at["quote"], *found)


def _following(text: Text, stated: StatedFigure) -> str:
    """Return the words after a quote in its paragraph, where they are at hand."""
    paragraph = sealed(text.paragraphs[stated.para]) if stated.para < len(text.paragraphs) else None
    start = find_quote(paragraph, stated.quote, stated.nth) if paragraph is not None else None
    return paragraph[start + len(stated.quote) :] if paragraph is not None and start is not None else ""


def _amount(figures: _Figures, row: StatedFigure, value: Amount) -> _Finding | None:
    quote = row.quote
    stated = stated_number(quote, _following(figures.text, row))
    if stated is None:
        what = f"{quote!r} does not state one number"
        return what, _plain(value.value), "Quote the words that state it, in figures or in words to ninety-nine."
    if stated.rounds(value.value) == stated.value:
        return None
    what = f"{quote!r} is not what the data say: {row.expression} = {_plain(value.value)}"
    return what, _rounded(stated, value.value), f"Correct the text, or the rows of data/history/{value.table}."


def _plain(value: Decimal) -> str:
    return f"{round(value, 2).normalize():,f}"


def _rounded(stated: Stated, value: Decimal) -> str:
    return _plain(stated.rounds(value))


def _date(figures: _Figures, row: StatedFigure, value: When) -> _Finding | None:
    quote, expected = row.quote, f"{value.date} ({value.date.words})"
    said = figures.dates.get((row.para, quote, row.nth), ())
    if not said and row.para in figures.unread:
        return None  # its annotation may be in a row that cannot be read, which is reported
    if not said:
        what = f"{quote!r} is not annotated as a date, so that its value is not known"
        return what, expected, "Annotate these words as a DATE, or quote the words that are."
    # The text may be less sharp than the record.
    if not any(date.contains(value.date) for date in said):
        what = f"{quote!r} means {' or '.join(map(str, said))}, not what the data say: {row.expression} = {value.date}"
        return what, expected, f"Correct the text, its annotation or the row of data/history/{value.table}."
    if not any(date_words_agree(quote, date) for date in said):
        what = f"{quote!r} names a day, month or year that {' or '.join(map(str, said))} does not have"
        return what, expected, "Correct the text or its annotation."
    return None
