"""Every value has words, and different dates get different anchors."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

import annotate
from annotate.files.schema import TABLES, table
from annotate.sphinxext import vocabulary
from annotate.sphinxext.pages import codebook
from annotate.sphinxext.pages.index import PAGES
from annotate.sphinxext.vocabulary import date_anchor, index_target, sort_name, subject, words_of
from annotate.values.authority import Entity, Name
from annotate.values.edtf import NO_DATE, Edtf
from annotate.values.model import Certainty, DateRelation, Kind, Mention, Status


def test_every_value_has_words():
    assert {words.kind for words in vocabulary.KINDS} == set(Kind)
    assert set(vocabulary.STATUS) == set(Status)
    assert set(vocabulary.CERTAINTY) == set(Certainty)
    assert set(vocabulary.DATE_RELATION) == set(DateRelation)
    relations = next(f for f in table("gazetteer/relations").fields if f.name == "relation")
    assert set(vocabulary.RELATION) == set(relations.values)
    assert {field.type for schema in TABLES for field in schema.fields} <= set(codebook.TYPES)


def test_every_kind_has_an_index_page_and_a_style_of_its_own():
    assert {words.page for words in vocabulary.KINDS} <= set(PAGES)
    assert len({words.style for words in vocabulary.KINDS}) == len(vocabulary.KINDS)


DATES = st.from_regex(r"\A(19[0-9]{2}|19[0-9]X)(-(0[1-9]|1[0-2]))?[~?%]?(/(\.\.|20[0-9]{2}[~?]?))?\Z").map(
    lambda text: replace(NO_DATE, text=text)
)


@given(DATES, DATES)
def test_different_dates_get_different_anchors_that_html_can_hold(one, other):
    assert (date_anchor(one) == date_anchor(other)) == (one == other)
    assert re.fullmatch(r"[A-Za-z][\w-]*", date_anchor(one))


@pytest.mark.parametrize(
    ("mention", "target"),
    [
        (Mention("a", "t", 0, "q", 1, Kind.PLACE, entity="x"), ("places", "ent-x")),
        (Mention("a", "t", 0, "q", 1, Kind.DATE, edtf=Edtf.parse("1960~")), ("dates", "date-1960-about")),
        (Mention("a", "t", 0, "q", 1, Kind.TERM), ("events-terms", "unlinked-term")),
    ],
)
def test_index_target(mention, target):
    assert index_target(mention, mention.kind) == target


def test_mentions_without_entity_or_date_are_told_apart_by_their_words():
    one, other = (Mention("a", "t", 0, quote, 1, Kind.TERM) for quote in ("one", "other"))
    assert subject(one) != subject(other)


def test_names_are_filed_without_accents_case_or_apostrophes():
    assert sorted(["Ŏm", "Om", "P'yongan", "Pyongan"], key=sort_name)
    assert sort_name("Élysée") == "elysee"
    assert sort_name("P’yŏngyang") == sort_name("Pyongyang")


def test_words_of_is_total():
    assert [words_of(kind).kind for kind in Kind] == list(Kind)


@pytest.mark.parametrize(
    ("label", "names", "under"),
    [
        ("Joseph Stalin", ["Stalin", "Stalin, Joseph"], "Stalin, Joseph"),
        ("Ernest Bevin", ["Bevin"], "Bevin, Ernest"),
        ("Charles H. Bonesteel III", ["Bonesteel", "Bonesteel, Charles H. III"], "Bonesteel, Charles H. III"),
        ("Kim Il-sung", ["Kim Il Sung"], "Kim Il-sung"),
        ("Hirohito", ["Hirohito"], "Hirohito"),
    ],
)
def test_persons_are_filed_under_their_surname(label, names, under):
    person = Entity("x", Kind.PERSON, "person", label)
    assert vocabulary.filed(person, [Name("x", name) for name in names]) == under


def test_every_person_of_this_edition_is_filed_under_the_surname(edition_root):
    """The ids of persons begin with it."""
    gazetteer = annotate.load(edition_root).gazetteer
    people = [entity for entity in gazetteer.entities if entity.kind is Kind.PERSON and not entity.replaced_by]
    under = {person.id: sort_name(vocabulary.filed(person, gazetteer.names_of(person.id))) for person in people}
    assert not [id for id, name in under.items() if not name.startswith(id.partition("-")[0])]


def test_what_is_no_person_is_filed_as_it_stands():
    harbour = Entity("x", Kind.PLACE, "city", "Port Arthur")
    assert vocabulary.filed(harbour, [Name("x", "Arthur, Port")]) == "Port Arthur"


def test_a_sentence_keeps_the_capitals_of_its_words():
    assert vocabulary.sentence("from 2 March 1990") == "From 2 March 1990"


@pytest.mark.parametrize(("number", "words"), [(1, "once"), (2, "twice"), (3, "3 times"), (1200, "1,200 times")])
def test_times_in_words(number, words):
    assert vocabulary.times(number) == words
