"""A gazetteer of one's own, as `--gazetteer` takes it: the same checks as for the edition's, outside any edition."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from annotate.checks import cells
from annotate.checks.gazetteer import hang_together
from annotate.files import schema
from annotate.files.project import Project
from annotate.gazetteer.rows import FILES
from annotate.values.problems import Problem, Severity

# What our edition asks of its own records, and others need not.
_HOUSE_RULES = frozenset({"unsourced", "no-name", "language", "wikidata-status", "name-twice"})

# The tag of BCP 47 for a language that nobody noted: most names of GeoNames have no other.
_UNDETERMINED = "language 'und'"


def check_folder(folder: Path) -> tuple[Problem, ...]:
    """Return what is wrong with a gazetteer of one's own, sorted: its cells, and what holds between its rows.

    All of it in one run, each problem with file, line, column and remedy. What only our edition asks of its records
    (a source for what is certain, a preferred English name, a known language) is a warning. Sources are not looked up:
    their keys are those of another bibliography.
    """
    project = Project(Path.cwd())
    shown = project.relative(folder)
    found = list(hang_together(folder, shown))
    paths = [(schema.table(name), folder / file) for name, file in FILES if (folder / file).exists()]
    ids = frozenset(
        row["id"]
        for declared, path in paths
        if declared.name == schema.ENTITIES
        for row in cells.read_table(project, declared, path).rows
    )
    known = cells.Targets(((schema.ENTITIES, ids - {""}),))
    for declared, path in paths:
        found += cells.check_table(project, declared, path, known)
    return tuple(sorted({_abroad(problem, shown) for problem in found if _UNDETERMINED not in problem.what}))


def _abroad(problem: Problem, shown: str) -> Problem:
    """Return a problem in the words for a gazetteer of one's own."""
    expected, remedy = (words.replace("data/gazetteer/", f"{shown}/") for words in (problem.expected, problem.remedy))
    severity = Severity.WARNING if problem.code in _HOUSE_RULES else problem.severity
    return replace(problem, expected=expected, remedy=remedy or "Write what is expected.", severity=severity)
