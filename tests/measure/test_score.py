"""Counting right and wrong proposals, on examples small enough to count by hand."""

from annotate.measure.score import Share, Tally, outermost, score
from annotate.values.model import DateRelation, Kind, Located, Mention, Sense, Status, Suggestion


def gold(start, end, kind=Kind.PLACE, **more):
    return Located(Mention("", "essay", more.pop("para", 0), "x" * (end - start), 1, kind, **more), start, end)


def found(start, end, kind=Kind.PLACE, **more):
    return Suggestion(more.pop("para", 0), start, end, "x" * (end - start), 1, kind, **more)


def test_a_span_counts_with_its_first_and_last_character_and_its_kind():
    decided = [gold(0, 4), gold(10, 14), gold(20, 24, Kind.DATE)]
    proposed = [found(0, 4), found(10, 15), found(20, 24, Kind.ORG), found(0, 4, para=1)]
    report = score(decided, proposed)
    assert dict(report.kinds)[Kind.PLACE] == Tally(right=1, proposed=3, decided=2)
    assert dict(report.kinds)[Kind.DATE] == Tally(0, 0, 1)
    assert dict(report.kinds)[Kind.ORG] == Tally(0, 1, 0)
    assert report.main == Tally(1, 4, 3)
    assert [m.kind for m in report.missed] == [Kind.PLACE, Kind.DATE]
    assert len(report.spurious) == 3


def test_events_and_terms_are_apart_from_the_four():
    report = score([gold(0, 4, Kind.EVENT)], [found(0, 4, Kind.EVENT), found(5, 9, Kind.TERM)])
    assert report.main == Tally(0, 0, 0)
    assert dict(report.kinds)[Kind.EVENT].f1 == 1.0


def test_rates_are_what_they_are_called():
    tally = Tally(right=2, proposed=4, decided=3)
    assert (tally.precision, round(tally.recall, 3), round(tally.f1, 3)) == (0.5, 0.667, 0.571)
    assert (Tally(0, 0, 0).precision, Tally(0, 0, 0).recall, Tally(0, 0, 0).f1) == (0, 0, 0)
    assert (Share(1, 4).rate, Share(0, 0).rate) == (0.25, 0)


def test_nested_names_are_left_out_and_counted():
    outer, inner, same = gold(0, 10), gold(0, 4), gold(0, 10, Kind.ORG)
    assert outermost([outer, inner, same]) == (outer, same)
    assert outermost([inner, gold(0, 10, para=1)]) == (inner, gold(0, 10, para=1))
    report = score([outer, inner], [found(0, 10)])
    assert (report.main, report.nested) == (Tally(1, 1, 1), 1)


def test_of_a_dispute_either_reading_is_right():
    one = gold(0, 4, entity="a", status=Status.DISPUTED)
    other = gold(0, 4, entity="b", status=Status.DISPUTED)
    for entity, right in (("a", 1), ("b", 1), ("c", 0)):
        report = score([one, other], [found(0, 4, entity=entity)])
        assert report.links == Share(right, 1)
        assert report.main == Tally(1, 1, 1)


def test_links_senses_and_dates_count_over_the_spans_found():
    decided = [
        gold(0, 4, entity="a", sense=Sense.METONYMIC, refers_to="g"),
        gold(5, 9, entity="b", sense=Sense.LITERAL),
        gold(10, 14, Kind.DATE, edtf="1905", relation=DateRelation.BEFORE),
        gold(20, 24, entity="never found"),
    ]
    proposed = [
        found(0, 4, entity="a", sense=Sense.METONYMIC, refers_to="h"),
        found(5, 9, entity="x", sense=Sense.METONYMIC),
        found(10, 14, Kind.DATE, edtf="1905"),
    ]
    report = score(decided, proposed, seats={"b"})
    assert report.links == Share(1, 2)
    assert report.senses == Share(1, 2)
    assert report.seats == Share(0, 1)
    assert report.refers_to == Share(0, 1)
    assert report.dates == Share(0, 1), "the relation is part of the value"
