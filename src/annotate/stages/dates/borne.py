"""What is not a date although it names a month or a day: verbs that look like months, names that bear a day.

Every test reads a window of bounded length around the candidate, as in `guards`.
"""

from __future__ import annotations

import re

from annotate.stages.dates.guards import DAY_LEADS, FUNCTION_AFTER, STRONG, TIME_WORDS, word_after, word_before
from annotate.stages.dates.lexicon import DOUBTFUL_MONTHS, FULL_MONTHS, MONTH_NUMBER, MONTHS

_OTHER_MONTH = re.compile(
    rf"(?:[ ]?[-\u2013][ ]?|[ ](?:and|or|to)[ ])(?:{'|'.join(word.title() for word in MONTHS)})(?![a-z])"
)

#: Roads and bodies that bear a day as their name: "October 25 Avenue", "the April 25 House of Culture".
_BEARS_DAY = re.compile(
    r"(?:[ \u00a0][0-9]{1,2}(?:st|nd|rd|th)?)?[ \u00a0](?:[A-Z][\w’'-]{1,24}[ ]){0,2}"
    r"(?:(?P<road>Street|Avenue|Road|Boulevard|Square|Plaza|Bridge)|Park|Stadium|Hall|House|Palace|Theatre|Theater|Museum|"
    r"Cemetery|Station|Hospital|School|College|University|Institute|Academy|Factory|Mill|Mine|Works|Farm|Plant|Shipyard|"
    r"Port|Village|Committee|Society|Association|Foundation|Company|Bureau)\b"
)


def is_borne(text: str, start: int, end: int) -> bool:
    """Tell whether a place or a body bears as its name the day between two offsets, or the month of a day after it."""
    match = _BEARS_DAY.match(text, end)
    # "on May 4 House members voted"
    return match is not None and (match["road"] is not None or word_before(text, start) not in STRONG | DAY_LEADS)


#: "Black September", "Red October" are bodies and things.
_COLOURED = re.compile(r"\b(?:Black|Red|Bloody) \Z")


def _in_other_name(text: str, start: int, end: int) -> bool:
    """Tell whether the name of a month is part of another name: "May-Lin", "Black September", "May 13 Street"."""
    joined = text[end : end + 1] in {"-", "’", "'"} and text[end + 1 : end + 2].isalpha()
    if joined and text[end + 1 : end + 3] != "s " and text[end + 1 : end + 4].lower() not in MONTH_NUMBER:
        return True
    return bool(_COLOURED.search(text, max(0, start - 8), start)) or is_borne(text, start, end)


def is_month(text: str, start: int, end: int) -> bool:
    """Tell whether a bare word is the name of a month rather than a verb, a person or part of another name."""
    quote = text[start:end]
    name = quote.rstrip(".").lower()
    if not quote[0].isupper() or (quote.isupper() and len(quote) > 1):
        return False
    if _in_other_name(text, start, end):
        return False
    if _OTHER_MONTH.match(text, end):
        return True
    before, after = word_before(text, start), word_after(text, end)
    if before in TIME_WORDS or (before == "was" and after in {"before", "when"}):
        # "It was April before the ice broke."
        return name not in DOUBTFUL_MONTHS or not after[:1].isupper() or before in {"in", "since", "until", "by"}
    if name in DOUBTFUL_MONTHS or name not in FULL_MONTHS:
        return before in {"the", "a"} and after.islower() and after not in FUNCTION_AFTER
    return not after[:1].isupper()
