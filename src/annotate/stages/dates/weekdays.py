"""The expressions that name a weekday: "last Monday", "Monday next", "the first Monday of May 1950", "on Monday".

One row a rule, as in `rules.py`.
"""

from __future__ import annotations

from annotate.stages.dates import guards
from annotate.stages.dates.expressions import Expression, Named, Pointing, Unit
from annotate.stages.dates.feasts import nth_weekday
from annotate.stages.dates.lexicon import (
    END,
    HOURS,
    MONTH,
    ORDINAL,
    ORDINALS,
    SP,
    WEEKDAY,
    WEEKDAY_WORDS,
    WHICH_WORDS,
    YEAR,
)
from annotate.stages.dates.moments import Grain
from annotate.stages.dates.relative import POINT
from annotate.stages.dates.rule import (
    Match,
    Rule,
    month_of_match,
    near_of_match,
    rule,
    weekday_of_match,
    which_of_match,
)
from annotate.stages.lists import listed


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


WEEKDAY_RULES: tuple[Rule, ...] = (
    rule("pointing weekday", f"{POINT}{WEEKDAY}{END}", _pointing_weekday, 0.85, "last Monday", words=WHICH_WORDS),
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
)
