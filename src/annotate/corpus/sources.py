"""Read documents from files of any size: JSON lines, CSV, Parquet, plain text; the first two and text compressed, too.

A row of `READERS` is a format: the endings of its files and the function that yields what a file holds. Nothing here
raises for what a file holds: what is no document comes as an `Unread` with one of the `REASONS`, and reading goes on
behind it. A line or a file is read up to `Limits.characters`, so a line of fifty megabytes costs no memory.
"""

from __future__ import annotations

import codecs
import csv
import gzip
import json
import re
import zlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import IO, Any

from annotate.stages.dates.notation import own_date
from annotate.values.edtf import EdtfError
from annotate.values.errors import InputError

REASONS: Mapping[str, str] = MappingProxyType(
    {
        "empty": "there is no text",
        "too-long": "longer than the limit (`--most`)",
        "encoding": "not UTF-8",
        "binary": "holds bytes that no text holds",
        "form": "not what the format asks for: no JSON object, too many cells, no such field",
        "date": "its date is no year, month or day; it was read without",
        "unreadable": "the file cannot be opened, or ends too early",
        "unknown-format": "the ending of the file's name is not known",
        "failed": "reading it ended in an error",
        "ended": "the process that read it was ended, three times",
    }
)
_ISO = re.compile(r"(\d{4}(?:-\d{2}(?:-\d{2})?)?)(?:[T ].*)?$", re.DOTALL)
_DATED_NAME = re.compile(r"(\d{4}-\d{2}(?:-\d{2})?)(?!\d)")
_BLOCK = 1 << 16


@dataclass(frozen=True, slots=True)
class Fields:
    """The names of the fields of JSON, CSV and Parquet; only that of the text must be there."""

    text: str = "text"
    id: str = "id"
    date: str = "date"
    title: str = "title"


@dataclass(frozen=True, slots=True)
class Limits:
    """What is asked of a source: the names of its fields, and the most characters of a document."""

    fields: Fields = Fields()
    characters: int = 5_000_000


@dataclass(frozen=True, slots=True)
class Document:
    """A document as its source has it: where it stands, its id, its title and own date ("" if unknown), its text."""

    source: str
    row: int
    id: str
    title: str
    date: str
    text: str

    def unread(self, reason: str, detail: str) -> Unread:
        """Return it as what could not be read, or not all of it."""
        return Unread(self.source, self.row, self.id, reason, detail)


@dataclass(frozen=True, slots=True)
class Unread:
    """What is no document, or has a fault: where it stands, its id if known, the reason and what was met."""

    source: str
    row: int
    id: str
    reason: str
    detail: str


Item = Document | Unread
Reader = Callable[[Path, str, Limits], Iterator[Item]]


def files_of(given: Path) -> tuple[tuple[Path, str], ...]:
    """Return the files of a file or folder, each with its name relative to it, in order; none that is hidden.

    Raises
    ------
    InputError
        If there is none.
    """
    if given.is_file():
        return ((given, given.name),)
    if not given.is_dir():
        raise InputError(f"{given}: no such file or folder.", remedy="Check the name.")
    found = [(path, path.relative_to(given)) for path in given.rglob("*") if path.is_file()]
    seen = sorted((n.as_posix(), path) for path, n in found if not any(part.startswith((".", "_")) for part in n.parts))
    if not seen:
        raise InputError(f"{given}: the folder holds no files.", remedy=f"Expected: {', '.join(READERS)}.")
    return tuple((path, name) for name, path in seen)


def items(path: Path, name: str, limits: Limits) -> Iterator[Item]:
    """Yield the documents of a file, and what is none."""
    plain = name.lower().removesuffix(".gz")
    reader = next((reader for ending, reader in READERS.items() if plain.endswith(ending)), None)
    if reader is None:
        yield Unread(name, 1, "", "unknown-format", f"read are: {', '.join(READERS)}")
        return
    row = 0
    try:
        for item in reader(path, name, limits):
            row = item.row
            yield from _judged(item, limits)
    except (OSError, EOFError, zlib.error) as error:
        yield Unread(name, row + 1, "", "unreadable", str(error))


def _judged(item: Item, limits: Limits) -> Iterator[Item]:
    """Yield a document that can be annotated, or why not; its date, if that is none, as a problem of its own."""
    if isinstance(item, Unread):
        yield item
    elif reason := _fault(item.text, limits):
        yield item.unread(*reason)
    else:
        date = _date(item.date)
        if date is None:
            yield item.unread("date", item.date[:80])
        yield Document(item.source, item.row, item.id, item.title, date or "", item.text)


def _fault(text: str, limits: Limits) -> tuple[str, str] | None:
    if len(text) > limits.characters:
        return "too-long", f"{len(text):,} characters, {limits.characters:,} are read"
    if "\0" in text:
        return "binary", f"a zero byte at character {text.index(chr(0))}"
    return None if text.strip() else ("empty", "no text")


def _date(written: str) -> str | None:
    """Return the own date of a document, without a time of day; None where it is no year, month or day."""
    match = _ISO.match(written.strip())
    date = match[1] if match else written.strip()
    try:
        own_date(date)
    except EdtfError:
        return None
    return date


def _open(path: Path) -> IO[bytes]:
    return gzip.open(path) if path.suffix.lower() == ".gz" else path.open("rb")  # type: ignore[return-value]


def _lines(stream: IO[bytes], most: int) -> Iterator[bytes | int]:
    """Yield the lines of a stream, and in the place of one that is too long its length in bytes."""
    while line := stream.readline(most + 1):
        if len(line) <= most or line.endswith(b"\n"):
            yield line
            continue
        length = len(line)
        while (rest := stream.readline(_BLOCK)) and not rest.endswith(b"\n"):
            length += len(rest)
        yield length + len(rest)


def _decoded(raw: bytes) -> str | tuple[str, str]:
    """Return bytes as text, or the reason why they are none."""
    try:
        return raw.removeprefix(codecs.BOM_UTF8).decode("utf-8")
    except UnicodeDecodeError as error:
        kind = "binary" if b"\0" in raw else "encoding"
        return kind, f"byte 0x{raw[error.start]:02x} at {error.start}"


def _of_record(record: Mapping[str, Any], name: str, row: int, fields: Fields) -> Item:
    """Return the document that a record is; its id is its own, or its place."""

    def said(field: str) -> str:
        value = record.get(field)
        return "" if value is None else str(value)

    id = said(fields.id) or f"{name}#{row}"
    if not isinstance(record.get(fields.text), str):
        return Unread(name, row, id, "form", f"no text in the field {fields.text!r}")
    return Document(name, row, id, said(fields.title), said(fields.date), record[fields.text])


def read_json_lines(path: Path, name: str, limits: Limits) -> Iterator[Item]:
    """Yield the documents of a file of JSON objects, one a line."""
    with _open(path) as stream:
        for row, line in enumerate(_lines(stream, 4 * limits.characters), start=1):
            if isinstance(line, int):
                yield Unread(name, row, "", "too-long", f"a line of {line:,} bytes")
                continue
            text = _decoded(line)
            if not isinstance(text, str):
                yield Unread(name, row, "", *text)
            elif text.strip():
                yield _of_json(text, name, row, limits.fields)


def _of_json(text: str, name: str, row: int, fields: Fields) -> Item:
    try:
        record = json.loads(text)
    except (ValueError, RecursionError) as error:
        return Unread(name, row, "", "form", f"no JSON: {str(error)[:120]}")
    if not isinstance(record, dict):
        return Unread(name, row, "", "form", "a JSON object was expected")
    item = _of_record(record, name, row, fields)
    # "\ud800" in JSON is half a character, which no file can hold.
    whole = (part.encode("utf-8", "replace").decode() == part for part in (item.id, getattr(item, "text", "")))
    return item if all(whole) else Unread(name, row, f"{name}#{row}", "encoding", "half of a surrogate pair")


def read_csv(path: Path, name: str, limits: Limits) -> Iterator[Item]:
    """Yield the documents of a CSV file whose first row names the columns."""
    csv.field_size_limit(max(csv.field_size_limit(), 4 * limits.characters))
    problems: list[tuple[str, str]] = []

    def text_lines(stream: IO[bytes]) -> Iterator[str]:
        for line in _lines(stream, 4 * limits.characters):
            if isinstance(line, int):
                problems.append(("too-long", f"a line of {line:,} bytes"))
                continue
            text = _decoded(line)
            if isinstance(text, str):
                yield text.replace("\0", "")
            else:
                problems.append(text)

    with _open(path) as stream:
        rows = csv.reader(text_lines(stream))
        header, row = next(rows, None), 0
        while header is not None:
            row += 1
            try:
                cells = next(rows, None)
            except csv.Error as error:
                yield Unread(name, row, "", "form", str(error))
                continue
            yield from (Unread(name, row, "", *problem) for problem in problems)
            problems.clear()
            if cells is None:
                break
            if cells and len(cells) != len(header):
                yield Unread(name, row, "", "form", f"{len(cells)} cells, {len(header)} were expected")
            elif cells:
                yield _of_record(dict(zip(header, cells, strict=True)), name, row, limits.fields)


def read_parquet(path: Path, name: str, limits: Limits) -> Iterator[Item]:
    """Yield the documents of a Parquet file, a few at a time."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    fields, row = limits.fields, 0
    try:
        with pq.ParquetFile(path) as stream:
            wanted = [f for f in (fields.text, fields.id, fields.date, fields.title) if f in stream.schema_arrow.names]
            for batch in stream.iter_batches(batch_size=64, columns=wanted):
                for record in batch.to_pylist():
                    row += 1
                    yield _of_record(record, name, row, fields)
    except (pa.ArrowException, UnicodeDecodeError) as error:
        yield Unread(name, row + 1, "", "unreadable", str(error)[:200])


def read_plain(path: Path, name: str, limits: Limits) -> Iterator[Item]:
    """Yield the one document that a file of text is; a date that its name begins with is its own."""
    with _open(path) as stream:
        raw = stream.read(4 * limits.characters + 1)
    stem = Path(name).name.partition(".")[0]
    dated = _DATED_NAME.match(stem)
    text: str | tuple[str, str] = ("too-long", f"more than {4 * limits.characters:,} bytes")
    if len(raw) <= 4 * limits.characters:
        text = _decoded(raw)
    if isinstance(text, str):
        yield Document(name, 1, name, "", dated[1] if dated else "", text)
    else:
        yield Unread(name, 1, name, *text)


#: The formats by the endings of their files; all but Parquet may be compressed with gzip (".gz" behind the ending).
READERS: Mapping[str, Reader] = MappingProxyType(
    {
        ".jsonl": read_json_lines,
        ".ndjson": read_json_lines,
        ".csv": read_csv,
        ".parquet": read_parquet,
        ".txt": read_plain,
        ".text": read_plain,
    }
)
