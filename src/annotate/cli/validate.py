"""`annotate validate`: every problem in the data, in one run."""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable, Sequence
from dataclasses import asdict
from pathlib import Path

from annotate.checks import run_checks
from annotate.checks.own_gazetteer import check_folder
from annotate.cli import say
from annotate.files.project import find_project
from annotate.values.errors import UsageError
from annotate.values.problems import Problem, Severity, visible

HELP = "check everything people edit; list every problem with its place and its remedy"
EXAMPLE = "annotate validate data/annotations/companion"


def _escaped(text: str, signs: str) -> str:
    """Return a text as workflow commands want it: `%`, line ends and the given signs as percent and two hex digits."""
    return "".join(f"%{ord(c):02X}" if c in "%\r\n" + signs else c for c in visible(text.replace("\r", "\n")))


def _github(problem: Problem) -> str:
    """Return a problem as a GitHub workflow command, so that it shows beside the line in a pull request."""
    expected = f"expected: {problem.expected}" if problem.expected else ""
    message = _escaped("; ".join(t for t in (problem.what, expected, problem.remedy, f"help: {problem.help}") if t), "")
    place = f"file={_escaped(problem.path, ':,')}"
    place += f",line={problem.line}" if problem.line else ""
    place += f",col={problem.column}" if problem.column else ""
    return f"::{problem.severity.value} {place},title={_escaped(problem.code, ':,')}::{message}"


def _json(problem: Problem) -> str:
    return json.dumps({**asdict(problem), "help": problem.help}, ensure_ascii=False)


FORMATS: dict[str, Callable[[Problem], str]] = {"text": str, "github": _github, "json": _json}


def register(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument(
        "paths", nargs="*", type=Path, metavar="PATH", help="show problems of these files or folders only"
    )
    parser.add_argument(
        "--format", choices=sorted(FORMATS), default="text", help="text for people, github for pull requests, json"
    )
    parser.add_argument(
        "--gazetteer", type=Path, metavar="DIR", help="check a gazetteer of your own instead of the edition"
    )


def run(args: argparse.Namespace) -> int:
    """Check and list."""
    if args.gazetteer is not None:
        return _listed(_of_gazetteer(args), args.format)
    missing = [str(path) for path in args.paths if not path.exists()]
    if missing:
        raise UsageError(f"No such file or folder: {', '.join(missing)}.", remedy="Check the name.")
    project = find_project(args.root)
    outside = [str(path) for path in args.paths if not path.resolve().is_relative_to(project.root)]
    if outside:
        raise UsageError(f"Not in the edition {project.root}: {', '.join(outside)}.", remedy="Name it with --root.")
    return _listed(run_checks(project, args.paths), args.format)


def _of_gazetteer(args: argparse.Namespace) -> tuple[Problem, ...]:
    if args.paths:
        raise UsageError("PATH and --gazetteer exclude each other.", remedy="Give one of them.")
    if not args.gazetteer.is_dir():
        raise UsageError(f"{args.gazetteer}: no such gazetteer folder.", remedy="Check the name.")
    return check_folder(args.gazetteer)


def _listed(problems: Sequence[Problem], format: str) -> int:
    for problem in problems:
        print(FORMATS[format](problem))
    say(_summary(problems))
    return 1 if any(p.severity is Severity.ERROR for p in problems) else 0


def _summary(problems: Sequence[Problem]) -> str:
    errors = sum(p.severity is Severity.ERROR for p in problems)
    warnings = len(problems) - errors
    if not problems:
        return "No problems found."
    return f"{errors} error{'s' if errors != 1 else ''}, {warnings} warning{'s' if warnings != 1 else ''}."
