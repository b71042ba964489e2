"""`annotate import`: annotations that were made elsewhere, or exported, as rows for a text of the edition."""

from __future__ import annotations

import argparse
import sys
from itertools import groupby
from pathlib import Path

from annotate.cli import say
from annotate.files import rows, store, tables
from annotate.files.together import write_together
from annotate.importers import IMPORTERS
from annotate.importers.value import Target
from annotate.values.errors import InputError, UsageError, exchanging, unknown
from annotate.values.model import Mention

HELP = "take in annotations from TEI, Web Annotation, Recogito or INCEpTION as rows for a text"
EXAMPLE = "annotate import tei lankov-2010.xml lankov-2010 -o imported/"


def register(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("format", metavar="FORMAT", help=f"one of: {', '.join(one.name for one in IMPORTERS)}")
    parser.add_argument("file", type=Path, metavar="FILE", help="the file, '-' for standard input")
    parser.add_argument("text", metavar="TEXT", help="the id of the text that the annotations are of")
    parser.add_argument(
        "-o", "--output", type=Path, metavar="DIR",
        help="write one file for each paragraph here, as in data/annotations; none that is there is replaced",
    )  # fmt: skip


def run(args: argparse.Namespace) -> int:
    """Read, write, and say what was left."""
    from annotate import edition

    chosen = next((one for one in IMPORTERS if one.name == args.format), None)
    if chosen is None:
        raise unknown("format", args.format, [one.name for one in IMPORTERS])
    loaded = edition.load(args.root)
    target = Target(loaded.text(args.text), loaded.gazetteer.entities)
    raw = sys.stdin.buffer.read() if str(args.file) == "-" else args.file.read_bytes()
    try:
        with exchanging(f"{chosen.name} is read"):
            taken = chosen.read(raw, target)
    except InputError as error:
        raise InputError(f"{args.file}: {error.what}", remedy=error.remedy) from error
    for left in taken.left:
        say(f"{left.place}: {left.what!r} {left.why}")
    if args.output is None:
        columns = ("para", *store.ANNOTATION_COLUMNS)
        sys.stdout.write(tables.dump(columns, ((str(m.para), *rows.written(m)) for m in taken.rows)))
    else:
        by_file = [
            (args.output / f"p{para:02d}.csv", rows.dump(Mention, found))
            for para, found in groupby(taken.rows, key=lambda m: m.para)
        ]
        if there := [path.name for path, _ in by_file if path.exists()]:
            raise UsageError(
                f"{args.output}: holds {', '.join(there)} already.",
                remedy="Name a new folder, and put the rows together by hand or with annotate diff.",
            )
        write_together(by_file)
    say(f"{len(taken.rows)} rows taken in, {len(taken.left)} notices.")
    return 0
