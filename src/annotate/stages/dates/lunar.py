"""Feasts of the lunisolar calendar of East Asia, told by the moon and the sun.

A month begins on the day of the new moon, and the eleventh is that of the winter solstice. Where thirteen months lie
between two of these, one is put in. New moon and longitude after Meeus, *Astronomical Algorithms*, chapters 49 and 25,
to some minutes; the day is that of the meridian whose almanac it is. So a feast may be a day off where the moon was new
within minutes of midnight, or the almanac kept another time (China before 1929, Korea now and then). To add a feast,
add it to `LUNAR`.
"""

from __future__ import annotations

import datetime
import math
from functools import lru_cache
from itertools import pairwise

#: Hours before Greenwich, of the meridian that the almanac of a country follows.
_CHINA, _KOREA = 8.0, 9.0
#: Month and day of the calendar, and the meridian. "Lunar New Year" is that of the Chinese almanac.
LUNAR = {
    "lunar new year’s day": (1, 1, _CHINA), "lunar new year": (1, 1, _CHINA), "chinese new year": (1, 1, _CHINA),
    "chinese new year’s day": (1, 1, _CHINA), "korean new year": (1, 1, _KOREA), "seollal": (1, 1, _KOREA),
    "lantern festival": (1, 15, _CHINA), "dragon boat festival": (5, 5, _CHINA), "dano": (5, 5, _KOREA),
    "mid-autumn festival": (8, 15, _CHINA), "chuseok": (8, 15, _KOREA), "ch’usŏk": (8, 15, _KOREA),
}  # fmt: skip
#: Years in which the calendar followed these rules and these meridians, nearly enough.
FIRST, LAST = 1900, 2099

_J2000 = 2451545.0
#: The new moon from which they are counted, of January 2000.
_EPOCH = 2451550.09766
#: Julian day of the midnight that begins the day with ordinal 0, and a minute in days.
_ORDINAL, _MINUTE = 1721424.5, 1 / 1440
_MONTH = 29.530588861
#: Sine terms of the new moon, in days: factor; multiples of the sun's anomaly, the moon's, and the moon's latitude;
#: power of the eccentricity.
_NEW_MOON = (
    (-0.40720, 0, 1, 0, 0), (0.17241, 1, 0, 0, 1), (0.01608, 0, 2, 0, 0), (0.01039, 0, 0, 2, 0),
    (0.00739, -1, 1, 0, 1), (-0.00514, 1, 1, 0, 1), (0.00208, 2, 0, 0, 2), (-0.00111, 0, 1, -2, 0),
    (-0.00057, 0, 1, 2, 0), (0.00056, 1, 2, 0, 1), (-0.00042, 0, 3, 0, 0), (0.00042, 1, 0, 2, 1),
    (0.00038, 1, 0, -2, 1), (-0.00024, -1, 2, 0, 1),
)  # fmt: skip


def _new_moon(number: int) -> float:
    """Return when the moon is new for the nth time since January 2000 (Julian day)."""
    t = number / 1236.85
    sun = math.radians(2.5534 + 29.10535670 * number)
    moon = math.radians(201.5643 + 385.81693528 * number + 0.0107582 * t * t)
    latitude = math.radians(160.7108 + 390.67050284 * number - 0.0016118 * t * t)
    eccentricity = 1 - 0.002516 * t
    found = _EPOCH + _MONTH * number + 0.00015437 * t * t
    return found + sum(
        factor * eccentricity**power * math.sin(s * sun + m * moon + f * latitude)
        for factor, s, m, f, power in _NEW_MOON
    )


def _longitude(day: float) -> float:
    """Return the sun's apparent longitude (degrees) at a Julian day."""
    t = (day - _J2000) / 36525
    anomaly = math.radians(357.52911 + 35999.05029 * t)
    centre = (1.914602 - 0.004817 * t) * math.sin(anomaly) + 0.019993 * math.sin(2 * anomaly)
    centre += 0.000289 * math.sin(3 * anomaly)
    node = math.radians(125.04 - 1934.136 * t)
    return (280.46646 + 36000.76983 * t + centre - 0.00569 - 0.00478 * math.sin(node)) % 360


def _solstice(year: int) -> float:
    """Return when winter begins in a year (Julian day)."""
    near = datetime.date(year, 12, 22).toordinal() + _ORDINAL
    for _ in range(6):
        near += ((270 - _longitude(near) + 180) % 360 - 180) * 365.2422 / 360
    return near


def _day(julian: float, hours: float) -> datetime.date:
    """Return the day of a meridian in which a moment falls; dynamical time is told a minute fast."""
    return datetime.date.fromordinal(math.floor(julian - _ORDINAL + hours / 24 - _MINUTE))


def _sign(day: datetime.date, hours: float) -> int:
    """Return how many multiples of 30 degrees the sun has passed when a day of a meridian begins."""
    return int(_longitude(day.toordinal() + _ORDINAL - hours / 24 + _MINUTE) // 30)


def _eleventh(year: int, hours: float) -> int:
    """Return the number of the new moon with which the eleventh month begins, that of the solstice, in a year."""
    solstice = _solstice(year)
    number, last = round((solstice - _EPOCH) / _MONTH) + 1, _day(solstice, hours)
    while _day(_new_moon(number), hours) > last:
        number -= 1
    return number


@lru_cache(maxsize=256)
def lunar_day(name: str, year: int) -> datetime.date:
    """Return the day of a feast in a year from `FIRST` to `LAST`.

    Parameters
    ----------
    name
        Its name, as in `LUNAR`.
    year
        The year in which the lunar year begins.
    """
    month, day, hours = LUNAR[name]
    before, last = _eleventh(year - 1, hours), _eleventh(year, hours)
    firsts = [_day(_new_moon(number), hours) for number in range(before, last + 1)]
    signs = [_sign(first, hours) for first in firsts]
    # Of thirteen months the first in which the sun enters no sign is put in, and has the number of the one before it.
    without = [at for at, (one, following) in enumerate(pairwise(signs)) if one == following]
    put_in = without[0] if last - before == 13 else len(firsts)
    at = month + 1
    return firsts[at + (put_in <= at)] + datetime.timedelta(days=day - 1)
