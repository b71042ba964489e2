"""`annotate gazetteer`: bring in a gazetteer of your own, to be used with --gazetteer."""

from __future__ import annotations

import argparse
from pathlib import Path

from annotate.cli import say
from annotate.values.errors import UsageError

HELP = "make a folder for --gazetteer of a gazetteer in another form"
EXAMPLE = "annotate gazetteer geonames KR.txt -o korea"


def register(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    from annotate.gazetteer.importers import FORMS

    forms = "; ".join(f"{form.name}: {form.words}" for form in FORMS)
    parser.add_argument("form", choices=[form.name for form in FORMS], help=forms)
    parser.add_argument("file", type=Path, metavar="FILE", help="what is to be brought in")
    parser.add_argument("-o", "--output", type=Path, metavar="DIR", required=True, help="the new folder")
    parser.add_argument("--skip", action="store_true", help="leave broken records out instead of stopping")


def run(args: argparse.Namespace) -> int:
    """Read, list what is wrong, and write."""
    from annotate.cli.date import as_edtf
    from annotate.gazetteer.importers import FORMS, write

    if args.output.exists() and (not args.output.is_dir() or any(args.output.iterdir())):
        raise UsageError(f"{args.output}: is there already.", remedy="Name a folder that is empty or new.")
    form = next(form for form in FORMS if form.name == args.form)
    found = form.read(args.file, as_edtf)
    for problem in found.problems:
        print(problem)
    if not found.places or (found.problems and not args.skip):
        say(f"{len(found.problems)} broken records; nothing was written.")
        return 1
    count = write(args.output, found)
    say(f"{args.output}: {count} places, {len(found.problems)} records left out.")
    return 1 if found.problems else 0
