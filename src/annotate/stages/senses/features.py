"""What the classifier of senses looks at: named features of a setting, and the words in named places about it.

All features come from the words around a name, never from the name itself, so that what is learned of one place holds
of every other. The rules of `annotate.stages.senses.rules` are features among others. To add a feature: a line in the
function of its group, or a new function and its row in `GROUPS`; to add a place for words: a row in `SLOTS` and its
line in `slots` and in `leaning`, which is the same and quicker; then train again.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import chain
from types import MappingProxyType

from annotate.stages.senses import cues
from annotate.stages.senses.classes import FIELDS
from annotate.stages.senses.rules import applying
from annotate.stages.senses.syntax import Frame
from annotate.stages.senses.values import Setting

SLOTS = (
    *("1 before", "2 before", "3 before", "1 after", "2 after", "3 after", "before", "after", "sentence"),
    *("content", "verb after", "governor", "head", "verb before"),
    *("object of", "of", "to", "from", "other preposition", "owned", "undergone"),
)
# Which of the places from "object of" on the governor of a name stands in, by the preposition between them.
_WAYS = MappingProxyType({"": 14, "of": 15, "to": 16, "towards": 16, "toward": 16, "from": 17})
_OTHER, _OWNED, _UNDERGONE = 18, 19, 20
_NEAREST = 3
_WINDOW = 5
_OUTSIDE = "—"
_SILENT = (0,) * len(SLOTS)

Names = Iterable[str]
Slots = Iterator[tuple[int, str, float]]


def slots(setting: Setting, found: Frame) -> Slots:
    """Yield number of the place, word and weight of each word; a stretch weighs as its root mean square."""
    before, after = setting.before[::-1], setting.after
    everything = before + after
    content = tuple([word for word in everything if word not in cues.CLOSED])
    for slot, side in ((0, before), (3, after)):
        for place, word in enumerate(side[:_NEAREST], start=slot):
            yield place, word, 1.0
    for slot, stretch in ((6, before[:_WINDOW]), (7, after[:_WINDOW]), (8, everything), (9, content)):
        for word in stretch:
            yield slot, word, 1 / math.sqrt(len(stretch))
    for slot, word in _held(found):
        if word:
            yield slot, word, 1.0


def leaning(setting: Setting, found: Frame, of: Callable[[str, Sequence[int]], Sequence[int]]) -> float:
    """Return the sum, over all `slots`, of what a word leans to in a place times its weight; each word is asked once.

    `of` gives a word's leanings, a number for each of `SLOTS`, or what it is given where the word has none.
    """
    before = [of(word, _SILENT) for word in setting.before[::-1]]
    after = [of(word, _SILENT) for word in setting.after]
    total = 0.0
    for slot, row in enumerate(before[:_NEAREST]):
        total += row[slot]
    for slot, row in enumerate(after[:_NEAREST], start=3):
        total += row[slot]
    for slot, word in _held(found):
        if word:
            total += of(word, _SILENT)[slot]
    everything = before + after
    if not everything:
        return total
    words = setting.before[::-1] + setting.after
    content = [row[9] for row, word in zip(everything, words, strict=True) if word not in cues.CLOSED]
    first, second = [row[6] for row in before[:_WINDOW]], [row[7] for row in after[:_WINDOW]]
    return total + sum([_mean(each) for each in (first, second, [row[8] for row in everything], content) if each])


def _mean(each: Sequence[int]) -> float:
    return sum(each) / math.sqrt(len(each))


def _held(found: Frame) -> tuple[tuple[int, str], ...]:
    """Return the words of a frame with the number of each place they stand in."""
    return (
        (10, found.verb_after),
        (11, found.governor),
        (12, found.head),
        (13, found.verb_before),
        (_WAYS.get(found.preposition, _OTHER), found.governor),
        (_OWNED, found.head if found.possessive else ""),
        (_UNDERGONE, found.verb_after if found.passive else ""),
    )


def _places(found: Frame) -> tuple[tuple[str, str], ...]:
    return (
        ("verb after", found.verb_after),
        ("governor", found.governor),
        ("head", found.head),
        ("verb before", found.verb_before),
    )


def _ruled(setting: Setting, found: Frame) -> Names:
    rules = [rule.name for rule, _ in applying(setting)]
    if not rules:
        return ["no rule"]
    return [f"rule {rules[0]}", f"first rule {rules[0]}", *(f"rule {name}" for name in rules[1:])]


def _pairs(setting: Setting, found: Frame) -> Names:
    yield f"before {' '.join(setting.before[-2:])}"
    yield f"after {' '.join(setting.after[:2])}"
    yield f"around {setting.last or _OUTSIDE} … {setting.next or _OUTSIDE}"


def _grammar(setting: Setting, found: Frame) -> Names:
    verb = bool(found.verb_after)
    yield f"{found.governor} {found.preposition} …"
    yield f"{found.verb_before} … {found.preposition} …"
    yield f"… {found.possessive} {found.head}"
    yield f"… {found.verb_after}{', passive' if found.passive else ''}"
    yield f"auxiliary {found.auxiliaries[0] if found.auxiliaries else _OUTSIDE}, verb {verb}"
    yield f"preposition {found.preposition}, verb {verb}"
    yield f"preposition {found.preposition}, owner {bool(found.possessive)}"
    yield f"begins {not setting.before}, verb {verb}"
    if found.passive:
        yield "passive"


def _fields(setting: Setting, found: Frame) -> Names:
    how = f"{found.preposition}{found.possessive}"
    for place, word in _places(found):
        for name in FIELDS.get(word, ()):
            yield f"{place} of {name}"
            yield f"{place} of {name}, {how}"


_ABOUT: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {word: tuple(f"about {name}" for name in names) for word, names in FIELDS.items()}
)
"""The feature of each field that a word stands in."""


def _about(setting: Setting, found: Frame) -> Names:
    return dict.fromkeys(
        chain.from_iterable([_ABOUT[word] for word in setting.before + setting.after if word in _ABOUT])
    )


def _shape(setting: Setting, found: Frame) -> Names:
    before, after = (*setting.capitals_before, False, False), (*setting.capitals_after, False, False)
    sides = f"{found.preposition or setting.last[:1]} … {found.possessive}"
    if before[0]:
        yield "capital before"
    if after[0]:
        yield "capital after"
    if before[1]:
        yield f"capital, {sides}"
    if after[1]:
        yield f"{sides} capital"
    if not setting.before:
        yield "begins"
    if not found.possessive:
        yield f"article {setting.article}, noun {bool(found.head)}"


def _seats(setting: Setting, found: Frame) -> Names:
    if setting.seat:
        yield "seat"
        yield f"seat, preposition {found.preposition}"
        yield f"seat, owner {bool(found.possessive)}"


# Each group, and how readily its weights are learned: the standard deviation they are believed to have.
GROUPS = MappingProxyType[Callable[[Setting, Frame], Names], float](
    {_ruled: 0.5, _pairs: 0.3, _grammar: 0.35, _fields: 0.3, _about: 0.2, _shape: 0.2, _seats: 0.2}
)


def features(setting: Setting, found: Frame) -> Iterator[tuple[str, float]]:
    """Yield the name of each feature, each once, with the grade of its group."""
    for group, grade in GROUPS.items():
        for name in group(setting, found):
            yield name, grade
