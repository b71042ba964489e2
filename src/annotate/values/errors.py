"""Errors a caller can act on.

The library raises; only the command line decides on exit codes (`exit_code`: 1 problems in the data, 2 usage or
environment). Every message says what is wrong, where, what was expected and how to mend it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from difflib import get_close_matches
from pathlib import Path


class AnnotateError(Exception):
    """Base of all errors raised on purpose by this package."""

    exit_code = 2

    def __init__(self, what: str, *, remedy: str = "") -> None:
        self.what = what
        self.remedy = remedy
        super().__init__(f"{what} {remedy}".strip())


class UsageError(AnnotateError):
    """The call asks for something that does not exist or cannot be done here."""


class DataError(AnnotateError):
    """Data that people edit cannot be read; `annotate validate` lists every such problem."""

    exit_code = 1


class InputError(AnnotateError):
    """An input file is missing, unreadable, not UTF-8 or empty."""


def unknown(kind: str, name: str, available: Sequence[str]) -> UsageError:
    """Return the error for a name that is not in a list, naming the list and the nearest match.

    Parameters
    ----------
    kind
        What was looked for, in words ("text", "export format").
    name
        What was asked for.
    available
        What exists.
    """
    near = get_close_matches(name, available, n=1)
    hint = f" Did you mean {near[0]!r}?" if near else ""
    listed = ", ".join(sorted(available)) or "none"
    return UsageError(f"Unknown {kind} {name!r}.{hint}", remedy=f"Available: {listed}.")


def unwritable(path: Path, error: OSError) -> UsageError:
    """Return what is said of a file that cannot be written."""
    return UsageError(
        f"{path}: cannot be written ({error.strerror or error}).",
        remedy="Check the folder's permissions and free space, or choose another place with -o.",
    )


@contextmanager
def exchanging(what: str) -> Iterator[None]:
    """Tell of a library that formats of others need and that is not installed how it is.

    Parameters
    ----------
    what
        What is done with it, in words ("parquet is written").

    Raises
    ------
    UsageError
        In the place of `ModuleNotFoundError`.
    """
    try:
        yield
    except ModuleNotFoundError as error:
        said = f"{what} with {error.name}, which is not installed."
        raise UsageError(said, remedy="Run: pip install 'annotate[export]'") from error
