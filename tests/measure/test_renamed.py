"""Names change, the text around them and what was decided about them do not."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotate.edition import load
from annotate.measure import peers, renamed
from annotate.measure.renamed import rename
from annotate.measure.unseen_names import Role, UnseenName, unseen_names, words_of
from annotate.values.errors import InputError
from annotate.values.model import Kind, Located, Mention

TEXT = (
    "Peder Holm’s letter reached the Holm Institute in South Ormel; Holm, of the two Ormels, trusted neither.",
    "The South and the U.S.S. signed on 4 May 1951 at the Ormel-Vane talks. "
    "The Holm Doctrine and the Ormel press said no.",
)
NAMES = (
    (0, "Peder Holm", 1, Kind.PERSON),
    (0, "Holm Institute", 1, Kind.ORG),
    (0, "South Ormel", 1, Kind.PLACE),
    (0, "Holm", 3, Kind.PERSON),
    (0, "Ormels", 1, Kind.PLACE),
    (1, "South", 1, Kind.PLACE),
    (1, "U.S.S.", 1, Kind.PLACE),
    (1, "4 May 1951", 1, Kind.DATE),
    (1, "Ormel-Vane", 1, Kind.ORG),
    (1, "Holm Doctrine", 1, Kind.TERM),
    (1, "Ormel press", 1, Kind.ORG),
)


def at(para, quote, nth):
    start = -1
    for _ in range(nth):
        start = TEXT[para].index(quote, start + 1)
    return start


def located():
    found = []
    for n, (para, quote, nth, kind) in enumerate(NAMES):
        mention = Mention(f"a-{n}", "t", para, quote, nth, kind)
        found.append(Located(mention, at(para, quote, nth), at(para, quote, nth) + len(quote)))
    return found


def quotes(result):
    return [text[s.start : s.end] for text, spans in zip(result.paragraphs, result.gold, strict=True) for s in spans]


def test_a_name_stays_one_name_in_all_its_forms():
    person, institute, country, alone, plural, south, letters, date, both, press = quotes(
        rename(TEXT, located(), 1, ordinary=True)
    )
    given, family = person.split()
    assert alone == family
    assert institute.endswith(" Institute")
    assert institute.split()[0] != family, "a person and an institute with one word do not share the substitute"
    assert country.startswith("South ")
    ormel = country.removeprefix("South ")
    assert plural == f"{ormel}s"
    assert both.split("-")[0] == ormel
    assert south not in ("South", ormel, given)
    assert letters[1::2] == "..." and letters[::2] != "US"
    assert date == "4 May 1951"
    assert press == "Ormel press", "a description is no name"


def test_what_lies_outside_the_names_stays():
    result = rename(TEXT, located(), 1, ordinary=True)
    family = quotes(result)[3]
    assert f"{family}’s letter reached the " in result.paragraphs[0]
    assert f"talks. The {family} Doctrine and the Ormel press said no." in result.paragraphs[1]


def test_names_of_ordinary_words_stay_where_that_is_asked_for():
    result = rename(TEXT, located(), 1, ordinary=False)
    assert result.paragraphs[1].startswith("The South and the ")
    assert result.substitutes == rename(TEXT, located(), 1, ordinary=True).substitutes - 1


def test_a_seed_gives_the_same_names():
    assert rename(TEXT, located(), 5, ordinary=True) == rename(TEXT, located(), 5, ordinary=True)
    assert rename(TEXT, located(), 5, ordinary=True) != rename(TEXT, located(), 6, ordinary=True)


def test_too_many_names_are_an_error(monkeypatch):
    few = [s for s in unseen_names() if s.role is not Role.PLACE] + [UnseenName(Role.PLACE, "Kwekwe", "ZW 1")]
    monkeypatch.setattr(renamed, "unseen_names", lambda: tuple(few))
    with pytest.raises(InputError, match="more words for a place"):
        rename(TEXT, located(), 1, ordinary=True)


@pytest.fixture(scope="module")
def essay(edition_root):
    edition = load(edition_root)
    return [p.text for p in edition.text("companion").paragraphs], edition.located("companion")


@settings(max_examples=25, deadline=None)
@given(seed=st.integers(), ordinary=st.booleans())
def test_on_the_essay_labels_and_dates_stay_and_no_old_name_is_left(essay, seed, ordinary):
    paragraphs, found = essay
    result = rename(paragraphs, found, seed, ordinary=ordinary)
    for text, spans, old_text, old in zip(
        result.paragraphs, result.gold, paragraphs, peers.gold(found, len(paragraphs)), strict=True
    ):
        before = sorted(old, key=lambda s: s.start)
        assert [s.label for s in spans] == [s.label for s in before]
        gaps = [0, *(edge for s in spans for edge in (s.start, s.end)), len(text)]
        old_gaps = [0, *(edge for s in before for edge in (s.start, s.end)), len(old_text)]
        for new, one in zip(spans, before, strict=True):
            if one.label == "DATE":
                assert text[new.start : new.end] == old_text[one.start : one.end]
            if one.label == "PERSON":
                assert not words_of(text[new.start : new.end]) & words_of(old_text[one.start : one.end]) - {"d", "r"}
        assert gaps == sorted(gaps) and old_gaps == sorted(old_gaps)
    known = {s.word for s in unseen_names()}
    cities = {"Seoul", "Pyongyang", "Moscow", "Beijing", "Bonn", "Tokyo"}
    left = [text[s.start : s.end] for text, spans in zip(result.paragraphs, result.gold, strict=True) for s in spans]
    assert not cities & set(left)
    assert sum(quote in known for quote in left) > 60
