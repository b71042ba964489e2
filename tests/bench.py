"""How fast the package is here: `python -m tests.bench` prints medians of five runs and asserts nothing.

Each start of Python is a process of its own; the pipeline is measured on the essay of the edition, repeated, and on
the article where ANNOTATE_ARTICLE names it. Figures hold for the machine they were taken on.
"""

from __future__ import annotations

import os
import platform
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

from annotate.checks import run_checks
from annotate.edition import load
from annotate.files import texts
from annotate.files.project import Project
from annotate.files.snapshot import load_text
from annotate.stages import assembly
from annotate.stages.dates import find_dates

ROOT = Path(__file__).parents[1]
RUNS = 5
REPEATED = 4
DATES_REPEATED = 40


def median(work: Callable[[], object]) -> float:
    """Return the median time of a piece of work, in seconds."""
    times = []
    for _ in range(RUNS):
        begin = time.perf_counter()
        work()
        times.append(time.perf_counter() - begin)
    return statistics.median(times)


def python(*arguments: str) -> Callable[[], object]:
    """Return the work of starting Python with arguments."""
    return lambda: subprocess.run([sys.executable, *arguments], cwd=ROOT, capture_output=True, check=False)


def show(name: str, value: str) -> None:
    """Print a line of the table."""
    print(f"{name:<44} {value:>14}", flush=True)  # noqa: T201


def seconds(name: str, work: Callable[[], object]) -> None:
    """Measure and print."""
    show(name, f"{median(work):.3f} s")


def words_a_second(nlp: object, name: str, source: str, date: str) -> None:
    """Measure and print how many words of a text the pipeline reads in a second."""
    paragraphs = texts.split_paragraphs(source, texts.Division.LINE)
    count = len(source.split())
    taken = median(lambda: assembly.run(nlp, paragraphs, date))
    show(f"pipeline, {name} ({count:,} words)", f"{count / taken:,.0f} w/s")


def dates_a_second(source: str, date: str) -> None:
    """Measure and print how many words the reader of dates goes through in a second, alone, and on a long text."""
    for times in (1, DATES_REPEATED):
        text = "\n".join([source] * times)
        count = len(text.split())
        taken = median(partial(find_dates, text, date))
        show(f"dates alone, the essay {times} times ({count:,} words)", f"{count / taken:,.0f} w/s")


def main() -> None:
    """Measure everything and print a table."""
    project = Project(ROOT)
    print(f"Python {platform.python_version()}, {platform.machine()}, {os.cpu_count()} cores; medians of {RUNS}")  # noqa: T201
    seconds("start of Python alone", python("-c", "pass"))
    seconds("import annotate", python("-c", "import annotate"))
    seconds("annotate validate, a process", python("-m", "annotate", "validate"))
    seconds("annotate fmt --check, a process", python("-m", "annotate", "fmt", "--check"))
    seconds("all checks, in a process that runs", lambda: run_checks(project))
    seconds("load the edition", lambda: [load(ROOT).all_rows(text) for text in project.text_ids()])
    seconds("import spaCy, a process", python("-c", "import spacy"))
    nlp = assembly.pipeline(project.gazetteer)
    seconds("load the pipeline", lambda: assembly.pipeline(project.gazetteer))
    essay = load_text(project, "companion")
    source = "\n".join(p.text or "" for p in essay.paragraphs)
    words_a_second(nlp, "the essay", source, essay.meta.reference_date.text)
    words_a_second(nlp, f"the essay {REPEATED} times", "\n".join([source] * REPEATED), essay.meta.reference_date.text)
    dates_a_second(source, essay.meta.reference_date.text)
    if article := os.environ.get("ANNOTATE_ARTICLE"):
        words_a_second(nlp, "the article", texts.read_text(Path(article)), "2010-09")
    with tempfile.TemporaryDirectory() as folder:
        shutil.copytree(project.data, Path(folder) / "data")
        suggest = ("-m", "annotate", "suggest", "companion", "--force", "--root", folder)
        seconds("annotate suggest, a process", python(*suggest))


if __name__ == "__main__":
    main()
