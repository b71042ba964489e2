"""`annotate score`: the older name of `annotate measure texts`, `corpora` and `renamed`."""

from __future__ import annotations

import argparse
from pathlib import Path

from annotate.cli import measure

HELP = "the same as annotate measure texts; with --corpora and --renamed as annotate measure corpora and renamed"
EXAMPLE = "annotate score companion --errors"


def register(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("text", nargs="*", help="ids of texts (default: all that are at hand)")
    parser.add_argument("--errors", action="store_true", help="list every span missed or proposed wrongly")
    parser.add_argument(
        "--renamed",
        type=measure.times,
        nargs="?",
        const=measure.TIMES,
        dest="times",
        metavar="N",
        help=f"instead: with the names replaced by unseen ones, N times ({measure.TIMES})",
    )
    parser.add_argument(
        "--corpora",
        type=Path,
        metavar="DIR",
        help="measure the recogniser on these corpora instead; with --renamed: look the unseen names up in them first",
    )
    parser.add_argument("--model", metavar="NAME", help="with --corpora: the model (default: the shipped one)")
    parser.add_argument("--against", metavar="NAME", help="with --corpora: what changed since this model, too")


def run(args: argparse.Namespace) -> int:
    """Measure what the options ask for."""
    if args.times is not None:
        return measure.renamed(args)
    return measure.texts(args) if args.corpora is None else measure.corpora(args)
