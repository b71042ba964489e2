"""Exports on the disk: files written whole, those of an earlier export that are no more removed, losses told.

Beside what is written lie `losses.csv`, which says what each format does not carry, and `checksums.sha256`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from annotate.export.value import SUMS, Content, File, Format, Loss, Made, checksums
from annotate.files import tables
from annotate.files.project import read_text
from annotate.files.together import write_together
from annotate.values.errors import AnnotateError, UsageError, exchanging

LOSSES = "losses.csv"
COLUMNS = ("format", "what", "why", "ids")


def make(format: Format, content: Content) -> Made:
    """Return the files of a format; raise `UsageError` if a library that writes them is not installed."""
    with exchanging(f"{format.name} is written"):
        made = format.make(content)
    return made


def report(made: Sequence[tuple[Format, Made]]) -> bytes:
    """Return the report of losses: one row for each thing that a format does not carry."""
    rows = ((format.name, loss.what, loss.why, "; ".join(loss.ids)) for format, one in made for loss in one.losses)
    return tables.dump(COLUMNS, rows).encode("utf-8")


def files(made: Sequence[tuple[Format, Made]]) -> tuple[File, ...]:
    """Return the files of several formats as they lie in one folder, with the report of losses and the checksums."""
    every = [File(_place(format, file), file.content) for format, one in made for file in one.files]
    every.append(File(LOSSES, report(made)))
    return (*every, checksums(every))


def _place(format: Format, file: File) -> str:
    return f"{format.file}{file.name}" if format.file.endswith("/") else file.name


def put(folder: Path, given: Sequence[File]) -> int:
    """Write files into a folder, all or none; remove those that an earlier call wrote and this one does not.

    Returns
    -------
    int
        How many there are.

    Raises
    ------
    UsageError
        If the folder cannot be written to, or a name leads out of it.
    """
    files: dict[str, bytes | None] = {**dict.fromkeys(_before(folder)), **{file.name: file.content for file in given}}
    write_together((_inside(folder, name), content) for name, content in files.items())
    return len(given)


def _before(folder: Path) -> Iterator[str]:
    """Yield the names in the checksums of an earlier export."""
    try:
        lines = read_text(folder / SUMS).splitlines()
    except AnnotateError:
        return
    yield from (name for _, _, name in (line.partition("  ") for line in lines) if name)


def _inside(folder: Path, name: str) -> Path:
    parts = Path(name).parts
    if not parts or Path(name).is_absolute() or ".." in parts:
        raise UsageError(f"{name}: leads out of the folder.", remedy="Correct the id that the name is made of.")
    return folder.joinpath(*parts)


def summary(losses: Sequence[Loss]) -> str:
    """Say in one line what a format does not carry."""
    said = [f"{loss.what} ({len(loss.ids)})" if loss.ids else loss.what for loss in losses]
    return f"does not carry {'; '.join(said)}" if said else "carries everything"
