"""The expressions that name a date, one row a rule; `relative.py` has those that point or count.

To add a rule: write a pattern from the fragments of `lexicon` (no unbounded repetition; the match is the span, so leave
prepositions and "the" out), a function that turns its match into an expression or None ("not a date after all"), and a
row in `NAMED_RULES` with an example. If it begins with a new word, add that to `lexicon.TRIGGERS`. Then add the example
to the table in `tests/dates/test_find.py`. Where several rules match at one place the longest match wins, then the
earlier row.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from annotate.dates import guards, lexicon
from annotate.dates.expressions import Between, Expression, Named, Unclear, Which
from annotate.dates.lexicon import (
    APOSTROPHE,
    DASH,
    DAY,
    DAY_NUMBER,
    DECADE_WORD,
    END,
    ERA,
    ERA_WORD,
    MONTH,
    MONTH_NUMBER,
    OSP,
    PART_NEEDED,
    PART_OPTIONAL,
    ROMAN,
    SEASON,
    SEASON_NUMBER,
    SHORT_YEAR,
    SP,
    WEEKDAY,
    YEAR,
)
from annotate.dates.moments import Grain, Moment, Part, problem

Match = re.Match[str]


@dataclass(frozen=True, slots=True)
class Rule:
    """A row: name, pattern, reading of its match, score (how rarely it is wrong; 0 to 1), example."""

    name: str
    pattern: re.Pattern[str]
    read: Callable[[Match], Expression | None]
    score: float
    example: str


def rule(name: str, pattern: str, read: Callable[[Match], Expression | None], score: float, example: str) -> Rule:
    """Return a row with its pattern compiled."""
    return Rule(name, re.compile(pattern), read, score, example)


def group(match: Match, name: str) -> str:
    """Return a named group, or "" where the pattern has none or it did not take part."""
    return match.groupdict().get(name) or ""


def part_of_match(match: Match) -> Part:
    """Return the part ("late", "end of") that the match names."""
    words = re.sub(r"\s+", " ", group(match, "part").lower())
    return lexicon.PART.get(words, Part.WHOLE)


def month_of_match(match: Match) -> int:
    """Return the number of the month that the match names."""
    return MONTH_NUMBER[group(match, "month").rstrip(".").lower()]


def _before_christ(era: str) -> bool:
    return era.startswith("B")


def _year_of_match(match: Match) -> int | None:
    digits = group(match, "year")
    if not digits:
        return None
    return 1 - int(digits) if _before_christ(group(match, "era")) else int(digits)


def _short(match: Match) -> int:
    return int(group(match, "short"))


def _year_fields(match: Match) -> tuple[int | None, bool]:
    if group(match, "short"):
        return _short(match), True
    return _year_of_match(match), False


def checked(named: Named) -> Expression:
    """Return the expression, or why it is not on the calendar ("February 1950 has no day 30")."""
    year = 2000 if named.year is None or named.short else named.year
    why = problem(Moment(named.grain, year, named.month, named.day))
    return Unclear(why) if why else named


def _day(match: Match) -> Expression | None:
    words = group(match, "day_word").lower()
    day = lexicon.ORDINAL[words] if words else int(group(match, "day"))
    year, short = _year_fields(match)
    if year is None and match["month"].islower() and month_of_match(match) in {3, 5}:
        return None
    year_of = Which.SAME if group(match, "year_of") else None
    return checked(Named(Grain.DAY, year, month_of_match(match), day, short=short, year_of=year_of))


def _month(match: Match) -> Expression | None:
    year, short = _year_fields(match)
    return checked(Named(Grain.MONTH, year, month_of_match(match), part=part_of_match(match), short=short))


def _month_of_that_year(match: Match) -> Expression | None:
    which = {"that": Which.SAME, "same": Which.SAME, "previous": Which.PREVIOUS, "following": Which.FOLLOWING}
    year_of = which[match["which"].lower()]
    return Named(Grain.MONTH, None, month_of_match(match), part=part_of_match(match), year_of=year_of)


def _bare_month(match: Match) -> Expression | None:
    part = part_of_match(match)
    if part is Part.WHOLE and not guards.is_month(match.string, match.start("month"), match.end("month")):
        return None
    if not match["month"][0].isupper():
        return None
    return Named(Grain.MONTH, None, month_of_match(match), part=part)


def _season(match: Match) -> Expression | None:
    year, short = _year_fields(match)
    season = SEASON_NUMBER[match["season"].lower()]
    return Named(Grain.SEASON, year, season, part=part_of_match(match), short=short)


def _winter_over_two_years(match: Match) -> Expression | None:
    named = _season(match)
    if not isinstance(named, Named) or named.year is None or match["season"].lower() != "winter":
        return None
    return named if int(match["next"]) % 100 == (named.year + 1) % 100 else None


def _bare_season(match: Match) -> Expression | None:
    text, start = match.string, match.start()
    lead = text[max(0, start - 18) : start].lower()
    told = re.search(r"\b(?:in|by|during|throughout|over|until|since|of) (?:the )?$", lead) if not group(match, "part") else True
    if not told or not match["season"].islower() or text[match.end() : match.end() + 1].isalpha():
        return None
    after = guards.word_after(text, match.end())
    if not group(match, "part") and (" the " not in f" {lead}" or after in {"of", "months", "season", "line"}):
        return None
    return Named(Grain.SEASON, None, SEASON_NUMBER[match["season"].lower()], part=part_of_match(match))


def _decade(match: Match) -> Expression | None:
    digits, part = match["decade"], part_of_match(match)
    if match["tail"] != "s":
        before = guards.word_before(match.string, match.start())
        if part is Part.WHOLE and before not in {"the", "and", "to"}:
            return None
    year = int(digits)
    if year % 100 == 0 and year != 2000:
        note = "may mean the decade or the century; the century holds both"
        return Named(Grain.CENTURY, year, part=part, note=note)
    if _before_christ(group(match, "era")):
        return Between(Named(Grain.YEAR, 1 - (year + 9)), Named(Grain.YEAR, 1 - max(year, 1)))
    return Named(Grain.DECADE, year, part=part)


def _short_decade(match: Match) -> Expression | None:
    return Named(Grain.DECADE, int(match["short"]), part=part_of_match(match), short=True)


def _word_decade(match: Match) -> Expression | None:
    before = guards.word_before(match.string, match.start())
    if before not in {"the", "and", "or", "to", "nineteen"} and part_of_match(match) is Part.WHOLE:
        return None
    if guards.word_before(match.string, match.start()) in {"his", "her", "their", "my", "our", "your"}:
        return None
    return Named(Grain.DECADE, DECADE_WORD[match["word"].lower()], part=part_of_match(match), short=True)


def _two_parts(match: Match) -> Expression | None:
    """Read "early to mid-1970s": both parts are of one decade."""
    parts = [lexicon.PART[match[name].lower()] for name in ("one", "two")]
    first, last = (Named(Grain.DECADE, int(match["decade"]), part=part) for part in parts)
    return Between(first, last)


def _century_number(match: Match) -> int:
    if group(match, "roman"):
        return ROMAN[match["roman"]]
    word = group(match, "word").lower()
    return lexicon.ORDINAL[word] if word else int(match["ordinal"])


def century(number: int, era: str, part: Part = Part.WHOLE) -> Named:
    """Return a century by its ordinal: the 19th is 1800 to 1899 (`18XX`), the 3rd BC is -299 to -200 (`-02XX`).

    The digit pattern is the one of the annotation conventions, which is a year off the strict count (1801 to 1900).
    """
    first = 1 - number * 100 if _before_christ(era) else (number - 1) * 100
    return Named(Grain.CENTURY, first, part=part)


def _century(match: Match) -> Expression | None:
    number = _century_number(match)
    if not 1 <= number <= 99:
        return None
    return century(number, group(match, "era"), part_of_match(match))


def _two_centuries(match: Match) -> Expression | None:
    numbers = [lexicon.ORDINAL.get(match[n].lower()) or int(re.sub(r"\D", "", match[n]) or 0) for n in ("one", "two")]
    if not 1 <= numbers[0] < numbers[1] <= 99:
        return None
    first, last = (century(n, group(match, "era")) for n in numbers)
    if _before_christ(group(match, "era")):
        return None
    parts = (lexicon.PART.get(group(match, n).lower(), Part.WHOLE) for n in ("part", "part_two"))
    one, two = parts
    return Between(
        Named(Grain.CENTURY, first.year, part=one),
        Named(Grain.CENTURY, last.year, part=two),
    )


def _year(match: Match) -> Expression | None:
    part = part_of_match(match)
    if part is Part.WHOLE and not guards.is_year(match.string, match.start("year"), match.end("year")):
        return None
    return Named(Grain.YEAR, int(match["year"]), part=part)


def _era_year(match: Match) -> Expression | None:
    number = int(match["number"].replace(",", ""))
    if not 1 <= number <= 9999:
        return None
    return Named(Grain.YEAR, 1 - number if _before_christ(match["era"]) else number)


def _era_range(match: Match) -> Expression | None:
    first, last = int(match["one"]), int(match["two"])
    sign = _before_christ(match["era"])
    if first == last or (first > last) != sign:
        return None
    years = (1 - first, 1 - last) if sign else (first, last)
    return Between(*(Named(Grain.YEAR, y) for y in years))


def _short_year(match: Match) -> Expression | None:
    if guards.word_before(match.string, match.start()) not in {"in", "of", "since", "by", "until", "the", "from", "to"}:
        return None
    return Named(Grain.YEAR, _short(match), short=True)


def _year_range(match: Match) -> Expression | None:
    first, digits, text = int(match["year"]), match["next"], match.string
    if (
        guards.word_before(text, match.start())[-1:] in {"$", "€", "£", "#"}
        or guards.word_after(text, match.end()) in guards.COUNTED
    ):
        return None
    last = int(digits) if len(digits) == 4 else first // 100 * 100 + int(digits)
    if last <= first or last > 2100:
        return None
    note = f"read as the years {first} to {last}"
    return Between(Named(Grain.YEAR, first, note=note), Named(Grain.YEAR, last))


def _day_range(match: Match) -> Expression | None:
    year, short = _year_fields(match)
    month = month_of_match(match)
    days = int(match["one"]), int(match["two"])
    if days[0] >= days[1]:
        return None
    if re.search("(?i:and|&)", match["link"]) and days[1] != days[0] + 1:
        return None
    made = [checked(Named(Grain.DAY, year, month, day, short=short)) for day in days]
    for one in made:
        if isinstance(one, Unclear):
            return one
    first, last = made
    return Between(first, last) if isinstance(first, Named) and isinstance(last, Named) else None


def _iso_day(match: Match) -> Expression | None:
    return checked(Named(Grain.DAY, int(match["year"]), int(match["m"]), int(match["d"])))


def _iso_month(match: Match) -> Expression | None:
    month = int(match["m"])
    return Named(Grain.MONTH, int(match["year"]), month) if 1 <= month <= 12 else None


def _numeric(match: Match) -> Expression | None:
    one, two, year = int(match["one"]), int(match["two"]), int(match["year"])
    if match["sep"] == ".":
        return checked(Named(Grain.DAY, year, two, one, note="day first, as dates with points are written"))
    if not 1 <= one <= 31 or not 1 <= two <= 31 or min(one, two) > 12:
        return None
    if one != two and max(one, two) <= 12:
        return Unclear("day first or month first cannot be told")
    day, month = (one, two) if one > 12 else (two, one)
    return checked(Named(Grain.DAY, year, month, day))


def _feast(match: Match) -> Expression | None:
    feasts = {"christmas eve": (12, 24), "christmas day": (12, 25), "christmas": (12, 25), "new year’s day": (1, 1),
              "new year’s eve": (12, 31)}  # fmt: skip
    month, day = feasts[re.sub(r"\s+", " ", match["feast"].lower().replace("'", "’"))]
    year = _year_of_match(match)
    if year is None and match["feast"].lower() == "christmas":
        return None
    return Named(Grain.DAY, year, month, day)


def _quarter(match: Match) -> Expression | None:
    parts = (Part.FIRST_QUARTER, Part.SECOND_QUARTER, Part.THIRD_QUARTER, Part.LAST_QUARTER)
    return Named(Grain.YEAR, int(match["year"]), part=parts[int(match["q"]) - 1])


_WEEKDAY_LEAD = f"(?:{WEEKDAY},?{SP}(?:the{SP})?)?"
_COMMA_YEAR = f"(?:,?{OSP}(?:(?:of|in){SP})?(?:{YEAR}|{SHORT_YEAR}){ERA}?)"
_NOT_YEAR = f"(?!,?{SP}[12][0-9]{{3}}(?![0-9]))"
_THAT_YEAR = f"(?:,?{SP}(?P<year_of>of{SP}(?:that|the{SP}same){SP}year))?"
_LINK = f"(?P<link>{OSP}{DASH}{OSP}|{SP}(?i:to|through|until|till|and|or){SP}|{OSP}&{OSP})"
_ORD = "(?:(?i:st|nd|rd|th))?"
_TWO_DAYS = f"(?P<one>{DAY_NUMBER}){_ORD}{_LINK}(?P<two>{DAY_NUMBER}){_ORD}"

NAMED_RULES: tuple[Rule, ...] = (
    rule("day month year", f"{_WEEKDAY_LEAD}{DAY}{SP}(?:of{SP})?{MONTH}{_COMMA_YEAR}{END}", _day, 0.99, "3 May 1961"),
    rule("month day year", f"{_WEEKDAY_LEAD}{MONTH}{SP}(?:the{SP})?{DAY},?{OSP}{_COMMA_YEAR}{END}", _day, 0.99,
         "Sept. 30, 1990"),
    rule("day month", f"{_WEEKDAY_LEAD}{DAY}{SP}(?:of{SP})?{MONTH}{_THAT_YEAR}{_NOT_YEAR}", _day, 0.95, "3 May"),
    rule("month day", f"{_WEEKDAY_LEAD}{MONTH}{SP}(?:the{SP})?{DAY}{END}{_THAT_YEAR}", _day, 0.95, "Sept. 28"),
    rule("days month year", f"{_TWO_DAYS}{SP}{MONTH}(?:{_COMMA_YEAR}{END})?", _day_range, 0.97, "3–5 May 1961"),
    rule("month days year", f"{MONTH}{SP}{_TWO_DAYS}(?:{_COMMA_YEAR})?{END}", _day_range, 0.97, "May 3–5, 1961"),
    rule("month year", f"{PART_OPTIONAL}{MONTH}{_COMMA_YEAR}{END}", _month, 0.99, "August 1992"),
    rule("month of that year",
         f"{PART_OPTIONAL}{MONTH},?{SP}(?:of{SP})?(?:the{SP})?(?P<which>that|same|previous|following){SP}year{END}",
         _month_of_that_year, 0.9, "August of that year"),
    rule("month", f"{PART_OPTIONAL}{MONTH}(?![a-z0-9])", _bare_month, 0.85, "in August"),
    rule("season over two years",
         f"{PART_OPTIONAL}{SEASON}(?:,?{SP}(?:of{SP})?){YEAR}(?:{DASH}|/)(?P<next>(?:[12][0-9])?[0-9]{{2}}){END}",
         _winter_over_two_years, 0.95, "winter of 1950–51"),
    rule("season year", f"{PART_OPTIONAL}{SEASON},?{SP}(?:of{SP})?(?:{YEAR}|{SHORT_YEAR}){END}", _season, 0.97,
         "autumn of 1976"),
    rule("season", f"{PART_OPTIONAL}{SEASON}{END}", _bare_season, 0.6, "in the spring"),
    rule("decade", f"{PART_OPTIONAL}(?P<decade>[12][0-9]{{2}}0)(?P<tail>{APOSTROPHE}?s){ERA}?{END}", _decade, 0.98,
         "late 1940s"),
    rule("two parts of a decade",
         f"(?P<one>(?i:early|mid)){DASH}?{SP}?(?:to|and){DASH}?{SP}?(?:the{SP})?(?P<two>(?i:mid|late))"
         f"(?:{DASH}|{SP})(?P<decade>[12][0-9]{{2}}0)s{END}", _two_parts, 0.97, "early to mid-1970s"),
    rule("decade in two digits", f"{PART_OPTIONAL}{APOSTROPHE}(?P<short>[0-9]0){APOSTROPHE}?s{END}", _short_decade,
         0.9, "’70s"),
    rule("decade after its part", f"{PART_NEEDED}(?P<short>[2-9]0)s{END}", _short_decade, 0.85, "late 70s"),
    rule("decade in words", f"{PART_OPTIONAL}(?P<word>(?i:{'|'.join(DECADE_WORD)})){END}", _word_decade, 0.8,
         "the sixties"),
    rule("century",
         f"{PART_OPTIONAL}(?:(?P<ordinal>[0-9]{{1,2}})(?:st|nd|rd|th)|(?P<word>{lexicon.ORDINAL_WORD})"
         f"|(?P<roman>[IVX]{{1,5}}(?:th)?)){OSP}{DASH}?(?i:century|cent\\.){ERA}?{END}", _century, 0.98,
         "the 19th century"),
    rule("two centuries",
         f"(?:(?P<part>(?i:early|mid|late))(?:{SP}|{DASH}))?(?P<one>[0-9]{{1,2}}(?:st|nd|rd|th)|{lexicon.ORDINAL_WORD})"
         f"(?:{OSP}{DASH}{OSP}|{SP}(?:and|to){SP}(?:the{SP})?)(?:(?P<part_two>(?i:early|mid|late))(?:{SP}|{DASH}))?"
         f"(?P<two>[0-9]{{1,2}}(?:st|nd|rd|th)|{lexicon.ORDINAL_WORD}){SP}(?i:centuries|century){ERA}?{END}",
         _two_centuries, 0.97, "the 18th and 19th centuries"),
    rule("year", f"{PART_OPTIONAL}{YEAR}{END}", _year, 0.9, "in 1985"),
    rule("year of an era", f"(?P<number>[0-9]{{1,4}}|[0-9],[0-9]{{3}}){OSP}(?P<era>{ERA_WORD}){END}", _era_year, 0.97,
         "264 BC"),
    rule("era before year", f"(?P<era>AD|CE|A\\.D\\.){OSP}(?P<number>[0-9]{{1,4}}){END}", _era_year, 0.97, "AD 79"),
    rule("years of an era", f"(?P<one>[0-9]{{1,4}})(?:{OSP}{DASH}{OSP}|{SP}to{SP})(?P<two>[0-9]{{1,4}})"
         f"{OSP}(?P<era>{ERA_WORD}){END}", _era_range, 0.97, "264–241 BC"),
    rule("year in two digits", f"{SHORT_YEAR}{END}", _short_year, 0.8, "in ’88"),
    rule("years", f"{YEAR}(?:{DASH}|/)(?P<next>[12][0-9]{{3}}|[0-9]{{2}}){END}(?!{DASH}[0-9])", _year_range, 0.95,
         "1950–53"),
    rule("ISO day", f"{YEAR}-(?P<m>[0-9]{{2}})-(?P<d>[0-9]{{2}}){END}", _iso_day, 0.99, "1990-09-30"),
    rule("ISO month", f"{YEAR}-(?P<m>0[1-9]|1[0-2]){END}(?!-)", _iso_month, 0.6, "1990-09"),
    rule("year first, with points", r"(?P<year>[12][0-9]{3})\.[ ]?(?P<m>[0-9]{1,2})\.[ ]?(?P<d>[0-9]{1,2})"
         f"(?![0-9])(?!\\.[0-9]){END}", _iso_day, 0.95, "1990.9.30"),
    rule("year last, in figures", r"(?P<one>[0-9]{1,2})(?P<sep>[./])(?P<two>[0-9]{1,2})(?P=sep)(?P<year>[12][0-9]{3})"
         f"(?![0-9]|[./][0-9]){END}", _numeric, 0.9, "30.9.1990"),
    rule("feast", f"(?P<feast>Christmas{SP}(?:Eve|Day)|Christmas|New{SP}Year['’]s{SP}(?:Day|Eve)){_COMMA_YEAR}?{END}",
         _feast, 0.9, "Christmas Day 1950"),
    rule("quarter", f"Q(?P<q>[1-4]){SP}(?:of{SP})?{YEAR}{END}", _quarter, 0.95, "Q3 1995"),
)  # fmt: skip
