"""`annotate corpus`: annotate an archive into a Parquet dataset."""

from __future__ import annotations

import argparse
import os
from pathlib import Path

from annotate.cli import say
from annotate.values.errors import UsageError

HELP = "annotate an archive (JSON lines, CSV, Parquet, folders of text) into a Parquet dataset; goes on after a stop"
EXAMPLE = "annotate corpus articles.jsonl.gz out --processes 8"


def register(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("given", type=Path, metavar="IN", help=".jsonl, .csv, .parquet, .txt (also .gz), or a folder")
    parser.add_argument("out", type=Path, metavar="OUT", help="folder of the dataset; the same command goes on with it")
    parser.add_argument(
        "--gazetteer", type=Path, metavar="DIR", help="folder with entities.csv, names.csv, relations.csv"
    )
    parser.add_argument(
        "--model", default="", metavar="NAME", help="an installed spaCy model instead of the one shipped"
    )
    for name in ("text", "id", "date", "title"):
        parser.add_argument(f"--{name}", default=name, metavar="FIELD", help=f"field of the {name} (default: {name})")
    parser.add_argument(
        "--most", type=int, default=5_000_000, metavar="N", help="characters of a document; longer ones are not read"
    )
    parser.add_argument(
        "--processes", type=int, default=0, metavar="N", help="processes that read (default: one for each core)"
    )
    parser.add_argument("--scheduler", default="", metavar="URL", help="a Dask cluster instead: tcp://HOST:PORT")


def run(args: argparse.Namespace) -> int:
    """Annotate, and say how far it is."""
    from annotate.corpus.archive import Order, Progress, Workers, annotate_archive
    from annotate.corpus.reading import Tool
    from annotate.corpus.sources import Fields, Limits
    from annotate.files.project import find_project

    if args.most < 1 or args.processes < 0:
        raise UsageError("--most and --processes are counts.", remedy="Give a whole number above 0.")
    gazetteer = args.gazetteer or find_project(args.root).gazetteer
    limits = Limits(Fields(args.text, args.id, args.date, args.title), args.most)
    processes = args.processes or len(os.sched_getaffinity(0))
    tool, workers = Tool(str(gazetteer.resolve()), args.model), Workers(processes, args.scheduler)
    done = annotate_archive(Order(args.given, args.out, tool, limits, workers), lambda progress: say(progress.line()))
    say(f"{args.out}: {Progress.line(done)}")
    return 0
