"""Forms of old newspapers that give a name away: signatures, companies, railroads, mines, creeks, towns with a state.

Rows as those of `annotate.stages.recognise.forms`, which reads them: why, the kind, words of which one is in every such
name or beside it, and the pattern over tokens with one blank between them.
"""

from __future__ import annotations

import re

from annotate.stages.lists import listed
from annotate.stages.recognise.candidates import ABBREVIATED, DATELINE, SIGNED, STATE
from annotate.values.model import Kind

# A pattern that begins with a set of letters is sought faster than one that begins with what stands before it.
Row = tuple[str, Kind | None, frozenset[str], re.Pattern[str]]

_NO_FIRST = (
    r"(?!(?:A|All|An|And|Any|As|At|But|By|Each|Every|For|From|Her|His|If|In|Its|My|No|Of|On|One|Or|Our|Some|That"
    r"|The|Their|These|This|Those|To|What|When|Which|Your)\b)"
)
_WORD = r"[A-Z][a-z]+"
_SIGNING = (
    "Adm'r Agent Cashier Ch'n Chairman Clerk Clk Collector Editor Esq Esquire Ex'r Jailer Jailor Postmaster Pres't"
    " President Principal Proprietor Recorder Sec Sec'ry Sec'y Secretary Sheriff Sup't Supt Treas Treasurer Trustee"
)
_CAPITALS = (
    r"(?<![\w.'’-])(?!(?:AND|BY|FOR|IN|NOTICE|OF|ORDER|THE|TO)\b)(?:[A-Z]{2,}|[A-Z]\.)"
    r"(?: (?!(?:AND|BY|FOR|OF|THE)\b)(?:[A-Z]\.|[A-Z]{2,}(?:['’][A-Z]+)?)){1,3}"
)
_BY_ORDER = (
    r"(?:(?<=Attest , )|(?<=Attest : )|(?<=Attest \. )|(?<=Attest , \n )|(?<=Attest \n )|(?<=Board \. )|(?<=Board , )"
    r"|(?<=Board \. \n )|(?<=Board , \n )|(?<=Directors \. )|(?<=Directors , )|(?<=Directors , \n )|(?<=Court \. )"
    r"|(?<=Trustees \. )|(?<=Trustees , )|(?<=Trustees , \n ))"
)
_TRADES = (
    r"(?i:bridge|canal|coal|construction|cotton|electric|express|ferry|gas|insurance|land|light|lumber|manufacturing"
    r"|mill|mining|motor|navigation|oil|packet|packing|plank road|power|publishing|rail ?road|railway|realty|salt"
    r"|steamboat|steamship|steel|street railway|telegraph|telephone|traction|trust|turnpike|water)"
)
_SIDES = "Central|Eastern|Grande|Gulf|Midland|Northern|Northwestern|Pacific|Southern|Southwestern|Western"
_ORES = (
    "British|Chinese|Coal|Copper|Diamond|Emerald|French|German|Gold|Iron|Italian|Japanese|Korean|Lead|Russian|Salt"
    "|Silver|Soviet|Tin|Turkish|Uranium|Zinc|American"
)
_OWNED = (
    r"Bend|Bluff|Bridge|Corners?|Cove|Creek|Cross Roads|Ferry|Forks?|Gap|Gulch|Hollow|Island|Landing|Lick|Mills?|Neck"
    r"|Point|Run|Shoals?|Springs?|Station|Switch|Tavern"
)
_OF_LAND = "Bayou|Bluffs|County|Creek|Gulch|Inlet|Junction|Shoals|Springs|Township"
_BEFORE_LAND = (
    r"(?:(?<=\b(?:at|by|in|of|on|to) )|(?<=\b(?:and|the|The|for) )|(?<=\b(?:from|near|over|into|upon) )"
    r"|(?<=^)|(?<=\n )|(?<=[,.(] ))"
)
_TWO = r"(?:N ?\. ?[CDHJMY]|R ?\. ?I|S ?\. ?[CD]|W ?\. ?Va)"
STATES = (
    rf"(?:{_TWO}|Ala|Ariz|Ark|Cal|Colo|Conn|Ct|Del|Fla|Ga|Ia|Ill|Ind|Kan|Kans|Kas|Ky|La|Mass|Md|Me|Mich|Minn|Miss|Mo|Mont"
    r"|Neb|Nev|O|Okla|Ont|Ore|Pa|Penn|Tenn|Tex|Va|Vt"
    r"|Wash|Wis|D ?\. ?T|W ?\. ?T) ?\."
)
_ABBREVIATED = listed(
    "Ala. Ariz. Ark. Cal. Colo. Conn. Ct. Del. Fla. Ga. Ia. Ill. Ind. Kan. Kans. Kas. Ky. La. Mass. Md. Me. Mich.",
    "Minn. Miss. Mo. Mont. N. N.C. N.D. N.H. N.J. N.M. N.Y. Neb. Nev. O. Okla. Ont. Ore. Pa. Penn. R. R.I. S. S.C.",
    "S.D. Tenn. Tex. Va. Vt. Wash. Wis. W. D. Ala Cal Ga Ill Ind Kas Ky La Mass Me Mich Minn Mo Neb O Pa Tenn Tex Va",
    "Vt Wis",
)
_WHERE = r"(?:(?<=\bof )|(?<=\bat )|(?<=\bin )|(?<=\bnear )|(?<=\bfrom )|(?<=\bto )|(?<=[a-z] [,.] )|(?<=^)|(?<=\n ))"

ROWS: tuple[Row, ...] = (
    (
        SIGNED,
        Kind.PERSON,
        listed(_SIGNING),
        re.compile(rf"{_CAPITALS}(?= ,?(?: \n)? (?:{'|'.join(_SIGNING.split())})\b)"),
    ),
    (
        SIGNED,
        Kind.PERSON,
        listed("Attest Board Court Directors Trustees"),
        re.compile(rf"{_BY_ORDER}{_CAPITALS}(?= ?(?:[,.\n]|$))"),
    ),
    (
        "it is said that this is somebody's name",
        Kind.PERSON,
        listed("name himself herself"),
        re.compile(
            r"[A-Z](?:(?<=\bhis name is .)|(?<=\bher name is .)|(?<=\bcalled himself .)|(?<=\bcalls himself .)"
            r"|(?<=\bcalled herself .)|(?<=\bcalls herself .)|(?<=\bby the name of .))"
            r"[A-Za-z]+(?: [A-Z][a-z]+)?(?= (?:[,.;:)]|[a-z]))"
        ),
    ),
    (
        "the French write M. before a gentleman",
        Kind.PERSON,
        listed("M."),
        re.compile(
            r"(?:(?<=[,;—] M\. )|(?<=\n M\. )|(?<=\b(?:of|to|by) M\. )|(?<=\b(?:and|for) M\. )"
            r"|(?<=\b(?:that|with|from) M\. ))(?:de |du )?[A-Z][a-zé]+(?: [A-Z][a-zé]+)?(?! [A-Z])"
        ),
    ),
    (
        STATE,
        Kind.PLACE,
        listed("Rt Route Rfd RFD R.F.D."),
        re.compile(
            rf"(?:(?<=\bRt \. [0-9] , )|(?<=\bRoute [0-9] , )|(?<=\bRt \. [0-9] \. )){_WORD}(?: {_WORD})?(?= ?[,.;\n])"
        ),
    ),
    (
        "a company by its trade",
        Kind.ORG,
        listed("company Company"),
        re.compile(
            rf"(?<![\w.-]){_NO_FIRST}{_WORD}(?: (?:(?:and|&) )?{_WORD}){{0,3}} {_TRADES}(?: road)? [Cc]ompany\b"
        ),
    ),
    (
        "a company by its trade",
        Kind.ORG,
        listed("Asylum Association Bank Company Dispensary Hospital Infirmary Institution Railway Society"),
        re.compile(
            rf"(?<![\w.-]){_NO_FIRST}{_WORD}(?: {_WORD}){{0,3}} (?:and|&) {_WORD}(?: {_WORD}){{0,2}}"
            r" (?:Asylum|Association|Bank|Company|Dispensary|Hospital|Infirmary|Institution|Railway|Society)\b"
        ),
    ),
    (
        "a railroad",
        Kind.ORG,
        listed("road railroad railway"),
        re.compile(rf"(?<![\w.-]){_NO_FIRST}(?:{_WORD} (?:(?:and|&) )?){{1,3}}(?:{_SIDES}) (?:rail ?)?(?:road|way)\b"),
    ),
    (
        "a railroad",
        Kind.ORG,
        listed("road railroad railway"),
        re.compile(rf"(?<![\w.-]){_NO_FIRST}{_WORD} (?:and|&) {_WORD}(?: {_WORD})? (?:rail ?)?(?:road|way)\b"),
    ),
    (
        "a railroad",
        Kind.ORG,
        listed("R. R R.R. Ry Ry."),
        re.compile(
            rf"(?<![\w.-]){_NO_FIRST}{_WORD}(?: (?:(?:and|&) )?{_WORD}){{0,3}} (?:R ?\. ?R ?\.?|Ry ?\.)(?![\w])"
        ),
    ),
    (
        "a mine",
        Kind.PLACE,
        listed("mine"),
        re.compile(rf"(?<=\b[Tt]he )(?!(?:{_ORES})\b){_WORD}(?: ['’]s)?(?: {_WORD}){{0,2}} mine(?![\w-])"),
    ),
    (
        "a piece of land with its owner",
        Kind.PLACE,
        listed("'s ’s"),
        re.compile(rf"[A-Z](?<![\w.-].)[a-z]+ ['’]s (?:{_OWNED})(?![\w-])(?! [A-Z])"),
    ),
    (
        "a piece of land",
        Kind.PLACE,
        listed("|".join(_OF_LAND.split("|")).replace("|", " ")),
        re.compile(rf"{_BEFORE_LAND}{_NO_FIRST}{_WORD}(?: {_WORD})? (?:{_OF_LAND})(?![\w-])(?! [A-Z])", re.MULTILINE),
    ),
    (
        STATE,
        Kind.PLACE,
        _ABBREVIATED,
        re.compile(rf"{_WHERE}(?<!\. , ){_NO_FIRST}{_WORD}(?: {_WORD})?(?= , {STATES})", re.MULTILINE),
    ),
    (
        ABBREVIATED,
        Kind.PLACE,
        _ABBREVIATED,
        re.compile(rf"(?<=[a-z] , )(?!O ?\.|Me ?\.){STATES}(?= [,;:)(—-]| [a-z]{{2,}}| \n|$)", re.MULTILINE),
    ),
    (
        ABBREVIATED,
        Kind.PLACE,
        _ABBREVIATED,
        re.compile(rf"(?:(?<=[a-z] [,.] )|(?<=[a-z] \( )|(?<=[a-z] , \( )){_TWO}(?: ?\.)?(?= [,;)]| [a-z]{{2,}})"),
    ),
    (
        DATELINE,
        Kind.PLACE,
        _ABBREVIATED,
        re.compile(rf"(?:(?<=^)|(?<=\n ))[A-Z]{{3,}}(?: [A-Z]{{3,}}){{0,2}}(?= , {STATES} ?(?:[—,]|-))", re.MULTILINE),
    ),
)
