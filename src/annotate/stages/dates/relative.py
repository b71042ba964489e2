"""The expressions that point: "that August", "last year", "the end of the month". One row a rule, as in `rules.py`.

Left out on purpose: durations ("for two decades"), ages, and words for the present as such ("now", "nowadays",
"today"), which put nothing on the calendar.
"""

from __future__ import annotations

from annotate.stages.dates import guards
from annotate.stages.dates.expressions import Expression, Named, Pointing, Unclear, Unit, Which
from annotate.stages.dates.lexicon import (
    DASH,
    DAY,
    END,
    FULL_MONTHS,
    HOURS,
    MONTH,
    MONTH_WORDS,
    ORDINAL_WORD,
    ORDINALS,
    OSP,
    PART_NEEDED,
    PART_WORDS,
    SEASON_NUMBER,
    SEASON_WORDS,
    SP,
    UNIT_WORDS,
    WHICH_WORDS,
)
from annotate.stages.dates.moments import Grain, Part
from annotate.stages.dates.readers import day_of_match
from annotate.stages.dates.rule import (
    Match,
    Rule,
    group,
    month_of_match,
    part_of_match,
    rule,
    unit_of_match,
    which_of_match,
)


def _is_no_date(match: Match, which: Which) -> bool:
    """Tell whether a pointing word does not point: in a title, in "the last year", "his next day"."""
    text, start = match.string, match.start("which")
    if guards.is_title(text, match.start(), match.end()) or (which is Which.LAST and guards.after_the(text, start)):
        return True
    return which in {Which.LAST, Which.NEXT} and guards.is_owned(text, start)


def _pointing(match: Match) -> Expression | None:
    which = which_of_match(match)
    if _is_no_date(match, which):
        return None
    if which is Which.THIS and group(match, "very"):
        which = Which.SAME
    return Pointing(which, unit_of_match(match), part=part_of_match(match))


def _pointing_month(match: Match) -> Expression | None:
    month, which = match["month"], which_of_match(match)
    if not month[0].isupper() or month.rstrip(".").lower() not in FULL_MONTHS:
        return None
    if which is Which.LAST and guards.after_the(match.string, match.start("which")):
        return None
    return Pointing(which, Unit.MONTH, month=month_of_match(match), part=part_of_match(match))


def _pointing_season(match: Match) -> Expression | None:
    which = which_of_match(match)
    if _is_no_date(match, which):
        return None
    return Pointing(which, Unit.SEASON, month=SEASON_NUMBER[match["season"].lower()], part=part_of_match(match))


def _season_beside(match: Match) -> Expression | None:
    if not guards.after_the(match.string, match.start()):
        return None
    which = Which.PREVIOUS if match["way"].lower() == "before" else Which.FOLLOWING
    return Pointing(which, Unit.SEASON, month=SEASON_NUMBER[match["season"].lower()])


def _month_beside(match: Match) -> Expression | None:
    """Read "the December before", "the month of December previous"."""
    way = match["way"].lower()
    if not match["month"][0].isupper() or match["month"].rstrip(".").lower() not in FULL_MONTHS:
        return None
    if way in {"before", "after"} and not guards.after_the(match.string, match.start()):
        return None
    which = Which.PREVIOUS if way in {"before", "previous", "preceding"} else Which.FOLLOWING
    return Pointing(which, Unit.MONTH, month=month_of_match(match))


def _of_the_unit(match: Match) -> Expression | None:
    return Pointing(Which.SAME, unit_of_match(match), part=part_of_match(match))


def _time(match: Match) -> Expression | None:
    before = guards.word_before(match.string, match.start())
    return Pointing(Which.SAME, Unit.TIME) if before in {"around", "about", "circa"} else None


def _part_of_day(match: Match) -> Expression | None:
    """Read "that morning", "the next night": the day is what stands on the calendar."""
    which = which_of_match(match)
    return None if _is_no_date(match, which) else Pointing(which, Unit.DAY)


_MONTH_OF = {"u": Which.LAST, "i": Which.THIS, "p": Which.NEXT}


def _day_of_pointed_month(match: Match) -> Expression | None:
    """Read "the 9th of that month", "12th ultimo": a day of the month that is pointed to."""
    letters = group(match, "letters")
    which = _MONTH_OF[letters[0].lower()] if letters else which_of_match(match)
    return Named(Grain.DAY, None, 0, day_of_match(match), month_of=which)


def _end_of_unit(match: Match) -> Expression | None:
    return Pointing(Which.SAME, unit_of_match(match), part=Part.LATE)


def _turn(_: Match) -> Expression | None:
    return Unclear("which turn of a century is meant is not said")


_LATER = f"(?i:later|earlier){SP}(?:in{SP})?(?:the{SP})?"
_MODE = f"(?:{PART_NEEDED}|{_LATER})?"
_WHICH_WORD = f"(?P<which>(?i:that{SP}same|this|that|last|next|same|following|previous|preceding))"
POINT = f"{_WHICH_WORD}{SP}(?P<very>(?:same|very){SP})?"
#: What a pointing word or what stands before it may begin with.
_MODES = PART_WORDS | WHICH_WORDS | {"later", "earlier"}
_UNITS = r"(?P<unit>(?i:day|week|month|year|decade|century))"
_HOURS = f"(?i:{'|'.join(sorted(HOURS))})"
_SEASONS = "(?P<season>(?i:spring|summer|autumn|fall|winter))"
RELATIVE_RULES: tuple[Rule, ...] = (
    rule("pointing", f"{_MODE}{POINT}{_UNITS}{END}(?!{DASH}[a-z])", _pointing, 0.8, "the same year", words=_MODES),
    rule(
        "pointing part of a day",
        f"{POINT}{_HOURS}{END}(?!{DASH}[a-z])",
        _part_of_day,
        0.7,
        "the next morning",
        words=WHICH_WORDS,
    ),
    rule(
        "day of a pointed month",
        f"{DAY}{SP}(?:(?P<letters>(?i:ultimo|instant|proximo){END}|(?i:ult|inst|prox){END}\\.?)|of{SP}(?:the{SP})?{POINT}month{END})",
        _day_of_pointed_month,
        0.9,
        "9th of that month",
        begins="d0a",
        words=ORDINALS,
    ),
    rule(
        "end of the unit",
        f"(?P<unit>(?i:month|year))(?:['’]s)?{SP}end{END}",
        _end_of_unit,
        0.7,
        "month's end",
        words=UNIT_WORDS,
    ),
    rule(
        "pointing month",
        f"{_MODE}{POINT}{MONTH}{END}(?!{OSP}[0-9])",
        _pointing_month,
        0.85,
        "that August",
        words=_MODES,
    ),
    rule(
        "pointing season",
        f"{_MODE}{POINT}{_SEASONS}{END}",
        _pointing_season,
        0.85,
        "the following spring",
        words=_MODES,
    ),
    rule(
        "season before or after",
        f"{_SEASONS}{SP}(?P<way>(?i:before|after)){END}(?=[ ]?(?:[.,;:)!?\n]|$))",
        _season_beside,
        0.8,
        "the winter before",
        words=SEASON_WORDS,
    ),
    rule(
        "month before or after",
        f"{MONTH}{SP}(?P<way>(?i:before|previous|preceding|after|following)){END}"
        f"(?=[ ]?(?:[.,;:)!?\n]|$)|{SP}(?:when|and|to|had|he|she|they|we|it)(?!\\w))",
        _month_beside,
        0.8,
        "the December before",
        begins="m",
        words=MONTH_WORDS,
    ),
    rule(
        "part of the unit",
        f"{PART_NEEDED}(?P<unit>(?i:year|month|decade|century)){END}",
        _of_the_unit,
        0.75,
        "the end of the year",
        words=PART_WORDS,
    ),
    rule(
        "later in the unit",
        f"(?i:later|earlier){SP}in{SP}the{SP}(?P<unit>(?i:year|month|decade|century)){END}",
        _of_the_unit,
        0.75,
        "later in the year",
        words=_MODES,
    ),
    rule("time", f"(?i:this|that|same){SP}time{END}", _time, 0.6, "around this time", words=WHICH_WORDS),
    rule(
        "turn of the century",
        f"(?i:turn{SP}of{SP}the{SP}(?:[0-9]{{1,2}}(?:st|nd|rd|th){SP}|{ORDINAL_WORD}{SP})?century){END}",
        _turn,
        0.4,
        "the turn of the century",
        words=frozenset({"turn"}),
    ),
)
