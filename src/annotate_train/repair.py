"""Bring the corpora's labels to the edition's conventions before training (never in the splits that are measured).

Each rule is a row of `_RULES`: a pattern and the kind every match has. The corpora disagree with each other here, and
a network taught both answers gives either. To add a rule, add a row.
"""

from __future__ import annotations

import re
from dataclasses import replace

from annotate.measure.corpora import Example, Labelled, without_overlaps

_COMPASS = "(?:North|South|East|West)"
_RULES: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"(?<![\w.])(?:U\.N\.|UN|United Nations|European Union|EU|NATO|African Union)(?![\w-])"), "ORG"),
    (re.compile(r"\b(?:Kremlin|White House|Blue House|Korean [Pp]eninsula|Soviet Russia)\b"), "PLACE"),
    (re.compile(r"\b(?:East|South|Southeast|Northeast|Central|West) Asia\b"), "PLACE"),
    (re.compile(r"\b(?:Eastern|Western|Central|Southern|Northern) Europe\b"), "PLACE"),
    (re.compile(r"\b(?:Russian|Soviet) Far East\b|\b(?:Far|Middle) East\b"), "PLACE"),
    (re.compile(r"\b(?:People['’]s Republic of China|Republic of (?:China|Korea))\b"), "PLACE"),
    (re.compile(r"\bCold War\b"), "EVENT"),
    (re.compile(rf"\b{_COMPASS} (?:Korean|Vietnamese|German|African|Asian|Sudanese|Ossetian|Yemeni)s?\b"), "NORP"),
)
_FRAGMENTS = frozenset(("State", "Defense", "Homeland", "Justice", "Treasury", "Foreign", "Government", "House"))


def repair(example: Example) -> Example:
    """Return the example with the rules applied.

    A rule never breaks a longer name (the UN Security Council stays one organisation), and a lone word that some
    corpora take for an organisation ("State", left of "State Department") loses its label.
    """
    spans = [
        span
        for span in example.spans
        if not (span.label == "ORG" and example.text[span.start : span.end] in _FRAGMENTS)
    ]
    for pattern, label in _RULES:
        for match in pattern.finditer(example.text):
            spans = _settle(spans, Labelled(match.start(), match.end(), label))
    settled = without_overlaps(tuple(spans))
    taken = [(span.start, span.end) for span in settled]
    missing = tuple((s, e) for s, e in example.missing if all(e <= start or s >= end for start, end in taken))
    return replace(example, spans=settled, missing=missing)


def _settle(spans: list[Labelled], claim: Labelled) -> list[Labelled]:
    touching = [span for span in spans if span.start < claim.end and span.end > claim.start]
    if any(span.start < claim.start or span.end > claim.end for span in touching):
        return spans
    return [span for span in spans if span not in touching] + [claim]
