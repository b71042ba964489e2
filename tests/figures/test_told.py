"""Told time, computed again without `told_data`: from the CSV files, in days, with another way through the pairs."""

from __future__ import annotations

import csv
from collections import Counter
from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction
from xml.etree import ElementTree

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from annotate.figures.kit.scene import Area, Bar, Line
from annotate.figures.kit.views import View
from annotate.figures.texts import narrative
from annotate.figures.told import data as told_data
from annotate.figures.told import figure as told
from annotate.figures.told.data import Told, dwelling, jump, jumps, longest_unnamed, passed_over
from annotate.figures.told.scene import density, telling, x_of
from annotate.values.edtf import Edtf
from annotate.values.errors import UsageError
from annotate.values.model import Certainty
from tests.figures.conftest import TEXTS

FIRST = {"lankov-2010": 2, "companion": 0}


def _from_files(project, text):
    """Return paragraph, words, first and last day of each date, as the files have them."""
    found = []
    for path in sorted((project.data / "annotations" / text).glob("p*.csv")):
        para = int(path.stem[1:])
        if para < FIRST[text]:
            continue
        with path.open(encoding="utf-8", newline="") as file:
            found += [
                (para, row["quote"], *Edtf.parse(row["edtf"]).dates)
                for row in csv.DictReader(file)
                if row["kind"] == "DATE" and row["edtf"] and row["status"] in ("accepted", "disputed")
            ]
    return found


def _years(day: date) -> Fraction:
    """Return the beginning of a day in years, exactly."""
    days = 366 if day.year % 4 == 0 and (day.year % 100 or day.year % 400 == 0) else 365
    return day.year + Fraction(int(day.strftime("%j")) - 1, days)


def _jumps(rows):
    """Return (index of the target, size in years) of every jump: disjoint days, middles a year or more apart."""
    middles = [(_years(start) + _years(end + timedelta(days=1))) / 2 for _, _, start, end in rows]
    for n in range(1, len(rows)):
        before = {rows[n - 1][2] + timedelta(days=k) for k in range((rows[n - 1][3] - rows[n - 1][2]).days + 1)}
        now = {rows[n][2] + timedelta(days=k) for k in range((rows[n][3] - rows[n][2]).days + 1)}
        if not before & now and abs(middles[n] - middles[n - 1]) >= 1:
            yield n, float(middles[n] - middles[n - 1])


@pytest.mark.parametrize("text", FIRST)
def test_jumps_counted_again_from_the_files(project, edition, texts, built, text):
    rows = _from_files(project, text)
    own = told_data.read(edition, texts[text])
    assert [(t.para, t.quote, t.start, t.end) for t in own] == rows
    expected = dict(_jumps(rows))
    found = {own.index(j.target): j.size for j in jumps(own)}
    assert found == pytest.approx(expected)
    figure = built[told.id_of(texts[text])]
    back = sum(size < 0 for size in expected.values())
    assert f"names {len(rows)} dates" in figure.title
    assert f"back {back} times and ahead {len(expected) - back} times" in figure.title
    for n, row in enumerate(figure.rows):
        assert row.cells[0] == rows[n][1]
        assert row.cells[6] == (f"{expected[n]:+.1f}" if n in expected else "")


@pytest.mark.parametrize("text", FIRST)
def test_years_counted_again_from_the_files(project, edition, built, text):
    rows = _from_files(project, text)
    with (project.data / "history" / "events.csv").open(encoding="utf-8", newline="") as file:
        record = list(csv.DictReader(file))
    begun = Counter(int(row["date"][:4]) for row in record)
    weights, named = Counter(), set()
    for _, _, start, end in rows:
        years = range(start.year, end.year + 1)
        weights.update({year: Fraction(1, len(years)) for year in years})
        named |= {start.year} if len(years) == 1 else set()
    table = {int(row.cells[0]): row.cells for row in built["told-years"].seen(View.ALL)}
    at = 1 + 2 * list(FIRST).index(text)
    assert list(table) == list(range(min(begun), 1995))
    for year, cells in table.items():
        words = "named" if year in named else "covered only" if weights[year] else "passed over"
        assert cells[at] == words
        assert float(cells[at + 1]) == pytest.approx(float(weights[year]), abs=0.0051)
        assert int(cells[5]) == begun[year]
    assert sum(int(cells[5]) for cells in table.values()) == len(edition.events)
    known = Counter(int(r["date"][:4]) for r in record if r["certainty"] != "low" and r["seen"] != "from-memory")
    sure = {int(row.cells[0]): row.cells for row in built["told-years"].seen(View.VERIFIED)}
    assert list(sure) == list(table)
    assert {year: int(cells[5]) for year, cells in sure.items()} == {year: known[year] for year in sure}
    assert sum(known.values()) < len(edition.events)


def test_the_title_of_the_years_is_what_the_table_says(built):
    figure = built["told-years"]
    for view, title in ((View.ALL, figure.title), (View.VERIFIED, figure.views[0].title)):
        kinds = Counter(row.cells[1] for row in figure.seen(view))
        assert f"names {kinds['named']} of the {len(figure.seen(view))} years" in title
        assert title.endswith(f"passes over {kinds['passed over']}")


@pytest.mark.parametrize("of", TEXTS, ids=lambda n: n.text)
def test_every_date_leads_to_its_paragraph_and_quotes_no_more_than_the_date(shown, project, edition, of):
    tree = ElementTree.fromstring(shown[told.id_of(of)].html())
    links = [a.get("href") for a in tree.iter("a") if (a.get("href") or "").startswith(f"../{of.page}.html")]
    assert links == [f"../{of.page}.html#{one.key}" for one in told_data.read(edition, of)]
    assert [one.para for one in told_data.read(edition, of)] == [para for para, *_ in _from_files(project, of.text)]
    for one in told_data.read(edition, of):
        assert len(one.quote.split()) < 8


@pytest.mark.parametrize("of", TEXTS, ids=lambda n: n.text)
def test_bars_cover_the_years_they_may_mean_and_lines_run_the_way_the_text_goes(edition, of):
    own = told_data.read(edition, of)
    scene = telling(own, of.words)
    items = [item for group in scene.groups for item in group.items]
    bars = {i.key: i for i in items if isinstance(i, Bar)}
    assert list(bars) == [t.key for t in own]
    assert sorted(b.y for b in bars.values()) == [b.y for b in bars.values()]
    first, last = min(t.start.year for t in own) // 10 * 10, max(t.end.year for t in own) // 10 * 10 + 10
    for t in own:
        ends = (t.start, t.end + timedelta(days=1))
        left, right = (x_of(float(_years(day)), first, last) for day in ends)
        bar = bars[t.key]
        assert bar.x <= left + 0.01
        assert bar.x + bar.width >= right - 0.01
        assert bar.width == pytest.approx(max(7, right - left))
    lines = [i for i in items if isinstance(i, Line) and i.role in ("soviet", "american")]
    assert len(lines) == len(jumps(own))
    for line in lines:
        (x0, _), (x1, _) = line.points
        assert (x1 < x0) is (line.role == "soviet")


@pytest.mark.parametrize("of", TEXTS, ids=lambda n: n.text)
def test_columns_above_and_below_the_line_are_on_one_scale(edition, of):
    years = dwelling(told_data.read(edition, of), edition.events, 1943, 1994)
    bars = [i for g in density(years, of.words).groups for i in g.items if isinstance(i, Bar)]
    above = sum(b.height for b in bars if b.role in ("american", "american-zone"))
    assert above == pytest.approx(sum(b.height for b in bars if b.role in ("later", "exchanged")))
    assert not [i for g in density(years, of.words).groups for i in g.items if isinstance(i, Area)]


def _told(start: date, end: date) -> Told:
    return Told("k", 1, "then", f"{start}/{end}", None, start, end, Certainty.HIGH)


DAYS = st.dates(date(1900, 1, 1), date(2020, 12, 31))
SPANS = st.tuples(DAYS, st.integers(0, 5000)).map(lambda s: _told(s[0], s[0] + timedelta(days=s[1])))


@given(SPANS, SPANS)
def test_a_jump_back_is_the_mirror_of_the_jump_ahead(one, other):
    there, back = jump(one, other), jump(other, one)
    assert (there is None) is (back is None)
    assume(there and back)
    assert there.size == -back.size
    assert there.least == -back.least
    assert abs(there.least) <= abs(there.size) + 0.01
    assert abs(there.size) <= abs(there.greatest) + 0.01
    assert there.back is not back.back


@given(st.lists(SPANS, max_size=20))
def test_weights_add_up_to_the_dates(spans):
    years = dwelling(spans, (), 1900, 2040)
    assert sum(y.weight for y in years) == pytest.approx(len(spans))
    assert {y.year for y in passed_over(years)} == {y.year for y in years if not y.weight}
    run = longest_unnamed(years)
    assert not any(y.named for y in run)
    assert [y.year for y in run] == list(range(run[0].year, run[0].year + len(run))) if run else True


@pytest.mark.parametrize("text", FIRST)
def test_the_overlap_is_one_less_half_the_distance_of_the_shares(edition, texts, text):
    years = dwelling(told_data.read(edition, texts[text]), edition.events, 1943, 1994)
    told_shares = [y.weight / sum(y.weight for y in years) for y in years]
    record = [y.events / sum(y.events for y in years) for y in years]
    distance = sum(abs(a - b) for a, b in zip(told_shares, record, strict=True))
    assert told_data.overlap(years) == pytest.approx(1 - distance / 2)
    assert told_data.overlap(()) == 0


def test_dates_that_share_a_day_or_lie_close_are_no_jump():
    year = _told(date(1988, 1, 1), date(1988, 12, 31))
    assert jump(year, _told(date(1980, 1, 1), date(1989, 12, 31))) is None
    assert jump(_told(date(1988, 12, 31), date(1988, 12, 31)), _told(date(1989, 1, 1), date(1989, 1, 1))) is None
    ahead = jump(year, _told(date(1990, 1, 1), date(1990, 12, 31)))
    assert ahead.size == pytest.approx(2)
    assert ahead.least == pytest.approx(1, abs=0.01)
    assert ahead.greatest == pytest.approx(3, abs=0.01)


def test_a_changed_date_changes_the_figure(edition, texts):
    own = told_data.read(edition, texts["lankov-2010"])
    moved = [replace(own[0], start=date(1900, 1, 1), end=date(1900, 1, 1)), *own[1:]]
    assert telling(own, "article") != telling(moved, "article")
    assert len(jumps(own)) == len(jumps(moved)) or jumps(own) != jumps(moved)


def test_another_text_is_refused(edition):
    with pytest.raises(UsageError, match="lankov-2011"):
        narrative(edition, "lankov-2011")
