"""What recognition errors cost: F1 on the test texts of the corpora as they are and with noise, in `ner_noise.csv`.

Noise is the errors of `noise.ERRORS` at their rates; the gold spans go along. A name run into its neighbour counts as
missed. The rates and the model are not chosen by these figures.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

from annotate.measure.agreement import ALL
from annotate.measure.corpora import Example, Source, measured_texts, shipped_sources
from annotate.measure.evaluate import evaluate
from annotate.measure.noise import drawn, edited
from annotate.measure.results import ResultFile
from annotate.stages.recognise import load_recogniser, model_id

if TYPE_CHECKING:
    from spacy.language import Language


@dataclass(frozen=True, slots=True)
class Noised:
    """F1 over all labels on a corpus as it is and with noise; `characters` is the share of them that errors changed."""

    corpus: str
    model: str
    characters: float
    f1: float
    f1_noised: float


FILE = ResultFile("benchmarks/ner_noise.csv", tuple[Noised, ...], "annotate measure corpora DIR", digits=4)


def run(
    folder: Path,
    model: str | None = None,
    *,
    sources: Sequence[Source] | None = None,
    seed: int = 0,
    progress: Callable[[str], None],
) -> tuple[Noised, ...]:
    """Measure a model, without rules and gazetteer, on every corpus twice.

    Parameters
    ----------
    folder, model, sources, progress
        As for `benchmark.run`.
    seed
        Draws the errors.

    Raises
    ------
    InputError
        Corpora are missing, differ from the list, or are damaged.
    UsageError
        There is no such model.
    """
    tests = measured_texts(folder, shipped_sources() if sources is None else sources)
    nlp = load_recogniser(model)
    found = []
    for source, test in tests:
        found.append(measure(nlp, source.name, test, seed=seed))
        progress(f"{source.name}: F1 {found[-1].f1:.3f}, with noise {found[-1].f1_noised:.3f}")
    return tuple(found)


def measure(nlp: Language, corpus: str, test: Sequence[Example], *, seed: int = 0) -> Noised:
    """Return what errors cost a model from `load_recogniser` on some texts."""
    random = Random(seed)
    edits = [drawn(example, random) for example in test]
    changed = sum(max(1, e.end - e.start) for each in edits for e in each)
    noised = [edited(example, each) for example, each in zip(test, edits, strict=True)]
    length = sum(len(example.text) for example in test)
    identity = model_id(nlp)
    clean, hurt = (evaluate(nlp, texts)[ALL].f1 for texts in (test, noised))
    return Noised(corpus, f"{identity.version} {identity.sha256[:12]}", changed / max(1, length), clean, hurt)
