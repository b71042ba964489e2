"""Learn the weights by which senses are told apart: ridge-penalised logistic regression, in numpy alone.

Solved in the dual (one unknown an example), because there are many more features than examples; see Hastie, Tibshirani
and Friedman, *The Elements of Statistical Learning*, 18.3. Nothing is random but the folds, whose seed is fixed.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from annotate.errors import InputError
from annotate.project import write_text
from annotate.senses.features import SLOTS, features, slots
from annotate.senses.values import Setting

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]

# The first two were chosen among three values each by cross-validation on ReLocaR, so that a figure from the same folds
# is a little too good: weight of the vectors beside the named features, strength of the penalty; then the least number
# of examples that a feature must occur in, and the number of folds.
VECTOR_SHARE = 0.15
PENALTY = 10.0
LEAST = 2
FOLDS = 10
_STEPS = 25


@dataclass(frozen=True, slots=True)
class Example:
    """A place name in its setting, and whether it is metonymic."""

    setting: Setting
    metonymic: bool


@dataclass(frozen=True, slots=True)
class Learned:
    """The weights of the named features, of the dimensions of the vectors in each slot, and the bias."""

    features: Mapping[str, float]
    dimensions: Floats
    bias: float


def read_vectors(path: Path, count: int) -> tuple[tuple[str, ...], Floats]:
    """Return the first words of a file of vectors in text form (GloVe), and their vectors, each dimension scaled.

    Raises
    ------
    InputError
        If a line does not hold a word and as many numbers as the first.
    """
    import numpy as np

    words, rows = [], []
    with path.open(encoding="utf-8") as handle:
        for number, line in enumerate(handle, start=1):
            if number > count:
                break
            word, *values = line.rstrip("\n").split(" ")
            try:
                rows.append([float(value) for value in values])
                if len(rows[-1]) != len(rows[0]) or not values:
                    raise ValueError
            except ValueError:
                raise InputError(
                    f"{path}:{number}: not a word and {len(rows[0])} numbers.", remedy="Give vectors in GloVe's form."
                ) from None
            words.append(word)
    table = np.array(rows)
    return tuple(words), (table - table.mean(0)) / table.std(0)


class _Space:
    """The features of some examples as rows of numbers."""

    def __init__(self, examples: Sequence[Example], words: Mapping[str, int], vectors: Floats) -> None:
        self.words, self.vectors = words, vectors
        seen: dict[str, int] = {}
        for example in examples:
            for name, _ in features(example.setting):
                seen[name] = seen.get(name, 0) + 1
        self.columns = {name: n for n, name in enumerate(name for name, times in seen.items() if times >= LEAST)}

    def rows(self, examples: Sequence[Example]) -> Floats:
        import numpy as np

        width = self.vectors.shape[1]
        out: Floats = np.zeros((len(examples), len(self.columns) + len(SLOTS) * width + 1))
        out[:, -1] = 1.0
        for row, example in zip(out, examples, strict=True):
            for name, value in features(example.setting):
                if name in self.columns:
                    row[self.columns[name]] = value
            for slot, word, share in slots(example.setting):
                if word in self.words:
                    at = len(self.columns) + slot * width
                    row[at : at + width] += VECTOR_SHARE * share * self.vectors[self.words[word]]
        return out


def _solve(rows: Floats, signs: Floats) -> Floats:
    """Return the weights that minimise PENALTY/2·|w|² + Σ log(1 + exp(−sign·w·x)), by Newton's method in the dual."""
    import numpy as np

    kernel = rows @ rows.T / PENALTY
    alpha: Any = np.zeros(len(rows))
    for _ in range(_STEPS):
        margin = kernel @ alpha
        chance = 1 / (1 + np.exp(-np.clip(margin, -30, 30)))
        variance = np.maximum(chance * (1 - chance), 1e-9)
        target = margin + ((signs > 0) - chance) / variance
        new = np.asarray(np.linalg.solve(kernel + np.diag(1 / variance), target), dtype=np.float64)
        if np.abs(new - alpha).max() < 1e-8:
            break
        alpha = new
    weights: Floats = rows.T @ alpha / PENALTY
    return weights


def learn(examples: Sequence[Example], words: Sequence[str], vectors: Floats) -> Learned:
    """Return the weights learned from examples."""
    import numpy as np

    space = _Space(examples, {word: n for n, word in enumerate(words)}, vectors)
    weights = _solve(space.rows(examples), np.array([1.0 if e.metonymic else -1.0 for e in examples]))
    named = len(space.columns)
    return Learned(
        {name: float(weights[n]) for name, n in space.columns.items()},
        VECTOR_SHARE * weights[named:-1].reshape(len(SLOTS), -1),
        float(weights[-1]),
    )


def folds(examples: Sequence[Example], seed: int) -> tuple[tuple[int, ...], ...]:
    """Return the numbers of the examples of each of `FOLDS` folds, with both senses spread evenly."""
    import random

    chance = random.Random(seed)
    order = []
    for sense in (True, False):
        some = [n for n, example in enumerate(examples) if example.metonymic is sense]
        chance.shuffle(some)
        order += some
    return tuple(tuple(order[fold::FOLDS]) for fold in range(FOLDS))


def cross_validate(
    examples: Sequence[Example], words: Sequence[str], vectors: Floats, seed: int = 0
) -> tuple[float, ...]:
    """Return the accuracy on each fold of weights learned from the others."""
    import numpy as np

    known = {word: n for n, word in enumerate(words)}
    found = []
    for fold in folds(examples, seed):
        inside = set(fold)
        rest = [example for n, example in enumerate(examples) if n not in inside]
        test = [examples[n] for n in fold]
        space = _Space(rest, known, vectors)
        weights = _solve(space.rows(rest), np.array([1.0 if e.metonymic else -1.0 for e in rest]))
        right = (space.rows(test) @ weights > 0) == np.array([e.metonymic for e in test])
        found.append(float(right.mean()))
    return tuple(found)


def write(path: Path, learned: Learned, words: Sequence[str], vectors: Floats) -> None:
    """Write weights as `annotate.senses.classify.read_weights` reads them: every word's leaning, in whole units."""
    import numpy as np

    leanings = vectors @ learned.dimensions.T
    unit = float(np.abs(leanings).max()) / 127 or 1.0
    whole = np.rint(leanings / unit).astype(int).tolist()
    content = {
        "slots": list(SLOTS),
        "bias": round(learned.bias, 4),
        "unit": round(unit, 8),
        "features": {n: round(w, 4) for n, w in sorted(learned.features.items()) if abs(w) >= 0.005},
        "words": dict(zip(words, whole, strict=True)),
    }
    write_text(path, json.dumps(content, ensure_ascii=False, separators=(",", ":")).replace("],", "],\n") + "\n")
