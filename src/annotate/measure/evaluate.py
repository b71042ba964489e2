"""Exact-span scores of a pipeline on labelled examples: a prediction counts where start, end and label agree.

Predictions that touch a stretch nobody has judged (`Example.missing`) count neither for nor against.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from annotate.measure.agreement import Agreement, by_label
from annotate.measure.corpora import Example, Labelled

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

Pairs = list[tuple[tuple[Labelled, ...], tuple[Labelled, ...]]]


def evaluate(nlp: Language, examples: Sequence[Example]) -> dict[str, Agreement]:
    """Return the agreement of a pipeline with gold spans over all labels (`ALL`), then for each label in turn."""
    return by_label(pairs(nlp, examples))


def pairs(nlp: Language, examples: Sequence[Example]) -> Pairs:
    """Return the gold spans of each example and those that a pipeline finds, as far as they are judged."""
    docs = nlp.pipe(example.text for example in examples)
    return [
        (example.spans, tuple(span for span in entities(doc) if not _unjudged(span, example)))
        for doc, example in zip(docs, examples, strict=True)
    ]


def entities(doc: Doc) -> tuple[Labelled, ...]:
    """Return the entities of a document as labelled spans."""
    return tuple(Labelled(ent.start_char, ent.end_char, ent.label_) for ent in doc.ents)


def _unjudged(span: Labelled, example: Example) -> bool:
    return any(start < span.end and end > span.start for start, end in example.missing)
