"""Words that a scanner misread: where a text has many, and which are left as they are."""

import pytest

from annotate.stages.plain import Words, read

SMALL = (
    "the that troops should march on and house refused to hear it of in which has been great coat with his own hands "
    "he had said would not from acting town this bill passed by them we were who came there general bold men at last "
    "published measure mark hill ford pole rome lad long course taken but is no friend when law crew lost him"
)
NAMES = ("Ford", "Hill", "Mark", "Rome", "Pole", "Asa", "Orvel", "Boston")
WORDS = Words(
    english=frozenset(SMALL.split()),
    common=frozenset(SMALL.split()) - {"mark", "hill", "ford", "pole", "rome"},
    names=frozenset(NAMES),
)
WORN = "tbe bill wbich tbey passed by thern ; "
"""What shows that a scanner was at work."""


def said(text: str) -> str:
    plain = read([WORN + text], WORDS)
    assert plain.worn
    return plain.text.partition(" ; ")[2]


@pytest.mark.parametrize(
    ("written", "read_as"),
    [
        ("the troops Ihould march", "the troops should march"),
        ("with Ids own hands", "with his own hands"),
        ("the town Las refused it", "the town has refused it"),
        ("to hear it Iroin the crew", "to hear it from the crew"),
        ("on Che great hill", "on the great hill"),
        ("at last. Ho said no", "at last. He said no"),
        ("at last. Tbere came men", "at last. There came men"),
        ("Publifhcd by them", "Published by them"),
        ("tho houfe refused", "the house refused"),
        ("the crew were Ioft.", "the crew were lost."),
        ("tbc town and hcr men", "the town and her men"),
        ("they had pub lished it in Bos ton", "they had published it in Boston"),
        ("the men of Rome refused the gen eral", "the men of Rome refused the general"),
    ],
)
def test_what_looks_like_a_name_is_read_as_the_word_that_it_was(written, read_as):
    assert said(written) == read_as


@pytest.mark.parametrize(
    "written",
    [
        "the men of Ford and Hill and Mark",  # words, but names too
        "a town near Rome, and a Pole came",
        "with Asa and Orvel in Boston",
        "of Ho Chi Minh. Ho said no",  # somebody of that name is in the text
        "and Las Vegas with Che Guevara",
        "the general Ihrig Boldt came",  # beside another capital
        "he had IHOULD and OT",
        "in Ala. on Nov. and Capt. Hill",  # short forms
    ],
)
def test_names_that_look_like_misread_words_stay(written):
    assert said(written) == written


@pytest.mark.parametrize(
    "written",
    [
        "the men tho he had said it",  # one slip
        "The town of Ihould and the house of Orvel refused the bill.",
        "He said tort, tort, tort and had no tort.",  # one word, however often
    ],
)
def test_a_clean_text_is_read_as_it_is(written):
    plain = read([written], WORDS)
    assert plain.text == written
    assert not plain.worn


def test_two_of_the_smallest_words_show_a_worn_text_however_long_it_is():
    long = " ".join(["the troops should march on the town and the men refused"] * 40)
    assert read([f"{long} wbich tbe house passed"], WORDS).text.endswith("which the house passed")
    assert read([f"{long} wbich the house passed"], WORDS).text.endswith("wbich the house passed")


def test_what_is_mended_is_quoted_as_it_stands():
    written = WORN + "the troops Ihould march"
    plain = read([written], WORDS)
    at = plain.text.index("should")
    start, end = plain.source(at, at + len("should"))
    assert written[start:end] == "Ihould"
