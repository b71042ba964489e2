"""Composed names: every culture and pattern can be drawn and comes out whole."""

import re
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from annotate_train.lessons.names import NameMaker

seeds = st.integers(0, 100_000)


@given(seeds)
def test_a_person_holds_the_surname(seed):
    person = NameMaker(Random(seed)).person()
    assert person.surname in person.full
    assert person.full != person.surname
    assert person.full == " ".join(person.full.split())


@given(seeds)
def test_no_slot_is_left_open(seed):
    names = NameMaker(Random(seed))
    for made in (names.organisation(), names.event(), names.unnamed(), names.city(), names.date(), names.title()):
        assert made
        assert not re.search(r"[{}]", made)
        assert made == made.strip()


def test_given_names_come_in_every_spelling():
    names = NameMaker(Random(1))
    full = [names.person().full for _ in range(4000)]
    assert any(re.fullmatch(r"[A-Z][a-z]+ [A-Z][a-z]+-[a-z]+", name) for name in full)
    assert any(re.fullmatch(r"[A-Z][a-z]+ [A-Z][a-z]+ [A-Z][a-z]+", name) for name in full)
    assert any(" von " in name for name in full)
    assert any(re.search(r" [A-Z]\. ", name) for name in full)
