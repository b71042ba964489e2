"""How paragraphs compare, how quotes are found, and how a text is read from its folder."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotate.files import texts
from annotate.files.snapshot import load_text
from annotate.values.errors import DataError, UsageError
from annotate.values.model import Rights
from tests.strategies import words

_text = st.text(st.characters(exclude_categories=("Cs",)), max_size=60)


@given(_text)
def test_folding_keeps_the_length(text):
    assert len(texts.fold(text)) == len(text)


@given(_text)
def test_folding_and_tidying_are_idempotent(text):
    assert texts.fold(texts.fold(text)) == texts.fold(text)
    assert texts.normalise(texts.normalise(text)) == texts.normalise(text)


@given(st.lists(words | st.just("ab"), min_size=1, max_size=20).map(" ".join), st.integers(1, 8))
def test_finding_and_counting_are_inverse(paragraph, nth):
    for quote in {*paragraph.split(), "ab", "a", paragraph}:
        start = texts.find_quote(paragraph, quote, nth)
        if start is not None:
            assert paragraph[start : start + len(quote)] == quote
            assert texts.occurrence_at(paragraph, quote, start) == nth


@given(st.text("ab", max_size=12), st.text("ab", max_size=3), st.integers(0, 12))
def test_counting_and_finding_are_inverse(paragraph, quote, start):
    nth = texts.occurrence_at(paragraph, quote, start)
    if nth is not None:
        assert texts.find_quote(paragraph, quote, nth) == start
    elif quote and paragraph.startswith(quote, start):
        assert paragraph.find(quote) < start, "only an overlapped occurrence may be passed by"


@pytest.mark.parametrize(
    ("paragraph", "quote", "nth", "start"),
    [
        ("Oslo, then Oslo", "Oslo", 2, 11),
        ("Oslo, then Oslo", "Oslo", 3, None),
        ("Oslo", "Oslo", 0, None),
        ("Oslo", "Oslo", -1, None),
        ("Oslo", "", 1, None),
        ("the King’s speech", "King's", 1, 4),
        ("1905–1906", "1905-1906", 1, 0),
        ("7\u00a0June", "7 June", 1, 0),
        ("aaaa", "aa", 2, 2),
        ("Oslo", "oslo", 1, None),
    ],
)
def test_a_quote_is_found(paragraph, quote, nth, start):
    assert texts.find_quote(paragraph, quote, nth) == start


@pytest.mark.parametrize(
    "other",
    [
        "He said: 'it won't do' -- and left.",
        "He said: ‘it won’t do’ — and left.",
        "He  said:\t‘it won´t do’—and left. ",
        "He said: `it won`t do´ – and left.",
        "He said: ‘it won’t do’ ––– and left.",
        "He sa\u00adid: ‘it won’t\u00a0do’ —\u200b and left.",
    ],
)
def test_a_paragraph_is_the_same_whatever_the_signs(other):
    assert texts.fingerprint(other) == texts.fingerprint("He said: 'it won't do' - and left.")


@pytest.mark.parametrize("other", ["He said it", "he said: it", "He said: it!", "He said: its", ""])
def test_every_other_difference_is_found(other):
    assert texts.fingerprint(other) != texts.fingerprint("He said: it")


def test_compatible_letters_and_double_primes_are_one():
    assert texts.fingerprint("the ﬁrst ″Grand″…") == texts.fingerprint('the first "Grand"...')


@pytest.mark.parametrize("source", ["a\nb\n\n c ", "a\r\nb\r\n\r\n c \r\n", "a\rb\r\rc"])
def test_paragraphs_are_lines_with_something_on_them(source):
    assert texts.split_paragraphs(source, texts.Division.LINE) == ("a", "b", "c")


def test_a_text_is_read(mini):
    essay = load_text(mini, "essay")
    assert essay.complete
    assert not essay.private
    assert [p.number for p in essay.paragraphs] == [0, 1, 2]
    assert essay.paragraphs[0].heading == "June"
    assert all(texts.sealed(p) for p in essay.paragraphs)
    letter = load_text(mini, "letter")
    assert letter.meta.rights is Rights.RESERVED
    assert not letter.complete
    assert not any(texts.sealed(p) for p in letter.paragraphs)


def test_an_unknown_text_is_answered_with_the_nearest(mini):
    with pytest.raises(UsageError, match=r"'esay'. Did you mean 'essay'\? Available: essay, letter"):
        load_text(mini, "esay")


def test_a_paragraph_that_changed_is_not_the_one_that_was_sealed(mini):
    path = mini.texts / "essay" / "text.txt"
    path.write_text(path.read_text(encoding="utf-8").replace("Stockholm", "Uppsala"), encoding="utf-8")
    assert [texts.sealed(p) is not None for p in load_text(mini, "essay").paragraphs] == [True, False, True]


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ('rights = "open"', 'rights = "free"', "rights is 'free'"),
        ('rights = "open"\n', "", "missing: rights"),
        ('title = "The End of a Union"\n', "", "missing: title"),
        ('date = "2026"', "date = 2026", "date is not text"),
        ('date = "2026"', 'date = "last year"', "date: 'last year' is not a date in EDTF"),
        ('id = "essay"', 'id = "Essay"', "id is 'Essay'"),
        ('id = "essay"', 'id = "letter"', "id is 'letter', the folder is 'essay'"),
        ('date = "2026"\nref', 'date = "2026"\nurl = "javascript:alert(1)"\nref', "url is 'javascript:alert"),
        ('reference_date = "2026"', 'reference_date = "2026/2027"', "'2026/2027' cannot be the date of a text"),
        ('title = "The End', 'title = "<b>The End', "title is '<b>The End"),
        ('id = "essay"', f"id = {'[' * 5000}", "not valid TOML"),
        ('date = "2026"', f"date = {'9' * 5000}", "not valid TOML"),
        ('id = "essay"', 'id = "essay"\ncolour = "red"', "unknown field colour"),
        ('id = "essay"', "id = essay", "not valid TOML"),
    ],
)
def test_a_broken_description_is_refused(mini, old, new, message):
    path = mini.texts / "essay" / "meta.toml"
    path.write_text(path.read_text(encoding="utf-8").replace(old, new, 1), encoding="utf-8")
    with pytest.raises(DataError, match=message) as caught:
        texts.read_meta(mini, "essay")
    assert caught.value.remedy
    assert str(mini.root) not in str(caught.value)


def test_a_broken_outline_is_refused(mini):
    path = mini.texts / "essay" / "outline.csv"
    path.write_text(path.read_text(encoding="utf-8").replace("\n1,", "\none,"), encoding="utf-8")
    with pytest.raises(DataError, match=r"data/texts/essay/outline.csv:3:1 number: para is 'one'"):
        load_text(mini, "essay")
