"""The open corpora: which files they are (`data/sources.toml`), whether they are the right ones, and what they say.

A corpus is a gzipped file of JSON lines: `id`, `source`, `split` (train, dev, test), `text`, `entities`
(`[[start, end, label]]`, code points, end-exclusive) and `missing` (`[[start, end]]`: spans whose annotation is
unknown). To add a corpus, add a table to `data/sources.toml`.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import tomllib
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from importlib.resources import files
from pathlib import Path

from annotate.values.errors import InputError

LABELS = ("PERSON", "PLACE", "ORG", "DATE", "NORP", "EVENT")
"""What the network is taught. NORP (demonyms) keeps it from calling them places; EVENT and DATE are refined later."""


class Use(StrEnum):
    """What a corpus is for: see the head of `sources.toml`."""

    TRAIN = "train"
    TRAIN_ONLY = "train-only"
    UNLABELLED = "unlabelled"
    HELD_OUT = "held-out"

    @property
    def measured(self) -> bool:
        """Whether the corpus has texts that are measured on."""
        return self in (Use.TRAIN, Use.HELD_OUT)

    @property
    def learned(self) -> bool:
        """Whether the shipped network learned anything from the corpus."""
        return self is not Use.HELD_OUT


class Split(StrEnum):
    """The part of a corpus an example belongs to."""

    TRAIN = "train"
    DEV = "dev"
    TEST = "test"


@dataclass(frozen=True, slots=True)
class Source:
    """A corpus as `sources.toml` names it; `commit` and `path` say where in the upstream repository it stands."""

    file: str
    name: str
    repo: str
    commit: str
    path: str
    licence: str
    credit: str
    sha256: str
    use: Use

    @property
    def id(self) -> str:
        """Short name: the file's name without its endings."""
        return self.file.partition(".")[0]


@dataclass(frozen=True, slots=True)
class Labelled:
    """A labelled span; code points, 0-based, end-exclusive."""

    start: int
    end: int
    label: str


@dataclass(frozen=True, slots=True)
class Example:
    """A text with its labelled spans (in order, not overlapping) and the stretches nobody has judged."""

    text: str
    spans: tuple[Labelled, ...]
    missing: tuple[tuple[int, int], ...] = ()
    source: str = ""
    split: Split = Split.TRAIN


def shipped_sources() -> tuple[Source, ...]:
    """Return the corpora the shipped model is trained on or measured with, in the order of `sources.toml`."""
    return parse_sources(files("annotate.measure").joinpath("data/sources.toml").read_text(encoding="utf-8"))


def parse_sources(text: str) -> tuple[Source, ...]:
    """Parse a table of corpora (TOML, `[[corpus]]`).

    Raises
    ------
    InputError
        A field is missing or unknown, or `use` is none of those in `Use`.
    """
    found: list[Source] = []
    for number, entry in enumerate(tomllib.loads(text).get("corpus", []), start=1):
        try:
            found.append(Source(**{**entry, "use": Use(entry["use"])}))
        except (TypeError, KeyError, ValueError) as problem:
            raise InputError(
                f"Table {number} of the list of corpora cannot be read: {problem}.",
                remedy=f"Give it exactly the fields {', '.join(Source.__dataclass_fields__)}.",
            ) from problem
    return tuple(found)


def check(folder: Path, sources: tuple[Source, ...]) -> None:
    """Make sure that every file is there and is, byte for byte, the one the list names.

    Raises
    ------
    InputError
        Files are missing or differ; the message names all of them at once.
    """
    if not folder.is_dir():
        raise InputError(
            f"{folder}: no such folder of corpora.",
            remedy="Give the folder that holds " + ", ".join(source.file for source in sources) + ".",
        )
    missing = [source.file for source in sources if not (folder / source.file).is_file()]
    if missing:
        raise InputError(
            f"{folder}: missing {', '.join(missing)}.",
            remedy="Put them there; measure/data/sources.toml says whence.",
        )
    wrong = []
    for source in sources:
        digest = hashlib.sha256((folder / source.file).read_bytes()).hexdigest()
        if digest != source.sha256:
            wrong.append(f"{source.file} has SHA-256 {digest}, expected {source.sha256}")
    if wrong:
        raise InputError(
            f"{folder}: {'; '.join(wrong)}.",
            remedy="Fetch the files again, or record the new checksums in measure/data/sources.toml and retrain.",
        )


def read_corpus(folder: Path, source: Source) -> tuple[Example, ...]:
    """Read one corpus.

    Raises
    ------
    InputError
        The file is not gzip or UTF-8, or a line is not an example; the message gives the line.
    """
    path = folder / source.file
    try:
        lines = gzip.decompress(path.read_bytes()).decode("utf-8").split("\n")
    except (OSError, EOFError, zlib.error, UnicodeDecodeError) as problem:
        raise InputError(
            f"{path}: cannot be unpacked: {problem}.", remedy="Expected gzipped UTF-8 JSON lines."
        ) from problem
    return tuple(_example(line, source, f"{path}:{number}") for number, line in enumerate(lines, start=1) if line)


def measured_texts(folder: Path, sources: Sequence[Source]) -> Iterator[tuple[Source, list[Example]]]:
    """Check the corpora that are measured on, then yield each with its test texts; errors as of `check`."""
    listed = tuple(source for source in sources if source.use.measured)
    check(folder, listed)
    return ((source, [x for x in read_corpus(folder, source) if x.split is Split.TEST]) for source in listed)


def _example(line: str, source: Source, where: str) -> Example:
    try:
        raw = json.loads(line)
        text = raw["text"]
        if not isinstance(text, str):
            raise TypeError("'text' is not a string")
        spans = tuple(sorted((Labelled(*_triple(e)) for e in raw["entities"]), key=lambda s: (s.start, -s.end)))
        missing = tuple((int(start), int(end)) for start, end in raw["missing"])
        split = Split(raw["split"])
    except KeyError as problem:
        raise _bad_line(where, f"field {problem} is missing") from problem
    except (ValueError, TypeError) as problem:
        raise _bad_line(where, str(problem)) from problem
    outside = [(s, e) for s, e in (*missing, *((x.start, x.end) for x in spans)) if not 0 <= s < e <= len(text)]
    if outside:
        raise _bad_line(where, f"span {outside[0]} lies outside the text of {len(text)} characters")
    return Example(text, without_overlaps(spans), missing, source.id, split)


def _triple(entity: object) -> tuple[int, int, str]:
    match entity:
        case [int(start), int(end), str(label)] if label in LABELS:
            return start, end, label
    raise ValueError(f"{entity!r} is not [start, end, one of {', '.join(LABELS)}]")


def _bad_line(where: str, what: str) -> InputError:
    return InputError(
        f"{where}: {what}.",
        remedy='Expected one JSON object: {"id", "source", "split", "text", "entities": [[start, end, label]],'
        ' "missing": [[start, end]]}.',
    )


def without_overlaps(spans: tuple[Labelled, ...]) -> tuple[Labelled, ...]:
    """Return the spans in order of the text, keeping of overlapping ones the first and longest."""
    kept: list[Labelled] = []
    for span in sorted(spans, key=lambda s: (s.start, -s.end)):
        if not kept or span.start >= kept[-1].end:
            kept.append(span)
    return tuple(kept)
