"""The sparse fingerprint: a long run is found for certain, and the text cannot be read off."""

import random
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotate.files.project import Project
from annotate.files.rights import fingerprint, quotes
from annotate.files.rights.copies import copy_from
from annotate.files.rights.fingerprint import CERTAIN, FARTHEST, NEAREST, SIZE, choose, dump, parse, placement
from annotate.files.rights.look import Rule, look_at_text
from annotate.files.rights.seal import read_fingerprint
from annotate.files.rights.windows import Windows, words_in
from annotate.values.errors import DataError
from tests.conftest import tracked_files
from tests.files.rights.attack import longest, recover, vocabulary

WORDS = [
    f"{a}{b}{c}".encode()
    for a in ("ka", "lo", "mi", "su", "ter")
    for b in ("ban", "dor", "gil", "ren")
    for c in "aeiou"
]


def _text(seed, size):
    return random.Random(seed).choices(WORDS, k=size)


def _kept(words, known=None):
    return Windows.of(words, SIZE, choose(words, known or [False] * len(words)).starts)


@given(st.integers(0, 999), st.integers(CERTAIN, 200), st.data())
def test_any_run_of_certain_length_is_found(seed, size, data):
    words = _text(seed, size)
    kept = _kept(words, data.draw(st.lists(st.booleans(), min_size=size, max_size=size)))
    first = data.draw(st.integers(0, size - CERTAIN))
    copied = b" ".join(words[first : first + CERTAIN]).decode()
    before, after = data.draw(st.text(max_size=30)), data.draw(st.text(max_size=30))
    assert look_at_text(f"{before} {copied} {after}", (Rule(kept),)) is not None


def test_the_certain_length_is_what_is_said():
    assert CERTAIN == FARTHEST + SIZE - 1 == 25


@given(st.integers(0, 999), st.integers(SIZE, 150), st.data())
def test_kept_windows_lie_apart_and_not_too_far(seed, size, data):
    known = data.draw(st.lists(st.booleans(), min_size=size, max_size=size))
    starts = choose(_text(seed, size), known).starts
    gaps = [b - a for a, b in pairwise(starts)]
    assert starts[0] < FARTHEST
    assert all(NEAREST <= gap <= FARTHEST for gap in gaps)
    assert size - SIZE - starts[-1] < FARTHEST
    assert NEAREST >= SIZE, "two kept windows that share a word can be chained"


def test_kept_windows_avoid_what_is_quoted():
    words, known = _text(1, 300), [False] * 300
    known[40:50] = [True] * 10
    assert min(choose(words, known).unknown) >= 6
    assert min(choose(words, [False] * 300).unknown) == SIZE


def test_what_is_too_short_has_no_windows():
    assert choose(_text(1, SIZE - 1), [False] * (SIZE - 1)).starts == ()


@given(st.integers(0, 999))
def test_written_and_read_it_is_the_same_and_tells_no_order(seed):
    kept = _kept(_text(seed, 120))
    lines = dump(kept).splitlines()
    assert lines == sorted(lines)
    assert parse(dump(kept), "f").pairs() == kept.pairs()


@pytest.mark.parametrize("line", ["", "0aa 12345678", "zzzzz 12345678", "0001a 123456", "0001a  12345678"])
def test_a_line_that_is_none_is_told(line):
    with pytest.raises(DataError, match=r"f:1: is no line of a fingerprint"):
        parse(line + "\n", "f")


def test_a_fingerprint_is_told_from_another():
    words, unknown = _text(1, 200), [False] * 200
    kept = _kept(words)
    assert placement(kept, words, unknown) == choose(words, unknown)
    pairs = kept.pairs()
    assert placement(Windows.read(SIZE, pairs[1:]), words, unknown) is None, "one window is left out"
    assert placement(Windows.read(SIZE, [*pairs, (1, "abcdef01")]), words, unknown) is None, "one is foreign"
    dense = Windows.of(words, SIZE, range(len(words) - SIZE + 1))
    assert placement(dense, words, unknown) is None, "windows lie too near"
    assert placement(kept, _text(2, 200), unknown) is None, "another text"
    assert placement(Windows.read(SIZE, ()), words, unknown) is None, "none at all"


def test_the_attack_reads_off_hashes_of_all_windows():
    words, known = _text(3, 400), [False] * 400
    known[200:207] = [True] * 7
    dense = Windows.of(words, 8, range(len(words) - 7))
    assert longest(recover(dense, words, known, WORDS)) == 400


def test_the_attack_gets_nowhere_with_the_sparse_fingerprint():
    words, known = _text(3, 400), [False] * 400
    for start in range(0, 380, 20):
        known[start : start + 9] = [True] * 9
    assert recover(_kept(words, known), words, known, WORDS, guessed=2) == known


@pytest.fixture(scope="module")
def copy(article, edition_root):
    found = copy_from(Project(edition_root), "lankov-2010", article.read_text(encoding="utf-8"))
    assert found
    assert found.whole
    return found


@pytest.mark.article
def test_the_article_s_fingerprint_is_its_own_and_leaves_enough_to_guess(copy, edition_root):
    project = Project(edition_root)
    words, known = copy.known(project)
    assert words == words_in(copy.source)
    found = placement(read_fingerprint(project, copy.text), words, known)
    assert found is not None
    assert min(found.unknown) >= 4
    assert sum(found.unknown) / len(found.unknown) > 8


@pytest.mark.article
def test_the_article_cannot_be_read_off(copy, edition_root):
    project = Project(edition_root)
    words, known = copy.known(project)
    every = vocabulary(edition_root, tracked_files(edition_root))
    dense = Windows.of(words, fingerprint.EXACT, range(len(words) - fingerprint.EXACT + 1))
    assert longest(recover(dense, words, known, every)) > 100, "the attack works where it can"
    # And with every word of the article in its dictionary; two guessed together with no other words to try.
    kept, few = read_fingerprint(project, copy.text), sorted(set(words))
    for found in (recover(kept, words, known, [*every, *few]), recover(kept, words, known, few, guessed=2)):
        assert longest(found) <= quotes.LONGEST
        assert found == known


@pytest.mark.article
def test_the_quotes_together_show_few_words_in_a_row(copy, edition_root):
    shown = quotes.of_text(copy.paragraphs, quotes.quotes(Project(edition_root), copy.text))
    rows = [len(run) for words in shown.values() for run in quotes.runs(words)]
    assert 7 < max(rows) <= quotes.LONGEST
