"""The training loop: spaCy's update, with a step limit, a time limit, a seed, and checkpoints to go on from.

Stopped by its step limit, a run is determined by the seed, the corpora and the library versions, whether or not it
was interrupted and resumed; stopped by the clock, it is not, and the report says so.
"""

from __future__ import annotations

import hashlib
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from importlib.resources import files
from itertools import count, islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

from annotate_train.checkpoint import Progress, load, save
from annotate_train.mean import meet

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc
    from spacy.training import Example
    from thinc.api import Optimizer

Pass = Callable[[int], Iterator["Doc"]]
"""Gives the documents of a pass (counted from 0), in the order they are learned in."""
EVALUATIONS = 10
FIRST = 3000
"""Documents from which the labels and the shapes of the layers are read."""
WIDTHS = (
    "components.tok2vec.model.embed.width",
    "components.tok2vec.model.encode.width",
    "components.ner.model.tok2vec.width",
)
"""The settings that say how wide the layers are."""
# A trained network is not shaken by large steps, and needs no small batches to find its feet.
_GOING_ON = {"training.optimizer.learn_rate.initial_rate": 0.001, "training.batcher.size.start": 1000}


class Stop(StrEnum):
    """What ended the training."""

    STEPS = "steps"
    TIME = "time"


@dataclass(frozen=True, slots=True)
class Learnt:
    """A trained pipeline and how it came about.

    `dev_f1` is the mean over the corpora of the kept checkpoint's F1 on their development texts; `seconds` is wall
    time of the loop, that of resumed parts included; `begun` names the model it went on from, `teacher` the network
    that labelled prose for it.
    """

    nlp: Language
    steps: int
    words: int
    seconds: float
    dev_f1: float
    stop: Stop
    begun: str = "nothing"
    teacher: str = "nobody"


@dataclass(frozen=True, slots=True)
class Limits:
    """When a run ends, whichever comes first, and where it is put aside meanwhile (None: nowhere)."""

    max_steps: int
    max_minutes: float
    checkpoint: Path | None = None
    resume: bool = False


def learn(
    passes: Pass,
    dev: Mapping[str, Sequence[Doc]],
    limits: Limits,
    *,
    seed: int,
    plan: str = "",
    start: Path | None = None,
    halfway: float = 0.0,
    network: Mapping[str, object] | None = None,
    progress: Callable[[str], None],
) -> Learnt:
    """Train the network of `data/config.cfg` and keep the checkpoint that does best on `dev`.

    Parameters
    ----------
    passes
        The training documents; their words should come from spaCy's English tokeniser. The labels are read off the
        first `FIRST` of them.
    dev
        Development documents by corpus. Corpora count alike, however long they are.
    limits
        When to stop; where to put checkpoints.
    seed
        Starts the weights and the dropout.
    plan
        Digest of everything that determines the run besides the configuration; see `checkpoint.save`.
    start
        A model package to go on from, with half the learning rate; without one the weights begin at random. Its
        last state is kept, not the best on `dev`: the model may have been taught those texts before.
    halfway
        With `start`: keep a mean of the weights that the run went on from, which have this share of it, and those it
        ended with.
    network
        Settings to take instead of those of `data/config.cfg`, by their path in it.
    progress
        Called with a line of text at every evaluation.

    Raises
    ------
    InputError
        `limits.resume` is set and the checkpoint is not of this run.
    """
    plan = hashlib.sha256(f"{plan}/{seed}/{limits.max_steps}/{_config_text()}/{network or {}}".encode()).hexdigest()
    overrides = {
        "system.seed": seed,
        "training.max_steps": limits.max_steps,
        "training.optimizer.learn_rate.warmup_steps": limits.max_steps // 14,
        **({} if start is None else _GOING_ON),
        **(network or {}),
    }
    nlp, optimizer, settings = fresh(passes, overrides, start)
    held = {name: examples(docs) for name, docs in dev.items()}
    done = Progress()
    if limits.resume and limits.checkpoint is not None and limits.checkpoint.exists():
        done = load(limits.checkpoint, plan, nlp, optimizer)
        progress(f"resumed at step {done.step} of {limits.max_steps}")
    batches = islice(_batches(passes, settings["batcher"]), done.step, None)
    stop = Stop.STEPS
    every = max(1, limits.max_steps // EVALUATIONS)
    started = time.monotonic() - done.seconds
    while done.step < limits.max_steps:
        batch = next(batches)
        _update(nlp, optimizer, batch, settings["dropout"])
        done.step += 1
        done.words += sum(len(example) for example in batch)
        done.seconds = time.monotonic() - started
        out_of_time = done.seconds > limits.max_minutes * 60
        if done.step % every == 0 or done.step == limits.max_steps or out_of_time:
            said = _judge(nlp, optimizer, held, done, last=start is not None)
            progress(f"step {done.step} of {limits.max_steps}, {done.words:,} words, {done.seconds:.0f} s: {said}")
            if limits.checkpoint is not None:
                save(limits.checkpoint, plan, nlp, optimizer, done)
        if out_of_time:
            stop = Stop.TIME
            break
    nlp.from_bytes(done.best)
    if halfway and start is not None:
        meet(nlp, start, halfway)
        progress(f"halfway: {_judge(nlp, optimizer, held, done, last=True, averaged=False)}")
    return Learnt(nlp, done.step, done.words, done.seconds, done.best_f1, stop)


def fresh(
    passes: Pass, overrides: Mapping[str, object], start: Path | None
) -> tuple[Language, Optimizer, Mapping[str, Any]]:
    """Return the pipeline of `data/config.cfg` with weights to begin from, its optimiser, its settings for training.

    Parameters
    ----------
    passes, start
        As for `learn`.
    overrides
        Settings to take instead of those of `data/config.cfg`, by their path in it; `system.seed` among them.
    """
    from spacy.schemas import ConfigSchemaTraining
    from spacy.util import fix_random_seed, load_config_from_str, load_model_from_config, registry

    fix_random_seed(int(str(overrides["system.seed"])))
    config = load_config_from_str(_config_text(), overrides=dict(overrides))
    nlp = load_model_from_config(config, auto_fill=True, validate=True)
    settings = registry.resolve(nlp.config.interpolate()["training"], schema=ConfigSchemaTraining)
    first = examples(islice(passes(0), FIRST))
    optimizer: Optimizer = nlp.initialize(lambda: first, sgd=settings["optimizer"])
    if start is not None:
        for name, component in nlp.pipeline:
            component.from_disk(start / name, exclude=["vocab"])
    return nlp, optimizer, settings


def _update(nlp: Language, optimizer: Optimizer, batch: list[Example], dropout: float) -> None:
    # Applied only after both components have gone backwards: the recogniser's gradient runs into the shared layers.
    nlp.update(batch, drop=dropout, sgd=False, losses={})
    for _, component in nlp.pipeline:
        component.finish_update(optimizer)
    optimizer.step_schedules()


def _judge(
    nlp: Language,
    optimizer: Optimizer,
    held: Mapping[str, list[Example]],
    done: Progress,
    *,
    last: bool,
    averaged: bool = True,
) -> str:
    """Score the running mean of the weights, or the weights; keep them if they are the best or the last ones count."""
    with nlp.use_params((optimizer.averages if averaged else {}) or {}):
        said, mean = judged(nlp, held)
        if last or mean > done.best_f1:
            done.best, done.best_f1 = nlp.to_bytes(), mean
    return said


def judged(nlp: Language, held: Mapping[str, list[Example]]) -> tuple[str, float]:
    """Return a line on how a pipeline does on development texts, corpus by corpus, and the mean over the corpora."""
    scores = {name: float(nlp.evaluate(rows)["ents_f"] or 0.0) for name, rows in held.items()}
    mean = sum(scores.values()) / len(scores)
    return f"dev F1 {mean:.3f} (" + ", ".join(f"{name} {score:.3f}" for name, score in scores.items()) + ")", mean


def examples(docs: Iterator[Doc] | Sequence[Doc]) -> list[Example]:
    """Return documents as spaCy's training takes them: beside the words alone."""
    return [_example(doc) for doc in docs]


def _example(doc: Doc) -> Example:
    from spacy.tokens import Doc
    from spacy.training import Example

    return Example(Doc(doc.vocab, words=[t.text for t in doc], spaces=[bool(t.whitespace_) for t in doc]), doc)


def _batches(passes: Pass, batcher: Callable[[Iterator[Example]], Iterator[list[Example]]]) -> Iterator[list[Example]]:
    for number in count():
        yield from batcher(_example(doc) for doc in passes(number))


def _config_text() -> str:
    return files("annotate_train").joinpath("data/config.cfg").read_text(encoding="utf-8")
