"""Expressions that TIMEX3 marks and this edition does not: for the adapter `timex` alone.

Durations ("for ten years"), times of day ("at 11 a.m."), "today", "the same time", years of school, and a month or
season that is part of a name ("the Autumn Rising") or the attribute of a noun ("their summer campaign"). To the edition
the first two are no dates, the third says nothing new, and of the last the name is the mention. They get the value that
the account has there, durations none, and do not move it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from annotate.stages.dates.expressions import Expression, Found, Named, Pointing, Unclear, Unit, Which
from annotate.stages.dates.lexicon import COUNT_WORD, DASH, FULL_MONTHS, MONTH_NUMBER, SEASON_NUMBER, SP
from annotate.stages.dates.moments import Grain
from annotate.stages.dates.rule import Match

RULE = "timex only"


@dataclass(frozen=True, slots=True)
class Only:
    """A row: pattern (group `date` is the span), and what it says."""

    pattern: re.Pattern[str]
    read: Callable[[Match], Expression | None]


def _day(_: Match) -> Expression:
    return Pointing(Which.SAME, Unit.DAY)


def _today(_: Match) -> Expression:
    return Pointing(Which.THIS, Unit.DAY)


def _time(_: Match) -> Expression:
    return Pointing(Which.SAME, Unit.TIME)


def _no_value(_: Match) -> Expression:
    return Unclear("a duration, or a time that no calendar names")


def _year(_: Match) -> Expression:
    return Pointing(Which.SAME, Unit.YEAR)


def _season(match: Match) -> Expression:
    return Named(Grain.SEASON, None, SEASON_NUMBER[match["date"].lower()])


def _month(match: Match) -> Expression:
    return Named(Grain.MONTH, None, MONTH_NUMBER[match["date"].lower()])


_SEASONS = "|".join(SEASON_NUMBER)
_MONTHS = "|".join(name.title() for name in FULL_MONTHS if name not in {"march", "may"})
_NAME_NOUN = r"[A-Z][a-z]{3,}"
_NOUN = "offensives?|campaigns?|invasion|battles?|fighting|uprising|elections?|revolt|retreat|advance|session|talks"

_UNIT = "day|week|month|year|decade|centurie|century"
_COUNT = (
    f"(?:[0-9]{{1,4}}|(?i:{COUNT_WORD})|(?:[Tt]he{SP}|[Aa]{SP})?(?:several|few|many|couple{SP}of|(?:past|last|next){SP}"
    f"(?:[0-9]{{1,4}}|{COUNT_WORD}|few|several))|[Aa]n?|[Hh]alf{SP}a)(?:{SP}(?:more|full|whole|further|consecutive))?"
)
_AND_MORE = f"{SP}and{SP}(?:[0-9]{{1,4}}|{COUNT_WORD}|a{SP}half){SP}(?:{_UNIT})s?|{SP}and{SP}a{SP}half"

#: To add an expression of TIMEX3 that the edition leaves alone, add a row.
ONLY: tuple[Only, ...] = (
    Only(re.compile(r"(?<![\w.:])(?P<date>[0-9]{1,2}(?::[0-9]{2})?[ ]?(?:[ap]\.m\.|[AaPp][Mm])(?!\w))"), _day),
    Only(re.compile(r"(?<![\w.:])(?P<date>[0-9]{1,2}:[0-9]{2})(?![\w:])"), _day),
    Only(re.compile(r"\b(?P<date>[Tt]oday)\b"), _today),
    Only(re.compile(rf"\b[Aa]t{SP}(?P<date>(?:the{SP}same|that){SP}time)\b"), _time),
    Only(re.compile(rf"\b[Aa]t{SP}(?P<date>the{SP}time)\b"), _no_value),
    Only(re.compile(rf"\b(?:[Tt]hat|[Tt]he{SP}same){SP}(?P<date>season)\b"), _year),
    Only(re.compile(rf"(?:{DASH}|\bto){SP}?(?P<date>present)\b"), _today),
    Only(re.compile(rf"\b(?P<date>(?:this|that){SP}period)\b"), _no_value),
    Only(
        re.compile(
            rf"(?<![\w.,-])(?P<date>{_COUNT}(?:{SP}|{DASH})(?:{_UNIT})s?(?:{_AND_MORE})?)\b(?!{SP}(?:of|before|after|from|prior)\b)"
        ),
        _no_value,
    ),
    Only(
        re.compile(
            rf"\b(?P<date>(?:[Hh]is|[Hh]er|[Tt]heir){SP}(?:freshman|sophomore|junior|senior){SP}(?:year|season))\b"
        ),
        _year,
    ),
    Only(
        re.compile(
            rf"\b(?:[Bb]y|[Ff]rom|[Aa]round|[Uu]ntil|[Aa]t|[Ss]ince|[Bb]efore){SP}(?P<date>th(?:is|at){SP}time)\b"
        ),
        _time,
    ),
    Only(re.compile(rf"\b(?P<date>(?i:{_SEASONS}))(?={SP}(?:{_NOUN})\b)"), _season),
    Only(re.compile(rf"\b(?P<date>{_SEASONS.title()})(?={SP}{_NAME_NOUN})"), _season),
    Only(re.compile(rf"(?<=[a-z]{{3}} )(?P<date>{_MONTHS})(?={SP}(?:{_NAME_NOUN}|{_NOUN}))"), _month),
)


def with_timex_only(text: str, found: Sequence[Found]) -> tuple[Found, ...]:
    """Return expressions with those that only TIMEX3 marks among them, sorted and without overlap."""
    more = [
        Found(match.start("date"), match.end("date"), expression, RULE, 0.5)
        for row in ONLY
        for match in row.pattern.finditer(text)
        if (expression := row.read(match)) is not None
    ]
    out: list[Found] = []
    # Where two overlap, those of the edition come first.
    for one in sorted([*found, *more], key=lambda f: (f.start, f.rule == RULE)):
        if out and one.start < out[-1].end:
            if one.rule != RULE and out[-1].rule == RULE:
                out[-1] = one
            continue
        out.append(one)
    return tuple(out)
