"""What the words next to a name say about its kind: "in ___", "___ said", "the ___ Party".

The network judges a name it never met by its form, because forms told it most in training; the words around a name
tell more, and those around all its occurrences in a text more still. The weights (`data/contexts.csv`) are those of a
logistic regression over the neighbours of the names in the training corpora, made by `annotate_train.lessons.contexts`;
no name and no other word with a capital has one. Feature `-1` is the word before, `+1` the word after, and the two-word
features hold both words of a side.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache
from importlib.resources import files

from annotate.stages.lists import listed
from annotate.stages.recognise import deeds, parties, telling, whereabouts
from annotate.stages.recognise.lexicon import bare, endings, personal_acts, personal_things, personal_titles
from annotate.values.model import Kind

PERSONAL = 1.5
"""Log-odds that what only persons do or have gives to persons, and that one goes there to places."""
SURE = 3.0
"""The same of what is said of hardly anything else."""
KINDS = (Kind.PERSON, Kind.PLACE, Kind.ORG)
_EDGE = "|"
_NAME = "Aa"
_FIGURE = "#"
_POSSESSIVE = frozenset(("'s", "’s"))
_TOWARDS = frozenset(("to", "from", "into", "via", "through", "towards", "toward", "between", "for"))
_GOING_WITHIN = 4
_VERB_AND_TO = 2
# Verbs of motion, and what leads from one place to another.
_GOING = listed(
    "arrive arrived arriving climbed commute commuted cycled deported descend descended descends drive driven driving",
    "drove emigrated emigrating escaped evacuated exiled extended extends fled flew flies flow flown flows fly flying",
    "go goes going gone headed",
    "heading hitchhiked immigrated journey journeyed march marched marching migrated move moved moves moving proceeded",
    "railroaded ran relocated retreated return returned returning returns rode sail sailed sailing steamed stretches",
    "transferred travel traveled traveling travelled travelling travels trek trekked voyage walked went withdrew",
    "bus buses canal commuter connection express ferry flight flights highway line motorway path pipeline railroad",
    "railway road route routes service services train trains tram transport visit visits visitors way",
)
_AGES = range(5, 110)
_APPOSED = 3
_AFTER_AGE = frozenset((",", "."))
_SAYING = frozenset(
    ("says", "said", "explains", "explained", "adds", "added", "recalls", "recalled", "replied", "asked")
)
_QUOTED = frozenset(('"', "”", "’", "'", "''"))
_OPENING = (".", "\n", "that", "and", "but", "when", "because", "while", "as", "if", "after", "before", "where", "how")
_RELATING = frozenset(("in", "of", "at", "by", "from", "to", "for", "with", "on", "and", "or", "who", "which", "where"))
_HE = frozenset(("he", "his", "him", "himself", "she", "herself"))
_STOPS = frozenset((".", ";", "!", "?", "\n", "it", "its", "they", "their"))
_TAKEN_UP_WITHIN = 14
_APPOSED_WITHIN = 6
_OWNERS = listed("his her my their our your a an the")
_HIS = frozenset(("his", "her", "my", "their"))
_NAMED = frozenset(("named", "called"))
_DASHES = frozenset(("-", "–", "—"))
_KIN = listed(
    "aunt boy bride brother brother-in-law child children cousin daughter father fiancé fiancée friend girl",
    "grandfather grandmother grandson husband man mother nephew niece sister son son-in-law sweetheart uncle",
    "widow wife woman youth",
)
_TRADES = listed(
    "actor actress admiral ambassador anthropologist archaeologist architect artist author baker banker barber",
    "biographer biologist blacksmith boxer butcher carpenter chemist clerk composer conductor cook critic dentist",
    "diplomat director doctor dramatist driver economist editor engineer essayist farmer fisherman foreman",
    "general geographer geologist grocer guide historian inventor jockey journalist judge lawyer linguist",
    "mathematician mechanic merchant miner missionary musician naturalist novelist nurse officer painter",
    "philosopher photographer physician physicist pianist pilot playwright poet policeman politician porter",
    "postman priest printer psychologist publisher rabbi reporter sailor scholar sculptor secretary senator",
    "servant shoemaker singer soldier sociologist statesman student surgeon tailor teacher translator violinist",
    "waiter weaver writer",
)
# Offices that are held, of which one says who holds it.
_HELD = listed(
    "adviser ambassador attaché bishop chairman chancellor chargé chief commander commissar commissioner consul",
    "correspondent counsellor delegate director emissary envoy governor interpreter leader legate mayor minister",
    "negotiator premier president rector representative secretary spokesman spokeswoman undersecretary viceroy",
)
_AFTER_OFFICE = frozenset((word,) for word in ("of", "in", "at", "to", "under", "for", "from", "since", "until", ","))
_NOT_BEFORE_HOLDER = listed("at in near from to into outside around via")
_OF_PERSONS = listed(
    "biographer biographers biographies biography daughter daughters death father friend friends husband memoirs",
    "mother nephew niece pupil pupils son sons widow wife brother brothers sister sisters",
)
_LONGEST_ENDING = 7
_LEAST_STEM = 2
_TABLES = (parties.FRAMES, whereabouts.FRAMES, deeds.FRAMES)
_STRAIGHT = str.maketrans("’‘“”", "''\"\"")


def features(words: Sequence[str], start: int, end: int) -> tuple[str, ...]:
    """Return what stands around the tokens `start` to `end` (end-exclusive): four features, in a fixed order."""
    before, last = _shape(words, start - 2), _shape(words, start - 1)
    after, next_one = _shape(words, end), _shape(words, end + 1)
    return (f"-1 {last}", f"-2 {before} {last}", f"+1 {after}", f"+2 {after} {next_one}")


def evidence(words: Sequence[str], start: int, end: int) -> Mapping[Kind, float]:
    """Return the log-odds that the words around a name give to each kind; 0 where they say nothing."""
    known = weights()
    rows = [known[feature] for feature in features(words, start, end) if feature in known]
    found = {kind: sum(row[index] for row in rows) for index, kind in enumerate(KINDS)}
    for speaks, kind, weight in _SIGNS:
        if speaks(words, start, end):
            found[kind] += weight
    for kind, weight in framed(words, start, end):
        found[kind] += weight
    return found


def framed(words: Sequence[str], start: int, end: int) -> Iterator[tuple[Kind, float]]:
    """Yield the log-odds that the frames of each table give to kinds; nothing where none applies."""
    for frames in _TABLES:
        yield from telling.evidence(frames, words, start, end).items()


def by_ending(word: str) -> Mapping[Kind, float]:
    """Return the log-odds that the longest known ending of a name gives; none for short names."""
    if not word[1:].islower():
        return {}
    for length in range(min(_LONGEST_ENDING, len(word) - _LEAST_STEM), 1, -1):
        if found := endings().get(word[-length:]):
            return dict((found,))
    return {}


def _is_personal(words: Sequence[str], start: int, end: int) -> bool:
    """Whether what follows a name is done or had by persons only ("X smiled", "X's widow")."""
    if end >= len(words):
        return False
    owned = words[end] in _POSSESSIVE and end + 1 < len(words) and words[end + 1] in personal_things()
    return owned or words[end] in personal_acts()


def _is_destination(words: Sequence[str], start: int, end: int) -> bool:
    """Whether somebody goes there, or a way does ("flew home to X", "the line from X")."""
    if start < _VERB_AND_TO or words[start - 1] not in _TOWARDS:
        return False
    return not _GOING.isdisjoint(words[max(0, start - _GOING_WITHIN) : start - 1])


def _has_age(words: Sequence[str], start: int, end: int) -> bool:
    """ "X, 54, ": an age in apposition."""
    said = words[end : end + _APPOSED]
    apposed = len(said) == _APPOSED and said[0] == "," and said[2] in _AFTER_AGE
    return apposed and said[1].isdecimal() and int(said[1]) in _AGES


def _is_speaker(words: Sequence[str], start: int, end: int) -> bool:
    """ "… , " says X": the verb of saying stands behind what was said, and before who said it."""
    return start > 1 and words[start - 1] in _SAYING and words[start - 2] in _QUOTED


def _is_taken_up(words: Sequence[str], start: int, end: int) -> bool:
    """ "X hoped that he": a subject that a pronoun of persons takes up before another name can."""
    before = words[start - 1] if start else _OPENING[0]
    if end >= len(words) or before not in _OPENING or not words[end].isalpha() or words[end] in _RELATING:
        return False
    for word in words[end : end + _TAKEN_UP_WITHIN]:
        if word in _HE:
            return True
        if word[:1].isupper() or word in _STOPS:
            return False
    return False


def _is_kin(words: Sequence[str], start: int, end: int) -> bool:
    """ "X, her brother,", "X, the philosopher,", "X and his wife"."""
    said = words[end : end + _APPOSED_WITHIN]
    if tuple(said[:1]) == ("and",):
        return len(said) > 1 and said[1] in _HIS and not _KIN.isdisjoint(said[2:4])
    if len(said) < _APPOSED or said[0] != "," or said[1] not in _OWNERS:
        return False
    at = next((at for at in range(2, len(said)) if said[at] in _KIN or said[at] in _TRADES), 0)
    return at > 0 and all(word.islower() for word in said[2:at])


def _holds_office(words: Sequence[str], start: int, end: int) -> bool:
    """ "X, deputy foreign minister under Y", "X, then ambassador to Z,": an office in apposition."""
    said = words[end : end + _APPOSED_WITHIN]
    if tuple(said[:1]) != (",",) or (start and words[start - 1].lower() in _NOT_BEFORE_HOLDER):
        return False
    at = next((at for at, word in enumerate(said) if at and not (word.islower() or word in _DASHES)), len(said))
    office = next((at for at in range(at - 1, 0, -1) if said[at] in _HELD), 0)
    return office > 0 and tuple(said[office + 1 : office + 2]) in _AFTER_OFFICE


def _is_called(words: Sequence[str], start: int, end: int) -> bool:
    """ "a cousin named X", "the biographer of X"."""
    if start < _VERB_AND_TO:
        return False
    noun, last = words[start - 2], words[start - 1]
    return (last in _NAMED and (noun in _KIN or noun in _TRADES)) or (last == "of" and noun in _OF_PERSONS)


def _has_lived(words: Sequence[str], start: int, end: int) -> bool:
    """ "X, 1911–1972", "X (1911–1972)": the years of a life."""
    said = words[end : end + 4]
    years = len(said) > _APPOSED and said[0] in {",", "("} and said[2] in _DASHES
    return years and all(len(word) == 4 and word.isdecimal() for word in (said[1], said[3]))


# What stands around a name, the kind that it speaks for, and how much, in log-odds. To add a sign, add a row.
_SIGNS: tuple[tuple[Callable[[Sequence[str], int, int], bool], Kind, float], ...] = (
    (_is_personal, Kind.PERSON, PERSONAL),
    (_has_age, Kind.PERSON, SURE),
    (_is_speaker, Kind.PERSON, SURE),
    (_is_taken_up, Kind.PERSON, PERSONAL),
    (_is_kin, Kind.PERSON, SURE),
    (_holds_office, Kind.PERSON, SURE),
    (_is_called, Kind.PERSON, SURE),
    (_has_lived, Kind.PERSON, PERSONAL),
    (_is_destination, Kind.PLACE, PERSONAL),
)


@cache
def weights() -> Mapping[str, tuple[float, ...]]:
    """Return the weights of each feature, in the order of `KINDS`."""
    text = files("annotate.stages.recognise").joinpath("data/contexts.csv").read_text(encoding="utf-8")
    header, *rows = csv.reader(io.StringIO(text))
    feature, columns = header.index("feature"), [header.index(kind.value.lower()) for kind in KINDS]
    return {row[feature]: tuple([float(row[at]) for at in columns]) for row in rows}


def _shape(words: Sequence[str], at: int) -> str:
    """Return a word in small letters; classes for names, figures and the edge of the paragraph."""
    if not 0 <= at < len(words) or "\n" in words[at]:
        return _EDGE
    word = words[at] if words[at].isascii() else words[at].translate(_STRAIGHT)
    if not word.isalpha() and any(char.isdigit() for char in word):
        return _FIGURE
    if word[:1].isupper() and not _opens(words, at):
        return word.lower() if bare(word) in personal_titles() else _NAME
    return word.lower()


def _opens(words: Sequence[str], at: int) -> bool:
    return at == 0 or words[at - 1] in (".", "!", "?", "\n", "“", '"')
