"""`annotate measure`: how well the machine reads: texts of the edition, open corpora, names it never saw, dates.

Each subcommand is a row of `WAYS`. To measure something else, write its function (arguments in, exit code out) and add
a row; results that the book shows are a `ResultFile` of `annotate.measure`.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from annotate import edition
from annotate.cli import say
from annotate.files import store
from annotate.files.project import find_project, write_text
from annotate.measure import score
from annotate.measure.agreement import Agreement
from annotate.measure.score import Report
from annotate.values.errors import InputError

HELP = "measure how well the machine reads: texts of the edition, corpora, names it never saw, dates"
EXAMPLE = "annotate measure texts companion --errors"
TIMES = 20
"""Renamings of a text where no number is given."""


def texts(args: argparse.Namespace) -> int:
    """Print the scores of the proposals on file against the decided annotations."""
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


def corpora(args: argparse.Namespace) -> int:
    """Measure the recogniser on the open corpora, with and without noise, and what changed; store the results."""
    from annotate.measure import benchmark, drift, noised

    data = find_project(args.root).data
    benchmark.FILE.write(data, benchmark.run(args.corpora, args.model, progress=print))
    noised.FILE.write(data, noised.run(args.corpora, args.model, progress=print))
    if args.against is not None:
        result = drift.compare(args.corpora, args.against, args.model)
        drift.FILE.write(data, result)
        for label, counts in result.rows.items():
            print(f"  {label:<8} " + ", ".join(f"{count} {change}" for change, count in counts.items()))
        print(f"  changes for the better: {result.better}, for the worse: {result.worse}")
    return 0


def renamed(args: argparse.Namespace) -> int:
    """Measure the texts at hand with their names replaced by unseen ones; store the results."""
    from annotate.measure import unseen

    loaded = edition.load(args.root)
    data = loaded.project.data
    looked_in = unseen.look_up(loaded, args.corpora)
    wanted = [loaded.text(text_id) for text_id in args.text] or loaded.texts
    scores: list[unseen.Score] = []
    for text in loaded.texts:
        if text.complete and text in wanted:
            say(f"{text.id}: {args.times} times with other names")
            scores += unseen.measure_text(loaded, text, range(args.times))
        else:
            say(f"{text.id}: not measured; what is on file of the same model stays.")
            scores += unseen.kept(data, text.id)
    results = unseen.gathered(scores, looked_in)
    unseen.FILE.write(data, results)
    for line in unseen.lines(results):
        print(line)
    return 0


def dates(args: argparse.Namespace) -> int:
    """Measure how dates are read on the public corpora; store the results and the page of contested dates."""
    from annotate.measure import contested
    from annotate.measure import dates as measured

    project = find_project(args.root)
    decisions = contested.read_decisions(project.data / "benchmarks" / "dates-contested.csv")
    results = measured.measure(args.folder, decisions)
    for name, one in results.measures.items():
        shown = f"recall {one.recall:.3f}  F1 {one.f1:.3f}"
        print(f"{name:<20} {shown}   ({one.right} right, {one.proposed} proposed, {one.gold} in all)")
    measured.FILE.write(project.data, results)
    write_text(project.root / "book" / "dates-contested.md", contested.decisions_page(decisions))
    say(f"{results.words_per_second:,} words a second. Written: data/benchmarks/dates.json, book/dates-contested.md.")
    return 0


def archive(args: argparse.Namespace) -> int:
    """Make an archive by lot, read it, and store what it cost and what was counted in it."""
    from annotate.measure import archive as measured

    project = find_project(args.root)
    found = measured.run(project.gazetteer, say)
    measured.FILE.write(project.data, found)
    for cost in found.costs:
        print(f"{cost.words:>9,} words {cost.seconds:>8.1f} s {cost.megabytes:>6,} MB")
    return 0


def speed(args: argparse.Namespace) -> int:
    """Measure how fast everything is here, and store the table."""
    from annotate.measure import speed as measured

    project = find_project(args.root)
    found = measured.run(project.gazetteer, project.root, say)
    measured.keep(project.data, found)
    for row in found:
        print(f"{row.what:<48} {row.value:>12,.2f} {row.unit:<16} {row.ratio:>6.2f}")
    return 0


def _no_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare nothing."""


def _texts_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("text", nargs="*", metavar="TEXT", help="ids of texts (default: all that are at hand)")
    parser.add_argument("--errors", action="store_true", help="list every span missed or proposed wrongly")


def _corpora_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("corpora", type=Path, metavar="DIR", help="folder with the corpora (*.jsonl.gz)")
    parser.add_argument("--model", metavar="NAME", help="the model (default: the shipped one)")
    parser.add_argument("--against", metavar="NAME", help="what changed since this model, too")


def _renamed_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("text", nargs="*", metavar="TEXT", help="ids of texts (default: all that are at hand)")
    parser.add_argument("--times", type=times, default=TIMES, metavar="N", help=f"how many times (default: {TIMES})")
    parser.add_argument("--corpora", type=Path, metavar="DIR", help="look the unseen names up in these corpora first")


def dates_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments of measuring dates."""
    parser.add_argument("folder", type=Path, metavar="DIR", help="folder with the corpora (wikiwars/gold.jsonl …)")


@dataclass(frozen=True, slots=True)
class Way:
    """Something that can be measured: its subcommand, what it says of itself, its arguments, and what it does."""

    name: str
    help: str
    register: Callable[[argparse.ArgumentParser], None]
    run: Callable[[argparse.Namespace], int]


WAYS = (
    Way("texts", "the machine's proposals against the decided annotations", _texts_arguments, texts),
    Way("corpora", "the recogniser on open corpora, as they are and with noise", _corpora_arguments, corpora),
    Way("renamed", "texts of the edition with their names replaced by unseen ones", _renamed_arguments, renamed),
    Way("dates", "how dates are read on the public corpora", dates_arguments, dates),
    Way("archive", "what an archive of articles made by lot costs, and what is counted in it", _no_arguments, archive),
    Way("speed", "how fast the pipeline is, against the network in it and against others", _no_arguments, speed),
)


def register(parser: argparse.ArgumentParser) -> None:
    """Declare the subcommands."""
    ways = parser.add_subparsers(dest="way", metavar="WHAT", required=True)
    for way in WAYS:
        sub = ways.add_parser(way.name, help=way.help, description=way.help)
        # Also after the subcommand; SUPPRESS leaves what was given before it.
        sub.add_argument("--root", default=argparse.SUPPRESS, metavar="DIR", help=argparse.SUPPRESS)
        way.register(sub)
        sub.set_defaults(measure=way.run)


def run(args: argparse.Namespace) -> int:
    """Measure what was asked for."""
    measure: Callable[[argparse.Namespace], int] = args.measure
    return measure(args)


def times(value: str) -> int:
    """Return a number of times; raise `ArgumentTypeError` where it is none."""
    if not value.isdigit() or not int(value):
        raise argparse.ArgumentTypeError(f"{value!r} is not a number of times (1, 2, …)")
    return int(value)


def _line(name: str, found: Agreement) -> str:
    counts = f"{found.right:4d} right, {found.proposed:4d} proposed, {found.gold:4d} decided"
    return f"  {name:<10} P {found.precision:.3f}  R {found.recall:.3f}  F1 {found.f1:.3f}   ({counts})"


def _rate(name: str, accuracy: Agreement) -> str:
    return f"  {name:<10} {accuracy.recall:.3f}   ({accuracy.right} of {accuracy.gold})"


def _print(text_id: str, report: Report) -> None:
    print(f"{text_id}: exact span and kind, {report.nested} nested names left out")
    for kind, found in report.kinds:
        print(_line(kind, found))
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
