"""The expressions that name a date in words, one row a rule; the other tables are built alike.

To add a rule: write a pattern from the fragments of `lexicon` (no unbounded repetition; the match is the span, so leave
prepositions and "the" out), a function that turns its match into an expression or None ("not a date after all"), and a
row in `NAMED_RULES` with an example and with what it may begin. If it begins with a new word, add that to
`lexicon.TRIGGERS`; `words` spares the rule the others. Then add the example to the table in its test. Where several
rules match at one place the longest match wins, then the earlier row.
"""

from __future__ import annotations

from annotate.stages.dates import readers
from annotate.stages.dates.feasts import FEAST, FEAST_TRIGGERS
from annotate.stages.dates.lexicon import (
    APOSTROPHE,
    DASH,
    DAY,
    DAY_OF,
    DECADE_WORD,
    END,
    ERA,
    HOURS,
    MONTH,
    MONTH_WORDS,
    NUMBER_WORDS,
    ORDINALS,
    OSP,
    PART_NEEDED,
    PART_OPTIONAL,
    PART_WORDS,
    SEASON,
    SEASON_WORDS,
    SHORT_YEAR,
    SP,
    TWO_DAYS,
    WEEKDAY,
    WEEKDAY_WORDS,
    YEAR,
    YEAR_IN_WORDS,
)
from annotate.stages.dates.rule import Rule, rule

_WEEKDAY_LEAD = f"(?:{WEEKDAY}(?:{SP}(?:{'|'.join(sorted(HOURS))}))?,?{SP}(?:the{SP})?)?"
_IN_THE_YEAR = f"(?:(?:of|in){SP})?(?:the{SP}year{SP}(?:of{SP}our{SP}Lord,?{SP})?)?"
#: An editor gives the year that a letter leaves out in brackets: "26 June [1950]".
_COMMA_YEAR = f"(?:,?{OSP}{_IN_THE_YEAR}(?P<bracket>\\[)?(?:{YEAR}|{SHORT_YEAR}|{YEAR_IN_WORDS}){ERA}?(?(bracket)\\]))"
_NOT_YEAR = f"(?!,?{SP}[12][0-9]{{3}}(?![0-9]))"
_THAT_YEAR = (
    f"(?:,?{SP}(?P<year_of>(?:(?:of|in){SP})?(?:the{SP})?(?P<which>that|this|last|next|same|following|previous|preceding){SP}year)"
    f"{END}(?!['’]))?"
)

#: "12 October last", not "12 October last year".
_NEAR = (
    f"(?:{SP}(?P<near>last|next)"
    f"(?=[.,;:)\\n]|$|{SP}(?:and|or|to|by|the|that|when|as|in|at|he|she|they|it|was|had)(?!\\w)))?"
)

NAMED_RULES: tuple[Rule, ...] = (
    rule(
        "day month year",
        f"{_WEEKDAY_LEAD}{DAY}\\.?{SP}{DAY_OF}{MONTH}{_COMMA_YEAR}{END}",
        readers.read_day,
        0.99,
        "3 May 1961",
        begins="d0a",
        words=ORDINALS | WEEKDAY_WORDS,
    ),
    rule(
        "month day year",
        f"{_WEEKDAY_LEAD}{MONTH}{SP}(?:the{SP})?{DAY},?{OSP}{_COMMA_YEAR}{END}",
        readers.read_day,
        0.99,
        "Sept. 30, 1990",
        begins="am",
        words=WEEKDAY_WORDS | MONTH_WORDS,
    ),
    rule(
        "day month",
        f"{_WEEKDAY_LEAD}{DAY}{SP}{DAY_OF}{MONTH}{_NEAR}{_THAT_YEAR}{_NOT_YEAR}",
        readers.read_day,
        0.95,
        "3 May",
        begins="d0a",
        words=ORDINALS | WEEKDAY_WORDS,
    ),
    rule(
        "month day",
        f"{_WEEKDAY_LEAD}{MONTH}{SP}(?:the{SP})?{DAY}{END}{_NEAR}{_THAT_YEAR}",
        readers.read_day,
        0.95,
        "Sept. 28",
        begins="am",
        words=WEEKDAY_WORDS | MONTH_WORDS,
    ),
    rule(
        "days month year",
        f"{TWO_DAYS}{SP}{DAY_OF}{MONTH}(?:{_COMMA_YEAR}{END})?",
        readers.read_day_range,
        0.97,
        "3–5 May 1961",
        begins="d0",
    ),
    rule(
        "month days year",
        f"{MONTH}{SP}{TWO_DAYS}(?:{_COMMA_YEAR})?{END}",
        readers.read_day_range,
        0.97,
        "May 3–5, 1961",
        begins="m",
    ),
    rule(
        "month year",
        f"{PART_OPTIONAL}{MONTH}{_COMMA_YEAR}{END}",
        readers.read_month,
        0.99,
        "August 1992",
        begins="am",
        words=PART_WORDS | MONTH_WORDS,
    ),
    rule(
        "month of that year",
        f"{PART_OPTIONAL}{MONTH},?{SP}(?:(?:of|in){SP})?(?:the{SP})?"
        f"(?P<which>that|this|last|next|same|following|previous|preceding){SP}year{END}(?!['’])",
        readers.read_month_of_that_year,
        0.9,
        "August of that year",
        begins="am",
        words=PART_WORDS | MONTH_WORDS,
    ),
    rule(
        "season of that year",
        f"{PART_OPTIONAL}{SEASON},?{SP}(?:of|in){SP}(?:the{SP})?"
        f"(?P<which>that|this|last|next|same|following|previous|preceding){SP}year{END}(?!['’])",
        readers.read_season_of_that_year,
        0.9,
        "summer of the next year",
        words=PART_WORDS | SEASON_WORDS,
    ),
    rule(
        "month",
        f"{PART_OPTIONAL}{MONTH}(?![a-z0-9]){_NEAR}",
        readers.read_bare_month,
        0.85,
        "in August",
        begins="am",
        words=PART_WORDS | MONTH_WORDS,
    ),
    rule(
        "season over two years",
        f"{PART_OPTIONAL}{SEASON}(?:,?{SP}(?:of{SP})?)(?:{YEAR}|{SHORT_YEAR})(?:{DASH}|/)"
        f"{APOSTROPHE}?(?P<next>(?:[12][0-9])?[0-9]{{2}}){END}",
        readers.read_winter_over_two_years,
        0.95,
        "winter of 1950–51",
        words=PART_WORDS | SEASON_WORDS,
    ),
    rule(
        "season year",
        f"{PART_OPTIONAL}{SEASON},?{SP}(?:(?:term|semester|session|season|months|half){SP})?(?:of{SP})?"
        f"(?:{YEAR}|{SHORT_YEAR}){END}",
        readers.read_season,
        0.97,
        "autumn of 1976",
        words=PART_WORDS | SEASON_WORDS,
    ),
    rule("year season", f"{YEAR}{SP}{SEASON}{END}(?!{SP}[A-Z])", readers.read_season, 0.9, "1976 autumn", begins="y"),
    rule(
        "season",
        f"{PART_OPTIONAL}{SEASON}{END}",
        readers.read_bare_season,
        0.6,
        "in the spring",
        words=PART_WORDS | SEASON_WORDS,
    ),
    rule(
        "decade",
        f"{PART_OPTIONAL}(?P<decade>[12][0-9]{{2}}0)(?P<tail>{APOSTROPHE}?s){ERA}?{END}",
        readers.read_decade,
        0.98,
        "late 1940s",
        begins="0ya",
        words=PART_WORDS,
    ),
    rule(
        "two parts of a decade",
        f"(?P<one>(?i:early|mid))(?:{SP}|{DASH})(?:to|and)(?:{SP}|{DASH})(?:the{SP})?(?P<two>(?i:mid|late))"
        f"(?:{DASH}|{SP})(?P<decade>[12][0-9]{{2}}0)s{END}",
        readers.read_two_parts,
        0.97,
        "early to mid-1970s",
        words=PART_WORDS,
    ),
    rule(
        "decade in two digits",
        f"{PART_OPTIONAL}{APOSTROPHE}(?P<short>[0-9]0){APOSTROPHE}?s{END}",
        readers.read_short_decade,
        0.9,
        "’70s",
        begins="'a",
        words=PART_WORDS,
    ),
    rule(
        "decade after its part",
        f"{PART_NEEDED}(?P<short>[2-9]0){APOSTROPHE}?s{END}",
        readers.read_short_decade,
        0.85,
        "late 70s",
        words=PART_WORDS,
    ),
    rule(
        "decade after the",
        f"(?P<short>[2-9]0){APOSTROPHE}?s{END}",
        readers.read_the_decade,
        0.8,
        "the 70's",
        begins="d0",
    ),
    rule(
        "year in words",
        f"{YEAR_IN_WORDS}{END}",
        readers.read_year_in_words,
        0.9,
        "in nineteen forty-seven",
        words=NUMBER_WORDS,
    ),
    rule(
        "decade in words",
        f"{PART_OPTIONAL}(?:(?P<hundreds>(?i:nineteen|eighteen|seventeen))(?:{SP}|{DASH}))?{APOSTROPHE}?"
        f"(?P<word>(?i:{'|'.join(DECADE_WORD)})){END}",
        readers.read_word_decade,
        0.8,
        "the sixties",
        begins="a'",
        words=PART_WORDS | NUMBER_WORDS | DECADE_WORD.keys(),
    ),
    rule("year", f"{PART_OPTIONAL}{YEAR}{END}", readers.read_year, 0.9, "in 1985", begins="ya", words=PART_WORDS),
    rule("year in two digits", f"{SHORT_YEAR}{END}", readers.read_short_year, 0.8, "in ’88", begins="'"),
    rule(
        "years",
        f"{YEAR}(?:{DASH}|/|{SP}[-\u2013]{SP})(?P<next>[12][0-9]{{3}}|[0-9]{{1,2}}){END}(?!{DASH}[0-9])",
        readers.read_year_range,
        0.95,
        "1950–53",
        begins="y",
    ),
    rule(
        "feast",
        f"(?P<feast>{FEAST}){_COMMA_YEAR}?{END}",
        readers.read_feast,
        0.9,
        "Christmas Day 1950",
        begins="am",
        words=FEAST_TRIGGERS,
    ),
    rule(
        "quarter",
        f"(?:Q(?P<q>[1-4])|H(?P<h>[12])){SP}(?:of{SP})?{YEAR}{END}",
        readers.read_quarter,
        0.95,
        "Q3 1995",
        words=frozenset({"q1", "q2", "q3", "q4", "h1", "h2"}),
    ),
)
