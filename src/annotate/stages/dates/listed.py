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
    MONTHS,
    ORDINAL,
    ORDINAL_END,
    ORDINAL_WORD,
    ORDINALS,
    OSP,
    SP,
    WEEKDAY,
    WEEKDAY_WORDS,
    YEAR,
)
from annotate.stages.dates.moments import Grain
from annotate.stages.dates.readers import checked
from annotate.stages.dates.rule import Match, Rule, group, month_of_match, rule, weekday_of_match

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


def _names_day(text: str, start: int, end: int) -> bool:
    """Tell whether a stretch of text names a day with its month, in figures or words."""
    return bool(_DAY_AND_MONTH.search(text, start, end) or _DAY_IN_WORDS.search(text, start, end))


def _sentence_names_day(text: str, end: int) -> bool:
    """Tell whether the sentence up to a place names a day with its month."""
    before = _SENTENCE_END.split(text[max(0, end - _DAY_WINDOW) : end])[-1]
    return bool(_DAY_AND_MONTH.search(before))


def _line_names_day(text: str, end: int) -> bool:
    """Tell whether the line names, a little before a place, a day with its month."""
    low = max(0, end - _NEAR_DAY)
    return _names_day(text, max(low, text.rfind("\n", low, end) + 1), end)


def _read_day_alone(match: Match) -> Expression | None:
    """Read "on the 17th": a day of the month last spoken of. A noun after it makes it a rank, not a day.

    Without such a word before it ("others give the 17th") it is a day where its sentence has named one with its month.
    """
    text, start, end = match.string, match.start(), match.end()
    after, lead = guards.word_after(text, end), text[max(0, start - 24) : start].lower()
    if guards.is_rank(text, end):
        return None
    if group(match, "weekday"):
        free = not after[:1].isupper() and not text[end : end + 4].strip()[:2].isupper()
    elif _LED.search(lead):
        # "on the 4th Napoleon moved", but "the eagles of the 4th Hussars"
        free = not after or after in guards.FUNCTION_AFTER | guards.VERBS_AFTER or after.endswith("ed")
        free = free or (after[:1].isupper() and lead.endswith(("on the ", "by the ", "until the ", "since the ")))
        # "on the 18th students marched", after a day with its month
        opens = lead.endswith("on the ") and after.islower() and _OPENS.search(text[end : end + _CLAUSE])
        free = free or (bool(opens) and _line_names_day(text, start))
    elif _TELEGRAPHIC.search(lead):
        free = not after or after in _AFTER_TELEGRAPHIC
    else:
        ends = not after or after in guards.FUNCTION_AFTER - {"of", "in"}
        free = ends and lead.endswith(" the ") and _sentence_names_day(text, start)
    weekday = weekday_of_match(match) if group(match, "weekday") else None
    return Named(Grain.DAY, None, 0, int(match["number"]), weekday=weekday) if free else None


def _read_day_in_words(match: Match) -> Expression | None:
    """Read "on the tenth", where a day with its month was named a little before."""
    text, start = match.string, match.start()
    after = guards.word_after(text, match.end())
    if not _LED_IN_WORDS.search(text, max(0, start - 12), start) or (after and after not in _AFTER_WORDS):
        return None
    told = _line_names_day(text, start)
    return Named(Grain.DAY, None, 0, ORDINAL[match["day_word"].lower()]) if told else None


_MONTH_NAMES = "|".join(name.title() for name in MONTHS)
_DAY_AND_MONTH = re.compile(
    rf"\b(?:{DAY_NUMBER}(?:st|nd|rd|th)? (?:{_MONTH_NAMES})|(?:{_MONTH_NAMES}) {DAY_NUMBER}(?:st|nd|rd|th)?)\b"
)
_DAY_IN_WORDS = re.compile(rf"\b{ORDINAL_WORD} (?:day )?of (?:{_MONTH_NAMES})\b")
_SENTENCE_END = re.compile(r"[.!?]['\"”’)]?[ ](?=[A-Z])|\n")
#: How far before a day alone one with its month is looked for, within the sentence and within the line.
_DAY_WINDOW, _NEAR_DAY = 160, 320
_LED = re.compile(r"\b(?:on|on or about|not? later than|by|until|since|from|of|and|to|before|after|between) the $")
_LED_IN_WORDS = re.compile(r"\b(?i:on|until|since|of) the $")
#: As telegrams write it: "leaves on 23rd".
_TELEGRAPHIC = re.compile(r"\b(?:on|until|since|before|your|of) $")
_AFTER_TELEGRAPHIC = frozenset({"at", "and", "from", "with", "by", "for", "when"})
#: A subject without an article and its verb: "students of the college were", "fighting resumed".
_OPENS = re.compile(
    r" (?:[a-z]{2,12} )?[a-z]{2,12}(?:s|men|ing|ry|ion)(?: (?:of|from|in|at) (?:\w+ ){1,4}?)? ?"
    r"(?:were|had|was|[a-z]{3,12}ed|began|broke|took|came|went|fell|left|met|fought)\b"
)
_CLAUSE = 64
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
        f'{MONTH}(?![a-z0-9])(?=:|{OSP}[\u2013\u2014-]|\n|\\.?{SP}[A-Z\u201c"]|\\.\n)',
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
        f"(?P<day>{DAY_NUMBER}){ORDINAL_END}?{END}(?!,[0-9]{{3}})(?:,{SP}{YEAR}{END})?",
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
    rule(
        "day alone",
        f"(?:{WEEKDAY},?{SP}(?:the{SP})?)?(?P<number>{DAY_NUMBER}){ORDINAL_END}{END}",
        _read_day_alone,
        0.7,
        "on the 17th",
        begins="0a",
        words=WEEKDAY_WORDS,
    ),
)
