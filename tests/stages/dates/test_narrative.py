"""The tracker of narrative time: which year a date means that names none."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotate.stages.dates import find_dates
from annotate.stages.dates.moments import Grain, Moment, Stretch
from annotate.stages.dates.spoken import gap, months, step_cost

PUBLISHED = "2010-09-24"

# text, quote of the last date, EDTF
ACCOUNTS = [
    # the account goes on over New Year, and further if the next full date says so
    ("In December 1950 they fled. In January they came back.", "January", "1951-01"),
    ("In December 1950 they fled. In April they lost, and on 9 April 1951 they gave up.", "April", "1951-04"),
    ("In October 1950 they fled. In March they had left.", "March", "1951-03"),
    ("In August 1950 they fled. In March they had left.", "March", "1950-03"),
    ("In March 1945 they fled. From October to March they had marched.", "October to March", "1944-10/1945-03"),
    # remarks beside the account do not move it
    ("On 6 June 1955 they met. A second visit was planned for 1956. On 8 June they parted.", "8 June", "1955-06-08"),
    ("In May 1950 the ships that had sailed in late 1948 sank. In June more sank.", "June", "1950-06"),
    ("In May 1950 they met. The mill was kept until its sale in 1952. In June they fled.", "June", "1950-06"),
    ("In May 1950 they met. A historian (1999) doubts it. In June they fled.", "June", "1950-06"),
    ("In May 1950 they met. It was the party of the 1946 elections. In June they fled.", "June", "1950-06"),
    ("In May 1950 they met. They wanted peace by 1953. In June they fled.", "June", "1950-06"),
    ("In May 1950 they met. As of March 1966 the tower stood. In June they fled.", "June", "1950-06"),
    # what takes the account on by its words, and a year further on that nothing marks as a remark
    ("In November 1274 a fleet sailed, and a second seven years later; in August it sank.", "August", "1281-08"),
    ("They crossed in July 645 and left in October. He died in 649. In July it fell.", "July", "0649-07"),
    ("In October 1950 they met. Estimates for 1951 were made. In September they met.", "September", "1950-09"),
    ("I saw it in April 1932. I went back twice in 1935 and once in 1938, in June.", "June", "1938-06"),
    ("In October 1994 they signed. It promised two mills by 2003. In January they met.", "January", "1995-01"),
    # a look back in the pluperfect does not take it back, nor what runs on in its sentence
    ("He came in August 1945. In the spring of 1933 he had been in Rome, and in November 1933 in Bern. By December he "
     "was known.", "December", "1945-12"),
    # what lies back and is told further on is a look back
    ("They met on 20 May 1631; in September they won. He, sent off in August 1630, came.", "September", "1631-09"),
    # what was then to come
    ("On 15 December 1978 they agreed to open on 1 March. In November he had refused.", "November", "1978-11"),
    ("On 15 December 1978 it was agreed that a mission be sent in June.", "June", "1979-06"),
    ("In March 1950 he said that he would pay what was agreed in January. In June he left.", "January", "1950-01"),
    # a look back in one breath; what was still so, years later; what is reached by then
    ("It was put up in May 1995 for those killed in May 1980. In December they came.", "December", "1995-12"),
    ("On 11 December 1905 it came. As late as 1949 it was lost. In January they wrote.", "January", "1906-01"),
    ("In July 1931 it began, and by September there was war. On New Year's Day they fled.", "New Year's Day",
     "1932-01-01"),
    # a bare year is not left early for what comes
    ("In 1942 he went: in April to Rome, in October to Bern. He was sentenced in March 1944.", "October", "1942-10"),
    ("In September 1984 rice was sent; the next year families met, on 20 September.", "20 September", "1985-09-20"),
    ("They met in 1955. In November 1962 they met again, and by the spring it was ready.", "spring", "1963-21"),
    ("In April 1822 they fell. Byron, who had sailed in July 1823, died on 19 April 1824. In June they met.", "June",
     "1824-06"),
    # that of another year
    ("In May 1959 it came. Damage exceeded that of 1936. A year later it was gone.", "A year later", "1960"),
    # a look back lasts for its paragraph
    ("On 3 April 1927 he sang. He had come on 9 October 1926. By 12 August he left.", "12 August", "1927-08-12"),
    ("On 14 June 1887 he won. He lost one in December 1886.\nOn 9 October he lost.", "9 October", "1887-10-09"),
    # a heading says which years its section is about
    ("The long retreat, 1912–1913\nOn 3 May they fled.", "3 May", "1912-05-03"),
    ("The rising of 1911\nHe wrote of it as early as 1909. On 3 May he fled.", "3 May", "1911-05-03"),
    # the sentence looks ahead, or not
    ("In May 1950 they met. The show will open on 3 October.", "3 October", "2010-10-03"),
    ("In May 1950 they met. The general’s plan to win failed on 3 October.", "3 October", "1950-10-03"),
    ("In May 1950 they met. He took their plan to Cairo on 3 October.", "3 October", "1950-10-03"),
    ("In May 1950 they met. The minister plans to leave on 3 October.", "3 October", "2010-10-03"),
    # "this" in an account of the past
    ("In May 1950 they met. The worst loss of this year was the bridge.", "this year", "1950"),
    ("In May 1950 they met. The fair takes place this year.", "this year", "2010"),
    # what was over lies back, also after New Year, and the account goes on from where it stood
    ("In November 1920 they left.\nPoland had attacked in April. In August it was beaten.", "April", "1920-04"),
    ("In July 1917 he was called, but declined, as he had declined a post in May. In August he fled.", "August",
     "1917-08"),
    ("In March 1809 they crossed. They had planned it since December.", "December", "1808-12"),
    ("In July 1917 he was called. He had left in May, and had come back in June.", "June", "1917-06"),
    ("On 10 May 1916 they met. Those who had been left behind were fetched on 30 August. In September they met.",
     "30 August", "1916-08-30"),
    ("In November 1920 they met. By March they had left.", "March", "1921-03"),
    # up to when something lasted lies on
    ("In August 1895 they built a hut. They stayed until May. In June they met.", "May", "1896-05"),
    ("In August 1895 they built a hut. They had stayed in a tent until May.", "May", "1895-05"),
    # so far it had come by then, and up to when it lasted a paragraph goes on
    ("In December 1939 he came. He was a colonel by March 1941 and a general by June.", "June", "1941-06"),
    ("In December 1939 he came. He was to be a colonel by March 1941. In January he left.", "January", "1940-01"),
    ("In June 1944 he won.\nHe was at school until December 1950. In April he took over.", "April", "1951-04"),
    ("In August 1846 it failed. The winter was hard. By March thousands were at work. In May it ended.", "March",
     "1847-03"),
    ("In August 1846 it failed. It was said that by March thousands had died. In September it ended.", "March",
     "1846-03"),
    # an account that begins with how long it lasted
    ("It lasted from 8 September 1941 to 27 January 1944. On 30 August it rained.", "30 August", "1941-08-30"),
    ("It lasted from September 1941 to January 1944. In December they starved.", "December", "1941-12"),
    # a paragraph that tells of nothing but a look back goes on there
    ("In August 1896 they met.\nIn May 1888 he had gone out, and in August he crossed the ice.", "August", "1888-08"),
    ("In August 1896 they met.\nThe ship that had sailed in May 1888 sank. On 3 September 1896 she was raised.",
     "3 September 1896", "1896-09-03"),
    # what was then to come in a later year does not take the account there
    ("In August 1961 he promised that power would be given back in the summer of 1963. In September they met.",
     "September", "1961-09"),
    # years ahead, where the account goes on from there
    ("In January 1968 it was shut. They were let in in October 1970. In February they met. In May 1974 they signed.",
     "February", "1971-02"),
    # a year named in passing
    ("In March 1900 he came.\nIt rained.\nHe was known from a race in 1898.\nIn May he went. In 1901 it ended.", "May",
     "1900-05"),
    ("In March 1900 he came.\nHis youth\nHe went to school in 1885, left it in 1889 and in May came home.", "May",
     "1889-05"),
    # a later date that lies back is a look back itself, and bounds nothing, unless it is told right after
    ("On 18 December 1899 they met.\nIt rained.\nOn 1 January it fell.\nIt rained.\nIt rained.\nOn 30 October 1899 it "
     "had begun.", "1 January", "1900-01-01"),
    # what it is held against does not lead it on
    ("In April 1914 he came.\nIn July he hoped for a talk as in December 1912.", "July", "1914-07"),
    # a heading without a year ends what one with a year says, where its section names another
    ("1809\nMay – it rains.\nThe fort\nIt was besieged in March 1808. On 6 April it fell.", "6 April", "1808-04-06"),
    ("1934 and 1935\nAt Bern, in May 1934, they won. In November they lost.", "November", "1934-11"),
    ("1934 and 1935\nIn November they lost. In January they fled.", "January", "1935-01"),
    ("In December 1946 she sang. He had heard her in March. In May 1948 she left.", "March", "1946-03"),
    ("CHAPTER 3. THE WAR OF 1911.\nHe wrote of it as early as 1909. On 3 May he fled.", "3 May", "1911-05-03"),
    # the years counted right behind a date, and the year named right before it
    ("He wrote in 1925 and died on 7 May six years later.", "7 May", "1931-05-07"),
    ("In May 1919 he left. His memoirs were printed in 1925, and he died on 7 May six years later.", "7 May",
     "1931-05-07"),
    ("In May 1919 he left. In a book of 1925 he said that he fled a year later.", "a year later", "1920"),
    ("They met in May 1950. On 7 June, two years later, they parted. In July they wrote.", "July", "1952-07"),
    ("They met in May 1950. On 7 June two years later they parted.", "two years later", "1952"),
    ("They met in May 1950. He had won the previous year in early autumn.", "early autumn", "1949-09"),
    ("They met in May 1863. They fled where they had lost the December before. In June they met.", "December before",
     "1862-12"),
    ("They met in May 1863. They had come from the month of December previous. In June they met.", "June", "1863-06"),
    ("They met in December 1822, and it was April before they came back.", "April", "1823-04"),
    # what "later" counts from
    ("They have fought since 1948. In 1960 they met. It was cold. A year later they parted.", "A year later", "1961"),
    ("In 1960 they met. The town was lost in 1948 and a year later won.", "a year later", "1949"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "quote", "edtf"), ACCOUNTS)
def test_the_year_comes_from_the_line_of_the_account(text: str, quote: str, edtf: str) -> None:
    found = [m for m in find_dates(text, PUBLISHED) if m.quote == quote]
    assert [m.edtf for m in found[:1]] == [edtf], [m.reason for m in found]


WEEKDAYS = [
    ("On 3 May 1950 they met. On Friday they parted.", "", "Friday", "1950-05-05"),
    ("On 3 May 1950 they met. On Wednesday evening they parted.", "", "Wednesday", "1950-05-03"),
    ("They met on Monday.", "2010-09-24", "Monday", "2010-09-20"),
    ("They will meet on Monday.", "2010-09-24", "Monday", "2010-09-27"),
    ("They met on Monday.", "2010-09", "Monday", ""),
    ("They met on Monday. They parted on Wednesday. They will meet on Sunday.", "2010-09-24", "Sunday", "2010-09-26"),
    ("They will meet on 3 May 2011. On Friday they will part.", "2010-09-24", "Friday", "2011-05-06"),
    ("They met on Friday. They spoke on Saturday.", "2010-09-24", "Saturday", "2010-09-18"),
    ("Please answer by Monday.", "2010-09-24", "Monday", "2010-09-27"),
    ("They met on 3 May 1950.\nIt rained. They met on Monday.", "2010-09-24", "Monday", ""),
]


@pytest.mark.parametrize(("text", "reference", "quote", "edtf"), WEEKDAYS)
def test_a_weekday_is_the_next_of_the_account_or_the_nearest_to_the_text(text, reference, quote, edtf) -> None:
    assert [m.edtf for m in find_dates(text, reference) if m.quote == quote] == [edtf]


def test_a_weekday_in_a_name_is_no_date() -> None:
    assert find_dates("They remember Bloody Sunday. The Friday Group sang.", PUBLISHED) == ()


DATELINES = [
    ("The lanterns\nFriday, 2 March 2007\nThey were lit yesterday.", "2010-01-05", "2007-03-01"),
    ("The lanterns\nFriday, 2 March 2007\nThey were lit yesterday.", "", "2007-03-01"),
    ("The lanterns\nFriday, 2 March 2007\nThey were lit yesterday.", "2006-01-05", "2006-01-04"),
    ("The lanterns\nThey came on 2 March 2007 by ship\nThey were lit yesterday.", "2010-01-05", "2010-01-04"),
]


@pytest.mark.parametrize(("text", "reference", "edtf"), DATELINES)
def test_a_day_alone_on_a_line_at_the_head_is_the_texts_own_date(text: str, reference: str, edtf: str) -> None:
    assert find_dates(text, reference)[-1].edtf == edtf


# told of the text's own time
TODAY = [
    ("SEOUL, July 4 – They signed. The war of 1950 ended in July 1953.", "1972-07-05", "July 4", "1972-07-04"),
    ("SEOUL, July 4 (AP) – They signed. A war ended in July 1953.", "1972-07-05", "July 4", "1972-07-04"),
    ("He died on July 8; it was told on July 9. He sailed last in October 1991.", "1994-07-11", "July 8", "1994-07-08"),
    ("They met on 3 May. He proposed to leave on 10 June.", "1950-05-19", "10 June", "1950-06-10"),
    ("It was signed in March 1950. Elections, due in May, may be put off.", "1950-12-01", "May", "1951-05"),
    ("In March 1988 it opened. A team has been there since August.", "1988-09-14", "August", "1988-08"),
    ("In March 1988 it opened. The team leaves in October.", "1988-09-14", "October", "1988-10"),
    ("In March 1988 it opened. The Games open Saturday.", "1988-09-14", "Saturday", "1988-09-17"),
    ("In March 1988 it opened. Talks have been put off until the spring.", "1988-12-14", "spring", "1989-21"),
    ("He fought in May 1950. He died on Thursday at home.", "2001-11-05", "Thursday", "2001-11-01"),
    ("I had yours of the 30th of July on Sunday.", "1776-08-27", "Sunday", "1776-08-25"),
    ("Letters of January 16, 1948, were read. He leaves on 17th.", "1948-02-03", "17th", "1948-02-17"),
    ("What was shipped on the 2d December came. He was here on Friday.", "1903-02-17", "Friday", "1903-02-13"),
    ("In February 1997 he fled. He will be buried on Thursday.", "2010-10-11", "Thursday", "2010-10-14"),
    ("On 3 February 1948 he said that polls could be held by May 15.", "1948-02-04", "May 15", "1948-05-15"),
    ("They ceased in 2005. Since January two stations have been added.", "2009-04-20", "January", "2009-01"),
    ("The lease of 5 May 1903 expires in May.", "1928-01-16", "May", "1928-05"),
    ("Aid ended by March. What expired on 31 December was extended.", "1967-04-10", "31 December", "1966-12-31"),
    ("Minutes of 2 March 1961\nThe accounts for the year ended 31 December were read.", "1961-03-02", "31 December",
     "1960-12-31"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "reference", "quote", "edtf"), TODAY)
def test_what_is_told_of_today_has_the_year_of_today(text: str, reference: str, quote: str, edtf: str) -> None:
    assert [m.edtf for m in find_dates(text, reference) if m.quote == quote] == [edtf]


def test_a_year_other_than_that_of_the_account_says_what_decided_it() -> None:
    text = "In December 1950 they fled. In April they lost, and on 9 April 1951 they gave up."
    assert find_dates(text)[1].reason == (
        "month as written; year 1951, the one after 1950 from the previous sentence; '9 April 1951' follows"
    )


month = st.integers(-3000, 3000).flatmap(
    lambda year: st.integers(1, 12).map(lambda number: Moment(Grain.MONTH, year, number))
)


@given(month, month)
def test_the_gap_between_two_months_is_their_distance_and_turns_its_sign(one: Moment, other: Moment) -> None:
    step = gap(months(one), months(other))
    assert step == (other.year - one.year) * 12 + other.month - one.month
    assert step == -gap(months(other), months(one))


@given(month, st.integers(0, 40))
def test_nothing_lies_between_a_stretch_and_a_month_of_it(first: Moment, length: int) -> None:
    last = Moment(Grain.MONTH, first.year + length // 12, first.month)
    assert gap(months(Stretch(first, last)), months(first)) == 0


@given(st.integers(1, 500))
def test_a_step_back_costs_more_than_the_same_step_on(step: int) -> None:
    assert step_cost(-step) > step_cost(step) > step_cost(0)
