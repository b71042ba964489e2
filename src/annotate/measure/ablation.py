"""What each change to the training gave: one row a run, F1 on every test split, in `data/benchmarks/ner_ablation.csv`.

A run is what `benchmark.write` kept of it, with a description of what was different. One seed a run: differences of
less than the intervals in `ner.json` say nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from annotate.files import tables
from annotate.files.project import write_text
from annotate.measure.benchmark import Benchmark
from annotate.values.errors import InputError

FILE = "benchmarks/ner_ablation.csv"
_FIXED = ("run", "difference", "steps", "article", "essay")


@dataclass(frozen=True, slots=True)
class Run:
    """A training run: its name, what was different, its steps, F1 of the model alone on the texts of the edition."""

    run: str
    difference: str
    steps: int
    article: float
    essay: float
    scores: tuple[tuple[str, float], ...]


def run_of(name: str, difference: str, benchmark: Benchmark, *, steps: int, article: float, essay: float) -> Run:
    """Return the row of a measured run: strict F1 over all labels, and over organisations, by corpus."""
    scores = []
    for result in benchmark.corpora:
        scores.append((result.corpus, result.find("ALL").agreement.f1))
        scores.append((f"{result.corpus}_org", result.find("ORG").agreement.f1))
    return Run(name, difference, steps, article, essay, tuple(scores))


def write(path: Path, runs: Sequence[Run]) -> None:
    """Write the runs, in the order given, as CSV."""
    path.parent.mkdir(parents=True, exist_ok=True)
    corpora = [name for name, _ in runs[0].scores]
    rows = (
        (
            r.run,
            r.difference,
            str(r.steps),
            *(f"{value:.3f}" for value in (r.article, r.essay, *dict(r.scores).values())),
        )
        for r in runs
    )
    write_text(path, tables.dump([*_FIXED, *corpora], rows))


def read(path: Path) -> tuple[Run, ...]:
    """Read what `write` wrote.

    Raises
    ------
    InputError
        The file is missing, or a cell is no number.
    """
    import csv

    from annotate.files.project import read_text

    try:
        return tuple(
            Run(
                row.pop("run"),
                row.pop("difference"),
                int(row.pop("steps")),
                float(row.pop("article")),
                float(row.pop("essay")),
                tuple((corpus, float(value)) for corpus, value in row.items()),
            )
            for row in csv.DictReader(read_text(path).splitlines())
        )
    except (KeyError, ValueError, TypeError) as problem:
        raise InputError(f"{path}: not a table of runs: {problem!r}.", remedy="Restore the file.") from problem
