"""The expressions that name a date, one row a rule; `relative.py` has those that point or count.

To add a rule: write a pattern from the fragments of `lexicon` (no unbounded repetition; the match is the span, so leave
prepositions and "the" out), a function that turns its match into an expression or None ("not a date after all"), and a
row in `NAMED_RULES` with an example and with what it may begin. If it begins with a new word, add that to
`lexicon.TRIGGERS`. Then add the example to the table in `tests/dates/test_find.py`. Where several rules match at one
place the longest match wins, then the earlier row.
"""

from __future__ import annotations

from annotate.stages.dates import eras, lexicon, readers
from annotate.stages.dates.lexicon import (
    APOSTROPHE,
    DASH,
    DAY,
    DAY_NUMBER,
    DECADE_WORD,
    END,
    ERA,
    ERA_WORD,
    MONTH,
    OSP,
    PART_NEEDED,
    PART_OPTIONAL,
    SEASON,
    SHORT_YEAR,
    SP,
    WEEKDAY,
    YEAR,
)
from annotate.stages.dates.rule import Rule, rule

_WEEKDAY_LEAD = f"(?:{WEEKDAY},?{SP}(?:the{SP})?)?"
_ANY_MONTH = MONTH.replace("?P<month>", "?:")
_DAY_OF = f"(?:day{SP})?(?:of{SP})?"
_COMMA_YEAR = f"(?:,?{OSP}(?:(?:of|in){SP})?(?:{YEAR}|{SHORT_YEAR}){ERA}?)"
_NOT_YEAR = f"(?!,?{SP}[12][0-9]{{3}}(?![0-9]))"
_THAT_YEAR = f"(?:,?{SP}(?P<year_of>of{SP}(?:that|the{SP}same){SP}year))?"
_LINK = f"(?P<link>{OSP}{DASH}{OSP}|{SP}(?i:to|through|until|till|and|or){SP}|{OSP}&{OSP})"
_ORD = "(?:(?i:st|nd|rd|th))?"
_YEAR_OF_ERA = f"{SP}(?:of{SP})?(?P<number>[0-9]{{1,4}}){OSP}(?P<era>{ERA_WORD}){END}"
_TWO_DAYS = f"(?P<one>{DAY_NUMBER}){_ORD}{_LINK}(?P<two>{DAY_NUMBER}){_ORD}"

NAMED_RULES: tuple[Rule, ...] = (
    rule(
        "day month year",
        f"{_WEEKDAY_LEAD}{DAY}{SP}{_DAY_OF}{MONTH}{_COMMA_YEAR}{END}",
        readers.read_day,
        0.99,
        "3 May 1961",
        begins="0a",
    ),
    rule(
        "month day year",
        f"{_WEEKDAY_LEAD}{MONTH}{SP}(?:the{SP})?{DAY},?{OSP}{_COMMA_YEAR}{END}",
        readers.read_day,
        0.99,
        "Sept. 30, 1990",
        begins="am",
    ),
    rule(
        "day month",
        f"{_WEEKDAY_LEAD}{DAY}{SP}{_DAY_OF}{MONTH}{_THAT_YEAR}{_NOT_YEAR}",
        readers.read_day,
        0.95,
        "3 May",
        begins="0a",
    ),
    rule(
        "month day",
        f"{_WEEKDAY_LEAD}{MONTH}{SP}(?:the{SP})?{DAY}{END}{_THAT_YEAR}",
        readers.read_day,
        0.95,
        "Sept. 28",
        begins="am",
    ),
    rule(
        "days month year",
        f"{_TWO_DAYS}{SP}{MONTH}(?:{_COMMA_YEAR}{END})?",
        readers.read_day_range,
        0.97,
        "3–5 May 1961",
        begins="0",
    ),
    rule(
        "month days year",
        f"{MONTH}{SP}{_TWO_DAYS}(?:{_COMMA_YEAR})?{END}",
        readers.read_day_range,
        0.97,
        "May 3–5, 1961",
        begins="m",
    ),
    rule(
        "month year", f"{PART_OPTIONAL}{MONTH}{_COMMA_YEAR}{END}", readers.read_month, 0.99, "August 1992", begins="am"
    ),
    rule(
        "month of that year",
        f"{PART_OPTIONAL}{MONTH},?{SP}(?:of{SP})?(?:the{SP})?(?P<which>that|same|previous|following){SP}year{END}",
        readers.read_month_of_that_year,
        0.9,
        "August of that year",
        begins="am",
    ),
    rule("month", f"{PART_OPTIONAL}{MONTH}(?![a-z0-9])", readers.read_bare_month, 0.85, "in August", begins="am"),
    rule(
        "season over two years",
        f"{PART_OPTIONAL}{SEASON}(?:,?{SP}(?:of{SP})?){YEAR}(?:{DASH}|/)(?P<next>(?:[12][0-9])?[0-9]{{2}}){END}",
        readers.read_winter_over_two_years,
        0.95,
        "winter of 1950–51",
    ),
    rule(
        "season year",
        f"{PART_OPTIONAL}{SEASON},?{SP}(?:of{SP})?(?:{YEAR}|{SHORT_YEAR}){END}",
        readers.read_season,
        0.97,
        "autumn of 1976",
    ),
    rule("year season", f"{YEAR}{SP}{SEASON}{END}(?!{SP}[A-Z])", readers.read_season, 0.9, "1976 autumn", begins="y"),
    rule("season", f"{PART_OPTIONAL}{SEASON}{END}", readers.read_bare_season, 0.6, "in the spring"),
    rule(
        "decade",
        f"{PART_OPTIONAL}(?P<decade>[12][0-9]{{2}}0)(?P<tail>{APOSTROPHE}?s){ERA}?{END}",
        readers.read_decade,
        0.98,
        "late 1940s",
        begins="0ya",
    ),
    rule(
        "two parts of a decade",
        f"(?P<one>(?i:early|mid))(?:{SP}|{DASH})(?:to|and)(?:{SP}|{DASH})(?:the{SP})?(?P<two>(?i:mid|late))"
        f"(?:{DASH}|{SP})(?P<decade>[12][0-9]{{2}}0)s{END}",
        readers.read_two_parts,
        0.97,
        "early to mid-1970s",
    ),
    rule(
        "decade in two digits",
        f"{PART_OPTIONAL}{APOSTROPHE}(?P<short>[0-9]0){APOSTROPHE}?s{END}",
        readers.read_short_decade,
        0.9,
        "’70s",
        begins="'a",
    ),
    rule("decade after its part", f"{PART_NEEDED}(?P<short>[2-9]0)s{END}", readers.read_short_decade, 0.85, "late 70s"),
    rule(
        "decade in words",
        f"{PART_OPTIONAL}(?P<word>(?i:{'|'.join(DECADE_WORD)})){END}",
        readers.read_word_decade,
        0.8,
        "the sixties",
    ),
    rule(
        "century",
        f"{PART_OPTIONAL}(?:(?P<ordinal>[0-9]{{1,2}})(?:st|nd|rd|th)|(?P<word>{lexicon.ORDINAL_WORD})"
        f"|(?P<roman>{lexicon.ROMAN_WORD})(?:st|nd|rd|th)?){OSP}{DASH}?(?i:century|cent\\.){ERA}?{END}",
        eras.read_century,
        0.98,
        "the 19th century",
        begins="0a",
    ),
    rule(
        "two centuries",
        f"(?:(?P<part>(?i:early|mid|late))(?:{SP}|{DASH}))?(?P<one>[0-9]{{1,2}}(?:st|nd|rd|th)|{lexicon.ORDINAL_WORD})"
        f"(?:{OSP}{DASH}{OSP}|{SP}(?:and|to){SP}(?:the{SP})?)(?:(?P<part_two>(?i:early|mid|late))(?:{SP}|{DASH}))?"
        f"(?P<two>[0-9]{{1,2}}(?:st|nd|rd|th)|{lexicon.ORDINAL_WORD}){SP}(?i:centuries|century){ERA}?{END}",
        eras.read_two_centuries,
        0.97,
        "the 18th and 19th centuries",
        begins="0a",
    ),
    rule("year", f"{PART_OPTIONAL}{YEAR}{END}", readers.read_year, 0.9, "in 1985", begins="ya"),
    rule(
        "part of a year of an era",
        f"(?:{DAY}{SP}{_DAY_OF}(?={_ANY_MONTH})|{PART_OPTIONAL})(?:{MONTH}|{SEASON}),?{SP}(?:of{SP})?"
        f"(?P<number>[0-9]{{1,4}}){OSP}(?P<era>{ERA_WORD}){END}",
        eras.read_part_of_era_year,
        0.97,
        "spring of 264 BC",
        begins="0am",
    ),
    rule(
        "month day of a year of an era",
        f"{MONTH}{SP}{DAY},?{_YEAR_OF_ERA}",
        eras.read_part_of_era_year,
        0.97,
        "May 3, 264 BC",
        begins="am",
    ),
    rule(
        "days of a year of an era",
        f"{_TWO_DAYS}{SP}{MONTH},?{_YEAR_OF_ERA}",
        eras.read_days_of_era_year,
        0.97,
        "3–5 May 264 BC",
        begins="0",
    ),
    rule(
        "month days of a year of an era",
        f"{MONTH}{SP}{_TWO_DAYS},?{_YEAR_OF_ERA}",
        eras.read_days_of_era_year,
        0.97,
        "May 3–5, 264 BC",
        begins="am",
    ),
    rule(
        "decade of an era",
        f"(?P<number>[1-9]?[0-9]0)s{OSP}(?P<era>{ERA_WORD}){END}",
        eras.read_era_decade,
        0.97,
        "the 330s BC",
        begins="0",
    ),
    rule(
        "year of an era",
        f"(?P<number>[0-9]{{1,4}}|[0-9],[0-9]{{3}}){OSP}(?P<era>{ERA_WORD}){END}",
        eras.read_era_year,
        0.97,
        "264 BC",
        begins="0y",
    ),
    rule(
        "era before year",
        f"(?P<era>AD|CE|A\\.D\\.){OSP}(?P<number>[0-9]{{1,4}}){END}",
        eras.read_era_year,
        0.97,
        "AD 79",
    ),
    rule(
        "years of an era",
        f"(?P<one>[0-9]{{1,4}})(?:{OSP}{DASH}{OSP}|{SP}(?:to|and){SP})(?P<two>[0-9]{{1,4}}){OSP}(?P<era>{ERA_WORD}){END}",
        eras.read_era_range,
        0.97,
        "264–241 BC",
        begins="0y",
    ),
    rule("year in two digits", f"{SHORT_YEAR}{END}", readers.read_short_year, 0.8, "in ’88", begins="'"),
    rule(
        "years",
        f"{YEAR}(?:{DASH}|/|{SP}[-\u2013]{SP})(?P<next>[12][0-9]{{3}}|[0-9]{{2}}){END}(?!{DASH}[0-9])",
        readers.read_year_range,
        0.95,
        "1950–53",
        begins="y",
    ),
    rule(
        "ISO day",
        f"{YEAR}-(?P<m>[0-9]{{2}})-(?P<d>[0-9]{{2}}){END}",
        readers.read_iso_day,
        0.99,
        "1990-09-30",
        begins="y",
    ),
    rule("ISO month", f"{YEAR}-(?P<m>0[1-9]|1[0-2]){END}(?!-)", readers.read_iso_month, 0.6, "1990-09", begins="y"),
    rule(
        "year first, with points",
        r"(?P<year>[12][0-9]{3})\.[ ]?(?P<m>[0-9]{1,2})\.[ ]?(?P<d>[0-9]{1,2})"
        f"(?![0-9])(?!\\.[0-9]){END}",
        readers.read_iso_day,
        0.95,
        "1990.9.30",
        begins="y",
    ),
    rule(
        "year last, in figures",
        r"(?P<one>[0-9]{1,2})(?P<sep>[./])(?P<two>[0-9]{1,2})(?P=sep)(?P<year>[12][0-9]{3})"
        f"(?![0-9]|[./][0-9]){END}",
        readers.read_numeric,
        0.9,
        "30.9.1990",
        begins="0",
    ),
    rule(
        "feast",
        f"(?P<feast>Christmas{SP}(?:Eve|Day|(?i:night))|Christmas|New{SP}Year['’]s{SP}(?:Day|Eve)){_COMMA_YEAR}?{END}",
        readers.read_feast,
        0.9,
        "Christmas Day 1950",
    ),
    rule(
        "day alone",
        f"(?P<number>{DAY_NUMBER})(?:st|nd|rd|th){END}",
        readers.read_day_alone,
        0.7,
        "on the 17th",
        begins="0",
    ),
    rule("quarter", f"Q(?P<q>[1-4]){SP}(?:of{SP})?{YEAR}{END}", readers.read_quarter, 0.95, "Q3 1995"),
)
