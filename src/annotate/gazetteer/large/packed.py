"""A file of records that are found by key, and of sets of numbers that are found by a hash.

The file is made once (`Packer`) and only read after that (`Packed`), in as many threads and processes as one likes.
Its sections follow each other; a table of contents stands at the end, its place in the first bytes. The small
sections, which say where a thing is, are held in memory (40 bytes a name). The records are mapped into memory, where
the system can drop them again; of the sets of numbers, which are the largest, only what is asked for is read.

A set of records has three sections: the sorted hashes of the keys, each with the record's number; where the hashes
with the same first bits begin; where each record begins. A record is its key and its rows, in the order of writing.
"""

from __future__ import annotations

import json
import mmap
import os
import struct
from bisect import bisect_left
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import BinaryIO, Literal
from weakref import finalize
from zlib import crc32

from annotate.values.errors import InputError

ROW, CELL = "\x1e", "\x1f"
"""What parts the rows of a record, and the cells of a row. No cell may hold them."""

_ROW = ROW.encode()
_HEAD = struct.Struct("<8sQQ")
_MAGIC = b"annotate"
_FEW = 8
"""About so many hashes share their first bits: so many are read to find one."""


def hash_of(text: str) -> int:
    """Return the 32-bit hash under which a text stands in the file."""
    return crc32(text.encode())


class Packer:
    """Writes a file of records; used with `with`, which writes the table of contents at the end."""

    def __init__(self, path: Path) -> None:
        self._file: BinaryIO = path.open("wb")
        self._file.write(bytes(_HEAD.size))
        self._contents: dict[str, tuple[int, int]] = {}

    def __enter__(self) -> Packer:
        return self

    def __exit__(self, *_: object) -> None:
        start = self._file.tell()
        written = self._file.write(json.dumps(self._contents).encode())
        self._file.seek(0)
        self._file.write(_HEAD.pack(_MAGIC, start, written))
        self._file.close()

    def _section(self, name: str, write: Callable[[BinaryIO], object]) -> None:
        self._file.write(bytes(-self._file.tell() % 8))
        start = self._file.tell()
        write(self._file)
        self._contents[name] = (start, self._file.tell() - start)

    def records(self, name: str, found: Iterator[tuple[str, str]]) -> None:
        """Write a set of records: key and rows of each, every key once."""
        import numpy as np

        hashes, lengths = [], [0]

        def write(file: BinaryIO) -> None:
            for key, rows in found:
                hashes.append(hash_of(key))
                lengths.append(file.write(f"{key}{ROW}{rows}".encode()))

        self._section(f"{name} records", write)
        starts = np.cumsum(np.array(lengths, dtype=np.uint64), dtype=np.uint64)
        self._section(f"{name} starts", lambda file: file.write(starts.tobytes()))
        numbers = np.arange(len(hashes), dtype=np.uint64)
        self._sorted(name, np.array(hashes, dtype=np.uint64) << np.uint64(32) | numbers)

    def hashes(self, name: str, entries: Iterator[int]) -> None:
        """Write a set of numbers found by hash: each entry is a hash, shifted by 32 bits, and a number."""
        import numpy as np

        packed = np.fromiter(entries, dtype=np.uint64)
        self._sorted(name, packed)
        bits = max(8, (len(packed) * 6).bit_length())
        present = np.zeros(1 << bits >> 3, dtype=np.uint8)
        places = packed >> np.uint64(64 - bits) if len(packed) else packed
        np.bitwise_or.at(present, places >> np.uint64(3), np.uint8(1) << (places & np.uint64(7)).astype(np.uint8))
        self._section(f"{name} present", lambda file: file.write(present.tobytes()))

    def _sorted(self, name: str, entries: object) -> None:
        import numpy as np

        packed = np.asarray(entries, dtype=np.uint64)
        packed.sort()
        bits = (len(packed) // _FEW).bit_length()
        bounds = np.arange((1 << bits) + 1, dtype=np.uint64) << np.uint64(64 - bits) if bits else np.zeros(2, np.uint64)
        firsts = np.searchsorted(packed, bounds[:-1]).astype(np.uint32)
        firsts = np.append(firsts, np.uint32(len(packed)))
        self._section(f"{name} entries", lambda file: file.write(packed.tobytes()))
        self._section(f"{name} firsts", lambda file: file.write(firsts.tobytes()))


class Packed:
    """A file of records, open for reading.

    Raises
    ------
    InputError
        If the file is none, or was cut short.
    """

    def __init__(self, path: Path) -> None:
        if not path.stat().st_size:
            raise InputError(f"{path}: no index, but empty.", remedy="Delete it; it is made anew.")
        with path.open("rb") as handle:
            self.map = mmap.mmap(handle.fileno(), 0, access=mmap.ACCESS_READ)
        self._handle = -1
        if hasattr(os, "pread"):
            self._handle = os.open(path, os.O_RDONLY)
            finalize(self, os.close, self._handle)
        head = self.read(_HEAD.size, 0)
        magic, start, length = _HEAD.unpack(head) if len(head) == _HEAD.size else (b"", 0, 0)
        contents = self.read(length, start)
        if magic != _MAGIC or len(contents) != length:
            raise InputError(f"{path}: no index, or cut short.", remedy="Delete it; it is made anew.")
        self._contents: dict[str, tuple[int, int]] = json.loads(contents)

    def section(self, name: str, form: Literal["B", "I", "Q"]) -> memoryview:
        """Return a section as numbers of a form (`I`: 32 bits, `Q`: 64 bits, `B`: 8)."""
        start, length = self._contents[name]
        return memoryview(self.read(length, start)).cast(form)

    def start(self, name: str) -> int:
        """Return where a section begins in the file."""
        return self._contents[name][0]

    def read(self, length: int, place: int) -> bytes:
        """Return some bytes from a place in the file, whoever else reads in it."""
        if self._handle >= 0:
            return os.pread(self._handle, length, place)
        return self.map[place : place + length]  # Windows, which cannot read at a place


class Numbers:
    """The numbers that stand under a hash; held in memory."""

    def __init__(self, file: Packed, name: str) -> None:
        self._firsts = file.section(f"{name} firsts", "I")
        self._shift = 33 - (len(self._firsts) - 1).bit_length()
        self._entries = file.section(f"{name} entries", "Q")

    def of(self, hash: int) -> list[int]:
        """Return the numbers under a hash, in order."""
        bucket = hash >> self._shift
        return _under(hash, self._entries, self._firsts[bucket], self._firsts[bucket + 1])


class Hashes:
    """A large set of numbers found by hash. Most hashes that are asked for are not there: one look in memory tells."""

    def __init__(self, file: Packed, name: str) -> None:
        self._firsts = file.section(f"{name} firsts", "I")
        self._shift = 33 - (len(self._firsts) - 1).bit_length()
        self._present = file.section(f"{name} present", "B")
        self._drop = 30 - len(self._present).bit_length()
        self._start, self._read = file.start(f"{name} entries"), file.read

    def of(self, hash: int) -> list[int]:
        """Return the numbers under a hash, in order."""
        place = hash >> self._drop
        if not self._present[place >> 3] >> (place & 7) & 1:
            return []
        bucket = hash >> self._shift
        first, end = self._firsts[bucket], self._firsts[bucket + 1]
        entries = memoryview(self._read((end - first) * 8, self._start + first * 8)).cast("Q")
        return _under(hash, entries, 0, end - first)


def _under(hash: int, entries: memoryview, first: int, end: int) -> list[int]:
    at = bisect_left(entries, hash << 32, first, end)
    found = []
    while at < end and entries[at] >> 32 == hash:
        found.append(entries[at] & 0xFFFFFFFF)
        at += 1
    return found


class Records:
    """A set of records, found by key or by number."""

    def __init__(self, file: Packed, name: str) -> None:
        self._numbers = Numbers(file, name)
        self._starts = file.section(f"{name} starts", "Q")
        self._start, self._map = file.start(f"{name} records"), file.map

    def __len__(self) -> int:
        return len(self._starts) - 1

    def at(self, number: int) -> tuple[str, str]:
        """Return key and rows of the record of a number."""
        key, _, rows = self._record(number).decode().partition(ROW)
        return key, rows

    def _record(self, number: int) -> bytes:
        start = self._start
        return self._map[start + self._starts[number] : start + self._starts[number + 1]]

    def rows(self, key: str) -> tuple[list[str], ...]:
        """Return the cells of the rows under a key; none if there is no such key."""
        coded = key.encode() + _ROW
        for number in self._numbers.of(crc32(coded[:-1])):
            record = self._record(number)
            if record.startswith(coded):
                rows = record[len(coded) :].decode()
                return tuple([row.split(CELL) for row in rows.split(ROW)]) if ROW in rows else (rows.split(CELL),)
        return ()
