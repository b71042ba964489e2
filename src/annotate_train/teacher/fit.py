"""Make the encoder mark names: the corpora in the passes of `mix`, in windows, a row of batches of similar length.

Determined by the seed, the corpora, the versions of the libraries and the kind of processor: the sums are made in
half precision (bfloat16), whose rounding differs between processors and cards.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import count
from random import Random
from typing import TYPE_CHECKING, Any

from annotate_train.packages import device
from annotate_train.teacher import encoder
from annotate_train.teacher.pieces import UNKNOWN, Window

if TYPE_CHECKING:
    import torch

Pass = Callable[[int], Iterator[Window]]
"""Gives the windows of a pass (counted from 0)."""
EVERY = 200


@dataclass(frozen=True, slots=True)
class Fitting:
    """How the encoder is trained.

    `pieces`: of a batch, filled up; `rate` and `head_rate`: highest learning rates of the encoder and of what was put
    on it; `warm`: share of the steps until they are reached, from where they fall in a straight line. The steps are
    large ones for a graphics card, which takes two minutes for all of them; a processor takes a day.
    """

    steps: int = 1500
    pieces: int = 12_000
    rate: float = 4e-4
    head_rate: float = 3e-3
    warm: float = 0.06
    least: float = 0.02
    pool: int = 1500


def fit(passes: Pass, fitting: Fitting, *, seed: int, progress: Callable[[str], None]) -> Any:
    """Return the trained network.

    Parameters
    ----------
    passes
        What to learn from; taken again and again until the steps are done.
    fitting
        See `Fitting`.
    seed
        Starts the new weights, the dropout and the order of the batches.
    progress
        Called with a line of text now and then.
    """
    import torch
    from torch import nn

    torch.manual_seed(seed)
    net = encoder.network().to(device())
    net.train()
    learnt = [p for p in net.parameters() if p.requires_grad]
    optimizer = _optimizer(net, fitting)
    schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda step: _share(step, fitting))
    judge = nn.CrossEntropyLoss(ignore_index=UNKNOWN)
    smooth, started = 0.0, time.monotonic()
    for step, windows in enumerate(_batches(passes, fitting, Random(seed)), start=1):
        side_by_side = encoder.batch(windows)
        with torch.autocast(device(), dtype=torch.bfloat16):
            scores = net(side_by_side)
        loss = judge(scores.float().flatten(0, 1), side_by_side.tags.flatten())
        optimizer.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_(learnt, 1.0)
        optimizer.step()
        schedule.step()
        smooth = loss.item() if step == 1 else 0.98 * smooth + 0.02 * loss.item()
        if step % EVERY == 0 or step == fitting.steps:
            progress(f"step {step} of {fitting.steps}, {time.monotonic() - started:.0f} s: loss {smooth:.4f}")
        if step == fitting.steps:
            break
    net.eval()
    return net


def _optimizer(net: Any, fitting: Fitting) -> torch.optim.Optimizer:
    import torch

    named = [(name, p) for name, p in net.named_parameters() if p.requires_grad]
    groups = [
        {"params": [p for name, p in named if name.startswith("body.")], "lr": fitting.rate},
        {"params": [p for name, p in named if not name.startswith("body.")], "lr": fitting.head_rate},
    ]
    return torch.optim.AdamW(groups, weight_decay=0.01)


def _share(step: int, fitting: Fitting) -> float:
    """Return the part of the highest learning rate that a step (counted from 0) has."""
    return min(1.0, (step + 1) / (fitting.steps * fitting.warm)) * max(fitting.least, 1 - step / fitting.steps)


def _batches(passes: Pass, fitting: Fitting, random: Random) -> Iterator[list[Window]]:
    for number in count():
        pool: list[Window] = []
        for window in passes(number):
            pool.append(window)
            if len(pool) >= fitting.pool:
                yield from _by_length(pool, fitting.pieces, random)
                pool = []
        yield from _by_length(pool, fitting.pieces, random)


def _by_length(pool: Sequence[Window], pieces: int, random: Random) -> list[list[Window]]:
    """Return the windows in batches of similar length, in any order."""
    batches: list[list[Window]] = []
    for window in sorted(pool, key=lambda w: len(w.pieces) + random.random() * 8):
        if not batches or len(window.pieces) * (len(batches[-1]) + 1) > pieces:
            batches.append([])
        batches[-1].append(window)
    random.shuffle(batches)
    return batches
