"""The command line: `annotate VERB …`, the same as `python -m annotate VERB …`.

Results go to standard output, words to standard error. Exit codes: 0 fine, 1 problems in the data, 2 usage or
environment. To add a verb: write a module with `HELP`, `EXAMPLE`, `register(parser)` and `run(args) -> int`, and add it
to `VERBS`. The library raises; only here do errors become messages and exit codes.
"""

from __future__ import annotations

import argparse
import ast
import gc
import os
import sys
from collections.abc import Callable, Sequence
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from types import MappingProxyType
from typing import Protocol, cast

from annotate.values.errors import AnnotateError, UsageError
from annotate.values.problems import visible


class Verb(Protocol):
    """What a verb's module offers."""

    HELP: str
    EXAMPLE: str
    register: Callable[[argparse.ArgumentParser], None]
    run: Callable[[argparse.Namespace], int]


VERBS = MappingProxyType(
    {
        **{name: f"annotate.cli.{name}" for name in ("text", "run", "corpus", "date", "suggest", "show")},
        **{
            name: f"annotate.cli.{name}"
            for name in ("accept", "reject", "link", "propose", "issue", "diff", "fmt", "validate")
        },
        **{name: f"annotate.cli.{name}" for name in ("layer", "measure", "score", "benchmark")},
        **{name: f"annotate_train.cli.{name}" for name in ("train", "senses")},
        **{name: f"annotate.cli.{name}" for name in ("gazetteer", "export")},
        "import": "annotate.cli.import_",
        **{name: f"annotate.cli.{name}" for name in ("publish", "print", "release")},
    }
)
"""The verbs and the modules that do them. What trains is in a clone of the repository, not in what readers install."""


_SELDOM = 50_000
"""So many new objects that may hold others before Python looks for rubbish; left alone, it looks far more often."""


def at_hand() -> tuple[str, ...]:
    """Return the verbs whose package is installed."""
    return tuple(name for name, module in VERBS.items() if find_spec(module.partition(".")[0]))


def verb(name: str) -> Verb:
    """Return a verb's module; only the one that is called loads what it needs.

    Raises
    ------
    UsageError
        If the package that holds it is not installed.
    """
    if name not in at_hand():
        raise UsageError(
            f"annotate {name} is not part of what is installed here.",
            remedy="It comes with a clone of the edition's repository: run make book there, then .venv/bin/annotate.",
        )
    return cast(Verb, import_module(VERBS[name]))


def parser(only: str = "") -> argparse.ArgumentParser:
    """Return the argument parser: with the one verb that is called, or with what all verbs say of themselves.

    In the second case no verb's module is loaded: most of them load half the package, and nothing is to be done.
    """
    top = argparse.ArgumentParser(
        prog="annotate", description="Annotate texts for a scholarly edition, check and publish it."
    )
    if only not in VERBS:  # else nobody asks for it, and to look it up takes time
        from importlib import metadata

        top.add_argument("--version", action="version", version=f"annotate {metadata.version('annotate')}")
    verbs = top.add_subparsers(dest="verb", metavar="VERB", required=True)
    if only not in VERBS:
        for name in at_hand():
            verbs.add_parser(name, help=_said(VERBS[name]))
        return top
    module = verb(only)
    sub = verbs.add_parser(
        only,
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


def _said(module: str) -> str:
    """Return the `HELP` of a verb's module as its source has it."""
    package, *inside = module.split(".")
    found = find_spec(package)
    folders = found.submodule_search_locations if found else None
    source = Path(*(folders or ())[:1], *inside).with_suffix(".py").read_text(encoding="utf-8")
    assigned = (line for line in ast.parse(source).body if isinstance(line, ast.Assign))
    values = (line.value for line in assigned if ast.unparse(line.targets[0]) == "HELP")
    return str(ast.literal_eval(next(values)))


def say(words: str) -> None:
    """Tell the person at the terminal something; results go to standard output instead."""
    sys.stderr.write(f"{visible(words)}\n")  # `print` is a verb, whose module stands under this name once it is loaded
    sys.stderr.flush()


def _open_streams() -> None:
    """Put the null device in the place of standard streams that were closed before Python began (`>&-`)."""
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            setattr(sys, name, os.fdopen(os.open(os.devnull, os.O_RDWR), mode))


def main(argv: Sequence[str] | None = None) -> int:
    """Run a verb and return its exit code."""
    _open_streams()
    arguments = list(sys.argv[1:] if argv is None else argv)
    # Processes are what runs side by side here (`annotate corpus`); threads of numpy in each would be in their way.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    # What a verb reads it keeps to its end: to look through all of it for rubbish, time and again, takes time.
    gc.set_threshold(_SELDOM)
    try:
        args = parser(arguments[0] if arguments else "").parse_args(arguments)
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
