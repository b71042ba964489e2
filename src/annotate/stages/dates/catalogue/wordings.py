"""Other wordings of what the reader of catalogues knows: each row says one thing in the words that the forms have.

A row rewrites the string before it is cut into tokens, in order. To add a wording, add a row with an example; the
pattern sees small letters and straight apostrophes, and has no unbounded repetition.

Sources: the wordings that cataloguing rules give as examples (AACR2 1.4F, RDA 1.9.2, DACS 2.4, ISAD(G) 3.1.3) and those
of style sheets for museums (`CCO` 4).
"""

from __future__ import annotations

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Wording:
    """A row: what is written, what it says, an example."""

    pattern: re.Pattern[str]
    says: str
    example: str


def _row(pattern: str, says: str, example: str) -> Wording:
    return Wording(re.compile(pattern), says, example)


_FIRST_FOUR = ("first", "second", "third", "fourth")
_ORDINAL = f"{'|'.join(_FIRST_FOUR)}|last|1st|2nd|3rd|4th"
#: How a thing came to be or is known, before the date of it.
_MADE_KNOWN = (
    "made|built|painted|drawn|written|composed|executed|created|produced|designed|manufactured|completed|taken|"
    "copyright|cop\\.|\u00a9|\u2117|issued|published|printed|anno|annis|fl\\.|flourished|born|died|b\\.|d\\.|reigned|r\\."
    "|erected|founded|signed and dated|inscribed|postmarked|recorded|released|shot|filmed|photographed"
)

WORDINGS: tuple[Wording, ...] = (
    # Times of day
    _row(
        r"(?<=[0-9])(?:t|[ ])[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?(?:[ ]?(?:z|utc|gmt|[ap]\.?m\.?))?$",
        "",
        "1988-02-13T10:00",
    ),
    _row(r"[ ](?:at[ ])?(?:[0-9]{1,2}(?::[0-9]{2})?[ ]?[ap]\.?m\.?|noon|midnight)$", "", "5 January 1988 at 5pm"),
    # Digits that are missing or said once
    _row(r"^([12][0-9]{2})\?$", r"\1x", "198?"),
    _row(r"^([12][0-9])\?\?$", r"\1xx", "19??"),
    _row(r"\b([12][0-9]{2})([0-9]) or ([0-9])(?![0-9])", r"\1\2 or \1\3", "1988 or 9"),
    _row(r"^\[?[0-9]{4}\]?,? \[?i\. ?e\.,? ([0-9]{4})\]?$", r"\1", "1988 [i.e. 1989]"),
    _row(r"^(?:the )?year (?=[a-z])", "", "the year two thousand ten"),
    _row(r"^two thousand$", "2000", "two thousand"),
    _row(rf"^(?:{_MADE_KNOWN})(?![a-z])[ :]{{0,2}}(?=\S)", "", "fl. 1980"),
    _row(r"^p(?=[12][0-9]{3}$)", "", "p1988"),
    # About, perhaps
    _row(r"^([^-]{3,60}) or so$", r"about \1", "1980 or so"),
    _row(r"^(?:at )?some ?time (?=about|around|before|after|between|in|during)", "", "some time around 1980"),
    # Open ends, besides those of `compound.OPENINGS`
    _row(
        r"^(?:shortly|soon|just|sometime|some time|long|well|immediately) (?=before |after )", "", "shortly after 1980"
    ),
    _row(
        r"(?<=[0-9s])(?:[ ]?-[ ]?|[ ]to[ ])(?:date|ongoing|today|this day|current|the present(?: day)?)$",
        "-present",
        "1988 to date",
    ),
    _row(r"(?<=[0-9]) & (?=[0-9a-z])", " and ", "1988 & 1990"),
    # Parts
    _row(r"\bearly[- ]mid[- ]", "early to mid-", "early-mid 1980s"),
    _row(r"\bmid[- ]late[- ]", "mid to late ", "mid-late 1980s"),
    _row(r"^at (?=the (?:beginning|start|end|close|turn) of)", "", "at the end of 1988"),
    _row(r"\blast half\b", "second half", "last half of 1988"),
    _row(r"^([12][0-9]{3})[ -]?q([1-4])$", r"q\2 \1", "1988 Q2"),
    *(
        _row(
            rf"^(?:h|half[ ]?){number}[ ,/-]{{1,2}}([12][0-9]{{3}})$|^([12][0-9]{{3}})[ -]?h{number}$",
            rf"{word} half of \1\2",
            f"H{number} 1988",
        )
        for number, word in enumerate(_FIRST_FOUR[:2], 1)
    ),
    _row(rf"^(.{{4,24}}), (?:the )?((?:{_ORDINAL}) (?:half|quarter))$", r"\2 of \1", "19th century, first half"),
    _row(rf"^(?:the )?((?:{_ORDINAL})) (half|quarter)(?: of)?(?: the)? (?=\S)", r"\1 \2 of ", "first half 1988"),
    *(
        _row(rf"^{short} (?=half|quarter)", f"{word} ", f"{short} quarter of 1988")
        for word, short in zip(_FIRST_FOUR, ("1st", "2nd", "3rd", "4th"), strict=True)
    ),
    # Centuries
    _row(r"^c((?:1[0-9]|2[01])|[0-9]{1,2}(?=st|nd|rd|th))(?:st|nd|rd|th)?$", r"\1 century", "C19th"),
    _row(r"(?<=[0-9](?:st|nd|rd|th))[ ]?c(?:ent)?\.?(?![a-z])", " century", "19th c."),
    _row(r"^([ivx]{1,5}|[0-9]{1,2}) c(?:ent)?\.?$", r"\1 century", "XIX c."),
    # Told from the day of writing
    _row(r"^now$", "today", "now"),
    _row(r"\b(?:past|previous|preceding) (?=week$|weekend$|month$|year$|quarter$|decade$)", "last ", "past month"),
    _row(r"\b(?:coming|following|upcoming) (?=week$|weekend$|quarter$|decade$)", "next ", "coming week"),
    _row(r"\bcurrent (?=week$|weekend$|quarter$|decade$)", "this ", "current week"),
    _row(r"\b(?:a|one) fortnight\b", "2 weeks", "a fortnight ago"),
    _row(r"^(?:on )?(?:the )?((?:first|last) day|first) of the month$", r"\1 of this month", "first day of the month"),
    _row(r"^(?:the )?first of this month$", "1st of this month", "the first of this month"),
)


def reworded(text: str) -> str:
    """Return a string in the words that the forms know."""
    text = " ".join(text.lower().replace("\u2019", "'").split())
    for row in WORDINGS:
        text = row.pattern.sub(row.says, text)
    return text
