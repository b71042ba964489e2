"""What is shown in a pass: repeatable, in the stated proportions."""

from collections import Counter

from annotate.measure.corpora import Example, Labelled
from annotate_train.lessons.mix import MIX, one_pass

LINE = "Ko Min left Marwick in 1951 with Anna Holt."
SPANS = (Labelled(0, 6, "PERSON"), Labelled(12, 19, "PLACE"), Labelled(23, 27, "DATE"), Labelled(33, 42, "PERSON"))


def test_a_pass_can_be_repeated_and_the_next_one_differs():
    base = [Example(LINE, SPANS, source="redocred")] * 5
    first = one_pass(base, seed=1, number=0, template_paragraphs=3)
    assert first == one_pass(base, seed=1, number=0, template_paragraphs=3)
    assert first != one_pass(base, seed=1, number=1, template_paragraphs=3)
    assert first != one_pass(base, seed=2, number=0, template_paragraphs=3)


def test_corpora_come_as_often_as_the_table_says():
    base = [Example(LINE, SPANS, source=source) for source in MIX for _ in range(200)]
    shown = Counter(x.source for x in one_pass(base, seed=0, number=0, template_paragraphs=0))
    for source, copies in MIX.items():
        assert abs(shown[source] / 200 - copies.plain - copies.substituted) < 0.15


def test_a_corpus_can_be_shown_more_often():
    base = [Example(LINE, SPANS, source="gmb")] * 200
    shown = {"gmb": 3.0}
    usual, more = (
        len(one_pass(base, seed=0, number=0, template_paragraphs=0, shown=factor)) / 200 for factor in (None, shown)
    )
    assert abs(more - 3 * usual) < 0.2
