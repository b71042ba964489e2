"""What trainings reached: whole ones, in `ner_ablation.csv`, and short ones with one thing otherwise, `ner_trials.csv`.

A row of the first is added by hand after a training: a name, what was different, and F1 that `annotate measure corpora`
gave. One seed a run: differences of less than the intervals in `ner.json` say nothing. The second is made by
`annotate train DIR --trials` (`annotate_train.trials`). The chapter on the recogniser shows both.
"""

from __future__ import annotations

from dataclasses import dataclass

from annotate.measure.results import ResultFile

Scores = tuple[tuple[str, float], ...]
"""F1 by corpus."""


@dataclass(frozen=True, slots=True)
class Run:
    """A training run: its name, what was different, its steps, F1 of the model alone on the texts of the edition.

    `scores` holds strict F1 over all labels, and over organisations ("…_org"), by corpus.
    """

    run: str
    difference: str
    steps: int
    article: float
    essay: float
    scores: Scores


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a trial reached: F1 by corpus; the mean over the held-out corpora, as they are and with noise."""

    trial: str
    difference: str
    steps: int
    texts: float
    noised: float
    scores: Scores


RUNS = ResultFile("benchmarks/ner_ablation.csv", tuple[Run, ...], "git restore the file; rows are added by hand")
TRIALS = ResultFile(
    "benchmarks/ner_trials.csv", tuple[Outcome, ...], "annotate train DIR --trials --out data/benchmarks/ner_trials.csv"
)
