"""`annotate issue`: turn a suggestion that came as an issue into a file of proposals."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from annotate.cli import say
from annotate.curate.form import offered
from annotate.files.project import find_project, read_text, write_text
from annotate.values.errors import InputError

HELP = "turn an issue, written with the form Suggest a correction or made on a page, into a file of proposals"
EXAMPLE = "annotate issue 12 issue.md --by ada"


def register(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("number", type=int, metavar="N", help="the number of the issue")
    parser.add_argument("file", metavar="FILE", help="the issue's text; - for standard input")
    parser.add_argument("--by", default="a reader", metavar="NAME", help="whose it is, where the form does not say")


def run(args: argparse.Namespace) -> int:
    """Write the file of proposals."""
    project = find_project(args.root)
    try:
        body = sys.stdin.read() if args.file == "-" else read_text(Path(args.file))
    except UnicodeDecodeError as error:
        raise InputError("The issue is not UTF-8.", remedy="Save it as UTF-8.") from error
    folder, content = offered(body, args.by)
    path = project.inside(project.data / folder / f"issue-{args.number}.csv")
    write_text(path, content)
    print(project.relative(path))
    say("Run: annotate validate, then annotate fmt")
    return 0
