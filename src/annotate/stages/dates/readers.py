"""Turn a match of a rule into what its words say, or into None where it is not a date after all."""

from __future__ import annotations

import re

from annotate.stages.dates import guards, lexicon
from annotate.stages.dates.expressions import Between, Expression, Named, Unclear
from annotate.stages.dates.feasts import feast_day
from annotate.stages.dates.lexicon import DECADE_WORD, NUMBER, SEASON_NUMBER
from annotate.stages.dates.moments import Grain, Moment, Part, problem
from annotate.stages.dates.rule import (
    Match,
    group,
    month_of_match,
    near_of_match,
    part_of_match,
    weekday_of_match,
    which_of_match,
)

_MONTH_NAMES = "|".join(name.title() for name in lexicon.MONTHS)


def before_christ(era: str) -> bool:
    """Tell whether the name of an era is one of those before Christ."""
    return era.startswith("B")


def _year_of_match(match: Match) -> int | None:
    digits = group(match, "year")
    if not digits:
        return None
    return 1 - int(digits) if before_christ(group(match, "era")) else int(digits)


def _short(match: Match) -> int:
    return int(group(match, "short"))


def _year_fields(match: Match) -> tuple[int | None, bool]:
    if group(match, "short"):
        return _short(match), True
    if group(match, "hundreds"):
        return _year_in_words(match), False
    return _year_of_match(match), False


def _year_in_words(match: Match) -> int:
    """Return the year of "nineteen forty-seven", "nineteen-oh-five"."""
    hundreds, rest = match["hundreds"].lower(), re.sub(r"[^a-z]+", "-", match["rest"].lower())
    if hundreds.startswith("one"):
        first = 10 + NUMBER[hundreds.split()[-1]]  # "one thousand nine hundred and five"
    else:
        first = 20 if hundreds.endswith("thousand") else NUMBER[hundreds]
    return first * 100 + NUMBER[rest if rest in NUMBER else rest.rpartition("-")[2]]


def read_year_in_words(match: Match) -> Expression | None:
    """Read a year in words after a word of time, unless it counts what follows ("nineteen fifty-ton tanks")."""
    before, after = guards.word_before(match.string, match.start()), guards.word_after(match.string, match.end())
    joined = match.string[match.end() : match.end() + 1] in {"-", ":"}
    if before not in guards.STRONG | guards.WEAK or joined or (after.islower() and after not in guards.FOLLOWING):
        return None
    return Named(Grain.YEAR, _year_in_words(match))


def day_of_match(match: Match) -> int:
    """Return the day that the match names in figures or words, or 0."""
    words = group(match, "day_word").lower()
    return lexicon.ORDINAL[words] if words else int(group(match, "day") or 0)


def checked(named: Named) -> Expression:
    """Return the expression, or why it is not on the calendar ("February 1950 has no day 30")."""
    year = 2000 if named.year is None or named.short else named.year
    why = problem(Moment(named.grain, year, named.month, named.day))
    return Unclear(why) if why else named


def read_day(match: Match) -> Expression | None:
    """Read a day, with or without its year."""
    day = day_of_match(match)
    year, short = _year_fields(match)
    if match["month"].endswith(".") and group(match, "day_word")[:1].isupper():
        return None  # "Oct. First troops embark."
    if year is None and match["month"].islower() and month_of_match(match) in {3, 5}:
        return None
    if year is None and guards.is_borne(match.string, match.start(), match.end()):
        return None
    month, near = month_of_match(match), near_of_match(match)
    year_of = which_of_match(match) if group(match, "year_of") else None
    weekday = weekday_of_match(match) if year is None and group(match, "weekday") else None
    return checked(Named(Grain.DAY, year, month, day, short=short, year_of=year_of, near=near, weekday=weekday))


def _is_end(match: Match) -> bool:
    """Tell whether "end" before a month or year is no part of it: "to end 1950 well", but "by end July", "end-1950"."""
    if group(match, "part").lower() != "end" or match.string[match.start() + 3] != " ":
        return False
    return guards.word_before(match.string, match.start()) not in _END_LEADS


_END_LEADS = frozenset({"by", "before", "until", "till", "at", "since", "from", "of", "about", "around", "in"})


def read_month(match: Match) -> Expression | None:
    """Read a month and its year."""
    if _is_end(match):
        return None
    year, short = _year_fields(match)
    return checked(Named(Grain.MONTH, year, month_of_match(match), part=part_of_match(match), short=short))


def read_month_of_that_year(match: Match) -> Expression | None:
    """Read a month of a year that is pointed to."""
    return Named(Grain.MONTH, None, month_of_match(match), part=part_of_match(match), year_of=which_of_match(match))


def read_season_of_that_year(match: Match) -> Expression | None:
    """Read a season of a year that is pointed to."""
    season = SEASON_NUMBER[match["season"].lower()]
    return Named(Grain.SEASON, None, season, part=part_of_match(match), year_of=which_of_match(match))


def read_bare_month(match: Match) -> Expression | None:
    """Read a month without a year."""
    part = part_of_match(match)
    if part is Part.WHOLE and not guards.is_month(match.string, match.start("month"), match.end("month")):
        return None
    if _is_end(match):
        return None
    if not match["month"][0].isupper():
        return None
    return Named(Grain.MONTH, None, month_of_match(match), part=part, near=near_of_match(match))


def read_season(match: Match) -> Expression | None:
    """Read a season and its year."""
    year, short = _year_fields(match)
    season = SEASON_NUMBER[match["season"].lower()]
    return Named(Grain.SEASON, year, season, part=part_of_match(match), short=short)


def read_winter_over_two_years(match: Match) -> Expression | None:
    """Read "winter of 1950–51": the winter that begins in the first year."""
    named = read_season(match)
    if not isinstance(named, Named) or named.year is None or match["season"].lower() != "winter":
        return None
    return named if int(match["next"]) % 100 == (named.year + 1) % 100 else None


def read_bare_season(match: Match) -> Expression | None:
    """Read a season without a year, if the sentence places something in it."""
    text, start = match.string, match.start()
    lead = text[max(0, start - 18) : start].lower()
    coupled = re.search(r"\bthe (?:spring|summer|autumn|fall) and (?:the )?$", text[max(0, start - 24) : start].lower())
    if coupled and match["season"].islower():
        return Named(Grain.SEASON, None, SEASON_NUMBER[match["season"].lower()], part=part_of_match(match))
    told = (
        re.search(r"\b(?:in|by|during|throughout|over|until|since|of|for|through|spent|passed) (?:the )?$", lead)
        if not group(match, "part")
        else True
    )
    if not told or not match["season"].islower() or text[match.end() : match.end() + 1].isalpha():
        return None
    after = guards.word_after(text, match.end())
    if not group(match, "part") and (" the " not in f" {lead}" or after in {"of", "months", "season", "line"}):
        return None
    return Named(Grain.SEASON, None, SEASON_NUMBER[match["season"].lower()], part=part_of_match(match))


def read_decade(match: Match) -> Expression | None:
    """Read a decade; of a round hundred the century, which holds the decade too."""
    digits, part = match["decade"], part_of_match(match)
    if match["tail"] != "s":
        before = guards.word_before(match.string, match.start())
        if part is Part.WHOLE and before not in {"the", "and", "to"}:
            return None
    year = int(digits)
    if year % 100 == 0 and year != 2000:
        note = "may mean the decade or the century; the century holds both"
        return Named(Grain.CENTURY, year, part=part, note=note)
    if before_christ(group(match, "era")):
        return Between(Named(Grain.YEAR, 1 - (year + 9)), Named(Grain.YEAR, 1 - max(year, 1)))
    return Named(Grain.DECADE, year, part=part)


_WHOSE = frozenset({"his", "her", "their", "my", "our", "your"})


def read_short_decade(match: Match) -> Expression | None:
    """Read a decade of two digits, unless it is somebody's age ("in his early 20's")."""
    if guards.word_before(match.string, match.start()) in _WHOSE:
        return None
    return Named(Grain.DECADE, int(match["short"]), part=part_of_match(match), short=True)


def read_the_decade(match: Match) -> Expression | None:
    """Read "the 70's": a decade of two digits without an apostrophe before it, after "the" or another decade."""
    before = guards.word_before(match.string, match.start())
    lead = match.string[max(0, match.start() - 12) : match.start()]
    if before != "the" and not re.search(r"0['’]?s(?:,?[ ](?:and|or|to)[ ]|[ ]?[-\u2013][ ]?|,[ ])$", lead):
        return None
    return read_short_decade(match)


def read_word_decade(match: Match) -> Expression | None:
    """Read a decade in words, unless it is somebody's age ("in his sixties")."""
    before, part = guards.word_before(match.string, match.start()), part_of_match(match)
    decade = DECADE_WORD[match["word"].lower()]
    if group(match, "hundreds"):
        return Named(Grain.DECADE, NUMBER[match["hundreds"].lower()] * 100 + decade, part=part)
    if before in _WHOSE:
        return None
    if part is Part.WHOLE and before not in {"the", "and", "or", "to"}:
        return None
    return Named(Grain.DECADE, decade, part=part, short=True)


def read_two_parts(match: Match) -> Expression | None:
    """Read "early to mid-1970s": both parts are of one decade."""
    parts = [lexicon.PART[match[name].lower()] for name in ("one", "two")]
    first, last = (Named(Grain.DECADE, int(match["decade"]), part=part) for part in parts)
    return Between(first, last)


def read_year(match: Match) -> Expression | None:
    """Read a year of four digits."""
    part = part_of_match(match)
    if _is_end(match):
        return None
    if part is Part.WHOLE and not guards.is_year(match.string, match.start("year"), match.end("year")):
        return None
    return Named(Grain.YEAR, int(match["year"]), part=part)


_TIMES = frozenset({"in", "of", "since", "by", "until", "the", "from", "to", "between", "year", "years"})
_AFTER_YEAR = re.compile(r"(?:[12][0-9]{3}|['’][0-9]{2})(?:[ ]?[-/\u2013][ ]?|,?[ ](?:and|or|till|through)[ ])$")


def read_short_year(match: Match) -> Expression | None:
    """Read a year of two digits after a word of time, or after another year."""
    text, start = match.string, match.start()
    told = guards.word_before(text, start) in _TIMES or _AFTER_YEAR.search(text[max(0, start - 16) : start])
    return Named(Grain.YEAR, _short(match), short=True) if told else None


def read_year_range(match: Match) -> Expression | None:
    """Read two years joined by a dash or a stroke."""
    first, digits, text = int(match["year"]), match["next"], match.string
    if guards.is_numbered(text, match.start()) or guards.is_page(text, match.start()):
        return None
    if guards.word_after(text, match.end()) in guards.COUNTED:
        return None
    place = 10 ** len(digits)
    last = int(digits) if len(digits) == 4 else first // place * place + int(digits)
    if last <= first or last > 2100:
        return None
    note = f"read as the years {first} to {last}"
    return Between(Named(Grain.YEAR, first, note=note), Named(Grain.YEAR, last))


def read_day_range(match: Match) -> Expression | None:
    """Read two days of one month."""
    year, short = _year_fields(match)
    month = month_of_match(match)
    days = int(match["one"]), int(match["two"])
    if days[0] >= days[1]:
        return None
    between = re.search(r"(?i)\bbetween (?:the )?$", match.string[max(0, match.start() - 16) : match.start()])
    if not between and re.search("(?i:and|or|[&/])", match["link"]) and days[1] != days[0] + 1:
        return None
    made = [checked(Named(Grain.DAY, year, month, day, short=short)) for day in days]
    for one in made:
        if isinstance(one, Unclear):
            return one
    first, last = made
    return Between(first, last) if isinstance(first, Named) and isinstance(last, Named) else None


def read_feast(match: Match) -> Expression | None:
    """Read a feast; without a year only those days at its turn: others are rather spoken of than told."""
    name = re.sub(r"\s+", " ", match["feast"].lower().replace("'", "’"))
    year, short = _year_fields(match)
    day = feast_day(name, None if short else year)
    if day is None or (year is None and not (name.startswith(("christmas ", "new year")))):
        return None
    return Named(Grain.DAY, year, *day, short=short)


def read_quarter(match: Match) -> Expression | None:
    """Read a quarter or a half of a year."""
    quarters = (Part.FIRST_QUARTER, Part.SECOND_QUARTER, Part.THIRD_QUARTER, Part.LAST_QUARTER)
    halves = (Part.FIRST_HALF, Part.SECOND_HALF)
    part = halves[int(match["h"]) - 1] if group(match, "h") else quarters[int(match["q"]) - 1]
    return Named(Grain.YEAR, int(match["year"]), part=part)
