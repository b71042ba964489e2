"""Learn the weights by which senses are told apart: ridge-penalised logistic regression, in numpy alone.

Solved in the dual (one unknown an example), because there are many more features than examples; see Hastie, Tibshirani
and Friedman, *The Elements of Statistical Learning*, 18.3. How strong the penalty is and how much the word vectors
weigh is chosen among `STRENGTHS` by leaving out each example in turn, which needs no second fit (the one-step formula
for a kernel smoother, ibid. 7.10, at the last step of Newton's method). It is chosen from the examples learned from
alone, within each fold too, so that no example speaks in its own judgement. Nothing is random but the folds.

scikit-learn's solver finds the same weights (none differs by more than 4e-7), but not what the margins would be without
each example, by which the strength is chosen: it would save eight lines and cost a dependency.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from annotate.files.project import write_text
from annotate.stages.senses.features import SLOTS, features, slots
from annotate.stages.senses.values import Setting
from annotate.values.errors import InputError

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]

# The least number of examples that a feature must occur in, and the number of folds.
LEAST = 2
FOLDS = 10
_STEPS = 25


@dataclass(frozen=True, slots=True)
class Strength:
    """The weight of the word vectors beside the named features, and that of the penalty."""

    vectors: float
    penalty: float


STRENGTHS = tuple(Strength(vectors, penalty) for vectors in (0.05, 0.07, 0.1) for penalty in (0.5, 1.0, 2.0))


@dataclass(frozen=True, slots=True)
class Example:
    """A place name in its setting, and whether it is metonymic."""

    setting: Setting
    metonymic: bool


@dataclass(frozen=True, slots=True)
class Learned:
    """The weights of the named features, of the dimensions of the vectors in each slot, the bias, and the strength."""

    features: Mapping[str, float]
    dimensions: Floats
    bias: float
    strength: Strength


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

    def named(self, examples: Sequence[Example]) -> Floats:
        """Return the named features, and a constant."""
        import numpy as np

        out: Floats = np.zeros((len(examples), len(self.columns) + 1))
        out[:, -1] = 1.0
        for row, example in zip(out, examples, strict=True):
            for name, value in features(example.setting):
                if name in self.columns:
                    row[self.columns[name]] = value
        return out

    def about(self, examples: Sequence[Example]) -> Floats:
        """Return the vectors of the words in each slot."""
        import numpy as np

        out: Floats = np.zeros((len(examples), len(SLOTS), self.vectors.shape[1]))
        for row, example in zip(out, examples, strict=True):
            for slot, word, share in slots(example.setting):
                if word in self.words:
                    row[slot] += share * self.vectors[self.words[word]]
        return out.reshape(len(examples), -1)


def _solve(kernel: Floats, signs: Floats) -> tuple[Floats, Floats]:
    """Minimise ½·αKα + Σ log(1 + exp(−sign·Kα)) by Newton's method.

    Returns
    -------
    α, and what each margin would be had its example been left out.
    """
    import numpy as np

    alpha: Any = np.zeros(len(kernel))
    for _ in range(_STEPS):
        margin = kernel @ alpha
        chance = 1 / (1 + np.exp(-np.clip(margin, -30, 30)))
        variance = np.maximum(chance * (1 - chance), 1e-9)
        inverse = np.linalg.inv(kernel + np.diag(1 / variance))
        target = margin + ((signs > 0) - chance) / variance
        new = inverse @ target
        done, alpha = np.abs(new - alpha).max() < 1e-8, new
        if done:
            break
    return alpha, target - alpha / np.diag(inverse)


def _loss(margins: Floats, signs: Floats) -> float:
    import numpy as np

    return float(np.logaddexp(0, -signs * margins).mean())


@dataclass(frozen=True, slots=True)
class _Fit:
    """A space, the weights learned in it, and their strength."""

    space: _Space
    named: Floats
    about: Floats
    strength: Strength


def _fit(examples: Sequence[Example], words: Mapping[str, int], vectors: Floats) -> _Fit:
    """Return the weights of the strength that does best on examples left out."""
    import numpy as np

    space = _Space(examples, words, vectors)
    named, about = space.named(examples), space.about(examples)
    signs = np.array([1.0 if example.metonymic else -1.0 for example in examples])
    kernels = named @ named.T, about @ about.T
    found: list[tuple[float, int, Floats]] = []
    for strength in STRENGTHS:
        kernel = (kernels[0] + strength.vectors**2 * kernels[1]) / strength.penalty
        alpha, margins = _solve(kernel, signs)
        found.append((_loss(margins, signs), len(found), alpha))
    _, best, alpha = min(found, key=lambda one: one[:2])
    strength = STRENGTHS[best]
    return _Fit(
        space,
        named.T @ alpha / strength.penalty,
        strength.vectors**2 * (about.T @ alpha) / strength.penalty,
        strength,
    )


def learn(examples: Sequence[Example], words: Sequence[str], vectors: Floats) -> Learned:
    """Return the weights learned from examples."""
    fit = _fit(examples, {word: n for n, word in enumerate(words)}, vectors)
    return Learned(
        {name: float(fit.named[n]) for name, n in fit.space.columns.items()},
        fit.about.reshape(len(SLOTS), -1),
        float(fit.named[-1]),
        fit.strength,
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
        fit = _fit(rest, known, vectors)
        margins = fit.space.named(test) @ fit.named + fit.space.about(test) @ fit.about
        right = (margins > 0) == np.array([e.metonymic for e in test])
        found.append(float(right.mean()))
    return tuple(found)


def write(path: Path, learned: Learned, words: Sequence[str], vectors: Floats) -> None:
    """Write weights as `annotate.stages.senses.classify.read_weights` reads them: leanings in whole units."""
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
