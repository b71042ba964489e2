"""What a date expression needs to know about its place: the words around it, its sentence, its paragraph."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field

from annotate.stages.dates import habits, lines, tense

_SENTENCE_WINDOW = 240


def _in_brackets(before: str) -> bool:
    """Tell whether a bracket opened a little before the end of a text and did not close."""
    window = before[-_BRACKET_WINDOW:]
    return window.rfind("(") > window.rfind(")")


_ABBREVIATION = re.compile(
    r"(?:\b(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|Mr|Mrs|Ms|Dr|Prof|Gen|Col|Lt|Capt|Maj|Sgt|St|No|vs|ca?|"
    r"Inc|Ltd|Co|Corp|Rev|Gov|Sen|Rep|[bdr]|fl|cf|pp?|eds?|vol)|\b[A-Z]|\b[A-Z]\.[A-Z])\.$"
)
_STOP = re.compile(r"[.!?][\"'”’)\]]{0,3}[ \t\u00a0]{1,3}(?=[\"'“‘(\[]{0,2}[A-Z0-9])|\n")
_OPENING = re.compile(r"(?!As of)(?:[A-Z][a-z]{1,11}[ ])?(?:(?:the|at|in|on|by|of|as|about|around)[ ]){0,3}")

_BRACKET_ENDS = frozenset("),;:")
_BRACKET_WINDOW = 80
_APPOSITION = re.compile(r"[ ]?(?:,|[-\u2010-\u2014(])[ ]?(?:the[ ])?")
_APPOSITION_LENGTH = 8
_LAST_CLAUSE = re.compile(r"[,;:(]|\b(?:and|but|that|who|which)(?= has | have )")
_NARROWS = re.compile(r",?[ ](?:in|on)[ ](?:the[ ])?")
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
    def earlier(self) -> bool:
        """Its clause tells what was over then ("had left in May"; "by May they had left" says what was so then)."""
        before = self.words_before
        return bool(tense.HAD_BEFORE.search(before)) and not tense.AT_THE_LATEST.search(before)

    @property
    def term(self) -> bool:
        """Something lasted until it or had come about by it ("stayed until May", "by May all were home")."""
        before = self.words_before
        return bool(tense.UNTIL.search(before) or tense.AT_THE_LATEST.search(before))

    @property
    def looks_back_aside(self) -> bool:
        """Its clause is told in the pluperfect, or hangs on another ("the unrest that began in March")."""
        return self.pluperfect or bool(tense.ASIDE.search(self.words_before))

    @property
    def prospect(self) -> bool:
        """Its clause tells what was then to come ("would open in March")."""
        return tense.in_prospect(self.words_before)

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
    def tells_past(self) -> bool:
        """Something past is told in its sentence."""
        low, high = self._around()
        return habits.tells_past(self.map.text[low:high])

    @property
    def is_of_now(self) -> bool:
        """Its sentence is told in the present, passives of the present among it."""
        low, high = self._around()
        return habits.is_present(self.map.text[low:high])

    def is_habit(self, day: bool) -> bool:
        """Tell whether its sentence says in the present what is so every year."""
        low, high = self._around()
        return habits.is_told(self.map.text[low:high], day)

    @property
    def until_now(self) -> bool:
        """It is since when something has been so: "since January two have been added"."""
        if not self.map.text.endswith(("since ", "Since "), 0, self.start):
            return False
        return bool(tense.PERFECT.search(self.map.text, *self._around()))

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
        # Most sentences tell something past, and say so early.
        if tense.PAST.search(text, low, high):
            return False
        return bool(tense.PRESENT.search(text, low, high) or tense.NOW.search(text, low, high))

    @property
    def heading(self) -> bool:
        """The paragraph is a heading: short, without a full stop."""
        return self.section > 0 and self.map.headings[self.section - 1] == self.map.paragraphs[self.paragraph]

    @property
    def dateline(self) -> bool:
        """It is the dateline of a report: "SEOUL, July 4 \u2013 The two sides …"."""
        first = self.map.paragraphs[self.paragraph]
        return lines.is_dateline(self.map.text, self.paragraph, first, self.start, self.end)

    @property
    def opens_report(self) -> bool:
        """It is the dateline of a report, wherever in the text that stands."""
        return self.dateline or lines.is_report(self.map.text, self.start, self.end)

    @property
    def leads_line(self) -> bool:
        """It stands alone before what its line says, as in a chronology or a diary: "1989. Talks in May."."""
        return lines.leads(self.map.text, self.map.paragraphs[self.paragraph], self.start, self.end)

    @property
    def opens(self) -> bool:
        """It opens its sentence ("In 1950 …")."""
        first = self.map.sentences[self.sentence]
        return self.start - first <= _CLAUSE_WINDOW and bool(_OPENING.fullmatch(self.map.text, first, self.start))

    def explains(self, other: Site) -> bool:
        """Tell whether it stands right behind another, set off by a comma, a dash or a bracket."""
        gap = self.map.text[other.end : self.start]
        return len(gap) <= _APPOSITION_LENGTH and bool(_APPOSITION.fullmatch(gap))

    def runs_on_from(self, other: Site) -> bool:
        """Tell whether its clause goes on from another of its sentence ("began in June and ended in April")."""
        if other.sentence != self.sentence or not 0 < self.start - other.end <= _SENTENCE_WINDOW:
            return False
        return tense.runs_on(self.map.text[other.end : self.start])

    def belongs_to(self, other: Site) -> bool:
        """Tell whether its year is that of another date of the sentence, whose day or month it is."""
        return self.dates_what_is_named_by(other) or self.narrows(other)

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
    headings = tuple(start for start, end in zip(paragraphs, ends, strict=True) if lines.is_heading(text, start, end))
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
