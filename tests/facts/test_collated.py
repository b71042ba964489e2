"""What was compared of a text, and the errors that this leaves room for."""

import pytest

from annotate.facts.collated import Collated, collated
from annotate.values.edtf import Edtf
from annotate.values.model import Collation, Paragraph

PARAGRAPHS = [Paragraph(n, "", words, "") for n, words in enumerate((100, 40, 60))]


def compared(para: int, differences: int = 0) -> Collation:
    return Collation(para, Edtf.parse("2020-01-02"), "ada", "a copy", differences)


def test_each_paragraph_counts_once_with_the_most_that_differs():
    found = collated(PARAGRAPHS, [compared(0, 1), compared(0, 3), compared(2), compared(9, 5)])
    assert found == Collated(200, 160, 3)


@pytest.mark.parametrize(
    ("compared", "differences", "most"),
    [
        (100, 0, 0.0370),  # Wilson’s interval at 95 %, worked by hand: 3.8415 of 103.8415
        (100, 5, 0.1118),
        (100, 100, 1.0),
        (0, 0, 1.0),
    ],
)
def test_the_upper_end_is_that_of_wilsons_interval(compared, differences, most):
    assert round(Collated(100, compared, differences).most, 4) == most


def test_it_is_said_in_words():
    said = Collated(200, 50, 0).said
    assert said.startswith("50 of 200 words (25%) were compared, and 0 differ.")
    assert "at most 7.1%" in said
