"""The words before a date that relate it to its sentence: "since", "until", "by", "the eve of", "about"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from annotate.stages.dates.lexicon import DASH, OSP, SP
from annotate.values.model import DateRelation

_LEAD_WINDOW = 64

_FILLER = (
    rf"(?:(?:at{SP}least|as{SP}early{SP}as|as{SP}late{SP}as|well{SP}into|sometime|some{SP}time|only|in){SP}){{0,2}}"
)
_APPROX_WORDS = rf"(?:around|about|circa|approximately|roughly|ca?\.|ca){OSP}"
_LEAD = re.compile(
    rf"(?<!\w)(?:(?P<word>(?i:since|after|following|until|till|before|by|prior{SP}to|up{SP}to|(?:no|not){SP}later{SP}than|"
    rf"eve{SP}of|from|pre|post))(?:{SP}|-){_FILLER})?(?P<approx>(?i:{_APPROX_WORDS}))?(?P<the>(?i:the){SP})?(?:year{SP})?$"
)
_BEGINNING = re.compile(rf"\b(?i:starting|beginning|effective){SP}(?:in|from|on){SP}(?:the{SP})?$")
_CLAUSE_START = re.compile(r"(?:^|[.!?;:,(\n\u2014\u201c\"])[ ]{0,2}$")
_ONWARDS = re.compile(
    rf"{SP}(?:onwards?|on(?=[ ]?[,.;])|forward)\b"
    rf"|(?:{OSP}{DASH}{OSP}|{SP}to{SP}(?:the{SP})?)(?:present|today|now|date)\b"
)
_ROUGH_AFTER = re.compile(rf"{SP}or{SP}so\b")

#: "not until 1953" is in 1953.
_NOT = re.compile(rf"\b(?i:not|never){SP}$")

_RELATION = {
    "since": DateRelation.AFTER, "after": DateRelation.AFTER, "following": DateRelation.AFTER,
    "post": DateRelation.AFTER, "until": DateRelation.BEFORE, "till": DateRelation.BEFORE,
    "before": DateRelation.BEFORE, "by": DateRelation.BEFORE, "pre": DateRelation.BEFORE,
}  # fmt: skip


#: Words before dates that reach out of the account: "since 1949" does not take it back to 1949.
BACKGROUND = frozenset({"since"})


#: The words with which a match of `_LEAD` may end: most dates have none of them before them.
_LEAD_ENDS = frozenset(
    {"since", "after", "following", "until", "till", "before", "by", "to", "than", "from", "pre", "post", "least", "as",
     "into", "sometime", "time", "only", "in", "around", "about", "circa", "approximately", "roughly", "c", "ca", "the",
     "year", "on", "of"}
)  # fmt: skip
_BESIDE_WORDS = " \t\u00a0\u2009\u202f-."


def last_word(before: str) -> str:
    """Return the last word of a text, in small letters."""
    words = before.rstrip(_BESIDE_WORDS)
    at = len(words)
    while at and words[at - 1].isalpha():
        at -= 1
    return words[at:].lower()


@dataclass(frozen=True, slots=True)
class Lead:
    """What stands around an expression and relates it to its sentence; kept out of the span."""

    relation: DateRelation | None
    approximate: bool
    word: str


def read_lead(text: str, start: int, end: int, is_range: bool) -> Lead:
    """Read the words around an expression: since/after/until/before/by/the eve of, about/around/circa, "onwards"."""
    before = text[max(0, start - _LEAD_WINDOW) : start].rsplit("\n", 1)[-1]
    after = text[end : end + 18]
    onwards = bool(_ONWARDS.match(after)) and not is_range
    if last_word(before) not in _LEAD_ENDS:
        relation = DateRelation.AFTER if onwards else None
        return Lead(relation, bool(_ROUGH_AFTER.match(after)), "")
    match = _LEAD.search(before)
    word = (match["word"] or "").lower() if match else ""
    approximate = bool(_ROUGH_AFTER.match(after))
    if match and match["approx"]:
        # "a book about the 1960s" names a subject, "on or about the 15th" a day.
        subject = match["approx"].strip().lower() == "about" and match["the"]
        clear = not subject or before[: match.start()].endswith(" or ")
        approximate = approximate or clear
    return Lead(_relation(word, before, match.start() if match else 0, onwards, is_range), approximate, word)


def _relation(word: str, before: str, at: int, onwards: bool, is_range: bool) -> DateRelation | None:
    if onwards or (_BEGINNING.search(before) and not is_range):
        return DateRelation.AFTER
    if not word or (is_range and word in {"from", "by"}) or _NOT.search(before[:at]):
        return None
    if word == "from":
        return DateRelation.AFTER if _CLAUSE_START.search(before[:at]) else None
    return _RELATION.get(word, DateRelation.BEFORE)
