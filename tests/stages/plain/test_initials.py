"""Initials and names after titles that a scanner spoilt; dashes glued to a stop; headings, and lines of initials."""

import pytest

from annotate.stages.plain import Words, read

WORDS = Words(english=frozenset(["least", "less", "lady", "said", "in", "is", "the", "urge"]))


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("claimed by]Mr. Clay's men", "claimed by Mr. Clay's men"),
        ("Mrs. II. E. Canning said", "Mrs. H. E. Canning said"),
        ("Wm. II. Peters, clerk", "Wm. H. Peters, clerk"),
        ("Hon. W. II. Pettit is here", "Hon. W. H. Pettit is here"),
        ("Prof. F*. L. Kenyon read", "Prof. F. L. Kenyon read"),
        ("Prof. I*’. W. Black of it", "Prof. F. W. Black of it"),
        ("Attest, £. Keller", "Attest, E. Keller"),
        ("Mrs. .J. M. Howe and", "Mrs. J. M. Howe and"),
        ("regard to Judge B urnet", "regard to Judge Burnet"),
        ("Col. H ardin spoke", "Col. Hardin spoke"),
        ("Count larhbach, or", "Count Larhbach, or"),
        ("a Mrs. lrving said", "a Mrs. Irving said"),
        ("for Mrs. llovis.", "for Mrs. Llovis."),
        ("my Loid Coke says", "my Lord Coke says"),
        ("Mi and Mrs. Long", "Mr. and Mrs. Long"),
        ("HAWE k THORN", "HAWE & THORN"),
        ("stopped in Maddux ft Massey's", "stopped in Maddux & Massey's"),
        ("CHICAGO.—All over", "CHICAGO. — All over"),
    ],
)
def test_what_a_scanner_spoilt_beside_a_name_is_made_whole(written, said):
    assert read([written], WORDS).text == said


@pytest.mark.parametrize(
    "written",
    [
        "George II. The king died.",
        "In Part II. He said so.",
        "[he said] Mr. Clay",
        "General A ttack".replace("A ttack", "I urge"),  # a word by itself
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
        ("Vacation\nNEW YORK. The singers will rest after\nthe long tour of the north.",
         "Vacation\nNEW YORK. The singers will rest after the long tour of the north."),
        ("Girl at White House\nCharlotte Ingram, the winner of the state prize\nfor sewing, left.",
         "Girl at White House\nCharlotte Ingram, the winner of the state prize for sewing, left."),
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
