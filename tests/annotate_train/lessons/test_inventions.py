"""Names of no language: repeatable, of many sounds, and never those kept for measuring."""

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotate.measure.parts import makeable
from annotate.measure.unseen_names import unseen_names
from annotate_train.lessons import inventions
from annotate_train.lessons.inventions import invented
from annotate_train.lessons.names import INVENTED, NameMaker


@given(st.integers())
def test_an_invention_is_one_word_with_a_capital(seed):
    word = invented(Random(seed))
    assert word.isalpha()
    assert word[0].isupper() and word[1:].islower()
    assert 2 < len(word) < 25
    assert word == invented(Random(seed))


def test_inventions_hardly_repeat_and_end_in_many_ways():
    random = Random(0)
    words = [invented(random) for _ in range(2000)]
    assert len(set(words)) > 1900
    assert len({word[-3:] for word in words}) > 900


def test_a_name_kept_for_measuring_is_drawn_again(monkeypatch):
    drawn = iter([unseen_names()[0].word.lower(), "zorvel"])
    monkeypatch.setattr(inventions, "_word", lambda _: next(drawn))
    assert invented(Random(0)) == "Zorvel"


@pytest.mark.parametrize("make", [NameMaker.surname, NameMaker.city, lambda n: n.state()[0].split()[-1]])
def test_every_kind_of_name_is_invented_now_and_then(make):
    names = NameMaker(Random(0))
    words = [make(names) for _ in range(1000)]
    of_no_language = sum(word.isalpha() and word.lower() not in makeable() for word in words) / 1000
    assert abs(of_no_language - INVENTED) < 0.1
