"""Dates that lean on their line or on a neighbour: "Dec. Strikes" in a chronology, the 6 of "6 and 11 July".

One row a rule, as in `rules.py`. A line of a chronology or a diary begins with a date that no word leads to; that the
text is one, the lines beside it show. Of several days that share their month each is a date of its own.
"""

from __future__ import annotations

import re

from annotate.stages.dates import guards
from annotate.stages.dates.expressions import Expression, Named
from annotate.stages.dates.lexicon import (
    ANY_MONTH,
    DASH,
    DAY_NUMBER,
    DOUBTFUL_MONTHS,
    END,
    MONTH,
    MONTH_NUMBER,
    MONTH_WORDS,
    ORDINAL,
    ORDINAL_END,
    ORDINAL_WORD,
    ORDINALS,
    OSP,
    SP,
    YEAR,
)
from annotate.stages.dates.moments import Grain
from annotate.stages.dates.readers import checked, names_day
from annotate.stages.dates.rule import Match, Rule, group, month_of_match, rule

#: How far around a line those beside it are looked at.
_WINDOW = 600
_INDENT = r"[ \t\u00a0]{0,8}(?:[*\u2022\u00b7\u2013-][ \t]{1,3})?"
#: A line that begins with a date: "Feb. 14", "14 February", "1947", "June:", "3rd."
_DATED_LINE = re.compile(
    rf"^{_INDENT}(?:(?P<month>{ANY_MONTH}(?![a-z])|{DAY_NUMBER}{ORDINAL_END}?{SP}{ANY_MONTH}(?![a-z]))"
    rf"|{DAY_NUMBER}{ORDINAL_END}[.:]|[12][0-9]{{3}}(?![0-9])[.:]?[ \t]{{0,3}}(?=\n|[A-Z]))",
    re.MULTILINE,
)
_MONTH_LINES = 2
_LINE_START = re.compile(rf"{_INDENT}\Z")
#: After a full stop or a heading year, a month with a colon opens an entry too: "1989. February: …. April: …".
_ENTRY_BEFORE = re.compile(r"(?:[.;]|[12][0-9]{3}:)[ ]{1,2}\Z")
_ENTRY = re.compile(rf"(?:^|[.;][ ]{{1,2}}){ANY_MONTH}(?:{SP}{DAY_NUMBER})?:[ ]", re.MULTILINE)


def _beside(text: str, start: int) -> tuple[int, int]:
    """Return how many lines around a place begin with a date, and how many of them with a month or a day of one."""
    low, high = max(0, start - _WINDOW), min(len(text), start + _WINDOW)
    low = text.find("\n", low, start) + 1 if low else 0
    lines = [match for match in _DATED_LINE.finditer(text[low:high]) if not match.start() <= start - low < match.end()]
    return len(lines), sum(match["month"] is not None for match in lines)


def _at_line_start(text: str, start: int) -> bool:
    first = text.rfind("\n", max(0, start - 12), start) + 1
    return (first > 0 or start < 12) and bool(_LINE_START.match(text, first, start))


def _read_month_of_line(match: Match) -> Expression | None:
    """Read a month that begins a line of a chronology; "June Allen sings" needs more lines of the kind beside it."""
    text, start, written = match.string, match.start(), match["month"]
    if not written[0].isupper():
        return None
    if _at_line_start(text, start):
        lines, of_months = _beside(text, start)
        marked = text[match.end() - 1] == "." or text[match.end() : match.end() + 1] in {":", ".", "\n"}
        doubtful = not marked and written.lower() in DOUBTFUL_MONTHS
        told = of_months >= _MONTH_LINES if doubtful else lines > 0
    else:
        entries = _ENTRY.finditer(text[max(0, start - _WINDOW) : start + _WINDOW])
        told = text.startswith(":", match.end()) and bool(_ENTRY_BEFORE.search(text[max(0, start - 8) : start]))
        told = told and sum(1 for _ in entries) >= _MONTH_LINES
    return Named(Grain.MONTH, None, month_of_match(match)) if told else None


def _read_day_of_line(match: Match) -> Expression | None:
    """Read "12th." at the start of an entry: a day of the month that the entry before it names."""
    text, start = match.string, match.start()
    if not _at_line_start(text, start) or not _beside(text, start)[0]:
        return None
    return Named(Grain.DAY, None, 0, int(match["day"]))


def _read_day_before(match: Match) -> Expression | None:
    """Read the 6 of "6 and 11 July 1960": the month stands behind the last day."""
    text, start = match.string, match.start()
    ordinal, shared = group(match, "ordinal"), int(match["last"])
    if guards.word_before(text, start) not in _LEADS and not _LISTED.search(text[max(0, start - 8) : start]):
        return None
    day = int(match["day"])
    year = int(match["year"]) if group(match, "year") else None
    # Neighbours are one date, "3 and 4 August"; without a mark of an ordinal a number may count something.
    return checked(Named(Grain.DAY, year, month_of_match(match), day)) if day < shared or ordinal else None


def _read_day_after(match: Match) -> Expression | None:
    """Read the 11 of "July 6 and 11, 1960": the month stands before the first day."""
    text, start = match.string, match.start()
    before = _DAYS_BEFORE.search(text[max(0, start - 48) : start])
    if before is None or int(before["last"]) >= int(match["day"]):
        return None
    after = guards.word_after(text, match.end())
    if not group(match, "year") and after and after not in guards.FUNCTION_AFTER | guards.VERBS_AFTER:
        return None
    year = int(match["year"]) if group(match, "year") else None
    month = MONTH_NUMBER[before["month"].rstrip(".").lower()]
    return checked(Named(Grain.DAY, year, month, int(match["day"])))


def _read_day_in_words(match: Match) -> Expression | None:
    """Read "on the tenth", where its sentence or the one before it has named a day with its month."""
    text, end = match.string, match.end()
    after = guards.word_after(text, end)
    lead = text[max(0, match.start() - 12) : match.start()].lower()
    if not re.search(r"\b(?:on|until|since|of) the $", lead) or (after and after not in _AFTER_WORDS):
        return None
    first = text.rfind("\n", max(0, match.start() - _WINDOW), match.start()) + 1
    low = max(first, match.start() - 240)
    return Named(Grain.DAY, None, 0, ORDINAL[match["day_word"].lower()]) if names_day(text, low, match.start()) else None


_LEADS = frozenset({"", "on", "between", "of", "the", "dated", "and"})
_LISTED = re.compile(r"[0-9](?:st|nd|rd|th)?, $")
_AFTER_WORDS = frozenset(
    {"he", "she", "it", "they", "we", "i", "his", "her", "their", "at", "when", "came", "was", "were", "the", "and"}
)
_DAYS_BEFORE = re.compile(
    rf"(?<!\w){MONTH}{SP}(?:{DAY_NUMBER}{ORDINAL_END}?,{SP}){{0,3}}(?P<last>{DAY_NUMBER}){ORDINAL_END}?"
    rf"(?:,|,?{SP}(?:and|or|&)){SP}$"
)
_MORE_DAYS = f"(?:,{SP}{DAY_NUMBER}{ORDINAL_END}?){{0,4}}"

LISTED_RULES: tuple[Rule, ...] = (
    rule(
        "month of a line",
        f"{MONTH}(?![a-z0-9])(?=:|{OSP}[\u2013\u2014-]|\n|\\.?{SP}[A-Z\u201c\"]|\\.\n)",
        _read_month_of_line,
        0.75,
        "Dec. Strikes",
        begins="m",
        words=MONTH_WORDS,
    ),
    rule(
        "day of a line",
        f"(?P<day>{DAY_NUMBER}){ORDINAL_END}(?=[.:]|{OSP}[\u2013\u2014])",
        _read_day_of_line,
        0.7,
        "12th. Rain",
        begins="0",
    ),
    rule(
        "day sharing the month after it",
        f"(?P<day>{DAY_NUMBER})(?P<ordinal>{ORDINAL_END})?(?={_MORE_DAYS},?{SP}(?:and|or|&){SP}(?:the{SP})?"
        f"(?P<last>{DAY_NUMBER}){ORDINAL_END}?{SP}(?:of{SP})?{MONTH}(?![a-z])(?:,?{SP}{YEAR})?)",
        _read_day_before,
        0.85,
        "6 and 11 July",
        begins="d0",
    ),
    rule(
        "day sharing the month before it",
        f"(?P<day>{DAY_NUMBER}){ORDINAL_END}?{END}(?:,{SP}{YEAR}{END})?",
        _read_day_after,
        0.85,
        "July 6 and 11",
        begins="d0",
    ),
    rule(
        "day in words",
        f"(?P<day_word>{ORDINAL_WORD}){END}(?!{DASH})",
        _read_day_in_words,
        0.6,
        "on the tenth",
        words=ORDINALS,
    ),
)
