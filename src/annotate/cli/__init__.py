"""The command line: `annotate VERB …`, the same as `python -m annotate VERB …`.

Results go to standard output, words to standard error. Exit codes: 0 fine, 1 problems in the data, 2 usage or
environment. To add a verb: write a module with `HELP`, `EXAMPLE`, `register(parser)` and `run(args) -> int`, and add it
to `VERBS`. The library raises; only here do errors become messages and exit codes.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Sequence
from importlib import import_module, metadata
from typing import Protocol, cast

from annotate.errors import AnnotateError
from annotate.problems import visible


class Verb(Protocol):
    """What a verb's module offers."""

    HELP: str
    EXAMPLE: str
    register: Callable[[argparse.ArgumentParser], None]
    run: Callable[[argparse.Namespace], int]


VERBS = (
    "text",
    "run",
    "suggest",
    "show",
    "fmt",
    "validate",
    "score",
    "benchmark",
    "train",
    "senses",
    "gazetteer",
    "publish",
)


def verb(name: str) -> Verb:
    """Return a verb's module; only the one that is called loads what it needs."""
    return cast(Verb, import_module(f"annotate.cli.{name}"))


def parser(only: str | None = None) -> argparse.ArgumentParser:
    """Return the argument parser with all verbs, or, quicker, with the one that is called."""
    top = argparse.ArgumentParser(
        prog="annotate", description="Annotate texts for a scholarly edition, check and publish it."
    )
    top.add_argument("--version", action="version", version=f"annotate {metadata.version('annotate')}")
    verbs = top.add_subparsers(dest="verb", metavar="VERB", required=True)
    for name in (only,) if only in VERBS else VERBS:
        module = verb(str(name))
        sub = verbs.add_parser(
            str(name),
            help=module.HELP,
            description=module.HELP,
            epilog=f"example:\n  {module.EXAMPLE}",
            formatter_class=argparse.RawDescriptionHelpFormatter,
        )
        sub.add_argument(
            "--root", default=".", metavar="DIR", help="the edition's folder, or one inside it (default: here)"
        )
        module.register(sub)
    return top


def say(words: str) -> None:
    """Tell the person at the terminal something; results go to standard output instead."""
    print(visible(words), file=sys.stderr, flush=True)


def main(argv: Sequence[str] | None = None) -> int:
    """Run a verb and return its exit code."""
    arguments = list(sys.argv[1:] if argv is None else argv)
    try:
        args = parser(arguments[0] if arguments else None).parse_args(arguments)
        code = verb(args.verb).run(args)
        sys.stdout.flush()
    except AnnotateError as error:
        say(f"annotate: {error}")
        return error.exit_code
    except BrokenPipeError:
        # The reader went away, e.g. `| head`; without this, Python complains when it closes the stream at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except OSError as error:
        named = f"{error.filename}: " if error.filename else ""
        say(f"annotate: {named}{error.strerror or error}. Check the name, the folder and its permissions.")
        return 2
    except KeyboardInterrupt:
        say("annotate: stopped; nothing half written is left behind.")
        return 130
    return code
