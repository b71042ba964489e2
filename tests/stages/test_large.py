"""Texts of any size and shape: nothing is lost where they are cut, and the work grows with the length alone."""

from __future__ import annotations

import random

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st

import annotate
from annotate.stages import assembly, large
from tests.counted import steps

BLANK = spacy.blank("en")


@pytest.fixture(scope="module")
def nlp(edition_root):
    found = annotate.pipeline(edition_root / "data" / "gazetteer")
    assembly.run(found, ["Moscow recognised the Republic of Korea in September 1990."])  # what is loaded once
    return found


@given(st.lists(st.text(alphabet="ab. \n", max_size=30).map(lambda text: text.replace("\n", "")), max_size=8))
def test_parts_are_the_text_and_none_is_too_long(paragraphs):
    found = list(large.parts(paragraphs, 10))
    rebuilt = dict.fromkeys(range(len(paragraphs)), "")
    for part in found:
        assert sum(len(paragraph) + 1 for paragraph in part.paragraphs) <= 11
        assert len(rebuilt[part.first]) == part.offset
        for number, paragraph in enumerate(part.paragraphs, start=part.first):
            rebuilt[number] += paragraph
    assert list(rebuilt.values()) == paragraphs


def test_a_long_paragraph_is_cut_behind_a_sentence():
    paragraph = "One two. Three four. Five six seven"
    assert [part.paragraphs[0] for part in large.parts([paragraph], 15)] == [
        "One two. ",
        "Three four. ",
        "Five six seven",
    ]


@given(st.text(alphabet='ab (."\n', max_size=40), st.integers(0, 5))
def test_long_runs_are_cut_and_no_character_is_lost(text, at):
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(large, "_LONG_RUN", large.re.compile(r"\S{6,}"))
        patch.setattr(large, "_CUT", 3)
        doc = large.make_doc(BLANK, text)
        assert doc.text == text


def test_a_run_without_a_blank_is_no_word():
    doc = large.make_doc(BLANK, f"He wrote {'(' * 5000} and left.")
    assert doc.text == f"He wrote {'(' * 5000} and left."
    assert len(large.make_doc(BLANK, "x" * 5000)) == 5000 // 200
    assert len(large.make_doc(BLANK, "x" * large.RUN)) == 1


def test_what_is_read_in_parts_and_pieces_stands_where_it_stands(nlp, monkeypatch):
    sentence = "On 14 September 1990 Seoul and Moscow spoke, and Seoul’s envoy left for Beijing in 1992. "
    paragraphs = [sentence * 6, sentence * 2, "", sentence]
    monkeypatch.setattr(large, "PART", 300)
    monkeypatch.setattr(large, "PIECE", 20)
    found = assembly.run(nlp, paragraphs, "2010")
    assert all(paragraphs[one.para][one.start : one.end] == one.quote for one in found)
    assert [(one.para, one.start) for one in found] == sorted((one.para, one.start) for one in found)
    moscow = [one for one in found if one.quote == "Moscow"]
    assert [(one.para, one.nth) for one in moscow] == [*((0, nth) for nth in range(1, 7)), (1, 1), (1, 2), (3, 1)]


@pytest.mark.parametrize(
    "shape",
    [
        "Seoul, ",
        "two Korea, ",
        "Kim Il-sung and ",
        "in May 1950, ",
        "the North, ",
        "Board of Trade (BT) ",
        "Ko Chol-su ",
        "(",
        '"',
        "Abx Cdy ",
        "Mr. Brown said. ",
        "\n",
    ],
)
def test_four_times_the_text_is_four_times_the_work(nlp, shape):
    short, long = ([shape * (times * 1200 // len(shape))] for times in (1, 4))
    if not shape.strip():
        short, long = (["A Seoul line."] * count for count in (60, 240))
    small, large_ = steps(lambda: assembly.run(nlp, short)), steps(lambda: assembly.run(nlp, long))
    assert large_ < 5 * small


def test_signs_drawn_from_all_of_unicode_are_four_times_the_work(nlp):
    draw = random.Random(1)
    signs = [*range(0x20, 0xD800), *range(0xE000, 0x110000)]
    short, long = (["".join(map(chr, draw.choices(signs, k=count)))] for count in (4_000, 16_000))
    _, _, small, large_ = (steps(lambda text=text: assembly.run(nlp, text)) for text in (short, long, short, long))
    assert large_ < 5 * small, "patterns that were compiled and words that were learned before do not count"


def test_the_place_of_a_quote_is_counted_once():
    from annotate.files.texts import Occurrences

    class Counted(str):
        looked = 0

        def find(self, needle, start=0):
            found = super().find(needle, start)
            type(self).looked += (len(self) if found < 0 else found + len(needle)) - start
            return found

    occurrences = Occurrences("Seoul, " * 500)
    occurrences._haystack = Counted(occurrences._haystack)
    assert [occurrences.number("Seoul", 7 * at) for at in range(500)] == list(range(1, 501))
    assert Counted.looked < 2 * 3500
    assert occurrences.number("Seoul", 0) == 1, "asked for out of order, it is counted anew"


def test_names_that_are_none_have_no_near_forms(nlp):
    gazetteer = nlp.get_pipe("annotate_link").gazetteer
    assert gazetteer.near("Pyongyan") == ("pyongyang",)
    assert gazetteer.near("Pyongyan" * 50) == ()
