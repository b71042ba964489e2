"""Who holds an office, named behind it and its place; and letters behind a name that tell an honour or a command.

Between commas behind an office and where it is held stands its holder ("the Ambassador in Washington, Dobrynin,"), not
another place, unless a land is named there ("the consul at Kirin, Manchuria,"). Letters with points that are set off
behind a person ("Hodge, C.G., XXIV Corps") are nobody. Each rule takes and returns candidates. To add an office or a
preposition, add it to its list.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from annotate.stages.lists import listed
from annotate.stages.recognise.candidates import IN_APPOSITION, IN_GAZETTEER, Candidate, Placed
from annotate.stages.recognise.known import leaning
from annotate.stages.recognise.lexicon import Lexicon, bare, common_words, heads, is_demonym, is_title
from annotate.values.model import Kind

if TYPE_CHECKING:
    from annotate.stages.tokens import Tokens

_OFFICES = listed(
    "admiral adviser agent amb ambassador attaché bishop chargé chief commander commissioner consul consul-general",
    "correspondent delegate director envoy general governor governor-general head leader mayor minister observer",
    "plenipotentiary prefect premier president rector representative resident secretary spokesman spokeswoman viceroy",
    "vice-consul",
)
# As they are written: with a capital, in capitals, with the point of an abbreviation.
_WRITTEN = frozenset(
    form for office in _OFFICES for form in (office, office.capitalize(), office.title(), office.upper(), f"{office}.")
) | {"Amb.", "AMB."}
_WHERE = frozenset(("in", "at", "to", "of", "for", "on"))
_ENDS = frozenset((",", ")", ";", "—", "–"))
_LONGEST = 3
# What two speakers have together.
_OF_TWO = listed(
    "accord agreement communiqué conversations correspondence debate exchange exchanges formula interview meeting",
    "memorandum note notes pact plan protocol summit talks",
)
_DASHES = frozenset(("-", "–", "—"))
# Letters of commands, honours, degrees and services, without their points.
_POSTNOMINALS = listed(
    "ADC BA BD CB CBE CG CH CIE CMG CO DCL DD DFC DSC DSO FRS GCB GCMG GOC JP KBE KC KCB KCIE KCMG LLD MA MBE MC MD MP",
    "OBE OM PC PhD QC RN SJ USA USMC USN VC",
)


def holders(tokens: Tokens, candidates: Sequence[Candidate], lexicon: Lexicon) -> list[Candidate]:
    """Make persons of names between commas behind an office and its place, marked or not."""
    found = Placed(candidates)
    if _WRITTEN.isdisjoint(tokens.forms):
        return found.all()
    for place in candidates:
        name = _name_behind(tokens, place.end) if _is_post(tokens, place) else None
        if name is None or not _may_be_somebody(tokens, name, lexicon):
            continue
        touching = found.within(*name)
        if any(one.decided or IN_GAZETTEER in one.reasons for one in touching):
            continue
        found.replace(touching, Candidate(*name, Kind.PERSON, (IN_APPOSITION,)))
    return found.all()


def paired(tokens: Tokens, candidates: Sequence[Candidate], lexicon: Lexicon) -> list[Candidate]:
    """Make persons of two unknown names that a dash joins before what two speakers have: "the Vask–Ormel talks"."""
    if _OF_TWO.isdisjoint(tokens.forms):
        return list(candidates)
    found, forms = Placed(candidates), tokens.forms
    for at in range(1, len(forms) - 2):
        if forms[at] not in _DASHES or forms[at + 2] not in _OF_TWO:
            continue
        names = forms[at - 1], forms[at + 1]
        known = any(lexicon.kinds_of((name,)) == (Kind.PLACE,) or _is_place(name) for name in names)
        if known or not all(name.istitle() and _is_word_of_name(name) for name in names):
            continue
        touching = found.within(at - 1, at + 2)
        if touching and all(at - 1 <= one.start and one.end <= at + 2 for one in touching):
            found.replace(touching, Candidate(at - 1, at, Kind.PERSON, (IN_APPOSITION,)))
            found.replace((), Candidate(at + 1, at + 2, Kind.PERSON, (IN_APPOSITION,)))
    return found.all()


def cut_at_commas(tokens: Tokens, candidates: Sequence[Candidate], lexicon: Lexicon) -> list[Candidate]:
    """Drop letters of honours and commands behind a person, and part a place from the land that it lies in.

    "Hodge, C.G., XXIV Corps", "Bevin, M.P., said"; "PANMUNJOM, Korea, Monday", taken for one person.
    """
    persons = {one.end for one in candidates if one.kind is Kind.PERSON}
    found: list[Candidate] = []
    for one in candidates:
        at = _comma(tokens, one)
        if one.kind is not Kind.PERSON or (
            at == one.start and not (one.start - 1 in persons and _is_set_off(tokens, one))
        ):
            found.append(one)
        elif at > one.start and _is_letters(tokens[at + 1 : one.end]):
            found.append(replace(one, end=at))
        elif at > one.start and lexicon.kinds_of(tokens[at + 1 : one.end])[:1] == (Kind.PLACE,):
            sides = (one.start, at), (at + 1, one.end)
            found += [Candidate(*side, Kind.PLACE, one.reasons) for side in sides]
        elif at > one.start:
            found.append(one)
    return found


def _comma(tokens: Tokens, one: Candidate) -> int:
    """Return where a name has its only comma, or its start."""
    commas = [at for at in range(one.start + 1, one.end - 1) if tokens[at] == ","]
    return commas[0] if len(commas) == 1 else one.start


def _is_set_off(tokens: Tokens, one: Candidate) -> bool:
    """Whether a name is letters behind a comma."""
    return tokens[one.start - 1] == "," and _is_letters(tokens[one.start : one.end])


def _is_letters(words: Sequence[str]) -> bool:
    return "".join(words).replace(".", "") in _POSTNOMINALS


def _is_post(tokens: Tokens, place: Candidate) -> bool:
    """Whether an office and a preposition stand before a place: "the Minister in [Peking]"."""
    if place.kind is not Kind.PLACE:
        return False
    at = place.start - 1 - (tokens[place.start - 1] == "the" if place.start else 0)
    return at > 0 and tokens[at] in _WHERE and bare(tokens[at - 1]) in _OFFICES


def _name_behind(tokens: Tokens, at: int) -> tuple[int, int] | None:
    """Return where a name stands between a comma at a token and the next one."""
    if at >= len(tokens) or tokens[at] != ",":
        return None
    start = end = at + 1
    while end < len(tokens) and end - start < _LONGEST and tokens[end][:1].isupper():
        end += 1
    return (start, end) if end > start and end < len(tokens) and tokens[end] in _ENDS else None


def _may_be_somebody(tokens: Tokens, name: tuple[int, int], lexicon: Lexicon) -> bool:
    words = tokens[slice(*name)]
    if any(kind is not Kind.PERSON for kind in lexicon.kinds_of(words)) or not heads().keys().isdisjoint(words):
        return False
    return all(_is_word_of_name(word) for word in words) and not (len(words) == 1 and _is_place(words[0]))


def _is_word_of_name(word: str) -> bool:
    plain = word.replace("-", "").replace("’", "").replace("'", "").replace(".", "")
    return plain.isalpha() and word.lower() not in common_words() and not is_title(word) and not is_demonym((word,))


def _is_place(word: str) -> bool:
    """Whether a word is mostly the name of a place, and hardly of a person."""
    said = leaning(word)
    return said.get(Kind.PLACE, 0.0) > said.get(Kind.PERSON, 0.0)
