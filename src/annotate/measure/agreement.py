"""Precision, recall and F1: how far what a machine proposes agrees with what is so, the one class for it.

Spans agree strictly with the same first character, last character and label; relaxed, with the same label and at least
one character in common, each span matched once, from the left: that tells a wrong boundary from a wrong name.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from annotate.measure.corpora import LABELS, Labelled

ALL = "ALL"
"""Stands for all labels together."""
Texts = Sequence[tuple[Collection[Labelled], Collection[Labelled]]]
"""Gold and found spans of each text."""


@dataclass(frozen=True, slots=True)
class Agreement:
    """How many are right, how many were proposed, and how many there are, with what follows from them (0 to 1).

    Where each of the gold gets exactly one answer, `proposed` equals `gold`, and all three shares are the accuracy.
    """

    right: int
    proposed: int
    gold: int

    def __add__(self, other: Agreement) -> Agreement:
        return Agreement(self.right + other.right, self.proposed + other.proposed, self.gold + other.gold)

    @property
    def precision(self) -> float:
        """Share of what is proposed that is right; 0 where nothing is proposed."""
        return _share(self.right, self.proposed)

    @property
    def recall(self) -> float:
        """Share of the gold that is found; 0 where there is none."""
        return _share(self.right, self.gold)

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall; 0 where nothing is proposed and there is no gold."""
        return _share(2 * self.right, self.proposed + self.gold)


class Mode(StrEnum):
    """When a span counts as right."""

    STRICT = "strict"
    RELAXED = "relaxed"


def accuracy(right: int, of: int) -> Agreement:
    """Return the agreement where there is one answer to each question."""
    return Agreement(right, of, of)


def total(agreements: Iterable[Agreement]) -> Agreement:
    """Return the agreement over all together."""
    return sum(agreements, Agreement(0, 0, 0))


def compare(gold: Collection[Labelled], found: Collection[Labelled], label: str, mode: Mode) -> Agreement:
    """Return the agreement of the spans of one label in one text."""
    wanted, given = (sorted({s for s in spans if s.label == label}, key=_place) for spans in (gold, found))
    right = len(set(wanted) & set(given)) if mode is Mode.STRICT else _overlaps(wanted, given)
    return Agreement(right, len(given), len(wanted))


def by_label(texts: Texts, labels: Sequence[str] = LABELS, mode: Mode = Mode.STRICT) -> dict[str, Agreement]:
    """Return the agreement over all labels (`ALL`), then for each label in turn."""
    each = {label: total(compare(gold, found, label, mode) for gold, found in texts) for label in labels}
    return {ALL: total(each.values()), **each}


def _overlaps(wanted: Sequence[Labelled], given: Sequence[Labelled]) -> int:
    # Spans of one label never overlap each other, so the first partner from the left is as good as any.
    right = 0
    left = list(given)
    for span in wanted:
        partner = next((other for other in left if other.start < span.end and span.start < other.end), None)
        if partner is not None:
            left.remove(partner)
            right += 1
    return right


def _share(part: int, whole: int) -> float:
    return part / whole if whole else 0.0


def _place(span: Labelled) -> tuple[int, int]:
    return span.start, span.end
