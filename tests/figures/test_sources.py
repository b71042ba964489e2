"""What rests on what, counted from the files another way."""

from __future__ import annotations

import csv
import re
from collections import Counter

import pytest

from annotate.figures.kit.scene import Bar
from annotate.figures.sources import data as sources_data
from annotate.figures.sources import figure as sources
from annotate.figures.sources.data import TABLES, Seen

FILES = (
    "history/events.csv",
    "history/acts.csv",
    "gazetteer/entities.csv",
    "notes/lankov-2010.csv",
    "claims/lankov-2010.csv",
)


@pytest.fixture(scope="module")
def files(project):
    found = {}
    for name in FILES:
        with (project.data / name).open(encoding="utf-8", newline="") as file:
            found[name] = list(csv.DictReader(file))
    return found


@pytest.fixture(scope="module")
def status(project):
    text = project.bibliography.read_text(encoding="utf-8")
    entries = re.split(r"^@\w+\{", text, flags=re.M)[1:]
    return {e.partition(",")[0]: re.search(r"keywords = \{([a-z-]+)\}", e)[1] for e in entries}


@pytest.fixture(scope="module")
def rows(edition):
    return sources_data.read(edition)


def _keys(row) -> list[str]:
    return [key.partition("#")[0].strip() for key in row["sources"].split(";") if key.strip()]


def test_every_row_of_every_table_is_counted(rows, files):
    counted = Counter(row.table for row in rows)
    assert list(counted.values()) == [len(some) for some in files.values()]
    assert sum(row.seen is Seen.NONE for row in rows) == sum(not _keys(r) for some in files.values() for r in some)


def test_events_say_themselves_how_they_are_known(rows, files):
    said = Counter(row["seen"] for row in files["history/events.csv"])
    assert Counter(str(row.seen) for row in rows if row.table == "events") == said


@pytest.mark.parametrize("words", TABLES[1:])
def test_other_rows_count_by_the_best_source(rows, files, status, words):
    name = dict(zip(TABLES, files, strict=True))[words]
    best = Counter()
    for row in files[name]:
        seen = {status[key] for key in _keys(row)}
        best[next((s for s in ("seen", "standard-reference", "from-memory") if s in seen), "no source")] += 1
    assert Counter(str(row.seen) for row in rows if row.table == words) == best
    assert sum(sources_data.share(rows, words, seen) for seen in Seen) == pytest.approx(100)


def test_single_sources(rows, files, edition):
    alone = Counter(_keys(row)[0] for some in files.values() for row in some if len(_keys(row)) == 1)
    naming = Counter(key for some in files.values() for row in some for key in set(_keys(row)))
    supports = sources_data.supports(rows, edition.bibliography)
    assert {s.key: sum(s.alone) for s in supports if sum(s.alone)} == alone
    assert {s.key: sum(s.rows) for s in supports} == naming
    counts = [sum(s.alone) for s in supports]
    assert counts == sorted(counts, reverse=True)


def test_bars_are_as_long_as_their_shares(rows):
    bars = [i for g in sources.draw_shares(rows).groups for i in g.items if isinstance(i, Bar)]
    by_line: dict[float, float] = {}
    for bar in bars:
        by_line[bar.y] = by_line.get(bar.y, 0) + bar.width
        percent = float(re.search(r"(\d+) percent", bar.label)[1])
        assert bar.width / 466 * 100 == pytest.approx(percent, abs=0.51)
    assert len(by_line) == len(TABLES)
    assert all(width == pytest.approx(466) for width in by_line.values())


def test_bars_of_single_sources_are_in_proportion(rows, edition):
    supports = sources_data.supports(rows, edition.bibliography)
    bars = [
        i for g in sources.draw_alone(supports, edition.bibliography.name).groups for i in g.items if isinstance(i, Bar)
    ]
    counts = [int(re.search(r": (\d+) rows", bar.label)[1]) for bar in bars]
    assert counts == [sum(s.alone) for s in supports][: len(bars)]
    assert [bar.width / bars[0].width for bar in bars] == pytest.approx([count / counts[0] for count in counts])


def test_a_source_that_is_opened_changes_the_shares(changed):
    opened = sources_data.read(changed("bibliography.bib", ("{standard-reference}", "{seen}")))
    assert sources_data.share(opened, "notes", Seen.STANDARD) == 0
    assert sources_data.share(opened, "events", Seen.STANDARD) > 0  # events say it themselves
