"""`annotate validate`: every problem in the data, in one run."""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable, Sequence
from dataclasses import asdict
from pathlib import Path

from annotate.checks import run_checks
from annotate.cli import say
from annotate.errors import UsageError
from annotate.problems import Problem, Severity
from annotate.project import find_project

HELP = "check everything people edit; list every problem with its place and its remedy"
EXAMPLE = "annotate validate data/annotations/companion"


def _github(problem: Problem) -> str:
    """Return a problem as a GitHub workflow command, so that it shows beside the line in a pull request."""
    message = "; ".join(
        t for t in (problem.what, f"expected: {problem.expected}" if problem.expected else "", problem.remedy) if t
    )
    for character, escape in (("%", "%25"), ("\r", "%0D"), ("\n", "%0A")):
        message = message.replace(character, escape)
    place = (
        f"file={problem.path}"
        + (f",line={problem.line}" if problem.line else "")
        + (f",col={problem.column}" if problem.column else "")
    )
    return f"::{problem.severity.value} {place},title={problem.code}::{message}"


def _json(problem: Problem) -> str:
    return json.dumps(asdict(problem), ensure_ascii=False)


FORMATS: dict[str, Callable[[Problem], str]] = {"text": str, "github": _github, "json": _json}


def register(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument(
        "paths", nargs="*", type=Path, metavar="PATH", help="show problems of these files or folders only"
    )
    parser.add_argument(
        "--format", choices=sorted(FORMATS), default="text", help="text for people, github for pull requests, json"
    )


def run(args: argparse.Namespace) -> int:
    """Check and list."""
    missing = [str(path) for path in args.paths if not path.exists()]
    if missing:
        raise UsageError(f"No such file or folder: {', '.join(missing)}.", remedy="Check the name.")
    problems = run_checks(find_project(args.root), args.paths)
    for problem in problems:
        print(FORMATS[args.format](problem))
    say(_summary(problems))
    return 1 if any(p.severity is Severity.ERROR for p in problems) else 0


def _summary(problems: Sequence[Problem]) -> str:
    errors = sum(p.severity is Severity.ERROR for p in problems)
    warnings = len(problems) - errors
    if not problems:
        return "No problems found."
    return f"{errors} error{'s' if errors != 1 else ''}, {warnings} warning{'s' if warnings != 1 else ''}."
