"""The expressions that point: "that August", "last year", "the end of the month". One row a rule, as in `rules.py`.

Left out on purpose: durations ("for two decades"), ages, and words for the present as such ("now", "nowadays",
"today"), which put nothing on the calendar.
"""

from __future__ import annotations

from annotate.stages.dates import guards
from annotate.stages.dates.expressions import Expression, Named, Pointing, Unclear, Unit, Which
from annotate.stages.dates.feasts import nth_weekday
from annotate.stages.dates.lexicon import (
    DASH,
    DAY,
    END,
    FULL_MONTHS,
    HOURS,
    MONTH,
    ORDINAL,
    ORDINAL_WORD,
    ORDINALS,
    OSP,
    PART_NEEDED,
    PART_WORDS,
    SEASON_NUMBER,
    SEASON_WORDS,
    SP,
    UNIT_WORDS,
    WEEKDAY,
    WEEKDAY_WORDS,
    WHICH_WORDS,
    YEAR,
)
from annotate.stages.dates.moments import Grain, Part
from annotate.stages.dates.readers import day_of_match
from annotate.stages.dates.rule import (
    Match,
    Rule,
    group,
    month_of_match,
    near_of_match,
    part_of_match,
    rule,
    unit_of_match,
    weekday_of_match,
    which_of_match,
)
from annotate.stages.lists import listed


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


def _pointing_weekday(match: Match) -> Expression | None:
    if not match["weekday"][0].isupper():
        return None
    return Pointing(which_of_match(match), Unit.DAY, weekday=weekday_of_match(match))


#: Nouns before which a weekday is the first word of a name: newspapers, programmes, clubs, schools, feasts.
_BEARS_WEEKDAY = listed(
    "Advertiser Argus Bulletin Business Chronicle Citizen Club Courier Dispatch Echo Evening Examiner Express Football",
    "Gazette Globe Group Herald Independent Journal Leader League Live Magazine Mail Market Mercury Mirror Movement",
    "News Observer Pictorial People Post Press Record Referee Republican Review School Schools Sessions Show Society",
    "Special Standard Star Sun Telegram Telegraph Theatre Times Tribune Union World",
)
#: Words after which a weekday is no adverb: "the Sunday Review", "a Thursday Special".
_DETERMINERS = listed(
    "a an the his her its their my our your whose every each another any no same all both some one",
)


def _bare_weekday(match: Match) -> Expression | None:
    """Read a weekday alone; with a capitalised word beside it, it is rather a name ("Bloody Sunday").

    After a word in small letters that is no article the word behind it begins a clause: "On Thursday President Roh
    said", "said here Tuesday North Korea had".
    """
    text = match.string
    before, after = text[max(0, match.start() - 24) : match.start()].split(), guards.word_after(text, match.end())
    if not match["weekday"][0].isupper() or len(match["weekday"]) < 6:
        return None
    last = before[-1] if before else ""
    leads = last.lower() in guards.TIME_WORDS
    if last[:1].isupper() and not leads and not last.endswith((",", ".", ";", ":")):
        return None
    titled = after.istitle() and after.lower() in HOURS  # "on Saturday Night as", but "Saturday Night Live"
    if after.lower() in HOURS:
        after = guards.word_after(text, match.end() + 1 + len(after))
    named = after[:1].isupper() and (titled or not _begins_clause(last, leads, after))
    return None if named else Pointing(None, Unit.DAY, weekday=weekday_of_match(match))


def _begins_clause(before: str, leads: bool, after: str) -> bool:
    """Tell whether a capitalised word behind a weekday goes with what follows: by the word before, and by itself."""
    adverb = leads or (before.isalpha() and before.islower())
    return (
        adverb
        and before.lower() not in _DETERMINERS
        and after.removesuffix("’s").removesuffix("'s") not in _BEARS_WEEKDAY
    )


def _weekday_near(match: Match) -> Expression | None:
    """Read "Monday last", "Monday next"."""
    if not match["weekday"][0].isupper():
        return None
    return Pointing(near_of_match(match), Unit.DAY, weekday=weekday_of_match(match))


def _nth_weekday(match: Match) -> Expression | None:
    """Read "the first Monday of May 1950"."""
    words = match["nth"].lower()
    number = -1 if words in {"last", "final"} else ORDINAL.get(words) or int(words[0])
    year, month = int(match["year"]), month_of_match(match)
    day = nth_weekday(year, month, weekday_of_match(match), number)
    return Named(Grain.DAY, year, month, day.day) if day.month == month else None


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
_POINT = f"{_WHICH_WORD}{SP}(?P<very>(?:same|very){SP})?"
#: What a pointing word or what stands before it may begin with.
_MODES = PART_WORDS | WHICH_WORDS | {"later", "earlier"}
_UNITS = r"(?P<unit>(?i:day|week|month|year|decade|century))"
_HOURS = f"(?i:{'|'.join(sorted(HOURS))})"
_SEASONS = "(?P<season>(?i:spring|summer|autumn|fall|winter))"
RELATIVE_RULES: tuple[Rule, ...] = (
    rule("pointing", f"{_MODE}{_POINT}{_UNITS}{END}(?!{DASH}[a-z])", _pointing, 0.8, "the same year", words=_MODES),
    rule(
        "pointing part of a day",
        f"{_POINT}{_HOURS}{END}(?!{DASH}[a-z])",
        _part_of_day,
        0.7,
        "the next morning",
        words=WHICH_WORDS,
    ),
    rule(
        "day of a pointed month",
        f"{DAY}{SP}(?:(?P<letters>(?i:ultimo|instant|proximo){END}|(?i:ult|inst|prox){END}\\.?)|of{SP}(?:the{SP})?{_POINT}month{END})",
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
        f"{_MODE}{_POINT}{MONTH}{END}(?!{OSP}[0-9])",
        _pointing_month,
        0.85,
        "that August",
        words=_MODES,
    ),
    rule(
        "pointing season",
        f"{_MODE}{_POINT}{_SEASONS}{END}",
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
    rule("pointing weekday", f"{_POINT}{WEEKDAY}{END}", _pointing_weekday, 0.85, "last Monday", words=WHICH_WORDS),
    rule(
        "weekday last or next",
        f"{WEEKDAY}{SP}(?P<near>last|next)(?=[.,;:)\\n]|$|{SP}(?:and|to|by|the|that|when|he|she|they|it|we|was|had)(?!\\w))",
        _weekday_near,
        0.85,
        "Monday last",
        words=WEEKDAY_WORDS,
    ),
    rule(
        "nth weekday of a month",
        f"(?P<nth>(?i:first|second|third|fourth|fifth|last|final|1st|2nd|3rd|4th|5th)){SP}{WEEKDAY}{SP}(?:of|in){SP}"
        f"{MONTH},?{SP}(?:of{SP})?{YEAR}{END}",
        _nth_weekday,
        0.95,
        "first Monday of May 1950",
        begins="0a",
        words=ORDINALS | {"last", "final"},
    ),
    rule("weekday", f"{WEEKDAY}{END}", _bare_weekday, 0.5, "on Monday", words=WEEKDAY_WORDS),
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
