"""Headlines read as sentences, and words that a machine misread."""

import pytest

from annotate.stages.plain import Words, read

WORDS = Words(
    english=frozenset(
        [
            "the",
            "government",
            "that",
            "would",
            "have",
            "peace",
            "in",
            "and",
            "they",
            "left",
            "korea",
            "of",
            "he",
            "told",
        ]
    ),
    common=frozenset(["meet", "as", "troop", "near", "say", "visit", "rose"]),
    names=frozenset(("Rose", "Seoul")),
)


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("Truman Meets Attlee As Chinese Troops Near Seoul", "Truman meets Attlee as Chinese troops near Seoul"),
        ("Nehru Says Visit As Near As Rose", "Nehru says visit as near as Rose"),
        ("TRUMAN MEETS ATTLEE AS TROOPS NEAR SEOUL", "Truman meets Attlee as troops near Seoul"),
        ("TROOPS VISIT SEOUL AS UNO MEETS.", "Troops visit Seoul as UNO meets."),  # short forms keep theirs
        ("TRUMAN MEETS ATTLEE", "TRUMAN MEETS ATTLEE"),  # too short to tell
        ("PAK CHOE YI KIM ROH TROOPS", "PAK CHOE YI KIM ROH TROOPS"),  # a list
        ("Truman Meets Attlee As Troops Near Seoul.", "Truman Meets Attlee As Troops Near Seoul."),
        ("Truman Meets Attlee as the troops march", "Truman Meets Attlee as the troops march"),
        ("Kim Pak Choe Yi Troops", "Kim Pak Choe Yi Troops"),
    ],
)
def test_only_headlines_lose_the_capitals_of_common_words(written, said):
    plain = read([written], WORDS)
    assert plain.text == said
    assert plain.source(0, len(said)) == (0, len(written))


def test_a_text_with_many_misread_words_is_mended_and_quoted_as_it_stands():
    written = "He told tbe govemment tbat tbey would bave peace in Scoul."
    plain = read([written], WORDS)
    assert plain.text == "He told the government that they would have peace in Seoul."
    assert plain.worn
    assert not read(["He told the government."], WORDS).worn
    at = plain.text.index("government")
    start, end = plain.source(at, at + len("government"))
    assert written[start:end] == "govemment"


def test_hyphens_of_line_ends_are_dropped_there():
    assert "the government" in read(["He told the govern- ment tbat tbey bave tbe peace."], WORDS).text


def test_a_clean_text_keeps_its_rare_words():
    written = "He told the government that Scoul and tbe peace would have left."
    assert read([written], WORDS).text == written
