"""`annotate date`: a date in words, as catalogues write it, as EDTF."""

from __future__ import annotations

import argparse

from annotate.cli import say
from annotate.stages.dates.catalogue import parse_date
from annotate.stages.dates.notation import own_date
from annotate.values.edtf import EdtfError, canonical
from annotate.values.errors import UsageError

HELP = "write dates in words, as catalogues have them, as EDTF: one line each, empty where one is refused"
EXAMPLE = 'annotate date "circa 1920s" "before 1907"'


def register(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("words", nargs="+", metavar="WORDS", help='a date in words or EDTF, e.g. "late 19th century"')
    parser.add_argument(
        "--date", default="", metavar="EDTF", help='the day of writing, for "last year" and the like, e.g. 2010-09-24'
    )


def as_edtf(words: str, reference: str = "") -> str:
    """Return a date in EDTF or in words as canonical EDTF; see `parse_date` for the day of writing and for errors."""
    try:
        return canonical(words)
    except EdtfError:
        return parse_date(words, reference)


def run(args: argparse.Namespace) -> int:
    """Print the values, an empty line where one is refused, and say why."""
    try:
        own_date(args.date)
    except EdtfError as error:
        raise UsageError(f"--date: {error.what}", remedy=error.remedy) from error
    refused = False
    for words in args.words:
        try:
            print(as_edtf(words, args.date))
        except EdtfError as error:
            refused = True
            print()
            say(f"annotate: {error}")
    return 1 if refused else 0
