"""Frames: what stands around a name and tells its kind, and how much a frame speaks for which kinds.

The frames are rows of the tables in `parties`, `whereabouts` and `deeds`; `contexts` adds up what they say.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from types import MappingProxyType

from annotate.stages.lists import listed
from annotate.values.model import Kind

NEVER = 5.0
"""Log-odds of what is never said of a person."""
SURE = 3.0
"""Log-odds of what is said of hardly anything but lands, or of hardly any person."""
LIKELY = 1.5
"""The same of what is mostly said of them."""
ALSO = 2.0
"""The same of bodies, where it is hardly said of them, either."""

Words = Sequence[str]
Frame = Callable[[Words, int, int], bool]
"""Tells whether it stands around the name of the tokens from one to another (end-exclusive)."""
Odds = Mapping[Kind, float]
Frames = tuple[tuple[Frame, Odds], ...]

NEVER_BUT_LAND: Odds = MappingProxyType({Kind.PLACE: NEVER, Kind.ORG: ALSO})
SURELY_LAND: Odds = MappingProxyType({Kind.PLACE: SURE})
LIKELY_LAND: Odds = MappingProxyType({Kind.PLACE: LIKELY})
SURELY_PARTY: Odds = MappingProxyType({Kind.PLACE: SURE, Kind.ORG: SURE})
LIKELY_PARTY: Odds = MappingProxyType({Kind.PLACE: LIKELY, Kind.ORG: LIKELY})

POSSESSIVE = frozenset(("'s", "’s"))
_BETWEEN = listed(
    "has have had having will would did does do was were is are been being also then soon later formally officially",
    "never not first again only still once finally eventually itself since",
)
_SKIPPED = 4
# What is done first ("X agreed to send"); the verb after "to" is the deed.
_WILLING = listed(
    "agreed agrees decided decides refused refuses failed fails promised promises threatened threatens planned plans",
    "continued continues began begins offered offers tried tries wanted wants hoped hopes intends intended scheduled",
    "expected due forced obliged able ready reluctant chose attempted",
)


def evidence(frames: Frames, words: Words, start: int, end: int) -> dict[Kind, float]:
    """Return the log-odds that the frames of a table give to each kind; nothing where none applies.

    Parameters
    ----------
    frames
        The table; of its rows that apply, the strongest counts for each kind.
    words
        The tokens of a text.
    start, end
        The tokens of the name (end-exclusive).
    """
    found: dict[Kind, float] = {}
    for frame, odds in frames:
        if frame(words, start, end):
            for kind, weight in odds.items():
                found[kind] = max(found.get(kind, 0.0), weight)
    return found


def verb_at(words: Words, end: int) -> int:
    """Return where the verb stands whose subject a name is that ends there, if it is one: what auxiliaries lead to."""
    for at in range(end, min(end + _SKIPPED, len(words))):
        if words[at] not in _BETWEEN and not words[at].endswith("ly"):
            return at
    return end


def deed_at(words: Words, end: int) -> int:
    """Return where the deed stands: the verb of the name, or what it agrees or refuses to do; the end where none is."""
    at = verb_at(words, end)
    willing = at + 2 < len(words) and words[at] in _WILLING and words[at + 1] == "to"
    return at + 2 if willing else at


def owner_of(owned: Collection[str]) -> Frame:
    """Return the frame of a name whose own one of some words is: "X's parliament"."""

    def frame(words: Words, start: int, end: int) -> bool:
        return end + 1 < len(words) and words[end] in POSSESSIVE and words[end + 1] in owned

    return frame
