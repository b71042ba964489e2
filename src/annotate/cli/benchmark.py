"""`annotate benchmark`: how well dates are read, on public corpora that are not part of the repository."""

from __future__ import annotations

import argparse
from pathlib import Path

from annotate.cli import say
from annotate.files.project import find_project, write_text
from annotate.measure import contested
from annotate.measure import dates as score_dates

HELP = "measure how dates are read on the public corpora and store the figures that the book shows"
EXAMPLE = "annotate benchmark ~/corpora/dates"


def register(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("folder", type=Path, metavar="DIR", help="folder with the corpora (wikiwars/gold.jsonl …)")


def run(args: argparse.Namespace) -> int:
    """Measure, print and write the results and the page of contested dates."""
    project = find_project(args.root)
    stored = project.data / "benchmarks"
    decisions = contested.read_decisions(stored / "dates-contested.csv")
    results = score_dates.measure(args.folder, decisions)
    for measure in results.measures:
        shown = f"recall {measure.recall:.3f}  F1 {measure.f1:.3f}"
        print(f"{measure.name:<20} {shown}   ({measure.right} right, {measure.proposed} proposed, {measure.of} in all)")
    write_text(stored / "dates.json", score_dates.to_json(results))
    write_text(project.root / "book" / "dates-contested.md", contested.decisions_page(decisions))
    say(f"{results.words_per_second:,} words a second. Written: data/benchmarks/dates.json, book/dates-contested.md.")
    return 0
