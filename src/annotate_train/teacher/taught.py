"""A folder of corpora that a teacher labelled or corrected, as the small network learns from it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from annotate.files.project import read_text
from annotate.measure.corpora import Example, Source, Split, Use, read_corpus
from annotate.values.errors import InputError

CARD = "teacher.json"


@dataclass(frozen=True, slots=True)
class Teacher:
    """Who labelled a folder of corpora: the encoder's package, the training, the SHA-256 of its weights."""

    encoder: str
    seed: int
    steps: int
    sha256: str

    def __str__(self) -> str:
        return f"{self.encoder}, seed {self.seed}, {self.steps:,} steps, {self.sha256[:12]}"


@dataclass(frozen=True, slots=True)
class Silver:
    """What a teacher gave, corpus by corpus, and a digest of all of it."""

    teacher: Teacher
    examples: tuple[tuple[str, tuple[Example, ...]], ...]
    sha256: str

    def of(self, source: Source) -> tuple[Example, ...] | None:
        """Return what the teacher gave of a corpus, or None where it gave nothing."""
        return dict(self.examples).get(source.id)

    def settled(self, source: Source, examples: Sequence[Example]) -> tuple[Example, ...]:
        """Return a corpus with its training texts as the teacher gave them."""
        given = self.of(source)
        if given is None:
            return tuple(examples)
        return (*given, *(x for x in examples if x.split is not Split.TRAIN))


def read_teacher(path: Path) -> Teacher:
    """Read who a teacher is.

    Raises
    ------
    InputError
        The file is missing or says something else.
    """
    try:
        return Teacher(**json.loads(read_text(path)))
    except (TypeError, ValueError) as problem:
        raise InputError(f"{path}: does not describe a teacher: {problem}.", remedy="Make it again.") from problem


def read_silver(folder: Path, sources: Sequence[Source], *, corrected: bool = True) -> Silver:
    """Read a folder that `annotate train --label` wrote, with the corpora that the teacher corrected or without.

    Raises
    ------
    InputError
        The folder is not one, a file of prose is missing from it, or a file is damaged.
    """
    teacher = read_teacher(folder / CARD)
    missing = [s.file for s in sources if s.use is Use.UNLABELLED and not (folder / s.file).is_file()]
    if missing:
        raise InputError(f"{folder}: missing {', '.join(missing)}.", remedy="Label them: annotate train --label.")
    wanted = [source for source in sources if corrected or source.use is Use.UNLABELLED]
    given = [source for source in wanted if (folder / source.file).is_file()]
    digest = hashlib.sha256()
    for source in given:
        digest.update((folder / source.file).read_bytes())
    return Silver(teacher, tuple((s.id, read_corpus(folder, s)) for s in given), digest.hexdigest())
