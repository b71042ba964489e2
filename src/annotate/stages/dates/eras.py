"""The expressions that name a century or a year of the Christian era, one row a rule, as in `rules.py`."""

from __future__ import annotations

import re

from annotate.stages.dates import lexicon
from annotate.stages.dates.expressions import Between, Expression, Named
from annotate.stages.dates.lexicon import (
    ANY_MONTH,
    DASH,
    DAY,
    DAY_OF,
    END,
    ERA,
    ERA_WORD,
    MONTH,
    MONTH_WORDS,
    ORDINALS,
    OSP,
    PART_OF_AGE,
    PART_OPTIONAL,
    PART_WORDS,
    ROMAN,
    ROMAN_WORDS,
    SEASON,
    SEASON_NUMBER,
    SEASON_WORDS,
    SP,
    TWO_DAYS,
)
from annotate.stages.dates.moments import Grain, Part
from annotate.stages.dates.readers import before_christ, checked
from annotate.stages.dates.rule import Match, Rule, group, month_of_match, part_of_match, rule


def _century_number(match: Match) -> int:
    if group(match, "roman"):
        return ROMAN[match["roman"]]
    word = group(match, "word").lower()
    return lexicon.ORDINAL[word] if word else int(match["ordinal"])


def century(number: int, era: str, part: Part = Part.WHOLE) -> Named:
    """Return a century by its ordinal: the 19th is 1800 to 1899 (`18XX`), the 3rd BC is -299 to -200 (`-02XX`).

    The digit pattern is the one of the annotation conventions, which is a year off the strict count (1801 to 1900).
    """
    first = 1 - number * 100 if before_christ(era) else (number - 1) * 100
    return Named(Grain.CENTURY, first, part=part)


def read_century(match: Match) -> Expression | None:
    """Read a century."""
    number = _century_number(match)
    if not 1 <= number <= 99:
        return None
    return century(number, group(match, "era"), part_of_match(match))


def read_two_centuries(match: Match) -> Expression | None:
    """Read two centuries that share the word."""
    numbers = [lexicon.ORDINAL.get(match[n].lower()) or int(re.sub(r"\D", "", match[n]) or 0) for n in ("one", "two")]
    era = group(match, "era")
    if before_christ(era):
        numbers = [-number for number in numbers]
    if not -99 <= numbers[0] < numbers[1] <= 99:
        return None
    first, last = (century(abs(n), era) for n in numbers)
    parts = (lexicon.PART.get(group(match, n).lower(), Part.WHOLE) for n in ("part", "part_two"))
    one, two = parts
    return Between(
        Named(Grain.CENTURY, first.year, part=one),
        Named(Grain.CENTURY, last.year, part=two),
    )


def read_era_year(match: Match) -> Expression | None:
    """Read a year with its era."""
    number = int(match["number"].replace(",", ""))
    if not 1 <= number <= 9999:
        return None
    first = Named(Grain.YEAR, 1 - number if before_christ(match["era"]) else number)
    last = int(group(match, "two") or 0)
    return Between(first, Named(Grain.YEAR, last)) if number < last else None if last else first


def read_part_of_era_year(match: Match) -> Expression | None:
    """Read a season, month or day of a year with its era."""
    year = int(match["number"])
    year = 1 - year if before_christ(match["era"]) else year
    if group(match, "season"):
        return Named(Grain.SEASON, year, SEASON_NUMBER[match["season"].lower()], part=part_of_match(match))
    words = group(match, "day_word").lower()
    day = lexicon.ORDINAL[words] if words else int(group(match, "day") or 0)
    grain = Grain.DAY if day else Grain.MONTH
    return checked(Named(grain, year, month_of_match(match), day, part=part_of_match(match)))


def read_days_of_era_year(match: Match) -> Expression | None:
    """Read two days of one month of a year with its era."""
    year, month = int(match["number"]), month_of_match(match)
    year = 1 - year if before_christ(match["era"]) else year
    first, last = (checked(Named(Grain.DAY, year, month, int(match[name]))) for name in ("one", "two"))
    if isinstance(first, Named) and isinstance(last, Named):
        return Between(first, last) if first.day < last.day else None
    return last if isinstance(first, Named) else first


def read_era_decade(match: Match) -> Expression | None:
    """Read a decade with its era; those before Christ have no EDTF form but their years: the 330s BC are 339 to 330."""
    first = int(match["number"])
    if not before_christ(match["era"]):
        return Named(Grain.DECADE, first) if first >= 10 else None
    return Between(Named(Grain.YEAR, 1 - (first + 9)), Named(Grain.YEAR, 1 - max(first, 1)))


def read_era_range(match: Match) -> Expression | None:
    """Read two years with one era."""
    first, last = int(match["one"]), int(match["two"])
    sign = before_christ(match["era"])
    if first == last or (first > last) != sign:
        return None
    if " and " in match[0] and abs(first - last) > 1:
        return None
    years = (1 - first, 1 - last) if sign else (first, last)
    return Between(*(Named(Grain.YEAR, y) for y in years))


_YEAR_OF_ERA = f"{SP}(?:of{SP})?(?P<number>[0-9]{{1,4}}){OSP}(?P<era>{ERA_WORD}){END}"
_ERA_FIRST = f"{SP}(?:of{SP})?(?P<era>AD|CE|A\\.D\\.){OSP}(?P<number>[0-9]{{1,4}}){END}"

ERA_RULES: tuple[Rule, ...] = (
    rule(
        "century",
        f"{PART_OF_AGE}(?:(?P<ordinal>[0-9]{{1,2}})(?:st|nd|rd|th)|(?P<word>{lexicon.ORDINAL_WORD})"
        f"|(?P<roman>{lexicon.ROMAN_WORD})(?:st|nd|rd|th)?){OSP}{DASH}?(?i:century|cent\\.){ERA}?{END}",
        read_century,
        0.98,
        "the 19th century",
        begins="0a",
        words=PART_WORDS | ORDINALS | ROMAN_WORDS,
    ),
    rule(
        "two centuries",
        f"(?:(?P<part>(?i:early|mid|late))(?:{SP}|{DASH}))?(?P<one>[0-9]{{1,2}}(?:st|nd|rd|th)|{lexicon.ORDINAL_WORD})"
        f"(?:{OSP}{DASH}{OSP}|{SP}(?:and|or|to){SP}(?:the{SP})?)(?:(?P<part_two>(?i:early|mid|late))(?:{SP}|{DASH}))?"
        f"(?P<two>[0-9]{{1,2}}(?:st|nd|rd|th)|{lexicon.ORDINAL_WORD}){SP}(?i:centuries|century){ERA}?{END}",
        read_two_centuries,
        0.97,
        "the 18th and 19th centuries",
        begins="0a",
        words=PART_WORDS | ORDINALS,
    ),
    rule(
        "part of a year of an era",
        f"(?:{DAY}{SP}{DAY_OF}(?={ANY_MONTH})|{PART_OPTIONAL})(?:{MONTH}|{SEASON}),?{SP}(?:of{SP})?"
        f"(?P<number>[0-9]{{1,4}}){OSP}(?P<era>{ERA_WORD}){END}",
        read_part_of_era_year,
        0.97,
        "spring of 264 BC",
        begins="d0am",
        words=PART_WORDS | ORDINALS | MONTH_WORDS | SEASON_WORDS,
    ),
    rule(
        "month day of a year of an era",
        f"{MONTH}{SP}{DAY},?{_YEAR_OF_ERA}",
        read_part_of_era_year,
        0.97,
        "May 3, 264 BC",
        begins="am",
        words=MONTH_WORDS,
    ),
    rule(
        "month day, era before year",
        f"{MONTH}{SP}{DAY},?{_ERA_FIRST}",
        read_part_of_era_year,
        0.97,
        "May 3, A.D. 645",
        begins="m",
    ),
    rule(
        "day month, era before year",
        f"(?:{DAY}{SP}{DAY_OF}(?={ANY_MONTH})|{PART_OPTIONAL})(?:{MONTH}|{SEASON}),?{_ERA_FIRST}",
        read_part_of_era_year,
        0.97,
        "3 May AD 645",
        begins="d0am",
        words=PART_WORDS | ORDINALS | MONTH_WORDS | SEASON_WORDS,
    ),
    rule(
        "days of a year of an era",
        f"{TWO_DAYS}{SP}{MONTH},?{_YEAR_OF_ERA}",
        read_days_of_era_year,
        0.97,
        "3–5 May 264 BC",
        begins="d0",
    ),
    rule(
        "month days of a year of an era",
        f"{MONTH}{SP}{TWO_DAYS},?{_YEAR_OF_ERA}",
        read_days_of_era_year,
        0.97,
        "May 3–5, 264 BC",
        begins="am",
        words=MONTH_WORDS,
    ),
    rule(
        "decade of an era",
        f"(?P<number>[1-9]?[0-9]0)s{OSP}(?P<era>{ERA_WORD}){END}",
        read_era_decade,
        0.97,
        "the 330s BC",
        begins="0",
    ),
    rule(
        "year of an era",
        f"(?P<number>[0-9]{{1,4}}|[0-9],[0-9]{{3}}){OSP}(?P<era>{ERA_WORD}){END}",
        read_era_year,
        0.97,
        "264 BC",
        begins="dhy0",
    ),
    rule(
        "era before year",
        f"(?P<era>AD|CE|A\\.D\\.){OSP}(?P<number>[0-9]{{1,4}})"
        f"(?:(?:{DASH}|{SP}(?:to|until){SP}(?:(?:AD|CE|A\\.D\\.){SP})?)(?P<two>[0-9]{{1,4}}))?{END}",
        read_era_year,
        0.97,
        "AD 79",
        words=frozenset({"ad", "ce", "a"}),
    ),
    rule(
        "years of an era",
        f"(?P<one>[0-9]{{1,4}})(?:{OSP}{DASH}{OSP}|{SP}(?:to|and){SP})(?P<two>[0-9]{{1,4}}){OSP}(?P<era>{ERA_WORD}){END}",
        read_era_range,
        0.97,
        "264–241 BC",
        begins="dhy0",
    ),
)
