"""`annotate propose`: turn edits of decided rows into proposals by who made them."""

from __future__ import annotations

import argparse

from annotate.cli import say
from annotate.curate.propose import author, propose
from annotate.files import past
from annotate.files.canonical import into_form
from annotate.files.project import find_project
from annotate.files.together import alone
from annotate.values.errors import UsageError
from annotate.values.problems import visible

HELP = "turn edits of decided rows into proposals by who made them; the decisions stand until an editor changes them"
EXAMPLE = "annotate propose main --by ada"


def register(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("base", metavar="BASE", help="what was edited: a commit, branch or tag, or an edition's folder")
    parser.add_argument("--by", default="", metavar="NAME", help="whose edits they are (default: as git says)")


def run(args: argparse.Namespace) -> int:
    """Propose."""
    project = find_project(args.root)
    if visible(args.by) != args.by or "\n" in args.by:
        raise UsageError("--by is one line of plain words.", remedy="Write it without control characters.")
    with past.at(project, args.base) as before, alone(project.data):
        found = propose(before, project, lambda path: args.by or author(project, path))
        if found:
            into_form(project)
    for one in found:
        print(visible(str(one)))
    many = "1 edit of a decided annotation is" if len(found) == 1 else f"{len(found)} edits of decided annotations are"
    say(f"{many} proposed.")
    return 0
