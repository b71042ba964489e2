"""A gazetteer of one's own, as `--gazetteer` takes it: the same checks as for the edition's, outside any edition."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from annotate.checks.gazetteer import hang_together, missing
from annotate.files import rows, schema, tables
from annotate.files.project import Project
from annotate.files.snapshot import unreadable
from annotate.gazetteer import read_rows
from annotate.gazetteer.rows import FILES
from annotate.values.errors import InputError
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
    shown = Project(Path.cwd()).relative(folder)
    found = list(missing(folder, shown))
    try:
        tables_read = read_rows(folder, shown)
    except InputError:
        found += _each(folder, shown)
    else:
        found += [*tables_read.problems, *hang_together(tables_read)]
    return tuple(sorted({_abroad(problem, shown) for problem in found if _UNDETERMINED not in problem.what}))


def _each(folder: Path, shown: str) -> list[Problem]:
    """Return what is wrong with those tables that are there, where not all can be read."""
    found: list[Problem] = []
    for name, file in FILES:
        declared, path = schema.table(name), folder / file
        try:
            table = tables.read(path, declared.columns, f"{shown}/{file}")
        except InputError as error:
            found += [unreadable(f"{shown}/{file}", path, error)] if path.exists() else []
        else:
            found += [*table.problems, *rows.sheet(declared, table, f"{shown}/{file}").problems]
    return found


def _abroad(problem: Problem, shown: str) -> Problem:
    """Return a problem in the words for a gazetteer of one's own."""
    expected, remedy = (words.replace("data/gazetteer/", f"{shown}/") for words in (problem.expected, problem.remedy))
    severity = Severity.WARNING if problem.code in _HOUSE_RULES else problem.severity
    return replace(problem, expected=expected, remedy=remedy or "Write what is expected.", severity=severity)
