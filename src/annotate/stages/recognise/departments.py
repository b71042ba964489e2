"""Names behind an office of more than a word: "Secretary of State Lansing", "Chief of Police Burke", "Governor-elect".

Between the office and a name stands a department ("the Navy", "Foreign Affairs"), so that no title is right before the
name, and a name that is a word or a town ("Stone", "Lansing") is taken for one. To add an office or a department, add
it to its list; the longest department counts ("Minister of State Security").
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING

from annotate.stages.dates.lexicon import MONTH_WORDS, WEEKDAY_WORDS
from annotate.stages.lists import listed
from annotate.stages.recognise.candidates import IN_GAZETTEER, TITLE, Candidate, Placed
from annotate.stages.recognise.lexicon import bare, given_names, heads, is_title
from annotate.values.model import Kind

if TYPE_CHECKING:
    from annotate.stages.tokens import Tokens

_OFFICES = listed(
    "chancellor chief commissar commissioner director lord minister premier secretary superintendent undersecretary",
    "under-secretary vice-minister",
)
_DEPARTMENTS = (
    "Agriculture|Central Intelligence|Commerce|Communications|Culture|Customs|Defence|Defense|Detectives"
    "|Education|Energy|External Affairs|Finance|Foreign Affairs|Foreign Trade|Health|Home Affairs|Industry"
    "|Information|Internal Affairs|Justice|Labor|Labour|Marine|Mission|Munitions|National Defence"
    "|National Defense|Naval Operations|Police|Protocol|Public Instruction|Public Safety|Public Works|Railways"
    "|Reconstruction|Schools|Staff|State|State Security|Station|Trade|Transport|Transportation|Unification"
    "|Veterans Affairs|War"
)
# Those that an article stands before, too.
_WITH_ARTICLE = "Admiralty|Air Force|Army|Exchequer|Interior|Navy|Treasury"
# What stands behind a department and is no name of a person.
_NO_NAME = listed(
    "Affairs Agency Bureau Bulletin Cabinet College Conference Council Department Designate Designates Elect Emeritus",
    "Forces General Headquarters I II III Ministry Office Papers Reserve Security Service Services Staff Washington",
)
# Offices that stand right before a surname, and before few towns.
_BEFORE_SURNAMES = listed(
    "Alderman Auditor Chairman Commissioner Congressman Conductor Coroner Delegate Deputy Director Doctor Editor Envoy",
    "Governor Inspector Judge Justice Manager Mayor Minister Postmaster Premier Principal Prosecutor Representative",
    "Secretary Senator Sheriff Speaker Superintendent Treasurer",
)
_LONGEST, _PAIR = 4, 2


def holders_of_departments(tokens: Tokens, candidates: Sequence[Candidate]) -> list[Candidate]:
    """Make persons of the names right behind an office and its department, which is no body there, or "-elect"."""
    forms = tokens.forms
    found = Placed(candidates)
    departments: set[int] = set()
    for at, word in enumerate(forms[1:], 1):
        if word == "of" and bare(forms[at - 1]) in _OFFICES:
            start = _behind_department(forms, at + 1)
        elif word == "elect" and at > 1 and forms[at - 1] == "-" and is_title(forms[at - 2]):
            start = at + 1
        else:
            continue
        end = _end_of_name(forms, start) if start else 0
        if not start or end == start:
            continue
        touching = found.within(start, end)
        if all(one.end <= end for one in touching):
            found.replace(touching, Candidate(start, end, Kind.PERSON, (TITLE,)))
            departments.update(range(at + 1, start))
    return [one for one in found.all() if not departments.issuperset(range(one.start, one.end))]


def officers(tokens: Tokens, candidates: Sequence[Candidate]) -> list[Candidate]:
    """Make persons of words right behind an office that may be towns, too: "Secretary Lansing", "Judge Paris Orvel".

    Not of towns of the gazetteer, nor where the name goes on, or is where the office is held ("Mayor, Troy, N. Y.").
    """
    if _BEFORE_SURNAMES.isdisjoint(tokens.forms):
        return list(candidates)
    return [_officer(tokens, one) for one in candidates]


def _officer(tokens: Tokens, one: Candidate) -> Candidate:
    if one.length() > 1:
        long = one.kind is Kind.PLACE and one.length() > _PAIR
        full = tokens[one.start] in _BEFORE_SURNAMES and (long or tokens[one.start + 1] in given_names())
        whole = full and one.kind in (Kind.PLACE, Kind.ORG) and heads().keys().isdisjoint(tokens[one.start : one.end])
        return one.between(one.start + 1, one.end).because(TITLE, Kind.PERSON) if whole else one
    if one.kind not in (Kind.PLACE, Kind.PERSON) or IN_GAZETTEER in one.reasons or one.start < 1:
        return one
    after = tokens[one.end] if one.end < len(tokens) else ""
    before = tokens[one.start - 2] if one.start > 1 else ""
    goes_on = after[:1].isupper() or after in ("-", ",", "&")
    holds = tokens[one.start - 1] in _BEFORE_SURNAMES and not goes_on and not before[:1].isupper()
    return one.because(TITLE, Kind.PERSON) if holds else one


def _behind_department(forms: Sequence[str], at: int) -> int:
    """Return where the longest department that begins at a token ends; 0 where none does."""
    ways = _by_first().get(forms[at], ()) if at < len(forms) else ()
    return next((at + len(way) for way in ways if tuple(forms[at : at + len(way)]) == way), 0)


@cache
def _by_first() -> Mapping[str, tuple[tuple[str, ...], ...]]:
    """Return the departments by their first word, the longest first."""
    found: dict[str, tuple[tuple[str, ...], ...]] = {}
    plain = [tuple(name.split()) for name in f"{_DEPARTMENTS}|{_WITH_ARTICLE}".split("|")]
    ways = [*plain, *(("the", *name.split()) for name in _WITH_ARTICLE.split("|"))]
    for way in sorted(ways, key=len, reverse=True):
        found[way[0]] = (*found.get(way[0], ()), way)
    return MappingProxyType(found)


def _end_of_name(forms: Sequence[str], start: int) -> int:
    """Return where a run of words with capitals ends; its start where it is no name of a person."""
    end = start
    while end < len(forms) and end - start < _LONGEST and _is_word(forms[end]):
        end += 1
    if end == start or is_title(forms[start]) or any(forms[at] in _NO_NAME for at in range(start, end)):
        return start
    last, after = forms[end - 1], forms[end] if end < len(forms) else ""
    return start if after in ("of", "for", "'s", "’s") and last in heads() else end


def _is_word(word: str) -> bool:
    named = word[:1].isupper() and word.replace("-", "").replace("'", "").replace("’", "").replace(".", "").isalpha()
    small = word.lower()
    return named and word not in heads() and small not in MONTH_WORDS and small not in WEEKDAY_WORDS
