"""What the classifier of senses looks at: named features of a setting, and the words in named places about it.

All features come from the words around a name, never from the name itself, so that what is learned of one place holds
of every other. They come in groups, and each group weighs the same however many features a setting has in it. To add a
feature: a line in the function of its group, or a new function and its row in `GROUPS`; to add a place for words: a row
in `SLOTS` and its line in `slots`; then train again.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Mapping, Sequence
from types import MappingProxyType

from annotate.stages.senses import cues
from annotate.stages.senses.classes import CLASSES
from annotate.stages.senses.rules import RULES, judge
from annotate.stages.senses.syntax import Frame, frame
from annotate.stages.senses.values import Setting

SLOTS = (
    *("1 before", "2 before", "3 before", "1 after", "2 after", "3 after", "before", "after", "sentence"),
    *("content", "verb after", "governor", "head", "verb before"),
)
_WINDOW = 5
_OUTSIDE = "—"
_MOST = 2

Features = Iterator[tuple[str, float]]


def slots(setting: Setting) -> Iterator[tuple[int, str, float]]:
    """Yield number of the place, word and weight of each word; a stretch weighs as its root mean square."""
    before, after = setting.before[::-1], setting.after
    for at in range(3):
        if at < len(before):
            yield at, before[at], 1.0
        if at < len(after):
            yield at + 3, after[at], 1.0
    everything = (*before, *after)
    content = [word for word in everything if word not in cues.CLOSED]
    for slot, words in ((6, before[:_WINDOW]), (7, after[:_WINDOW]), (8, everything), (9, content)):
        for word in words:
            yield slot, word, 1 / math.sqrt(len(words))
    for slot, (_, word) in enumerate(_places(frame(setting)), start=10):
        if word:
            yield slot, word, 1.0


def _places(found: Frame) -> tuple[tuple[str, str], ...]:
    return (
        ("verb after", found.verb_after),
        ("governor", found.governor),
        ("head", found.head),
        ("verb before", found.verb_before),
    )


def _ruled(setting: Setting, found: Frame) -> Features:
    yield f"rule {judge(setting).rule}", 1.0
    for rule in RULES:
        if rule.test(setting):
            yield f"applies {rule.name}", 1.0


def _sides(setting: Setting) -> tuple[tuple[str, Sequence[str]], ...]:
    return ("before", setting.before[::-1]), ("after", setting.after)


def _next_words(setting: Setting, found: Frame) -> Features:
    for side, words in _sides(setting):
        for at in range(3):
            yield f"{at + 1} {side} {words[at] if at < len(words) else _OUTSIDE}", 1.0


def _endings(setting: Setting, found: Frame) -> Features:
    for side, words in _sides(setting):
        for at in range(3):
            yield f"{at + 1} {side} …{words[at][-3:] if at < len(words) else _OUTSIDE}", 1.0


def _pairs(setting: Setting, found: Frame) -> Features:
    yield f"pair before {' '.join(setting.before[-2:])}", 1.0
    yield f"pair after {' '.join(setting.after[:2])}", 1.0
    yield f"around {setting.last} … {setting.next}", 1.0


def _near(setting: Setting, found: Frame) -> Features:
    for side, words in _sides(setting):
        for word in dict.fromkeys(words[:_WINDOW]):
            yield f"near {side} {word}", 1.0


def _anywhere(setting: Setting, found: Frame) -> Features:
    for word in dict.fromkeys((*setting.before, *setting.after)):
        if word.isalpha():
            yield f"somewhere {word}", 1.0


def _shape(setting: Setting, found: Frame) -> Features:
    yield "capital before", float(setting.capital_before)
    yield "capital after", float(setting.capital_after)
    yield "begins", float(not setting.before)
    yield "position", len(setting.before) / (1 + len(setting.before) + len(setting.after))


def _grammar(setting: Setting, found: Frame) -> Features:
    first = found.auxiliaries[0] if found.auxiliaries else _OUTSIDE
    for place, word in _places(found):
        yield f"{place} {word}", 1.0
        yield f"{place} …{word[-3:]}", 1.0
    yield f"auxiliary {first}", 1.0
    yield f"verb {bool(found.verb_after)}, auxiliary {bool(found.auxiliaries)}", 1.0
    yield "passive", float(found.passive)
    yield "subject", float(bool(found.verb_after) and not found.preposition)
    yield f"preposition {found.preposition}", 1.0
    yield f"{found.governor} {found.preposition} …", 1.0
    yield f"{found.verb_before} … {found.preposition} …", 1.0
    yield f"{found.possessive} {found.head}", 1.0
    yield f"owner {bool(found.possessive)}", 1.0


def _classes(setting: Setting, found: Frame) -> Features:
    everything = (*setting.before, *setting.after)
    for name, words in CLASSES.items():
        for place, word in _places(found):
            if word in words:
                yield f"{place} of {name}", 1.0
                yield f"{place} of {name}, {found.preposition}{found.possessive}", 1.0
        if count := sum(word in words for word in everything):
            yield f"about {name}", min(_MOST, count) / math.sqrt(_MOST)


# The weight of each group.
GROUPS: Mapping[Callable[[Setting, Frame], Features], float] = MappingProxyType(
    {
        _ruled: 1.0,
        _next_words: 1.0,
        _endings: 0.5,
        _pairs: 0.5,
        _near: 0.5,
        _anywhere: 0.5,
        _shape: 0.2,
        _grammar: 1.0,
        _classes: 1.0,
    }
)


def features(setting: Setting) -> Features:
    """Yield the name and value of each feature; a name is yielded once."""
    found = frame(setting)
    for group, weight in GROUPS.items():
        some = list(group(setting, found))
        length = math.sqrt(sum(value * value for _, value in some))
        for name, value in some:
            if value:
                yield name, value * math.sqrt(weight) / length
