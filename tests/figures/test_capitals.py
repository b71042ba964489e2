from __future__ import annotations

import pytest

from annotate.edition import Edition
from annotate.figures.capitals import data as capitals_data
from annotate.figures.capitals import figure as capitals
from annotate.figures.kit.scene import Mark, Shape
from annotate.files import store
from annotate.files.snapshot import Snapshot
from annotate.values.model import Sense, Suggestion


@pytest.fixture(scope="module")
def namings(edition):
    return capitals_data.read(edition)


def test_every_naming_is_one_mark_and_diamonds_are_those_that_act(namings):
    marks = [i for g in capitals.draw(namings).groups for i in g.items if isinstance(i, Mark)]
    assert len(marks) == len(namings)
    assert sum(mark.shape is Shape.DIAMOND for mark in marks) == capitals_data.acting(namings) > 0
    assert len({(mark.x, mark.y) for mark in marks}) == len(marks)


def test_marks_stand_in_the_order_of_their_years(namings):
    scene = capitals.draw(namings)
    marks = {i.label: i.x for g in scene.groups for i in g.items if isinstance(i, Mark)}
    assert all(0 < x < scene.width for x in marks.values())
    oldest, newest = min(namings, key=lambda n: n.year), max(namings, key=lambda n: n.year)
    assert oldest.year < newest.year
    at = {n.year: x for n in namings for label, x in marks.items() if label.startswith(n.quote) and n.where in label}
    assert at[oldest.year] < at[newest.year]


def test_who_acts_is_named_and_a_place_means_nobody(namings):
    for naming in namings:
        assert bool(naming.meant) is (naming.sense is Sense.METONYMIC)
        assert 1900 < naming.year < 2011


def test_moscow_is_another_government_at_another_date(namings):
    assert {n.meant for n in capitals_data.of_place(namings, "Moscow") if n.meant and n.year < 1991} == {
        "Government of the Soviet Union"
    }


def test_the_machine_is_compared_where_its_proposals_are_on_file(changed):
    copy = changed("annotations/companion/p00.csv")
    plain = capitals_data.read(copy)
    assert not any(n.proposed for n in plain)
    assert capitals_data.disagreements(plain) == ()
    row = next(m for m in copy.decided("companion") if m.entity == "moscow" and m.refers_to)
    wrong = Suggestion(row.para, 0, len(row.quote), row.quote, row.nth, row.kind, "moscow", sense=Sense.LITERAL)
    file = copy.project.suggestions("companion")
    file.parent.mkdir()
    store.write_suggestions(file, [wrong])
    (found,) = capitals_data.disagreements(capitals_data.read(Edition(Snapshot(copy.project))))
    assert (found.quote, found.machine) == (row.quote, "literal: Moscow")
