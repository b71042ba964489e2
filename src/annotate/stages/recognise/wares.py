"""Things that are named like persons and places, and are none of the kinds: cures, guns, cars, ships.

"Peruvian Bitters", "a Winchester", "the ship Anna and Edward": advertisements and reports are full of them. Each rule
looks at one candidate; to add a cure, a gun or a car, put it into its list.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from annotate.stages.lists import listed
from annotate.stages.recognise.candidates import FRAMED, Candidate
from annotate.values.model import Kind

if TYPE_CHECKING:
    from annotate.stages.tokens import Tokens

_CURES = listed(
    "Balsam Bitters Catholicon Elixir Embrocation Emulsion Expectorant Febrifuge Liniment Lozenges Ointment Panacea",
    "Pectoral Pellets Pills Plaster Plasters Remedy Salve Sarsaparilla Syrup Tablets Tonic Vermifuge",
)
_MADE = listed(
    "Buick Chevrolet Colt Derringer Enfield Gatling Hotchkiss Luger Martini Mauser Maxim Oldsmobile Overland Packard",
    "Plymouth Pontiac Remington Springfield Studebaker Winchester",
)
_ONE = listed("a A an An another his her my new old our their this your")
_USED = listed(
    "automobile bullet bullets car carbine cartridge coupe gun guns musket pistol pistols revolver revolvers",
    "rifle rifles roadster sedan shotgun truck",
)
_SHIPS = listed(
    "bark barque brig brigantine frigate packet schooner ship sloop steamer Bark Brig Schooner Schr Schr. Ship Sloop"
)
_SAILED = listed("anchored cleared foundered grounded sailed")
_SIGNS = _CURES | _MADE | _SHIPS | _SAILED | {"hauling", "moored"}
_POSSESSIVE = frozenset(("'s", "’s", "'", "’"))
_NEAR = 2


def without_wares(tokens: Tokens, candidates: Sequence[Candidate]) -> list[Candidate]:
    """Give the kind None to candidates that are cures, guns, cars or ships."""
    if _SIGNS.isdisjoint(tokens.forms):
        return list(candidates)
    here = set(tokens.forms)
    cures, made, ships = not _CURES.isdisjoint(here), _MADE & here, not _SHIPS.isdisjoint(here)
    told = {word for word in made if _is_told(tokens, word)}
    return [
        c.because(FRAMED, None)
        if c.kind is not None
        and not c.decided
        and (
            (cures and _is_cure(tokens, c))
            or tokens[c.start] in told
            or (ships and _is_second(tokens, c))
            or _has_sailed(tokens, c)
        )
        else c
        for c in candidates
    ]


def _is_cure(tokens: Tokens, candidate: Candidate) -> bool:
    """ "Alpine Bitters", "Holloway's Ointment"; who is known as its maker stays a person."""
    if tokens[candidate.end - 1] in _CURES:
        return True
    after = tokens[candidate.end : candidate.end + _NEAR + 1]
    owned = after[:1] and after[0] in _POSSESSIVE
    if owned:
        return candidate.kind is Kind.PLACE and not _CURES.isdisjoint(after[1:])
    return not _CURES.isdisjoint(after[:1])


def _is_told(tokens: Tokens, word: str) -> bool:
    """Whether a text tells of a thing by its maker: "a Winchester", "his new Overland", "a Mauser bullet"."""
    places = [at for at, form in enumerate(tokens.forms) if form == word]
    return any((at and tokens[at - 1] in _ONE and not _is_name(tokens, at + 1)) or _uses(tokens, at) for at in places)


def _uses(tokens: Tokens, at: int) -> bool:
    return any(word in _USED for word in tokens[at + 1 : at + 2])


def _is_name(tokens: Tokens, at: int) -> bool:
    return at < len(tokens) and tokens[at][:1].isupper()


def _is_second(tokens: Tokens, candidate: Candidate) -> bool:
    """ "the ship Anna and Edward": the second half of a ship's name, or a ship at the head of a report."""
    last = tokens[candidate.start - 1] if candidate.start else ""
    if tokens[candidate.start] in _SHIPS and candidate.length() > 1:
        return True
    if last == "and" and candidate.start > _NEAR:
        return tokens[candidate.start - 3] in _SHIPS and tokens[candidate.start - 2][:1].isupper()
    return last in _SHIPS and last[:1].isupper()


def _has_sailed(tokens: Tokens, candidate: Candidate) -> bool:
    """ "the Tampa sailed", "the Tampa was hauling": a place that an article makes a ship."""
    if candidate.kind is not Kind.PLACE or not candidate.start or tokens[candidate.start - 1] not in ("the", "The"):
        return False
    after = tokens[candidate.end : candidate.end + 2]
    return bool(after) and (after[0] in _SAILED or (after[0] == "was" and after[1:] in (("hauling",), ("moored",))))
