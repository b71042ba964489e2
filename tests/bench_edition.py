"""How a large edition fares: `python -m tests.bench_edition` builds one made by lot, measures it and asserts nothing.

Sixty chapters with twenty thousand mentions (`tests.made_edition`). Printed are the time that the build takes (that of
the clock, and that of the processor, which another load does not lengthen so much), the heaviest page as it is sent,
how long the filter takes from the click to what is painted, and how long scripts take to change the stage as a reader
goes from paragraph to paragraph. Figures hold for the machine they were taken on.
"""

from __future__ import annotations

import gzip
import resource
import statistics
import tempfile
import time
from pathlib import Path

from tests.bench import show
from tests.conftest import BUILD_JUPYTER_BOOK, run_tool
from tests.made_edition import write

FILTERED = """async () => {
  document.querySelector('.bar-legend').open = true;
  const box = document.querySelector('.edition-legend input[value=place]'), taken = [];
  for (let n = 0; n < 10; n++) {
    const begun = performance.now();
    box.click();
    await new Promise(done => requestAnimationFrame(() => setTimeout(done)));
    taken.push(performance.now() - begun);
  }
  return taken;
}"""
STAGED = """() => new Promise(done => {
  const strands = [...document.querySelectorAll(".strand")];
  const step = at => {
    if (at === strands.length) return done(performance.getEntriesByName("stage").map(entry => entry.duration));
    window.scrollTo(0, strands[at].offsetTop - innerHeight * .2);
    requestAnimationFrame(() => requestAnimationFrame(() => step(at + 1)));
  };
  step(0);
})"""


def _build(root: Path) -> None:
    before, begun = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    options = ["--path-output", ".", "-n", "--keep-going", "--quiet"]
    done = run_tool(["-c", BUILD_JUPYTER_BOOK, "build", ".", *options], root)
    if done.returncode:
        raise SystemExit((done.stdout + done.stderr)[-4000:])
    spent = resource.getrusage(resource.RUSAGE_CHILDREN)
    processor = spent.ru_utime + spent.ru_stime - before.ru_utime - before.ru_stime
    show("build, by the clock", f"{time.perf_counter() - begun:.1f} s")
    show("build, of the processor", f"{processor:.1f} s")


def _weights(book: Path) -> None:
    pages = [page for page in book.rglob("*.html") if "_static" not in page.parts]
    heaviest = max(pages, key=lambda page: page.stat().st_size)
    show("pages", str(len(pages)))
    show(f"heaviest page, {heaviest.name}", f"{len(gzip.compress(heaviest.read_bytes(), 6)) / 1000:.0f} kB gz")


def _page(page: Path) -> None:
    from playwright.sync_api import sync_playwright

    from annotate.sphinxext.paper.press import browser

    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=browser(), args=["--no-sandbox"])
        shown = opened.new_page(viewport={"width": 1280, "height": 900})
        shown.goto(page.as_uri())
        taken = shown.evaluate(FILTERED)
        changes = sorted(shown.evaluate(STAGED))
        opened.close()
    show("filter to paint, median", f"{statistics.median(taken):.0f} ms")
    show("filter to paint, slowest", f"{max(taken):.0f} ms")
    show("change of the stage, median", f"{statistics.median(changes):.1f} ms")
    show("change of the stage, nine of ten", f"{changes[len(changes) * 9 // 10]:.1f} ms")


def main() -> None:
    """Make, build, measure."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder) / "edition"
        show("mentions", f"{write(root):,}")
        _build(root)
        book = root / "_build" / "html"
        _weights(book)
        _page(book / "chapter-01.html")


if __name__ == "__main__":
    main()
