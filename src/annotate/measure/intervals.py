"""Strict and relaxed agreement of labelled spans, with intervals from resampled texts.

Intervals are the percentile bootstrap over texts (Efron and Tibshirani 1993, chapter 13): texts, not spans, are drawn,
because names of one text err together.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from annotate.measure.agreement import ALL, Agreement, Mode, Texts, compare, total
from annotate.measure.corpora import LABELS

RESAMPLES = 1000
LEVEL = 0.95
DIGITS = 4
"""Of the ends of an interval; another thousand draws would move the third."""


@dataclass(frozen=True, slots=True)
class Measured:
    """Agreement over all labels (`ALL`) or one, and the ends of the 95 per cent interval of its F1."""

    label: str
    mode: Mode
    agreement: Agreement
    low: float
    high: float


def find(measured: Iterable[Measured], label: str, mode: Mode = Mode.STRICT) -> Measured:
    """Return the row of a label ("ALL" for all) in a mode; raise `KeyError` if there is none."""
    return {(m.label, m.mode): m for m in measured}[label, mode]


def measure(texts: Texts, *, seed: int = 0, resamples: int = RESAMPLES) -> tuple[Measured, ...]:
    """Return agreement and intervals over all labels and label by label, strict before relaxed.

    Parameters
    ----------
    texts
        Gold and found spans of each text.
    seed
        Starts the drawing of texts; every label and mode sees the same draws.
    resamples
        How many times as many texts as there are get drawn, with replacement.
    """
    measured = []
    for mode in Mode:
        rows = {label: [compare(gold, found, label, mode) for gold, found in texts] for label in LABELS}
        rows = {ALL: [total(at) for at in zip(*rows.values(), strict=True)], **rows}
        measured += _with_intervals(rows, mode, seed, resamples)
    return tuple(measured)


def _with_intervals(rows: Mapping[str, Sequence[Agreement]], mode: Mode, seed: int, resamples: int) -> list[Measured]:
    import numpy

    found = []
    for label, agreements in rows.items():
        counts = numpy.array([(a.right, a.proposed + a.gold) for a in agreements] or [(0, 0)])
        draws = numpy.random.default_rng(seed).multinomial(len(counts), [1 / len(counts)] * len(counts), resamples)
        right, either = (draws @ counts).T
        scores = 2 * right / numpy.maximum(1, either)
        low, high = numpy.quantile(scores, [(1 - LEVEL) / 2, (1 + LEVEL) / 2])
        found.append(Measured(label, mode, total(agreements), round(float(low), DIGITS), round(float(high), DIGITS)))
    return found
