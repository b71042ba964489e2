"""What the heads of forms and telegrams are written with, and is no name: "SUBJ:", "MEMO", "Ser. 1945-A".

To add a word, add it to its list.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from annotate.stages.lists import listed

if TYPE_CHECKING:
    from annotate.stages.recognise.candidates import Candidate
    from annotate.stages.tokens import Tokens

# Words that stand alone at the head of letters, telegrams and forms.
_LABELS = listed(
    "action attention cite classified comment confidential copy date distribution enclosure encl eyes file from info",
    "memo memorandum message msg nodis limdis note pass priority reference ref restricted routine secret serial",
    "signed subj subject summary telegram top unclassified urgent immediate flash",
)
# Those before whom a telegram goes to, too.
_ADDRESSES = listed("info rptd")
_ENDS = frozenset('.!?:"“”\n')
_SHORT = 4
"""Letters of a label that is not listed."""


def without_labels(tokens: Tokens, candidates: Sequence[Candidate]) -> list[Candidate]:
    """Drop what the heads of forms and telegrams are written with: "SUBJ:", "MEMO", "Ser. 1945-A", "Info [Seoul]"."""
    candidates = [_without_label(tokens, c) for c in candidates]
    return [c for c in candidates if c.kind is None or c.length() > 1 or not _is_label(tokens, c.start)]


def _without_label(tokens: Tokens, candidate: Candidate) -> Candidate:
    """Cut off the word that addresses a telegram: "Info Seoul", "Rptd Tokyo"."""
    first = tokens[candidate.start]
    if candidate.length() > 1 and candidate.kind is not None and first.istitle() and first.lower() in _ADDRESSES:
        return replace(candidate, start=candidate.start + 1)
    return candidate


def _is_label(tokens: Tokens, at: int) -> bool:
    word, after = tokens[at], tokens[at + 1 : at + 3]
    if word.lower() in _LABELS:
        return word.isupper() or after[:1] == (":",)
    if after[:1] == (":",) and word.isupper() and len(word) <= _SHORT:
        return at == 0 or "\n" in tokens[at - 1] or tokens[at - 1] in _ENDS
    numbered = len(after) > 1 and after[0] == "." and after[1][:1].isdigit()
    return numbered and word.istitle() and len(word) <= _SHORT
