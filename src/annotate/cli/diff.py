"""`annotate diff`: what a change to the data means."""

from __future__ import annotations

import argparse
from contextlib import nullcontext

from annotate.curate.meaning import meaning
from annotate.curate.report import FORMS
from annotate.files import past
from annotate.files.project import find_project

HELP = (
    "say what a change means: mentions that come, go or are read otherwise, and what maps, timelines and indexes show"
)
EXAMPLE = "annotate diff main --format md"


def register(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument(
        "base",
        metavar="BASE",
        help="what is changed: a commit, branch or tag, or an edition's folder; A...B: from where they parted to B",
    )
    parser.add_argument("head", metavar="HEAD", nargs="?", help="what it becomes (default: the files as they are here)")
    parser.add_argument("--format", choices=sorted(FORMS), default="text", help="text for people, md for pull requests")


def run(args: argparse.Namespace) -> int:
    """Compare and tell."""
    project = find_project(args.root)
    base, head_name = past.ends(project, args.base, args.head or "")
    head = past.at(project, head_name) if head_name else nullcontext(project)
    with past.at(project, base) as before, head as after:
        print(FORMS[args.format](meaning(before, after)), end="")
    return 0
