"""What a date expression needs to know about its place: the words around it, its sentence, its paragraph."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field

from annotate.stages.dates import tense
from annotate.stages.dates.lexicon import DASH, OSP, SP
from annotate.values.model import DateRelation

_LEAD_WINDOW = 64
_SENTENCE_WINDOW = 240

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


def _in_brackets(before: str) -> bool:
    """Tell whether a bracket opened a little before the end of a text and did not close."""
    window = before[-_BRACKET_WINDOW:]
    return window.rfind("(") > window.rfind(")")


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
        # "a book about the 1960s" names a subject.
        clear = not (match["approx"].strip().lower() == "about" and match["the"])
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


_ABBREVIATION = re.compile(
    r"(?:\b(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|Mr|Mrs|Ms|Dr|Prof|Gen|Col|Lt|Capt|Maj|Sgt|St|No|vs|ca?|"
    r"Inc|Ltd|Co|Corp|Rev|Gov|Sen|Rep|[bdr]|fl|cf|pp?|eds?|vol)|\b[A-Z]|\b[A-Z]\.[A-Z])\.$"
)
_STOP = re.compile(r"[.!?][\"'”’)\]]{0,3}[ \t\u00a0]{1,3}(?=[\"'“‘(\[]{0,2}[A-Z0-9])|\n")
_OPENING = re.compile(r"(?!As of)(?:[A-Z][a-z]{1,11}[ ])?(?:(?:the|at|in|on|by|of|as|about|around)[ ]){0,3}")

_ENDS = frozenset(".!?…;:,\"”’'")
_BRACKET_ENDS = frozenset("),;:")
_BRACKET_WINDOW = 80
_APPOSITION = re.compile(r"[ ]?(?:,|[-\u2010-\u2014(])[ ]?(?:the[ ])?")
_APPOSITION_LENGTH = 8
_LAST_CLAUSE = re.compile(r"[,;:(]|\b(?:and|but|that|who|which)(?= has | have )")
_NARROWS = re.compile(r",[ ](?:in|on)[ ](?:the[ ])?")
#: A dateline stands in one of so many first paragraphs.
_DATELINES = 6
_DATELINE_BEFORE = re.compile(
    r"[ \t(]{0,4}(?:[A-Z][\w.\u2019'-]{1,20}[ ]?){1,3},[ ](?:[A-Z][\w.\u2019'-]{1,20}(?:[ ][A-Z]\w{1,20})?,[ ])?"
)
_DATELINE_AFTER = re.compile(
    r"\.?,?[ ]?(?:\([A-Z][\w ./-]{1,24}\)\.?)?[ ]?(?:[\u2013\u2014-]{1,2}[ ]?(?=[A-Z\u201c\"])|\n)"
)
_INDENT = 6
_LEADS_ON = re.compile(r"[.:][ ](?=[A-Z0-9\u201c\"])|[ ]?[\u2013\u2014][ ]?(?=[A-Z])|\n|,[ ][A-Z][a-z]+\.[ ]")
_HEADING_LENGTH = 100
_CLAUSE_WINDOW = 80
_QUOTE_WINDOW = 600
_AFTER_WINDOW = 40


@dataclass(frozen=True, slots=True)
class TextMap:
    """Starts of the sentences, paragraphs and headings of a text, as offsets."""

    text: str
    sentences: tuple[int, ...]
    paragraphs: tuple[int, ...]
    headings: tuple[int, ...]

    def site(self, start: int, end: int) -> Site:
        """Return the site of the span from `start` to `end`."""
        return Site(
            start,
            end,
            sentence=bisect_right(self.sentences, start) - 1,
            paragraph=bisect_right(self.paragraphs, start) - 1,
            section=bisect_right(self.headings, start),
            map=self,
        )


@dataclass(frozen=True, slots=True)
class Site:
    """Where an expression stands.

    Attributes
    ----------
    start, end
        The offsets of the expression.
    sentence, paragraph, section
        Their numbers, counted from 0; a heading begins a section.
    map
        The text it stands in. What the words around it say is looked up there when asked for.
    """

    start: int
    end: int
    sentence: int
    paragraph: int
    section: int
    map: TextMap = field(repr=False, compare=False)

    def _around(self) -> tuple[int, int]:
        """Return the bounds of the sentence, cut to a window."""
        starts, number = self.map.sentences, self.sentence
        stop = starts[number + 1] if number + 1 < len(starts) else len(self.map.text)
        return max(starts[number], self.start - _SENTENCE_WINDOW), min(stop, self.end + _SENTENCE_WINDOW)

    @property
    def words_before(self) -> str:
        """The words of the sentence before it, cut to a window."""
        return self.map.text[max(self.map.sentences[self.sentence], self.start - _CLAUSE_WINDOW) : self.start]

    @property
    def words_after(self) -> str:
        """The words after it, cut to a window."""
        return self.map.text[self.end : self.end + _AFTER_WINDOW]

    @property
    def ahead(self) -> bool:
        """The sentence looks ahead ("will be shown"), and tells nothing past between that and the date."""
        if not tense.looks_ahead(self.map.text, *self._around(), self.start, self.end):
            return False
        return not tense.COMPARED.search(self.words_before)

    @property
    def reported(self) -> bool:
        """It is what somebody said: in quotation marks that its sentence opens, or after a word of saying."""
        return self._quoted or tense.says(self.words_before)

    @property
    def _quoted(self) -> bool:
        """A quotation mark opened before it, in its paragraph, and did not close."""
        low = max(self.map.paragraphs[self.paragraph], self.start - _QUOTE_WINDOW)
        before = self.map.text[low : self.start]
        opened = before.rfind("\u201c")
        if opened >= 0 or "\u201d" in before:
            return opened > before.rfind("\u201d")
        straight = before.rfind('"')
        return (
            straight >= 0
            and not before[straight - 1 : straight].strip("(\u2014- \n")
            and before[straight + 1 :][:1] != " "
        )

    @property
    def pluperfect(self) -> bool:
        """Its clause is told in the pluperfect."""
        return bool(tense.HAD_BEFORE.search(self.words_before) or tense.HAD_AFTER.match(self.words_after))

    @property
    def prospect(self) -> bool:
        """Its clause tells what was then to come ("would open in March")."""
        return bool(tense.PROSPECT.search(self.words_before))

    @property
    def looks_back(self) -> bool:
        """Something of its sentence before it is told in the pluperfect, however far off."""
        return bool(tense.HAD.search(self.map.text, self._around()[0], self.start))

    @property
    def recurs(self) -> bool:
        """It comes round ("every 9 January", "on 12 May each year")."""
        return bool(tense.RECURS_BEFORE.search(self.words_before) or tense.RECURS_AFTER.match(self.words_after))

    @property
    def past(self) -> bool:
        """The sentence is told in the past tense."""
        low, high = self._around()
        return bool(tense.PAST.search(self.map.text, low, high)) and not tense.PRESENT.search(self.map.text, low, high)

    @property
    def reports(self) -> bool:
        """It says when somebody said what is reported, or died: "officials said Monday"."""
        return bool(tense.REPORTS.search(self.words_before))

    @property
    def arranged(self) -> bool:
        """It is when something will be, told in the present tense ("the Games open on Saturday")."""
        return tense.arranged(_LAST_CLAUSE.split(self.words_before)[-1])

    @property
    def told(self) -> bool:
        """Something past is told in its sentence before it."""
        return bool(tense.PAST.search(self.words_before))

    @property
    def due(self) -> bool:
        """It is a term, set in a sentence that tells nothing past ("please answer by Monday")."""
        low, high = self._around()
        return bool(tense.TERM.search(self.words_before)) and not tense.PAST.search(self.map.text, low, high)

    @property
    def present(self) -> bool:
        """The sentence is told in the present tense, and nothing of it in the past."""
        low, high = self._around()
        text = self.map.text
        if not (tense.PRESENT.search(text, low, high) or tense.NOW.search(text, low, high)):
            return False
        return not tense.PAST.search(text, low, high)

    @property
    def heading(self) -> bool:
        """The paragraph is a heading: short, without a full stop."""
        return self.section > 0 and self.map.headings[self.section - 1] == self.map.paragraphs[self.paragraph]

    @property
    def dateline(self) -> bool:
        """It is the dateline of a report: "SEOUL, July 4 \u2013 The two sides …"."""
        first = self.map.paragraphs[self.paragraph]
        if self.paragraph >= _DATELINES or self.start - first > _CLAUSE_WINDOW:
            return False
        before, text = _DATELINE_BEFORE.fullmatch(self.map.text, first, self.start), self.map.text
        return before is not None and bool(_DATELINE_AFTER.match(text, self.end))

    @property
    def leads_line(self) -> bool:
        """It stands alone before what its line says, as in a chronology or a diary: "1989. Talks in May."."""
        first = self.map.paragraphs[self.paragraph]
        if self.start - first > _INDENT or self.map.text[first : self.start].strip(" \t*\u2022-\u2013"):
            return False
        return bool(_LEADS_ON.match(self.map.text, self.end))

    @property
    def opens(self) -> bool:
        """It opens its sentence ("In 1950 …")."""
        first = self.map.sentences[self.sentence]
        return self.start - first <= _CLAUSE_WINDOW and bool(_OPENING.fullmatch(self.map.text, first, self.start))

    def explains(self, other: Site) -> bool:
        """Tell whether it stands right behind another, set off by a comma, a dash or a bracket."""
        gap = self.map.text[other.end : self.start]
        return len(gap) <= _APPOSITION_LENGTH and bool(_APPOSITION.fullmatch(gap))

    def narrows(self, other: Site) -> bool:
        """Tell whether it says more closely when another was: "in 1938, in June"."""
        gap = self.map.text[other.end : self.start]
        return len(gap) <= _APPOSITION_LENGTH and bool(_NARROWS.fullmatch(gap))

    def dates_what_is_named_by(self, other: Site) -> bool:
        """Tell whether it says when what another date of the sentence names was: "the strike of 1946 ended in"."""
        between = self.start - other.end
        if self.sentence != other.sentence or not 0 < between <= _CLAUSE_WINDOW:
            return False
        return bool(tense.HAPPENS.fullmatch(self.map.text, other.end, self.start))

    @property
    def bracketed(self) -> bool:
        """It stands in brackets."""
        return self.map.text[self.end : self.end + 1] in _BRACKET_ENDS and _in_brackets(self.words_before)


def _is_heading(text: str, start: int, end: int) -> bool:
    line = text[start : min(end, start + _HEADING_LENGTH + 2)].strip()
    return 0 < len(line) <= _HEADING_LENGTH and line[-1] not in _ENDS


def map_text(text: str) -> TextMap:
    """Split a text into sentences (roughly: a full stop before a capital, not after an abbreviation) and lines."""
    sentences, paragraphs = [0], [0]
    for match in _STOP.finditer(text):
        if match[0] == "\n":
            paragraphs.append(match.end())
        elif text[match.start()] == "." and _ABBREVIATION.search(text[max(0, match.start() - 8) : match.start() + 1]):
            continue
        sentences.append(match.end())
    ends = [*paragraphs[1:], len(text)]
    headings = tuple(start for start, end in zip(paragraphs, ends, strict=True) if _is_heading(text, start, end))
    return TextMap(text, tuple(sentences), tuple(paragraphs), headings)


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
