"""Make `contexts.csv` of `annotate.stages.recognise`: what the neighbours of a name say of its kind.

A multinomial logistic regression (no names, only the words on either side) over the people, places and organisations
of one pass over the training texts (`mix`), fitted by AdaGrad with weight decay. `annotate train DIR --lists`
writes the file.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

from annotate.files import tables
from annotate.files.project import write_text
from annotate.measure.corpora import Example
from annotate.stages.recognise.contexts import KINDS, features
from annotate.stages.tokens import Tokens
from annotate_train.lessons.mix import one_pass
from annotate_train.lessons.sentences import sentences

if TYPE_CHECKING:
    from spacy.language import Language

PARAGRAPHS = 1500
"""Paragraphs of our own among the texts."""
LEAST = 20
"""Names that must have had a feature before it is learned."""
PASSES = 4
RATE = 0.2
DECAY = 1e-5
SMALLEST = 0.15
"""Features none of whose weights is as large are dropped."""
_LABELS = {kind.value: index for index, kind in enumerate(KINDS)}


@dataclass(frozen=True, slots=True)
class Seen:
    """A name in a training text: what stood around it, and which kind it was (index in `KINDS`)."""

    features: tuple[str, ...]
    kind: int


def learned(nlp: Language, examples: Sequence[Example], seed: int = 0) -> dict[str, tuple[float, ...]]:
    """Return the weights learned from training texts.

    Parameters
    ----------
    nlp
        For its tokeniser: a blank English pipeline.
    examples
        The training texts that a recogniser learns from, without those it is chosen by; sentences and paragraphs of
        our own are added as in training.
    seed
        Decides what is varied and in which order it is learned.
    """
    texts = one_pass((*examples, *sentences()), seed=seed, number=0, template_paragraphs=PARAGRAPHS)
    return fit(seen(nlp, texts), seed)


def seen(nlp: Language, examples: Iterable[Example]) -> tuple[Seen, ...]:
    """Return every person, place and organisation of the examples."""
    found = []
    for example in examples:
        doc = nlp.make_doc(example.text)
        tokens = Tokens.of(doc)
        for labelled in example.spans:
            span = doc.char_span(labelled.start, labelled.end) if labelled.label in _LABELS else None
            if span is not None:
                found.append(Seen(features(tokens, span.start, span.end), _LABELS[labelled.label]))
    return tuple(found)


def fit(names: Sequence[Seen], seed: int = 0) -> dict[str, tuple[float, ...]]:
    """Return the weights of each feature that is frequent enough, centred, so that 0 says nothing."""
    counts = Counter(feature for name in names for feature in name.features)
    weights = {feature: [0.0] * len(KINDS) for feature, count in counts.items() if count >= LEAST}
    slopes = {feature: [1e-6] * len(KINDS) for feature in weights}
    bias, bias_slope = [0.0] * len(KINDS), [1e-6] * len(KINDS)
    random = Random(seed)
    order = list(names)
    for _ in range(PASSES):
        random.shuffle(order)
        for name in order:
            active = [(weights[f], slopes[f]) for f in name.features if f in weights]
            for index, error in enumerate(_errors(name, [w for w, _ in active], bias)):
                for row, slope in (*active, (bias, bias_slope)):
                    gradient = error + DECAY * row[index]
                    slope[index] += gradient * gradient
                    row[index] -= RATE * gradient / math.sqrt(slope[index])
    means = {feature: sum(row) / len(KINDS) for feature, row in weights.items()}
    return {feature: tuple(value - means[feature] for value in row) for feature, row in weights.items()}


def _errors(name: Seen, rows: Sequence[Sequence[float]], bias: Sequence[float]) -> list[float]:
    scores = [bias[index] + sum(row[index] for row in rows) for index in range(len(KINDS))]
    top = max(scores)
    shares = [math.exp(score - top) for score in scores]
    return [share / sum(shares) - (index == name.kind) for index, share in enumerate(shares)]


def write(path: Path, weights: dict[str, tuple[float, ...]]) -> None:
    """Write the weights that matter, by feature, to two decimals."""
    kept = sorted((f, w) for f, w in weights.items() if max(map(abs, w)) >= SMALLEST)
    rows = ((feature, *(f"{value:.2f}" for value in row)) for feature, row in kept)
    write_text(path, tables.dump(["feature", *(kind.value.lower() for kind in KINDS)], rows))
