"""Counting right and wrong proposals, on examples small enough to count by hand."""

from annotate.measure.agreement import Agreement, accuracy
from annotate.measure.score import outermost, score
from annotate.values.edtf import Edtf
from annotate.values.model import DateRelation, Kind, Located, Mention, Sense, Status, Suggestion


def gold(start, end, kind=Kind.PLACE, **more):
    return Located(Mention("", "essay", more.pop("para", 0), "x" * (end - start), 1, kind, **more), start, end)


def found(start, end, kind=Kind.PLACE, **more):
    return Suggestion(more.pop("para", 0), start, end, "x" * (end - start), 1, kind, **more)


def test_a_span_counts_with_its_first_and_last_character_and_its_kind():
    decided = [gold(0, 4), gold(10, 14), gold(20, 24, Kind.DATE)]
    proposed = [found(0, 4), found(10, 15), found(20, 24, Kind.ORG), found(0, 4, para=1)]
    report = score(decided, proposed)
    assert dict(report.kinds)[Kind.PLACE] == Agreement(right=1, proposed=3, gold=2)
    assert dict(report.kinds)[Kind.DATE] == Agreement(0, 0, 1)
    assert dict(report.kinds)[Kind.ORG] == Agreement(0, 1, 0)
    assert report.main == Agreement(1, 4, 3)
    assert [m.kind for m in report.missed] == [Kind.PLACE, Kind.DATE]
    assert len(report.spurious) == 3


def test_events_and_terms_are_apart_from_the_four():
    report = score([gold(0, 4, Kind.EVENT)], [found(0, 4, Kind.EVENT), found(5, 9, Kind.TERM)])
    assert report.main == Agreement(0, 0, 0)
    assert dict(report.kinds)[Kind.EVENT].f1 == 1.0


def test_nested_names_are_left_out_and_counted():
    outer, inner, same = gold(0, 10), gold(0, 4), gold(0, 10, Kind.ORG)
    assert outermost([outer, inner, same]) == (outer, same)
    assert outermost([inner, gold(0, 10, para=1)]) == (inner, gold(0, 10, para=1))
    report = score([outer, inner], [found(0, 10)])
    assert (report.main, report.nested) == (Agreement(1, 1, 1), 1)


def test_of_a_dispute_either_reading_is_right():
    one = gold(0, 4, entity="a", status=Status.DISPUTED)
    other = gold(0, 4, entity="b", status=Status.DISPUTED)
    for entity, right in (("a", 1), ("b", 1), ("c", 0)):
        report = score([one, other], [found(0, 4, entity=entity)])
        assert report.links == accuracy(right, 1)
        assert report.main == Agreement(1, 1, 1)


def test_links_senses_and_dates_count_over_the_spans_found():
    decided = [
        gold(0, 4, entity="a", sense=Sense.METONYMIC, refers_to="g"),
        gold(5, 9, entity="b", sense=Sense.LITERAL),
        gold(10, 14, Kind.DATE, edtf=Edtf.parse("1905"), relation=DateRelation.BEFORE),
        gold(20, 24, entity="never found"),
    ]
    proposed = [
        found(0, 4, entity="a", sense=Sense.METONYMIC, refers_to="h"),
        found(5, 9, entity="x", sense=Sense.METONYMIC),
        found(10, 14, Kind.DATE, edtf=Edtf.parse("1905")),
    ]
    report = score(decided, proposed, seats={"b"})
    assert report.links == accuracy(1, 2)
    assert report.senses == accuracy(1, 2)
    assert report.seats == accuracy(0, 1)
    assert report.refers_to == accuracy(0, 1)
    assert report.dates == accuracy(0, 1), "the relation is part of the value"
