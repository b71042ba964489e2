"""`annotate score`: how well the machine reads a text of the edition."""

from __future__ import annotations

import argparse
from pathlib import Path

from annotate import edition
from annotate.cli import say
from annotate.files import store
from annotate.measure import score
from annotate.measure.score import Report, Share, Tally
from annotate.values.errors import InputError

HELP = "precision, recall and F1 of the machine's proposals, and its links, senses and dates"
EXAMPLE = "annotate score companion --errors"


def register(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("text", nargs="*", help="ids of texts (default: all that are at hand)")
    parser.add_argument("--errors", action="store_true", help="list every span missed or proposed wrongly")
    parser.add_argument(
        "--renamed",
        type=_count,
        nargs="?",
        const=20,
        metavar="N",
        help="instead: with the names replaced by unknown ones, N times (20)",
    )
    parser.add_argument(
        "--corpora",
        type=Path,
        metavar="DIR",
        help="measure the recogniser on these corpora instead; with --renamed: look the unknown names up in them first",
    )
    parser.add_argument("--model", metavar="NAME", help="with --corpora: the model (default: the shipped one)")
    parser.add_argument("--against", metavar="NAME", help="with --corpora: what changed since this model, too")


def run(args: argparse.Namespace) -> int:
    """Score and print."""
    if args.renamed is not None:
        return _renamed(args)
    if args.corpora is not None:
        return _corpora(args)
    loaded = edition.load(args.root)
    seats = loaded.gazetteer.seats()
    for text_id in args.text or [t.id for t in loaded.texts]:
        text = loaded.text(text_id)
        if not text.complete:
            if args.text:
                raise InputError(
                    f"{text_id}: the text is not at hand.", remedy=f"Run: annotate text add {text_id} FILE"
                )
            say(f"{text_id}: not at hand, not scored.")
            continue
        report = score.score(loaded.located(text_id), store.read_suggestions(loaded.project, text_id), seats)
        _print(text_id, report)
        if args.errors:
            _print_errors(report)
    return 0


def _corpora(args: argparse.Namespace) -> int:
    from annotate.files.project import find_project
    from annotate.measure import benchmark, damage, drift

    project = find_project(args.root)
    benchmark.write(project.data / benchmark.FILE, benchmark.run(args.corpora, args.model, progress=print))
    damage.write(project.data / damage.FILE, damage.run(args.corpora, args.model, progress=print))
    if args.against is not None:
        result = drift.compare(args.corpora, args.against, args.model)
        drift.write(project.data / drift.FILE, result)
        for row in result.rows:
            print(f"  {row.label:<8} " + ", ".join(f"{count} {change}" for change, count in row.counts))
        print(f"  changes for the better: {result.verdict.better}, for the worse: {result.verdict.worse}")
    return 0


def _renamed(args: argparse.Namespace) -> int:
    from annotate.measure import unseen

    loaded = edition.load(args.root)
    target = loaded.project.data / unseen.FILE
    corpora = unseen.look_up(loaded, args.corpora)
    wanted = [loaded.text(text_id) for text_id in args.text] or loaded.texts
    rows: list[unseen.Row] = []
    for text in loaded.texts:
        if text.complete and text in wanted:
            say(f"{text.id}: {args.renamed} times with other names")
            rows += unseen.measure_text(loaded, text, range(args.renamed))
        else:
            say(f"{text.id}: not measured; what is on file of the same model stays.")
            rows += unseen.kept(target, text.id)
    results = unseen.gathered(rows, corpora)
    unseen.write(target, results)
    for line in unseen.lines(results):
        print(line)
    return 0


def _count(value: str) -> int:
    if not value.isdigit() or not int(value):
        raise argparse.ArgumentTypeError(f"{value!r} is not a number of times (1, 2, …)")
    return int(value)


def _line(name: str, tally: Tally) -> str:
    counts = f"{tally.right:4d} right, {tally.proposed:4d} proposed, {tally.decided:4d} decided"
    return f"  {name:<10} P {tally.precision:.3f}  R {tally.recall:.3f}  F1 {tally.f1:.3f}   ({counts})"


def _rate(name: str, share: Share) -> str:
    return f"  {name:<10} {share.rate:.3f}   ({share.right} of {share.of})"


def _print(text_id: str, report: Report) -> None:
    print(f"{text_id}: exact span and kind, {report.nested} nested names left out")
    for kind, tally in report.kinds:
        print(_line(kind, tally))
    print(_line("the four", report.main))
    print(_rate("links", report.links))
    print(_rate("senses", report.senses))
    print(_rate("  of seats", report.seats))
    print(_rate("refers to", report.refers_to))
    print(_rate("dates", report.dates))


def _print_errors(report: Report) -> None:
    for mention in report.missed:
        print(f"  missed    p{mention.para:02d} {mention.kind:<6} {mention.quote!r}")
    for s in report.spurious:
        print(f"  spurious  p{s.para:02d} {s.kind:<6} {s.quote!r}")
