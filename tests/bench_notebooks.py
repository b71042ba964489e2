"""What the notebooks cost: `python -m tests.bench_notebooks` runs all of them from nothing and asserts nothing.

Each gets a fresh kernel, as many at a time as the build starts (two on two cores), the longest first, with no output
kept from before. Printed are the seconds of processor time that each kernel took, the seconds it took by the clock,
and both for all together; the latter is what the aim of sixty seconds on two cores speaks of. A number as argument
sets how many run at a time.
"""

from __future__ import annotations

import os
import platform
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import nbformat

from annotate.sphinxext.build.ahead import MOST

NOTEBOOKS = Path(__file__).parents[1] / "notebooks"
AIM = 60
ONE_THREAD = {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1", "JUPYTER_PLATFORM_DIRS": "1"}

# Runs a notebook and prints the processor time of its kernel, which is the only child that has ended by then.
RUN = """
import resource, sys
import nbformat
from nbclient import NotebookClient
where = {"metadata": {"path": sys.argv[2]}}
NotebookClient(nbformat.read(sys.argv[1], as_version=4), timeout=600, kernel_name="python3", resources=where).execute()
used = resource.getrusage(resource.RUSAGE_CHILDREN)
print(used.ru_utime + used.ru_stime)
"""


@dataclass(frozen=True, slots=True)
class Cost:
    """What a notebook took: its name, the kernel's processor time and the clock's, in seconds."""

    name: str
    cpu: float
    wall: float


def cost(notebook: Path) -> Cost:
    """Run a notebook in a fresh kernel and return what it took; raise `CalledProcessError` where it fails."""
    begin = time.perf_counter()
    command = [sys.executable, "-c", RUN, str(notebook), str(notebook.parent)]
    environment = {**os.environ, **ONE_THREAD}
    done = subprocess.run(command, capture_output=True, text=True, check=True, env=environment)
    return Cost(notebook.stem, float(done.stdout.split()[-1]), time.perf_counter() - begin)


def main() -> None:
    """Run everything and print a table."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    workers = int(sys.argv[1]) if len(sys.argv) > 1 else min(MOST, cores)
    paths = sorted(NOTEBOOKS.glob("*.ipynb"), key=lambda path: -len(nbformat.read(path, as_version=4).cells))
    begin = time.perf_counter()
    with ThreadPoolExecutor(workers) as pool:
        costs = list(pool.map(cost, paths))
    wall = time.perf_counter() - begin
    print(f"Python {platform.python_version()}, {platform.machine()}, {cores} cores, {workers} kernels at a time")
    print(f"{'notebook':<24} {'processor':>10} {'clock':>8}")
    for each in sorted(costs, key=lambda each: -each.cpu):
        print(f"{each.name:<24} {each.cpu:>8.1f} s {each.wall:>6.1f} s")
    print(f"{'all':<24} {sum(each.cpu for each in costs):>8.1f} s {wall:>6.1f} s   (aim: {AIM} s by the clock)")


if __name__ == "__main__":
    main()
