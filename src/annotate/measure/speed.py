"""How fast the package is, against the network it contains and against others; `data/benchmarks/speed.csv`.

Everything that is compared is measured in turn in one process, in processor time on one core, several times over, and
the median is kept: so what else the machine does harms all alike. Others are measured where they are installed
(`annotate.measure.others`). What is measured elsewhere (`tests.bench_gazetteer`, `tests.bench_book`) is kept in the
same table, each in a group of its own: to add one, name it in `GROUPS` and hand its lines to `keep`.
"""

from __future__ import annotations

import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import islice
from pathlib import Path

from annotate.corpus import made
from annotate.files import texts
from annotate.measure import others
from annotate.measure.archive import machine
from annotate.measure.others import Other, Text
from annotate.measure.results import ResultFile
from annotate.stages import assembly, large
from annotate.stages.dates import find_dates
from annotate.stages.recognise import load_recogniser

ARTICLES = 30
ROUNDS = 5
STARTS = 7
WHOLE, BARE, OWN = "the whole pipeline", "its network alone, run by spaCy", "its network alone, as it is run here"
OURS, NETWORK = "our reader of dates", "import spaCy, load the network, read the essay"
PIPELINES, DATES, STARTED, MEMORY, GAZETTEER, BOOK = GROUPS = (
    "names, dates, links and senses",
    "dates alone",
    "a start of Python and what follows",
    "memory of a process at its most",
    "a gazetteer of so many names",
    "the book of the edition",
)


@dataclass(frozen=True, slots=True)
class Speed:
    """A line of the table: what was measured, its value and unit, how it compares, and on what machine and day."""

    group: str
    what: str
    value: float
    unit: str
    ratio: float
    day: str
    machine: str


FILE = ResultFile("benchmarks/speed.csv", list[Speed], "make bench", digits=2)

Work = Callable[[], object]


def run(gazetteer: Path, root: Path, progress: Callable[[str], None]) -> list[Speed]:
    """Measure everything that one process can measure, and return the lines of the table."""
    articles = [(article.text, article.date) for article in islice(made.articles(ARTICLES), ARTICLES)]
    words = sum(len(text.split()) for text, _ in articles)
    found: list[Speed] = []
    for group, ways, more, base in (
        (PIPELINES, _pipelines(gazetteer, articles), others.NAMES, BARE),
        (DATES, {OURS: lambda: [find_dates(*one) for one in _lines(articles)]}, others.DATES, OURS),
    ):
        progress(f"{group} …")
        taken = in_turn(ways) | dict(_beside(more, _lines(articles), progress))
        found += [line(group, what, words / seconds, "words a second", taken[base] / seconds)
                  for what, seconds in taken.items()]  # fmt: skip
    progress("starts …")
    starts = _starts(root)
    taken = in_turn({what: partial(_started, root, code) for what, code in starts.items()}, STARTS)
    found += [line(STARTED, what, s, "seconds", s / taken[NETWORK]) for what, s in taken.items()]
    most = {what: _memory(root, code) for what, code in starts.items()}
    found += [line(MEMORY, what, megabytes, "MB", megabytes / most[NETWORK]) for what, megabytes in most.items()]
    return found


def keep(data: Path, lines: Sequence[Speed]) -> None:
    """Write lines into the table in place of those of their groups; those of other groups stay."""
    groups = {one.group for one in lines}
    kept = FILE.read(data) if (data / FILE.place).exists() else []
    every = [*(one for one in kept if one.group not in groups and one.group in GROUPS), *lines]
    FILE.write(data, sorted(every, key=lambda one: GROUPS.index(one.group)))


def line(group: str, what: str, value: float, unit: str, ratio: float) -> Speed:
    """Return a line of the table, with this machine and this day."""
    return Speed(group, what, round(value, 2), unit, round(ratio, 2), time.strftime("%Y-%m-%d"), machine())


def in_turn(ways: Mapping[str, Work], rounds: int = ROUNDS) -> dict[str, float]:
    """Return the median processor time of each way, one after the other, round by round; the first is not counted.

    Counted is the time of this process and of those that it began and that have ended.
    """
    taken: dict[str, list[float]] = {what: [] for what in ways}
    for number in range(rounds + 1):
        for what, work in ways.items():
            begin = _clock()
            work()
            if number:
                taken[what].append(_clock() - begin)
    return {what: statistics.median(times) for what, times in taken.items()}


def _clock() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return time.process_time() + used.ru_utime + used.ru_stime


def _lines(articles: Sequence[Text]) -> list[Text]:
    return [(text.replace("\n\n", "\n"), date) for text, date in articles]


def _pipelines(gazetteer: Path, articles: Sequence[Text]) -> dict[str, Work]:
    whole, bare = assembly.pipeline(gazetteer), load_recogniser()
    given = [(texts.split_paragraphs(text), date) for text, date in articles]
    plain = ["\n".join(paragraphs) for paragraphs, _ in given]
    return {
        BARE: lambda: list(bare.pipe(plain, batch_size=16)),
        OWN: lambda: list(large.all_annotated(bare, map(bare.make_doc, plain))),
        WHOLE: lambda: list(assembly.run_all(whole, given)),
        f"{BARE}, text by text": lambda: [bare(text) for text in plain],
        f"{WHOLE}, text by text": lambda: [assembly.run(whole, *one) for one in given],
    }


def _beside(
    programs: Sequence[Other], articles: Sequence[Text], progress: Callable[[str], None]
) -> Iterator[tuple[str, float]]:
    """Yield the time that each of other programs takes; say why where one cannot be measured."""
    for program in programs:
        reader = program.reader()
        if isinstance(reader, str):
            progress(f"{program.name}: left out, {reader}")
        else:
            yield from in_turn({program.name: partial(reader, articles)}, program.rounds).items()


def _starts(root: Path) -> dict[str, tuple[str, ...]]:
    essay = str(root / "data" / "texts" / "companion" / "text.txt")
    bare = (
        "from annotate.stages.recognise import load_recogniser; from pathlib import Path; "
        f"load_recogniser()(Path({essay!r}).read_text(encoding='utf-8'))"
    )
    return {
        NETWORK: ("-c", bare),
        "annotate run on the essay": ("-m", "annotate", "run", essay, "--date", "2010", "--root", str(root)),
        "annotate --help": ("-m", "annotate", "--help"),
        "annotate validate": ("-m", "annotate", "validate", "--root", str(root)),
    }


def _started(root: Path, arguments: Sequence[str]) -> None:
    subprocess.run([sys.executable, *arguments], cwd=root, capture_output=True, check=False)


_ASK = (
    "import resource, subprocess, sys; subprocess.run(sys.argv[1:], capture_output=True); "
    "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)"
)


def _memory(root: Path, arguments: Sequence[str]) -> float:
    """Return the memory that Python had at its most, in megabytes.

    It is begun by a small process of its own: what a process had before it became another one is counted with it.
    """
    command = [sys.executable, "-c", _ASK, sys.executable, *arguments]
    asked = subprocess.run(command, cwd=root, capture_output=True, text=True, check=True)
    return int(asked.stdout) / (1 << 20 if sys.platform == "darwin" else 1 << 10)
