"""`annotate senses`: learn the weights by which literal and metonymic place names are told apart."""

from __future__ import annotations

import argparse
import statistics
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from annotate.cli import say
from annotate.errors import InputError
from annotate.project import find_project

if TYPE_CHECKING:
    from annotate.train.senses import Example

HELP = "learn the weights of the senses stage anew, or measure them on ReLocaR"
EXAMPLE = "annotate senses glove.6B.50d.txt --measure ReLocaR_Train.xml"


def register(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("vectors", type=Path, metavar="VECTORS", help="word vectors as text, most frequent word first")
    parser.add_argument("--words", type=int, default=20_000, metavar="N", help="how many of them (default: 20000)")
    parser.add_argument(
        "--measure",
        type=Path,
        metavar="FILE",
        help="ReLocaR: cross-validate on it, and write nothing unless -o is given",
    )
    parser.add_argument("-o", "--output", type=Path, metavar="FILE", help="write here instead of into the package")


def run(args: argparse.Namespace) -> int:
    """Learn and write, or measure."""
    from annotate.senses.classify import SHIPPED
    from annotate.train import sense_corpora, senses

    if not args.vectors.is_file():
        raise InputError(f"{args.vectors}: no such file.", remedy="Name a file of vectors in GloVe's text form.")
    words, vectors = senses.read_vectors(args.vectors, args.words)
    if args.measure:
        examples: Sequence[Example] = sense_corpora.relocar(args.measure)
        for seed in range(3):
            found = senses.cross_validate(examples, words, vectors, seed)
            spread = statistics.pstdev(found)
            print(f"seed {seed}: {statistics.mean(found):.4f} over {len(found)} folds, standard deviation {spread:.4f}")
    else:
        examples = _own(args.root)
    output = args.output or (None if args.measure else SHIPPED)
    if output:
        senses.write(output, senses.learn(examples, words, vectors), words, vectors)
        say(f"{output}: weights learned from {len(examples)} names.")
    return 0


def _own(root: str) -> tuple[Example, ...]:
    """Return our own examples: the sentences written for this, and the texts whose rights are open."""
    from annotate import edition
    from annotate.model import Rights
    from annotate.train import sense_corpora

    loaded = edition.load(find_project(root).root)
    found = list(sense_corpora.own_sentences())
    for text in loaded.texts:
        if text.meta.rights is Rights.OPEN:
            paragraphs = [paragraph.text or "" for paragraph in text.paragraphs]
            found += sense_corpora.of_text(paragraphs, loaded.located(text.id))
    return tuple(found)
