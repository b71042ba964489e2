"""Variation changes the words under a label, never the labelling."""

from random import Random

from hypothesis import given
from hypothesis import strategies as st

from annotate.measure.corpora import LABELS, Example, Labelled
from annotate_train.lessons.augment import (
    STYLES,
    Filler,
    curled,
    halved,
    halves,
    headline,
    restyled,
    spliced,
    substituted,
)
from annotate_train.lessons.names import NameMaker

MARWICK = Example(
    "Ko Min of North Korea met Ko in Marwick; Ko left Marwick 3 years later.",
    (
        Labelled(0, 6, "PERSON"),
        Labelled(10, 21, "PLACE"),
        Labelled(26, 28, "PERSON"),
        Labelled(32, 39, "PLACE"),
        Labelled(41, 43, "PERSON"),
        Labelled(49, 56, "PLACE"),
    ),
    missing=((57, 64),),
    source="gmb",
)


def quotes(example):
    return [example.text[span.start : span.end] for span in example.spans]


@st.composite
def examples(draw):
    words = draw(st.lists(st.text("abcDE'\"’ß", min_size=1, max_size=6), min_size=1, max_size=12))
    starts, at = [], 0
    for word in words:
        starts.append(at)
        at += len(word) + 1
    marks = draw(st.lists(st.sampled_from(("", "missing", *LABELS)), min_size=len(words), max_size=len(words)))
    where = [(s, s + len(w)) for s, w in zip(starts, words, strict=True)]
    spans = tuple(Labelled(s, e, m) for (s, e), m in zip(where, marks, strict=True) if m in LABELS)
    missing = tuple(w for w, m in zip(where, marks, strict=True) if m == "missing")
    return Example(" ".join(words), spans, missing, "redocred")


@given(examples(), st.integers(0, 10_000))
def test_variants_keep_labels_and_unjudged_words(example, seed):
    random = Random(seed)
    for variant in (substituted(example, NameMaker(random), random), *halves(example, random)):
        assert [span.label for span in variant.spans] == [span.label for span in example.spans]
        assert all(0 <= s.start < s.end <= len(variant.text) for s in variant.spans)
        assert len(variant.missing) == len(example.missing)
        ends = [0, *(edge for span in variant.spans for edge in (span.start, span.end))]
        assert ends == sorted(ends)


@given(examples())
def test_splicing_nothing_changes_nothing(example):
    assert spliced(example, {}) == example


@given(st.text(max_size=40))
def test_curling_keeps_every_offset(text):
    curly = curled(text)
    assert len(curly) == len(text)
    assert '"' not in curly
    assert "'" not in curly


def test_one_name_stays_one_name_and_the_surname_follows():
    for seed in range(30):
        random = Random(seed)
        full, _, ko, marwick, again, marwick_again = quotes(substituted(MARWICK, NameMaker(random), random))
        assert ko == again
        assert ko in full
        assert marwick == marwick_again


def test_halves_take_the_article():
    assert halved(MARWICK).text.startswith("Ko Min of the North met Ko")
    assert quotes(halved(MARWICK))[1] == "North"


def test_an_article_already_there_is_not_doubled():
    example = Example("In the Urals.", (Labelled(7, 12, "PLACE"),))
    assert spliced(example, {0: Filler("Balkans", article=True)}).text == "In the Balkans."


def test_capitals_that_would_move_offsets_are_left_alone():
    example = Example("Straße", (Labelled(0, 6, "PLACE"),))
    texts = {style.make(example, Random(0)).text for style in STYLES if style.name != "recognition errors"}
    assert texts == {"Straße", "straße"}


def test_headlines_keep_short_words_small():
    example = Example("the envoy's ship left Marwick in 1951, and nobody saw it.", (Labelled(22, 29, "PLACE"),))
    assert headline(example, Random(0)).text == "The Envoy's Ship Left Marwick in 1951, and Nobody Saw It."
    assert headline(example, Random(0)).spans == example.spans


def test_styles_come_as_often_as_the_table_says():
    example = Example("Ko Min went to Marwick and told the barn owls all about her old harbour " * 12, ())
    texts = [restyled(example, Random(seed), curly=0).text for seed in range(4000)]
    plain = sum(text == example.text for text in texts)
    assert abs(plain / 4000 - (1 - sum(style.percent for style in STYLES) / 100)) < 0.015
    assert sum(text.isupper() for text in texts) > 10
    assert sum(text.islower() for text in texts) > 40


def test_a_seed_gives_the_same_variants():
    first, second = (substituted(MARWICK, NameMaker(r), r) for r in (Random(3), Random(3)))
    assert first == second
