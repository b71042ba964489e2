"""What a date expression needs to know about its place: the words before it, its sentence, the account so far.

`Narrative` is the narrative-time tracker: a small immutable value that resolution passes from one expression to the
next. A better tracker changes `Narrative.after` and the questions asked of it, nothing else.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, replace

from annotate.dates.lexicon import OSP, SP
from annotate.dates.moments import Grain, Moment, Stretch, Value, first_moment, last_moment
from annotate.model import DateRelation

_LEAD_WINDOW = 64
_SENTENCE_WINDOW = 240

_FILLER = (
    rf"(?:(?:at{SP}least|as{SP}early{SP}as|as{SP}late{SP}as|well{SP}into|sometime|some{SP}time|only|in){SP}){{0,2}}"
)
_APPROX_WORDS = rf"(?:around|about|circa|approximately|roughly|ca?\.|ca){OSP}"
_LEAD = re.compile(
    rf"(?:(?P<word>(?i:since|after|following|until|till|before|by|prior{SP}to|up{SP}to|(?:no|not){SP}later{SP}than|"
    rf"from|pre|post))(?:{SP}|-){_FILLER})?(?P<approx>(?i:{_APPROX_WORDS}))?(?P<the>(?i:the){SP})?(?:year{SP})?$"
)
_BEGINNING = re.compile(rf"\b(?i:starting|beginning|effective){SP}(?:in|from|on){SP}(?:the{SP})?$")
_CLAUSE_START = re.compile(r"(?:^|[.!?;:,(\n\u2014\u201c\"])[ ]{0,2}$")
_ONWARDS = re.compile(rf"{SP}(?:onwards?|on(?=[ ]?[,.;])|forward)\b")
_ROUGH_AFTER = re.compile(rf"{SP}or{SP}so\b")

_RELATION = {
    "since": DateRelation.AFTER, "after": DateRelation.AFTER, "following": DateRelation.AFTER,
    "post": DateRelation.AFTER, "until": DateRelation.BEFORE, "till": DateRelation.BEFORE,
    "before": DateRelation.BEFORE, "by": DateRelation.BEFORE, "pre": DateRelation.BEFORE,
}  # fmt: skip


#: Words before dates that reach out of the account: "since 1949" does not take it back to 1949.
BACKGROUND = frozenset({"since"})


@dataclass(frozen=True, slots=True)
class Lead:
    """What stands around an expression and relates it to its sentence; kept out of the span."""

    relation: DateRelation | None
    approximate: bool
    word: str


def read_lead(text: str, start: int, end: int, is_range: bool) -> Lead:
    """Read the words around an expression: since/after/until/before/by, about/around/circa, "onwards", "or so"."""
    before = text[max(0, start - _LEAD_WINDOW) : start].rsplit("\n", 1)[-1]
    after = text[end : end + 12]
    onwards = bool(_ONWARDS.match(after)) and not is_range
    match = _LEAD.search(before)
    word = (match["word"] or "").lower() if match else ""
    if match and word and match.start() and before[match.start() - 1].isalnum():
        word = ""
    approximate = bool(_ROUGH_AFTER.match(after))
    if match and match["approx"]:
        # "a book about the 1960s" names a subject.
        clear = not (match["approx"].strip().lower() == "about" and match["the"])
        joined = match.start("approx") > 0 and before[match.start("approx") - 1].isalnum()
        approximate = approximate or (clear and not joined)
    return Lead(_relation(word, before, match.start() if match else 0, onwards, is_range), approximate, word)


def _relation(word: str, before: str, at: int, onwards: bool, is_range: bool) -> DateRelation | None:
    if onwards or (_BEGINNING.search(before) and not is_range):
        return DateRelation.AFTER
    if not word or (is_range and word in {"from", "by"}):
        return None
    if word == "from":
        return DateRelation.AFTER if _CLAUSE_START.search(before[:at]) else None
    return _RELATION.get(word, DateRelation.BEFORE)


@dataclass(frozen=True, slots=True)
class Site:
    """Where an expression stands: its sentence and paragraph, counted from 0, and whether the sentence looks ahead."""

    sentence: int
    paragraph: int
    ahead: bool = False


_ABBREVIATION = re.compile(
    r"(?:\b(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|Mr|Mrs|Ms|Dr|Prof|Gen|Col|Lt|Capt|Maj|Sgt|St|No|vs|ca?|"
    r"Inc|Ltd|Co|Corp|Rev|Gov|Sen|Rep)|\b[A-Z]|\b[A-Z]\.[A-Z])\.$"
)
_STOP = re.compile(r"[.!?][\"'”’)\]]{0,3}[ \t\u00a0]{1,3}(?=[\"'“‘(\[]{0,2}[A-Z0-9])|\n")
_AHEAD = re.compile(
    r"\b(?:will|shall|won['’]t|to be held|(?:is|are) (?:scheduled|due|expected|set|planned)|plans? to)\b|['’]ll\b"
)


@dataclass(frozen=True, slots=True)
class TextMap:
    """Sentence and paragraph starts of a text, as offsets."""

    text: str
    sentences: tuple[int, ...]
    paragraphs: tuple[int, ...]

    def site(self, start: int, end: int) -> Site:
        """Return the site of the span from `start` to `end`."""
        number = bisect_right(self.sentences, start) - 1
        stop = self.sentences[number + 1] if number + 1 < len(self.sentences) else len(self.text)
        low = max(self.sentences[number], start - _SENTENCE_WINDOW)
        high = min(stop, end + _SENTENCE_WINDOW)
        ahead = bool(_AHEAD.search(self.text, low, high))
        return Site(number, bisect_right(self.paragraphs, start) - 1, ahead)


def map_text(text: str) -> TextMap:
    """Split a text into sentences (roughly: a full stop before a capital, not after an abbreviation) and lines."""
    sentences, paragraphs = [0], [0]
    for match in _STOP.finditer(text):
        if match[0] == "\n":
            paragraphs.append(match.end())
        elif text[match.start()] == "." and _ABBREVIATION.search(text[max(0, match.start() - 8) : match.start() + 1]):
            continue
        sentences.append(match.end())
    return TextMap(text, tuple(sentences), tuple(paragraphs))


@dataclass(frozen=True, slots=True)
class Narrative:
    """The state of the account: the text's own date, the last date spoken of, the last year that was certain.

    Attributes
    ----------
    reference
        The year, month or day that "today" means in the text, or None if unknown.
    last
        The last value spoken of, None at the beginning.
    year, year_site
        The last certain single year, and where it was spoken of.
    """

    reference: Moment | None = None
    last: Value | None = None
    last_quote: str = ""
    year: int | None = None
    year_site: Site | None = None

    def after(self, value: Value, quote: str, site: Site, moves: bool = True) -> Narrative:
        """Return the state after a date was spoken of; `moves` is False for one beside the account.

        A decade, a century or an approximate date becomes the last date, but leaves the last certain year in force.
        """
        end = last_moment(value)
        state = replace(self, last=value, last_quote=quote)
        if not moves or end.grain < Grain.YEAR or end.approximate or first_moment(value).approximate:
            return state
        if isinstance(value, Stretch) and end.year - value.first.year > 1:
            return state
        return replace(state, year=end.year, year_site=site)


def distance(here: Site, there: Site) -> str:
    """Say in words how far back a site lies: "earlier in the sentence", "from the previous sentence"."""
    sentences, paragraphs = here.sentence - there.sentence, here.paragraph - there.paragraph
    if sentences == 0:
        return "from earlier in the sentence"
    if sentences == 1 and paragraphs == 0:
        return "from the previous sentence"
    if paragraphs == 0:
        return f"from {sentences} sentences before"
    return "from the previous paragraph" if paragraphs == 1 else f"from {paragraphs} paragraphs before"
