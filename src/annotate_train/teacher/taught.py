"""A folder of corpora that teachers labelled or contested, as the small network learns from it."""

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
    """Who labelled a folder of corpora: the encoder's package, the training, the SHA-256 of its weights.

    The pipeline, where it taught itself, has no steps, and the weights are those of its recogniser.
    """

    encoder: str
    seed: int
    steps: int
    sha256: str

    def __str__(self) -> str:
        if not self.steps:
            return f"{self.encoder}, {self.sha256[:12]}"
        return f"{self.encoder}, seed {self.seed}, {self.steps:,} steps, {self.sha256[:12]}"


@dataclass(frozen=True, slots=True)
class Silver:
    """What teachers gave together, corpus by corpus, and a digest of all of it."""

    teachers: tuple[Teacher, ...]
    examples: tuple[tuple[str, tuple[Example, ...]], ...]
    sha256: str

    @property
    def teacher(self) -> str:
        """Who labelled it, in words."""
        return "; ".join(map(str, self.teachers))

    def of(self, source: Source) -> tuple[Example, ...] | None:
        """Return what the teacher gave of a corpus, or None where it gave nothing."""
        return dict(self.examples).get(source.id)

    def settled(self, source: Source, examples: Sequence[Example], *, both: bool = False) -> tuple[Example, ...]:
        """Return a corpus with its training texts as the teacher gave them; `both`: as they were marked, too."""
        given = self.of(source)
        if given is None:
            return tuple(examples)
        if both:
            return (*given, *examples)
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
        raise _no_teacher(path, problem) from problem


def read_teachers(path: Path) -> tuple[Teacher, ...]:
    """Read who the teachers of a folder are; what is raised is as of `read_teacher`."""
    try:
        found = tuple(Teacher(**entry) for entry in json.loads(read_text(path)))
    except (TypeError, ValueError) as problem:
        raise _no_teacher(path, problem) from problem
    if not found:
        raise _no_teacher(path, ValueError("nobody is named"))
    return found


def _no_teacher(path: Path, problem: Exception) -> InputError:
    return InputError(f"{path}: does not describe a teacher: {problem}.", remedy="Make it again.")


def read_silver(folder: Path, sources: Sequence[Source], *, contested: bool = True) -> Silver:
    """Read a folder that `annotate train --label` wrote, with the corpora that the teachers contested or without.

    Raises
    ------
    InputError
        The folder is not one, a file of prose is missing from it, or a file is damaged.
    """
    teachers = read_teachers(folder / CARD)
    missing = [s.file for s in sources if s.use is Use.UNLABELLED and not (folder / s.file).is_file()]
    if missing:
        raise InputError(f"{folder}: missing {', '.join(missing)}.", remedy="Label them: annotate train --label.")
    wanted = [source for source in sources if contested or source.use is Use.UNLABELLED]
    given = [source for source in wanted if (folder / source.file).is_file()]
    digest = hashlib.sha256()
    for source in given:
        digest.update((folder / source.file).read_bytes())
    return Silver(teachers, tuple((s.id, read_corpus(folder, s)) for s in given), digest.hexdigest())
