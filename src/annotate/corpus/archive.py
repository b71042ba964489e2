"""Annotate an archive: parts go to processes of this machine or to a cluster, and what comes back is written here.

Only this process writes. A process or a worker that is killed loses the parts it was at; they are given to another, at
most `TRIES` times, so that a document that kills whoever reads it becomes a problem and the run goes on.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from concurrent.futures import FIRST_COMPLETED, BrokenExecutor, Executor, Future, ProcessPoolExecutor, wait
from contextlib import contextmanager
from dataclasses import dataclass, field
from multiprocessing import get_context
from pathlib import Path

from annotate.corpus.dataset import Dataset
from annotate.corpus.parts import CHARACTERS, DOCUMENTS, Part, parts
from annotate.corpus.reading import Read, Tool, lost, made_from, read_part
from annotate.corpus.schema import VERSION
from annotate.corpus.sources import Limits, files_of
from annotate.values.errors import UsageError

TRIES = 3


@dataclass(slots=True)
class Progress:
    """How far a run is: what it has read, what was on file already, how much of the archive is done (0 to 1)."""

    documents: int = 0
    words: int = 0
    mentions: int = 0
    problems: int = 0
    share: float = 0.0
    kept: int = 0
    began: float = field(default_factory=time.monotonic)
    _from: float = 0.0

    def line(self) -> str:
        """Return it in words, with the rate and the time left."""
        passed = time.monotonic() - self.began
        rate = self.words / passed if passed > 0 else 0.0
        new = self.share - self._from
        left = f", {_span(passed * (1 - self.share) / new)} left" if new > 0 and self.share < 1 else ""
        before = f" ({self.kept:,} parts were on file)" if self.kept else ""
        return (
            f"{self.share:.0%}{before}: {self.documents:,} documents, {self.words:,} words, {self.mentions:,} mentions, "
            f"{self.problems:,} problems; {rate:,.0f} words a second{left}"
        )

    def passed_by(self, part: Part) -> None:
        """Count a part that was on file."""
        self.kept += 1
        self.share = self._from = max(self.share, part.share)

    def add(self, part: Part, read: Read) -> None:
        """Count a part that was read."""
        self.documents += read.documents
        self.words += read.words
        self.mentions += read.mentions
        self.problems += read.problems
        self.share = max(self.share, part.share)


@dataclass(frozen=True, slots=True)
class Workers:
    """Who reads: so many processes here (0: this process itself), or those of a Dask scheduler at an address."""

    processes: int = 1
    scheduler: str = ""

    def open(self) -> Executor:
        """Return what parts are given to."""
        if self.scheduler:
            return _cluster(self.scheduler)
        return ProcessPoolExecutor(self.processes, mp_context=get_context("spawn"))

    def most(self, pool: Executor) -> int:
        """Return how many parts may be on their way at once: two for each that reads."""
        if not self.scheduler:
            return 2 * self.processes
        return 2 * max(1, len(pool._client.scheduler_info()["workers"]))  # type: ignore[attr-defined]


def annotate_archive(
    given: Path, out: Path, tool: Tool, limits: Limits, workers: Workers, say: Callable[[Progress], None]
) -> Progress:
    """Annotate an archive into a dataset, going on where an earlier run of the same was cut off.

    Parameters
    ----------
    given
        A file, or a folder of files, of the formats in `annotate.corpus.sources.READERS`.
    out
        The folder of the dataset.
    tool
        What annotates.
    limits
        How the sources are read.
    workers
        Who reads.
    say
        Is called after each part.

    Raises
    ------
    UsageError, InputError
        If there is nothing to read, the folder cannot be written to or holds something else, or another run writes
        into it.
    """
    files = files_of(given)
    settings = {
        "version": VERSION, "given": str(given.resolve()), "made_from": made_from(tool), "model": tool.model or "shipped",
        "fields": [limits.fields.text, limits.fields.id, limits.fields.date, limits.fields.title],
        "most": limits.characters, "part": [DOCUMENTS, CHARACTERS],
    }  # fmt: skip
    dataset, progress = Dataset(out), Progress()
    with dataset.locked():
        dataset.settle(settings)
        wanted = _wanted(dataset, parts(files, limits), progress)
        for part, read in _read(wanted, tool, workers):
            dataset.write(part, read)
            progress.add(part, read)
            say(progress)
    progress.share = 1.0
    return progress


def _wanted(dataset: Dataset, found: Iterator[Part], progress: Progress) -> Iterator[Part]:
    for part in found:
        if dataset.record(part) is None:
            yield part
        else:
            progress.passed_by(part)


def _read(wanted: Iterator[Part], tool: Tool, workers: Workers) -> Iterator[tuple[Part, Read]]:
    if not workers.processes and not workers.scheduler:
        yield from ((part, read_part(tool, part)) for part in wanted)
        return
    tried: dict[int, int] = {}
    again: list[Part] = []
    more = True
    while more or again:
        with _closing(workers.open()) as pool:
            most, on_way = workers.most(pool), dict[Future[Read], Part]()
            broken = False
            while not broken:
                while len(on_way) < most and (part := again.pop() if again else next(wanted, None)):
                    try:
                        on_way[pool.submit(read_part, tool, part)] = part
                    except BrokenExecutor:
                        again.append(part)
                        break
                more = bool(on_way)
                if not on_way:
                    break
                for future in wait(on_way, return_when=FIRST_COMPLETED).done:
                    part = on_way.pop(future)
                    try:
                        yield part, future.result()
                    except Exception as error:
                        if not _was_ended(error):
                            raise
                        broken = broken or isinstance(error, BrokenExecutor)
                        yield from _once_more(part, error, tried, again)
            for part in on_way.values():
                again.append(part)


def _once_more(part: Part, error: Exception, tried: dict[int, int], again: list[Part]) -> Iterator[tuple[Part, Read]]:
    tried[part.number] = tried.get(part.number, 0) + 1
    if tried[part.number] < TRIES:
        again.append(part)
    else:
        yield part, lost(part, "ended", str(error))


def _was_ended(error: Exception) -> bool:
    """Whether an error says that the process, or the worker, that read a part is no more."""
    return isinstance(error, BrokenExecutor) or type(error).__name__ == "KilledWorker"


@contextmanager
def _closing(pool: Executor) -> Iterator[Executor]:
    try:
        yield pool
    finally:
        pool.shutdown(wait=False, cancel_futures=True)


def _cluster(address: str) -> Executor:
    try:
        from distributed import Client
    except ImportError:
        raise UsageError(
            "A cluster needs the package distributed.", remedy="Install it: pip install 'annotate[cluster]'"
        ) from None
    try:
        client = Client(address, timeout=10)
    except OSError as error:
        raise UsageError(
            f"{address}: no Dask scheduler answers ({error}).", remedy="Start one: dask scheduler; then its workers."
        ) from error
    executor: Executor = client.get_executor(pure=False, retries=TRIES)
    return executor


def _span(seconds: float) -> str:
    minutes = round(seconds / 60)
    if minutes < 1:
        return "less than a minute"
    return f"{minutes} min" if minutes < 120 else f"{minutes / 60:.1f} h"
