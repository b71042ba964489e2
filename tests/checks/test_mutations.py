"""A changed edition either has a problem or is accepted by everything that reads the data.

To add a way of changing one, add a function to `WAYS`; to add a reader, a line to `accept`.
"""

from __future__ import annotations

import csv
import io
import json
import re
import shutil
from contextlib import suppress
from functools import cache
from pathlib import Path
from random import Random

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

import annotate
from annotate import figures
from annotate.checks import CHECKS
from annotate.edition import Edition
from annotate.export import jsonl, table
from annotate.figures import catalogue
from annotate.files.project import Project
from annotate.files.snapshot import Snapshot
from annotate.sphinxext.concordance import Concordance
from annotate.sphinxext.pages.cards import card
from annotate.sphinxext.pages.dates_index import date_index
from annotate.stages.dates import find_dates
from annotate.stages.link import Linker
from annotate.stages.merge import merge
from annotate.stages.suggest import made_from
from annotate.values.problems import Severity

MINI = Path(__file__).parents[1] / "mini"
FILES = sorted(
    path.relative_to(MINI).as_posix()
    for path in (MINI / "data").rglob("*")
    if path.is_file() and path.name not in ("datapackage.json", "shingles.txt", "fingerprint.txt", "text.txt")
)
VALUES = (
    "1.0", "Sep-66", "12/10/1948", "17879", "1948,0", "SÃ¶ul", "<<<<<<< x",
    "", "x", "0", "1", "-1", "7", "99", "+43.2525", "nan", "inf", "1e3", "٣", "½", "9" * 5000, "1.5", "90", "181", "-0",
    "<b>", 'zz"><img src=x onerror=alert(1)>', "Zz", "oslo", "norway", "sweden", "karlstad", "norway; sweden", ";",
    "2010/2011", "1905", "1905-06", "1905-06-07", "9999-12-31", "0000", "-0001", "../..", "1905/..", "1905/", "/1905",
    "[1905,1906]", "{1905,1906}", "19XX", "1905~", "1905-21", "1905-13", "July", "javascript:alert(1)", "https://a.b/c",
    "a\u202eb", "a\x00b", "a\nb", "'", '"', "\\", "{", "high", "low", "sure", "accepted", "rejected", "disputed",
    "PLACE", "DATE", "PERSON", "TERM", "literal", "metonymic", "preferred", "metonym", "state", "settlement", "person",
    "subject", "reserved", "mini-handbook", "mini-letter", "event ev-sweden date", "both_on 1989-02-01 - rok_on 1990",
    "days ev-storting ev-sweden", "a" * 300, "Seoul", "en", "ru", "Latn", "HUN", "KOR", "nested", "retrospective",
)  # fmt: skip


def _cell(path: Path, at: Random, value: str) -> None:
    if path.suffix == ".csv":
        rows = list(csv.reader(io.StringIO(path.read_text(encoding="utf-8"), newline="")))
        row = at.choice(rows[1:] or rows)
        row[at.randrange(len(row))] = value
        _write(path, rows)
    elif path.suffix == ".geojson":
        collection = json.loads(path.read_text(encoding="utf-8"))
        properties = at.choice(collection["features"])["properties"]
        properties[at.choice(sorted(properties))] = value
        path.write_text(json.dumps(collection, ensure_ascii=False), encoding="utf-8")
    else:
        content = path.read_text(encoding="utf-8")
        match = at.choice(list(re.finditer(r'"[^"\n]*"|\{[^{}\n]*\}', content)))
        quoted = f'"{value}"' if path.suffix == ".toml" else f"{{{value}}}"
        path.write_text(content[: match.start()] + quoted + content[match.end() :], encoding="utf-8")


def _write(path: Path, rows: list[list[str]]) -> None:
    out = io.StringIO(newline="")
    csv.writer(out, lineterminator="\n").writerows(rows)
    path.write_text(out.getvalue(), encoding="utf-8", errors="surrogateescape")


def _line(path: Path, at: Random, value: str) -> None:
    """Take a line away, write it twice, or put something else in its place."""
    lines = path.read_text(encoding="utf-8").split("\n")
    index = at.randrange(len(lines))
    lines[index : index + 1] = at.choice([[], [lines[index]] * 2, [value]])
    path.write_text("\n".join(lines), encoding="utf-8")


def _column(path: Path, at: Random, value: str) -> None:
    """Take a column away, or a property from every feature."""
    if path.suffix == ".csv":
        rows = list(csv.reader(io.StringIO(path.read_text(encoding="utf-8"), newline="")))
        index = at.randrange(len(rows[0]))
        _write(path, [row[:index] + row[index + 1 :] for row in rows])
    elif path.suffix == ".geojson":
        collection = json.loads(path.read_text(encoding="utf-8"))
        feature = at.choice(collection["features"])
        part = at.choice([feature, feature["properties"], feature["geometry"], collection])
        part.pop(at.choice(sorted(part)))
        path.write_text(json.dumps(collection), encoding="utf-8")
    else:
        _line(path, at, value)


def _shape(path: Path, at: Random, value: str) -> None:
    """Give a geometry another type or other coordinates."""
    if path.suffix != ".geojson":
        return _cell(path, at, value)
    collection = json.loads(path.read_text(encoding="utf-8"))
    feature = at.choice(collection["features"])
    feature["geometry"] = at.choice(
        [
            {"type": "Polygon", "coordinates": [[[1, 1], [2, 2], [2, 1], [1, 2], [1, 1]]]},
            {"type": "Polygon", "coordinates": [[[1, 1], [2, 2], [2, 1], [1, 1]]]},
            {"type": "LineString", "coordinates": [[1, 1], [1, 1]]},
            {"type": "LineString", "coordinates": [[1, 1], [2, 1]]},
            {"type": "Point", "coordinates": [[1, 1]]},
            {"type": "Point", "coordinates": [1e999, 1]},
            {"type": "Point", "coordinates": []},
            {"type": ["Point"], "coordinates": [1, 1]},
            {"type": "Point", "coordinates": [True, 1]},
            None, [], value,
        ]
    )  # fmt: skip
    path.write_text(json.dumps(collection), encoding="utf-8")
    return None


def _gone(path: Path, at: Random, value: str) -> None:
    """Take a file away, empty it, or leave it as bytes that are no text."""
    if at.random() < 0.5:
        path.unlink()
    else:
        path.write_bytes(at.choice([b"", b"\n", b"\xff\xfe", b"\xef\xbb\xbf", value.encode(), b"[" * 3000]))


WAYS = (_cell, _cell, _cell, _line, _column, _shape, _gone)
CHANGES = st.tuples(
    st.sampled_from(FILES), st.integers(0, len(WAYS) - 1), st.integers(0, 10**6), st.sampled_from(VALUES)
)


def change(root: Path, changes: list[tuple[str, int, int, str]]) -> None:
    for name, way, seed, value in changes:
        if (root / name).exists():
            # The change before may have left nothing to change here.
            with suppress(ValueError, IndexError, KeyError, TypeError, csv.Error, AttributeError):
                WAYS[way](root / name, Random(seed), value)


@cache
def drawable() -> tuple[str, ...]:
    """The figures that can be drawn of the small edition as it is."""
    found = []
    edition = annotate.load(MINI)
    for row in catalogue.rows(edition):
        with suppress(Exception):
            figures.show(row.id, edition)
            found.append(row.id)
    return tuple(found)


def accept(edition: Edition) -> None:
    """Ask everything that reads the data for all of it."""
    found = Concordance(edition)
    for text in edition.texts:
        rows = edition.all_rows(text.id)
        for mention in edition.decided(text.id):
            found.index_entry(mention)
            found.kind(mention)
            card(found, mention)
        merge(rows, edition.suggestions(text.id), [(p.mention.para, p.start, p.end) for p in edition.located(text.id)])
        assert edition.notes(text.id) is not None
        assert edition.citations(text.id) is not None
        assert edition.claims(text.id) is not None
        assert made_from(edition.project, text, None)
        find_dates("In June last year, and the next day.", text.meta.reference_date.text)
        for form in (jsonl, table):
            form.dump(edition.suggestions(text.id))
    assert date_index(None, found) is not None  # type: ignore[arg-type]
    assert Linker(edition.gazetteer) is not None
    assert list(edition.gazetteer.surface_forms()) is not None
    assert edition.zone_stats is not None
    assert edition.trade is not None
    for path in sorted(edition.project.geo.glob("*.geojson")):
        assert all(feature.geometry.is_valid for feature in edition.layer(path.stem))
    for frame in (edition.mentions, edition.entities, edition.events_frame):
        assert frame is not None
    for source in edition.bibliography.sources:
        assert edition.bibliography.text(source.key)
    for id in drawable():
        figures.show(id, edition).record()


def problems(root: Path) -> list[str]:
    """What is wrong, but for the description of the tables, which `annotate fmt` brings up to date."""
    snapshot = Snapshot(Project(root))
    checks = [check for check in CHECKS if check.name not in ("rights", "package")]
    found = (problem for check in checks for problem in check.run(snapshot))
    return [str(problem) for problem in found if problem.severity is Severity.ERROR]


@pytest.fixture(scope="module")
def place(tmp_path_factory) -> Path:
    return tmp_path_factory.mktemp("mutated") / "mini"


def laid_out(root: Path) -> Path:
    shutil.rmtree(root, ignore_errors=True)
    shutil.copytree(MINI, root)
    cells = [f'figures.show("{id}", edition)' for id in drawable()]
    (root / "notebooks").mkdir()
    (root / "notebooks" / "all.ipynb").write_text(json.dumps(cells), encoding="utf-8")
    return root


def test_the_small_edition_is_accepted_as_it_is(place):
    root = laid_out(place)
    assert problems(root) == []
    accept(annotate.load(root))
    assert len(drawable()) > 1
    assert len(FILES) > 15


@settings(
    max_examples=120, derandomize=True, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.lists(CHANGES, min_size=1, max_size=2))
@example([("data/texts/essay/meta.toml", 0, 4, "2010/2011")])
@example([("data/texts/essay/citations.csv", 0, 4, "1.0"), ("data/texts/essay/citations.csv", 0, 5, "1.0")])
def test_what_validate_passes_everything_accepts(place, changes):
    root = laid_out(place)
    change(root, changes)
    if not problems(root):
        accept(annotate.load(root))
