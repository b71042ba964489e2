"""Files of packages that are read for training alone and may be missing."""

from __future__ import annotations

from collections.abc import Sequence
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


def require(what: str, names: Sequence[str]) -> None:
    """Make sure that packages of the extra `teacher` are installed.

    Parameters
    ----------
    what
        What needs them, in words: "A teacher".
    names
        The modules they are imported as.

    Raises
    ------
    UsageError
        One is not installed; the message names all of them.
    """
    missing = [name for name in names if find_spec(name) is None]
    if missing:
        raise UsageError(
            f"{what} needs packages that are not installed: {', '.join(missing)}.",
            remedy="Install them: pip install 'annotate[teacher]'.",
        )


def device() -> str:
    """Return where PyTorch is to compute: on a graphics card ("cuda") where there is one, else "cpu"."""
    import torch

    return "cuda" if torch.cuda.is_available() else "cpu"
