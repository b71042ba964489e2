"""What changes when the model changes: two models on the same texts, span by span.

A change is none of the two models' merit as such; where gold is known, `judge` says how many changes were for the
better.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from annotate.measure.corpora import LABELS, Labelled, Source, Use, measured_texts, shipped_sources
from annotate.measure.evaluate import entities
from annotate.measure.results import ResultFile
from annotate.stages.recognise import load_recogniser, model_id

if TYPE_CHECKING:
    from spacy.language import Language


class Change(StrEnum):
    """How a span of one model relates to what the other one says."""

    SAME = "same"
    RELABELLED = "relabelled"
    MOVED = "moved"
    GAINED = "gained"
    LOST = "lost"


@dataclass(frozen=True, slots=True)
class Shift:
    """One span: where it is in the old model's reading and in the new one's (None: nowhere)."""

    text: int
    old: Labelled | None
    new: Labelled | None
    change: Change


@dataclass(frozen=True, slots=True)
class Drift:
    """A drift report: the versions of the two models, the corpora read, and what became of the spans.

    `rows` counts the changes by label: the new one, the old one where a span was lost. `better` counts the changed
    spans that are right only now, `worse` those that were right only before.
    """

    old: str
    new: str
    corpora: tuple[str, ...]
    texts: int
    rows: Mapping[str, Mapping[Change, int]]
    better: int
    worse: int


FILE = ResultFile("benchmarks/ner_drift.json", Drift, "annotate measure corpora DIR --against MODEL")


def compare(folder: Path, old: str, new: str | None = None, *, sources: Sequence[Source] | None = None) -> Drift:
    """Return what changed between two models on the test texts of the corpora that neither was trained on.

    Parameters
    ----------
    folder
        Folder with the corpora.
    old, new
        As for `load_recogniser`.
    sources
        The corpora; those of the shipped list that are held out without it.

    Raises
    ------
    InputError, UsageError
        A corpus or a model is missing or damaged.
    """
    listed = sources or tuple(source for source in shipped_sources() if source.use is Use.HELD_OUT)
    test = [x for _, texts in measured_texts(folder, listed) for x in texts]
    before, after = load_recogniser(old), load_recogniser(new)
    shifts = drift(before, after, [x.text for x in test])
    return Drift(
        _version(before),
        _version(after),
        tuple(source.name for source in listed),
        len(test),
        table(shifts),
        *judge(shifts, [x.spans for x in test]),
    )


def _version(nlp: Language) -> str:
    identity = model_id(nlp)
    return f"{identity.name} {identity.version} ({identity.sha256[:12]})"


def drift(old: Language, new: Language, texts: Sequence[str]) -> tuple[Shift, ...]:
    """Return every span of either model and what became of it, in order of the texts."""
    found: list[Shift] = []
    for number, (before, after) in enumerate(zip(old.pipe(texts), new.pipe(texts), strict=True)):
        found += _shifts(number, entities(before), entities(after))
    return tuple(found)


def table(shifts: Sequence[Shift]) -> dict[str, dict[Change, int]]:
    """Return the counts by label, in the order of `LABELS`."""
    counted = Counter(((s.new or s.old).label, s.change) for s in shifts if s.new or s.old)  # type: ignore[union-attr]
    return {label: {change: counted[label, change] for change in Change} for label in LABELS}


def judge(shifts: Sequence[Shift], gold: Sequence[Collection[Labelled]]) -> tuple[int, int]:
    """Return how many changes agree with the gold spans of the texts now, and how many did before."""
    better = worse = 0
    for shift in shifts:
        if shift.change is not Change.SAME:
            better += shift.new is not None and shift.new in gold[shift.text]
            worse += shift.old is not None and shift.old in gold[shift.text]
    return better, worse


def _shifts(text: int, before: Sequence[Labelled], after: Sequence[Labelled]) -> list[Shift]:
    found = []
    left = list(before)
    for span in after:
        partner = next((old for old in left if old.start < span.end and span.start < old.end), None)
        if partner is None:
            found.append(Shift(text, None, span, Change.GAINED))
            continue
        left.remove(partner)
        found.append(Shift(text, partner, span, _change(partner, span)))
    return found + [Shift(text, old, None, Change.LOST) for old in left]


def _change(old: Labelled, new: Labelled) -> Change:
    if old == new:
        return Change.SAME
    return Change.RELABELLED if (old.start, old.end) == (new.start, new.end) else Change.MOVED
