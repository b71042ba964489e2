"""Annotate an archive: parts go to processes of this machine or to a cluster, and what comes back is written here.

Only this process writes. A process or a worker that is killed loses the parts it was at; they are given to another, at
most `TRIES` times, so that a document that kills whoever reads it becomes a problem and the run goes on.
"""

from __future__ import annotations

import gc
import time
from collections import Counter
from collections.abc import Callable, Collection, Iterator
from concurrent.futures import FIRST_COMPLETED, BrokenExecutor, Executor, Future, ProcessPoolExecutor, wait
from contextlib import contextmanager
from dataclasses import dataclass, field
from multiprocessing import get_context
from pathlib import Path
from typing import Any

from annotate.corpus.dataset import Dataset
from annotate.corpus.parts import Part, parts
from annotate.corpus.reading import Read, Tool, lost, made_from, read_part, serve
from annotate.corpus.schema import VERSION
from annotate.corpus.sources import Limits, files_of
from annotate.values.errors import UsageError

TRIES = 3
PATIENCE = 10.0
"""Seconds in which a scheduler must answer."""


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
            f"{self.share:.0%}{before}: {self.documents:,} documents, {self.words:,} words, "
            f"{self.mentions:,} mentions, {self.problems:,} problems; {rate:,.0f} words a second{left}"
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
            return _Cluster(self.scheduler)
        # They look for rubbish as seldom as this process does, whose setting they would not have.
        return ProcessPoolExecutor(self.processes, get_context("spawn"), initializer=serve, initargs=gc.get_threshold())

    def most(self, pool: Executor) -> int:
        """Return how many parts may be on their way at once: two for each that reads."""
        return 2 * max(1, pool.workers() if isinstance(pool, _Cluster) else self.processes)


@dataclass(frozen=True, slots=True)
class Order:
    """What is to be done.

    Attributes
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
    """

    given: Path
    out: Path
    tool: Tool
    limits: Limits = field(default_factory=Limits)
    workers: Workers = field(default_factory=Workers)

    def settings(self) -> dict[str, object]:
        """Return what the dataset is made from, beside the content of the sources."""
        fields = self.limits.fields
        return {
            "version": VERSION,
            "given": str(self.given.resolve()),
            "made_from": made_from(self.tool),
            "model": self.tool.model or "shipped",
            "fields": [fields.text, fields.id, fields.date, fields.title],
            "most": self.limits.characters,
        }


def annotate_archive(order: Order, say: Callable[[Progress], None] = lambda _: None) -> Progress:
    """Annotate an archive into a dataset, going on where an earlier run of the same was cut off.

    Parameters
    ----------
    order
        What is to be done.
    say
        Is called after each part.

    Raises
    ------
    UsageError, InputError
        If there is nothing to read, the folder cannot be written to or holds something else, or another run writes
        into it.
    """
    files = files_of(order.given)
    dataset, progress = Dataset(order.out), Progress()
    with dataset.locked():
        dataset.settle(order.settings())
        wanted = _wanted(dataset, parts(files, order.limits), progress)
        for part, read in _Readers(order.tool, order.workers, wanted).results():
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


@dataclass(slots=True)
class _Readers:
    """Gives parts to who reads, and those of a process that was ended to another."""

    tool: Tool
    workers: Workers
    wanted: Iterator[Part]
    again: list[Part] = field(default_factory=list)
    tried: Counter[int] = field(default_factory=Counter)

    def results(self) -> Iterator[tuple[Part, Read]]:
        """Yield each part with what became of it, in the order in which they are done."""
        if not self.workers.processes and not self.workers.scheduler:
            yield from ((part, read_part(self.tool, part)) for part in self.wanted)
            return
        while (first := self._next()) is not None:
            self.again.append(first)
            with _closing(self.workers.open()) as pool:
                yield from self._through(pool)

    def _next(self) -> Part | None:
        return self.again.pop() if self.again else next(self.wanted, None)

    def _has_room(self, on_way: Collection[Part], most: int) -> bool:
        """Tell whether one more may be given away; what was tried before is tried alone: only it is blamed."""
        suspected = bool(self.again) or any(self.tried[part.number] for part in on_way)
        return len(on_way) < (1 if suspected else most)

    def _through(self, pool: Executor) -> Iterator[tuple[Part, Read]]:
        """Yield what comes back from a pool until nothing is left, or the pool is broken."""
        most, broken = self.workers.most(pool), False
        on_way: dict[Future[Read], Part] = {}
        while not broken:
            while not broken and self._has_room(on_way.values(), most) and (part := self._next()) is not None:
                try:
                    on_way[pool.submit(read_part, self.tool, part)] = part
                except BrokenExecutor:  # nobody had begun with it
                    self.again.append(part)
                    broken = True
            if not on_way:
                return
            for future in wait(on_way, return_when=FIRST_COMPLETED).done:
                part, error = on_way.pop(future), future.exception()
                if error is None:
                    yield part, future.result()
                elif _was_ended(error):
                    broken = broken or isinstance(error, BrokenExecutor)
                    yield from self._once_more(part, error)
                else:
                    raise error
        self.again += on_way.values()

    def _once_more(self, part: Part, error: BaseException) -> Iterator[tuple[Part, Read]]:
        self.tried[part.number] += 1
        if self.tried[part.number] < TRIES:
            self.again.append(part)
        else:
            yield part, lost(part, "ended", str(error))


def _was_ended(error: BaseException) -> bool:
    """Whether an error says that the process, or the worker, that read a part is no more."""
    return isinstance(error, BrokenExecutor) or type(error).__name__ == "KilledWorker"


@contextmanager
def _closing(pool: Executor) -> Iterator[Executor]:
    try:
        yield pool
    finally:
        pool.shutdown(wait=False, cancel_futures=True)


class _Cluster(Executor):
    """The workers of a Dask scheduler; what is submitted is done again elsewhere if a worker goes away."""

    def __init__(self, address: str) -> None:
        try:
            from distributed import Client
        except ImportError:
            raise UsageError(
                "A cluster needs the package distributed.", remedy="Install it: pip install 'annotate[cluster]'"
            ) from None
        try:
            self._client = Client(address, timeout=PATIENCE)
        except (OSError, ValueError) as error:
            raise UsageError(
                f"{address}: no Dask scheduler answers ({error}).",
                remedy="Start one (dask scheduler) and its workers, and name it as tcp://HOST:PORT.",
            ) from error
        self._executor = self._client.get_executor(pure=False, retries=TRIES)

    def submit(self, work: Callable[..., Any], /, *args: Any, **named: Any) -> Future[Any]:
        """Give a piece of work to a worker."""
        future: Future[Any] = self._executor.submit(work, *args, **named)
        return future

    def workers(self) -> int:
        """Return how many workers there are now."""
        return len(self._client.scheduler_info(n_workers=-1)["workers"])

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        """Give back what is still to be done, and leave the cluster as it was."""
        self._executor.shutdown(wait=wait)
        self._client.close()


def _span(seconds: float) -> str:
    minutes = round(seconds / 60)
    if minutes < 1:
        return "less than a minute"
    return f"{minutes} min" if minutes < 120 else f"{minutes / 60:.1f} h"
