"""Write a trained pipeline as a spaCy package folder with its licence, its sources and its scores.

The folder is complete or absent: it is written beside its place and moved there.
"""

from __future__ import annotations

import json
import shutil
import tempfile
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import Any

from annotate.files.project import read_text
from annotate.measure.agreement import ALL, Agreement
from annotate.measure.corpora import LABELS, Source
from annotate.values.errors import InputError, UsageError
from annotate_train.card import write_tables
from annotate_train.learn import Learnt

NAME = "history_ner"
VERSION = "1.4.0"
LICENCE = "CC-BY-SA-4.0"
SIZE_LIMIT = 13_000_000
"""Bytes that a shipped model may take, all files together.

Layers 128 wide take a third more than layers of 96; they found a little more in texts from elsewhere.
"""


@dataclass(frozen=True, slots=True)
class CorpusScore:
    """How a pipeline does on the texts of a corpus that are measured on: over all labels (`ALL`), and by label."""

    source: Source
    texts: int
    agreement: Mapping[str, Agreement]


@dataclass(frozen=True, slots=True)
class Inherited:
    """What a model that another one goes on from owes: the teacher, the names of the corpora it learned from."""

    teacher: str
    sources: frozenset[str]

    def with_sources(self, listed: Sequence[Source], known: Sequence[Source]) -> tuple[Source, ...]:
        """Return, in the order of `known`, the corpora listed and those that the earlier model learned from."""
        return tuple(s for s in known if s in listed or s.name in self.sources)


def inherited(model: Path) -> Inherited:
    """Read what a model package owes.

    Raises
    ------
    InputError
        It has no `scores.json` or `meta.json` as `write_package` writes them.
    """
    try:
        training = json.loads(read_text(model / "scores.json"))["training"]
        sources = json.loads(read_text(model / "meta.json"))["sources"]
        return Inherited(training.get("teacher", "nobody"), frozenset(source["name"] for source in sources))
    except (ValueError, KeyError, TypeError) as problem:
        raise InputError(f"{model}: not a model that was trained here: {problem!r}.", remedy="Name one.") from problem


def check_target(out: Path) -> None:
    """Make sure that a package may be written to `out`.

    Raises
    ------
    UsageError
        Something is there that is not a model package.
    """
    if out.exists() and not (out / "meta.json").is_file():
        raise UsageError(
            f"{out} exists and is not a model package.", remedy="Name another folder, or remove that one yourself."
        )


def write_package(
    out: Path, learnt: Learnt, sources: Sequence[Source], scores: Sequence[CorpusScore], *, seed: int
) -> int:
    """Write the package and return its size in bytes.

    Parameters
    ----------
    out
        The folder to make. An earlier model package there is replaced; any other folder is left alone.
    learnt, sources, scores, seed
        What was trained, on what, how well, and how it was started; all of it goes into `meta.json` and the files
        beside it.

    Raises
    ------
    UsageError
        `out` exists and is not a model package, or the result is larger than `SIZE_LIMIT`.
    """
    check_target(out)
    out.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=out.parent, prefix=".model-") as scratch:
        folder = Path(scratch) / out.name
        _fill(folder, learnt, sources, scores, seed)
        size = sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())
        if size > SIZE_LIMIT:
            raise UsageError(
                f"The model takes {size:,} bytes, more than the {SIZE_LIMIT:,} allowed.",
                remedy="Give the embedding in src/annotate_train/data/config.cfg fewer rows.",
            )
        if out.exists():
            out.rename(Path(scratch) / "replaced")
        folder.rename(out)
        out.chmod(0o755)
    return size


def _fill(folder: Path, learnt: Learnt, sources: Sequence[Source], scores: Sequence[CorpusScore], seed: int) -> None:
    nlp = learnt.nlp
    nlp.meta.update(_meta(sources, scores))
    # The vocabulary would carry every word of the corpora along; the network hashes words and needs none of them.
    nlp.to_disk(folder, exclude=["vocab"])
    _accept_minor_version(folder / "meta.json")
    _write_json(folder / "scores.json", _scores_json(learnt, scores, seed))
    write_tables(folder, sources)
    (folder / "ATTRIBUTION.md").write_text(_attribution(sources), encoding="utf-8")
    shutil.copyfile(str(files("annotate_train").joinpath("data/LICENSE-MODEL.txt")), folder / "LICENSE-MODEL")


def _accept_minor_version(meta: Path) -> None:
    """Let the package load without a warning in every patch release of the minor version it was trained with."""
    said = json.loads(meta.read_text(encoding="utf-8"))
    major, minor, *_ = said["spacy_version"].lstrip(">=").split(",")[0].split(".")
    _write_json(meta, {**said, "spacy_version": f">={major}.{minor}.0,<{major}.{int(minor) + 1}.0"})


def _meta(sources: Sequence[Source], scores: Sequence[CorpusScore]) -> dict[str, Any]:
    return {
        "name": NAME,
        "version": VERSION,
        "license": LICENCE,
        "author": "the editors of this edition",
        "email": "",
        "url": "",
        "description": "Names and dates in English prose on diplomacy and modern history: a small convolutional "
        "network trained on open corpora, with composed names substituted.",
        "sources": [
            {
                "name": source.name,
                "url": f"https://github.com/{source.repo}/tree/{source.commit}",
                "license": source.licence,
                "author": source.credit,
            }
            for source in sources
            if source.use.learned
        ],
        "performance": {score.source.id: _agreement_json(score.agreement[ALL]) for score in scores},
    }


def _scores_json(learnt: Learnt, scores: Sequence[CorpusScore], seed: int) -> dict[str, Any]:
    import spacy

    return {
        "model": NAME,
        "version": VERSION,
        "training": {
            "seed": seed,
            "begun": learnt.begun,
            "teacher": learnt.teacher,
            "steps": learnt.steps,
            "words": learnt.words,
            "minutes": round(learnt.seconds / 60, 1),
            "stopped_by": learnt.stop.value,
            "dev_f1": round(learnt.dev_f1, 4),
            "spacy": spacy.__version__,
        },
        "corpora": [
            {
                "corpus": score.source.id,
                "name": score.source.name,
                "use": score.source.use.value,
                "texts": score.texts,
                "overall": _agreement_json(score.agreement[ALL]),
                "labels": {label: _agreement_json(score.agreement[label]) for label in LABELS},
            }
            for score in scores
        ],
    }


def _agreement_json(agreement: Agreement) -> dict[str, float | int]:
    # More digits than any table shows, so that none is rounded twice.
    return {
        "precision": round(agreement.precision, 6),
        "recall": round(agreement.recall, 6),
        "f1": round(agreement.f1, 6),
        "spans": agreement.gold,
    }


def _attribution(sources: Iterable[Source]) -> str:
    rows = [
        f"| {s.name} | {s.credit} | [{s.repo}](https://github.com/{s.repo}/tree/{s.commit}) `{s.path}` | {s.licence} "
        f"| `{s.sha256}` |"
        for s in sources
        if s.use.learned
    ]
    return "\n".join(
        (
            "# Attribution",
            "",
            "The weights in this folder were learned from these corpora, and from paragraphs and lists of name parts",
            "written for this project. They are released under CC BY-SA 4.0 (see LICENSE-MODEL). The corpora were",
            "converted: tokens joined to text, labels mapped to one scheme, some labels repaired, names substituted.",
            "",
            "| corpus | credit | repository and commit | licence | SHA-256 of the converted file |",
            "| --- | --- | --- | --- | --- |",
            *rows,
            "",
        )
    )


def _write_json(path: Path, value: dict[str, Any]) -> None:
    path.write_text(json.dumps(value, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
