"""What short trainings with one thing otherwise reached: the table `data/benchmarks/ner_trials.csv`.

`annotate train DIR --trials` makes it (`annotate_train.trials`); the chapter on the recogniser shows it.
"""

from __future__ import annotations

import csv
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from annotate.files import tables
from annotate.files.project import read_text, write_text
from annotate.values.errors import InputError

FILE = "benchmarks/ner_trials.csv"
_FIXED = ("trial", "difference", "steps", "texts", "damaged")


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a trial reached: F1 by corpus; the mean over the held-out corpora, as they are and damaged."""

    trial: str
    difference: str
    steps: int
    texts: float
    damaged: float
    scores: tuple[tuple[str, float], ...]


def write(path: Path, outcomes: Sequence[Outcome]) -> None:
    """Write the outcomes, in the order given, as CSV."""
    path.parent.mkdir(parents=True, exist_ok=True)
    corpora = [name for name, _ in outcomes[0].scores]
    rows = (
        (o.trial, o.difference, str(o.steps), *(f"{v:.3f}" for v in (o.texts, o.damaged, *dict(o.scores).values())))
        for o in outcomes
    )
    write_text(path, tables.dump([*_FIXED, *corpora], rows))


def read(path: Path) -> tuple[Outcome, ...]:
    """Read what `write` wrote.

    Raises
    ------
    InputError
        The file is missing, or is not such a table.
    """
    try:
        return tuple(
            Outcome(
                row.pop("trial"),
                row.pop("difference"),
                int(row.pop("steps")),
                float(row.pop("texts")),
                float(row.pop("damaged")),
                tuple((corpus, float(value)) for corpus, value in row.items()),
            )
            for row in csv.DictReader(read_text(path).splitlines())
        )
    except (KeyError, ValueError, TypeError) as problem:
        raise InputError(
            f"{path}: not a table of trials: {problem!r}.", remedy="Make it anew: annotate train DIR --trials"
        ) from problem
