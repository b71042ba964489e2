"""What is not a date although it looks like one: counts that look like years, ranks, titles (months: `borne`).

Every test reads a window of bounded length around the candidate, so the cost of a candidate doesn't grow with the text.
"""

from __future__ import annotations

import re

from annotate.stages.dates.lexicon import FRACTION

_WINDOW = 48
#: Backwards: a search for what ends at a place tries every place before it.
_WORD_BACKWARDS = re.compile(r"[ \t\u00a0]{0,3}([\w.’'$€£₩¥#№%&/-]{1,24})")
_WORD_AFTER = re.compile(r"[ \t\u00a0]{0,3}([^\W\d_][\w’'-]{0,24})")


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


#: Words of time: a bare number after one of them is a year unless a unit follows.
STRONG = _words("in since until till during circa ca. c. summer year throughout")
WEAK = frozenset(
    {"by", "from", "to", "before", "after", "around", "about", "of", "between", "and", "or", "through", "the", "on",
     "early", "late", "mid", "for", "as", "back", "into", "prior", "approximately", "roughly", "that", "than", "until",
     "its", "his", "her", "their"}
)  # fmt: skip
TIME_WORDS = _words(
    "in since until till by from to before after of between through during last next this that every each "
    "early late around about following throughout as or and previous same for on"
)

#: Counted things and units: "1960 people", "1,500 troops", "1800 km".
COUNTED = _words(
    "people persons men women children boys girls troops soldiers sailors officers guerrillas fighters "
    "prisoners refugees workers students families households houses villages guests visitors members delegates "
    "athletes victims deaths casualties copies pages words books times votes seats miles mile km kilometers "
    "kilometres metres meters feet tons tonnes kg grams acres hectares sq barrels dollars won yen pounds euros "
    "roubles rubles francs hours minutes seconds days weeks months years points units items ships tanks "
    "aircraft planes guns percent per residents inhabitants civilians demonstrators protesters employees "
    "signatures cases million billion thousand hundred square cubic m cm mm ft kW MW horsepower year month "
    "week day hour head sheep swine"
)
_NOT_PLURAL = frozenset(
    [
        "was",
        "is",
        "has",
        "as",
        "this",
        "its",
        "his",
        "us",
        "thus",
        "plus",
        "versus",
        "always",
        "perhaps",
        "does",
        "yes",
        "towards",
        "besides",
    ]
)
#: What is numbered, and so no date: "page 1931", "Hill 1950", "Embtel 1948".
_NUMBERED = _words(
    "no no. nos. number p. pp. page pages article section resolution room flight chapter line unit model highway "
    "route boeing windows version order law rule decree act bill case regiment division battalion brigade "
    "squadron telegram telegrams tel tel. embtel deptel legtel contel agtel cable cables message msg despatch "
    "dispatch airgram embdes reurtel urtel mytel remytel ourtel reourtel reembtel redeptel reftel circtel "
    "depcirtel usun topad secto tosec memo memorandum circular instruction directive doc doc. docs document documents "
    "file folder fol. folio box item lot ser ser. serial hill height point grid map sheet plate fig fig. table vol "
    "vol. volume col. extension ext ext. paragraph para para. verse psalm sonnet opus op. bwv nsc isbn issn patent "
    "licence license permit ticket convoy tank car engine locomotive bus tram gate platform column building suite "
    "apartment flat ward cell barrack"
)
#: What stands before an amount: "over 1950", "at 1950".
_AMOUNTS = _words("at over nearly almost some exceeding totalling totaling only another these those")
CURRENCY = ("$", "€", "£", "₩", "¥", "#", "№")
#: What leads to a day on which something happened.
DAY_LEADS = _words("on by from to before after between")
#: What may lead to a date in figures.
LEADING = _words("of on from dated date by until till since to before after at the and for")
#: What may follow a date that a number without a mark of its own stands for.
FUNCTION_AFTER = _words("and or to the a an in on at of by with when while that which who until till but as")
VERBS_AFTER = _words("was were is had has he she it they we i you his her our my their there this these from during")
FOLLOWING = (
    FUNCTION_AFTER
    | VERBS_AFTER
    | _words(
        "its that those after before under through about since "
        "without nobody no some all both another one two three four five six seven eight nine ten did began came went"
    )
)
#: What is numbered rather than dated: "the 38th Parallel", "the 5th Army".
ORDINAL_NOUNS = _words(
    "parallel army corps division brigade regiment battalion infantry cavalry fleet congress parliament party plenum "
    "street avenue floor amendment century dynasty earl duke baron symphony edition republic reich day front group "
    "company platoon squadron wing flotilla guards rifles hussars lancers dragoons airborne artillery tank route party "
    "district ward precinct session meeting conference assembly council committee parallel anniversary president king "
    "emperor pope dalai lama grade class district county bureau section department directorate column route infantry "
    "air marine marines field naval engineer engineers legion cohort international arrondissement bomber fighter"
)


def word_before(text: str, start: int) -> str:
    """Return the word right before an offset, lower case, or "" at the start of a text, line or clause."""
    match = _WORD_BACKWARDS.match(text[max(0, start - _WINDOW) : start][::-1])
    return match[1][::-1].lower() if match else ""


def after_the(text: str, start: int) -> bool:
    """Tell whether "the" stands before an offset ("the last year", "the then-last year")."""
    return word_before(text, start).rpartition("-")[2] == "the"


def word_after(text: str, end: int) -> str:
    """Return the word right after an offset as written, or "" if punctuation or nothing follows."""
    match = _WORD_AFTER.match(text[end : end + _WINDOW])
    return match[1] if match else ""


_NEXT_NAMES = re.compile(r"(?:[ \t\u00a0]{1,3}[A-Z][\w’'-]{1,24}){1,5}")


#: Titles that are borne before a name, and are counted only where none follows: "the 13th Dalai Lama".
_BORNE_TITLES = _words("king emperor president pope earl duke baron")
_NEXT_ORDINALS = re.compile(r"(?:(?:,|,? and|,? or| to|[-\u2013])[ ]?(?:the )?[0-9]{1,3}(?:st|nd|rd|th)\b){1,4}")


def is_rank(text: str, end: int) -> bool:
    """Tell whether an ordinal counts what is named after it ("the 1st Far Eastern Front", "the 38th parallel").

    Of several ("the 2nd or 25th Division", "the 15th and 17th dragoons") the noun stands behind the last.
    """
    if text.startswith(("’s ", "'s "), end):
        return True
    more = _NEXT_ORDINALS.match(text, end)
    end = more.end() if more else end
    after = word_after(text, end)
    if (_without_s(after).lower() in ORDINAL_NOUNS - _BORNE_TITLES) or (
        more and after and after not in FUNCTION_AFTER | VERBS_AFTER
    ):
        return True
    names = _NEXT_NAMES.match(text, end)
    if names is not None and len(both := names[0].lower().split()) > 1 and both[0] in _BORNE_TITLES:
        # "On the 13th King William rode"
        return False
    return names is not None and not ORDINAL_NOUNS.isdisjoint(map(_without_s, names[0].lower().split()))


def _without_s(word: str) -> str:
    return word.removesuffix("’s").removesuffix("'s")


_SENTENCE_BEFORE = re.compile(r"(?:^|[.!?:\n]['\"\u201d\u2019)]{0,2})[ ]{0,3}$")


def is_title(text: str, start: int, end: int) -> bool:
    """Tell whether words that count or point have, within a sentence, the capitals of a title ("Two Days Later")."""
    words = text[start:end]
    if words.isupper() or " " not in words or any(word.islower() for word in words.split()):
        return False
    return not _SENTENCE_BEFORE.search(text[max(0, start - 6) : start])


_POSSESSIVE = frozenset({"his", "her", "its", "their", "my", "our", "your", "whose"})


def is_owned(text: str, start: int) -> bool:
    """Tell whether what follows is somebody's ("his last year", "the regiment’s next day")."""
    before = word_before(text, start)
    return before in _POSSESSIVE or before.endswith(("’s", "'s", "s’"))


def is_counted(text: str, end: int) -> bool:
    """Tell whether a unit or a counted thing follows a number."""
    after = word_after(text, end)
    return after in COUNTED or _looks_counted(after)


def is_numbered(text: str, start: int) -> bool:
    """Tell whether a number is that of a page, a telegram, a hill, or an amount of money."""
    before = word_before(text, start)
    return before in _NUMBERED or before.endswith(CURRENCY) or text[max(0, start - 1) : start] in {"/", "-", "=", "+"}


def _looks_counted(after: str) -> bool:
    return (
        after.islower()
        and len(after) > 3
        and after.endswith("s")
        and not after.endswith(("’s", "'s"))
        and after not in _NOT_PLURAL
    )


_PREFIX = re.compile(r"([^\W_]{1,6})-$")
_TIME_PREFIXES = frozenset({"pre", "post", "mid", "early", "late", "then"})
_GLUED_BACKWARDS = re.compile(r"[ ]?(?:[$€£₩¥#№°+@_=]|/[A-Z])|[.,:/][0-9]|[ ][.:/][0-9]")


_GLUED = re.compile(rf"[ ]?[%°$€£]|[:/@][0-9]|-[a-z]{{2,}}|-[A-Z](?!\w)|{FRACTION}|-[0-9]{{1,2}}-")
_TIME_SUFFIX = re.compile(r"-(?:era|born)")


def is_joined(text: str, start: int, end: int) -> bool:
    """Tell whether the number is glued to something that makes it no year: `$1950`, `B-1950`, `1950,000`, `1950%`."""
    before, after = text[max(0, start - 6) : start], text[end : end + 8]
    if _GLUED_BACKWARDS.match(before[::-1]):
        return True
    prefixed = _PREFIX.search(before) if before.endswith("-") else None
    if prefixed and prefixed[1].lower() not in _TIME_PREFIXES:
        return True
    return bool(_GLUED.match(after)) and not _TIME_SUFFIX.match(after)


#: "pp. 1044–1049", "1945, VI, 1150", "vol. VI, 1245–49"
_PAGE = re.compile(
    r"(?:\b(?:pp?\.?|pages?)[ ]?[0-9]{1,4}[ ]?[-\u2013]"
    r"|(?:,|\b[Vv]ols?\.|\b[Ss]er\.)[ ][IVXLC]{1,7},(?:[ ][Pp](?:t|art)\.?[ ]\w{1,3},)?)[ ]?$"
)


def is_page(text: str, start: int) -> bool:
    """Tell whether a number is that of a page, by the volume or the first page before it."""
    return bool(_PAGE.search(text[max(0, start - 24) : start]))


def is_year(text: str, start: int, end: int) -> bool:
    """Tell whether a bare number of four digits is used as a year.

    A word of time before it, or punctuation after it, speaks for a year; a counted noun or a unit after it, a currency
    sign or "No." before it, against.
    """
    year = int(text[start:end])
    if not 1000 <= year <= 2100 or is_joined(text, start, end) or is_page(text, start):
        return False
    before, after = word_before(text, start), word_after(text, end)
    if before in _NUMBERED or before in _AMOUNTS or before.endswith(CURRENCY):
        return False
    if text[max(0, start - 1) : start] == "-":
        return True
    return _among_words(1700 <= year <= 2050, before, after)


def _among_words(modern: bool, before: str, after: str) -> bool:
    """Weigh the words around a number: `modern` numbers are years unless a counted noun speaks against it."""
    if before in STRONG:
        return modern or after not in COUNTED
    if after in COUNTED:
        return False
    if before in WEAK:
        return modern or not _looks_counted(after)
    if _looks_counted(after):
        return False
    return modern or not after.islower() or after in FUNCTION_AFTER
