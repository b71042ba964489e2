"""Rebuild the shipped recogniser: check the corpora, vary them, train, measure, write the package."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from annotate.measure.agreement import ALL
from annotate.measure.corpora import Example, Source, Split, Use, check, read_corpus, shipped_sources
from annotate.measure.evaluate import evaluate
from annotate.stages.recognise import load_recogniser, model_id
from annotate.values.errors import InputError, UsageError
from annotate_train.documents import to_doc
from annotate_train.learn import WIDTHS, Limits, Stop, learn
from annotate_train.lessons.augment import learnable
from annotate_train.lessons.mix import one_pass
from annotate_train.lessons.sentences import sentences
from annotate_train.overlap import without_measured
from annotate_train.package import CorpusScore, check_target, inherited, write_package
from annotate_train.packages import require
from annotate_train.repair import repair
from annotate_train.splits import with_dev
from annotate_train.student import learn as student
from annotate_train.teacher.taught import Silver, read_silver

if TYPE_CHECKING:
    from spacy.tokens import Doc

SHIPPED_STEPS = 6500
"""Steps of spaCy's loop; about half an hour on one core."""
TEMPLATE_PARAGRAPHS = 1500
"""Paragraphs of our own in each pass over the corpora."""


@dataclass(frozen=True, slots=True)
class TrainReport:
    """What a training run made. `minutes` is wall time of the loop; `dev_f1` is the mean over the corpora."""

    model: Path
    size: int
    steps: int
    minutes: float
    stop: Stop
    dev_f1: float
    scores: tuple[CorpusScore, ...]


@dataclass(frozen=True, slots=True)
class Lessons:
    """What there is to learn from: the corpora as read, the training texts, the development texts by corpus."""

    read: Mapping[Source, tuple[Example, ...]]
    base: tuple[Example, ...]
    dev: Mapping[str, tuple[Doc, ...]]


def train(
    corpora: Path,
    out: Path,
    *,
    seed: int = 0,
    max_minutes: float = 15,
    progress: Callable[[str], None],
    max_steps: int | None = None,
    sources: Sequence[Source] | None = None,
    template_paragraphs: int = TEMPLATE_PARAGRAPHS,
    resume: bool = False,
    start: Path | None = None,
    silver: Path | None = None,
    contested: bool = True,
    shown: Mapping[str, float] | None = None,
    halfway: float = 0.0,
    torch: bool = False,
    width: int | None = None,
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
        Steps of about 1,500 words each (`SHIPPED_STEPS` without it); with `torch`, as of `student.learn.Schooling`.
    sources
        The corpora; the shipped list without it.
    template_paragraphs
        How many paragraphs of our own are mixed into every pass.
    resume
        Go on from the checkpoint that an interrupted run left beside `out`; without one, start anew.
    start
        A model package to go on from instead of from nothing.
    silver
        Folder of corpora that teachers labelled or contested; without it, unlabelled prose is left out.
    contested
        Whether the corpora that they contested are taken from there, too, or as they were marked. With `torch` they are
        taken in both forms, each half as often.
    shown
        How many times as often as usual a corpus is shown, by its id.
    halfway
        With `start`: keep a mean of the weights begun from, which have this share of it, and those ended with.
    torch
        Train with PyTorch, on a graphics card where there is one, instead of with spaCy.
    width
        Of the layers; that of `data/config.cfg` without it.

    Raises
    ------
    InputError
        Corpora are missing, not the ones named, damaged, or hold nothing to learn from.
    InputError
        `resume` is set and the checkpoint beside `out` belongs to another run.
    UsageError
        `out` is a folder that is not a model package, the model is too large, or `torch` is asked for with `resume`
        or without PyTorch.
    """
    import spacy

    if torch and resume:
        raise UsageError("With --torch a run takes minutes: it is not resumed.", remedy="Leave out --resume.")
    if torch:
        require("Training with PyTorch", student.NEEDS)
    check_target(out)
    before = None if start is None else inherited(start)
    known = shipped_sources() if sources is None else tuple(sources)
    listed = known
    if silver is None:
        listed = tuple(source for source in listed if source.use is not Use.UNLABELLED)
    else:
        listed = at_hand(silver, listed, progress, (Use.UNLABELLED,))
    taught = None if silver is None else read_silver(silver, listed, contested=contested)
    listed = at_hand(corpora, listed, progress, (Use.TRAIN_ONLY,))
    taken = lessons(corpora, listed, taught, both=torch and contested, progress=progress)
    schooling = student.Schooling() if start is None else student.FURTHER
    fewer = _less_often(listed, taught, shown or {}, schooling.passes) if torch and taught is not None else {}
    often = {**(shown or {}), **fewer}
    blank = spacy.blank("en")

    def passes(number: int) -> Iterator[Doc]:
        examples = one_pass(
            (*taken.base, *sentences()), seed=seed, number=number, template_paragraphs=template_paragraphs, shown=often
        )
        return (to_doc(x, blank) for x in examples)

    checkpoint = out.with_name(f"{out.name}.checkpoint")
    out.parent.mkdir(parents=True, exist_ok=True)
    if torch:
        schooling = schooling if max_steps is None else replace(schooling, steps=max_steps)
        learnt = student.learn(
            passes, taken.dev, schooling, seed=seed, max_minutes=max_minutes, width=width, start=start,
            halfway=halfway, progress=progress,
        )  # fmt: skip
    else:
        plan = _plan(listed, template_paragraphs, start, taught, often)
        limits = Limits(max_steps or SHIPPED_STEPS, max_minutes, checkpoint, resume)
        network = None if width is None else dict.fromkeys(WIDTHS, width)
        learnt = learn(
            passes, taken.dev, limits, seed=seed, plan=plan, start=start, halfway=halfway, network=network,
            progress=progress,
        )  # fmt: skip
    written = listed
    if start is not None and before is not None:
        learnt = replace(learnt, begun=_named(start), teacher=before.teacher)
        written = before.with_sources(listed, known)
    if taught is not None:
        learnt = replace(learnt, teacher=taught.teacher)
    scores = []
    for source in (source for source in taken.read if source.use.measured):
        test = [x for x in taken.read[source] if x.split is Split.TEST]
        scores.append(CorpusScore(source, len(test), evaluate(learnt.nlp, test)))
        progress(f"{source.name}: F1 {scores[-1].agreement[ALL].f1:.3f}")
    size = write_package(out, learnt, written, scores, seed=seed)
    progress(f"{out}: {size:,} bytes")
    if learnt.stop is Stop.STEPS:
        checkpoint.unlink(missing_ok=True)
    return TrainReport(out, size, learnt.steps, learnt.seconds / 60, learnt.stop, learnt.dev_f1, tuple(scores))


def _less_often(listed: Sequence[Source], taught: Silver, shown: Mapping[str, float], passes: int) -> dict[str, float]:
    """Return how often what teachers gave is shown with PyTorch.

    Prose comes once in all the passes, a contested corpus half as often in each of its two forms.
    """
    less = {True: passes, False: 2}
    return {s.id: shown.get(s.id, 1.0) / less[s.use is Use.UNLABELLED] for s in listed if taught.of(s)}


def at_hand(
    corpora: Path,
    listed: Sequence[Source],
    progress: Callable[[str], None],
    needless: Sequence[Use] = (Use.TRAIN_ONLY, Use.UNLABELLED),
) -> tuple[Source, ...]:
    """Return the corpora of a list without those that are only learned from and are not in the folder, and say so.

    Nothing is measured on them, so that a training without them is another one, but no worse founded.
    """
    absent = [s for s in listed if s.use in needless and corpora.is_dir() and not (corpora / s.file).is_file()]
    for source in absent:
        progress(f"{source.file} is not there: trained without it (measure/data/sources.toml says whence it comes)")
    return tuple(source for source in listed if source not in absent)


def lessons(
    corpora: Path,
    listed: Sequence[Source],
    taught: Silver | None = None,
    *,
    both: bool = False,
    progress: Callable[[str], None],
) -> Lessons:
    """Check and read the corpora of a list; see `train` for the parameters and what is raised.

    With `both`, corpora that were contested are there in both forms.
    """
    import spacy

    given = tuple(source for source in listed if source.use is not Use.UNLABELLED)
    progress(f"checking {len(given)} corpora in {corpora}")
    check(corpora, given)
    read = {source: with_dev(source, read_corpus(corpora, source)) for source in given}
    measured = [x for xs in read.values() for x in xs if x.split is not Split.TRAIN]
    base = without_measured((*_training_examples(read, taught, both), *_prose(listed, taught)), measured)
    blank = spacy.blank("en")
    dev = {source.id: tuple(to_doc(x, blank) for x in xs if _decides(source, x)) for source, xs in read.items()}
    dev = {corpus: docs for corpus, docs in dev.items() if docs}
    if not dev:
        raise InputError(
            f"{corpora}: no example of the dev split in a corpus to train on.",
            remedy='At least one corpus with use = "train" needs examples with "split": "dev".',
        )
    progress(f"{len(base):,} training texts, {sum(map(len, dev.values())):,} development texts")
    return Lessons(read, tuple(base), dev)


def _training_examples(
    read: Mapping[Source, tuple[Example, ...]], taught: Silver | None, both: bool
) -> tuple[Example, ...]:
    gold = {source: xs for source, xs in read.items() if source.use is not Use.HELD_OUT}
    if taught is not None:
        gold = {source: taught.settled(source, xs, both=both) for source, xs in gold.items()}
    base = tuple(repair(x) for xs in gold.values() for x in learnable(xs))
    if not base:
        raise InputError(
            "The corpora hold nothing to learn from.",
            remedy='At least one corpus with use = "train" needs examples with "split": "train".',
        )
    return base


def _prose(sources: Sequence[Source], taught: Silver | None) -> Iterator[Example]:
    for source in sources:
        if taught is not None and source.use is Use.UNLABELLED:
            yield from map(repair, taught.of(source) or ())


def _plan(
    sources: Sequence[Source],
    template_paragraphs: int,
    start: Path | None,
    taught: Silver | None,
    shown: Mapping[str, float],
) -> str:
    begun = "" if start is None else model_id(load_recogniser(str(start))).sha256
    silver = "" if taught is None else taught.sha256
    corpora = (f"{s.file} {s.sha256} {s.use} {shown.get(s.id, 1.0)}" for s in sources)
    text = "/".join((*corpora, str(template_paragraphs), begun, silver))
    return hashlib.sha256(text.encode()).hexdigest()


def _named(model: Path) -> str:
    identity = model_id(load_recogniser(str(model)))
    return f"{identity.name} {identity.version}, {identity.sha256[:12]}"


def _decides(source: Source, example: Example) -> bool:
    return source.use is Use.TRAIN and example.split is Split.DEV
