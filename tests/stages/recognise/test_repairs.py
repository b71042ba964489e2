"""Titles, openings of sentences, explained short forms."""

import pytest
import spacy

from annotate.stages.recognise.candidates import FROM_MODEL, Candidate
from annotate.stages.recognise.lexicon import common_words
from annotate.stages.recognise.repairs import explained, titled, without_bare_years, without_openers
from annotate.stages.tokens import Tokens
from annotate.values.model import Kind

BLANK = spacy.blank("en")


def apply(rule, text, *names):
    """Run a rule on candidates given as (name, kind) and return what comes out as (name, kind)."""
    doc = BLANK(text)
    of = Tokens.of if rule is explained else lambda doc: doc
    candidates = []
    for name, kind in names:
        span = doc.char_span(text.index(name), text.index(name) + len(name))
        candidates.append(Candidate(span.start, span.end, kind, (FROM_MODEL,)))
    return {(doc[c.start : c.end].text, c.kind) for c in rule(of(doc), candidates)}


@pytest.mark.parametrize(
    ("text", "name", "kind", "expected"),
    [
        ("They asked General Harwick twice.", "General Harwick", Kind.ORG, ("Harwick", Kind.PERSON)),
        ("They asked Premier Oduya twice.", "Oduya", Kind.PLACE, ("Oduya", Kind.PERSON)),
        ("They asked General Motors twice.", "General Motors", Kind.ORG, ("General Motors", Kind.ORG)),
        ("The General Assembly met.", "General Assembly", Kind.ORG, ("General Assembly", Kind.ORG)),
        ("Brigadier General Oduya left.", "Brigadier General", Kind.ORG, ("Brigadier General", Kind.ORG)),
        ("They asked Premier Foods twice.", "Premier Foods", Kind.ORG, ("Premier Foods", Kind.ORG)),
        ("The general saw Marwick.", "Marwick", Kind.PLACE, ("Marwick", Kind.PLACE)),
    ],
)
def test_a_title_makes_a_person(text, name, kind, expected):
    assert apply(titled, text, (name, kind)) == {expected}


def test_a_common_word_that_opens_a_sentence_is_no_name():
    text = "Visas were short. Aeroplanes landed near Marwick. Factories slept."
    names = [("Visas", Kind.ORG), ("Aeroplanes", Kind.ORG), ("Marwick", Kind.PLACE), ("Factories", Kind.PERSON)]
    assert apply(without_openers, text, *names) == {("Marwick", Kind.PLACE)}


def test_a_name_that_looks_common_stays_where_the_text_uses_it_as_one():
    text = "Factories came home. We saw Factories again, and Marwick."
    doc = BLANK(text)
    twice = [Candidate(t.i, t.i + 1, Kind.PERSON, (FROM_MODEL,)) for t in doc if t.text == "Factories"]
    assert len(without_openers(doc, twice)) == 2


def test_the_text_explains_a_short_form():
    text = "He ran the Marwick Board of Trade (MBT) for years."
    wanted = {("Marwick Board of Trade", Kind.ORG)}
    assert apply(explained, text, ("Board of Trade", Kind.ORG)) == wanted
    assert apply(explained, text, ("MBT", Kind.ORG)) == wanted | {("MBT", Kind.ORG)}
    assert apply(explained, text) == set(), "plans and laws are shortened, too"


def test_a_year_and_a_place_are_no_event():
    text = "It recalled 1923 Marwick and the 1923 Marwick election."
    event = ("1923 Marwick election", Kind.EVENT)
    assert apply(without_bare_years, text, ("1923 Marwick", Kind.EVENT), event) == {event}


def test_common_words_are_listed_in_small_letters():
    assert all(word.islower() for word in common_words())
