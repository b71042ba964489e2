"""Which dates three parsers of EDTF refuse: `python -m tests.bench_peers.edtf [FOLDER]`, after `npm install` here.

Measured are the values read from the benchmarks in FOLDER (those of `annotate measure dates`), if one is given, and the
canonical writing of every pair of the forms of a date. That also tells whether the forms that the tests
take edtf.js to refuse are still those. NODE_PATHS may name another folder with the packages of package.json.
"""

from __future__ import annotations

import contextlib
import csv
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from itertools import product
from pathlib import Path

from annotate.measure import dates as score_dates
from annotate.stages.dates import find_dates
from annotate.stages.dates.catalogue import parse_date
from annotate.values.edtf import Edtf, EdtfError, canonical
from tests.edtf_readers import refused_by_edtf_js, refused_by_edtf_validate, refused_by_python_edtf

HERE = Path(__file__).parent
FORMS = (
    "1948", "1948-05", "1948-05-07", "1948-21", "194X", "19XX", "-0263", "-0263-05", "-0263-05-07", "-0263-21", "-026X",
    "-02XX", "0000", "0000-05", "0000-05-07", "000X", "00XX", "1948-XX", "1948-XX-XX", "1948-05-XX",
    "1990", "1990-06", "1990-06-08", "1990-24", "199X", "20XX", "-0263-06-08", "-0203-22", "-01XX", "0079",
)  # fmt: skip
MARKS = ("", "~", "?", "%")
#: The marks behave alike in intervals.
PAIRED = ("", "~")


def forms() -> Iterator[str]:
    """Yield every form of a date, marked and unmarked: alone, in every interval and in sets."""
    marked = [form + mark for form, mark in product(FORMS, MARKS)]
    yield from marked
    ends = [form + mark for form, mark in product(FORMS, PAIRED)]
    yield from (f"{one}/{other}" for one, other in product([*ends, "", ".."], repeat=2))
    yield from (f"[{one},1999]" for one in marked)
    yield from (f"{{{one},1999}}" for one in marked)


def canonical_forms() -> Iterator[str]:
    """Yield the canonical writing of those forms that are dates."""
    for form in forms():
        with contextlib.suppress(EdtfError):
            yield Edtf.read(form).text


def read_values(folder: Path) -> Iterator[str]:
    """Yield the values that are read from the texts and the strings of the benchmarks."""
    for name in (score_dates.WIKIWARS, score_dates.TEI):
        for line in (folder / name).read_text(encoding="utf-8").splitlines():
            document = json.loads(line)
            mentions = find_dates(document["text"], (document["dct"] or "")[:10])
            yield from (mention.edtf for mention in mentions if mention.edtf)
    for name in (score_dates.CATALOGUE, score_dates.CONTESTED):
        with (folder / name).open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file):
                with contextlib.suppress(EdtfError):
                    yield parse_date(row["text"], row["reference_date"][:10])


def ask_edtf_js(values: list[str]) -> tuple[str, set[str]]:
    """Return the version of edtf.js and what it refuses."""
    folder = os.environ.get("NODE_PATHS", str(HERE))
    done = subprocess.run(
        ["node", HERE / "edtf.mjs", folder], input=json.dumps(values), capture_output=True, text=True, check=True
    )
    said = json.loads(done.stdout)
    return said["version"], set(said["refused"])


def report(name: str, values: list[str]) -> None:
    """Print how many values each parser refuses."""
    version, by_js = ask_edtf_js(values)
    counts = {
        "python-edtf": sum(map(refused_by_python_edtf, values)),
        "edtf-validate": sum(map(refused_by_edtf_validate, values)),
        f"edtf.js {version}": len(by_js),
        "own": sum(canonical(value) != value for value in values),
    }
    print(f"{name}: {len(values):,} values; refused by", ", ".join(f"{who}: {n}" for who, n in counts.items()))


def main(folder: str = "") -> None:
    """Print who refuses how much, and where edtf.js is other than the tests take it to be."""
    if folder:
        report("read from the benchmarks", sorted(set(read_values(Path(folder)))))
    report("canonical forms", sorted(set(canonical_forms())))
    known = sorted(set(forms()) | set(canonical_forms()))
    _, refused = ask_edtf_js(known)
    missed = [value for value in known if value in refused and not refused_by_edtf_js(value)]
    print(f"refused by edtf.js and not known to be: {len(missed)} of {len(refused):,} {missed[:5]}")


if __name__ == "__main__":
    main(*sys.argv[1:])
