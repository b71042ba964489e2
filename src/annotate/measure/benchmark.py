"""The recogniser against the test splits of the corpora: `data/benchmarks/ner.json`, results only.

The corpora come by argument and are no part of the project; what is kept are counts, scores and intervals, with the
name, version and hash of the model that made them. To report another corpus, add it to `data/sources.toml`.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from annotate.files.project import read_text, write_text
from annotate.measure.corpora import Example, Source, Split, Use, check, read_corpus, shipped_sources
from annotate.measure.evaluate import Agreement, entities, unjudged
from annotate.measure.measures import RESAMPLES, Measured, Mode, measure
from annotate.stages.recognise import load_recogniser, model_id
from annotate.values.errors import InputError

if TYPE_CHECKING:
    from spacy.language import Language

FILE = "benchmarks/ner.json"


@dataclass(frozen=True, slots=True)
class CorpusResult:
    """The scores on one corpus; `name`, `use` and `licence` as in the list of corpora."""

    corpus: str
    name: str
    use: Use
    texts: int
    measured: tuple[Measured, ...]

    def find(self, label: str, mode: Mode = Mode.STRICT) -> Measured:
        """Return the row of a label ("ALL" for all) in a mode; raise `KeyError` if there is none."""
        return {(m.label, m.mode): m for m in self.measured}[label, mode]


@dataclass(frozen=True, slots=True)
class Benchmark:
    """Which model was measured, how, and what came out."""

    model: str
    version: str
    sha256: str
    seed: int
    resamples: int
    corpora: tuple[CorpusResult, ...]


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
    listed = tuple(s for s in (shipped_sources() if sources is None else sources) if s.use.measured)
    check(folder, listed)
    nlp = load_recogniser(model)
    identity = model_id(nlp)
    results = []
    for source in listed:
        test = [x for x in read_corpus(folder, source) if x.split is Split.TEST]
        measured = measure(_pairs(nlp, test), seed=seed)
        results.append(CorpusResult(source.id, source.name, source.use, len(test), measured))
        overall = results[-1].find("ALL")
        progress(f"{source.name}: F1 {overall.agreement.f1:.3f} ({overall.low:.3f} to {overall.high:.3f})")
    return Benchmark(identity.name, identity.version, identity.sha256, seed, RESAMPLES, tuple(results))


def _pairs(nlp: Language, examples: Sequence[Example]) -> list[tuple[tuple[Any, ...], tuple[Any, ...]]]:
    docs = nlp.pipe(example.text for example in examples)
    return [
        (example.spans, tuple(span for span in entities(doc) if not unjudged(span, example)))
        for doc, example in zip(docs, examples, strict=True)
    ]


def write(path: Path, benchmark: Benchmark) -> None:
    """Write the results as JSON."""
    path.parent.mkdir(parents=True, exist_ok=True)
    content = {
        "model": {"name": benchmark.model, "version": benchmark.version, "sha256": benchmark.sha256},
        "seed": benchmark.seed,
        "resamples": benchmark.resamples,
        "corpora": [
            {
                "corpus": result.corpus,
                "name": result.name,
                "use": result.use.value,
                "texts": result.texts,
                "scores": [measured_row(measured) for measured in result.measured],
            }
            for result in benchmark.corpora
        ],
    }
    write_text(path, json.dumps(content, ensure_ascii=False, indent=1) + "\n")


def read(path: Path) -> Benchmark:
    """Read what `write` wrote.

    Raises
    ------
    InputError
        The file is missing or is not such a file.
    """
    try:
        raw = json.loads(read_text(path))
        return Benchmark(
            raw["model"]["name"],
            raw["model"]["version"],
            raw["model"]["sha256"],
            raw["seed"],
            raw["resamples"],
            tuple(
                CorpusResult(
                    c["corpus"], c["name"], Use(c["use"]), c["texts"], tuple(measured_from(row) for row in c["scores"])
                )
                for c in raw["corpora"]
            ),
        )
    except (ValueError, KeyError, TypeError) as problem:
        raise InputError(
            f"{path}: not a file of benchmark results: {problem!r}.",
            remedy="Make it anew: annotate score --corpora DIR",
        ) from problem


def measured_row(measured: Measured) -> dict[str, Any]:
    """Return a row of results as JSON writes it."""
    agreement = measured.agreement
    return {
        "label": measured.label,
        "mode": measured.mode.value,
        "both": agreement.both,
        "predicted_only": agreement.predicted_only,
        "gold_only": agreement.gold_only,
        "precision": round(agreement.precision, 4),
        "recall": round(agreement.recall, 4),
        "f1": round(agreement.f1, 4),
        "low": round(measured.low, 4),
        "high": round(measured.high, 4),
    }


def measured_from(row: dict[str, Any]) -> Measured:
    """Return a row of results from JSON; raise `KeyError` or `ValueError` where it is none."""
    agreement = Agreement(row["both"], row["predicted_only"], row["gold_only"])
    return Measured(row["label"], Mode(row["mode"]), agreement, row["low"], row["high"])
