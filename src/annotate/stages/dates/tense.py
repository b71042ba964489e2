"""The words that tell when a sentence is told: its tenses, what looks ahead, what was said, what comes round."""

from __future__ import annotations

import re

_AHEAD = re.compile(
    r"\b(?:will|shall|won['’]t|may (?!have\b)(?:be )?[a-z]{3,}|to be held|"
    r"(?:is|are) (?:(?:scheduled|due|expected|set|planned|fixed|postponed|put off)\b|to (?=[a-z]))|"
    r"(?<!['’]s )plans? to|(?:means?|intends?|hopes?|proposes?|expects?|wish(?:es)?|trusts?) to|"
    r"(?:look|wait|hope) for|due (?:in|on|for|by|at)|"
    r"(?:has|have) been (?:put off|postponed|deferred|adjourned|fixed|called|extended|arranged) "
    r"(?:for|until|till|to))\b|['’]ll\b|^Should [a-z]"
)
#: Ahead of what is told, not of the telling: "was to be held in May".
_WAS_TO = re.compile(r"\b(?:was|were|been|had) (?:scheduled|due|expected|set|planned|to)\b")
#: What was then to come: "would open in March", "proposed to leave on 10 February", "was put off until May".
PROSPECT = re.compile(
    r"\b(?P<verb>would(?: be \w+)?|(?:could|might|should) be(?: \w+)?|(?:call|press|ask)ed for|(?:not|no) later than|"
    r"(?:was|were) to|(?:propos|promis|agre|plann|intend|hop|offer|expect|arrang|wish|schedul|invit|"
    r"postpon|adjourn|deferr|threaten|order)ed (?:\w+ ){0,3}(?:to|for|until|till)|undertook to|due to|"
    r"(?:agreed|decided|resolved|proposed|recommended|ordered|suggested|demanded|moved) that [^.;]{0,60}\bbe(?: \w+)?|"
    r"meant to|(?:was|were|been) (?:set|due|put off) (?:for|to|until|till))\b[^.;:]*$"
)
_CLAUSE_MARK = re.compile(r"[,;:(]|\b(?:that|which|who|whose|and|but)\b")
_PASSIVE = re.compile(r"\b(?:be|been|being|is|are)[ ](?:[a-z]{2,12}ly[ ])?[a-z]{2,20}\b")
#: What stands in every match of it: to look for these costs a tenth.
_AHEAD_HINTS = (
    "will", "shall", "may ", "won", "’ll", "'ll", "to be held", "scheduled", "due", "expected", "set", "plan", "is to",
    "are to", "mean", "intend", "hope", "propose", "wish", "trust", "look for", "wait for", "Should ", " been p",
    " been d", " been a", " been f", " been c", " been e"
)  # fmt: skip
PAST = re.compile(
    r"\b(?:was|were|had|did|could|would|might|[a-z]{2,20}ed|said|told|wrote|[a-z]{0,5}came|(?:under)?went|[a-z]{0,6}took|gave|"
    r"made|saw|met|left|began|fell|held|sent|spoke|fought|won|lost|brought|thought|bought|sought|caught|taught|knew|"
    r"[a-z]{0,6}stood|[a-z]?rose|led|built|found|kept|[a-z]{0,4}drew|flew|grew|threw|overthrew|blew|broke|chose|froze|"
    r"struck|sank|sang|sprang|swept|drove|rode|strove|ran|lay|laid|paid|hung|shot|bore|swore|spent|lent|meant|felt|"
    r"dealt|slept|heard|sold|fled|dug|forgot)\b"
)
SAID = re.compile(
    r"\b(?:said|told|wrote|cabled|declared|promised|warned|insisted|assured|replied|accus(?:ed|ing)|added|admitted|"
    r"announced|answered|argued|asked|claimed|complain(?:ed|ing)|confessed|confided|contended|denied|explained|"
    r"informed|noted|objected|protested|recalled|reminded|remarked|stated|testified|threatened|urged)\b"
)
PRESENT = re.compile(r"\b(?:is|are|has|have|does|do|can|may)\b")
#: What stands before a term.
TERM = re.compile(r"\b(?:by|before|until|till|not later than)[ ](?:the[ ])?$")
#: What comes round: "every 9 January", "annually on", "on 12 May each year".
RECURS_BEFORE = re.compile(
    r"\b(?:(?:every|each)(?: year,?)?(?: (?:in|on|from|between|by|during))?(?: the| early| mid| late)?"
    r"|(?:annually|yearly)(?: \w{2,10}){0,2} (?:in|on|from|between|every)(?: the)?) $",
    re.IGNORECASE,
)
RECURS_AFTER = re.compile(r" (?:(?:of )?(?:every|each) (?:year|spring|summer|autumn|winter)|annually|yearly)\b")
#: Words of the present besides its verbs.
NOW = re.compile(r"\b(?:today|now|still|nowadays|currently|at present|to this day|so far)\b", re.IGNORECASE)
HAD_BEFORE = re.compile(r"\bhad(?: \w+){1,4} $")
#: What somebody said has a verb of its own, or is quoted: "told a reporter last year" dates the telling.
_CLAUSE = re.compile(
    r"[“\"‘]|\b(?:that|of|how|why|whether|if|having|has|have|is|are|was|will|he|she|it|they|we|i|you)\b", re.IGNORECASE
)
#: Held against what is to come: "will it, as at Geneva in January, agree".
COMPARED = re.compile(
    r"(?:^|[,(\u2014] ?)(?:just )?(?:as|like|unlike)(?: (?:it|he|she|they|we|you|i)(?: did| was| were| had)?)?"
    r" (?:in|at|on|during|over)\b[^,;:.]{0,40}$",
    re.IGNORECASE,
)
#: A sentence that looks back from where the account stands, however far from the date: "had tricked him into signing".
HAD = re.compile(r"\bhad(?: not| never| been| also| already)* \w{2,20}(?:ed|en|un|ne|ht|de|ft|ld|pt|wn|ut|id|et|st)\b")
HAD_AFTER = re.compile(r",? (?:\w+ ){1,4}had\b")


PERFECT = re.compile(r"\b(?:has|have)\b")
REPORTS = re.compile(r"\b(?:said|told reporters|announced|reported|died)(?: (?:here|late|early))?(?: on)? $")


#: What stands in every match of it.
_PROSPECT_HINTS = ("ould ", "might ", "ed ", " to", "due", "that ", "er than", " set ", "put off")


def in_prospect(before: str) -> bool:
    """Tell whether the words before a date tell what was then to come, and nothing past after that."""
    if not any(map(before.__contains__, _PROSPECT_HINTS)):
        return False
    match = PROSPECT.search(before)
    return match is not None and not PAST.search(_PASSIVE.sub("", before[match.end("verb") :]))


#: What is arranged, told in the present: "the Games open on Saturday", "leaves for Moscow in October".
_ARRANGED = re.compile(
    r"(?<!the )(?<!a )(?<!its )(?<!his )(?<!their )\b(?:opens?|begins?|starts|leaves|meets|resumes?|arrives?|returns|"
    r"sails|expires?|closes|ends|flies|follows)"
    r"(?: (?:for|to|from|at|in|here|again|back|home|its|his|her|their|the|[A-Z][\w’'-]+|[a-z]{3,12})){0,4}?"
    r" (?:(?:in|on|at) )?(?:the )?$"
)


def arranged(before: str) -> bool:
    """Tell whether the words before a date arrange something, in the present tense and with nothing past told."""
    return bool(_ARRANGED.search(before)) and not PAST.search(before)


def says(before: str) -> bool:
    """Tell whether words before a date end in what somebody said, rather than in that they said it."""
    verbs = list(SAID.finditer(before))
    if not verbs:
        return False
    said = before[verbs[0].end() :]
    return bool(_CLAUSE.search(said) or PAST.search(said))


def looks_ahead(text: str, low: int, high: int, start: int, end: int) -> bool:
    """Tell whether the words from `low` to `high` look ahead, and nothing past stands between that and a date."""
    words = text[low:high]
    if not any(map(words.__contains__, _AHEAD_HINTS)) or _WAS_TO.search(words):
        return False
    match = _AHEAD.search(text, low, high)
    if match is None or (match.start() > end and _CLAUSE_MARK.search(text, end, match.start())):
        return False
    return not PAST.search(_PASSIVE.sub("", text[min(match.end(), end) : max(match.start(), start)]))


#: From the year of what happened to its day: "the elections of 1946 were held in", "the 1950 landing began on".
HAPPENS = re.compile(
    r"[ ](?:[\w’'-]{2,20}[ ]){0,3}?(?:(?:was|were|is|had been)[ ](?:[a-z]{2,12}ly[ ])?(?:held|signed|concluded|fought|"
    r"launched|made|put down|called|declared|proclaimed|opened|ended|begun|won|lost|over)|took place|began|broke out|"
    r"started|erupted|ended|came|fell|occurred|happened|opened|closed|lasted|followed|ran)\b[^.;:()]{0,40}"
)
