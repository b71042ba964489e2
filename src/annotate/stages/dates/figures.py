"""The expressions that write a day or a month in figures or as forms do, one row a rule, as in `rules.py`.

Sources: ISO 8601 (year first); continental use (points, the day first; months in Roman figures); telegrams of armies
and ministries (`26FEB48`, the date-time group `251530Z JUN 50`); East Asian use (`1950.6.25`). With strokes the day or
the month may come first: which, is only said where one of them is above 12.
"""

from __future__ import annotations

from annotate.stages.dates import guards
from annotate.stages.dates.expressions import Expression, Named, Unclear
from annotate.stages.dates.lexicon import (
    ANY_MONTH,
    DASH,
    DAY_NUMBER,
    END,
    FULL_MONTHS,
    MONTH,
    ORDINAL_END,
    OSP,
    ROMAN,
    SP,
    YEAR,
)
from annotate.stages.dates.moments import Grain
from annotate.stages.dates.readers import checked
from annotate.stages.dates.rule import Match, Rule, group, month_of_match, rule


def _year(match: Match) -> tuple[int, bool]:
    """Return the year, and whether it has only two figures."""
    return (int(match["short"]), True) if group(match, "short") else (int(match["year"]), False)


def _read_iso_day(match: Match) -> Expression | None:
    return checked(Named(Grain.DAY, int(match["year"]), int(match["m"]), int(match["d"])))


def _read_iso_month(match: Match) -> Expression | None:
    return Named(Grain.MONTH, int(match["year"]), int(match["m"]))


def _read_month_with_point(match: Match) -> Expression | None:
    """Read "1945.12", unless it is an amount."""
    text, start, end = match.string, match.start(), match.end()
    if guards.is_numbered(text, start) or guards.is_counted(text, end) or text.startswith(("%", "°"), end):
        return None
    if len(match["m"]) < 2 and not text.startswith(")", end):
        return None
    return _read_iso_month(match)


def _read_month_first(match: Match) -> Expression | None:
    """Read "10/1912" after a word that leads to a date."""
    text, start = match.string, match.start()
    leads = guards.word_before(text, start) in guards.TIME_WORDS | guards.LEADING or text[:start].endswith("(")
    return _read_iso_month(match) if leads else None


def _read_with_signs(match: Match) -> Expression | None:
    """Read a year, month and day with their signs in Chinese, Japanese or Korean."""
    year, month, day = (int(group(match, name) or 0) for name in ("year", "m", "d"))
    return checked(Named(Grain.DAY if day else Grain.MONTH if month else Grain.YEAR, year, month, day))


def _read_year_first(match: Match) -> Expression | None:
    """Read "1912-Oct-28", "1912, October 28", unless the number is that of a telegram."""
    if guards.is_numbered(match.string, match.start()):
        return None
    return checked(Named(Grain.DAY, int(match["year"]), month_of_match(match), int(match["day"])))


def _read_year_month(match: Match) -> Expression | None:
    """Read "1910 August", unless that begins a name."""
    text, month = match.string, match["month"]
    if guards.is_numbered(text, match.start()) or month.lower() not in FULL_MONTHS or not month[0].isupper():
        return None
    after = guards.word_after(text, match.end())
    if after[:1].isupper() or (after.islower() and after not in guards.FOLLOWING):
        return None
    return Named(Grain.MONTH, int(match["year"]), month_of_match(match))


def _read_numeric(match: Match) -> Expression | None:
    """Read a day in figures, year last."""
    one, two, (year, short) = int(match["one"]), int(match["two"]), _year(match)
    if guards.is_numbered(match.string, match.start()) or (short and guards.is_counted(match.string, match.end())):
        return None
    if match["sep"] == ".":
        note = "day first, as dates with points are written"
        plausible = not short or (1 <= two <= 12 and not (max(one, two) < 10 and _begins_line(match)))
        return checked(Named(Grain.DAY, year, two, one, short=short, note=note)) if plausible else None
    if not 1 <= one <= 31 or not 1 <= two <= 31 or min(one, two) > 12:
        return None
    if one != two and max(one, two) <= 12:
        # "12-11-10" may be a score or a number as well.
        score = match["sep"] == "-" and short and year <= 31
        return None if score else Unclear("day first or month first cannot be told")
    day, month = (one, two) if one > 12 else (two, one)
    return checked(Named(Grain.DAY, year, month, day, short=short))


def _begins_line(match: Match) -> bool:
    """Tell whether a number rather counts a section ("4.1.19. Relief"): nothing that leads to a date is before it."""
    return guards.word_before(match.string, match.start()) not in guards.LEADING


def _read_roman(match: Match) -> Expression | None:
    year, short = _year(match)
    return checked(Named(Grain.DAY, year, ROMAN[match["roman"]], int(match["day"]), short=short))


def _read_with_short_year(match: Match) -> Expression | None:
    """Read "13 Sep 49", "19-Nov-47", "26FEB48", "Jul 50": two figures after a month that stand for its year.

    After a month alone they may be a day ("Jul 2"), and after a day and a full name of a month a count ("On 13
    September 49 people fell").
    """
    text, month, end = match.string, match["month"], match.end()
    year, short = _year(match)
    if month.islower() or (short and guards.is_counted(text, end)):
        return None
    after = guards.word_after(text, end)
    if short and month.lower() in FULL_MONTHS and after.islower() and after not in guards.FOLLOWING:
        return None
    day = int(group(match, "day") or 0)
    return checked(Named(Grain.DAY if day else Grain.MONTH, year, month_of_match(match), day, short=short))


def _read_time_group(match: Match) -> Expression | None:
    """Read a date-time group: day, hour, minute, zone, month, perhaps year; the day is what stands on the calendar."""
    digits = group(match, "digits")
    year, short = (int(digits), len(digits) == 2) if digits else (None, False)
    return checked(Named(Grain.DAY, year, month_of_match(match), int(match["day"]), short=short))


def _read_misread(match: Match) -> Expression | None:
    """Read "Sept. l4, 1950": a letter that a machine read for a figure."""
    day = int(match["misread"].translate(_FIGURES))
    return checked(Named(Grain.DAY, int(match["year"]), month_of_match(match), day, note="a letter read as a figure"))


_FIGURES = str.maketrans("lIOo", "1100")
_ROMAN_MONTH = "(?P<roman>I{1,3}|IV|VI{0,3}|IX|XI{0,2})"
_SHORT = "(?P<short>[0-9]{2})(?![0-9])"
_TIME = "(?=T[0-9]{2}(?::?[0-9]{2})?)"

FIGURE_RULES: tuple[Rule, ...] = (
    rule(
        "ISO day",
        f"{YEAR}-(?P<m>[0-9]{{1,2}})-(?P<d>[0-9]{{1,2}})(?![0-9-])(?:{END}|{_TIME})",
        _read_iso_day,
        0.99,
        "1990-09-30",
        begins="y",
    ),
    rule("ISO month", f"{YEAR}-(?P<m>0[1-9]|1[0-2]){END}(?!-)", _read_iso_month, 0.6, "1990-09", begins="y"),
    rule(
        "year first, with points",
        r"(?P<year>[12][0-9]{3})(?P<sep>[./])[ ]?(?P<m>[0-9]{1,2})(?P=sep)[ ]?(?P<d>[0-9]{1,2})"
        f"(?![0-9])(?!\\.[0-9]){END}",
        _read_iso_day,
        0.95,
        "1990.9.30",
        begins="y",
    ),
    rule(
        "month with a point",
        rf"(?P<year>1[5-9][0-9]{{2}}|20[0-9]{{2}})\.(?P<m>0[1-9]|1[0-2]|[1-9])(?![0-9]|\.[0-9]){END}",
        _read_month_with_point,
        0.7,
        "1945.12",
        begins="y",
    ),
    rule(
        "month before year, in figures",
        r"(?<![0-9/.])(?P<m>0?[1-9]|1[0-2])/(?P<year>1[5-9][0-9]{2}|20[0-9]{2})(?![0-9/]|\.[0-9])" + END,
        _read_month_first,
        0.7,
        "in 10/1912",
        begins="d",
    ),
    rule(
        "year, month and day with signs",
        f"(?P<year>[12][0-9]{{3}}){OSP}[\u5e74\ub144](?:{OSP}(?P<m>[0-9]{{1,2}}){OSP}[\u6708\uc6d4]"
        f"(?:{OSP}(?P<d>[0-9]{{1,2}}){OSP}[\u65e5\uc77c])?)?",
        _read_with_signs,
        0.97,
        "1950\u5e746\u670825\u65e5",
        begins="0y",
    ),
    rule(
        "year month day",
        f"{YEAR}(?P<sep>,?{SP}|[-/.]){MONTH}(?P=sep)(?P<day>{DAY_NUMBER})(?![0-9]){END}",
        _read_year_first,
        0.95,
        "1912-Oct-28",
        begins="y",
    ),
    rule(
        "year comma month day",
        f"{YEAR},{SP}{MONTH}{SP}(?P<day>{DAY_NUMBER})(?![0-9]){END}(?!,?{SP}[12][0-9]{{3}})",
        _read_year_first,
        0.9,
        "1912, October 28",
        begins="y",
    ),
    rule("year month", f"{YEAR},?{SP}{MONTH}{END}(?!{OSP}[0-9])", _read_year_month, 0.8, "1910 August", begins="y"),
    rule(
        "year last, in figures",
        r"(?<![0-9][./-])(?P<one>[0-9]{1,2})(?P<sep>[./]|-)(?P<two>[0-9]{1,2})(?P=sep)"
        f"(?:(?P<year>[12][0-9]{{3}})|(?P<short>[0-9]{{2}}))(?![0-9]|[./-][0-9]){END}",
        _read_numeric,
        0.9,
        "30.9.1990",
        begins="d",
    ),
    rule(
        "month in Roman figures",
        rf"(?P<day>{DAY_NUMBER})(?P<sep>\.|/|-|[ ]){OSP}{_ROMAN_MONTH}(?P=sep){OSP}(?:{YEAR}|{_SHORT}){END}",
        _read_roman,
        0.95,
        "7.VIII.1945",
        begins="d",
    ),
    rule(
        "month in Roman figures, after the year",
        rf"{YEAR}\.{OSP}{_ROMAN_MONTH}\.{OSP}(?P<day>{DAY_NUMBER}){END}",
        _read_roman,
        0.95,
        "1945. VIII. 15",
        begins="y",
    ),
    rule(
        "day month short year",
        f"(?P<day>{DAY_NUMBER}){ORDINAL_END}?(?P<sep>{SP}|{DASH}|/|\\.[ ]?|){MONTH}(?P=sep)(?:{YEAR}|{_SHORT}){END}"
        f"(?!,[0-9]|{OSP}{DASH}(?!(?<=[ ]{DASH})[ ](?:[0-9]{{4}}|[A-Z]|{DAY_NUMBER}{SP}{ANY_MONTH}))|{SP}{ANY_MONTH})",
        _read_with_short_year,
        0.9,
        "13 Sep 49",
        begins="d0",
    ),
    rule(
        "month short year",
        f"{MONTH}{SP}(?P<short>3[2-9]|[4-9][0-9]){END}",
        _read_with_short_year,
        0.8,
        "Jul 50",
        begins="m",
    ),
    rule(
        "date-time group",
        f"(?P<day>0[1-9]|[12][0-9]|3[01])[0-9]{{4}}[A-Z]{SP}{MONTH}(?:{SP}(?P<digits>[0-9]{{4}}|[0-9]{{2}}))?{END}",
        _read_time_group,
        0.97,
        "251530Z JUN 50",
        begins="0",
    ),
    rule(
        "month day year, misread",
        f"{MONTH}{SP}(?P<misread>[lI][0-9lIOo]?|[123][lIOo]),{SP}{YEAR}{END}",
        _read_misread,
        0.8,
        "Sept. l4, 1950",
        begins="m",
    ),
)
