"""What the classifier of senses looks at: named features of a setting, and the words in named places about it.

All features come from the words around a name, never from the name itself, so that what is learned of one place holds
of every other. To add a feature: a line in `features`; to add a place for words: a row in `slots`; then train again.
"""

from __future__ import annotations

import math
from collections.abc import Iterator

from annotate.senses.rules import RULES, judge
from annotate.senses.values import Setting

SLOTS = ("1 before", "2 before", "3 before", "1 after", "2 after", "3 after", "before", "after", "sentence")
_WINDOW = 5
_OUTSIDE = "—"


def slots(setting: Setting) -> Iterator[tuple[int, str, float]]:
    """Yield number of the place, word and weight of each word; a stretch weighs as its root mean square."""
    before, after = setting.before[::-1], setting.after
    for at in range(3):
        if at < len(before):
            yield at, before[at], 1.0
        if at < len(after):
            yield at + 3, after[at], 1.0
    for slot, words in ((6, before[:_WINDOW]), (7, after[:_WINDOW]), (8, (*before, *after))):
        for word in words:
            yield slot, word, 1 / math.sqrt(len(words))


def features(setting: Setting) -> Iterator[tuple[str, float]]:
    """Yield the name and value of each feature; a name is yielded once."""
    yield f"rule {judge(setting).rule}", 1.0
    for rule in RULES:
        if rule.test(setting):
            yield f"applies {rule.name}", 1.0
    before, after = setting.before[::-1], setting.after
    for at in range(3):
        for side, words in (("before", before), ("after", after)):
            word = words[at] if at < len(words) else _OUTSIDE
            yield f"{at + 1} {side} {word}", 1.0
            yield f"{at + 1} {side} …{word[-3:]}", 0.5
    yield f"pair before {' '.join(before[1::-1])}", 1.0
    yield f"pair after {' '.join(after[:2])}", 1.0
    yield f"around {setting.last} … {setting.next}", 1.0
    for side, words in (("before", before), ("after", after)):
        for word in dict.fromkeys(words[:_WINDOW]):
            yield f"near {side} {word}", 0.5
    for word in dict.fromkeys((*before, *after)):
        if word.isalpha():
            yield f"somewhere {word}", 0.3
    yield "capital before", float(setting.capital_before)
    yield "capital after", float(setting.capital_after)
    yield "begins", float(not before)
    yield "position", len(before) / (1 + len(before) + len(after))
