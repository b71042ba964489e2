"""Our own sentences: every line can be filled, and what is labelled is what was filled in."""

from random import Random

import pytest

from annotate.measure.corpora import LABELS
from annotate_train.lessons.names import NameMaker
from annotate_train.lessons.templates import filled, paragraphs, template_lines


@pytest.mark.parametrize("line", template_lines())
def test_every_line_can_be_filled(line):
    sentence, spans = filled(line, NameMaker(Random(7)))
    assert "{" not in sentence
    assert sentence[0] == sentence[0].upper()
    for span in spans:
        assert span.label in LABELS
        quote = sentence[span.start : span.end]
        assert quote
        assert quote == quote.strip()
        assert not quote.startswith(("the ", "The "))


def test_lines_are_unique():
    lines = template_lines()
    assert len(set(lines)) == len(lines)


def test_the_article_is_written_where_the_name_needs_it():
    sentences = {filled("{state*} waited.", NameMaker(Random(seed)))[0] for seed in range(300)}
    assert "The Soviet Union waited." in sentences
    assert "Mongolia waited." in sentences


def test_paragraphs_keep_their_offsets():
    random = Random(5)
    for paragraph in paragraphs(50, NameMaker(random), random):
        for span in paragraph.spans:
            before = paragraph.text[span.start - 1 : span.start]
            assert not before.isalnum()
            assert not paragraph.text[span.end : span.end + 1].isalnum()
