"""Frames in which a name is hardly that of a person: what only lands, or lands and bodies, do, have or undergo.

A country gains independence, holds elections, joins a union; a side is relegated, or is bowled out; both are played
for and against, and take "its" and, in British English, verbs in the plural. Which words these are is a matter of the
lexicon (Quirk and others, *A Comprehensive Grammar of the English Language*, 5.34 on nouns of groups, 10.36 on their
verbs), so they are listed. To add a word, put it into its list; to add a frame, write a function and its row in
`FRAMES`.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from annotate.stages.lists import listed
from annotate.stages.recognise.telling import (
    LIKELY_PARTY,
    NEVER_BUT_LAND,
    SURELY_LAND,
    SURELY_PARTY,
    Frames,
    Words,
    deed_at,
    owner_of,
    verb_at,
)  # fmt: skip

_OBJECT_WITHIN = 6
_STATEHOOD = listed("independence neutrality sovereignty statehood autonomy")
_STATE = listed("state country nation republic kingdom protectorate dominion colony democracy monarchy empire exclave")
_NOT_GOING_ON = listed("of , . ; : and in from that which with until under between on at by ruled")
_UNIONS = listed("EU NATO UN Nations Union War war Commonwealth eurozone Comecon Axis Federation Confederation WTO")
# Verbs, and the words of which one must follow soon, to make their subject a land.
_DOING: tuple[tuple[str, frozenset[str]], ...] = (
    (
        "achieve achieved attain attained declare declared declares declaring demand demanded gain gained gains "
        "gaining lose lost obtain obtained proclaim proclaimed receive received regain regained restored "
        "win won kept",
        _STATEHOOD,
    ),
    ("become becomes became becoming remained remains", listed("independent republic neutral sovereign protectorate")),
    ("hold holds held", listed("election elections referendum plebiscite")),
    ("join joins joined joining enter enters entered entering leave leaves left leaving quit rejoined", _UNIONS),
    ("send sends sent deploy deployed deploys", listed("troops athletes warships")),
    (
        "has had have",
        listed("population inhabitants coastline climate expectancy literacy GDP sovereignty jurisdiction"),
    ),
)
_OBJECTS: Mapping[str, frozenset[str]] = MappingProxyType(
    {verb: objects for verbs, objects in _DOING for verb in verbs.split()}
)
_ALONE = listed("seceded secedes secede ratified ratify ratifies exports imports abstained borders straddles adjoins")
_BEING = listed("is was became remained becomes")
_ARTICLES = listed("a an the")
# Nouns of what is said "of" lands alone, and of what is sent to them or is in them.
_OF_LAND = listed(
    "accession annexation coast coasts colony inhabitants independence neutrality outskirts partition population",
    "secession sovereignty territory territories environs dominion jurisdiction colonisation colonization statehood",
)
_SENT = listed("ambassador ambassadors embassy consulate envoy legation exports accession handover")
_SENT_BY = frozenset(("to", "in", "from"))
# Adjectives of place and time before the name of a land.
_QUALIFYING = listed(
    "medieval imperial ancient colonial rural mainland northern southern eastern western central north-eastern",
    "north-western south-eastern south-western northeastern northwestern southeastern southwestern upstate downtown",
    "present-day modern-day coastal upper lower neighbouring neighboring nearby independent",
)
# What lands and towns have by name ("the X census"), and their sides.
_OF_TOWNS = listed(
    "census mayor legislature suburb suburbs airspace airport harbour harbor metro natives border borders"
)
_OF_SIDES = listed(
    "squad side debut midfielder striker goalkeeper defender winger eleven XI",
    "batsmen bowlers international internationals",
)
_OWNED = listed(
    "largest northern southern eastern western parliament Parliament economy population independence armed accession",
    "coast coasts airspace exports imports GDP climate squad innings coastline coastlines borders territorial nuclear",
    "neighbours neighbors currency provinces",
)
_PLURAL = listed("were are have hold lead trail face play host")
_OPENING = frozenset(("", ".", "\n", "that", "when", "while", "but", "as", "if", "because", "after", "before", "which"))
_GAMES = listed("Games Olympics Championship Championships Cup Asiad Universiade Euro")
_TAKING_PART = listed("participate participated participates qualified qualify qualifies compete competed competes")
_PART_WITHIN = 8
_TAKEN_UP_WITHIN = 12
_ITS = frozenset(("its", "itself"))
_RELATING = listed("in of at by from to for with on and or who which where until as")
_HE = listed("he his him himself she her herself who whose their they")
_STOPS = frozenset((".", ";", "!", "?", "\n", ":", ",", "(", '"', "“", "”"))
_FIXTURES = listed("debut friendly Test Tests cap caps qualifier internationals fixture semifinal semi-final playoff")
_AGAINST = listed("against over versus v vs")
_PLAYED = listed(
    "played plays playing play debut debuted capped caps appeared appearances goals signed scored bowled batted",
    "competed competes participated raced swam rowed wrestled",
)
_REPRESENT = listed("represent represents represented representing")
_FOR_WITHIN = 8
_SPORT_WITHIN = 5
_SCORING = listed("scored made posted reached")
_CRICKET = listed("overs wickets")
_BATTING = listed("batted fielded bowled")
_CRICKET_WITHIN = 9


def _acts_as_land(words: Words, start: int, end: int) -> bool:
    """ "X gained its independence", "X held elections", "X joined the EU", "X seceded", "X has a population of"."""
    for at in {end, verb_at(words, end)} if end < len(words) else ():
        if words[at] in _ALONE:
            return True
        objects = _OBJECTS.get(words[at])
        if objects and not objects.isdisjoint(words[at + 1 : at + 1 + _OBJECT_WITHIN]):
            return True
    return False


def _is_state(words: Words, start: int, end: int) -> bool:
    """ "X was a colony of", "X is also a landlocked country"."""
    if end >= len(words) or words[end] not in _BEING or _ARTICLES.isdisjoint(words[end + 1 : end + 3]):
        return False
    for at in range(end + 2, min(end + 2 + _OBJECT_WITHIN, len(words) - 1)):
        if words[at] in _STATE:
            return words[at + 1] in _NOT_GOING_ON
        if not words[at].isalpha() or words[at] in _NOT_GOING_ON:
            return False
    return False


def _is_of_land(words: Words, start: int, end: int) -> bool:
    """ "the independence of X", "ambassador to X", "in medieval X"."""
    if start < 2:
        return False
    noun, last = words[start - 2], words[start - 1]
    return (last == "of" and noun in _OF_LAND) or (last in _SENT_BY and noun in _SENT) or last in _QUALIFYING


def _has_by_name(words: Words, start: int, end: int) -> bool:
    """ "the X census", "his X debut"."""
    return end < len(words) and (words[end] in _OF_TOWNS or words[end] in _OF_SIDES)


def _is_plural(words: Words, start: int, end: int) -> bool:
    """ "X were all out", "X are": a name in the singular with a verb in the plural, and none beside it."""
    if end >= len(words) or words[end] not in _PLURAL or words[end - 1].endswith("s") or end - start > 1:
        return False
    before = words[start - 1] if start else ""
    if before == ",":
        before = words[start - 2] if start > 1 else ""
        return bool(before) and not before[:1].isupper()
    return before.lower() in _OPENING


def _is_side(words: Words, start: int, end: int) -> bool:
    """ "X were all out", "X was relegated", "X batted first", "X scored 258 in 50 overs"."""
    at = verb_at(words, end) if end < len(words) else end
    if at >= len(words):
        return False
    if words[at] == "relegated" or tuple(words[at : at + 2]) == ("all", "out"):
        return True
    if words[at] in _BATTING and tuple(words[at + 1 : at + 2]) == ("first",):
        return True
    return words[at] in _SCORING and not _CRICKET.isdisjoint(words[at + 1 : at + _CRICKET_WITHIN])


def _takes_part(words: Words, start: int, end: int) -> bool:
    """ "X has participated in the Games", "X is scheduled to compete at the Games"."""
    at = deed_at(words, end)
    within = words[at + 1 : at + _PART_WITHIN]
    return at < len(words) and words[at] in _TAKING_PART and not _GAMES.isdisjoint(within)


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
    """ "his debut against X", "a friendly against X", "X v Y"."""
    before = words[max(0, start - _SPORT_WITHIN) : start]
    return bool(before) and before[-1] in _AGAINST and not _FIXTURES.isdisjoint(before)


def _is_played_for(words: Words, start: int, end: int) -> bool:
    """ "she played for X", "competed at the 2014 Games for X", "representing X"."""
    before = words[max(0, start - _FOR_WITHIN) : start]
    if not before:
        return False
    return before[-1] in _REPRESENT or (before[-1] == "for" and not _PLAYED.isdisjoint(before))


FRAMES: Frames = (
    (_acts_as_land, NEVER_BUT_LAND),
    (_is_state, NEVER_BUT_LAND),
    (_is_of_land, SURELY_LAND),
    (owner_of(_OWNED), NEVER_BUT_LAND),  # "X's parliament", "X's largest lake"
    (_has_by_name, LIKELY_PARTY),
    (_is_side, SURELY_PARTY),
    (_is_plural, LIKELY_PARTY),
    (_takes_part, LIKELY_PARTY),
    (_is_taken_up, LIKELY_PARTY),
    (_is_played_against, LIKELY_PARTY),
    (_is_played_for, SURELY_PARTY),
)
"""The frame, and how much it speaks for which kinds."""
