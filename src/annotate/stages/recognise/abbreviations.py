"""Names of which a part is cut short: given names, initials, institutions, units, bodies by their first letters.

The rows are those of `forms`: a reason, the kind, the words of which one must be there, and a pattern over the tokens
with one blank between them. To add one, add a row to `CUT_SHORT`.
"""

from __future__ import annotations

import re

from annotate.stages.dates.lexicon import MONTH_NUMBER
from annotate.stages.lists import listed
from annotate.values.model import Kind

MONTH = "|".join(sorted(map(str.capitalize, MONTH_NUMBER), key=len, reverse=True))
NO_SURNAME = "And|But|For|He|His|I|If|In|It|No|Of|On|She|So|That|The|Then|There|They|This|To|We|When|Where|Who|You"

# Given names as papers, lists of voters and parish books shorten them.
_GIVEN = listed(
    "Alexr Andw Archd Benj Chas Danl Ebenr Edw Edwd Eliz Fredk Geo Jas Jno Jos Margt Natl Nathl Richd Robt Saml Thos",
    "Wm",
)
# Initials of more than one letter, of names in Cyrillic letters; "Ch." is a chapter where no second initial follows.
_INITIALS = listed("Dzh Ia Iu Kh Sh Shch Ts Ya Ye Yu Zh")
_INITIAL = "|".join(sorted(_INITIALS, key=len, reverse=True))
_SURNAME = rf"(?!(?:{MONTH}|{NO_SURNAME})\b)[A-Z][a-z’']+"
# Institutions that are named after what stands behind "of".
_INSTITUTIONS = listed("Acad Assn Coll Dept Inst Min Soc Univ")
_ARMS = "Armd|Arty|Cav|Engr|Inf|Mar|Tk"
_UNITS = listed("Bde Bn Div Regt")
# Letters with points that name no body, though "the" stands before them.
_NO_BODY = r"A\.B\.C|D\.M\.Z|D\.D\.T|H\.M\.S|I\.C\.B\.M|I\.O\.U|M\.D\.L|N\.L\.L|P\.O\.W|T\.N\.T|U\.S\.S|V\.I\.P"
LETTERS = "letters with points"
# Commands as telegrams write them: "CINCAFPAC", "COMGENUSAFIK".
COMMAND = re.compile(r"(?:CINC|COMGEN|COMNAV|CHNAV|COMUS)[A-Z]{2,}")
_FEWEST = 3


def _with_point(words: frozenset[str]) -> frozenset[str]:
    return words | {f"{word}." for word in words}


def has_letters(form: str) -> bool:
    """Whether a token is letters, each with its point ("W.H.O."), or a command ("CINCPAC")."""
    if form[1:2] == ".":
        return form.count(".") >= _FEWEST and form.isupper()
    return form[:1] == "C" and COMMAND.fullmatch(form) is not None


CUT_SHORT = (
    (
        "a given name cut short",
        Kind.PERSON,
        _with_point(_GIVEN),
        re.compile(
            rf"(?<![\w.-])(?:{'|'.join(sorted(_GIVEN, reverse=True))}) ?\.(?: [A-Z] ?\.){{0,2}}"
            rf" {_SURNAME}(?:[A-Z][a-z]+)?(?![\w-])"
        ),
    ),
    (
        "initials of a name in Cyrillic letters",
        Kind.PERSON,
        _with_point(_INITIALS),
        re.compile(
            rf"(?<![\w.-])(?:[A-Z] ?\. ?)?(?:{_INITIAL}) ?\.(?: ?(?:[A-Z]|{_INITIAL}|Ch) ?\.)?"
            rf" {_SURNAME}(?: - [A-Z][a-z]+)?(?![\w-])"
        ),
    ),
    (
        "an institution cut short",
        Kind.ORG,
        _with_point(_INSTITUTIONS),
        re.compile(
            rf"(?<![\w.-])(?:{'|'.join(sorted(_INSTITUTIONS))}) ?\. of(?: the)? [A-Z][\w’']+"
            r"(?: (?:and |of )?[A-Z][a-z’']+){0,3}(?![\w-])"
        ),
    ),
    (
        "a unit of armed forces cut short",
        Kind.ORG,
        _with_point(_UNITS),
        re.compile(
            rf"(?<![\w.-])[0-9]{{1,3}}(?:st|nd|rd|th|d)?(?: ROK| Brit(?:ish)?\.?)?(?: (?:{_ARMS})(?: ?\.)?)?"
            rf" (?:{'|'.join(sorted(_UNITS))})\b(?: ?\.)?(?!\w)"
        ),
    ),
    (
        "a body by its first letters",
        Kind.ORG,
        frozenset((LETTERS,)),
        re.compile(rf"(?<=\bthe )(?!(?:{_NO_BODY})\b)(?:[A-Z]\.){{3,5}}(?!\w| [A-Z])"),
    ),
    (
        "a command by its first letters",
        Kind.ORG,
        frozenset((LETTERS,)),
        re.compile(rf"(?<![\w.-]){COMMAND.pattern}(?!\w)"),
    ),
)
