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
    parser.add_argument(
        "--convert", metavar="FORMAT", help="instead: convert DIR, a corpus in a public format, to --out"
    )
    parser.add_argument("--split", default="train", choices=("train", "dev", "test"), help="with --convert: the part")
    parser.add_argument("--seed", type=int, default=0, help="determines the model (default: 0)")
    parser.add_argument("--resume", action="store_true", help="go on from the checkpoint of an interrupted run")
    parser.add_argument("--start", type=Path, metavar="DIR", help="improve on this model instead of beginning anew")
    parser.add_argument(
        "--halfway", action="store_true", help="with --start: keep the mean of its weights and the last"
    )
    parser.add_argument("--silver", type=Path, metavar="DIR", help="learn also from the corpora that --label wrote")
    parser.add_argument("--as-marked", action="store_true", help="with --silver: without the teacher's corrections")
    parser.add_argument(
        "--show", action="append", default=[], metavar="CORPUS=N", help="show a corpus N times as often"
    )
    parser.add_argument("--steps", type=int, metavar="N", help="training steps (default: those of the shipped model)")
    parser.add_argument("--teach", type=Path, metavar="FILE", help="instead: train a teacher and write its weights")
    parser.add_argument("--label", type=Path, metavar="FILE", help="instead: let this teacher label prose, to --out")
    parser.add_argument(
        "--trials",
        action="store_true",
        help="instead: short trainings, each without one thing; what they gave, to --out",
    )
    parser.add_argument("--max-minutes", type=float, default=60, metavar="N", help="stop training after so long")


def run(args: argparse.Namespace) -> int:
    """Train, measure and write; or convert, train or ask a teacher, or try what each thing gives."""
    if args.convert is not None:
        return _convert(args)
    if args.teach is not None or args.label is not None:
        return _teacher(args)
    if args.trials:
        return _trials(args)
    from annotate.stages.recognise import SHIPPED_MODEL
    from annotate_train import train
    from annotate_train.run import SHIPPED_STEPS

    out = args.out or SHIPPED_MODEL
    report = train(
        args.corpora,
        out,
        seed=args.seed,
        max_minutes=args.max_minutes,
        max_steps=args.steps or SHIPPED_STEPS,
        resume=args.resume,
        start=args.start,
        silver=args.silver,
        corrected=not args.as_marked,
        shown=dict(map(_shown, args.show)),
        halfway=args.halfway,
        progress=say,
    )
    for score in report.scores:
        print(f"{score.name}\t{score.overall.f1:.3f}")
    say(f"{report.model}: {report.size:,} bytes, {report.steps} steps, {report.minutes:.1f} minutes, {report.stop}.")
    return 0


def _shown(said: str) -> tuple[str, float]:
    from annotate.measure.corpora import shipped_sources
    from annotate.values.errors import UsageError, unknown

    corpus, _, times = said.partition("=")
    known = [source.id for source in shipped_sources()]
    if corpus not in known:
        raise unknown("corpus", corpus, known)
    try:
        return corpus, float(times)
    except ValueError as problem:
        raise UsageError(f"--show {said}: {times!r} is no number.", remedy=f"Write --show {corpus}=2.") from problem


def _convert(args: argparse.Namespace) -> int:
    from annotate.measure.corpora import Split
    from annotate.values.errors import UsageError
    from annotate_train.lessons.convert import convert
    from annotate_train.lessons.formats import read_format

    if args.out is None:
        raise UsageError("--convert needs a file to write.", remedy="Give one: --out gmb.jsonl.gz")
    row = read_format(args.convert)
    count = convert(args.corpora, row, args.out, source=args.out.name.partition(".")[0], split=Split(args.split))
    say(f"{args.out}: {count:,} texts from {args.corpora}.")
    return 0


def _trials(args: argparse.Namespace) -> int:
    from annotate.measure import trials as outcomes
    from annotate.values.errors import UsageError
    from annotate_train import trials

    if args.out is None:
        raise UsageError("--trials needs a file to write.", remedy=f"Give one: --out data/{outcomes.FILE}")
    outcomes.write(args.out, trials.run(args.corpora, steps=args.steps or trials.STEPS, seed=args.seed, progress=say))
    return 0


def _teacher(args: argparse.Namespace) -> int:
    from annotate.measure.corpora import shipped_sources
    from annotate.values.errors import UsageError
    from annotate_train.teacher.fit import Fitting
    from annotate_train.teacher.silver import label, teach

    if args.teach is not None:
        fitting = Fitting() if args.steps is None else Fitting(steps=args.steps)
        teacher = teach(args.corpora, args.teach, shipped_sources(), fitting, seed=args.seed, progress=say)
        say(f"{args.teach}: {teacher}.")
        return 0
    if args.out is None:
        raise UsageError("--label needs a folder to write to.", remedy="Give one: --out silver.")
    counts = label(args.label, args.corpora, args.out, shipped_sources(), progress=say)
    say(f"{args.out}: {sum(counts.values()):,} texts in {len(counts)} corpora.")
    return 0
