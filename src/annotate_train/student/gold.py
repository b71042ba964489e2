"""The transitions that a document's entities ask for: of each token, what a transition-based recogniser should do.

spaCy's recogniser begins a name, goes on in it, ends it, or takes a token for a whole name (the scheme BILUO). What it
should do at a token inside a name depends on where that name begins.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from annotate.measure.corpora import LABELS

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Numbers = NDArray[np.int64]

UNKNOWN, OUT, BEGIN, ON, END, WHOLE = range(-1, 5)
"""Kinds of transitions: not judged, no name, first token of several, one between, the last, the only one."""
NOBODY = -1
"""Stands for the label and the first token of a name where there is none."""


@dataclass(frozen=True, slots=True)
class Gold:
    """What should be done at each token.

    Attributes
    ----------
    kinds
        Kinds of transitions (`UNKNOWN` to `WHOLE`).
    labels
        Numbers of labels in `LABELS`, or `NOBODY`.
    firsts
        Where a name is open before a token: the place of its first token. Otherwise `NOBODY`.
    """

    kinds: Numbers
    labels: Numbers
    firsts: Numbers


def gold(tags: Sequence[str]) -> Gold:
    """Return the transitions that tags ask for.

    Parameters
    ----------
    tags
        One a token: "" where nobody judged, "O", "B-" or "I-" and a label of `LABELS`. An inner tag that continues no
        name of its label begins one.
    """
    kinds = np.array([OUT if tag else UNKNOWN for tag in tags], dtype=np.int64)
    labels = np.full(len(tags), NOBODY, dtype=np.int64)
    firsts = labels.copy()
    for start, stop, label in _names(tags):
        kinds[start:stop] = [WHOLE] if stop - start == 1 else [BEGIN, *[ON] * (stop - start - 2), END]
        labels[start:stop] = LABELS.index(label)
        firsts[start + 1 : stop] = start
    return Gold(kinds, labels, firsts)


def _names(tags: Sequence[str]) -> list[tuple[int, int, str]]:
    """Return first token, one past the last, and label of each name."""
    found: list[tuple[int, int, str]] = []
    for at, tag in enumerate(tags):
        prefix, _, label = tag.partition("-")
        if not label:
            continue
        if prefix == "I" and found and found[-1][1:] == (at, label):
            found[-1] = (found[-1][0], at + 1, label)
        else:
            found.append((at, at + 1, label))
    return found
