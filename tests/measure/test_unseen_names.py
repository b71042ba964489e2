"""Unseen names are unseen: what they are checked against is everything the recogniser was made from."""

import pytest

from annotate.measure.corpora import Use
from annotate.measure.parts import makeable
from annotate.measure.unseen_names import (
    Role,
    corpus_words,
    gazetteer_words,
    known,
    listed_words,
    require_unknown,
    unseen_names,
    words_of,
)
from annotate.values.errors import InputError


def test_no_unseen_name_is_in_a_list_that_training_or_rules_read():
    require_unknown(listed_words(), "the lists")


def test_no_unseen_name_is_in_the_gazetteer_or_the_open_text(edition_root):
    require_unknown(gazetteer_words(edition_root / "data" / "gazetteer"), "the gazetteer")
    require_unknown(
        words_of((edition_root / "data" / "texts" / "companion" / "text.txt").read_text(encoding="utf-8")), "it"
    )


def test_there_are_enough_of_each_and_none_twice():
    words = [name.word.lower() for name in unseen_names()]
    assert len(set(words)) == len(words)
    for role, least in ((Role.GIVEN, 100), (Role.FAMILY, 100), (Role.PLACE, 250)):
        assert sum(s.role is role for s in unseen_names()) > least
    assert all(s.origin.split()[1].isdigit() for s in unseen_names() if s.role is Role.PLACE)


@pytest.mark.parametrize(
    "word",
    ["Seoul", "Chongil", "Petrov", "Hansung", "Commodore"],
)
def test_what_is_listed_or_can_be_put_together_is_known(word):
    assert known([word], listed_words() | makeable()) == (word,)


def test_parts_of_a_word_count():
    assert known(["Baden-Krummau", "d'Ormel"], {"baden"}) == ("Baden-Krummau",)


def test_a_known_substitute_is_named(tiny):
    words = corpus_words(tiny.folder, tiny.sources)
    assert "marwick" in words
    require_unknown(words, "the twenty lines")
    with pytest.raises(InputError, match=f"1 of the substitutes occur in them: {unseen_names()[3].word}"):
        require_unknown({*words, unseen_names()[3].word.lower()}, "them")


def test_corpora_that_are_not_there_are_an_error(tmp_path, tiny):
    assert tiny.sources[0].use is Use.TRAIN
    with pytest.raises(InputError, match="missing tiny"):
        corpus_words(tmp_path, tiny.sources)
