"""The recogniser against the test splits of the corpora: `data/benchmarks/ner.json`, results only.

The corpora come by argument and are no part of the project; what is kept are counts and intervals, with the
name, version and hash of the model that made them. To report another corpus, add it to `data/sources.toml`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from annotate.measure.agreement import Mode
from annotate.measure.corpora import Source, Use, measured_texts, shipped_sources
from annotate.measure.evaluate import pairs
from annotate.measure.intervals import RESAMPLES, Measured, find, measure
from annotate.measure.results import ResultFile
from annotate.stages.recognise import ModelId, load_recogniser, model_id


@dataclass(frozen=True, slots=True)
class CorpusResult:
    """The scores on one corpus; `name`, `use` and `licence` as in the list of corpora."""

    corpus: str
    name: str
    use: Use
    texts: int
    scores: tuple[Measured, ...]

    def find(self, label: str, mode: Mode = Mode.STRICT) -> Measured:
        """Return the row of a label ("ALL" for all) in a mode; raise `KeyError` if there is none."""
        return find(self.scores, label, mode)


@dataclass(frozen=True, slots=True)
class Benchmark:
    """Which model was measured, how, and what came out."""

    model: ModelId
    seed: int
    resamples: int
    corpora: tuple[CorpusResult, ...]


FILE = ResultFile("benchmarks/ner.json", Benchmark, "annotate measure corpora DIR")


def run(
    folder: Path,
    model: str | None = None,
    *,
    sources: Sequence[Source] | None = None,
    seed: int = 0,
    progress: Callable[[str], None],
) -> Benchmark:
    """Measure a model, without rules and gazetteer, on every corpus.

    Parameters
    ----------
    folder
        Folder with the corpora.
    model
        As for `load_recogniser`: None for the shipped one.
    sources
        The corpora; the shipped list without it.
    seed
        For the intervals.
    progress
        Called with a line of text for each corpus.

    Raises
    ------
    InputError
        Corpora are missing, differ from the list, or are damaged.
    UsageError
        There is no such model.
    """
    tests = measured_texts(folder, shipped_sources() if sources is None else sources)
    nlp = load_recogniser(model)
    results = []
    for source, test in tests:
        scores = measure(pairs(nlp, test), seed=seed)
        results.append(CorpusResult(source.id, source.name, source.use, len(test), scores))
        overall = results[-1].find("ALL")
        progress(f"{source.name}: F1 {overall.agreement.f1:.3f} ({overall.low:.3f} to {overall.high:.3f})")
    return Benchmark(model_id(nlp), seed, RESAMPLES, tuple(results))
