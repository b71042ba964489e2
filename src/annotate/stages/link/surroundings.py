"""What stands beside a name and says which of its bearers is meant: "Mrs.", ", Idaho", "of Germany"."""

from __future__ import annotations

from collections.abc import Sequence

from annotate.gazetteer import Gazetteer
from annotate.stages.link.lexicon import WOMENS_TITLES, countries, states_of_america
from annotate.values.authority import Entity

# Where the states of America lie: degrees north, and degrees east.
_NORTH, _EAST = (15.0, 72.0), (-180.0, -65.0)
_ZONES = ("territory", "region")
_LONGEST = 3


def title_before(lower: Sequence[str], start: int) -> str:
    """Return the woman's title that stands right before a token, in small letters and without its point, else ""."""
    at = start - 2 if start > 1 and lower[start - 1] == "." else start - 1
    word = lower[at].rstrip(".") if at >= 0 else ""
    return word if word in WOMENS_TITLES else ""


def within_after(words: Sequence[str], end: int) -> str:
    """Return what a place is said to lie in right after it: a state of America after a comma, a country after "of"."""
    if end + 1 >= len(words):
        return ""
    if words[end] == ",":
        found = (" ".join(words[end + 1 : end + 1 + length]) for length in range(_LONGEST, 0, -1))
        return next((state for state in found if state in states_of_america()), "")
    return words[end + 1] if words[end] in ("of", "in") and words[end + 1] in countries() else ""


def lies_elsewhere(entity: Entity, within: str, gazetteer: Gazetteer) -> bool:
    """Whether a place cannot be the one that is said to lie in another.

    Of a state of America, by where the place lies. Of another country, only for a zone or region, which the
    authority file says to be part of something: the Soviet zone of Germany is not that of Korea.
    """
    if within in states_of_america():
        if entity.lat is None or entity.lon is None:
            return entity.type == "settlement"
        return not (_NORTH[0] < entity.lat < _NORTH[1] and _EAST[0] < entity.lon < _EAST[1])
    wholes = {relation.object for relation in gazetteer.related(entity.id, "part-of")}
    if entity.type not in _ZONES or not wholes:
        return False
    return wholes.isdisjoint(name.entity for name in gazetteer.named(within))
