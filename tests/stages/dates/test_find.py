"""Date expressions and their values: one table a family of rows in the annotation conventions."""

from __future__ import annotations

import pytest

from annotate.stages.dates import find_dates
from annotate.stages.dates.find import ALL_RULES
from annotate.stages.dates.listed import LISTED_RULES
from annotate.values.edtf import Edtf, EdtfError

PUBLISHED = "2010-09-24"

# sentence, quote, EDTF
AS_WRITTEN = [
    ("They signed on Sept. 30, 1990, at noon.", "Sept. 30, 1990", "1990-09-30"),
    ("They signed on 30 September 1990.", "30 September 1990", "1990-09-30"),
    ("The treaty of the 3rd of May 1961 was short.", "3rd of May 1961", "1961-05-03"),
    ("On May the 3rd, 1961, they met.", "May the 3rd, 1961", "1961-05-03"),
    ("It fell on the fourth of July, 1956.", "fourth of July, 1956", "1956-07-04"),
    ("It began on Sunday, 25 June 1950, before dawn.", "Sunday, 25 June 1950", "1950-06-25"),
    ("It began on Sunday, June 25, 1950.", "Sunday, June 25, 1950", "1950-06-25"),
    ("The envoys came in August 1992.", "August 1992", "1992-08"),
    ("The envoys came in August of 1992.", "August of 1992", "1992-08"),
    ("They came in May, 1985, by ship.", "May, 1985", "1985-05"),
    ("In 1985 he rose.", "1985", "1985"),
    ("The film (1985) was banned.", "1985", "1985"),
    ("The 1988 elections were free.", "1988", "1988"),
    ("Logged 1990-09-30 by the clerk.", "1990-09-30", "1990-09-30"),
    ("The stamp reads 1990.9.30 in red.", "1990.9.30", "1990-09-30"),
    ("The stamp reads 30.9.1990 in red.", "30.9.1990", "1990-09-30"),
    ("The stamp reads 9/30/1990 in red.", "9/30/1990", "1990-09-30"),
    ("Profits fell in Q3 1995.", "Q3 1995", "1995-07/1995-09"),
    ("They met on Christmas Day 1950.", "Christmas Day 1950", "1950-12-25"),
    ("It was the war of post-1945 Europe.", "1945", "1945"),
    ("It fell on the 3rd day of May 1961.", "3rd day of May 1961", "1961-05-03"),
    ("It fell on Christmas night 1950.", "Christmas night 1950", "1950-12-25"),
]
DECADES = [
    ("In the 1970s trade grew.", "1970s", "197X"),
    ("In the 1970’s trade grew.", "1970’s", "197X"),
    ("Trade grew in the early 1960s.", "early 1960s", "1960/1963"),
    ("Trade grew in the mid-1960s.", "mid-1960s", "1964/1966"),
    ("Trade grew in the mid 1960s.", "mid 1960s", "1964/1966"),
    ("Trade grew in the late 1960s.", "late 1960s", "1967/1969"),
    ("At the end of the 1980s it broke.", "end of the 1980s", "1987/1989"),
    ("In the first half of the 1970s it rose.", "first half of the 1970s", "1970/1974"),
    ("The 1960s and '70s were hard.", "1960s and '70s", "1960/1979"),
    ("The 1960s and ’70s were hard.", "1960s and ’70s", "1960/1979"),
    ("The 1960s, ’70s and ’80s were hard.", "1960s, ’70s and ’80s", "1960/1989"),
    ("In the late 1940s and early 1950s he hid.", "late 1940s and early 1950s", "1947/1953"),
    ("In the early to mid-1970s he hid.", "early to mid-1970s", "1970/1976"),
    ("In the early-to-mid 1970s he hid.", "early-to-mid 1970s", "1970/1976"),
    ("In the 2000s it grew.", "2000s", "200X"),
    ("In the 1800s it grew.", "1800s", "18XX"),
]
CENTURIES = [
    ("A map of the 19th century.", "19th century", "18XX"),
    ("A 19th-century map.", "19th-century", "18XX"),
    ("In the nineteenth century it shrank.", "nineteenth century", "18XX"),
    ("In the XIX century it shrank.", "XIX century", "18XX"),
    ("In the XVIIIth century it shrank.", "XVIIIth century", "17XX"),
    ("In the 3rd century BC it shrank.", "3rd century BC", "-02XX"),
    ("In the early 20th century it shrank.", "early 20th century", "1900/1933"),
    ("The late 19th century was loud.", "late 19th century", "1867/1899"),
    ("In the last quarter of the 19th century it grew.", "last quarter of the 19th century", "1875/1899"),
    ("In the 18th and 19th centuries it grew.", "18th and 19th centuries", "1700/1899"),
]
YEAR_PARTS = [
    ("Early 1971 was cold.", "Early 1971", "1971-01/1971-04"),
    ("In mid-1971 it thawed.", "mid-1971", "1971-05/1971-08"),
    ("In late 1971 it froze.", "late 1971", "1971-09/1971-12"),
    ("Late in 1971 it froze.", "Late in 1971", "1971-09/1971-12"),
    ("At the end of 1971 it froze.", "end of 1971", "1971-09/1971-12"),
    ("On the last day of 1971 it froze.", "last day of 1971", "1971-12-31"),
    ("In the first half of 1971 it froze.", "first half of 1971", "1971-01/1971-06"),
    ("In the latter part of 1971 it froze.", "latter part of 1971", "1971-09/1971-12"),
    ("In the second quarter of 1971 it froze.", "second quarter of 1971", "1971-04/1971-06"),
    ("In early May 1971 it froze.", "early May 1971", "1971-05-01/1971-05-10"),
    ("In late February 1972 it froze.", "late February 1972", "1972-02-21/1972-02-29"),
]
SEASONS = [
    ("By spring 1948 they left.", "spring 1948", "1948-21"),
    ("In the summer of 1948 they left.", "summer of 1948", "1948-22"),
    ("In the autumn of 1976 they left.", "autumn of 1976", "1976-23"),
    ("In the fall of 1976 they left.", "fall of 1976", "1976-23"),
    ("In the winter of 1950–51 they left.", "winter of 1950–51", "1950-24"),
    ("In the late summer of 1950 they left.", "late summer of 1950", "1950-08"),
    ("The 1950 summer was hot.", "1950 summer", "1950-22"),
]
RANGES = [
    ("The war of 1904-05 ended.", "1904-05", "1904/1905"),
    ("The war of 1950–53 ended.", "1950–53", "1950/1953"),
    ("The war of 1998–2003 ended.", "1998–2003", "1998/2003"),
    ("The war of 1950 – 53 ended.", "1950 – 53", "1950/1953"),
    ("A long storm (August-September 1950) came.", "August-September 1950", "1950-08/1950-09"),
    ("The war of 1898–02 is misprinted.", "1898", "1898"),
    ("It stood between 1904 and 1905.", "1904 and 1905", "1904/1905"),
    ("It stood from 1950 to 1953.", "1950 to 1953", "1950/1953"),
    ("It stood from 1950 until 1953.", "1950 until 1953", "1950/1953"),
    ("It stood from June 1950 to July 1953.", "June 1950 to July 1953", "1950-06/1953-07"),
    ("It stood from May to July 1950.", "May to July 1950", "1950-05/1950-07"),
    ("It stood from December to March 1951.", "December to March 1951", "1950-12/1951-03"),
    ("It stood from November 1950 to January.", "November 1950 to January", "1950-11/1951-01"),
    ("The talks of May 3–5, 1961, failed.", "May 3–5, 1961", "1961-05-03/1961-05-05"),
    ("The talks of 3–5 May 1961 failed.", "3–5 May 1961", "1961-05-03/1961-05-05"),
    ("The talks of 28 June – 3 July 1950 failed.", "28 June – 3 July 1950", "1950-06-28/1950-07-03"),
    ("It ran from the 4th to the 9th of May 1961.", "4th to the 9th of May 1961", "1961-05-04/1961-05-09"),
    ("They met in March and April 1950.", "March and April 1950", "1950-03/1950-04"),
    ("A show from Sept. 28 through Oct. 12 is free.", "Sept. 28 through Oct. 12", "2010-09-28/2010-10-12"),
]
ERAS = [
    ("Rome won in 241 BC at sea.", "241 BC", "-0240"),
    ("Rome won in 241 BCE at sea.", "241 BCE", "-0240"),
    ("It erupted in AD 79 again.", "AD 79", "0079"),
    ("It erupted in 79 AD again.", "79 AD", "0079"),
    ("The war of 264–241 BC was long.", "264–241 BC", "-0263/-0240"),
    ("The truce of 219 and 218 BC was long.", "219 and 218 BC", "-0218/-0217"),
    ("They crossed in the spring of 333 BC in ships.", "spring of 333 BC", "-0332-21"),
    ("They met in late autumn of 334 BC in tents.", "late autumn of 334 BC", "-0333-11"),
    ("They crossed in April 333 BC in ships.", "April 333 BC", "-0332-04"),
    ("He died on 15 March 44 BC at noon.", "15 March 44 BC", "-0043-03-15"),
    ("They fought from 11 to 20 August 480 BC in ships.", "11 to 20 August 480 BC", "{-0479-08-11..-0479-08-20}"),
    ("They fought on August 11–20, 480 BC in ships.", "August 11–20, 480 BC", "{-0479-08-11..-0479-08-20}"),
    ("He died on March 15, 44 BC at noon.", "March 15, 44 BC", "-0043-03-15"),
    ("Throughout the 330s BC they rowed.", "330s BC", "-0338/-0329"),
]
ALL_WRITTEN = AS_WRITTEN + DECADES + CENTURIES + YEAR_PARTS + SEASONS + RANGES + ERAS


@pytest.mark.parametrize(("sentence", "quote", "edtf"), ALL_WRITTEN)
def test_the_only_date_of_a_sentence_has_its_span_and_value(sentence: str, quote: str, edtf: str) -> None:
    found = find_dates(sentence, PUBLISHED)
    assert [(m.quote, m.edtf) for m in found][:1] == [(quote, edtf)]
    assert len(found) == 1 or quote == "1898"
    assert Edtf.parse(found[0].edtf).text == edtf


NOT_DATES = [
    "They ruled for two decades.",
    "The siege lasted three years.",
    "A child of 12 years, aged 12.",
    "After two decades of growth it slowed.",
    "Over the next five years it slowed.",
    "The army sent 1,500 troops.",
    "In all 1960 people came.",
    "Some 1200 soldiers fell.",
    "They printed 1950 copies.",
    "It cost $1950 then.",
    "The road is 1950 km long.",
    "See No. 1951 and page 1952.",
    "They may march home.",
    "He may come, and they march on.",
    "The 38th parallel was a line.",
    "It was their 20th anniversary.",
    "Water came from the spring.",
    "A fall of rocks, a march of ants.",
    "Nowadays and today it is quiet.",
    "She was in her sixties.",
    "The October Revolution had a name.",
    "At 1945 hours they left.",
    "The 2000-year-old tree fell.",
]


@pytest.mark.parametrize("sentence", NOT_DATES)
def test_what_only_looks_like_a_date_is_left_alone(sentence: str) -> None:
    assert [m.quote for m in find_dates(sentence, PUBLISHED)] == []


# sentence, quotes
SEPARATE = [
    ("In 1988 and in 1992 they met.", ["1988", "1992"]),
    ("They met in 1988 or 1989.", ["1988", "1989"]),
    ("The 1950s and the 1980s differ.", ["1950s", "1980s"]),
    ("It went from 1953 to 1950 in the index.", ["1953", "1950"]),
    ("In the 1960s\nand ’70s.", ["1960s", "’70s"]),
]


@pytest.mark.parametrize(("sentence", "quotes"), SEPARATE)
def test_dates_that_do_not_follow_each_other_stay_apart(sentence: str, quotes: list[str]) -> None:
    assert [m.quote for m in find_dates(sentence)] == quotes


UNRESOLVED = [
    ("Filed on 3/4/1990 by hand.", "3/4/1990", "cannot be told"),
    ("It is dated 30 February 1950.", "30 February 1950", "no day 30"),
    ("Several years later he left.", "Several years later", "how many years"),
    ("Two years later he left.", "Two years later", "no date was spoken of before"),
    ("It changed at the turn of the century.", "turn of the century", "not said"),
    ("In 1950 it rose. They met on Monday.", "Monday", "weekdays"),
    ("In the 1950s he came. Two years later he left.", "Two years later", "no single year"),
]


@pytest.mark.parametrize(("sentence", "quote", "why"), UNRESOLVED)
def test_what_cannot_be_told_is_found_without_a_value_and_says_why(sentence: str, quote: str, why: str) -> None:
    mention = next(m for m in find_dates(sentence) if m.quote == quote)
    assert mention.edtf == ""
    assert why in mention.reason


def test_a_day_without_any_year_says_so() -> None:
    (mention,) = find_dates("They met on May 3.")
    assert (mention.edtf, mention.reason) == ("", "no year is given and none was spoken of before")


@pytest.mark.parametrize("row", [row for row in ALL_RULES if row not in LISTED_RULES], ids=lambda row: row.name)
def test_every_rule_reads_its_own_example(row) -> None:
    # Those of `listed` lean on the lines around them and are tried in `test_listed`.
    words = row.example.split()
    lead = " ".join(words[:1]) if words[0] in {"in", "on", "the", "around", "c."} else "in"
    quote = row.example.removeprefix(f"{lead} ").removeprefix("the ")
    text = f"On March 5, 1950, it began; {row.example.removesuffix('.')}, it ended."
    assert quote in [m.quote for m in find_dates(text, PUBLISHED)]


def test_rule_names_are_unique() -> None:
    names = [row.name for row in ALL_RULES]
    assert len(names) == len(set(names))


@pytest.mark.parametrize("reference", ["yesterday", "2010-13", "2010/2011", "199X", "2010-02-30"])
def test_a_reference_that_is_no_date_is_refused(reference: str) -> None:
    with pytest.raises(EdtfError, match="date of a text"):
        find_dates("In 1950.", reference)
