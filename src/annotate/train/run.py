"""Rebuild the shipped recogniser: check the corpora, vary them, train, measure, write the package."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random

from annotate.errors import InputError
from annotate.train.augment import augmented, learnable
from annotate.train.corpora import Example, Source, Split, Use, check, read_corpus, shipped_sources
from annotate.train.documents import to_doc
from annotate.train.evaluate import CorpusScore, score_corpus
from annotate.train.learn import Stop, learn
from annotate.train.names import NameMaker
from annotate.train.package import check_target, write_package
from annotate.train.repair import repair
from annotate.train.templates import paragraphs

SHIPPED_STEPS = 4500
"""Steps of the shipped model; about a quarter of an hour on one shared core."""
TEMPLATE_PARAGRAPHS = 2500


@dataclass(frozen=True, slots=True)
class TrainReport:
    """What a training run made. `minutes` is wall time of the training loop; `dev_f1` is the kept checkpoint's F1."""

    model: Path
    size: int
    steps: int
    minutes: float
    stop: Stop
    dev_f1: float
    scores: tuple[CorpusScore, ...]


def train(
    corpora: Path,
    out: Path,
    *,
    seed: int = 0,
    max_minutes: float = 15,
    progress: Callable[[str], None],
    max_steps: int = SHIPPED_STEPS,
    sources: Sequence[Source] | None = None,
    template_paragraphs: int = TEMPLATE_PARAGRAPHS,
) -> TrainReport:
    """Train a recogniser on a folder of corpora and write it as a spaCy package.

    Parameters
    ----------
    corpora
        Folder with the files that `sources` names.
    out
        Folder of the new package; an earlier package there is replaced.
    seed
        Determines the model, as long as `max_steps` ends the training.
    max_minutes
        Limit in minutes for the training loop alone; where it ends the training, `TrainReport.stop` says so.
    progress
        Called with one line of text at a time.
    max_steps
        Steps of about 1,500 words each.
    sources
        The corpora; the shipped list without it.
    template_paragraphs
        How many paragraphs of our own are mixed in.

    Raises
    ------
    InputError
        Corpora are missing, not the ones named, damaged, or hold nothing to learn from.
    UsageError
        `out` is a folder that is not a model package, or the model is too large.
    """
    import spacy

    check_target(out)
    listed = shipped_sources() if sources is None else tuple(sources)
    progress(f"checking {len(listed)} corpora in {corpora}")
    check(corpora, listed)
    read = {source: read_corpus(corpora, source) for source in listed}
    examples = _training_examples(read, seed, template_paragraphs)
    blank = spacy.blank("en")
    dev = tuple(to_doc(x, blank) for source, xs in read.items() for x in xs if _decides(source, x))
    if not dev:
        raise InputError(
            f"{corpora}: no example of the dev split in a corpus to train on.",
            remedy='At least one corpus with use = "train" needs examples with "split": "dev".',
        )
    progress(f"{len(examples):,} training texts, {len(dev):,} development texts")
    docs = tuple(to_doc(x, blank) for x in examples)
    learnt = learn(docs, dev, seed=seed, max_steps=max_steps, max_minutes=max_minutes, progress=progress)
    scores = []
    for source, found in read.items():
        scores.append(score_corpus(learnt.nlp, source, found))
        progress(f"{source.name}: F1 {scores[-1].overall.f1:.3f}")
    size = write_package(out, learnt, listed, scores, seed=seed)
    progress(f"{out}: {size:,} bytes")
    return TrainReport(out, size, learnt.steps, learnt.seconds / 60, learnt.stop, learnt.dev_f1, tuple(scores))


def _training_examples(
    read: dict[Source, tuple[Example, ...]], seed: int, template_paragraphs: int
) -> tuple[Example, ...]:
    base = [repair(x) for source, xs in read.items() if source.use is Use.TRAIN for x in learnable(xs)]
    if not base:
        raise InputError(
            "The corpora hold nothing to learn from.",
            remedy='At least one corpus with use = "train" needs examples with "split": "train".',
        )
    random = Random(seed)
    names = NameMaker(random)
    return (*augmented(base, names, random), *paragraphs(template_paragraphs, names, random))


def _decides(source: Source, example: Example) -> bool:
    return source.use is Use.TRAIN and example.split is Split.DEV
