"""The pipeline as its own teacher: what rules, lists and the vote over a text find, the network may learn to see.

Prose that nobody marked is read as every text is read (lines joined, words that a scanner misread made whole), and
labelled with the persons, places, organisations and dates of the whole pipeline. Demonyms are the network's, which
alone marks them. What the network marks and the pipeline drops counts as unjudged, and so do events. So a model that
goes on from itself learns from its own corrections, and no teacher is needed.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

from annotate.files.project import write_text
from annotate.measure.corpora import Example, Labelled, Source, Split, Use, check, read_corpus, without_overlaps
from annotate.stages import assembly
from annotate.stages.recognise import load_recogniser, model_id
from annotate_train.lessons.augment import learnable
from annotate_train.lessons.convert import write_examples
from annotate_train.overlap import without_measured
from annotate_train.run import at_hand
from annotate_train.splits import with_dev
from annotate_train.teacher.taught import CARD, Teacher

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

_TAUGHT = frozenset(("PERSON", "PLACE", "ORG", "DATE"))


def relabel(
    corpora: Path, out: Path, sources: Sequence[Source], gazetteer: Path, *, progress: Callable[[str], None]
) -> dict[str, int]:
    """Label prose with the pipeline; write it to a folder as `annotate train --silver` reads it.

    Texts that share a stretch of words with one to be measured on are dropped; see `overlap`.

    Parameters
    ----------
    corpora
        Folder with the files that `sources` names.
    out
        Folder to write.
    sources
        The corpora; of those of use "unlabelled", the ones that are at hand are labelled.
    gazetteer
        Folder of the gazetteer that the pipeline knows.
    progress
        Called with one line of text at a time.

    Returns
    -------
    dict of str to int
        Texts written, by the id of the corpus.

    Raises
    ------
    InputError
        Corpora are missing or damaged.
    """
    sources = at_hand(corpora, sources, progress)
    check(corpora, sources)
    read = {source: with_dev(source, read_corpus(corpora, source)) for source in sources}
    measured = [x for xs in read.values() for x in xs if x.split is not Split.TRAIN]
    nlp, network = assembly.pipeline(gazetteer), load_recogniser(None)
    out.mkdir(parents=True, exist_ok=True)
    counts: dict[str, int] = {}
    for source, examples in read.items():
        if source.use is Use.UNLABELLED:
            done = tuple(labelled(nlp, network, without_measured(learnable(examples), measured)))
            write_examples(out / source.file, done)
            counts[source.id] = len(done)
            progress(f"{source.name}: {len(done):,} texts")
    model = model_id(network)
    teacher = Teacher(f"the pipeline with {model.name} {model.version}", 0, 0, model.sha256)
    write_text(out / CARD, json.dumps([asdict(teacher)], indent=1) + "\n")
    return counts


def labelled(nlp: Language, network: Language, examples: Iterable[Example]) -> Iterator[Example]:
    """Yield the running text of each example with the names of the pipeline, and what they leave unjudged.

    Parameters
    ----------
    nlp
        A pipeline made by `assembly.pipeline`.
    network
        Its recogniser alone.
    examples
        Texts; their own labels are left out of account.
    """
    for example in examples:
        for doc in assembly.docs(nlp, (example.text,)):
            yield _labelled(doc, network(doc.text), example)


def _labelled(doc: Doc, raw: Doc, example: Example) -> Example:
    names = [Labelled(e.start_char, e.end_char, e.label_) for e in doc.ents if e.label_ in _TAUGHT]
    demonyms = [Labelled(e.start_char, e.end_char, e.label_) for e in raw.ents if e.label_ == "NORP"]
    spans = without_overlaps((*names, *demonyms))
    others = [e for e in (*raw.ents, *doc.ents) if e.label_ not in ("DATE", "NORP")]
    doubtful = {(e.start_char, e.end_char) for e in others}
    missing = sorted((a, b) for a, b in doubtful if not any(s.start < b and a < s.end for s in spans))
    return Example(doc.text, spans, _apart(missing), example.source, example.split)


def _apart(stretches: Sequence[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    """Return stretches in order, without those that overlap one before."""
    kept: list[tuple[int, int]] = []
    for start, end in stretches:
        if not kept or start >= kept[-1][1]:
            kept.append((start, end))
    return tuple(kept)
