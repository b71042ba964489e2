"""What the words around a date say of its part in the account: whether it is told there, or stands beside it.

A *note* is no part of what is told: a citation, a footnote, the dates of a life; nothing goes on from it. A *contrast*
is another time that the account is held against ("unlike in 1905"). A *remark* looks back, ahead or elsewhere ("had
left in 1950"), an *attribute* names a thing by its year ("the 1948 elections"), a *complement* too ("the law of 1907");
a *later* time is that of the telling ("recalled in 1975", "a museum stands there"), a *term* that up to which
something went on ("until May 1950"): there the account may have arrived. The account may take them up in the
next sentence, but is not moved by them.

The tests read the words of the sentence before the date, cut to a window, and a few after it.
"""

from __future__ import annotations

import re
from enum import IntEnum

from annotate.stages.dates.context import Site
from annotate.stages.dates.leads import last_word


class Aside(IntEnum):
    """How far beside the account a date stands."""

    NONE = 0
    BRACKET = 1
    COMPLEMENT = 2
    ATTRIBUTE = 3
    LATER = 4
    TERM = 5
    REMARK = 6
    CONTRAST = 7
    NOTE = 8


_CLAUSE_EDGE = re.compile(r"[,;:(\u2014\u201c\u201d\"]")
_BEFORE_DATE = re.compile(r",?[ ]?(?:\b(?:in|on|by|of|the|late|early)[ ]){0,3}$")
#: No match is longer.
_BEFORE_DATE_LENGTH = 24
_ELSEWHERE = re.compile(r"\b(?:had|since|(?<!not )(?:until|till)|as in|[Aa]s of)\b|\bby (?:the )?$")

#: What lasts up to a date, and what looks back from it.
_TERM = re.compile(r"\b(?:until|till) (?:the )?(?:late |early |mid-?)?$")
_BACK = re.compile(r"\b(?:had|[Hh]aving|since|as in|[Aa]s of)\b")

#: "…, but by May 1950, they had lost": the account goes on there.
_BY_THEN = re.compile(r"(?:^|[,;] |\b(?:and|but|that|yet|so) )[Bb]y (?:the )?$")
_GOES_ON = re.compile(
    r" (?:there|he|she|it|they|we|the|his|her|its|their|almost|all|both|some|most|many|[A-Z][a-z]+)\b"
)
#: "… was a colonel by May 1941": so far it had come.
_REACHED = re.compile(
    r"\b(?:was|were|became|stood|rose|fell|grew|reached|numbered|held|controlled|occupied|lay)\b"
    r"(?! (?:to|due|set|planned|expected|meant|[a-z]{2,20}(?:ed|en|ght|ost|old|ept|ade|ent))\b)"
    r"(?:(?! (?:to|for|would|should|could|that) )[^,;:]){0,60}"
    r" by (?:the )?$"
)
_ATTRIBUTE = frozenset({"the", "a", "an", "its", "his", "her", "their", "this"})
_NOUN_AFTER = re.compile(
    r"[ ](?!(?:season|campaign(?:ing)?|year|term|school|academic|harvest|spring|summer|autumn|winter|"
    r"and|or|to|the|in|on|at|by|was|were|had|with|when|while|until|saw|as|of|but|he|she|it)\b)[a-z]{4}"
)
#: "… the attack of 1904", where that is not what the sentence begins with.
_COMPLEMENT = re.compile(
    r"\w.{0,70}\b(?:the|an?|its|his|her|their)(?: [\w’'-]{2,20}){0,3} (?P<noun>[\w’'-]{2,20}) of (?:the year )?$"
)
#: The day of a letter or an act: "yours of the 30th of July", "Resolution of 14 November", "letter dated 3 May".
_PAPER_OF = re.compile(
    r"\b(?:yours|mine|ours|favou?rs?|letters?|notes?|telegrams?|tel|despatch(?:es)?|dispatch(?:es)?|cables?|messages?|"
    r"memoranda|memorandum|aide-m\u00e9moire|communications?|circulars?|minutes?|reports?|[Rr]esolutions?|decrees?) "
    r"(?:of|dated|written on) (?:the |[A-Z][a-z]+day,? )?$"
)
#: Every match of it ends so.
_OF = ("of ", "of the ", "dated ", "dated the ", "day ", "day, ", "written on ", "written on the ")
_TIMES = frozenset(
    {"night", "morning", "afternoon", "evening", "eve", "day", "days", "week", "weeks", "weekend", "month", "months",
     "quarter", "half", "part", "end", "beginning", "start", "middle", "course", "rest", "remainder", "year", "years",
     "spring", "summer", "autumn", "fall", "winter", "season", "crop", "class"}
)  # fmt: skip

#: Another time that the account is held against; the words may open the sentence.
_CONTRAST = re.compile(
    r"\b(?:unlike|(?:just |much )?like|than|compar(?:ed|es|ing|able) (?:\w{1,12} ){0,2}(?:with|to)|"
    r"in comparison (?:with|to)|contrast(?:ed|s|ing)? (?:\w{1,12} ){0,2}(?:with|to)|"
    r"remind(?:ed|s|ing) (?:\w{1,12} ){0,2}of|reminiscent of|"
    r"as in|anniversary of|the same (?:month|period|quarter|half|weeks?|months|day|season) (?:of|in)|"
    r"(?:that|those) of|(?:twice|thrice|double|half|times|above|below) (?:that|those|the \w{4,8}) (?:of|in|for)|"
    r"(?:first|worst|best|largest|greatest|last) (?:\w{1,12} )?since)\b(?! his| her| their)"
    r"(?:[ ](?!and\b|but\b|when\b|while\b)(?:an?|it|in|of|on|[\w’'-]{3,20})){0,7}[ ]?$"
    r"|\b(?:(?:remember|recall|recollect)(?:ed|s|ing)?|forg[eo]t(?:s|ten|ting)?|commemorat(?:e|ed|es|ing)|"
    r"mourn(?:ed|s|ing)?) (?:the )?(?:events? of |days? of )?$",
    re.IGNORECASE,
)

#: A life: "(born 1888)", "born in 1888 at Seoul,", "(1888–1960)", "who died in 1965".
_LIFE = re.compile(
    r"(?:[(\[,;\u2013\u2014][ ]?|^)(?:b\.|d\.|born|died|fl\.|who (?:was born|died|had died))"
    r"(?:[ ][^\d.;()]{1,30})?[ ]?$"
)
#: "Byron, who had sailed in July, died on 19 April" tells it.
_DIED_AFTER_CLAUSE = re.compile(r", (?:who|which|whose|then|aged)\b[^.;()]{2,70}, died (?:[^\d.;(),]{1,30} )?$")
#: "(Cumings 1981", "(see Lee and Kim 1999; Park et al., 2001"
_STILL = re.compile(r"\b[Aa]s (?:late|recently) as (?:in |the )?$")
_AUTHOR = re.compile(
    r"[(\[;](?:[ ]?(?:see|see also|cf\.|e\.g\.,?|in|also)[ ])?[ ]?[A-Z][\w’'-]{1,20}"
    r"(?:(?:,| and| &| et al\.?)?[ ](?:and[ ]|&[ ]|et al\.?[ ]?)?(?:[A-Z][\w’'.-]{0,20})?){0,4},?[ ]?$"
)
_BY_AUTHOR = re.compile(r"\b(?:by|see|cf\.) [A-Z][\w’'-]{1,20}(?:,? (?:and|&) [A-Z][\w’'-]{1,20}| et al\.)? \($")
_TOLD_LATER = re.compile(
    r"\b(?:(?:re)?published|(?:re)?printed|declassified|translated|filmed|memoirs?|books?|novels?|films?|stud(?:y|ies)|"
    r"articles?|essays?|biograph(?:y|er)|interview(?:ed)?|"
    r"(?<!was )(?<!were )recall(?:ed|s)|recollect(?:ed|s)|remember(?:ed|s)|historians?|"
    r"scholars?|admitted|confessed|revealed)\b[^.;]{0,40}$"
)
_MONTHS_OR_SEASONS = re.compile(
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December|Spring|Summer|Autumn|Winter)"
)
_SAYS = re.compile(
    r"\)[ ](?:also[ ])?(?:argue|note|show|write|say|find|claim|suggest|observe|describe|call|hold|maintain|point)s?\b"
)
_PLACE_AND_PUBLISHER = re.compile(r"[(\[][A-Z][\w. ,’&-]{1,30}: [^()\d]{2,60},[ ]$")
_PUBLISHED = re.compile(
    r"\b(?:Press|Verlag|Publishers?|Publishing|Publications|Books|eds?\.|vol\.[ ]?[\dIVXL]+|[Nn]o\.[ ]?\d+|"
    r"[Rr]etrieved|[Aa]ccessed|[Aa]rchived|[Ii]bid\.|op\. cit\.)[^.;]{0,24}$"
)
_PAGES_AFTER = re.compile(
    r"\)?(?:,[ ]|:[ ]?)(?:pp?\.[ ]?)?[0-9]{1,4}(?:[ ]?[\u2013-][ ]?[0-9]{1,4})?[.);,]|\)?,[ ]pp?\."
)
_FOOTNOTE = re.compile(r"[ \t]{0,4}(?:\[\^?[0-9]{1,3}\]:?|[0-9]{1,3}\.?|\*{1,3}|\u2020)[ \t]{1,3}(?=[A-Z“\"])")
_FOOTNOTE_SAYS = re.compile(r"\b(?:pp?\.|vol\.|ed\.|eds\.|ibid|Ibid|op\. cit|Press|doi|ISBN|Retrieved|Accessed)\b")
_FOOTNOTE_LENGTH = 400


#: What stands in every match of a pattern: most dates have none of it before them, and to look for it costs little.
_CONTRAST_HINTS = (
    "like", "than", "ompar", "ontrast", "emin", "nniversary", "since", "s in ", "emember", "ecall", "ecollect",
    "forg", "ommemorat", "ourn", "the same ", "that of", "those of", "ice th", "ouble th", "alf th", "imes th",
    "bove th", "elow th",
)  # fmt: skip
_LIFE_HINTS = ("born", "died", "b.", "d.", "fl.")
_LATER_HINTS = (
    "publish", "print", "declass", "translat", "film", "memoir", "book", "novel", "stud", "article", "essay",
    "biograph", "interview", "recall", "recollect", "remember", "histor", "scholar", "admitted", "confessed", "reveal",
)  # fmt: skip
_PUBLISHED_HINTS = (
    "Press", "Verlag", "Publi", "Books", "ed.", "eds.", "vol.", "o. ", "etrieved", "ccessed", "rchived", "bid.", "cit.",
)  # fmt: skip


def _matches(pattern: re.Pattern[str], text: str, hints: tuple[str, ...]) -> bool:
    return any(map(text.__contains__, hints)) and bool(pattern.search(text))


def aside(site: Site) -> Aside:
    """Return how far beside the account a date stands, by the words around it."""
    before = site.words_before
    if _is_note(site, before):
        return Aside.NOTE
    if _matches(_CONTRAST, before, _CONTRAST_HINTS):
        return Aside.CONTRAST
    if before.endswith(("as ", "as in ", "as the ")) and _STILL.search(before):
        return Aside.LATER
    elsewhere = Aside.NONE if site.opens else _elsewhere(before, site.words_after)
    if elsewhere is not Aside.NONE:
        return elsewhere
    if _matches(_TOLD_LATER, before, _LATER_HINTS):
        return Aside.LATER
    return Aside.NONE if site.opens else _part_of_a_name(site, before)


def is_of_a_paper(site: Site) -> bool:
    """Tell whether a date is that of a letter or an act: "yours of the 30th of July"."""
    before = site.words_before
    return before.endswith(_OF) and bool(_PAPER_OF.search(before))


def _part_of_a_name(site: Site, before: str) -> Aside:
    """Return whether a date rather names a thing than says when something was."""
    # "the 1948 elections", "the May 1961 coup", but "the spring of 1943 passed"
    is_time = " of " in site.map.text[site.start : site.end]
    if not is_time and before.endswith(" ") and last_word(before) in _ATTRIBUTE and _NOUN_AFTER.match(site.words_after):
        return Aside.ATTRIBUTE
    if is_of_a_paper(site):
        return Aside.COMPLEMENT
    complement = _COMPLEMENT.search(before) if before.endswith((" of ", " of the year ")) else None
    if complement and complement["noun"].lower() not in _TIMES:
        return Aside.COMPLEMENT
    return Aside.BRACKET if site.bracketed else Aside.NONE


def _is_note(site: Site, before: str) -> bool:
    if (_matches(_LIFE, before, _LIFE_HINTS) and not _DIED_AFTER_CLAUSE.search(before)) or _matches(
        _PUBLISHED, before, _PUBLISHED_HINTS
    ):
        return True
    return (("(" in before or "[" in before) and _is_citation(site, before)) or _in_footnote(site)


def _is_citation(site: Site, before: str) -> bool:
    """Tell whether it is the year of what is cited in brackets."""
    after = site.words_after
    if _PLACE_AND_PUBLISHER.search(before):
        return True
    if before.endswith("(") and (_SAYS.match(after) or _BY_AUTHOR.search(before)):
        return True
    if not site.bracketed:
        return False
    author = _AUTHOR.search(before)
    return bool(author and not _MONTHS_OR_SEASONS.search(author[0])) or bool(_PAGES_AFTER.match(after))


def _in_footnote(site: Site) -> bool:
    text, start = site.map.text, site.map.paragraphs[site.paragraph]
    if not _FOOTNOTE.match(text, start):
        return False
    stop = text.find("\n", start, start + _FOOTNOTE_LENGTH)
    return bool(_FOOTNOTE_SAYS.search(text, start, stop if stop >= 0 else start + _FOOTNOTE_LENGTH))


def _elsewhere(before: str, after: str) -> Aside:
    """Tell whether the clause looks back or elsewhere ("had left in 1950", "was kept until its sale in 1950")."""
    if (after.startswith(",") or _GOES_ON.match(after)) and _BY_THEN.search(before):
        return Aside.NONE
    tail = _BEFORE_DATE.search(before, max(0, len(before) - _BEFORE_DATE_LENGTH))
    clause = _CLAUSE_EDGE.split(before[: tail.start()] if tail else before)[-1] + (tail[0] if tail else "")
    if not _ELSEWHERE.search(clause):
        return Aside.NONE
    if _REACHED.search(clause):
        return Aside.TERM
    return Aside.TERM if _TERM.search(clause) and not _BACK.search(clause) else Aside.REMARK
