"""Initials and names after titles that a scanner spoilt; dashes glued to a stop; headings, and lines of initials."""

import pytest

from annotate.stages.plain import Words, read

WORDS = Words(english=frozenset(["least", "less", "lady", "said", "in", "is", "the", "urge"]))


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("told by]Mr. Orvel's men", "told by Mr. Orvel's men"),
        ("Mrs. II. E. Canning said", "Mrs. H. E. Canning said"),
        ("Wm. II. Peters, clerk", "Wm. H. Peters, clerk"),
        ("Hon. W. II. Pettit is here", "Hon. W. H. Pettit is here"),
        ("Prof. F*. L. Kenyon read", "Prof. F. L. Kenyon read"),
        ("Prof. I*’. L. Orvel of it", "Prof. F. L. Orvel of it"),
        ("By £. Orvel", "By E. Orvel"),
        ("Mrs. .J. M. Howe and", "Mrs. J. M. Howe and"),
        ("word of Judge K elvon", "word of Judge Kelvon"),
        ("Col. H ardin spoke", "Col. Hardin spoke"),
        ("Count lalden, or", "Count Lalden, or"),
        ("a Mrs. lrving said", "a Mrs. Irving said"),
        ("to Mrs. llarden.", "to Mrs. Llarden."),
        ("and Loid Orvel sat", "and Lord Orvel sat"),
        ("Mi and Mrs. Orvel", "Mr. and Mrs. Orvel"),
        ("ORVEL k DALE", "ORVEL & DALE"),
        ("went to Orvel ft Dale's", "went to Orvel & Dale's"),
        ("BOSTON.—In May", "BOSTON. — In May"),
        ("George T, Orvel and James T; Dale", "George T. Orvel and James T. Dale"),
    ],
)
def test_what_a_scanner_spoilt_beside_a_name_is_made_whole(written, said):
    assert read([written], WORDS).text == said


@pytest.mark.parametrize(
    "written",
    [
        "George II. The king died.",
        "George V, Duke of Orvel, and Annex B, Table C",
        "In Part II. He said so.",
        "[he said] Mr. Clay",
        "General, I urge it",  # a word by itself
        "Mr. less said is best",
        "a £. sign and 5 ft High",
        "the 12—13 of it—so he said",
        "grade k in School",
    ],
)
def test_kings_words_and_signs_stay(written):
    assert read([written], WORDS).text == written


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("Holiday\nBOSTON. The players will rest after\nthe long tour of the north.",
         "Holiday\nBOSTON. The players will rest after the long tour of the north."),
        ("Boy in Old Town\nMartin Orvel, the winner of the second prize\nfor sowing, left.",
         "Boy in Old Town\nMartin Orvel, the winner of the second prize for sowing, left."),
        ("Resolved, That Amos Cook and Wm. J.\nFields be a committee\nto tell it.",
         "Resolved, That Amos Cook and Wm. J. Fields be a committee to tell it."),
        ("When the news reached him, Douglas\nMacArthur was at lunch with\na senator.",
         "When the news reached him, Douglas MacArthur was at lunch with a senator."),
        ("They saw Paul\nRevere on the road that leads to the old town\nin the north.",
         "They saw Paul Revere on the road that leads to the old town in the north."),
    ],
)  # fmt: skip
def test_a_short_line_of_capitals_is_a_heading_and_a_name_goes_on_over_a_line_end(written, said):
    assert read([written], WORDS).text == said
