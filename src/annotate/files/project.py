"""Every path of a project, in one place; the only module that knows where a file lies."""

from __future__ import annotations

import os
import re
import stat
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from annotate.values.errors import InputError, UsageError, unknown, unwritable

_PARAGRAPH_FILE = re.compile(r"p([0-9]{2,6})\.csv\Z")

#: No file of an edition is larger (bytes): what is read is kept in memory.
LARGEST = 64 * 2**20


@dataclass(frozen=True, slots=True)
class Project:
    """The folders and files of an edition, from its root."""

    root: Path

    @property
    def data(self) -> Path:
        """Everything a person may edit by pull request, plus what a machine proposed."""
        return self.root / "data"

    @property
    def texts(self) -> Path:
        """One folder a text."""
        return self.data / "texts"

    @property
    def gazetteer(self) -> Path:
        """entities.csv, names.csv, relations.csv."""
        return self.data / "gazetteer"

    @property
    def history(self) -> Path:
        """Sourced facts: events, acts between states and either Korea, figures."""
        return self.data / "history"

    @property
    def geo(self) -> Path:
        """Dated, sourced boundaries, lines and points."""
        return self.data / "geo"

    @property
    def bibliography(self) -> Path:
        """Every source, by key."""
        return self.data / "bibliography.bib"

    @property
    def private(self) -> Path:
        """Readers' own copies; ignored by git, never published."""
        return self.root / "private"

    def text_ids(self) -> tuple[str, ...]:
        """Return the ids of the texts, sorted."""
        return tuple(sorted(p.parent.name for p in self.texts.glob("*/meta.toml")))

    def text_dir(self, text: str) -> Path:
        """Return the folder of a text.

        Raises
        ------
        UsageError
            If there is no such text; the message lists those there are.
        """
        if text not in self.text_ids():
            raise unknown("text", text, self.text_ids())
        return self.texts / text

    def private_copy(self, text: str) -> Path:
        """Return where the reader's own copy of a text lies, whether or not it is there."""
        return self.private / text / "text.csv"

    def annotations_dir(self, text: str) -> Path:
        """Return the folder with one file of decided annotations a paragraph."""
        return self.data / "annotations" / text

    def annotation_file(self, text: str, para: int) -> Path:
        """Return the file of a paragraph's decided annotations."""
        return self.annotations_dir(text) / f"p{para:02d}.csv"

    def annotation_files(self, text: str) -> tuple[Path, ...]:
        """Return the annotation files of a text that exist, by paragraph."""
        return tuple(sorted(self.annotations_dir(text).glob("p*.csv")))

    def suggestions(self, text: str) -> Path:
        """Return the file of the machine's proposals for a text."""
        return self.data / "suggestions" / f"{text}.csv"

    def suggestions_meta(self, text: str) -> Path:
        """Return the file that says which model, gazetteer and text the proposals were made from."""
        return self.data / "suggestions" / f"{text}.json"

    def notes(self, text: str) -> Path:
        """Return the file of the editors' notes on a text, whether or not it is there."""
        return self.data / "notes" / f"{text}.csv"

    def claims(self, text: str) -> Path:
        """Return the file of what a text claims, whether or not it is there."""
        return self.data / "claims" / f"{text}.csv"

    @property
    def ledger(self) -> Path:
        """Every id that was ever given."""
        return self.data / "ledger.csv"

    @property
    def proposals(self) -> Path:
        """Files with proposals of contributors, until `annotate fmt` has put their rows into place."""
        return self.data / "proposals"

    @property
    def contributions(self) -> Path:
        """What was decided on notes and authority records that readers proposed, whether or not it is there."""
        return self.data / "contributions.csv"

    def layer_file(self, name: str, text: str, para: int) -> Path:
        """Return the file of a paragraph's annotations in the layer of another annotator."""
        return self.data / "layers" / name / text / f"p{para:02d}.csv"

    def layers(self) -> tuple[str, ...]:
        """Return the names of the layers, sorted."""
        return tuple(sorted(path.name for path in (self.data / "layers").glob("*") if path.is_dir()))

    def decisions(self, text: str) -> Path:
        """Return the file of what was decided on the annotations of a text, whether or not it is there."""
        return self.data / "decisions" / f"{text}.csv"

    def relative(self, path: Path) -> str:
        """Return a path as shown to people: relative to the root where it lies below it, with forward slashes."""
        root, written = self.root.as_posix().rstrip("/") + "/", path.as_posix()
        if written.startswith(root) and "/../" not in f"{written}/":
            return written[len(root) :]  # almost always; to resolve a path asks the disk for each of its folders
        here, beyond = path.resolve(), self.root.resolve()
        return here.relative_to(beyond).as_posix() if here.is_relative_to(beyond) else path.as_posix()

    def inside(self, path: Path) -> Path:
        """Return a path below the root.

        Data come from others: a symbolic link would let them have any file of the machine read, or written to.

        Raises
        ------
        InputError
            If a part of it below the root is a symbolic link.
        """
        here = str(self.root)
        for part in path.relative_to(self.root).parts:
            here = f"{here}/{part}"  # as a string: this is asked of each part of each file
            if os.path.islink(here):  # noqa: PTH114
                raise InputError(
                    f"{self.relative(Path(here))}: is a symbolic link, and may lead out of the edition.",
                    remedy="Put the file or folder itself in its place.",
                )
        return path

    def content(self, path: Path) -> str:
        """Return the text of a file of the edition, with its byte order mark if it has one.

        Raises
        ------
        InputError
            If it is reached by a symbolic link, is no ordinary file, larger than `LARGEST`, missing or not UTF-8.
        """
        self.inside(path)
        try:
            found = path.stat()
        except OSError:
            return read_text(path, mark=True)  # which says what is wrong
        if not stat.S_ISREG(found.st_mode) and not stat.S_ISDIR(found.st_mode):
            raise InputError(f"{path}: is no ordinary file.", remedy="Put an ordinary file in its place.")
        if found.st_size > LARGEST:
            size = f"{found.st_size / 2**20:,.0f} MB, {LARGEST / 2**20:,.0f} are the most"
            raise InputError(f"{path}: is too large ({size}).", remedy="Divide or shorten it.")
        return read_text(path, mark=True)


def paragraph_of(path: Path) -> int | None:
    """Return the paragraph number in an annotation file's name, or None if it is not so named (`p06.csv`)."""
    match = _PARAGRAPH_FILE.match(path.name)
    return int(match[1]) if match and path.name == f"p{int(match[1]):02d}.csv" else None


def find_project(start: Path | str = ".") -> Project:
    """Return the project that `start` lies in: the nearest folder upwards that holds `data/texts`.

    Raises
    ------
    UsageError
        If there is none, or no such folder.
    """
    here = Path(start).resolve()
    if not here.is_dir():
        raise UsageError(f"{start}: no such folder.", remedy="Name the edition's folder, or one inside it.")
    for folder in (here, *here.parents):
        if (folder / "data" / "texts").is_dir():
            return Project(folder)
    raise UsageError(
        f"No edition found in {here} or above it (looked for a folder data/texts).",
        remedy="Run the command inside the edition's folder, or name it with --root.",
    )


def read_text(path: Path, *, mark: bool = False) -> str:
    """Return a UTF-8 file's content, without a byte order mark, or with it if `mark`.

    Raises
    ------
    InputError
        If the file is missing, a folder, unreadable or not UTF-8 (naming the first bad byte).
    """
    try:
        raw = path.read_bytes()
    except FileNotFoundError:
        raise InputError(f"{path}: no such file.", remedy="Check the name and the folder.") from None
    except IsADirectoryError:
        raise InputError(f"{path}: is a folder, a file was expected.", remedy="Name the file itself.") from None
    except OSError as error:
        raise InputError(f"{path}: cannot be read ({error.strerror}).", remedy="Check its permissions.") from error
    try:
        return raw.decode("utf-8" if mark else "utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        raise InputError(
            f"{path}: is not UTF-8 (byte 0x{raw[error.start]:02x} on line {line}).",
            remedy="Save it as UTF-8: in an editor 'Save with encoding', in a spreadsheet 'CSV UTF-8'.",
        ) from error


@contextmanager
def atomic_write(path: Path) -> Iterator[IO[bytes]]:
    """Open a file for writing that appears under its name only when complete (temporary file, then rename).

    Raises
    ------
    UsageError
        If the folder cannot be written to. Nothing is left behind.
    """
    temporary = None
    try:
        with beside(path) as handle:
            temporary = Path(handle.name)
            yield handle
        settle(temporary, path)
    except OSError as error:
        raise unwritable(path, error) from error
    finally:
        if temporary is not None:
            temporary.unlink(missing_ok=True)


def beside(path: Path) -> IO[bytes]:
    """Open a temporary file for writing beside the place where it is to stand; who opens it takes it away."""
    path.parent.mkdir(parents=True, exist_ok=True)
    return tempfile.NamedTemporaryFile("wb", dir=path.parent, prefix=f".{path.name}.", suffix=".part", delete=False)


def settle(temporary: Path, path: Path) -> None:
    """Put a temporary file into its place, with the permissions of a new file."""
    temporary.chmod(0o666 & ~_umask())
    temporary.replace(path)


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def write_text(path: Path, content: str) -> bool:
    """Write a file atomically if its content changes; return whether it did."""
    return write_bytes(path, content.encode("utf-8"))


def write_bytes(path: Path, content: bytes) -> bool:
    """Write a file atomically if its content changes; return whether it did."""
    if holds(path, content):
        return False
    with atomic_write(path) as handle:
        handle.write(content)
    return True


def holds(path: Path, content: bytes) -> bool:
    """Return whether a file has this content already."""
    try:
        return path.read_bytes() == content
    except OSError:
        return False
