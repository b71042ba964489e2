"""`annotate train`: rebuild the shipped recogniser from the open corpora."""

from __future__ import annotations

import argparse
from pathlib import Path

from annotate.cli import say

HELP = "train the recogniser anew from the open corpora, with scores; the corpora are not part of the repository"
EXAMPLE = "annotate train ~/corpora/ner --out my-model"


def register(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("corpora", type=Path, metavar="DIR", help="folder with the corpora (*.jsonl.gz)")
    parser.add_argument("--out", type=Path, metavar="DIR", help="folder of the new model (default: the shipped one)")
    parser.add_argument("--seed", type=int, default=0, help="determines the model (default: 0)")
    parser.add_argument("--resume", action="store_true", help="go on from the checkpoint of an interrupted run")
    parser.add_argument("--start", type=Path, metavar="DIR", help="improve on this model instead of beginning anew")
    parser.add_argument("--steps", type=int, metavar="N", help="training steps of about 1,300 words (default: 4500)")
    parser.add_argument("--max-minutes", type=float, default=60, metavar="N", help="stop training after so long")


def run(args: argparse.Namespace) -> int:
    """Train, measure and write."""
    from annotate.recognise import SHIPPED_MODEL
    from annotate.train import train
    from annotate.train.run import SHIPPED_STEPS

    out = args.out or SHIPPED_MODEL
    report = train(
        args.corpora,
        out,
        seed=args.seed,
        max_minutes=args.max_minutes,
        max_steps=args.steps or SHIPPED_STEPS,
        resume=args.resume,
        start=args.start,
        progress=say,
    )
    for score in report.scores:
        print(f"{score.name}\t{score.overall.f1:.3f}")
    say(f"{report.model}: {report.size:,} bytes, {report.steps} steps, {report.minutes:.1f} minutes, {report.stop}.")
    return 0
