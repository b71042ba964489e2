"""Strict and relaxed agreement of labelled spans, with intervals from resampled texts.

Strict: same first character, last character and label. Relaxed: same label and at least one character in common, each
span matched once, from the left; it tells a wrong boundary from a wrong name. Intervals are the percentile bootstrap
over texts (Efron and Tibshirani 1993, chapter 13): texts, not spans, are drawn, because names of one text err together.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from annotate.measure.corpora import LABELS, Labelled
from annotate.measure.evaluate import Agreement

ALL = "ALL"
RESAMPLES = 1000
LEVEL = 0.95


class Mode(StrEnum):
    """When a prediction counts."""

    STRICT = "strict"
    RELAXED = "relaxed"


@dataclass(frozen=True, slots=True)
class Measured:
    """Agreement over all labels (`ALL`) or one, and the ends of the 95 per cent interval of its F1."""

    label: str
    mode: Mode
    agreement: Agreement
    low: float
    high: float


def compare(gold: Collection[Labelled], found: Collection[Labelled], label: str, mode: Mode) -> Agreement:
    """Return the agreement of the spans of one label in one text."""
    wanted = sorted({s for s in gold if s.label == label}, key=_place)
    given = sorted({s for s in found if s.label == label}, key=_place)
    both = len(set(wanted) & set(given)) if mode is Mode.STRICT else _overlaps(wanted, given)
    return Agreement(both, len(given) - both, len(wanted) - both)


def measure(
    texts: Sequence[tuple[Collection[Labelled], Collection[Labelled]]], *, seed: int = 0, resamples: int = RESAMPLES
) -> tuple[Measured, ...]:
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
        rows = {ALL: [_sum(at) for at in zip(*rows.values(), strict=True)], **rows}
        measured += _with_intervals(rows, mode, seed, resamples)
    return tuple(measured)


def _with_intervals(rows: Mapping[str, Sequence[Agreement]], mode: Mode, seed: int, resamples: int) -> list[Measured]:
    import numpy

    found = []
    for label, agreements in rows.items():
        counts = numpy.array([(a.both, a.predicted_only, a.gold_only) for a in agreements] or [(0, 0, 0)])
        draws = numpy.random.default_rng(seed).multinomial(len(counts), [1 / len(counts)] * len(counts), resamples)
        both, predicted_only, gold_only = (draws @ counts).T
        scores = 2 * both / numpy.maximum(1, 2 * both + predicted_only + gold_only)
        low, high = numpy.quantile(scores, [(1 - LEVEL) / 2, (1 + LEVEL) / 2])
        found.append(Measured(label, mode, _sum(agreements), float(low), float(high)))
    return found


def _overlaps(wanted: Sequence[Labelled], given: Sequence[Labelled]) -> int:
    # Spans of one label never overlap each other, so the first partner from the left is as good as any.
    both = 0
    left = list(given)
    for span in wanted:
        partner = next((other for other in left if other.start < span.end and span.start < other.end), None)
        if partner is not None:
            left.remove(partner)
            both += 1
    return both


def _sum(agreements: Sequence[Agreement]) -> Agreement:
    return Agreement(
        sum(a.both for a in agreements),
        sum(a.predicted_only for a in agreements),
        sum(a.gold_only for a in agreements),
    )


def _place(span: Labelled) -> tuple[int, int]:
    return span.start, span.end
