"""The expressions that count: "two years later", "a decade ago", "the day before". One row a rule, as in `rules.py`."""

from __future__ import annotations

import re

from annotate.stages.dates import guards
from annotate.stages.dates.expressions import Counted, Expression, Unit
from annotate.stages.dates.lexicon import (
    COUNT_WORD,
    COUNT_WORDS,
    DASH,
    END,
    HOURS,
    NUMBER,
    NUMBER_WORDS,
    SP,
    UNIT,
    UNIT_WORDS,
)
from annotate.stages.dates.rule import Match, Rule, group, rule, unit_of_match

_FRACTION = {"half": 0.5, "quarter": 0.25}
_MANY = {"hundred": 100.0, "thousand": 1000.0}


def _number(words: str) -> float | None:
    """Return a stated number; 1 for "a"; None where the words leave it open ("several")."""
    words = re.sub(r"\s+", " ", words.lower())
    if words.isdigit():
        return float(words)
    for fraction, value in _FRACTION.items():
        if fraction in words:
            return value
    if words.endswith(" and a half"):
        return NUMBER[words.split()[0]] + 0.5
    if words in {"a", "an"}:
        return 1.0
    first, _, last = words.rpartition(" ")
    if last in _MANY:
        return (1 if first in {"", "a"} else NUMBER[first]) * _MANY[last]
    return 2.0 if "couple" in words else NUMBER.get(words)


def _counted(match: Match) -> Expression | None:
    if guards.is_title(match.string, match.start(), match.end()):
        return None
    way = match["way"].lower()
    unit, count = unit_of_match(match), _number(match["count"])
    if count is not None:
        count = (count + 0.5 if group(match, "half") else count) * (2 if match["unit"].lower() == "fortnight" else 1)
    if way in {"before", "after"} and not re.match(r"[ ]?(?:[.,;:)!?\n]|$)", match.string[match.end() :][:2]):
        return None
    return Counted(count, unit, way.startswith(("later", "after", "on")), way == "ago")


_ORDER = (Unit.YEAR, Unit.MONTH, Unit.WEEK, Unit.DAY)


def _compound(match: Match) -> Expression | None:
    """Read a distance in several units, each finer than the one before it."""
    if guards.is_title(match.string, match.start(), match.end()):
        return None
    parts = [(_number(match[f"count{n}"]), Unit(match[f"unit{n}"].lower())) for n in "123" if group(match, f"count{n}")]
    orders = [_ORDER.index(unit) for _, unit in parts]
    counts = [count for count, _ in parts if count is not None and count == int(count)]
    if len(counts) < len(parts) or orders != sorted(set(orders)):
        return None
    way = match["way"].lower()
    more = tuple((count, unit) for count, (_, unit) in zip(counts[1:], parts[1:], strict=True))
    return Counted(counts[0], parts[0][1], way.startswith(("later", "after")), way == "ago", more=more)


def _uncounted(match: Match) -> Expression | None:
    if guards.is_title(match.string, match.start(), match.end()):
        return None
    way = match["way"].lower()
    return Counted(None, unit_of_match(match), way == "later", way == "ago")


def _neighbour_day(match: Match) -> Expression | None:
    return Counted(2 if " " in match[0] else 1, Unit.DAY, match[0].lower().endswith("tomorrow"), True)


#: After "the day before" or "the day after" these begin no event ("the day after tomorrow", "day after day").
_NO_EVENT = frozenset({"", "yesterday", "tomorrow", "day", "and", "or", "but"})
_DETERMINERS = frozenset(
    {"the", "a", "an", "his", "her", "its", "their", "this", "that", "these", "those", "our", "my"}
)


def _day_beside(match: Match) -> Expression | None:
    """Read "the day before"; where something hangs on it ("the day before the opening"), it is counted from that."""
    text, end = match.string, match.end()
    if not guards.after_the(match.string, match.start()):
        return None
    way, word = match["way"].lower(), guards.word_after(text, end)
    after = text[end : end + 2].lstrip()
    hangs = bool(after) and after[0] not in ".,;:)!?"
    if hangs and word.lower() in _NO_EVENT:
        return None
    if way == "following" and word.islower() and word not in _DETERMINERS:
        # "The day following saw them leave": the day that follows the account.
        hangs = False
    unit = match["unit"].lower()
    if unit not in {"year", "month", "week"}:
        return Counted(1, Unit.DAY, way != "before", False, from_event=hangs)
    return None if hangs else Counted(1, Unit(unit), way != "before", False)


_COUNT = (
    f"(?P<count>[0-9]{{1,4}}|(?i:(?:{COUNT_WORD})(?:{SP}and{SP}a{SP}half|{SP}(?:hundred|thousand))?"
    f"|(?:a{SP})?(?:hundred|thousand)|half{SP}an?|an?{SP}half|an?{SP}quarter{SP}of{SP}an?|an?{SP}couple{SP}of|a{SP}few"
    f"|few|several|some|many|an?))"
)
_HALF = f"(?P<half>{SP}and{SP}a{SP}half)?"
_WAY = f"(?P<way>(?i:ago|later|earlier|afterwards?|previously|before|after(?:{SP}(?:that|this))?))"

#: Any word may stand for the number: which ones do is asked when the rest has matched.
_STEP = f"(?P<count>[0-9]{{1,4}}|[A-Za-z]{{1,9}}(?:-[a-z]{{1,6}})?){SP}(?P<unit>(?i:year|month|week|day))s?"


def _step(number: int) -> str:
    return _STEP.replace("?P<count>", f"?P<count{number}>").replace("?P<unit>", f"?P<unit{number}>")


_AND = f"(?:,?{SP}and{SP}|,{SP})"

COUNTED_RULES: tuple[Rule, ...] = (
    rule(
        "counted in several units",
        f"{_step(1)}{_AND}{_step(2)}(?:{_AND}{_step(3)})?{SP}(?P<way>(?i:ago|later|earlier|previously)){END}",
        _compound,
        0.85,
        "two years and three months later",
        begins="dhya",
        words=NUMBER_WORDS | COUNT_WORDS,
    ),
    rule(
        "counted",
        f"{_COUNT}(?:{SP}|{DASH}){UNIT}s?{_HALF}{SP}{_WAY}{END}",
        _counted,
        0.85,
        "two years later",
        begins="dhya",
        words=NUMBER_WORDS | COUNT_WORDS,
    ),
    rule(
        "not counted",
        f"(?P<unit>(?i:day|week|month|year|decade|centurie))s{SP}(?P<way>(?i:ago|later|earlier)){END}",
        _uncounted,
        0.5,
        "years later",
        words=UNIT_WORDS,
    ),
    rule(
        "day before or after",
        f"(?P<unit>(?i:day|{'|'.join(sorted(HOURS))}|week|month|year)){SP}(?P<way>(?i:before|after|following)){END}",
        _day_beside,
        0.7,
        "the day after",
        words=UNIT_WORDS | HOURS,
    ),
    rule(
        "neighbouring day",
        f"(?i:(?:day{SP}before{SP})?yesterday|(?:day{SP}after{SP})?tomorrow){END}",
        _neighbour_day,
        0.85,
        "yesterday",
        words=frozenset({"yesterday", "tomorrow", "day"}),
    ),
)
