"""What of a teacher's answers is learned: the sure ones, and never silence where it is in doubt."""

from hypothesis import given
from hypothesis import strategies as st

from annotate.measure.corpora import LABELS, Example, Labelled
from annotate_train.teacher.decode import Found
from annotate_train.teacher.judge import SURE, Answer, contested, labelled

TEXT = "The Harbour Board of Marwick wrote to Holm in May 1951 and last year."
BOARD, MARWICK, HOLM = Labelled(4, 17, "ORG"), Labelled(21, 28, "PLACE"), Labelled(38, 42, "PERSON")
DATE, YEAR = Labelled(46, 54, "DATE"), Labelled(59, 68, "DATE")


def answer(*found, doubtful=()):
    return Answer(tuple(Found(span, sure) for span, sure in found), doubtful)


def parts(example, stretches):
    return [example.text[a:b] for a, b in stretches]


def test_prose_gets_the_sure_names_and_the_dates_of_the_rules():
    found = labelled(Example(TEXT, ()), answer((BOARD, 0.9), (HOLM, SURE - 0.01), doubtful=((21, 28),)))
    assert found.spans == (BOARD, DATE, YEAR)
    assert parts(found, found.missing) == ["Marwick", "Holm"]


def test_a_date_that_only_the_teacher_sees_is_not_judged():
    found = labelled(Example(TEXT, ()), answer((Labelled(4, 17, "DATE"), 1.0)))
    assert found.spans == (DATE, YEAR)
    assert parts(found, found.missing) == ["Harbour Board"]


def test_marks_that_the_teacher_confirms_stand_and_dates_in_any_case():
    silver = Example(TEXT, (BOARD, HOLM, DATE))
    found = contested(silver, answer((BOARD, 0.5), (HOLM, 0.5)))
    assert (found.spans, found.missing) == (silver.spans, ())


def test_a_mark_that_the_teacher_contradicts_is_not_judged():
    found = contested(Example(TEXT, (MARWICK, HOLM)), answer((HOLM, 1.0)))
    assert found.spans == (HOLM,)
    assert parts(found, found.missing) == ["Marwick"]


def test_what_only_the_teacher_sees_is_not_judged_either():
    wide = Labelled(4, 28, "ORG")
    found = contested(Example(TEXT, (wide,)), answer((BOARD, 1.0), (MARWICK, 1.0)))
    assert found.spans == ()
    assert parts(found, found.missing) == ["Harbour Board", "Harbour Board of Marwick", "Marwick"]
    other = contested(Example(TEXT, (DATE,)), answer((HOLM, 1.0), (Labelled(50, 54, "ORG"), 1.0), (YEAR, 1.0)))
    assert other.spans == (DATE,)
    assert parts(other, other.missing) == ["Holm"]


spans = st.lists(
    st.tuples(st.integers(0, len(TEXT) - 1), st.integers(1, 12), st.sampled_from(LABELS), st.floats(0, 1)), max_size=8
).map(lambda rows: [(Labelled(a, min(a + n, len(TEXT)), label), sure) for a, n, label, sure in rows])


@given(spans, spans)
def test_what_is_judged_and_what_is_not_never_overlap(found, silver):
    from annotate.measure.corpora import without_overlaps

    given_spans = without_overlaps(tuple(span for span, _ in silver))
    said = dict(found)
    told = answer(*((span, said[span]) for span in without_overlaps(tuple(said))))
    for example in (labelled(Example(TEXT, ()), told), contested(Example(TEXT, given_spans), told)):
        assert example.spans == without_overlaps(example.spans)
        assert not any(s.start < b and a < s.end for s in example.spans for a, b in example.missing)
