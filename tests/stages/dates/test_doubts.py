"""Where the year of the account is not sure enough to be said, and where it is."""

from __future__ import annotations

import pytest

from annotate.stages.dates import find_dates

OWN = "2010-09-24"
RAIN = "It rained.\n"

# text, quote of the last date, words of the reason for which its year stays open
OPEN = [
    # another year is as likely, or nearly as likely where the date lies back unmarked
    ("In August 1950 they met. In February they fled.", "February", "1950 or 1951"),
    ("In August 1950 they met. In March they fled.", "March", "1950 or 1951"),
    ("The report was made in August 1950 and printed in June.", "June", "1950 or 1951"),
    ("In August 1950 they met.\nThe trial\nIn June he was heard.", "June", "1950 or 1951"),
    ("In May 1954 he was tried. He was let out in September 1957. On 1 June it ended.", "1 June", "1954 or 1957"),
    # half a year on, paragraphs later or beyond a heading
    ("In March 1950 they met.\nIt rained.\nIn October they fled.", "October", "may have begun anew"),
    ("In March 1950 they met.\nThe siege of Bern\nIn September it began.", "September", "may have begun anew"),
    ("In March 1950 they met.\nChapter 7. The siege.\nIn September it began.", "September", "may have begun anew"),
    # after a date that stays open
    ("In August 1950 they met. In February they fled. In May they came.", "May", "is open"),
    ("In August 1950 they met. In February they fled.\nThe trial\nIn May he was heard.", "May", "1950 or 1951"),
    ("In July 1956 it began. They met in January. On 16 May they fled.", "16 May", "is open"),
    ("In July 1956 it began. They met in January. They met in March. On 16 August they fled.", "16 August", "is open"),
    # a weekday against a month close at hand
    ("On 10 January 1950 they met. On Friday, 12 January they fled.", "Friday, 12 January", "1950 or 1951"),
    # nothing but years that are none for certain
    ("They ruled in the 1930s. In June they fled.", "June", "name no single year"),
]  # fmt: skip

# text, quote of the last date, EDTF: what takes the doubt away
SURE = [
    ("In August 1950 they met. In February they had fled.", "February", "1950-02"),
    ("In August 1950 they met. In April they fled.", "April", "1950-04"),
    ("In February 1763 they met.\nIt rained.\nThe act of 1763 was passed on 7 October.", "7 October", "1763-10-07"),
    ("The report was made in August 1950, after a flood in June.", "June", "1950-06"),
    ("In March 1950 they met.\nIn August they fled.", "August", "1950-08"),
    ("In July 1956 it began. They met in January. They met again on 16 August.", "16 August", "1956-08-16"),
    ("In August 1950 it was shut, after the unrest that began in April.", "April", "1950-04"),
    ("On 17 October 1973 they agreed to a cut from the output of September.", "September", "1973-09"),
    ("In March 1950 they met.\nIt rained.\nIn October they fled.\nOn 3 December 1950 they came.", "October", "1950-10"),
    ("In March 1950 they met.\nThe siege of Bern\nIn April it began.", "April", "1950-04"),
    ("In December 1950 they met.\nThe plan\nIt was made in January 1950. In March it was read.", "March", "1950-03"),
    ("In August 1950 they met. In February they fled. In May they came. On 3 June 1950 it ended.", "May", "1950-05"),
    ("In October 1950 they met. In January they fled, in October they came. In January it rained.", "January",
     "1952-01"),
    ("In December 1950 they met.\n" + RAIN * 70 + "In January they fled.", "January", "1951-01"),
    ("On 10 January 1950 they met. On Thursday, 12 January they fled.", "Thursday, 12 January", "1950-01-12"),
    ("They ruled in the 1930s. They will meet in June.", "June", "2011-06"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "quote", "why"), OPEN)
def test_a_year_that_is_not_sure_is_not_said(text: str, quote: str, why: str) -> None:
    mention = [m for m in find_dates(text, OWN) if m.quote == quote][-1]
    assert mention.edtf == ""
    assert why in mention.reason


@pytest.mark.parametrize(("text", "quote", "edtf"), SURE)
def test_what_is_told_near_makes_it_sure(text: str, quote: str, edtf: str) -> None:
    mention = [m for m in find_dates(text, OWN) if m.quote == quote][0 if quote == "February" else -1]
    assert mention.edtf == edtf, mention.reason


def test_words_do_not_count_from_before_a_date_that_stays_open() -> None:
    text = "In August 1950 they met. In February they fled. That November they came. Two months later they left. "
    found = {m.quote: m for m in find_dates(text + "On the 5th it rained.", OWN)}
    for quote in ("February", "That November", "Two months later", "5th"):
        assert found[quote].edtf == "", quote
    assert found["That November"].reason == "the year of the last date before it is open"
