"""The sentences of our own: enough of them, well marked, of one convention."""

import pytest

from annotate.measure.corpora import LABELS
from annotate.stages.recognise.lexicon import is_title
from annotate.values.errors import InputError
from annotate_train.lessons.sentences import LETTERS, marked, sentences


def quotes(example, label):
    return [example.text[s.start : s.end] for s in example.spans if s.label == label]


def test_there_are_enough_and_half_of_the_names_are_organisations():
    names = [quote for x in sentences() for label in LABELS for quote in quotes(x, label)]
    organisations = [quote for x in sentences() for quote in quotes(x, "ORG")]
    assert len(sentences()) >= 300
    assert len(organisations) > 0.35 * len(names)
    assert len({x.text for x in sentences()}) == len(sentences())


def test_no_name_has_its_article_or_a_title_in_it():
    for example in sentences():
        for label in LABELS:
            for quote in quotes(example, label):
                assert not quote.startswith(("the ", "The ")) or quote == "The Hague", quote
                assert not quote.endswith(("'s", "’s")) or label in ("PLACE", "PERSON"), quote
        people = quotes(example, "PERSON")
        assert not [quote for quote in people if " " in quote and is_title(quote.split()[0])]


def test_marks_become_spans():
    example = marked("The [O Board of Trade] asked [P Oduya].", "here")
    assert example.text == "The Board of Trade asked Oduya."
    assert quotes(example, "ORG") == ["Board of Trade"]
    assert quotes(example, "PERSON") == ["Oduya"]
    assert set(LETTERS.values()) == set(LABELS)


@pytest.mark.parametrize(
    "line", ["[X Oslo] slept.", "[L  Oslo] slept.", "[L Oslo slept.", "L Oslo] slept.", "[L ] slept."]
)
def test_a_broken_mark_says_where(line):
    with pytest.raises(InputError, match="line 3"):
        marked(line, "line 3")
