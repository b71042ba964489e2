"""Which texts of a corpus are learned from and which decide."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from annotate.measure.corpora import Example, Source, Split, Use

DEV_SHARE = 20
"""Where a corpus has no development texts, every 20th training text is one."""


def with_dev(source: Source, examples: Sequence[Example]) -> tuple[Example, ...]:
    """Return the examples with training texts set aside for development where a corpus to learn from has none."""
    if source.use is not Use.TRAIN or any(x.split is Split.DEV for x in examples):
        return tuple(examples)
    learnt = [x for x in examples if x.split is Split.TRAIN]
    aside = [replace(x, split=Split.DEV) for x in learnt[DEV_SHARE - 1 :: DEV_SHARE]]
    kept = [x for number, x in enumerate(learnt, start=1) if number % DEV_SHARE]
    return (*kept, *aside, *(x for x in examples if x.split is not Split.TRAIN))
