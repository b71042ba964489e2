"""The claims figure against the tables, counted another way."""

from __future__ import annotations

import csv
from collections import Counter
from xml.etree import ElementTree

import pytest

from annotate.facts.expressions import Facts
from annotate.figures.claims import data as claims_data
from annotate.figures.claims import figure as claims
from annotate.figures.kit.scene import Mark
from annotate.values.errors import UsageError
from annotate.values.record import Verdict


@pytest.fixture(scope="module")
def table(project):
    with (project.data / "claims" / "lankov-2010.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_every_verdict_has_one_look_of_its_own():
    assert [look.verdict for look in claims_data.LOOKS] == list(Verdict)
    assert len({(look.role, look.shape) for look in claims_data.LOOKS}) == len(Verdict)


def test_marks_are_the_rows_of_the_table(edition, table):
    scene = claims.draw(claims_data.read(edition, "lankov-2010"))
    marks = [i for g in scene.groups for i in g.items if isinstance(i, Mark)]
    assert sorted(mark.key for mark in marks) == sorted(row["id"] for row in table)
    assert len({(mark.x, mark.y) for mark in marks}) == len(marks)
    shapes = {look.shape: look.verdict for look in claims_data.LOOKS}
    drawn = Counter(shapes[mark.shape] for mark in marks)
    assert drawn == Counter(row["verdict"] for row in table)
    columns = {row["para"]: {m.x for m in marks if m.key == row["id"]} for row in table}
    assert sorted(columns, key=int) == sorted(columns, key=lambda para: min(columns[para]))


def test_title_counts_the_verdicts(built, table):
    counted = Counter(row["verdict"] for row in table)
    held = counted["supported"] + counted["supported-with-limits"]
    title = built["claims"].title
    assert title.startswith(f"Of {len(table)} claims {held} are supported")
    assert f"{counted['contradicted']} stand against" in title


def test_list_leads_to_the_paragraphs_of_the_article(shown, table):
    tree = ElementTree.fromstring(shown["claims"].html())
    links = {e.text: e.get("href") for e in tree.iter("a") if (e.get("href") or "").startswith("../book/article")}
    assert links == {
        f"Paragraph {n}": f"../book/article.html#lankov-2010-p{n:02d}" for n in {int(row["para"]) for row in table}
    }


def test_computed_values_are_those_of_the_record(built, table, project):
    with (project.history / "events.csv").open(encoding="utf-8", newline="") as file:
        events = {row["id"]: row for row in csv.DictReader(file)}
    shown = {row.key: row.cells[7] for row in built["claims"].rows}
    order = next(row for row in table if "ev-rok date < event ev-dprk date" in row["test"])
    assert shown[order["id"]] == (
        "Republic of Korea proclaimed: 15 August 1948; "
        "Democratic People's Republic of Korea proclaimed: 9 September 1948"
    )
    assert events["ev-rok"]["date"] < events["ev-dprk"]["date"]
    both = next(row for row in table if "both_on 1980-12-31" in row["test"])
    assert shown[both["id"]].endswith("states with relations to both Koreas on 31 December 1980: 60")
    assert not any(shown[row["id"]] for row in table if row["test"] == "documentary")


def test_changed_data_change_the_values(changed):
    copy = changed("history/events.csv", ("ev-krasnoyarsk,1988-09-16", "ev-krasnoyarsk,1988-09-20"))
    found = [item.computed for item in claims_data.read(copy, "lankov-2010") if "Krasnoyarsk" in item.computed]
    assert found
    assert all("20 September 1988" in words for words in found)


def test_a_test_that_names_nothing_is_an_error(changed):
    copy = changed("claims/lankov-2010.csv", ("event ev-rok date", "event ev-rokk date"))
    with pytest.raises(UsageError, match="ev-rokk"):
        claims_data.read(copy, "lankov-2010")


def test_expressions_are_put_into_words(edition):
    facts = Facts(edition.events, edition.recognition, edition.zone_stats, edition.trade)
    for expression, words in (
        ("rok_on 1970-12-31", "states with relations to Seoul on 31 December 1970"),
        ("dprk_on 1970-12-31 - both_on 1970-12-31", "states with relations to Pyongyang on 31 December 1970, less"),
        ("zone share of heavy industry north", "share of heavy industry, north"),
        ("trade CHN 1980 import", "South Korean imports from China in 1980"),
        ("days ev-rok ev-dprk", "days from “Republic of Korea proclaimed” to “Democratic"),
        ("something else", "something else"),
    ):
        assert claims_data.in_words(facts, expression).startswith(words)
