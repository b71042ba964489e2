"""An archive made by lot, read and counted: what it costs, and what it is opened for; `data/benchmarks/archive.json`.

The articles are those of `annotate.corpus.made`. Counts are the same wherever they are made; times hold for the machine
that is named with them.
"""

from __future__ import annotations

import os
import platform
import resource
import sys
import tempfile
import time
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path
from typing import Any

from annotate.corpus import counts, made
from annotate.corpus.archive import Order, Workers, annotate_archive
from annotate.corpus.reading import Tool
from annotate.measure.results import ResultFile

ARTICLES = 400
GROWTH = (25, 100, 400)
"""Articles of the archives whose cost is measured, about 500 words each."""


@dataclass(frozen=True, slots=True)
class Year:
    """A year of publication: its articles and the places they name, literally and metonymically."""

    year: int
    documents: int
    literal: int
    metonymic: int


@dataclass(frozen=True, slots=True)
class Named:
    """A place, and how often it is named literally and metonymically."""

    entity: str
    label: str
    literal: int
    metonymic: int


@dataclass(frozen=True, slots=True)
class Pair:
    """Two persons, and in how many paragraphs they are named together."""

    one: str
    other: str
    paragraphs: int


@dataclass(frozen=True, slots=True)
class Link:
    """A link that the machine is not sure of."""

    document: str
    quote: str
    label: str
    score: float
    reasons: str


@dataclass(frozen=True, slots=True)
class Cost:
    """What an archive of so many words cost one process: seconds of processor time, megabytes at the most."""

    articles: int
    words: int
    seconds: float
    megabytes: int


@dataclass(frozen=True, slots=True)
class Reading:
    """What was read, on which machine and day, and what came of it."""

    day: str
    machine: str
    articles: int
    words: int
    years: tuple[Year, ...]
    places: tuple[Named, ...]
    pairs: tuple[Pair, ...]
    links: tuple[Link, ...]
    costs: tuple[Cost, ...]


FILE = ResultFile("benchmarks/archive.json", Reading, "annotate measure archive")


def machine() -> str:
    """Return processor and system in a few words."""
    return f"{platform.machine()}, {os.cpu_count()} cores, {platform.system()}, Python {platform.python_version()}"


def run(gazetteer: Path, progress: Callable[[str], None]) -> Reading:
    """Make the archive, read it, and count."""
    with tempfile.TemporaryDirectory() as folder:
        costs = []
        for articles in GROWTH:
            progress(f"{articles} articles …")
            with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as alone:
                costs.append(alone.submit(_cost, Path(folder), articles, gazetteer).result())
        dataset = Path(folder) / f"out-{ARTICLES}"
        return Reading(
            day=time.strftime("%Y-%m-%d"),
            machine=machine(),
            articles=ARTICLES,
            words=costs[-1].words,
            years=tuple(Year(int(row["year"]), *map(int, (row["documents"], row["literal"], row["metonymic"])))
                        for row in _rows(counts.by_year(dataset).reset_index())),
            places=tuple(Named(**row) for row in _rows(counts.by_place(dataset))),
            pairs=tuple(Pair(**row) for row in _rows(counts.company(dataset))),
            links=tuple(Link(*(row[name] for name in Link.__slots__)) for row in _rows(counts.uncertain(dataset))),
            costs=tuple(costs),
        )  # fmt: skip


def _cost(folder: Path, articles: int, gazetteer: Path) -> Cost:
    """Read an archive in this process, which does nothing else."""
    source = folder / f"made-{articles}.jsonl"
    made.write(source, articles)
    begin = time.process_time()
    done = annotate_archive(Order(source, folder / f"out-{articles}", Tool(str(gazetteer)), workers=Workers(0)))
    unit = 1 << 20 if sys.platform == "darwin" else 1 << 10
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // unit
    return Cost(articles, done.words, round(time.process_time() - begin, 2), peak)


def _rows(frame: Any) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = frame.to_dict("records")
    return found
