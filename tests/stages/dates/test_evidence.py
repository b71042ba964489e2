"""What says the year of a date that names none, besides the date before it; what is counted, and what is no date."""

from __future__ import annotations

import pytest

from annotate.stages.dates import find_dates

OWN = "2010-09-24"

# text, quote, EDTF
EVIDENCE = [
    # a weekday that is named with the day
    ("In 1950 they fled. On Thursday, 8 March they came back.", "Thursday, 8 March", "1951-03-08"),
    ("In 1950 they fled. On Wednesday, 8 March they came back.", "Wednesday, 8 March", "1950-03-08"),
    ("In 1950 they fled. On Monday, 31 February they came back.", "Monday, 31 February", ""),
    # what is told further on lies in the year of the remark or beyond: the account has gone on
    ("In May 1850 it began. The trials during 1854 went well, and on 17 July it was told.\nIn 1855 it ended.",
     "17 July", "1854-07-17"),
    ("In May 1850 it began. The trials during 1854 went well, and on 17 July it was told.\nIn 1850 it ended.",
     "17 July", "1850-07-17"),
    # what runs on into a year that a later date has not reached has run on too early
    ("In March 1950 it began. In December it slept.\nIn January it was strong. It fell.\nOn 5 November 1950 it ended.",
     "January", "1950-01"),
    # what lasts up to a date ahead takes the account there
    ("They besieged it from December 1775 until the spring of 1776. On June 8 they left.", "June 8", "1776-06-08"),
    ("It was not until August 1942 that he went on. He ended on 19 September.", "19 September", "1942-09-19"),
    # a time of a year is no attribute; a season of sport is a time
    ("In April 1944 they came. They spent the summer of 1943 waiting. On July 4 they went.", "July 4", "1943-07-04"),
    ("In June 1944 they came.\nThey spent the spring of 1946 waiting. On July 4 they went.", "July 4", "1946-07-04"),
    # what is named in one breath runs on
    ("The January 1910 vote and the December vote were close.", "December", "1910-12"),
    # years so far off are no rivals
    ("On 25 June 1950 war began. The treaty of 1882 was forgotten. By September it rained.", "September", "1950-09"),
    # the date right behind a distance
    ("He died on 30 January 1972. Another died four months later in June 1972.", "four months later", "1972-06"),
    ("They met in the 1970s. A week later, on 3 May 1978, they parted.", "A week later", "1978-05-03"),
    # the next year goes on from the account
    ("They met in May 1950. Early the next year they parted.", "Early the next year", "1951-01/1951-04"),
    ("They met in May 1950. In March of the next year they parted.", "March of the next year", "1951-03"),
    ("They met on 3 May 1950. Late that day they parted.", "Late that day", "1950-05-03"),
]  # fmt: skip

# text, quote, words of the reason
OPEN = [
    ("The feast is held every 9 January since 1950.", "9 January", "it comes round every year"),
    ("They met in 1950. Since then they meet on 12 May each year.", "12 May", "it comes round every year"),
    ("From 1934 to 1937 she lay at Kure, having left in June 1931. From 1935 to 1937 she was rebuilt. In August she "
     "sailed.", "August", "which year of '1935 to 1937' is meant"),
]  # fmt: skip

COUNTED = [
    ("They met on 3 May 1950. A fortnight later they parted.", "A fortnight later", "1950-05-17~"),
    ("They met on 3 May 1950. Ten days after that they parted.", "Ten days after that", "1950-05-13"),
    ("They met on 3 May 1950. The night before, it rained.", "night before", "1950-05-02"),
    ("They met in May 1950. The year before, it had rained.", "year before", "1949"),
    ("They met in May 1950. A year and a half later they parted.", "A year and a half later", "1951-11~"),
    ("The day before yesterday they met.", "day before yesterday", "2010-09-22"),
    ("They met on the first Monday of May 1950.", "first Monday of May 1950", "1950-05-01"),
    ("They met on the last Sunday in June 1950.", "last Sunday in June 1950", "1950-06-25"),
    ("On Monday last they met.", "Monday last", "2010-09-20"),
    (
        "It was done on the sixth day of July, one thousand nine hundred and sixty-one.",
        "sixth day of July, one thousand nine hundred and sixty-one",
        "1961-07-06",
    ),
    (
        "It was done on the sixth day of July, in the year of our Lord 1883.",
        "sixth day of July, in the year of our Lord 1883",
        "1883-07-06",
    ),
    ("They met in May 1950. It is due by end July.", "end July", "2011-07-21/2011-07-31"),
    ("They met in May 1950. They failed to end July 1950 well.", "July 1950", "1950-07"),
    ("They held out until May 1460, and to the summer of the next year.", "summer of the next year", "1461-22"),
    ("In 313 BC he rose. Peace was made in 311. He fell in January 282.", "311", "-0310"),
    ("In 313 BC he rose. Peace was made in 311. He fell in January 282.", "January 282", "-0281-01"),
    ("In January 49 BC he crossed. He fell on 15 March 44.", "15 March 44", "-0043-03-15"),
    ("In 27 BC he rose. He fell in AD 14.", "AD 14", "0014"),
    ("In September 1931 he came. They had met the winter before.", "winter before", "1930-24"),
    ("On 3 May 1910 it began. Oct. First troops left.", "3 May 1910", "1910-05-03"),
    ("Dear Ann, 26 June [1950]. It rains.", "26 June [1950]", "1950-06-26"),
    ("He wrote twice [26 June 1950].", "26 June 1950", "1950-06-26"),
    ("In the summer of 306 he came to the throne.", "summer of 306", "0306-22"),
    ("He died in the fifth month of 523.", "523", "0523"),
    ("Waves came in 1859, 1862 and 1886.", "1862", "1862"),
    ("On 11 April 1960 it began. Rhee, in office since 1948, left a week later.", "a week later", "1960-04-18~"),
    ("On 18 Brumaire, year VIII, he seized power.", "18 Brumaire, year VIII", "1799-11-09"),
    ("On 9 thermidor an II he fell.", "9 thermidor an II", "1794-07-27"),
    ("It was copied in AH 1369.", "AH 1369", "1950"),
    ("It was copied in 1369 AH.", "1369 AH", "1950"),
    ("Aid rose in fiscal year 1951.", "fiscal year 1951", "1951"),
    ("Aid rose in fiscal 1951/52.", "fiscal 1951/52", "1951/1952"),
    ("Aid rose in FY 1951.", "FY 1951", "1951"),
    ("Aid of 1950 rose in FY52.", "FY52", "1952"),
    ("He taught in the summer term of 1961.", "summer term of 1961", "1961-22"),
    ("He ruled from 1994 to the present.", "1994", "1994"),
]

NO_DATES = [
    "On 4 June 1950 he moved the guns to the 2nd or 25th Division.",
    "On 4 June 1950 he moved the 9th Infantry’s guns.",
    "On 4 June 1950 they took the eagles of the 15th and 17th dragoons.",
    "On 4 June 1950 he gave up the 23rd’s sector.",
    "On 4 June 1950 he told me of the fall and left.",
    "On 4 June 1950 they showed the film Two Days Later.",
    "On 4 June 1950 it was his last year.",
    "On 4 June 1950 it was noted (Archive, vol. VI, pp. 1044–1049).",
    "On 4 June 1950 it was called Monday Night Raw.",
    "On 31 Brumaire, year VIII, and 3 Brumaire, year XX, nothing was.",
]


@pytest.mark.parametrize(("text", "quote", "edtf"), [*EVIDENCE, *COUNTED])
def test_the_value_that_the_evidence_speaks_for(text: str, quote: str, edtf: str) -> None:
    assert [m.edtf for m in find_dates(text, OWN) if m.quote == quote] == [edtf]


@pytest.mark.parametrize(("text", "quote", "why"), OPEN)
def test_a_year_that_is_not_sure_stays_open_and_says_why(text: str, quote: str, why: str) -> None:
    (mention,) = (m for m in find_dates(text, OWN) if m.quote == quote)
    assert mention.edtf == ""
    assert why in mention.reason


@pytest.mark.parametrize("text", NO_DATES)
def test_ranks_titles_and_what_is_owned_are_no_dates(text: str) -> None:
    assert [m.quote for m in find_dates(text, OWN)] == ["4 June 1950"][: text.count("4 June 1950")]


def test_what_is_told_long_before_is_not_pointed_to() -> None:
    told = "They met on 3 May 1950. " + "It rained. " * 30
    mention = find_dates(told + "That day they parted.", OWN)[-1]
    assert (mention.quote, mention.edtf) == ("That day", "")
    assert "lies too far back" in mention.reason


def test_to_the_present_is_a_time_after() -> None:
    (mention,) = find_dates("He ruled 1994–present.", OWN)
    assert (mention.edtf, str(mention.relation)) == ("1994", "after")
