"""`annotate fmt`: bring every table into canonical form; fill ids and labels."""

from __future__ import annotations

import argparse

from annotate.cli import say
from annotate.files.canonical import canonical, put
from annotate.files.project import find_project
from annotate.files.together import alone
from annotate.values.problems import FMT

HELP = (
    "bring every table into canonical form, put proposals into place, fill ids and labels; nothing is decided or lost"
)
EXAMPLE = "annotate fmt --check"


def register(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("--check", action="store_true", help="change nothing; exit 1 if a file is not in form")


def run(args: argparse.Namespace) -> int:
    """Format, or say what is not in form."""
    project = find_project(args.root)
    changed, blocked = [], []
    with alone(project.data):
        for file in canonical(project):
            if file.problems:
                blocked += list(file.problems)
            elif args.check:
                changed += [] if file.in_form else [file.path]
            elif put(file):
                changed.append(file.path)
    for path in changed:
        print(project.relative(path))
    for problem in blocked:
        say(f"left as it is: {problem}")
    verb = "not in form" if args.check else "brought into form"
    say(f"{len(changed)} file{'s' if len(changed) != 1 else ''} {verb}, {len(blocked)} left as they are.")
    if args.check and changed:
        say(FMT)
    return 1 if blocked or (args.check and changed) else 0
