"""Dates of other calendars, named as such: years of the Hijra, of the French Republic, of accounts; one row a rule.

The year of the Hijra is read as the year of the Christian era in which most of its days lie, by the tabular calendar
(years of 354 or 355 days, eleven long ones in thirty, from 16 July 622 of the Julian calendar). The days of the
Republic are counted from the autumn equinoxes of the years I to XIV, as they were decreed. A fiscal year is read as
the year whose number it has; when it begins differs by country and time, which the reason says.
"""

from __future__ import annotations

from annotate.stages.dates.expressions import Between, Expression, Named
from annotate.stages.dates.lexicon import DASH, DAY_NUMBER, END, ORDINAL_END, OSP, ROMAN, SP, YEAR
from annotate.stages.dates.moments import Grain, Moment, shift_days
from annotate.stages.dates.rule import Match, Rule, group, rule

#: 16 July 622 of the Julian calendar, in the Gregorian.
_HIJRA = Moment(Grain.DAY, 622, 7, 19)
_REPUBLICAN_MONTHS = (
    "vendémiaire", "brumaire", "frimaire", "nivôse", "pluviôse", "ventôse", "germinal", "floréal", "prairial",
    "messidor", "thermidor", "fructidor",
)  # fmt: skip
_PLAIN = str.maketrans("éô", "eo")
_MONTH_NUMBER = {
    spelling: number for number, name in enumerate(_REPUBLICAN_MONTHS) for spelling in (name, name.translate(_PLAIN))
}
#: The day of September on which each year of the Republic began, from 1792 on.
_NEW_YEAR = (22, 22, 22, 23, 22, 22, 22, 23, 23, 23, 23, 24, 23, 23)
#: Words with which fiscal years begin: "FY51" and "FY1951" are words.
_FISCAL = frozenset(
    {
        "fiscal",
        "financial",
        "fy",
        *(f"fy{year:02}" for year in range(100)),
        *(f"fy{year}" for year in range(1000, 3000)),
    }
)
_HIJRA_WORDS = frozenset({"ah", "a"})
CALENDAR_TRIGGERS = _HIJRA_WORDS | _FISCAL


def _read_hijra(match: Match) -> Expression | None:
    year = int(match["before"] or match["after"])
    middle = shift_days(_HIJRA, 354 * (year - 1) + (11 * year + 3) // 30 + 177)
    return Named(Grain.YEAR, middle.year, note=f"most of AH {year} lies in it")


def _read_republican(match: Match) -> Expression | None:
    year, month, day = ROMAN.get(match["year"].upper(), 0), _MONTH_NUMBER[match["month"].lower()], int(match["day"])
    if not 1 <= year <= len(_NEW_YEAR) or day > 30:
        return None
    start = Moment(Grain.DAY, 1791 + year, 9, _NEW_YEAR[year - 1])
    found = shift_days(start, 30 * month + day - 1)
    return Named(
        Grain.DAY, found.year, found.month, found.day, note=f"counted from 1 Vendémiaire, year {match['year']}"
    )


def _read_fiscal(match: Match) -> Expression | None:
    note = "a fiscal year, which may begin in another year"
    if group(match, "short"):
        return Named(Grain.YEAR, int(match["short"]), short=True, note=note)
    year = int(match["year"])
    named = Named(Grain.YEAR, year, note=note)
    if not group(match, "next"):
        return named
    last = year // 100 * 100 + int(match["next"])
    return Between(named, Named(Grain.YEAR, last)) if last > year else None


_HIJRA_YEAR = "[1-9][0-9]{0,3}"
_NAMES = "|".join(sorted(_MONTH_NUMBER, key=lambda name: (-len(name), name)))

#: To add a calendar, add a row.
CALENDAR_RULES: tuple[Rule, ...] = (
    rule(
        "year of the Hijra",
        f"(?:(?:AH|A\\.H\\.){OSP}(?P<before>{_HIJRA_YEAR})|(?P<after>{_HIJRA_YEAR}){OSP}(?:AH{END}|A\\.H\\.)){END}",
        _read_hijra,
        0.9,
        "AH 1369",
        begins="dhya",
        words=_HIJRA_WORDS,
    ),
    rule(
        "fiscal year",
        f"(?:(?i:fiscal(?:{SP}year)?|financial{SP}year){SP}|FY(?:{SP}|-)?)"
        f"(?:{YEAR}(?:(?:{DASH}|/)(?P<next>[0-9]{{2}}))?|['’]?(?P<short>[0-9]{{2}})){END}",
        _read_fiscal,
        0.9,
        "fiscal year 1951",
        words=_FISCAL,
    ),
    rule(
        "day of the French Republic",
        f"(?P<day>{DAY_NUMBER}){ORDINAL_END}?{SP}(?P<month>(?i:{_NAMES})),?{SP}(?:(?i:year|an){SP})?(?P<year>[IVX]{{1,4}}){END}",
        _read_republican,
        0.95,
        "18 Brumaire VIII",
        begins="d0",
    ),
)
