"""Dates that lean on their sentence, on the account so far or on the text's own date."""

from __future__ import annotations

import pytest

from annotate.stages.dates import find_dates
from annotate.values.model import DateRelation

PUBLISHED = "2010-09-24"

BEFORE, AFTER = DateRelation.BEFORE, DateRelation.AFTER

RELATIONS = [
    ("They waited until the mid-1980s.", "mid-1980s", "1984/1986", BEFORE),
    ("They left before 1949.", "1949", "1949", BEFORE),
    ("They left by the 1970s.", "1970s", "197X", BEFORE),
    ("They left on the eve of 25 June 1950.", "25 June 1950", "1950-06-25", BEFORE),
    ("It was not until 1953 that they left.", "1953", "1953", None),
    ("Not until the spring of 1953 did they leave.", "spring of 1953", "1953-21", None),
    ("They left prior to 1949.", "1949", "1949", BEFORE),
    ("They waited up to May 1949.", "May 1949", "1949-05", BEFORE),
    ("They have waited since the early 1960s.", "early 1960s", "1960/1963", AFTER),
    ("They have waited since at least 1961.", "1961", "1961", AFTER),
    ("They left after 1949.", "1949", "1949", AFTER),
    ("From 1970, they traded.", "1970", "1970", AFTER),
    ("They traded from 1970 onwards.", "1970", "1970", AFTER),
    ("They traded, starting in 1970.", "1970", "1970", AFTER),
    ("It is a letter from 1970.", "1970", "1970", None),
    ("They traded in 1970.", "1970", "1970", None),
    ("They traded from 1970 to 1975.", "1970 to 1975", "1970/1975", None),
    ("After the end of the regime in 1987 they traded.", "1987", "1987", None),
]


@pytest.mark.parametrize(("sentence", "quote", "edtf", "relation"), RELATIONS)
def test_words_that_relate_a_date_stay_out_and_become_the_relation(sentence, quote, edtf, relation) -> None:
    (mention,) = find_dates(sentence, PUBLISHED)
    assert (mention.quote, mention.edtf, mention.relation) == (quote, edtf, relation)


ROUGHLY = [
    ("It began around 1960.", "1960", "1960~"),
    ("It began about 1960.", "1960", "1960~"),
    ("It began circa 1960.", "1960", "1960~"),
    ("It began c. 1960.", "1960", "1960~"),
    ("It began c.1960.", "1960", "1960~"),
    ("It began in 1960 or so.", "1960", "1960~"),
    ("It began around the 1960s.", "1960s", "1960~/1969~"),
    ("A book about the 1960s sold well.", "1960s", "196X"),
    ("It began around spring 1948.", "spring 1948", "1948-03~/1948-05~"),
    ("It began around May 1948.", "May 1948", "1948-05~"),
    ("It ran from around 1950 to 1953.", "1950 to 1953", "1950~/1953"),
]


@pytest.mark.parametrize(("sentence", "quote", "edtf"), ROUGHLY)
def test_around_stays_out_and_shows_in_the_value(sentence: str, quote: str, edtf: str) -> None:
    (mention,) = find_dates(sentence, PUBLISHED)
    assert (mention.quote, mention.edtf) == (quote, edtf)


def test_since_around_is_both_a_relation_and_approximate() -> None:
    (mention,) = find_dates("Since around 1960 they quarrelled.")
    assert (mention.edtf, mention.relation) == ("1960~", AFTER)


# text, quote, EDTF; the last date with that quote is meant
LEANING = [
    ("They met on Sept. 30, 1990. Two years later they parted.", "Two years later", "1992"),
    ("They met in May 1990. Three months later they parted.", "Three months later", "1990-08"),
    ("They met on May 3, 1990. Ten days later they parted.", "Ten days later", "1990-05-13"),
    ("They met on May 3, 1990. Two weeks later they parted.", "Two weeks later", "1990-05-17~"),
    ("They met in 1990. A decade earlier they had fought.", "A decade earlier", "1980~"),
    ("They met in 1990; two years before the war, all was quiet.", "two years before", None),
    ("They met in 1990. Two years before, all was quiet.", "Two years before", "1988"),
    ("All was quiet two decades ago.", "two decades ago", "1990~"),
    ("All was quiet twenty-five years ago.", "twenty-five years ago", "1985"),
    ("All was quiet half a century ago.", "half a century ago", "1960~"),
    ("In 1980 it broke. All was quiet three days ago.", "three days ago", "2010-09-21"),
    ("They met last year.", "last year", "2009"),
    ("They meet this year.", "this year", "2010"),
    ("They meet next month.", "next month", "2010-10"),
    ("They met last August.", "last August", "2010-08"),
    ("They met last December.", "last December", "2009-12"),
    ("They met last Monday.", "last Monday", "2010-09-20"),
    ("They met last week.", "last week", "2010-09-13/2010-09-19"),
    ("They met yesterday.", "yesterday", "2010-09-23"),
    ("He rose in 1948. The same year he fell.", "same year", "1948"),
    ("He rose in May 1948. That August he fell.", "That August", "1948-08"),
    ("He rose in May 1948. The following spring he fell.", "following spring", "1949-21"),
    ("He rose in January 1948. The following spring he fell.", "following spring", "1948-21"),
    ("He rose in 1948. The following spring he fell.", "following spring", "1949-21"),
    ("He rose in 1948. The next year he fell.", "next year", "1949"),
    ("He rose in 1948. The previous year he had left.", "previous year", "1947"),
    ("He rose on May 31, 1948. The next day he fell.", "next day", "1948-06-01"),
    ("He rose on May 31, 1948. Later that year he fell.", "Later that year", "1948"),
    ("He rose in 1948. By the end of the year he fell.", "end of the year", "1948-09/1948-12"),
    ("He rose in 1948. In August of that year he fell.", "August of that year", "1948-08"),
    ("He rose in 1948. On May 3 he fell.", "May 3", "1948-05-03"),
    ("He rose in 1948. In the spring he fell.", "spring", "1948-21"),
    ("He rose in May 1948. On the 17th, he fell.", "17th", "1948-05-17"),
    ("He rose in May 1948. On the 17th Rome fell.", "17th", "1948-05-17"),
    ("He rose in May 1948. On the 17th we saw him.", "17th", "1948-05-17"),
    ("He rose in May 1948. On the 17th his men fell.", "17th", "1948-05-17"),
    ("He rose in May 1948. By month’s end he fell.", "month’s end", "1948-05-21/1948-05-31"),
    ("He rose on May 3, 1948. The next morning he fell.", "next morning", "1948-05-04"),
    ("He rose on May 3, 1948. He had come the day before.", "day before", "1948-05-02"),
    ("He rose on May 3, 1948, the day before the fair.", "day before", "1948-05-03"),
    ("He rose on May 3, 1948 (the day after the fair).", "day after", "1948-05-03"),
    ("He rose on May 3, 1948. The day after the fair he fell.", "day after", ""),
    ("He rose in May 1948. The day before their fair he fell.", "day before", ""),
    ("He rose on May 3, 1948. The day following saw him fall.", "day following", "1948-05-04"),
    ("He rose on May 3, 1948. He comes the day after tomorrow.", "day after", None),
    ("He rose on May 3, 1948, though some give the 4th.", "4th", "1948-05-04"),
    ("He rose on May 3, 1948, the 4th of his line.", "4th", None),
    ("He rose on May 3, 1948, in the 4th car.", "4th", None),
    ("He rose in May 1948. He was the 4th.", "4th", None),
    ("He rose on May 3, 1948. He was the 4th.", "4th", None),
    ("He rose in May 1948. Throughout the fall and winter he slept.", "winter", "1948-24"),
    ("He rose in December 1948. In January he fell.", "January", "1949-01"),
    ("He rose in 1973. Around this time he fell.", "this time", "1973~"),
    ("He sang in ’88 for us.", "’88", "1988"),
    ("He sang in the seventies for us.", "seventies", "197X"),
    ("Of the 19th century little is left but ’88 the song of the ’70s.", "’70s", "187X"),
    ("A reform of 1948, known since 1905, began. On May 3 it ended.", "May 3", "1948-05-03"),
]


@pytest.mark.parametrize(("text", "quote", "edtf"), LEANING)
def test_dates_lean_on_the_account_or_the_texts_own_date(text: str, quote: str, edtf: str | None) -> None:
    found = [m for m in find_dates(text, PUBLISHED) if m.quote == quote]
    assert [m.edtf for m in found] == ([] if edtf is None else [edtf])


def test_a_sentence_that_looks_ahead_takes_its_year_from_the_texts_own_date() -> None:
    text = "A picture of 1922 hangs here. The show will be open from Sept. 28 through Oct. 12."
    assert [m.edtf for m in find_dates(text, "2010-09")] == ["1922", "2010-09-28/2010-10-12"]


def test_a_past_sentence_takes_its_year_from_the_account() -> None:
    text = "A picture of 1922 hangs here. The show was open from Sept. 28 through Oct. 12."
    assert find_dates(text, "2010-09")[1].edtf == "1922-09-28/1922-10-12"


def test_an_announcement_does_not_move_the_account() -> None:
    text = "In 1922 they fled. The show will open on Sept. 28. On May 3 they had arrived."
    assert [m.edtf for m in find_dates(text, "2010-09")] == ["1922", "2010-09-28", "1922-05-03"]


REASONS = [
    ("It rose in fiscal year 1951.", "as written; a fiscal year, which may begin in another year"),
    ("They fought on 30–31 February 44 BC.", "February 44 BC has no day 30"),
    ("In 264 BC it rose. On May 3 it fell.", "month and day as written; year 264 BC from the previous sentence"),
    ("He rose on May 3, 1948, the day before the fair.", "the same day as 'May 3, 1948', which it explains"),
    ("The day before the fair it fell.", "counted from an event, and the day of that is not said"),
    ("In 1950 it rose. On May 3 it fell.", "month and day as written; year 1950 from the previous sentence"),
    ("In 1950 it rose.\nOn May 3 it fell.", "month and day as written; year 1950 from the previous paragraph"),
    ("In 1950 it rose, and on May 3 it fell.", "month and day as written; year 1950 from earlier in the sentence"),
    ("On May 3 it fell.", "month and day as written; year 2010 from the text's own date"),
    ("In 1950 it rose. Two years later it fell.", "2 years after '1950', the last date before it"),
    (
        "The war of 1904-05.",
        "from the beginning of the first to the end of the last; as written; read as the years 1904 to 1905",
    ),
]


@pytest.mark.parametrize(("text", "reason"), REASONS)
def test_the_reason_is_in_plain_words(text: str, reason: str) -> None:
    assert find_dates(text, PUBLISHED)[-1].reason == reason


@pytest.mark.parametrize("phrase", ["two decades ago", "last year", "this spring", "yesterday"])
def test_without_the_texts_own_date_nothing_is_guessed(phrase: str) -> None:
    (mention,) = find_dates(f"It rose {phrase}.")
    assert (mention.edtf, mention.reason) == ("", "the text's own date is not known")


def test_what_the_words_do_not_say_themselves_scores_lower() -> None:
    written, leaning = find_dates("It rose on May 3, 1950. On May 4 it fell.")
    assert 0 < leaning.score < written.score <= 1
