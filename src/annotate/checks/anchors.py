"""Notes, claims, stand-off citations and figures: anchored in a paragraph that exists, at words that stand there."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from annotate.checks.mentions import anchor_problem, rewritten
from annotate.files.rows import Sheet
from annotate.files.snapshot import Snapshot
from annotate.files.tables import Row
from annotate.files.texts import sealed
from annotate.values.curation import Decision
from annotate.values.errors import AnnotateError
from annotate.values.model import Citation, Note, StatedFigure, Suggestion, Text
from annotate.values.problems import Problem
from annotate.values.record import Claim


def check(snapshot: Snapshot) -> Iterator[Problem]:
    """Yield anchors that lead nowhere."""
    for value, words in _NAMED:
        for sheet in snapshot.files(value):
            if sheet.table.path.stem not in snapshot.text_ids:
                what = f"is not {words} a text of the edition"
                expected = ", ".join(f"{text}.csv" for text in snapshot.text_ids)
                yield Problem(sheet.shown, 0, 0, "file-name", what, expected, "Rename or remove it.")
    for sheet in (sheet for value in (Note, Claim, Citation, StatedFigure) for sheet in snapshot.files(value)):
        path = sheet.table.path
        try:
            text = snapshot.text(path.parent.name if path.parent.parent.name == "texts" else path.stem)
        except AnnotateError:
            continue  # reported by the checks of texts and cells
        for row in sheet.rows:
            yield from _row(sheet, text, row)
        if sheet.declared.value is Note:
            yield from _sources(sheet)


def _sources(sheet: Sheet[Any]) -> Iterator[Problem]:
    """Yield notes that name no source."""
    for row in sheet.rows:
        if not row["sources"]:
            what, remedy = "a note without a source", "Name the source that the note rests on."
            yield Problem(sheet.shown, row.line, row.column("sources"), "note-source", what, "one or more", remedy)


_NAMED = (
    (Note, "the notes on"),
    (Claim, "the claims of"),
    (Suggestion, "the proposals for"),
    (Decision, "the decisions on"),
)


def _row(sheet: Sheet[Any], text: Text, row: Row) -> Iterator[Problem]:
    number, quote, nth = (sheet.cell(row, column) for column in ("para", "quote", "nth"))
    if number is None or quote is None or nth is None:
        return  # reported by the check of cells
    if number >= len(text.paragraphs):
        what, expected = f"paragraph {number} does not exist", f"0 to {len(text.paragraphs) - 1}"
        yield Problem(sheet.shown, row.line, row.column("para"), "no-paragraph", what, expected)
        return
    paragraph = sealed(text.paragraphs[number])
    if found := rewritten(paragraph, quote, nth, row["note"]):
        yield Problem(sheet.shown, row.line, row.column("quote"), *found)
    elif problem := anchor_problem(paragraph, quote, nth):
        yield Problem(sheet.shown, row.line, row.column("quote"), "anchor-mismatch", *problem)
