"""Named days: those with a fixed day and month, and those on the nth weekday of a month.

To add one, add its first word to `FEAST_WORDS` with a number of its own and its day to `_FIXED` or `_NTH`.
"""

from __future__ import annotations

from annotate.stages.dates import moments
from annotate.stages.dates.arithmetic import on_weekday
from annotate.stages.dates.moments import Grain, Moment

_NEW_YEAR, _CHRISTMAS, _PATRICK, _INDEPENDENCE, _BLACK_FRIDAY, _THANKSGIVING = range(1, 7)
FEAST_WORDS = {
    "new": _NEW_YEAR, "christmas": _CHRISTMAS, "xmas": _CHRISTMAS, "patrick": _PATRICK, "patricks": _PATRICK,
    "independence": _INDEPENDENCE, "black": _BLACK_FRIDAY, "thanksgiving": _THANKSGIVING,
}  # fmt: skip
#: Words that may stand around the first word of a feast and belong to it.
FEAST_FILLERS = frozenset({"year", "years", "day", "saint", "st", "friday"})

_FIXED = {_NEW_YEAR: (1, 1), _CHRISTMAS: (12, 25), _PATRICK: (3, 17), _INDEPENDENCE: (7, 4)}
#: Month, weekday (Monday is 0), which one of the month, days after it.
_NTH = {_THANKSGIVING: (11, 3, 4, 0), _BLACK_FRIDAY: (11, 3, 4, 1)}


def feast_day(number: int, year: int) -> Moment:
    """Return the day of a feast in a year; Independence Day and Thanksgiving are those of the United States."""
    if number in _FIXED:
        month, day = _FIXED[number]
        return Moment(Grain.DAY, year, month, day)
    month, weekday, which, after = _NTH[number]
    first = on_weekday(Moment(Grain.DAY, year, month, 1), weekday, forward=True)
    return moments.shift_days(first, 7 * (which - 1) + after)
