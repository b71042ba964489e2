"""A small classifier of senses: a sum of weights, each with a name, learned by `annotate senses`.

Logistic regression over named features (`annotate.stages.senses.features`), the rules among them. What a word says in a
place was learned through word vectors, too, so that words never met in training speak; kept are not the vectors but,
for each word, one number a place: how far it leans to the metonymic sense there. So every decision can be taken apart
into features and words.
"""

from __future__ import annotations

import json
import math
from array import array
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from annotate.files.project import read_text
from annotate.stages.senses.features import GROUPS, SLOTS, leaning, slots
from annotate.stages.senses.syntax import Frame, frame
from annotate.stages.senses.values import Setting
from annotate.values.errors import InputError

SHIPPED = Path(__file__).parent / "data" / "weights.json"
"""The weights that come with the package; `weights-card.md` beside it says what they were learned from."""
_SHOWN = 3


@dataclass(frozen=True, slots=True)
class Estimate:
    """How likely a name is metonymic (0 to 1), and what that was read from."""

    metonymic: float
    weights: Weights
    setting: Setting
    found: Frame

    @property
    def words(self) -> tuple[str, ...]:
        """The words that speak most for the likelier sense; looked for when asked for, since rules often say enough."""
        side = 1 if self.metonymic > 0.5 else -1
        said = self.weights.said(self.setting, self.found)
        most = sorted([(-leaning * side, word) for word, leaning in said.items() if leaning * side > 0])
        return tuple([word for _, word in most[:_SHOWN]])


@dataclass(frozen=True, slots=True)
class Weights:
    """What was learned.

    Attributes
    ----------
    bias
        The log odds of the metonymic sense where nothing else is known.
    features
        The weight of each feature, in log odds.
    leanings
        For each word the log odds that it adds in each of `annotate.stages.senses.features.SLOTS`, in units of `unit`.
    """

    bias: float
    features: Mapping[str, float]
    leanings: Mapping[str, Sequence[int]]
    unit: float

    def estimate(self, setting: Setting) -> Estimate:
        """Return how likely a name in this setting is metonymic."""
        weight_of, found, total = self.features.get, frame(setting), self.bias
        for group in GROUPS:
            for weight in map(weight_of, group(setting, found)):
                if weight is not None:
                    total += weight
        total += leaning(setting, found, self.leanings.get) * self.unit
        return Estimate(1 / (1 + math.exp(-max(-30.0, min(30.0, total)))), self, setting, found)

    def said(self, setting: Setting, found: Frame) -> dict[str, float]:
        """Return the log odds that each word of a setting adds, wherever it stands there."""
        said: dict[str, float] = {}
        for slot, word, share in slots(setting, found):
            if word in self.leanings and (leans := self.leanings[word][slot]):
                said[word] = said.get(word, 0.0) + share * leans * self.unit
        return said


def read_weights(path: Path) -> Weights:
    """Read weights from a file that `annotate senses` wrote.

    Raises
    ------
    InputError
        If the file is missing or is none of those.
    """
    try:
        content = json.loads(read_text(path))
        words = {word: array("h", row) for word, row in content["words"].items()}
        if content["slots"] != list(SLOTS) or any(len(row) != len(SLOTS) for row in words.values()):
            raise ValueError("made for other features")
        learned = {str(name): float(weight) for name, weight in content["features"].items()}
        return Weights(float(content["bias"]), learned, words, float(content["unit"]))
    except (ValueError, KeyError, TypeError, AttributeError, OverflowError) as error:
        raise InputError(
            f"{path}: not weights of senses ({error}).", remedy="Make them anew: annotate senses"
        ) from error


@cache
def shipped() -> Weights:
    """Return the weights that come with the package, read when first asked for."""
    return read_weights(SHIPPED)
