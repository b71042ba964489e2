"""How well dates are read, measured on public corpora that are not part of the repository.

`measure` takes the folder of the benchmarks and returns `Results`; the chapter on dates shows those on file. Spans
count as found where they overlap, each span of either side once, the longest overlap first; values count as right where
they are equal (the measure of TempEval-3). Of WikiWars, only expressions with a calendar value count (its durations and
vague times are no dates here), of the TEI dates those with a full interval.
"""

from __future__ import annotations

import csv
import json
import re
import time
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from annotate.measure.agreement import Agreement, accuracy
from annotate.measure.contested import Decision
from annotate.measure.results import ResultFile
from annotate.measure.timex import calendar_value, timexes
from annotate.stages.dates import find_dates
from annotate.stages.dates.catalogue import parse_date
from annotate.values.edtf import Day, Edtf, EdtfError
from annotate.values.errors import InputError

WIKIWARS, TEI, CATALOGUE, CONTESTED = (
    "wikiwars/gold.jsonl", "gum_dates/gold.jsonl", "nl_edtf.csv", "nl_edtf_contested.csv"
)  # fmt: skip
BIOGRAPHIES = "bio"
#: What tells that an expression names its year: four digits, two after an apostrophe, an era or a century.
_NAMES_YEAR = re.compile(r"[0-9]{4}|['’][0-9]{2}\b|\b(?:BC|AD|century|centuries)\b")


@dataclass(frozen=True, slots=True)
class Results:
    """The measures by name, the kinds of error of WikiWars with their numbers, and the speed in words a second."""

    measures: Mapping[str, Agreement]
    errors: tuple[tuple[str, int], ...]
    words_per_second: int


FILE = ResultFile("benchmarks/dates.json", Results, "annotate measure dates DIR")


@dataclass(frozen=True, slots=True)
class _Gold:
    start: int
    end: int
    value: str
    text: str


@dataclass(frozen=True, slots=True)
class _Found:
    start: int
    end: int
    value: str


def _documents(path: Path) -> list[dict[str, Any]]:
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except OSError as error:
        raise InputError(f"{path}: {error.strerror}.", remedy="Give the folder that holds the benchmarks.") from error
    return [json.loads(line) for line in lines]


def _rows(path: Path) -> list[dict[str, str]]:
    try:
        with path.open(encoding="utf-8", newline="") as file:
            return list(csv.DictReader(file))
    except OSError as error:
        raise InputError(f"{path}: {error.strerror}.", remedy="Give the folder that holds the benchmarks.") from error


def pairs(gold: Sequence[_Gold], found: Sequence[_Found]) -> list[tuple[int, int]]:
    """Return which expression of either side overlaps which, each once, the longest overlap first."""
    overlaps = sorted(
        ((min(g.end, f.end) - max(g.start, f.start), i, j) for i, g in enumerate(gold) for j, f in enumerate(found)),
        reverse=True,
    )
    left: set[int] = set()
    right: set[int] = set()
    out = []
    for length, i, j in overlaps:
        if length > 0 and i not in left and j not in right:
            left.add(i)
            right.add(j)
            out.append((i, j))
    return out


def _error(gold: _Gold, found: _Found) -> str:
    """Name the kind of error of a value."""
    if not found.value:
        return "found, but not resolved"
    if gold.value.rsplit("-", 2)[1:] == found.value.rsplit("-", 2)[1:] and len(gold.value) > 5:
        return "another year"
    if gold.value.startswith(found.value) or found.value.startswith(gold.value):
        return "coarser or finer"
    return "another month, day or other value"


def _kind(gold: _Gold) -> str:
    """Tell whether the words name the year or the context has to."""
    return "explicit" if _NAMES_YEAR.search(gold.text) else "context"


def _wikiwars(
    documents: Iterable[Mapping[str, Any]], timex_only: bool = True
) -> tuple[dict[str, Agreement], Counter[str]]:
    counts: Counter[str] = Counter()
    errors: Counter[str] = Counter()
    for document in documents:
        text = document["text"]
        outer = [t for t in document["timex"] if t["depth"] == 0]
        gold = [_Gold(t["start"], t["end"], calendar_value(t.get("val") or ""), t["text"]) for t in outer]
        found = [_Found(t.start, t.end, calendar_value(t.value)) for t in timexes(text, document["dct"], timex_only)]
        matched = pairs(gold, found)
        beside = sum(not gold[i].value for i, _ in matched)
        counts["gold"] += sum(bool(g.value) for g in gold)
        counts["proposed"] += len(found) - beside
        for g in gold:
            counts[f"{_kind(g)} gold"] += bool(g.value)
        errors["not found"] += sum(bool(g.value) for i, g in enumerate(gold) if i not in {i for i, _ in matched})
        errors["found where there is none"] += len(found) - len(matched)
        for i, j in matched:
            if not gold[i].value:
                continue
            right = gold[i].value == found[j].value
            kind = _kind(gold[i])
            counts["found"] += 1
            counts["right"] += right
            counts[kind] += 1
            counts[f"{kind} right"] += right
            errors[_error(gold[i], found[j])] += not right
    measures = {
        "wikiwars-found": Agreement(counts["found"], counts["proposed"], counts["gold"]),
        "wikiwars-value": Agreement(counts["right"], counts["proposed"], counts["gold"]),
    }
    for kind in ("explicit", "context"):
        measures[f"wikiwars-{kind}"] = accuracy(counts[f"{kind} right"], counts[kind])
    for kind in ("explicit", "context"):
        measures[f"wikiwars-{kind}-all"] = Agreement(counts[f"{kind} right"], counts[kind], counts[f"{kind} gold"])
    return measures, errors


def _interval(value: str) -> tuple[Day, Day] | None:
    """Return the first and last day of a TEI value in EDTF; of an open one, the end that it says; None where none."""
    if value.startswith("[") and ".." in value:
        first, _, last = value.strip("[]").partition("..")
        value = f"{first or '..'}/{last or '..'}"
    try:
        date = Edtf.read(value)
    except EdtfError:
        return None
    return date.earliest, date.latest


def _tei(documents: Iterable[Mapping[str, Any]], name: str) -> dict[str, Agreement]:
    found_of, exact, of, proposed = 0, 0, 0, 0
    for document in documents:
        dates = [_Gold(d["start"], d["end"], d["edtf"], "") for d in document["dates"]]
        gold = [g for g in dates if _interval(g.value)]
        day = (document["dct"] or "")[:10]
        found = [_Found(t.start, t.end, calendar_value(t.value)) for t in timexes(document["text"], day)]
        matched = pairs(gold, found)
        of, proposed, found_of = of + len(gold), proposed + len(found), found_of + len(matched)
        exact += sum(_interval(gold[i].value) == _interval(found[j].value) for i, j in matched)
    return {f"{name}-found": Agreement(found_of, proposed, of), f"{name}-exact": Agreement(exact, proposed, of)}


def _parsed(row: Mapping[str, str]) -> str:
    try:
        return parse_date(row["text"], row["reference_date"][:10])
    except EdtfError:
        return ""


def _speed(text: str, clock: Callable[[], float]) -> int:
    start = clock()
    find_dates(text, "2010")
    return round(len(text.split()) / max(clock() - start, 1e-9) / 1000) * 1000


def measure(folder: Path, decided: Sequence[Decision], clock: Callable[[], float] = time.process_time) -> Results:
    """Measure everything.

    Parameters
    ----------
    folder
        The benchmarks: `wikiwars/gold.jsonl`, `gum_dates/gold.jsonl`, `nl_edtf.csv`, `nl_edtf_contested.csv`.
    decided
        The edition's decision on each contested row, in its order.
    clock
        Seconds of processor time.

    Raises
    ------
    InputError
        If a file is missing.
    """
    wars, tei = _documents(folder / WIKIWARS), _documents(folder / TEI)
    measures, errors = _wikiwars(wars)
    measures |= {f"{name}-own": one for name, one in _wikiwars(wars, timex_only=False)[0].items()}
    measures |= _tei([d for d in tei if d["genre"] == BIOGRAPHIES], "biographies")
    measures |= _tei(tei, "tei")
    rows, contested = _rows(folder / CATALOGUE), _rows(folder / CONTESTED)
    right = sum(_parsed(row) == row["edtf"] for row in rows)
    kept = sum(_parsed(row) == decision.decided for row, decision in zip(contested, decided, strict=False))
    measures |= {"catalogue": accuracy(right, len(rows)), "contested": accuracy(kept, len(contested))}
    ranked = sorted(((kind, number) for kind, number in errors.items() if number), key=lambda pair: (-pair[1], pair[0]))
    return Results(measures, tuple(ranked), _speed("\n".join(d["text"] for d in wars), clock))
