"""What a rule is, and what the readings of a match share."""

from __future__ import annotations

import re
from collections.abc import Callable, Set
from dataclasses import dataclass
from functools import cached_property

from annotate.stages.dates import guards, lexicon
from annotate.stages.dates.expressions import Expression, Unit, Which
from annotate.stages.dates.lexicon import MONTH_NUMBER, WEEKDAY_NUMBER
from annotate.stages.dates.moments import Part

Match = re.Match[str]


@dataclass(frozen=True)
class Rule:
    """A row: name, pattern as written, reading of its match, score (how rarely it is wrong; 0 to 1), example, begins.

    `begins` says with what it may begin: `d`, `h`, `y` a word of one or two, three, four figures, `0` another word that
    begins with a figure, `m` the name of a month, `a` another word, `'` an apostrophe; `words` with which words of
    letters, where not with any. They spare the attempts that must fail.
    """

    name: str
    written: str
    read: Callable[[Match], Expression | None]
    score: float
    example: str
    begins: str = "a"
    words: frozenset[str] = frozenset()

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """The pattern, compiled when it is first tried: to compile all takes longer than to read a short text."""
        return re.compile(self.written)

    def may_begin(self, begins: str, word: str = "") -> bool:
        """Tell whether it may match at a word, given its kind and, of a word of letters, its small letters."""
        return begins in self.begins and (not word or not self.words or word in self.words)


def rule(
    name: str,
    pattern: str,
    read: Callable[[Match], Expression | None],
    score: float,
    example: str,
    *,
    begins: str = "a",
    words: Set[str] = frozenset(),
) -> Rule:
    """Return a row."""
    return Rule(name, pattern, read, score, example, begins, frozenset(words))


def group(match: Match, name: str) -> str:
    """Return a named group, or "" where the pattern has none or it did not take part."""
    return match.groupdict().get(name) or ""


def part_of_match(match: Match) -> Part:
    """Return the part ("late", "end of") that the match names."""
    words = re.sub(r"\s+", " ", group(match, "part").lower())
    return lexicon.PART.get(words, Part.WHOLE)


def month_of_match(match: Match) -> int:
    """Return the number of the month that the match names."""
    return MONTH_NUMBER[group(match, "month").rstrip(".").lower()]


def weekday_of_match(match: Match) -> int:
    """Return the number of the weekday that the match names (Monday is 0)."""
    return WEEKDAY_NUMBER[match["weekday"].rstrip(".").lower()[:3]]


_WHICH = {
    "that": Which.SAME, "same": Which.SAME, "this": Which.THIS, "last": Which.LAST, "next": Which.NEXT,
    "following": Which.FOLLOWING, "previous": Which.PREVIOUS, "preceding": Which.PREVIOUS,
}  # fmt: skip


def which_of_match(match: Match) -> Which:
    """Return where a pointing word looks; "the next year" goes on from the account, "next year" from the text."""
    which = _WHICH[match["which"].lower().split()[-1]]
    if which is Which.NEXT and guards.word_before(match.string, match.start("which")) in {"the", "very"}:
        return Which.FOLLOWING
    return which


def near_of_match(match: Match) -> Which | None:
    """Return where "last" or "next" behind a day looks ("12 October last"), None where neither stands there."""
    return _WHICH.get(group(match, "near"))


def unit_of_match(match: Match) -> Unit:
    """Return the unit that the match names."""
    word = match["unit"].lower()
    if word == "fortnight":
        return Unit.WEEK
    return Unit.CENTURY if word.startswith("centur") else Unit(word)
