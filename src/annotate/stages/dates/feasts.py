"""Named days of the almanac: with a day of their own, hanging on Easter, told by a weekday or by the moon (`lunar`).

To add one, add it to a table. Independence Day and the days told by their weekdays are those of the United States.
"""

from __future__ import annotations

import datetime
import re

from annotate.stages.dates.arithmetic import on_weekday
from annotate.stages.dates.lexicon import SP
from annotate.stages.dates.lunar import FIRST, LAST, LUNAR, lunar_day
from annotate.stages.dates.moments import Grain, Moment, last_day, shift_days

FIXED = {
    "christmas eve": (12, 24), "christmas day": (12, 25), "christmas night": (12, 25), "christmas": (12, 25),
    "xmas": (12, 25), "st valentine’s day": (2, 14),
    "boxing day": (12, 26), "new year’s day": (1, 1), "new year’s eve": (12, 31), "epiphany": (1, 6),
    "candlemas": (2, 2), "valentine’s day": (2, 14), "st patrick’s day": (3, 17), "lady day": (3, 25),
    "april fools’ day": (4, 1), "may day": (5, 1), "midsummer day": (6, 24), "independence day": (7, 4),
    "michaelmas": (9, 29), "halloween": (10, 31), "all saints’ day": (11, 1), "all souls’ day": (11, 2),
    "armistice day": (11, 11), "martinmas": (11, 11), "veterans day": (11, 11),
}  # fmt: skip
#: Days from Easter Sunday.
AFTER_EASTER = {
    "ash wednesday": -46, "palm sunday": -7, "maundy thursday": -3, "good friday": -2, "easter sunday": 0,
    "easter monday": 1, "easter": 0, "ascension day": 39, "whit sunday": 49, "whit monday": 50, "pentecost": 49,
}  # fmt: skip
#: Month, weekday, which one of the month (-1 the last), days after it: as in the United States.
NTH_WEEKDAY = {
    "martin luther king day": (1, 0, 3), "presidents day": (2, 0, 3), "mother’s day": (5, 6, 2),
    "memorial day": (5, 0, -1), "father’s day": (6, 6, 3), "labor day": (9, 0, 1), "columbus day": (10, 0, 2),
    "thanksgiving": (11, 3, 4), "black friday": (11, 3, 4, 1),
}  # fmt: skip
#: Every feast by its name in small letters, longer names first.
NAMES = sorted((*FIXED, *AFTER_EASTER, *NTH_WEEKDAY, *LUNAR), key=lambda name: (-len(name), name))
#: What the names begin with.
FEAST_TRIGGERS = frozenset(re.split(r"\W", name)[0] for name in NAMES)
#: With a capital letter.
FEAST = f"(?=[A-Z])(?i:{'|'.join(NAMES)})".replace("’", "['’]").replace(" ", SP)


def easter(year: int) -> datetime.date:
    """Return Easter Sunday of a year, Gregorian (the anonymous algorithm in Meeus, *Astronomical Algorithms*, 8)."""
    century, place = divmod(year, 100)
    moon = (19 * (year % 19) + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    week = (32 + 2 * (century % 4) + 2 * (place // 4) - moon - place % 4) % 7
    month, day = divmod(moon + week - 7 * ((year % 19 + 11 * moon + 22 * week) // 451) + 114, 31)
    return datetime.date(year, month, day + 1)


def feast_day(name: str, year: int | None) -> tuple[int, int] | None:
    """Return month and day of a feast, by its name in small letters; None where they hang on a year that is not said.

    Easter is that of the western churches, and told from 1583 on, when the Gregorian calendar was in use; feasts of the
    moon are told from `FIRST` to `LAST`.
    """
    if name in FIXED:
        return FIXED[name]
    first, last = (FIRST, LAST) if name in LUNAR else (1583, 9998)
    if year is None or not first <= year <= last:
        return None
    if name in LUNAR:
        day = lunar_day(name, year)
        return day.month, day.day
    if name in NTH_WEEKDAY:
        told = nth_weekday(year, *NTH_WEEKDAY[name])
        return told.month, told.day
    movable = easter(year) + datetime.timedelta(days=AFTER_EASTER[name])
    return movable.month, movable.day


def nth_weekday(year: int, month: int, weekday: int, which: int, after: int = 0) -> Moment:
    """Return the nth such weekday (Monday is 0) of a month, the last one for -1, or a day so many days `after` it."""
    edge = Moment(Grain.DAY, year, month, 1 if which > 0 else last_day(year, month))
    found = on_weekday(edge, weekday, forward=which > 0)
    return shift_days(found, 7 * (which - 1 if which > 0 else which + 1) + after)
