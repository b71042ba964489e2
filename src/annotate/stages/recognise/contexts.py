"""What the words next to a name say about its kind: "in ___", "___ said", "the ___ Party".

The network judges a name it never met by its form, because forms told it most in training; the words around a name
tell more, and those around all its occurrences in a text more still. The weights (`data/contexts.csv`) are those of a
logistic regression over the neighbours of the names in the training corpora, made by `annotate_train.lessons.contexts`;
no name and no other word with a capital has one. Feature `-1` is the word before, `+1` the word after, and the two-word
features hold both words of a side.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from annotate.stages.recognise.lexicon import personal_titles
from annotate.values.model import Kind

if TYPE_CHECKING:
    from spacy.tokens import Doc

KINDS = (Kind.PERSON, Kind.PLACE, Kind.ORG)
_EDGE = "|"
_NAME = "Aa"
_FIGURE = "#"
_STRAIGHT = str.maketrans("’‘“”", "''\"\"")


def features(doc: Doc, start: int, end: int) -> tuple[str, ...]:
    """Return what stands around the tokens `start` to `end` (end-exclusive): four features, in a fixed order."""
    before, last = _shape(doc, start - 2), _shape(doc, start - 1)
    after, next_one = _shape(doc, end), _shape(doc, end + 1)
    return (f"-1 {last}", f"-2 {before} {last}", f"+1 {after}", f"+2 {after} {next_one}")


def evidence(doc: Doc, start: int, end: int) -> Mapping[Kind, float]:
    """Return the log-odds that the words around a name give to each kind; 0 where they say nothing."""
    known = weights()
    rows = [known[feature] for feature in features(doc, start, end) if feature in known]
    return {kind: sum(row[index] for row in rows) for index, kind in enumerate(KINDS)}


@cache
def weights() -> Mapping[str, tuple[float, ...]]:
    """Return the weights of each feature, in the order of `KINDS`."""
    text = files("annotate.stages.recognise").joinpath("data/contexts.csv").read_text(encoding="utf-8")
    return {
        row["feature"]: tuple(float(row[kind.value.lower()]) for kind in KINDS)
        for row in csv.DictReader(io.StringIO(text))
    }


def _shape(doc: Doc, at: int) -> str:
    """Return a word in small letters; classes for names, figures and the edge of the paragraph."""
    if not 0 <= at < len(doc) or "\n" in doc[at].text:
        return _EDGE
    word: str = doc[at].text.translate(_STRAIGHT)
    if any(char.isdigit() for char in word):
        return _FIGURE
    if word[:1].isupper() and not _opens(doc, at):
        return word.lower() if word.lower().rstrip(".") in personal_titles() else _NAME
    return word.lower()


def _opens(doc: Doc, at: int) -> bool:
    return at == 0 or doc[at - 1].text in (".", "!", "?", "\n", "“", '"')
