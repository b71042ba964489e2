"""A reader's copy is aligned paragraph by paragraph: what is the same, altered, missing or extra is told exactly so."""

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotate.files import alignment, texts
from annotate.files.alignment import State, align, forget, take_in
from annotate.files.rights import fingerprint
from annotate.files.rights.seal import read_fingerprint
from annotate.files.rights.windows import Windows, words_in, words_of
from annotate.files.sealing import seal
from annotate.files.snapshot import load_text
from annotate.values.edtf import Edtf
from annotate.values.errors import InputError, UsageError
from annotate.values.model import Paragraph, Rights, Text, TextMeta

_YEAR = Edtf.parse("1905")
_META = TextMeta("letter", "A Letter", "The editors", _YEAR, _YEAR, "The tests", Rights.RESERVED, "none")
_LEXICON = [
    f"{a}{b}{c}" for a in ("ka", "lo", "mi", "su", "ter") for b in ("ban", "dor", "gil", "ren") for c in "aeiou"
]


def _text(paragraphs) -> Text:
    outline = (Paragraph(n, texts.fingerprint(p), len(words_of(p)), "") for n, p in enumerate(paragraphs))
    return Text(_META, tuple(outline))


def _states(result):
    return [(item.para, item.state) for item in result.items]


@st.composite
def letters(draw) -> list[str]:
    """Return different paragraphs with signs that copies write in many ways.

    Twenty words and more: of a shorter one the altered form may hold too few quotes to be told by them.
    """
    source = random.Random(draw(st.integers(0, 10**6)))
    made = []
    for number in range(draw(st.integers(2, 8))):
        some = source.choices(_LEXICON, k=source.randint(20, 40))
        some[3] = f"“{some[3]}”"
        some[6] = f"{some[6]}’s"
        some[9] = "–"
        made.append(f"{number}th {' '.join(some)}.")
    return made


NOTHING = Windows.read(fingerprint.SIZE, ())


def _known(paragraphs) -> Windows:
    words = words_in("\n".join(paragraphs))
    return Windows.of(words, fingerprint.SIZE, fingerprint.choose(words, [False] * len(words)).starts)


def _shown(paragraphs) -> dict[int, frozenset[str]]:
    """Every fifth word of each paragraph, as if it were quoted."""
    return {number: frozenset(paragraph.split()[1::5]) for number, paragraph in enumerate(paragraphs)}


_SIGNS = {"“": '"„”', "”": '"“', "’": "'‘´`", "–": "—-−"}


def _disguised(paragraph: str, source: random.Random) -> str:
    signs = (source.choice(_SIGNS[c] + c) if c in _SIGNS else c for c in paragraph)
    spaced = "".join(source.choice([" ", "  ", "\u00a0", "\t"]) if c == " " else c for c in signs)
    return source.choice(["", "  "]) + spaced + source.choice(["", " \t"])


@given(letters(), st.integers(0, 10**6), st.sampled_from(["\n", "\n\n", "\r\n", "\n \n\n"]))
def test_signs_blanks_and_line_ends_make_no_difference(paragraphs, seed, between):
    source = random.Random(seed)
    copy = between.join(_disguised(p, source) for p in paragraphs)
    result = align(copy, _text(paragraphs), _known(paragraphs), {})
    assert _states(result) == [(n, State.SAME) for n in range(len(paragraphs))]


def _altered(paragraph: str, source: random.Random) -> str:
    some = paragraph.split()
    place = source.randrange(len(some))
    changed = source.choice([[*some[:place], "anders", *some[place:]], [*some[:place], *some[place + 1 :]]])
    return " ".join(changed)


@given(letters(), st.data())
@settings(deadline=None)
def test_what_was_dropped_altered_or_added_is_told_exactly(paragraphs, data):
    source = random.Random(data.draw(st.integers(0, 10**6)))
    fates = data.draw(st.lists(st.sampled_from(State), min_size=len(paragraphs), max_size=len(paragraphs)))
    lines, expected = [], []
    for number, (paragraph, fate) in enumerate(zip(paragraphs, fates, strict=True)):
        if fate is State.EXTRA:
            lines.append("Advertisement: hats, gloves and umbrellas at the corner of the square, open until eight.")
            expected.append((None, State.EXTRA))
        if fate is State.MISSING:
            expected.append((number, State.MISSING))
            continue
        lines.append(_altered(paragraph, source) if fate is State.ALTERED else paragraph)
        expected.append((number, State.ALTERED if fate is State.ALTERED else State.SAME))
    result = align("\n".join(lines), _text(paragraphs), _known(paragraphs), _shown(paragraphs))
    told = {(item.para, item.state) for item in result.items if item.para is not None}
    # Between two paragraphs that are the same, which of several altered ones is missing can only be told by length.
    if State.MISSING not in fates or State.ALTERED not in fates:
        assert told == {pair for pair in expected if pair[0] is not None}
    assert {p for p, state in told if state is State.SAME} == {p for p, state in expected if state is State.SAME}
    for state in State:
        assert result.count(state) == sum(s is state for _, s in expected)


@given(letters(), st.randoms(use_true_random=False))
def test_moved_paragraphs_are_the_same(paragraphs, source):
    order = list(range(len(paragraphs)))
    source.shuffle(order)
    result = align("\n".join(paragraphs[i] for i in order), _text(paragraphs), NOTHING, {})
    assert sorted(_states(result)) == [(n, State.SAME) for n in range(len(paragraphs))]
    assert {item.para: item.text for item in result.items} == dict(enumerate(paragraphs))


def test_paragraphs_that_read_alike_are_each_found():
    paragraphs = ["One and the same line.", "Between.", "One and the same line."]
    assert _states(align("\n".join(paragraphs), _text(paragraphs), NOTHING, {})) == [(n, State.SAME) for n in range(3)]


@pytest.mark.parametrize("hyphen", ["-", "\u2010", "\u00ad"])
def test_lines_broken_in_the_middle_are_joined(hyphen):
    paragraphs = ["An elderly well-dressed gentleman beside me finished his cigar.", "Greetings to all of them."]
    first = f"An elder{hyphen}\nly well-\ndressed gentle{hyphen}\nman beside me\nfinished his cigar."
    copy = f"{first}\n\nGreetings to all\nof them.\n"
    assert _states(align(copy, _text(paragraphs), NOTHING, {})) == [(0, State.SAME), (1, State.SAME)]


def test_a_line_of_invisible_signs_is_no_paragraph():
    assert _states(align("First of all.\n\u200b\nGreetings.", _text(["First of all.", "Greetings."]), NOTHING, {})) == [
        (0, State.SAME),
        (1, State.SAME),
    ]


@pytest.fixture
def source(letter):
    return letter.read_text(encoding="utf-8")


def _letter(project):
    return load_text(project, "letter")


def test_a_copy_is_taken_in_and_forgotten(mini, source):
    result = take_in(mini, _letter(mini), source)
    assert result.count(State.SAME) == 6
    held = _letter(mini)
    assert held.complete
    assert held.private
    assert all(texts.sealed(p) for p in held.paragraphs)
    assert forget(mini, "letter") is True
    assert forget(mini, "letter") is False
    assert not _letter(mini).private


def test_an_altered_copy_is_kept_but_is_not_the_edition_s_text(mini, source):
    result = take_in(mini, _letter(mini), source.replace("harbour", "quay").replace("A letter home\n", ""))
    assert [(i.para, i.state) for i in result.items if i.state is not State.SAME] == [
        (0, State.MISSING),
        (4, State.ALTERED),
    ]
    paragraphs = _letter(mini).paragraphs
    assert [texts.sealed(p) is not None for p in paragraphs] == [False, True, True, True, False, True]


@pytest.mark.parametrize("copy", ["", " \n\n", "Quite another text, with nothing in common."])
def test_what_is_no_copy_is_refused(mini, copy):
    with pytest.raises(InputError) as caught:
        take_in(mini, _letter(mini), copy)
    assert caught.value.remedy
    assert not mini.private.exists()


def test_an_open_text_needs_no_copy(mini):
    with pytest.raises(UsageError, match="part of the edition"):
        take_in(mini, load_text(mini, "essay"), "On 7 June")


def _precis(project, text):
    return [p.precis for p in load_text(project, text).paragraphs]


def test_sealing_again_changes_nothing(mini, source):
    before = {p: p.read_bytes() for p in (mini.texts / "letter").iterdir()}
    assert seal(mini, "letter", source).paragraphs == 6
    assert {p: p.read_bytes() for p in (mini.texts / "letter").iterdir()} == before


def test_a_precis_stays_with_its_paragraph(mini):
    first, second, third = (mini.texts / "essay" / "text.txt").read_text(encoding="utf-8").splitlines()
    of_first, of_second, of_third = _precis(mini, "essay")
    seal(mini, "essay", "\n".join([second, "Something new.", first + " Indeed.", third]))
    assert _precis(mini, "essay") == [of_second, "", "", of_third]
    seal(mini, "essay", "\n".join([second + " Indeed.", "Something new."]))
    assert _precis(mini, "essay") == [of_second, ""]
    assert of_first


def test_nothing_is_sealed_from_nothing(mini):
    before = (mini.texts / "essay" / "outline.csv").read_bytes()
    with pytest.raises(InputError, match="is empty"):
        seal(mini, "essay", "\n \n")
    assert (mini.texts / "essay" / "outline.csv").read_bytes() == before


def test_pairs_are_as_many_and_as_alike_as_can_be():
    assert alignment._pair([50, 51], [50, 51]) == ((0, 0), (1, 1))
    assert alignment._pair([51, 50], [50, 51]) == ((0, 0), (1, 1))
    assert alignment._pair([51], [50, 51]) == ((0, 1),)
    assert alignment._pair([None, 10], [10]) == ((1, 0),)
    assert alignment._pair([], [1, 2]) == ()


@pytest.mark.article
def test_the_article_is_the_one_that_was_sealed(article, edition_root):
    from annotate.files.project import Project

    project = Project(edition_root)
    text = load_text(project, "lankov-2010")
    source = article.read_text(encoding="utf-8")
    result = align(source, text, read_fingerprint(project, text.id), {})
    assert {item.state for item in result.items} == {State.SAME}
