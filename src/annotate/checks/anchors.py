"""Notes, claims, stand-off citations and figures: anchored in a paragraph that exists, at words that stand there."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from annotate.checks.cells import read_table
from annotate.checks.mentions import anchor_problem
from annotate.files import schema
from annotate.files.claims import claims_file
from annotate.files.project import Project
from annotate.files.tables import Row
from annotate.files.texts import load_text, sealed
from annotate.values.errors import AnnotateError
from annotate.values.model import Text
from annotate.values.problems import Problem


def check(project: Project) -> Iterator[Problem]:
    """Yield anchors that lead nowhere."""
    folders = (("notes", "the notes on"), ("claims", "the claims of"))
    named = ((path, words) for name, words in folders for path in sorted((project.data / name).glob("*.csv")))
    for path, words in named:
        if path.stem not in project.text_ids():
            what = f"is not {words} a text of the edition"
            expected = ", ".join(f"{text}.csv" for text in project.text_ids())
            yield Problem(project.relative(path), 0, 0, "file-name", what, expected, "Rename or remove it.")
    for text_id in project.text_ids():
        try:
            text = load_text(project, text_id)
        except AnnotateError:
            continue  # reported by the checks of texts and cells
        folder = project.text_dir(text_id)
        for name, path in (
            ("notes", project.notes(text_id)),
            ("claims", claims_file(project, text_id)),
            ("citations", folder / "citations.csv"),
            ("figures", folder / "figures.csv"),
        ):
            if path.exists():
                yield from _table(project, text, path, name)


def _table(project: Project, text: Text, path: Path, name: str) -> Iterator[Problem]:
    table = read_table(project, schema.table(name), path)
    for row in table.rows if table.readable else ():
        if row.whole:
            yield from _row(project.relative(path), text, row)


def _row(shown: str, text: Text, row: Row) -> Iterator[Problem]:
    if not row["para"].isdecimal() or not row["nth"].isdecimal():
        return  # reported by the check of cells
    number = int(row["para"])
    if number >= len(text.paragraphs):
        last = len(text.paragraphs) - 1
        yield Problem(
            shown, row.line, row.column("para"), "no-paragraph", f"paragraph {number} does not exist", f"0 to {last}"
        )
        return
    problem = anchor_problem(sealed(text.paragraphs[number]), row["quote"], int(row["nth"]))
    if problem:
        yield Problem(shown, row.line, row.column("quote"), "anchor-mismatch", *problem)
