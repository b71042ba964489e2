"""Frames in which a name is hardly that of a person: what only lands, or lands and bodies, do, have or undergo.

A country gains independence, holds elections, joins a union; a side is relegated, or is bowled out; both are played
against, and take "its" and, in British English, verbs in the plural. Which verbs these are is a matter of the lexicon
(Quirk and others, *A Comprehensive Grammar of the English Language*, 10.36–37, on collective nouns), so they are
listed. To add a verb, put it into its list; to add a frame, write a function and its row in `FRAMES`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType

from annotate.stages.lists import listed
from annotate.values.model import Kind

SURE = 3.0
"""Log-odds of what is said of hardly anything but lands, or of hardly any person."""
LIKELY = 1.5
"""The same of what is mostly said of them."""
_LAND = (Kind.PLACE,)
_PARTY = (Kind.PLACE, Kind.ORG)

Words = Sequence[str]
Frame = Callable[[Words, int, int], bool]

_BETWEEN = listed(
    "has have had having will would did does do was were is are been being also then soon later formally officially",
    "never not first again only still once finally eventually itself",
)
_SKIPPED = 4
_OBJECT_WITHIN = 6
_JOIN = listed("join joins joined joining enter enters entered entering leave leaves left leaving quit rejoined")
_GAIN = listed(
    "achieve achieved attain attained declare declared declares declaring demand demanded gain gained gains gaining",
    "grant granted lose lost obtain obtained proclaim proclaimed receive received regain regained restore restored win",
    "won keep kept maintain maintained",
)
_BECOME = listed("become becomes became becoming remained remains")
_HOLD = listed("hold holds held")
_STATEHOOD = listed("independence neutrality sovereignty statehood autonomy")
# A verb, and the words of which one must follow it soon, to be that of a land.
_OF_LANDS: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        **dict.fromkeys(_GAIN, _STATEHOOD),
        **dict.fromkeys(
            _BECOME, listed("independent republic kingdom protectorate dominion neutral sovereign democracy federation")
        ),
        **dict.fromkeys(_HOLD, listed("election elections referendum plebiscite")),
        **dict.fromkeys(
            _JOIN, listed("EU NATO UN Nations Union War Commonwealth eurozone Comecon Axis Federation Confederation WTO")
        ),
        **dict.fromkeys(
            ("has", "had"), listed("population inhabitants coastline climate expectancy literacy GDP tributaries")
        ),
    }
)
_ALONE = listed(
    "seceded secedes secede ratified ratify ratifies exports imports abstained borders straddles adjoins abuts",
)
# Nouns of what is said "of" lands alone.
_OF_LAND = listed(
    "accession annexation coast coasts inhabitants independence neutrality outskirts partition population secession",
    "sovereignty territory territories environs",
)
_SENT = listed("ambassador ambassadors embassy consulate envoy legation exports accession")
_SENT_BY = frozenset(("to", "in", "from"))
_PLURAL = frozenset(("were", "are"))
_GAMES = listed("Games Olympics Championship Championships Cup Asiad Universiade Euro")
_TAKING_PART = listed("participate participated participates competed compete competes qualified qualify qualifies")
_TAKEN_UP_WITHIN = 12
_ITS = frozenset(("its", "itself"))
_RELATING = listed("in of at by from to for with on and or who which where until as")
_HE = listed("he his him himself she her herself who whose their they")
_STOPS = frozenset((".", ";", "!", "?", "\n", ":", ",", "(", '"', "“", "”"))
_FIXTURES = listed("debut friendly Test Tests cap caps qualifier internationals fixture semifinal semi-final playoff")
_AGAINST = listed("against over versus v vs")
_PLAYED = listed(
    "played plays playing play debut debuted capped caps appeared appearances goals signed scored bowled batted",
)
_REPRESENT = listed("represent represents represented representing")
_SPORT_WITHIN = 5
_SCORING = listed("scored made posted reached")
_CRICKET = listed("overs wickets")
_CRICKET_WITHIN = 9


def evidence(words: Words, start: int, end: int) -> dict[Kind, float]:
    """Return the log-odds that such frames give to each kind; nothing where none applies.

    Parameters
    ----------
    words
        The tokens of a text.
    start, end
        The tokens of the name (end-exclusive).
    """
    found: dict[Kind, float] = {}
    for frame, kinds, weight in FRAMES:
        if frame(words, start, end):
            for kind in kinds:
                found[kind] = max(found.get(kind, 0.0), weight)
    return found


def _verb(words: Words, end: int) -> int:
    """Return where the verb stands whose subject a name is that ends there, if it is one: what auxiliaries lead to."""
    for at in range(end, min(end + _SKIPPED, len(words) - 1)):
        if words[at] not in _BETWEEN and not words[at].endswith("ly"):
            return at
    return end


def _acts_as_land(words: Words, start: int, end: int) -> bool:
    """ "X gained its independence", "X held elections", "X joined the EU", "X seceded", "X has a population of"."""
    for at in {end, _verb(words, end)} if end < len(words) else ():
        if words[at] in _ALONE:
            return True
        objects = _OF_LANDS.get(words[at])
        if objects and not objects.isdisjoint(words[at + 1 : at + 1 + _OBJECT_WITHIN]):
            return True
    return False


def _is_of_land(words: Words, start: int, end: int) -> bool:
    """ "the independence of X", "ambassador to X"."""
    if start < 2:
        return False
    noun, preposition = words[start - 2], words[start - 1]
    return (preposition == "of" and noun in _OF_LAND) or (preposition in _SENT_BY and noun in _SENT)


def _is_plural(words: Words, start: int, end: int) -> bool:
    """ "X were all out", "X are": a name in the singular with a verb in the plural, and none beside it."""
    if end >= len(words) or words[end] not in _PLURAL or words[end - 1].endswith("s"):
        return False
    before = words[start - 1] if start else ""
    if before == ",":
        before = words[start - 2] if start > 1 else ""
        return bool(before) and not before[:1].isupper()
    return before not in ("and", "or", "&", "nor", "/")


def _is_beaten(words: Words, start: int, end: int) -> bool:
    """ "X were all out", "X was relegated", "X scored 258 runs in 50 overs"."""
    at = _verb(words, end) if end < len(words) else end
    if at >= len(words):
        return False
    if words[at] == "relegated" or tuple(words[at : at + 2]) == ("all", "out"):
        return True
    return words[at] in _SCORING and not _CRICKET.isdisjoint(words[at + 1 : at + _CRICKET_WITHIN])


def _takes_part(words: Words, start: int, end: int) -> bool:
    """ "X has participated in the Games"."""
    at = _verb(words, end) if end < len(words) else end
    return at < len(words) and words[at] in _TAKING_PART and not _GAMES.isdisjoint(words[at + 1 : at + 8])


def _is_taken_up(words: Words, start: int, end: int) -> bool:
    """ "X declared its neutrality": a subject that "its" takes up before another name can."""
    if end >= len(words) or not words[end].isalpha() or not words[end].islower() or words[end] in _RELATING:
        return False
    for word in words[end : end + _TAKEN_UP_WITHIN]:
        if word in _ITS:
            return True
        if word in _HE or word in _STOPS or word[:1].isupper():
            return False
    return False


def _is_played_against(words: Words, start: int, end: int) -> bool:
    """ "his debut against X", "a friendly against X"."""
    before = words[max(0, start - _SPORT_WITHIN) : start]
    return bool(before) and before[-1] in _AGAINST and not _FIXTURES.isdisjoint(before)


def _is_played_for(words: Words, start: int, end: int) -> bool:
    """ "she played for X", "representing X"."""
    before = words[max(0, start - _SPORT_WITHIN + 1) : start]
    if not before:
        return False
    return before[-1] in _REPRESENT or (before[-1] == "for" and not _PLAYED.isdisjoint(before))


# The frame, the kinds it speaks for, and how much.
FRAMES: tuple[tuple[Frame, tuple[Kind, ...], float], ...] = (
    (_acts_as_land, _LAND, SURE),
    (_is_of_land, _LAND, SURE),
    (_is_beaten, _PARTY, SURE),
    (_is_plural, _PARTY, LIKELY),
    (_takes_part, _PARTY, LIKELY),
    (_is_taken_up, _PARTY, LIKELY),
    (_is_played_against, _PARTY, LIKELY),
    (_is_played_for, _PARTY, LIKELY),
)
