"""Frames of deeds: what states, councils and sides do to what, which persons alone hardly do.

A verb tells little ("X signed"), and its object much: treaties are signed, ambassadors recalled, embassies opened,
mayors elected and games hosted by lands and towns; matches end on penalties between sides. The verbs are those of the
classes by which handbooks of diplomacy and government describe what states do. Leaders are said to do some of it, too,
so most rows are only likely. To add a deed, add its verbs and objects to a table; to add a frame, write a function and
its row in `FRAMES`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from annotate.stages.lists import listed
from annotate.stages.recognise.telling import (
    LIKELY_LAND,
    LIKELY_PARTY,
    SURELY_LAND,
    SURELY_PARTY,
    Frames,
    Words,
    deed_at,
    owner_of,
    verb_at,
)  # fmt: skip

_OBJECT_WITHIN = 7
# Verbs, and the objects of which one must follow soon: of what lands and towns do, and hardly persons.
_OF_LANDS: tuple[tuple[str, frozenset[str]], ...] = (
    (
        "recall recalls recalled expel expels expelled withdraw withdraws withdrew",
        listed("ambassador ambassadors envoy envoys diplomat diplomats chargé"),
    ),
    (
        "break breaks broke broken sever severs severed restore restored resume resumed reestablished re-established "
        "establish established suspend suspended open opens opened cut",
        listed("relations ties embassy embassies consulate consulates legation"),
    ),
    ("has have had maintains maintained", listed("embassy embassies consulate consulates legation")),
    ("elect elects elected", listed("mayor parliament council councillors government assembly")),
    (
        "host hosts hosted stage stages staged",
        listed("Games Olympics Cup championships Championships tournament summit Expo Universiade Euro finals"),
    ),
    ("go goes went", listed("polls")),
    (
        "ban bans banned outlaw outlaws outlawed legalise legalised legalize legalized prohibit prohibited",
        listed(
            "import imports export exports smoking cars plastic whaling alcohol divorce abortion billboards casinos"
        ),
    ),
    ("refuse refuses refused grant grants granted", listed("planning asylum citizenship visa visas")),
)
# The same of what those who rule them are said to do, too.
_OF_RULERS: tuple[tuple[str, frozenset[str]], ...] = (
    (
        "adopt adopts adopted enact enacts enacted repeal repealed introduce introduces introduced pass passes passed",
        listed("law laws legislation constitution tax taxes tariff tariffs conscription suffrage quotas currency"),
    ),
    (
        "ban bans banned abolish abolishes abolished legalise legalised restrict restricted allow allowed",
        listed("slavery serfdom marriage penalty punishment parties trade imports exports"),
    ),
    (
        "impose imposes imposed lift lifts lifted tighten tightened ease eased",
        listed("sanctions embargo tariffs duties curfew quarantine restrictions blockade visas"),
    ),
    (
        "sign signs signed denounce denounced accede acceded conclude concluded",
        listed("treaty convention pact protocol armistice"),
    ),
    ("go goes went", listed("war")),
    (
        "invade invades invaded attack attacks attacked occupy occupied annex annexes annexed cede cedes ceded",
        listed("coast islands island territory province provinces border zone neighbour neighbours strip"),
    ),
    ("send sends sent dispatch dispatched", listed("expedition fleet frigate frigates peacekeepers soldiers marines")),
)
_BEING = listed("was were is are been being")
_ALONE = listed("capitulated devalued mobilised mobilized demobilised demobilized ceded annexed invaded")
# What a land or its side has, behind 's.
_OWNED = listed(
    "accession ambassador armistice bid captain central constitution delegation entry foreign goal goalkeeper",
    "government midfielder midfield military minister national navy occupation president prime ruling secession",
    "striker team territory vote withdrawal",
)
_QUALIFYING = listed("qualified qualify qualifies advanced advance promoted")
_FOR = frozenset(("for", "to"))
_ROUNDS = listed(
    "final finals semi-final semi-finals semifinals quarter-finals quarterfinals play-offs playoffs tournament Cup",
    "knockout round division Division League league championship championships Games Olympics",
)
_MATCHED = listed(
    "beat beats beaten beating defeat defeats defeated defeating drew drawn lost overcame edged thrashed faced faces",
    "hammered eliminated met meets played",
)
_AGAINST = listed("against over to with by")
# What tells that it was a match of sides.
_SIDES = listed("penalties replay innings wickets aggregate shoot-out shootout goals goalless overs")
_TIME = ("extra", "time")
_MATCH_WITHIN = 14
_STOPS = frozenset((".", ";", "!", "?", "\n"))
_ROW = frozenset((",", "and", "or"))
_LONGEST_ROW = 12
_PLAYED_FOR = listed("played plays playing play debut caps cap capped scored signed goals appearances international")
_FOR_WITHIN = 6
# Who heads a land, a town or a see, in small letters; "the Duke of Wellington" is a person's name.
_HEADS = listed(
    "abbess abbot archbishop archdeacon bailiff bishop burgomaster dean duchess duke earl elector emir governor khan",
    "king landgrave margrave mayor prior queen sheriff sultan viceroy patriarch metropolitan count countess voivode",
)
_OCCUPIED = listed("occupation invasion annexation recognition bombing conquest")
_BY_WITHIN = 5


def _by_verb(rows: Sequence[tuple[str, frozenset[str]]]) -> Mapping[str, frozenset[str]]:
    """Return the objects of each verb, in whichever rows it stands."""
    verbs = {verb for many, _ in rows for verb in many.split()}
    return MappingProxyType(
        {verb: frozenset().union(*(objects for many, objects in rows if verb in many.split())) for verb in verbs}
    )


_BY_LANDS, _BY_RULERS = _by_verb(_OF_LANDS), _by_verb(_OF_RULERS)


def _does_as_land(words: Words, start: int, end: int) -> bool:
    """ "X refused to recall its ambassador", "X elected its mayor"."""
    return _does(words, end, _BY_LANDS)


def _does_as_ruler(words: Words, start: int, end: int) -> bool:
    """ "X signed the treaty", "X capitulated"."""
    return not _ALONE.isdisjoint(words[deed_at(words, end) :][:1]) or _does(words, end, _BY_RULERS)


def _does(words: Words, end: int, deeds: Mapping[str, frozenset[str]]) -> bool:
    at = deed_at(words, end)
    objects = deeds.get(words[at]) if at < len(words) else None
    if objects is None or not _BEING.isdisjoint(words[max(end, at - 2) : at]):
        return False
    return not objects.isdisjoint(_until_stop(words, at + 1, at + _OBJECT_WITHIN))


def _qualifies(words: Words, start: int, end: int) -> bool:
    """ "X qualified for the finals"."""
    at = deed_at(words, end)
    for_what = at + 1 < len(words) and words[at] in _QUALIFYING and words[at + 1] in _FOR
    return for_what and not _ROUNDS.isdisjoint(words[at + 2 : at + 2 + _OBJECT_WITHIN])


def _is_in_match(words: Words, start: int, end: int) -> bool:
    """ "X beat Y on penalties", "beaten by X by an innings"."""
    before = words[start - 1] if start else ""
    beside = before in _MATCHED | _AGAINST or (end < len(words) and words[verb_at(words, end)] in _MATCHED)
    if not beside:
        return False
    said = (*_until_stop(words, end, end + _MATCH_WITHIN), *words[max(0, start - _FOR_WITHIN) : start])
    if not _SIDES.isdisjoint(said):
        return True
    return any(said[at : at + 2] == _TIME for at in range(len(said) - 1))


def _is_in_row_played_for(words: Words, start: int, end: int) -> bool:
    """ "played for X and Y", "caps for X, Y and Z"."""
    first = start
    while first > 1 and start - first < _LONGEST_ROW and words[first - 1] in _ROW and words[first - 2][:1].isupper():
        first -= 2
        while first and words[first - 1][:1].isupper():
            first -= 1
    if first == start or words[first - 1] != "for":
        return False
    return not _PLAYED_FOR.isdisjoint(words[max(0, first - _FOR_WITHIN) : first])


def _has_head(words: Words, start: int, end: int) -> bool:
    """ "the bishop of X"."""
    return start > 1 and words[start - 1] == "of" and words[start - 2] in _HEADS


def _is_occupier(words: Words, start: int, end: int) -> bool:
    """ "the recognition of Y by X"."""
    before = words[max(0, start - _BY_WITHIN) : start]
    return len(before) > 1 and before[-1] == "by" and "of" in before and not _OCCUPIED.isdisjoint(before)


def _until_stop(words: Words, start: int, end: int) -> Sequence[str]:
    stop = next((at for at in range(start, min(end, len(words))) if words[at] in _STOPS), end)
    return words[start:stop]


FRAMES: Frames = (
    (_does_as_land, SURELY_LAND),
    (_does_as_ruler, LIKELY_LAND),
    (_has_head, SURELY_LAND),
    (owner_of(_OWNED), LIKELY_LAND),  # "X's ambassador", "X's goal tally"
    (_qualifies, LIKELY_PARTY),
    (_is_in_match, SURELY_PARTY),
    (_is_in_row_played_for, SURELY_PARTY),
    (_is_occupier, LIKELY_LAND),
)
"""The frame, and how much it speaks for which kinds."""
