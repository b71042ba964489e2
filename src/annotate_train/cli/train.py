"""`annotate train`: rebuild the shipped recogniser from the open corpora.

What it does instead, where one of these options is given, is a row of `INSTEAD`. To add one: its option, its function,
a row.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType

from annotate.cli import say
from annotate.measure.agreement import ALL
from annotate.measure.corpora import Split, Use, shipped_sources
from annotate.measure.trainings import TRIALS
from annotate.values.errors import UsageError, unknown

HELP = "train the recogniser anew from the open corpora, with scores; the corpora are not part of the repository"
EXAMPLE = "annotate train ~/corpora/ner --out my-model"


def register(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("corpora", type=Path, metavar="DIR", help="folder with the corpora (*.jsonl.gz)")
    parser.add_argument("--out", type=Path, metavar="DIR", help="folder of the new model (default: the shipped one)")
    instead = parser.add_mutually_exclusive_group()
    instead.add_argument(
        "--convert", metavar="FORMAT", help="instead: convert DIR, a corpus in a public format, to --out"
    )
    instead.add_argument("--teach", type=Path, metavar="FILE", help="instead: train a teacher and write its weights")
    instead.add_argument(
        "--label", type=Path, action="append", metavar="FILE",
        help="instead: let this teacher label prose, to --out; several, each with --label, do so together",
    )  # fmt: skip
    instead.add_argument(
        "--relabel",
        action="store_true",
        default=None,
        help="instead: let the pipeline itself label prose, to --out, so that a model learns from its own rules",
    )
    instead.add_argument(
        "--trials",
        action="store_true",
        default=None,
        help="instead: short trainings, each without one thing; what they gave, to --out",
    )
    instead.add_argument(
        "--lists",
        action="store_true",
        default=None,
        help="instead: the lists that the recognise stage reads (contexts.csv, words, towns), to --out",
    )
    parser.add_argument("--split", default="train", choices=("train", "dev", "test"), help="with --convert: the part")
    parser.add_argument("--seed", type=int, default=0, help="determines the model (default: 0)")
    parser.add_argument("--resume", action="store_true", help="go on from the checkpoint of an interrupted run")
    parser.add_argument("--start", type=Path, metavar="DIR", help="improve on this model instead of beginning anew")
    parser.add_argument(
        "--halfway",
        type=_share,
        nargs="?",
        const=0.5,
        default=0.0,
        metavar="SHARE",
        help="with --start: keep a mean of its weights, which have this share of it (default: .5), and the last",
    )
    parser.add_argument("--silver", type=Path, metavar="DIR", help="learn also from the corpora that --label wrote")
    parser.add_argument("--as-marked", action="store_true", help="with --silver: without the teacher's doubts")
    parser.add_argument(
        "--show", action="append", default=[], metavar="CORPUS=N", help="show a corpus N times as often"
    )
    parser.add_argument(
        "--torch", action="store_true", help="train with PyTorch, on a graphics card where there is one"
    )
    parser.add_argument("--width", type=int, metavar="N", help="width of the layers (default: 96)")
    parser.add_argument("--steps", type=int, metavar="N", help="training steps (default: those of the shipped model)")
    parser.add_argument("--max-minutes", type=float, default=60, metavar="N", help="stop training after so long")


def run(args: argparse.Namespace) -> int:
    """Train, measure and write; or do what is asked for instead."""
    asked = [go for option, go in INSTEAD.items() if getattr(args, option) is not None]
    return asked[0](args) if asked else _train(args)


def _train(args: argparse.Namespace) -> int:
    from annotate.stages.recognise import SHIPPED_MODEL
    from annotate_train import train

    report = train(
        args.corpora,
        args.out or SHIPPED_MODEL,
        seed=args.seed,
        max_minutes=args.max_minutes,
        max_steps=args.steps,
        resume=args.resume,
        start=args.start,
        silver=args.silver,
        contested=not args.as_marked,
        shown=dict(map(_shown, args.show)),
        halfway=args.halfway,
        torch=args.torch,
        width=args.width,
        progress=say,
    )
    for score in report.scores:
        print(f"{score.source.name}\t{score.agreement[ALL].f1:.3f}")
    say(f"{report.model}: {report.size:,} bytes, {report.steps} steps, {report.minutes:.1f} minutes, {report.stop}.")
    return 0


def _share(said: str) -> float:
    """Return a share between 0 and 1, for argparse."""
    share = float(said)
    if not 0 <= share < 1:
        raise ValueError
    return share


def _shown(said: str) -> tuple[str, float]:
    corpus, _, times = said.partition("=")
    known = [source.id for source in shipped_sources()]
    if corpus not in known:
        raise unknown("corpus", corpus, known)
    try:
        return corpus, float(times)
    except ValueError as problem:
        raise UsageError(f"--show {said}: {times!r} is no number.", remedy=f"Write --show {corpus}=2.") from problem


def _out(args: argparse.Namespace, option: str, what: str, example: str) -> Path:
    """Return where to write to; raise `UsageError` where that is not said."""
    if args.out is None:
        raise UsageError(f"--{option} needs a {what} to write.", remedy=f"Give one: --out {example}")
    out: Path = args.out
    return out


def _convert(args: argparse.Namespace) -> int:
    from annotate_train.lessons.convert import convert
    from annotate_train.lessons.formats import read_format

    out = _out(args, "convert", "file", "gmb.jsonl.gz")
    row = read_format(args.convert)
    count = convert(args.corpora, row, out, source=out.name.partition(".")[0], split=Split(args.split))
    say(f"{out}: {count:,} texts from {args.corpora}.")
    return 0


def _teach(args: argparse.Namespace) -> int:
    from annotate_train.teacher.fit import Fitting
    from annotate_train.teacher.silver import teach

    fitting = Fitting() if args.steps is None else Fitting(steps=args.steps)
    teacher = teach(args.corpora, args.teach, shipped_sources(), fitting, seed=args.seed, progress=say)
    say(f"{args.teach}: {teacher}.")
    return 0


def _label(args: argparse.Namespace) -> int:
    from annotate_train.teacher.silver import label

    out = _out(args, "label", "folder", "silver")
    counts = label(args.label, args.corpora, out, shipped_sources(), progress=say)
    say(f"{out}: {sum(counts.values()):,} texts in {len(counts)} corpora.")
    return 0


def _relabel(args: argparse.Namespace) -> int:
    from annotate.files.project import find_project
    from annotate_train.teacher.own import relabel

    out = _out(args, "relabel", "folder", "silver")
    counts = relabel(args.corpora, out, shipped_sources(), find_project(args.root).gazetteer, progress=say)
    say(f"{out}: {sum(counts.values()):,} texts in {len(counts)} corpora.")
    return 0


def _trials(args: argparse.Namespace) -> int:
    from annotate_train import trials

    out = _out(args, "trials", "file", f"data/{TRIALS.place}")
    TRIALS.dump(out, trials.run(args.corpora, steps=args.steps or trials.STEPS, seed=args.seed, progress=say))
    return 0


def _lists(args: argparse.Namespace) -> int:
    import spacy

    from annotate.stages.recognise.known import listed_places
    from annotate.stages.senses.classify import shipped
    from annotate_train.lessons import contexts, towns, words
    from annotate_train.run import at_hand, lessons

    out = _out(args, "lists", "folder", "lists")
    given = [source for source in shipped_sources() if source.use is not Use.UNLABELLED]
    texts = lessons(args.corpora, at_hand(args.corpora, given, say), progress=say).base
    contexts.write(out / "contexts.csv", contexts.learned(spacy.blank("en"), texts, args.seed))
    words.write(out / "common_words.txt", words.common_words(texts))
    words.write(out / "small_words.txt", words.small_words(texts, shipped().leanings), words.SMALL_HEADER)
    try:
        cities = towns.cities()
    except UsageError as error:  # the other lists are made from the texts alone
        say(f"towns.txt and small_towns.txt are not made: {error}")
    else:
        great = towns.towns(cities, texts)
        towns.write(out / "towns.txt", great)
        small = towns.small_towns(cities, texts, (*great, *listed_places()))
        towns.write(out / "small_towns.txt", small, towns.SMALL_HEADER)
    return 0


INSTEAD: Mapping[str, Callable[[argparse.Namespace], int]] = MappingProxyType(
    {"convert": _convert, "teach": _teach, "label": _label, "relabel": _relabel, "trials": _trials, "lists": _lists}
)
