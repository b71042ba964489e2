"""Sentences, paragraphs and the date a mention speaks of."""

from __future__ import annotations

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st
from spacy.language import Language
from spacy.tokens import Doc

from annotate.stages import extensions
from annotate.stages.discourse import UNDATED, layout, moments
from annotate.values.edtf import EdtfError

TOKENISER = spacy.blank("en")


@pytest.fixture(scope="module")
def nlp() -> Language:
    extensions.register()
    return spacy.blank("en")


def dated(nlp: Language, text: str, own: str, *marks: tuple[str, str, str]) -> Doc:
    """Return a document with the marked words as entities: words, kind, date."""
    doc = nlp(text)
    doc._.reference_date = own
    doc.ents = [doc.char_span(text.index(words), text.index(words) + len(words), kind) for words, kind, _ in marks]
    for words, _, value in marks:
        next(ent for ent in doc.ents if ent.text == words)._.edtf = value
    return doc


def test_sentences_end_at_points_that_stand_alone(nlp: Language) -> None:
    doc = nlp("On Oct. 2 the U.S. envoy came. “Who sent him?” Nobody knew.\nA line without a point\nThe last")
    assert [doc[s.start : s.end].text.strip() for s in layout(doc).sentences] == [
        "On Oct. 2 the U.S. envoy came.",
        "“Who sent him?”",
        "Nobody knew.",
        "A line without a point",
        "The last",
    ]
    assert len(layout(doc).paragraphs) == 3


@given(st.text(alphabet="ab AB.?!\n“”1", max_size=60))
def test_every_word_lies_in_exactly_one_sentence_of_one_paragraph(text: str) -> None:
    doc = TOKENISER(text)
    where = layout(doc)
    for stretches in (where.sentences, where.paragraphs):
        held = [token.i for token in doc if not token.is_space for s in stretches if s.holds(token.i)]
        assert held == [token.i for token in doc if not token.is_space]
    assert all(any(p.start <= s.start and s.end <= p.end for p in where.paragraphs) for s in where.sentences)


def test_the_nearest_date_of_the_sentence_counts(nlp: Language) -> None:
    text = "In 1950 Arcadia fell. Until 1960 Boeotia was poor, but by 1980 Corinth was rich."
    marks = [("1950", "DATE", "1950"), ("1960", "DATE", "1960"), ("1980", "DATE", "1980")]
    marks += [(name, "PLACE", "") for name in ("Arcadia", "Boeotia", "Corinth")]
    doc = dated(nlp, text, "2010", *marks)
    found = {ent.text: moment.date.text for ent, moment in zip(doc.ents, moments(doc), strict=True)}
    assert (found["Arcadia"], found["Boeotia"], found["Corinth"]) == ("1950", "1960", "1980")


def test_a_date_is_carried_on_until_the_next(nlp: Language) -> None:
    text = "Arcadia was quiet. It was 1950 then. Boeotia was not.\nCorinth neither."
    marks = [("1950", "DATE", "1950"), *((name, "PLACE", "") for name in ("Arcadia", "Boeotia", "Corinth"))]
    doc = dated(nlp, text, "2010", *marks)
    found = {ent.text: moment for ent, moment in zip(doc.ents, moments(doc), strict=True)}
    assert [(found[name].date.text, found[name].found) for name in ("Arcadia", "Boeotia", "Corinth")] == [
        ("2010", "date of the text"),
        ("1950", "last date in the paragraph"),
        ("1950", "date carried on from before"),
    ]


def test_without_any_date_nothing_is_assumed(nlp: Language) -> None:
    assert moments(dated(nlp, "Arcadia was quiet.", "", ("Arcadia", "PLACE", ""))) == (UNDATED,)


def test_the_date_of_a_mention_is_a_value(nlp: Language) -> None:
    doc = dated(nlp, "In the 1950s Arcadia fell.", "2010", ("1950s", "DATE", "195X"), ("Arcadia", "PLACE", ""))
    (_, moment) = moments(doc)
    assert moment.date.words == "the 1950s"
    assert moment.date.text == "195X"


def test_a_date_that_is_none_is_refused_with_a_remedy(nlp: Language) -> None:
    with pytest.raises(EdtfError, match="not a date in EDTF") as caught:
        moments(dated(nlp, "Arcadia was quiet.", "soon", ("Arcadia", "PLACE", "")))
    assert "1990-09-30" in caught.value.remedy
