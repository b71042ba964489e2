"""The record of recognition tells a possible story: opened, broken, restored, in this order."""

from __future__ import annotations

from collections.abc import Iterator

from annotate.facts.counts import Side, periods
from annotate.files import schema
from annotate.files.history import read_recognition
from annotate.files.project import Project
from annotate.values.edtf import EdtfError
from annotate.values.errors import AnnotateError, DataError
from annotate.values.problems import Problem


def check(project: Project) -> Iterator[Problem]:
    """Yield the states whose dates with one Korea contradict each other."""
    shown = project.relative(project.data / schema.table("history/recognition").pattern)
    try:
        rows = read_recognition(project)
    except AnnotateError:
        return  # reported by the check of cells
    for row in rows:
        for side in Side:
            try:
                periods(row, side)
            except EdtfError:
                continue  # reported by the check of cells
            except DataError as error:
                yield Problem(shown, row.line, 0, "relations-order", error.what, "", error.remedy)
