"""Finds date expressions: the rules at every word that may begin one, then the joining of neighbours into ranges.

A rule is tried only at a word in `lexicon.TRIGGERS` or at a figure, matches a bounded stretch, and the search goes on
behind it; the time is linear in the length of the text.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from annotate.stages.dates.calendars import CALENDAR_RULES, CALENDAR_TRIGGERS
from annotate.stages.dates.counted import COUNTED_RULES
from annotate.stages.dates.eras import ERA_RULES
from annotate.stages.dates.expressions import Between, Expression, Found, Named, share_year, value_of
from annotate.stages.dates.feasts import FEAST_TRIGGERS
from annotate.stages.dates.figures import FIGURE_RULES
from annotate.stages.dates.lexicon import APOSTROPHE, DASH, DECADE_WORD, MONTH_NUMBER, OSP, SP, TRIGGERS
from annotate.stages.dates.listed import LISTED_RULES
from annotate.stages.dates.moments import Grain, Part, adjacent, between
from annotate.stages.dates.reigns import REIGN_RULES, REIGN_TRIGGERS
from annotate.stages.dates.relative import RELATIVE_RULES
from annotate.stages.dates.rule import Rule
from annotate.stages.dates.rules import NAMED_RULES
from annotate.stages.dates.styles import STYLE_RULES
from annotate.stages.dates.weekdays import WEEKDAY_RULES

ALL_RULES: tuple[Rule, ...] = (
    LISTED_RULES
    + NAMED_RULES
    + ERA_RULES
    + REIGN_RULES
    + CALENDAR_RULES
    + STYLE_RULES
    + FIGURE_RULES
    + COUNTED_RULES
    + RELATIVE_RULES
    + WEEKDAY_RULES
)

_FIGURES = {1: "d", 2: "d", 3: "h", 4: "y"}
#: The rules that may match at a word of figures, by its kind, and at a word of letters.
_AT_FIGURES = {begins: tuple(row for row in ALL_RULES if begins in row.begins) for begins in "dhy0'"}


def _by_words() -> dict[str, tuple[Rule, ...]]:
    """Return the rules that may match at each word of letters, in their order."""
    with_any = {kind: [at for at, row in enumerate(ALL_RULES) if kind in row.begins and not row.words] for kind in "am"}
    with_own: dict[str, list[int]] = {}
    for at, row in enumerate(ALL_RULES):
        for word in row.words:
            if row.may_begin("m" if word in MONTH_NUMBER else "a", word):
                with_own.setdefault(word, []).append(at)
    words = TRIGGERS | FEAST_TRIGGERS | REIGN_TRIGGERS | CALENDAR_TRIGGERS
    numbers = {word: with_any["m" if word in MONTH_NUMBER else "a"] + with_own.get(word, []) for word in words}
    return {word: tuple([ALL_RULES[at] for at in sorted(some)]) for word, some in numbers.items()}


_AT_WORD = _by_words()

_WORD = re.compile(rf"(?<!\w){APOSTROPHE}?[^\W_]\w*")
_MAX_GAP = 24


def _starts(text: str) -> Iterator[tuple[int, tuple[Rule, ...]]]:
    """Yield the offsets at which a rule may match, each with the rules that may."""
    at_word = _AT_WORD.get
    for match in _WORD.finditer(text):
        word = match[0]
        # Most words have small letters and begin nothing: they are looked up as they stand.
        first, rules = word[0], at_word(word)
        if rules is None and first.isalpha():
            rules = None if first.islower() else at_word(word.lower())
            if rules is None:
                continue
        start = match.start()
        if rules is not None:
            yield start, rules
            continue
        if not first.isalnum():
            if word[1].isdigit() or word[1:].lower() in DECADE_WORD:
                yield start, _AT_FIGURES["'"]
            word, start = word[1:], start + 1
        if word[0].isdigit():
            yield start, _AT_FIGURES[_FIGURES.get(len(word), "0") if word.isdigit() else "0"]
        elif (rules := at_word(word.lower())) is not None:
            yield start, rules


def _match_at(text: str, start: int, rules: tuple[Rule, ...]) -> Found | None:
    best: Found | None = None
    for row in rules:
        match = row.pattern.match(text, start)
        if match is None or (best is not None and match.end() <= best.end):
            continue
        expression = row.read(match)
        if expression is not None:
            best = Found(start, match.end(), expression, row.name, row.score)
    return best


def single(text: str) -> tuple[Found, ...]:
    """Return the expressions of a text one by one, in order, without overlap."""
    found: list[Found] = []
    free = 0
    for start, rules in _starts(text):
        if start < free:
            continue
        one = _match_at(text, start, rules)
        if one is not None:
            found.append(one)
            free = one.end
    return tuple(found)


def _outer(expression: Expression, side: int) -> Named | None:
    if isinstance(expression, Between):
        return (expression.first, expression.last)[side]
    return expression if isinstance(expression, Named) else None


def _complete(named: Named) -> bool:
    return named.grain <= Grain.YEAR or named.month > 0


def _range(left: Expression, right: Expression) -> Expression | None:
    """Join two named dates to a range, unless it would run backwards."""
    if not isinstance(left, Named) or not isinstance(right, Named):
        return None
    if not left.month and left.grain is right.grain is Grain.DAY and left.day < right.day:
        # "from the 4th to the 9th of May 1961": the month is said once.
        left = replace(left, month=right.month, year=right.year)
    if not _complete(left) or not _complete(right):
        return None
    first, last = share_year(left, right)
    begin, end = value_of(first), value_of(last)
    if begin is not None and end is not None and (begin == end or between(begin, end) is None):
        return None
    if (begin is None) != (end is None) and Grain.DECADE in {first.grain, last.grain}:
        return None
    return Between(first, last)


def _stroke(left: Expression, right: Expression) -> Expression | None:
    """Join what a stroke stands between: an interval of ISO 8601, or neighbours ("February/March 1997")."""
    full = all(isinstance(one, Named) and one.grain > Grain.YEAR and value_of(one) is not None for one in (left, right))
    return _range(left, right) if full else _list(left, right)


def _list(left: Expression, right: Expression) -> Expression | None:
    """Join neighbours that follow each other without a gap ("the 1960s and ’70s", "March and April 1950")."""
    outer, last = _outer(left, 0), _outer(right, 1)
    end, begin = _outer(left, 1), _outer(right, 0)
    if outer is None or last is None or end is None or begin is None or end.grain is not begin.grain:
        return None
    if end.grain is Grain.YEAR and Part.WHOLE in {end.part, begin.part}:
        return None
    if not _complete(end) or not _complete(begin):
        return None
    end, begin = share_year(end, begin)
    one, two = value_of(end), value_of(begin)
    if one is None or two is None or not adjacent(one, two):
        return None
    return Between(
        end if outer.grain and isinstance(left, Named) else outer, begin if isinstance(right, Named) else last
    )


@dataclass(frozen=True, slots=True)
class Joiner:
    """A row: what stands between two expressions, what must stand before the first, and how they become one."""

    name: str
    gap: re.Pattern[str]
    lead: re.Pattern[str] | None
    make: Callable[[Expression, Expression], Expression | None]


_THE = rf"(?:the{SP}|about{SP}|around{SP})?"

#: To add a way of joining two dates, add a row; the first row that fits wins.
JOINERS: tuple[Joiner, ...] = (
    Joiner("dash", re.compile(rf"{OSP}{DASH}{OSP}|\u2014"), None, _range),
    Joiner("stroke", re.compile(rf"{OSP}/{OSP}"), None, _stroke),
    Joiner("to", re.compile(rf",?{SP}(?i:to|through|thru|till){SP}{_THE}"), None, _range),
    Joiner("from until", re.compile(rf",?{SP}(?i:until|up to){SP}{_THE}"), re.compile(r"\b[Ff]rom (?:the )?$"), _range),
    Joiner("between", re.compile(rf"{SP}and{SP}{_THE}"), re.compile(r"\b[Bb]etween (?:the )?$"), _range),
    Joiner("list", re.compile(rf"{OSP}(?:,{OSP})?(?:(?:and|&|or){SP})?{_THE}"), None, _list),
)


def _join(text: str, left: Found, right: Found) -> Found | None:
    gap = text[left.end : right.start]
    if len(gap) > _MAX_GAP or "\n" in gap:
        return None
    lead = text[max(0, left.start - 16) : left.start]
    for row in JOINERS:
        if row.gap.fullmatch(gap) and (row.lead is None or row.lead.search(lead)):
            joined = row.make(left.expression, right.expression)
            if joined is not None:
                return Found(left.start, right.end, joined, "range", min(left.score, right.score))
    return None


def find(text: str) -> tuple[Found, ...]:
    """Return the date expressions of a text, ranges joined, sorted by offset and without overlap."""
    out: list[Found] = []
    for found in single(text):
        joined = _join(text, out[-1], found) if out else None
        if joined is None:
            out.append(found)
        else:
            out[-1] = joined
    return tuple(out)
