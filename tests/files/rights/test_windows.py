"""Words as the guard compares them, and windows of them found wherever and in whatever direction they stand."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotate.files.rights import windows
from annotate.files.rights.lookalikes import plain
from annotate.files.rights.windows import Windows, Words, words_and_numbers, words_in, words_of

TEXT = [f"{a}{b}".encode() for a in ("bra", "klo", "sti", "tru", "vel") for b in ("dan", "gor", "mes", "pil", "wun")]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Don’t — stop", [b"dont", b"stop"]),
        ("in 1990, the 2nd", [b"in", b"the", b"nd"]),
        ("Ｆｕｌｌ ﬁne naïve Straße", [b"full", b"fine", b"naive", b"strasse"]),
        ("ѕоvіеt", [b"soviet"]),
        ("s\u200bo\u00adv\ufe0fi\u034fet", [b"soviet"]),
        ("서울 Seoul", [b"seoul"]),
        ("", []),
    ],
)
def test_words(text, words):
    assert words_in(text) == words


def test_an_outline_counts_numbers_too():
    assert words_of("In 1990 the 2nd") == ("in", "1990", "the", "2nd")
    assert words_and_numbers("In 1990 the 2nd") == [b"in", b"1990", b"the", b"2nd"]


@given(st.text())
def test_what_is_plain_is_ascii_and_stays(text):
    assert plain(text).isascii()
    assert plain(plain(text)) == plain(text)


@given(st.integers(0, 17), st.booleans(), st.lists(st.sampled_from(TEXT), max_size=9))
def test_a_window_is_found_in_both_directions(first, backwards, before):
    windows = Windows.of(TEXT, 8, range(18))
    run = TEXT[first : first + 8]
    assert len(before) in windows.find([*before, *(reversed(run) if backwards else run)])
    assert windows.find([word[::-1] for word in run])


@given(st.lists(st.sampled_from(TEXT), max_size=40))
def test_only_the_order_of_the_text_is_found(some):
    runs = [some[i : i + 8] for i in range(len(some) - 7)]
    wanted = [TEXT[i : i + 8] for i in range(18)]
    found = [i for i, run in enumerate(runs) if run in wanted or run[::-1] in wanted]
    assert Windows.of(TEXT, 8, range(18)).find(some) == found


def test_windows_are_found_without_blanks():
    windows = Windows.of(TEXT, 8, [5])
    assert windows.find_unspaced(b"".join(TEXT))
    assert not windows.find_unspaced(b"".join(TEXT[:12]))
    assert windows.find(TEXT[:3]) == []


def test_a_long_text_is_read_in_pieces_and_loses_no_word_and_no_window(monkeypatch):
    text = "one two-three\nfour 'five' six\n\tseven e\u0301ight" * 9
    whole = Words(text)
    known = Windows.of(words_in(text), 4, [2, 11])
    monkeypatch.setattr(windows, "PIECE", 16)
    parts = Words(text)
    assert len(list(parts)) > 9
    assert [word for some in parts for word in some] == words_in(text)
    assert known.find_all(parts) == known.find_all(whole)
    assert known.find_all(parts)[0] == len(known.find(words_in(text))) > 2


def test_numbers_of_words_are_remembered_within_a_bound(monkeypatch):
    monkeypatch.setattr(windows, "_REMEMBERED", 4)
    values = windows.Values()
    first = [values[word] for word in TEXT]
    assert len(values) <= 4
    assert [values[word] for word in TEXT] == first
