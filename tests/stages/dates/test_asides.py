"""What moves an account, what stands beside it, and what the text's own date bounds."""

from __future__ import annotations

import pytest

from annotate.stages.dates import find_dates
from annotate.stages.dates.asides import Aside, aside
from annotate.stages.dates.context import map_text

# text, its own date, EDTF of its dates by their words
YEARS = [
    (
        "SEOUL, March 20, 1946—3 p.m.\nThe strike began in November. It spread in January.",
        "",
        {"November": "1945-11", "January": "1946-01"},
    ),
    (
        "The Embassy reports. The cabinet resigned on December 12 and a new one was formed on January 4.",
        "1951-01-20",
        {"December 12": "1950-12-12", "January 4": "1951-01-04"},
    ),
    (
        "Tokyo, October 3.—The Premier returned on September 28.",
        "1949-10-03",
        {"October 3": "1949-10-03", "September 28": "1949-09-28"},
    ),
    (
        "Korean grammar was first described by Underwood (1890). In May the school moved to Seoul.",
        "1951-07",
        {"May": "1951-05"},
    ),
    ("The school opened in 1946 (Kim 1999, 45). Two years later it closed.", "2005", {"Two years later": "1948"}),
    (
        "The school opened in 1946.[12] Two years later it closed (see Lee and Park 1987; Cho 2001).",
        "2005",
        {"Two years later": "1948"},
    ),
    ("Cho (2001) argues that the school opened in 1946. In May it closed.", "2005", {"May": "1946-05"}),
    (
        "The files stayed secret until 2004. The talks began in May 1973, and in June they failed.",
        "2010",
        {"June": "1973-06"},
    ),
    (
        "The talks began in May 1973. The files stayed secret until 2004. In June the talks failed.",
        "2010",
        {"June": "1973-06"},
    ),
    (
        "Unlike in 1905, the king did not sign. The treaty came in August 1910. In September he left.",
        "2010",
        {"September": "1910-09"},
    ),
    ("The crop of 1939 was the worst since 1901. In October the rice riots began.", "1975", {"October": "1939-10"}),
    (
        "Cho Man-sik (1883–1950) was a teacher. In August 1945 he founded a committee; in January he was arrested.",
        "2000",
        {"January": "1946-01"},
    ),
    (
        "Cho Man-sik, born in 1883, was a teacher. He founded a committee on 17 August 1945. On 5 January he "
        "was arrested.",
        "2000",
        {"5 January": "1946-01-05"},
    ),
    (
        "In 1960 Rhee fled. His daughter, who died in 1998, stayed. In May Chang formed a government.",
        "2005",
        {"May": "1960-05"},
    ),
    (
        "In 1960 Rhee fled. The novel was published in 1995. In May Chang formed a government.",
        "2005",
        {"May": "1960-05"},
    ),
    (
        "In 1960 Rhee fled. Chang recalled in 1975 that nobody wept. In May he formed a government.",
        "2005",
        {"May": "1960-05"},
    ),
    ("In 1960 Rhee fled. A study of 1988 doubts it. In May Chang formed a government.", "2005", {"May": "1960-05"}),
    (
        "In 1960 Rhee fled. Today, in 2004, a museum stands there. In May Chang formed a government.",
        "2005",
        {"May": "1960-05"},
    ),
    (
        "The army had fought at Nanking in 1937. On 8 August 1945 war was declared. On the 9th it crossed the river.",
        "2000",
        {"9th": "1945-08-09"},
    ),
    (
        "On 25 June 1950 war began. The treaty of 1882 was forgotten. By September the front had moved.",
        "2000",
        {"September": "1950-09"},
    ),
    ("They signed the treaty of 1882 in May. By September it was forgotten.", "", {"September": "1882-09"}),
    ("The attack will come in May.", "1950-02-10", {"May": "1950-05"}),
    ("Elections will be held in January.", "1950-11-10", {"January": "1951-01"}),
    ("The conference is to meet on February 3.", "1950-12-10", {"February 3": "1951-02-03"}),
    ("In 1950 Kim said: “We will meet in May.” They met in June.", "1999", {"May": "1950-05", "June": "1950-06"}),
    ("In 1950 Kim said that they would meet in May.", "1999", {"May": "1950-05"}),
    (
        "In December 1949 Mao left for Moscow. He signed on February 14 and came home in March.",
        "1999",
        {"February 14": "1950-02-14", "March": "1950-03"},
    ),
    (
        "In November 1950 they crossed the river. By January Seoul had fallen. In March it was retaken.",
        "1999",
        {"January": "1951-01", "March": "1951-03"},
    ),
    (
        "On May 3 of last year he came. On May 9 he left.",
        "1950-07-01",
        {"May 3 of last year": "1949-05-03", "May 9": "1949-05-09"},
    ),
    ("In May this year he came.", "1950-07-01", {"May this year": "1950-05"}),
    ("He came in 1950. In March of the following year he left.", "1999", {"March of the following year": "1951-03"}),
    ("He came in 1950. On 3 March the following year he left.", "1999", {"3 March the following year": "1951-03-03"}),
    (
        "The President spoke on Friday. The Senate meets next Tuesday. He had flown in on Monday.",
        "1950-12-06",
        {"Friday": "1950-12-01", "next Tuesday": "1950-12-12", "Monday": "1950-12-04"},
    ),
    ("Please answer by Monday.", "1950-12-06", {"Monday": "1950-12-11"}),
    (
        "On Thursday the line broke. It was repaired on Saturday.",
        "1950-12-06",
        {"Thursday": "1950-11-30", "Saturday": "1950-12-02"},
    ),
    ("Kim Ku was born on 29 August 1876. In 1896 he killed a man. In May he was caught.", "2000", {"May": "1896-05"}),
    (
        "Kim Ku was born in 1876 in Haeju. He joined the rising in 1894. In December it was put down.",
        "2000",
        {"December": "1894-12"},
    ),
    (
        "12 Cumings, The Origins of the Korean War (Princeton: Princeton University Press, 1981), p. 45.\nIn "
        "August 1945 they landed. In September the people's committees met.",
        "2000",
        {"September": "1945-09"},
    ),
    (
        "In August 1945 they landed.\n12 Cumings, Origins, vol. 1, p. 45, published 1981.\nIn September the "
        "people's committees met.",
        "2000",
        {"September": "1945-09"},
    ),
    (
        "In August 1945 they landed (Bruce Cumings, Origins [Princeton, 1981], 45). In September they met.",
        "2000",
        {"September": "1945-09"},
    ),
    (
        "The census of 1930 counted twenty million. The census of 1944 counted twenty-five. In May a third was begun.",
        "1945",
        {"May": "1944-05"},
    ),
    ("In 668 Koguryo fell. In 676 the Tang left. In November the king feasted.", "2000", {"November": "0676-11"}),
    ("Since 1948 two states have claimed the country. In May talks began in Beijing.", "2010-09", {"May": "2010-05"}),
    (
        "The 1953 armistice still holds. In March a ship sank, and in November an island was shelled.",
        "2010-12",
        {"March": "2010-03", "November": "2010-11"},
    ),
    (
        "They met in Geneva in 1954, but nothing came of it. In July 1972 they tried again. In August they "
        "met in Pyongyang.",
        "2000",
        {"August": "1972-08"},
    ),
    (
        "By 1960 there were twenty embassies. In 1961 came the coup. In July two pacts were signed.",
        "2000",
        {"July": "1961-07"},
    ),
    (
        "The plan ran from 1957 to 1961. In October 1957 it was launched. In March it was cut.",
        "2000",
        {"March": "1958-03"},
    ),
    (
        "The treaty, due to expire in 1996, was signed on 6 July 1961. On 11 July another followed.",
        "1990",
        {"11 July": "1961-07-11"},
    ),
    (
        "On 6 July 1961 a treaty was signed, which would expire in 1996. On 11 July another followed.",
        "2000",
        {"11 July": "1961-07-11"},
    ),
    ("In the winter of 1945 they froze. In the spring they sowed.", "2000", {"spring": "1946-21"}),
    ("He left in October. In May 1946 he came back.", "1999", {"October": "1945-10"}),
    ("He left in March. In May 1946 he came back.", "1999", {"March": "1946-03"}),
    (
        "In May 1950 they met.\n\n\n\nMuch later, new people ruled.\nNobody counted.\nIt rained.\nIn June they fled.",
        "",
        {"June": "1950-06"},
    ),
    (
        "In 1953 Rhee freed the prisoners. “You promised this two years ago,” he told Clark.",
        "2000",
        {"two years ago": "1951"},
    ),
    ("In 1953 Rhee freed the prisoners. He said that Clark had promised it last year.", "2000", {"last year": "1952"}),
    (
        "In 1953 Rhee freed the prisoners. He accused Clark of having promised it two years ago and forgotten it last "
        "year.",
        "2000",
        {"two years ago": "1951", "last year": "1952"},
    ),
    (
        "In 1953 Rhee freed the prisoners. Clark had left them in the island camp two years ago.",
        "2000",
        {"two years ago": ""},
    ),
    ("In 1953 Rhee freed the prisoners. The camp was rebuilt two years ago.", "2000", {"two years ago": "1998"}),
    # He tells it in 2007, and not in 1979.
    (
        "He crossed the Yalu in January 1979. “I met everybody,” he told a reporter last year.",
        "2008-06-20",
        {"last year": "2007"},
    ),
    # A debate of July 1950: what is remembered, and what was in another year, does not take it there.
    (
        "On 5 July the House met. Many people remember 1914. In May the Assembly threw them out.",
        "1950-07-06",
        {"May": "1950-05"},
    ),
    (
        "Our note of 29 June was answered.\n\nIt says that the troops left in 1948.\n\nIn May they voted.",
        "1950-07-06",
        {"May": "1950-05"},
    ),
    ("We met on 5 July. Will London, as at Geneva in January, follow them?", "1950-07-06", {"January": "1950-01"}),
    (
        "In May 1950 they met; but by July 1951, they had parted. In September they wrote.",
        "2000",
        {"September": "1951-09"},
    ),
    ("The vote was scheduled to be held on 8 March. It was May 1948.", "2015", {"8 March": "1948-03-08"}),
    (
        "In January 1948 the commission came. The vote was to be held on 31 March, but was moved to 9 May.",
        "2015",
        {"31 March": "1948-03-31", "9 May": "1948-05-09"},
    ),
    ("Kim Hong-do (1745–1806) painted it. It was sold on 3 May.", "1998-06-01", {"3 May": "1998-05-03"}),
    (
        "It was founded in 1885. The building burnt down in 1950 and was rebuilt in 1957. In October of that "
        "year it opened.",
        "2000",
        {"October of that year": "1957-10"},
    ),
    (
        "Park seized power in May 1961. Elections followed in October 1963. In December he took office.",
        "2000",
        {"December": "1963-12"},
    ),
    (
        "Park seized power in May 1961. (His widow died in August 1974.) In July 1961 he became chairman. In "
        "November he flew to Washington.",
        "2000",
        {"November": "1961-11"},
    ),
    (
        "The treaty of 1965, which the students had fought since 1964, was signed on 22 June. In August it "
        "was ratified.",
        "2000",
        {"22 June": "1965-06-22", "August": "1965-08"},
    ),
    (
        "Between 1910 and 1945 Korea was ruled from Tokyo. In March 1919 people rose. In April a government "
        "was founded in Shanghai.",
        "2000",
        {"April": "1919-04"},
    ),
    (
        "On 15 August 1945 the war ended. Three weeks later, on 8 September, Hodge landed. By December there "
        "was hunger.",
        "2000",
        {"8 September": "1945-09-08", "December": "1945-12"},
    ),
    (
        "Hodge landed on 8 September 1945. He had left Okinawa on 5 September. On 9 September he took the surrender.",
        "2000",
        {"5 September": "1945-09-05", "9 September": "1945-09-09"},
    ),
    (
        "The commission of 1946 met in Seoul in March. It broke up on 8 May.",
        "1990",
        {"March": "1946-03", "8 May": "1946-05-08"},
    ),
    (
        "A delegation came in December 1971. In February it left. In July 1972 came the communiqué. By August "
        "all was over.",
        "1990",
        {"February": "1972-02", "August": "1972-08"},
    ),
    (
        "RADIO PYONGYANG, 3 JULY 1950. The army entered Suwon on 1 July and will be in Taejon by August.",
        "",
        {"1 July": "1950-07-01", "August": "1950-08"},
    ),
    (
        "He arrived in Seoul in January. In a letter of February 3 he asked for rice. On the 20th he left.",
        "1949-03-01",
        {"January": "1949-01", "February 3": "1949-02-03", "20th": "1949-02-20"},
    ),
    (
        "In the autumn he fell ill. He died on January 12.",
        "1949-01-30",
        {"autumn": "1948-23", "January 12": "1949-01-12"},
    ),
    (
        "Reference your 212, December 29. Rhee called on me January 2.",
        "1950-01-05",
        {"December 29": "1949-12-29", "January 2": "1950-01-02"},
    ),
    (
        "Since last October prices have doubled. In December rice was 200 won.",
        "1948-02-10",
        {"last October": "1947-10", "December": "1947-12"},
    ),
    ("As in 1946, the talks failed. In October the question went to New York.", "1947-11-20", {"October": "1947-10"}),
    ("He remembered 1919. In March he marched again.", "1946-04-02", {"March": "1946-03"}),
    (
        "In April 1960 students marched. Four of them, all born after 1940, were shot. In May the new cabinet met.",
        "2000",
        {"May": "1960-05"},
    ),
    ("They fled in 1951.1 In May they came back.2", "2000", {"May": "1951-05"}),
    (
        "1950\nJune 25: War breaks out.\nJune 28: Seoul falls.\n1951\nMarch 14: Seoul is retaken.",
        "2000",
        {"June 25": "1950-06-25", "June 28": "1950-06-28", "March 14": "1951-03-14"},
    ),
    ("The Korean War (1950–53)\nIn September the landing turned the tide.", "2000", {"September": "1950-09"}),
    (
        "Chapter 3: The Year 1948\nIn May the South voted; in August the North followed.",
        "2000",
        {"May": "1948-05", "August": "1948-08"},
    ),
    (
        "She was elected in 2012 and impeached on 9 December 2016. On 10 March the court confirmed it.",
        "2020",
        {"10 March": "2017-03-10"},
    ),
    (
        "The 1994 Agreed Framework collapsed in 2002. In January 2003 the North left the treaty. In August "
        "six parties met.",
        "2010",
        {"August": "2003-08"},
    ),
    (
        "Stalin died on 5 March 1953. In his memoirs, published in 1970, Khrushchev told of it. In June Beria "
        "was arrested.",
        "2000",
        {"June": "1953-06"},
    ),
    (
        "The duchy had been allied to the kings since 1882. It left them on 27 August 1916. "
        "On 6 December its capital fell.",
        "2000",
        {"6 December": "1916-12-06"},
    ),
    (
        "A pact was signed in August 1914. The port fell in March 1917. In December the next town fell. "
        "The war ended in September 1918.",
        "2000",
        {"December": "1917-12"},
    ),
]


@pytest.mark.parametrize(("text", "own", "expected"), YEARS)
def test_the_year_is_that_of_the_account_or_of_the_text(text: str, own: str, expected: dict[str, str]) -> None:
    found = {m.quote: m.edtf for m in find_dates(text, own)}
    assert {quote: found.get(quote) for quote in expected} == expected


ASIDES = [
    ("It closed (Kim 1999).", "1999", Aside.NOTE),
    ("It closed (see Kim and Lee 1987; Cho, 1999).", "1999", Aside.NOTE),
    ("It closed (Seoul: Ilchogak, 1999).", "1999", Aside.NOTE),
    ("Cho (1999) argues that it closed.", "1999", Aside.NOTE),
    ("12 Cho, A History (1999), p. 4.", "1999", Aside.NOTE),
    ("Cho, born in 1899 at Haeju, left.", "1899", Aside.NOTE),
    ("Cho (b. 1899) left.", "1899", Aside.NOTE),
    ("Unlike in 1905, he stayed.", "1905", Aside.CONTRAST),
    ("It was worse than in 1905.", "1905", Aside.CONTRAST),
    ("He was reminded of the winter of 1905.", "winter of 1905", Aside.CONTRAST),
    ("He stayed; he had left in 1905.", "1905", Aside.REMARK),
    ("The files were shut until 1999.", "1999", Aside.TERM),
    ("Cho recalled in 1999 that he stayed.", "1999", Aside.LATER),
    ("He lost the 1950 elections.", "1950", Aside.ATTRIBUTE),
    ("He broke the treaty of 1905.", "1905", Aside.COMPLEMENT),
    ("The Treaty of Portsmouth (1905) was signed.", "1905", Aside.BRACKET),
    ("The treaty of 1905 was signed.", "1905", Aside.NONE),
    ("It began on the morning of June 25.", "June 25", Aside.NONE),
    ("In 1905 he left.", "1905", Aside.NONE),
    ("He left in 1905.", "1905", Aside.NONE),
]


@pytest.mark.parametrize(("text", "quote", "kind"), ASIDES)
def test_the_words_around_a_date_say_how_far_beside_the_account_it_stands(text: str, quote: str, kind: Aside) -> None:
    start = text.index(quote)
    assert aside(map_text(text).site(start, start + len(quote))) is kind


def test_a_year_that_keeps_a_date_before_the_texts_own_says_so() -> None:
    (mention,) = find_dates("The coal ran out in November.", "1946-03-20")
    assert mention.reason == "month as written; year 1945, so that it lies before the text's own date"
    (mention,) = find_dates("Elections will be held in January.", "1946-03-20")
    assert mention.reason == (
        "month as written; year 1947, so that it lies after the text's own date, as the sentence looks ahead"
    )
