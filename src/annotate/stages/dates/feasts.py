"""Named days of the almanac: those with a day of their own, and those that hang on Easter.

To add one, add it to `FIXED` or to `AFTER_EASTER`.
"""

from __future__ import annotations

import datetime

from annotate.stages.dates.lexicon import SP

FIXED = {
    "christmas eve": (12, 24), "christmas day": (12, 25), "christmas night": (12, 25), "christmas": (12, 25),
    "boxing day": (12, 26), "new year’s day": (1, 1), "new year’s eve": (12, 31), "epiphany": (1, 6),
    "candlemas": (2, 2), "lady day": (3, 25), "may day": (5, 1), "midsummer day": (6, 24), "michaelmas": (9, 29),
    "all saints’ day": (11, 1), "all souls’ day": (11, 2), "armistice day": (11, 11), "martinmas": (11, 11),
}  # fmt: skip
#: Days from Easter Sunday.
AFTER_EASTER = {
    "ash wednesday": -46, "palm sunday": -7, "maundy thursday": -3, "good friday": -2, "easter sunday": 0,
    "easter monday": 1, "easter": 0, "ascension day": 39, "whit sunday": 49, "whit monday": 50, "pentecost": 49,
}  # fmt: skip
_NAMES = sorted((*FIXED, *AFTER_EASTER), key=lambda name: (-len(name), name))
#: What the names begin with.
FEAST_TRIGGERS = frozenset(name.split(" ")[0] for name in _NAMES)
FEAST = "|".join(f"{name[0].upper()}(?i:{name[1:]})".replace("’", "['’]").replace(" ", SP) for name in _NAMES)


def easter(year: int) -> datetime.date:
    """Return Easter Sunday of a year, Gregorian (the anonymous algorithm in Meeus, *Astronomical Algorithms*, 8)."""
    century, place = divmod(year, 100)
    moon = (19 * (year % 19) + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    week = (32 + 2 * (century % 4) + 2 * (place // 4) - moon - place % 4) % 7
    month, day = divmod(moon + week - 7 * ((year % 19 + 11 * moon + 22 * week) // 451) + 114, 31)
    return datetime.date(year, month, day + 1)


def feast_day(name: str, year: int | None) -> tuple[int, int] | None:
    """Return month and day of a feast, by its name in small letters; None where they hang on a year that is not said.

    Easter is that of the western churches, and told from 1583 on, when the Gregorian calendar was in use.
    """
    if name in FIXED:
        return FIXED[name]
    if year is None or not 1583 <= year <= 9998:
        return None
    day = easter(year) + datetime.timedelta(days=AFTER_EASTER[name])
    return day.month, day.day
