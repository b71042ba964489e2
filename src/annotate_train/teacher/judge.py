"""What of a teacher's answers is taught on: what it is sure of. The rest counts as unjudged, never as no name.

Prose that nobody marked takes all from the teacher but its dates, which the rules of `annotate.stages.dates` read
better. They take in dates that lean on the day of writing ("last year"), which the corpora leave open and the edition
marks. In a corpus that a machine marked the marks stand, but what the teacher contradicts is left unjudged.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from annotate.measure.corpora import Example, Labelled, without_overlaps
from annotate.stages.dates import find_dates
from annotate_train.teacher.decode import Found

SURE = 0.8
"""A teacher less sure than this, of a name or of there being none, is not followed."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What a teacher says of a text: the names, and the words (code points) that it is not sure are no name."""

    found: tuple[Found, ...]
    doubtful: tuple[tuple[int, int], ...]


def labelled(example: Example, answer: Answer) -> Example:
    """Return a text that nobody marked, with the teacher's names and the dates of the rules."""
    dates = [Labelled(d.start, d.end, "DATE") for d in find_dates(example.text)]
    names = [f for f in answer.found if f.span.label != "DATE" and not _touches(f.span, dates)]
    sure = [f.span for f in names if f.sure >= SURE]
    unsure = [(f.span.start, f.span.end) for f in names if f.sure < SURE]
    unsure += [(f.span.start, f.span.end) for f in answer.found if f.span.label == "DATE"]
    return _with(example, without_overlaps((*sure, *dates)), (*unsure, *answer.doubtful))


def contested(example: Example, answer: Answer) -> Example:
    """Return a text that a machine marked, with what the teacher contradicts left unjudged, but for dates."""
    said = {f.span for f in answer.found}
    kept = [s for s in example.spans if s in said or s.label in ("DATE", "NORP")]
    new = [f.span for f in answer.found if f.span not in example.spans and f.span.label != "DATE"]
    unjudged = [(s.start, s.end) for s in (*example.spans, *new) if s not in kept and not _touches(s, kept)]
    return _with(example, tuple(kept), (*unjudged, *example.missing))


def _with(example: Example, spans: tuple[Labelled, ...], unjudged: Iterable[tuple[int, int]]) -> Example:
    missing = sorted({(a, b) for a, b in unjudged if not any(s.start < b and a < s.end for s in spans)})
    return replace(example, spans=spans, missing=tuple(missing))


def _touches(span: Labelled, others: Iterable[Labelled]) -> bool:
    return any(o.start < span.end and span.start < o.end for o in others)
