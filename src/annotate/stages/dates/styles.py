"""Days given in two calendars: "25 October (7 November) 1917", "10/21 March 1801". One row a form, as in `rules.py`.

Where one day is written twice, ten to thirteen days apart, the later one is that of the Gregorian calendar (New Style),
and that is the value: days are Gregorian. What lies that far apart otherwise is no double date.
"""

from __future__ import annotations

import datetime
import re

from annotate.stages.dates.expressions import Between, Expression, Named
from annotate.stages.dates.lexicon import DASH, DAY_NUMBER, END, MONTH, MONTH_NUMBER, MONTH_WORDS, OSP, SP, YEAR
from annotate.stages.dates.moments import Grain
from annotate.stages.dates.readers import checked
from annotate.stages.dates.rule import Match, Rule, group, rule

#: How many days the Julian calendar was behind the Gregorian, from 1582 to 2100.
_BEHIND = range(10, 14)
#: A year without a 29 February, for dates whose year is not said.
_ANY_YEAR = 2001


def _month(match: Match, name: str) -> int:
    return MONTH_NUMBER[group(match, name).rstrip(".").lower()]


def _read_double(match: Match) -> Expression | None:
    """Read one day, or a night from one day to the next, that is written in both calendars."""
    digits = group(match, "year")
    year = int(digits) if digits else None
    month = _month(match, "later_month" if group(match, "later_month") else "month")
    day, until = int(match["later"]), group(match, "later_to")
    if bool(until) != bool(group(match, "earlier_to")):
        return None
    try:
        old = datetime.date(year or _ANY_YEAR, _month(match, "month"), int(match["earlier"]))
        new = datetime.date(year or _ANY_YEAR, month, day)
    except ValueError:
        return None
    # Over New Year the second lies in the next year.
    if (new - old).days % 365 not in _BEHIND:
        return None
    named = Named(Grain.DAY, year, month, day, note=f"in the Gregorian calendar; {old.day} {old:%B} in the Julian")
    if not until:
        return named
    last = checked(Named(Grain.DAY, year, month, int(until)))
    return Between(named, last) if isinstance(last, Named) and int(until) == day + 1 else None


_OTHER_MONTH = re.sub(r"\?P<month>", "?P<later_month>", MONTH)
_EARLIER = f"(?P<earlier>{DAY_NUMBER})(?:{DASH}(?P<earlier_to>{DAY_NUMBER}))?"
_LATER = f"(?P<later>{DAY_NUMBER})(?:{DASH}(?P<later_to>{DAY_NUMBER}))?"
_STYLE = f"(?:,?{OSP}(?:(?i:new{SP}style)|N\\.?{OSP}S\\.?)|{SP}(?i:according{SP}to{SP}the{SP}new{SP}style))?"
_OLD = f"(?:{SP}(?:\\(?O\\.?{OSP}S\\.?\\)?|(?i:old{SP}style)))?"
_THEN_YEAR = f"(?:,?{SP}(?:of{SP})?{YEAR})?"

STYLE_RULES: tuple[Rule, ...] = (
    rule(
        "day month, in brackets in the other calendar",
        f"{_EARLIER}{SP}{MONTH}{_OLD}{SP}[(\\[]{_LATER}{SP}{_OTHER_MONTH}{_STYLE}[)\\]]{_THEN_YEAR}{END}",
        _read_double,
        0.97,
        "25 October (7 November) 1917",
        begins="d",
    ),
    rule(
        "day in brackets in the other calendar, month",
        f"{_EARLIER}{SP}[(\\[]{_LATER}[)\\]]{SP}{MONTH}{_THEN_YEAR}{END}",
        _read_double,
        0.97,
        "5 (18) January 1918",
        begins="d",
    ),
    rule(
        "day month, stroke, in the other calendar",
        f"{_EARLIER}{SP}{MONTH}{OSP}/{OSP}{_LATER}{SP}{_OTHER_MONTH}{_STYLE}{_THEN_YEAR}{END}",
        _read_double,
        0.97,
        "26 October/8 November 1917",
        begins="d",
    ),
    rule(
        "two days with a stroke, month",
        f"{_EARLIER}/{_LATER}{SP}{MONTH}{_THEN_YEAR}{END}",
        _read_double,
        0.95,
        "10/21 March 1801",
        begins="d",
    ),
    rule(
        "month, two days with a stroke",
        f"{MONTH}{SP}{_EARLIER}/{_LATER}(?:,?{SP}{YEAR})?{END}",
        _read_double,
        0.95,
        "March 10/21, 1801",
        begins="m",
        words=MONTH_WORDS,
    ),
    rule(
        "month day, in brackets in the other calendar",
        f"{MONTH}{SP}{_EARLIER}{_OLD}{SP}[(\\[](?:{_OTHER_MONTH}{SP})?{_LATER}{_STYLE}[)\\]](?:,?{SP}{YEAR})?{END}",
        _read_double,
        0.97,
        "October 25 (November 7), 1917",
        begins="m",
        words=MONTH_WORDS,
    ),
)
