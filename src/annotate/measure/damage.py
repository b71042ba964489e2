"""What recognition errors cost: F1 on the test texts of the corpora as they are and damaged, in `ner_noise.csv`.

Damaged means with the errors of `noise.ERRORS` at their rates; the gold spans go along. A name run into its neighbour
counts as missed. The rates and the model are not chosen by these figures.
"""

from __future__ import annotations

import csv
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

from annotate.files import tables
from annotate.files.project import read_text, write_text
from annotate.measure.corpora import Example, Source, Split, check, read_corpus, shipped_sources
from annotate.measure.evaluate import score
from annotate.measure.noise import drawn, edited
from annotate.stages.recognise import load_recogniser, model_id
from annotate.values.errors import InputError

if TYPE_CHECKING:
    from spacy.language import Language

FILE = "benchmarks/ner_noise.csv"
_COLUMNS = ("corpus", "model", "characters", "f1", "f1_damaged")


@dataclass(frozen=True, slots=True)
class Damage:
    """F1 over all labels on a corpus as it is and damaged; `characters` is the share of them that errors changed."""

    corpus: str
    model: str
    characters: float
    f1: float
    f1_damaged: float


def run(
    folder: Path,
    model: str | None = None,
    *,
    sources: Sequence[Source] | None = None,
    seed: int = 0,
    progress: Callable[[str], None],
) -> tuple[Damage, ...]:
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
    listed = tuple(s for s in (shipped_sources() if sources is None else sources) if s.use.measured)
    check(folder, listed)
    nlp = load_recogniser(model)
    found = []
    for source in listed:
        test = [x for x in read_corpus(folder, source) if x.split is Split.TEST]
        found.append(measure(nlp, source.name, test, seed=seed))
        progress(f"{source.name}: F1 {found[-1].f1:.3f}, damaged {found[-1].f1_damaged:.3f}")
    return tuple(found)


def measure(nlp: Language, corpus: str, test: Sequence[Example], *, seed: int = 0) -> Damage:
    """Return what errors cost a model from `load_recogniser` on some texts."""
    random = Random(seed)
    edits = [drawn(example, random) for example in test]
    changed = sum(max(1, e.end - e.start) for each in edits for e in each)
    damaged = [edited(example, each) for example, each in zip(test, edits, strict=True)]
    length = sum(len(example.text) for example in test)
    identity = model_id(nlp)
    whole, hurt = (score(nlp, texts)[0].f1 for texts in (test, damaged))
    return Damage(corpus, f"{identity.version} {identity.sha256[:12]}", changed / max(1, length), whole, hurt)


def damaged(test: Sequence[Example], *, seed: int = 0) -> tuple[Example, ...]:
    """Return texts with the errors of a scanner, their spans going along; the same seed gives the same errors."""
    random = Random(seed)
    return tuple(edited(example, drawn(example, random)) for example in test)


def write(path: Path, damages: Sequence[Damage]) -> None:
    """Write the results as CSV."""
    path.parent.mkdir(parents=True, exist_ok=True)
    rows = ((d.corpus, d.model, f"{d.characters:.4f}", f"{d.f1:.4f}", f"{d.f1_damaged:.4f}") for d in damages)
    write_text(path, tables.dump(_COLUMNS, rows))


def read(path: Path) -> tuple[Damage, ...]:
    """Read what `write` wrote.

    Raises
    ------
    InputError
        The file is missing, or is not such a table.
    """
    try:
        return tuple(
            Damage(r["corpus"], r["model"], float(r["characters"]), float(r["f1"]), float(r["f1_damaged"]))
            for r in csv.DictReader(read_text(path).splitlines())
        )
    except (KeyError, ValueError, TypeError) as problem:
        raise InputError(
            f"{path}: not a table of scores on damaged texts: {problem!r}.",
            remedy="Make it anew: annotate score --corpora DIR",
        ) from problem
