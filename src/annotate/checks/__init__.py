"""Checks of everything people edit; `annotate validate` runs them all and lists every problem in one go.

To add a check: write a function that takes a `Snapshot` and yields `Problem` values in a module of this package, add a
row to `CHECKS`, and a table for each new code to `codes.toml`. A check states facts; it never prints, raises on data,
or exits. A broken edition under `tests/broken/` pins each message.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from annotate.checks import (
    anchors,
    apart,
    cells,
    claims,
    drawn,
    existence,
    geodata,
    grades,
    kept,
    ledger,
    mentions,
    numbers,
    package,
    proposals,
    quotes,
    recognition,
    results,
    sources,
    texts,
)
from annotate.checks import gazetteer as authority
from annotate.checks import rights as guard
from annotate.files import schema
from annotate.files.project import Project
from annotate.files.snapshot import Snapshot
from annotate.values.model import Mention
from annotate.values.problems import FMT, Problem, Severity


@dataclass(frozen=True, slots=True)
class Check:
    """A check: what it is called, what it looks at, and the function that does it."""

    name: str
    title: str
    run: Callable[[Snapshot], Iterator[Problem]]


CHECKS: tuple[Check, ...] = (
    Check("cells", "Form of every table: encoding, columns, types, allowed values, foreign keys", cells.check),
    Check("texts", "Texts and their outlines agree", texts.check),
    Check("annotations", "Annotations: anchors, ids, labels, senses, dates, overlaps", mentions.check),
    Check("proposals", "Proposals speak of texts and paragraphs that are there, as annotations do", proposals.check),
    Check("decisions", "Decisions are on annotations that are there", proposals.check_decisions),
    Check("ledger", "Every id that was given has its row, and every anchor is as it was found", ledger.check),
    Check("existence", "What is linked existed at the date spoken of; one string has one referent", existence.check),
    Check("anchors", "Notes, citations and figures are anchored in their texts", anchors.check),
    Check("recognition", "Acts between states and either Korea are in order and come to the totals", recognition.check),
    Check("grades", "What is high rests on two sources, or on an authoritative one, that were seen", grades.check),
    Check("numbers", "Numbers and dates in the texts are those of the data", numbers.check),
    Check("claims", "Verdicts on claims rest on data that hold and on other sources", claims.check),
    Check("gazetteer", "Authority records hang together", authority.check_gazetteer),
    Check("sources", "The bibliography is readable and used keys exist", sources.check),
    Check("geodata", "Geodata are dated, sourced, of sound shape and within bounds", geodata.check),
    Check("drawn", "What the notebooks' figures draw is in the data", drawn.check),
    Check("results", "Results of measurements are readable", results.check),
    Check("kept", "What a version named has an answer; old addresses lead on", kept.check),
    Check("package", "The data package describes the tables as they are", package.check),
    Check("quotes", "Quotes of a reserved text show few words in a row", quotes.check),
    Check(
        "rights", "No running text of a reserved text in any tracked file; the guard is as it was sealed", guard.check
    ),
)


def run_checks(project: Project, only: Sequence[Path] = ()) -> tuple[Problem, ...]:
    """Run every check and return the problems, sorted by place, each once.

    Parameters
    ----------
    project
        The edition.
    only
        Files or folders: problems elsewhere are left out. All checks run nevertheless, since a row is only right or
        wrong beside the others.
    """
    snapshot = Snapshot(project)
    annotations = snapshot.paths(schema.table_of(Mention))
    with apart.guarding(project, len(annotations)) as guarded:
        told = [problem for check in CHECKS if check.run is not guard.check for problem in check.run(snapshot)]
        found = _told_once({_weighed(problem) for problem in (*told, *guarded())})
    if only:
        wanted = [project.relative(path) for path in only]
        found = {p for p in found if any(w in (".", p.path) or p.path.startswith(w.rstrip("/") + "/") for w in wanted)}
    return tuple(sorted(found))


#: Where the words of an annotation are not those that it was given for, that is all there is to say of them.
_SAYS_ALL = "anchor-changed"
_SAYS_LESS = ("anchor-mismatch", "date-damage", "number-damage")


def _told_once(found: set[Problem]) -> set[Problem]:
    """Return problems without those that say less of the same cell than another one."""
    said = {(problem.path, problem.line, problem.column) for problem in found if problem.code == _SAYS_ALL}
    return {p for p in found if p.code not in _SAYS_LESS or (p.path, p.line, p.column) not in said}


def _weighed(problem: Problem) -> Problem:
    """Return a problem, as a warning where `annotate fmt` mends it."""
    return replace(problem, severity=Severity.WARNING) if problem.remedy == FMT else problem
