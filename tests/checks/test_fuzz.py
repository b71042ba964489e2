"""Rows and files made at random: `validate` ends with 0 or 1, soon, in little memory, and never in a traceback.

Every column of every table gets what its type allows, nearly allows and does not allow; every file of a small edition
loses, gains and changes bytes. `make fuzz` makes more than 100,000 of them and says how many.
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

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from annotate.cli import main
from annotate.files import schema
from annotate.files.cells import TYPES
from annotate.files.fields import Field, TableSchema
from tests.checks.test_mutations import VALUES

MINI, ROOT = Path(__file__).parents[1] / "mini", Path(__file__).parents[2]
#: Seconds of processor time for one edition, and megabytes for all; the slowest takes a tenth.
LONGEST, MOST = 5.0, 300.0
DECLARED = (*schema.TABLES, schema.SUGGESTIONS)
Cells = tuple[str, ...]
Row = tuple[int, int, Cells, str]
Bytes = tuple[int, int, int, bytes]


def place_of(declared: TableSchema) -> str:
    """Return the path of one file of a table."""
    return "data/" + declared.pattern.replace("layers/*/*", "layers/second/essay").replace("/p*", "/p00").replace(
        "*", "essay"
    )


def samples(declared: TableSchema) -> tuple[Cells, ...]:
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

SIGNS = "0123456789-/.~?%[]{},XYES:+T"
WORDS = ("event", "ev-sweden", "date", "rows", "both_on", "-", "+", "=", "<", ">", ";", "1", "1905-06-07", "zone", "(", ")",
         "trade", "total", "days", "years", "events.csv", "count", "entity", "oslo", "recognition", "mentions", "\\", "#")  # fmt: skip
DATES = st.text(SIGNS, max_size=24)
TERMS = st.lists(st.sampled_from(WORDS), max_size=12).map(" ".join)
TEXTS = st.text(max_size=24)
LATEX = st.text("\\{}@#$%&^_~\"' abijos,=\n", max_size=40)


def cell(field: Field, seen: tuple[str, ...]) -> st.SearchStrategy[str]:
    """Return what may be written into a column: as it should be, nearly so, and not so at all."""
    pattern = TYPES[field.type].pattern
    return st.one_of(
        st.sampled_from(seen),
        st.sampled_from(field.values or seen).map(str),
        st.from_regex(pattern, fullmatch=True) if pattern else TEXTS,
        DATES if field.type in ("date", "own-date") else TERMS,
        st.sampled_from(VALUES),
        TEXTS,
    )


def rows_of(index: int) -> st.SearchStrategy[Row]:
    """Return rows of a table, the place where one goes, and what ends its cells."""
    declared, sound = DECLARED[index], SAMPLES[index]
    made = st.tuples(*(cell(f, tuple({row[at] for row in sound})) for at, f in enumerate(declared.fields)))
    kept = st.sampled_from(sound)
    # Rows of which a cell or two are odd get further than rows of which all are.
    mixed = st.tuples(made, kept, st.sets(st.integers(0, len(declared.fields) - 1), min_size=1, max_size=2)).map(
        lambda drawn: tuple(new if at in drawn[2] else old for at, (new, old) in enumerate(zip(*drawn[:2], strict=True)))
    )
    return st.tuples(st.just(index), st.integers(0, 9), mixed | made, st.sampled_from((",", ",", ",", ",", ";", "\t")))


ROWS = st.integers(0, len(DECLARED) - 1).flatmap(rows_of)
BYTES = st.tuples(
    st.integers(0, len(FILES) - 1),
    st.integers(0, 4),
    st.integers(0, 10_000),
    st.one_of(st.binary(max_size=40), TEXTS.map(lambda text: text.encode(errors="surrogateescape")), LATEX.map(str.encode),
              st.sampled_from(VALUES).map(lambda text: text.encode(errors="replace"))),
)  # fmt: skip
CHANGES = st.lists(ROWS | BYTES, min_size=1, max_size=3) | st.lists(st.one_of(ROWS, ROWS, ROWS, BYTES), min_size=20, max_size=40)


def put_row(root: Path, index: int, at: int, cells: Cells, separator: str) -> None:
    """Write a row over one of a table, or under its last."""
    path = root / PATHS[index]
    path.parent.mkdir(parents=True, exist_ok=True)
    if path.exists():
        lines = path.read_text(encoding="utf-8", errors="surrogateescape").splitlines(keepends=True)
    else:
        lines = [",".join(DECLARED[index].columns) + "\n"]
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=separator, lineterminator="\n").writerow(cells)
    lines[at + 1 : at + 2] = [out.getvalue()]
    path.write_text("".join(lines), encoding="utf-8", errors="surrogateescape")


def put_bytes(root: Path, index: int, way: int, at: int, new: bytes) -> None:
    """Put bytes into a file, over some of it or in its place; take some away; cut it off."""
    path = root / FILES[index]
    path.parent.mkdir(parents=True, exist_ok=True)
    raw = path.read_bytes() if path.exists() else b""
    at = at * len(raw) // 10_000
    changed = (
        raw[:at] + new + raw[at:],
        raw[:at] + new + raw[at + len(new) :],
        raw[:at] + raw[at + len(new) + 1 :],
        raw[:at] + raw[:at],
        new,
    )
    path.write_bytes(changed[way])


COUNTED: Counter[str] = Counter()


def peak() -> float:
    """Return the most memory this process has had (MB)."""
    used = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return used / (2**20 if sys.platform == "darwin" else 2**10)


def validated(root: Path, changes: list[Row | Bytes]) -> int:
    """Return how `validate` ends on a changed edition, which it must, soon."""
    shutil.rmtree(root, ignore_errors=True)
    shutil.copytree(MINI, root)
    for change in changes:
        if isinstance(change[2], tuple):
            put_row(root, *change)
        else:
            put_bytes(root, *change)
        COUNTED["rows" if isinstance(change[2], tuple) else "files"] += 1
    said = io.StringIO()
    began = time.process_time()
    with redirect_stdout(said), redirect_stderr(said):
        code = main(["validate", "--root", str(root)])
    took = time.process_time() - began
    COUNTED["longest"] = max(COUNTED["longest"], round(1000 * took))
    COUNTED[f"ended with {code}"] += 1
    assert code in (0, 1), said.getvalue()
    assert "Traceback" not in said.getvalue()
    assert took < LONGEST
    return code


@pytest.fixture(scope="module")
def place(tmp_path_factory, request) -> Iterator[Path]:
    """Where editions are made, one after another; at the end it is said how many, where output is shown."""
    before = peak()
    yield tmp_path_factory.mktemp("fuzzed") / "mini"
    grown = peak() - before
    print(f"\n{dict(COUNTED)}, {grown:.0f} MB more")
    assert grown < MOST


# In the suite a small sample; where more are asked for than hypothesis makes by itself, as many as that.
@settings(max_examples=max(25, settings().max_examples - 100), suppress_health_check=list(HealthCheck))
@given(CHANGES)
def test_validate_ends_on_anything(place, changes):
    validated(place, changes)


def test_every_column_and_every_file_is_tried():
    assert {field.type for declared in DECLARED for field in declared.fields} <= set(TYPES)
    missing = [p for p in MINI.rglob("*") if p.is_file() and p.relative_to(MINI).as_posix() not in FILES]
    assert all(re.search(r"/(p0\d|outline|letter)\.csv$|\.gitignore$", path.as_posix()) for path in missing), missing
