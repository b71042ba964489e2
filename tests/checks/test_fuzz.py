"""Rows and files made at random: `validate` ends with 0 or 1, in little memory, and never in a traceback.

Every column of every table gets what its type allows, nearly allows and does not allow; every file of a small edition
loses, gains and changes bytes. `make fuzz` makes more than 100,000 of them, and says how many and how long (ms) the
longest took.
"""

from __future__ import annotations

import csv
import io
import re
import resource
import shutil
import sys
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from annotate.cli import main
from annotate.files import schema
from annotate.files.cells import TYPES
from annotate.files.fields import Field, TableSchema
from tests.checks.test_mutations import VALUES

MINI, ROOT = Path(__file__).parents[1] / "mini", Path(__file__).parents[2]
#: Megabytes for all editions.
MOST = 300.0
DECLARED = (*schema.TABLES, schema.SUGGESTIONS)
Change = tuple[str, int]


def place_of(declared: TableSchema) -> str:
    """Return the path of one file of a table."""
    return "data/" + declared.pattern.replace("layers/*/*", "layers/second/essay").replace("/p*", "/p00").replace(
        "*", "essay"
    )


def samples(declared: TableSchema) -> tuple[tuple[str, ...], ...]:
    """Return sound rows of a table, of the small edition or of this one."""
    for root in (MINI, ROOT):
        for path in sorted((root / "data").glob(declared.pattern)):
            rows = list(csv.DictReader(io.StringIO(path.read_text(encoding="utf-8"), newline="")))
            if rows:
                return tuple(tuple(row.get(name) or "" for name in declared.columns) for row in rows[:8])
    return (tuple(field.example for field in declared.fields),)


SAMPLES = tuple(samples(declared) for declared in DECLARED)
PATHS = tuple(map(place_of, DECLARED))
MORE = (
    "data/bibliography.bib", "data/geo/places.geojson", "data/benchmarks/ner.json", "data/datapackage.json",
    "data/texts/essay/meta.toml", "data/texts/letter/meta.toml", "data/texts/essay/text.txt", ".zenodo.json",
    "data/texts/letter/fingerprint.txt", "data/texts/letter/rights.seal", "CITATION.cff", "private/letter/text.csv",
    "data/gazetteer/NOTES.md", "notebooks/one.ipynb", "book/page.md", "data/suggestions/essay.json",
)  # fmt: skip
FILES = (*PATHS, *MORE)

WORDS = (
    "event", "ev-sweden", "date", "rows", "both_on", "-", "+", "=", "<", ">", ";", "1", "1905-06-07", "zone", "(", ")",
    "trade", "total", "days", "years", "events.csv", "count", "entity", "oslo", "recognition", "mentions", "\\", "#",
)  # fmt: skip
ALPHABETS = ("0123456789-/.~?%[]{},XYES:+T", "\\{}@#$%&^_~\"' abijos,=\n", " \t\r\n,;\"'", "abz-09Q.:/")


def signs(at: Random, most: int = 24) -> str:
    """Return any text: of one alphabet, or of all signs that there are but halves of pairs."""
    length = at.randrange(most)
    if at.random() < 0.6:
        return "".join(at.choices(at.choice(ALPHABETS), k=length))
    tops = at.choices((0x7F, 0x24F, 0xFFFF, 0x10FFFF), k=length)
    return "".join(chr(at.randrange(top + 1)) for top in tops).encode("utf-8", "ignore").decode()


def cell(field: Field, seen: str, at: Random) -> str:
    """Return what may be written into a column: as it should be, nearly so, and not so at all."""
    way = at.randrange(10)
    if way < 3:
        return str(at.choice(field.values)) if field.values else seen
    if way < 5:
        cut = at.randrange(len(seen) + 1)
        return seen[:cut] + signs(at, 3) + seen[cut + at.randrange(2) :]
    if way < 7:
        return at.choice(VALUES)
    return " ".join(at.choices(WORDS, k=at.randrange(12))) if way == 7 else signs(at)


def put_row(root: Path, at: Random) -> None:
    """Write a row over one of a table, or under its last: of a sound row, a cell or two are odd, or all are."""
    index = at.randrange(len(DECLARED))
    fields, sound = DECLARED[index].fields, at.choice(SAMPLES[index])
    odd = at.choices(range(len(fields)), k=at.choice((1, 2, len(fields))))
    cells = [cell(field, sound[n], at) if n in odd else sound[n] for n, field in enumerate(fields)]
    path = root / PATHS[index]
    path.parent.mkdir(parents=True, exist_ok=True)
    if path.exists():
        lines = path.read_text(encoding="utf-8", errors="surrogateescape").splitlines(keepends=True)
    else:
        lines = [",".join(DECLARED[index].columns) + "\n"]
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=at.choice(",,,,,,;\t"), lineterminator="\n").writerow(cells)
    row = at.randrange(1, 9)
    lines[row : row + at.randrange(2)] = [out.getvalue()]
    path.write_text("".join(lines), encoding="utf-8", errors="surrogateescape")


def put_bytes(root: Path, at: Random) -> None:
    """Put bytes into a file, over some of it or in its place; take some away; cut it off or write it twice."""
    path = root / at.choice(FILES)
    path.parent.mkdir(parents=True, exist_ok=True)
    raw = path.read_bytes() if path.exists() else b""
    new = at.choice((at.randbytes(at.randrange(40)), signs(at, 40).encode(), at.choice(VALUES).encode()))
    cut = at.randrange(len(raw) + 1)
    end = cut + at.randrange(40)
    changed = (raw[:cut] + new + raw[cut:], raw[:cut] + new + raw[cut + len(new) :], raw[:cut] + raw[end:],
               raw[:cut], raw + raw[cut:end] * 9, new)  # fmt: skip
    path.write_bytes(at.choice(changed))


CHANGE = st.tuples(st.sampled_from(("row",) * 4 + ("file",)), st.integers(0, 2**48))
CHANGES = st.lists(CHANGE, min_size=1, max_size=3) | st.lists(CHANGE, min_size=30, max_size=60)


COUNTED: Counter[str] = Counter()


def peak() -> float:
    """Return the most memory this process has had (MB)."""
    used = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return used / (2**20 if sys.platform == "darwin" else 2**10)


def validated(root: Path, changes: list[Change]) -> int:
    """Return how `validate` ends on a changed edition, which it must."""
    shutil.rmtree(root, ignore_errors=True)
    shutil.copytree(MINI, root)
    for what, seed in changes:
        (put_row if what == "row" else put_bytes)(root, Random(seed))
        COUNTED[what] += 1
    said = io.StringIO()
    began = time.process_time()
    with redirect_stdout(said), redirect_stderr(said):
        code = main(["validate", "--root", str(root)])
    COUNTED["longest"] = max(COUNTED["longest"], round(1000 * (time.process_time() - began)))
    COUNTED[f"ended with {code}"] += 1
    assert code in (0, 1), said.getvalue()
    assert "Traceback" not in said.getvalue()
    return code


@pytest.fixture(scope="module")
def place(tmp_path_factory, request) -> Iterator[Path]:
    """Where editions are made, one after another; at the end `make fuzz` says how many."""
    before = peak()
    yield tmp_path_factory.mktemp("fuzzed") / "mini"
    grown = peak() - before
    terminal = request.config.pluginmanager.get_plugin("terminalreporter")
    if EXAMPLES > SAMPLE and terminal:
        terminal.write_line(f"\n{dict(COUNTED)}, {grown:.0f} MB more")
    assert grown < MOST


#: Editions in the suite, and where more are asked for than hypothesis makes by itself, as by `make fuzz`.
SAMPLE = 25
EXAMPLES = settings().max_examples if settings().max_examples > 100 else SAMPLE


@settings(max_examples=EXAMPLES, suppress_health_check=list(HealthCheck))
@given(CHANGES)
def test_validate_ends_on_anything(place, changes):
    validated(place, changes)


def test_a_seal_that_is_no_text_is_a_problem(place):
    validated(place, [])
    (place / "data/texts/letter/rights.seal").write_bytes(b"\xff\xfe\x00")
    said = io.StringIO()
    with redirect_stdout(said), redirect_stderr(said):
        assert main(["validate", "--root", str(place)]) == 1
    assert "rights-changed: data/texts/letter/rights.seal: is not UTF-8" in said.getvalue().replace(f"{place}/", "")


def test_every_column_and_every_file_is_tried():
    assert {field.type for declared in DECLARED for field in declared.fields} <= set(TYPES)
    missing = [p for p in MINI.rglob("*") if p.is_file() and p.relative_to(MINI).as_posix() not in FILES]
    assert all(re.search(r"/(p0\d|outline|letter)\.csv$|\.gitignore$", path.as_posix()) for path in missing), missing
