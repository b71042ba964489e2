"""Places by what stands right beside them: "the village of X", "X is a commune in", "X, a port on", "X-based".

The network guesses at names that it never met by their form; a common noun of geography beside a name says what it is.
The patterns are those by which gazetteers and works of reference introduce a place. Each rule yields token spans that
are places; `placed` puts them among the candidates, where nothing longer and nothing certain stands. To add a noun, put
it into its list; to add a pattern, write a rule and name it in `_RULES`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from types import MappingProxyType

from annotate.stages.lists import listed
from annotate.stages.recognise.candidates import BESIDE, Candidate, Placed
from annotate.stages.recognise.lexicon import common_words, is_demonym, is_title
from annotate.stages.tokens import Tokens
from annotate.values.model import Kind

Span = tuple[int, int]

_SETTLED = listed(
    "borough capital city commune comune hamlet municipality port resort seaport settlement suburb town township",
    "village",
)
_DIVISION = listed(
    "canton comarca county department district governorate neighborhood neighbourhood oblast parish prefecture",
    "province raion region subdistrict ward",
)
_LAND = listed("archipelago island isle islet lake mountain peninsula river tributary valley volcano")
_PLACES = _SETTLED | _DIVISION | _LAND
# What a place is said to be, too.
_DEFINING = _PLACES | listed("colony community country dependency enclave exclave locality metropolis protectorate")
_MANY = frozenset(
    f"{noun[:-1]}ies" if noun.endswith("y") and noun[-2] not in "aeiou" else f"{noun}s" for noun in _PLACES
)
# What is said "of" places alone.
_OF = _PLACES | listed("coast environs outskirts")
# What follows the name of a place as a common noun.
_AFTER = (
    _DIVISION
    | _LAND
    | listed(
        "airfield airport area basin coast county countryside delta estuary harbour highlands lowlands massacre",
        "plateau railway rainforest seaport steppe suburbs valley",
    )
)
_ARTICLES = frozenset(("a", "an", "the", "one"))
_NO_NAMES = listed(
    "a an any both each every her his its my no our some that the their these this those your it he she they we i you",
    "one here there who what which where",
)
_BEING = frozenset(("is", "was"))
_STANDING = frozenset(("situated", "located"))
# What may stand before it is said what a place is: "X is also a village in".
_ALSO = frozenset(("also", "formerly", "now", "once", "today", "still"))
_WHERE = frozenset(("in", "on", "at", "of", "near", "north", "south", "east", "west", "along", "within", "between"))
_ABOUT = frozenset(("about", "approximately", "just", "some", "with"))
_JOINING = listed("de del la le les sur am an der - do da upon on di du des dos das sous im op")
_LONGEST = 5
_LEAST_BEFORE = 2
_ADJECTIVES = 5
_ENDS = frozenset('.!?:;"“”')


def placed(tokens: Tokens, candidates: Sequence[Candidate]) -> list[Candidate]:
    """Make places of the names beside which a noun says so, and add those that nobody marked."""
    spans = [
        span
        for at, word in enumerate(tokens.forms)
        if (rule := _RULES.get(word)) is not None and at
        for span in rule(tokens, at)
    ]
    if not spans:
        return list(candidates)
    found = Placed(candidates)
    for start, end in spans:
        _settle(found, tokens, start, end)
    return found.all()


def _settle(found: Placed, tokens: Tokens, start: int, end: int) -> None:
    touching = found.within(start, end)
    if not touching:
        if not is_demonym(tokens[start:end]):
            found.replace((), Candidate(start, end, Kind.PLACE, (BESIDE,)))
        return
    only = touching[0]
    other = only.kind in (Kind.PERSON, Kind.PLACE) and not only.decided
    if len(touching) == 1 and other and start <= only.start and only.end <= end:
        found.replace(touching, only.because(BESIDE, Kind.PLACE))


def _named_of(tokens: Tokens, at: int) -> Iterator[Span]:
    """ "the village of X", "the towns of X and Y"."""
    noun = tokens[at - 1]
    if noun in _OF or noun in _MANY:
        start = at + 1
        while span := _name(tokens, start):
            yield span
            start = _next_of_row(tokens, span[1]) if noun in _MANY else len(tokens)


def _next_of_row(tokens: Tokens, at: int) -> int:
    while at < len(tokens) and tokens[at] in (",", "and"):
        at += 1
    return at


def _defined(tokens: Tokens, at: int) -> Iterator[Span]:
    """ "X is a commune in", "X was once a small port on", "X is situated in", at the beginning of a sentence."""
    standing = any(one in _STANDING for one in tokens[at + 1 : at + 3])
    also = at + 1 < len(tokens) and tokens[at + 1] in _ALSO
    if (standing or _is_noun_phrase(tokens, at + 1 + also)) and (span := _opening(tokens, at)):
        yield span


def _set_beside(tokens: Tokens, at: int) -> Iterator[Span]:
    """ "X, a village in": an apposition."""
    if _is_noun_phrase(tokens, at + 1) and (span := _ending(tokens, at)):
        yield span


def _before_noun(tokens: Tokens, at: int) -> Iterator[Span]:
    """ "the X valley"."""
    if span := _ending(tokens, at):
        yield span


def _compounded(tokens: Tokens, at: int) -> Iterator[Span]:
    """ "X-based"."""
    inside = at > _LEAST_BEFORE and tokens[at - 1] == "-" and not _opens(tokens, at - 2)
    if inside and (span := _ending(tokens, at - 1)):
        yield span


# Each rule by the words at which it looks.
_RULES: Mapping[str, Callable[[Tokens, int], Iterator[Span]]] = MappingProxyType(
    {
        **dict.fromkeys(_AFTER, _before_noun),
        **dict.fromkeys(_BEING, _defined),
        "of": _named_of,
        ",": _set_beside,
        "based": _compounded,
    }
)


def _is_noun_phrase(tokens: Tokens, at: int) -> bool:
    """Whether an article, adjectives and a noun of place follow, and where it lies or the end."""
    if at >= len(tokens) or tokens[at] not in _ARTICLES:
        return False
    if tokens[at : at + 2] == ("one", "of"):
        return any(word in _MANY for word in tokens[at + 2 : at + 2 + _ADJECTIVES])
    for place in range(at + 1, min(len(tokens) - 1, at + 2 + _ADJECTIVES)):
        word = tokens[place]
        if word in _DEFINING:
            after = tokens[place + 1]
            return after in _WHERE or after in _STANDING or (word in _SETTLED and after in _ABOUT)
        if not (word.islower() or word == "-" or is_demonym((word,))):
            return False
        if word in _WHERE or word in _BEING:
            return False
    return False


def _name(tokens: Tokens, at: int) -> Span | None:
    """Return the name that begins at a token: capitals, and small words between them."""
    if at >= len(tokens) or not _is_word_of_name(tokens[at]):
        return None
    end = at + 1
    while end < len(tokens) and end - at < _LONGEST:
        if _is_word_of_name(tokens[end]):
            end += 1
        elif tokens[end] in _JOINING and end + 1 < len(tokens) and _is_word_of_name(tokens[end + 1]):
            end += 2
        else:
            break
    return at, end


def _ending(tokens: Tokens, end: int) -> Span | None:
    """Return the name that ends before a token; none where a common word opens the sentence."""
    start = end
    while start and end - start < _LONGEST and (_is_word_of_name(tokens[start - 1]) or tokens[start - 1] in _JOINING):
        start -= 1
    while start < end and not _is_word_of_name(tokens[start]):
        start += 1
    if start == end or not _is_word_of_name(tokens[end - 1]):
        return None
    return None if _opens(tokens, start) and tokens[start].lower() in common_words() else (start, end)


def _opening(tokens: Tokens, end: int) -> Span | None:
    span = _ending(tokens, end)
    return span if span and _opens(tokens, span[0]) else None


def _opens(tokens: Tokens, at: int) -> bool:
    return at == 0 or tokens[at - 1] in _ENDS or "\n" in tokens[at - 1]


def _is_word_of_name(word: str) -> bool:
    written = word[:1].isupper() and word[1:].islower() and word.isalpha()
    return written and word.lower() not in _NO_NAMES and not is_title(word)
