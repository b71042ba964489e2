"""Names that their form alone gives away: units of armed forces, entries of an index, newspapers named after a day.

The patterns read the tokens with one blank between them, if a token is there that each of their names holds. To add a
form: a row in `_FORMS`. `headed` is the other half:
the last word of a name says what the whole is, whoever it is named after ("Kim Il Sung University").
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import accumulate

from annotate.stages.dates.lexicon import WEEKDAY_WORDS
from annotate.stages.lists import listed
from annotate.stages.recognise.abbreviations import CUT_SHORT, LETTERS, MONTH, has_letters
from annotate.stages.recognise.boards import BOARDS
from annotate.stages.recognise.candidates import DATELINE, HEAD, IN_ROLL, TEAM, Candidate, Placed
from annotate.stages.recognise.lexicon import heads
from annotate.stages.recognise.old_forms import ROWS as OLD_FORMS
from annotate.stages.recognise.old_forms import STATES, Row
from annotate.stages.recognise.romanised import DIVISION_ROW
from annotate.stages.tokens import Tokens
from annotate.values.model import Kind

_ORDINAL = (
    r"(?:[0-9]{1,3}(?:st|nd|rd|th|d)|[IVXL]{1,6}|(?:(?:Twenty|Thirty|Forty|Fifty|Sixty|Seventy|Eighty|Ninety)"
    r"(?: - |-))?(?:First|Second|Third|Fourth|Fifth|Sixth|Seventh|Eighth|Ninth)|Tenth|Eleventh|Twelfth|"
    r"Thirteenth|Fourteenth|Fifteenth|Sixteenth|Seventeenth|Eighteenth|Nineteenth|Twentieth)"
)
_ARMS = (
    "Fusiliers Marines Infantry Cavalry Lancers Hussars Dragoons Grenadiers Guards Rifles Highlanders Artillery "
    "Engineers Volunteers Militia"
)
_UNIT = (
    r"(?:Army(?: Group| Corps)?|Corps|Division|Brigade|Regiment|Battalion|Squadron|Fleet|Air Force|Group Army|"
    r"(?:Far Eastern|Belorussian|Ukrainian|Baltic|Transbaikal) Front|Regimental Combat Team|Air Wing|"
    rf"(?:{'|'.join(_ARMS.split())})(?! (?:Army|Corps|Division|Brigade|Regiment|Battalion|Squadron|Group)\b))"
)
_CAPITALS = r"[A-Z]{3,}(?: - [A-Z]{2,}| [A-Z]{2,}){0,2}"
_MONTHS = frozenset(f"{month}{point}" for month in MONTH.split("|") for point in ("", "."))
_UNIT_ENDS = f"Army Group Corps Division Brigade Regiment Battalion Squadron Fleet Force Front Team Wing {_ARMS}"
_ENTRY, _ENTRY_ENDS, _ENTRY_GOES_ON = "an entry begins", frozenset(";\n•"), frozenset((",", "-"))
_GIVEN = r"[A-Z][a-zŏŭ]+(?: - [A-Za-z][a-zŏŭ]+| [A-Z][a-zŏŭ]+| [A-Z]\.){0,2}"
_PAIR = 2
# Last words of names of the land itself, which no organisation is named by.
_LANDSCAPE = listed(
    "Archipelago Bay Creek Desert Island Islands Lake Mountain Mountains Oblast Ocean Peninsula Plateau Prefecture",
    "Province Ridge River Sea Strait Straits Swamp Valley",
)
# First words, before "of", of the names of what a state is divided into, and of lands.
_DIVISIONS = listed(
    "Archipelago Bay Borough Canton City County Duchy Emirate Governorate Gulf Isle Isles Kingdom Municipality Parish",
    "Prefecture Principality Province Region Republic Sea Strait Straits Sultanate Territory Town Township Village",
)
# First or last words of the names of bodies that are parts of others.
_PARTS = listed(
    "Bureau Chamber Collegium Commission Committee Council Executive Faculty Institute Politburo Presidium Secretariat",
    "Subcommittee",
)
_OF_BODY = (("of", "the"), ("of",))
_WEEKDAY = "|".join(sorted(map(str.capitalize, WEEKDAY_WORDS), key=len, reverse=True))
# Ways in a town, as newspapers long wrote them: "Wall street", "Fleet-street".
_STREETS = listed("avenue street")
_WAYS = _STREETS | listed(
    "alley bridge buildings court crescent gate green hill lane place road row square terrace yard"
)
_WAY = "a way follows a hyphen"
_NAMED_WAY = (
    r"(?<![\w.-])(?!(?:A|An|Any|At|By|Cross|Down|Each|Every|His|Her|In|Its|My|No|Off|On|One|"
    r"Our|Some|That|The|Their|These|This|Those|Your)\b)[A-Z][a-z’\']+(?: [A-Z][a-z]+)?"
)
# Codes of three letters for countries after competitors (of the Olympic committee, and of ISO 3166 where it differs),
# but for those that are short forms of bodies and things, too.
_TEAMS = listed(
    "AFG ALB ALG AND ARE ARG ARM AUS AUT AZE BAH BEL BIH BLR BOL BOT BRA BUL CHL CHN CMR COL CRC CRO CUB CYP CZE DEN",
    "DEU DNK DOM ECU EGY ESP EST ETH FIJ FIN FRA GBR GEO GER GHA GRC GRE GUA HKG HUN IDN IND IRL IRN ISL ISR ITA JAM",
    "JOR JPN KAZ KEN KGZ KOR KSA KUW LAT LTU LUX LVA MAR MAS MDA MEX MKD MNE MYS NAM NED NLD NGA NGR NOR NZL OMN PAK",
    "PAN PAR PER PHI POL POR PRK PRT PRY PUR QAT ROU RSA RUS SAU SGP SLO SRB SUI SVK SVN SWE SYR THA TJK TPE TUN TUR",
    "UAE UGA UKR URU URY USA UZB VEN VIE VNM ZAF ZIM",
)
# Last words of the names of what is signed, which are no bodies.
_DOCUMENTS = listed("Accord Accords Agreement Armistice Declaration Pact Protocol Treaty")
# Last words of the names of newspapers: before a day they are no place of a dateline.
_PAPERS = listed("Chronicle Courier Gazette Herald Journal Observer Post Telegraph Times Tribune")
_AGAINST = frozenset(("v", "vs", "v.", "vs.", "versus"))
_FORMS: tuple[Row, ...] = (
    *OLD_FORMS,
    (
        "a unit of armed forces",
        Kind.ORG,
        frozenset(_UNIT_ENDS.split()),
        re.compile(
            rf"(?<![\w.-]){_ORDINAL}(?: (?!(?:The|And)\b)[A-Z][\w.]*(?: - [A-Z]?\w+)?){{0,3}}? {_UNIT}(?![\w-])"
        ),
    ),
    (
        "a unit of armed forces",
        Kind.ORG,
        frozenset(("Squadron", "Battery", "Commando", "Company", "Troop", "Wing")),
        re.compile(
            r"(?<![\w.-])No ?\. [0-9]{1,4}(?: \([A-Z][a-z]+\))?(?: (?!(?:The|And)\b)[A-Z]\w+){0,2}?"
            r" (?:Squadron|Battery|Commando|Company|Troop|Wing)(?![\w-])"
        ),
    ),
    (
        "a line of latitude or longitude",
        Kind.PLACE,
        frozenset(("parallel", "Parallel", "meridian", "Meridian")),
        re.compile(rf"(?<![\w.-]){_ORDINAL} (?:[Pp]arallel|[Mm]eridian)(?![\w-])"),
    ),
    (
        DATELINE,
        Kind.PLACE,
        _MONTHS,
        re.compile(
            rf"(?:(?<=^)|(?<=\n )|(?<=[.!?:”’\"] ))(?!{_WEEKDAY})(?:{_CAPITALS}|[A-Z][a-z]{{2,}}(?: [A-Z][a-z]+)?)"
            rf"(?= , (?:{MONTH})\.? [0-9]{{1,2}}\b)",
            re.MULTILINE,
        ),
    ),
    (
        DATELINE,
        Kind.PLACE,
        _MONTHS,
        re.compile(
            rf"(?:(?<=^)|(?<=\n )|(?<=^“ )|(?<=\n “ ))(?!{_WEEKDAY})"
            rf"(?:{_CAPITALS}|[A-Z][a-z]{{2,}}(?:[A-Z][a-z]?)?(?: [A-Z][a-z]+)?)"
            rf"(?= (?:{MONTH}) ?\.?(?: ,)? [0-9]{{1,2}} ?[.,—])",
            re.MULTILINE,
        ),
    ),
    (
        "the district of a capital",
        Kind.PLACE,
        frozenset(("D.C.", "D.", "D")),
        re.compile(r"(?<=, )D ?\. ?C ?\.|(?<=\( )D ?\. ?C ?\."),
    ),
    (
        TEAM,
        Kind.PLACE,
        _TEAMS,
        re.compile(rf"(?<=[a-zà-ž] \( )(?:{'|'.join(sorted(_TEAMS))})(?= \))"),
    ),
    (
        "a zone of time",
        None,
        frozenset(("Time", "time")),
        re.compile(
            r"(?<![\w.-])(?:Eastern|Central|Mountain|Pacific) (?:[Dd]aylight|[Ss]tandard|[Ss]ummer|[Ww]ar) [Tt]ime\b"
        ),
    ),
    (
        "a street",
        Kind.PLACE,
        frozenset(_STREETS),
        re.compile(rf"{_NAMED_WAY} (?:{'|'.join(sorted(_STREETS))})(?![\w-])"),
    ),
    (
        "a street with a hyphen",
        Kind.PLACE,
        frozenset((_WAY,)),
        re.compile(rf"{_NAMED_WAY} - (?:{'|'.join(sorted(_WAYS))})(?![\w-])"),
    ),
    (
        "a party",
        Kind.ORG,
        frozenset(("party",)),
        re.compile(
            r"(?<![\w.-])(?:Republican|Democratic|Whig|Tory|Liberal|Conservative|Labou?r|Unionist|Radical|Socialist"
            r"|Communist|Populist|Federalist|Progressive|Nationalist|Prohibition) party(?![\w-])"
        ),
    ),
    (
        "a newspaper named after a day",
        Kind.ORG,
        frozenset(("Sunday", "Saturday", "Monday")),
        re.compile(
            r"(?<![\w-])(?:Sun|Satur|Mon)day "
            r"(?:Times|Telegraph|Express|Mirror|Herald|Post|Mail|People|Tribune)(?![\w-])"
        ),
    ),
    (
        "surname first, as in an index",
        Kind.PERSON,
        frozenset((_ENTRY,)),
        re.compile(rf"(?:(?<=^)|(?<=[;\n•] ))[A-Z][A-Z'’]+(?: - [A-Z]+)? , {_GIVEN}(?= [(;,\n]| ?$)", re.MULTILINE),
    ),
    (
        "surname and initials, as in an index",
        Kind.PERSON,
        frozenset((_ENTRY,)),
        re.compile(
            rf"(?:(?<=^)|(?<=[;\n•] ))[A-Z][a-z]+(?: - [A-Z][a-z]+)? , (?!{STATES} , (?:{MONTH})\b)"
            r"(?:[A-Z]\. ?){1,3}(?= ?(?:[(;,\n]|$))",
            re.MULTILINE,
        ),
    ),
)


def formed(tokens: Tokens) -> Iterator[Candidate]:
    """Yield the names that their form gives away."""
    here = set(tokens.forms)
    if _begins_entry(tokens.forms):
        here.add(_ENTRY)
    if "-" in here and not _WAYS.isdisjoint(here):
        here.add(_WAY)
    if any(map(has_letters, here)):
        here.add(LETTERS)
    due = [
        (reason, kind, pattern)
        for reason, kind, needed, pattern in (
            *_FORMS,
            *BOARDS,
            *CUT_SHORT,
            DIVISION_ROW,
        )
        if not needed.isdisjoint(here)
    ]
    if not due:
        return
    text = " ".join(tokens.forms)
    met = [(reason, kind, found) for reason, kind, pattern in due for found in pattern.finditer(text)]
    if met:
        starts = {at: index for index, at in enumerate(accumulate((len(form) + 1 for form in tokens.forms), initial=0))}
        ends = {at - 1: index for at, index in starts.items()}
        for reason, kind, found in met:
            start, end = starts.get(found.start()), ends.get(found.start() + len(found[0].rstrip()))
            paper = reason == DATELINE and end is not None and tokens[end - 1] in _PAPERS
            if start is not None and end is not None and not paper:
                yield Candidate(start, end, kind, (reason,))


def parted(tokens: Tokens, candidates: Sequence[Candidate]) -> list[Candidate]:
    """Part the two sides of a match: "Australia v England"."""
    if _AGAINST.isdisjoint(tokens.forms):
        return list(candidates)
    found = []
    for candidate in candidates:
        at = next((at for at in range(candidate.start, candidate.end) if tokens[at] in _AGAINST), None)
        if at is None or at == candidate.start:
            found.append(candidate)
            continue
        after = at + 1 + (tokens[at + 1 : at + 2] == (".",))
        kind = Kind.PLACE if candidate.kind in (Kind.EVENT, Kind.PLACE) else candidate.kind
        sides = (Candidate(a, b, kind, candidate.reasons) for a, b in ((candidate.start, at), (after, candidate.end)))
        found += [side for side in sides if side.length() > 0]
    return found


def nested(tokens: Tokens, candidates: Sequence[Candidate]) -> list[Candidate]:
    """Make one name of a body and the body that it is part of: "the Institute of Law of the Academy of Sciences"."""
    found: list[Candidate] = []
    for candidate in sorted(candidates, key=lambda one: one.start):
        last = found[-1] if found else None
        if (
            last is not None
            and candidate.kind is Kind.ORG
            and last.kind is Kind.ORG
            and _is_part(tokens, last, candidate)
        ):
            found[-1] = last.between(last.start, candidate.end)
        else:
            found.append(candidate)
    return found


def _is_part(tokens: Tokens, part: Candidate, whole: Candidate) -> bool:
    between = tokens[part.end : whole.start]
    return between in _OF_BODY and not _PARTS.isdisjoint((tokens[part.start], tokens[part.end - 1]))


def _is_division(tokens: Tokens, candidate: Candidate) -> bool:
    """ "Municipality of X", "City Municipality of X": a division of land, and no body of it."""
    words = tokens[candidate.start : candidate.end]
    head = words.index("of") if "of" in words else 0
    return 0 < head < len(words) - 1 and _DIVISIONS.issuperset(words[:head])


def _begins_entry(forms: Sequence[str]) -> bool:
    """Whether a word is followed by a comma or a hyphen where an entry of an index may begin."""
    begins = [0, *(at + 1 for at, form in enumerate(forms) if form[-1:] in _ENTRY_ENDS)]
    return any(forms[at + 1] in _ENTRY_GOES_ON for at in begins if at + 1 < len(forms))


def headed(tokens: Tokens, candidates: Sequence[Candidate]) -> list[Candidate]:
    """Settle the kind of names by their last word, and let a name grow to the noun of what is named after it."""
    if heads().keys().isdisjoint(tokens.forms) and _DIVISIONS.isdisjoint(tokens.forms):
        return list(candidates)
    found = Placed(candidates)
    for candidate in candidates:
        last = tokens[candidate.end - 1]
        kind = heads().get(last)
        wrong = candidate.kind is Kind.PERSON or (candidate.kind is Kind.ORG and last in _LANDSCAPE)
        wrong = wrong or (candidate.kind is Kind.PLACE and last in _PAPERS)
        wrong = wrong or (candidate.kind is Kind.ORG and last in _DOCUMENTS)
        if kind is not None and candidate.length() > 1 and wrong and IN_ROLL not in candidate.reasons:
            found.replace([candidate], candidate.because(HEAD, kind))
        elif candidate.kind is Kind.ORG and candidate.length() > _PAIR and _is_division(tokens, candidate):
            found.replace([candidate], candidate.because(HEAD, Kind.PLACE))
        following = tokens[candidate.end] if candidate.end < len(tokens) else ""
        named_after = heads().get(following)
        if candidate.kind in (Kind.PLACE, Kind.PERSON) and named_after in (Kind.EVENT, Kind.TERM):
            whole = Candidate(candidate.start, candidate.end + 1, named_after, (*candidate.reasons, HEAD))
            found.replace(found.within(whole.start, whole.end), whole)
    return found.all()
