"""The dataset on disk: one folder a table, its parts in folders of their year, and beside them what is done.

    out/documents/year=1990/part-000012.parquet
    out/mentions/year=1990/part-000012.parquet
    out/problems/part-000012.parquet
    out/_run/settings.json          what the dataset is made from
    out/_run/part-000012.json       written last: the part is whole
    out/_run/lock                   held by the run that writes

Readers of Parquet pass by what begins with "_". A file appears under its name only when it is complete, and a part
counts only when its record in `_run` is there; what a run that was killed has left half done is removed by the next.
"""

from __future__ import annotations

import fcntl
import json
import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from annotate.corpus import schema
from annotate.corpus.parts import Part
from annotate.corpus.reading import Read
from annotate.files.project import write_text
from annotate.values.errors import InputError, UsageError

if TYPE_CHECKING:
    import pyarrow


@dataclass(frozen=True, slots=True)
class Dataset:
    """A dataset in a folder."""

    folder: Path

    @property
    def _run(self) -> Path:
        return self.folder / "_run"

    @contextmanager
    def locked(self) -> Iterator[None]:
        """Hold the folder for one run; the lock goes with the process, however it ends.

        Raises
        ------
        UsageError
            If another run holds it, or the folder cannot be written to.
        """
        try:
            self._run.mkdir(parents=True, exist_ok=True)
            handle = (self._run / "lock").open("a")
        except OSError as error:
            raise _unwritable(self.folder, error) from error
        with handle:
            try:
                fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except OSError as error:
                raise UsageError(
                    f"{self.folder}: another run writes into this folder.",
                    remedy="Wait for it, or name another folder.",
                ) from error
            yield

    def settle(self, settings: Mapping[str, Any]) -> None:
        """Write down what the dataset is made from, or see that it is the same as before.

        Raises
        ------
        UsageError
            If the folder holds a dataset made from something else, or other files.
        """
        path = self._run / "settings.json"
        for unfinished in self.folder.rglob("*.part"):
            unfinished.unlink()
        if path.exists():
            kept = json.loads(path.read_text(encoding="utf-8"))
            if changed := sorted(key for key in {*kept, *settings} if kept.get(key) != settings.get(key)):
                raise UsageError(
                    f"{self.folder}: was begun with other settings ({', '.join(changed)}).",
                    remedy="Name another folder, or remove this one.",
                )
            self._clear()
            return
        if strange := sorted(found.name for found in self.folder.iterdir() if found != self._run):
            raise UsageError(
                f"{self.folder}: is not empty and no dataset ({strange[0]}).", remedy="Name a new or empty folder."
            )
        write_text(path, json.dumps(dict(settings), indent=2, sort_keys=True) + "\n")

    def _clear(self) -> None:
        """Remove the files of parts that a run was killed over."""
        whole = {path.stem for path in self._run.glob("part-*.json")}
        for table in schema.TABLES:
            for path in (self.folder / table.name).rglob("part-*.parquet"):
                if path.stem not in whole:
                    path.unlink()

    def record(self, part: Part) -> Mapping[str, Any] | None:
        """Return what was written down of a part, None where it is not on file.

        Raises
        ------
        InputError
            If the sources have changed since: the part would hold something else today.
        """
        path = self._run / f"{part.name}.json"
        if not path.exists():
            return None
        kept: Mapping[str, Any] = json.loads(path.read_text(encoding="utf-8"))
        if kept["digest"] != part.digest():
            raise InputError(
                f"{part.items[0].source}: the sources have changed since {self.folder} was begun.",
                remedy="Name another folder for the dataset, or remove this one.",
            )
        return kept

    def write(self, part: Part, read: Read) -> None:
        """Write a part; it is whole when this returns, and does not count if it doesn't.

        Raises
        ------
        UsageError
            If it cannot be written: no space, no permission.
        """
        import pyarrow as pa
        from pyarrow import compute

        for table in schema.TABLES:
            with pa.ipc.open_stream(read.tables[table.name]) as stream:
                rows = stream.read_all()
            if table.partitioned:
                years = rows.column(schema.PARTITION)
                rows = rows.drop_columns([schema.PARTITION])
                for year in sorted(set(years.to_pylist())):
                    folder = self.folder / table.name / f"{schema.PARTITION}={year}"
                    _write_rows(rows.filter(compute.equal(years, year)), folder / f"{part.name}.parquet")
            elif rows.num_rows:
                _write_rows(rows, self.folder / table.name / f"{part.name}.parquet")
        done = {name: getattr(read, name) for name in ("documents", "words", "mentions", "problems")}
        write_text(
            self._run / f"{part.name}.json",
            json.dumps({"digest": part.digest(), **done, "seconds": round(read.seconds, 3)}, indent=2) + "\n",
        )


def _write_rows(rows: pyarrow.Table, path: Path) -> None:
    import pyarrow.parquet as pq

    temporary = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        pq.write_table(rows, temporary, compression="zstd")
        temporary.replace(path)
    except OSError as error:
        raise _unwritable(path, error) from error
    finally:
        temporary.unlink(missing_ok=True)


def _unwritable(path: Path, error: OSError) -> UsageError:
    return UsageError(
        f"{path}: cannot be written ({error.strerror or error}).",
        remedy="Check the folder's permissions and free space; what is written stays, and the same command goes on.",
    )
