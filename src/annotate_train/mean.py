"""The mean of the weights of two models of one line: often better than either, where one went on from the other.

Two ends of one training lie in one valley, so that what is between them reads too, and errs less where the two err
differently (the same reason for which the optimiser keeps a running mean).
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from spacy.language import Language


def meet(nlp: Language, other: Path, share: float = 0.5) -> None:
    """Set the weights of a pipeline to the mean of its own and those of a model package of the same shape.

    `share`: the weight of the package in that mean.

    Raises
    ------
    ValueError
        The shapes differ.
    """
    import spacy

    ours, theirs = list(weights(nlp)), list(weights(spacy.load(other)))
    for (node, name), (twin, same) in zip(ours, theirs, strict=True):
        mine, its = node.get_param(name), twin.get_param(same)
        if name != same or mine.shape != its.shape:
            raise ValueError(f"{other}: {same} {its.shape} does not fit {name} {mine.shape}")
        node.set_param(name, (1 - share) * mine + share * its)


def weights(nlp: Language) -> Iterator[tuple[Any, str]]:
    """Yield nodes and names of weights in the order of the walk, what two components share once."""
    seen: set[tuple[int, str]] = set()
    for _, component in nlp.pipeline:
        for node in component.model.walk():
            for name in node.param_names:
                if node.has_param(name) and (node.id, name) not in seen:
                    seen.add((node.id, name))
                    yield node, name
