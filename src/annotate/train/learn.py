"""The training loop: spaCy's, with a step limit, a time limit and a seed.

Stopped by its step limit, a run is determined by the seed, the corpora and the library versions; stopped by the
clock, it is not, and the report says so.
"""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from importlib.resources import files
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc
    from spacy.training import Example


class Stop(StrEnum):
    """What ended the training."""

    STEPS = "steps"
    TIME = "time"


@dataclass(frozen=True, slots=True)
class Learnt:
    """A trained pipeline and how it came about. `dev_f1` is the F1 of the checkpoint that was kept."""

    nlp: Language
    steps: int
    words: int
    seconds: float
    dev_f1: float
    stop: Stop


def learn(
    train: tuple[Doc, ...],
    dev: tuple[Doc, ...],
    *,
    seed: int,
    max_steps: int,
    max_minutes: float,
    progress: Callable[[str], None],
) -> Learnt:
    """Train the network of `data/config.cfg` and keep the checkpoint that does best on `dev`.

    Parameters
    ----------
    train, dev
        Documents with entities; their words should come from spaCy's English tokeniser.
    seed
        Starts the weights, the dropout and the order of the documents.
    max_steps, max_minutes
        Whichever comes first ends the training.
    progress
        Called with a line of text at every evaluation.
    """
    from spacy.schemas import ConfigSchemaTraining
    from spacy.training.loop import train_while_improving
    from spacy.util import fix_random_seed, load_config_from_str, load_model_from_config, registry

    # Evaluated ten times, the last time at the last step.
    every = max(1, max_steps // 9)
    overrides = {
        "system.seed": seed,
        "training.max_steps": max_steps,
        "training.eval_frequency": every,
        "training.optimizer.learn_rate.warmup_steps": max_steps // 14,
    }
    config = load_config_from_str(_config_text(), overrides=overrides)
    fix_random_seed(seed)
    nlp = load_model_from_config(config, auto_fill=True, validate=True)
    settings = registry.resolve(nlp.config.interpolate()["training"], schema=ConfigSchemaTraining)
    examples = _examples(train)
    held = _examples(dev)
    optimizer = nlp.initialize(lambda: examples, sgd=settings["optimizer"])

    def evaluate() -> tuple[float, dict[str, Any]]:
        scores = nlp.evaluate(held)
        return scores["ents_f"], scores

    started = time.monotonic()
    best, best_f1, stop, words, step = nlp.to_bytes(), -1.0, Stop.STEPS, 0, 0
    for batch, info, improved in train_while_improving(
        nlp,
        optimizer,
        _epochs(examples, settings["batcher"], seed),
        evaluate,
        dropout=settings["dropout"],
        eval_frequency=settings["eval_frequency"],
        accumulate_gradient=settings["accumulate_gradient"],
        patience=settings["patience"],
        max_steps=max_steps,
        exclude=[],
        annotating_components=[],
        before_update=None,
    ):
        step = info["step"]
        words += sum(len(example) for example in batch)
        elapsed = time.monotonic() - started
        if improved is not None:
            progress(f"step {step} of {max_steps}, {words:,} words, {elapsed:.0f} s, dev F1 {info['score']:.3f}")
        if improved:
            best_f1 = info["score"]
            with nlp.use_params(optimizer.averages):
                best = nlp.to_bytes()
        if elapsed > max_minutes * 60:
            stop = Stop.TIME
            break
    nlp.from_bytes(best)
    return Learnt(nlp, step, words, time.monotonic() - started, best_f1, stop)


def _examples(docs: tuple[Doc, ...]) -> list[Example]:
    from spacy.tokens import Doc
    from spacy.training import Example

    return [
        Example(Doc(doc.vocab, words=[t.text for t in doc], spaces=[bool(t.whitespace_) for t in doc]), doc)
        for doc in docs
    ]


def _epochs(
    examples: list[Example], batcher: Callable[[list[Example]], Iterator[list[Example]]], seed: int
) -> Iterator[tuple[int, list[Example]]]:
    epoch = 0
    while True:
        order = list(examples)
        random.Random(f"{seed}/{epoch}").shuffle(order)
        for batch in batcher(order):
            yield epoch, batch
        epoch += 1


def _config_text() -> str:
    return files("annotate.train").joinpath("data/config.cfg").read_text(encoding="utf-8")
