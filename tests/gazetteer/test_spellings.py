"""Spellings by rule: what the editors listed in Latin letters follows from the other scripts."""

import pytest

from annotate.gazetteer import Gazetteer, read_gazetteer
from annotate.gazetteer.names import normalise
from annotate.gazetteer.spellings import SHORTEST, chinese, cyrillic, hangul
from annotate.values.model import Kind

SPELT = (
    ("Lee Seung-man", "rhee-syngman"),
    ("Ri Sung Man", "rhee-syngman"),
    ("Ro Tae U", "roh-tae-woo"),
    ("Ro Thae U", "roh-tae-woo"),
    ("Pak Chŏng-hŭi", "park-chung-hee"),
    ("Kim Young Nam", "kim-yong-nam"),
    ("Phyongyang", "pyongyang"),
    ("Ch’ien Ch’i-ch’en", "qian-qichen"),
    ("Teng Hsiao-p’ing", "deng-xiaoping"),
    ("Shtikov", "shtykov-terentii"),
    ("Taipeh", "taipei"),
    ("Chow En-lai", "zhou-enlai"),
    ("Tsien Ki-chen", "qian-qichen"),
    ("Terenty Shtikov", "shtykov-terentii"),
    ("Gorbachov", "gorbachev-mikhail"),
    ("Hruščev", "khrushchev-nikita"),
)
INITIALLED = (
    ("T. F. Shtykov", "shtykov-terentii"),
    ("Shtykov, T. F.", "shtykov-terentii"),
    ("T.F. Shtykov", "shtykov-terentii"),
    ("M. S. Gorbachev", "gorbachev-mikhail"),
)


@pytest.fixture(scope="module")
def own(edition_root) -> Gazetteer:
    return read_gazetteer(edition_root / "data" / "gazetteer")


@pytest.mark.parametrize(("surface", "id"), SPELT)
def test_a_spelling_that_nobody_listed(own, surface, id):
    assert [name.entity for name in own.spelt(surface)] == [id]


@pytest.mark.parametrize(("surface", "id"), INITIALLED)
def test_initials_stand_for_given_names(own, surface, id):
    assert {name.entity for name in own.initialled(surface)} == {id}


@pytest.mark.parametrize("surface", ["A. F. Shtykov", "Shtykov", "T. F.", "T. F. Nobody", "U.S. Gorbachev"])
def test_other_initials_do_not(own, surface):
    assert own.initialled(surface) == ()


@pytest.mark.parametrize(
    "surface", ["", "Kim", "Lee Seung-min", "Prussia", "Park Chung-hee Memorial", "Smith", "Kim Ok"]
)
def test_what_is_no_spelling(own, surface):
    assert own.spelt(surface) == ()


def test_every_romanisation_the_editors_listed_follows_from_the_hangul(own):
    """McCune–Reischauer and Revised Romanisation, enumerated from the authority file."""
    wrong, followed = [], 0
    for name in own.names:
        native = [n.name for n in own.names_of(name.entity) if n.script == "Hang"]
        spelt = native and all(map(hangul.pattern, native))
        if name.lang != "ko-Latn" or not spelt or own.entity(name.entity).kind not in (Kind.PERSON, Kind.PLACE):
            continue
        if len(normalise(name.name)) >= SHORTEST:
            followed += 1
            if name.entity not in {n.entity for n in own.spelt(name.name)}:
                wrong.append((name.name, native))
    assert wrong == []
    assert followed > len(SPELT), "the authority file has romanised names"


@pytest.mark.parametrize("make", [hangul.pattern, cyrillic.pattern, chinese.pattern])
@pytest.mark.parametrize("name", ["", " ", "김", "Smith", "Wellington Koo V", "é", "대한민국임시정부", "(.*)", "a-b"])
def test_what_cannot_be_spelt_out_has_no_pattern(make, name):
    assert make(name) == ""
