"""Documents side by side, as numbers: the rows of the embedding's tables for each word, and what should be done there.

A word is embedded by hashes of some of its attributes, each of which gives four rows of a table to add up
(`spacy.MultiHashEmbed.v2`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from annotate_train.student.gold import NOBODY, Gold, gold

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from spacy.language import Language
    from spacy.tokens import Doc

    from annotate_train.student.gold import Numbers

    Attributes = NDArray[np.uint64]


@dataclass(frozen=True, slots=True)
class Lesson:
    """A document to learn from: the attributes that are hashed (a row a token), and the transitions."""

    attributes: Attributes
    gold: Gold

    def __len__(self) -> int:
        """Return the number of tokens."""
        return len(self.attributes)


@dataclass(frozen=True, slots=True)
class Batch:
    """Lessons side by side.

    Attributes
    ----------
    rows
        Rows of the embedding's tables: tokens by tables by four.
    lengths
        Tokens of each lesson.
    gold
        The transitions, `firsts` counted from the first token of the batch.
    last
        Whether a token is the last one of its lesson, where no name goes on.
    """

    rows: Numbers
    lengths: Numbers
    gold: Gold
    last: NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Hashing:
    """How words become rows: the attributes, and of each table its attribute's place, its seed and its rows."""

    columns: tuple[str, ...]
    tables: tuple[tuple[int, int, int], ...]
    ops: Any

    @classmethod
    def of(cls, nlp: Language) -> Hashing:
        """Return that of a pipeline with a `tok2vec`."""
        layers = list(nlp.get_pipe("tok2vec").model.get_ref("embed").walk())
        columns = next(layer.attrs["columns"] for layer in layers if layer.name == "extract_features")
        tables = [layer for layer in layers if layer.name == "hashembed"]
        numbers = tuple((t.attrs["column"], t.attrs["seed"], t.get_dim("nV")) for t in tables)
        return cls(tuple(columns), numbers, tables[0].ops)

    def lesson(self, doc: Doc) -> Lesson:
        """Return a document as a lesson; its entities say what is to be learned, missing ones that nobody judged."""
        attributes = doc.to_array(list(self.columns)).astype(np.uint64).reshape(len(doc), -1)
        return Lesson(attributes, gold([_tag(t.ent_iob_, t.ent_type_) for t in doc]))

    def batch(self, lessons: Sequence[Lesson]) -> Batch:
        """Return lessons side by side; none of them is empty."""
        attributes = np.concatenate([lesson.attributes for lesson in lessons])
        lengths = np.array([len(lesson) for lesson in lessons])
        stops = np.cumsum(lengths)
        golds = [lesson.gold for lesson in lessons]
        firsts = [
            np.where(g.firsts == NOBODY, NOBODY, g.firsts + start)
            for g, start in zip(golds, stops - lengths, strict=True)
        ]
        last = np.zeros(len(attributes), dtype=bool)
        last[stops - 1] = True
        told = Gold(
            np.concatenate([g.kinds for g in golds]), np.concatenate([g.labels for g in golds]), np.concatenate(firsts)
        )
        return Batch(self._rows(attributes), lengths, told, last)

    def _rows(self, attributes: Attributes) -> Numbers:
        found = []
        for column, seed, count in self.tables:
            values, which = np.unique(attributes[:, column], return_inverse=True)
            found.append((self.ops.hash(values, seed) % count).astype(np.int64)[which])
        return np.stack(found, axis=1)


def by_words(lessons: Iterable[Lesson], words: int) -> Iterator[list[Lesson]]:
    """Yield lessons in batches, each of which is full with the lesson that brings it to so many words."""
    group: list[Lesson] = []
    taken = 0
    for lesson in lessons:
        group.append(lesson)
        taken += len(lesson)
        if taken >= words:
            yield group
            group, taken = [], 0
    if group:
        yield group


def _tag(iob: str, label: str) -> str:
    return f"{iob}-{label}" if label else iob
