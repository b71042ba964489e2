"""From a score for every tag of every word to the best legal row of tags, and from that to spans with a confidence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from annotate.measure.corpora import Labelled
from annotate_train.teacher.pieces import TAGS

if TYPE_CHECKING:
    import numpy
    from numpy.typing import NDArray
    from spacy.tokens import Doc

    Scores = NDArray[numpy.float32]

_NEVER = -1e4


@dataclass(frozen=True, slots=True)
class Word:
    """A word's place in the document, the number of its tag in `TAGS`, and how sure the encoder is of it (0 to 1)."""

    at: int
    tag: int
    sure: float


@dataclass(frozen=True, slots=True)
class Found:
    """A span, and how sure the encoder is of its least sure word (0 to 1)."""

    span: Labelled
    sure: float


def best_path(scores: Scores) -> list[int]:
    """Return the most likely row of tags in which every inner tag continues a name of its kind (Viterbi).

    Parameters
    ----------
    scores
        Logarithms of probabilities, one row a word, one column a tag of `TAGS`; at least one row.
    """
    import numpy

    transitions, start = _legal()
    total = scores[0] + start
    back = []
    for row in scores[1:]:
        ways = total[:, None] + transitions
        best = ways.argmax(axis=0)
        back.append(best)
        total = ways[best, numpy.arange(len(TAGS))] + row
    path = [int(total.argmax())]
    for best in reversed(back):
        path.append(int(best[path[-1]]))
    return path[::-1]


def found(doc: Doc, words: Sequence[Word]) -> tuple[Found, ...]:
    """Return the spans that a legal row of tags means, in the order of the text."""
    spans: list[Found] = []
    run: list[Word] = []
    for word in (*words, None):
        inside = word is not None and TAGS[word.tag].startswith("I-")
        if run and not inside:
            spans.append(_span(doc, run))
            run = []
        if word is not None and word.tag:
            run.append(word)
    return tuple(spans)


def _span(doc: Doc, run: Sequence[Word]) -> Found:
    first, last = doc[run[0].at], doc[run[-1].at]
    label = TAGS[run[0].tag].partition("-")[2]
    return Found(Labelled(first.idx, last.idx + len(last.text), label), min(word.sure for word in run))


@cache
def _legal() -> tuple[Any, Any]:
    import numpy

    transitions = numpy.zeros((len(TAGS), len(TAGS)), numpy.float32)
    for before, tag_before in enumerate(TAGS):
        for after, tag in enumerate(TAGS):
            if tag.startswith("I-") and tag_before[2:] != tag[2:]:
                transitions[before, after] = _NEVER
    start = numpy.array([_NEVER if tag.startswith("I-") else 0 for tag in TAGS], numpy.float32)
    return transitions, start
