"""Frames of position: what is in, from, to or beside a name is hardly in, from, to or beside a person.

A preposition alone tells little ("in Goethe", "from Goethe"); with what governs it or follows, it tells more: one is
born *in*, emigrates *to*, and the north, the rest or the outskirts *of* a place are its parts (Quirk and others,
*A Comprehensive Grammar of the English Language*, 9.15–32 on prepositions of place). To add a word, put it into its
list; to add a frame, write its row in `FRAMES`, and a function where `_behind` does not give it.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from types import MappingProxyType

from annotate.stages.dates.lexicon import MONTH_WORDS
from annotate.stages.lists import listed
from annotate.stages.recognise.telling import POSSESSIVE, Frame, Frames, Words
from annotate.values.model import Kind

SURE = 3.5
"""Log-odds of what stands there for places, of which hardly one is a person or a body."""
NOBODY = 3.0
"""The same for places where persons hardly stand."""
BODY = 2.5
"""The same for bodies there."""

_LAND: Mapping[Kind, float] = MappingProxyType({Kind.PLACE: SURE})
_NOWHERE: Mapping[Kind, float] = MappingProxyType({Kind.PLACE: NOBODY, Kind.ORG: BODY})
_OPENING = frozenset(("In", "Throughout"))
# What follows a name that is a whole noun phrase, and modifies nothing.
_CLOSING = listed(
    "; : ( ) and or in on at from to for by before after during until since with when where who which as but was were",
    "is are had has have while that under between because of he she it they there this these his her its",
) | frozenset((".", ",", "!", "?", '"', "”", "—", "–", ""))
# What tells that a time follows, in which somebody was there.
_WHEN = listed("on in during until since from between after before at")
# Who is born, lives or is buried somewhere, and what takes place there.
_BEING = listed(
    "born buried died educated elected established exhibited extinct filmed founded headquartered held imprisoned",
    "interned launched lived lives living manufactured marketed married raised registered reside resided residing",
    "schooled settled settling shot signed stationed studied taught unveiled situated located based premiered",
)
_AT = frozenset(("in", "at", "near", "outside"))
# Who leaves one land and goes to another; in persons' favour nobody emigrates.
_LEAVING = listed(
    "emigrate emigrated emigrates emigrating immigrate immigrated immigrating migrate migrated migrating deport",
    "deported relocate relocated relocating repatriated sail sailed sailing ferry ferries railway railroad road route",
    "highway motorway flights resettled exported exports travelled traveled travelling traveling fled flew settlers",
    "emigration immigration migration voyage",
)
_TOWARDS = frozenset(("to", "from", "via", "through"))
_OFS = frozenset(("of",))
# Parts of lands, and what is done to lands, "of" which it is said.
_OF = listed(
    "rest north south east west north-east north-west south-east south-west northeast northwest southeast southwest",
    "mainland coast coasts shore shores bombardment conquest siege storming colonisation colonization invasion",
    "liberation fall capture centre center heart outskirts environs interior hinterland borders border frontier",
    "frontiers parishes flora fauna peoples province provinces duchy kingdom principality voivod voivode king queen",
    "mayor governor duke bishop archbishop sultan emir prefect natives inhabitants",
)
# Offices and rights of lands and of bodies.
_OF_NOBODY = listed(
    "president presidents premier premiers minister ministers ambassador ambassadors chancellor republic law laws",
    "constitution citizens subjects district districts suburbs streets",
)
# Adjectives of direction that stand before the names of lands alone.
_SUPERLATIVE = listed(
    "northernmost southernmost easternmost westernmost north-eastern north-western south-eastern south-western",
    "northeastern northwestern southeastern southwestern",
)
_DEFINITE = frozenset(("newly", "now"))
_UNITED = listed("united independent unified")
# What one shares a border with.
_BORDERING = listed("bordered border borders bordering frontier frontiers shared boundary")
_BESIDE = frozenset(("with", "by"))
# Those of a land, after a superlative.
_PEOPLE = listed(
    "actors actresses artists architects authors banks bands cities citizens clubs companies composers conglomerates",
    "consumers directors enterprises entrepreneurs exporters factories families farmers festivals firms forests",
    "growers importers industries islands lakes manufacturers mountains museums newspapers parks peoples players poets",
    "politicians ports provinces railways regions rivers schools scientists singers suburbs theatres towns",
    "universities villages volcanoes voters writers",
)
_FOREMOST = listed(
    "most largest leading best oldest finest biggest greatest highest longest foremost few many major larger smaller",
    "top poorest richest small",
)
_OWNED_WITHIN = 6
# What is done to rivers and straits, and their sides.
_CROSSING = listed("cross crossed crosses crossing recrossed across forded ferried")
_BANKS = listed("bank banks mouth mouths estuary headwaters tributary tributaries")
# What has a name of a land before it.
_CALAMITIES = listed("massacre floods earthquake earthquakes famine floodplain countryside backcountry")


def places(words: Words, start: int, end: int) -> bool:
    """Whether a frame stands around a name that hardly admits anything but a place, whoever marked it.

    A number behind it makes it a title ("the rest of Factor 1"), and so does a capital ("the Queen of Night").
    """
    if _word(words, end)[:1].isdigit() or _word(words, start - 2)[:1].isupper():
        return False
    return any(frame(words, start, end) for frame, kinds in FRAMES if kinds is _LAND or frame is _IS_SCENE)


def _word(words: Words, at: int) -> str:
    return words[at] if 0 <= at < len(words) and "\n" not in words[at] else ""


def closes(word: str) -> bool:
    """Whether a word that follows a name leaves it alone, so that it is no possessor and modifies no noun."""
    return word in _CLOSING or word[:1].isdigit()


def _is_whole(words: Words, end: int) -> bool:
    return closes(_word(words, end))


def _is_around(words: Words, start: int, end: int) -> bool:
    """ "In X this", "in X in 1910", "in X, where": the scene of what is told."""
    last, after = _word(words, start - 1), _word(words, end)
    if last in _OPENING:
        return _is_whole(words, end) and after != "("
    if last != "in":
        return False
    dated = after in _WHEN and (_word(words, end + 1)[:1].isdigit() or _word(words, end + 1).lower() in MONTH_WORDS)
    return dated or (after == "," and _word(words, end + 1) == "where")


def _behind(heads: Collection[str], prepositions: Collection[str]) -> Frame:
    """Return the frame of a name that is the whole object of a preposition which one of some words governs."""

    def frame(words: Words, start: int, end: int) -> bool:
        governed = _word(words, start - 1) in prepositions and _word(words, start - 2).lower() in heads
        return governed and _is_whole(words, end)

    return frame


def _is_turned(words: Words, start: int, end: int) -> bool:
    """ "westernmost X", "the newly united X"."""
    last = _word(words, start - 1)
    return last in _SUPERLATIVE or (last in _UNITED and _word(words, start - 2) in _DEFINITE)


def _has_people(words: Words, start: int, end: int) -> bool:
    """ "one of X's leading conglomerates"."""
    if _word(words, end) not in POSSESSIVE or _word(words, end + 1) not in _FOREMOST:
        return False
    return not _PEOPLE.isdisjoint(words[end + 2 : end + 2 + _OWNED_WITHIN])


def _is_crossed(words: Words, start: int, end: int) -> bool:
    """ "crossed the X", "the banks of the X": a river."""
    if _word(words, start - 1) != "the" or not _is_whole(words, end):
        return False
    led = _word(words, start - 2)
    return led in _CROSSING or (led == "of" and _word(words, start - 3) in _BANKS)


def _is_stricken(words: Words, start: int, end: int) -> bool:
    """ "the 2010 X floods"."""
    return _word(words, end) in _CALAMITIES


# "born in X", "was held at X": where it took place.
_IS_SCENE = _behind(_BEING, _AT)

# The frame, and how much it speaks for which kinds.
FRAMES: Frames = (
    (_is_around, _NOWHERE),
    (_IS_SCENE, _NOWHERE),
    (_behind(_LEAVING, _TOWARDS), _NOWHERE),  # "emigrated to X", "the railway from X"
    (_behind(_OF, _OFS), _LAND),  # "the rest of X", "the King of X"
    (_behind(_OF_NOBODY, _OFS), _NOWHERE),  # "the presidents of X", "the law of X"
    (_is_turned, _LAND),
    (_behind(_BORDERING, _BESIDE), _LAND),  # "the frontier with X", "bordered by X"
    (_has_people, _LAND),
    (_is_stricken, _LAND),
    (_is_crossed, _LAND),
)
