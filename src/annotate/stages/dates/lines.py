"""What kind of line a date stands on: a heading, the dateline of a report, an entry of a chronology or a diary."""

from __future__ import annotations

import re

_ENDS = frozenset(".!?…;:,\"”’'")
#: A dateline stands in one of so many first paragraphs.
_DATELINES = 6
_DATELINE_BEFORE = re.compile(
    r"[ \t(]{0,4}(?:[A-Z][\w.\u2019'-]{1,20}[ ]?){1,5},[ ](?:[A-Z][\w.\u2019'-]{1,20}(?:[ ][A-Z]\w{1,20}){0,3},[ ])?"
)
_TIME = r"(?:[0-9]{1,2}(?:[:.][0-9]{2})?[ ]?[AaPp]\.?[ ]?[Mm]\.?|noon|midnight)"
_DATELINE_AFTER = re.compile(
    rf"(?:,[ ]{_TIME})?\.?,?[ ]?(?:\([A-Z][\w ./-]{{1,24}}\)\.?)?[ ]?"
    r"(?:[\u2013\u2014-]{1,2}[ ]?(?=[A-Z\u201c\"])|\n)"
)
#: A dateline within a page of reports: a place in capitals alone before the day, at the head of a sentence.
_REPORT_BEFORE = re.compile(
    r"(?:^|[\n.!?]['\u2019\u201d\"]?[ \n]{1,2})[A-Z][A-Z.\u2019' -]{3,30}[,.]?[ ]"
    r"(?:(?<=[,.][ ])(?:[A-Z][a-z]{1,9}|[A-Z]\.[ ]?[A-Z])\.,?[ ])?\Z"
)
_REPORT_AFTER = re.compile(r"[.,]?[ ]?(?:\([^()\n]{1,40}\)\.?[ ]?)?[\u2013\u2014-]{0,2}[ ]?[A-Z\u201c\"]")
_REPORT_LENGTH = 50
_INDENT = 6
_LEADS_ON = re.compile(r"[.:][ ](?=[A-Z0-9\u201c\"])|[ ]?[\u2013\u2014][ ]?(?=[A-Z])|\n|,[ ][A-Z][a-z]+\.[ ]")
_HEADING_LENGTH = 100
#: A heading may end in a full stop if it says that it is one: "Chapter 3. The march".
_NUMBERED = re.compile(r"(?:CHAPTER|Chapter|PART|Part|BOOK|Book|SECTION|Section)[ ](?:[0-9]{1,3}|[IVXLC]{1,7})\b")
#: A dateline ends so soon.
_DATELINE_LENGTH = 80


def is_heading(text: str, start: int, end: int) -> bool:
    """Tell whether the line between two offsets is a heading: short, without a full stop, or saying that it is one."""
    line = text[start : min(end, start + _HEADING_LENGTH + 2)].strip()
    if not 0 < len(line) <= _HEADING_LENGTH:
        return False
    return line[-1] not in _ENDS or _NUMBERED.match(line) is not None or (line[-1] == "." and line.isupper())


def is_dateline(text: str, paragraph: int, first: int, start: int, end: int) -> bool:
    """Tell whether a date is the dateline of a report: in one of the first lines, which begins at `first`."""
    if paragraph >= _DATELINES or start - first > _DATELINE_LENGTH:
        return False
    return _DATELINE_BEFORE.fullmatch(text, first, start) is not None and bool(_DATELINE_AFTER.match(text, end))


def is_report(text: str, start: int, end: int) -> bool:
    """Tell whether a date is the dateline of a report that is one of several: "LONDON, Sept. 27. Dispatches …"."""
    if not _REPORT_AFTER.match(text, end):
        return False
    low = max(0, start - _REPORT_LENGTH)
    return _REPORT_BEFORE.search(text[low:start] if low else f"\n {text[:start]}") is not None


def leads(text: str, first: int, start: int, end: int) -> bool:
    """Tell whether a date stands alone before what its line says, which begins at `first`."""
    if start - first > _INDENT or text[first:start].strip(" \t*\u2022-\u2013"):
        return False
    return bool(_LEADS_ON.match(text, end))
