"""From the open corpora to a teacher, and from teachers to a folder of corpora that they labelled or contested.

A corpus of use "unlabelled" is labelled; in one of `CONTESTED`, what they contradict is left unjudged. Each is written
to the folder as it is named in `sources.toml`, with `teacher.json`, which says who they are. `annotate train --silver
FOLDER` learns from it.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import asdict, replace
from importlib.metadata import version
from pathlib import Path
from random import Random

from annotate.files.project import write_text
from annotate.measure.corpora import Example, Source, Split, Use, check, read_corpus
from annotate_train.documents import to_doc
from annotate_train.lessons.augment import learnable
from annotate_train.lessons.convert import write_examples
from annotate_train.lessons.mix import one_pass
from annotate_train.lessons.sentences import sentences
from annotate_train.overlap import without_measured
from annotate_train.repair import repair
from annotate_train.run import TEMPLATE_PARAGRAPHS, at_hand, lessons
from annotate_train.splits import with_dev
from annotate_train.teacher import encoder
from annotate_train.teacher.ask import ask
from annotate_train.teacher.fit import Fitting, fit
from annotate_train.teacher.judge import Answer, contested, labelled
from annotate_train.teacher.pieces import Window, windows
from annotate_train.teacher.taught import CARD, Teacher, read_teacher

CONTESTED = frozenset(("gmb",))
"""Corpora that a machine marked."""
SHOWN: Mapping[str, float] = {"gmb": 0.4, "litbank": 0.5}
"""What a teacher is shown of the plentiful corpora, as a share of what the small network is shown."""
_AT_ONCE = 400


def teach(
    corpora: Path, out: Path, sources: Sequence[Source], fitting: Fitting, *, seed: int, progress: Callable[[str], None]
) -> Teacher:
    """Train a teacher on the training texts of the corpora and write its weights, and `out`.json with what it is.

    Raises
    ------
    UsageError
        PyTorch or the encoder is not installed.
    InputError
        Corpora are missing, not the ones named, or damaged.
    """
    import spacy

    encoder.require()
    base = lessons(corpora, at_hand(corpora, sources, progress), progress=progress).base
    blank, cut = spacy.blank("en"), encoder.cut()
    random = Random(seed)

    def passes(number: int) -> Iterator[Window]:
        found = one_pass((*base, *sentences()), seed=seed, number=number, template_paragraphs=TEMPLATE_PARAGRAPHS)
        for example in found:
            if random.random() < SHOWN.get(example.source, 1.0):
                yield from windows(to_doc(example, blank), cut)

    encoder.save(fit(passes, fitting, seed=seed, progress=progress), out)
    packaged = f"{encoder.PACKAGE.replace('_', '-')} {version(encoder.PACKAGE.replace('_', '-'))}"
    teacher = Teacher(packaged, seed, fitting.steps, hashlib.sha256(out.read_bytes()).hexdigest())
    write_text(_card_of(out), json.dumps(asdict(teacher), indent=1) + "\n")
    return teacher


def label(
    weights: Sequence[Path], corpora: Path, out: Path, sources: Sequence[Source], *, progress: Callable[[str], None]
) -> dict[str, int]:
    """Let teachers label prose and contest silver; write the corpora to a folder and return their numbers of texts.

    Several teachers answer together, by the mean of their probabilities. Texts that share a stretch of words with one
    to be measured on are dropped; see `overlap`.

    Raises
    ------
    UsageError
        PyTorch or the encoder is not installed.
    InputError
        The weights or the corpora are missing or damaged.
    """
    import spacy

    encoder.require()
    sources = at_hand(corpora, sources, progress)
    check(corpora, sources)
    teachers = [read_teacher(_card_of(path)) for path in weights]
    nets, cut, blank = [encoder.load(path) for path in weights], encoder.cut(), spacy.blank("en")
    read = {source: with_dev(source, read_corpus(corpora, source)) for source in sources}
    measured = [x for xs in read.values() for x in xs if x.split is not Split.TRAIN]
    out.mkdir(parents=True, exist_ok=True)
    counts: dict[str, int] = {}
    for source, examples in read.items():
        judge = _judge_of(source)
        if judge is None:
            continue
        texts = learnable(examples)
        if source.use is Use.UNLABELLED:
            texts = without_measured(texts, measured)
        done: list[Example] = []
        for at in range(0, len(texts), _AT_ONCE):
            some = [_prepared(source, x) for x in texts[at : at + _AT_ONCE]]
            answers = ask(nets, cut, [blank.make_doc(x.text) for x in some])
            done += [judge(x, answer) for x, answer in zip(some, answers, strict=True)]
        write_examples(out / source.file, done)
        counts[source.id] = len(done)
        progress(f"{source.name}: {len(done):,} texts of {len(learnable(examples)):,}")
    write_text(out / CARD, json.dumps([asdict(teacher) for teacher in teachers], indent=1) + "\n")
    return counts


def _judge_of(source: Source) -> Callable[[Example, Answer], Example] | None:
    if source.use is Use.UNLABELLED:
        return labelled
    return contested if source.id in CONTESTED else None


def _prepared(source: Source, example: Example) -> Example:
    return replace(example, missing=()) if source.use is Use.UNLABELLED else repair(example)


def _card_of(weights: Path) -> Path:
    return weights.with_name(f"{weights.name}.json")
