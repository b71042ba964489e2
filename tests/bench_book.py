"""What building the edition takes and what its pages weigh: `python -m tests.bench_book`; asserts nothing.

The book is built in a copy of what git tracks: from nothing, and once more after one page changed. Kept in the table of
speed (`annotate.measure.speed`) are seconds of the processor, and pages as they are sent, in kilobytes.
"""

from __future__ import annotations

import gzip
import resource
import statistics
import tempfile
from collections.abc import Iterator
from pathlib import Path

from annotate.measure import speed
from tests.bench import show
from tests.conftest import BUILD_JUPYTER_BOOK, ROOT, copy_edition, run_tool

CHANGED = Path("book") / "guidelines.md"


def built(root: Path) -> float:
    """Build the book and return the seconds of processor time that it took."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    options = ["--path-output", ".", "-n", "--keep-going", "--quiet"]
    done = run_tool(["-c", BUILD_JUPYTER_BOOK, "build", ".", *options], root)
    if done.returncode:
        raise SystemExit((done.stdout + done.stderr)[-4000:])
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def weights(book: Path) -> Iterator[tuple[str, float]]:
    """Yield what pages weigh: the first, half of them at most, the heaviest."""
    pages = {
        page.relative_to(book).as_posix(): len(gzip.compress(page.read_bytes(), 6)) / 1000
        for page in book.rglob("*.html")
        if "_static" not in page.parts
    }
    yield "the first page", pages["index.html"]
    yield f"a page, the median of {len(pages)}", statistics.median(pages.values())
    yield "the heaviest page", max(pages.values())


def main() -> None:
    """Build twice, weigh, store."""
    with tempfile.TemporaryDirectory() as folder:
        root = copy_edition(Path(folder) / "edition")
        first = built(root)
        with (root / CHANGED).open("a", encoding="utf-8") as page:
            page.write("\nA line more.\n")
        taken = {"built from nothing": first, "built after one page changed": built(root)}
        found = [speed.line(speed.BOOK, what, seconds, "seconds", seconds / first) for what, seconds in taken.items()]
        heavy = list(weights(root / "_build" / "html"))
        found += [speed.line(speed.BOOK, what, weight, "kB gz", weight / heavy[0][1]) for what, weight in heavy]
    speed.keep(ROOT / "data", found)
    for one in found:
        show(one.what, f"{one.value:,.1f} {one.unit}")


if __name__ == "__main__":
    main()
