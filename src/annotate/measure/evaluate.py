"""Exact-span scores of a pipeline on labelled examples: a prediction counts where start, end and label agree.

Predictions that touch a stretch nobody has judged (`Example.missing`) count neither for nor against.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from annotate.measure.corpora import LABELS, Example, Labelled, Source, Split, Use

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc


@dataclass(frozen=True, slots=True)
class Agreement:
    """Counts of spans in both, predicted only and gold only, and what follows from them (0 to 1)."""

    both: int
    predicted_only: int
    gold_only: int

    @property
    def precision(self) -> float:
        """Share of predictions that are right; 0 where nothing was predicted."""
        return _share(self.both, self.both + self.predicted_only)

    @property
    def recall(self) -> float:
        """Share of the gold that was found; 0 where there is none."""
        return _share(self.both, self.both + self.gold_only)

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        return _share(2 * self.both, 2 * self.both + self.predicted_only + self.gold_only)


@dataclass(frozen=True, slots=True)
class CorpusScore:
    """How a pipeline does on the test split of a corpus, over all labels and label by label."""

    corpus: str
    name: str
    use: Use
    texts: int
    overall: Agreement
    labels: tuple[tuple[str, Agreement], ...]


def score_corpus(nlp: Language, source: Source, examples: Sequence[Example]) -> CorpusScore:
    """Score a pipeline on the test split among `examples`."""
    test = [example for example in examples if example.split is Split.TEST]
    overall, labels = score(nlp, test)
    return CorpusScore(source.id, source.name, source.use, len(test), overall, labels)


def score(
    nlp: Language, examples: Sequence[Example], relabel: Callable[[Doc], Iterable[Labelled]] | None = None
) -> tuple[Agreement, tuple[tuple[str, Agreement], ...]]:
    """Return the agreement over all labels and for each label in turn.

    Parameters
    ----------
    nlp
        The pipeline to run.
    examples
        Gold spans.
    relabel
        Reads the predictions off a document; without it they are `doc.ents`.
    """
    both: Counter[str] = Counter()
    predicted_only: Counter[str] = Counter()
    gold_only: Counter[str] = Counter()
    for doc, example in zip(nlp.pipe(example.text for example in examples), examples, strict=True):
        gold = set(example.spans)
        found = {span for span in (relabel or entities)(doc) if not unjudged(span, example)}
        both.update(span.label for span in gold & found)
        predicted_only.update(span.label for span in found - gold)
        gold_only.update(span.label for span in gold - found)
    labels = tuple((label, Agreement(both[label], predicted_only[label], gold_only[label])) for label in LABELS)
    return Agreement(both.total(), predicted_only.total(), gold_only.total()), labels


def entities(doc: Doc) -> tuple[Labelled, ...]:
    """Return the entities of a document as labelled spans."""
    return tuple(Labelled(ent.start_char, ent.end_char, ent.label_) for ent in doc.ents)


def unjudged(span: Labelled, example: Example) -> bool:
    """Whether a prediction touches a stretch that nobody has judged."""
    return any(start < span.end and end > span.start for start, end in example.missing)


def _share(part: int, whole: int) -> float:
    return part / whole if whole else 0.0
