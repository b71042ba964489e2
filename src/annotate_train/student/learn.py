"""The loop in PyTorch: on a graphics card where there is one, many words a step, the running mean of the weights kept.

Determined by the seed, the lessons, the versions of the libraries and the kind of card or processor, whose rounding
differs; a run on another card gives another model, about as good.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

from annotate_train.learn import WIDTHS, Learnt, Pass, Stop, examples, fresh, judged
from annotate_train.mean import meet
from annotate_train.packages import device
from annotate_train.student.batch import Batch, Hashing, Lesson, by_words

if TYPE_CHECKING:
    import torch
    from spacy.tokens import Doc

    from annotate_train.student.network import Student

NEEDS = ("torch",)
"""Packages without which `learn` fails; whoever calls it asks for them first."""
EVERY = 500


@dataclass(frozen=True, slots=True)
class Schooling:
    """How the network is trained.

    `words`: of a step, at least; `rate`: highest learning rate, reached after `warm` of the steps, from where it falls
    in a straight line; `least`: share of it that is never fallen below; `kept`: share of the running mean of the
    weights that stays at each step; `passes`: over the corpora, which then come again in another order.
    """

    steps: int = 4337
    words: int = 12_000
    rate: float = 3e-3
    warm: float = 0.05
    least: float = 0.01
    decay: float = 1e-4
    clip: float = 5.0
    dropout: float = 0.1
    kept: float = 0.999
    passes: int = 3

    def share(self, step: int) -> float:
        """Return the part of the highest learning rate that a step (counted from 0) has."""
        return min(1.0, (step + 1) / (self.steps * self.warm)) * max(self.least, 1 - step / self.steps)

    def staying(self, step: int) -> float:
        """Return the share of the running mean that stays after so many steps; less while there is little to keep."""
        return min(self.kept, (1 + step) / (10 + step))


FURTHER = Schooling(steps=2750, words=4000, rate=4e-4, kept=0.998, passes=2)
"""How a network that was trained before goes on: with small steps, so that it keeps what it knows."""


def learn(
    passes: Pass,
    dev: Mapping[str, Sequence[Doc]],
    schooling: Schooling,
    *,
    seed: int,
    max_minutes: float = float("inf"),
    width: int | None = None,
    start: Path | None = None,
    halfway: float = 0.0,
    progress: Callable[[str], None],
) -> Learnt:
    """Train the network of `data/config.cfg`, as `annotate_train.learn.learn` does, and return it in its pipeline.

    Parameters
    ----------
    passes, dev, seed, start, halfway, progress
        As there; `dev` chooses nothing, it is only measured on.
    schooling
        See `Schooling`.
    max_minutes
        Limit in minutes for the loop alone.
    width
        Of the layers; that of `data/config.cfg` without it.

    Raises
    ------
    InputError
        A kind of name is nowhere marked.
    """
    import torch

    from annotate_train.student.network import Student

    overrides = {"system.seed": seed, **({} if width is None else dict.fromkeys(WIDTHS, width))}
    nlp, _, _ = fresh(passes, overrides, start)
    hashing, card = Hashing.of(nlp), device()
    lessons = [x for number in range(schooling.passes) for x in map(hashing.lesson, passes(number)) if len(x)]
    progress(f"{len(lessons):,} lessons, {sum(map(len, lessons)):,} words, on {card}")
    torch.manual_seed(seed)
    net = Student.of(nlp, dropout=schooling.dropout).to(card)
    batches = _batches(hashing, lessons, schooling.words, Random(seed))
    steps, words, seconds = _taught(net, batches, schooling, max_minutes * 60, card=card, progress=progress)
    net.into(nlp)
    if halfway and start is not None:
        meet(nlp, start, halfway)
    said, f1 = judged(nlp, {name: examples(docs) for name, docs in dev.items()})
    progress(said)
    return Learnt(nlp, steps, words, seconds, f1, Stop.STEPS if steps == schooling.steps else Stop.TIME)


def _taught(
    net: Student,
    batches: Iterator[Batch],
    schooling: Schooling,
    limit: float,
    *,
    card: str,
    progress: Callable[[str], None],
) -> tuple[int, int, float]:
    """Train until the steps or the seconds are over; return the steps, the words and the seconds taken."""
    import torch

    from annotate_train.student.loss import loss

    optimizer = torch.optim.AdamW(net.parameters(), lr=schooling.rate, weight_decay=schooling.decay)
    schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, schooling.share)
    mean = {name: value.detach().clone() for name, value in net.named_parameters()}
    net.train()
    words, started = 0, time.monotonic()
    for step, batch in enumerate(batches, start=1):
        found = loss(net, batch, card)
        optimizer.zero_grad()
        found.backward()
        torch.nn.utils.clip_grad_norm_(net.parameters(), schooling.clip)
        optimizer.step()
        schedule.step()
        _averaged(mean, net, schooling.staying(step))
        words += len(batch.rows)
        seconds = time.monotonic() - started
        ended = step == schooling.steps or seconds > limit
        if step % EVERY == 0 or ended:
            progress(f"step {step} of {schooling.steps}, {words:,} words, {seconds:.0f} s: loss {found.item():.4f}")
        if ended:
            break
    net.load_state_dict(mean, strict=False)
    net.eval()
    return step, words, seconds


def _averaged(mean: Mapping[str, torch.Tensor], net: Student, staying: float) -> None:
    for name, value in net.named_parameters():
        mean[name].lerp_(value.detach(), 1 - staying)


def _batches(hashing: Hashing, lessons: Sequence[Lesson], words: int, random: Random) -> Iterator[Batch]:
    order = list(lessons)
    for _ in count():
        random.shuffle(order)
        yield from map(hashing.batch, by_words(order, words))
