"""What a name mostly is, where the text does not say otherwise: a town of the world, or somebody who led a state.

The network guesses at a name that it never met. That a town has it says much: a name of more words is then that place,
and one of one word leans to it (`annotate.stages.recognise.weigh`). Names that are also persons' lean less; surnames of
those who led states and armies lean to persons. A town that nobody marked is added where its place in the sentence is
one of a place. Nothing here is certain, unlike `lexicon.lands`. To add a name, add a line to its list.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import TYPE_CHECKING

from annotate.stages.lists import kept, listed
from annotate.stages.recognise.candidates import IN_GAZETTEER, Candidate, Placed
from annotate.stages.recognise.contexts import evidence
from annotate.stages.recognise.lexicon import common_words, is_title
from annotate.values.model import Kind

if TYPE_CHECKING:
    from annotate.stages.tokens import Tokens

TOWN = "a place of the world has this name"
SURNAME = "a surname that is hardly anything else"
LEANING = 3.5
"""Log-odds that a name of one word gives to places if a town has it."""
BORNE = 5.0
"""The same to persons if it is such a surname: what leaders do is said of states, too."""
PROVINCE = 5.0
"""The same of those that are listed by hand, of which hardly one is a person's."""
SMALL = 1.5
"""The same of a small town, of whose names some are also surnames that nothing told."""
SHARED = 1.0
"""The same of a town whose name persons have, too."""
_CAPITALS = 5
"""Letters of a name that is known all in capitals, too."""
_ENOUGH = 0.5
"""Log-odds by which the words around a town that nobody marked must speak for a place."""
_DASHES = frozenset(("-", "–", "—"))
_LINKS = frozenset(("-", "&", "the", "de", "’", "'"))
_WHERE = listed("at in near outside inside around across throughout toward towards via from to of into through within")


@cache
def _shared_places() -> frozenset[str]:
    return frozenset(_lines("shared_places.txt"))


@cache
def _small_towns() -> frozenset[str]:
    return frozenset(_lines("small_towns.txt")) - _shared_places() - _surnames()


@cache
def _provinces() -> frozenset[str]:
    return frozenset(_by_hand()) - _shared_places() - _surnames()


def _by_hand() -> tuple[str, ...]:
    return tuple(name for file in ("provinces.txt", "storied_places.txt", "east_asia.txt") for name in _lines(file))


@cache
def _places() -> frozenset[str]:
    return (frozenset(_lines("towns.txt")) - _shared_places() - _surnames()) | _provinces() | _small_towns()


@cache
def _longer() -> Mapping[str, tuple[tuple[str, ...], ...]]:
    """Return the names of more than one token by their first, the longest first."""
    found: dict[str, list[tuple[str, ...]]] = defaultdict(list)
    for name in _places():
        if " " in name or "-" in name:
            words = tuple(name.replace("-", " - ").split())
            found[words[0]].append(words)
    return {first: tuple(sorted(names, key=len, reverse=True)) for first, names in found.items()}


@cache
def _surnames() -> frozenset[str]:
    return frozenset(_lines("surnames.txt"))


def listed_places() -> frozenset[str]:
    """Return the names of places that are listed by hand, and the surnames."""
    return frozenset(_by_hand()) | _shared_places() | _surnames()


def leaning(word: str) -> Mapping[Kind, float]:
    """Return the log-odds that a name of one word gives to a kind for what it mostly is."""
    word = _written(word)
    if word in _places():
        return {Kind.PLACE: PROVINCE if word in _provinces() else SMALL if word in _small_towns() else LEANING}
    if word in _shared_places():
        return {Kind.PLACE: SHARED}
    return {Kind.PERSON: BORNE} if word in _surnames() else {}


def is_town(word: str) -> bool:
    """Whether a word is the name of a place and of hardly anything else, as far as the lists tell."""
    return word in _places() and word not in _small_towns()


@cache
def known_words() -> frozenset[str]:
    """Return the names of one word that lean to a kind."""
    names = (*_places(), *_shared_places(), *_surnames())
    return frozenset(name for name in names if name.isalpha())


def settled(tokens: Tokens, candidates: Sequence[Candidate]) -> list[Candidate]:
    """Make places of longer names that towns have; add those that nobody marked, and surnames that stand alone."""
    found = Placed(candidates)
    for at in _unmarked(tokens):
        if not found.within(at, at + 1):
            found.replace((), Candidate(at, at + 1, Kind.PERSON, (SURNAME,)))
    for start, end in _named(tokens):
        touching = found.within(start, end)
        if not touching:
            if _is_place(tokens, start, end):
                found.replace((), Candidate(start, end, Kind.PLACE, (TOWN,)))
        elif end - start > 1 and all(_gives_way(one, start, end) for one in touching):
            found.replace(touching, touching[0].between(start, end).because(TOWN, Kind.PLACE))
    return found.all()


def _gives_way(one: Candidate, start: int, end: int) -> bool:
    """Whether a candidate stands within a longer name that a town has, and nothing but its form speaks for its kind."""
    within = start <= one.start and one.end <= end
    free = not one.decided and one.reasons[0] != IN_GAZETTEER and one.kind in (Kind.PERSON, Kind.ORG)
    return within and free


def _unmarked(tokens: Tokens) -> Iterator[int]:
    """Yield where a surname stands that is part of no longer name and no common word."""
    surnames, forms = _surnames(), tokens.forms
    for at, form in enumerate(forms):
        if form in surnames and form.lower() not in common_words():
            before, after = tokens[at - 1] if at else "", tokens[at + 1] if at + 1 < len(forms) else ""
            if not (before[:1].isupper() or after[:1].isupper() or before in _LINKS or after in _LINKS):
                yield at


def _named(tokens: Tokens) -> Iterator[tuple[int, int]]:
    """Yield where names of places stand, the longest at each token."""
    forms, longer, places, free = tokens.forms, _longer(), _places(), 0
    for at, form in enumerate(forms):
        word = _written(form) if form.isupper() else form
        if at < free or (word not in longer and word not in places):
            continue
        for words in longer.get(word, ()):
            if tuple(map(_written, forms[at : at + len(words)])) == words:
                free = at + len(words)
                yield at, free
                break
        else:
            if word in places:
                yield at, at + 1


def _is_place(tokens: Tokens, start: int, end: int) -> bool:
    """Whether an unmarked name stands where places do, and is no part of a longer name."""
    before = tokens[start - 1] if start else ""
    after = tokens[end] if end < len(tokens) else ""
    if _is_dateline(tokens, start, end) or _stands_out(tokens, start, end):
        return True
    if after[:1].isupper() or after == "-" or before == "-" or is_title(before):
        return False
    if end - start > 1:
        return not before[:1].isupper() or before.lower() in _WHERE
    if tokens[start].lower() in common_words():
        return False
    if tokens[start] in _provinces() and before:
        return not before[:1].isupper()
    return before.lower() in _WHERE or (not before[:1].isupper() and _speaks(tokens, start))


def _is_dateline(tokens: Tokens, start: int, end: int) -> bool:
    """ "Muscat: The ministry", "Srinagar - Three men", "CHICAGO. — All", at the beginning of a paragraph."""
    if (start and "\n" not in tokens[start - 1]) or end + 1 >= len(tokens) or not is_town(_written(tokens[start])):
        return False
    end += tokens[end] == "." and tokens[end + 1] in _DASHES and end + 2 < len(tokens)
    divided = tokens[end] == ":" or (tokens[end] in _DASHES and bool(tokens.blanks[end - 1]))
    return divided and tokens[end + 1][:1].isupper()


def _stands_out(tokens: Tokens, start: int, end: int) -> bool:
    """ "WIMBORNE. The fair was …", "at the Mart, LEEDS, on": a town in capitals, and no word beside it in them."""
    before, after = tokens[start - 1] if start else "", tokens[end] if end < len(tokens) else ""
    capitals = tokens[start].isupper() and end - start == 1 and is_town(_written(tokens[start]))
    return capitals and not any(word.isupper() and len(word) > 1 for word in (before, after))


def _speaks(tokens: Tokens, at: int) -> bool:
    """Whether the words around a name of one word speak for a place."""
    said = evidence(tokens.forms, at, at + 1)
    others = max(weight for kind, weight in said.items() if kind is not Kind.PLACE)
    return said[Kind.PLACE] - others >= _ENOUGH


def _written(word: str) -> str:
    return word.capitalize() if len(word) >= _CAPITALS and word.isupper() else word


def _lines(name: str) -> tuple[str, ...]:
    return kept("annotate.stages.recognise", name)
