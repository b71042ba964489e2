"""Boards, courts and departments: "the Board of County Commissioners", and as papers write it, "the war department".

With capitals the first word and "of" say what it is, whatever the sentence does to it. In small letters a department of
a state is one of its bodies all the same: many papers write them so. To add one, add it to its list.
"""

from __future__ import annotations

import re

from annotate.stages.lists import listed
from annotate.stages.recognise.abbreviations import MONTH
from annotate.stages.recognise.candidates import HEAD
from annotate.stages.recognise.old_forms import Row
from annotate.values.model import Kind

_FIRST = listed("Board Bureau Chamber Commission Committee Council Court Department Knights Ministry")
# Adjectives that stand before the noun of what it is a board of.
_ADJECTIVES = (
    "Agricultural|Animal|Civil|Common|County|Criminal|Economic|External|Fire|Foreign|General|Health|Higher|Home|Indian"
    "|Insular|Internal|International|Labor|Mineral|National|Naval|Police|Public|School|Social|Special|State|Town|Veterans"
)
_NOT_OF = rf"(?!(?:{MONTH})\b)"
_OF_THE = "Admiralty|Air Force|Army|Census|Currency|Interior|Navy|Poor|Public|Treasury"
_OF = (
    rf"(?:{'|'.join(sorted(_FIRST))}) of (?:the (?={_OF_THE}))?{_NOT_OF}"
    rf"(?:(?:{_ADJECTIVES}) )?[A-Z][a-z]+(?: and [A-Z][a-z]+)?"
)
_SMALL_DEPARTMENTS = "(?:agricultural|interior|justice|navy|post[- ]?office|state|treasury|war)"
_SMALL = (
    rf"{_SMALL_DEPARTMENTS} department",
    r"(?:federal )?bureau of (?:mines|animal industry|education|fisheries|engraving|investigation)",
    r"department of (?:agriculture|commerce|justice|labor|state|the interior|the treasury|war)",
    r"interstate commerce commission|federal trade commission|federal reserve (?:board|bank)|civil service commission",
)

BOARDS: tuple[Row, ...] = (
    (
        HEAD,
        Kind.ORG,
        _FIRST,
        re.compile(rf"(?<![\w.'’-]){_OF}(?! [A-Z]|[\w-])"),
    ),
    (
        "a department of a state",
        Kind.ORG,
        listed("board bank bureau commission department"),
        re.compile(rf"(?:(?<=\b[Tt]he )|(?<=\b[Aa] ))(?:{'|'.join(_SMALL)})\b(?!['’ ]s\b| [A-Z])"),
    ),
)
