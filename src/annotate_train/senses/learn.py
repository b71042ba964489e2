"""Learn the weights by which senses are told apart: ridge-penalised logistic regression, in numpy alone.

What a word says in a place is learned twice and added up: for itself, where it was met often enough, and through its
vector, so that words never met speak too. Solved by L-BFGS (Nocedal and Wright, *Numerical Optimization*, 7.2), because
there are many features and few of them in an example. Nothing is random but the folds.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from annotate.files.project import write_text
from annotate.stages.senses.features import SLOTS, features, slots
from annotate.stages.senses.syntax import frame
from annotate.stages.senses.values import Setting

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]

FOLDS = 10
# The penalty; and how readily the weight of a word in a place is learned, for itself and through each dimension of its
# vector (as `features.GROUPS` says of the others): chosen on four of our own files, left out of learning for that,
# the penalty also on fresh sentences.
_PENALTY = 0.25
_WORD = 0.5
_DIMENSION = 0.04
_STEPS = 100
_REMEMBERED = 10
# Leanings are written in this many steps either way; features from this weight on, words from this many steps together.
_GRADES = 60
_SMALL = 0.015
_FEW = 3


@dataclass(frozen=True, slots=True)
class Example:
    """A place name in its setting, whether it is metonymic, and how much it weighs among the others."""

    setting: Setting
    metonymic: bool
    weight: float = 1.0


@dataclass(frozen=True, slots=True)
class Vectors:
    """Words, most frequent first, and a row of numbers for each, each column of mean 0 and deviation 1."""

    words: tuple[str, ...]
    table: Floats


@dataclass(frozen=True, slots=True)
class Learned:
    """The bias, the weights of the named features, and for each word its leaning in each slot, all in log odds."""

    bias: float
    features: Mapping[str, float]
    words: tuple[str, ...]
    leanings: Floats


class _Space:
    """The features of some examples as numbers: named ones and words in slots sparse, vectors dense."""

    def __init__(self, examples: Sequence[Example], vectors: Vectors, columns: Mapping[str, int] | None = None) -> None:
        import numpy as np

        rows = [list(_named(example.setting)) for example in examples]
        if columns is None:
            seen = dict.fromkeys(name for row in rows for name, _ in row)
            columns = {name: n for n, name in enumerate(seen)}
        cells = [(n, columns[name], value) for n, row in enumerate(rows) for name, value in row if name in columns]
        self.columns, self.count = columns, len(examples)
        self.row, self.column = (np.array([cell[k] for cell in cells], dtype=np.intp) for k in (0, 1))
        self.value = np.array([cell[2] for cell in cells])
        known = {word: n for n, word in enumerate(vectors.words)}
        dense = np.zeros((len(examples), len(SLOTS), vectors.table.shape[1]))
        for about, example in zip(dense, examples, strict=True):
            for slot, word, share in slots(example.setting, frame(example.setting)):
                if word in known:
                    about[slot] += share * _DIMENSION * vectors.table[known[word]]
        self.dense = dense.reshape(len(examples), -1)

    def margins(self, weights: Floats) -> Floats:
        """Return the log odds of each example; the last weight is the bias."""
        import numpy as np

        width = len(self.columns)
        sparse = np.bincount(self.row, self.value * weights[self.column], self.count)
        found: Floats = sparse + self.dense @ weights[width:-1] + weights[-1]
        return found

    def gathered(self, errors: Floats) -> Floats:
        """Return for each weight the sum of the errors of the examples it speaks in."""
        import numpy as np

        sparse = np.bincount(self.column, self.value * errors[self.row], len(self.columns))
        found: Floats = np.concatenate([sparse, self.dense.T @ errors, [errors.sum()]])
        return found


def _named(setting: Setting) -> list[tuple[str, float]]:
    place = frame(setting)
    found = list(features(setting, place))
    found += [(f"{slot} {word}", _WORD * share) for slot, word, share in slots(setting, place)]
    return found


def _fit(space: _Space, examples: Sequence[Example]) -> Floats:
    """Return the weights that fit the examples best, the bias last, which alone is not penalised."""
    import numpy as np

    signs = np.array([1.0 if example.metonymic else -1.0 for example in examples])
    shares = np.array([example.weight for example in examples])
    ridge = np.full(len(space.columns) + space.dense.shape[1] + 1, _PENALTY)
    ridge[-1] = 0

    def loss(weights: Floats) -> tuple[float, Floats]:
        margins = signs * space.margins(weights)
        wrong = -shares * signs / (1 + np.exp(np.clip(margins, -30, 30)))
        value = shares @ np.logaddexp(0, -margins) + 0.5 * (ridge * weights) @ weights
        return float(value), space.gathered(wrong) + ridge * weights

    return _minimum(loss, np.zeros(len(ridge)))


def _minimum(loss: Callable[[Floats], tuple[float, Floats]], at: Floats) -> Floats:
    """Return where a convex function, given with its gradient, is least."""
    import numpy as np

    past: list[tuple[Floats, Floats]] = []
    value, slope = loss(at)
    for _ in range(_STEPS):
        way, step = -_bent(slope, past), 1.0
        while True:
            new, (new_value, new_slope) = at + step * way, loss(at + step * way)
            if new_value <= value + 1e-4 * step * float(slope @ way) or step < 1e-6:
                break
            step /= 2
        if float((new - at) @ (new_slope - slope)) > 1e-12:
            past = [*past[1 - _REMEMBERED :], (new - at, new_slope - slope)]
        done = abs(value - new_value) < 1e-7 * max(1.0, abs(value)) or float(np.abs(new_slope).max()) < 1e-6
        at, value, slope = new, new_value, new_slope
        if done:
            break
    return at


def _bent(slope: Floats, past: Sequence[tuple[Floats, Floats]]) -> Floats:
    """Return the slope multiplied by the inverse of the curvature, as far as past steps and turns tell it."""
    import numpy as np

    out, shares = slope.copy(), []
    for step, turn in reversed(past):
        share = float(step @ out) / float(turn @ step)
        shares.append(share)
        out -= share * turn
    last = past[-1] if past else None
    out *= float(last[0] @ last[1]) / float(last[1] @ last[1]) if last else 1 / max(1.0, float(np.linalg.norm(slope)))
    for (step, turn), share in zip(past, reversed(shares), strict=True):
        out += step * (share - float(turn @ out) / float(turn @ step))
    return out


def learn(examples: Sequence[Example], vectors: Vectors) -> Learned:
    """Return the weights learned from examples."""
    import numpy as np

    space = _Space(examples, vectors)
    weights = _fit(space, examples)
    width = len(space.columns)
    dimensions = weights[width:-1].reshape(len(SLOTS), -1)
    leanings = dict(zip(vectors.words, _DIMENSION * vectors.table @ dimensions.T, strict=True))
    named: dict[str, float] = {}
    values = dict(pair for example in examples for pair in features(example.setting, frame(example.setting)))
    for name, n in space.columns.items():
        slot, _, word = name.partition(" ")
        if name in values:
            named[name] = values[name] * float(weights[n])
        else:
            leanings.setdefault(word, np.zeros(len(SLOTS)))[int(slot)] += _WORD * weights[n]
    return Learned(float(weights[-1]), named, tuple(leanings), np.array([*leanings.values()]))


def balanced(examples: Sequence[Example]) -> tuple[Example, ...]:
    """Return the examples with weights by which both senses weigh the same: no text says how common each is."""
    metonymic = sum(example.weight for example in examples if example.metonymic)
    ratio = (sum(example.weight for example in examples) - metonymic) / metonymic
    return tuple(replace(one, weight=one.weight * ratio) if one.metonymic else one for one in examples)


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


def cross_validate(examples: Sequence[Example], vectors: Vectors, seed: int = 0) -> tuple[float, ...]:
    """Return the accuracy on each fold of weights learned from the others."""
    import numpy as np

    found = []
    for fold in folds(examples, seed):
        inside = set(fold)
        rest = [example for n, example in enumerate(examples) if n not in inside]
        test = [examples[n] for n in fold]
        space = _Space(rest, vectors)
        margins = _Space(test, vectors, space.columns).margins(_fit(space, rest))
        found.append(float(((margins > 0) == np.array([e.metonymic for e in test])).mean()))
    return tuple(found)


def write(path: Path, learned: Learned) -> None:
    """Write weights as `annotate.stages.senses.classify.read_weights` reads them: leanings in whole units."""
    import numpy as np

    unit = float(np.quantile(np.abs(learned.leanings), 0.9999)) / _GRADES or 1.0
    whole = np.rint(learned.leanings / unit).astype(int).tolist()
    content = {
        "slots": list(SLOTS),
        "bias": round(learned.bias, 4),
        "unit": round(unit, 8),
        "features": {n: round(w, 3) for n, w in sorted(learned.features.items()) if abs(w) >= _SMALL},
        "words": {word: row for word, row in zip(learned.words, whole, strict=True) if sum(map(abs, row)) >= _FEW},
    }
    write_text(path, json.dumps(content, ensure_ascii=False, separators=(",", ":")).replace("],", "],\n") + "\n")
